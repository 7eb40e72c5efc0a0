"""All that could be in a trip that begins on a given date: legs, stays, meals and sights with their
items, filtered by hard bans and reduced to what can matter."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from statistics import median_low
from typing import Any, Generic, TypeVar

from planner_agent.data.catalog import Attraction, Catalog, Leg, Restaurant, Stay
from planner_agent.families.granularity import Placement, goal_looks, looks, placement, reads_clock
from planner_agent.families.reduce import Aspect, aspects, banned, undominated
from planner_agent.families.travel.clocks import (
    DAY,
    LATEST_ARRIVAL,
    DayOfTravel,
    Window,
    around,
    is_ban,
    narrows,
    open_windows,
    visit_start,
)
from planner_agent.families.travel.items import TRAVEL_ITEMS
from planner_agent.families.travel.routes import candidate_cities, ways_between
from planner_agent.families.travel.spec import TravelSpec
from planner_agent.families.travel.units import (
    Anchors,
    anchors_of,
    leg_item,
    meal_item,
    place_on,
    sight_item,
    stay_item,
    units_needed,
)
from planner_agent.spec import Compare, Item, Rule, Scales
from solvers.travel.problem import END, HOME

#: Sights on a full day where the traveller did not say and the city has enough. Nobody asked for it,
#: so it gives way to ``FEWEST_SIGHTS`` where the wishes leave no room.
USUAL_SIGHTS, FEWEST_SIGHTS = 2, 1

R = TypeVar("R", Stay, Restaurant, Attraction)


@dataclass(frozen=True, slots=True)
class Offer(Generic[R]):
    """A catalog row with its price for the whole party and its item without a place."""

    row: R
    cost: int
    item: Item


@dataclass(frozen=True, slots=True)
class LegChoice:
    """A leg on day ``day`` (from 0) between city indexes, with what its clocks leave of the day."""

    leg: Leg
    origin: int
    destination: int
    day: int
    direction: str
    cost: int
    item: Item
    meals: DayOfTravel
    sights: DayOfTravel


@dataclass(slots=True)
class Candidates:
    """Everything for one start date. City indexes follow ``cities``."""

    spec: TravelSpec
    start: date
    cities: tuple[str, ...]
    required: frozenset[int]
    count: int
    legs: list[LegChoice] = field(default_factory=list)
    stays: dict[int, list[Offer[Stay]]] = field(default_factory=dict)
    meals: dict[int, list[Offer[Restaurant]]] = field(default_factory=dict)
    sights: dict[int, list[Offer[Attraction]]] = field(default_factory=dict)
    placements: dict[str, Placement] = field(default_factory=dict)
    meal_windows: tuple[Window, ...] = ()
    sight_windows: tuple[Window, ...] = ()
    allowance: dict[int, int] = field(default_factory=dict)
    sights_matter: bool = True
    usual_sights: int = USUAL_SIGHTS

    @property
    def days(self) -> int:
        assert self.spec.frame.dates is not None
        return self.spec.frame.dates.days


class Collector:
    """Collects candidates for the starts of one spec; per-city offers are made once for all."""

    def __init__(
        self,
        spec: TravelSpec,
        catalog: Catalog,
        scales: Scales,
        explain: bool,
        usual_sights: int = USUAL_SIGHTS,
        road_meals: bool = True,
    ) -> None:
        """``road_meals``: whether a meal left to the road has an allowance (see ``SolveOptions``)."""
        self.spec, self.catalog, self.scales, self.explain = spec, catalog, scales, explain
        self.usual_sights, self.road_meals = usual_sights, road_meals
        self.heads = spec.frame.heads
        self.anchors: Anchors = anchors_of(spec, catalog)
        self.cities, self.required, self.count = candidate_cities(spec, catalog)
        kinds = ("leg", "stay", "meal", "attraction")
        self.all_ways = ways_between(spec, len(self.cities))
        self.ways = self._served(self.all_ways)
        self.remaining = tuple(rule for rule in spec.rules if explain or not self._settled(rule))
        self.bans = {kind: [] if explain else self._bans(kind) for kind in kinds}
        self.aspects: dict[str, list[Aspect]] = {
            kind: aspects(kind, self.remaining, spec.goals, TRAVEL_ITEMS, scales) for kind in kinds
        }
        self.windows = {"meal": open_windows(spec, "meal"), "attraction": open_windows(spec, "attraction")}
        self.placements = {kind: placement(kind, self.remaining, spec.goals, TRAVEL_ITEMS) for kind in kinds}
        self.sights_matter = _sights_matter(spec)
        self.unpriced: set[tuple[str, str]] = set()
        self.too_late: set[tuple[str, str | None, str, str, int]] = set()
        self._offers: dict[tuple[str, int], list[Offer[Any]]] = {}
        self._medians: dict[int, int] = {}

    def _settled(self, rule: Rule) -> bool:
        """Whether filters and narrowed windows see to a hard ban altogether."""
        if not is_ban(rule):
            return False
        assert isinstance(rule.body, Compare)
        return all(self._filters(rule, kind) or narrows(rule, kind) for kind in rule.body.amount.of)

    def _filters(self, rule: Rule, kind: str) -> bool:
        """Whether the ban's predicate is constant on the unplaced candidates of ``kind``."""
        assert isinstance(rule.body, Compare)
        return kind == "leg" or placement(kind, (rule,), (), TRAVEL_ITEMS) == Placement()

    def _bans(self, kind: str) -> list[Callable[[Item], bool]]:
        found: list[Callable[[Item], bool]] = []
        for rule in self.spec.rules:
            if is_ban(rule) and isinstance(rule.body, Compare) and kind in rule.body.amount.of:
                if narrows(rule, kind) and kind != "leg":
                    continue
                if self._filters(rule, kind):
                    found.append(banned(rule.body.amount.where, kind, TRAVEL_ITEMS, self.scales))
        return found

    def allowed(self, kind: str, item: Item) -> bool:
        return not any(ban(item) for ban in self.bans[kind])

    def collect(self, start: date) -> Candidates:
        """The candidates of a trip that begins on ``start``."""
        found = Candidates(self.spec, start, self.cities, self.required, self.count)
        found.meal_windows, found.sight_windows = self.windows["meal"], self.windows["attraction"]
        found.placements = self.placements
        found.sights_matter = self.sights_matter
        found.usual_sights = self.usual_sights
        found.legs = self._legs(start)
        reached = {leg.destination for leg in found.legs if leg.destination >= 0}
        for city in sorted(reached):
            found.stays[city] = self._stays(city)
            found.meals[city] = self._meals(city)
            found.sights[city] = self._sights(city)
            found.allowance[city] = self._medians[city] * self.heads if self.road_meals else 0
        return found

    # legs

    def _legs(self, start: date) -> list[LegChoice]:
        assert self.spec.frame.dates is not None
        last = self.spec.frame.dates.days - 1
        found: list[LegChoice] = []
        for origin, destination, direction in self.ways:
            days = range(1, last) if direction == "inner" else [0] if direction == "out" else [last]
            for day in days:
                found += self._legs_on(origin, destination, direction, day, start)
        return self._reduced_legs(found)

    def _id(self, index: int) -> str:
        frame = self.spec.frame
        found = {HOME: frame.origin, END: frame.ends}[index] if index < 0 else self.cities[index]
        assert found is not None
        return found

    def _served(self, ways: list[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
        """The ways on which something runs on some date."""
        reach = {index: self.catalog.destinations(self._id(index)) for index, _, _ in ways}
        return [way for way in ways if self._id(way[1]) in reach[way[0]]]

    def _legs_on(
        self, origin: int, destination: int, direction: str, day: int, start: date
    ) -> Iterable[LegChoice]:
        placed = place_on(start, day)
        for leg in self.catalog.legs(self._id(origin), self._id(destination), start + timedelta(day)):
            if leg.price is None:
                self.unpriced.add(("leg", f"{leg.mode} {leg.number} {leg.date}"))
                continue
            if leg.arrive > LATEST_ARRIVAL:
                self.too_late.add((leg.mode, leg.number, leg.origin, leg.destination, leg.depart))
                continue
            cost = leg.price * units_needed(self.heads, leg.seats)
            item = leg_item(leg, direction, cost, placed)
            if self.allowed("leg", item):
                meals = around(leg.depart, leg.arrive, self.windows["meal"])
                sights = around(leg.depart, leg.arrive, self.windows["attraction"])
                yield LegChoice(leg, origin, destination, day, direction, cost, item, meals, sights)

    def _reduced_legs(self, legs: list[LegChoice]) -> list[LegChoice]:
        """Cheapest per place, day, kind of transport and what it leaves of the day."""
        if self.explain:
            return legs
        nightly = any(leg.leg.arrive > DAY for leg in legs)  # then early departures may come too soon
        same = [
            (
                leg.origin,
                leg.destination,
                leg.day,
                leg.leg.mode == "drive",
                leg.meals,
                leg.sights,
                max(leg.leg.arrive - DAY, 0),
                min(leg.leg.depart, LATEST_ARRIVAL - DAY) if nightly else 0,
            )
            for leg in legs
        ]
        kept = undominated([leg.item for leg in legs], self._seen("leg"), 1, same)
        return [legs[index] for index in kept]

    def _seen(self, kind: str) -> list[Aspect]:
        """What must not get worse: what rules and goals see, and the cost."""
        return [*self.aspects[kind], Aspect(lambda item: item.values["cost"], -1)]

    # offers in a city

    def _cached(self, kind: str, city: int, make: Callable[[], list[Offer[Any]]]) -> list[Offer[Any]]:
        key = (kind, city)
        if key not in self._offers:
            self._offers[key] = make()
        return self._offers[key]

    def _offered(
        self, kind: str, rows: Iterable[R], price: Callable[[R], int | None], item: Callable[[R, int], Item]
    ) -> list[Offer[R]]:
        found: list[Offer[R]] = []
        for row in rows:
            cost = price(row)
            if cost is None:
                self.unpriced.add((kind, row.id))
                continue
            made = item(row, cost)
            if self.allowed(kind, made):
                found.append(Offer(row, cost, made))
        return found

    def _stays(self, city: int) -> list[Offer[Stay]]:
        return self._cached("stay", city, lambda: self._make_stays(city))

    def _make_stays(self, city: int) -> list[Offer[Stay]]:
        party = self.spec.frame.party

        def price(stay: Stay) -> int | None:
            units = party.rooms or units_needed(party.size, stay.occupancy)
            return None if stay.price is None else stay.price * units

        rows = [
            stay
            for stay in self.catalog.stays(self.cities[city])
            if self.explain or party.rooms is None or party.rooms * stay.occupancy >= party.size
        ]
        found = self._offered("stay", rows, price, lambda row, cost: stay_item(row, cost, {}, self.anchors))
        if self.explain:
            return found
        shorter = Aspect(lambda item: item.values["minimum_nights"], -1)
        kept = undominated([o.item for o in found], [*self._seen("stay"), shorter], 1, [None] * len(found))
        return [found[index] for index in kept]

    def _meals(self, city: int) -> list[Offer[Restaurant]]:
        return self._cached("meal", city, lambda: self._make_meals(city))

    def _make_meals(self, city: int) -> list[Offer[Restaurant]]:
        rows = self.catalog.restaurants(self.cities[city])
        prices = [row.price for row in rows if row.price is not None]
        self._medians[city] = median_low(prices) if prices else 0
        found = self._offered(
            "meal", rows, lambda row: _times(row.price, self.heads),
            lambda row, cost: meal_item(row, cost, {}, self.anchors),
        )  # fmt: skip
        if self.explain:
            return found
        return self._keep(found, "meal", self._most_nights(city) * len(self.windows["meal"]), None)

    def _sights(self, city: int) -> list[Offer[Attraction]]:
        return self._cached("attraction", city, lambda: self._make_sights(city))

    def _make_sights(self, city: int) -> list[Offer[Attraction]]:
        rows = self.catalog.attractions(self.cities[city])
        found = self._offered(
            "attraction", rows, lambda row: _times(row.price, self.heads),
            lambda row, cost: sight_item(row, cost, {}, self.anchors),
        )  # fmt: skip
        if self.explain:
            return found
        a_day = len(self.windows["attraction"]) if self.sights_matter else self.usual_sights
        most = self._most_nights(city) * a_day
        if reads_clock("attraction", self.remaining):
            return self._keep(found, "attraction", most, lambda row: row.hours)
        return self._keep(found, "attraction", most, None, self._openings([offer.row for offer in found]))

    def _openings(self, sights: Sequence[Attraction]) -> list[Aspect]:
        """One aspect for each weekday and window in which some sights are open and others not."""
        hours = {sight.id: sight.hours for sight in sights}
        found: list[Aspect] = []
        if not any(hours.values()):  # open at all times, as far as is known
            return found
        for weekday in sorted({day.weekday() for day in self._all_days()}):
            for window in self.windows["attraction"]:
                enterable = {
                    name for name, known in hours.items() if visit_start(window, known, weekday) is not None
                }
                if 0 < len(enterable) < len(hours):
                    found.append(Aspect(_is_among(frozenset(enterable)), 1))
        return found

    def _all_days(self) -> list[date]:
        assert self.spec.frame.dates is not None
        span = (self.spec.frame.dates.latest - self.spec.frame.dates.earliest).days + 1
        return [self.spec.frame.dates.earliest + timedelta(shift) for shift in range(min(span, 7))]

    def _keep(
        self,
        found: list[Offer[R]],
        kind: str,
        most: int,
        also: Callable[[R], object] | None,
        more: Sequence[Aspect] = (),
    ) -> list[Offer[R]]:
        """The offers that can matter when at most ``most`` are used."""
        same = [also(offer.row) if also else None for offer in found]
        seen = [*self._seen(kind), *more]
        kept = undominated([offer.item for offer in found], seen, max(1, most), same)
        return [found[index] for index in kept]

    def _most_nights(self, city: int) -> int:
        assert self.spec.frame.dates is not None
        return max(1, self.spec.frame.dates.days - self.count + 1)


def _sights_matter(spec: TravelSpec) -> bool:
    """Whether the frame, a rule or a goal could want other sights than the usual number of cheap ones."""
    if spec.frame.sights_a_day is not None:
        return True
    touched = [rule for rule in spec.rules if any("attraction" in of for of, _, _ in looks(rule.body))]
    if not all(is_ban(rule) or _only_caps(rule) for rule in touched):
        return True
    seen = [(goal, look) for goal in spec.goals for look in goal_looks(goal) if "attraction" in look[0]]
    return not all(
        goal.sense == "min" and measure == "cost" and goal.amount and goal.fold in ("total", "max")
        for goal, (_, _, measure) in seen
    )


def _only_caps(rule: Rule) -> bool:
    """A plain cap never wants more of anything."""
    body = rule.body
    return (
        isinstance(body, Compare) and body.op == "<=" and not body.negated and body.other is None
        and all(group.quantifier == "all" or group.by in ("day", "window") for group in body.scope)
        and all(group.quantifier != "at_most" for group in body.scope)
    )  # fmt: skip


def _is_among(names: frozenset[str]) -> Callable[[Item], object]:
    return lambda item: int(item.values["id"] in names)


def _times(price: int | None, heads: int) -> int | None:
    return None if price is None else price * heads


def sights_wanted(candidates: Candidates, city: int) -> int:
    """The least number of sights on a full day in a city: as said, else the usual if there are enough."""
    said = candidates.spec.frame.sights_a_day
    slots = len(candidates.sight_windows)
    if said is not None:
        return min(said, slots)
    full_days = max(1, candidates.days - candidates.count - 1)
    return min(candidates.usual_sights, slots, max(1, len(candidates.sights.get(city, ())) // full_days))


def sight_starts(candidates: Candidates, sight: Attraction, day: int) -> dict[int, int]:
    """By slot index: when the sight can be entered on day ``day`` (from 0)."""
    weekday = (candidates.start + timedelta(day)).weekday()
    starts = {
        index: visit_start(window, sight.hours, weekday)
        for index, window in enumerate(candidates.sight_windows)
    }
    return {index: start for index, start in starts.items() if start is not None}
