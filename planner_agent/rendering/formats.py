"""Dates, clocks, durations and counts: written for people, and read back for the audit.

Writing goes through Babel (cached: it is slow); reading uses its own tables, so that a fault in
one shows against the other. ``read_*`` raise ValueError for anything not written just so.
"""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache

from planner_agent.rendering.money import LOCALE

DAY_MINUTES = 1440

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

_WHOLE = r"(?:0|[1-9][0-9]*)"
WHOLE_PATTERN = _WHOLE
DATE_PATTERN = rf"(?:{'|'.join(WEEKDAYS)}), (?:{'|'.join(MONTHS)}) [1-9][0-9]?, [0-9]{{4}}"
CLOCK_PATTERN = r"(?:[01][0-9]|2[0-3]):[0-5][0-9](?: \([+-][1-9][0-9]*\))?"
DURATION_PATTERN = rf"(?:[1-9][0-9]* h [0-5][0-9] min|[1-9][0-9]* h|{_WHOLE} min)"
KM_PATTERN = r"[0-9]{1,3}(?:,[0-9]{3})*(?:\.[1-9])? km"
RATING_PATTERN = rf"{_WHOLE}\.[0-9]"
COUNT_PATTERN = rf"{_WHOLE} [a-z]+"

_IRREGULAR = {"child": "children", "city": "cities", "lunch": "lunches"}
_SINGULAR = {plural: noun for noun, plural in _IRREGULAR.items()}


@lru_cache(maxsize=4096)
def long_date(day: date) -> str:
    """ "Wednesday, March 16, 2022"."""
    from babel.dates import format_date

    return format_date(day, "EEEE, MMMM d, y", locale=LOCALE)


@lru_cache(maxsize=4096)
def short_date(day: date) -> str:
    """ "Mar 16, 2022"."""
    from babel.dates import format_date

    return format_date(day, "MMM d, y", locale=LOCALE)


def read_date(text: str) -> date:
    """The date behind ``long_date``; a weekday that is not the date's is a ValueError."""
    weekday, month_day, year = text.split(", ")
    month, _, day = month_day.partition(" ")
    found = date(int(year), MONTHS.index(month) + 1, int(day))
    if WEEKDAYS[found.weekday()] != weekday:
        raise ValueError(f"{month_day}, {year} is not a {weekday}")
    return found


@lru_cache(maxsize=4096)
def clock(minutes: int) -> str:
    """ "14:05"; past midnight "00:40 (+1)", the day after; "23:50 (-1)", the day before."""
    days, rest = divmod(minutes, DAY_MINUTES)
    shown = f"{rest // 60:02d}:{rest % 60:02d}"
    return f"{shown} ({days:+d})" if days else shown


@lru_cache(maxsize=4096)
def read_clock(text: str) -> int:
    shown, _, later = text.partition(" (")
    hours, _, minutes = shown.partition(":")
    return int(hours) * 60 + int(minutes) + DAY_MINUTES * int(later.rstrip(")") or 0)


@lru_cache(maxsize=4096)
def duration(minutes: int) -> str:
    """ "2 h 05 min", "3 h", "45 min"."""
    hours, rest = divmod(minutes, 60)
    if not hours:
        return f"{rest} min"
    return f"{hours} h {rest:02d} min" if rest else f"{hours} h"


def read_duration(text: str) -> int:
    hours, _, rest = text.rpartition(" h") if " h" in text else ("0", "", text)
    found = int(hours) * 60 + int(re.sub(r"\D", "", rest) or 0)
    if duration(found) != text:
        raise ValueError(f"{text!r} is not a duration")
    return found


def km_tenths(metres: int) -> int:
    """Metres in tenths of a kilometre, half up: what ``kilometres`` shows."""
    return (metres + 50) // 100


def kilometres(metres: int) -> str:
    """ "1,025 km", "12.3 km": to a tenth of a kilometre."""
    whole, tenth = divmod(km_tenths(metres), 10)
    return f"{whole:,}.{tenth} km" if tenth else f"{whole:,} km"


def read_km(text: str) -> int:
    """Tenths of a kilometre."""
    whole, _, tenth = text.removesuffix(" km").replace(",", "").partition(".")
    found = int(whole) * 10 + int(tenth or 0)
    if kilometres(found * 100) != text:
        raise ValueError(f"{text!r} is not a distance")
    return found


@lru_cache(maxsize=4096)
def rating(tenths: int) -> str:
    """ "4.5" from 45."""
    return f"{tenths // 10}.{tenths % 10}"


def read_rating(text: str) -> int:
    whole, _, tenth = text.partition(".")
    return int(whole) * 10 + int(tenth)


def plural(noun: str, n: int) -> str:
    return noun if n == 1 else _IRREGULAR.get(noun, f"{noun}s")


def count(n: int, noun: str) -> str:
    """ "2 rooms", "1 child"."""
    return f"{n} {plural(noun, n)}"


def read_count(text: str) -> tuple[int, str]:
    """The number and the noun in the singular."""
    digits, _, word = text.partition(" ")
    n = int(digits)
    noun = word if n == 1 else _SINGULAR.get(word) or word.removesuffix("s")
    if count(n, noun) != text:
        raise ValueError(f"{text!r} is not a count")
    return n, noun


def listed(words: list[str] | tuple[str, ...], last: str = "and") -> str:
    """ "a", "a and b", "a, b and c"."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {last} {words[-1]}"
