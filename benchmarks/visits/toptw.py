"""Team orienteering instances with time windows in their text format (Solomon, Cordeau; Righini and Salani).

First line ``k v N t``, second ``D Q``; rows ``id x y service score f a [list of a] open close``. Row 0 is the
depot and its window the tour's; windows bound the start of a visit. Distances are Euclidean, rounded down to
one decimal (c, r, rc) or two (pr): here in tenths or hundredths, as integers.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from decimal import Decimal
from math import isqrt
from pathlib import Path

from planner_agent.errors import DataError
from solvers.visits.problem import Problem, Route, Visit


@dataclass(frozen=True, slots=True)
class Instance:
    """A named instance; ``problem`` has its times in 1 / ``unit`` of the file's."""

    name: str
    unit: int
    problem: Problem


def read(path: Path, tours: int = 1) -> Instance:
    """The instance of a file; DataError for a file that is none."""
    unit = 100 if path.stem.startswith("pr") else 10
    try:
        lines = [line.split() for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
        rows = [_row(line, unit) for line in lines[2:]]
        if not rows or len(rows) != int(lines[0][2]) + 1:
            raise ValueError(f"{len(rows)} rows")
    except (ValueError, IndexError, ArithmeticError) as error:
        raise DataError(
            f"{path.name} is no orienteering instance: {error}", "Expected: lines `k v N t`, `D Q`, rows."
        ) from error
    travel = tuple(tuple(_distance(a, b, unit) for b in rows) for a in rows)
    depot = rows[0]
    visits = tuple(
        Visit(place, row.service, ((row.opens, row.closes),), row.score)
        for place, row in enumerate(rows)
        if place
    )
    route = Route(origin=0, leave=depot.opens, back=depot.closes, end=0)
    return Instance(path.stem, unit, Problem(visits, (route,) * tours, travel))


@dataclass(frozen=True, slots=True)
class _Row:
    """Coordinates in thousandths; times in the instance's unit."""

    x: int
    y: int
    service: int
    score: int
    opens: int
    closes: int


def _row(line: list[str], unit: int) -> _Row:
    numbers = [Decimal(word) for word in line]
    x, y, service, score = numbers[1:5]
    return _Row(
        int(x * 1000), int(y * 1000), _whole(service * unit), _whole(score),
        _whole(numbers[-2] * unit), _whole(numbers[-1] * unit),
    )  # fmt: skip


def _whole(number: Decimal) -> int:
    if number != int(number):
        raise ValueError(f"{number} is not whole")
    return int(number)


def _distance(a: _Row, b: _Row, unit: int) -> int:
    """⌊unit · √(dx² + dy²)⌋, exact."""
    square = (a.x - b.x) ** 2 + (a.y - b.y) ** 2
    return isqrt(square * unit * unit) // 1000


def published(folder: Path) -> dict[str, int]:
    """The published score of each instance, from ``best_m1.csv``."""
    with (folder / "best_m1.csv").open(encoding="utf-8", newline="") as file:
        return {row["instance"]: int(Decimal(row["best_heuristic_score"])) for row in csv.DictReader(file)}
