"""Labels with neighbourhood memories: upper bounds on one route's score, and the proof where they meet it.

Righini and Salani, "Decremental state space relaxation strategies and initialization heuristics for solving
the orienteering problem with time windows" (Computers & OR 36, 2009); memories as in the ng-routes of
Baldacci, Mingozzi, Roberti (2011), grown where the best relaxed route repeats a visit (Roberti and
Mingozzi, 2014). Each pass runs the other way round than the one before and is cut by the bounds on
completion that the passes before it left, and by the incumbent.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from heapq import heappop, heappush
from time import perf_counter

from solvers.visits.problem import NO_WAY, Problem


@dataclass(frozen=True, slots=True)
class Line:
    """One route's visits seen in one direction: windows of starts, arcs (to, time) by visit, scores.

    The opposite direction is the mirror image: times negated, arcs turned round.
    """

    opens: tuple[int, ...]
    closes: tuple[int, ...]
    arcs: tuple[tuple[tuple[int, int], ...], ...]
    scores: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Bound:
    """No route is worth more than ``value``; ``proved`` says that nothing beats the incumbent (or that
    ``route``, a real one, is best)."""

    value: int
    route: tuple[int, ...] | None = None


#: By visit: times ascending, and the best score of a relaxed part-route that is there by that time.
Profile = list[tuple[list[int], list[int]]]


def lines_of(problem: Problem, index: int) -> tuple[Line, Line]:
    """Route ``index`` forwards and backwards. Several windows of a visit are joined to one: a relaxation.
    A pause is left out: another one."""
    route, visits = problem.routes[index], problem.visits
    opens: list[int] = []
    closes: list[int] = []
    for k, visit in enumerate(visits):
        out, home = problem.travel[route.origin][visit.place], problem.home(route, visit.place)
        last = route.back - visit.size - home
        usable = [(low, min(high, last)) for low, high in visit.starts if low <= last]
        if not usable or not problem.may(index, k):
            opens.append(1)
            closes.append(0)
            continue
        opens.append(max(usable[0][0], route.leave + out))
        closes.append(usable[-1][1])
    count = range(len(visits))
    ways = [
        [min(a.size + problem.travel[a.place][b.place], NO_WAY) for b in visits] for a in visits
    ]  # fmt: skip
    there = [k for k in count if opens[k] <= closes[k]]
    arcs = [
        tuple(
            (j, ways[i][j])
            for j in there
            if i in set(there) and j != i and opens[i] + ways[i][j] <= closes[j]
        )
        for i in count
    ]
    turned: list[list[tuple[int, int]]] = [[] for _ in count]
    for i in count:
        for j, way in arcs[i]:
            turned[j].append((i, way))
    scores = tuple(visit.score for visit in visits)
    forward = Line(tuple(opens), tuple(closes), tuple(arcs), scores)
    backward = Line(
        tuple(-close for close in closes),
        tuple(-low for low in opens),
        tuple(tuple(each) for each in turned),
        scores,
    )
    return forward, backward


def bound(problem: Problem, index: int, incumbent: int, time_limit: float) -> Bound:
    """An upper bound on the score of route ``index``; a bound of ``incumbent`` proves it, unless the bound
    comes with a better ``route``."""
    deadline = perf_counter() + time_limit
    both = lines_of(problem, index)
    best = Bound(max(problem.total, 0))
    memories = [1 << k for k in range(len(problem.visits))]
    profiles: list[Profile | None] = [None, None]
    way = 0
    for step in range(1000):
        run = _Pass(both[way], memories, profiles[1 - way], incumbent, deadline)
        value, path, done = run.run()
        if value < best.value:
            best = Bound(max(value, incumbent))
        if best.value <= incumbent or not done:
            return best
        profiles[way] = run.profile()
        repeats = _repeats(path)
        if not repeats:
            route = tuple(path if way == 0 else reversed(path))
            return Bound(value, route)
        if step == 0:
            memories = _near(both[0], 6)
        _remember(memories, path)
        way = 1 - way
    return best


def _repeats(path: Sequence[int]) -> bool:
    return len(set(path)) < len(path)


def _near(line: Line, count: int) -> list[int]:
    """For each visit the memory of itself and of the visits from which it can be revisited soonest."""
    memories = [1 << k for k in range(len(line.opens))]
    back = [dict(arcs) for arcs in line.arcs]
    for i, arcs in enumerate(line.arcs):
        rounds = sorted((way + back[j][i], j) for j, way in arcs if i in back[j])
        for _, j in rounds[:count]:
            memories[j] |= 1 << i
    return memories


def _remember(memories: list[int], path: Sequence[int]) -> None:
    """Every visit between two occurrences of another remembers it."""
    seen: dict[int, int] = {}
    for position, visit in enumerate(path):
        if visit in seen:
            for between in path[seen[visit] : position]:
                memories[between] |= 1 << visit
        seen[visit] = position


class _Pass:
    """One run of labels in one direction."""

    def __init__(
        self, line: Line, memories: Sequence[int], ahead: Profile | None, incumbent: int, deadline: float
    ) -> None:
        self.line, self.memories, self.ahead = line, memories, ahead
        self.incumbent, self.deadline = incumbent, deadline
        self.kept: list[list[tuple[int, int, int]]] = [[] for _ in line.opens]
        self.best: tuple[int, tuple[int, Link] | None] = (0, None)

    def run(self) -> tuple[int, list[int], bool]:
        """(bound on the score, the best relaxed route, whether the run came to its end)."""
        line, heap = self.line, list[tuple[int, int, int, int, Link]]()
        rest = self._rest()
        for k, (low, high) in enumerate(zip(line.opens, line.closes, strict=True)):
            if low <= high and rest(k, low, line.scores[k]):
                heappush(heap, (low, -line.scores[k], k, 1 << k, None))
        steps = 0
        while heap:
            steps += 1
            if steps % 512 == 0 and perf_counter() > self.deadline:
                return self._left(heap), self._path(), False
            self._extend(heap, heappop(heap), rest)
        return max(self.best[0], self.incumbent if self.ahead else 0), self._path(), True

    def _extend(
        self, heap: list[tuple[int, int, int, int, Link]], label: tuple[int, int, int, int, Link],
        rest: Callable[[int, int, int], bool],
    ) -> None:  # fmt: skip
        at, minus, k, memory, link = label
        score = -minus
        kept = self.kept[k]
        for _, other, seen in reversed(kept):
            if other >= score and seen & ~memory == 0:
                return
        kept.append((at, score, memory))
        here: tuple[int, Link] = (k, link)
        if score > self.best[0]:
            self.best = score, here
        line = self.line
        opens, closes, scores, memories = line.opens, line.closes, line.scores, self.memories
        for j, way in line.arcs[k]:
            if memory >> j & 1:
                continue
            start = at + way
            if start > closes[j]:
                continue
            if start < opens[j]:
                start = opens[j]
            if rest(j, start, score + scores[j]):
                heappush(heap, (start, -score - scores[j], j, memory & memories[j] | 1 << j, here))

    def _rest(self) -> Callable[[int, int, int], bool]:
        """Whether a label may still beat the incumbent."""
        if self.ahead is None:
            return lambda k, at, score: True
        ahead, incumbent, scores = self.ahead, self.incumbent, self.line.scores

        def may(k: int, at: int, score: int) -> bool:
            return score - scores[k] + _best_after(ahead[k], at) > incumbent

        return may

    def _left(self, heap: Sequence[tuple[int, int, int, int, Link]]) -> int:
        """A bound from a run that was stopped: the best that any label still to come may reach."""
        if self.ahead is None:
            return NO_WAY
        scores = self.line.scores
        open_ends = (
            -minus - scores[k] + _best_after(self.ahead[k], at) for at, minus, k, _, _ in heap
        )  # fmt: skip
        return max(self.best[0], self.incumbent, *open_ends)

    def _path(self) -> list[int]:
        path: list[int] = []
        link: Link = self.best[1]
        while link is not None:
            path.append(link[0])
            link = link[1]
        return path[::-1]

    def profile(self) -> Profile:
        found: Profile = []
        for kept in self.kept:
            times: list[int] = []
            scores: list[int] = []
            for at, score, _ in sorted(kept):
                if not scores or score > scores[-1]:
                    times.append(at)
                    scores.append(score)
            found.append((times, scores))
        return found


Link = tuple[int, "Link"] | None


def _best_after(profile: tuple[list[int], list[int]], at: int) -> int:
    """The best completion from a start at ``at``: part-routes of the other direction whose mirrored time
    is at most −at."""
    times, scores = profile
    position = bisect_left(times, -at + 1)
    return scores[position - 1] if position else 0
