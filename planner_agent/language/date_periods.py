"""Stretches of the calendar: months, weeks, weekends, seasons, the days round a holiday."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta

from .currencies import currency_after
from .date_points import NoSuchDay, point_at, resolve, year_at
from .date_values import DatePhrase
from .date_words import (
    HOLIDAYS,
    SEASONS,
    SHY_MONTHS,
    holiday_at,
    month_at,
    month_end,
    nth_weekday,
    weekday_at,
)
from .numbers import number_at, ordinal_at
from .scan import DASHES, any_at, low_at, over_hyphen
from .tokens import Found, Token

_WITHIN = (
    "in", "during", "over", "throughout", "within", "any time in", "anytime in", "any time during", "at",
    "anytime during", "sometime in", "some time in", "sometime during", "somewhere in", "on",
)  # fmt: skip
_PARTS = {
    "early": "early", "early in": "early", "the beginning of": "early", "beginning of": "early",
    "the start of": "early", "start of": "early", "mid": "mid", "mid -": "mid", "the middle of": "mid",
    "middle of": "mid", "late": "late", "late in": "late", "the end of": "late", "end of": "late",
    "the first half of": "first", "first half of": "first", "the second half of": "second",
    "second half of": "second",
}  # fmt: skip
_SPANS = {"early": (1, 10), "mid": (11, 20), "late": (21, 31), "first": (1, 15), "second": (16, 31)}
_LEADS = """in during of by until till before after from since this next to and early late mid over through
starting around or - –"""
_BEFORE_MONTH = frozenset(_LEADS.split())
_Span = tuple[date, date, bool, bool, int]  # first, last, year said, vague, stop


def period_at(tokens: Sequence[Token], i: int, today: date) -> Found[DatePhrase] | None:
    """The period that begins at ``i``: "in March", "early June", "next weekend", "over Easter"."""
    within = any_at(tokens, i, _WITHIN)
    at = i if within is None else within
    found = _span(tokens, at, today, lead="" if within is None else low_at(tokens, within - 1))
    if found is None:
        return None
    first, last, said, vague, stop = found
    candidates: tuple[DatePhrase, ...] = ()
    if low_at(tokens, at) == "next" and "weekend" in (low_at(tokens, stop - 1), low_at(tokens, at + 1)):
        coming = first - timedelta(days=7)
        if coming > today:
            candidates, vague = (DatePhrase("period", coming, coming + timedelta(days=1)),), True
    return Found(DatePhrase("period", first, last, said, vague, candidates), i, stop)


def _span(tokens: Sequence[Token], i: int, today: date, lead: str) -> _Span | None:
    part = any_at(tokens, i, _PARTS)
    if part is not None:
        return _part_of_month(tokens, i, part, today)
    return (
        _months(tokens, i, today)
        or _nth_of_month(tokens, i, today)
        or _month(tokens, i, today, lead)
        or _week(tokens, i, today)
        or _season(tokens, i, today, lead)
        or _round_holiday(tokens, i, today, lead)
        or _year(tokens, i, today, lead)
    )


def _which_month(tokens: Sequence[Token], i: int, today: date) -> tuple[int, int, bool, int] | None:
    """Year, month, whether the year was said, stop: "March 2027", "next month", "the month of May"."""
    for phrase, ahead in (("next month", 1), ("this month", 0), ("the month", 0)):
        stop = any_at(tokens, i, (phrase,))
        if stop is not None and low_at(tokens, stop) != "of":
            year, month = divmod(today.year * 12 + today.month - 1 + ahead, 12)
            return year, month + 1, False, stop
    of = any_at(tokens, i, ("the month of", "this coming", "next", "this", "coming"))
    named = month_at(tokens, i if of is None else of)
    if named is None:
        return None
    year, stop = year_at(tokens, named[1])
    if year is not None:
        return year, named[0], True, stop
    ahead = today.year + (named[0] < today.month)
    return ahead, named[0], False, named[1]


def _part_of_month(tokens: Sequence[Token], i: int, at: int, today: date) -> _Span | None:
    found = _which_month(tokens, over_hyphen(tokens, at), today)
    if found is None:
        return None
    year, month, said, stop = found
    first, last = _SPANS[_PARTS[" ".join(token.low for token in tokens[i:at])]]
    end = month_end(year, month)
    return date(year, month, first), date(year, month, min(last, end.day)), said, True, stop


def _months(tokens: Sequence[Token], i: int, today: date) -> _Span | None:
    """ "June to August 2027", "between May and July"."""
    opener = low_at(tokens, i)
    at = i + 1 if opener in ("from", "between") else i
    one = month_at(tokens, at)
    if one is None:
        return None
    joint = low_at(tokens, one[1])
    joins = (
        joint in ("to", "through", "until", "till")
        or joint in DASHES
        or (opener, joint) == ("between", "and")
    )
    two = month_at(tokens, one[1] + 1) if joins else None
    if two is None or (low_at(tokens, two[1])[:1].isdigit() and year_at(tokens, two[1])[0] is None):
        return None
    year, stop = year_at(tokens, two[1])
    begin = year or today.year + (one[0] < today.month)
    begin -= year is not None and two[0] < one[0]
    end = begin + (two[0] < one[0])
    return date(begin, one[0], 1), month_end(end, two[0]), year is not None, False, stop


def _month(tokens: Sequence[Token], i: int, today: date, lead: str) -> _Span | None:
    found = _which_month(tokens, i, today)
    if found is None:
        return None
    year, month, said, stop = found
    shy = low_at(tokens, stop - 1) in SHY_MONTHS and not said
    before = lead or low_at(tokens, i - 1)
    if shy and not (before in _BEFORE_MONTH or low_at(tokens, i) in ("next", "this", "coming")):
        return None
    if lead in ("on", "at"):
        return None
    return date(year, month, 1), month_end(year, month), said, False, stop


def _nth_of_month(tokens: Sequence[Token], i: int, today: date) -> _Span | None:
    """ "the first week of May", "the last weekend in June", "the second Monday of March"."""
    at = i + 1 if low_at(tokens, i) == "the" else i
    ordinal = ordinal_at(tokens, at)
    last = low_at(tokens, at) == "last"
    if not last and (ordinal is None or not 1 <= ordinal.value <= 5):
        return None
    n = -1 if last or ordinal is None else ordinal.value
    stop = at + 1 if last or ordinal is None else ordinal.stop
    weeks = number_at(tokens, stop)
    wide = weeks.value if weeks is not None and low_at(tokens, weeks.stop) == "weeks" else 1
    stop = weeks.stop if weeks is not None and wide != 1 else stop
    noun, named = low_at(tokens, stop), weekday_at(tokens, stop)
    if low_at(tokens, stop + 1) not in ("of", "in") or (
        named is None and noun not in ("week", "weeks", "weekend")
    ):
        return None
    found = _which_month(tokens, stop + 2, today)
    if found is None or not isinstance(wide, int) or not 1 <= wide <= 4:
        return None
    year, month, said, end = found
    if named is not None or noun == "weekend":
        day = nth_weekday(year, month, 5 if named is None else named[0], n)
        span = timedelta(days=named is None)
        return None if day is None else (day, day + span, said, False, end)
    final = month_end(year, month)
    if n == -1:
        return final - timedelta(days=7 * wide - 1), final, said, True, end
    first = date(year, month, min(7 * n - 6, final.day))
    return first, min(final, first + timedelta(days=7 * wide - 1)), said, True, end


def _week(tokens: Sequence[Token], i: int, today: date) -> _Span | None:
    monday = today - timedelta(days=today.weekday())
    at = i + 1 if low_at(tokens, i) == "the" else i
    of = any_at(tokens, at, ("week of", "weekend of", "week starting", "week beginning", "week commencing"))
    if of is not None:
        return _week_of(tokens, at, of, today)
    lead, noun = low_at(tokens, at), low_at(tokens, at + 1)
    if any_at(tokens, at, ("this coming", "next coming")) is not None:
        lead, noun, at = "coming", low_at(tokens, at + 2), at + 1
    if lead == "weekend" and at > i:
        lead, noun, at = "this", "weekend", at - 1
    ahead = {"this": 0, "next": 7, "coming": 0}.get(lead)
    if ahead is None or noun not in ("week", "weekend"):
        return None
    if noun == "week":
        first = monday + timedelta(days=7 if lead == "coming" else ahead)
        return first, first + timedelta(days=6), False, False, at + 2
    saturday = monday + timedelta(days=5 + ahead)
    return saturday, saturday + timedelta(days=1), False, False, at + 2


def _week_of(tokens: Sequence[Token], at: int, of: int, today: date) -> _Span | None:
    point = point_at(tokens, of, today)
    if point is None or point.plain or point.pair is not None:
        return None
    try:
        day = resolve(point, today)
    except NoSuchDay:
        return None
    if low_at(tokens, at) == "weekend":
        first = (
            day - timedelta(days=1) if day.weekday() == 6 else day + timedelta(days=(5 - day.weekday()) % 7)
        )
        return first, first + timedelta(days=1), point.year is not None, False, point.stop
    named = low_at(tokens, of - 1) == "of"
    first = day - timedelta(days=day.weekday()) if named else day
    return first, first + timedelta(days=6), point.year is not None, True, point.stop


def _season(tokens: Sequence[Token], i: int, today: date, lead: str) -> _Span | None:
    """Northern seasons by whole months."""
    chosen = any_at(tokens, i, ("this", "next", "the", "early", "late"))
    at = i if chosen is None else chosen
    months = SEASONS.get(low_at(tokens, at))
    if months is None:
        return None
    said, stop = year_at(tokens, at + 1)
    meant = lead in ("in", "during", "over", "throughout") or low_at(tokens, i) in ("this", "next")
    if not meant and said is None:
        return None
    year = said or today.year
    last = month_end(year + (months[1] < months[0]), months[1])
    if said is None and last < today:
        year, last = year + 1, month_end(year + 1 + (months[1] < months[0]), months[1])
    return date(year, months[0], 1), last, said is not None, True, stop


def _round_holiday(tokens: Sequence[Token], i: int, today: date, lead: str) -> _Span | None:
    at = i + 1 if low_at(tokens, i) == "the" else i
    found = holiday_at(tokens, at)
    if found is None:
        return None
    key, stop = found
    wide = any_at(tokens, stop, ("weekend", "holidays", "holiday", "break", "week", "period"))
    if wide is None and lead not in ("over", "during"):
        return None
    year, end = year_at(tokens, stop if wide is None else wide)
    rule, before, after = HOLIDAYS[key]
    years = [year] if year else [today.year - 1, today.year, today.year + 1, today.year + 2]
    for y in years:
        first, last = rule(y) - timedelta(days=before), rule(y) + timedelta(days=after)
        if wide is not None and low_at(tokens, wide - 1) == "week":
            first, last = (
                rule(y) - timedelta(days=rule(y).weekday()),
                rule(y) + timedelta(6 - rule(y).weekday()),
            )
        if year or last >= today:
            return first, last, year is not None, True, end
    return None


def _year(tokens: Sequence[Token], i: int, today: date, lead: str) -> _Span | None:
    for phrase, ahead in (("this year", 0), ("next year", 1)):
        stop = any_at(tokens, i, (phrase,))
        if stop is not None:
            return date(today.year + ahead, 1, 1), date(today.year + ahead, 12, 31), True, False, stop
    plain = lead in ("in", "during") and re.fullmatch(r"20\d\d|21\d\d", low_at(tokens, i))
    if not plain or currency_after(tokens, i + 1) is not None:
        return None
    return date(int(plain[0]), 1, 1), date(int(plain[0]), 12, 31), True, False, i + 1
