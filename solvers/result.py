"""What a solve returns: values, and the proof that goes with them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from solvers.status import SolveStatus

Exact = int | Fraction


@dataclass(frozen=True, slots=True)
class Proof:
    """How good the solution is: ``objective`` is its value, ``bound`` what no solution can beat
    (both in the model's integer unit; None without objective or solution)."""

    status: SolveStatus
    objective: Exact | None = None
    bound: Exact | None = None

    @property
    def gap(self) -> Exact | None:
        """Distance of the objective from the bound; 0 is proved optimal."""
        if self.objective is None or self.bound is None:
            return None
        return abs(self.objective - self.bound)


@dataclass(frozen=True, slots=True)
class Result:
    """``values`` by variable (empty without a solution), one proof per objective in order, and for
    infeasible models with guards ``core``: guards that cannot hold together (not minimal)."""

    status: SolveStatus
    values: Mapping[int, int] = field(default_factory=dict[int, int])
    proofs: tuple[Proof, ...] = ()
    core: tuple[int, ...] = ()
