"""What a trip's phrase readers hand to the assembly, beside what all families have (language.facts)."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from planner_agent.language.dates import DatePhrase
from planner_agent.language.durations import Duration
from planner_agent.language.people import People

Role = Literal["origin", "stop", "end", "bare"]


@dataclass(frozen=True, slots=True)
class PlaceName:
    """A place as written and what it may be: cities (ids), a region, or, where unknown, names ``near`` it."""

    written: str
    cities: tuple[str, ...] = ()
    region: str | None = None
    near: tuple[str, ...] = ()
    exact: bool = True


@dataclass(frozen=True, slots=True)
class Where:
    """A place in a role: ``count`` cities of it, ``nights`` (or ``days``) there.

    ``then``: the order was said; ``home``: it is called home; ``either``: an alternative to the one before.
    """

    role: Role
    place: PlaceName
    first: int
    stop: int
    count: int | None = None
    nights: int | None = None
    days: int | None = None
    then: bool = False
    as_region: bool = False
    home: bool = False
    either: bool = False


@dataclass(frozen=True, slots=True)
class CityCount:
    """ "3 different cities" without a name."""

    count: int
    first: int
    stop: int


@dataclass(frozen=True, slots=True)
class When:
    """A date phrase; ``edge`` says whether it is the first or the last day ("back on the 5th")."""

    phrase: DatePhrase
    edge: Literal["", "start", "end"]
    window: bool
    first: int
    stop: int
    bare_day: bool = False
    holiday: bool = False


@dataclass(frozen=True, slots=True)
class Length:
    """How long the trip is."""

    duration: Duration
    first: int
    stop: int
    week: bool = False


@dataclass(frozen=True, slots=True)
class Who:
    people: People
    first: int
    stop: int


@dataclass(frozen=True, slots=True)
class Names:
    """What the catalog calls things: value sets of its own, to be read as said."""

    cuisines: frozenset[str] = frozenset()
    categories: frozenset[str] = frozenset()
    features: dict[str, frozenset[str]] = field(default_factory=dict)
    diets: frozenset[str] = frozenset()
