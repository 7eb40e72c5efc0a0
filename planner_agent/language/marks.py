"""A text as a row of marks: what was read at a token, and the words between; sentence by sentence."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from planner_agent.language.names import Names, stem
from planner_agent.language.tokens import Token
from planner_agent.spec import Evidence

_ENDS = frozenset(".!?;")
_ABBREVIATED = frozenset({"St", "Ft", "Mt", "Dr", "Mr", "Mrs", "Ms", "Prof"})


@dataclass(frozen=True, slots=True)
class Mark:
    """A ``value`` of a ``kind`` of tokens ``first`` up to ``stop``; a "name" or "word" in lower case."""

    kind: str
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
        if token.text in _ENDS and not _inside(tokens, k):
            found.append((begin, k + 1))
            begin = k + 1
    found.append((begin, len(tokens)))
    return [span for span in found if span[1] > span[0]]


def _inside(tokens: Sequence[Token], k: int) -> bool:
    """The dot of "St. Gallen", or of an address."""
    if tokens[k].text != "." or k == 0:
        return False
    tight = k + 1 < len(tokens) and tokens[k - 1].end == tokens[k].start == tokens[k + 1].start - 1
    return tokens[k - 1].text in _ABBREVIATED or (tight and tokens[k + 1].text[:1].islower())


def marks(
    tokens: Sequence[Token], span: tuple[int, int], leaves: Mapping[int, Mark], names: Names
) -> list[Mark]:
    """The marks of one sentence; ``leaves`` are those that are no names, by their first token."""
    found: list[Mark] = []
    k = span[0]
    while k < span[1]:
        mark = leaves.get(k)
        if mark is None and (stop := names.at(tokens, k, span)):
            words = " ".join(token.low for token in tokens[k:stop]).replace(" - ", "-")
            mark = Mark("name", stem(words), k, stop)
        mark = mark or Mark("word", tokens[k].low, k, k + 1)
        found.append(mark)
        k = mark.stop
    return found


def left(
    text: str, tokens: Sequence[Token], used: set[int], tells: Callable[[int], bool]
) -> tuple[Evidence, ...]:
    """The tokens that nothing used and that tell something, neighbours together, as quotes of the text."""
    from planner_agent.language.tokens import evidence

    groups: list[list[int]] = []
    for k, token in enumerate(tokens):
        if k in used or token.end > len(text) or not tells(k):
            continue
        if groups and k - groups[-1][1] <= 2:
            groups[-1][1] = k
        else:
            groups.append([k, k])
    return tuple(evidence(text, tokens, first, last + 1) for first, last in groups)
