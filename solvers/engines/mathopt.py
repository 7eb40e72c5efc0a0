# ortools is only partly typed, so what it returns is unknown to a strict checker.
# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false, reportUnknownArgumentType=false
"""The same rows as a mixed-integer program for HiGHS, which comes inside the ortools wheel (MathOpt).

Guards become big-M as for CBC. Every point is checked in integers; the bound is rounded up only as far as
whole objectives allow.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from math import ceil, isfinite

from ortools.math_opt.python import mathopt

from solvers.backend import SolverFailed, check, demand_taken
from solvers.engines.bigm import unguarded
from solvers.linear import Linear
from solvers.result import Proof, Result
from solvers.rows import Model
from solvers.status import SolveStatus

_INTEGRAL = 1e-4
#: How far a float bound may lie above the true one.
_SLACK = 1e-6

_Reason = mathopt.TerminationReason
_ENDED = {
    _Reason.OPTIMAL: SolveStatus.OPTIMAL,
    _Reason.FEASIBLE: SolveStatus.FEASIBLE,
    _Reason.INFEASIBLE: SolveStatus.INFEASIBLE,
    # every variable has bounds, so it is the first of the two
    _Reason.INFEASIBLE_OR_UNBOUNDED: SolveStatus.INFEASIBLE,
    _Reason.NO_SOLUTION_FOUND: SolveStatus.TIMED_OUT,
}


class Highs:
    """HiGHS through MathOpt: proves a bound at any time."""

    name = "highs"
    names_core = False
    features: frozenset[type] = frozenset()

    def solve(
        self,
        model: Model,
        minimise: Linear | None,
        time_limit: float,
        assume: Sequence[int] = (),
        hint: dict[int, int] | None = None,
    ) -> Result:
        demand_taken(self, model)
        built = _Built(model, minimise, frozenset(assume))
        parameters = mathopt.SolveParameters(
            time_limit=timedelta(seconds=max(time_limit, 0.01)), relative_gap_tolerance=0.0,
            absolute_gap_tolerance=0.0,
        )  # fmt: skip
        found = mathopt.solve(
            built.program, mathopt.SolverType.HIGHS, params=parameters, model_params=built.hinted(hint)
        )
        reason = found.termination.reason
        if reason not in _ENDED:
            raise SolverFailed(f"HiGHS ended with {reason.name}: {found.termination.detail}")
        status = _ENDED[reason]
        if not status.has_solution:
            return Result(status)
        values = built.values(found.variable_values())
        check(model, values, assume)
        if minimise is None:
            return Result(status, values)
        objective = minimise.value(values)
        bound = _bound(found.termination.objective_bounds.dual_bound)
        if status is SolveStatus.OPTIMAL and bound is not None and bound < objective:
            status = SolveStatus.FEASIBLE  # proved up to a tolerance is not proved
        if bound is not None and bound >= objective:
            status, bound = SolveStatus.OPTIMAL, objective
        return Result(status, values, (Proof(status, objective, bound),))


class _Built:
    """The model as MathOpt's, with its variables in the model's order."""

    def __init__(self, model: Model, minimise: Linear | None, fixed: frozenset[int]) -> None:
        self.program = mathopt.Model(name="rows")
        self.variables = [
            self.program.add_integer_variable(lb=1 if i in fixed else v.low, ub=v.high, name=f"v{i}")
            for i, v in enumerate(model.variables)
        ]
        for row in model.equalities:
            line = self.program.add_linear_constraint(lb=row.right, ub=row.right)
            self._fill(line, row.terms)
        for row in model.rows:
            terms, right = unguarded(model, row)
            line = self.program.add_linear_constraint(ub=right)
            self._fill(line, terms)
        if minimise is not None:
            for index, coefficient in minimise.terms:
                self.program.objective.set_linear_coefficient(self.variables[index], coefficient)
            self.program.objective.offset = minimise.constant

    def _fill(self, line: mathopt.LinearConstraint, terms: Sequence[tuple[int, int]]) -> None:
        sums: dict[int, int] = {}
        for index, coefficient in terms:
            sums[index] = sums.get(index, 0) + coefficient
        for index, coefficient in sums.items():
            line.set_coefficient(self.variables[index], coefficient)

    def hinted(self, hint: dict[int, int] | None) -> mathopt.ModelSolveParameters:
        parameters = mathopt.ModelSolveParameters()
        if hint:
            values = {self.variables[index]: float(value) for index, value in hint.items()}
            parameters.solution_hints.append(mathopt.SolutionHint(variable_values=values))
        return parameters

    def values(self, found: dict[mathopt.Variable, float]) -> dict[int, int]:
        values: dict[int, int] = {}
        for index, variable in enumerate(self.variables):
            value = found[variable]
            if abs(value - round(value)) > _INTEGRAL:
                raise SolverFailed(f"HiGHS returned {value} for the integer {variable.name}")
            values[index] = round(value)
        return values


def _bound(dual: float) -> int | None:
    return ceil(dual - _SLACK * max(1.0, abs(dual))) if isfinite(dual) else None


BACKEND = Highs()
