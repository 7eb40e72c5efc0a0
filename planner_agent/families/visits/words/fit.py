"""A first look at a text: does it speak of visits to people or places at their times?"""

from __future__ import annotations

from planner_agent.language.lexicon import words
from planner_agent.reading.model import Fit, Scan

#: Whom one sees by appointment; sights are seen on trips as well.
_SEE = words("customers customer clients client patients patient appointments visits")
_MEET = words("meet meeting friends stops see")
_MINUTES = words("minutes min mins minute hour hours")
_BETWEEN = words("travel takes walk walking drive driving distances distance apart away way ways to between")
_HALVES = words("am pm a.m p.m noon o'clock")
#: Words of what this family does not plan.
_OTHER = words("""
    flight flights fly flying budget cuisine cuisines itinerary vacation nights accommodation accommodations
    adults restaurants shift shifts roster staff calendar calendars attendees deadline deadlines makespan
""")


def fit(scan: Scan) -> Fit:
    """Somebody to see, clocks at which they are there, lengths in minutes, and ways between places."""
    if not _OTHER.isdisjoint(scan.words):
        return Fit()
    clocks = sum(_is_clock(scan, k) for k in range(len(scan.tokens)))
    lengths = sum(token.low in _MINUTES for token in scan.tokens)
    found = {
        name
        for name, there in (
            ("visits", not _SEE.isdisjoint(scan.words) or (clocks > 0 and not _MEET.isdisjoint(scan.words))),
            ("windows", clocks > 1),
            ("minutes", lengths > 0),
            ("ways", lengths > 1 and not _BETWEEN.isdisjoint(scan.words)),
            ("leaves", clocks > 0),
        )
        if there
    }
    whole = (clocks > 1 and lengths > 1) or {"visits", "leaves", "minutes"} <= found
    spoken = "visits" in found or {"leaves", "minutes"} <= found
    return Fit(frozenset(found), whole) if whole or spoken else Fit()


def _is_clock(scan: Scan, k: int) -> bool:
    token = scan.tokens[k]
    after = scan.tokens[k + 1].low if k + 1 < len(scan.tokens) else ""
    return token.low == "noon" or (token.kind == "number" and (":" in token.text or after in _HALVES))
