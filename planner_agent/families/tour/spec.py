"""The frame of a tour: which cities, how many days in each, what connects them, when one must be where."""

from __future__ import annotations

from datetime import date as Date
from typing import Annotated

from pydantic import Field, StringConstraints, model_validator

from planner_agent.families.days import days_from
from planner_agent.spec import Frozen, Horizon, Spec

MAX_CITIES, MAX_DAYS = 25, 120

Name = Annotated[str, StringConstraints(min_length=1, max_length=80, strip_whitespace=True)]
Day = Annotated[int, Field(ge=1, le=MAX_DAYS)]


class Window(Frozen):
    """One is in the city on each day from ``first`` to ``last`` of the tour (days of travel count)."""

    first: Day
    last: Day

    @model_validator(mode="after")
    def _forward(self) -> Window:
        if self.last < self.first:
            raise ValueError(f"day {self.last} is before day {self.first}")
        return self


class City(Frozen):
    """A city to stay in once, for ``days`` days (None: as many as are left, at least one)."""

    name: Name
    days: Day | None = None
    windows: tuple[Window, ...] = ()


class Connection(Frozen):
    """A direct way; ``both``: in both directions."""

    origin: Name
    destination: Name
    both: bool = True


class TourFrame(Frozen):
    """A tour of all ``cities``, in an order that is looked for.

    A day of travel counts for both cities, so the tour has Σ days − (cities − 1) days; ``days`` is that total
    where it was said. ``connections`` None: all cities connect. ``first`` and ``last`` are the cities at the
    ends, ``date`` is its first day.
    """

    cities: tuple[City, ...] = ()
    connections: tuple[Connection, ...] | None = None
    days: Day | None = None
    date: Date | None = None
    first: Name | None = None
    last: Name | None = None

    @property
    def missing(self) -> tuple[str, ...]:
        """What no tour can do without, most important first."""
        if not self.cities:
            return ("cities",)
        unsaid = [city for city in self.cities if city.days is None]
        return ("days",) if unsaid and self.days is None else ()

    @property
    def length(self) -> int:
        """The days of the tour; those said, else those that its stays take."""
        if self.days is not None:
            return self.days
        return sum(city.days or 0 for city in self.cities) - (len(self.cities) - 1)

    @property
    def heads(self) -> int:
        return 1

    def connected(self, a: str, b: str) -> bool:
        """Whether one can go from a straight to b."""
        if self.connections is None:
            return a != b
        ways = ((each.origin, each.destination, each.both) for each in self.connections)
        return any((o, d) == (a, b) or (both and (d, o) == (a, b)) for o, d, both in ways)

    def horizon(self) -> Horizon:
        return Horizon(days=days_from(self.date, max(self.length, 1)))

    @model_validator(mode="after")
    def _sound(self) -> TourFrame:
        names = [city.name for city in self.cities]
        if len(set(names)) != len(names):
            raise ValueError("a city is named twice: a tour stays in a city once")
        if len(names) > MAX_CITIES:
            raise ValueError(f"{len(names)} cities are more than can be planned ({MAX_CITIES})")
        for what, name in (("first", self.first), ("last", self.last)):
            if name is not None and name not in names:
                raise ValueError(f"the {what} city {name} is none of the cities of the tour")
        return self


TourSpec = Spec[TourFrame]
