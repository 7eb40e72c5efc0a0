"""Backends: what each can do and whether it is there. Nobody asks for a backend's name in an if."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module
from importlib.util import find_spec
from typing import Protocol

from solvers.linear import Linear
from solvers.result import Result
from solvers.rows import Model


class Backend(Protocol):
    """Solves one linear objective of a ``Model``; the loop over objectives is ``solvers.lexicographic``."""

    name: str
    #: Whether an infeasible solve under assumptions names a core.
    names_core: bool
    #: The classes of ``solvers.globals`` that it takes.
    features: frozenset[type]

    def solve(
        self,
        model: Model,
        minimise: Linear | None,
        time_limit: float,
        assume: Sequence[int] = (),
        hint: dict[int, int] | None = None,
    ) -> Result:
        """Minimise within ``time_limit`` seconds with the literals of ``assume`` at 1.

        Raises SolverFailed where the backend breaks or returns a point that its rows refuse.
        """
        ...


class SolverFailed(RuntimeError):
    """A backend failed or contradicted itself."""


class NotTaken(SolverFailed):
    """A model asks for a global constraint that the backend does not take."""


_BACKENDS = {
    "cp-sat": ("ortools", "solvers.engines.cp_sat"),
    "milp": ("pulp", "solvers.engines.milp"),
    "highs": ("ortools", "solvers.engines.mathopt"),
}


def names() -> tuple[str, ...]:
    return tuple(_BACKENDS)


def available(name: str) -> bool:
    """Whether the library behind a backend is installed."""
    return name in _BACKENDS and find_spec(_BACKENDS[name][0]) is not None


def backend(name: str) -> Backend:
    """The backend of that name, imported on first use; KeyError for an unknown name."""
    return import_module(_BACKENDS[name][1]).BACKEND


def takes(engine: Backend, model: Model) -> bool:
    """Whether the backend takes every global constraint of the model."""
    return all(type(each) in engine.features for each in model.globals)


def demand_taken(engine: Backend, model: Model) -> None:
    """NotTaken, with the constraints named, where ``engine`` cannot solve ``model``."""
    if not takes(engine, model):
        missing = sorted(
            {type(each).__name__ for each in model.globals} - {f.__name__ for f in engine.features}
        )
        raise NotTaken(f"the backend {engine.name} does not take {' and '.join(missing)}")


def check(model: Model, values: dict[int, int], assume: Sequence[int] = ()) -> None:
    """Re-evaluate rows and global constraints in integers at a point; SolverFailed names the first broken."""
    for index, variable in enumerate(model.variables):
        if not variable.low <= values[index] <= variable.high:
            raise SolverFailed(f"variable {index} {variable.name} is {values[index]}, out of its bounds")
    for literal in assume:
        if values[literal] != 1:
            raise SolverFailed(f"the assumed literal {literal} is not 1")
    for row in model.equalities:
        if Linear(row.terms).value(values) != row.right:
            raise SolverFailed(f"an equality does not hold at the returned point: {row}")
    for constraint in model.globals:
        if (wrong := constraint.broken(values)) is not None:
            raise SolverFailed(f"a constraint does not hold at the returned point: {wrong}")
    for row in model.rows:
        if all(values[guard] for guard in row.guards) and Linear(row.terms).value(values) > row.right:
            raise SolverFailed(f"a row does not hold at the returned point: {row}")
