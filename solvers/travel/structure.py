"""The travel problem as rows: one leg leaves, one returns, stays join them, meals and sights fill them.

No position index and no slot index where no rule needs one: that is what makes it small.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from solvers.rows import Model, Term
from solvers.travel.problem import END, HOME, Choice, TravelProblem

#: Terms by (city, day, slot); day and slot are None where they do not matter.
Terms = dict[tuple[int, int | None, int | None], list[Term]]


@dataclass(slots=True)
class Network:
    """The model with the variables of each list of the problem, in its order."""

    problem: TravelProblem
    model: Model = field(default_factory=Model)
    legs: list[int] = field(default_factory=list[int])
    visits: list[int] = field(default_factory=list[int])
    bookings: list[int] = field(default_factory=list[int])
    meals: list[int] = field(default_factory=list[int])
    sights: list[int] = field(default_factory=list[int])


def build(problem: TravelProblem, explain: bool = False) -> Network:
    """Variables and structural rows. In explain mode movable structure carries guards by name:
    ``least_sights``, ``no_repeats``, ``one_car`` and those of ``problem.doubtful``."""
    net = Network(problem)
    model = net.model
    net.legs = [model.boolean("leg") for _ in problem.legs]
    net.visits = [model.boolean("visit") for _ in problem.visits]
    net.bookings = [model.boolean("booking") for _ in problem.bookings]
    net.meals = [model.boolean("meal") for _ in problem.meals]
    net.sights = [model.boolean("sight") for _ in problem.sights]
    if explain:
        for name in ("least_sights", "no_repeats", "one_car", *(problem.doubtful or {})):
            model.guards[name] = model.boolean(name)
    _flow(net)
    _order(net)
    _one_car(net)
    _bookings(net)
    _meals(net)
    _sights(net)
    return net


def _guard(net: Network, name: str) -> tuple[int, ...]:
    return (net.model.guards[name],) if name in net.model.guards else ()


def _flow(net: Network) -> None:
    problem, model = net.problem, net.model
    into: dict[tuple[int, int], list[Term]] = defaultdict(list)
    out_of: dict[tuple[int, int], list[Term]] = defaultdict(list)
    for leg, variable in zip(problem.legs, net.legs, strict=True):
        into[leg.destination, leg.day].append((variable, 1))
        out_of[leg.origin, leg.day].append((variable, 1))
    for visit, variable in zip(problem.visits, net.visits, strict=True):
        into[visit.city, visit.arrive].append((variable, -1))
        if visit.leave < problem.days:
            out_of[visit.city, visit.leave].append((variable, -1))
    model.equal([term for (place, _), terms in out_of.items() if place == HOME for term in terms], 1)
    if problem.round_trip:
        model.equal([term for (place, _), terms in into.items() if place == END for term in terms], 1)
    for balance in (into, out_of):
        for (place, _), terms in balance.items():
            if place >= 0:
                model.equal(terms, 0)
    by_city: dict[int, list[Term]] = {city: [] for city in range(problem.cities)}
    for visit, variable in zip(problem.visits, net.visits, strict=True):
        by_city[visit.city].append((variable, 1))
    for city, terms in by_city.items():
        if city in problem.required:
            model.equal(terms, 1)
        else:
            model.at_most(terms, 1)
    model.equal([(variable, 1) for variable in net.visits], problem.count)
    for early, late in problem.clashes:
        model.at_most([(net.legs[early], 1), (net.legs[late], 1)], 1)


def _order(net: Network) -> None:
    """Named cities in the order said: no two visits that stand the other way round."""
    visits = list(zip(net.problem.visits, net.visits, strict=True))
    for first, second in net.problem.order:
        for late, late_variable in visits:
            for early, early_variable in visits:
                if late.city == first and early.city == second and early.arrive <= late.arrive:
                    net.model.at_most([(late_variable, 1), (early_variable, 1)], 1)


def _one_car(net: Network) -> None:
    """A trip with one's own car has no other legs: the car is not left behind."""
    problem, model = net.problem, net.model
    if len({leg.own_car for leg in problem.legs}) < 2:
        return
    drives = model.boolean("drives")
    by_day: dict[tuple[int, bool], list[Term]] = defaultdict(list)
    for leg, variable in zip(problem.legs, net.legs, strict=True):
        by_day[leg.day, leg.own_car].append((variable, 1))
    for (_, own_car), terms in by_day.items():
        model.at_most([*terms, (drives, -1 if own_car else 1)], 0 if own_car else 1, *_guard(net, "one_car"))


def _bookings(net: Network) -> None:
    """Each visit has one place to sleep for all its nights."""
    problem, model = net.problem, net.model
    rows: dict[tuple[int, int, int | None], list[Term]] = defaultdict(list)
    placed: set[int] = set()
    for booking, variable in zip(problem.bookings, net.bookings, strict=True):
        rows[booking.city, booking.nights, booking.arrive].append((variable, 1))
        if booking.arrive is not None:
            placed.add(booking.city)
    for visit, variable in zip(problem.visits, net.visits, strict=True):
        key = (visit.city, visit.nights, visit.arrive if visit.city in placed else None)
        rows[key].append((variable, -1))
    for terms in rows.values():
        model.equal(terms, 0)
    for name, indexes in (problem.doubtful or {}).items():
        for index in indexes:
            model.at_most([(net.bookings[index], 1)], 0, *_guard(net, name))


def _room_for(
    net: Network, legs: Iterable[tuple[Sequence[tuple[int, int]], int, int]], slots: Sequence[int]
) -> dict[tuple[int, int, int], list[Term]]:
    """For each (city, day, slot) the terms whose sum is 1 where somebody is there to use it."""
    rooms: dict[tuple[int, int, int], list[Term]] = defaultdict(list)
    for visit, variable in zip(net.problem.visits, net.visits, strict=True):
        for day in visit.full_days:
            for slot in slots:
                rooms[visit.city, day, slot].append((variable, 1))
    for places, day, variable in legs:
        for city, slot in places:
            rooms[city, day, slot].append((variable, 1))
    return rooms


def _used(
    choices: Sequence[Choice], variables: Sequence[int]
) -> dict[tuple[int, int | None, int | None], list[Term]]:
    found: dict[tuple[int, int | None, int | None], list[Term]] = defaultdict(list)
    for choice, variable in zip(choices, variables, strict=True):
        found[choice.city, choice.day, choice.slot].append((variable, 1))
    return found


def _grouped(rooms: dict[tuple[int, int, int], list[Term]], by_day: bool, by_slot: bool) -> Terms:
    """Rooms added up to the level at which the candidates are placed."""
    sums: Terms = defaultdict(list)
    for (city, day, slot), terms in rooms.items():
        sums[city, day if by_day else None, slot if by_slot else None] += terms
    return sums


def _once(net: Network, choices: Sequence[Choice], variables: Sequence[int]) -> None:
    by_item: dict[int, list[Term]] = defaultdict(list)
    for choice, variable in zip(choices, variables, strict=True):
        by_item[choice.item].append((variable, 1))
    for terms in by_item.values():
        if len(terms) > 1:
            net.model.at_most(terms, 1, *_guard(net, "no_repeats"))


def _meals(net: Network) -> None:
    """Every meal that somebody is there for is eaten, no restaurant twice."""
    problem = net.problem
    legs = [(leg.meals, leg.day, variable) for leg, variable in zip(problem.legs, net.legs, strict=True)]
    rooms = _room_for(net, legs, problem.meal_slots)
    by_day = any(choice.day is not None for choice in problem.meals)
    by_slot = any(choice.slot is not None for choice in problem.meals)
    eaten = _used(problem.meals, net.meals)
    demand = _grouped(rooms, by_day, by_slot)
    for place in dict.fromkeys((*demand, *eaten)):
        terms = [*eaten.get(place, ()), *((v, -c) for v, c in demand.get(place, ()))]
        net.model.equal(terms, 0)
    _once(net, problem.meals, net.meals)


def _sights(net: Network) -> None:
    """Full days have the least number of sights; slots hold one each; no sight twice."""
    problem, model = net.problem, net.model
    by_day = any(choice.day is not None for choice in problem.sights)
    seen = _used(problem.sights, net.sights)
    full: dict[tuple[int, int | None], list[Term]] = defaultdict(list)
    for visit, variable in zip(problem.visits, net.visits, strict=True):
        least = problem.least_sights[visit.city]
        for day in visit.full_days:
            full[visit.city, day if by_day else None].append((variable, least))
    visited: dict[tuple[int, int | None], list[Term]] = defaultdict(list)
    for (city, day, _), terms in seen.items():
        visited[city, day] += terms
    for place, wanted in full.items():
        terms = [*visited.get(place, ()), *((v, -c) for v, c in wanted)]
        model.at_least(terms, 0, *_guard(net, "least_sights"))
    if problem.sights_exact:
        for place, terms in visited.items():
            model.at_most([*terms, *((v, -c) for v, c in full.get(place, ()))], 0)
        if not by_day:
            return
    legs = [(leg.sights, leg.day, variable) for leg, variable in zip(problem.legs, net.legs, strict=True)]
    by_slot = any(choice.slot is not None for choice in problem.sights)
    capacity = _grouped(_room_for(net, legs, problem.sight_slots), by_day, by_slot)
    for place, terms in seen.items():
        model.at_most([*terms, *((v, -c) for v, c in capacity.get(place, ()))], 0)
    _once(net, problem.sights, net.sights)
