"""Names in the calendar: months, weekdays, seasons and holidays."""

from __future__ import annotations

import calendar
from collections.abc import Callable, Sequence
from datetime import date, timedelta

from rapidfuzz.distance import OSA

from .scan import any_at, low_at
from .tokens import Token

MONTHS: dict[str, int] = {calendar.month_name[n].lower(): n for n in range(1, 13)}
MONTHS |= {calendar.month_abbr[n].lower(): n for n in range(1, 13)} | {"sept": 9}
#: Months that are words of another kind, too.
SHY_MONTHS = frozenset({"may", "march", "mar"})
_WEEKDAY_NAMES = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
WEEKDAYS: dict[str, int] = {name: n for n, name in enumerate(_WEEKDAY_NAMES)}
SHORT_WEEKDAYS: dict[str, int] = {
    "mon": 0, "tue": 1, "tues": 1,
    "wed": 2, "weds": 2, "thu": 3, "thur": 3, "thurs": 3, "fri": 4, "sat": 5, "sun": 6,
}  # fmt: skip
SEASONS: dict[str, tuple[int, int]] = {
    "spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "fall": (9, 11), "winter": (12, 2),
}  # fmt: skip


def month_end(year: int, month: int) -> date:
    """The last day of a month."""
    return date(year, month, calendar.monthrange(year, month)[1])


def easter(year: int) -> date:
    """Easter Sunday by the anonymous Gregorian computus (Meeus, Astronomical Algorithms, ch. 8)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return date(year, month, day + 1)


def nth_weekday(year: int, month: int, weekday: int, n: int) -> date | None:
    """The ``n``-th such weekday of a month, the last one for ``n`` = -1; None where there is none."""
    if n == -1:
        last = month_end(year, month)
        return last - timedelta(days=(last.weekday() - weekday) % 7)
    first = date(year, month, 1)
    day = first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (n - 1))
    return day if day.month == month else None


def _fixed(month: int, day: int) -> Callable[[int], date]:
    return lambda year: date(year, month, day)


def _nth(month: int, weekday: int, n: int) -> Callable[[int], date]:
    return lambda year: nth_weekday(year, month, weekday, n) or date(year, month, 1)


def _from_easter(days: int) -> Callable[[int], date]:
    return lambda year: easter(year) + timedelta(days=days)


#: Holiday: its day in a year, and the days before and after it that "over" it or its weekend takes in.
HOLIDAYS: dict[str, tuple[Callable[[int], date], int, int]] = {
    "new year's eve": (_fixed(12, 31), 0, 1),
    "new years eve": (_fixed(12, 31), 0, 1),
    "nye": (_fixed(12, 31), 0, 1),
    "new year's day": (_fixed(1, 1), 1, 0),
    "new year's": (_fixed(1, 1), 1, 0),
    "new years": (_fixed(1, 1), 1, 0),
    "new year": (_fixed(1, 1), 1, 0),
    "valentine's day": (_fixed(2, 14), 0, 0),
    "valentines day": (_fixed(2, 14), 0, 0),
    "st patrick's day": (_fixed(3, 17), 0, 0),
    "st . patrick's day": (_fixed(3, 17), 0, 0),
    "good friday": (_from_easter(-2), 0, 3),
    "easter": (_from_easter(0), 2, 1),
    "easter sunday": (_from_easter(0), 2, 1),
    "easter monday": (_from_easter(1), 3, 0),
    "pentecost": (_from_easter(49), 1, 1),
    "memorial day": (_nth(5, 0, -1), 2, 0),
    "juneteenth": (_fixed(6, 19), 0, 0),
    "independence day": (_fixed(7, 4), 0, 0),
    "labor day": (_nth(9, 0, 1), 2, 0),
    "halloween": (_fixed(10, 31), 0, 0),
    "thanksgiving": (_nth(11, 3, 4), 0, 3),
    "thanksgiving day": (_nth(11, 3, 4), 0, 3),
    "black friday": (lambda year: _nth(11, 3, 4)(year) + timedelta(days=1), 0, 2),
    "christmas": (_fixed(12, 25), 1, 1),
    "christmas day": (_fixed(12, 25), 1, 1),
    "xmas": (_fixed(12, 25), 1, 1),
    "christmas eve": (_fixed(12, 24), 0, 2),
    "boxing day": (_fixed(12, 26), 2, 0),
}


def holiday_at(tokens: Sequence[Token], i: int) -> tuple[str, int] | None:
    """The key of the holiday that stands at ``i``, and the token after it."""
    stop = any_at(tokens, i, HOLIDAYS)
    return None if stop is None else (" ".join(token.low for token in tokens[i:stop]), stop)


def month_at(tokens: Sequence[Token], i: int) -> tuple[int, int] | None:
    """A month's name, with the point of an abbreviation before a day ("Mar. 3")."""
    month = MONTHS.get(low_at(tokens, i)) or _misspelled(tokens, i)
    if month is None:
        return None
    dotted = low_at(tokens, i) not in _FULL_MONTHS and low_at(tokens, i + 1) == "."
    return month, i + 2 if dotted and low_at(tokens, i + 2)[:1].isdigit() else i + 1


def _misspelled(tokens: Sequence[Token], i: int) -> int | None:
    """ "8 octobr", "Febuary 3rd": a month one slip away, beside the number of a day."""
    low = low_at(tokens, i)
    if len(low) < 5 or not (_daylike(tokens, i - 1) or _daylike(tokens, i + 1)):
        return None
    close = [name for name in _FULL_MONTHS if OSA.distance(name, low, score_cutoff=1) <= 1 and len(name) > 5]
    return MONTHS[close[0]] if len(close) == 1 else None


def _daylike(tokens: Sequence[Token], i: int) -> bool:
    """A number of a day, or the "of" or ending ("th") between it and its month."""
    low = low_at(tokens, i)
    if low in ("of", "st", "nd", "rd", "th"):
        low = low_at(tokens, i - 1)
        low = low_at(tokens, i - 2) if low in ("st", "nd", "rd", "th") else low
    return low.isdecimal() and 1 <= int(low) <= 31


_FULL_MONTHS = frozenset(name.lower() for name in calendar.month_name if name)

_NAMES = frozenset(WEEKDAYS | SHORT_WEEKDAYS)


def weekday_at(tokens: Sequence[Token], i: int) -> tuple[int, int] | None:
    """A weekday's name; a short one ("Sun") only where it is capital and beside a date."""
    word = low_at(tokens, i)
    if word in WEEKDAYS:
        return WEEKDAYS[word], i + 1
    if word not in SHORT_WEEKDAYS:
        return None
    stop = i + 2 if low_at(tokens, i + 1) in (".", ",") else i + 1
    after = low_at(tokens, stop)
    dated = after[:1].isdigit() or after in MONTHS or after == "the"
    beside = low_at(tokens, i - 1) in ("on", "next", "this", "from", "until", "till", "to", "by", "-", "–")
    joined = low_at(tokens, i + 1) in ("-", "–", "to") and low_at(tokens, i + 2) in _NAMES
    joined = joined or (low_at(tokens, i - 1) in ("-", "–", "to") and low_at(tokens, i - 2) in _NAMES)
    clear = word in ("tue", "tues", "weds", "thu", "thur", "thurs", "fri") or joined
    number, next_after = after[:1].isdigit(), low_at(tokens, stop + 1)
    clear = clear or (number and next_after in MONTHS) or (after in MONTHS and next_after[:1].isdigit())
    if not (clear or (tokens[i].text[0].isupper() and (dated or beside or joined))):
        return None
    return SHORT_WEEKDAYS[word], stop if dated else i + 1
