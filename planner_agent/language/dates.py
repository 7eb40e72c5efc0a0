"""Dates in running English: single days, ranges, periods and open ends."""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, timedelta

from .date_periods import period_at
from .date_points import NoSuchDay, Order, Point, point_at, resolve, year_at
from .date_values import DatePhrase
from .date_words import MONTHS
from .function_words import POLITENESS, STOP_WORDS
from .money import ABOUT
from .scan import DASHES, MARKS, any_at, low_at, touching
from .tokens import Found, Token

__all__ = ["DatePhrase", "date_at"]

_DAY = timedelta(days=1)
_TO = frozenset({"to", "through", "thru", "until", "till", "til"})
#: An end that lies further behind its beginning is taken for a slip ("March 10 to March 5").
_LONGEST = 300
_GLOSS = (
    "(",
    ",",
    ":",
    "-",
    "–",
    "—",
    "( from",
    ", from",
    "from",
    ", i . e .",
    "of",
    "in",
    "on",
    ", so",
    "( i . e .",
    "( that's",
    "( so",
    ", that's",
    "of the",
    "during",
    "( in",
    "( of",
    ", that is",
    ", namely",
)
_OPENERS = ("from", "between", "b / w", "btw", "btwn", "betw .", "in", "over", "during", "somewhere between")
_OPEN = {
    "after": "after", "later than": "after", "from": "from", "starting": "from", "starting on": "from",
    "starting from": "from", "beginning": "from", "beginning on": "from", "as of": "from", "since": "from",
    "no earlier than": "from", "not earlier than": "from", "not before": "from", "on or after": "from",
    "before": "before", "earlier than": "before", "prior to": "before", "by": "until", "until": "until",
    "till": "until", "up to": "until", "no later than": "until", "not later than": "until",
    "not after": "until", "on or before": "until", "by the end of": "until",
}  # fmt: skip
_TRAILING = {
    "onwards": "from", "onward": "from", "or later": "from", "and later": "from", "or after": "from",
    "at the earliest": "from", "or earlier": "until", "or before": "until", "at the latest": "until",
}  # fmt: skip
_NO_DAY_AFTER = frozenset({"people", "pm", "am", "%", "o'clock", "percent", "per"})


def date_at(tokens: Sequence[Token], i: int, today: date) -> Found[DatePhrase] | None:
    """The longest date phrase that begins exactly at token ``i`` ("March 16th to 18th").

    Where no year is said, the next such date on or after ``today`` is meant. Periods are not cut at
    ``today``.
    """
    if not 0 <= i < len(tokens) or tokens[i].low in MARKS:
        return None
    about = any_at(tokens, i, ABOUT)
    if about is not None:
        inner = _closed(tokens, about, today)
        found = None if inner is None else Found(replace(inner.value, vague=True), i, inner.stop)
    else:
        both = [_closed(tokens, i, today), _opening(tokens, i, today)]
        found = max((f for f in both if f is not None), key=lambda f: f.stop, default=None)
    return None if found is None else Found(_dated(found.value, today), i, found.stop)


def _dated(phrase: DatePhrase, today: date) -> DatePhrase:
    """``phrase`` with the mark of what lies wholly before ``today``."""
    end = phrase.last or phrase.first
    past = end is not None and end < today
    candidates = tuple(_dated(each, today) for each in phrase.candidates)
    return replace(phrase, past=past, candidates=candidates)


def _closed(tokens: Sequence[Token], i: int, today: date) -> Found[DatePhrase] | None:
    found = [_range(tokens, i, today), _single(tokens, i, today), period_at(tokens, i, today)]
    best = max((f for f in found if f is not None), key=lambda f: f.stop, default=None)
    if best is None:
        return None
    best = _glossed(tokens, best, today) or best
    trailing = any_at(tokens, best.stop, _TRAILING)
    if trailing is None:
        return best
    how = _TRAILING[" ".join(token.low for token in tokens[best.stop : trailing])]
    return Found(_opened(best.value, how), i, trailing)


def _glossed(tokens: Sequence[Token], outer: Found[DatePhrase], today: date) -> Found[DatePhrase] | None:
    """Two phrases for one stretch: "the second weekend in June (Friday to Sunday)", "Monday to Thursday
    next week", "March 2022 (the 6th to the 12th)". The sharper one holds where it lies in the wider."""
    bracket = low_at(tokens, outer.stop) == "("
    at = any_at(tokens, outer.stop, _GLOSS)
    at = outer.stop if at is None else at
    if at >= len(tokens):
        return None
    value = outer.value
    if value.kind == "period" and value.first is not None and value.last is not None and at > outer.stop:
        anchor = max(value.first - 3 * _DAY, today) if (value.days or 0) < 8 else value.first
        inner = _range(tokens, at, anchor)
        if inner is not None and _within(inner.value, value):
            return Found(
                replace(inner.value, year_said=value.year_said),
                outer.first,
                _closes(tokens, inner.stop, bracket),
            )
    later = any_at(tokens, outer.stop, ("next year", "this year", ", next year"))
    if value.kind == "range" and value.first is not None and later is not None and not value.year_said:
        ahead = today.year + (low_at(tokens, later - 2) == "next")
        again = _range(tokens, outer.first, date(ahead, 1, 1))
        return None if again is None else Found(replace(again.value, year_said=True), outer.first, later)
    if value.kind in ("range", "day") and value.first is not None and not _month_said(tokens, outer):
        wide = period_at(tokens, at, today)
        if wide is None or wide.value.first is None or wide.value.last is None:
            return None
        anchor = wide.value.first - 3 * _DAY if (wide.value.days or 0) < 4 else wide.value.first
        again = _range(tokens, outer.first, anchor) or _single(tokens, outer.first, anchor)
        if again is not None and again.stop == outer.stop and _within(again.value, wide.value):
            said = replace(again.value, year_said=wide.value.year_said)
            return Found(said, outer.first, _closes(tokens, wide.stop, bracket))
    return None


def _within(inner: DatePhrase, outer: DatePhrase) -> bool:
    """Whether ``inner`` is a range in ``outer``, or, beside a weekend or a holiday, reaches at
    most two days out."""
    slack = 2 * _DAY if (outer.days or 0) < 8 and (outer.vague or (outer.days or 0) < 5) else 0 * _DAY
    return bool(
        inner.first
        and inner.last
        and outer.first
        and outer.last
        and outer.first - slack <= inner.first
        and inner.last <= outer.last + slack
    )


def _closes(tokens: Sequence[Token], stop: int, bracket: bool) -> int:
    return stop + 1 if bracket and low_at(tokens, stop) == ")" else stop


def _month_said(tokens: Sequence[Token], found: Found[DatePhrase]) -> bool:
    return any(
        low_at(tokens, k) in MONTHS or low_at(tokens, k) == "/" for k in range(found.first, found.stop)
    )


def _opening(tokens: Sequence[Token], i: int, today: date) -> Found[DatePhrase] | None:
    stop = any_at(tokens, i, _OPEN)
    if stop is None:
        return None
    how = _OPEN[" ".join(token.low for token in tokens[i:stop])]
    inner = _closed(tokens, stop, today)
    return None if inner is None else Found(_opened(inner.value, how), i, inner.stop)


def _opened(phrase: DatePhrase, how: str) -> DatePhrase:
    """``phrase`` with one end only, as "after", "from", "before" or "until" say."""
    if phrase.kind == "ambiguous":
        return replace(phrase, candidates=tuple(_opened(c, how) for c in phrase.candidates))
    if phrase.first is None or phrase.last is None:
        return phrase
    first, last = {
        "after": (phrase.last + _DAY, None),
        "from": (phrase.first, None),
        "before": (None, phrase.first - _DAY),
        "until": (None, phrase.last),
    }[how]
    candidates = tuple(_opened(c, how) for c in phrase.candidates)
    return replace(phrase, kind="open", first=first, last=last, candidates=candidates)


def _single(tokens: Sequence[Token], i: int, today: date) -> Found[DatePhrase] | None:
    point = point_at(tokens, i, today)
    if point is None or point.plain or not _stands_alone(tokens, i, point):
        return None
    value = _readings(point.orders or (None,), lambda order: _day(_read(point, order), today))
    return Found(value, i, point.stop)


def _stands_alone(tokens: Sequence[Token], i: int, point: Point) -> bool:
    """False for "the 3rd hotel", "24/7" and "1/2 of", which only look like dates."""
    after = low_at(tokens, point.stop)
    if point.pair is not None:
        if point.year is not None:
            return True
        part = point.pair in ((24, 7), (50, 50)) or after in (
            "of",
            "hour",
            "hours",
            "day",
            "days",
            "price",
            "a",
        )
        return not part
    known = point.month or point.exact or point.holiday or point.weekday is not None
    if known is None or known is False:
        at = i + 1 if low_at(tokens, i) == "on" else i
        ended = not after or tokens[point.stop].kind == "symbol" or after in STOP_WORDS | POLITENESS
        return low_at(tokens, at) == "the" and ended and after != "of" and not after.endswith("'s")
    return True


def _read(point: Point, order: Order | None) -> Point:
    return point if order is None else point.ordered(order)


def _readings(orders: Sequence[Order | None], read: Callable[[Order | None], DatePhrase]) -> DatePhrase:
    """The one possible reading, or all of them as ambiguous, or why there is none."""
    values: list[DatePhrase] = []
    for order in orders:
        value = read(order)
        if value not in values:
            values.append(value)
    possible = [value for value in values if value.kind != "impossible"]
    if not possible:
        return values[0]
    if len(possible) == 1:
        return possible[0]
    return DatePhrase("ambiguous", year_said=possible[0].year_said, candidates=tuple(possible))


def _day(point: Point, today: date) -> DatePhrase:
    try:
        day = resolve(point, today)
    except NoSuchDay as error:
        return DatePhrase("impossible", year_said=point.year is not None, reason=str(error))
    other = () if point.other is None else (DatePhrase("day", point.other, point.other),)
    return DatePhrase("day", day, day, point.year is not None, bool(other), other, _mismatch(point, day))


def _mismatch(point: Point, day: date) -> str:
    if point.weekday is None or point.weekday == day.weekday():
        return ""
    names = calendar.day_name
    written = f"{day.day} {calendar.month_name[day.month]} {day.year}"
    return f"{written} is a {names[day.weekday()]}, not a {names[point.weekday]}"


def _range(tokens: Sequence[Token], i: int, today: date) -> Found[DatePhrase] | None:
    opener = low_at(tokens, i)
    opened = any_at(tokens, i, _OPENERS)
    if opened is not None and opened > i + 1:
        opener = "between"
    start = i if opened is None else opened
    one = point_at(tokens, start, today, plain=True)
    if one is None:
        return None
    joint = low_at(tokens, one.stop)
    if not (joint in _TO or joint in DASHES or (opener == "between" and joint == "and")):
        return None
    two = point_at(tokens, one.stop + 1, today, plain=True)
    if two is None or not _pairs_up(tokens, start, one, two):
        return None
    if two.year is None and two.month is None and two.pair is None and two.exact is None:
        year, stop = year_at(tokens, two.stop)
        two = replace(two, year=year, stop=stop)
    orders = _common_orders(one, two)
    value = _readings(orders, lambda order: _between(_read(one, order), _read(two, order), today))
    textual = (one.pair is None and one.month) or (two.pair is None and two.month)
    if value.kind == "ambiguous" and textual:
        value = min(value.candidates, key=lambda c: c.days or 0)
    return Found(value, i, two.stop)


def _pairs_up(tokens: Sequence[Token], start: int, one: Point, two: Point) -> bool:
    """True if the two are ends of a range of dates, not numbers of something else."""
    dated = [bool(p.month or p.pair) for p in (one, two)]
    fixed = [p.exact is not None or p.holiday is not None for p in (one, two)]
    if two.plain:
        after = low_at(tokens, two.stop)
        tight = touching(tokens, one.stop) and touching(tokens, one.stop + 1)
        plural = re.fullmatch(r"[^\W\d_]+s", after) and after not in STOP_WORDS
        grows = one.day is None or one.pair is not None or (two.day or 0) > one.day
        return dated[0] and grows and after not in _NO_DAY_AFTER and (tight or not plural)
    if any(dated):
        return all(
            d or f or p.day is not None for d, f, p in zip(dated, fixed, (one, two), strict=True)
        ) and not (one.plain and fixed[1])
    if all(fixed):
        return True
    if one.plain or any(fixed):
        return False
    return low_at(tokens, start) in ("the", "on") or one.weekday is not None


def _common_orders(one: Point, two: Point) -> Sequence[Order | None]:
    """How numeric ends may be read together: one end can settle the other."""
    if one.pair is None and two.pair is None:
        return (None,)
    if one.pair is not None and two.pair is not None:
        common = [order for order in one.orders if order in two.orders]
        return common or one.orders
    numeric, other = (one, two) if one.pair is not None else (two, one)
    shape: Order = "md" if other is two else "dm"
    if other.month is None and other.day is not None and shape in numeric.orders:
        return (shape,)
    return numeric.orders


def _between(one: Point, two: Point, today: date) -> DatePhrase:
    """Both ends with the months and years that they lend each other."""
    said = one.year is not None or two.year is not None
    one, two = _lend_month(one, two)
    try:
        first, last = _ends(one, two, today)
    except NoSuchDay as error:
        return DatePhrase("impossible", year_said=said, reason=str(error))
    if one.exact and two.exact and first == last and one.weekday is not None:
        last += 7 * _DAY
    if last < first or ((last - first).days > _LONGEST and not (one.year and two.year)):
        return DatePhrase("impossible", year_said=said, reason="the end lies before the beginning")
    wrong = "; ".join(text for text in (_mismatch(one, first), _mismatch(two, last)) if text)
    return DatePhrase("range", first, last, said, contradiction=wrong)


def _lend_month(one: Point, two: Point) -> tuple[Point, Point]:
    if one.day is not None and one.month is None and two.month is not None:
        later = two.day is not None and one.day > two.day and not one.plain
        month = (two.month - 2) % 12 + 1 if later else two.month
        return replace(one, month=month), two
    if two.day is not None and two.month is None and one.month is not None:
        later = one.day is not None and two.day < one.day
        month = one.month % 12 + 1 if later else one.month
        return one, replace(two, month=month)
    return one, two


def _ends(one: Point, two: Point, today: date) -> tuple[date, date]:
    if two.year is not None:
        last = resolve(two, today)
        first = resolve(one, today, two.year)
        if first > last and one.year is None and one.exact is None:
            first = resolve(one, today, two.year - 1)
        return first, last
    first = resolve(one, today)
    return first, resolve(two, first)
