"""The solver's point as a trip: what was chosen, put on days and clocks."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from planner_agent.data.catalog import Attraction, Catalog, Restaurant
from planner_agent.families.travel.candidates import Candidates, LegChoice, sight_starts
from planner_agent.families.travel.clocks import Window
from planner_agent.families.travel.formulate import Formulation
from planner_agent.families.travel.plan import (
    PlannedCity,
    PlannedLeg,
    PlannedMeal,
    PlannedSight,
    PlannedStay,
    RoadMeal,
    TravelPlan,
)
from planner_agent.families.travel.units import units_needed
from solvers.travel.problem import END, HOME, Choice

#: (city index, day from 0, slot index)
Place = tuple[int, int, int]


def itinerary(made: Formulation, values: Mapping[int, int], catalog: Catalog) -> TravelPlan:
    """The trip behind a solution's values."""
    chosen = _Chosen(made, values)
    writer = _Writer(made.candidates, chosen, catalog)
    legs, stays = writer.legs(), writer.stays()
    meals, sights = writer.meals(), writer.sights()
    kinds = {"leg": legs, "stay": stays, "meal": meals, "attraction": sights}
    cost_by_kind = {kind: sum(part.cost for part in parts) for kind, parts in kinds.items()}
    return TravelPlan(
        start=made.candidates.start,
        days=made.candidates.days,
        heads=made.candidates.spec.frame.heads,
        currency=catalog.currency,
        legs=tuple(legs),
        stays=tuple(stays),
        meals=tuple(meals),
        sights=tuple(sights),
        road_meals=tuple(writer.road_meals()),
        cities=_cities(catalog, legs, stays),
        cost_by_kind=cost_by_kind,
        total=sum(cost_by_kind.values()),
    )


def _cities(
    catalog: Catalog, legs: Sequence[PlannedLeg], stays: Sequence[PlannedStay]
) -> tuple[PlannedCity, ...]:
    """The cities of the trip with their coordinates, each once."""
    ids = [city for leg in legs for city in (leg.origin, leg.destination)] + [stay.city for stay in stays]
    found = [catalog.cities[city] for city in dict.fromkeys(ids)]
    return tuple(
        PlannedCity(id=city.id, name=city.name, latitude=city.latitude, longitude=city.longitude)
        for city in found
    )


class _Chosen:
    """What the solution takes, in the order of the problem's lists."""

    def __init__(self, made: Formulation, values: Mapping[int, int]) -> None:
        net, problem, found = made.network, made.problem, made.candidates
        taken = lambda variables: [i for i, variable in enumerate(variables) if values[variable]]  # noqa: E731
        self.legs = sorted((found.legs[i] for i in taken(net.legs)), key=lambda leg: leg.day)
        self.visits = sorted((problem.visits[i] for i in taken(net.visits)), key=lambda v: v.arrive)
        self.stays = {
            problem.bookings[i].city: found.stays[problem.bookings[i].city][made.stay_of[i]]
            for i in taken(net.bookings)
        }
        self.meals = [
            (problem.meals[i], found.meals[problem.meals[i].city][made.meal_of[i]]) for i in taken(net.meals)
        ]
        self.sights = [
            (problem.sights[i], found.sights[problem.sights[i].city][made.sight_of[i]])
            for i in taken(net.sights)
        ]


class _Writer:
    def __init__(self, candidates: Candidates, chosen: _Chosen, catalog: Catalog) -> None:
        self.candidates, self.chosen, self.catalog = candidates, chosen, catalog
        self.frame = candidates.spec.frame

    def on(self, day: int) -> date:
        return self.candidates.start + timedelta(day)

    def city(self, index: int) -> tuple[str, str]:
        """Id and name of a city index, HOME and END too."""
        found = {HOME: self.frame.origin, END: self.frame.ends}.get(index) or self.candidates.cities[index]
        return found, self.catalog.cities[found].name

    def legs(self) -> list[PlannedLeg]:
        return [self._leg(choice) for choice in self.chosen.legs]

    def _leg(self, choice: LegChoice) -> PlannedLeg:
        leg = choice.leg
        return PlannedLeg(
            mode=leg.mode,
            direction=choice.direction,
            origin=leg.origin,
            destination=leg.destination,
            origin_name=self.city(choice.origin)[1],
            destination_name=self.city(choice.destination)[1],
            date=leg.date,
            number=leg.number,
            depart=leg.depart,
            arrive=leg.arrive,
            minutes=leg.minutes,
            metres=leg.metres,
            units=units_needed(self.frame.heads, leg.seats),
            cost=choice.cost,
        )

    def stays(self) -> list[PlannedStay]:
        return [self._stay(visit) for visit in self.chosen.visits]

    def _stay(self, visit: Any) -> PlannedStay:
        offer = self.chosen.stays[visit.city]
        city, name = self.city(visit.city)
        return PlannedStay(
            id=offer.row.id,
            name=offer.row.name,
            city=city,
            city_name=name,
            room_type=offer.row.room_type,
            check_in=self.on(visit.arrive),
            check_out=self.on(visit.arrive + visit.nights),
            nights=visit.nights,
            units=self.frame.party.rooms or units_needed(self.frame.heads, offer.row.occupancy),
            cost=offer.cost * visit.nights,
            rating=offer.row.rating,
        )

    def _open_places(self, side: str, slots: int) -> Iterator[Place]:
        """Where and when somebody is there: full days, and what the legs leave of theirs."""
        for visit in self.chosen.visits:
            for day in visit.full_days:
                for slot in range(slots):
                    yield visit.city, day, slot
        for leg in self.chosen.legs:
            left = getattr(leg, side)
            if leg.origin != HOME:
                yield from ((leg.origin, leg.day, slot) for slot in left.before)
            if leg.destination != END:
                yield from ((leg.destination, leg.day, slot) for slot in left.after)

    def meals(self) -> list[PlannedMeal]:
        windows = self.candidates.meal_windows
        free = sorted(self._open_places("meals", len(windows)), key=lambda place: place[1:])
        placed = _settle(self.chosen.meals, free)
        return [self._meal(place, offer, windows[place[2]]) for place, offer in placed]

    def _meal(self, place: Place, offer: Any, window: Window) -> PlannedMeal:
        row: Restaurant = offer.row
        city, name = self.city(place[0])
        return PlannedMeal(
            id=row.id,
            name=row.name,
            city=city,
            city_name=name,
            date=self.on(place[1]),
            slot=window.slot,
            start=window.sitting[0],
            end=window.sitting[1],
            cost=offer.cost,
            cuisines=tuple(sorted(row.cuisines or ())),
            rating=row.rating,
        )

    def sights(self) -> list[PlannedSight]:
        windows = self.candidates.sight_windows
        places = self._open_places("sights", len(windows))
        full = {(v.city, day) for v in self.chosen.visits for day in v.full_days}
        order = sorted(places, key=lambda place: (place[:2] not in full, place[2], place[1]))
        placed = sorted(_settle(self.chosen.sights, order), key=lambda pair: pair[0][1:])
        return [self._sight(place, offer, windows[place[2]]) for place, offer in placed]

    def _sight(self, place: Place, offer: Any, window: Window) -> PlannedSight:
        row: Attraction = offer.row
        city, name = self.city(place[0])
        start = sight_starts(self.candidates, row, place[1])[place[2]]
        return PlannedSight(
            id=row.id,
            name=row.name,
            city=city,
            city_name=name,
            date=self.on(place[1]),
            slot=window.slot,
            start=start,
            end=start + window.minutes,
            cost=offer.cost,
            categories=tuple(sorted(row.categories or ())),
            rating=row.rating,
        )

    def road_meals(self) -> list[RoadMeal]:
        found: list[RoadMeal] = []
        for leg in self.chosen.legs:
            there = leg.origin if leg.destination == END else leg.destination
            allowance = self.candidates.allowance.get(there, 0)
            for slot in leg.meals.lost:
                window = self.candidates.meal_windows[slot]
                found.append(RoadMeal(date=self.on(leg.day), slot=window.slot, allowance=allowance))
        return found


def _settle(chosen: Sequence[tuple[Choice, Any]], free: Sequence[Place]) -> list[tuple[Place, Any]]:
    """A place for each choice: its own day and slot where it has them, else the first free one that
    fits. Rooms were counted by the model, so there is one for each."""
    waiting: dict[int, list[Place]] = defaultdict(list)
    for place in free:
        waiting[place[0]].append(place)
    placed: list[tuple[Place, Any]] = []
    for choice, offer in sorted(chosen, key=lambda pair: (pair[0].day is None, pair[0].slot is None)):
        place = next(
            place
            for place in waiting[choice.city]
            if choice.day in (None, place[1]) and choice.slot in (None, place[2])
        )
        waiting[choice.city].remove(place)
        placed.append((place, offer))
    return sorted(placed, key=lambda pair: pair[0][1:])
