"""What a text says of tasks, before anything is concluded from it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from planner_agent.language.marks import Mark
from planner_agent.spec import Form, Goal

#: Tokens ``first`` up to ``stop``.
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class When:
    """``days`` (none: any of the working days), from ``start`` to ``end`` (None: open)."""

    days: tuple[date, ...] = ()
    start: int | None = None
    end: int | None = None
    #: "Morning": within the working hours, where they have one.
    vague: bool = False
    #: On these days of the week (0 is Monday), where no days are said.
    weekdays: tuple[int, ...] = ()


@dataclass(slots=True)
class Seen:
    """A task as it was told. ``wanted``: what it needs, as (words, number)."""

    name: str
    span: Span
    minutes: list[tuple[int, Span]] = field(default_factory=list[tuple[int, Span]])
    days: list[tuple[int, Span]] = field(default_factory=list[tuple[int, Span]])
    inexact: Span | None = None
    modes: list[tuple[int, str]] = field(default_factory=list[tuple[int, str]])
    due: tuple[date | None, int | None, Span] | None = None
    strict: bool = True
    #: Done by a clock, on no day that is said.
    by: tuple[int, Span] | None = None
    #: It starts at this clock, on these days (none: any).
    at: tuple[int, tuple[date, ...]] | None = None
    release: tuple[date, int, Span] | None = None
    windows: list[When] = field(default_factory=list[When])
    split: bool = False
    whole: bool = False
    must: bool = True
    priority: int | None = None
    wanted: list[tuple[tuple[str, ...], int]] = field(default_factory=list[tuple[tuple[str, ...], int]])
    #: Once on each of these days; on each working day of these weekdays (0 is Monday); so many times.
    on_each: tuple[date, ...] = ()
    every: tuple[int, ...] = ()
    times: int = 1
    apart: bool = False
    #: When it would best be done.
    liked: list[tuple[When, Span]] = field(default_factory=list[tuple[When, Span]])
    #: Before all others (1), after all others (-1).
    place: int = 0
    group: str = ""


@dataclass(frozen=True, slots=True)
class Order:
    """``first`` before ``then`` (tasks, or words that name one), ``lag`` minutes between at
    least, ``most`` at most."""

    first: Seen | tuple[str, ...]
    then: Seen | tuple[str, ...]
    lag: int
    span: Span
    most: int | None = None


@dataclass(frozen=True, slots=True)
class Hours:
    """Work from ``opens`` to ``closes``, on ``weekdays`` (0 is Monday; none: on those that have no
    others)."""

    opens: int
    closes: int
    span: Span
    weekdays: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Away:
    """Something else that takes from ``start`` to ``end`` on ``days``, or on every one of ``weekdays``."""

    name: tuple[str, ...]
    days: tuple[date, ...]
    start: int
    end: int
    weekdays: tuple[int, ...] = ()


@dataclass(slots=True)
class Facts:
    tasks: list[Seen] = field(default_factory=list[Seen])
    orders: list[Order] = field(default_factory=list[Order])
    hours: list[Hours] = field(default_factory=list[Hours])
    weekdays: tuple[int, ...] = ()
    #: The clock at which work begins, where its end is not said.
    opens: int | None = None
    closes: int | None = None
    #: By when everything is due.
    due_all: tuple[date, int | None] | None = None
    assumed: list[str] = field(default_factory=list[str])
    #: What the letter of a list stands for: "B) install updates".
    labels: dict[str, Seen] = field(default_factory=dict[str, Seen])
    days_off: set[str] = field(default_factory=set[str])
    days: tuple[date, ...] = ()
    week: bool = False
    events: list[Away] = field(default_factory=list[Away])
    resources: dict[str, int] = field(default_factory=dict[str, int])
    goals: list[Goal] = field(default_factory=list[Goal])
    rules: list[tuple[str, Form, bool, Span]] = field(default_factory=list[tuple[str, Form, bool, Span]])
    wrong: list[tuple[str, str]] = field(default_factory=list[tuple[str, str]])
    in_days: bool = False
    within: int | None = None
    #: What every task needs, as (words, number).
    each_needs: tuple[tuple[str, ...], int] | None = None
    groups: dict[str, list[Seen]] = field(default_factory=dict[str, list[Seen]])
    many: bool = False
    lateness: bool = False
    loose: set[date] = field(default_factory=set[date])
    used: set[int] = field(default_factory=set[int])

    def claim_told(self, found: Sequence[Mark]) -> None:
        """Take a clause as read, but for numbers, which nothing was made of."""
        self.claim(*(mark for mark in found if mark.kind != "number"))

    def claim(self, *claimed: Mark) -> Span:
        """Take the tokens of marks as read; from the first to the last of them."""
        for mark in claimed:
            self.used.update(range(mark.first, mark.stop))
        return min(mark.first for mark in claimed), max(mark.stop for mark in claimed)


def stem(word: str) -> str:
    """A word without its ending: "baking" and "bake", "slides" and "slide"."""
    low = word.lower().removesuffix("'s")
    for ending in ("ing", "ed", "es", "s", "e"):
        if low.endswith(ending) and len(low) - len(ending) >= 3:
            low = low.removesuffix(ending)
            break
    return low[:-1] if len(low) > 3 and low[-1] == low[-2] else low


def meant(words: Sequence[str], names: Sequence[str], small: frozenset[str]) -> int | None:
    """The place of the one name that ``words`` mean: all its words that are not small are among the name's,
    or the name's among them; the closest if several. None for none, or for two that are as close."""
    asked = {stem(word) for word in words if word not in small} or {stem(word) for word in words}
    found: list[tuple[float, int]] = []
    for place, name in enumerate(names):
        parts = name.lower().split()
        known = {stem(word) for word in parts if word not in small} or {stem(word) for word in parts}
        if asked and (asked <= known or known <= asked):
            found.append((len(asked & known) / len(asked | known), place))
    best = max((score for score, _ in found), default=0.0)
    closest = [place for score, place in found if score == best]
    return closest[0] if len(closest) == 1 else None
