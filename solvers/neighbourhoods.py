"""Large neighbourhood search on rows: most decisions stay, the rest is solved anew, again and again.

Shaw, "Using constraint programming and local search methods to solve vehicle routing problems" (CP 1998).
Works on any ``rows.Model``, since what is kept is only narrowed bounds of variables; it proves nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from dataclasses import dataclass, field
from random import Random
from time import perf_counter

from solvers.backend import Backend
from solvers.linear import Linear
from solvers.result import Result
from solvers.rows import Model, Row, Search, Variable
from solvers.status import SolveStatus

#: Share of the decisions that is solved anew at first, and its limits.
SHARE, LEAST, MOST = 0.25, 0.06, 0.8
_GROWTH = 1.08
#: Seconds that one neighbourhood may take.
SLICE = 2.0
_LEFT = 0.05

Cell = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Table:
    """The decisions of a table: variables by (row, column), such as a person and a day."""

    rows: int
    columns: int
    keys: Mapping[Cell, Sequence[int]]

    def block(self, rows: set[int], first: int, count: int) -> set[Cell]:
        """Some rows within a stretch of columns."""
        return {cell for cell in self.keys if cell[0] in rows and first <= cell[1] < first + count}


@dataclass(slots=True)
class Improver:
    """Improves a point of ``model`` for ``minimise`` with ``threads`` searches at a time."""

    engine: Backend
    model: Model
    minimise: Linear
    table: Table
    threads: int = 1
    seed: int = 0
    _random: Random = field(init=False)
    _shares: list[float] = field(init=False)
    _near: dict[int, list[Cell]] = field(init=False)

    def __post_init__(self) -> None:
        self._random = Random(self.seed)
        self._shares = [SHARE] * len(self._shapes)
        self._near = _cells_near(self.model, self.minimise, self.table)

    def improve(
        self, values: Mapping[int, int], seconds: float, done: Callable[[int], bool] = lambda cost: False
    ) -> dict[int, int]:
        """The best point found within ``seconds``, or sooner, when ``done`` says so of its cost."""
        deadline, best = perf_counter() + seconds, dict(values)
        running: dict[Future[Result], int] = {}
        with ThreadPoolExecutor(self.threads) as workers:
            while (left := deadline - perf_counter()) > _LEFT and not done(self.minimise.value(best)):
                while len(running) < self.threads:
                    shape = self._random.randrange(len(self._shapes))
                    free = self._shapes[shape](self._shares[shape], self._costly(best))
                    running[workers.submit(self._around, best, free, min(left, SLICE))] = shape
                for each in wait(running, return_when=FIRST_COMPLETED).done:
                    found = each.result()
                    self._learn(running.pop(each), found.status)
                    if found.status.has_solution and self._cost(found) <= self.minimise.value(best):
                        best = dict(found.values)
        return best

    def _cost(self, found: Result) -> int:
        return self.minimise.value(dict(found.values))

    def _learn(self, shape: int, status: SolveStatus) -> None:
        """Neighbourhoods that were searched to the end grow, others shrink."""
        factor = _GROWTH if status in (SolveStatus.OPTIMAL, SolveStatus.INFEASIBLE) else 1 / _GROWTH
        self._shares[shape] = min(MOST, max(LEAST, self._shares[shape] * factor))

    def _costly(self, values: Mapping[int, int]) -> Cell:
        """A cell near something that costs, more often the more it costs; any cell where nothing does."""
        costs = [(key, c * values[key]) for key, c in self.minimise.terms if c * values[key] > 0]
        costs = [(key, cost) for key, cost in costs if self._near.get(key)]
        if not costs:
            return self._random.choice(list(self.table.keys))
        weights = [cost for _, cost in costs]
        key = self._random.choices([key for key, _ in costs], weights)[0]
        return self._random.choice(self._near[key])

    @property
    def _shapes(self) -> tuple[Callable[[float, Cell], set[Cell]], ...]:
        return self._rows, self._columns, self._both

    def _rows(self, share: float, cell: Cell) -> set[Cell]:
        """All of some rows, the cell's among them."""
        return self.table.block(self._some_rows(share, cell[0]), 0, self.table.columns)

    def _columns(self, share: float, cell: Cell) -> set[Cell]:
        """All of a stretch of columns around the cell's."""
        return self.table.block(set(range(self.table.rows)), *self._stretch(share, cell[1]))

    def _both(self, share: float, cell: Cell) -> set[Cell]:
        """A stretch of columns of some rows."""
        side = share**0.5
        return self.table.block(self._some_rows(side, cell[0]), *self._stretch(side, cell[1]))

    def _some_rows(self, share: float, row: int) -> set[int]:
        others = [other for other in range(self.table.rows) if other != row]
        count = min(len(others), max(1, round(share * self.table.rows) - 1))
        return {row, *self._random.sample(others, count)}

    def _stretch(self, share: float, column: int) -> tuple[int, int]:
        count = min(self.table.columns, max(2, round(share * self.table.columns)))
        first = column - self._random.randrange(count)
        return min(max(0, first), self.table.columns - count), count

    def _around(self, values: Mapping[int, int], free: set[Cell], seconds: float) -> Result:
        """The best point that differs from ``values`` in ``free`` cells at most."""
        variables = list(self.model.variables)
        for cell, keys in self.table.keys.items():
            if cell not in free:
                for key in keys:
                    variables[key] = Variable(variables[key].name, values[key], values[key])
        cut = Row(self.minimise.terms, self.minimise.value(dict(values)) - self.minimise.constant)
        model = Model(
            variables, [*self.model.rows, cut], self.model.equalities, globals=self.model.globals,
            search=Search(workers=1, presolve=True),
        )  # fmt: skip
        return self.engine.solve(model, self.minimise, seconds, hint=dict(values))


def completed(
    engine: Backend, model: Model, minimise: Linear, values: Mapping[int, int], seconds: float
) -> Result:
    """The best point with the given values of some variables."""
    variables = list(model.variables)
    for key, value in values.items():
        variables[key] = Variable(variables[key].name, value, value)
    search = Search(workers=1, presolve=True)
    fixed = Model(variables, model.rows, model.equalities, globals=model.globals, search=search)
    return engine.solve(fixed, minimise, seconds)


def _cells_near(model: Model, minimise: Linear, table: Table) -> dict[int, list[Cell]]:
    """The cells that stand in a row together with a term of the objective, or are one."""
    at = {key: cell for cell, keys in table.keys.items() for key in keys}
    near: dict[int, set[Cell]] = {key: set() for key, _ in minimise.terms}
    for key in near:
        if key in at:
            near[key].add(at[key])
    for row in (*model.rows, *model.equalities):
        inside = [key for key, _ in row.terms if key in near and key not in at]
        if inside:
            cells = [at[key] for key, _ in row.terms if key in at]
            for key in inside:
                near[key].update(cells)
    return {key: sorted(cells) for key, cells in near.items()}
