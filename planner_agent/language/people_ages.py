"""Ages behind a word for people: "aged 3 and 7", "(6)", "under 10", "4-year-old"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from .numbers import number_at
from .people_words import ADJECTIVES, SETS, kind_of
from .scan import any_at, low_at, over_hyphen
from .tokens import Token

ADULT_AGE = 18


def year_old(tokens: Sequence[Token], i: int) -> tuple[int, int] | None:
    """Age and stop of "4-year-old", "4 year olds", "8-month-old", "4yo"."""
    number = number_at(tokens, i)
    if number is None or not isinstance(number.value, int) or number.value > 120:
        return None
    at = over_hyphen(tokens, number.stop)
    unit = low_at(tokens, at)
    if unit in ("yo", "y/o"):
        return number.value, at + 1
    if unit not in ("year", "years", "yr", "yrs", "month", "months", "week", "weeks"):
        return None
    end = over_hyphen(tokens, at + 1)
    if low_at(tokens, end) not in ("old", "olds"):
        return None
    years = number.value if unit.startswith("y") else number.value // (12 if unit.startswith("m") else 52)
    return years, end + 1


def ages_at(
    tokens: Sequence[Token], i: int, *, bare: bool = False
) -> tuple[tuple[int, ...], int | None, int]:
    """Ages behind a noun: "aged 3 and 7", "(6)", "under 10", "who are 3 and 7 years old"."""
    bracket = low_at(tokens, i) == "("
    under = any_at(
        tokens,
        i + bracket,
        ("under the age of", "under age", "under", "below", "younger than", "below the age of"),
    )
    if under is not None:
        number = number_at(tokens, under)
        if number is not None and isinstance(number.value, int) and number.value <= 21:
            return (), number.value, number.stop + (bracket and low_at(tokens, number.stop) == ")")
        return (), None, i
    told = any_at(tokens, i + 1, _BEING) if bracket or low_at(tokens, i) == "," else None
    named = told or any_at(
        tokens,
        i + (bracket or low_at(tokens, i) == ","),
        (
            "aged",
            "age",
            "ages",
            "ages :",
            "aged :",
            "who are",
            "who is",
            "both aged",
            "both",
            "of ages",
            "of age",
        ),
    )
    if named is None and not bracket:
        return _bare_ages(tokens, i) if bare else ((), None, i)
    at = i + 1 if named is None else named
    ages, stop = _number_list(tokens, at)
    years = any_at(tokens, stop, ("years old", "year old", "years", "yo", "y / o"))
    if not ages or (low_at(tokens, at - 1) == "both" and years is None):
        return (), None, i
    stop = stop if years is None else years
    if bracket and low_at(tokens, stop) != ")":
        return (), None, i
    if told is not None and not bracket and stop < len(tokens) and tokens[stop].kind != "symbol":
        return (), None, i  # ", he's 2 hours late"
    return ages, None, stop + bracket


#: "my daughter (she's 19)".
_BEING = ("she's", "he's", "they're", "she is", "he is", "they are", "who's", "now", "just", "turning")


def _bare_ages(tokens: Sequence[Token], i: int) -> tuple[tuple[int, ...], int | None, int]:
    """Two or more ages right behind the noun: "kids 4, 7 and 12", "our little ones, 3 and 6"."""
    at = i + 1 if low_at(tokens, i) in (",", ":", "-", "–") else i
    ages, stop = _number_list(tokens, at)
    after = low_at(tokens, stop)
    ends = (
        not after
        or tokens[stop].kind == "symbol"
        or after in ("from", "and", "to", "in", "years", "yrs", "yo")
    )
    if len(ages) < 2 or max(ages) > 17 or not ends or after in ("/", "-", "–", "$"):
        return (), None, i
    years = any_at(tokens, stop, ("years old", "year old", "years of age", "yrs old", "yo", "years", "yrs"))
    return ages, None, stop if years is None else years


def _number_list(tokens: Sequence[Token], i: int) -> tuple[tuple[int, ...], int]:
    ages: list[int] = []
    while len(ages) < 20:
        word = low_at(tokens, i)
        if re.fullmatch(r"\d{1,2}(,\d{1,2})+", word):
            values, stop = [int(part) for part in word.split(",")], i + 1
        else:
            number = number_at(tokens, i)
            if number is None or not isinstance(number.value, int) or not 0 <= number.value <= 120:
                break
            noun = low_at(tokens, skip_adjectives(tokens, number.stop))
            if ages and (kind_of(noun) is not None or noun in SETS):
                break  # "aged 4 and 8, two parents"
            values, stop = [number.value], number.stop
        ages += values
        joint = any_at(tokens, stop, (", and", ",", "and", "&", "/", "and a"))
        end, i = stop, stop if joint is None else joint
        if joint is None:
            return tuple(ages), end
    # the last joint led to no number
    while ages and i > 0 and low_at(tokens, i - 1) in (",", "and", "&", "/", "a"):
        i -= 1
    return tuple(ages), i


def skip_adjectives(tokens: Sequence[Token], i: int) -> int:
    start, end = i, i + 4
    while i < end and (low_at(tokens, i) in ADJECTIVES or (low_at(tokens, i) == "," and i > end - 4)):
        i += 1
    if kind_of(low_at(tokens, i)) is not None:
        return i
    back = i - 1
    while back > start and low_at(tokens, back) == ",":
        back -= 1
    return back if back >= start and kind_of(low_at(tokens, back)) is not None else i  # "1 adult, …"


def bracketed_age(tokens: Sequence[Token], i: int) -> int:
    """Past an age in brackets behind a grown-up: "Grandpa (81)"."""
    number = number_at(tokens, i + 1) if low_at(tokens, i) == "(" else None
    if number is None or low_at(tokens, number.stop) != ")":
        return i
    return number.stop + 1 if ADULT_AGE <= number.value <= 120 else i
