"""Small looks at a token list, shared by the phrase parsers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache

from .tokens import Token

#: Marks that join two ends of a range.
DASHES = frozenset("-–—−‐‑~")
#: Marks that begin no date, length or group of people.
MARKS = frozenset("(),.;:!?\"'/*[]{}|")


def low_at(tokens: Sequence[Token], i: int) -> str:
    """The lower-case text of token ``i``, "" outside the list."""
    return tokens[i].low if 0 <= i < len(tokens) else ""


def words_at(tokens: Sequence[Token], i: int, phrase: str) -> int | None:
    """The token after ``phrase`` (lower-case tokens parted by spaces) if it stands at ``i``, else None."""
    words = _split(phrase)
    size = len(tokens)
    if not 0 <= i < size or tokens[i].low != words[0]:
        return None
    for word in words:
        if i >= size or tokens[i].low != word:
            return None
        i += 1
    return i


@lru_cache(maxsize=8192)
def _split(phrase: str) -> tuple[str, ...]:
    return tuple(phrase.split())


def any_at(tokens: Sequence[Token], i: int, phrases: Iterable[str]) -> int | None:
    """The token after the longest of ``phrases`` that stands at ``i``, else None."""
    if not 0 <= i < len(tokens):
        return None
    known = _CONSTANTS.get(id(phrases))
    table = known[1] if known is not None and known[0] is phrases else _by_first(phrases)
    fits = table.get(tokens[i].low)
    if fits is None:
        return None
    best = None
    for words in fits:
        stop = i + len(words)
        if (best is None or stop > best) and all(
            low_at(tokens, i + n) == word for n, word in enumerate(words)
        ):
            best = stop
    return best


_Table = dict[str, list[list[str]]]
_MOST = 4096
_CONSTANTS: dict[int, tuple[Iterable[str], _Table]] = {}


def _by_first(phrases: Iterable[str]) -> _Table:
    """Phrases by their first word; built once for a constant collection."""
    if isinstance(phrases, tuple):
        table = _tuple_by_first(phrases)
        if len(_CONSTANTS) < _MOST:  # a constant tuple is found by its id from now on
            _CONSTANTS[id(phrases)] = (phrases, table)
        return table
    known = _CONSTANTS.get(id(phrases))
    if known is None or known[0] is not phrases:
        known = _CONSTANTS[id(phrases)] = (phrases, _table(phrases))  # the reference keeps the id taken
    return known[1]


@lru_cache(maxsize=2048)
def _tuple_by_first(phrases: tuple[str, ...]) -> _Table:
    return _table(phrases)


def _table(phrases: Iterable[str]) -> _Table:
    table: _Table = {}
    for phrase in phrases:
        words = phrase.split()
        table.setdefault(words[0], []).append(words)
    return table


def touching(tokens: Sequence[Token], i: int) -> bool:
    """True if token ``i`` follows the one before it without a space."""
    return 0 < i < len(tokens) and tokens[i - 1].end == tokens[i].start


def over_hyphen(tokens: Sequence[Token], i: int) -> int:
    """``i``, or the token after the hyphen that joins two words at ``i`` ("twenty-one", "4-day")."""
    joined = low_at(tokens, i) in ("-", "‑", "‐") and touching(tokens, i) and touching(tokens, i + 1)
    return i + 1 if joined else i
