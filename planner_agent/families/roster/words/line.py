"""A text as a line of marks: what a mark is, and how they are written down and put together."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from planner_agent.language.tokens import Token

Span = tuple[int, int]
#: From the marks inside a match, the match and the mark behind it to the kind and value of one mark, or None.
Build = Callable[[Sequence["Mark"], "re.Match[str]", "Mark | None"], Any]


@dataclass(slots=True)
class Mark:
    """``value`` is the leaf; ``first``, ``stop`` are its tokens, ``at`` its place in the line."""

    kind: str
    value: Any
    first: int
    stop: int
    text: str = ""
    at: int = 0


@dataclass(frozen=True, slots=True)
class Bound:
    """From ``least`` to ``most``; ``said`` is how: a plain number is neither a least nor a most."""

    least: int | None
    most: int | None
    plain: bool = False

    def turned(self) -> Bound:
        """What "nobody works …" makes of it; of a plain number: fewer."""
        if self.plain and self.least is not None:
            return Bound(None, self.least - 1)
        least = None if self.most is None else self.most + 1
        return Bound(least, None if self.least is None else self.least - 1)


@dataclass(slots=True)
class Marked:
    """The line with its marks; ``notes`` tell what was taken for a slip."""

    source: str
    tokens: list[Token]
    marks: list[Mark]
    line: str = ""
    notes: list[str] = field(default_factory=list[str])
    named: list[str] = field(default_factory=list[str])
    soft: list[Span] = field(default_factory=list[Span])

    def within(self, start: int, end: int) -> list[Mark]:
        return [mark for mark in self.marks if start <= mark.at < end]


def write(marks: Sequence[Mark]) -> str:
    parts: list[str] = []
    at = 0
    for number, mark in enumerate(marks):
        mark.at = at
        parts.append(f"{mark.kind}{number}" if mark.kind else mark.text)
        at += len(parts[-1]) + 1
    return " ".join(parts) + " "


def compose(marks: list[Mark], patterns: Sequence[tuple[re.Pattern[str], Build]]) -> list[Mark]:
    """Pattern by pattern, each match as one mark of what its ``build`` gives: a kind and a value, or None."""
    line = write(marks)
    for pattern, build in patterns:
        found: list[Mark] = []
        at = 0
        for hit in pattern.finditer(line):
            inside = [mark for mark in marks if hit.start() <= mark.at < hit.end()]
            behind = next((mark for mark in marks if mark.at > hit.end()), None)
            made = build([mark for mark in inside if mark.kind], hit, behind)
            if made is None or not inside:
                continue
            found += [mark for mark in marks if at <= mark.at < hit.start()]
            found.append(Mark(made[0], made[1], inside[0].first, inside[-1].stop, hit[0].strip()))
            at = hit.end()
        if at:
            marks = found + [mark for mark in marks if mark.at >= at]
            line = write(marks)
    return marks
