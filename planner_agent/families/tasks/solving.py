"""From a spec to the best schedule with its proof: bounds and serial schedules where only the end of all
counts, else CP-SAT on the whole spec."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest
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
from planner_agent.families.tasks.proofs import plain, proof_view
from planner_agent.families.tasks.spec import TasksFrame, TasksSpec
from planner_agent.families.tasks.wishes import earliest, least_lateness, most_important, usual_goals
from planner_agent.spec import Goal, Hard
from solvers import lexicographic
from solvers.backend import SolverFailed
from solvers.linear import Linear
from solvers.result import Proof, Result
from solvers.rows import Search, TooLarge, merge
from solvers.status import SolveStatus
from solvers.tasks import best
from solvers.tasks.model import schedule_at
from solvers.tasks.problem import Problem, Schedule, faults
from solvers.tasks.schedule import first_schedule, latest_starts, moved_up, serial
from solvers.tasks.windows import overloaded, windows

#: Seconds for bringing everything forward once the goals are met.
_TIDY = 0.3


@dataclass(frozen=True, slots=True)
class _Answer:
    """A schedule (None: none was found) with a proof a goal; ``formulated`` of ``perf_counter``."""

    status: SolveStatus
    formulated: float
    schedule: Schedule | None = None
    proofs: tuple[Proof, ...] = ()


def solve(spec: TasksSpec, options: SolveOptions) -> Solution:
    """The best schedule, or a proof that there is none (without reasons: see ``explain``)."""
    backend = engine(options.backend)  # an unknown name is told, used or not
    began = perf_counter()
    wanted = spec.goals or usual_goals(spec.frame)
    problem = problem_of(spec.frame)
    if overloaded(problem):
        answer = _Answer(SolveStatus.INFEASIBLE, began)
    else:
        answer = _answer(spec, problem, wanted, options)
    ended = perf_counter()
    timings = {"formulate": (answer.formulated - began) * 1e3, "solve": (ended - answer.formulated) * 1e3}
    if answer.schedule is None:
        none = answer.status is SolveStatus.INFEASIBLE
        return Solution("infeasible" if none else "timed_out", timings_ms=timings)
    plan = plan_of(spec.frame, answer.schedule)
    proved = all(proof.status is SolveStatus.OPTIMAL for proof in answer.proofs)
    view = proof_view(spec, plan, wanted, answer.proofs, backend.name, proved)
    return Solution("optimal" if proved else "feasible", plan, view, timings_ms=timings)


def _answer(spec: TasksSpec, problem: Problem, wanted: Sequence[Goal], options: SolveOptions) -> _Answer:
    """What can be reached at all is asked for at once; then the goals that are left."""
    began = perf_counter()
    attained, tighter = _attained(spec, wanted, options.time_limit / 6)
    if attained:
        rest = tuple(wanted[len(attained) :])
        left = options.time_limit - (perf_counter() - began)
        found = _solved(
            tighter,
            problem_of(tighter.frame),
            rest or (earliest(),),
            replace(options, time_limit=left if rest else min(left, _TIDY)),
        )
        if found.schedule is not None:
            return replace(found, proofs=(*attained, *found.proofs[: len(rest)]))
    return _solved(spec, problem, wanted, options)


def _solved(spec: TasksSpec, problem: Problem, wanted: Sequence[Goal], options: SolveOptions) -> _Answer:
    if _is_plain(spec, problem, wanted):
        return _direct(problem, options)
    return _modelled(spec.model_copy(update={"goals": tuple(wanted)}), problem, options)


def _is_plain(spec: TasksSpec, problem: Problem, wanted: Sequence[Goal]) -> bool:
    """Whether the end of all alone counts."""
    alone = len(wanted) == 1 and is_makespan(wanted[0]) and all(task.must for task in spec.frame.tasks)
    return alone and not spec.rules and len(problem.tasks) == len(spec.frame.tasks)


def _attained(spec: TasksSpec, wanted: Sequence[Goal], seconds: float) -> tuple[list[Proof], TasksSpec]:
    """The goals, from the first on, that reach what nothing can beat: everything done, no lateness; and the
    spec in which that is asked for. It has a plan."""
    proofs: list[Proof] = []
    if any(rule.strength.kind != "hard" for rule in spec.rules):
        return proofs, spec
    for goal in wanted:
        frame = spec.frame
        if plain(goal) == most_important():
            tasks = tuple(task.model_copy(update={"must": True}) for task in frame.tasks)
            ideal = sum(task.priority for task in tasks)
        elif plain(goal) == least_lateness():
            tasks, ideal = tuple(task.model_copy(update={"strict": True}) for task in frame.tasks), 0
        else:
            break
        tighter = spec.model_copy(update={"frame": frame.model_copy(update={"tasks": tasks})})
        if possible(tighter, seconds) is not True:
            break
        spec = tighter
        proofs.append(Proof(SolveStatus.OPTIMAL, ideal, ideal))
    return proofs, spec


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


def _direct(problem: Problem, options: SolveOptions) -> _Answer:
    """The end of all alone counts."""
    formulated = perf_counter()
    try:
        found = best.shortest(problem, engine(options.backend), options.time_limit)
    except TooLarge as error:
        raise too_large(error) from error
    except SolverFailed as error:
        raise SolverError(str(error), "Try another backend (--backend), and report this request.") from error
    if found.schedule is None:
        return _Answer(SolveStatus.INFEASIBLE if found.proved else SolveStatus.TIMED_OUT, formulated)
    schedule = moved_up(problem, found.schedule)
    status = SolveStatus.OPTIMAL if found.proved else SolveStatus.FEASIBLE
    proof = Proof(status, schedule.makespan, schedule.makespan if found.proved else found.bound)
    return _Answer(status, formulated, schedule, (proof,))


def _modelled(spec: TasksSpec, problem: Problem, options: SolveOptions) -> _Answer:
    made = formulate(spec, problem, _start(spec, problem))
    if len(problem.tasks) > best.MANY:
        made.model.search = Search(workers=best.WIDE.workers, linearization=1)
    formulated = perf_counter()
    result = solved(engine(options.backend), made.model, options.time_limit)
    if not result.status.has_solution:
        return _Answer(result.status, formulated)
    proofs = result.proofs[-len(spec.goals) :]
    if result.status is SolveStatus.OPTIMAL:
        result = _tidied(made, result, options)
    return _Answer(result.status, formulated, schedule_at(made.net, dict(result.values)), proofs)


def _start(spec: TasksSpec, problem: Problem) -> Schedule | None:
    """A schedule to begin the search with: of those in some orders the best by the usual goals asked for."""
    frame = spec.frame
    hidden = [-1.0] * (len(problem.tasks) - len(frame.tasks))
    worth = [-1.0 * task.priority for task in frame.tasks]
    rate = [w / min(way.minutes for way in task.ways) for w, task in zip(worth, frame.tasks, strict=True)]
    orders = [_by_due(frame, problem), [*worth, *hidden], [*rate, *hidden]]
    found = [first_schedule(problem), *(serial(problem, keys) for keys in orders)]
    wanted = [plain(goal) for goal in spec.goals]
    dues = [None if task.due is None else task.due.minutes for task in frame.tasks]

    def rank(schedule: Schedule) -> tuple[int, int, int]:
        lost = sum(task.priority for k, task in enumerate(frame.tasks) if not schedule.pieces[k])
        late = sum(
            max(0, schedule.end(k) - due)
            for k, due in enumerate(dues)
            if due is not None and schedule.pieces[k]
        )
        return (
            lost if most_important() in wanted else 0,
            late if least_lateness() in wanted else 0,
            schedule.makespan,
        )

    sound = [each for each in found if each is not None and not faults(problem, each)]
    return min(sound, key=rank, default=None)


def _by_due(frame: TasksFrame, problem: Problem) -> list[float]:
    """Keys by the latest starts that due times leave, as if all were strict."""
    dues = [frame.end if task.due is None else task.due.minutes for task in frame.tasks]
    strict = tuple(
        replace(task, deadline=due) if due is not None else task
        for task, due in zip_longest(problem.tasks, dues)
    )
    urgent = replace(problem, tasks=strict)
    return latest_starts(urgent, windows(urgent))


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
