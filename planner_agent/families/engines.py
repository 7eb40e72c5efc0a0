"""What families share of solving: the engine by name, an exact solve, and its proof as JSON."""

from __future__ import annotations

from fractions import Fraction

from planner_agent.errors import DataError, SolverError, UserError
from solvers import lexicographic
from solvers.backend import Backend, SolverFailed, available, backend, names
from solvers.result import Exact, Result
from solvers.rows import Model, TooLarge
from solvers.status import SolveStatus


def engine(name: str) -> Backend:
    """The backend of that name; UserError where it is unknown or not installed."""
    if name not in names():
        raise UserError(f"There is no backend {name!r}.", f"Use one of: {', '.join(names())}.")
    if not available(name):
        raise UserError(
            f"The backend {name!r} is not installed.", "Install the package's dependencies again."
        )
    return backend(name)


def solved(found: Backend, model: Model, seconds: float) -> Result:
    """All objectives of ``model`` in order within ``seconds``.

    Raises DataError where numbers are too large to be exact, SolverError where the backend fails.
    """
    if seconds <= 0:
        return Result(SolveStatus.TIMED_OUT)
    try:
        return lexicographic.solve(found, model, seconds)
    except TooLarge as error:
        raise too_large(error) from error
    except SolverFailed as error:
        raise SolverError(str(error), "Try another backend (--backend), and report this request.") from error


def too_large(error: TooLarge) -> DataError:
    return DataError(f"The numbers are too large to be exact: {error}.", "Check the units.")


def shown(value: Exact | None) -> int | str | None:
    """An objective or bound as JSON has it: whole, else as a fraction."""
    if isinstance(value, Fraction):
        return int(value) if value.denominator == 1 else str(value)
    return value
