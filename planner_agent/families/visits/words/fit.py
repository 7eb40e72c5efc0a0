"""A first look at a text: does it speak of visits to people or places at their times?"""

from __future__ import annotations

import re

from planner_agent.language.lexicon import words
from planner_agent.language.names import is_dated
from planner_agent.reading.model import Fit, Scan

#: Whom one sees by appointment; sights are seen on trips as well.
_SEE = words("customers customer clients client patients patient appointments visits")
_MEET = words("meet meeting friends stops see")
_MINUTES = words("minutes min mins minute hour hours")
_BETWEEN = words("travel takes walk walking drive driving distances distance apart away way ways to between")
_UNITS = _MINUTES | words("days day nights people % km m")
_WAY = re.compile(
    r"\b[A-Z][\w']*(?: [A-Z][\w']*)*\s*(?:to|→|->|–|—|-)\s*(?:the )?[A-Z][\w']*(?: [A-Z][\w']*)*\s*[:=|]?\s*"
    r"(?:is |takes |in )?(?:about )?\d+\b(?![:\d–-])"
)
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
    ways = _ways(scan)
    found = {
        name
        for name, there in (
            ("visits", not _SEE.isdisjoint(scan.words) or (clocks > 0 and not _MEET.isdisjoint(scan.words))),
            ("windows", clocks > 1),
            ("minutes", lengths > 0),
            ("ways", ways > 0 or (lengths > 1 and not _BETWEEN.isdisjoint(scan.words))),
            ("leaves", clocks > 0),
        )
        if there
    }
    whole = (clocks > 1 and lengths > 1) or {"visits", "leaves", "minutes"} <= found
    spoken = "visits" in found or {"leaves", "minutes"} <= found
    sure = ways > 1 and clocks > 0 and lengths > 0
    return Fit(frozenset(found), whole or sure, sure) if whole or spoken or sure else Fit()


def _ways(scan: Scan) -> int:
    """Ways between places by name: "Office to Park Road 15 min", "Park → Mall: 9"."""
    return len(_WAY.findall(scan.text))


def _is_clock(scan: Scan, k: int) -> bool:
    """ "9:30", "9 am", "noon"; "at 8", "from 9", "9 to 11" where no other unit follows."""
    lows = [token.low for token in scan.tokens[max(0, k - 2) : k + 3]]
    at = min(k, 2)
    token, before, after = scan.tokens[k], lows[:at][-1:], [*lows[at + 1 :], "", ""]
    if token.low == "noon" or (token.kind == "number" and (":" in token.text or after[0] in _HALVES)):
        return True
    if not token.text.isdecimal() or int(token.text) > 24 or after[0] in _UNITS or is_dated(after[0]):
        return False
    if before in (["at"], ["until"], ["till"], ["by"], ["from"]):
        return True
    joined = (
        before in (["to"], ["-"], ["–"]) and at > 1 and lows[at - 2].isdecimal() and int(lows[at - 2]) < 25
    )
    return joined and not is_dated(scan.tokens[k - 3].low if k > 2 else "")
