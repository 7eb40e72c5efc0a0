"""All trips of a small world by brute force, from the published facts alone (clocks, structure,
prices): nothing is shared with candidates, formulation or solvers but the constants of ``clocks.py``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise, permutations, product
from math import asin, ceil, cos, radians, sin, sqrt
from typing import Any, Protocol

from planner_agent.data.catalog import Attraction, Catalog, Leg, Restaurant, Stay
from planner_agent.families.travel.clocks import MEAL_WINDOWS, SIGHT_WINDOWS, Window
from planner_agent.families.travel.spec import TravelFrame

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")

#: An item on paper: ``kind`` and its attributes in stored units, None where unknown.
Values = dict[str, Any]


class TooMany(Exception):
    """A world with more plans than a test can judge."""


class Anchored(Catalog, Protocol):
    """A catalog with the places that a rule may measure distances to."""

    @property
    def anchors(self) -> Mapping[str, tuple[float, float]]: ...


@dataclass(frozen=True)
class Plan:
    """One structurally valid trip: its first day and its items, placed."""

    start: date
    items: tuple[Values, ...]
    key: tuple[Any, ...] = ()


def windows_of(windows: Sequence[Window], earliest: int, latest: int) -> list[tuple[str, int, int, int, int]]:
    """(slot, opens, closes, minutes, leave_after) of the windows within [earliest, latest] that still
    hold what is done in them."""
    found = []
    for w in windows:
        opens, closes = max(w.opens, earliest), min(w.closes, latest)
        if closes - opens >= w.minutes:
            found.append((w.slot, opens, closes, w.minutes, w.leave_after))
    return found


@dataclass(frozen=True)
class Limits:
    """What is asked of structure, beyond the frame: clocks of meals and sights, and which movable
    pieces of structure are lifted (for judging conflicts)."""

    meal: tuple[int, int] = (0, 5000)
    sight: tuple[int, int] = (0, 5000)
    lifted: frozenset[str] = frozenset()


def enumerate_plans(
    world: Anchored, frame: TravelFrame, limits: Limits | None = None, most: int = 800
) -> list[Plan]:
    """All trips that fit the frame; TooMany where there are more than ``most``."""
    found: list[Plan] = []
    every = _Every(world, frame, limits or Limits(), most)
    assert frame.dates is not None
    slack = (frame.dates.latest - frame.dates.earliest).days + 1 - frame.dates.days
    for shift in range(slack + 1):
        for plan in every.plans(frame.dates.earliest + timedelta(shift)):
            found.append(plan)
            if len(found) > most:
                raise TooMany
    return found


class _Every:
    def __init__(self, world: Anchored, frame: TravelFrame, limits: Limits, most: int) -> None:
        self.world, self.frame, self.lifted, self.most = world, frame, limits.lifted, most
        assert frame.dates is not None and frame.destination is not None
        self.days, self.heads = frame.dates.days, frame.party.adults + frame.party.children
        meals = windows_of(MEAL_WINDOWS, *limits.meal)
        self.meal_windows = [w for w in meals if w[0] in frame.meals]
        self.sight_windows = windows_of(SIGHT_WINDOWS, *limits.sight)
        self.least = min(frame.sights_a_day or 0, len(self.sight_windows))

    def plans(self, start: date) -> Iterator[Plan]:
        for cities in self.routes():
            for changes in self.splits(len(cities)):
                yield from self.on_days(start, cities, changes)

    def routes(self) -> Iterator[tuple[str, ...]]:
        """Ordered choices of cities."""
        wish = self.frame.destination
        assert wish is not None
        stops = [stop.city for stop in wish.stops]
        pool = list(stops)
        if wish.region is not None:
            pool += [
                c.id for c in self.world.cities.values()
                if c.state == wish.region and c.id not in stops and c.id != self.frame.origin
            ]  # fmt: skip
        for route in permutations(pool, max(wish.count, len(stops))):
            if not set(stops) <= set(route):
                continue
            if wish.ordered and [city for city in route if city in stops] != stops:
                continue
            yield route

    def splits(self, n: int) -> Iterator[tuple[int, ...]]:
        """Days (from 0) of arrival in each city, then of the last departure (D for one way)."""
        last = self.days - 1
        for inner in permutations(range(1, last), n - 1):
            if list(inner) == sorted(inner) and last > (inner[-1] if inner else 0):
                yield (0, *inner, last)

    def on_days(self, start: date, cities: tuple[str, ...], changes: tuple[int, ...]) -> Iterator[Plan]:
        wish = self.frame.destination
        assert wish is not None
        nights = [changes[i + 1] - changes[i] for i in range(len(cities))]
        fixed = {stop.city: stop.nights for stop in wish.stops if stop.nights is not None}
        if any(fixed.get(city, n) != n for city, n in zip(cities, nights, strict=True)):
            return
        path = ["home", *cities, *(["home"] if self.frame.round_trip else [])]
        ways = [
            [leg for leg in self.world.legs(a, b, start + timedelta(changes[i])) if leg.price is not None]
            for i, (a, b) in enumerate(pairwise(path))
        ]
        beds = [self.beds(city, n) for city, n in zip(cities, nights, strict=True)]
        for legs in product(*ways):
            modes = {leg.mode for leg in legs}
            if "drive" in modes and len(modes) > 1 and "one_car" not in self.lifted:
                continue
            days = [(start - leg.date).days * -1 for leg in legs]
            fills = list(self.filled(start, cities, changes, dict(zip(days, legs, strict=True))))
            travel = [self.leg(start, legs, i) for i in range(len(legs))]
            for stays in product(*beds):
                sleep = [
                    item for i, stay in enumerate(stays)
                    for item in self.nights(start, stay, changes[i], nights[i])
                ]  # fmt: skip
                for fill in fills:
                    items = (*travel, *sleep, *fill)
                    yield Plan(start, items, tuple(_mark(item) for item in items))

    def beds(self, city: str, nights: int) -> list[Stay]:
        found = []
        for stay in self.world.stays(city):
            rooms = self.frame.party.rooms
            fits = rooms is None or rooms * stay.occupancy >= self.heads or "rooms" in self.lifted
            long_enough = stay.minimum_nights <= nights or "minimum_nights" in self.lifted
            if stay.price is not None and fits and long_enough:
                found.append(stay)
        return found

    def filled(
        self, start: date, cities: tuple[str, ...], changes: tuple[int, ...], legs: Mapping[int, Leg]
    ) -> Iterator[tuple[Values, ...]]:
        """All ways to eat and to see something, given where one is when."""
        meals = list(self.eaten(start, self.places(cities, changes, legs, self.meal_windows)))
        places = self.places(cities, changes, legs, self.sight_windows)
        full = [day for day in range(self.days) if day not in legs]
        sights = list(self.seen(start, places, full)) if meals else []
        if len(meals) * len(sights) > self.most:
            raise TooMany
        for meal in meals:
            for sight in sights:
                yield (*meal, *sight)

    def places(
        self,
        cities: tuple[str, ...],
        changes: tuple[int, ...],
        legs: Mapping[int, Leg],
        windows: Sequence[Any],
    ) -> list[tuple[str, int, Any]]:
        """(city, day, window) where somebody is there with time enough."""
        found = []
        for day in range(self.days):
            leg = legs.get(day)
            for window in windows:
                if leg is None:
                    here = next(
                        city for i, city in enumerate(cities)
                        if changes[i] < day and (day < changes[i + 1] or i == len(cities) - 1)
                    )  # fmt: skip
                    found.append((here, day, window))
                elif leg.depart >= window[4]:
                    if leg.origin in cities:
                        found.append((leg.origin, day, window))
                elif leg.arrive <= window[1] and leg.destination in cities:
                    found.append((leg.destination, day, window))
        return found

    def eaten(self, start: date, places: Sequence[tuple[str, int, Any]]) -> Iterator[tuple[Values, ...]]:
        pools = [[r for r in self.world.restaurants(city) if r.price is not None] for city, _, _ in places]
        count = 1
        for pool in pools:
            count *= len(pool)
        if count > 3 * self.most:
            raise TooMany
        for chosen in product(*pools):
            if len({row.id for row in chosen}) < len(chosen) and "no_repeats" not in self.lifted:
                continue
            yield tuple(
                self.meal(start, row, day, window)
                for row, (_, day, window) in zip(chosen, places, strict=True)
            )

    def seen(
        self, start: date, places: Sequence[tuple[str, int, Any]], full: Sequence[int]
    ) -> Iterator[tuple[Values, ...]]:
        options: list[list[tuple[Any, int] | None]] = []
        for city, day, window in places:
            weekday = (start + timedelta(day)).weekday()
            here: list[tuple[Any, int] | None] = [None]
            for row in self.world.attractions(city):
                enter = _enter(row, window, weekday)
                if row.price is not None and enter is not None:
                    here.append((row, enter))
            options.append(here)
        count = 1
        for here in options:
            count *= len(here)
        if count > 60 * self.most:
            raise TooMany
        for chosen in product(*options):
            names = [pick[0].id for pick in chosen if pick]
            if len(set(names)) < len(names) and "no_repeats" not in self.lifted:
                continue
            per_day = [place[1] for place, pick in zip(places, chosen, strict=True) if pick]
            if "least_sights" not in self.lifted and any(per_day.count(day) < self.least for day in full):
                continue
            yield tuple(
                self.sight(start, pick[0], day, window, pick[1])
                for pick, (_, day, window) in zip(chosen, places, strict=True) if pick
            )  # fmt: skip

    # items

    def leg(self, start: date, legs: Sequence[Leg], i: int) -> Values:
        row = legs[i]
        direction = "out" if i == 0 else "inner"
        if self.frame.round_trip and i == len(legs) - 1:
            direction = "back"
        tickets = self.heads if row.seats is None else ceil(self.heads / row.seats)
        cost = (row.price or 0) * tickets
        return {
            "kind": "leg", "mode": row.mode, "direction": direction, "origin": row.origin,
            "destination": row.destination, "number": row.number,
            "id": row.number or f"{row.mode} {row.origin} {row.destination}", "depart": row.depart,
            "arrive": row.arrive, "start": row.depart, "end": row.arrive, "hours": row.minutes,
            "km": row.metres, "price": row.price, "cost": cost, "cost_per_head": cost,
            **_on(start, (row.date - start).days),
        }  # fmt: skip

    def nights(self, start: date, row: Stay, arrive: int, nights: int) -> Iterator[Values]:
        units = self.frame.party.rooms or ceil(self.heads / row.occupancy)
        cost = (row.price or 0) * units
        for night in range(nights):
            yield {
                "kind": "stay", "name": row.name, "id": row.id, "city": row.city, "room_type": row.room_type,
                "allows": row.allows, "features": row.features, "rating": row.rating, "beds": row.beds,
                "occupancy": row.occupancy, "minimum_nights": row.minimum_nights,
                "price_per_night": row.price, "cost": cost, "cost_per_head": cost, **self.far(row),
                **_on(start, arrive + night),
            }  # fmt: skip

    def meal(self, start: date, row: Restaurant, day: int, window: Any) -> Values:
        cost = (row.price or 0) * self.heads
        return {
            "kind": "meal", "name": row.name, "id": row.id, "city": row.city, "slot": window[0],
            "cuisines": row.cuisines, "diets": row.diets, "features": row.features, "rating": row.rating,
            "price_per_head": row.price, "cost": cost, "cost_per_head": cost, **self.far(row),
            "start": window[1], "end": window[1] + window[3], **_on(start, day),
        }  # fmt: skip

    def sight(self, start: date, row: Attraction, day: int, window: Any, enter: int) -> Values:
        cost = (row.price or 0) * self.heads
        return {
            "kind": "attraction", "name": row.name, "id": row.id, "city": row.city, "slot": window[0],
            "categories": row.categories, "features": row.features, "rating": row.rating,
            "price_per_head": row.price, "cost": cost, "cost_per_head": cost, **self.far(row),
            "start": enter, "end": enter + window[3], **_on(start, day),
        }  # fmt: skip

    def far(self, row: Any) -> Values:
        found: Values = {}
        for name, (latitude, longitude) in self.world.anchors.items():
            distance = None
            if row.latitude is not None:
                distance = _metres(row.latitude, row.longitude, latitude, longitude)
            found[f"distance_to({name})"] = distance
        return found


def _mark(item: Values) -> tuple[Any, ...]:
    """What tells items of a plan apart."""
    return item["kind"], item["day"], item.get("start", -1), item["id"], item["cost"]


def _enter(row: Attraction, window: Any, weekday: int) -> int | None:
    _, opens, closes, minutes, _ = window
    if row.hours is not None:
        today = row.hours[weekday]
        if today is None:
            return None
        opens, closes = max(opens, today[0]), min(closes, today[1])
    return opens if closes - opens >= minutes else None


def _on(start: date, day: int) -> Values:
    when = start + timedelta(day)
    week = "{}-W{:02d}".format(*when.isocalendar()[:2])
    return {
        "day": day + 1, "date": when.isoformat(), "weekday": WEEKDAYS[when.weekday()], "week": week,
        "weekend": week if when.weekday() > 4 else "",
    }  # fmt: skip


def _metres(lat1: float, lon1: float, lat2: float, lon2: float) -> int:
    half = sin(radians(lat2 - lat1) / 2) ** 2
    half += cos(radians(lat1)) * cos(radians(lat2)) * sin(radians(lon2 - lon1) / 2) ** 2
    return round(2 * 6_371_008.8 * asin(sqrt(half)))
