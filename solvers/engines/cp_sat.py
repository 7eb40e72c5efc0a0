# ortools is only partly typed, so what it returns is unknown to a strict checker.
# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false, reportUnknownArgumentType=false
"""CP-SAT on rows: one worker, which is fastest on models of this size (solving-notes)."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor, wait
from math import ceil
from threading import current_thread, main_thread
from typing import Any

from ortools.sat.python import cp_model

from solvers.backend import SolverFailed, check, demand_taken
from solvers.globals import Circuit, Cumulative, Global, Interval, NoOverlap
from solvers.linear import Linear
from solvers.result import Proof, Result
from solvers.rows import Model, Row
from solvers.status import SolveStatus

_STATUS = {
    cp_model.OPTIMAL: SolveStatus.OPTIMAL,
    cp_model.FEASIBLE: SolveStatus.FEASIBLE,
    cp_model.INFEASIBLE: SolveStatus.INFEASIBLE,
    cp_model.UNKNOWN: SolveStatus.TIMED_OUT,
}


_UNBOUNDED = 1 << 60
#: Variables below which presolve is left out.
_SMALL = 400


class _Message(cp_model.CpModel):
    """A model without the old names of its methods, whose making takes longer than a small solve's share."""

    def _add_pre_pep8_methods(self) -> None:
        pass


class CpSat:
    """The CP-SAT backend."""

    name = "cp-sat"
    names_core = True
    features: frozenset[type] = frozenset({Interval, NoOverlap, Cumulative, Circuit})

    def solve(
        self,
        model: Model,
        minimise: Linear | None,
        time_limit: float,
        assume: Sequence[int] = (),
        hint: dict[int, int] | None = None,
    ) -> Result:
        demand_taken(self, model)
        message = built(model, minimise)
        message.proto.assumptions.extend(assume)
        for index, value in (hint or model.hints).items():
            message.proto.solution_hint.vars.append(index)
            message.proto.solution_hint.values.append(value)
        solver = cp_model.CpSolver()
        _tune(solver, model, time_limit)
        code = _searched(solver, message)
        if code not in _STATUS:
            raise SolverFailed(f"CP-SAT calls the model {solver.status_name(code)}: {message.validate()}")
        status = _STATUS[code]
        if status is SolveStatus.INFEASIBLE:
            core = tuple(solver.sufficient_assumptions_for_infeasibility()) if assume else ()
            return Result(status, core=core)
        if not status.has_solution:
            return Result(status)
        values = dict(enumerate(solver.response_proto.solution))
        check(model, values, assume)
        if minimise is None:
            return Result(status, values)
        objective = minimise.value(values)
        bound = objective if status is SolveStatus.OPTIMAL else ceil(solver.best_objective_bound - 1e-6)
        return Result(status, values, (Proof(status, objective, bound),))


def _searched(solver: cp_model.CpSolver, message: cp_model.CpModel) -> cp_model.CpSolverStatus:
    """The search, in a thread of its own where Ctrl-C arrives: it ends the search and is raised, while
    CP-SAT's own handler would end one solve and leave the caller to go on with the next. Small models
    are spared the millisecond: there Ctrl-C is raised when they are done."""
    if current_thread() is not main_thread() or len(message.proto.variables) < _SMALL:
        return solver.solve(message)
    with ThreadPoolExecutor(1) as worker:
        search = worker.submit(solver.solve, message)
        try:
            return search.result()
        except BaseException:
            while not search.done():  # a stop before the search has begun is lost
                solver.stop_search()
                wait([search], timeout=0.05)
            raise


def _tune(solver: cp_model.CpSolver, model: Model, time_limit: float) -> None:
    """Settings measured on travel models (``python -m benchmarks engines``): on small ones presolve
    costs more than the search, and symmetry and probing never pay. ``model.search`` goes before them."""
    parameters, search = solver.parameters, model.search
    parameters.num_workers = search.workers
    parameters.catch_sigint_signal = False
    parameters.max_time_in_seconds = max(time_limit, 0.01)
    parameters.symmetry_level = 0 if search.symmetry is None else search.symmetry
    parameters.cp_model_probing_level = 0 if search.probing is None else search.probing
    parameters.linearization_level = 2 if search.linearization is None else search.linearization
    small = len(model.variables) < _SMALL and not model.globals
    if small if search.presolve is None else not search.presolve:
        parameters.cp_model_presolve = False
        parameters.use_sat_inprocessing = False
        parameters.cut_level = 0
        parameters.add_lp_constraints_lazily = False


def built(model: Model, minimise: Linear | None) -> cp_model.CpModel:
    """The model written straight into CP-SAT's own message: half the time of building expressions."""
    message = _Message()
    proto = message.proto
    for variable in model.variables:
        proto.variables.add().domain.extend((variable.low, variable.high))
    for row in model.equalities:
        _add_row(proto.constraints.add().linear, row, row.right)
    for row in model.rows:
        constraint = proto.constraints.add()
        _add_row(constraint.linear, row, -_UNBOUNDED)
        constraint.enforcement_literal.extend(row.guards)
    _Globals(proto).add(model.globals)
    if minimise is not None:
        proto.objective.vars.extend([index for index, _ in minimise.terms])
        proto.objective.coeffs.extend([coefficient for _, coefficient in minimise.terms])
        proto.objective.offset = minimise.constant
    return message


def _add_row(linear: Any, row: Row, least: int) -> None:
    linear.vars.extend([index for index, _ in row.terms])
    linear.coeffs.extend([coefficient for _, coefficient in row.terms])
    linear.domain.extend((least, row.right))


class _Globals:
    """Global constraints written into the message; an interval used twice is one constraint."""

    def __init__(self, proto: Any) -> None:
        self._proto = proto
        self._index: dict[Interval, int] = {}

    def add(self, constraints: Sequence[Global]) -> None:
        for each in constraints:
            match each:
                case Interval():
                    self._interval(each)
                case NoOverlap(intervals):
                    indices = [self._interval(interval) for interval in intervals]
                    self._proto.constraints.add().no_overlap.intervals.extend(indices)
                case Cumulative(intervals, demands, capacity):
                    self._cumulative([self._interval(interval) for interval in intervals], demands, capacity)
                case Circuit(arcs):
                    circuit = self._proto.constraints.add().circuit
                    for values, part in zip(
                        zip(*arcs, strict=True), ("tails", "heads", "literals"), strict=True
                    ):
                        getattr(circuit, part).extend(values)
                case _:
                    raise SolverFailed(f"CP-SAT does not take {type(each).__name__}")

    def _interval(self, interval: Interval) -> int:
        if interval not in self._index:
            self._index[interval] = len(self._proto.constraints)
            constraint = self._proto.constraints.add()
            if interval.present is not None:
                constraint.enforcement_literal.append(interval.present)
            for part in ("start", "size", "end"):
                _write(getattr(constraint.interval, part), getattr(interval, part))
        return self._index[interval]

    def _cumulative(self, indices: Sequence[int], demands: Sequence[Linear], capacity: int) -> None:
        cumulative = self._proto.constraints.add().cumulative
        cumulative.intervals.extend(indices)
        cumulative.capacity.offset = capacity
        for demand in demands:
            _write(cumulative.demands.add(), demand)


def _write(expression: Any, linear: Linear) -> None:
    expression.vars.extend([index for index, _ in linear.terms])
    expression.coeffs.extend([coefficient for _, coefficient in linear.terms])
    expression.offset = linear.constant


BACKEND = CpSat()
