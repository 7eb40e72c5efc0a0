"""A first look at a text: does it ask for a time at which people meet?"""

from __future__ import annotations

from itertools import pairwise

from planner_agent.language.date_words import MONTHS, SHORT_WEEKDAYS, WEEKDAYS
from planner_agent.language.lexicon import words
from planner_agent.reading.model import Fit, Scan

_MEETING = words("""
    meeting meetings call sync workshop standup catch-up catchup kick-off kickoff interview session chat talk
    retro retrospective huddle 1:1 check-in checkin brainstorm meets
""")
_BUSY = words("""
    schedule squeeze tied slot slots calendar calendars busy booked blocked available availability free
    attendees book
    arrange
""")
_TIME = words("time slot slots")
_ASKED = words("set need find plan organise organize fix get grab invite")
_UNITS = words("minutes minute min mins hour hours h")
_DATED = words("today tomorrow week") | frozenset(WEEKDAYS) | frozenset(SHORT_WEEKDAYS) | frozenset(MONTHS)
#: Words of what this family does not plan.
_OTHER = words("""
    flight flights fly hotel hotels budget restaurant cuisine travel travels trip tour itinerary nights
    accommodation walking drive driving car planes shift shifts roster rota nurse nurses deadline deadlines
    makespan
    visit visits customers patients task tasks todo todos dos due
""")


def fit(scan: Scan) -> Fit:
    """A meeting by name with a length, a time or somebody's times; or "an hour with Ann on Monday"."""
    if not _OTHER.isdisjoint(scan.words):
        return Fit()
    lengths = not _UNITS.isdisjoint(scan.words)
    busy = not _BUSY.isdisjoint(scan.words)
    found = {
        name
        for name, there in (
            (
                "meetings",
                not _MEETING.isdisjoint(scan.words) or ("meet" in scan.words and (busy or _shared(scan))),
            ),
            ("busy", busy),
            ("days", not _TIME.isdisjoint(scan.words)),
            ("minutes", lengths),
        )
        if there
    }
    shared = lengths and not _DATED.isdisjoint(scan.words) and _shared(scan)
    whole = shared or (len(found) > 1 and bool({"meetings", "busy"} & found))
    asked = not _ASKED.isdisjoint(scan.words)
    spoken = asked and ("meetings" in found or (lengths and not _DATED.isdisjoint(scan.words)))
    return Fit(frozenset(found), whole) if whole or spoken else Fit()


def _shared(scan: Scan) -> bool:
    """ "an hour with Ann", "30 minutes for Ann and Bob", "w/ Ann"."""
    lows = [token.low for token in scan.tokens]
    return any(
        (low in _UNITS and after in ("with", "for")) or (low, after) == ("w", "/")
        for low, after in pairwise(lows)
    )
