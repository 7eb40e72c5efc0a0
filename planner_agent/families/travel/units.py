"""The party's arithmetic, and how catalog rows become items of the rule language.

``verify.py`` does this arithmetic itself and uses only the item builders here.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from math import asin, cos, radians, sin, sqrt
from typing import Any

from planner_agent.data.catalog import Attraction, Catalog, Leg, Restaurant, Stay
from planner_agent.families import SolveOptions
from planner_agent.families.days import on_day
from planner_agent.families.granularity import attributes_in, goal_looks, looks
from planner_agent.families.travel.spec import TravelSpec
from planner_agent.spec import Item, Scales

EARTH_RADIUS_M = 6_371_008.8

Values = dict[str, Any]
#: Places that rules measure distances to: argument → (latitude, longitude).
Anchors = dict[str, tuple[float, float]]


def scales_of(spec: TravelSpec, catalog: Catalog, options: SolveOptions) -> Scales:
    """What turns the spec's bounds into the catalog's units for this party."""
    return Scales(catalog.currency, spec.frame.heads, dict(options.rates))


def units_needed(heads: int, holds: int | None) -> int:
    """How many tickets, vehicles or rooms a party needs: one a head, or enough for all."""
    return heads if holds is None else -(-heads // holds)


@lru_cache(maxsize=4096)
def place_on(start: date, day: int) -> Mapping[str, Any]:
    """The placed attributes of day ``day`` (from 0) of a trip that begins on ``start``; shared, not to be
    changed."""
    return on_day(start, day + 1)


def costs(cost: int | None) -> Values:
    return {"cost": cost, "cost_per_head": cost}


def leg_item(leg: Leg, direction: str, cost: int | None, placed: Values) -> Item:
    return Item(
        "leg",
        {
            "mode": leg.mode,
            "direction": direction,
            "origin": leg.origin,
            "destination": leg.destination,
            "number": leg.number,
            "id": leg.number or f"{leg.mode} {leg.origin} {leg.destination}",
            "depart": leg.depart,
            "arrive": leg.arrive,
            "start": leg.depart,
            "end": leg.arrive,
            "hours": leg.minutes,
            "km": leg.metres,
            "price": leg.price,
            **costs(cost),
            **placed,
        },
    )


def stay_item(stay: Stay, cost: int | None, placed: Values, anchors: Anchors) -> Item:
    """One night in a stay."""
    return Item(
        "stay",
        {
            "name": stay.name,
            "id": stay.id,
            "city": stay.city,
            "room_type": stay.room_type,
            "allows": stay.allows,
            "features": stay.features,
            "rating": stay.rating,
            "beds": stay.beds,
            "occupancy": stay.occupancy,
            "minimum_nights": stay.minimum_nights,
            "price_per_night": stay.price,
            **costs(cost),
            **distances(stay, anchors),
            **placed,
        },
    )


def meal_item(place: Restaurant, cost: int | None, placed: Values, anchors: Anchors) -> Item:
    return Item(
        "meal",
        {
            "name": place.name,
            "id": place.id,
            "city": place.city,
            "cuisines": place.cuisines,
            "diets": place.diets,
            "features": place.features,
            "rating": place.rating,
            "price_per_head": place.price,
            **costs(cost),
            **distances(place, anchors),
            **placed,
        },
    )


def sight_item(sight: Attraction, cost: int | None, placed: Values, anchors: Anchors) -> Item:
    return Item(
        "attraction",
        {
            "name": sight.name,
            "id": sight.id,
            "city": sight.city,
            "categories": sight.categories,
            "features": sight.features,
            "rating": sight.rating,
            "price_per_head": sight.price,
            **costs(cost),
            **distances(sight, anchors),
            **placed,
        },
    )


def distances(place: Stay | Restaurant | Attraction, anchors: Anchors) -> Values:
    """Metres from the place to each anchor, unknown without coordinates."""
    found: Values = {}
    for name, anchor in anchors.items():
        known = place.latitude is not None and place.longitude is not None
        here = (place.latitude, place.longitude) if known else None
        found[f"distance_to({name})"] = None if here is None else great_circle(here, anchor)  # type: ignore[arg-type]
    return found


def great_circle(a: tuple[float, float], b: tuple[float, float]) -> int:
    """Metres between two points given as (latitude, longitude) in degrees (haversine formula)."""
    (lat1, lon1), (lat2, lon2) = (tuple(map(radians, point)) for point in (a, b))
    chord = sin((lat2 - lat1) / 2) ** 2 + cos(lat1) * cos(lat2) * sin((lon2 - lon1) / 2) ** 2
    return round(2 * EARTH_RADIUS_M * asin(sqrt(chord)))


def anchors_of(spec: TravelSpec, catalog: Catalog) -> Anchors:
    """The places that rules and goals measure distances to, by catalog id of an attraction or city."""
    seen = [look for rule in spec.rules for look in looks(rule.body)]
    seen += [look for goal in spec.goals for look in goal_looks(goal)]
    wanted = {
        argument
        for _, where, _ in seen
        for name, argument in attributes_in(where)
        if name == "distance_to" and argument is not None
    }
    if not wanted:
        return {}
    found: Anchors = {}
    for city in catalog.cities.values():
        for place in (city, *catalog.attractions(city.id)):
            if place.id in wanted and place.latitude is not None and place.longitude is not None:
                found[place.id] = (place.latitude, place.longitude)
    return found
