"""Rows, guards and nests against brute force over all points, in both engines."""

from __future__ import annotations

import random
from fractions import Fraction
from itertools import product

import pytest

from solvers import backend
from solvers.engines.bigm import unguarded
from solvers.rows import (
    FALSE,
    MAX_ACTIVITY,
    TRUE,
    AllOf,
    AtLeast,
    Condition,
    Leaf,
    Linear,
    Model,
    TooLarge,
    integral,
)
from solvers.status import SolveStatus

ENGINES = ("cp-sat", "milp")
VARIABLES = 4


def true_at(condition: Condition, point: tuple[int, ...]) -> bool:
    match condition:
        case Leaf(terms, right):
            return sum(Fraction(c) * point[i] for i, c in terms) <= right
        case AllOf(parts):
            return all(true_at(part, point) for part in parts)
        case AtLeast(k, parts):
            return sum(true_at(part, point) for part in parts) >= k


def random_leaf(rng: random.Random) -> Leaf:
    coefficients = (-3, -1, 1, 2, Fraction(1, 2), Fraction(-2, 3))
    terms = [(rng.randrange(VARIABLES), rng.choice(coefficients)) for _ in range(rng.randint(0, 4))]
    return Leaf(tuple(terms), rng.choice((-2, -1, 0, 1, Fraction(1, 3), Fraction(-5, 2))))


def random_condition(rng: random.Random, depth: int = 3) -> Condition:
    roll = rng.random()
    if depth == 0 or roll < 0.35:
        return random_leaf(rng)
    if roll < 0.4:
        return rng.choice((TRUE, FALSE))
    parts = tuple(random_condition(rng, depth - 1) for _ in range(rng.randint(0, 3)))
    return AllOf(parts) if roll < 0.6 else AtLeast(rng.randint(-1, len(parts) + 1), parts)


def fix(model: Model, point: tuple[int, ...]) -> None:
    for index, value in enumerate(point):
        model.equal([(index, 1)], value)


@pytest.mark.parametrize("seed", range(12))
@pytest.mark.parametrize("engine", ENGINES)
def test_a_nest_holds_exactly_where_its_tree_does(engine: str, seed: int) -> None:
    """Under no guard, under a guard at 1, and nowhere asked under a guard at 0."""
    rng = random.Random(seed)
    condition = random_condition(rng)
    for point in rng.sample(list(product((0, 1), repeat=VARIABLES)), 5):
        for guards in ((), (1,), (0,), (1, 1), (1, 0)):
            model = Model()
            for _ in range(VARIABLES):
                model.boolean()
            literals = [model.boolean("guard") for _ in guards]
            model.post(condition, *literals)
            fix(model, (*point, *guards))
            status = backend.backend(engine).solve(model, None, 10).status
            expected = true_at(condition, point) or not all(guards)
            assert status is (SolveStatus.OPTIMAL if expected else SolveStatus.INFEASIBLE), (condition, point)


@pytest.mark.parametrize("seed", range(25))
def test_both_engines_reach_the_brute_force_optimum(seed: int) -> None:
    rng = random.Random(100 + seed)
    conditions = [random_condition(rng) for _ in range(3)]
    goal = Linear(tuple((i, rng.randint(-9, 9)) for i in range(VARIABLES)), rng.randint(-3, 3))
    points = [p for p in product((0, 1), repeat=VARIABLES) if all(true_at(c, p) for c in conditions)]
    best = min((goal.value(point) for point in points), default=None)
    for engine in ENGINES:
        model = Model()
        for _ in range(VARIABLES):
            model.boolean()
        for condition in conditions:
            model.post(condition)
        found = backend.backend(engine).solve(model, goal, 10)
        if best is None:
            assert found.status is SolveStatus.INFEASIBLE
            continue
        assert found.status is SolveStatus.OPTIMAL
        assert (found.proofs[0].objective, found.proofs[0].bound, found.proofs[0].gap) == (best, best, 0)
        assert tuple(found.values[i] for i in range(VARIABLES)) in points


@pytest.mark.parametrize("seed", range(10))
def test_integral_rows_are_the_same_rows(seed: int) -> None:
    rng = random.Random(seed)
    for _ in range(200):
        leaf = random_leaf(rng)
        terms, right = integral(leaf)
        assert all(isinstance(number, int) for number in (right, *(c for _, c in terms)))
        for point in product((0, 1), repeat=VARIABLES):
            assert (Linear(terms).value(point) <= right) == true_at(leaf, point)


def test_integer_variables_take_part_in_big_m() -> None:
    model = Model()
    x, guard = model.integer(-5, 7), model.boolean()
    model.at_most([(x, 3)], 6, guard)
    terms, right = unguarded(model, model.rows[0])
    for value, on in product(range(-5, 8), (0, 1)):
        point = {x: value, guard: on}
        assert (Linear(tuple(terms)).value(point) <= right) == (not on or value <= 2)


@pytest.mark.parametrize("sense", (1, -1))
@pytest.mark.parametrize("engine", ENGINES)
def test_integers_with_bounds_below_zero(engine: str, sense: int) -> None:
    model = Model()
    x, y, guard = model.integer(-5, 7), model.integer(-2, 2), model.boolean()
    model.equal([(x, 1), (y, 2)], 1, guard)
    model.at_least([(guard, 1)], 1)
    values = [-3, -1, 1, 3, 5]
    found = backend.backend(engine).solve(model, Linear(((x, sense),)), 10)
    assert found.values[x] == (min(values) if sense == 1 else max(values))


@pytest.mark.parametrize("engine", ENGINES)
def test_rows_without_variables(engine: str) -> None:
    for right, guarded, expected in ((0, False, True), (-1, False, False), (-1, True, True)):
        model = Model()
        guard = model.boolean()
        model.at_most([], right, *((guard,) if guarded else ()))
        assert backend.backend(engine).solve(model, None, 10).status.has_solution is expected
    model = Model()
    model.boolean()
    model.equal([], 1)
    assert backend.backend(engine).solve(model, None, 10).status is SolveStatus.INFEASIBLE


def test_numbers_beyond_exactness_are_refused() -> None:
    model = Model()
    x = model.integer(0, MAX_ACTIVITY)
    with pytest.raises(TooLarge):
        model.at_most([(x, 1)], 5)
    with pytest.raises(TooLarge):
        model.equal([(x, -1)], 5)
    y, z = model.integer(0, MAX_ACTIVITY - 1), model.boolean()
    model.at_most([(y, 1)], 5)
    with pytest.raises(TooLarge):
        model.post(Leaf(((y, Fraction(3, 2)), (z, 1)), 5))


def test_guards_that_can_never_hold_are_off() -> None:
    model = Model()
    x, guard = model.boolean(), model.boolean()
    model.at_least([(x, 1)], 2, guard)
    assert [(row.terms, row.right, row.guards) for row in model.rows] == [(((guard, 1),), 0, ())]
