"""A first look at a text: does it ask for a time at which people meet?"""

from __future__ import annotations

from planner_agent.language.lexicon import words
from planner_agent.reading.model import Fit, Scan

_MEET = words(
    "meeting meetings meet call sync workshop standup catch-up catchup kick-off kickoff interview session chat talk"
)
_TIME = words(
    "schedule slot slots calendar calendars busy booked blocked available availability free attendees book arrange"
)
_LENGTH = words("minutes minute min mins hour hours h half")
#: Words of what this family does not plan.
_OTHER = words("""
    flight flights fly hotel hotels budget restaurant cuisine travel travels trip tour itinerary vacation nights
    accommodation walking drive driving shift shifts roster rota nurse nurses deadline deadlines makespan visit visits
    customers patients
""")


def fit(scan: Scan) -> Fit:
    """A meeting by name, with a length or somebody's times."""
    if not _OTHER.isdisjoint(scan.words):
        return Fit()
    found = {
        name
        for name, there in (
            ("meetings", not _MEET.isdisjoint(scan.words)),
            ("busy", not _TIME.isdisjoint(scan.words)),
            ("days", not {"time", "slot", "slots"}.isdisjoint(scan.words)),
            ("minutes", not _LENGTH.isdisjoint(scan.words)),
        )
        if there
    }
    whole = len(found) > 1 and bool({"meetings", "busy"} & found)
    return Fit(frozenset(found), whole) if whole or "meetings" in found else Fit()
