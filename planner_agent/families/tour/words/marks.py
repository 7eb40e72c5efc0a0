"""What a tour's words are read as: lengths (a Duration), spans of days and of dates, counts of cities,
numbers; beside names and words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from planner_agent.families.tour.words.vocabulary import STOPS
from planner_agent.language.dates import date_at
from planner_agent.language.durations import Duration, DurationUnit, duration_at
from planner_agent.language.marks import Mark
from planner_agent.language.marks import marks as language_marks
from planner_agent.language.names import Names, is_dated
from planner_agent.language.number_words import ORDINALS
from planner_agent.language.numbers import number_at
from planner_agent.language.scan import DASHES
from planner_agent.language.tokens import Token

_NEAR = frozenset({"the", "next", "this", "today", "tomorrow"})
#: Between a city and the bare number of its days.
_BETWEEN = frozenset(
    {
        ":",
        "for",
        "(",
        "at",
        "least",
        "most",
        "no",
        "more",
        "than",
        "up",
        "to",
        "max",
        "min",
        "exactly",
        "about",
        "-",
        "–",
    }
)
_TO = frozenset({"and", "to", "through", "until", "till", "thru"})


def leaves(tokens: Sequence[Token], today: date) -> dict[int, Mark]:
    """The marks that are no names, by the token at which they begin."""
    found: dict[int, Mark] = {}
    for k in range(len(tokens)):
        mark = _span(tokens, k) or _length(tokens, k) or _date(tokens, k, today) or _number(tokens, k)
        if mark is not None:
            found[k] = mark
    return found


def marks(
    tokens: Sequence[Token],
    span: tuple[int, int],
    known: Mapping[int, Mark],
    names: Names,
    unit: DurationUnit | None,
) -> list[Mark]:
    """The marks of one sentence; ``known`` are the leaves, ``unit`` is that of the text's first length."""
    return _bare(language_marks(tokens, span, known, names), unit)


def _span(tokens: Sequence[Token], k: int) -> Mark | None:
    """ "day 9 and day 14", "days 3-5", "day 7"."""
    if (ordinal := _ordinal(tokens, k)) is not None:
        return ordinal
    if tokens[k].low not in ("day", "days"):
        return None
    first = number_at(tokens, k + 1) if k + 1 < len(tokens) else None
    if first is None or not isinstance(first.value, int):
        return None
    joint = first.stop
    if joint + 1 < len(tokens) and (tokens[joint].low in _TO or tokens[joint].text in DASHES):
        j = joint + 1 + (tokens[joint + 1].low in ("day", "days"))
        last = number_at(tokens, j) if j < len(tokens) else None
        if last is not None and isinstance(last.value, int) and not _counts(tokens, last.stop):
            return Mark("span", (first.value, last.value), k, last.stop)
    return Mark("span", (first.value, first.value), k, first.stop)


def _ordinal(tokens: Sequence[Token], k: int) -> Mark | None:
    """ "second day", "3rd day"."""
    digits = (
        tokens[k].text.isdecimal() and k + 1 < len(tokens) and tokens[k + 1].low in ("st", "nd", "rd", "th")
    )
    day = int(tokens[k].text) if digits else ORDINALS.get(tokens[k].low)
    at = k + 2 if digits else k + 1
    if day is None or at >= len(tokens) or tokens[at].low != "day" or k == 0:
        return None
    return Mark("span", (day, day), k, at + 1)


def _small(mark: Mark) -> bool:
    return mark.kind == "number" and 0 < mark.value <= 60


def _counts(tokens: Sequence[Token], k: int) -> bool:
    return k < len(tokens) and tokens[k].low in ("day", "days", "night", "nights")


def _length(tokens: Sequence[Token], k: int) -> Mark | None:
    found = duration_at(tokens, k)
    if found is None or found.value.unit == "minute":
        return None
    return Mark("length", found.value, k, found.stop)


def _date(tokens: Sequence[Token], k: int, today: date) -> Mark | None:
    if tokens[k].kind != "number" and not is_dated(tokens[k].low) and tokens[k].low not in _NEAR:
        return None  # dates are dear to look for
    found = date_at(tokens, k, today)
    if found is None or found.value.kind not in ("day", "range"):
        return None
    if found.value.first is None or found.value.last is None:
        return None
    return Mark("date", (found.value.first, found.value.last), k, found.stop)


def _number(tokens: Sequence[Token], k: int) -> Mark | None:
    """ "three cities", "4 European cities", and a number by itself."""
    found = number_at(tokens, k)
    if found is None or not isinstance(found.value, int) or tokens[k].low in ("a", "an"):
        return None
    for noun in range(found.stop, min(found.stop + 2, len(tokens))):
        if tokens[noun].low in STOPS:
            return Mark("count", found.value, k, noun + 1)
    after = tokens[found.stop] if found.stop < len(tokens) else None
    ends = after is None or after.text in ",.;)!" or after.low in ("in", "and", "&")
    spelt = ends and tokens[k].kind == "word" and tokens[k].low not in ORDINALS
    return Mark("number", found.value, k, found.stop) if tokens[k].kind == "number" or spelt else None


def _bare(found: list[Mark], unit: DurationUnit | None) -> list[Mark]:
    """ "3 days in Rome and 4 in Oslo", "Rome 3, Oslo 4, Riga 2 days", "make that four": numbers that are
    lengths as well."""
    own: DurationUnit = next((mark.value.unit for mark in found if mark.kind == "length"), unit or "day")
    made: list[Mark] = []
    for k, mark in enumerate(found):
        after = [each.value for each in found[k + 1 : k + 2]]
        before = [each for each in found[max(0, k - 2) : k] if each.value not in (":", "for", "(")][-1:]
        lead = [each for each in found[max(0, k - 6) : k] if each.value not in _BETWEEN][-1:]
        named = any(each.kind == "name" for each in (*before, *lead)) or after == ["in"]
        values = [each.value for each in found[max(0, k - 2) : k]]
        named = (named or values in (["make", "that"], ["make", "it"])) and _small(mark)
        if mark.kind == "number" and named:
            mark = Mark("length", Duration(own, mark.value, mark.value), mark.first, mark.stop)
        made.append(mark)
    return made
