"""How rosters are searched, by measurement (``python -m benchmarks roster``): CP-SAT with many workers finds
the first rosters; HiGHS proves the small ones sooner; on large ones neighbourhoods of a roster are searched
anew."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from time import perf_counter

from solvers.backend import Backend
from solvers.linear import Linear
from solvers.neighbourhoods import Improver, Table
from solvers.result import Exact, Proof, Result
from solvers.rows import Model, Search
from solvers.status import SolveStatus

#: One worker proves next to nothing, eight share two cores well.
WORKERS = 8
#: Decisions up to which HiGHS is given the proof.
SMALL = 800
#: Share of the time for the first search, where another follows.
FIRST_SMALL, FIRST_LARGE = 0.15, 0.25


@dataclass(slots=True)
class Portfolio:
    """A backend for roster models: ``finder`` (CP-SAT) first, then ``prover`` (HiGHS) or neighbourhoods of
    ``table``'s cells."""

    finder: Backend
    prover: Backend
    table: Table
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
        small = sum(map(len, self.table.keys.values())) <= SMALL
        first = self.finder.solve(
            model, minimise, time_limit * (FIRST_SMALL if small else FIRST_LARGE), (), hint
        )
        if first.status in (SolveStatus.OPTIMAL, SolveStatus.INFEASIBLE):
            return first
        left = time_limit - (perf_counter() - began)
        if small or not first.status.has_solution:
            values = dict(first.values) or hint
            prover = self.prover if small else self.finder
            return _better(minimise, first, prover.solve(model, minimise, left, (), values))
        return self._improved(model, minimise, first, left)

    def _improved(self, model: Model, minimise: Linear, first: Result, seconds: float) -> Result:
        (proof,) = first.proofs
        bound = proof.bound
        improver = Improver(self.finder, model, minimise, self.table, threads=2)
        values = improver.improve(first.values, seconds, lambda cost: bound is not None and cost <= bound)
        return _told(minimise, values, bound)


def _better(minimise: Linear, one: Result, two: Result) -> Result:
    """The better of two answers to one model, with the better of their bounds."""
    if two.status is SolveStatus.INFEASIBLE:
        return two
    found = [each for each in (one, two) if each.status.has_solution]
    if not found:
        return two
    values = min((dict(each.values) for each in found), key=minimise.value)
    bounds = [each.proofs[0].bound for each in found if each.proofs[0].bound is not None]
    return _told(minimise, values, max(bounds, default=None))


def _told(minimise: Linear, values: dict[int, int], bound: Exact | None) -> Result:
    cost = minimise.value(values)
    proved = bound is not None and bound >= cost
    status = SolveStatus.OPTIMAL if proved else SolveStatus.FEASIBLE
    return Result(status, values, (Proof(status, cost, cost if proved else bound),))
