"""Global constraints of a ``rows.Model``: what no linear row says well (intervals, resources, tours).

They stand beside the rows, over the same variables, so that goals, guards, hints and conflicts work on
all of a model alike. An engine that cannot take them says so in its ``features``. Each one can judge a
point in integers: the check of a solver's point does not rest on the solver.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Protocol

from solvers.linear import Linear

Values = Mapping[int, int]


def fixed(number: int) -> Linear:
    """A constant, where an interval takes an expression."""
    return Linear((), number)


def of(variable: int, coefficient: int = 1, constant: int = 0) -> Linear:
    """coefficient · variable + constant."""
    return Linear(((variable, coefficient),), constant)


class Global(Protocol):
    """A constraint that can judge a point."""

    def broken(self, values: Values) -> str | None:
        """What is wrong at ``values`` (by variable index); None if the constraint holds."""
        ...


@dataclass(frozen=True, slots=True)
class Interval:
    """start + size = end, with size ≥ 0, if ``present`` (a literal; None: always) is 1.

    Each of the three is an expression over at most one variable (``of``, ``fixed``).
    """

    start: Linear
    size: Linear
    end: Linear
    present: int | None = None

    def there(self, values: Values) -> bool:
        return self.present is None or values[self.present] == 1

    def span(self, values: Values) -> tuple[int, int]:
        """[start, end) at a point."""
        return self.start.value(values), self.end.value(values)

    def broken(self, values: Values) -> str | None:
        if not self.there(values):
            return None
        (start, end), size = self.span(values), self.size.value(values)
        return None if size >= 0 and start + size == end else f"an interval {start} + {size} ends at {end}"


@dataclass(frozen=True, slots=True)
class NoOverlap:
    """No two of the present intervals overlap."""

    intervals: tuple[Interval, ...]

    def broken(self, values: Values) -> str | None:
        spans = sorted(each.span(values) for each in self.intervals if each.there(values))
        for (start, end), (after, _) in pairwise(spans):
            if after < end:
                return f"the interval from {start} to {end} overlaps the one from {after}"
        return next((found for each in self.intervals if (found := each.broken(values))), None)


@dataclass(frozen=True, slots=True)
class Cumulative:
    """At every moment the demands of the present intervals add up to ``capacity`` at most."""

    intervals: tuple[Interval, ...]
    demands: tuple[Linear, ...]
    capacity: int

    def broken(self, values: Values) -> str | None:
        changes: list[tuple[int, int]] = []
        for interval, demand in zip(self.intervals, self.demands, strict=True):
            if interval.there(values):
                (start, end), need = interval.span(values), demand.value(values)
                changes += [(start, need), (end, -need)] if end > start else []
        level = 0
        for moment, change in sorted(changes):  # at one moment what ends frees before what begins takes
            level += change
            if level > self.capacity:
                return f"{level} of {self.capacity} are in use at {moment}"
        return next((found for each in self.intervals if (found := each.broken(values))), None)


@dataclass(frozen=True, slots=True)
class Circuit:
    """The literals that are 1 form one tour: each node has one arc in and one out, and all arcs but
    loops make a single round. An arc is (tail, head, literal); a loop (n, n, literal) skips the node."""

    arcs: tuple[tuple[int, int, int], ...]

    def broken(self, values: Values) -> str | None:
        nodes = {node for tail, head, _ in self.arcs for node in (tail, head)}
        taken = [(tail, head) for tail, head, literal in self.arcs if values[literal] == 1]
        follow = dict(taken)
        if len(taken) != len(nodes) or follow.keys() != nodes or set(follow.values()) != nodes:
            return "the arcs of a circuit do not leave and reach each node once"
        visited = [node for node in nodes if follow[node] != node]
        if not visited:
            return None
        round_trip = sum(1 for _ in _around(follow, visited[0]))
        return None if round_trip == len(visited) else "a circuit falls into several rounds"


def _around(follow: Mapping[int, int], first: int) -> Iterator[int]:
    node = first
    while True:
        yield node
        node = follow[node]
        if node == first:
            return
