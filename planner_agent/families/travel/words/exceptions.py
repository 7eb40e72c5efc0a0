"""What a wish is not about: "except the flight home", "the flights don't matter"."""

from __future__ import annotations

from dataclasses import dataclass

from planner_agent.families.travel import wishes
from planner_agent.families.travel.words.moments import day_pred
from planner_agent.language.chart import Chart
from planner_agent.language.lexicon import Sense, words
from planner_agent.language.scan import any_at
from planner_agent.spec import Is, Not, Pred

_OPENERS = (
    "except for", "except", "excepting", "apart from", "aside from", "other than", "with the exception of",
    "but not", "excluding", "bar", "barring", "not counting", "save for", "unless it's", "not for",
    "only not", "just not",
)  # fmt: skip
_FREED = (
    "excepted", "excluded", "aside", "apart", "don't count", "doesn't count", "do not count",
    "does not count", "can be whenever", "can be any time", "can be anytime", "can be at any time",
    "can be early", "can be earlier", "can be late", "can be later", "may be early", "may be earlier",
    "may be late", "may be later",
    "are exempt", "is exempt", "are an exception", "is an exception", "is the exception", "are the exception",
    "don't matter", "doesn't matter", "do not matter", "does not matter", "are fine", "is fine", "are ok",
    "is ok", "are okay", "is okay", "whenever", "any time", "anytime", "are excepted", "is excepted",
    "are excluded", "is excluded", "it doesn't matter", "it does not matter", "we don't mind", "i don't mind",
    "that's fine", "it's fine", "it's ok", "it's not important", "we're not fussy", "anything goes",
    "anything will do", "we don't care", "i don't care", "it isn't needed", "it isn't necessary",
)  # fmt: skip
#: "flights out", "the train back": the way that a means of transport is for, said behind it.
WAYS = {"out": "out", "outbound": "out", "there": "out", "back": "back", "home": "back"}
#: "the return flight": said before it.
_TURNED = {"return": "back", "outbound": "out", "inbound": "back"}
_LEGS = words(
    "flight flights train trains bus buses journey journeys trip way ride drive travel travelling leg"
)
_REST = ("rest", "everything else", "all else", "anything else", "other things")
_SMALL = words("the a an our my any to on in for at of")


@dataclass(frozen=True, slots=True)
class Exempt:
    """Items of ``kind`` (all where "") that match ``pred`` are not meant; said in ``first``..``stop``."""

    kind: str
    pred: Pred | None
    first: int
    stop: int


def exempt_at(chart: Chart, i: int) -> Exempt | None:
    """The exception that is said from token ``i`` on, past commas and brackets."""
    k = i
    while chart.low(k) in (",", "(", "-", "–", "—", ";", "and", "but", "though"):
        k += 1
    if k >= len(chart.tokens) or chart.sentence[k] - chart.sentence[i - 1] > 1:
        return None
    opener = any_at(chart.tokens, k, _OPENERS)
    if opener is not None:
        return _thing(chart, opener, i)
    start = k
    if chart.low(k) in ("only", "just"):
        start = k + 1
    thing = _thing(chart, start, i)
    if thing is None:
        return None
    j = thing.stop
    while chart.low(j) in (",", "can", "however", "there", "itself", "themselves") and chart.same(j, k):
        if any_at(chart.tokens, j, _FREED) is not None:
            break
        j += 1
    freed = any_at(chart.tokens, j, _FREED)
    return None if freed is None else Exempt(thing.kind, thing.pred, i, freed)


def except_(where: Pred | None, exempt: Exempt, kind: str) -> tuple[Pred | None, bool]:
    """``where`` without what is exempt, for items of ``kind``; and whether any are left."""
    if exempt.kind not in ("", kind):
        return where, True
    if exempt.pred is None:
        return where, exempt.kind == ""
    return wishes.both(Not(pred=exempt.pred), where), True


def _thing(chart: Chart, i: int, first: int) -> Exempt | None:
    """ "the flight home", "the way back", "travel", "breakfast", "in Durango", "on Sunday"."""
    k = i
    while chart.low(k) in _SMALL:
        k += 1
    if (stop := any_at(chart.tokens, k, _REST)) is not None:
        return Exempt("rest", None, first, stop)
    way = _TURNED.get(chart.low(k))
    k += way is not None
    mode = chart.at(k, "mode")
    leg = chart.at(k, "kind")
    if mode is not None or (leg is not None and leg.value == "leg") or chart.low(k) in _LEGS:
        stop = max([each.stop for each in (mode, leg) if each is not None], default=k + 1)
        said, stop = _way(chart, stop)
        way = way or said
        if mode is None and way is None and chart.low(k) in ("trip", "way", "drive", "ride"):
            return None
        where = Is(attr="direction", values=(way,)) if way else None
        return Exempt(
            "leg", wishes.both(where, wishes.mode_is(mode.value) if mode is not None else None), first, stop
        )
    slot = chart.at(k, "slot")
    if slot is not None:
        return Exempt("meal", wishes.slot_is(slot.value), first, slot.stop)
    place = chart.at(k, "place")
    if place is not None and len(place.value.cities) == 1:
        return Exempt("", Is(attr="city", values=place.value.cities), first, place.stop)
    if leg is not None:
        return Exempt(str(leg.value), None, first, leg.stop)
    return _day(chart, i, k, first)


def _way(chart: Chart, k: int) -> tuple[str | None, int]:
    n = k
    while chart.low(n) in ("on", "the", "for", "way", "journey", "trip"):
        n += 1
    if chart.low(n) in WAYS and chart.low(n) not in _TURNED:
        return WAYS[chart.low(n)], n + 1
    return None, k


def _day(chart: Chart, i: int, k: int, first: int) -> Exempt | None:
    """ "on Sunday", "on the last day"."""
    for at in (k, i, i - 1):
        moment: Sense | None = chart.at(at, "moment", "date")
        found = day_pred(chart, moment) if moment is not None else None
        if moment is not None and found is not None:
            return Exempt("", found, first, moment.stop)
    return None
