"""Orders of a tour by a dynamic program over sets of cities, without a solver: the first one in the order in
which the cities were named, and how many there are.

Held and Karp, "A dynamic programming approach to sequencing problems" (SIAM J. 10, 1962): what is left to do
depends on the set that is done, the last city and the day alone.
"""

from __future__ import annotations

from collections.abc import Iterator

from solvers.tour.problem import Problem

#: (city, first day, last day)
Stop = tuple[int, int, int]


class Orders:
    """All orders of one problem."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        self.everything = (1 << len(problem.stays)) - 1
        self._counts: dict[tuple[int, int, int], int] = {}

    def count(self) -> int:
        """How many plans (order and lengths) there are, exactly."""
        return sum(self._rest(1 << city, city, leave) for city, _, leave in self._openings())

    def first(self) -> list[Stop] | None:
        """The plan that comes first if at each step the city named earliest is tried first; None if none."""
        for city, arrive, leave in self._openings():
            if self._rest(1 << city, city, leave):
                return self._follow([(city, arrive, leave)])
        return None

    def _openings(self) -> Iterator[Stop]:
        problem = self.problem
        for city in range(len(problem.stays)):
            if problem.first in (None, city):
                yield from self._stays(city, 1, 1 << city)

    def _stays(self, city: int, arrive: int, done: int) -> Iterator[Stop]:
        """Stays in ``city`` from day ``arrive``; the last one of all ends with the tour."""
        problem, closing = self.problem, done == self.everything
        if problem.last is not None and (city == problem.last) != closing:
            return
        for size in problem.stays[city]:
            leave = arrive + size - 1
            if problem.fits(city, arrive, leave) and (not closing or leave == problem.days):
                yield city, arrive, leave

    def _rest(self, done: int, last: int, day: int) -> int:
        """How many ways there are to go on from ``last`` on ``day``."""
        if done == self.everything:
            return 1
        key = done, last, day
        if key not in self._counts:
            self._counts[key] = (
                0
                if self._late(done, day)
                else sum(
                    self._rest(done | 1 << city, city, leave)
                    for city, _, leave in self._next(done, last, day)
                )
            )
        return self._counts[key]

    def _late(self, done: int, day: int) -> bool:
        """Whether a city that is still to come must have been reached before ``day``, or days run out."""
        problem, least = self.problem, day
        for city, sizes in enumerate(problem.stays):
            if done >> city & 1:
                continue
            least += min(sizes, default=problem.days + 1) - 1
            if any(first < day for first, _ in problem.covers[city]):
                return True
        return least > problem.days

    def _next(self, done: int, last: int, day: int) -> Iterator[Stop]:
        for city in self.problem.after[last]:
            if not done >> city & 1:
                yield from self._stays(city, day, done | 1 << city)

    def _follow(self, stops: list[Stop]) -> list[Stop]:
        done = 1 << stops[0][0]
        while done != self.everything:
            last, _, day = stops[-1]
            city, arrive, leave = next(
                stop
                for stop in self._next(done, last, day)
                if self._rest(done | 1 << stop[0], stop[0], stop[2])
            )
            stops.append((city, arrive, leave))
            done |= 1 << city
        return stops
