"""Small looks at a token list, shared by the phrase parsers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from .tokens import Token

#: Marks that join two ends of a range.
DASHES = frozenset("-–—−‐‑~")


def low_at(tokens: Sequence[Token], i: int) -> str:
    """The lower-case text of token ``i``, "" outside the list."""
    return tokens[i].low if 0 <= i < len(tokens) else ""


def words_at(tokens: Sequence[Token], i: int, phrase: str) -> int | None:
    """The token after ``phrase`` (lower-case tokens parted by spaces) if it stands at ``i``, else None."""
    for word in phrase.split():
        if low_at(tokens, i) != word:
            return None
        i += 1
    return i


def any_at(tokens: Sequence[Token], i: int, phrases: Iterable[str]) -> int | None:
    """The token after the longest of ``phrases`` that stands at ``i``, else None."""
    stops = [stop for phrase in phrases if (stop := words_at(tokens, i, phrase)) is not None]
    return max(stops, default=None)


def touching(tokens: Sequence[Token], i: int) -> bool:
    """True if token ``i`` follows the one before it without a space."""
    return 0 < i < len(tokens) and tokens[i - 1].end == tokens[i].start


def over_hyphen(tokens: Sequence[Token], i: int) -> int:
    """``i``, or the token after the hyphen that joins two words at ``i`` ("twenty-one", "4-day")."""
    joined = low_at(tokens, i) in ("-", "‑", "‐") and touching(tokens, i) and touching(tokens, i + 1)
    return i + 1 if joined else i
