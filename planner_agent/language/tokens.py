"""Words with their place in the text: what all phrase parsers read and return."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, Literal, TypeVar

from planner_agent.spec import Evidence

TokenKind = Literal["word", "number", "symbol"]

# A number keeps its inner separators ("1,700", "4.5", "10:30"); a word its apostrophe ("don't").
_TOKEN = re.compile(
    r"(?P<number>\d+(?:[.,:]\d+)*)|(?P<word>[^\W\d_]+(?:['’][^\W\d_]+)*)|(?P<symbol>[^\s])", re.UNICODE
)


@dataclass(frozen=True, slots=True)
class Token:
    """``text`` as written, ``low`` in lower case with straight apostrophes."""

    text: str
    low: str
    start: int
    end: int
    kind: TokenKind


T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Found(Generic[T]):
    """``value`` was read from tokens ``first`` up to, not including, ``stop``."""

    value: T
    first: int
    stop: int


def tokenize(text: str) -> list[Token]:
    """All tokens of ``text`` in order; only white space is left out."""
    tokens: list[Token] = []
    for match in _TOKEN.finditer(text):
        kind: TokenKind = match.lastgroup  # type: ignore[assignment]
        written = match.group()
        tokens.append(Token(written, written.lower().replace("’", "'"), match.start(), match.end(), kind))
    return tokens


def evidence(text: str, tokens: Sequence[Token], first: int, stop: int) -> Evidence:
    """The user's words from token ``first`` up to ``stop``."""
    start, end = tokens[first].start, tokens[stop - 1].end
    return Evidence(start=start, end=end, quote=text[start:end])
