"""Visits as one ``rows.Model``: a circuit a route over optional visits, starts as variables, pauses.

What rules look at is added by the caller, over the literals and starts of the ``Network``.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from solvers.globals import Circuit, Interval, NoOverlap, fixed, of
from solvers.linear import Term
from solvers.rows import Model, Search
from solvers.visits.problem import NO_WAY, Problem, Route, Tour

#: The depot's node in a circuit.
_HOME = 0


@dataclass(slots=True)
class Network:
    """``on[visit, route]``: the visit is on the route; ``start[visit]`` when it starts (no matter what, where
    it is on none); ``arcs[route, a, b]``: b follows a directly, −1 standing for the route's ends;
    ``pause[route]`` when the pause begins."""

    problem: Problem
    model: Model = field(default_factory=Model)
    on: dict[tuple[int, int], int] = field(default_factory=dict[tuple[int, int], int])
    start: dict[int, int] = field(default_factory=dict[int, int])
    arcs: dict[tuple[int, int, int], int] = field(default_factory=dict[tuple[int, int, int], int])
    pause: dict[int, int] = field(default_factory=dict[int, int])

    def ons(self, visit: int) -> list[int]:
        """The literals of a visit, one a route; at most one is 1."""
        return [literal for (each, _), literal in self.on.items() if each == visit]


def network(problem: Problem) -> Network:
    """The model of the problem, without an objective. Must-visits are rows."""
    net = Network(problem)
    net.model.search = Search(workers=1)
    _visits(net)
    for index, route in enumerate(problem.routes):
        _route(net, index, route)
    return net


def usable(problem: Problem, visit: int, route: Route) -> list[tuple[int, int]]:
    """The intervals of starts that a route's clocks leave to a visit."""
    wanted = problem.visits[visit]
    out = problem.travel[route.origin][wanted.place]
    home = problem.home(route, wanted.place)
    if out >= NO_WAY or home >= NO_WAY:
        return []
    low, high = route.leave + out, route.back - home - wanted.size
    spans = [(max(low, opens), min(high, closes)) for opens, closes in wanted.starts]
    return [span for span in spans if span[0] <= span[1]]


def _visits(net: Network) -> None:
    model, problem = net.model, net.problem
    for visit, wanted in enumerate(problem.visits):
        spans = {
            route: found
            for route in range(len(problem.routes))
            if problem.may(route, visit) and (found := usable(problem, visit, problem.routes[route]))
        }
        ends = [end for found in spans.values() for span in found for end in span]
        net.start[visit] = start = model.integer(min(ends, default=0), max(ends, default=0), f"start {visit}")
        for route, found in spans.items():
            literal = net.on[visit, route] = model.boolean(f"visit {visit} on {route}")
            choices = [literal] if len(found) == 1 else [model.boolean("window") for _ in found]
            for (low, high), chosen in zip(found, choices, strict=True):
                model.at_least([(start, 1)], low, chosen)
                model.at_most([(start, 1)], high, chosen)
            if len(found) > 1:
                model.equal([*((choice, 1) for choice in choices), (literal, -1)], 0)
        ons = [(literal, 1) for literal in net.ons(visit)]
        model.at_most(ons, 1)
        if wanted.must:
            model.at_least(ons, 1)


def _route(net: Network, index: int, route: Route) -> None:
    """The circuit of one route, and the clocks along its arcs."""
    model, problem = net.model, net.problem
    mine = [visit for visit in range(len(problem.visits)) if (visit, index) in net.on]
    node = {visit: position + 1 for position, visit in enumerate(mine)}
    idle = model.boolean(f"idle {index}")
    arcs: list[tuple[int, int, int]] = [(_HOME, _HOME, idle)]
    for visit in mine:
        off = model.boolean("off")
        model.equal([(off, 1), (net.on[visit, index], 1)], 1)
        arcs.append((node[visit], node[visit], off))
        for key, ends in (
            ((index, -1, visit), (_HOME, node[visit])),
            ((index, visit, -1), (node[visit], _HOME)),
        ):
            net.arcs[key] = literal = model.boolean("arc")
            arcs.append((*ends, literal))
    for a in mine:
        for b in mine:
            if a != b and _follows(net, route, a, b):
                net.arcs[index, a, b] = literal = model.boolean("arc")
                arcs.append((node[a], node[b], literal))
                way = (
                    problem.visits[a].size + problem.travel[problem.visits[a].place][problem.visits[b].place]
                )
                model.at_least([(net.start[b], 1), (net.start[a], -1)], way, literal)
    if mine:
        model.globals.append(Circuit(tuple(arcs)))
        sizes = {visit: problem.visits[visit].size for visit in mine}
        spans = tuple(
            Interval(of(net.start[v]), fixed(sizes[v]), of(net.start[v], 1, sizes[v]), net.on[v, index])
            for v in mine
        )
        model.globals.append(NoOverlap(spans))
    if route.pause is not None and mine:
        _pause(net, index, route, mine, idle)


def _follows(net: Network, route: Route, a: int, b: int) -> bool:
    """Whether b can come directly after a on the route at all."""
    problem = net.problem
    first, then = problem.visits[a], problem.visits[b]
    way = problem.travel[first.place][then.place]
    if way >= NO_WAY:
        return False
    earliest = usable(problem, a, route)[0][0] + first.size + way
    return earliest <= usable(problem, b, route)[-1][1]


def _pause(net: Network, index: int, route: Route, mine: list[int], idle: int) -> None:
    """The pause before a visit (at its place), after one (or before leaving), or after the day's end."""
    model, problem, pause = net.model, net.problem, route.pause
    assert pause is not None
    low = max(pause.earliest, route.leave)
    begin = net.pause[index] = model.integer(low, max(low, pause.latest), f"pause {index}")
    if max(pause.earliest, route.leave) > pause.latest:
        model.at_least([(idle, 1)], 1)
    after_all, leaving = model.boolean("pause at the end"), model.boolean("pause before leaving")
    before = {visit: model.boolean("pause before") for visit in mine}
    after = {visit: model.boolean("pause after") for visit in mine}
    choices = [idle, after_all, leaving, *before.values(), *after.values()]
    model.equal([(literal, 1) for literal in choices], 1)
    for visit in mine:
        for literal in (before[visit], after[visit]):
            model.at_most([(literal, 1), (net.on[visit, index], -1)], 0)
        model.at_least([(net.start[visit], 1), (begin, -1)], pause.size, before[visit])
        model.at_least([(begin, 1), (net.start[visit], -1)], problem.visits[visit].size, after[visit])
    for (route_, a, b), arc in net.arcs.items():
        if route_ != index:
            continue
        origin = route.origin if a < 0 else problem.visits[a].place
        if b < 0:
            home, size = problem.home(route, origin), problem.visits[a].size
            model.at_least([(begin, 1), (net.start[a], -1)], size + home, arc, after_all)
            model.at_most([(begin, 1)], route.back - pause.size - home, arc, after[a])
            continue
        way = problem.travel[origin][problem.visits[b].place]
        left: list[Term] = [] if a < 0 else [(net.start[a], -1)]
        free = route.leave if a < 0 else problem.visits[a].size
        model.at_least([(begin, 1), *left], free + way, arc, before[b])
        model.at_least(
            [(net.start[b], 1), (begin, -1)], pause.size + way, arc, leaving if a < 0 else after[a]
        )


def tours(net: Network, values: dict[int, int]) -> tuple[Tour, ...]:
    """The tours of a solution, routes without a visit left out."""
    problem, found = net.problem, list[Tour]()
    for index, route in enumerate(problem.routes):
        follow = {a: b for (r, a, b), arc in net.arcs.items() if r == index and values[arc]}
        stops: list[tuple[int, int]] = []
        at = follow.get(-1, -1)
        while at >= 0:
            stops.append((at, values[net.start[at]]))
            at = follow[at]
        if stops:
            last = problem.visits[stops[-1][0]]
            paused = values[net.pause[index]] if index in net.pause else None
            done = stops[-1][1] + last.size
            home = problem.home(route, last.place)
            if paused is not None and route.pause is not None and done <= paused < done + home:
                done = paused + route.pause.size
            found.append(Tour(index, tuple(stops), done + home, paused))
    return tuple(found)
