"""Serial schedule generation with priority rules and justification: a good first schedule, in no time.

Kolisch and Hartmann, "Heuristic algorithms for the resource-constrained project scheduling problem" (1999);
Valls, Ballestín and Quintanilla, "Justification and RCPSP" (EJOR 165, 2005).
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace
from heapq import heappop, heappush
from itertools import count
from random import Random
from time import perf_counter

from solvers.tasks.problem import Problem, Schedule, Span, Task, faults
from solvers.tasks.windows import Windows, lower_bound, windows

Move = tuple[int, int]
#: How far an order is disturbed, as a part of the makespan (of 2, 5 and 10 % the best on 300 tasks).
_NEAR = 0.02


class _Profile:
    """What is in use of one resource, as sorted breakpoints and levels from each to the next."""

    def __init__(self, capacity: int) -> None:
        self.capacity = capacity
        self.times, self.levels = [0], [0]

    def add(self, start: int, end: int, amount: int) -> None:
        first, last = self._cut(start), self._cut(end)
        for k in range(first, last):
            self.levels[k] += amount

    def _cut(self, moment: int) -> int:

        k = bisect_right(self.times, moment) - 1
        if self.times[k] == moment:
            return k
        self.times.insert(k + 1, moment)
        self.levels.insert(k + 1, self.levels[k])
        return k + 1

    def busy(self, start: int, end: int, amount: int) -> int | None:
        """When the last stretch of [start, end) that leaves less than ``amount`` ends; None: all do."""
        stop = bisect_left(self.times, end)
        for k in range(stop - 1, bisect_right(self.times, start) - 2, -1):
            if self.levels[k] + amount > self.capacity:
                return self.times[k + 1] if k + 1 < len(self.times) else end
        return None

    def free(self, start: int, end: int, amount: int) -> list[Span]:
        """The stretches of [start, end) that leave ``amount``."""

        found: list[Span] = []
        k = bisect_right(self.times, start) - 1
        while k < len(self.times) and self.times[k] < end:
            low = max(start, self.times[k])
            high = min(end, self.times[k + 1]) if k + 1 < len(self.times) else end
            if self.levels[k] + amount <= self.capacity and low < high:
                if found and found[-1][1] == low:
                    found[-1] = found[-1][0], high
                else:
                    found.append((low, high))
            k += 1
        return found


class _Builder:
    """One schedule, task by task."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        self.profiles = [_Profile(capacity) for capacity in problem.capacities]
        self.pieces: list[tuple[Span, ...]] = [()] * len(problem.tasks)
        self.modes = [0] * len(problem.tasks)

    def place(self, k: int) -> bool:
        """Put the task where it ends first; False where nothing is left for it."""
        task = self.problem.tasks[k]
        ready, last = task.release, self.problem.horizon if task.deadline is None else task.deadline
        for link in self.problem.before[k]:
            if self.pieces[link.before]:
                end = self.pieces[link.before][-1][1]
                ready = max(ready, end + link.lag)
                # a greatest lag binds the start alone, which is checked on what was found
        best: tuple[int, tuple[Span, ...], int] | None = None
        for mode in self.problem.possible(k):
            found = self._pieces(task, mode, ready, min(last, self.problem.horizon))
            if found is not None and (best is None or found[-1][1] < best[0]):
                best = found[-1][1], found, mode
        if best is None or not self._near(k, best[1][0][0]):
            return False
        self.pieces[k], self.modes[k] = best[1], best[2]
        for resource, amount in task.modes[best[2]].demands:
            for start, end in best[1]:
                if end > start:
                    self.profiles[resource].add(start, end, amount)
        return True

    def _near(self, k: int, start: int) -> bool:
        return all(
            link.most is None
            or not self.pieces[link.before]
            or start - self.pieces[link.before][-1][1] <= link.most
            for link in self.problem.before[k]
        )

    def _pieces(self, task: Task, mode: int, ready: int, last: int) -> tuple[Span, ...] | None:
        size, demands = task.modes[mode].size, task.modes[mode].demands
        if size == 0:
            opens = task.open or ((0, self.problem.horizon),)
            start = next((max(ready, low) for low, high in opens if max(ready, low) <= high), None)
            return None if start is None or start > last else ((start, start),)
        if task.open is None and not task.split:
            start = self._first(ready, size, demands)
            return ((start, start + size),) if start + size <= last else None
        done: list[Span] = []
        left = size
        for low, high in task.open or ((0, last),):
            if high <= ready:
                continue
            for a, b in self._gaps(max(low, ready), min(high, last), demands):
                if not task.split:
                    if b - a >= size:
                        return ((a, a + size),)
                    continue
                took = _portion(b - a, left, min(task.piece, size))
                if took:
                    done.append((a, a + took))
                    left -= took
                    if not left:
                        return tuple(done)
                    break  # one piece a stretch
        return None

    def _first(self, ready: int, size: int, demands: Sequence[Move]) -> int:
        start = ready
        while True:
            clash = [self.profiles[r].busy(start, start + size, amount) for r, amount in demands]
            later = max((end for end in clash if end is not None), default=None)
            if later is None:
                return start
            start = later

    def _gaps(self, low: int, high: int, demands: Sequence[Move]) -> list[Span]:
        found = [(low, high)] if low < high else []
        for resource, amount in demands:
            found = [part for a, b in found for part in self.profiles[resource].free(a, b, amount)]
        return found

    def schedule(self) -> Schedule:
        return Schedule(tuple(self.pieces), tuple(self.modes))


def _portion(room: int, left: int, piece: int) -> int:
    """How much of what is left goes into a stretch so that no piece gets too short; 0 if none does."""
    took = min(room, left)
    if 0 < left - took < piece:
        took = left - piece
    return took if took >= piece else 0


def serial(problem: Problem, keys: Sequence[float]) -> Schedule | None:
    """The tasks one by one, of those whose turn it is the one with the least key, each as early as it can be
    done. None where a task that must be done found no place."""

    builder = _Builder(problem)
    waits = [len(links) for links in problem.before]
    heap: list[tuple[float, int]] = []
    for k, wait in enumerate(waits):
        if not wait:
            heappush(heap, (keys[k], k))
    while heap:
        _, k = heappop(heap)
        if not builder.place(k) and problem.tasks[k].must:
            return None
        for link in problem.after[k]:
            waits[link.after] -= 1
            if not waits[link.after]:
                heappush(heap, (keys[link.after], link.after))
    return builder.schedule()


def first_schedule(problem: Problem, tries: int = 4, seed: int = 0) -> Schedule | None:
    """The best of some serial schedules by latest start, each justified forwards and back; stops at the
    lower bound. None where none was found, which proves nothing."""
    found, bound = windows(problem), lower_bound(problem)
    random = Random(seed)
    best: Schedule | None = None
    latest = latest_starts(problem, found)
    for turn in range(tries):
        spread = 0.0 if turn == 0 else 0.3 * max(problem.horizon - min(latest, default=0), 1) / 2
        keys = [when + (random.uniform(0, spread) if turn else 0.0) for when in latest]
        made = serial(problem, keys)
        made = made and _justified(problem, made)
        if made is not None and (best is None or _rank(made) < _rank(best)):
            best = made
            if best.makespan <= bound and all(best.pieces):
                break
    return best


def improved(problem: Problem, schedule: Schedule, bound: int, seconds: float, seed: int = 0) -> Schedule:
    """The best of the serial schedules in orders near to that of ``schedule`` that ``seconds`` leave time for
    (an iterated local search); at once where ``bound`` is reached."""
    end, random, best = perf_counter() + seconds, Random(seed), schedule
    latest = latest_starts(problem, windows(problem))
    for turn in count(1):
        if perf_counter() >= end or best.makespan <= bound or not all(best.pieces):
            return best
        spread = _NEAR * best.makespan
        base = [best.start(k) for k in range(len(latest))] if turn % 4 else latest
        made = serial(problem, [when + random.uniform(-spread, spread) for when in base])
        made = made and _justified(problem, made)
        if made is not None and _rank(made) <= _rank(best):
            best = made
    return best


def _rank(schedule: Schedule) -> tuple[int, int]:
    return sum(not pieces for pieces in schedule.pieces), schedule.makespan


def latest_starts(problem: Problem, found: Windows) -> list[float]:
    """The latest start of each task by its tail and the deadlines behind it."""
    longest = max((found.head[k] + t.least + found.tail[k] for k, t in enumerate(problem.tasks)), default=0)
    latest = [0.0] * len(problem.tasks)
    for k in reversed(problem.order):
        task = problem.tasks[k]
        due = float(longest - found.tail[k]) if task.deadline is None else float(task.deadline)
        for link in problem.after[k]:
            due = min(due, latest[link.after] - link.lag)
        latest[k] = due - task.least
    return latest


def _plain(problem: Problem) -> bool:
    """Whether turning time round gives a problem of the same kind."""
    return all(
        task.open is None and task.deadline is None and not task.release and not task.split
        for task in problem.tasks
    ) and all(link.most is None for link in problem.links)


def _justified(problem: Problem, schedule: Schedule) -> Schedule:
    """Everything as late as it can be, then as early again: never longer."""
    if not _plain(problem) or not all(schedule.pieces):
        return schedule

    fixed = tuple(
        replace(task, modes=(task.modes[mode],))
        for task, mode in zip(problem.tasks, schedule.modes, strict=True)
    )
    forward = replace(problem, tasks=fixed)
    back = tuple(replace(link, before=link.after, after=link.before) for link in problem.links)
    backward = replace(problem, tasks=fixed, links=back)
    turned = serial(backward, [-schedule.end(k) for k in range(len(fixed))])
    if turned is None:
        return schedule
    again = serial(forward, [-turned.end(k) for k in range(len(fixed))])
    if again is None or again.makespan > schedule.makespan:
        return schedule
    return replace(again, modes=schedule.modes)


def moved_up(problem: Problem, schedule: Schedule) -> Schedule:
    """The schedule with everything brought forward in its order, in the same modes; itself where that ends
    later, breaks more, or cannot be done so."""
    if not all(schedule.pieces):
        return schedule
    fixed = tuple(
        replace(task, modes=(task.modes[mode],))
        for task, mode in zip(problem.tasks, schedule.modes, strict=True)
    )
    changed = replace(problem, tasks=fixed)
    made = serial(changed, [schedule.start(k) for k in range(len(fixed))])
    if made is None or not all(made.pieces) or faults(changed, made):
        return schedule
    made = replace(made, modes=schedule.modes)
    more = sum(map(len, made.pieces)) > sum(map(len, schedule.pieces))
    return schedule if more or made.makespan > schedule.makespan else made
