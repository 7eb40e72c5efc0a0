"""A first look at a text: does it ask for a time at which people meet?"""

from __future__ import annotations

from itertools import pairwise

from planner_agent.language.date_words import MONTHS, SHORT_WEEKDAYS, WEEKDAYS
from planner_agent.language.lexicon import words
from planner_agent.reading.model import Fit, Scan

_MEETING = words("""
    meeting meetings sync workshop standup catch-up catchup kick-off kickoff interview session chat talk
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
_DATED = (
    words("today tomorrow tmrw tmr tonight week")
    | frozenset(WEEKDAYS)
    | frozenset(SHORT_WEEKDAYS)
    | frozenset(MONTHS)
)
#: Meals and the like are meetings with somebody: "lunch with Theo".
_SOCIAL = words("lunch dinner breakfast brunch coffee coffees tea drink drinks beer beers pint together")
#: Nouns before which another word only says what it is about: "a budget review", "the travel committee".
_HEADS = _MEETING | words("review planning discussion debrief committee board team group handover")
_CALLED = _UNITS | words(
    "a the off up catch kickoff our video phone conference team weekly client sales quick short"
)
#: Behind one of these stands what is talked about.
_ABOUT = words("discuss about over review topic agenda re")
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
                not _MEETING.isdisjoint(scan.words)
                or _call(scan)
                or _social(scan)
                or (_meet(scan) and (busy or _shared(scan))),
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
    talk = "meetings" in found or "discuss" in scan.words
    sure = lengths and talk and _named(scan) and not _DATED.isdisjoint(scan.words)
    return Fit(frozenset(found), whole or sure, sure) if whole or spoken or sure else Fit()


def _named(scan: Scan) -> bool:
    """Whether a word within a sentence is written large that is no day: somebody's name."""
    pairs = pairwise(scan.tokens)
    return any(
        one.text not in ".!?"
        and two.kind == "word"
        and two.text[0].isupper()
        and two.low not in _DATED | {"i"}
        for one, two in pairs
    )


def _others(scan: Scan) -> bool:
    """Whether something of another family is spoken of, and not as what the meeting is about."""
    if _OTHER.isdisjoint(scan.words):
        return False
    lows = [token.low for token in scan.tokens]
    return any(
        low in _OTHER
        and _HEADS.isdisjoint(lows[k + 1 : k + 3])
        and _ABOUT.isdisjoint(lows[max(0, k - 4) : k])
        for k, low in enumerate(lows)
    )


def _call(scan: Scan) -> bool:
    """ "a call with Ann", "a 20 minute call"; to "call the bank" is a thing to do."""
    lows = [token.low for token in scan.tokens]
    return any(
        low == "call" and (lead in _CALLED or after in ("with", "w", "between", "among", "for"))
        for lead, low, after in zip(["", *lows], lows, [*lows[1:], ""], strict=False)
    )


def _meet(scan: Scan) -> bool:
    """ "meet" as what is to be planned; where one meets "there" is told by the way."""
    lows = [token.low for token in scan.tokens]
    return any(low == "meet" and after != "there" for low, after in pairwise([*lows, ""]))


def _social(scan: Scan) -> bool:
    """ "lunch with Theo", "get together with Greg and Lena", "drinks w/ Ann"; not "dinner with a view"."""
    tokens = scan.tokens
    for k, token in enumerate(tokens[:-2]):
        if token.low not in _SOCIAL or tokens[k + 1].low not in ("with", "w"):
            continue
        who = next(each for each in (*tokens[k + 2 : k + 4], token) if each.text != "/")
        if who.kind == "word" and who.text[0].isupper():
            return True
    return False


def _shared(scan: Scan) -> bool:
    """ "an hour with Ann", "30 minutes for Ann and Bob", "w/ Ann"."""
    lows = [token.low for token in scan.tokens]
    return any(
        (low in _UNITS and after in ("with", "for")) or (low, after) == ("w", "/")
        for low, after in pairwise(lows)
    )
