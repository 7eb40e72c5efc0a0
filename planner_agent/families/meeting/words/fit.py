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
#: Meals and the like are meetings with somebody: "lunch with Theo".
_SOCIAL = words("lunch dinner breakfast brunch coffee coffees tea drink drinks beer beers pint together")
#: Nouns before which another word only says what it is about: "a budget review", "the travel committee".
_HEADS = _MEETING | words("review planning discussion debrief committee board team group handover")
#: Words of what this family does not plan.
_OTHER = words("""
    flight flights fly hotel hotels budget restaurant cuisine travel travels trip tour itinerary nights
    accommodation walking drive driving car planes shift shifts roster rota nurse nurses deadline deadlines
    makespan
    visit visits customers patients task tasks todo todos dos due
""")


def fit(scan: Scan) -> Fit:
    """A meeting by name with a length, a time or somebody's times; or "an hour with Ann on Monday"."""
    if _others(scan):
        return Fit()
    lengths = not _UNITS.isdisjoint(scan.words)
    busy = not _BUSY.isdisjoint(scan.words)
    found = {
        name
        for name, there in (
            (
                "meetings",
                not _MEETING.isdisjoint(scan.words) or _social(scan) or (_meet(scan) and (busy or _shared(scan))),
            ),
            ("busy", busy),
            ("days", not _TIME.isdisjoint(scan.words)),
            ("minutes", lengths),
        )
        if there
    }
    shared = lengths and not _DATED.isdisjoint(scan.words) and _shared(scan)
    whole = shared or _social(scan) or (len(found) > 1 and bool({"meetings", "busy"} & found))
    asked = not _ASKED.isdisjoint(scan.words)
    spoken = asked and ("meetings" in found or (lengths and not _DATED.isdisjoint(scan.words)))
    return Fit(frozenset(found), whole) if whole or spoken else Fit()


def _others(scan: Scan) -> bool:
    """Whether something of another family is spoken of, and not as what the meeting is about."""
    if _OTHER.isdisjoint(scan.words):
        return False
    after = [token.low for token in scan.tokens[1:]] + [""]
    return any(token.low in _OTHER and low not in _HEADS for token, low in zip(scan.tokens, after, strict=True))


def _meet(scan: Scan) -> bool:
    """ "meet" as what is to be planned; where one meets "there" is told by the way."""
    lows = [token.low for token in scan.tokens]
    return any(low == "meet" and after != "there" for low, after in pairwise([*lows, ""]))


def _social(scan: Scan) -> bool:
    """ "lunch with Theo", "get together with Greg and Lena", "drinks w/ Ann"; not "dinner with a view"."""
    tokens = scan.tokens
    for k, token in enumerate(tokens[:-2]):
        joint = tokens[k + 1].low
        who = tokens[k + 2 + (joint == "w" and tokens[k + 2].text == "/")] if k + 3 < len(tokens) else tokens[k + 2]
        if token.low in _SOCIAL and joint in ("with", "w") and who.kind == "word" and who.text[0].isupper():
            return True
    return False


def _shared(scan: Scan) -> bool:
    """ "an hour with Ann", "30 minutes for Ann and Bob", "w/ Ann"."""
    lows = [token.low for token in scan.tokens]
    return any(
        (low in _UNITS and after in ("with", "for")) or (low, after) == ("w", "/")
        for low, after in pairwise(lows)
    )
