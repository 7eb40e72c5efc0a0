"""Tasks from spec to plan: against every plan of small worlds, the independent check, minimal conflicts."""

from __future__ import annotations

import random
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from planner_agent.families import SolveOptions
from planner_agent.families.tasks import wishes
from planner_agent.families.tasks.explain import explain
from planner_agent.families.tasks.plan import PlannedPiece, PlannedTask, TasksPlan
from planner_agent.families.tasks.refusals import refusals
from planner_agent.families.tasks.solving import solve
from planner_agent.families.tasks.spec import (
    Event,
    Link,
    Moment,
    Need,
    Resource,
    Task,
    TasksFrame,
    TasksSpec,
    Window,
)
from planner_agent.families.tasks.verify import verify
from planner_agent.spec import Group, Hard, Price, Priority, Rule
from tests.families.tasks.worlds import (
    AIMS,
    MONDAY,
    TAGS,
    Aim,
    Plan,
    Told,
    exists,
    frames,
    plans,
    relaxed,
    rules,
    size,
    worked,
)

OPTIONS = SolveOptions(time_limit=20)
QUICK = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much]
)
MOST_PLANS = 30_000


def spec_of(frame: TasksFrame, told: list[Told] = [], aims: list[Aim] = []) -> TasksSpec:  # noqa: B006
    made = tuple(Rule(id=f"r{k}", body=each.form, strength=Hard()) for k, each in enumerate(told))
    return TasksSpec(family="tasks", frame=frame, rules=made, goals=tuple(aim.goal for aim in aims))


def as_plan(plan: TasksPlan) -> Plan:
    def at(day: int, minutes: int) -> int:
        return (day - 1) * 1440 + minutes

    return {
        task.name: (task.mode, tuple((at(p.day, p.start), at(p.day, p.end)) for p in task.pieces))
        for task in plan.tasks
    }


def best(frame: TasksFrame, told: list[Told], aims: list[Aim]) -> tuple[int, ...] | None:
    """The goals' values of the best plan, maximised ones with a minus; None where there is no plan."""
    signs = [1 if aim.goal.sense == "min" else -1 for aim in aims]
    found = (
        tuple(sign * aim.value(frame, plan) for sign, aim in zip(signs, aims, strict=True))
        for plan in plans(frame)
        if all(rule.holds(frame, plan) for rule in told)
    )
    return min(found, default=None)


@QUICK
@given(frames(), st.data())
def test_the_best_of_all_plans(frame: TasksFrame, data: st.DataObject) -> None:
    assume(size(frame) <= MOST_PLANS)
    first = frame.hours[-1].opens
    told = data.draw(st.lists(rules(first), max_size=2))
    aims = data.draw(st.lists(st.sampled_from(AIMS), min_size=1, max_size=2, unique_by=id))
    expected = best(frame, told, aims)
    spec = spec_of(frame, told, aims)
    found = solve(spec, OPTIONS)
    if expected is None:
        assert found.status == "infeasible"
        return
    assert found.status == "optimal"
    assert verify(spec, found.plan) == []
    made = as_plan(found.plan)
    signs = [1 if aim.goal.sense == "min" else -1 for aim in aims]
    assert tuple(s * aim.value(frame, made) for s, aim in zip(signs, aims, strict=True)) == expected


def to_plan(frame: TasksFrame, plan: Plan) -> TasksPlan:
    def piece(low: int, high: int) -> PlannedPiece:
        midnight = low // 1440 * 1440
        return PlannedPiece(day=low // 1440 + 1, start=low - midnight, end=high - midnight)

    made = [
        PlannedTask(name=name, mode=mode, pieces=tuple(piece(*span) for span in pieces))
        for name, (mode, pieces) in sorted(plan.items(), key=lambda each: each[1][1][0][0])
    ]
    left = tuple(task.name for task in frame.tasks if task.name not in plan)
    return TasksPlan(date=frame.date, days=frame.days, tasks=tuple(made), left_out=left)


@QUICK
@given(frames(), st.randoms(use_true_random=False))
def test_the_check_knows_right_plans_from_broken_ones(frame: TasksFrame, rng: random.Random) -> None:
    assume(size(frame) <= MOST_PLANS)
    every = list(plans(frame))
    known = [tuple(sorted(plan.items())) for plan in every]
    for plan in rng.sample(every, min(20, len(every))):
        assert verify(spec_of(frame), to_plan(frame, plan)) == []
        broken = _broken(frame, plan, rng)
        if broken and tuple(sorted(broken.items())) not in known:
            assert verify(spec_of(frame), to_plan(frame, broken))


def _broken(frame: TasksFrame, plan: Plan, rng: random.Random) -> Plan:
    """The plan with one thing changed."""
    if not plan:
        return {}
    name = rng.choice(sorted(plan))
    mode, pieces = plan[name]
    shift, which = rng.choice([-60, -1, 1, 60, 1440]), rng.randrange(len(pieces))
    moved = [(a + shift, b + shift) if k == which else (a, b) for k, (a, b) in enumerate(pieces)]
    longer = [(a, b + 1) if k == which else (a, b) for k, (a, b) in enumerate(pieces)]
    cut = [part for a, b in pieces for part in ((a, a + 1), (a + 1, b)) if part[0] < part[1]]
    changed = rng.choice([moved, longer, cut, None, mode + 1])
    if changed is None:
        return {other: each for other, each in plan.items() if other != name}
    if isinstance(changed, int):
        ways = next(task.ways for task in frame.tasks if task.name == name)
        return {**plan, name: (changed % len(ways), pieces)}
    if min(a for a, _ in changed) < 0:
        return {}
    return {**plan, name: (mode, tuple(sorted(changed)))}


def test_a_broken_rule_is_named() -> None:
    task = Task(name="Ant", minutes=3)
    frame = TasksFrame(date=MONDAY, days=1, hours=(Window(opens="09:00", closes="09:10"),), tasks=(task,))
    plan = to_plan(frame, {"Ant": (0, ((541, 544),))})
    told = Rule(id="early", body=wishes.none_after("09:03"), strength=Hard())
    spec = TasksSpec(family="tasks", frame=frame, rules=(told,))
    assert [each.rule for each in verify(spec, plan)] == ["early"]
    assert verify(spec, to_plan(frame, {"Ant": (0, ((540, 543),))})) == []


@settings(QUICK, max_examples=20)
@given(frames(hard=True), st.data())
def test_a_conflict_is_minimal(frame: TasksFrame, data: st.DataObject) -> None:
    told = data.draw(st.lists(rules(frame.hours[-1].opens), max_size=1))
    assume(exists(frame, told) is False)
    spec = spec_of(frame, told)
    found = explain(spec, OPTIONS, solve(spec, OPTIONS))
    blamed = {conflict.id for conflict in found.conflicts}

    def holds(names: set[str]) -> bool | None:
        return exists(relaxed(frame, names), [rule for k, rule in enumerate(told) if f"r{k}" in names])

    assert blamed and holds(blamed) is not True
    for name in blamed:
        assert holds(blamed - {name}) is not False, (blamed, name)


def test_a_task_longer_than_its_window_says_what_would_do() -> None:
    window = (Window(opens="09:00", closes="12:00"),)
    frame = TasksFrame(date=MONDAY, days=1, tasks=(Task(name="Essay", minutes=240, windows=window),))
    found = explain(spec_of(frame), OPTIONS, solve(spec_of(frame), OPTIONS))
    changes = {conflict.id: conflict.change for conflict in found.conflicts}
    assert changes == {"windows:Essay": "Essay until 13:00", "must:Essay": "3 h for Essay"}


def test_too_much_for_the_days_says_how_many_would_do() -> None:
    tasks = tuple(Task(name=f"Part {k}", minutes=240) for k in range(5))
    frame = TasksFrame(date=MONDAY, days=1, hours=(Window(opens="09:00", closes="17:00"),), tasks=tasks)
    found = explain(spec_of(frame), OPTIONS, solve(spec_of(frame), OPTIONS))
    changes = {conflict.id: conflict.change for conflict in found.conflicts}
    assert changes["days"] == "3 days" and "alone" in changes and "hours" in changes
    assert sum(name.startswith("must:") for name in changes) == 3  # two of them fit
    wide = frame.model_copy(update={"days": 3})
    assert solve(spec_of(wide), OPTIONS).status == "optimal"


def test_a_cycle_is_named() -> None:
    tasks = tuple(Task(name=name, minutes=30) for name in ("Paint", "Sand", "Wash"))
    pairs = (("Wash", "Sand"), ("Sand", "Paint"), ("Paint", "Wash"))
    with pytest.raises(ValueError, match=r"wait for each other.*Sand"):
        TasksFrame(tasks=tasks, links=tuple(Link(before=a, after=b) for a, b in pairs))


def test_many_tasks_in_a_conflict_are_told_as_one() -> None:
    tasks = tuple(Task(name=f"Part {k}", minutes=60) for k in range(80))
    hours = (Window(opens="09:00", closes="17:00"),)
    frame = TasksFrame(date=MONDAY, days=5, hours=hours, tasks=tasks)
    found = explain(spec_of(frame), OPTIONS, solve(spec_of(frame), OPTIONS))
    told = {conflict.id: conflict for conflict in found.conflicts}
    assert set(told) == {"days", "alone", "hours", "must"}
    assert told["days"].change == "10 days" and "41 tasks of 41 h" in told["must"].meaning


@st.composite
def soft(draw: st.DrawFn, first: int) -> tuple[Rule, Callable[[TasksFrame, Plan], int]]:
    """A soft rule on a sum, and by how much a plan misses it."""
    n, tag = draw(st.integers(0, 4)), draw(st.sampled_from(TAGS))
    where = None if tag is None else wishes.tagged(tag)
    clock = f"{(first + n) // 60:02d}:{(first + n) % 60:02d}"

    def over(frame: TasksFrame, plan: Plan) -> int:
        return sum(max(0, worked(frame, plan, day, tag) - n) for day in (1, 2))

    def early(frame: TasksFrame, plan: Plan) -> int:
        tags = {task.name: task.tags for task in frame.tasks}
        starts = [pieces[0][0] for name, (_, pieces) in plan.items() if tag is None or tag in tags[name]]
        return sum(start % 1440 < first + n for start in starts)

    form, missed = draw(
        st.sampled_from([(wishes.minutes_at_most(n, where), over), (wishes.none_before(clock, where), early)])
    )
    strength = draw(st.sampled_from([Priority(level=1), Price(per_unit=2)]))
    return Rule(id="soft", body=form, strength=strength), missed


@QUICK
@given(frames(), st.data())
def test_soft_rules_come_before_the_goals_or_cost_their_price(frame: TasksFrame, data: st.DataObject) -> None:
    assume(size(frame) <= MOST_PLANS)
    rule, missed = data.draw(soft(frame.hours[-1].opens))
    aim = data.draw(st.sampled_from([AIMS[1], AIMS[3]]))
    sign = 1 if aim.goal.sense == "min" else -1

    def value(plan: Plan) -> tuple[int, ...]:
        short, reached = missed(frame, plan), sign * aim.value(frame, plan)
        return (short, reached) if isinstance(rule.strength, Priority) else (reached + 2 * short,)

    expected = min(map(value, plans(frame)), default=None)
    spec = TasksSpec(family="tasks", frame=frame, rules=(rule,), goals=(aim.goal,))
    found = solve(spec, OPTIONS)
    assert (found.status == "optimal") == (expected is not None)
    assert found.plan is None or value(as_plan(found.plan)) == expected


def test_impossible_values_are_refused_in_words() -> None:
    task = Task(name="Essay", minutes=60)
    bad: list[tuple[str, Callable[[], object]]] = [
        ("before they begin", lambda: Window(opens="12:00", closes="09:00")),
        ("before it starts", lambda: Event(name="Lunch", day=1, start="13:00", end="12:00")),
        ("greater than or equal to 1", lambda: Task(name="Essay", minutes=0)),
        ("named twice", lambda: TasksFrame(tasks=(task, task))),
        (
            "is no resource",
            lambda: TasksFrame(tasks=(Task(name="A", minutes=1, needs=(Need(resource="x"),)),)),
        ),
        ("no task", lambda: TasksFrame(tasks=(task,), links=(Link(before="Essay", after="Exam"),))),
        ("no time zone", lambda: TasksFrame(tasks=(task,), zone="Mars/Olympus")),
        (
            "is no resource",
            lambda: TasksFrame(events=(Event(name="x", day=1, start=0, end=1, resource="y"),)),
        ),
    ]
    for words, make in bad:
        with pytest.raises(ValueError, match=words):
            make()


def test_demand_above_what_is_there_says_how_many_would_do() -> None:
    need = (Need(resource="crane", amount=3),)
    frame = TasksFrame(
        days=1, alone=False, resources=(Resource(name="crane", capacity=1),),
        tasks=(Task(name="Lift", minutes=60, needs=need),),
    )  # fmt: skip
    found = explain(spec_of(frame), OPTIONS, solve(spec_of(frame), OPTIONS))
    changes = {conflict.id: conflict.change for conflict in found.conflicts}
    assert changes == {"resource:crane": "3 × crane", "must:Lift": "leave out Lift"}


def test_hundreds_of_tasks_have_a_proof() -> None:
    rng = random.Random(7)
    tasks = tuple(
        Task(
            name=f"Part {k}",
            minutes=rng.choice((15, 30, 60, 90)),
            due=Moment(day=rng.randint(30, 60), clock="17:00") if k % 4 == 0 else None,
            strict=k % 8 == 0,
            must=k % 10 > 0,
        )
        for k in range(300)
    )
    links = tuple(Link(before=f"Part {k}", after=f"Part {k + 7}") for k in range(0, 290, 3))
    hours = (Window(opens="09:00", closes="12:00"), Window(opens="13:00", closes="17:00"))
    spec = spec_of(TasksFrame(date=MONDAY, days=60, hours=hours, tasks=tasks, links=links))
    found = solve(spec, OPTIONS)
    assert found.plan is not None and found.proof is not None and found.proof.bound is not None
    assert found.status == "optimal" and verify(spec, found.plan) == []


def test_refusals_name_what_is_not_known() -> None:
    frame = TasksFrame(tasks=(Task(name="Essay", minutes=60),))
    rule = Rule(id="sunday", body=wishes.no_work_on("sunday"), strength=Hard())
    spec = TasksSpec(family="tasks", frame=frame, rules=(rule,))
    assert [each.code for each in refusals(spec)] == ["no_data"]
    dated = spec.model_copy(update={"frame": frame.model_copy(update={"date": MONDAY})})
    assert refusals(dated) == ()
    odd = wishes.tasks_at_most(1).model_copy(update={"scope": (Group(by="finish", quantifier="all"),)})
    again = dated.model_copy(update={"rules": (Rule(id="odd", body=odd, strength=Hard()),)})
    assert [each.code for each in refusals(again)] == ["no_form"]
