"""Lines of a roster as diagrams, columns and flows, against enumeration and another engine."""

from __future__ import annotations

import random
from itertools import product
from time import perf_counter

import numpy as np
import pytest

from solvers import backend
from solvers.backend import check
from solvers.linear import Linear
from solvers.neighbourhoods import Table, completed
from solvers.roster import diagram as diagrams
from solvers.roster.columns import Generation
from solvers.roster.diagram import Diagram, TooWide
from solvers.roster.flow import Flow
from solvers.roster.lines import Line, Parts, bands_of, taken_apart
from solvers.rows import AtLeast, Leaf, Model
from solvers.status import SolveStatus

ROWS, COLUMNS, KINDS = 3, 5, 2


def roster(seed: int) -> tuple[Model, Linear, Table]:
    """Persons on days in one of two shifts: rows of days, counts, pairs of days of which one is free, demand
    with a price, a hard demand, and a bound on the difference between two persons."""
    rng = random.Random(seed)
    model = Model()
    keys = {
        (row, column): [model.boolean() for _ in range(KINDS)]
        for row in range(ROWS)
        for column in range(COLUMNS)
    }
    costs = [(key, rng.randint(-3, 5)) for mine in keys.values() for key in mine]
    for mine in keys.values():
        model.at_most([(key, 1) for key in mine], 1)
    for row in range(ROWS):
        days = [[(key, 1) for key in keys[row, column]] for column in range(COLUMNS)]
        for first in range(COLUMNS - 2):
            model.at_most([term for day in days[first : first + 3] for term in day], 2)
        for first in range(COLUMNS - 1):
            if rng.random() < 0.5:  # the second shift is not followed by the first
                model.at_most([(keys[row, first][1], 1), (keys[row, first + 1][0], 1)], 1)
        model.at_least([term for day in days for term in day], rng.randint(1, 2))
        free = [Leaf((*days[at], *days[at + 1]), 0) for at in range(0, COLUMNS - 1, 2)]
        model.post(AtLeast(1, tuple(free)))
        if rng.random() < 0.5:
            wished, lacking = rng.choice(keys[row, rng.randrange(COLUMNS)]), model.boolean()
            model.at_least([(wished, 1), (lacking, 1)], 1)
            costs.append((lacking, rng.randint(1, 6)))
    for column in range(COLUMNS):
        lacking = model.integer(0, ROWS)
        there = [(keys[row, column][column % KINDS], 1) for row in range(ROWS)]
        model.at_least([(lacking, 1), *there], rng.randint(1, 2))
        costs.append((lacking, 9))
    model.equal([(keys[row, 2][0], 1) for row in range(ROWS)], 1)
    one, two = ([(key, 1) for at in range(COLUMNS) for key in keys[row, at]] for row in (0, 1))
    model.at_most([*one, *((key, -1) for key, _ in two)], 1)
    return model, Linear(tuple(costs), 7), Table(ROWS, COLUMNS, keys)


def made_of(model: Model, cost: Linear, table: Table) -> Generation:
    parts = taken_apart(model, table)
    found = [Diagram(line, model.variables, cost, parts.shared) for line in parts.lines]
    return Generation(parts, found, model.variables, cost)


@pytest.mark.parametrize("seed", range(4))
def test_parts_hold_every_variable_and_band_once(seed: int) -> None:
    model, _, table = roster(seed)
    parts = taken_apart(model, table)
    keys = [key for line in parts.lines for step in line.steps for key in step]
    assert sorted([*keys, *parts.free]) == list(range(len(model.variables)))
    bands = [*parts.shared, *(band for line in parts.lines for band in line.bands)]
    assert sorted(map(repr, bands)) == sorted(map(repr, bands_of(model)))
    assert len(parts.shared) == COLUMNS + 2
    for line in parts.lines:
        mine = {key for step in line.steps for key in step}
        assert all(key in mine for band in line.bands for key, _ in band.terms)


@pytest.mark.parametrize("seed", range(6))
def test_cheapest_path_is_the_cheapest_assignment(seed: int) -> None:
    model, cost, table = roster(seed)
    parts, rng = taken_apart(model, table), random.Random(seed)
    duals = np.array([rng.randint(-5, 5) for _ in parts.shared], np.int64)
    costs = dict(cost.terms)
    for line in parts.lines:
        keys = [key for step in line.steps for key in step]
        least: int | None = None
        for values in product((0, 1), repeat=len(keys)):
            at = dict(zip(keys, values, strict=True))
            if all(_sum(band.terms, at) <= band.high for band in line.bands):
                own = sum(costs.get(key, 0) * value for key, value in at.items())
                own -= sum(
                    int(dual) * _sum(band.terms, at) for dual, band in zip(duals, parts.shared, strict=True)
                )
                least = own if least is None else min(least, own)
        made = Diagram(line, model.variables, cost, parts.shared)
        path = made.cheapest(made.costs(duals, 1))
        assert path.cost == least
        at = made.values(path.choices)
        assert all(_sum(band.terms, at) <= band.high for band in line.bands)
        assert made.path_of(at) is not None


def _sum(terms: tuple[tuple[int, int], ...], values: dict[int, int]) -> int:
    return sum(coefficient * values.get(key, 0) for key, coefficient in terms)


@pytest.mark.parametrize("seed", range(8))
@pytest.mark.parametrize("arcs", [30, 10_000])
def test_bound_dive_and_flow_agree_with_the_optimum(seed: int, arcs: int) -> None:
    model, cost, table = roster(seed)
    alone = backend.backend("milp").solve(model, cost, 30)
    assert alone.status is SolveStatus.OPTIMAL
    best = alone.proofs[0].objective
    assert isinstance(best, int)
    made = made_of(model, cost, table)
    first = made.bound
    made.converge(perf_counter() + 30)
    assert first <= made.bound <= best
    dived = made.dive(perf_counter() + 30, float("inf"), random.Random(seed))
    if dived is not None:
        assert _whole(model, cost, dived) >= best
    assert made.dive(perf_counter() + 30, made.bound, random.Random(seed)) is None
    flow = Flow(made, best + 1, arcs)
    values, bound = flow.solve(30)
    assert bound <= best
    if flow.all:
        assert values is not None and _whole(model, cost, values) == best == bound
    none, bound = Flow(made, best, 10_000).solve(30)
    assert none is None and bound == best


def _whole(model: Model, cost: Linear, lines: dict[int, int]) -> int:
    found = completed(backend.backend("cp-sat"), model, cost, lines, 10)
    check(model, dict(found.values))
    assert all(found.values[key] == value for key, value in lines.items())
    return cost.value(dict(found.values))


def test_lines_without_assignments_and_lines_too_wide_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    model, cost, table = roster(0)
    parts: Parts = taken_apart(model, table)
    line: Line = parts.lines[0]
    monkeypatch.setattr(diagrams, "WIDEST", 2)
    with pytest.raises(TooWide):
        Diagram(line, model.variables, cost, parts.shared)
    monkeypatch.undo()
    model.at_least([(key, 1) for column in range(COLUMNS) for key in table.keys[0, column]], COLUMNS)
    twin = taken_apart(model, table)
    assert not Diagram(twin.lines[0], model.variables, cost, twin.shared).feasible
