"""Schedules: CP-SAT, branch and bound and plain enumeration agree; what is impossible is said to be."""

from __future__ import annotations

from dataclasses import replace
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from solvers import lexicographic
from solvers.backend import backend
from solvers.status import SolveStatus
from solvers.tasks import exact
from solvers.tasks.best import shortest
from solvers.tasks.model import minimise_makespan, network, schedule_at
from solvers.tasks.problem import Link, Mode, Problem, Schedule, Task, cycle, faults
from solvers.tasks.schedule import first_schedule
from solvers.tasks.windows import lower_bound

ENGINE = backend("cp-sat")


def enumerated(problem: Problem) -> int | None:
    """The least makespan over all starts and modes, judged by a count per moment; None if there is none."""
    best: int | None = None
    modes = [range(len(task.modes)) for task in problem.tasks]
    for chosen in product(*modes):
        picked = [task.modes[m] for task, m in zip(problem.tasks, chosen, strict=True)]
        for starts in product(range(problem.horizon + 1), repeat=len(picked)):
            ends = [start + mode.size for start, mode in zip(starts, picked, strict=True)]
            makespan = max(ends, default=0)
            if (best is None or makespan < best) and _sound(problem, picked, starts, ends):
                best = makespan
    return best


def _sound(problem: Problem, picked: list[Mode], starts: tuple[int, ...], ends: list[int]) -> bool:
    for task, start, end in zip(problem.tasks, starts, ends, strict=True):
        last = problem.horizon if task.deadline is None else task.deadline
        if start < task.release or end > min(last, problem.horizon):
            return False
        if task.open is not None and not any(a <= start and end <= b for a, b in task.open):
            return False
    for link in problem.links:
        gap = starts[link.after] - ends[link.before]
        if gap < link.lag or (link.most is not None and gap > link.most):
            return False
    for resource, capacity in enumerate(problem.capacities):
        for moment in range(problem.horizon):
            running = [m for m, a, b in zip(picked, starts, ends, strict=True) if a <= moment < b]
            if sum(dict(mode.demands).get(resource, 0) for mode in running) > capacity:
                return False
    return True


@st.composite
def problems(draw: st.DrawFn) -> Problem:
    horizon = draw(st.integers(4, 7))
    resources = draw(st.integers(1, 2))
    mode = st.builds(
        Mode,
        st.integers(0, 3),
        st.dictionaries(st.integers(0, resources - 1), st.integers(0, 3)).map(
            lambda d: tuple(sorted(d.items()))
        ),
    )
    opens = st.sampled_from([None, None, ((0, 3), (4, horizon)), ((1, 4),), ((0, 2), (2, horizon))])
    task = st.builds(
        Task,
        modes=st.lists(mode, min_size=1, max_size=2).map(tuple),
        release=st.integers(0, 2),
        deadline=st.none() | st.integers(3, horizon),
        open=opens,
    )
    tasks = draw(st.lists(task, min_size=1, max_size=3))
    pairs = [(a, b) for b in range(len(tasks)) for a in range(b)]
    links = [
        Link(a, b, draw(st.integers(0, 1)), draw(st.none() | st.integers(1, 3)))
        for a, b in pairs
        if draw(st.booleans())
    ]
    capacities = tuple(draw(st.integers(1, 3)) for _ in range(resources))
    return Problem(tuple(tasks), tuple(links), capacities, horizon)


def modelled(problem: Problem) -> Schedule | None:
    net = network(problem)
    minimise_makespan(net, 0)
    found = lexicographic.solve(ENGINE, net.model, 10)
    assert found.status in (SolveStatus.OPTIMAL, SolveStatus.INFEASIBLE)
    return schedule_at(net, found.values) if found.status is SolveStatus.OPTIMAL else None


@settings(max_examples=60, deadline=None)
@given(problems())
def test_all_methods_agree(problem: Problem) -> None:
    best = enumerated(problem)
    made = modelled(problem)
    assert (made.makespan if made else None) == best
    assert made is None or not faults(problem, made)
    quick = shortest(problem, ENGINE, 10)
    assert quick.proved and (quick.schedule.makespan if quick.schedule else None) == best
    assert quick.schedule is None or not faults(problem, quick.schedule)
    if best is not None:
        assert lower_bound(problem) <= best
    if exact.suits(problem):
        found = exact.shortest(problem)
        assert (found.schedule.makespan if found.schedule else None) == best
        assert found.schedule is None or not faults(problem, found.schedule)
    first = first_schedule(problem)
    assert first is None or not faults(problem, first)


@settings(max_examples=40, deadline=None)
@given(problems(), st.data())
def test_a_horizon_below_the_best_is_impossible(problem: Problem, data: st.DataObject) -> None:
    made = modelled(problem)
    if made is None or made.makespan == 0:
        return
    short = replace(problem, horizon=made.makespan - 1)
    found = shortest(short, ENGINE, 10)
    assert found.proved and found.schedule is None


def test_pieces_go_round_what_is_closed() -> None:
    report = Task((Mode(5, ((0, 1),)),), open=((0, 3), (4, 6), (8, 12)), split=True, piece=2)
    call = Task((Mode(2, ((0, 1),)),), open=((0, 3), (4, 6), (8, 12)))
    problem = Problem((report, call), (), (1,), 12)
    found = shortest(problem, ENGINE, 10)
    assert found.schedule is not None and not faults(problem, found.schedule)
    assert found.proved and found.schedule.makespan == 10
    whole = replace(problem, tasks=(replace(report, split=False), call))
    assert shortest(whole, ENGINE, 10) == type(found)(None, shortest(whole, ENGINE, 10).bound, True)


def test_a_cycle_is_named() -> None:
    assert cycle(4, [(0, 1), (1, 2), (2, 1), (2, 3)]) in ([1, 2], [2, 1])
    assert cycle(3, [(0, 1), (1, 2)]) is None
    problem = Problem((Task((Mode(1),)),) * 2, (Link(0, 1), Link(1, 0)), (), 5)
    with pytest.raises(ValueError, match="go round"):
        _ = problem.order


def test_demand_above_capacity_is_impossible() -> None:
    problem = Problem((Task((Mode(2, ((0, 3),)),)),), (), (2,), 9)
    assert shortest(problem, ENGINE, 5).proved
    assert shortest(problem, ENGINE, 5).schedule is None
    optional = replace(problem, tasks=(replace(problem.tasks[0], must=False),))
    assert modelled(optional) == Schedule(((),), (0,))


def test_three_hundred_tasks_have_a_plan_and_a_bound() -> None:
    tasks = tuple(Task((Mode(1 + k * 7 % 9, ((k % 3, 1 + k % 4),)),)) for k in range(300))
    links = tuple(Link(k, k + 3 + k % 5) for k in range(0, 290, 2) if k + 3 + k % 5 < 300)
    problem = Problem(tasks, links, (6, 5, 7), sum(task.least for task in tasks))
    found = shortest(problem, ENGINE, 3)
    assert found.schedule is not None and not faults(problem, found.schedule)
    assert lower_bound(problem) <= found.bound <= found.schedule.makespan


def test_pieces_are_as_long_as_the_way_that_is_taken_asks() -> None:
    opens = ((0, 3), (5, 8))
    both = Task((Mode(1), Mode(4)), open=opens, split=True, piece=2)
    late = replace(both, deadline=6)  # 3 and 1 would end in time, 2 and 2 would not
    slow = Task((Mode(1, ((0, 2),)), Mode(4)), open=opens, split=True, piece=2, deadline=6)
    assert shortest(Problem((late,), (), (1,), 8), ENGINE, 5).schedule is not None
    assert shortest(Problem((slow,), (), (1,), 8), ENGINE, 5).schedule is None
    found = shortest(Problem((replace(slow, deadline=7),), (), (1,), 8), ENGINE, 5).schedule
    assert found is not None and found.pieces[0][-1] == (5, 7)
