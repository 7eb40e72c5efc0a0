"""Dates and lengths as said -> the frame's dates, or what must be asked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from planner_agent.families.travel.spec import MAX_DAYS, Dates
from planner_agent.families.travel.words.facts import Length, When
from planner_agent.language.facts import Ask

_SHORT = 4  # a period of so many days is a trip of its own ("next weekend")


@dataclass(slots=True)
class Timing:
    """``dates`` where they are settled, the tokens they came from, and what is open."""

    dates: Dates | None = None
    spans: list[tuple[int, int]] = field(default_factory=list)
    asks: list[Ask] = field(default_factory=list)
    assumed: list[str] = field(default_factory=list)


def timing(whens: Sequence[When], lengths: Sequence[Length]) -> Timing:
    """One trip's dates from all dates and lengths of the text (corrections are already applied)."""
    whens = _joined(_without_occasions(_within_month([_possible(when) for when in whens])))
    result = Timing(spans=[(each.first, each.stop) for each in (*whens, *lengths)])
    if any(_reject(when, result) for when in whens):
        return result
    least, most = _length(lengths, result)
    if result.asks:
        return result
    window = _window(whens, result)
    if window is None:
        if not result.asks:
            question = "When do you travel?" if least else "When do you travel, and for how many days?"
            _ask(result, "missing", question)
        return result
    first, last, sharp = window
    _settle(result, first, last, sharp, least, most, lengths)
    _not_past(result, whens)
    return result


def _within_month(whens: Sequence[When]) -> Sequence[When]:
    """ "in September …, off on the 9th, home on the 15th": days without a month are of the month said."""
    months = [when for when in whens if when.phrase.kind == "period" and _one_month(when)]
    if len(months) != 1 or not any(when.bare_day for when in whens):
        return whens
    month = months[0].phrase
    placed: list[When] = []
    for when in whens:
        day = when.phrase.first
        if when.bare_day and when.phrase.kind == "day" and day is not None and month.first is not None:
            try:
                day = month.first.replace(day=day.day)
            except ValueError:
                return whens
            when = replace(when, phrase=replace(when.phrase, first=day, last=day), bare_day=False)
        placed.append(when)
    days = [when for when in placed if when.phrase.kind == "day"]
    return days if len(days) == 2 else placed


def _one_month(when: When) -> bool:
    first, last = when.phrase.first, when.phrase.last
    return bool(first and last and first.day == 1 and first.month == last.month and (last - first).days > 26)


def _without_occasions(whens: Sequence[When]) -> Sequence[When]:
    """ "New Year in San Francisco! Dec 30 to Jan 2": a holiday within the dates is their occasion."""
    ranges = [when for when in whens if when.phrase.kind == "range" and not when.holiday]
    return [when for when in whens if not (when.holiday and any(_meets(when, other) for other in ranges))]


def _meets(holiday: When, trip: When) -> bool:
    first, last = holiday.phrase.first, holiday.phrase.last
    low, high = trip.phrase.first, trip.phrase.last
    return bool(first and last and low and high and first <= high and low <= last)


def _joined(whens: Sequence[When]) -> Sequence[When]:
    """ "on june 1, and it goes till june 3", "beginning on the 3rd and ending on the 6th": open ends that
    close each other are two days."""
    if len(whens) != 2 or not any(when.phrase.kind == "open" and when.edge for when in whens):
        return whens
    one, two = sorted(whens, key=lambda when: when.edge == "end" or when.phrase.first is None)
    if one.edge == "end" or two.edge == "start" or one.phrase.first is None or two.phrase.last is None:
        return whens
    if any(when.phrase.kind not in ("day", "open") or (when.phrase.kind == "open" and not when.edge)
           for when in whens):  # fmt: skip
        return whens
    first, last = one.phrase.first, two.phrase.last
    return [
        replace(one, phrase=replace(one.phrase, kind="day", last=first), edge="start"),
        replace(two, phrase=replace(two.phrase, kind="day", first=last), edge="end"),
    ]


def _not_past(result: Timing, whens: Sequence[When]) -> None:
    """A trip that would have begun before today is asked about."""
    dates = result.dates
    if dates is None:
        return
    fixed = (dates.latest - dates.earliest).days + 1 == dates.days
    sure = dates.earliest if fixed else dates.latest
    gone = [when for when in whens if when.phrase.past and sure <= (when.phrase.last or date.min)]
    if gone:
        result.dates = None
        result.spans = [(gone[0].first, gone[0].stop)]
        shown = _shown(dates.earliest, dates.latest)
        _ask(result, "impossible", f"{shown} is in the past. On which dates do you travel?")


def _possible(when: When) -> When:
    """Of two readings ("3/6 to 6/6") the one that can be a trip, where only one can."""
    fits = [each for each in when.phrase.candidates if each.days is not None and 1 < each.days <= MAX_DAYS]
    return replace(when, phrase=fits[0]) if when.phrase.kind == "ambiguous" and len(fits) == 1 else when


def _ask(
    result: Timing, reason: str, question: str, options: tuple[str, ...] = (), default: str | None = None
) -> None:
    first, stop = result.spans[0] if result.spans else (0, 0)
    result.asks.append(Ask("dates", reason, question, first, stop, options, default))


def _reject(when: When, result: Timing) -> bool:
    """Dates that cannot be, disagree, or have two readings are asked about."""
    phrase = when.phrase
    span = [(when.first, when.stop)]
    if phrase.kind == "impossible":
        result.spans = span
        _ask(
            result, "impossible", f"{phrase.reason or 'There is no such date'}. On which dates do you travel?"
        )
    elif phrase.contradiction:
        result.spans = span
        _ask(result, "contradiction", f"{phrase.contradiction}. Which date do you mean?")
    elif phrase.kind == "ambiguous":
        result.spans = span
        options = tuple(_shown(each.first, each.last) for each in phrase.candidates)
        _ask(
            result,
            "ambiguous",
            f"Which date do you mean: {' or '.join(options)}?",
            options,
            options[0] if options else None,
        )
    return bool(result.asks)


def _shown(first: date | None, last: date | None) -> str:
    if first is None or last is None or first == last:
        return str(first or last)
    return f"{first} to {last}"


def _length(lengths: Sequence[Length], result: Timing) -> tuple[int | None, int | None]:
    """Least and most days; nights are days less one. Lengths that exclude each other are asked about."""
    low: int | None = None
    high: int | None = None
    for length in lengths:
        duration = length.duration
        extra = 1 if duration.unit == "night" else 0
        least = duration.least + extra
        most = None if duration.most is None else duration.most + extra
        if low is not None and high is not None and (least > high or (most is not None and most < low)):
            _ask(
                result,
                "contradiction",
                f"You speak of {_days(low, high)} and of {_days(least, most)}. How many days is the trip?",
                (str(low), str(least)),
            )
            return None, None
        low = least if low is None else max(low, least)
        high = most if high is None else min(high, most or high)
        if duration.nights is not None and duration.unit == "day" and duration.nights + 1 != duration.least:
            result.assumed.append(
                f"The trip has {duration.least} days and {duration.nights} nights: nights are one fewer."
            )
        if duration.assumed or not duration.exact:
            result.assumed.append(f"The length of the trip is taken as {_days(low, low)}.")
    if low is not None and (low < 1 or low > MAX_DAYS):
        _ask(
            result,
            "impossible",
            f"A trip of {low} days cannot be planned: 1 to {MAX_DAYS} are possible. How many shall it be?",
        )
        return None, None
    return low, high


def _days(low: int | None, high: int | None) -> str:
    if low == high or high is None:
        return f"{low} day{'' if low == 1 else 's'}"
    return f"{low} to {high} days"


def _window(whens: Sequence[When], result: Timing) -> tuple[date | None, date | None, bool] | None:
    """First and last possible day; sharp where the trip fills them unless a length says otherwise."""
    if not whens:
        return None
    starts = [when for when in whens if when.edge == "start"]
    ends = [when for when in whens if when.edge == "end"]
    days = [when for when in whens if when.phrase.kind == "day"]
    if len(days) == 2 == len(whens) and days[0].phrase.first != days[1].phrase.first:
        first, last = _aligned(days[0], days[1])
        if first is not None and last is not None and last < first:
            _ask(
                result,
                "impossible",
                f"The trip would end on {last}, before it begins on {first}. On which dates do you travel?",
            )
            return None
        return first, last, True
    whens = _without_inner_days(whens)
    days = [when for when in whens if when.phrase.kind == "day"]
    if len(days) == 2 == len(whens) and days[0].phrase.first != days[1].phrase.first:
        return (*_aligned(days[0], days[1]), True)
    values = {(when.phrase.first, when.phrase.last) for when in whens}
    if len(values) > 1:
        return _several(whens, result)
    when = (starts or ends or list(whens))[0]
    phrase = when.phrase
    if phrase.kind == "day":
        return (None, phrase.last, False) if when.edge == "end" else (phrase.first, None, False)
    if phrase.first is not None and phrase.last is not None and phrase.last < phrase.first:
        _ask(
            result,
            "impossible",
            f"The trip would end on {phrase.last}, before it begins on {phrase.first}. When do you travel?",
        )
        return None
    if phrase.kind == "open":
        return phrase.first, phrase.last, False
    return phrase.first, phrase.last, phrase.kind == "range" and not when.window


def _without_inner_days(whens: Sequence[When]) -> Sequence[When]:
    """ "on 2 July and back on 7 July, so we are there for the Fourth": a third day inside is no end."""
    ends = [when for when in whens if when.phrase.kind == "day" and when.edge == "end"]
    if len(whens) < 3 or len(ends) != 1 or any(when.phrase.kind != "day" for when in whens):
        return whens
    starts = [when for when in whens if when.edge == "start"] or [
        when for when in whens if when.first < ends[0].first and not when.bare_day
    ]
    if len(starts) != 1:
        return whens
    first, last = _aligned(starts[0], ends[0])
    rest = [when for when in whens if when is not starts[0] and when is not ends[0]]
    for when in rest:
        day = when.phrase.first
        inside = day is not None and first is not None and last is not None and first <= day <= last
        again = when.bare_day and day is not None and first is not None and last is not None and (
            any((first + timedelta(n)).day == day.day for n in range((last - first).days + 1))
        )  # fmt: skip
        if not (inside or again):
            return whens
    return [starts[0], ends[0]]


def _aligned(one: When, two: When) -> tuple[date | None, date | None]:
    """Two single days as start and end; a year said with one of them holds for both."""
    if two.edge == "start" or one.edge == "end":
        one, two = two, one
    first, last = one.phrase.first, two.phrase.first
    if first and last and two.bare_day and not one.bare_day:
        last = next((day for n in range(1, 32) if (day := first + timedelta(n)).day == last.day), last)
        return first, last
    if first and last and one.bare_day and not two.bare_day:  # "home on 30 October after leaving on the 20th"
        first = next((day for n in range(1, 32) if (day := last - timedelta(n)).day == first.day), first)
        return first, last
    if first and last and one.phrase.year_said != two.phrase.year_said:
        year = last.year if two.phrase.year_said else first.year
        if two.phrase.year_said:
            first = _year(first, year)
            first = _year(first, year - 1) if first > last and first.month > last.month else first
        else:
            last = _year(last, year)
            last = _year(last, year + 1) if last < first and last.month < first.month else last
    return first, last


def _year(day: date, year: int) -> date:
    try:
        return day.replace(year=year)
    except ValueError:
        return day.replace(year=year, day=28)


def _several(whens: Sequence[When], result: Timing) -> tuple[date | None, date | None, bool] | None:
    """Several date phrases: one may lie inside the others ("in March, from the 3rd to the 5th")."""
    bounded = [when for when in whens if when.phrase.first and when.phrase.last]
    ranges = [when for when in bounded if when.phrase.kind == "range"]
    edges = {day for when in ranges for day in (when.phrase.first, when.phrase.last)}
    if any(when.phrase.kind == "day" and when.phrase.first not in edges for when in bounded) and ranges:
        bounded = []  # a day inside the trip is about something else
    elif ranges:
        bounded = ranges
        whens = [when for when in whens if when.phrase.kind != "day"]
    inner = min(bounded, key=lambda when: when.phrase.days or 0) if bounded else None
    if inner and all(_inside(inner, when) for when in whens):
        return inner.phrase.first, inner.phrase.last, inner.phrase.kind == "range" and not inner.window
    options = tuple(_shown(when.phrase.first, when.phrase.last) for when in whens)
    _ask(
        result,
        "contradiction",
        f"Several dates are named: {', '.join(options)}. On which do you travel?",
        options,
    )
    return None


def _inside(inner: When, outer: When) -> bool:
    low, high = outer.phrase.first, outer.phrase.last
    first, last = inner.phrase.first, inner.phrase.last
    return bool(first and last and (low is None or low <= first) and (high is None or last <= high))


def _settle(
    result: Timing,
    first: date | None,
    last: date | None,
    sharp: bool,
    least: int | None,
    most: int | None,
    lengths: Sequence[Length],
) -> None:
    """Window and length together."""
    if first is None or last is None:
        _half_open(result, first, last, least)
        return
    span = (last - first).days + 1
    if least is None:
        if not sharp and span > _SHORT:
            _ask(result, "missing", f"How many days shall the trip be, between {first} and {last}?")
            return
        least = span
    week = any(length.week for length in lengths)
    if sharp and span == least + 1 and (week or any(length.duration.nights == least for length in lengths)):
        least = span  # a week from Saturday to Saturday
    if span < least or (sharp and span > (most or span) and span > least):
        _ask(
            result,
            "contradiction",
            f"From {first} to {last} are {_days(span, span)}, not {_days(least, most)}. Which holds?",
            (f"{first} to {last}", _days(least, most)),
        )
        return
    if sharp:
        least = span
    if span > MAX_DAYS and least > MAX_DAYS:
        _ask(
            result,
            "impossible",
            f"{span} days are more than can be planned ({MAX_DAYS}). Which dates shall it be?",
        )
        return
    result.dates = Dates(earliest=first, latest=last, days=least)


def _half_open(result: Timing, first: date | None, last: date | None, least: int | None) -> None:
    if least is None:
        _ask(
            result,
            "missing",
            f"How many days shall the trip be, {f'from {first}' if first else f'until {last}'}?",
        )
    elif first is not None:
        result.dates = Dates(earliest=first, latest=first + timedelta(least - 1), days=least)
    elif last is not None:
        result.dates = Dates(earliest=last - timedelta(least - 1), latest=last, days=least)
