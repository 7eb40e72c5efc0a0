"""The leaves of a text: dates, lengths, clocks, sums, people and numbers; and the chart that holds them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import Any

from rapidfuzz.distance import OSA

from planner_agent.language.asides import asides
from planner_agent.language.chart import Chart
from planner_agent.language.clocks import clock_at, clock_range_at
from planner_agent.language.dates import date_at
from planner_agent.language.durations import Duration, duration_at
from planner_agent.language.function_words import POLITENESS, STOP_WORDS
from planner_agent.language.lexicon import Lexicon, Sense, hyphens
from planner_agent.language.money import money_at
from planner_agent.language.negation import corrections
from planner_agent.language.numbers import number_at, share_at
from planner_agent.language.people import People, people_at
from planner_agent.language.tokens import Found, Token, tokenize

_KM = {
    "km": 1000,
    "kilometre": 1000,
    "kilometres": 1000,
    "kilometer": 1000,
    "kilometers": 1000,
    "kms": 1000,
    "m": 1,
    "metres": 1,
    "meters": 1,
    "mile": 1609,
    "miles": 1609,
    "mi": 1609,
}


#: Finds names in a text: (tokens, lexicon, which tokens a leaf has taken) → senses.
Namer = Callable[[Sequence[Token], Lexicon, Sequence[bool]], Iterable[Sense]]


def chart_of(
    text: str, lexicon: Lexicon, today: date, names: Namer | None = None, *, loose: bool = False
) -> tuple[Chart, list[str]]:
    """The chart of a text, and sentences on misspellings that were read.

    ``names`` finds a family's names; words inside a name are nothing else. ``loose`` reads asides too (an
    answer to a question has none).
    """
    tokens = tokenize(text)
    transparent = hyphens(tokens)
    senses = leaves(tokens, today)
    taken = [False] * len(tokens)
    for sense in senses:
        for k in range(sense.first, sense.stop):
            taken[k] = True
    senses = _elided(tokens, senses)
    named = list(names(tokens, lexicon, taken)) if names is not None else []
    inside = [False] * len(tokens)
    for sense in named:
        for k in range(sense.first, sense.stop):
            inside[k] = True
    senses = [
        sense for sense in senses if not (inside[sense.first] and sense.kind in ("number", "date", "people"))
    ]
    spelled, notes = _spelling(tokens, lexicon, [a or b for a, b in zip(taken, inside, strict=True)])
    senses += named
    for i in range(len(tokens)):
        if not inside[i]:
            senses.extend(lexicon.senses_at(tokens, i, transparent, spelled))
    if not loose and any(aside := asides(text, tokens)):  # what happened once, a signature
        senses = [sense for sense in senses if not aside[sense.first]]
    return Chart(text, tokens, senses), notes


def _elided(tokens: Sequence[Token], senses: Sequence[Sense]) -> list[Sense]:
    """ "three of us, no, make that four": a plain number after a correction is of what was counted last."""
    found = list(senses)
    for fix in corrections(tokens):
        first = fix.stop
        while first < len(tokens) and tokens[first].text in ",:-–—…":
            first += 1
        number = next((each for each in found if each.kind == "number" and each.first == first), None)
        old = max(
            (each for each in found if each.kind in _COUNTED and fix.old_first <= each.first < fix.first),
            key=lambda each: each.first,
            default=None,
        )
        if number is None or old is None or not isinstance(number.value, int):
            continue
        after = tokens[number.stop] if number.stop < len(tokens) else None
        if after is not None and after.kind != "symbol" and after.low not in STOP_WORDS | POLITENESS:
            continue  # "no, two museums"
        if after is not None and after.text in "-–/$%":
            continue
        made = _counted(old, number.value)
        if made is not None:
            found = [each for each in found if each.first != first or each.kind not in ("number", "money")]
            found.append(Sense(old.kind, made, first, number.stop))
    return found


_COUNTED = ("people", "duration", "number")


def _counted(old: Sense, n: int) -> object | None:
    """The value of ``old`` with another number; None where ``old`` is no plain count."""
    if old.kind == "people" and old.value.total is not None and 0 < n < 10**3:
        return People(total=n)
    plain = old.kind == "duration" and old.value.unit in ("night", "day") and 0 < n < 10**3
    return Duration(old.value.unit, n, n) if plain else None


#: Keys by row: neighbours are taken for each other.
_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_VOWELS = frozenset("aeiouy")


def _slipped(written: str, meant: str) -> bool:
    """Whether one slip is one of fingers or of sound: a letter too few, too many, swapped or beside the
    right one, or one vowel for another. "concern" is no slip of "concert"."""
    if len(written) != len(meant) or sorted(written) == sorted(meant):
        return True
    a, b = next((one, two) for one, two in zip(written, meant, strict=True) if one != two)
    return {a, b} <= _VOWELS or {a, b} in ({"c", "k"}, {"c", "s"}, {"s", "z"}) or _beside(a, b)


def _beside(a: str, b: str) -> bool:
    places = {key: (row, column) for row, keys in enumerate(_ROWS) for column, key in enumerate(keys)}
    if a not in places or b not in places:
        return False
    (row, column), (other_row, other) = places[a], places[b]
    return abs(row - other_row) <= 1 and abs(column - other) <= 1


def leaves(tokens: Sequence[Token], today: date) -> list[Sense]:
    """Dates, lengths, clocks, sums, people and numbers; numbers inside the others are left out."""
    found: list[Sense] = []
    found += _scan("date", tokens, lambda i: date_at(tokens, i, today))
    found += _scan("duration", tokens, lambda i: duration_at(tokens, i))
    found += _scan("clock_range", tokens, lambda i: clock_range_at(tokens, i))
    found += _scan("clock", tokens, lambda i: clock_at(tokens, i, bare=_clock_due(tokens, i)))
    found += _scan("money", tokens, lambda i: money_at(tokens, i))
    found += _scan("people", tokens, lambda i: people_at(tokens, i))
    found += _scan("share", tokens, lambda i: share_at(tokens, i))
    found = _widest(found, len(tokens))
    taken = [False] * len(tokens)
    for sense in found:
        for k in range(sense.first, sense.stop):
            taken[k] = True
    found += _numbers(tokens, taken)
    return found


def _numbers(tokens: Sequence[Token], taken: Sequence[bool]) -> Iterable[Sense]:
    """Plain numbers, and what they may also be: a distance, a sum without its currency."""
    i = 0
    while i < len(tokens):
        number = None if taken[i] else number_at(tokens, i)
        if number is None or any(taken[number.first : number.stop]):
            i += 1
            continue
        stop = number.stop
        yield Sense("number", number.value, i, stop)
        metres = _KM.get(tokens[stop].low) if stop < len(tokens) else None
        if metres is not None:
            yield Sense("distance", round(number.value * metres), i, stop + 1)
        bare = money_at(tokens, i, bare=True)
        minus = (
            i > 0
            and tokens[i - 1].text in "-−"
            and tokens[i - 1].end == tokens[i].start
            and money_at(tokens, i - 1, bare=True)
        )
        if minus and minus.value.most < 0:
            yield Sense("money", minus.value, i - 1, minus.stop)
        elif bare is not None and (bare.value.most >= 20 or bare.value.most < 0):
            yield Sense("money", bare.value, bare.first, bare.stop)
        i = stop


def _clock_due(tokens: Sequence[Token], i: int) -> bool:
    """A plain number after a word of time is a clock ("before 9", "by 8")."""
    before = tokens[i - 1].low if i else ""
    if before not in ("before", "after", "by", "until", "past", "at", "than") or len(tokens[i].text) > 8:
        return False
    number = number_at(tokens, i)
    if number is None or number.stop != i + 1 or (tokens[i].kind == "number" and len(tokens[i].text) > 2):
        return False
    after = tokens[i + 1] if i + 1 < len(tokens) else None
    return after is None or after.kind == "symbol" or after.low in STOP_WORDS | POLITENESS


def _scan(kind: str, tokens: Sequence[Token], at: Callable[[int], Found[Any] | None]) -> list[Sense]:
    found: list[Sense] = []
    i = 0
    while i < len(tokens):
        hit = at(i)
        if hit is None:
            i += 1
        else:
            found.append(Sense(kind, hit.value, hit.first, hit.stop))
            i = max(hit.stop, i + 1)
    return found


def _widest(senses: Sequence[Sense], size: int) -> list[Sense]:
    """Where two leaves overlap the longer one stays (the earlier class where they are equal)."""
    owner: list[Sense | None] = [None] * size
    kept: list[Sense] = []
    for sense in sorted(senses, key=lambda each: each.first - each.stop):
        if all(owner[k] is None for k in range(sense.first, sense.stop)):
            kept.append(sense)
            for k in range(sense.first, sense.stop):
                owner[k] = sense
    return kept


def _spelling(
    tokens: Sequence[Token], lexicon: Lexicon, skip: Sequence[bool]
) -> tuple[dict[int, str], list[str]]:
    """Long words that are one slip away from exactly one known word."""
    spelled: dict[int, str] = {}
    notes: list[str] = []
    for i, token in enumerate(tokens):
        low = token.low
        if (
            skip[i]
            or token.kind != "word"
            or len(low) < 6
            or low in STOP_WORDS
            or low in POLITENESS
            or lexicon.knows(low)
        ):
            continue
        slips = 1 if len(low) < 10 else 2
        close = [
            word for word in lexicon.spelled_like(low) if OSA.distance(word, low, score_cutoff=slips) <= slips
        ]
        best = min((OSA.distance(word, low) for word in close), default=0)
        close = [word for word in close if OSA.distance(word, low) == best]
        close = [word for word in close if best > 1 or _slipped(low, word)]
        stems = {word.rstrip("s") for word in close}
        if len(stems) == 1:
            spelled[i] = close[0]
            notes.append(f'"{token.text}" is read as "{close[0]}".')
    return spelled, notes
