"""The strict check of a trip: takes only ids, dates and slots from the plan, re-reads prices and
clocks from the catalog, does the party's arithmetic itself. It never saw a solver."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import timedelta
from itertools import pairwise
from typing import Any

from planner_agent.data.catalog import Catalog, Leg, Stay
from planner_agent.families.travel.clocks import (
    DAY,
    LATEST_ARRIVAL,
    Window,
    around,
    open_windows,
    visit_start,
)
from planner_agent.families.travel.items import TRAVEL_ITEMS
from planner_agent.families.travel.plan import PlannedLeg, PlannedStay, TravelPlan
from planner_agent.families.travel.spec import TravelSpec
from planner_agent.families.travel.units import (
    Values,
    anchors_of,
    leg_item,
    meal_item,
    place_on,
    sight_item,
    stay_item,
)
from planner_agent.outcome import Violation
from planner_agent.spec import Hard, Item, Scales
from planner_agent.spec.evaluate import World, truth_of


def verify(spec: TravelSpec, catalog: Catalog, plan: TravelPlan, scales: Scales) -> list[Violation]:
    """Everything that is wrong with the plan; empty for a plan that may be shown."""
    checker = _Checker(spec, catalog, plan)
    found = [*checker.frame(), *checker.legs(), *checker.stays(), *checker.meals(), *checker.sights()]
    found += [*checker.sums(), *checker.shown(), *checker.road_meals()]
    if not found:
        world = World(TRAVEL_ITEMS, scales, spec.frame.horizon(plan.start))
        found += _rules(spec, checker.items, world)
    return found


def plan_items(spec: TravelSpec, catalog: Catalog, plan: TravelPlan) -> list[Item]:
    """The plan's items with prices and clocks from the catalog; call it on verified plans only."""
    checker = _Checker(spec, catalog, plan)
    for check in (checker.legs, checker.stays, checker.meals, checker.sights):
        list(check())
    return checker.items


def _rules(spec: TravelSpec, items: Sequence[Item], world: World) -> Iterator[Violation]:
    for rule in spec.rules:
        if isinstance(rule.strength, Hard) and truth_of(rule.body, items, world) is not True:
            words = rule.evidence.quote if rule.evidence else rule.id
            yield Violation(code="rule", message=f"the plan does not prove: {words}", rule=rule.id)


def _bad(code: str, message: str) -> Violation:
    return Violation(code=code, message=message)


class _Checker:
    """Checks part by part and gathers the items that the rules are judged on."""

    def __init__(self, spec: TravelSpec, catalog: Catalog, plan: TravelPlan) -> None:
        self.spec, self.catalog, self.plan = spec, catalog, plan
        self.heads = spec.frame.heads
        self.items: list[Item] = []
        self.anchors = anchors_of(spec, catalog)
        self.dates = [plan.start + timedelta(day) for day in range(plan.days)]
        self.spent = Counter({"leg": 0, "stay": 0, "meal": 0, "attraction": 0})
        self.rows: dict[Any, Leg] = {}

    # frame

    def frame(self) -> Iterator[Violation]:
        frame, plan = self.spec.frame, self.plan
        assert frame.dates is not None and frame.destination is not None
        if plan.days != frame.dates.days or plan.start not in frame.dates.starts:
            yield _bad("dates", f"{plan.days} days from {plan.start} are not the dates asked for")
        if plan.heads != self.heads:
            yield _bad("party", f"the plan is for {plan.heads}, the party is {self.heads}")
        visited = [stay.city for stay in plan.stays]
        stops = [stop.city for stop in frame.destination.stops]
        if len(set(visited)) != len(visited):
            yield _bad("destination", "a city is visited twice")
        if len(visited) != max(frame.destination.count, len(stops)):
            yield _bad("destination", f"{len(visited)} cities are visited")
        if missing := set(stops) - set(visited):
            yield _bad("destination", f"not visited: {', '.join(sorted(missing))}")
        region = frame.destination.region
        for city in visited:
            known = self.catalog.cities.get(city)
            if city not in stops and (known is None or region is None or known.state != region):
                yield _bad("destination", f"{city} was not asked for")
        if frame.destination.ordered and [city for city in visited if city in stops] != stops:
            yield _bad("destination", "the cities are not in the order asked for")
        for stop in frame.destination.stops:
            nights = sum(stay.nights for stay in plan.stays if stay.city == stop.city)
            if stop.nights is not None and nights != stop.nights:
                yield _bad("destination", f"{nights} nights in {stop.city}, {stop.nights} were asked for")

    # legs

    def legs(self) -> Iterator[Violation]:
        yield from self._path()
        modes = {leg.mode for leg in self.plan.legs}
        if "drive" in modes and len(modes) > 1:
            yield _bad("modes", f"one's own car cannot be mixed with {', '.join(sorted(modes - {'drive'}))}")
        for position, leg in enumerate(self.plan.legs):
            row = self._find(leg)
            if row is None or row.price is None:
                yield _bad("leg", f"no such {leg.mode} from {leg.origin} to {leg.destination} on {leg.date}")
                continue
            before = self.rows.get(leg.date - timedelta(1))
            if row.arrive > LATEST_ARRIVAL or (before is not None and before.arrive - DAY > row.depart):
                yield _bad("clocks", f"the {leg.mode} on {leg.date} is not there when the next day begins")
            self.rows[leg.date] = row
            vehicles = self.heads if row.seats is None else (self.heads + row.seats - 1) // row.seats
            cost = row.price * vehicles
            if (leg.cost, leg.arrive, leg.units) != (cost, row.arrive, vehicles):
                yield _bad("leg", f"the {leg.mode} on {leg.date} costs {cost} and arrives at {row.arrive}")
            self.spent["leg"] += cost
            last = position == len(self.plan.legs) - 1 and self.spec.frame.round_trip
            direction = "out" if position == 0 else "back" if last else "inner"
            if leg.direction != direction:
                yield _bad("leg", f"the leg on {leg.date} is {direction}, not {leg.direction}")
            self.items.append(leg_item(row, direction, cost, self._placed(leg.date)))

    def _find(self, leg: PlannedLeg) -> Leg | None:
        """The catalog's leg with the plan's mode, number and departure on that date."""
        for row in self.catalog.legs(leg.origin, leg.destination, leg.date):
            if (row.mode, row.number, row.depart) == (leg.mode, leg.number, leg.depart):
                return row
        return None

    def _path(self) -> Iterator[Violation]:
        """Legs and stays form one way in time, from the origin to where the trip ends."""
        frame, plan = self.spec.frame, self.plan
        places = [frame.origin, *(stay.city for stay in plan.stays)]
        if frame.round_trip:
            places.append(frame.ends)
        if [(leg.origin, leg.destination) for leg in plan.legs] != list(pairwise(places)):
            yield _bad("path", "the legs do not join the cities of the trip")
            return
        arrivals = [leg.date for leg in plan.legs]
        if arrivals[0] != plan.start:
            yield _bad("path", "the first leg does not leave on the first day")
        ends = [*arrivals[1:], self.dates[-1]] if not frame.round_trip else arrivals[1:]
        if frame.round_trip and arrivals[-1] != self.dates[-1]:
            yield _bad("path", "the last leg does not leave on the last day")
        for stay, arrive, leave in zip(plan.stays, arrivals, ends, strict=False):
            if (stay.check_in, stay.check_out) != (arrive, leave) or stay.nights != (leave - arrive).days:
                yield _bad("path", f"the nights in {stay.city} do not fit the legs")

    # stays

    def stays(self) -> Iterator[Violation]:
        for planned in self.plan.stays:
            stay = next((row for row in self.catalog.stays(planned.city) if row.id == planned.id), None)
            if stay is None or stay.price is None:
                yield _bad("stay", f"there is no stay {planned.id} with a price in {planned.city}")
                continue
            yield from self._stay(planned, stay)

    def _stay(self, planned: PlannedStay, stay: Stay) -> Iterator[Violation]:
        rooms = self.spec.frame.party.rooms
        needed = (self.heads + stay.occupancy - 1) // stay.occupancy
        units = rooms or needed
        if units < needed:
            yield _bad("rooms", f"{units} units of {stay.name} do not hold {self.heads} people")
        if stay.minimum_nights > planned.nights:
            yield _bad("minimum_nights", f"{stay.name} wants {stay.minimum_nights} nights")
        price = stay.price or 0
        if (planned.units, planned.cost) != (units, price * units * planned.nights):
            yield _bad("stay", f"{stay.name} costs {price * units * planned.nights} for {units} units")
        for night in range(planned.nights):
            placed = self._placed(planned.check_in + timedelta(night))
            self.items.append(stay_item(stay, price * units, placed, self.anchors))
            self.spent["stay"] += price * units

    # what a day holds

    def _placed(self, day: Any) -> Values:
        return place_on(self.plan.start, (day - self.plan.start).days)

    def _room_on(self, day: Any, windows: Sequence[Window]) -> Iterator[tuple[str, str]]:
        """(city, slot) pairs in which somebody is there on a day."""
        row = self.rows.get(day)
        if row is not None:
            left = around(row.depart, row.arrive, windows)
            trip = {stay.city for stay in self.plan.stays}
            yield from ((row.origin, windows[slot].slot) for slot in left.before if row.origin in trip)
            if row.arrive < DAY:
                yield from ((row.destination, windows[s].slot) for s in left.after if row.destination in trip)
            return
        for stay in self.plan.stays:
            if stay.check_in <= day <= stay.check_out:
                yield from ((stay.city, window.slot) for window in windows)

    def meals(self) -> Iterator[Violation]:
        windows = open_windows(self.spec, "meal")
        open_at = {window.slot: window for window in windows}
        for name, count in Counter(meal.id for meal in self.plan.meals).items():
            if count > 1:
                yield _bad("repeat", f"the restaurant {name} is used {count} times")
        wanted = Counter((day, *place) for day in self.dates for place in self._room_on(day, windows))
        taken = Counter((meal.date, meal.city, meal.slot) for meal in self.plan.meals)
        for day, city, slot in (wanted - taken).elements():
            yield _bad("meal", f"no {slot} in {city} on {day}")
        for day, city, slot in (taken - wanted).elements():
            yield _bad("meal", f"nobody is free for {slot} in {city} on {day}")
        for meal in self.plan.meals:
            row = next((r for r in self.catalog.restaurants(meal.city) if r.id == meal.id), None)
            if row is None or row.price is None or meal.slot not in open_at:
                yield _bad("meal", f"there is no {meal.slot} at {meal.id} in {meal.city}")
                continue
            cost = row.price * self.heads
            start, end = open_at[meal.slot].sitting
            if (meal.cost, meal.start, meal.end) != (cost, start, end):
                yield _bad("meal", f"{meal.slot} at {row.name} costs {cost}")
            self.spent["meal"] += cost
            placed = self._placed(meal.date) | {"slot": meal.slot, "start": start, "end": end}
            self.items.append(meal_item(row, cost, placed, self.anchors))

    def sights(self) -> Iterator[Violation]:
        windows = open_windows(self.spec, "attraction")
        open_at = {window.slot: window for window in windows}
        for name, count in Counter(sight.id for sight in self.plan.sights).items():
            if count > 1:
                yield _bad("repeat", f"the sight {name} is visited {count} times")
        room = {(day, *place) for day in self.dates for place in self._room_on(day, windows)}
        taken = Counter((sight.date, sight.city, sight.slot) for sight in self.plan.sights)
        for place, count in taken.items():
            if place not in room or count > 1:
                yield _bad("sight", f"nobody is free for {count} sights: {place}")
        yield from self._enough_sights(windows)
        for sight in self.plan.sights:
            row = next((r for r in self.catalog.attractions(sight.city) if r.id == sight.id), None)
            if row is None or row.price is None or sight.slot not in open_at:
                yield _bad("sight", f"there is no sight {sight.id} with a price in {sight.city}")
                continue
            window = open_at[sight.slot]
            start = visit_start(window, row.hours, sight.date.weekday())
            cost = row.price * self.heads
            if start is None or (sight.cost, sight.start, sight.end) != (cost, start, start + window.minutes):
                yield _bad("sight", f"{row.name} cannot be visited on {sight.date} at {sight.start}")
                continue
            self.spent["attraction"] += cost
            placed = self._placed(sight.date) | {"slot": sight.slot, "start": start, "end": sight.end}
            self.items.append(sight_item(row, cost, placed, self.anchors))

    def _enough_sights(self, windows: Sequence[Window]) -> Iterator[Violation]:
        """A full day has the sights that were asked for, one at least."""
        said = self.spec.frame.sights_a_day
        least = min(1 if said is None else said, len(windows))
        for day in self.dates:
            seen = sum(sight.date == day for sight in self.plan.sights)
            if day not in self.rows and seen < least:
                yield _bad("sight", f"{seen} sights on {day}")

    def sums(self) -> Iterator[Violation]:
        if dict(self.spent) != dict(self.plan.cost_by_kind) or self.plan.total != sum(self.spent.values()):
            yield _bad("cost", f"the parts cost {dict(self.spent)}, the plan says {self.plan.cost_by_kind}")

    # what is only shown

    def shown(self) -> Iterator[Violation]:
        """Names and facts in the plan are those of the catalog."""
        catalog, plan = self.catalog, self.plan
        if plan.currency != catalog.currency:
            yield _bad("shown", f"the plan is in {plan.currency}, the catalog in {catalog.currency}")
        for leg in plan.legs:
            row = self.rows.get(leg.date)
            names = self._city_name(leg.origin), self._city_name(leg.destination)
            if (leg.origin_name, leg.destination_name) != names:
                yield _bad("shown", f"the leg on {leg.date} is from {names[0]} to {names[1]}")
            if row is not None and (leg.minutes, leg.metres) != (row.minutes, row.metres):
                yield _bad("shown", f"the leg on {leg.date} takes {row.minutes} min for {row.metres} m")
        yield from self._cities()
        for stay in plan.stays:
            yield from self._facts(stay, catalog.stays(stay.city), ("room_type",), "")
        for meal in plan.meals:
            yield from self._facts(meal, catalog.restaurants(meal.city), (), "cuisines")
        for sight in plan.sights:
            yield from self._facts(sight, catalog.attractions(sight.city), (), "categories")

    def _cities(self) -> Iterator[Violation]:
        """If the plan tells its cities, then each of the trip's once, with the catalog's coordinates."""
        plan = self.plan
        told = [city.id for city in plan.cities]
        ends = {city for leg in plan.legs for city in (leg.origin, leg.destination)}
        if told and sorted(told) != sorted(ends | {stay.city for stay in plan.stays}):
            yield _bad("shown", f"the cities of the trip are not {', '.join(told)}")
        for city in plan.cities:
            known = self.catalog.cities.get(city.id)
            if known is None:
                yield _bad("shown", f"there is no city {city.id}")
            elif (city.name, city.latitude, city.longitude) != (known.name, known.latitude, known.longitude):
                yield _bad("shown", f"{known.name} is at {known.latitude}, {known.longitude}")

    def _facts(
        self, planned: Any, rows: Sequence[Any], same: Sequence[str], listed: str
    ) -> Iterator[Violation]:
        row = next((row for row in rows if row.id == planned.id), None)
        if row is None:
            return  # told already
        for name in ("name", "rating", *same):
            if getattr(planned, name) != getattr(row, name):
                yield _bad("shown", f"the {name} of {planned.id} is {getattr(row, name)!r}")
        if listed and getattr(planned, listed) != tuple(sorted(getattr(row, listed) or ())):
            yield _bad("shown", f"the {listed} of {planned.id} are others")
        if planned.city_name != self._city_name(planned.city):
            yield _bad("shown", f"{planned.id} is in {self._city_name(planned.city)}")

    def _city_name(self, city: str) -> str | None:
        found = self.catalog.cities.get(city)
        return None if found is None else found.name

    def road_meals(self) -> Iterator[Violation]:
        """The meals that the clocks of the legs leave to nobody are named, and no others."""
        windows = open_windows(self.spec, "meal")
        lost = Counter(
            (day, windows[slot].slot)
            for day, row in self.rows.items()
            for slot in around(row.depart, row.arrive, windows).lost
        )
        named = Counter((meal.date, meal.slot) for meal in self.plan.road_meals)
        for day, slot in ((lost - named) + (named - lost)).elements():
            yield _bad("road_meal", f"{slot} on {day} is left to the road, or named so wrongly")
