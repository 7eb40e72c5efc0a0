"""Numbers beside places: how many cities of a region, how many nights in a city."""

from __future__ import annotations

from planner_agent.families.travel.words.facts import CityCount
from planner_agent.language.chart import Chart
from planner_agent.language.durations import Duration
from planner_agent.language.lexicon import Sense


def counted_before(chart: Chart, sense: Sense, first: int) -> tuple[int, int, int | None]:
    """ "3 different cities in" before a region's name."""
    i = sense.first
    while i > 0 and chart.low(i - 1) in (
        "in",
        "of",
        "the",
        "across",
        "around",
        "within",
        "throughout",
        "state",
        "from",
        "inside",
    ):
        i -= 1
    city = chart.before(i, "city")
    after = chart.at(sense.stop, "city")
    if after is not None and sense.value.region:  # "three Colorado cities"
        number, at = number_before(chart, sense.first)
        return (min(first, at), after.stop, number) if number else (first, after.stop, None)
    if city is None or i == sense.first:
        return first, sense.stop, None
    number, at = number_before(chart, city.first)
    if number is None:
        return first, sense.stop, None
    return min(first, at), sense.stop, number


def number_before(chart: Chart, i: int) -> tuple[int | None, int]:
    """ "3 different", "two" right before token ``i``."""
    while i > 0 and (chart.before(i, "distinct") or chart.low(i - 1) in ("of", "the")):
        distinct = chart.before(i, "distinct")
        i = distinct.first if distinct else i - 1
    number = chart.before(i, "number")
    if number is None and chart.low(i - 1) in ("a", "an", "one"):
        return 1, i - 1
    return (None, i) if number is None or not isinstance(number.value, int) else (number.value, number.first)


def count(chart: Chart, city: Sense) -> None:
    number, at = number_before(chart, city.first)
    if number is not None and at < city.first and chart.free(at, city.first):
        if chart.low(at) in ("a", "an") or chart.scope(at).negated:
            return
        chart.claim("dest", at, city.stop, CityCount(number, at, city.stop))


def state_word(chart: Chart, sense: Sense, stop: int) -> tuple[int, bool]:
    if chart.low(sense.stop) == "state" and sense.value.region:
        return max(stop, sense.stop + 1), True
    return stop, False


def state_before(chart: Chart, sense: Sense) -> bool:
    low = [chart.low(sense.first - n) for n in (1, 2, 3)]
    return low[0] == "of" and low[1] == "state"


def stay_length(chart: Chart, sense: Sense, stop: int) -> tuple[int | None, int | None, int, int]:
    """Nights or days in this place: "two nights in Austin", "Austin for 3 nights", "Austin (2 nights)"."""
    i = sense.first - 1 if chart.low(sense.first - 1) in ("in", "at") else sense.first
    before = chart.before(i, "duration") if i > 0 else None
    count = chart.before(i, "number") if before is None and i < sense.first else None
    if count is not None and _nights_elided(chart, sense, count):
        before = Sense("duration", Duration("night", count.value, count.value), count.first, count.stop)
    if before is not None and i == sense.first:  # "two nights Denver"
        led = chart.low(before.first - 1) == "for"
        before = None if led or before.value.unit != "night" or not chart.free(before.first, i) else before
    j = stop
    while chart.low(j) in ("first", "then", "next", "last", "finally"):
        j += 1
    j = j + 1 if chart.low(j) in ("for", "(", ":", "-", "–", "x") else j
    after = chart.at(j, "duration")
    number = chart.at(j, "number") if after is None and chart.low(j - 1) == "for" else None
    if number is not None and _nights_meant(chart, sense, number):
        after = Sense("duration", Duration("night", number.value, number.value), number.first, number.stop)
    if after is not None and j == stop and after.value.unit != "night":
        after = None  # "Austin 5 days" is the length of the trip
    if after is not None and not chart.free(after.first, after.stop):
        after = None
    found = before if before is not None and i == sense.first else after or before
    if found is None or not chart.free(found.first, found.stop):
        return None, None, sense.first, stop
    length = found.value
    if length.unit not in ("night", "day") or length.least != length.most or not length.exact:
        return None, None, sense.first, stop
    closes = 1 if chart.low(stop) == "(" and chart.low(found.stop) == ")" else 0
    low, high = min(found.first, sense.first), max(found.stop + closes, stop)
    return (length.least, None, low, high) if length.unit == "night" else (None, length.least, low, high)


def _nights_elided(chart: Chart, sense: Sense, number: Sense) -> bool:
    """ "Two nights in Austin, then three in San Antonio": the number is of nights, too."""
    lead = chart.low(number.first - 1)
    joined = lead in ("then", "and", ",", "followed", "by", "&", "next", "plus")
    return joined and isinstance(number.value, int) and _after_nights(chart, number)


def _after_nights(chart: Chart, number: Sense) -> bool:
    """Whether the length that was named last before ``number``, in its sentence, was one of nights."""
    for k in range(number.first - 1, max(-1, number.first - 16), -1):
        if not chart.same(k, number.first):
            return False
        length = chart.at(k, "duration")
        if length is not None:
            return length.value.unit == "night"
    return False


def _nights_meant(chart: Chart, sense: Sense, number: Sense) -> bool:
    """ "Austin for 2 nights, then San Antonio for 3": the number is of nights, too."""
    ends = number.stop >= len(chart.tokens) or chart.tokens[number.stop].kind == "symbol"
    joins = ends or chart.low(number.stop) in ("and", "then", "before", "from", "in")
    return isinstance(number.value, int) and joins and _after_nights(chart, number)
