"""The frame of a trip: from where, where to, when, who. Everything else a traveller wants is a rule."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Annotated, Literal

from pydantic import Field, model_validator

from planner_agent.families.days import days_from
from planner_agent.spec import Frozen, Horizon, Spec

MealSlot = Literal["breakfast", "lunch", "dinner"]
MEAL_SLOTS: tuple[MealSlot, ...] = ("breakfast", "lunch", "dinner")
SIGHT_SLOTS: tuple[str, ...] = ("morning", "afternoon", "late_afternoon")

MAX_DAYS = 30
#: Dates before it cannot be written in four digits.
FIRST_YEAR = 1000
MAX_PARTY = 50


class Stop(Frozen):
    """A city to stay in, by catalog id; ``nights`` where the traveller fixed them."""

    city: str
    nights: Annotated[int, Field(ge=1)] | None = None


class Destination(Frozen):
    """Named cities (``stops``; in the order said if ``ordered``), or ``count`` cities of a
    ``region`` that the solver chooses (``stops`` are then ones that must be among them)."""

    stops: tuple[Stop, ...] = ()
    ordered: bool = False
    region: str | None = None
    count: Annotated[int, Field(ge=1)] = 1

    @model_validator(mode="after")
    def _some(self) -> Destination:
        if not self.stops and self.region is None:
            raise ValueError("a destination names cities or a region")
        if len({stop.city for stop in self.stops}) != len(self.stops):
            raise ValueError("a city is named twice: a trip stays in a city once")
        if self.count < len(self.stops):
            raise ValueError(f"{len(self.stops)} named cities do not fit into {self.count}")
        return self


class Dates(Frozen):
    """``days`` days in a row (first and last day of travel included) between ``earliest`` and
    ``latest``; fixed where they just fit."""

    earliest: date
    latest: date
    days: Annotated[int, Field(ge=1)]

    @property
    def starts(self) -> tuple[date, ...]:
        """The dates on which the trip may begin."""
        slack = (self.latest - self.earliest).days + 1 - self.days
        return tuple(self.earliest + timedelta(shift) for shift in range(slack + 1))

    @model_validator(mode="after")
    def _fits(self) -> Dates:
        if self.earliest.year < FIRST_YEAR:
            raise ValueError(f"{self.earliest} is before the year {FIRST_YEAR}")
        if self.latest < self.earliest:
            raise ValueError(f"the trip ends on {self.latest}, before it begins on {self.earliest}")
        if (self.latest - self.earliest).days + 1 < self.days:
            raise ValueError(f"{self.days} days do not fit between {self.earliest} and {self.latest}")
        return self


class Party(Frozen):
    """Who travels; ``rooms`` only where the traveller said how many units to book."""

    adults: Annotated[int, Field(ge=0)] = 1
    children: Annotated[int, Field(ge=0)] = 0
    rooms: Annotated[int, Field(ge=1)] | None = None

    @property
    def size(self) -> int:
        return self.adults + self.children

    @model_validator(mode="after")
    def _somebody(self) -> Party:
        if self.size < 1:
            raise ValueError("nobody travels")
        return self


class TravelFrame(Frozen):
    """A trip. ``ends`` is the city that the last leg reaches: the origin for a round trip, another
    for an open jaw, None for one way. ``origin``, ``destination`` and ``dates`` may be missing in a
    draft; ``missing`` names them.

    ``sights_a_day`` is the least number of sights on a full day; ``meals`` the meals to plan.
    """

    origin: str | None = None
    destination: Destination | None = None
    dates: Dates | None = None
    party: Party = Party()
    round_trip: bool = True
    returns_to: str | None = None
    currency: Annotated[str, Field(pattern=r"^[A-Z]{3}$")] = "USD"
    meals: tuple[MealSlot, ...] = MEAL_SLOTS
    sights_a_day: Annotated[int, Field(ge=0, le=3)] | None = None

    @property
    def missing(self) -> tuple[str, ...]:
        """The fields that no plan can do without, most important first."""
        return tuple(name for name in ("destination", "dates", "origin") if getattr(self, name) is None)

    @property
    def ends(self) -> str | None:
        if not self.round_trip:
            return None
        return self.returns_to or self.origin

    @property
    def heads(self) -> int:
        return self.party.size

    def horizon(self, start: date | None = None) -> Horizon:
        """The days of the trip if it begins on ``start`` (default: the earliest date)."""
        if self.dates is None:
            raise ValueError("a frame without dates has no horizon")
        return Horizon(days=days_from(start or self.dates.earliest, self.dates.days))


TravelSpec = Spec[TravelFrame]
