"""What a text says of a tour, before anything is concluded from it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal

from planner_agent.language.durations import Duration
from planner_agent.language.marks import Mark

#: Tokens ``first`` up to ``stop``.
Span = tuple[int, int]
Bound = Literal["=", ">=", "<="]
SaidKind = Literal[
    "first", "last", "not_first", "not_last", "at_end", "before", "straight", "not_straight", "adjacent"
]


@dataclass(frozen=True, slots=True)
class Said:
    """What is said of the order of ``names`` (of several, one is meant, where it is an end)."""

    kind: SaidKind
    names: tuple[str, ...]
    soft: bool
    span: Span


@dataclass(slots=True)
class Facts:
    """Cities are named in lower case. ``order``: cities as they were named; ``maybe``: names that are cities
    only if something else is said of them. ``all_ways``: all are said to be connected; ``regions``: names in
    which the cities lie; ``bare``: no unit was said of the lengths;
    ``latest``: the city whose length was said last."""

    order: list[str] = field(default_factory=list[str])
    maybe: list[tuple[str, Span]] = field(default_factory=list[tuple[str, Span]])
    days: dict[str, list[tuple[Bound, Duration, Span]]] = field(
        default_factory=dict[str, list[tuple[Bound, Duration, Span]]]
    )
    rest: dict[str, Span] = field(default_factory=dict[str, Span])
    windows: dict[str, list[tuple[Any, Span]]] = field(default_factory=dict[str, list[tuple[Any, Span]]])
    ways: list[tuple[str, str, bool, Span]] = field(default_factory=list[tuple[str, str, bool, Span]])
    no_ways: list[tuple[str, str, Span]] = field(default_factory=list[tuple[str, str, Span]])
    totals: list[tuple[Bound, Duration, Span]] = field(default_factory=list[tuple[Bound, Duration, Span]])
    counts: list[tuple[int, Span]] = field(default_factory=list[tuple[int, Span]])
    begins: list[tuple[tuple[date, date], Span]] = field(default_factory=list[tuple[tuple[date, date], Span]])
    said: list[Said] = field(default_factory=list[Said])
    all_ways: list[Span] = field(default_factory=list[Span])
    regions: set[str] = field(default_factory=set[str])
    bare: bool = False
    latest: str = ""
    used: set[int] = field(default_factory=set[int])

    def city(self, name: str) -> None:
        if name not in self.order:
            self.order.append(name)

    def claim(self, *claimed: Mark) -> Span:
        """Take the tokens of marks as read; from the first to the last of them."""
        for mark in claimed:
            self.used.update(range(mark.first, mark.stop))
        return min(mark.first for mark in claimed), max(mark.stop for mark in claimed)

    def claim_words(self, found: Sequence[Mark], words: frozenset[str]) -> None:
        """Take these words of a sentence as read."""
        for mark in found:
            if mark.kind == "word" and mark.value in words:
                self.claim(mark)
