"""Neighbourhood search and the roster portfolio: only points that hold, never worse, and right proofs."""

from __future__ import annotations

import random
from collections.abc import Sequence

import pytest

from solvers import backend, lexicographic
from solvers.backend import check
from solvers.engines.cp_sat import CpSat
from solvers.linear import Linear
from solvers.neighbourhoods import Improver, Table
from solvers.result import Result
from solvers.roster import search
from solvers.roster.search import Portfolio
from solvers.rows import Model, Objective
from solvers.status import SolveStatus

ROWS, COLUMNS = 4, 5


class Slow(CpSat):
    """CP-SAT that knows nothing at first, so that others must find it."""

    def __init__(self) -> None:
        self.called = 0

    def solve(
        self,
        model: Model,
        minimise: Linear | None,
        time_limit: float,
        assume: Sequence[int] = (),
        hint: dict[int, int] | None = None,
    ) -> Result:
        self.called += 1
        if self.called == 1:
            return Result(SolveStatus.TIMED_OUT)
        return super().solve(model, minimise, time_limit, assume, hint)


def covered(seed: int) -> tuple[Model, Table]:
    """Rows that may take each column or not, columns that want some; what lacks or is taken costs."""
    rng = random.Random(seed)
    model = Model()
    keys = {(row, column): [model.boolean()] for row in range(ROWS) for column in range(COLUMNS)}
    terms = [(key, rng.randint(1, 9)) for (key,) in keys.values()]
    for column in range(COLUMNS):
        lacking = model.integer(0, ROWS)
        model.at_least([(lacking, 1), *((keys[row, column][0], 1) for row in range(ROWS))], rng.randint(1, 3))
        terms.append((lacking, 10))
    for row in range(ROWS):
        model.at_most([(keys[row, column][0], 1) for column in range(COLUMNS)], rng.randint(1, 3))
    model.objectives.append(Objective("min", Linear(tuple(terms)), name="cost"))
    return model, Table(ROWS, COLUMNS, keys)


@pytest.mark.parametrize("seed", range(6))
def test_a_point_only_gets_better_until_it_is_the_best(seed: int) -> None:
    model, table = covered(seed)
    cost = model.objectives[0].numerator
    engine = backend.backend("cp-sat")
    best = engine.solve(model, cost, 10).proofs[0].objective
    empty = {index: variable.low for index, variable in enumerate(model.variables)}
    empty |= {index: variable.high for index, variable in enumerate(model.variables) if variable.high > 1}
    check(model, empty, ())
    found = Improver(engine, model, cost, table, threads=1 + seed % 2, seed=seed).improve(
        empty, 20, lambda now: now == best
    )
    check(model, found, ())
    assert cost.value(found) == best < cost.value(empty)


def test_what_is_not_free_stays() -> None:
    model, table = covered(1)
    cost = model.objectives[0].numerator
    engine = backend.backend("cp-sat")
    start = dict(engine.solve(model, None, 10).values)
    free = {(0, column) for column in range(COLUMNS)}
    found = Improver(engine, model, cost, table)._around(start, free, 10)  # pyright: ignore[reportPrivateUsage]
    assert found.status is SolveStatus.OPTIMAL
    for cell, keys in table.keys.items():
        if cell not in free:
            assert all(found.values[key] == start[key] for key in keys)


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize("way", ["lines", "prover", "neighbourhoods"])
def test_the_portfolio_agrees_with_one_engine(seed: int, way: str, monkeypatch: pytest.MonkeyPatch) -> None:
    if way != "lines":
        monkeypatch.setattr(search, "_lines", lambda *_: None)
    monkeypatch.setattr(search, "SMALL", 10_000 if way == "prover" else 0)
    model, table = covered(seed)
    finder = backend.backend("cp-sat") if way == "neighbourhoods" else Slow()
    portfolio = Portfolio(finder, backend.backend("highs"), table)
    found = lexicographic.solve(portfolio, model, 20)
    alone = lexicographic.solve(backend.backend("milp"), covered(seed)[0], 20)
    assert found.status is SolveStatus.OPTIMAL
    assert [proof.objective for proof in found.proofs] == [proof.objective for proof in alone.proofs]


def test_no_portfolio_finds_what_is_not_there() -> None:
    model, table = covered(0)
    model.at_least([(key, 1) for keys in table.keys.values() for key in keys], ROWS * COLUMNS)
    portfolio = Portfolio(backend.backend("cp-sat"), backend.backend("highs"), table)
    assert lexicographic.solve(portfolio, model, 20).status is SolveStatus.INFEASIBLE
