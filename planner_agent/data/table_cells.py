"""Text of one table cell -> a value in the catalog's units. Every parser raises CellError.

Parsers take stripped text that is not empty; what an empty cell means is the schema's business.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import date
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from functools import lru_cache
from typing import Any

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
NONE = "none"
Parser = Callable[[str], Any]
Hours = tuple[tuple[int, int] | None, ...]

_NUMBER = re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d{1,2})?")
_CLOCK = re.compile(r"(\d{1,2}):([0-5]\d)")
_OFFSET = re.compile(r"([+-])(\d{2}):([0-5]\d)")
_SPAN = re.compile(r"([a-z]+)(?:-([a-z]+))?\s+(\d{1,2}:\d{2})-(\d{1,2}:\d{2})")
_LATEST_CLOSE = 30 * 60


class CellError(ValueError):
    """What is wrong with a cell's text, and what to write instead."""

    def __init__(self, what: str, hint: str = "") -> None:
        super().__init__(what)
        self.what = what
        self.hint = hint


def text(cell: str) -> str:
    return cell


def decimal(cell: str) -> Decimal:
    """A plain number: no thousands separators, no currency sign."""
    try:
        if _NUMBER.fullmatch(cell):
            return Decimal(cell)
    except InvalidOperation:
        pass
    raise CellError("is not a number", "Write plain digits with a point, such as 1234.5.")


def number(low: str | None = None, high: str | None = None) -> Callable[[str], Decimal]:
    """A parser of numbers from ``low`` to ``high``, both included."""

    def parse(cell: str) -> Decimal:
        value = decimal(cell)
        if low is not None and value < Decimal(low):
            raise CellError(f"is less than {low}")
        if high is not None and value > Decimal(high):
            raise CellError(f"is more than {high}")
        return value

    return parse


def whole(low: int, high: int = 100_000) -> Callable[[str], int]:
    """A parser of whole numbers from ``low`` to ``high``; 2.0 is 2."""
    parse_number = number(str(low), str(high))

    def parse(cell: str) -> int:
        value = parse_number(cell)
        if value != int(value):
            raise CellError("is not a whole number")
        return int(value)

    return parse


def degrees(limit: int) -> Callable[[str], float]:
    parse_number = number(str(-limit), str(limit))
    return lambda cell: float(parse_number(cell))


def metres(cell: str) -> int:
    """Kilometres in the table, metres in the catalog."""
    return half_up(_KILOMETRES(cell) * 1000)


def tenths(cell: str) -> int:
    """A rating from 0 to 5, rounded to tenths."""
    return half_up(_RATING(cell) * 10)


def money(digits: int) -> Callable[[str], int]:
    """A parser of amounts in major units (12.50) to minor units (1250), which have ``digits`` digits."""
    parse_amount = number("0", "1000000000")

    def parse(cell: str) -> int:
        minor = parse_amount(cell).scaleb(digits)
        if minor != int(minor):
            raise CellError(f"is finer than the currency's smallest unit ({digits} digits after the point)")
        return int(minor)

    return parse


def one_of(*values: str) -> Callable[[str], str]:
    def parse(cell: str) -> str:
        if cell not in values:
            raise CellError(f"is not one of {', '.join(values)}")
        return cell

    return parse


def words(*values: str) -> Callable[[str], frozenset[str]]:
    """A parser of lists separated by ``;``; ``none`` is the empty list. ``values`` restricts the words."""

    @lru_cache(maxsize=4096)
    def parse(cell: str) -> frozenset[str]:
        if cell == NONE:
            return frozenset()
        parts = _parts(cell)
        for part in parts:
            if part == NONE:
                raise CellError(f"has {NONE!r} among other words", f"{NONE!r} stands alone.")
            if values and part not in values:
                raise CellError(f"has {part!r}, which is not one of {', '.join(values)}")
        return frozenset(parts)

    return parse


@lru_cache(maxsize=2048)
def clock(cell: str) -> int:
    """``HH:MM`` from 00:00 to 23:59 in minutes after midnight."""
    return _minutes(cell, 23 * 60 + 59)


@lru_cache(maxsize=64)
def utc_offset(cell: str) -> int:
    """``-06:00`` in minutes."""
    found = _OFFSET.fullmatch(cell)
    if found is None or int(found[2]) > 14:
        raise CellError("is not an offset from UTC", "Write -06:00 or +05:30.")
    minutes = int(found[2]) * 60 + int(found[3])
    return -minutes if found[1] == "-" else minutes


def iso_date(cell: str) -> date:
    try:
        if len(cell) == 10:
            return date.fromisoformat(cell)
    except ValueError:
        pass
    raise CellError("is not a date", "Write YYYY-MM-DD.")


@lru_cache(maxsize=512)
def weekdays(cell: str) -> frozenset[int]:
    """``1234567`` (1 is Monday), ``mon;wed`` or ``daily`` as weekdays, Monday 0."""
    if cell == "daily":
        return frozenset(range(7))
    names = [WEEKDAYS[int(digit) - 1] for digit in cell] if re.fullmatch("[1-7]+", cell) else _parts(cell)
    days = [_weekday(name) for name in names]
    if len(set(days)) < len(days):
        raise CellError("names a day twice")
    return frozenset(days)


@lru_cache(maxsize=4096)
def hours(cell: str) -> Hours:
    """``mon-fri 09:00-17:00;sat 10:00-16:00`` as (open, close) by weekday; unnamed days are closed.

    A close after midnight is written past 24:00 (``20:00-26:00``), up to 30:00.
    """
    week: list[tuple[int, int] | None] = [None] * 7
    for part in _parts(cell):
        days, opens, closes = _span(part)
        for day in days:
            if week[day] is not None:
                raise CellError(f"names {WEEKDAYS[day]} twice")
            week[day] = (opens, closes)
    return tuple(week)


def half_up(value: Decimal) -> int:
    return int(value.quantize(Decimal(1), rounding=ROUND_HALF_UP))


def _span(part: str) -> tuple[list[int], int, int]:
    found = _SPAN.fullmatch(part)
    if found is None:
        raise CellError(
            f"has {part!r}, which are not opening hours", "Write mon-fri 09:00-17:00;sat 10:00-16:00."
        )
    opens, closes = _minutes(found[3], 23 * 60 + 59), _minutes(found[4], _LATEST_CLOSE)
    if closes <= opens:
        raise CellError(f"closes at {found[4]}, not after {found[3]}", "Past midnight, write 20:00-26:00.")
    if found[1] == "daily" and not found[2]:
        return list(range(7)), opens, closes
    first = _weekday(found[1])
    last = _weekday(found[2]) if found[2] else first
    return [(first + step) % 7 for step in range((last - first) % 7 + 1)], opens, closes


def _weekday(name: str) -> int:
    if name not in WEEKDAYS:
        raise CellError(f"has {name!r}, which is not a day", f"Days are {', '.join(WEEKDAYS)} and daily.")
    return WEEKDAYS.index(name)


def _minutes(cell: str, latest: int) -> int:
    found = _CLOCK.fullmatch(cell)
    minutes = int(found[1]) * 60 + int(found[2]) if found else latest + 1
    if minutes > latest:
        raise CellError(
            f"has {cell!r}, which is not a clock up to {latest // 60:02}:{latest % 60:02}", "Write HH:MM."
        )
    return minutes


def _parts(cell: str) -> list[str]:
    parts = [part.strip() for part in cell.split(";")]
    if not all(parts):
        raise CellError("has an empty entry between separators", "Lists look like a;b;c.")
    return parts


def compact(values: Iterable[str]) -> str:
    """Words in the form that ``words`` reads back."""
    return ";".join(sorted(values)) or NONE


_KILOMETRES = number("0", "50000")
_RATING = number("0", "5")
