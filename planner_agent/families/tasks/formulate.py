"""A spec of tasks in the solver's integers: the problem, and the rows of rules and goals over it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from planner_agent.families.compile import proved
from planner_agent.families.objectives import goals, priorities
from planner_agent.families.tasks.candidates import Candidates
from planner_agent.families.tasks.plan import PlannedPiece, PlannedTask, TasksPlan
from planner_agent.families.tasks.spec import (
    DAY,
    YOU,
    Mode,
    Span,
    Task,
    TasksFrame,
    TasksSpec,
    event_span,
    open_spans,
)
from planner_agent.families.tasks.verify import world_of
from planner_agent.families.tasks.wishes import earliest, usual_goals
from planner_agent.spec import Goal, Hard, Price
from solvers.rows import Model
from solvers.tasks import problem as integers
from solvers.tasks.model import Network, hint, network
from solvers.tasks.problem import Problem, Schedule
from solvers.tasks.windows import lower_bound


def problem_of(frame: TasksFrame) -> Problem:
    """The frame in minutes after the first midnight; resources in order, the one person last. Tasks in
    order, and after them what takes a resource of which a task has need in some of its ways only."""
    index = {each.name: k for k, each in enumerate(frame.resources)}
    capacities = [each.capacity for each in frame.resources]
    if frame.alone:
        index[YOU] = len(capacities)
        capacities.append(1)
    opens = open_spans(frame)
    tasks = [_task(frame, task, opens[task.name], index) for task in frame.tasks]
    place = {task.name: k for k, task in enumerate(frame.tasks)}
    links = tuple(
        integers.Link(place[link.before], place[link.after], link.lag, link.most) for link in frame.links
    )
    away = [
        integers.Task((integers.Mode(end - start, ((index[name], frame.resources[index[name]].capacity),)),),
                      open=((start, end),))
        for name, start, end in _away(frame)
    ]  # fmt: skip
    horizon = max([frame.end, *(task.open[0][1] for task in away if task.open)])
    return Problem((*tasks, *away), links, tuple(capacities), horizon)


def _task(
    frame: TasksFrame, task: Task, opens: tuple[Span, ...] | None, index: Mapping[str, int]
) -> integers.Task:
    due = task.due.minutes if task.due is not None and task.strict else frame.end
    return integers.Task(
        modes=tuple(integers.Mode(way.minutes, _demands(frame, way, index)) for way in task.ways),
        release=0 if task.release is None else task.release.minutes,
        deadline=min(due, frame.end),
        open=opens,
        split=task.split,
        piece=task.piece,
        must=task.must,
    )


def _demands(frame: TasksFrame, way: Mode, index: Mapping[str, int]) -> tuple[tuple[int, int], ...]:
    amounts: dict[int, int] = {index[YOU]: 1} if frame.alone else {}
    for need in way.needs:
        amounts[index[need.resource]] = amounts.get(index[need.resource], 0) + need.amount
    return tuple(amounts.items())


def _away(frame: TasksFrame) -> Iterator[tuple[str, int, int]]:
    """(resource, from, until) of the events of resources that closed times do not tell of."""
    loose = {
        need
        for task in frame.tasks
        for need in {each.resource for way in task.ways for each in way.needs}
        if not all(any(each.resource == need for each in way.needs) for way in task.ways)
    }
    for name in sorted(loose):
        spans = sorted(event_span(event) for event in frame.events if event.resource == name)
        low, high = None, 0
        for start, end in spans:
            if low is not None and start > high:
                yield name, low, high
                low = None
            low, high = (start, end) if low is None else (low, max(high, end))
        if low is not None:
            yield name, low, high


@dataclass(frozen=True, slots=True)
class Formulation:
    """The whole spec as one model."""

    net: Network
    goals: tuple[Goal, ...]

    @property
    def model(self) -> Model:
        return self.net.model


def formulate(spec: TasksSpec, problem: Problem, first: Schedule | None = None) -> Formulation:
    """The problem's rows with hard rules as rows, soft ones and goals as objectives; ``first`` is a schedule
    to start from."""
    wanted = spec.goals or usual_goals(spec.frame)
    spec = spec.model_copy(update={"goals": wanted})
    net = network(problem)
    members = Candidates(spec, net).members()
    world, model = world_of(spec.frame), net.model
    for rule in spec.rules:
        if isinstance(rule.strength, Hard):
            model.post(proved(rule.body, members, world))
    priorities([(rule, members, world) for rule in spec.rules], model)
    priced = [rule for rule in spec.rules if isinstance(rule.strength, Price)]
    before = len(model.objectives)
    goals(wanted, priced, members, world, model)
    for goal, objective in zip(wanted, model.objectives[before:], strict=True):
        if is_makespan(goal) and objective.scale == 1 and not (priced and goal is wanted[0]):
            model.at_least(objective.numerator.terms, _least(problem, len(spec.frame.tasks)))
    if first is not None:
        hint(net, first)
    return Formulation(net, wanted)


def restrictions(spec: TasksSpec, problem: Problem, first: Schedule | None = None) -> Network:
    """The problem's rows and those of the hard rules alone: is there a plan at all?"""
    net = network(problem)
    hard = tuple(rule for rule in spec.rules if isinstance(rule.strength, Hard))
    members = Candidates(spec.model_copy(update={"rules": hard, "goals": ()}), net).members()
    for rule in hard:
        net.model.post(proved(rule.body, members, world_of(spec.frame)))
    if first is not None:
        hint(net, first)
    return net


def is_makespan(goal: Goal) -> bool:
    return goal.model_copy(update={"source": earliest().source, "evidence": None}) == earliest()


def _least(problem: Problem, count: int) -> int:
    """What the end of the first ``count`` tasks cannot be below."""
    if len(problem.tasks) == count:
        return lower_bound(problem)
    kept = Problem(problem.tasks[:count], problem.links, problem.capacities, problem.horizon)
    return lower_bound(kept)


def plan_of(frame: TasksFrame, schedule: Schedule) -> TasksPlan:
    """The schedule with names and clocks of its days."""
    made = [
        PlannedTask(name=task.name, mode=schedule.modes[k], pieces=tuple(map(_piece, schedule.pieces[k])))
        for k, task in enumerate(frame.tasks)
        if schedule.pieces[k]
    ]
    made.sort(key=lambda task: (task.pieces[0].day, task.pieces[0].start))
    names = {task.name for task in made}
    left = tuple(task.name for task in frame.tasks if task.name not in names)
    return TasksPlan(date=frame.date, days=frame.days, tasks=tuple(made), left_out=left)


def _piece(span: Span) -> PlannedPiece:
    start, end = span
    midnight = start // DAY * DAY
    return PlannedPiece(day=start // DAY + 1, start=start - midnight, end=end - midnight)
