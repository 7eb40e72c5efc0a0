# ortools is only partly typed, so what it returns is unknown to a strict checker.
# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false, reportUnknownArgumentType=false
"""Column generation: whole lines as columns of a linear program that holds what joins them, and a bound.

Barnhart et al., "Branch-and-price: column generation for solving huge integer programs" (Operations Research 46,
1998); for rosters Burke and Curtois, "New approaches to nurse rostering benchmark instances" (EJOR 237, 2014).
The bound is Lagrange's, in integers, so nothing rests on the linear program's tolerances.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from ortools.math_opt.python import mathopt

from solvers.linear import Linear
from solvers.roster.diagram import Diagram, Ints
from solvers.roster.lines import Parts
from solvers.rows import Variable

SCALE = 1_000_000
_TINY = 1e-6


@dataclass(frozen=True, slots=True)
class Column:
    """A whole line: its own cost and what it adds to the shared bands."""

    line: int
    choices: tuple[int, ...]
    cost: int
    adds: dict[int, int]


@dataclass(frozen=True, slots=True)
class Relaxed:
    """A solved linear program: duals times ``SCALE`` of the shared bands and the lines, and the columns' parts."""

    cost: float
    duals: Ints
    of_line: Ints
    parts: list[float]
    short: bool


class Master:
    """The linear program over the columns so far."""

    def __init__(self, parts: Parts, diagrams: Sequence[Diagram], variables: Sequence[Variable], minimise: Linear):
        self.diagrams = diagrams
        self.columns: list[Column] = []
        self.seen: set[tuple[int, tuple[int, ...]]] = set()
        self._frees = _Frees(parts, variables, minimise)
        self._high = np.array([band.high for band in parts.shared], np.int64)
        self._tied = np.array([band.low is not None for band in parts.shared], bool)
        self.constant = minimise.constant
        self._program = program = mathopt.Model(name="lines")
        worst = 10 * max((abs(c) for _, c in minimise.terms), default=1)
        self._bands = [
            program.add_linear_constraint(lb=band.high if band.low is not None else -np.inf, ub=band.high)
            for band in parts.shared
        ]
        self._lines = [program.add_linear_constraint(lb=1, ub=1) for _ in diagrams]
        self._slack: list[mathopt.Variable] = []
        for row, tied in zip(self._bands, self._tied, strict=True):
            for sign in (-1, 1) if tied else (-1,):
                self._slack.append(slack := program.add_variable(lb=0))
                row.set_coefficient(slack, sign)
                program.objective.set_linear_coefficient(slack, worst)
        for low, high, cost, at, adds in self._frees.each():
            free = program.add_variable(lb=low, ub=high)
            program.objective.set_linear_coefficient(free, cost)
            for row, add in zip(at, adds, strict=True):
                self._bands[row].set_coefficient(free, add)
        self.parts: list[mathopt.Variable] = []
        self._solver = mathopt.IncrementalSolver(program, mathopt.SolverType.GLOP)

    def add(self, line: int, choices: tuple[int, ...]) -> bool:
        """Whether the column is new."""
        if (line, choices) in self.seen:
            return False
        self.seen.add((line, choices))
        diagram = self.diagrams[line]
        column = Column(line, choices, diagram.own_cost(choices), diagram.adds(choices))
        self.columns.append(column)
        part = self._program.add_variable(lb=0)
        self._program.objective.set_linear_coefficient(part, column.cost)
        self._lines[line].set_coefficient(part, 1)
        for at, value in column.adds.items():
            self._bands[at].set_coefficient(part, value)
        self.parts.append(part)
        return True

    def solve(self) -> Relaxed:
        found = self._solver.solve()
        duals, values = found.dual_values(), found.variable_values()
        rounded = np.rint(np.array([duals[row] for row in self._bands]) * SCALE).astype(np.int64)
        return Relaxed(
            found.objective_value() + self.constant,
            np.where(self._tied, rounded, np.minimum(rounded, 0)),
            np.rint(np.array([duals[row] for row in self._lines]) * SCALE).astype(np.int64),
            [values[part] for part in self.parts],
            any(values[slack] > _TINY for slack in self._slack),
        )

    def lagrange(self, duals: Ints, least: Sequence[int]) -> int:
        """The bound, times SCALE, that ``duals`` prove where ``least`` are the lines' least reduced costs."""
        return self.constant * SCALE + int(duals @ self._high) + self._frees.least(duals) + sum(least)


class _Frees:
    """The variables of no line."""

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
        self.who, self.at, self.adds = np.array(found, np.int64).reshape(-1, 3).T

    def each(self):
        for number in range(len(self.low)):
            mine = self.who == number
            yield self.low[number], self.high[number], self.cost[number], self.at[mine], self.adds[mine]

    def least(self, duals: Ints) -> int:
        reduced = self.cost * SCALE
        np.subtract.at(reduced, self.who, self.adds * duals[self.at])
        return int(np.minimum(reduced * self.low, reduced * self.high).sum())
