"""The shortest schedule with its proof: bounds and serial schedules first, then the model."""

from __future__ import annotations

from dataclasses import replace
from time import perf_counter

from solvers import lexicographic
from solvers.backend import Backend
from solvers.rows import Search
from solvers.status import SolveStatus
from solvers.tasks.model import hint, minimise_makespan, network, schedule_at
from solvers.tasks.problem import Found, Problem
from solvers.tasks.schedule import first_schedule, improved
from solvers.tasks.windows import lower_bound

#: Tasks beyond which a schedule is rather improved than replaced: searches in parallel, from a hint.
MANY = 130
#: Measured on 300 tasks, four resources: in 20 s one search finds nothing better than a serial schedule.
WIDE = Search(workers=4, presolve=False, linearization=0)
#: Measured on j30 (``python -m benchmarks rcpsp``): intervals alone give the linear relaxation and presolve
#: nothing to do; the hardest instance takes 2.6 s so, 5.2 s with presolve, 16 s with both.
PURE = Search(workers=1, presolve=False, linearization=0)


def shortest(problem: Problem, engine: Backend, time_limit: float) -> Found:
    """The least makespan over the tasks that must be done and all others too, where they fit."""
    began = perf_counter()
    bound = lower_bound(problem)
    first = first_schedule(problem)
    whole = first is not None and all(first.pieces)
    if first is not None and whole and first.makespan <= bound:
        return Found(first, bound, True)
    many = len(problem.tasks) > MANY
    if first is not None and whole:
        if many:
            left = time_limit - (perf_counter() - began)
            first = improved(problem, first, bound, min(5.0, left / 4))
        # only what is shorter is looked for, but where many tasks need something to start from
        problem = replace(problem, horizon=min(problem.horizon, first.makespan - (0 if many else 1)))
        if first.makespan <= bound:
            return Found(first, bound, True)
    net = network(problem)
    net.model.search = WIDE if many else PURE
    minimise_makespan(net, bound)
    if many and first is not None and whole:
        hint(net, first)
    found = lexicographic.solve(engine, net.model, max(0.0, time_limit - (perf_counter() - began)))
    if found.status is SolveStatus.INFEASIBLE:
        return Found(first, first.makespan if first is not None else bound, True)
    proof = found.proofs[0].bound if found.proofs else None
    best = max(bound, int(proof)) if proof is not None else bound
    if not found.status.has_solution:
        return Found(first, best, False)
    return Found(schedule_at(net, found.values), best, found.status is SolveStatus.OPTIMAL)
