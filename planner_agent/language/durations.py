"""Lengths of time: days, nights and minutes."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Literal

from .money import ABOUT, OR_SO
from .numbers import number_at
from .scan import DASHES, MARKS, any_at, low_at, over_hyphen, touching, words_at
from .tokens import Found, Token

DurationUnit = Literal["day", "night", "minute"]


@dataclass(frozen=True, slots=True)
class Duration:
    """From ``least`` to ``most`` units, equal where one number was said; ``most`` None for "or more".

    Weeks are 7 days, months 28 to 31 days, hours 60 minutes. ``nights`` is set where both were said
    ("4 days and 3 nights"). ``exact`` is False for "about", "a couple of days", months and ranges;
    ``assumed`` is True where the words have no number of their own ("a long weekend", "a few days").
    """

    unit: DurationUnit
    least: int
    most: int | None
    nights: int | None = None
    exact: bool = True
    assumed: bool = False


#: Unit word: unit of the duration, least and most of it.
_UNITS: dict[str, tuple[DurationUnit, int, int]] = {
    "day": ("day", 1, 1),
    "night": ("night", 1, 1),
    "week": ("day", 7, 7),
    "wk": ("day", 7, 7),
    "fortnight": ("day", 14, 14),
    "weekend": ("day", 2, 3),
    "month": ("day", 28, 31),
    "year": ("day", 365, 366),
    "hour": ("minute", 60, 60),
    "hr": ("minute", 60, 60),
    "minute": ("minute", 1, 1),
    "min": ("minute", 1, 1),
}
#: Letters that are units only right behind their number ("4d3n", "1h30m").
_LETTERS = {"d": "day", "n": "night", "h": "hour", "m": "minute", "w": "week"}
_FIXED: dict[str, Duration] = {
    "a long weekend": Duration("day", 3, 4, exact=False, assumed=True),
    "long weekend": Duration("day", 3, 4, exact=False, assumed=True),
    "a few days": Duration("day", 3, 5, exact=False, assumed=True),
    "few days": Duration("day", 3, 5, exact=False, assumed=True),
    "several days": Duration("day", 3, 7, exact=False, assumed=True),
    "a few nights": Duration("night", 3, 5, exact=False, assumed=True),
    "a few weeks": Duration("day", 14, 28, exact=False, assumed=True),
    "a few hours": Duration("minute", 120, 300, exact=False, assumed=True),
    "several hours": Duration("minute", 180, 480, exact=False, assumed=True),
    "a few minutes": Duration("minute", 3, 10, exact=False, assumed=True),
    "half an hour": Duration("minute", 30, 30),
    "half hour": Duration("minute", 30, 30),
    "half - hour": Duration("minute", 30, 30),
    "a half hour": Duration("minute", 30, 30),
    "½ hour": Duration("minute", 30, 30),
    "quarter of an hour": Duration("minute", 15, 15),
    "a quarter of an hour": Duration("minute", 15, 15),
    "quarter hour": Duration("minute", 15, 15),
    "three quarters of an hour": Duration("minute", 45, 45),
    "half a day": Duration("minute", 240, 240, exact=False, assumed=True),
    "half day": Duration("minute", 240, 240, exact=False, assumed=True),
    "half - day": Duration("minute", 240, 240, exact=False, assumed=True),
    "overnight": Duration("night", 1, 1),
    "weeklong": Duration("day", 7, 7),
    "week - long": Duration("day", 7, 7),
    "daylong": Duration("day", 1, 1),
    "day - long": Duration("day", 1, 1),
    "month - long": Duration("day", 28, 31, exact=False),
    "monthlong": Duration("day", 28, 31, exact=False),
    "weekend - long": Duration("day", 2, 3, exact=False, assumed=True),
    "fortnight": Duration("day", 14, 14),
}
_FULL = ("full", "whole", "entire", "consecutive", "straight", "solid", "calendar")
_HALVES = {"and a half": Fraction(1, 2), "and a quarter": Fraction(1, 4)}
_RATES = frozenset({"once", "twice", "thrice", "times"})


@dataclass(frozen=True, slots=True)
class _Amount:
    """A number of something; ``loose`` for "a couple of"."""

    least: Fraction
    most: Fraction | None
    stop: int
    loose: bool = False


def duration_at(tokens: Sequence[Token], i: int) -> Found[Duration] | None:
    """The duration that begins at ``i``: "a week", "5-day", "2½ hours", "an hour and a half"."""
    if not 0 <= i < len(tokens) or tokens[i].low in MARKS or low_at(tokens, i - 1) in _RATES:
        return None
    about = any_at(tokens, i, ABOUT)
    first = _simple(tokens, i if about is None else about)
    if first is None:
        return None
    whole = _joined(tokens, first)
    value, stop = whole.value, whole.stop
    softened = any_at(tokens, stop, OR_SO)
    if about is not None or softened is not None:
        value, stop = replace(value, exact=False), stop if softened is None else softened
    more = any_at(tokens, stop, ("or more", "or longer", "plus", "+"))
    if more is not None:
        value, stop = replace(value, most=None, exact=False), more
    return Found(value, i, stop)


def _simple(tokens: Sequence[Token], i: int) -> Found[Duration] | None:
    """One number with its unit, or a fixed phrase."""
    counted = _counted(tokens, i)
    stop = any_at(tokens, i, _FIXED)
    if stop is None or (counted is not None and counted.stop >= stop):
        return counted
    name = " ".join(token.low for token in tokens[i:stop])
    return Found(_FIXED[name], i, stop)


def _counted(tokens: Sequence[Token], i: int) -> Found[Duration] | None:
    amount = _amount(tokens, i)
    if amount is None:
        return None
    at = over_hyphen(tokens, amount.stop)
    while low_at(tokens, at) in _FULL:
        at += 1
    word = low_at(tokens, at)
    unit = _UNITS.get(word) or _UNITS.get(word.removesuffix("s"))
    if unit is None and touching(tokens, at) and tokens[at - 1].kind == "number":
        unit = _UNITS.get(_LETTERS.get(word, ""))
    if unit is None:
        return None
    stop, name = at + 1, unit[0]
    for phrase, part in _HALVES.items():
        end = words_at(tokens, stop, phrase)
        if end is not None:
            amount, stop = replace(amount, least=amount.least + part, most=(amount.most or 0) + part), end
    long = words_at(tokens, stop, "- long") or words_at(tokens, stop, "long")
    stop = stop if long is None else long
    least = math.floor(amount.least * unit[1])
    most = None if amount.most is None else math.ceil(amount.most * unit[2])
    exact = least == most and not amount.loose
    return Found(Duration(name, least, most, exact=exact, assumed=word.startswith("weekend")), i, stop)


def _amount(tokens: Sequence[Token], i: int) -> _Amount | None:
    opener = low_at(tokens, i)
    at = i + 1 if opener in ("between", "from") else i
    low = _one(tokens, at)
    if low is None or low.most is None:
        return low if at == i else None
    joint = low_at(tokens, low.stop)
    joins = joint == "and" if opener == "between" else joint in ("to", "or") or joint in DASHES
    high = _one(tokens, low.stop + 1) if joins else None
    if high is not None and low.least < high.least and high.least < 10**6:
        return _Amount(low.least, high.most, high.stop, loose=True)
    return low if at == i else None


def _one(tokens: Sequence[Token], i: int) -> _Amount | None:
    if low_at(tokens, i) in ("a", "an"):
        number = number_at(tokens, i)
        if number is None:
            return _Amount(Fraction(1), Fraction(1), i + 1)
    else:
        number = number_at(tokens, i)
    if number is None or number.value > 10**6:
        return None
    loose = any(token.low == "couple" for token in tokens[i : number.stop])
    value = Fraction(number.value)
    if low_at(tokens, number.stop) == "+":
        return _Amount(value, None, number.stop + 1)
    return _Amount(value, value, number.stop, loose)


def _joined(tokens: Sequence[Token], first: Found[Duration]) -> Found[Duration]:
    """Adds what follows: "and 3 nights", "30 minutes", "and 2 days"."""
    value, stop = first.value, first.stop
    if value.assumed or value.most is None or value.nights is not None:
        return first
    at = stop + 1 if low_at(tokens, stop) in ("and", ",", "/", "&") else stop
    if value.unit == "minute" and value.least % 60 == 0 and touching(tokens, stop):
        rest = low_at(tokens, stop)
        if rest.isdecimal() and len(rest) == 2 and int(rest) < 60:
            total = value.least + int(rest)
            end = stop + 2 if low_at(tokens, stop + 1) in ("m", "min") else stop + 1
            return Found(replace(value, least=total, most=total), first.first, end)
    second = _simple(tokens, at)
    if second is None or second.value.assumed or second.value.most is None:
        return first
    other = second.value
    if {value.unit, other.unit} == {"day", "night"}:
        days, nights = (value, other) if value.unit == "day" else (other, value)
        if abs(days.least - nights.least) > 1:
            return first
        return Found(replace(days, nights=nights.least), first.first, second.stop)
    bigger = value.unit == other.unit != "night" and value.least > other.least and value.least > 1
    if (
        not bigger
        or (value.unit == "day" and value.least % 7)
        or (value.unit == "minute" and other.least > 59)
    ):
        return first
    total = replace(value, least=value.least + other.least, most=value.most + (other.most or 0))
    return Found(replace(total, exact=value.exact and other.exact), first.first, second.stop)
