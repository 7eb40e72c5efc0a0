"""Say what you want in your own words; get a proven plan, one good question, or the honest reason why not.

    from planner_agent import plan
    print(plan("3 days in Ohio from Dallas for two, March 3rd to 5th 2027, up to $1,700").text)

Everything here is imported on first use, so that ``import planner_agent`` costs next to nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from planner_agent.errors import DataError, ModelError, PlannerError, SolverError, UserError
    from planner_agent.outcome import Conflict, Outcome, ProofView, Question, Violation, Wish
    from planner_agent.planner import Planner, aplan, plan
    from planner_agent.reading.model import Reading
    from planner_agent.settings import Settings

_HOMES = {
    "planner_agent.planner": ("Planner", "aplan", "plan"),
    "planner_agent.outcome": ("Conflict", "Outcome", "ProofView", "Question", "Violation", "Wish"),
    "planner_agent.errors": ("DataError", "ModelError", "PlannerError", "SolverError", "UserError"),
    "planner_agent.reading.model": ("Reading",),
    "planner_agent.settings": ("Settings",),
}
_HOME_OF = {name: home for home, names in _HOMES.items() for name in names}

__all__ = [
    "Conflict", "DataError", "ModelError", "Outcome", "Planner", "PlannerError", "ProofView", "Question",
    "Reading", "Settings", "SolverError", "UserError", "Violation", "Wish", "aplan", "plan",
]  # fmt: skip


def __getattr__(name: str) -> Any:
    if name not in _HOME_OF:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(_HOME_OF[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
