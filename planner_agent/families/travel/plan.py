"""A trip as it is shown and checked. Money in minor units, clocks in minutes after midnight."""

from __future__ import annotations

from datetime import date

from planner_agent.spec import Frozen


class PlannedLeg(Frozen):
    """One way on ``date``; ``arrive`` may pass 1440 (the day after). ``units`` tickets or vehicles."""

    mode: str
    direction: str
    origin: str
    destination: str
    origin_name: str
    destination_name: str
    date: date
    number: str | None
    depart: int
    arrive: int
    minutes: int | None
    metres: int | None
    units: int
    cost: int


class PlannedStay(Frozen):
    """Nights in one place, from the evening of ``check_in`` to the morning of ``check_out``."""

    id: str
    name: str
    city: str
    city_name: str
    room_type: str | None
    check_in: date
    check_out: date
    nights: int
    units: int
    cost: int
    rating: int | None = None


class PlannedMeal(Frozen):
    id: str
    name: str
    city: str
    city_name: str
    date: date
    slot: str
    start: int
    end: int
    cost: int
    cuisines: tuple[str, ...] = ()
    rating: int | None = None


class PlannedSight(Frozen):
    id: str
    name: str
    city: str
    city_name: str
    date: date
    slot: str
    start: int
    end: int
    cost: int
    categories: tuple[str, ...] = ()
    rating: int | None = None


class RoadMeal(Frozen):
    """A meal for which the clocks of a travel day leave no restaurant; ``allowance`` is what it is
    counted at for the whole party when plans are compared (not part of the total)."""

    date: date
    slot: str
    allowance: int = 0


class PlannedCity(Frozen):
    """A city of the trip, in degrees north and east where the catalog knows them."""

    id: str
    name: str
    latitude: float | None = None
    longitude: float | None = None


class TravelPlan(Frozen):
    """The whole trip. ``cost_by_kind`` has ``leg stay meal attraction``; ``total`` is their sum.

    ``cities`` are those of legs and stays in the order of the trip; empty in plans that do not tell them.
    """

    start: date
    days: int
    heads: int
    currency: str
    legs: tuple[PlannedLeg, ...]
    stays: tuple[PlannedStay, ...]
    meals: tuple[PlannedMeal, ...]
    sights: tuple[PlannedSight, ...]
    road_meals: tuple[RoadMeal, ...] = ()
    cities: tuple[PlannedCity, ...] = ()
    cost_by_kind: dict[str, int]
    total: int
