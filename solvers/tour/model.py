"""A tour as rows: a stay is (city, place in the order, first day, last day), a hop joins two stays.

A path through a network whose nodes are stays; each city is in one of them. The rows are linear, so that
CP-SAT and a MILP solve the same ones.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

from solvers.rows import Model
from solvers.tour.problem import Problem

#: City, place in the order (from 1), first day, last day.
Stay = tuple[int, int, int, int]
#: From city, to city, place of the first, day.
Hop = tuple[int, int, int, int]


@dataclass(slots=True)
class Network:
    """The model with a variable for each stay and hop that can be part of a tour."""

    model: Model = field(default_factory=Model)
    stays: dict[Stay, int] = field(default_factory=dict[Stay, int])
    hops: dict[Hop, int] = field(default_factory=dict[Hop, int])


def build(problem: Problem) -> Network:
    """The rows of ``problem``."""
    network = Network()
    model, n = network.model, len(problem.stays)
    for stay in _stays(problem):
        network.stays[stay] = model.boolean("stay")
    for city in range(n):
        model.equal([(x, 1) for (c, *_), x in network.stays.items() if c == city], 1)
    for place in range(1, n + 1):
        model.equal([(x, 1) for (_, p, *_), x in network.stays.items() if p == place], 1)
    _hops(problem, network)
    return network


def _stays(problem: Problem) -> list[Stay]:
    n = len(problem.stays)
    found: list[Stay] = []
    for city, sizes in enumerate(problem.stays):
        for place in range(1, n + 1):
            if problem.first is not None and (city == problem.first) != (place == 1):
                continue
            if problem.last is not None and (city == problem.last) != (place == n):
                continue
            for size in sizes:
                arrivals = [1] if place == 1 else range(1, problem.days + 1)
                for arrive in arrivals:
                    leave = arrive + size - 1
                    closes = place < n or leave == problem.days
                    if closes and problem.fits(city, arrive, leave):
                        found.append((city, place, arrive, leave))
    return found


def _hops(problem: Problem, network: Network) -> None:
    """A hop leaves each stay but those in the last place on its last day, and reaches each but the first."""
    n, model = len(problem.stays), network.model
    ending: dict[tuple[int, int, int], list[int]] = defaultdict(list)
    beginning: dict[tuple[int, int, int], list[int]] = defaultdict(list)
    for (city, place, arrive, leave), x in network.stays.items():
        ending[city, place, leave].append(x)
        beginning[city, place, arrive].append(x)
    out: dict[tuple[int, int, int], list[int]] = defaultdict(list)
    into: dict[tuple[int, int, int], list[int]] = defaultdict(list)
    for city, place, day in ending:
        if place == n:
            continue
        for other in problem.after[city]:
            if (other, place + 1, day) in beginning:
                hop = network.hops[city, other, place, day] = model.boolean("hop")
                out[city, place, day].append(hop)
                into[other, place + 1, day].append(hop)
    for key, xs in ending.items():
        if key[1] < n:
            model.equal([*((x, 1) for x in xs), *((h, -1) for h in out[key])], 0)
    for key, xs in beginning.items():
        if key[1] > 1:
            model.equal([*((x, 1) for x in xs), *((h, -1) for h in into[key])], 0)
