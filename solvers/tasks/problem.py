"""Tasks as integers: what is to be done in which modes, in what order, with which resources and when.

Resource-constrained project scheduling with modes, time lags, calendars and splitting (Brucker et al.,
"Resource-constrained project scheduling", EJOR 112, 1999). Time counts from 0 to the horizon.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from graphlib import CycleError, TopologicalSorter
from itertools import pairwise

#: An instant from and one until.
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Mode:
    """One way of doing a task: how long it takes, and (resource, amount) of what it needs all the while."""

    size: int
    demands: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Task:
    """A task in one of its ``modes``, not before ``release``, ended by ``deadline`` (None: by the horizon).

    ``open``: the stretches in which it may run, sorted and apart (None: at any time). ``split``: it may be
    done in pieces of at least ``piece`` (the whole of it where that is less), one a stretch. A task that is
    no ``must`` may be left out.
    """

    modes: tuple[Mode, ...]
    release: int = 0
    deadline: int | None = None
    open: tuple[Span, ...] | None = None
    split: bool = False
    piece: int = 1
    must: bool = True

    @property
    def least(self) -> int:
        """The shortest of its sizes."""
        return min(mode.size for mode in self.modes)


@dataclass(frozen=True, slots=True)
class Link:
    """``after`` starts ``lag`` to ``most`` after ``before`` has ended, if both are done."""

    before: int
    after: int
    lag: int = 0
    most: int | None = None


@dataclass(frozen=True)
class Problem:
    """``capacities`` by resource; everything ends by ``horizon``."""

    tasks: tuple[Task, ...]
    links: tuple[Link, ...]
    capacities: tuple[int, ...]
    horizon: int

    @cached_property
    def before(self) -> tuple[tuple[Link, ...], ...]:
        """The links that lead to each task."""
        return tuple(tuple(x for x in self.links if x.after == k) for k in range(len(self.tasks)))

    @cached_property
    def after(self) -> tuple[tuple[Link, ...], ...]:
        """The links that leave each task."""
        return tuple(tuple(x for x in self.links if x.before == k) for k in range(len(self.tasks)))

    @cached_property
    def order(self) -> tuple[int, ...]:
        """The tasks, each after those it waits for; ValueError where the links go round."""
        if (round_trip := cycle(len(self.tasks), [(x.before, x.after) for x in self.links])) is not None:
            raise ValueError(f"the links go round: {round_trip}")
        needs = {k: {x.before for x in links} for k, links in enumerate(self.before)}
        return tuple(TopologicalSorter(needs).static_order())

    def possible(self, task: int) -> tuple[int, ...]:
        """The modes whose demands the capacities can meet at all."""
        return tuple(
            k
            for k, mode in enumerate(self.tasks[task].modes)
            if not mode.size or all(amount <= self.capacities[resource] for resource, amount in mode.demands)
        )


@dataclass(frozen=True, slots=True)
class Schedule:
    """``pieces`` of each task in order of time (none: left out; a task of size 0 has one that is empty), and
    the mode of each."""

    pieces: tuple[tuple[Span, ...], ...]
    modes: tuple[int, ...]

    def start(self, task: int) -> int:
        return self.pieces[task][0][0]

    def end(self, task: int) -> int:
        return self.pieces[task][-1][1]

    @property
    def makespan(self) -> int:
        """The end of the last task; 0 of none."""
        return max((pieces[-1][1] for pieces in self.pieces if pieces), default=0)


@dataclass(frozen=True, slots=True)
class Found:
    """The best schedule found (None: none), and what no makespan can be below. ``proved``: nothing is
    better, or without a schedule: there is none."""

    schedule: Schedule | None
    bound: int
    proved: bool


def cycle(count: int, pairs: Sequence[tuple[int, int]]) -> list[int] | None:
    """Tasks that wait for each other in a round (the first is not repeated); None if none do."""
    needs: dict[int, set[int]] = {k: set() for k in range(count)}
    for before, after in pairs:
        needs[after].add(before)
    try:
        TopologicalSorter(needs).prepare()
    except CycleError as error:
        nodes: list[int] = error.args[1]
        return nodes[:-1]
    return None


def faults(problem: Problem, schedule: Schedule) -> list[str]:
    """What is wrong with a schedule, judged from the problem alone; empty if nothing is."""
    found: list[str] = []
    changes: list[list[tuple[int, int]]] = [[] for _ in problem.capacities]
    for k, task in enumerate(problem.tasks):
        pieces, mode = schedule.pieces[k], task.modes[schedule.modes[k]]
        if not pieces:
            found += [f"task {k} is left out"] if task.must else []
            continue
        found += _task_faults(k, task, mode, pieces, problem.horizon)
        for resource, amount in mode.demands:
            for start, end in pieces:
                changes[resource] += [(start, amount), (end, -amount)] if end > start else []
    for link in problem.links:
        if schedule.pieces[link.before] and schedule.pieces[link.after]:
            gap = schedule.start(link.after) - schedule.end(link.before)
            if gap < link.lag or (link.most is not None and gap > link.most):
                found.append(f"task {link.after} starts {gap} after task {link.before}")
    for resource, moves in enumerate(changes):
        level = 0
        for moment, change in sorted(moves):
            level += change
            if level > problem.capacities[resource]:
                found.append(f"{level} of {problem.capacities[resource]} of resource {resource} at {moment}")
    return found


def _task_faults(k: int, task: Task, mode: Mode, pieces: Sequence[Span], horizon: int) -> list[str]:
    found: list[str] = []
    if sum(end - start for start, end in pieces) != mode.size:
        found.append(f"task {k} is not done in {mode.size}")
    if len(pieces) > 1 and not task.split:
        found.append(f"task {k} is in pieces")
    if any(after < end for (_, end), (after, _) in pairwise(pieces)):
        found.append(f"the pieces of task {k} overlap")
    if task.split and any(end - start < min(task.piece, mode.size) for start, end in pieces):
        found.append(f"a piece of task {k} is too short")
    last = horizon if task.deadline is None else min(horizon, task.deadline)
    if pieces[0][0] < task.release or pieces[-1][1] > last:
        found.append(f"task {k} is done from {pieces[0][0]} to {pieces[-1][1]}")
    for start, end in pieces:
        if task.open is not None and not any(low <= start and end <= high for low, high in task.open):
            found.append(f"task {k} is done from {start} to {end}, out of its open times")
    return found
