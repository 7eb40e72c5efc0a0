"""What the phrases of a text have said so far."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from planner_agent.families.roster.words.hours import Hours
from planner_agent.families.roster.words.line import Bound, Span
from planner_agent.language.facts import Ask


@dataclass(frozen=True, slots=True)
class When:
    """Weekdays (None: any) or dates. ``many``: said of each such day ("on Mondays").

    ``since`` and ``upto`` are ends, both included, where no dates are said: a date or the first such weekday
    of the roster. ``strict`` leaves the ends out. ``nth`` counts the weekdays, weekends or weeks of it.
    """

    weekdays: frozenset[int] | None = None
    dates: tuple[date, ...] | None = None
    many: bool = False
    since: date | int | None = None
    upto: date | int | None = None
    strict: tuple[bool, bool] = (False, False)
    nth: int | None = None

    @property
    def open(self) -> bool:
        """Whether only ends are said."""
        return self.since is not None or self.upto is not None


@dataclass(slots=True)
class Wanted:
    """So many people (of a role) on shifts (None: all) on some days (None: all).
    ``part``: they are among those that were wanted before. ``near``: the shift is the one just before."""

    bound: Bound
    shifts: tuple[str, ...] | None
    when: When | None
    role: str | None
    span: Span
    sentence: int
    part: bool = False
    order: int = 0
    near: bool = False
    soft: bool = False


@dataclass(slots=True)
class Told:
    """A clause about some people (None: all): what kind, and its shifts, days and number."""

    kind: str
    people: tuple[str, ...] | None
    span: Span
    shifts: tuple[str, ...] = ()
    then: tuple[str, ...] = ()
    when: When | None = None
    bound: Bound | None = None
    minutes: tuple[int | None, int | None] = (None, None)
    weekly: bool = False
    on: bool = False
    weight: int = 1
    rest: bool = False
    soft: bool = False
    clock: tuple[str, int] | None = None
    but: tuple[str, ...] = ()


@dataclass(slots=True)
class Facts:
    """Everything that was read."""

    start: date | None = None
    days: int | None = None
    shifts: dict[str, tuple[int, int] | None] = field(default_factory=dict[str, "tuple[int, int] | None"])
    lengths: dict[str, int] = field(default_factory=dict[str, int])
    staff: list[str] = field(default_factory=list[str])
    headcount: tuple[int, str] | None = None
    roles: dict[str, list[str]] = field(default_factory=dict[str, "list[str]"])
    needs: dict[str, list[str]] = field(default_factory=dict[str, "list[str]"])
    wanted: list[Wanted] = field(default_factory=list[Wanted])
    opened: When | None = None
    shut: list[When] = field(default_factory=list[When])
    told: list[Told] = field(default_factory=list[Told])
    goals: list[tuple[str, Sequence[str], Sequence[str], Span]] = field(
        default_factory=list[tuple[str, Sequence[str], Sequence[str], Span]]
    )
    asks: list[Ask] = field(default_factory=list[Ask])
    assumed: list[str] = field(default_factory=list[str])
    refused: list[tuple[str, str, Span]] = field(default_factory=list[tuple[str, str, Span]])
    spans: dict[str, Span] = field(default_factory=dict[str, Span])
    listed: bool = False
    single: bool = False
    nameless: list[Hours] = field(default_factory=list[Hours])
    lone: list[Hours] = field(default_factory=list[Hours])

    def ask(self, name: str, reason: str, question: str, span: Span, *options: str) -> None:
        self.asks.append(Ask(name, reason, question, *span, options=options))
