"""Insertion and iterated local search: good tours of large problems, without a proof.

Vansteenwegen, Souffriau, Vanden Berghe, Van Oudheusden, "Iterated local search for the team orienteering
problem with time windows" (Computers & OR 36, 2009): insert what adds most score for the time it takes
(score² / shift), remove a stretch, insert again. Removals at random places and a falling temperature
(Schrimpf et al., "Record breaking optimization results using the ruin and recreate principle", 2000).
Each window of a visit is a node of its own; routes with a pause are not searched.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from math import exp
from random import Random
from time import perf_counter

import numpy as np
from numpy.typing import NDArray

from solvers.visits.problem import NO_WAY, Found, Problem, schedule

Ints = NDArray[np.int64]


@dataclass(slots=True)
class _Line:
    """A route's nodes with their earliest and latest starts; the depots are the first and last."""

    nodes: list[int]
    early: list[int] = field(default_factory=list[int])
    late: list[int] = field(default_factory=list[int])


class _Nodes:
    """The problem a node a window: arrays of windows per route, and ways including the stay before them.

    Node 0 is where the route begins, node 1 where it ends; ways to and from them differ by route.
    """

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        self.visit = [
            index for index, visit in enumerate(problem.visits) for _ in visit.starts
        ]  # fmt: skip
        windows = [window for visit in problem.visits for window in visit.starts]
        size = len(self.visit)
        self.size = size
        visits = [problem.visits[index] for index in self.visit]
        self.score = np.array([visit.score for visit in visits], dtype=np.int64)
        self.open: list[Ints] = []
        self.close: list[Ints] = []
        self.way: list[Ints] = []
        inner = np.array(
            [[min(a.size + problem.travel[a.place][b.place], NO_WAY) for b in visits] for a in visits],
            dtype=np.int64,
        ).reshape(size, size)
        for index, route in enumerate(problem.routes):
            way = np.full((size + 2, size + 2), NO_WAY, dtype=np.int64)
            way[2:, 2:] = inner
            way[0, 2:] = [problem.travel[route.origin][visit.place] for visit in visits]
            way[2:, 1] = [visit.size + problem.home(route, visit.place) for visit in visits]
            way[0, 1] = problem.home(route, route.origin)
            low = [max(window[0], route.leave) for window in windows]
            high = [
                window[1] if problem.may(index, visit) else -1
                for window, visit in zip(windows, self.visit, strict=True)
            ]
            self.way.append(way)
            self.open.append(np.array([route.leave, route.leave, *low], dtype=np.int64))
            self.close.append(np.array([route.leave, route.back, *high], dtype=np.int64))


class _State:
    """Lines of all routes, and which visits are on them."""

    def __init__(self, nodes: _Nodes) -> None:
        self.nodes = nodes
        self.lines = [_Line([0, 1]) for _ in nodes.problem.routes]
        self.used = [False] * len(nodes.problem.visits)
        for route in range(len(self.lines)):
            self._time(route)

    def copy(self) -> list[list[int]]:
        return [list(line.nodes) for line in self.lines]

    def load(self, lines: Sequence[Sequence[int]]) -> None:
        self.used = [False] * len(self.used)
        for route, nodes in enumerate(lines):
            self.lines[route].nodes = list(nodes)
            for node in nodes[1:-1]:
                self.used[self.nodes.visit[node - 2]] = True
            self._time(route)

    def _time(self, route: int) -> None:
        """Earliest starts forwards, latest starts backwards."""
        line, way = self.lines[route], self.nodes.way[route]
        opens, closes = self.nodes.open[route], self.nodes.close[route]
        early = [int(opens[0])]
        for before, node in zip(line.nodes, line.nodes[1:], strict=False):
            early.append(max(early[-1] + int(way[before, node]), int(opens[node])))
        late = [int(closes[1])]
        for node, after in zip(line.nodes[-2::-1], line.nodes[:0:-1], strict=True):
            late.append(min(late[-1] - int(way[node, after]), int(closes[node]) if node else 1 << 60))
        line.early, line.late = early, late[::-1]

    def score(self, weights: Sequence[int]) -> int:
        return sum(weight for weight, used in zip(weights, self.used, strict=True) if used)

    def remove(self, route: int, first: int, count: int) -> None:
        line = self.lines[route]
        for node in line.nodes[first : first + count]:
            self.used[self.nodes.visit[node - 2]] = False
        del line.nodes[first : first + count]
        self._time(route)

    def fill(self, random: Random, noise: float, weights: NDArray[np.float64]) -> None:
        """Insert the best of score² / shift (each disturbed by ``noise``) until nothing fits."""
        nodes = self.nodes
        offers: list[tuple[NDArray[np.float64], Ints, Ints] | None] = [None] * len(self.lines)
        while True:
            free = np.array([k for k in range(nodes.size) if not self.used[nodes.visit[k]]], dtype=np.int64)
            if not len(free):
                return
            best: tuple[float, int, int, int] | None = None
            for route in range(len(self.lines)):
                offer = self._offer(route, free)
                offers[route] = offer
                if offer is None:
                    continue
                shift, place, which = offer
                # crooked ways can make an insertion shorten the tour: it counts as free
                rate = weights[which] ** 2 / (np.maximum(shift, 0) + 1.0)
                if noise:
                    rate = rate * np.array([1 - noise * random.random() for _ in range(len(which))])
                k = int(rate.argmax())
                if best is None or rate[k] > best[0]:
                    best = float(rate[k]), route, int(place[k]), int(which[k])
            if best is None:
                return
            _, route, place, node = best
            self.lines[route].nodes.insert(place + 1, node + 2)
            self.used[nodes.visit[node]] = True
            self._time(route)

    def _offer(self, route: int, free: Ints) -> tuple[NDArray[np.float64], Ints, Ints] | None:
        """For each free node that fits somewhere: its least shift, after which place, which node."""
        line, way = self.lines[route], self.nodes.way[route]
        path = np.array(line.nodes, dtype=np.int64)
        early = np.array(line.early, dtype=np.int64)
        late = np.array(line.late, dtype=np.int64)
        here = free + 2
        reach = early[:-1, None] + way[path[:-1]][:, here]
        start = np.maximum(reach, self.nodes.open[route][here][None, :])
        onward = start + way[:, path[1:]][here].T
        fits = (start <= self.nodes.close[route][here][None, :]) & (onward <= late[1:, None])
        if not fits.any():
            return None
        direct = early[:-1] + way[path[:-1], path[1:]]
        shift = np.where(fits, onward - direct[:, None], np.int64(1) << 50).astype(np.float64)
        place = shift.argmin(axis=0)
        least = shift[place, np.arange(len(free))]
        good = least < float(1 << 49)
        return least[good], place[good], free[good]


def search(problem: Problem, time_limit: float, seed: int = 1, rounds: int | None = None) -> Found:
    """The best tours found within ``time_limit`` seconds (or ``rounds`` rounds); nothing is proved.

    Must-visits weigh more than all others together; where not all could be placed, ``tours`` is None.
    Raises ValueError for a route with a pause.
    """
    if any(route.pause is not None for route in problem.routes):
        raise ValueError("routes with a pause are not searched")
    deadline, random = perf_counter() + time_limit, Random(seed)
    weights = [visit.score + (problem.total + 1 if visit.must else 0) for visit in problem.visits]
    nodes = _Nodes(problem)
    heavy = np.array([weights[index] for index in nodes.visit], dtype=np.float64) + 0.01
    state = _State(nodes)
    state.fill(random, 0.0, heavy)
    lines, value = state.copy(), state.score(weights)
    best, best_value = lines, value
    spent, step = 0.0, 0
    while spent < 1.0 and best_value < sum(weights):
        _ruin(state, random)
        state.fill(random, random.choice((0.0, 0.3, 0.6)), heavy)
        found = state.score(weights)
        heat = 0.02 * max(best_value, 1) * (1 - spent) + 1e-9
        if found >= value or random.random() < exp((found - value) / heat):
            lines, value = state.copy(), found
            if found > best_value:
                best, best_value = lines, found
        else:
            state.load(lines)
        step += 1
        spent = step / rounds if rounds else 1 - max(0.0, deadline - perf_counter()) / max(time_limit, 1e-9)
        if perf_counter() >= deadline:
            break
    return _found(problem, nodes, best)


def _ruin(state: _State, random: Random) -> None:
    """Remove a stretch of one route, or single visits here and there."""
    busy = [route for route, line in enumerate(state.lines) if len(line.nodes) > 2]
    if not busy:
        return
    route = random.choice(busy)
    inside = len(state.lines[route].nodes) - 2
    if random.random() < 0.7:
        count = random.randint(1, max(1, min(inside, 2 + inside // 3)))
        state.remove(route, random.randint(1, inside - count + 1), count)
        return
    for _ in range(random.randint(1, max(1, inside // 4))):
        inside = len(state.lines[route].nodes) - 2
        if inside:
            state.remove(route, random.randint(1, inside), 1)


def _found(problem: Problem, nodes: _Nodes, lines: Sequence[Sequence[int]]) -> Found:
    tours = [
        schedule(problem, route, [nodes.visit[node - 2] for node in line[1:-1]])
        for route, line in enumerate(lines)
        if len(line) > 2
    ]
    made = {visit for tour in tours if tour is not None for visit, _ in tour.stops}
    whole = all(tour is not None for tour in tours)
    missing = any(visit.must and index not in made for index, visit in enumerate(problem.visits))
    if not whole or missing:
        return Found(None, 0, problem.total, False)
    score = sum(problem.visits[visit].score for visit in made)
    kept = tuple(tour for tour in tours if tour is not None)
    return Found(kept, score, problem.total, score == problem.total)
