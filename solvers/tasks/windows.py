"""Time windows and lower bounds: heads and tails by the links, and what the resources can carry."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from solvers.tasks.problem import Problem, Span


@dataclass(frozen=True, slots=True)
class Windows:
    """``head``: when a task can start at the earliest; ``tail``: what must follow its end at least."""

    head: tuple[int, ...]
    tail: tuple[int, ...]


def windows(problem: Problem) -> Windows:
    """Longest paths over the tasks that must be done (one that may be left out binds nobody)."""
    count = len(problem.tasks)
    head = [task.release for task in problem.tasks]
    tail = [0] * count
    for k in problem.order:
        for link in problem.before[k]:
            if problem.tasks[link.before].must:
                ready = head[link.before] + problem.tasks[link.before].least + link.lag
                head[k] = max(head[k], ready)
        opens = problem.tasks[k].open
        if opens is not None:
            task, ready = problem.tasks[k], head[k]
            need = min(task.piece, task.least) if task.split else task.least
            fits = (max(ready, low) for low, high in opens if high - max(ready, low) >= need)
            head[k] = next(fits, problem.horizon)
    for k in reversed(problem.order):
        for link in problem.after[k]:
            if problem.tasks[link.after].must:
                follow = link.lag + problem.tasks[link.after].least + tail[link.after]
                tail[k] = max(tail[k], follow)
    return Windows(tuple(head), tuple(tail))


def lower_bound(problem: Problem) -> int:
    """What no makespan can be below: the longest path, and for each resource and each pair of a head and a
    tail the work that must be done between them in open times (Carlier, "The one-machine sequencing
    problem", 1982, for any capacity)."""
    found = windows(problem)
    musts = [k for k, task in enumerate(problem.tasks) if task.must]
    best = max((found.head[k] + problem.tasks[k].least + found.tail[k] for k in musts), default=0)
    unions: dict[frozenset[tuple[Span, ...] | None], tuple[Span, ...]] = {}
    for resource, capacity in enumerate(problem.capacities):
        work = {k: least_work(problem, k, resource) for k in musts}
        users = [k for k in musts if work[k]]
        tails = sorted({found.tail[k] for k in users})
        for head in {found.head[k] for k in users}:
            for tail in tails:
                here = [k for k in users if found.head[k] >= head and found.tail[k] >= tail]
                load = sum(work[k] for k in here)
                if not load or not capacity:
                    continue
                kinds = frozenset(problem.tasks[k].open for k in here)
                if kinds not in unions:
                    unions[kinds] = union(kinds, problem.horizon)
                best = max(best, _carried(unions[kinds], head, -(-load // capacity)) + tail)
    return best


def overloaded(problem: Problem) -> bool:
    """Whether some resource is surely asked for too much between a head and a deadline, by the work of the
    tasks that must be done in between; then there is no schedule."""
    found = windows(problem)
    last = [
        problem.horizon if t.deadline is None else min(t.deadline, problem.horizon) for t in problem.tasks
    ]
    musts = [k for k, task in enumerate(problem.tasks) if task.must]
    unions: dict[frozenset[tuple[Span, ...] | None], tuple[Span, ...]] = {}
    for resource, capacity in enumerate(problem.capacities):
        work = {k: least_work(problem, k, resource) for k in musts}
        users = [k for k in musts if work[k]]
        for head in {found.head[k] for k in users}:
            for end in {last[k] for k in users}:
                here = [k for k in users if found.head[k] >= head and last[k] <= end]
                kinds = frozenset(problem.tasks[k].open for k in here)
                if here and kinds not in unions:
                    unions[kinds] = union(kinds, problem.horizon)
                load = sum(work[k] for k in here)
                if here and load > capacity * _room(unions[kinds], head, end):
                    return True
    return False


def _room(open_times: Sequence[Span], low: int, high: int) -> int:
    return sum(max(0, min(b, high) - max(a, low)) for a, b in open_times)


def union(opens: Iterable[tuple[Span, ...] | None], horizon: int) -> tuple[Span, ...]:
    """The times at which one of them is open."""
    merged: list[Span] = []
    for low, high in sorted(span for each in opens for span in ([(0, horizon)] if each is None else each)):
        if merged and low <= merged[-1][1]:
            merged[-1] = merged[-1][0], max(merged[-1][1], high)
        else:
            merged.append((low, high))
    return tuple(merged)


def _carried(open_times: Sequence[Span], head: int, load: int) -> int:
    """When ``load`` is done that begins at ``head`` and runs whenever something is open (beyond what is
    given, always)."""
    now = head
    for low, high in open_times:
        if high <= now:
            continue
        now = max(now, low)
        if load <= high - now:
            return now + load
        load -= high - now
        now = high
    return now + load


def least_work(problem: Problem, task: int, resource: int) -> int:
    """What the task takes of the resource at least, amount × time."""
    return min(
        sum(amount * mode.size for each, amount in mode.demands if each == resource)
        for mode in problem.tasks[task].modes
    )
