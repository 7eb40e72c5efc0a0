"""Visits: the subset program, the search and the labels against trying everything."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings

from benchmarks.visits.bench import check
from solvers import lexicographic
from solvers.backend import backend
from solvers.linear import Linear
from solvers.rows import Objective, merge
from solvers.status import SolveStatus
from solvers.visits import best, exact, labels, model, search
from solvers.visits.problem import Found, Pause, Problem, Route, Visit, schedule
from tests.solvers.visits_cases import best_score, problems


@settings(max_examples=120, deadline=None)
@given(problems())
def test_subsets_find_what_trying_everything_finds(problem: Problem) -> None:
    expected = best_score(problem)
    found = exact.solve(problem)
    assert found is not None and found.proved
    if expected is None:
        assert found.tours is None
        return
    assert found.score == found.bound == expected
    assert check(problem, found) == []
    must = {index for index, visit in enumerate(problem.visits) if visit.must}
    assert must <= {visit for tour in found.tours or () for visit, _ in tour.stops}


@settings(max_examples=60, deadline=None)
@given(problems(visits=5, routes=1, pauses=False))
def test_labels_bound_what_trying_everything_finds(problem: Problem) -> None:
    free = replace(problem, visits=tuple(replace(visit, must=False) for visit in problem.visits))
    expected = best_score(free) or 0
    found = labels.bound(free, 0, 0, 5.0)
    assert found.value >= expected
    if found.route is not None and (tour := schedule(free, 0, found.route)) is not None:
        assert sum(free.visits[visit].score for visit, _ in tour.stops) == expected == found.value
    one_window = all(len(visit.starts) == 1 for visit in free.visits)
    if one_window and best_score(free) is not None:
        assert found.value == expected


@settings(max_examples=40, deadline=None)
@given(problems(pauses=False))
def test_the_search_gives_valid_tours_below_the_optimum(problem: Problem) -> None:
    found = search.search(problem, 5.0, rounds=15)
    expected = best_score(problem)
    if found.tours is None:
        return
    assert check(problem, found) == []
    assert expected is not None and found.score <= expected


def _field(n: int) -> Problem:
    """Visits on a grid with windows, more than the subset program takes."""
    visits = tuple(
        Visit(place=k + 1, size=5, starts=((7 * k % 60, 7 * k % 60 + 30),), score=1 + k % 7) for k in range(n)
    )
    spots = [(0, 0), *((k % 5 * 3, k // 5 * 3) for k in range(n))]
    travel = tuple(tuple(abs(a - c) + abs(b - d) for c, d in spots) for a, b in spots)
    return Problem(visits, (Route(0, 0, 100, 0),), travel)


def test_a_large_problem_is_proved_by_labels_and_agrees_with_the_subsets() -> None:
    problem = _field(14)
    found = best.solve(problem, 20.0)
    whole = exact.solve(problem)
    assert whole is not None and found.proved and found.score == whole.score
    assert check(problem, found) == []


def test_must_visits_that_exclude_each_other_have_no_plan() -> None:
    both = tuple(Visit(place=1, size=60, starts=((0, 5),), must=True) for _ in range(2))
    problem = Problem(both, (Route(0, 0, 200),), ((0, 1), (1, 0)))
    found = exact.solve(problem)
    assert found is not None and found.tours is None and found.proved
    one = replace(problem, visits=(both[0], replace(both[1], must=False)))
    again = exact.solve(one)
    assert again is not None and again.score == 1


def test_routes_with_a_pause_are_not_searched() -> None:
    problem = _field(14)
    paused = replace(problem, routes=(replace(problem.routes[0], pause=Pause(30, 40, 10)),))
    with pytest.raises(ValueError, match="pause"):
        search.search(paused, 1.0)
    assert not best.suits(paused)


@settings(max_examples=60, deadline=None)
@given(problems())
def test_cp_sat_finds_what_the_subsets_find(problem: Problem) -> None:
    net = model.network(problem)
    worth = [
        (literal, problem.visits[visit].score) for (visit, _), literal in net.on.items()
    ]  # fmt: skip
    net.model.objectives.append(Objective("max", Linear(merge(worth))))
    result = lexicographic.solve(backend("cp-sat"), net.model, 20.0)
    expected = exact.solve(problem)
    assert expected is not None
    if expected.tours is None:
        assert result.status is SolveStatus.INFEASIBLE
        return
    assert result.status is SolveStatus.OPTIMAL and result.proofs[0].objective == expected.score
    found = Found(model.tours(net, dict(result.values)), expected.score, expected.score, True)
    assert check(problem, found) == []
    for tour in found.tours or ():
        again = schedule(problem, tour.route, [visit for visit, _ in tour.stops])
        assert again is not None and again.done <= tour.done
