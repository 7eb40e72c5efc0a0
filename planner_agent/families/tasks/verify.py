"""The strict check of a plan of tasks: reads everything again from the spec, without a solver."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from planner_agent.families.days import on_day
from planner_agent.families.tasks.items import TASKS_ITEMS, task_item, work_item
from planner_agent.families.tasks.plan import PlannedTask, TasksPlan
from planner_agent.families.tasks.spec import (
    DAY,
    YOU,
    Mode,
    Task,
    TasksFrame,
    TasksSpec,
    event_span,
    open_spans,
)
from planner_agent.outcome import Violation
from planner_agent.spec import Hard, Item, Scales
from planner_agent.spec.evaluate import World, truth_of


def world_of(frame: TasksFrame) -> World:
    return World(TASKS_ITEMS, Scales("USD"), frame.horizon())


def verify(spec: TasksSpec, plan: TasksPlan) -> list[Violation]:
    """Everything that is wrong with the plan; empty for a plan that may be shown."""
    found = list(_frame(spec.frame, plan))
    if not found:
        found += [*_tasks(spec.frame, plan), *_links(spec.frame, plan), *_resources(spec.frame, plan)]
    return found or list(_rules(spec, plan_items(spec, plan)))


def _bad(code: str, message: str) -> Violation:
    return Violation(code=code, message=message)


def spans(task: PlannedTask) -> list[tuple[int, int]]:
    """The pieces in minutes after the first midnight."""
    return [((p.day - 1) * DAY + p.start, (p.day - 1) * DAY + p.end) for p in task.pieces]


def plan_items(spec: TasksSpec, plan: TasksPlan) -> list[Item]:
    """The plan's items: a task, and for each day that it touches its work. Verified plans only."""
    frame = spec.frame
    known = {task.name: task for task in frame.tasks}
    items: list[Item] = []
    for done in plan.tasks:
        task, pieces = known[done.name], spans(done)
        start, finish = pieces[0][0], pieces[-1][1]
        day = start // DAY + 1
        late = 0 if task.due is None else max(0, finish - task.due.minutes)
        items.append(
            task_item(
                task, task.ways[done.mode], on_day(frame.date, day),
                start=start - (day - 1) * DAY, end=finish - (day - 1) * DAY,
                finish=finish, lateness=late, interruptions=len(pieces) - 1,
            )
        )  # fmt: skip
        worked: Counter[int] = Counter()
        for low, high in pieces:
            for each in range(low // DAY, (high - 1) // DAY + 1):
                worked[each + 1] += min(high, (each + 1) * DAY) - max(low, each * DAY)
        items += [
            work_item(task, minutes, on_day(frame.date, each)) for each, minutes in sorted(worked.items())
        ]
    return items


def _frame(frame: TasksFrame, plan: TasksPlan) -> Iterator[Violation]:
    if (plan.date, plan.days) != (frame.date, frame.days):
        yield _bad("dates", f"{plan.days} days from {plan.date} are not the days asked for")
    known = {task.name: task for task in frame.tasks}
    for name, count in Counter(task.name for task in plan.tasks).items():
        if name not in known:
            yield _bad("task", f"nobody asked for {name}")
        if count > 1:
            yield _bad("repeat", f"{name} is planned {count} times")
    for done in plan.tasks:
        if not done.pieces or (done.name in known and not 0 <= done.mode < len(known[done.name].ways)):
            yield _bad("task", f"{done.name} is planned in no time or no way that there is")
    made = {task.name for task in plan.tasks}
    if plan.left_out != tuple(task.name for task in frame.tasks if task.name not in made):
        yield _bad("left_out", "the plan does not name the tasks that it leaves out")
    for task in frame.tasks:
        if task.must and task.name not in made:
            yield _bad("must", f"{task.name} must not be left out")
    order = [spans(done)[0][0] for done in plan.tasks if done.pieces]
    if order != sorted(order):
        yield _bad("order", "the tasks are not in the order in which they start")


def _tasks(frame: TasksFrame, plan: TasksPlan) -> Iterator[Violation]:
    known = {task.name: task for task in frame.tasks}
    opens = open_spans(frame)
    for done in plan.tasks:
        task = known[done.name]
        yield from _task(frame, task, task.ways[done.mode], done)
        yield from _hours(task, spans(done), opens[done.name])


def _hours(
    task: Task, pieces: Sequence[tuple[int, int]], opens: Sequence[tuple[int, int]] | None
) -> Iterator[Violation]:
    """Every piece within an open stretch, one in each."""
    if opens is None:
        if len(pieces) > 1:
            yield _bad("pieces", f"{task.name} is interrupted by nothing")
        return
    places = [
        next((k for k, (a, b) in enumerate(opens) if a <= low and high <= b), None) for low, high in pieces
    ]
    if None in places:
        yield _bad("hours", f"{task.name} is planned when it cannot be done")
    elif len(set(places)) < len(places):
        yield _bad("pieces", f"{task.name} is interrupted by nothing")


def _task(frame: TasksFrame, task: Task, mode: Mode, done: PlannedTask) -> Iterator[Violation]:
    pieces, name = spans(done), task.name
    if sum(end - start for start, end in pieces) != mode.minutes:
        yield _bad("minutes", f"{name} takes {mode.minutes} minutes")
    if any(after < end for (_, end), (after, _) in pairwise(pieces)):
        yield _bad("pieces", f"the pieces of {name} overlap or are not in order")
    if len(pieces) > 1 and not task.split:
        yield _bad("pieces", f"{name} must be done in one go")
    if any(end - start < min(task.piece if task.split else 1, mode.minutes) for start, end in pieces):
        yield _bad("pieces", f"a piece of {name} is shorter than {task.piece} minutes")
    if pieces[0][0] < (0 if task.release is None else task.release.minutes):
        yield _bad("release", f"{name} starts before it may")
    strict = task.due is not None and task.strict
    if pieces[-1][1] > (task.due.minutes if strict and task.due is not None else frame.end):
        yield _bad("due", f"{name} is done too late")
    if any(not 0 <= piece.start < DAY for piece in done.pieces):
        yield _bad("clocks", f"a piece of {name} starts at no time of its day")


def _links(frame: TasksFrame, plan: TasksPlan) -> Iterator[Violation]:
    times = {done.name: spans(done) for done in plan.tasks}
    for link in frame.links:
        if link.before in times and link.after in times:
            gap = times[link.after][0][0] - times[link.before][-1][1]
            if gap < link.lag or (link.most is not None and gap > link.most):
                yield _bad("order", f"{link.after} starts {gap} minutes after {link.before}")


def _resources(frame: TasksFrame, plan: TasksPlan) -> Iterator[Violation]:
    known = {task.name: task for task in frame.tasks}
    capacities = {each.name: each.capacity for each in frame.resources}
    capacities |= {YOU: 1} if frame.alone else {}
    moves: dict[str, list[tuple[int, int]]] = {name: [] for name in capacities}
    away = {each.name: _events_of(frame, each.name) for each in frame.resources}
    for done in plan.tasks:
        needs = [(need.resource, need.amount) for need in known[done.name].ways[done.mode].needs]
        for name, amount in [*needs, *([(YOU, 1)] if frame.alone else [])]:
            moves[name] += [move for a, b in spans(done) for move in ((a, amount), (b, -amount))]
            if any(a < high and low < b for a, b in spans(done) for low, high in away.get(name, ())):
                yield _bad("away", f"{done.name} is planned when there is no {name}")
    for name, changes in moves.items():
        level = 0
        for _, change in sorted(changes):
            level += change
            if level > capacities[name]:
                yield _bad("capacity", f"{level} of {name} are in use, there are {capacities[name]}")
                break


def _events_of(frame: TasksFrame, resource: str) -> list[tuple[int, int]]:
    return [event_span(event) for event in frame.events if event.resource == resource]


def _rules(spec: TasksSpec, items: Sequence[Item]) -> Iterator[Violation]:
    world = world_of(spec.frame)
    for rule in spec.rules:
        if isinstance(rule.strength, Hard) and truth_of(rule.body, items, world) is not True:
            words = rule.evidence.quote if rule.evidence else rule.id
            yield Violation(code="rule", message=f"the plan does not prove: {words}", rule=rule.id)
