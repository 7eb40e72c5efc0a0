"""A table's model taken apart by lines (a person's row of cells): what concerns one, and what joins them.

Dantzig and Wolfe, "Decomposition principle for linear programs" (Operations Research 8, 1960). Any partition
of the variables is right; this one looks for the owner of what is no cell in the rows that it stands in.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from solvers.engines.bigm import unguarded
from solvers.linear import Term
from solvers.neighbourhoods import Table
from solvers.rows import Model, merge


@dataclass(frozen=True, slots=True)
class Band:
    """``low`` ≤ Σ coefficient · variable ≤ ``high``; None: no such side."""

    terms: tuple[Term, ...]
    low: int | None
    high: int


@dataclass(slots=True)
class Line:
    """A row of the table: its variables by step (a column, with what hangs on it) and the bands on them."""

    steps: list[list[int]]
    cells: frozenset[int] = frozenset()
    bands: list[Band] = field(default_factory=list[Band])


@dataclass(slots=True)
class Parts:
    """All lines, the bands over several of them, and the variables that belong to none."""

    lines: list[Line]
    shared: list[Band]
    free: list[int]


def bands_of(model: Model) -> list[Band]:
    """Rows and equalities, with guards as big-M: the same integer points."""
    bands: list[Band] = []
    for row in model.rows:
        terms, right = unguarded(model, row)
        bands.append(Band(merge(terms), None, right))
    return bands + [Band(row.terms, row.right, row.right) for row in model.equalities]


def taken_apart(model: Model, table: Table) -> Parts:
    """The parts of ``model``; its global constraints must be none."""
    bands = bands_of(model)
    column = {key: at for (_, at), keys in table.keys.items() for key in keys}
    owner = _owners(bands, {key: row for (row, _), keys in table.keys.items() for key in keys})
    lines = {row: Line([[] for _ in range(table.columns)]) for row in sorted({row for row, _ in table.keys})}
    for (row, _), keys in table.keys.items():
        lines[row].cells |= set(keys)
    shared: list[Band] = []
    last: dict[int, int] = {}
    for band in bands:
        owners = {owner.get(key) for key, _ in band.terms}
        row = owners.pop() if len(owners) == 1 else None
        if row is None:
            shared.append(band)
            continue
        lines[row].bands.append(band)
        ends = [column[key] for key, _ in band.terms if key in column]
        for key, _ in band.terms:
            if ends:
                last[key] = max(last.get(key, 0), *ends)
    for key, row in owner.items():
        lines[row].steps[column.get(key, last.get(key, table.columns - 1))].append(key)
    free = [key for key in range(len(model.variables)) if key not in owner]
    return Parts(list(lines.values()), shared, free)


def _owners(bands: Sequence[Band], cells: dict[int, int]) -> dict[int, int]:
    """The line of each variable that has one: cells have theirs, others that of all they stand beside."""
    seen: dict[int, set[int]] = defaultdict(set)
    for band in bands:
        rows = {cells[key] for key, _ in band.terms if key in cells}
        if len(rows) == 1:
            for key, _ in band.terms:
                seen[key] |= rows
    owner = {key: next(iter(rows)) for key, rows in seen.items() if len(rows) == 1} | cells
    many = {key for key, rows in seen.items() if len(rows) > 1}
    grows = True
    while grows:
        grows = False
        for band in bands:
            keys = {key for key, _ in band.terms}
            rows = {owner[key] for key in keys if key in owner}
            if len(rows) == 1 and not keys & many and (new := keys - owner.keys()):
                owner |= dict.fromkeys(new, rows.pop())
                grows = True
    return owner
