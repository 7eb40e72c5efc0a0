"""What a text says of a meeting, before anything is concluded from it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from planner_agent.language.marks import Mark

#: Tokens ``first`` up to ``stop``.
Span = tuple[int, int]
ME = "me"
#: Everybody who meets.
ALL = "*"
#: Before the title of one of several meetings, of which something is said.
TITLE = "#"


@dataclass(frozen=True, slots=True)
class When:
    """A time: on ``days`` (none: any), on ``weekdays`` (0 is Monday), from ``start`` to ``end`` (minutes
    after
    midnight; None: open). ``starting``: the start alone is meant."""

    days: tuple[date, ...] = ()
    weekdays: tuple[int, ...] = ()
    start: int | None = None
    end: int | None = None
    starting: bool = False


@dataclass(frozen=True, slots=True)
class Limit:
    """``who`` (None: all) must be met in (``inside``) or outside of a time, or would like to (``soft``)."""

    who: str | None
    when: When
    inside: bool
    soft: bool
    span: Span
    #: The one meeting of several that is meant; None: all.
    meeting: str | None = None


@dataclass(frozen=True, slots=True)
class Planned:
    """One of several meetings: of ``minutes`` (None: those of all) with ``people`` (none: all); ``rest``
    is what
    else was said of it."""

    title: str
    minutes: int | None
    people: tuple[str, ...]
    rest: list[Mark]
    span: Span


@dataclass(slots=True)
class Facts:
    """People are named in lower case; ``ME`` is whoever writes."""

    people: list[str] = field(default_factory=list[str])
    optional: list[str] = field(default_factory=list[str])
    busy: dict[str, list[tuple[When, Span]]] = field(default_factory=dict[str, list[tuple[When, Span]]])
    free: dict[str, list[tuple[When, Span]]] = field(default_factory=dict[str, list[tuple[When, Span]]])
    limits: list[Limit] = field(default_factory=list[Limit])
    own_hours: dict[str, tuple[When, Span]] = field(default_factory=dict[str, tuple[When, Span]])
    zones: dict[str, tuple[str, Span]] = field(default_factory=dict[str, tuple[str, Span]])
    strange_zones: list[tuple[str, Span]] = field(default_factory=list[tuple[str, Span]])
    zone: tuple[str, Span] | None = None
    minutes: list[tuple[int, Span]] = field(default_factory=list[tuple[int, Span]])
    days: list[tuple[tuple[date, ...], Span]] = field(default_factory=list[tuple[tuple[date, ...], Span]])
    hours: list[tuple[int, int, Span]] = field(default_factory=list[tuple[int, int, Span]])
    exact: list[tuple[When, bool, Span]] = field(default_factory=list[tuple[When, bool, Span]])
    parts: list[tuple[When, Span]] = field(default_factory=list[tuple[When, Span]])
    planned: list[Planned] = field(default_factory=list[Planned])
    dates: dict[str, tuple[date, ...]] = field(default_factory=dict[str, tuple[date, ...]])
    orders: list[tuple[str, str, Span]] = field(default_factory=list[tuple[str, str, Span]])
    lunch: bool = False
    today: date | None = None
    #: From when to when everybody can, by their own clocks.
    all_hours: tuple[int, int] | None = None
    #: The days of the week on which it is to be, every week.
    weekly: list[int] = field(default_factory=list[int])
    same_time: Span | None = None
    rooms: dict[str, int | None] = field(default_factory=dict[str, int | None])
    buffer: tuple[int, Span] | None = None
    k: tuple[int, Span] | None = None
    every: tuple[int, Span] | None = None
    weeks: int | None = None
    count: tuple[int, Span] | None = None
    late: Span | None = None
    wrong: list[tuple[str, str, Span]] = field(default_factory=list[tuple[str, str, Span]])
    used: set[int] = field(default_factory=set[int])

    def person(self, name: str) -> None:
        if name not in self.people:
            self.people.append(name)

    def claim(self, *claimed: Mark) -> Span:
        """Take the tokens of marks as read; from the first to the last of them."""
        for mark in claimed:
            self.used.update(range(mark.first, mark.stop))
        return min(mark.first for mark in claimed), max(mark.stop for mark in claimed)

    def claim_words(self, found: Sequence[Mark], words: frozenset[str]) -> None:
        """Take these words as read."""
        for mark in found:
            if mark.kind == "word" and mark.value in words:
                self.claim(mark)
