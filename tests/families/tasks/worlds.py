"""Small worlds of tasks and every plan of them, minute by minute: knows neither the solver nor the check,
neither the item table nor the compiler."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import product

from hypothesis import strategies as st

from planner_agent.families.tasks import wishes
from planner_agent.families.tasks.spec import (
    Event,
    Link,
    Mode,
    Moment,
    Need,
    Resource,
    Task,
    TasksFrame,
    Window,
)
from planner_agent.spec import Amount, Cmp, Compare, Form, Goal, Group, Run
from planner_agent.spec.rules import Either, Is

DAY = 1440
NAMES = ("Ant", "Bee", "Cat", "Dog")
MONDAY = date(2027, 3, 1)
Pieces = tuple[tuple[int, int], ...]
#: Of each task that is done, its way and its pieces.
Plan = dict[str, tuple[int, Pieces]]


def open_minutes(frame: TasksFrame, task: Task) -> set[int]:
    """The minutes in which nothing but other tasks keeps one from the task."""
    found: set[int] = set()
    for window in task.windows or frame.hours or (Window(opens=0, closes=DAY),):
        for day in range(1, frame.days + 1):
            weekday = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")[
                (MONDAY.weekday() + day - 1) % 7
            ]
            if window.day in (None, day) and (not window.weekdays or weekday in window.weekdays):
                found |= {(day - 1) * DAY + m for m in range(window.opens, window.closes)}
    for event in frame.events:
        if event.resource is None:
            found -= {(event.day - 1) * DAY + m for m in range(event.start, event.end)}
    return found


def _stretches(minutes: set[int]) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    for minute in sorted(minutes):
        if found and found[-1][1] == minute:
            found[-1] = found[-1][0], minute + 1
        else:
            found.append((minute, minute + 1))
    return found


def _away(frame: TasksFrame, resources: set[str]) -> set[int]:
    return {
        (event.day - 1) * DAY + minute
        for event in frame.events
        if event.resource in resources
        for minute in range(event.start, event.end)
    }


def _options(frame: TasksFrame, task: Task) -> Iterator[tuple[int, Pieces]]:
    free = open_minutes(frame, task)
    always = [{need.resource for need in way.needs} for way in task.ways]
    free -= _away(frame, set.intersection(*always))
    cut = set(free)
    for other in frame.tasks if task.split and frame.alone else ():
        room = _stretches(open_minutes(frame, other))
        single = len(room) == 1 and len(other.ways) == 1 and room[0][1] - room[0][0] == other.ways[0].minutes
        if single and other.must and not other.split and other is not task:
            cut -= set(range(*room[0]))
    for mode, way in enumerate(task.ways):
        if not task.split:
            for low, high in _stretches(free):
                yield from ((mode, ((a, a + way.minutes),)) for a in range(low, high - way.minutes + 1))
            continue
        least = min(task.piece, way.minutes)
        yield from ((mode, pieces) for pieces in _parts(_stretches(cut), way.minutes, least))


def _parts(room: list[tuple[int, int]], left: int, least: int) -> Iterator[Pieces]:
    if left == 0:
        yield ()
    if left <= 0 or not room:
        return
    low, high = room[0]
    yield from _parts(room[1:], left, least)
    for size in range(least, min(high - low, left) + 1):
        for start in range(low, high - size + 1):
            yield from (((start, start + size), *rest) for rest in _parts(room[1:], left - size, least))


def plans(frame: TasksFrame) -> Iterator[Plan]:
    """Every plan that keeps the frame."""
    choices: list[list[tuple[int, Pieces] | None]] = []
    for task in frame.tasks:
        found: list[tuple[int, Pieces] | None] = [
            each for each in _options(frame, task) if _timely(task, each)
        ]
        choices.append(found if task.must else [*found, None])
    for chosen in product(*choices):
        plan = {task.name: each for task, each in zip(frame.tasks, chosen, strict=True) if each is not None}
        if _linked(frame, plan) and _carried(frame, plan):
            yield plan


def size(frame: TasksFrame) -> int:
    """How many plans must be looked at."""
    total = 1
    for task in frame.tasks:
        total *= sum(1 for _ in _options(frame, task)) + 1
    return total


def _timely(task: Task, option: tuple[int, Pieces]) -> bool:
    pieces = option[1]
    if task.release is not None and pieces[0][0] < task.release.minutes:
        return False
    return task.due is None or not task.strict or pieces[-1][1] <= task.due.minutes


def _linked(frame: TasksFrame, plan: Plan) -> bool:
    for link in frame.links:
        if link.before in plan and link.after in plan:
            gap = plan[link.after][1][0][0] - plan[link.before][1][-1][1]
            if gap < link.lag or (link.most is not None and gap > link.most):
                return False
    return True


def _carried(frame: TasksFrame, plan: Plan) -> bool:
    ways = {task.name: task.ways for task in frame.tasks}
    used: dict[tuple[str, int], int] = {}
    for name, (mode, pieces) in plan.items():
        needs = {need.resource: need.amount for need in ways[name][mode].needs}
        if frame.alone:
            needs["?"] = 1
        minutes = {minute for low, high in pieces for minute in range(low, high)}
        if minutes & _away(frame, set(needs)):
            return False
        for resource, amount in needs.items():
            for minute in minutes:
                used[resource, minute] = used.get((resource, minute), 0) + amount
    capacity = {"?": 1} | {each.name: each.capacity for each in frame.resources}
    return all(amount <= capacity[resource] for (resource, _), amount in used.items())


@st.composite
def frames(draw: st.DrawFn, hard: bool = False) -> TasksFrame:
    """One to three tasks within two days of a few minutes each; ``hard``: they must all be done."""
    midnight = draw(st.booleans())
    if midnight:
        hours = (Window(opens=0, closes=3), Window(opens=DAY - 4, closes=DAY))
    else:
        hours = (Window(opens=540, closes=540 + draw(st.integers(3, 6))),)
    first = hours[-1].opens
    alone = draw(st.booleans())
    resources = (
        () if alone and draw(st.booleans()) else (Resource(name="oven", capacity=draw(st.integers(1, 2))),)
    )
    events = []
    if draw(st.booleans()):
        start = first + draw(st.integers(0, 2))
        owner = draw(st.sampled_from([None, "oven"])) if resources else None
        day = draw(st.integers(1, 2))
        events = [Event(name="fire drill", day=day, start=start, end=start + 1, resource=owner)]
    tasks = [_task(draw, name, first, resources, hard) for name in NAMES[: draw(st.integers(1, 3))]]
    names = [task.name for task in tasks]
    links = tuple(
        Link(before=a, after=b, lag=draw(st.integers(0, 1)), most=draw(st.sampled_from([None, None, 2, DAY])))
        for k, b in enumerate(names)
        for a in names[:k]
        if draw(st.integers(0, 2)) == 0
    )
    return TasksFrame(
        date=MONDAY, days=2, hours=hours, events=tuple(events), tasks=tuple(tasks), links=links,
        resources=resources, alone=alone,
    )  # fmt: skip


def _task(draw: st.DrawFn, name: str, first: int, resources: tuple[Resource, ...], hard: bool) -> Task:
    def needs() -> tuple[Need, ...]:
        return (
            (Need(resource="oven", amount=draw(st.integers(1, 2))),)
            if resources and draw(st.booleans())
            else ()
        )

    ways: dict[str, object] = {"minutes": draw(st.integers(1, 4)), "needs": needs()}
    if draw(st.integers(0, 3)) == 0:
        ways = {"modes": tuple(Mode(minutes=draw(st.integers(1, 4)), needs=needs()) for _ in range(2))}
    windows: tuple[Window, ...] = ()
    if draw(st.integers(0, 3)) == 0:
        opens = first + draw(st.integers(0, 1))
        windows = (Window(opens=opens, closes=opens + draw(st.integers(1, 3)), day=draw(st.integers(1, 2))),)
    due = draw(st.none() | st.builds(Moment, day=st.integers(1, 2), clock=st.integers(first, first + 4)))
    release = draw(
        st.none() | st.none() | st.builds(Moment, day=st.just(1), clock=st.integers(first, first + 3))
    )
    return Task(
        name=name, tags=draw(st.sampled_from([(), ("desk",), ("desk", "call")])), release=release, due=due,
        strict=draw(st.booleans()), windows=windows, split=draw(st.booleans()), piece=draw(st.integers(1, 2)),
        priority=draw(st.integers(1, 3)), must=hard or draw(st.booleans()), **ways,
    )  # fmt: skip


@dataclass(frozen=True)
class Told:
    """A rule and what it means of a plan."""

    form: Form
    holds: Callable[[TasksFrame, Plan], bool]


@dataclass(frozen=True)
class Aim:
    """A goal and its value of a plan."""

    goal: Goal
    value: Callable[[TasksFrame, Plan], int]


def _tagged(frame: TasksFrame, plan: Plan, tag: str | None) -> list[tuple[Task, int, Pieces]]:
    tasks = {task.name: task for task in frame.tasks}
    return [
        (tasks[name], mode, pieces)
        for name, (mode, pieces) in plan.items()
        if tag is None or tag in tasks[name].tags
    ]


def days(frame: TasksFrame) -> range:
    return range(1, frame.days + 1)


def worked(frame: TasksFrame, plan: Plan, day: int, tag: str | None = None) -> int:
    """Minutes of work on a day."""
    minutes = [m for _, _, pieces in _tagged(frame, plan, tag) for a, b in pieces for m in range(a, b)]
    return sum(minute // DAY == day - 1 for minute in minutes)


def late(task: Task, pieces: Pieces) -> int:
    return 0 if task.due is None else max(0, pieces[-1][1] - task.due.minutes)


def _started(frame: TasksFrame, plan: Plan, tag: str | None = None) -> list[int]:
    return [pieces[0][0] for _, _, pieces in _tagged(frame, plan, tag)]


def _pause(frame: TasksFrame, plan: Plan, tag: str, minutes: int) -> bool:
    """Nothing starts within ``minutes`` after a task of the kind has ended."""
    ends = [(task.name, pieces[-1][1]) for task, _, pieces in _tagged(frame, plan, tag)]
    starts = [(task.name, pieces[0][0]) for task, _, pieces in _tagged(frame, plan, None)]
    return not any(a != b and 0 <= start - end < minutes for a, end in ends for b, start in starts)


def _runs(frame: TasksFrame, plan: Plan, most: int) -> bool:
    longest = current = 0
    for day in range(1, frame.days + 1):
        current = current + 1 if worked(frame, plan, day) else 0
        longest = max(longest, current)
    return longest <= most


TAGS = (None, "desk", "call")
DAYS = ("monday", "tuesday")


@st.composite
def rules(draw: st.DrawFn, first: int) -> Told:
    """A rule of one of the usual kinds, or of some unusual ones; perhaps negated."""
    tag = draw(st.sampled_from(TAGS))
    where = None if tag is None else wishes.tagged(tag)
    n, clock = draw(st.integers(0, 4)), first + draw(st.integers(0, 4))
    shown = f"{clock // 60:02d}:{clock % 60:02d}"
    kinds: list[Told] = [
        Told(
            wishes.none_before(shown, where),
            lambda f, p: all(start % DAY >= clock for start in _started(f, p, tag)),
        ),
        Told(
            wishes.none_after(shown, where),
            lambda f, p: all(
                pieces[-1][1] - pieces[0][0] // DAY * DAY <= clock for _, _, pieces in _tagged(f, p, tag)
            ),
        ),
        Told(
            wishes.minutes_at_most(n, where),
            lambda f, p: all(worked(f, p, day, tag) <= n for day in days(f)),
        ),
        Told(
            wishes.tasks_at_most(n // 2, where),
            lambda f, p: all(
                sum(start // DAY == day for start in _started(f, p, tag)) <= n // 2 for day in range(f.days)
            ),
        ),
        Told(wishes.free_days(1), lambda f, p: any(not worked(f, p, day) for day in days(f))),
        Told(
            wishes.no_work_on(DAYS[n % 2], where=where),
            lambda f, p: not worked(f, p, n % 2 + 1, tag),
        ),
        Told(wishes.pause_after(n + 1, wishes.tagged("desk")), lambda f, p: _pause(f, p, "desk", n + 1)),
        Told(
            wishes.before(wishes.named("Ant"), wishes.named("Bee")),
            lambda f, p: not {"Ant", "Bee"} <= set(p) or p["Ant"][1][-1][1] <= p["Bee"][1][0][0],
        ),
        Told(
            wishes.same_day(wishes.named("Bee"), wishes.named("Cat")),
            lambda f, p: not {"Bee", "Cat"} <= set(p) or p["Bee"][1][0][0] // DAY == p["Cat"][1][0][0] // DAY,
        ),
        Told(
            Compare(amount=Amount(measure="lateness", of=("task",), where=where), op="<=", bound=n),
            lambda f, p: sum(late(task, pieces) for task, _, pieces in _tagged(f, p, tag)) <= n,
        ),
        Told(
            Compare(
                amount=Amount(of=("task",), where=Cmp(attr="lateness", op=">", value=n)), op="<=", bound=0
            ),
            lambda f, p: all(late(task, pieces) <= n for task, _, pieces in _tagged(f, p, None)),
        ),
        Told(
            Compare(amount=Amount(measure="interruptions", of=("task",), where=where), op=">=", bound=n // 2),
            lambda f, p: sum(len(pieces) - 1 for _, _, pieces in _tagged(f, p, tag)) >= n // 2,
        ),
        Told(
            Compare(amount=Amount(measure="minutes", of=("task",), where=where), op=">=", bound=n),
            lambda f, p: sum(task.ways[mode].minutes for task, mode, _ in _tagged(f, p, tag)) >= n,
        ),
        Told(Run(of=("work",), max=1), lambda f, p: _runs(f, p, 1)),
        Told(
            Compare(
                amount=Amount(of=("work",), where=where),
                op=">=",
                bound=1,
                scope=(Group(by="day", quantifier="at_least", k=1 + n % 2),),
            ),
            lambda f, p: sum(worked(f, p, day, tag) > 0 for day in days(f)) >= 1 + n % 2,
        ),
        Told(
            Compare(amount=Amount(measure="finish", of=("task",), where=where), op="<=", bound=n * 700),
            lambda f, p: sum(pieces[-1][1] for _, _, pieces in _tagged(f, p, tag)) <= n * 700,
        ),
    ]
    told = draw(st.sampled_from(kinds))
    if not told.form.scope and draw(st.integers(0, 2)) == 0:
        return Told(told.form.model_copy(update={"negated": not told.form.negated}), _not(told.holds))
    if draw(st.integers(0, 3)) == 0:
        other = draw(st.sampled_from(kinds))
        return Told(
            Either(branches=((told.form,), (other.form,))),
            lambda f, p: told.holds(f, p) or other.holds(f, p),
        )
    return told


def _not(holds: Callable[[TasksFrame, Plan], bool]) -> Callable[[TasksFrame, Plan], bool]:
    return lambda f, p: not holds(f, p)


AIMS = (
    Aim(wishes.earliest(), lambda f, p: max((ps[-1][1] for _, ps in p.values()), default=0)),
    Aim(
        wishes.least_lateness(),
        lambda f, p: sum(late(task, ps) for task, _, ps in _tagged(f, p, None)),
    ),
    Aim(wishes.fewest_interruptions(), lambda f, p: sum(len(ps) - 1 for _, ps in p.values())),
    Aim(wishes.most_important(), lambda f, p: sum(t.priority for t, _, _ in _tagged(f, p, None))),
    Aim(
        Goal(
            sense="max",
            amount=Amount(measure="minutes", of=("work",), where=Is(attr="weekday", values=DAYS[1:])),
        ),
        lambda f, p: worked(f, p, 2),
    ),
    Aim(
        Goal(sense="min", amount=Amount(measure="start", of=("task",))),
        lambda f, p: sum(start % DAY for start in _started(f, p)),
    ),
    Aim(
        Goal(sense="min", fold="max", by="day", amount=Amount(measure="minutes", of=("work",))),
        lambda f, p: max(worked(f, p, day) for day in days(f)),
    ),
)


def relaxed(frame: TasksFrame, kept: set[str]) -> TasksFrame:
    """The frame with nothing in force but the limits named: what a conflict's parts mean, told once more."""
    tasks: list[Task] = []
    for task in frame.tasks:
        update: dict[str, object] = {"must": f"must:{task.name}" in kept}
        if f"due:{task.name}" not in kept:
            update["strict"] = False
        if f"release:{task.name}" not in kept:
            update["release"] = None
        if task.windows and f"windows:{task.name}" not in kept:
            update["windows"] = (Window(opens=0, closes=DAY),)
        tasks.append(task.model_copy(update=update))
    total = sum(max(way.minutes for way in task.ways) for task in frame.tasks)
    return frame.model_copy(
        update={
            "tasks": tuple(tasks),
            "events": tuple(event for k, event in enumerate(frame.events) if f"event:{k}" in kept),
            "links": tuple(link for k, link in enumerate(frame.links) if f"link:{k}" in kept),
            "hours": frame.hours if "hours" in kept else (),
            "alone": frame.alone and ("alone" in kept or len(frame.tasks) < 2),
            "days": frame.days if "days" in kept else frame.days + 14 + total // 240,
            "resources": tuple(
                each if f"resource:{each.name}" in kept else Resource(name=each.name, capacity=99)
                for each in frame.resources
            ),
        }
    )


def exists(frame: TasksFrame, told: list[Told], budget: int = 20_000) -> bool | None:
    """Whether there is a plan; None where more than ``budget`` would have to be looked at."""
    choices: list[list[tuple[int, Pieces] | None]] = []
    for task in frame.tasks:
        found: list[tuple[int, Pieces] | None] = [] if task.must else [None]
        for option in _options(frame, task):
            if _timely(task, option):
                found.append(option)
            if len(found) > budget // 4:
                return None
        choices.append(found)
    order = sorted(range(len(choices)), key=lambda k: len(choices[k]))
    names = [task.name for task in frame.tasks]
    looked = 0

    def extend(at: int, plan: Plan) -> bool:
        nonlocal looked
        looked += 1
        if looked > budget:
            raise OverflowError
        if at == len(order):
            return all(rule.holds(frame, plan) for rule in told)
        for option in choices[order[at]]:
            longer = plan if option is None else {**plan, names[order[at]]: option}
            if _linked(frame, longer) and _carried(frame, longer) and extend(at + 1, longer):
                return True
        return False

    try:
        return extend(0, {})
    except OverflowError:
        return None
