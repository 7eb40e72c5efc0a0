# pulp is only partly typed, so what it returns is unknown to a strict checker.
# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false, reportUnknownArgumentType=false
"""The same rows as a mixed-integer program, through PuLP and its CBC.

A guard becomes a big-M with the row's own M, never a global one. CBC 2.10.3 has returned a wrong
optimum with its preprocessing on, so that is off, and every point is checked in integers.
"""

from __future__ import annotations

from collections.abc import Sequence
from tempfile import TemporaryDirectory

import pulp
from pulp.v4_migration import set_v4_migration_warnings

from solvers.backend import SolverFailed, check, demand_taken
from solvers.engines.bigm import unguarded
from solvers.linear import Linear
from solvers.result import Proof, Result
from solvers.rows import Model
from solvers.status import SolveStatus

# PuLP 3.3 is pinned for the CBC that it carries; its advice on moving to 4.0 is not for our users.
set_v4_migration_warnings(False)

_INTEGRAL = 1e-4


class Milp:
    """CBC through PuLP. It proves a bound only where it finishes; else the gap stays open."""

    name = "milp"
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
        problem = pulp.LpProblem("rows", pulp.LpMinimize)
        fixed = set(assume)
        variables = [
            problem.add_variable(f"v{i}", 1 if i in fixed else v.low, v.high, cat="Integer")
            for i, v in enumerate(model.variables)
        ]
        if not model.rows and not model.equalities:
            problem += problem.add_variable("nothing", 0, 0) <= 0  # CBC refuses a model without rows
        goal = minimise or Linear()
        problem += pulp.LpAffineExpression([(variables[i], c) for i, c in goal.terms], goal.constant)
        for row in model.equalities:
            problem += pulp.LpAffineExpression([(variables[i], c) for i, c in row.terms]) == row.right
        for row in model.rows:
            terms, right = unguarded(model, row)
            problem += pulp.LpAffineExpression([(variables[i], c) for i, c in terms]) <= right
        status = self._run(problem, time_limit)
        if not status.has_solution:
            return Result(status)
        values = {i: _whole(variables[i], 1 if i in fixed else v.low) for i, v in enumerate(model.variables)}
        check(model, values, assume)
        if minimise is None:
            return Result(status, values)
        objective = goal.value(values)
        bound = objective if status is SolveStatus.OPTIMAL else None
        return Result(status, values, (Proof(status, objective, bound),))

    def _run(self, problem: pulp.LpProblem, time_limit: float) -> SolveStatus:
        try:
            _solve(problem, _command(time_limit, "preprocess off"))
        except pulp.PulpSolverError:  # without preprocessing CBC dies on some infeasible models
            return self._again(problem, time_limit)
        return self._status(problem)

    def _again(self, problem: pulp.LpProblem, time_limit: float) -> SolveStatus:
        """With preprocessing, whose optimum is not believed: at best a feasible point."""
        try:
            _solve(problem, _command(time_limit))
        except pulp.PulpSolverError as error:
            raise SolverFailed(f"CBC failed: {error}") from error
        status = self._status(problem)
        return SolveStatus.FEASIBLE if status is SolveStatus.OPTIMAL else status

    def _status(self, problem: pulp.LpProblem) -> SolveStatus:
        if problem.status == pulp.LpStatusInfeasible:
            return SolveStatus.INFEASIBLE
        if problem.sol_status == pulp.LpSolutionOptimal:
            return SolveStatus.OPTIMAL
        if problem.sol_status == pulp.LpSolutionIntegerFeasible:
            return SolveStatus.FEASIBLE
        if problem.status == pulp.LpStatusNotSolved:
            return SolveStatus.TIMED_OUT
        raise SolverFailed(f"CBC ended with {pulp.LpStatus[problem.status]}")


def _solve(problem: pulp.LpProblem, command: pulp.PULP_CBC_CMD) -> None:
    """With CBC's files in a folder of their own, for PuLP leaves them behind where CBC dies."""
    with TemporaryDirectory(prefix="planner-cbc-") as folder:
        command.tmpDir = folder
        problem.solve(command)


def _command(time_limit: float, *options: str) -> pulp.PULP_CBC_CMD:
    tolerances = ("integerTolerance 1e-9", "primalTolerance 1e-9")
    return pulp.PULP_CBC_CMD(
        msg=False, timeLimit=max(time_limit, 0.01), gapRel=0, gapAbs=0, options=[*options, *tolerances]
    )


def _whole(variable: pulp.LpVariable, least: int) -> int:
    value = variable.value()
    if value is None:  # in no row and not in the objective: any value within its bounds will do
        return least
    if abs(value - round(value)) > _INTEGRAL:
        raise SolverFailed(f"CBC returned {value} for the integer {variable.name}")
    return round(value)


BACKEND = Milp()
