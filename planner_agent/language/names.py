"""Names that no list knows: words written large, or no words of the language."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from planner_agent.language.date_words import MONTHS, SHORT_WEEKDAYS, WEEKDAYS
from planner_agent.language.function_words import POLITENESS, STOP_WORDS
from planner_agent.language.tokens import Token

_INNER = frozenset({"de", "do", "da", "del", "la", "le", "les", "of", "am", "an", "der", "upon"})
#: Before the dot that does not end a sentence.
_TITLES = frozenset({"Prof", "Mrs", "Sgt", "Capt", "Rev"})
_MONTHS = frozenset(MONTHS)
_DAYS = frozenset(WEEKDAYS) | frozenset(SHORT_WEEKDAYS)


def is_dated(low: str) -> bool:
    """A month or a day of the week."""
    return low in _MONTHS or low in _DAYS


def stem(low: str) -> str:
    """A name without its genitive."""
    return low.removesuffix("'s").removesuffix("’s")


@dataclass(frozen=True, slots=True)
class Names:
    """How names are told from other words.

    ``plain``: words of the language beside its function words. ``nouns``: behind one of them a capital word
    is
    an adjective ("European cities"). ``behind``: what may stand behind a name that opens a sentence; behind
    "Arrange" stands something else. ``known``: names from elsewhere. ``small``: nothing is
    written large, so that any word that is none of the language may be a name.
    """

    plain: frozenset[str]
    nouns: frozenset[str] = frozenset()
    behind: frozenset[str] = frozenset()
    known: frozenset[str] = frozenset()
    small: bool = False

    def is_plain(self, token: Token) -> bool:
        """A word of the language, no name."""
        low = stem(token.low)
        return (
            token.kind != "word"
            or low in POLITENESS
            or low in self.plain
            or token.low in self.plain
            or low in STOP_WORDS
            or is_dated(low)
        )

    def at(self, tokens: Sequence[Token], k: int, span: tuple[int, int]) -> int | None:
        """Where the name that begins at ``k`` of a sentence ends; None where none begins."""
        if not self._begins(tokens, k, span):
            return None
        stop = k + 1
        while (
            stop < span[1]
            and not tokens[stop - 1].low.endswith(("'s", "’s"))
            and self._goes_on(tokens, k, stop, span[1])
        ):
            stop += 1
        if stem(tokens[k].low) in self.known:
            return stop
        follow = tokens[stop] if stop < span[1] else None
        if follow is not None and follow.low in self.nouns and stop == k + 1:
            return None
        opens = k == span[0] and stop == k + 1 and not tokens[k].low.endswith(("'s", "’s"))
        if opens and follow is not None and follow.low not in self.behind and follow.kind != "number":
            return None
        return stop

    def _begins(self, tokens: Sequence[Token], k: int, span: tuple[int, int]) -> bool:
        token = tokens[k]
        if token.kind != "word" or len(token.text) < 2:
            return False
        if stem(token.low) in self.known:
            return True
        if not token.text[0].isupper():
            return self.small and not self.is_plain(token)
        opens = k == span[0] or tokens[k - 1].text in ":-•*("
        return not self.is_plain(token) or not (opens or _function(token))

    def _goes_on(self, tokens: Sequence[Token], first: int, k: int, end: int) -> bool:
        token, before = tokens[k], tokens[k - 1]
        large = tokens[first].text[0].isupper()
        joint = token.text in ("-", ".") and before.end == token.start and k + 1 < end
        if joint and tokens[k + 1].kind == "word":
            if token.text == ".":
                return len(before.text) <= 2 or before.text in _TITLES
            halves = {before.low, tokens[k + 1].low}
            return tokens[k + 1].start == token.end and not halves <= self.known  # "Rome-Oslo": two
        if token.kind != "word":
            return False
        if before.text == "." or (before.text == "-" and tokens[k - 2].end == before.start):
            return True
        if token.text[0].isupper():
            return large and not _function(token)
        inner = token.low in _INNER and token.low not in STOP_WORDS
        return large and inner and k + 1 < end and tokens[k + 1].text[:1].isupper()


def _function(token: Token) -> bool:
    return is_dated(token.low) or token.low in STOP_WORDS or token.low in ("day", "days")
