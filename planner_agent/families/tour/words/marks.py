"""A text as marks: names of cities, lengths in days, spans of days, dates; and the words between."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from planner_agent.families.tour.words.vocabulary import KNOWN, NOUNS
from planner_agent.language.date_words import MONTHS, SHORT_WEEKDAYS, WEEKDAYS
from planner_agent.language.dates import date_at
from planner_agent.language.durations import duration_at
from planner_agent.language.function_words import POLITENESS, STOP_WORDS
from planner_agent.language.numbers import number_at
from planner_agent.language.scan import DASHES
from planner_agent.language.tokens import Token

Kind = Literal["name", "length", "span", "date", "word"]
_STOPS = frozenset(".!?;")
_INNER = frozenset({"de", "do", "da", "del", "la", "le", "les", "of", "am", "an", "der", "upon"})
_TO = frozenset({"and", "to", "through", "until", "till", "thru"})


@dataclass(frozen=True, slots=True)
class Mark:
    """``value``: the name in lower case, (days, unit, exact), (first, last) day, or a date; of tokens
    ``first`` up to ``stop``."""

    kind: Kind
    value: Any
    first: int
    stop: int


def sentences(text: str, tokens: Sequence[Token]) -> list[tuple[int, int]]:
    """Spans of tokens: a full stop ends a sentence, and so does a line."""
    found: list[tuple[int, int]] = []
    begin = 0
    for k, token in enumerate(tokens):
        if k > begin and "\n" in text[tokens[k - 1].end : token.start]:
            found.append((begin, k))
            begin = k
        if token.text in _STOPS:
            found.append((begin, k + 1))
            begin = k + 1
    found.append((begin, len(tokens)))
    return [span for span in found if span[1] > span[0]]


def marks(tokens: Sequence[Token], span: tuple[int, int], today: date, names: frozenset[str]) -> list[Mark]:
    """The marks of one sentence. ``names`` are words known as names from elsewhere."""
    found: list[Mark] = []
    k = span[0]
    while k < span[1]:
        mark = _span(tokens, k) or _length(tokens, k) or _date(tokens, k, today)
        mark = mark or _name(tokens, k, span, names) or Mark("word", tokens[k].low, k, k + 1)
        found.append(mark)
        k = mark.stop
    return found


def _span(tokens: Sequence[Token], k: int) -> Mark | None:
    """ "day 9 and day 14", "days 3-5", "day 7"."""
    if tokens[k].low not in ("day", "days"):
        return None
    first = number_at(tokens, k + 1) if k + 1 < len(tokens) else None
    if first is None or not isinstance(first.value, int):
        return None
    joint = first.stop
    if joint + 1 < len(tokens) and (tokens[joint].low in _TO or tokens[joint].text in DASHES):
        j = joint + 1 + (tokens[joint + 1].low in ("day", "days"))
        last = number_at(tokens, j) if j < len(tokens) else None
        if last is not None and isinstance(last.value, int):
            return Mark("span", (first.value, last.value), k, last.stop)
    return Mark("span", (first.value, first.value), k, first.stop)


def _length(tokens: Sequence[Token], k: int) -> Mark | None:
    found = duration_at(tokens, k)
    if found is None or found.value.unit == "minute":
        return None
    length = found.value
    days = length.least + (length.unit == "night")
    return Mark("length", (days, length.unit, length.least == length.most), k, found.stop)


def _date(tokens: Sequence[Token], k: int, today: date) -> Mark | None:
    found = date_at(tokens, k, today)
    if found is None or found.value.kind != "day" or found.value.first is None:
        return None
    return Mark("date", found.value.first, k, found.stop)


def is_plain(token: Token) -> bool:
    """A word of the language, no name."""
    low = token.low.removesuffix("'s")
    calendar = low in MONTHS or low in WEEKDAYS or low in SHORT_WEEKDAYS
    return token.kind != "word" or low in STOP_WORDS or low in POLITENESS or low in KNOWN or calendar


def _name(tokens: Sequence[Token], k: int, span: tuple[int, int], names: frozenset[str]) -> Mark | None:
    """A run of words that are names: written large, or no word of the language."""
    if not _begins(tokens, k, span, names):
        return None
    stop = k + 1
    while stop < span[1] and _goes_on(tokens, stop, span[1], tokens[k].text[0].isupper()):
        stop += 1
    follow = tokens[stop].low if stop < span[1] else ""
    if follow in NOUNS and stop == k + 1 and tokens[k].low not in names:
        return None  # "European cities"
    words = " ".join(token.low for token in tokens[k:stop]).replace(" - ", "-").removesuffix("'s")
    return Mark("name", words, k, stop)


def _begins(tokens: Sequence[Token], k: int, span: tuple[int, int], names: frozenset[str]) -> bool:
    token = tokens[k]
    if token.kind != "word" or len(token.text) < 2:
        return False
    if token.low in names:
        return True
    opens = k == span[0] or tokens[k - 1].text in ":-•*("
    return not is_plain(token) or (token.text[0].isupper() and not opens and not _calendar(token))


def _calendar(token: Token) -> bool:
    low = token.low
    return (
        low in MONTHS
        or low in WEEKDAYS
        or low in SHORT_WEEKDAYS
        or low in STOP_WORDS
        or low in ("day", "days")
    )


def _goes_on(tokens: Sequence[Token], k: int, end: int, large: bool) -> bool:
    token, before = tokens[k], tokens[k - 1]
    if token.text in ("-", ".") and before.end == token.start and k + 1 < end:
        tight = tokens[k + 1].start == token.end
        return tokens[k + 1].kind == "word" and (tight if token.text == "-" else len(before.text) <= 2)
    if token.kind != "word" or not large:
        return False
    if token.text[0].isupper():
        return not _calendar(token)
    return (
        token.low in _INNER
        and k + 1 < end
        and tokens[k + 1].text[:1].isupper()
        and token.low not in STOP_WORDS
    )
