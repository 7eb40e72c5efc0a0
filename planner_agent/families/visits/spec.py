"""The frame of visits: where and when one starts, who is visited when and how long, the ways between."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date as Date
from functools import cached_property
from typing import Annotated, Literal

from pydantic import Field, model_validator

from planner_agent.families.days import DAY, LateClock, days_from
from planner_agent.spec import Frozen, Horizon, Spec, clock_text, named_once

MAX_DAYS = 31
#: The one who travels where nobody is named.
YOU = "you"

MODES = ("walk", "drive", "bike", "transit")


Name = Annotated[str, Field(min_length=1, max_length=120)]


class Window(Frozen):
    """From ``opens`` to ``closes`` on ``day`` (the first is 1; None: every day)."""

    opens: LateClock
    closes: LateClock
    day: Annotated[int, Field(ge=1)] | None = None

    @model_validator(mode="after")
    def _ordered(self) -> Window:
        if self.closes < self.opens:
            raise ValueError(f"a window closes at {clock_text(self.closes)}, before it opens")
        return self


class Visit(Frozen):
    """``who`` (a person or thing, named once) at ``place`` for ``minutes``, in one of ``windows`` (none: at
    any time). ``must``: not to be left out; ``traveller``: the only one who may go."""

    who: Name
    place: Name | None = None
    minutes: Annotated[int, Field(ge=1, le=DAY)] | None = None
    windows: tuple[Window, ...] = ()
    score: Annotated[int, Field(ge=0, le=1_000_000)] = 1
    must: bool = False
    categories: tuple[str, ...] = ()
    traveller: Name | None = None


class Way(Frozen):
    """``minutes`` from ``origin`` to ``destination``; the way back has its own."""

    origin: Name
    destination: Name
    minutes: Annotated[int, Field(ge=0, le=DAY)]


class Lunch(Frozen):
    """A break of ``minutes`` a day, within ``opens`` to ``closes``."""

    opens: LateClock
    closes: LateClock
    minutes: Annotated[int, Field(ge=1)]

    @model_validator(mode="after")
    def _fits(self) -> Lunch:
        if self.opens + self.minutes > self.closes:
            raise ValueError(
                f"a break of {self.minutes} minutes does not fit between {clock_text(self.opens)} and "
                f"{clock_text(self.closes)}"
            )
        return self


class Traveller(Frozen):
    """Somebody who travels; what is None is as the frame says."""

    name: Name
    start: Name | None = None
    leaves: LateClock | None = None
    end: Name | None = None
    back: LateClock | None = None


class VisitsFrame(Frozen):
    """Visits on ``days`` days from ``date`` (None: the date does not matter).

    Each day begins at ``start`` at ``leaves`` and, where they are said, ends at ``end`` by ``back``. A way
    that ``ways`` lack takes as long as the way back, else ``usual`` minutes. ``window_bounds``: whether the
    whole visit or only its start lies in a window.
    """

    start: Name | None = None
    leaves: LateClock | None = None
    end: Name | None = None
    back: LateClock | None = None
    date: Date | None = None
    days: Annotated[int, Field(ge=1, le=MAX_DAYS)] = 1
    travellers: tuple[Traveller, ...] = ()
    visits: tuple[Visit, ...] = ()
    ways: tuple[Way, ...] = ()
    usual: Annotated[int, Field(ge=0, le=DAY)] | None = None
    mode: Literal["walk", "drive", "bike", "transit"] | None = None
    lunch: Lunch | None = None
    window_bounds: Literal["start", "whole"] = "whole"

    @model_validator(mode="after")
    def _sound(self) -> VisitsFrame:
        named_once("visited", [visit.who for visit in self.visits])
        named_once("travelling", [each.name for each in self.travellers])
        known = {each.name for each in self.people}
        for visit in self.visits:
            if visit.traveller is not None and visit.traveller not in known:
                raise ValueError(f"{visit.traveller} does not travel, but is to visit {visit.who}")
            for window in visit.windows:
                if window.day is not None and window.day > self.days:
                    raise ValueError(f"{visit.who} has a window on day {window.day} of {self.days}")
        pairs = [(way.origin, way.destination) for way in self.ways]
        if len(set(pairs)) != len(pairs):
            raise ValueError("the time of a way is given twice")
        return self

    @property
    def people(self) -> tuple[Traveller, ...]:
        """Who travels, with the frame's start, end and clocks where they have none of their own."""
        shared = {"start": self.start, "leaves": self.leaves, "end": self.end, "back": self.back}
        named = self.travellers or (Traveller(name=YOU),)
        return tuple(
            each.model_copy(update={k: v for k, v in shared.items() if getattr(each, k) is None})
            for each in named
        )

    @cached_property
    def minutes_between(self) -> Mapping[tuple[str, str], int]:
        """The ways said, each way by itself."""
        return {(way.origin, way.destination): way.minutes for way in self.ways}

    def way(self, origin: str, destination: str) -> int | None:
        """Minutes from one place to another; None where nobody knows."""
        if origin == destination:
            return 0
        known = self.minutes_between
        found = known.get((origin, destination), known.get((destination, origin)))
        return self.usual if found is None else found

    @property
    def places(self) -> tuple[str, ...]:
        """All places, those of the travellers first."""
        ends = [place for each in self.people for place in (each.start, each.end)]
        return tuple(dict.fromkeys(p for p in (*ends, *(visit.place for visit in self.visits)) if p))

    @property
    def unknown_ways(self) -> tuple[tuple[str, str], ...]:
        """The pairs of places whose travel time nobody gave, that a plan may need."""
        starts = {each.start for each in self.people}
        visited = {visit.place for visit in self.visits}
        pairs = [(a, b) for a in self.places for b in self.places if self._needed(a, b, starts, visited)]
        return tuple(pair for pair in pairs if self.way(*pair) is None)

    def _needed(self, a: str, b: str, starts: set[str | None], visited: set[str | None]) -> bool:
        ends = {each.end for each in self.people}
        return a != b and ((a in visited and (b in visited or b in ends)) or (a in starts and b in visited))

    @property
    def missing(self) -> tuple[str, ...]:
        """The fields that no plan can do without, most important first."""
        found: list[str] = []
        if not self.visits:
            return ("visits",)
        if any(visit.place is None for visit in self.visits):
            found.append("places")
        if any(each.start is None for each in self.people):
            found.append("start")
        if any(each.leaves is None for each in self.people):
            found.append("leaves")
        if any(visit.minutes is None for visit in self.visits):
            found.append("minutes")
        if not found and self.unknown_ways:
            found.append("ways")
        return tuple(found)

    def horizon(self) -> Horizon:
        """The days, and all travellers."""
        names = tuple(each.name for each in self.people)
        return Horizon(days=days_from(self.date, self.days), closed={"traveller": names})


def open_starts(frame: VisitsFrame, visit: Visit, day: int) -> Iterator[tuple[int, int]]:
    """The clocks at which a visit may start on a day, as closed intervals; sorted and apart."""
    size = visit.minutes or 0
    whole = frame.window_bounds == "whole"
    own = [window for window in visit.windows if window.day in (None, day)]
    spans = [(window.opens, window.closes - (size if whole else 0)) for window in own]
    if not visit.windows:
        spans = [(0, 2 * DAY)]
    last: tuple[int, int] | None = None
    for low, high in sorted(span for span in spans if span[0] <= span[1]):
        if last is not None and low <= last[1] + 1:
            last = last[0], max(last[1], high)
            continue
        if last is not None:
            yield last
        last = low, high
    if last is not None:
        yield last


VisitsSpec = Spec[VisitsFrame]
