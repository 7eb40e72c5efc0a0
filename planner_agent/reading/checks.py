"""Checks of a model's answer against the words: what the text does not bear is not taken over.

Each check is deterministic and says what it found; none repairs. Quotes must stand in the text, names must
be named
there, numbers must be said there, and a label must agree in sense with what the vocabulary reads at its
quote.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date
from fractions import Fraction

from rapidfuzz import fuzz

from planner_agent.families.labels import Label, subject_of
from planner_agent.language.dates import date_at
from planner_agent.language.durations import duration_at
from planner_agent.language.function_words import STOP_WORDS
from planner_agent.language.lexicon import words
from planner_agent.language.money import money_at
from planner_agent.language.numbers import number_at, ordinal_at
from planner_agent.language.tokens import Token, evidence, tokenize
from planner_agent.spec import Evidence, Form

#: A name in the text may differ from a model's by a letter or so (of 100).
_ALIKE = 88
#: Words that may stand between two words of a quote that is not word for word.
_GAP = 3
_Word = str | Fraction
#: Words that turn a wish; a quote need not have the text's own.
_TURNS = words("no not never without only")


def quoted(text: str, quote: str) -> Evidence | None:
    """Where ``quote`` stands in the text, whatever its blanks and capitals; else where its words of content
    stand, in
    their order and close together ("no flights" in "not involve any flights"); None where they do not."""
    parts = [re.escape(part) for part in quote.strip(' \n\t.,;!?"“”').split()]
    if not parts:
        return None
    found = re.search(r"\s+".join(parts), text, re.IGNORECASE)
    if found is not None:
        return Evidence(start=found.start(), end=found.end(), quote=found.group())
    said = tokenize(quote)
    return _loosely(text, [_word(said, k) for k, token in enumerate(said) if _content(token)])


def _content(token: Token) -> bool:
    return token.kind == "number" or (
        token.kind == "word" and token.low not in STOP_WORDS and token.low not in _TURNS
    )


def _loosely(text: str, said: Sequence[_Word]) -> Evidence | None:
    """The shortest stretch of one sentence with the words ``said`` in their order, at most ``_GAP`` others
    between two."""
    tokens = tokenize(text)
    words = [_word(tokens, k) for k in range(len(tokens))]
    best: tuple[int, int] | None = None
    for first in range(len(tokens)):
        if not said or words[first] != said[0]:
            continue
        last = first
        for word in said[1:]:
            within = range(last + 1, min(len(tokens), last + 2 + _GAP))
            follow = next((k for k in within if words[k] == word), None)
            if follow is None or any(tokens[k].text in ".!?;" for k in range(last, follow)):
                break
            last = follow
        else:
            if best is None or last - first < best[1] - best[0]:
                best = (first, last)
    return evidence(text, tokens, best[0], best[1] + 1) if best is not None else None


def _word(tokens: Sequence[Token], k: int) -> _Word:
    """A token as it is compared: "three" is 3."""
    number = number_at(tokens, k)
    return Fraction(number.value) if number is not None and number.stop == k + 1 else tokens[k].low


def named(text: str, name: str) -> Evidence | None:
    """Where the text names ``name``, a letter or so apart; None where it does not."""
    exact = quoted(text, name)
    if exact is not None:
        whole = (exact.start == 0 or not text[exact.start - 1].isalnum()) and (
            exact.end == len(text) or not text[exact.end].isalnum()
        )
        if whole:
            return exact
    tokens, size = tokenize(text), len(tokenize(name))
    for k in range(len(tokens) - size + 1 if size else 0):
        start, end = tokens[k].start, tokens[k + size - 1].end
        if fuzz.ratio(text[start:end].casefold(), name.casefold()) >= _ALIKE:
            return Evidence(start=start, end=end, quote=text[start:end])
    return None


def numbers_in(text: str) -> list[Fraction]:
    """All numbers that the text says, in digits or words, ordinals among them, as often as it says them."""
    tokens, k = tokenize(text), 0
    found: list[Fraction] = []
    while k < len(tokens):
        reads = [read for reader in (ordinal_at, number_at) if (read := reader(tokens, k)) is not None]
        found += {Fraction(read.value) for read in reads}
        k = max([k + 1, *(read.stop for read in reads)])
    return found


def lengths_in(text: str) -> set[Fraction]:
    """The lengths in days that the text says: "a week", "3-day"."""
    tokens = tokenize(text)
    reads = [duration_at(tokens, k) for k in range(len(tokens))]
    return {Fraction(read.value.least) for read in reads if read is not None and read.value.unit == "day"}


def counted(text: str, number: int, of: frozenset[str]) -> bool:
    """Whether the text says ``number`` of what one of the words ``of`` calls, a few words behind it."""
    tokens = tokenize(text)
    for k in range(len(tokens)):
        read = number_at(tokens, k)
        if read is not None and read.value == number:
            behind = {token.low for token in tokens[read.stop : read.stop + _GAP]}
            if behind & of:
                return True
    return False


def summed(text: str, number: int) -> Evidence | None:
    """Where the text says a sum of ``number`` of some currency; None where it does not."""
    tokens = tokenize(text)
    for k in range(len(tokens)):
        read = money_at(tokens, k)
        if read is not None and number in (read.value.least, read.value.most):
            return evidence(text, tokens, read.first, read.stop)
    return None


def dated(text: str, today: date, days: Iterable[date]) -> Evidence | None:
    """Words of the text that speak of one of ``days``; None where none do."""
    wanted = frozenset(days)
    tokens = tokenize(text)
    for k in range(len(tokens)):
        read = date_at(tokens, k, today)
        if read is not None and {read.value.first, read.value.last} & wanted:
            return evidence(text, tokens, read.first, read.stop)
    return None


def opposed(label: Label, forms: Sequence[Form]) -> Form | None:
    """The rule that speaks of what ``label`` speaks of, but says something else of it."""
    found: Form | None = None
    for form in forms:
        kinds, names, sense = subject_of(form)
        about = label.attribute.name if label.attribute else ""
        if not set(label.kinds) & kinds or (about and about not in names):
            continue
        if sense == label.sense:
            return None
        found = form
    return found
