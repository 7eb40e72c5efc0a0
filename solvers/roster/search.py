"""How rosters are searched, by measurement (``python -m benchmarks roster``): CP-SAT with many workers
first; then whole lines (``columns``), whose bound is nearly the best cost and whose dives come close to it;
then what is left near the bound (``flow``) beside neighbourhoods of the best roster. Where lines are too wide
for that, HiGHS proves small models and large ones are left to the neighbourhoods."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from math import inf
from random import Random
from time import perf_counter
from typing import TYPE_CHECKING

from solvers.backend import Backend
from solvers.linear import Linear
from solvers.neighbourhoods import Improver, Table, completed
from solvers.result import Exact, Proof, Result
from solvers.rows import Model, Search
from solvers.status import SolveStatus

if TYPE_CHECKING:
    from solvers.roster.columns import Generation

#: One worker proves next to nothing, eight share two cores well.
WORKERS = 8
#: Decisions up to which HiGHS is given the proof, where lines are too wide.
SMALL = 800
#: Shares of the time: the first search, then the time by which the bound is there and dives have ended.
FIRST, CONVERGED, DIVED = 0.1, 0.4, 0.5
#: Dives one after the other, the first of which is the surest.
DIVES = 3
#: Arcs of the first flow program; each one after it may have twice as many.
ARCS = 10_000


@dataclass(slots=True)
class Portfolio:
    """A backend for roster models: ``finder`` (CP-SAT) first, then lines, ``prover`` (HiGHS) or
    neighbourhoods of ``table``'s cells."""

    finder: Backend
    prover: Backend
    table: Table
    seed: int = 0
    name: str = field(init=False)
    names_core: bool = field(init=False)
    features: frozenset[type] = field(init=False)

    def __post_init__(self) -> None:
        self.name, self.names_core = self.finder.name, self.finder.names_core
        self.features = self.finder.features

    def solve(
        self,
        model: Model,
        minimise: Linear | None,
        time_limit: float,
        assume: Sequence[int] = (),
        hint: dict[int, int] | None = None,
    ) -> Result:
        began = perf_counter()
        model.search = Search(workers=WORKERS)
        if minimise is None or assume:
            return self.finder.solve(model, minimise, time_limit, assume, hint)
        first = self.finder.solve(model, minimise, time_limit * FIRST, (), hint)
        if first.status in (SolveStatus.OPTIMAL, SolveStatus.INFEASIBLE):
            return first
        known = _Known(minimise, began, time_limit)
        known.take(first)
        if (made := _lines(model, minimise, self.table)) is not None:
            self._by_lines(model, known, made)
        elif sum(map(len, self.table.keys.values())) <= SMALL:
            found = self.prover.solve(model, minimise, known.left, (), known.values or hint)
            if found.status is SolveStatus.INFEASIBLE:
                return found
            known.take(found)
        if known.open and known.values is None:
            found = self.finder.solve(model, minimise, known.left, (), hint)
            if found.status is SolveStatus.INFEASIBLE:
                return found
            known.take(found)
        if known.open and known.values is not None:
            self._improved(model, known)
        return known.result()

    def _by_lines(self, model: Model, known: _Known, made: Generation) -> None:
        """The bound, dives, and flows beside neighbourhoods until a flow leaves nothing out."""
        from solvers.roster.flow import Flow

        if known.values is not None:
            made.learn(known.values)
        made.converge(known.moment(CONVERGED))
        known.bounded(made.bound)
        random = Random(self.seed)
        for _ in range(DIVES):
            if known.open and (dived := made.dive(known.moment(DIVED), known.cost, random)) is not None:
                self._complete(model, known, dived)
        arcs, done = ARCS, False
        while known.open and known.values is not None and not done:
            flow = Flow(made, int(known.cost), arcs)
            arcs, done = 2 * arcs, flow.all
            with ThreadPoolExecutor(1) as worker:
                search = worker.submit(flow.solve, known.left)
                self._improved(model, known, threads=1, ended=search.done)
                values, bound = search.result()
            known.bounded(bound)
            if values is not None:
                self._complete(model, known, values)

    def _complete(self, model: Model, known: _Known, lines: Mapping[int, int]) -> None:
        """Takes the lines' values with the best of the rest. What is optimal there proves nothing."""
        known.better(completed(self.finder, model, known.minimise, lines, max(1.0, known.left)))

    def _improved(
        self, model: Model, known: _Known, threads: int = 2, ended: Callable[[], bool] = lambda: False
    ) -> None:
        """Neighbourhoods of the best point until time is up, nothing can be better or it has ``ended``."""
        assert known.values is not None
        improver = Improver(self.finder, model, known.minimise, self.table, threads, self.seed)
        bound = known.bound
        known.values = improver.improve(
            known.values, known.left, lambda cost: ended() or (bound is not None and cost <= bound)
        )


@dataclass(slots=True)
class _Known:
    """The best point and bound so far, and the clock."""

    minimise: Linear
    began: float
    time_limit: float
    values: dict[int, int] | None = None
    bound: Exact | None = None

    @property
    def left(self) -> float:
        return max(0.0, self.began + self.time_limit - perf_counter())

    def moment(self, share: float) -> float:
        return self.began + share * self.time_limit

    @property
    def cost(self) -> float:
        return inf if self.values is None else self.minimise.value(self.values)

    @property
    def open(self) -> bool:
        """Whether there may be something better, and time to look for it."""
        return self.left > 0 and (self.bound is None or self.cost > self.bound)

    def take(self, found: Result) -> None:
        """The better of what is known and ``found``, and the better bound."""
        self.better(found)
        if found.proofs and (bound := found.proofs[0].bound) is not None:
            self.bounded(bound)

    def better(self, found: Result) -> None:
        if found.status.has_solution and self.minimise.value(dict(found.values)) < self.cost:
            self.values = dict(found.values)

    def bounded(self, bound: Exact) -> None:
        self.bound = bound if self.bound is None else max(self.bound, bound)

    def result(self) -> Result:
        if self.values is None:
            return Result(SolveStatus.TIMED_OUT)
        cost = self.minimise.value(self.values)
        proved = self.bound is not None and self.bound >= cost
        status = SolveStatus.OPTIMAL if proved else SolveStatus.FEASIBLE
        return Result(status, self.values, (Proof(status, cost, cost if proved else self.bound),))


def _lines(model: Model, minimise: Linear, table: Table) -> Generation | None:
    """The lines of ``model``; None where they are too wide, or joined by more than rows."""
    from solvers.roster.columns import Generation
    from solvers.roster.diagram import Diagram, TooWide
    from solvers.roster.lines import taken_apart

    if model.globals:
        return None
    parts = taken_apart(model, table)
    try:
        diagrams = [Diagram(line, model.variables, minimise, parts.shared) for line in parts.lines]
    except TooWide:
        return None
    if not all(diagram.feasible for diagram in diagrams):
        return None
    return Generation(parts, diagrams, model.variables, minimise)
