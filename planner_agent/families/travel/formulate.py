"""A trip's spec and catalog as rows over candidates, and the solver's point as a plan."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import pairwise

from planner_agent.data.catalog import Attraction
from planner_agent.families.compile import proved
from planner_agent.families.objectives import goals as post_goals
from planner_agent.families.objectives import priorities
from planner_agent.families.travel.candidates import (
    Candidates,
    Collector,
    LegChoice,
    sight_starts,
    sights_wanted,
)
from planner_agent.families.travel.clocks import DAY
from planner_agent.families.travel.items import TRAVEL_ITEMS
from planner_agent.families.travel.units import Values, place_on
from planner_agent.spec import Goal, Hard, Item, Price, Rule
from planner_agent.spec.evaluate import World
from planner_agent.spec.groups import Member
from solvers.linear import Linear
from solvers.rows import merge
from solvers.travel.problem import END, HOME, Booking, Choice, LegOption, TravelProblem, Visit
from solvers.travel.structure import Network, build


@dataclass(slots=True)
class Formulation:
    """One start date's model, with what each variable stands for.

    ``stay_of``, ``meal_of`` and ``sight_of`` give the offer index in its city for each candidate;
    ``meal_places`` and ``sight_places`` the (start, end) minutes of slot-level candidates.
    """

    candidates: Candidates
    problem: TravelProblem
    network: Network
    world: World
    stay_of: list[int] = field(default_factory=list)
    meal_of: list[int] = field(default_factory=list)
    sight_of: list[int] = field(default_factory=list)


def formulate(collector: Collector, start: date) -> Formulation:
    """The model for trips that begin on ``start``: structure, then each rule, then the goals."""
    candidates = collector.collect(start)
    spec = collector.spec
    world = World(TRAVEL_ITEMS, collector.scales, spec.frame.horizon(start))
    builder = _Builder(candidates, collector.explain)
    made = builder.formulation(world)
    members = builder.members(made.network)
    model = made.network.model
    soft: list[Rule] = []
    for rule in collector.remaining:
        if not isinstance(rule.strength, Hard):
            soft.append(rule)
        elif collector.explain:
            model.guards[rule.id] = model.boolean(rule.id)
            model.post(proved(rule.body, members, world), model.guards[rule.id])
        else:
            model.post(proved(rule.body, members, world))
    priorities([(rule, members, world) for rule in soft], model)
    first = len(model.objectives)
    post_goals(spec.goals, [rule for rule in soft if isinstance(rule.strength, Price)], members, world, model)
    _add_allowances(made, spec.goals, first)
    return made


def _add_allowances(made: Formulation, goals: Iterable[Goal], first: int) -> None:
    """A goal of least total cost counts a meal on the road at its allowance, so that an unfed day is
    not a bargain."""
    unfed = [
        (variable, leg.unfed)
        for leg, variable in zip(made.problem.legs, made.network.legs, strict=True)
        if leg.unfed
    ]
    if not unfed:
        return
    objectives = made.network.model.objectives
    for index, goal in enumerate(goals, first):
        amount = goal.amount
        if amount is None or goal.fold != "total" or goal.sense != "min":
            continue
        if amount.measure == "cost" and "meal" in amount.of and amount.where is None:
            old = objectives[index]
            allowed = [(variable, old.scale * allowance) for variable, allowance in unfed]
            terms = merge([*old.numerator.terms, *allowed])
            objectives[index] = replace(old, numerator=Linear(terms, old.numerator.constant))


class _Builder:
    """Turns candidates into the integer problem, and the problem's variables into items."""

    def __init__(self, candidates: Candidates, explain: bool) -> None:
        self.candidates, self.explain = candidates, explain
        self.frame = candidates.spec.frame
        self.placed = [place_on(candidates.start, day) for day in range(candidates.days)]
        self.visits = self._visits()
        self.stay_of: list[int] = []
        self.meal_of: list[int] = []
        self.sight_of: list[int] = []
        self.sight_clock: list[tuple[int, int] | None] = []
        self.problem = self._problem()

    def formulation(self, world: World) -> Formulation:
        network = build(self.problem, self.explain)
        return Formulation(
            self.candidates, self.problem, network, world, self.stay_of, self.meal_of, self.sight_of
        )

    # the integer problem

    def _problem(self) -> TravelProblem:
        found = self.candidates
        bookings = self._bookings()
        doubtful = self._doubtful(bookings) if self.explain else None
        meals = self._meals()
        sights, exact = self._sights()
        return TravelProblem(
            days=found.days,
            cities=len(found.cities),
            count=found.count,
            required=found.required,
            legs=tuple(self._leg(leg) for leg in found.legs),
            visits=tuple(self.visits),
            bookings=tuple(bookings),
            meals=tuple(meals),
            sights=tuple(sights),
            meal_slots=tuple(range(len(found.meal_windows))),
            sight_slots=tuple(range(len(found.sight_windows))),
            least_sights=tuple(sights_wanted(found, city) for city in range(len(found.cities))),
            sights_exact=exact,
            round_trip=self.frame.round_trip,
            order=self._order(),
            clashes=tuple(self._clashes()),
            doubtful=doubtful,
        )

    def _leg(self, leg: LegChoice) -> LegOption:
        meals = self._fed(leg, leg.meals.before, leg.meals.after)
        sights = self._fed(leg, leg.sights.before, leg.sights.after)
        there = leg.origin if leg.destination == END else leg.destination
        allowance = self.candidates.allowance.get(there, 0)
        return LegOption(
            leg.origin,
            leg.destination,
            leg.day,
            leg.leg.mode == "drive",
            leg.cost,
            meals,
            sights,
            allowance * len(leg.meals.lost),
        )

    def _fed(
        self, leg: LegChoice, before: tuple[int, ...], after: tuple[int, ...]
    ) -> tuple[tuple[int, int], ...]:
        """The (city, slot) pairs that the leg leaves in the cities of the trip; home is not planned."""
        there = [] if leg.origin == HOME else [(leg.origin, slot) for slot in before]
        return tuple(there + ([] if leg.destination == END else [(leg.destination, slot) for slot in after]))

    def _visits(self) -> list[Visit]:
        """Stretches in a city that some leg can begin and some leg (or the end) can end."""
        found = self.candidates
        arrivals = sorted({(leg.destination, leg.day) for leg in found.legs if leg.destination >= 0})
        departures = sorted({(leg.origin, leg.day) for leg in found.legs if leg.origin >= 0})
        if not self.frame.round_trip:
            departures += [(city, found.days) for city in range(len(found.cities))]
        wanted = self._fixed_nights()
        visits: list[Visit] = []
        for city, arrive in arrivals:
            for origin, leave in departures:
                nights = min(leave, found.days - 1) - arrive
                if origin == city and leave > arrive and nights >= 1 and wanted.get(city, nights) == nights:
                    visits.append(Visit(city, arrive, leave, nights))
        return visits

    def _order(self) -> tuple[tuple[int, int], ...]:
        """Named cities one after the other, where the legs alone do not say so."""
        assert self.frame.destination is not None
        named = self.frame.destination
        if not named.ordered or named.region is None:
            return ()
        return tuple(pairwise(range(len(named.stops))))

    def _clashes(self) -> Iterator[tuple[int, int]]:
        """Legs that arrive after midnight, each with those that leave the city before it is there."""
        legs = self.candidates.legs
        nightly = [index for index, leg in enumerate(legs) if leg.leg.arrive > DAY and leg.destination >= 0]
        for early in nightly:
            for late, leg in enumerate(legs):
                follows = (leg.origin, leg.day) == (legs[early].destination, legs[early].day + 1)
                if follows and leg.leg.depart < legs[early].leg.arrive - DAY:
                    yield early, late

    def _fixed_nights(self) -> Mapping[int, int]:
        assert self.frame.destination is not None
        stops = self.frame.destination.stops
        return {index: stop.nights for index, stop in enumerate(stops) if stop.nights is not None}

    def _bookings(self) -> list[Booking]:
        placed = self.candidates.placements["stay"].day
        spans = dict.fromkeys((v.city, v.nights, v.arrive if placed else None) for v in self.visits)
        bookings: list[Booking] = []
        for city, nights, arrive in spans:
            for index, offer in enumerate(self.candidates.stays[city]):
                if self.explain or offer.row.minimum_nights <= nights:
                    bookings.append(Booking(city, nights, arrive, offer.cost * nights))
                    self.stay_of.append(index)
        return bookings

    def _doubtful(self, bookings: list[Booking]) -> Mapping[str, tuple[int, ...]]:
        """Explain mode keeps stays that are too long or too small, under a guard of their own."""
        short: list[int] = []
        small: list[int] = []
        party = self.frame.party
        for index, (booking, offer) in enumerate(zip(bookings, self.stay_of, strict=True)):
            stay = self.candidates.stays[booking.city][offer].row
            if stay.minimum_nights > booking.nights:
                short.append(index)
            if party.rooms is not None and party.rooms * stay.occupancy < party.size:
                small.append(index)
        return {"minimum_nights": tuple(short), "rooms": tuple(small)}

    def _days_in(self, city: int) -> list[int]:
        return sorted({day for v in self.visits if v.city == city for day in self._days_of(v)})

    def _days_of(self, visit: Visit) -> range:
        return range(visit.arrive, min(visit.leave + 1, self.candidates.days))

    def _meals(self) -> list[Choice]:
        place = self.candidates.placements["meal"]
        slots: list[int | None] = list(range(len(self.candidates.meal_windows))) if place.slot else [None]
        choices: list[Choice] = []
        item = 0
        for city, offers in self.candidates.meals.items():
            days: list[int | None] = list(self._days_in(city)) if place.day else [None]
            for index, offer in enumerate(offers):
                for day in days:
                    for slot in slots:
                        choices.append(Choice(item, city, day, slot, offer.cost))
                        self.meal_of.append(index)
                item += 1
        return choices

    def _sights(self) -> tuple[list[Choice], bool]:
        """Sights, and whether exactly the least number is wanted because nothing looks at them."""
        found = self.candidates
        place = found.placements["attraction"]
        timed = any(offer.row.hours is not None for offers in found.sights.values() for offer in offers)
        by_day, by_slot = place.day or place.slot or timed, place.slot or timed
        choices: list[Choice] = []
        item = 0
        for city, offers in found.sights.items():
            days: list[int | None] = list(self._days_in(city)) if by_day else [None]
            for index, offer in enumerate(offers):
                for day in days:
                    for slot, clock in self._sight_slots(offer.row, day) if by_slot else [(None, None)]:
                        choices.append(Choice(item, city, day, slot, offer.cost))
                        self.sight_of.append(index)
                        self.sight_clock.append(clock)
                item += 1
        return choices, not found.sights_matter

    def _sight_slots(
        self, sight: Attraction, day: int | None
    ) -> list[tuple[int | None, tuple[int, int] | None]]:
        assert day is not None
        windows = self.candidates.sight_windows
        starts = sight_starts(self.candidates, sight, day)
        return [(slot, (start, start + windows[slot].minutes)) for slot, start in starts.items()]

    # items behind the variables

    def members(self, network: Network) -> list[Member]:
        """Each candidate's items, with its variable."""
        found: list[Member] = []
        for leg, variable in zip(self.candidates.legs, network.legs, strict=True):
            found.append(Member(leg.item, True, variable))
        for booking, offer, variable in zip(
            self.problem.bookings, self.stay_of, network.bookings, strict=True
        ):
            item = self.candidates.stays[booking.city][offer].item
            for night in range(booking.nights):
                here = {} if booking.arrive is None else self.placed[booking.arrive + night]
                found.append(Member(_at(item, here), True, variable))
        windows = self.candidates.meal_windows
        for choice, offer, variable in zip(self.problem.meals, self.meal_of, network.meals, strict=True):
            item = self.candidates.meals[choice.city][offer].item
            clock = None if choice.slot is None else windows[choice.slot].sitting
            slot = None if choice.slot is None else windows[choice.slot].slot
            found.append(Member(_at(item, self._place(choice.day, slot, clock)), True, variable))
        self._sight_members(network, found)
        return found

    def _sight_members(self, network: Network, found: list[Member]) -> None:
        windows = self.candidates.sight_windows
        rows = zip(self.problem.sights, self.sight_of, self.sight_clock, network.sights, strict=True)
        for choice, offer, clock, variable in rows:
            item = self.candidates.sights[choice.city][offer].item
            slot = None if choice.slot is None else windows[choice.slot].slot
            found.append(Member(_at(item, self._place(choice.day, slot, clock)), True, variable))

    def _place(self, day: int | None, slot: str | None, clock: tuple[int, int] | None) -> Values:
        placed: Values = {} if day is None else dict(self.placed[day])
        if slot is not None and clock is not None:
            placed |= {"slot": slot, "start": clock[0], "end": clock[1]}
        return placed


def _at(item: Item, placed: Values) -> Item:
    return Item(item.kind, {**item.values, **placed}) if placed else item
