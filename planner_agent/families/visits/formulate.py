"""A visits spec in the solver's integers: the problem, and the rows of rules and goals over it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from planner_agent.families.compile import proved
from planner_agent.families.granularity import goal_looks, looks
from planner_agent.families.objectives import goals, priorities
from planner_agent.families.symbols import Symbol, cuts, reads
from planner_agent.families.visits.items import VISITS_ITEMS, hop_item, placed, visit_item
from planner_agent.families.visits.plan import PlannedBreak, PlannedHop, PlannedVisit, VisitsPlan
from planner_agent.families.visits.spec import DAY, Traveller, VisitsFrame, VisitsSpec, open_starts
from planner_agent.families.visits.verify import world_of
from planner_agent.spec import Amount, Goal, Hard, Item, Price
from planner_agent.spec.evaluate import kinds_of
from planner_agent.spec.groups import Member
from solvers.linear import Linear
from solvers.rows import Model
from solvers.visits.model import Network, network
from solvers.visits.problem import NO_WAY, Pause, Problem, Route, Tour, Visit

#: What one wants who says nothing else: to miss as few as can be.
MOST = Goal(sense="max", amount=Amount(of=("visit",)))


@dataclass(frozen=True, slots=True)
class Legend:
    """What the problem's numbers mean: who travels on which day by route, and the places."""

    routes: tuple[tuple[Traveller, int], ...]
    places: tuple[str, ...]


def problem_of(frame: VisitsFrame, worth: Sequence[int]) -> tuple[Problem, Legend]:
    """The frame in minutes after the first midnight, a route a traveller and day; ``worth`` a visit."""
    routes = tuple((person, day) for day in range(1, frame.days + 1) for person in frame.people)
    legend = Legend(routes, frame.places)
    index = {place: position for position, place in enumerate(legend.places)}
    travel = tuple(tuple(_minutes(frame, a, b) for b in legend.places) for a in legend.places)
    visits = [
        Visit(
            place=index[visit.place or ""],
            size=visit.minutes or 0,
            starts=tuple(
                ((day - 1) * DAY + low, (day - 1) * DAY + high)
                for day in range(1, frame.days + 1)
                for low, high in open_starts(frame, visit, day)
            ),
            score=score,
            must=visit.must,
            routes=None if visit.traveller is None else _of(routes, visit.traveller),
        )
        for visit, score in zip(frame.visits, worth, strict=True)
    ]
    return Problem(tuple(visits), tuple(_route(frame, *each, index) for each in routes), travel), legend


def _minutes(frame: VisitsFrame, a: str, b: str) -> int:
    found = frame.way(a, b)
    return NO_WAY if found is None else found


def _of(routes: Sequence[tuple[Traveller, int]], name: str) -> frozenset[int]:
    return frozenset(route for route, (person, _) in enumerate(routes) if person.name == name)


def _route(frame: VisitsFrame, person: Traveller, day: int, index: Mapping[str, int]) -> Route:
    first = (day - 1) * DAY
    back = 2 * DAY if person.back is None else person.back
    lunch = frame.lunch
    pause = lunch and Pause(first + lunch.opens, first + lunch.closes - lunch.minutes, lunch.minutes)
    return Route(
        origin=index[person.start or ""],
        leave=first + (person.leaves or 0),
        back=first + back,
        end=None if person.end is None else index[person.end],
        pause=pause,
    )


@dataclass(frozen=True, slots=True)
class Formulation:
    """The whole spec as one model."""

    net: Network
    legend: Legend

    @property
    def model(self) -> Model:
        return self.net.model


def formulate(spec: VisitsSpec) -> Formulation:
    """The problem's rows with hard rules as rows, soft ones and goals as objectives."""
    frame = spec.frame
    problem, legend = problem_of(frame, [visit.score for visit in frame.visits])
    net = network(problem)
    members = _Candidates(spec, net, legend).members()
    world, model = world_of(frame), net.model
    for rule in spec.rules:
        if isinstance(rule.strength, Hard):
            model.post(proved(rule.body, members, world))
    priorities([(rule, members, world) for rule in spec.rules], model)
    priced = [rule for rule in spec.rules if isinstance(rule.strength, Price)]
    goals(spec.goals or (MOST,), priced, members, world, model)
    return Formulation(net, legend)


#: What the solver chooses of a visit besides its route.
_CHOSEN = ("start", "end", "position")


class _Candidates:
    """Items over the network: a visit on a route (and between two cuts of a clock where a rule reads it),
    and a hop an arc. Clocks and positions are symbols."""

    def __init__(self, spec: VisitsSpec, net: Network, legend: Legend) -> None:
        self.spec, self.net, self.legend = spec, net, legend
        self.found: list[Member] = []
        rules, aims = spec.rules, spec.goals
        self.read = frozenset(name for name in _CHOSEN if reads(rules, aims, "visit", name))
        self.cuts = {name: cuts(rules, aims, "visit", name, VISITS_ITEMS) for name in _CHOSEN}
        self.places: dict[tuple[int, int], int] = {}
        self.kinds = {kind for rule in rules for kind in kinds_of(rule.body)}
        looked = [look for rule in rules for look in looks(rule.body)]
        looked += [look for goal in aims for look in goal_looks(goal)]
        self.kinds |= {kind for of, _, _ in looked for kind in of}
        self.measures = {measure for _, _, measure in looked if measure is not None}

    def members(self) -> list[Member]:
        for (visit, route), literal in self.net.on.items():
            self._visit(visit, route, literal)
        if "hop" in self.kinds:
            self._hops()
        return self.found

    def _visit(self, visit: int, route: int, literal: int) -> None:
        person, day = self.legend.routes[route]
        wanted = self.spec.frame.visits[visit]
        where = placed(self.spec.frame, day, person.name)
        size, start = wanted.minutes or 0, self.net.start[visit]
        at = Linear(((start, 1),), -(day - 1) * DAY)
        clocks: dict[str, Linear] = {}
        if self.read & {"start", "end"}:
            clocks = {"start": at, "end": Linear(at.terms, at.constant + size)}
        if "position" in self.read:
            clocks["position"] = Linear(((self._position(visit, route), 1),))
        symbols = {f"@{name}": self._symbol(name, linear, literal) for name, linear in clocks.items()}
        for key, values in self._cells(clocks, literal, size):
            item = visit_item(wanted, where, **values)
            self.found.append(Member(Item("visit", {**item.values, **symbols, "@of": visit}), True, key))

    def _symbol(self, name: str, linear: Linear, literal: int) -> Symbol:
        """With its value counted as 0 where the visit is not there, if some sum looks at it."""
        if name not in self.measures:
            return Symbol(linear)
        model = self.net.model
        _, high = model.activity(linear.terms)
        counted = model.integer(0, max(0, high + linear.constant), f"{name} counted")
        model.at_most([(counted, 1)], 0, self._absent(literal))
        model.equal([*linear.terms, (counted, -1)], -linear.constant, literal)
        return Symbol(linear, Linear(((counted, 1),)))

    def _absent(self, literal: int) -> int:
        off = self.net.model.boolean("absent")
        self.net.model.equal([(off, 1), (literal, 1)], 1)
        return off

    def _cells(
        self, clocks: Mapping[str, Linear], literal: int, size: int
    ) -> list[tuple[int, dict[str, Any]]]:
        """The candidate split at the cuts of what predicates read: (literal, values that stand for all)."""
        marks = sorted({*self.cuts["start"], *(cut - size for cut in self.cuts["end"])})
        cells: list[tuple[int, dict[str, Any]]] = [(literal, {})]
        if marks:
            cells = self._split(cells, clocks["start"], marks, "start")
            cells = [(key, {**values, "end": values["start"] + size}) for key, values in cells]
        if self.cuts["position"]:
            cells = self._split(cells, clocks["position"], self.cuts["position"], "position")
        return cells

    def _split(
        self, cells: list[tuple[int, dict[str, Any]]], value: Linear, marks: Sequence[int], name: str
    ) -> list[tuple[int, dict[str, Any]]]:
        """Each cell in as many as there are stretches between marks that the value can be in."""
        model = self.net.model
        low, high = (end + value.constant for end in model.activity(value.terms))
        edges = [low, *(mark for mark in marks if low < mark <= high), high + 1]
        found: list[tuple[int, dict[str, Any]]] = []
        for key, values in cells:
            parts: list[int] = []
            for first, stop in pairwise(edges):
                part = model.boolean(name)
                model.at_least(value.terms, first - value.constant, part)
                model.at_most(value.terms, stop - 1 - value.constant, part)
                found.append((part, {**values, name: first}))
                parts.append(part)
            model.equal([*((part, 1) for part in parts), (key, -1)], 0)
        return found

    def _position(self, visit: int, route: int) -> int:
        """The place of a visit in its day's sequence, a variable."""
        if not self.places:
            model, count = self.net.model, len(self.spec.frame.visits)
            for key in self.net.on:
                self.places[key] = model.integer(1, count, "position")
            for (r, a, b), arc in self.net.arcs.items():
                if a < 0:
                    model.equal([(self.places[b, r], 1)], 1, arc)
                elif b >= 0:
                    model.equal([(self.places[b, r], 1), (self.places[a, r], -1)], 1, arc)
        return self.places[visit, route]

    def _hops(self) -> None:
        """An item an arc; a way of no time between places that are one is none."""
        frame, problem = self.spec.frame, self.net.problem
        for (route, a, b), arc in self.net.arcs.items():
            person, day = self.legend.routes[route]
            line = problem.routes[route]
            origin = line.origin if a < 0 else problem.visits[a].place
            destination = line.end if b < 0 else problem.visits[b].place
            if destination is None or origin == destination:
                continue
            names = self.legend.places[origin], self.legend.places[destination]
            minutes = problem.travel[origin][destination]
            self.found.append(
                Member(hop_item(frame, *names, minutes, placed(frame, day, person.name)), True, arc)
            )


def plan_of(frame: VisitsFrame, problem: Problem, legend: Legend, tours: Sequence[Tour]) -> VisitsPlan:
    """The tours with names and clocks of their days."""
    visits: list[PlannedVisit] = []
    hops: list[PlannedHop] = []
    breaks: list[PlannedBreak] = []
    for tour in sorted(tours, key=lambda each: each.route):
        steps = _Steps(frame, problem, legend, tour)
        visits += steps.visits
        hops += steps.hops
        breaks += steps.breaks
    made = {visit.who for visit in visits}
    return VisitsPlan(
        date=frame.date,
        days=frame.days,
        visits=tuple(visits),
        hops=tuple(hops),
        breaks=tuple(breaks),
        left_out=tuple(visit.who for visit in frame.visits if visit.who not in made),
    )


class _Steps:
    """One tour's visits, ways (as early as can be) and break."""

    def __init__(self, frame: VisitsFrame, problem: Problem, legend: Legend, tour: Tour) -> None:
        self.problem, self.legend, self.tour = problem, legend, tour
        self.person, self.day = legend.routes[tour.route]
        self.route, self.first = problem.routes[tour.route], (self.day - 1) * DAY
        self.visits: list[PlannedVisit] = []
        self.hops: list[PlannedHop] = []
        self.breaks: list[PlannedBreak] = []
        place, free, who = self.route.origin, self.route.leave, self.person.name
        for position, (index, start) in enumerate(tour.stops, 1):
            wanted = problem.visits[index]
            self._move(place, wanted.place, free, start)
            place, free = wanted.place, start + wanted.size
            name, spot = frame.visits[index].who, legend.places[place]
            self.visits.append(
                PlannedVisit(
                    who=name, place=spot, traveller=who, day=self.day, position=position,
                    start=start - self.first, end=free - self.first,
                )
            )  # fmt: skip
        end = place if self.route.end is None else self.route.end
        self._move(place, end, free, None)

    def _move(self, origin: int, destination: int, free: int, until: int | None) -> None:
        """The way, and the break if it falls between ``free`` and ``until`` (None: the day's end)."""
        way, pause, begin = self.problem.travel[origin][destination], self.route.pause, self.tour.pause
        depart, place = free, destination
        if pause is not None and begin is not None and begin >= free and (until is None or begin < until):
            if begin < free + way:
                depart, place = begin + pause.size, origin
            self.breaks.append(
                PlannedBreak(
                    place=self.legend.places[place], traveller=self.person.name, day=self.day,
                    start=begin - self.first, end=begin + pause.size - self.first,
                )
            )  # fmt: skip
        if origin != destination:
            self.hops.append(
                PlannedHop(
                    origin=self.legend.places[origin], destination=self.legend.places[destination],
                    traveller=self.person.name, day=self.day,
                    depart=depart - self.first, arrive=depart + way - self.first,
                )
            )  # fmt: skip
