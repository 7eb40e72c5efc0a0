"""One vocabulary for how a solve ended, mapped exhaustively from every backend (linopy's terms)."""

from __future__ import annotations

from enum import Enum


class SolveStatus(Enum):
    """``OPTIMAL`` and ``INFEASIBLE`` are proved; ``FEASIBLE`` has a plan and a bound; ``TIMED_OUT``
    has neither."""

    OPTIMAL = "optimal"
    FEASIBLE = "feasible"
    INFEASIBLE = "infeasible"
    TIMED_OUT = "timed_out"

    @property
    def has_solution(self) -> bool:
        return self in (SolveStatus.OPTIMAL, SolveStatus.FEASIBLE)
