# ortools is only partly typed, so what it returns is unknown to a strict checker.
# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false, reportUnknownArgumentType=false
"""Linear programs that grow by columns (GLOP), and the same with whole variables (HiGHS), through MathOpt."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import timedelta
from math import inf, isfinite

from ortools.math_opt.python import mathopt

from solvers.backend import SolverFailed

_Reason = mathopt.TerminationReason


@dataclass(frozen=True, slots=True)
class Relaxed:
    """A solved linear program: its cost, values by column, duals by row."""

    cost: float
    values: list[float]
    duals: list[float]


@dataclass(frozen=True, slots=True)
class Whole:
    """What a mixed-integer search found: values by column (None: nothing), and the bound, inf where there is
    no point at all. Both only as exact as floats are."""

    values: list[float] | None
    bound: float


@dataclass(slots=True)
class Program:
    """Minimise Σ cost · column; rows are made first, columns at any time."""

    _model: mathopt.Model = field(default_factory=mathopt.Model)
    _rows: list[mathopt.LinearConstraint] = field(default_factory=list[mathopt.LinearConstraint])
    _columns: list[mathopt.Variable] = field(default_factory=list[mathopt.Variable])
    _solver: mathopt.IncrementalSolver | None = None

    def row(self, low: float | None, high: float | None) -> int:
        self._rows.append(
            self._model.add_linear_constraint(
                lb=-inf if low is None else low, ub=inf if high is None else high
            )
        )
        return len(self._rows) - 1

    def column(
        self, low: float, high: float, cost: float, entries: Iterable[tuple[int, float]], whole: bool = False
    ) -> int:
        """A new column; ``entries`` are (row, coefficient), each row once."""
        column = self._model.add_variable(lb=low, ub=high, is_integer=whole)
        if cost:
            self._model.objective.set_linear_coefficient(column, cost)
        for row, coefficient in entries:
            self._rows[row].set_coefficient(column, coefficient)
        self._columns.append(column)
        return len(self._columns) - 1

    def at_least(self, column: int, low: float) -> None:
        self._columns[column].lower_bound = low

    def relaxed(self) -> Relaxed | None:
        """The program solved, from its last basis; None where it has no point."""
        if self._solver is None:
            self._solver = mathopt.IncrementalSolver(self._model, mathopt.SolverType.GLOP)
        found = self._solver.solve()
        if found.termination.reason is not _Reason.OPTIMAL:
            return None
        values, duals = found.variable_values(), found.dual_values()
        return Relaxed(
            found.objective_value(),
            [values[column] for column in self._columns],
            [duals[row] for row in self._rows],
        )

    def whole(self, seconds: float) -> Whole:
        """The best point with whole variables found within ``seconds``, to within less than 1."""
        parameters = mathopt.SolveParameters(
            time_limit=timedelta(seconds=max(seconds, 0.01)), relative_gap_tolerance=0.0,
            absolute_gap_tolerance=0.99,
        )  # fmt: skip
        found = mathopt.solve(self._model, mathopt.SolverType.HIGHS, params=parameters)
        reason = found.termination.reason
        if reason in (_Reason.INFEASIBLE, _Reason.INFEASIBLE_OR_UNBOUNDED):
            return Whole(None, inf)
        if reason not in (_Reason.OPTIMAL, _Reason.FEASIBLE, _Reason.NO_SOLUTION_FOUND):
            raise SolverFailed(f"HiGHS ended with {reason.name}: {found.termination.detail}")
        bound = found.termination.objective_bounds.dual_bound
        bound = bound if isfinite(bound) else -inf
        if reason is _Reason.NO_SOLUTION_FOUND:
            return Whole(None, bound)
        values = found.variable_values()
        return Whole([values[column] for column in self._columns], bound)
