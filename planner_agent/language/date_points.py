"""One day as written, before its missing year or month is filled in."""

from __future__ import annotations

import calendar
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

from .currencies import currency_after
from .date_words import HOLIDAYS, holiday_at, month_at, weekday_at
from .numbers import count_at, ordinal_at
from .scan import low_at, touching, words_at
from .tokens import Token

Order = Literal["md", "dm"]


@dataclass(frozen=True, slots=True)
class Point:
    """A day as said, up to token ``stop``. Parts that were not said are None.

    ``pair`` holds the two numbers of "3/10" until their order is known; ``orders`` are the possible ones.
    ``exact`` is a day counted from today; ``other`` is its second reading ("next Friday"). ``plain`` marks a
    bare cardinal, which is a day only beside another date.
    """

    stop: int
    day: int | None = None
    month: int | None = None
    year: int | None = None
    weekday: int | None = None
    holiday: str | None = None
    exact: date | None = None
    other: date | None = None
    pair: tuple[int, int] | None = None
    orders: tuple[Order, ...] = ()
    plain: bool = False

    def ordered(self, order: Order) -> Point:
        """The point with its ``pair`` read in ``order``; itself where it has none."""
        if self.pair is None:
            return self
        first, second = self.pair
        day, month = (second, first) if order == "md" else (first, second)
        return replace(self, day=day, month=month, pair=None, orders=())


class NoSuchDay(ValueError):
    """The calendar has no such day."""


def point_at(tokens: Sequence[Token], i: int, today: date, *, plain: bool = False) -> Point | None:
    """The day that begins at ``i``, with "on", a weekday and a year as far as they are said.

    ``plain`` takes a weekday with a bare number ("Friday 3 until Sunday 5 March").
    """
    at = i + 1 if low_at(tokens, i) == "on" else i
    named = weekday_at(tokens, at)
    if named is None:
        core = _core(tokens, at, today)
        gloss = None if core is None or core.plain else _bracketed_weekday(tokens, core.stop)
        return core if core is None or gloss is None else replace(core, weekday=gloss[0], stop=gloss[1])
    weekday, stop = named
    if low_at(tokens, stop) == "(":  # "Friday (12 June)"
        core = _core(tokens, stop + 1, today)
        if core is not None and core.day is not None and core.month and low_at(tokens, core.stop) == ")":
            return replace(core, weekday=weekday, stop=core.stop + 1)
    for skip in (1, 0):
        if skip and low_at(tokens, stop) != ",":
            continue
        core = _core(tokens, stop + skip, today)
        if core is not None and core.exact is None and core.holiday is None and (plain or not core.plain):
            return replace(core, weekday=weekday)
    return Point(stop, exact=today + timedelta(days=(weekday - today.weekday()) % 7), weekday=weekday)


def _bracketed_weekday(tokens: Sequence[Token], i: int) -> tuple[int, int] | None:
    """ "12 June (Friday)", "12 June (a Friday)"."""
    if low_at(tokens, i) != "(":
        return None
    named = weekday_at(tokens, i + 2 if low_at(tokens, i + 1) == "a" else i + 1)
    return (named[0], named[1] + 1) if named is not None and low_at(tokens, named[1]) == ")" else None


def _core(tokens: Sequence[Token], i: int, today: date) -> Point | None:
    return (
        _numeric(tokens, i)
        or _month_day(tokens, i)
        or _day_month(tokens, i)
        or _relative(tokens, i, today)
        or _holiday(tokens, i)
        or _day_only(tokens, i)
    )


def year_at(tokens: Sequence[Token], i: int) -> tuple[int | None, int]:
    """The year that follows at ``i`` (", 2022", "2022", "of 2022") and the token after it."""
    at = i + 1 if low_at(tokens, i) in (",", "of", "in") else i
    word = low_at(tokens, at)
    if not re.fullmatch(r"(?:19|20|21)\d\d", word) or currency_after(tokens, at + 1) is not None:
        return None, i
    ranged = low_at(tokens, at + 1) in ("-", "/") and touching(tokens, at + 1) and touching(tokens, at + 2)
    return (None, i) if ranged and low_at(tokens, at + 2).isdecimal() else (int(word), at + 1)


def _day_number(tokens: Sequence[Token], i: int) -> tuple[int, int, bool] | None:
    """Day number, stop, and whether it is a bare cardinal."""
    ordinal = ordinal_at(tokens, i)
    if ordinal is not None:
        return (ordinal.value, ordinal.stop, False) if ordinal.value < 100 else None
    word = low_at(tokens, i)
    return (int(word), i + 1, True) if re.fullmatch(r"[0-3]?\d", word) else None


def _numeric(tokens: Sequence[Token], i: int) -> Point | None:
    """ "2022-03-16", "3/16/22", "16.03.2022", "3/16"."""
    dotted = re.fullmatch(r"(\d{1,2})\.(\d{1,2})\.(\d{4}|\d{2})", low_at(tokens, i))
    if dotted:
        return Point(i + 1, day=int(dotted[1]), month=int(dotted[2]), year=_full_year(dotted[3]))
    dotted = re.fullmatch(r"((?:19|20|21)\d\d)\.(\d\d)\.(\d\d)", low_at(tokens, i))
    if dotted:
        return Point(i + 1, day=int(dotted[3]), month=int(dotted[2]), year=int(dotted[1]))
    mark = low_at(tokens, i + 1)
    first, second = low_at(tokens, i), low_at(tokens, i + 2)
    if mark not in ("-", "/", "–", "‑") or not (touching(tokens, i + 1) and touching(tokens, i + 2)):
        return None
    third = low_at(tokens, i + 4) if low_at(tokens, i + 3) == mark and touching(tokens, i + 3) else ""
    third = third if touching(tokens, i + 4) else ""
    if re.fullmatch(r"(?:19|20|21)\d\d", first) and re.fullmatch(r"\d{1,2}", second):
        fits = re.fullmatch(r"\d{1,2}", third)
        return Point(i + 5, day=int(third), month=int(second), year=int(first)) if fits else None
    if not (re.fullmatch(r"\d{1,2}", first) and re.fullmatch(r"\d{1,2}", second)):
        return None
    pair = (int(first), int(second))
    if re.fullmatch(r"\d{4}" if mark != "/" else r"\d{4}|\d\d", third):
        return _paired(pair, _full_year(third), i + 5)
    return _paired(pair, None, i + 3) if mark == "/" else None


def _full_year(text: str) -> int:
    return int(text) if len(text) == 4 else 2000 + int(text)


def _paired(pair: tuple[int, int], year: int | None, stop: int) -> Point | None:
    first, second = pair
    orders: list[Order] = []
    if 1 <= first <= 12 and second <= 31:
        orders.append("md")
    if 1 <= second <= 12 and first <= 31:
        orders.append("dm")
    if not orders or 0 in pair:
        return None
    return Point(stop, year=year, pair=pair, orders=tuple(orders))


def _month_day(tokens: Sequence[Token], i: int) -> Point | None:
    """ "March 3rd, 2022", "Mar 3", "March the third"."""
    month = month_at(tokens, i)
    if month is None:
        return None
    at = month[1] + 1 if low_at(tokens, month[1]) == "the" else month[1]
    day = _day_number(tokens, at)
    # "May 10:30" and "March 5 pm" are clocks.
    if day is None or day[0] > 39 or low_at(tokens, day[1]) in ("am", "pm", "%", "o'clock"):
        return None
    year, stop = year_at(tokens, day[1])
    return Point(stop, day=day[0], month=month[0], year=year)


def _day_month(tokens: Sequence[Token], i: int) -> Point | None:
    """ "3 March 2022", "the 3rd of March", "16-Mar-2022"."""
    at = i + 1 if low_at(tokens, i) == "the" else i
    day = _day_number(tokens, at)
    if day is None or day[0] > 39:
        return None
    joint = low_at(tokens, day[1])
    hyphened = joint == "-" and touching(tokens, day[1]) and touching(tokens, day[1] + 1)
    month = month_at(tokens, day[1] + 1 if joint == "of" or hyphened else day[1])
    if month is None:
        return None
    again = low_at(tokens, month[1]) == "-" and touching(tokens, month[1]) and touching(tokens, month[1] + 1)
    year, stop = year_at(tokens, month[1] + 1 if hyphened and again else month[1])
    return Point(stop if year else month[1], day=day[0], month=month[0], year=year)


def _relative(tokens: Sequence[Token], i: int, today: date) -> Point | None:
    for phrase, days in (
        ("the day after tomorrow", 2),
        ("day after tomorrow", 2),
        ("tomorrow", 1),
        ("tomorow", 1),
        ("tommorow", 1),
        ("tommorrow", 1),
        ("tmrw", 1),
        ("tmr", 1),
        ("tmrow", 1),
        ("2moro", 1),
        ("today", 0),
    ):
        stop = words_at(tokens, i, phrase)
        if stop is not None:
            return Point(stop, exact=today + timedelta(days=days))
    return _next_weekday(tokens, i, today) or _counted(tokens, i, today)


def _next_weekday(tokens: Sequence[Token], i: int, today: date) -> Point | None:
    at = i + 1 if low_at(tokens, i) in ("this", "the") else i
    lead = low_at(tokens, at) if low_at(tokens, at) in ("next", "coming") else low_at(tokens, at - 1)
    at = at + 1 if low_at(tokens, at) in ("next", "coming") else at
    named = weekday_at(tokens, at) if at > i else None
    if named is None or lead == "the":
        return None
    coming = today + timedelta(days=(named[0] - today.weekday()) % 7)
    if lead != "next":
        return Point(named[1], exact=coming, weekday=named[0])
    monday = today + timedelta(days=7 - today.weekday())
    meant = monday + timedelta(days=named[0])
    other = coming if today < coming != meant else None
    return Point(named[1], exact=meant, weekday=named[0], other=other)


def _counted(tokens: Sequence[Token], i: int, today: date) -> Point | None:
    """ "3 days from now", "in two weeks' time". "in 3 days" can be a length: not read."""
    at = i + 1 if low_at(tokens, i) == "in" else i
    at += at > i and low_at(tokens, at) in ("exactly", "just")
    count = count_at(tokens, at)
    if count is None or count.value > 1000:
        return None
    unit = {"day": 1, "week": 7, "fortnight": 14}.get(low_at(tokens, count.stop).removesuffix("s"))
    if unit is None:
        return None
    days = timedelta(days=unit * count.value)
    if at > i and _leaving(tokens, i, count.stop + 1):
        return Point(count.stop + 1, exact=today + days)
    timed = words_at(tokens, count.stop + 1, "' time") or words_at(tokens, count.stop + 1, "time")
    if timed is not None and at > i:
        return Point(timed, exact=today + days)
    if low_at(tokens, count.stop + 1) != "from":
        return None
    start = {"now": 0, "today": 0, "tomorrow": 1}.get(low_at(tokens, count.stop + 2))
    return None if start is None else Point(count.stop + 3, exact=today + timedelta(days=start) + days)


def _leaving(tokens: Sequence[Token], i: int, stop: int) -> bool:
    """Whether the words around say that the trip begins then: "in two weeks I leave", "leaving in 3 days"."""
    if low_at(tokens, i + 1) == "exactly" or low_at(tokens, i - 1) in _LEAVING:
        return True
    at = stop + 1 if low_at(tokens, stop) == "," else stop
    return low_at(tokens, at) in ("i", "we", "i'm", "we're") and bool(
        {low_at(tokens, at + n) for n in (1, 2, 3)} & _LEAVING
    )


_LEAVING = frozenset(
    [
        "leave",
        "leaving",
        "leaves",
        "depart",
        "departing",
        "start",
        "starting",
        "fly",
        "flying",
        "go",
        "going",
        "set",
        "travelling",
        "travel",
        "head",
        "heading",
    ]
)


def _holiday(tokens: Sequence[Token], i: int) -> Point | None:
    found = holiday_at(tokens, i)
    if found is None:
        return None
    year, stop = year_at(tokens, found[1])
    return Point(stop, holiday=found[0], year=year)


def _day_only(tokens: Sequence[Token], i: int) -> Point | None:
    at = i + 1 if low_at(tokens, i) == "the" else i
    day = _day_number(tokens, at)
    if day is None or day[0] > 39 or (day[2] and at > i):
        return None
    return Point(day[1], day=day[0], plain=day[2])


def resolve(point: Point, anchor: date, year: int | None = None) -> date:
    """The date of ``point`` in ``year`` or its own year, else the next one on or after ``anchor``.

    Raises NoSuchDay with the reason in words.
    """
    year = point.year or year
    if point.exact is not None:
        return _weekday_after(point, anchor)
    years = range(anchor.year, anchor.year + 9) if year is None else range(year, year + 1)
    if point.holiday is not None:
        dates = (HOLIDAYS[point.holiday][0](y) for y in years)
        return next(day for day in dates if year is not None or day >= anchor)
    if point.day is None:
        raise NoSuchDay("no day was said")
    if point.month is None:
        return _day_of_some_month(point, anchor)
    if not 1 <= point.month <= 12:
        raise NoSuchDay(f"there is no month {point.month}")
    longest = 29 if point.month == 2 else calendar.monthrange(2001, point.month)[1]
    name = calendar.month_name[point.month]
    if not 1 <= point.day <= longest:
        raise NoSuchDay(f"{name} has no day {point.day}")
    for y in years:
        if point.day <= calendar.monthrange(y, point.month)[1]:
            day = date(y, point.month, point.day)
            if year is not None or day >= anchor:
                return day
    raise NoSuchDay(f"{name} {year} has no day {point.day}")


def _weekday_after(point: Point, anchor: date) -> date:
    """A day counted from today; a weekday moves on to the first one after ``anchor``."""
    exact = point.exact or anchor
    if point.weekday is None or exact >= anchor:
        return exact
    return anchor + timedelta(days=(point.weekday - anchor.weekday()) % 7)


def _day_of_some_month(point: Point, anchor: date) -> date:
    """The next month that has the day (and the weekday, if it was said: "Friday the 13th")."""
    day = point.day or 0
    if not 1 <= day <= 31:
        raise NoSuchDay(f"no month has a day {day}")
    year, month = anchor.year, anchor.month
    for _ in range(480):
        if day <= calendar.monthrange(year, month)[1]:
            found = date(year, month, day)
            if found >= anchor and point.weekday in (None, found.weekday()):
                return found
        year, month = (year, month + 1) if month < 12 else (year + 1, 1)
    raise NoSuchDay(f"no such weekday on a day {day}")
