"""A first look at a text: does it speak of visits to people or places at their times?"""

from __future__ import annotations

from planner_agent.language.lexicon import words
from planner_agent.reading.model import Fit, Scan

_SEE = words("meet meeting see seeing visit visits visiting visit's friends customers clients patients stops appointments")
_WAYS = words("minutes min mins minute hour hours")
_BETWEEN = words("travel takes walk walking drive driving distances distance apart away way ways")
_CLOCKS = words("am pm until between noon open opens closes")
_START = words("start starting begin arrive arriving i'm im we're leave at")
#: Words of what this family does not plan.
_OTHER = words(
    """flight flights hotel hotels budget restaurants itinerary trip vacation nights cuisine accommodations
    shift shifts roster staff calendar calendars attendees deadline deadlines makespan"""
)


def fit(scan: Scan) -> Fit:
    """Somebody to see, times at which they are there, and ways in minutes between places."""
    seen = scan.words
    clocks = sum(token.kind == "number" and ":" in token.text for token in scan.tokens) >= 2
    found = {
        name
        for name, there in (
            ("visits", not _SEE.isdisjoint(seen) or ("is" in seen and "at" in seen and "with" in seen)),
            ("ways", not _WAYS.isdisjoint(seen) and not _BETWEEN.isdisjoint(seen)),
            ("windows", clocks or not _CLOCKS.isdisjoint(seen)),
            ("start", not _START.isdisjoint(seen)),
        )
        if there
    }
    whole = {"ways", "windows"} <= found and _OTHER.isdisjoint(seen)
    return Fit(frozenset(found), whole=whole)
