"""Engines and the loop over objectives: statuses, assumptions, ratios, lexicographic order."""

from __future__ import annotations

import random
import tempfile
from fractions import Fraction
from itertools import combinations, product
from pathlib import Path

import pytest

from solvers import backend, lexicographic
from solvers.backend import SolverFailed, check
from solvers.conflicts import Undecided, minimal_conflict
from solvers.engines import milp
from solvers.linear import Linear
from solvers.rows import Model, Objective
from solvers.status import SolveStatus

ENGINES = ("cp-sat", "milp", "highs")
N = 5


def random_model(rng: random.Random) -> Model:
    model = Model()
    for _ in range(N):
        model.boolean()
    for _ in range(rng.randint(1, 3)):
        model.at_most([(i, rng.randint(-3, 4)) for i in range(N)], rng.randint(-1, 4))
    return model


def points(model: Model) -> list[tuple[int, ...]]:
    found = []
    for point in product((0, 1), repeat=N):
        try:
            check(model, dict(enumerate(point)))
        except SolverFailed:
            continue
        found.append(point)
    return found


def linear(rng: random.Random, low: int, high: int) -> Linear:
    return Linear(tuple((i, rng.randint(low, high)) for i in range(N)), rng.randint(0, 2))


def random_objective(rng: random.Random) -> Objective:
    sense = rng.choice(("min", "max"))
    if rng.random() < 0.4:
        return Objective(sense, linear(rng, -2, 9), linear(rng, 0, 3), "ratio")
    return Objective(sense, linear(rng, -5, 9), scale=rng.choice((1, 1, 6)))


def worth(objective: Objective, point: tuple[int, ...]) -> Fraction:
    top = Fraction(objective.numerator.value(point))
    return top / (objective.denominator.value(point) if objective.denominator else objective.scale)


@pytest.mark.parametrize("seed", range(40))
def test_objectives_in_order_with_ratios(seed: int) -> None:
    """The lexicographic optimum of brute force, exactly; denominators below 1 are out from the start."""
    rng = random.Random(seed)
    state = rng.getstate()
    for engine in ENGINES:
        rng.setstate(state)
        model = random_model(rng)
        model.objectives = [random_objective(rng) for _ in range(rng.randint(1, 3))]
        wanted = list(model.objectives)
        open_to = [
            p for p in points(model)
            if all(o.denominator is None or o.denominator.value(p) >= 1 for o in wanted)
        ]  # fmt: skip
        signs = [1 if objective.sense == "min" else -1 for objective in wanted]
        keys = {p: tuple(s * worth(o, p) for s, o in zip(signs, wanted, strict=True)) for p in open_to}
        found = lexicographic.solve(backend.backend(engine), model, 20)
        if not keys:
            assert found.status is SolveStatus.INFEASIBLE
            continue
        assert found.status is SolveStatus.OPTIMAL
        got = tuple(s * Fraction(proof.objective or 0) for s, proof in zip(signs, found.proofs, strict=True))
        assert got == min(keys.values())
        assert keys[tuple(found.values[i] for i in range(N))] == got
        assert all(proof.gap == 0 for proof in found.proofs)


@pytest.mark.parametrize("engine", ENGINES)
def test_statuses(engine: str) -> None:
    solve = backend.backend(engine).solve
    empty = Model()
    assert solve(empty, None, 5).status is SolveStatus.OPTIMAL
    model = Model()
    x = model.boolean()
    assert solve(model, Linear(((x, 1),)), 5).status is SolveStatus.OPTIMAL
    model.at_least([(x, 1)], 1)
    assert solve(model, Linear(((x, 1),), 4), 5).proofs[0].objective == 5
    model.at_most([(x, 1)], 0)
    found = solve(model, None, 5)
    assert (found.status, dict(found.values), found.proofs) == (SolveStatus.INFEASIBLE, {}, ())


@pytest.mark.parametrize("engine", ENGINES)
def test_no_time_is_no_proof(engine: str) -> None:
    """A hard knapsack-like equality in no time: never called optimal or infeasible unless it is."""
    rng = random.Random(1)
    model = Model()
    xs = [model.boolean() for _ in range(60)]
    for _ in range(20):
        weights = [rng.randint(1, 10**6) for _ in xs]
        model.at_most(list(zip(xs, weights, strict=True)), sum(weights) // 2)
    goal = Linear(tuple((x, -rng.randint(1, 10**6)) for x in xs))
    found = backend.backend(engine).solve(model, goal, 0.05)
    assert found.status in (SolveStatus.TIMED_OUT, SolveStatus.FEASIBLE, SolveStatus.OPTIMAL)
    for proof in found.proofs:
        assert proof.objective is not None
        assert proof.bound is None or proof.bound <= proof.objective
        assert (proof.status is SolveStatus.OPTIMAL) == (proof.gap == 0)


@pytest.mark.parametrize("engine", ENGINES)
def test_assumptions_hold_even_where_no_row_has_them(engine: str) -> None:
    model = Model()
    x, free, bound = model.boolean(), model.boolean(), model.boolean()
    model.at_most([(x, 1)], 0, bound)
    found = backend.backend(engine).solve(model, Linear(((x, -1),)), 5, [free, bound])
    assert (found.values[x], found.values[free], found.values[bound]) == (0, 1, 1)
    found = backend.backend(engine).solve(model, Linear(((x, -1),)), 5, [free])
    assert (found.values[x], found.values[free]) == (1, 1)


def test_cp_sat_names_a_core() -> None:
    model = Model()
    x = model.boolean()
    guards = [model.boolean() for _ in range(4)]
    model.at_least([(x, 1)], 1, guards[1])
    model.at_most([(x, 1)], 0, guards[3])
    engine = backend.backend("cp-sat")
    assert engine.names_core
    core = engine.solve(model, None, 5, guards).core
    assert {guards[1], guards[3]} <= set(core) <= set(guards)


def test_preprocessing_stays_off(monkeypatch: pytest.MonkeyPatch) -> None:
    """CBC 2.10.3 has called −8 optimal where −6 is (rule-language §8): nobody turns this on again."""
    seen = []
    command = milp.pulp.PULP_CBC_CMD

    def spy(*args: object, **options: object) -> object:
        seen.append(options["options"])
        return command(*args, **options)

    monkeypatch.setattr(milp.pulp, "PULP_CBC_CMD", spy)
    model = Model()
    x = model.boolean()
    model.at_least([(x, 1)], 1)
    milp.BACKEND.solve(model, Linear(((x, 1),)), 5)
    assert seen and all("preprocess off" in options for options in seen)


@pytest.mark.parametrize("seed", range(6))
def test_engines_agree_on_larger_models(seed: int) -> None:
    """Some 27 binaries and 23 guarded rows, as in the model on which CBC's preprocessing failed."""
    rng = random.Random(seed)
    model = Model()
    xs = [model.boolean() for _ in range(27)]
    for _ in range(23):
        chosen = rng.sample(xs[:20], 4)
        guard = rng.choice(xs[20:])
        model.at_most([(x, rng.randint(-4, 6)) for x in chosen], rng.randint(-2, 4), guard)
    model.at_least([(x, 1) for x in xs[20:]], 4)
    goal = Linear(tuple((x, rng.randint(-3, 3)) for x in xs))
    first, *others = (backend.backend(name).solve(model, goal, 20) for name in ENGINES)
    for other in others:
        assert first.status is other.status
        assert [proof.objective for proof in first.proofs] == [proof.objective for proof in other.proofs]


def test_points_that_break_a_row_are_found() -> None:
    model = Model()
    x, guard = model.boolean(), model.boolean()
    model.at_most([(x, 1)], 0, guard)
    check(model, {x: 1, guard: 0})
    for values, assume in (({x: 1, guard: 1}, ()), ({x: 2, guard: 0}, ()), ({x: 1, guard: 0}, (guard,))):
        with pytest.raises(SolverFailed):
            check(model, values, assume)


@pytest.mark.parametrize("seed", range(20))
def test_conflicts_are_minimal(seed: int) -> None:
    rng = random.Random(seed)
    members = list(range(6))
    clashes = [set(rng.sample(members, rng.randint(1, 4))) for _ in range(rng.randint(0, 4))]

    def possible(subset: list[int]) -> bool:
        return not any(clash <= set(subset) for clash in clashes)

    if possible(members):
        with pytest.raises(Undecided):
            minimal_conflict(members, possible)
        return
    found = minimal_conflict(members, possible)
    assert not possible(found)
    assert all(possible(list(part)) for part in combinations(found, len(found) - 1))


def test_cbc_leaves_no_files_behind_where_it_dies(tmp_path, monkeypatch):
    def dies(problem, command):
        (Path(command.tmpDir) / "left.mps").write_text("")
        raise milp.pulp.PulpSolverError("CBC died")

    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    monkeypatch.setattr(milp.pulp.LpProblem, "solve", dies)
    model = Model()
    model.boolean()
    with pytest.raises(SolverFailed):
        milp.BACKEND.solve(model, None, 5)
    assert list(tmp_path.iterdir()) == []
