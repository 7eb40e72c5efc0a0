"""Column generation: whole lines as columns of a linear program that holds what joins them, and a bound.

Barnhart et al., "Branch-and-price: column generation for solving huge integer programs" (Operations Research
46, 1998); for rosters Burke and Curtois, "New approaches to nurse rostering benchmark instances" (EJOR 237,
2014).
The bound is Lagrange's, in integers, so nothing rests on the linear program's tolerances.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import ceil
from random import Random
from time import perf_counter

import numpy as np

from solvers.engines.programs import Program, Relaxed
from solvers.linear import Linear
from solvers.roster.diagram import Diagram, Ints
from solvers.roster.lines import Parts
from solvers.rows import Variable

#: Duals and bounds are integers times this.
SCALE = 1_000_000
#: How much of the duals with the best bound is mixed into the next ones (Wentges' smoothing).
_SMOOTH = 0.5
_TINY = 1e-6
#: A line whose column has this part of it is fixed together with others in a dive.
_SURE = 0.8
#: Rounds of pricing after each fixing of a dive.
_ROUNDS = 8


@dataclass(frozen=True, slots=True)
class Column:
    """A whole line: the choices of a path."""

    line: int
    choices: tuple[int, ...]


class Generation:
    """The columns so far, their linear program, and the best bound with the duals that prove it."""

    def __init__(
        self, parts: Parts, diagrams: Sequence[Diagram], variables: Sequence[Variable], minimise: Linear
    ) -> None:
        self.parts, self.diagrams = parts, diagrams
        self.frees = Frees(parts, variables, minimise)
        self.columns: dict[Column, int] = {}
        self.constant = minimise.constant
        self._high = np.array([band.high for band in parts.shared], np.int64)
        self._tied = np.array([band.low is not None for band in parts.shared], bool)
        self.duals = np.zeros(len(parts.shared), np.int64)
        self._program = Program()
        self._slack: list[int] = []
        self._lay_out(10 * max((abs(c) for _, c in minimise.terms), default=1))
        self.least, self._bound = self._priced(self.duals)

    def _lay_out(self, worst: int) -> None:
        """Rows, slack where nothing fits yet, and the variables of no line."""
        for band in self.parts.shared:
            self._program.row(band.low, band.high)
        for _ in self.diagrams:
            self._program.row(1, 1)
        for row, tied in enumerate(self._tied):
            for sign in (-1, 1) if tied else (-1,):
                self._slack.append(self._program.column(0, float("inf"), worst, [(row, sign)]))
        for low, high, cost, entries in self.frees.each():
            self._program.column(low, high, cost, entries)

    @property
    def bound(self) -> int:
        """What no point can cost less than."""
        return -(-self._bound // SCALE)

    @property
    def exact_bound(self) -> int:
        """The same before rounding up, times SCALE."""
        return self._bound

    def add(self, line: int, choices: tuple[int, ...]) -> bool:
        """Whether the column is new."""
        column, diagram = Column(line, choices), self.diagrams[line]
        if column in self.columns:
            return False
        entries = [*diagram.adds(choices).items(), (len(self.parts.shared) + line, 1)]
        number = self._program.column(0, float("inf"), diagram.own_cost(choices), entries)
        self.columns[column] = number
        return True

    def learn(self, values: Mapping[int, int]) -> None:
        """Adds the lines of a point."""
        for line, diagram in enumerate(self.diagrams):
            if (choices := diagram.path_of(values)) is not None:
                self.add(line, choices)

    def converge(self, deadline: float) -> Relaxed | None:
        """Prices until no column is missing, the bound cannot rise or time is up; the last program solved."""
        relaxed = None
        while perf_counter() < deadline and (relaxed := self._program.relaxed()) is not None:
            duals = self._duals(relaxed)
            mixed = np.rint(_SMOOTH * self.duals + (1 - _SMOOTH) * duals).astype(np.int64)
            if not (self._price(mixed) or self._price(duals)) or self._closed(relaxed):
                return relaxed
        return relaxed

    def _closed(self, relaxed: Relaxed) -> bool:
        return self.bound >= ceil(relaxed.cost + self.constant - 1e-3) and not self._short(relaxed)

    def _short(self, relaxed: Relaxed) -> bool:
        return any(relaxed.values[slack] > _TINY for slack in self._slack)

    def _duals(self, relaxed: Relaxed) -> Ints:
        duals = np.rint(np.array(relaxed.duals[: len(self._tied)]) * SCALE).astype(np.int64)
        return np.where(self._tied, duals, np.minimum(duals, 0))

    def _price(self, duals: Ints) -> bool:
        """Adds the cheapest line of each person; whether any is new. Keeps the best bound."""
        paths = [diagram.cheapest(diagram.costs(duals, SCALE)) for diagram in self.diagrams]
        bound = self._lagrange(duals, [path.cost for path in paths])
        if bound > self._bound:
            self._bound, self.duals, self.least = bound, duals, [path.cost for path in paths]
        return sum(self.add(line, path.choices) for line, path in enumerate(paths)) > 0

    def _priced(self, duals: Ints) -> tuple[list[int], int]:
        paths = [diagram.cheapest(diagram.costs(duals, SCALE)) for diagram in self.diagrams]
        for line, path in enumerate(paths):
            self.add(line, path.choices)
        least = [path.cost for path in paths]
        return least, self._lagrange(duals, least)

    def _lagrange(self, duals: Ints, least: Iterable[int]) -> int:
        """The bound, times SCALE, that ``duals`` prove where ``least`` are the lines' least reduced costs."""
        return self.constant * SCALE + int(duals @ self._high) + self.frees.least(duals) + sum(least)

    def dive(self, deadline: float, below: float, random: Random) -> dict[int, int] | None:
        """Fixes line after line by its part in the linear program, pricing the others anew in between.

        The values of all lines' variables, or None where that costs ``below`` or more, breaks a shared band
        or takes too long.
        """
        fixed: dict[int, Column] = {}
        try:
            while perf_counter() < deadline:
                relaxed = self._settle(fixed, deadline)
                if relaxed is None or relaxed.cost + self.constant > below - 1 + _TINY:
                    return None
                if len(fixed) == len(self.diagrams):
                    return None if self._short(relaxed) else self._values(fixed.values())
                for column in self._surest(relaxed, fixed, random):
                    fixed[column.line] = column
                    self._program.at_least(self.columns[column], 1)
            return None
        finally:
            for column in fixed.values():
                self._program.at_least(self.columns[column], 0)

    def _settle(self, fixed: Mapping[int, Column], deadline: float) -> Relaxed | None:
        """Some rounds of pricing for the lines not fixed."""
        relaxed = self._program.relaxed()
        for _ in range(_ROUNDS):
            if relaxed is None or perf_counter() > deadline:
                break
            duals, new = self._duals(relaxed), False
            for line, diagram in enumerate(self.diagrams):
                if line not in fixed:
                    new |= self.add(line, diagram.cheapest(diagram.costs(duals, SCALE)).choices)
            if not new:
                break
            relaxed = self._program.relaxed()
        return relaxed

    def _surest(self, relaxed: Relaxed, fixed: Mapping[int, Column], random: Random) -> list[Column]:
        """The columns to fix next: all that are nearly whole, else one with a large part."""
        parts = {c: relaxed.values[number] for c, number in self.columns.items() if c.line not in fixed}
        sure = [column for column, part in parts.items() if part >= _SURE]
        if sure:
            return sure
        return [max(parts, key=lambda column: parts[column] * random.uniform(0.7, 1.0))]

    def _values(self, columns: Iterable[Column]) -> dict[int, int]:
        found: dict[int, int] = {}
        for column in columns:
            found |= self.diagrams[column.line].values(column.choices)
        return found


class Frees:
    """The variables of no line: bounds, costs and what they add to the shared bands."""

    def __init__(self, parts: Parts, variables: Sequence[Variable], minimise: Linear) -> None:
        number = {key: at for at, key in enumerate(parts.free)}
        costs = dict(minimise.terms)
        self.low = np.array([variables[key].low for key in parts.free], np.int64)
        self.high = np.array([variables[key].high for key in parts.free], np.int64)
        self.cost = np.array([costs.get(key, 0) for key in parts.free], np.int64)
        found = [
            (number[key], at, coefficient)
            for at, band in enumerate(parts.shared)
            for key, coefficient in band.terms
            if key in number
        ]
        self._who, self._at, self._adds = np.array(found, np.int64).reshape(-1, 3).T

    def each(self) -> Iterator[tuple[int, int, int, list[tuple[int, int]]]]:
        """Bounds, cost and entries by shared band."""
        for number in range(len(self.low)):
            mine = self._who == number
            entries = list(zip(self._at[mine].tolist(), self._adds[mine].tolist(), strict=True))
            yield int(self.low[number]), int(self.high[number]), int(self.cost[number]), entries

    def least(self, duals: Ints) -> int:
        """Their least reduced cost."""
        reduced = self.cost * SCALE
        np.subtract.at(reduced, self._who, self._adds * duals[self._at])
        return int(np.minimum(reduced * self.low, reduced * self.high).sum())
