"""A visits problem in integers, and the earliest schedule of one route in a given order.

Vansteenwegen, Souffriau, Van Oudheusden, "The orienteering problem: A survey" (EJOR 209, 2011): the team
orienteering problem with time windows; here windows bound the start of a visit, travel need not be
symmetric, and a route may hold a pause. Times are minutes (or any finer grid) from one common zero.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

#: A travel time that nobody can take: there is no way.
NO_WAY = 1 << 40


@dataclass(frozen=True, slots=True)
class Visit:
    """A visit of ``size`` time units at ``place`` that starts in one of ``starts`` (closed intervals, sorted,
    apart). ``score`` is what it is worth; ``must`` asks that it takes place; ``routes`` limits who may
    make it (None: any)."""

    place: int
    size: int
    starts: tuple[tuple[int, int], ...]
    score: int = 1
    must: bool = False
    routes: frozenset[int] | None = None


@dataclass(frozen=True, slots=True)
class Pause:
    """``size`` time units in which nobody travels or visits, begun between ``earliest`` and ``latest``."""

    earliest: int
    latest: int
    size: int


@dataclass(frozen=True, slots=True)
class Route:
    """One traveller's day: from place ``origin`` not before ``leave``; everything done (and ``end`` reached,
    where there is one) by ``back``. A route without a visit goes nowhere, and has no pause."""

    origin: int
    leave: int
    back: int
    end: int | None = None
    pause: Pause | None = None


@dataclass(frozen=True, slots=True)
class Problem:
    """``travel[a][b]`` is the time from place a to place b, ``NO_WAY`` where there is none."""

    visits: tuple[Visit, ...]
    routes: tuple[Route, ...]
    travel: tuple[tuple[int, ...], ...]

    def home(self, route: Route, place: int) -> int:
        """The time from a place to the route's end, 0 if the route may end anywhere."""
        return 0 if route.end is None else self.travel[place][route.end]

    def may(self, route: int, visit: int) -> bool:
        allowed = self.visits[visit].routes
        return allowed is None or route in allowed

    @property
    def total(self) -> int:
        """What all visits together are worth."""
        return sum(visit.score for visit in self.visits)


@dataclass(frozen=True, slots=True)
class Tour:
    """What one route does: visits with their starts, in order, when it is done, and when its pause begins
    (None: no pause asked)."""

    route: int
    stops: tuple[tuple[int, int], ...]
    done: int
    pause: int | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """Tours of all routes that do something, what they are worth and what no plan can beat; ``proved`` if
    both are equal. ``tours`` is None where there is no plan (``proved``: there can be none)."""

    tours: tuple[Tour, ...] | None
    score: int
    bound: int
    proved: bool


def first_start(starts: Sequence[tuple[int, int]], ready: int) -> int | None:
    """The earliest allowed start at or after ``ready``."""
    for low, high in starts:
        if ready <= high:
            return max(ready, low)
    return None


#: (when free, start of the pause or None while it is still to come)
Label = tuple[int, int | None]


def departures(free: Label, pause: Pause | None, travel: int) -> list[Label]:
    """When one can be at the next place, without a pause on the way and with it where one is to come.

    A pause after the way is never worse than before it, where it can still begin in its window.
    """
    at, paused = free
    found: list[Label] = [(at + travel, paused)]
    if pause is not None and paused is None:
        after = max(at + travel, pause.earliest)
        before = max(at, pause.earliest)
        if after <= pause.latest:
            found.append((after + pause.size, after))
        elif before <= pause.latest:
            found.append((before + pause.size + travel, before))
    return found


def schedule(problem: Problem, index: int, order: Sequence[int]) -> Tour | None:
    """The tour of route ``index`` in this order that is done earliest; None if the order cannot be kept."""
    route = problem.routes[index]
    if not order:
        return Tour(index, (), route.leave)
    labels: list[tuple[Label, tuple[tuple[int, int], ...]]] = [((route.leave, None), ())]
    place = route.origin
    for visit in order:
        wanted = problem.visits[visit]
        way = problem.travel[place][wanted.place]
        following: list[tuple[Label, tuple[tuple[int, int], ...]]] = []
        for free, stops in labels:
            for ready, paused in departures(free, route.pause, way):
                start = first_start(wanted.starts, ready)
                if start is not None and start + wanted.size <= route.back:
                    following.append(((start + wanted.size, paused), (*stops, (visit, start))))
        labels, place = following, wanted.place
    ends: list[Tour] = []
    for free, stops in labels:
        end = finish(problem, route, free, place)
        if end is not None:
            ends.append(Tour(index, stops, *end))
    return min(ends, key=lambda tour: tour.done, default=None)


def finish(problem: Problem, route: Route, free: Label, place: int) -> tuple[int, int | None] | None:
    """When a route that is free at ``place`` is done, and when its pause begins; None if it is late. After
    the route's end time is free, so a pause may follow it."""
    at, paused = free
    home = problem.home(route, place)
    done = at + home
    if route.pause is not None and paused is None:
        paused = max(done, route.pause.earliest)
        if paused > route.pause.latest:
            paused = max(at, route.pause.earliest)
            if paused > route.pause.latest:
                return None
            done = paused + route.pause.size + home
    return (done, paused) if done <= route.back else None
