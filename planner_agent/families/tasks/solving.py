"""From a spec to the best schedule with its proof: bounds and serial schedules where only the end of all
counts, else CP-SAT on the whole spec."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from time import perf_counter

from planner_agent.errors import SolverError
from planner_agent.families import Solution, SolveOptions
from planner_agent.families.engines import engine, solved, too_large
from planner_agent.families.tasks.formulate import (
    Formulation,
    formulate,
    is_makespan,
    plan_of,
    problem_of,
    restrictions,
)
from planner_agent.families.tasks.plan import TasksPlan
from planner_agent.families.tasks.proofs import proof_view
from planner_agent.families.tasks.spec import TasksSpec
from planner_agent.families.tasks.wishes import usual_goals
from planner_agent.spec import Goal, Hard
from solvers import lexicographic
from solvers.backend import SolverFailed
from solvers.linear import Linear
from solvers.result import Proof, Result
from solvers.rows import TooLarge, merge
from solvers.status import SolveStatus
from solvers.tasks import best
from solvers.tasks.model import schedule_at
from solvers.tasks.problem import Problem, Schedule, faults
from solvers.tasks.schedule import first_schedule, moved_up, serial
from solvers.tasks.windows import overloaded

#: Seconds for bringing everything forward once the goals are met.
_TIDY = 0.3


def solve(spec: TasksSpec, options: SolveOptions) -> Solution:
    """The best schedule, or a proof that there is none (without reasons: see ``explain``)."""
    engine(options.backend)  # an unknown name is told, used or not
    began = perf_counter()
    problem = problem_of(spec.frame)
    if overloaded(problem):
        return Solution("infeasible", timings_ms=_timings(began, began))
    wanted = spec.goals or usual_goals(spec.frame)
    plain = len(wanted) == 1 and is_makespan(wanted[0]) and all(task.must for task in spec.frame.tasks)
    if plain and not spec.rules and len(problem.tasks) == len(spec.frame.tasks):
        return _direct(spec, problem, options, began)
    return _modelled(spec, problem, wanted, options, began)


def possible(spec: TasksSpec, seconds: float) -> bool | None:
    """Whether any plan keeps the frame and the hard rules; None where the time is too short to say."""
    began, problem = perf_counter(), problem_of(spec.frame)
    if overloaded(problem):
        return False
    first = first_schedule(problem)
    first = first if first is not None and not faults(problem, first) else None
    if first is not None and not any(isinstance(rule.strength, Hard) for rule in spec.rules):
        return True
    net = restrictions(spec, problem, first)
    left = seconds - (perf_counter() - began)
    status = solved(engine("cp-sat"), net.model, left).status
    return None if status is SolveStatus.TIMED_OUT else status.has_solution


def _timings(began: float, formulated: float) -> dict[str, float]:
    return {"formulate": (formulated - began) * 1e3, "solve": (perf_counter() - formulated) * 1e3}


def _direct(spec: TasksSpec, problem: Problem, options: SolveOptions, began: float) -> Solution:
    """The end of all alone counts."""
    formulated = perf_counter()
    try:
        found = best.shortest(problem, engine(options.backend), options.time_limit)
    except TooLarge as error:
        raise too_large(error) from error
    except SolverFailed as error:
        raise SolverError(str(error), "Try another backend (--backend), and report this request.") from error
    if found.schedule is None:
        status = "infeasible" if found.proved else "timed_out"
        return Solution(status, timings_ms=_timings(began, formulated))
    schedule = moved_up(problem, found.schedule)
    plan = plan_of(spec.frame, schedule)
    status = SolveStatus.OPTIMAL if found.proved else SolveStatus.FEASIBLE
    proof = Proof(status, schedule.makespan, schedule.makespan if found.proved else found.bound)
    wanted = spec.goals or usual_goals(spec.frame)
    view = proof_view(spec, plan, wanted, (proof,), options.backend, found.proved)
    return Solution(
        "optimal" if found.proved else "feasible", plan, view, timings_ms=_timings(began, formulated)
    )


def _modelled(
    spec: TasksSpec, problem: Problem, wanted: Sequence[Goal], options: SolveOptions, began: float
) -> Solution:
    made = formulate(spec, problem, _start(spec, problem))
    formulated = perf_counter()
    backend = engine(options.backend)
    result = solved(backend, made.model, options.time_limit)
    if not result.status.has_solution:
        none = result.status is SolveStatus.INFEASIBLE
        return Solution("infeasible" if none else "timed_out", timings_ms=_timings(began, formulated))
    proved = result.status is SolveStatus.OPTIMAL
    proofs = result.proofs[-len(wanted) :]
    if proved:
        result = _tidied(made, result, options)
    plan: TasksPlan = plan_of(spec.frame, schedule_at(made.net, dict(result.values)))
    view = proof_view(spec, plan, wanted, proofs, backend.name, proved)
    return Solution("optimal" if proved else "feasible", plan, view, timings_ms=_timings(began, formulated))


def _start(spec: TasksSpec, problem: Problem) -> Schedule | None:
    """A schedule to begin the search with: by due times where lateness counts."""
    found = first_schedule(problem)
    dues = [task.due.minutes if task.due is not None else spec.frame.end for task in spec.frame.tasks]
    if any(task.due is not None and not task.strict for task in spec.frame.tasks):
        by_due = serial(problem, [*map(float, dues), *([-1.0] * (len(problem.tasks) - len(dues)))])
        if by_due is not None and (found is None or _late(by_due, dues) < _late(found, dues)):
            found = by_due
    return found if found is not None and not faults(problem, found) else None


def _late(schedule: Schedule, dues: Sequence[int]) -> int:
    return sum(max(0, schedule.end(k) - due) if schedule.pieces[k] else 0 for k, due in enumerate(dues))


def _tidied(made: Formulation, result: Result, options: SolveOptions) -> Result:
    """The same goals, reached with few breaks and everything as early as can be found in a moment."""
    model, net = made.model, made.net
    last, value = model.objectives[-1], result.proofs[-1].objective
    if value is None:
        return result
    lexicographic.hold(model, last, value)
    breaks = [(piece.on, net.problem.horizon) for pieces in net.pieces if len(pieces) > 1 for piece in pieces]
    ends = [term for end in net.end for term in end.terms]
    again = engine(options.backend).solve(
        model, Linear(merge([*breaks, *ends])), min(_TIDY, options.time_limit), (), dict(result.values)
    )
    return replace(result, values=again.values) if again.status.has_solution else result
