"""The least makespan by branch and bound over serial orders, without a solver library: for small instances.

Every active schedule comes from some order by serial generation, and some active schedule is shortest
(Sprecher, Kolisch and Drexl, "Semi-active, active and non-delay schedules", EJOR 80, 1995).
"""

from __future__ import annotations

from solvers.tasks.problem import Found, Problem, Schedule, Span
from solvers.tasks.windows import windows


def suits(problem: Problem) -> bool:
    """Whether orders tell schedules apart: nothing in pieces or left out, and no greatest lags."""
    plain = all(task.must and not task.split for task in problem.tasks)
    return plain and all(link.most is None for link in problem.links)


def shortest(problem: Problem) -> Found:
    """The least makespan of a problem that ``suits``, by trying every order and mode that can be better."""
    search = _Search(problem)
    search.extend(frozenset(range(len(problem.tasks))), 0)
    if search.best is None:
        return Found(None, problem.horizon, True)
    return Found(search.best, search.best.makespan, True)


class _Search:
    def __init__(self, problem: Problem) -> None:
        self.problem, self.tail = problem, windows(problem).tail
        self.best: Schedule | None = None
        self.spans: dict[int, Span] = {}
        self.modes: dict[int, int] = {}
        self.limit = problem.horizon + 1

    def extend(self, left: frozenset[int], end: int) -> None:
        if end >= self.limit:
            return
        if not left:
            order = range(len(self.problem.tasks))
            self.best = Schedule(tuple((self.spans[k],) for k in order), tuple(self.modes[k] for k in order))
            self.limit = end
            return
        for k in sorted(left):
            if any(link.before in left for link in self.problem.before[k]):
                continue
            for mode in self.problem.possible(k):
                self._try(k, mode, left, end)

    def _try(self, k: int, mode: int, left: frozenset[int], end: int) -> None:
        task = self.problem.tasks[k]
        size = task.modes[mode].size
        start = self._start(k, mode)
        last = self.problem.horizon if task.deadline is None else task.deadline
        if start is None or start + size > last or start + size + self.tail[k] >= self.limit:
            return
        self.spans[k], self.modes[k] = (start, start + size), mode
        self.extend(left - {k}, max(end, start + size))
        del self.spans[k], self.modes[k]

    def _start(self, k: int, mode: int) -> int | None:
        """The first moment at which the task fits beside what is placed: one at which something begins to be
        possible."""
        task, size = self.problem.tasks[k], self.problem.tasks[k].modes[mode].size
        links = self.problem.before[k]
        ready = max([task.release, *(self.spans[x.before][1] + x.lag for x in links)])
        ends = {end for _, end in self.spans.values()}
        moments = {ready, *ends, *(low for low, _ in task.open or ())}
        for start in sorted(moment for moment in moments if moment >= ready):
            inside = task.open is None or any(a <= start and start + size <= b for a, b in task.open)
            if inside and self._fits(k, mode, start):
                return start
        return None

    def _fits(self, k: int, mode: int, start: int) -> bool:
        chosen = self.problem.tasks[k].modes[mode]
        if not chosen.size:
            return True
        stop = start + chosen.size
        for resource, amount in chosen.demands:
            events = {start, *(a for a, _ in self.spans.values() if start < a < stop)}
            for moment in events:
                used = sum(
                    self._need(other, resource) for other, (a, b) in self.spans.items() if a <= moment < b
                )
                if used + amount > self.problem.capacities[resource]:
                    return False
        return True

    def _need(self, k: int, resource: int) -> int:
        mode = self.problem.tasks[k].modes[self.modes[k]]
        return sum(amount for each, amount in mode.demands if each == resource)
