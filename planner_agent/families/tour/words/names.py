"""Names of cities: words written large, or no words of the language."""

from __future__ import annotations

from collections.abc import Sequence

from planner_agent.families.tour.words.vocabulary import KNOWN, NOUNS
from planner_agent.language.date_words import MONTHS, SHORT_WEEKDAYS, WEEKDAYS
from planner_agent.language.function_words import POLITENESS, STOP_WORDS
from planner_agent.language.tokens import Token

_INNER = frozenset({"de", "do", "da", "del", "la", "le", "les", "of", "am", "an", "der", "upon"})
#: What stands behind a name that opens a sentence; behind "Arrange" stands something else.
_BEHIND = frozenset(
    [
        ":",
        "(",
        "-",
        "–",
        "—",
        ",",
        "and",
        "&",
        "for",
        "is",
        "to",
        "before",
        "after",
        "gets",
        "has",
        "=",
        "/",
        ">",
        "→",
        "↔",
        "or",
        "at",
    ]
)
_MONTHS = frozenset(MONTHS)
_DAYS = frozenset(WEEKDAYS) | frozenset(SHORT_WEEKDAYS)


def is_plain(token: Token) -> bool:
    """A word of the language, no name."""
    low = token.low.removesuffix("'s")
    return token.kind != "word" or low in POLITENESS or low in KNOWN or low in STOP_WORDS or is_dated(low)


def is_dated(low: str) -> bool:
    """A month or a day of the week."""
    return low in _MONTHS or low in _DAYS


def _function(token: Token) -> bool:
    return is_dated(token.low) or token.low in STOP_WORDS or token.low in ("day", "days")


def name_at(
    tokens: Sequence[Token], k: int, span: tuple[int, int], known: frozenset[str], small: bool
) -> int | None:
    """Where the name that begins at ``k`` ends; None where none begins."""
    if not _begins(tokens, k, span, known, small):
        return None
    stop = k + 1
    while stop < span[1] and _goes_on(tokens, stop, span[1], tokens[k].text[0].isupper(), known):
        stop += 1
    if tokens[k].low in known:
        return stop
    follow = tokens[stop] if stop < span[1] else None
    if follow is not None and follow.low in NOUNS and stop == k + 1:
        return None  # "European cities"
    opens = k == span[0] and stop == k + 1
    if opens and follow is not None and follow.low not in _BEHIND and follow.kind != "number":
        return None
    return stop


def _begins(
    tokens: Sequence[Token], k: int, span: tuple[int, int], known: frozenset[str], small: bool
) -> bool:
    token = tokens[k]
    if token.kind != "word" or len(token.text) < 2:
        return False
    if token.low.removesuffix("'s").removesuffix("’s") in known:
        return True
    if not token.text[0].isupper():
        return small and not is_plain(token)
    opens = k == span[0] or tokens[k - 1].text in ":-•*("
    return not is_plain(token) or not (opens or _function(token))


def _goes_on(tokens: Sequence[Token], k: int, end: int, large: bool, known: frozenset[str]) -> bool:
    token, before = tokens[k], tokens[k - 1]
    if (
        token.text in ("-", ".")
        and before.end == token.start
        and k + 1 < end
        and tokens[k + 1].kind == "word"
    ):
        if token.text == ".":
            return len(before.text) <= 2
        halves = {before.low, tokens[k + 1].low}
        return tokens[k + 1].start == token.end and not halves <= known  # "Rome-Oslo" is a way between two
    if token.kind != "word":
        return False
    if before.text == "." or (before.text == "-" and tokens[k - 2].end == before.start):
        return True
    if token.text[0].isupper():
        return large and not _function(token)
    inner = token.low in _INNER and token.low not in STOP_WORDS
    return large and inner and k + 1 < end and tokens[k + 1].text[:1].isupper()
