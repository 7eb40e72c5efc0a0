"""What the phrases of a text have said so far: places, visits, ways, wishes, and what must be asked."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from planner_agent.language.clocks import Clock, ClockRange
from planner_agent.language.facts import Ask
from planner_agent.spec import Form, Goal

Span = tuple[int, int]


@dataclass(slots=True)
class Seen:
    """A visit as far as it was told. ``windows`` are (from, until, day); None is open."""

    who: str
    place: str | None = None
    minutes: int | None = None
    windows: list[tuple[Clock | None, Clock | None, int | None]] = field(
        default_factory=list[tuple[Clock | None, Clock | None, int | None]]
    )
    score: int | None = None
    must: bool = False
    person: bool = False
    traveller: str | None = None
    spans: dict[str, Span] = field(default_factory=dict[str, Span])


@dataclass(slots=True)
class Said:
    """A rule or goal with the tokens that it came from."""

    id: str
    body: Form | None
    goal: Goal | None
    span: Span


@dataclass(slots=True)
class Facts:
    """Everything that was read. Places and people are keys (see ``marked.key_of``)."""

    start: str | None = None
    leaves: Clock | None = None
    end: str | None = None
    back: Clock | None = None
    ends_where_it_starts: bool = False
    days: int | None = None
    date: Any = None
    lunch: tuple[int | None, ClockRange | Clock | None] | None = None
    usual: int | None = None
    each: int | None = None
    travellers: list[str] = field(default_factory=list[str])
    visits: dict[str, Seen] = field(default_factory=dict[str, Seen])
    ways: dict[tuple[str | None, str], int] = field(default_factory=dict[tuple[str | None, str], int])
    modes: set[str] = field(default_factory=set[str])
    wishes: list[Said] = field(default_factory=list[Said])
    asks: list[Ask] = field(default_factory=list[Ask])
    assumed: list[str] = field(default_factory=list[str])
    spans: dict[str, Span] = field(default_factory=dict[str, Span])

    def visit(self, who: str) -> Seen:
        return self.visits.setdefault(who, Seen(who))

    def ask(self, field_: str, reason: str, question: str, span: Span, *options: str) -> None:
        self.asks.append(Ask(field_, reason, question, *span, options=options))
