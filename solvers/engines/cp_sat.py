# ortools is only partly typed, so what it returns is unknown to a strict checker.
# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false
"""CP-SAT on rows: one worker, which is fastest on models of this size (solving-notes)."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil

from ortools.sat.python import cp_model

from solvers.backend import SolverFailed, check
from solvers.result import Proof, Result
from solvers.rows import Linear, Model
from solvers.status import SolveStatus

_STATUS = {
    cp_model.OPTIMAL: SolveStatus.OPTIMAL,
    cp_model.FEASIBLE: SolveStatus.FEASIBLE,
    cp_model.INFEASIBLE: SolveStatus.INFEASIBLE,
    cp_model.UNKNOWN: SolveStatus.TIMED_OUT,
}


#: Variables below which presolve is left out.
_SMALL = 400


class CpSat:
    """The CP-SAT backend."""

    name = "cp-sat"
    names_core = True

    def solve(
        self,
        model: Model,
        minimise: Linear | None,
        time_limit: float,
        assume: Sequence[int] = (),
        hint: dict[int, int] | None = None,
    ) -> Result:
        built, variables = _build(model, minimise)
        built.add_assumptions([variables[literal] for literal in assume])
        for index, value in (hint or model.hints).items():
            built.add_hint(variables[index], value)
        solver = cp_model.CpSolver()
        _tune(solver, len(variables), time_limit)
        code = solver.solve(built)
        if code not in _STATUS:
            raise SolverFailed(f"CP-SAT calls the model {solver.status_name(code)}: {built.validate()}")
        status = _STATUS[code]
        if status is SolveStatus.INFEASIBLE:
            core = tuple(solver.sufficient_assumptions_for_infeasibility()) if assume else ()
            return Result(status, core=core)
        if not status.has_solution:
            return Result(status)
        values = {index: solver.value(variable) for index, variable in enumerate(variables)}
        check(model, values, assume)
        if minimise is None:
            return Result(status, values)
        objective = minimise.value(values)
        bound = objective if status is SolveStatus.OPTIMAL else ceil(solver.best_objective_bound - 1e-6)
        return Result(status, values, (Proof(status, objective, bound),))


def _tune(solver: cp_model.CpSolver, size: int, time_limit: float) -> None:
    """Settings measured on travel models (``python -m benchmarks engines``): on small ones presolve
    costs more than the search, and symmetry and probing never pay."""
    parameters = solver.parameters
    parameters.num_workers = 1
    parameters.max_time_in_seconds = max(time_limit, 0.01)
    parameters.symmetry_level = 0
    parameters.cp_model_probing_level = 0
    parameters.linearization_level = 2
    if size < _SMALL:
        parameters.cp_model_presolve = False
        parameters.use_sat_inprocessing = False


def _build(model: Model, minimise: Linear | None) -> tuple[cp_model.CpModel, list[cp_model.IntVar]]:
    built = cp_model.CpModel()
    variables = [built.new_int_var(v.low, v.high, "") for v in model.variables]
    weighted = cp_model.LinearExpr.weighted_sum
    for row in model.equalities:
        built.add(weighted([variables[i] for i, _ in row.terms], [c for _, c in row.terms]) == row.right)
    for row in model.rows:
        left = weighted([variables[i] for i, _ in row.terms], [c for _, c in row.terms])
        added = built.add(left <= row.right)
        if row.guards:
            added.only_enforce_if([variables[guard] for guard in row.guards])
    if minimise is not None:
        terms = [variables[i] for i, _ in minimise.terms]
        built.minimize(weighted(terms, [c for _, c in minimise.terms]) + minimise.constant)
    return built, variables


BACKEND = CpSat()
