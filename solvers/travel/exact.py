"""The cheapest trip without any solver library: labels over (city, day, visited set, own car, covers).

Dynamic programming over subsets after Held and Karp, "A dynamic programming approach to sequencing
problems" (J. SIAM 10, 1962), searched best first with the bound that forgets which cities were visited
(Christofides, Mingozzi and Toth, "State-space relaxation", Networks 11, 1981). It shares nothing with
``structure`` but the problem itself, so that one checks the other.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from heapq import heappop, heappush
from itertools import count

from solvers.status import SolveStatus
from solvers.travel.exact_tables import Menu, Pick, assigned, menus, undominated
from solvers.travel.problem import END, HOME, Choice, LegOption, TravelProblem, Visit

#: More than any sum of money here.
_NEVER = 1 << 62


class NotCovered(ValueError):
    """The problem is outside of what this method can do; the message says why."""


@dataclass(frozen=True, slots=True)
class ExactTrip:
    """``objective`` is the cost and the allowances for unfed meals, the least there is; ``cost`` what
    the budget sees. Indexes are those of the problem's lists. All is empty where infeasible."""

    status: SolveStatus
    objective: int | None = None
    cost: int | None = None
    legs: tuple[int, ...] = ()
    visits: tuple[int, ...] = ()
    bookings: tuple[int, ...] = ()
    meals: tuple[int, ...] = ()
    sights: tuple[int, ...] = ()


def solve(
    problem: TravelProblem, covers: Sequence[Collection[int]] = (), budget: int | None = None
) -> ExactTrip:
    """The trip of least objective. Of each set in ``covers`` (indexes of meals) at least one meal is
    used; legs, bookings, meals and sights cost at most ``budget``.

    Meals must be placed by city alone; sights by city, by day, or by day and slot. Raises NotCovered.
    """
    _check(problem)
    return _Search(problem, covers, budget).run()


def _check(problem: TravelProblem) -> None:
    if problem.count < 1:
        raise NotCovered("a trip without a city")
    if problem.order:
        raise NotCovered("named cities in a fixed order among others")
    if problem.clashes:
        raise NotCovered("legs that arrive after the next one has left")
    if any(visit.leave <= visit.arrive for visit in problem.visits):
        raise NotCovered("a visit that ends before it begins")
    for leg in problem.legs:
        if leg.origin == END or leg.destination == HOME:
            raise NotCovered("a leg from the end or to the beginning")
        if any(city not in (leg.origin, leg.destination) for city, _ in leg.meals):
            raise NotCovered("a leg leaves a meal in a third city")
    if any(meal.day is not None or meal.slot is not None for meal in problem.meals):
        raise NotCovered("meals placed by day or slot")
    if len({meal.item for meal in problem.meals}) < len(problem.meals):
        raise NotCovered("several candidates for one restaurant")
    if len({(sight.day is None, sight.slot is None) for sight in problem.sights}) > 1:
        raise NotCovered("sights placed in different ways")
    if any(sight.day is None and sight.slot is not None for sight in problem.sights):
        raise NotCovered("sights placed by slot and not by day")
    if len({(sight.item, sight.city, sight.cost) for sight in problem.sights}) > len(
        {sight.item for sight in problem.sights}
    ):
        raise NotCovered("a sight with several cities or prices")
    if any(sight.day is None for sight in problem.sights) and any(
        least > len(problem.sight_slots) for least in problem.least_sights
    ):
        raise NotCovered("more sights a day than slots, and no days to count them on")
    if not problem.sights_exact and any(sight.cost < 0 for sight in problem.sights):
        raise NotCovered("sights that pay, in any number")


@dataclass(frozen=True, slots=True)
class _Stretch:
    """A visit with its cheapest booking and sights."""

    visit: int
    leave: int
    meals: int
    cost: int
    booking: int
    sights: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class _Arc:
    """A leg by what the rest of the trip sees of it; ``leg`` is None where a one-way trip ends."""

    leg: int | None
    destination: int
    before: int
    after: int
    objective: int
    cost: int


_STOP = _Arc(None, END, 0, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class _Node:
    """Arrived in a city on a day, with ``fed`` meals left of that day."""

    city: int
    day: int
    fed: int
    own_car: bool


@dataclass(frozen=True, slots=True)
class _Label:
    """A way to a node (None: to the end), and how it came there."""

    node: _Node | None
    visited: int
    missing: int
    objective: int
    cost: int
    leg: int | None
    stretch: _Stretch | None = None
    pick: Pick | None = None
    last: _Label | None = None


class _Search:
    def __init__(self, problem: TravelProblem, covers: Sequence[Collection[int]], budget: int | None) -> None:
        self.problem, self.budget = problem, budget
        self.everything = (1 << len(covers)) - 1
        self.required = sum(1 << city for city in problem.required)
        self.two = budget is not None and any(leg.unfed for leg in problem.legs)
        self.arcs = self._arcs()
        self.visits: dict[tuple[int, int], list[tuple[int, Visit]]] = defaultdict(list)
        for index, visit in enumerate(problem.visits):
            self.visits[visit.city, visit.arrive].append((index, visit))
        self.bookings, self.placed = self._bookings()
        self.sights: dict[int, list[tuple[int, Choice]]] = defaultdict(list)
        for index, sight in enumerate(problem.sights):
            self.sights[sight.city].append((index, sight))
        self.menus = self._menus(covers)
        self.dearer = self._dearer(len(covers))
        self._stretches: dict[tuple[int, int], list[_Stretch]] = {}
        self._lists: dict[tuple[int, int, int], list[Menu]] = {}
        self._bounds: dict[tuple[_Node, int], tuple[int, int]] = {}

    # tables

    def _arcs(self) -> dict[tuple[int, int, bool], list[_Arc]]:
        """Undominated legs by (origin, day, own car)."""
        found: dict[tuple[int, int, bool], dict[tuple[int, int, int], list[_Arc]]] = defaultdict(
            lambda: defaultdict(list)
        )
        for index, leg in enumerate(self.problem.legs):
            arc = _arc(index, leg)
            same = found[leg.origin, leg.day, leg.own_car][arc.destination, arc.before, arc.after]
            same.append(arc)
        return {key: [arc for same in by.values() for arc in _cheapest(same)] for key, by in found.items()}

    def _bookings(self) -> tuple[dict[tuple[int, int, int | None], tuple[int, int]], set[int]]:
        """The cheapest (cost, booking) by (city, nights, arrival), and the cities where arrival counts."""
        banned = {index for some in (self.problem.doubtful or {}).values() for index in some}
        best: dict[tuple[int, int, int | None], tuple[int, int]] = {}
        for index, booking in enumerate(self.problem.bookings):
            key = (booking.city, booking.nights, booking.arrive)
            if index not in banned:
                best[key] = min(best.get(key, (_NEVER, 0)), (booking.cost, index))
        return best, {booking.city for booking in self.problem.bookings if booking.arrive is not None}

    def _menus(self, covers: Sequence[Collection[int]]) -> dict[int, list[list[Menu]]]:
        offers: dict[int, list[tuple[int, int, int]]] = defaultdict(list)
        for index, meal in enumerate(self.problem.meals):
            mask = sum(1 << bit for bit, cover in enumerate(covers) if index in cover)
            offers[meal.city].append((meal.cost, index, mask))
        most: dict[int, int] = defaultdict(int)
        for visit in self.problem.visits:
            meals = len(visit.full_days) * len(self.problem.meal_slots)
            most[visit.city] = max(most[visit.city], meals)
        arcs = [arc for some in self.arcs.values() for arc in some]
        travel = max((arc.before for arc in arcs), default=0) + max((arc.after for arc in arcs), default=0)
        return {city: menus(offers[city], number + travel) for city, number in most.items()}

    def _dearer(self, covers: int) -> list[int]:
        """For each cover how much at least it makes the meals of some city dearer."""
        found = [_NEVER] * covers
        for by_number in self.menus.values():
            for some in by_number:
                for menu in some:
                    for bit in range(covers):
                        if menu.mask >> bit & 1:
                            found[bit] = min(found[bit], menu.cost - some[0].cost)
        return found

    def stretches(self, city: int, day: int) -> list[_Stretch]:
        """The visits that begin in a city on a day and have a place to sleep and enough sights."""
        if (city, day) not in self._stretches:
            made = [self._stretch(index, visit) for index, visit in self.visits[city, day]]
            self._stretches[city, day] = [stretch for stretch in made if stretch is not None]
        return self._stretches[city, day]

    def _stretch(self, index: int, visit: Visit) -> _Stretch | None:
        key = (visit.city, visit.nights, visit.arrive if visit.city in self.placed else None)
        days, least, known = visit.full_days, self.problem.least_sights[visit.city], self.sights[visit.city]
        if key not in self.bookings or (least > len(self.problem.sight_slots) and days):
            return None
        if all(sight.day is None for _, sight in known):
            chosen = sorted(known, key=lambda pair: pair[1].cost)[: least * len(days)]
            sights = [sight for sight, _ in chosen]
        else:
            sights = assigned(known, days, least, self.problem.sight_slots)
        if len(sights) < least * len(days):
            return None
        cost, booking = self.bookings[key]
        cost += sum(self.problem.sights[sight].cost for sight in sights)
        meals = len(days) * len(self.problem.meal_slots)
        return _Stretch(index, visit.leave, meals, cost, booking, tuple(sights))

    def departures(self, node: _Node, leave: int) -> Sequence[_Arc]:
        if leave >= self.problem.days:
            return () if self.problem.round_trip else (_STOP,)
        return self.arcs.get((node.city, leave, node.own_car), ())

    def menu(self, city: int, number: int, missing: int) -> list[Menu]:
        """The undominated sets of ``number`` restaurants by what they cover of ``missing``."""
        key = (city, number, missing)
        if key not in self._lists:
            some = self.menus[city][number] if city in self.menus else []
            self._lists[key] = undominated([Menu(m.cost, m.mask & missing, m.pick) for m in some])
        return self._lists[key]

    # bounds

    def bound(self, node: _Node, left: int) -> tuple[int, int]:
        """The least (objective, cost), each for itself, from a node with ``left`` cities after it to
        the end, if no city is ever taken and nothing has to be covered."""
        if (node, left) not in self._bounds:
            objective = cost = _NEVER
            for stretch in self.stretches(node.city, node.day):
                for arc in self.departures(node, stretch.leave):
                    some = self.menu(node.city, stretch.meals + node.fed + arc.before, 0)
                    if not some or (arc.destination == END) != (left == 0):
                        continue
                    rest = (0, 0)
                    if left:
                        there = _Node(arc.destination, stretch.leave, arc.after, node.own_car)
                        rest = self.bound(there, left - 1)
                    here = stretch.cost + some[0].cost
                    objective = min(objective, here + arc.objective + rest[0])
                    cost = min(cost, here + arc.cost + rest[1])
            self._bounds[node, left] = min(objective, _NEVER), min(cost, _NEVER)
        return self._bounds[node, left]

    def expected(self, label: _Label) -> int:
        """A bound on the objective of all trips that go on from a label; ``_NEVER`` where none can."""
        rest = (0, 0)
        left = self.problem.count - label.visited.bit_count()
        if label.node is not None:
            if (self.required & ~label.visited).bit_count() > left:
                return _NEVER
            rest = self.bound(label.node, left)
        extra = max((dear for bit, dear in enumerate(self.dearer) if label.missing >> bit & 1), default=0)
        if max(rest[0], rest[1], extra) >= _NEVER:
            return _NEVER
        if self.budget is not None and label.cost + rest[1] + extra > self.budget:
            return _NEVER
        return label.objective + rest[0] + extra

    # labels

    def run(self) -> ExactTrip:
        """Best first: the first label taken from the queue that is at the end is the best trip."""
        queue: list[tuple[int, int, int, _Label]] = []
        order = count()

        def push(label: _Label) -> None:
            expected = self.expected(label)
            if expected < _NEVER:
                heappush(queue, (expected, -label.visited.bit_count(), next(order), label))

        settled: dict[tuple[_Node, int], list[_Label]] = defaultdict(list)
        for (origin, day, own_car), arcs in self.arcs.items():
            for arc in arcs:
                if origin == HOME and arc.destination != END:
                    node = _Node(arc.destination, day, arc.after, own_car)
                    visited = 1 << arc.destination
                    push(_Label(node, visited, self.everything, arc.objective, arc.cost, arc.leg))
        while queue:
            label = heappop(queue)[3]
            if label.node is None:
                return self._trip(label)
            known = settled[label.node, label.visited]
            if any(self._dominates(other, label) for other in known):
                continue
            known.append(label)
            for after in self._extended(label, label.node):
                push(after)
        return ExactTrip(SolveStatus.INFEASIBLE)

    def _dominates(self, label: _Label, other: _Label) -> bool:
        return (
            not label.missing & ~other.missing
            and label.objective <= other.objective
            and (not self.two or label.cost <= other.cost)
        )

    def _extended(self, label: _Label, node: _Node) -> list[_Label]:
        found: list[_Label] = []
        last = label.visited.bit_count() == self.problem.count
        for stretch in self.stretches(node.city, node.day):
            for arc in self.departures(node, stretch.leave):
                if (arc.destination == END) != last or (not last and label.visited >> arc.destination & 1):
                    continue
                number = stretch.meals + node.fed + arc.before
                for menu in self.menu(node.city, number, label.missing):
                    missing = label.missing & ~menu.mask
                    if last and missing:
                        continue
                    there = None if last else _Node(arc.destination, stretch.leave, arc.after, node.own_car)
                    visited = label.visited if last else label.visited | 1 << arc.destination
                    here = stretch.cost + menu.cost
                    found.append(
                        _Label(
                            there, visited, missing, label.objective + here + arc.objective,
                            label.cost + here + arc.cost, arc.leg, stretch, menu.pick, label,
                        )
                    )  # fmt: skip
        return found

    def _trip(self, end: _Label) -> ExactTrip:
        legs: list[int] = []
        stretches: list[_Stretch] = []
        meals: list[int] = []
        label: _Label | None = end
        while label is not None:
            legs += [] if label.leg is None else [label.leg]
            stretches += [] if label.stretch is None else [label.stretch]
            meals += [] if label.pick is None else label.pick.indexes()
            label = label.last
        return ExactTrip(
            SolveStatus.OPTIMAL,
            end.objective,
            end.cost,
            tuple(sorted(legs)),
            tuple(sorted(stretch.visit for stretch in stretches)),
            tuple(sorted(stretch.booking for stretch in stretches)),
            tuple(sorted(meals)),
            tuple(sorted(sight for stretch in stretches for sight in stretch.sights)),
        )


def _arc(index: int, leg: LegOption) -> _Arc:
    before = sum(city == leg.origin for city, _ in leg.meals)
    after = len(leg.meals) - before
    return _Arc(index, leg.destination, before, after, leg.cost + leg.unfed, leg.cost)


def _cheapest(arcs: Sequence[_Arc]) -> list[_Arc]:
    """Those that no other is at once better and cheaper than."""
    kept: list[_Arc] = []
    for arc in sorted(arcs, key=lambda arc: (arc.objective, arc.cost)):
        if not kept or arc.cost < kept[-1].cost:
            kept.append(arc)
    return kept
