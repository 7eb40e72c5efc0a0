"""Global constraints: CP-SAT against brute force, the check of a point, and who takes what."""

from __future__ import annotations

import random
from itertools import product

import pytest

from solvers.backend import NotTaken, SolverFailed, backend, check, takes
from solvers.globals import Circuit, Cumulative, Global, Interval, NoOverlap, fixed, of
from solvers.linear import Linear
from solvers.rows import Model
from solvers.status import SolveStatus

CP_SAT, MILP = backend("cp-sat"), backend("milp")
HORIZON = 5


def _random(seed: int) -> tuple[Model, Linear]:
    """Two or three intervals on a short line, some optional, with one resource or none."""
    rng = random.Random(seed)
    model = Model()
    intervals: list[Interval] = []
    terms: list[tuple[int, int]] = []
    for _ in range(rng.choice([2, 3])):
        size = rng.randint(0, 3)
        start = model.integer(0, HORIZON - size)
        present = model.boolean() if rng.random() < 0.5 else None
        intervals.append(Interval(of(start), fixed(size), of(start, constant=size), present))
        terms.append((start, rng.randint(-2, 2)))
        if present is not None:
            terms.append((present, rng.randint(-4, 2)))
    if rng.random() < 0.5:
        model.globals.append(NoOverlap(tuple(intervals)))
    else:
        demands = tuple(fixed(rng.randint(1, 2)) for _ in intervals)
        model.globals.append(Cumulative(tuple(intervals), demands, 2))
    return model, Linear(tuple(terms))


def _points(model: Model):
    ranges = [range(variable.low, variable.high + 1) for variable in model.variables]
    for values in product(*ranges):
        yield dict(enumerate(values))


def _holds(model: Model, values: dict[int, int]) -> bool:
    """By moments, not by the constraints' own check."""
    for constraint in model.globals:
        assert isinstance(constraint, NoOverlap | Cumulative)
        needs = [1] * len(constraint.intervals)
        most = 1
        if isinstance(constraint, Cumulative):
            needs, most = [demand.constant for demand in constraint.demands], constraint.capacity
        there = [
            (each.start.value(values), each.size.constant, need)
            for each, need in zip(constraint.intervals, needs, strict=True)
            if each.present is None or values[each.present]
        ]
        for moment in range(HORIZON):
            if sum(need for start, size, need in there if start <= moment < start + size) > most:
                return False
        if isinstance(constraint, NoOverlap):  # an empty interval may stand between others, not inside one
            for start, size, _ in there:
                if size == 0 and any(a < start < a + n for a, n, _ in there):
                    return False
    return True


@pytest.mark.parametrize("seed", range(40))
def test_cp_sat_and_the_check_agree_with_brute_force(seed: int) -> None:
    model, goal = _random(seed)
    best = min((goal.value(point) for point in _points(model) if _holds(model, point)), default=None)
    found = CP_SAT.solve(model, goal, 10)
    assert (found.proofs[0].objective if found.proofs else None) == best
    for point in _points(model):
        assert all(each.broken(point) is None for each in model.globals) == _holds(model, point)


def _tour(costs: list[list[int]], skip: int) -> tuple[Model, Linear, dict[tuple[int, int], int]]:
    model = Model()
    arcs = {(a, b): model.boolean() for a in range(len(costs)) for b in range(len(costs)) if a or b}
    model.globals.append(Circuit(tuple((a, b, literal) for (a, b), literal in arcs.items())))
    terms = tuple((literal, skip if a == b else costs[a][b]) for (a, b), literal in arcs.items())
    return model, Linear(terms), arcs


@pytest.mark.parametrize("seed", range(20))
def test_a_circuit_with_nodes_left_out(seed: int) -> None:
    rng = random.Random(seed)
    costs = [[rng.randint(1, 9) for _ in range(4)] for _ in range(4)]
    skip = rng.randint(2, 9)
    model, goal, _ = _tour(costs, skip)
    valid = (
        [point for point in _points(model) if model.globals[0].broken(point) is None] if seed < 1 else None
    )
    found = CP_SAT.solve(model, goal, 10)
    assert found.status is SolveStatus.OPTIMAL
    assert found.proofs[0].objective == _best_tour(costs, skip)
    if seed == 0:
        valid = [point for point in _points(model) if model.globals[0].broken(point) is None]
        assert min(goal.value(point) for point in valid) == found.proofs[0].objective


def _best_tour(costs: list[list[int]], skip: int) -> int:
    from itertools import permutations

    rest = range(1, len(costs))
    return min(
        sum(costs[a][b] for a, b in zip((0, *order), (*order, 0), strict=True)) + skip * (len(rest) - size)
        for size in range(1, len(costs))
        for order in permutations(rest, size)
    )


def test_two_rounds_are_no_circuit() -> None:
    model, _, arcs = _tour([[1] * 4 for _ in range(4)], 1)
    rounds = {(0, 1), (1, 0), (2, 3), (3, 2)}
    point = {literal: int(arc in rounds) for arc, literal in arcs.items()}
    assert model.globals[0].broken(point) == "a circuit falls into several rounds"
    with pytest.raises(SolverFailed, match="several rounds"):
        check(model, point)


def test_an_infeasible_twin_names_its_guard() -> None:
    model = Model()
    start = model.integer(0, 3)
    guard = model.boolean()
    model.guards["both"] = guard
    one = Interval(fixed(0), fixed(2), fixed(2), guard)
    two = Interval(of(start), fixed(2), of(start, constant=2))
    model.globals.append(NoOverlap((one, two)))
    model.at_most([(start, 1)], 1)
    assert CP_SAT.solve(model, None, 10, [guard]).core == (guard,)
    assert CP_SAT.solve(model, None, 10).status.has_solution


class _Odd:
    def broken(self, values):
        return None


def test_engines_say_what_they_do_not_take() -> None:
    model: Model = Model(globals=[NoOverlap(())])
    assert takes(CP_SAT, model) and not takes(MILP, model)
    with pytest.raises(NotTaken, match="milp does not take NoOverlap"):
        MILP.solve(model, None, 1)
    odd: Global = _Odd()
    with pytest.raises(NotTaken, match="_Odd"):
        CP_SAT.solve(Model(globals=[odd]), None, 1)
