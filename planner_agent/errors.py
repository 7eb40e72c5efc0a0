"""Errors say who must act: the user, the model, the solver's keeper or the data's keeper.

Missing input and infeasibility are outcomes, not errors (see ``planner_agent.outcome``).
Every message names the thing and its value; a second line says what to try.
"""

from __future__ import annotations


class PlannerError(Exception):
    """Base of all errors that this package raises on purpose."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(f"{message}\n{hint}" if hint else message)
        self.message = message
        self.hint = hint


class UserError(PlannerError):
    """The caller can mend it: an argument, a thread id, a setting."""


class ModelError(PlannerError):
    """A language model or its endpoint failed."""


class SolverError(PlannerError):
    """A backend is missing, failed, or returned what it may not return."""


class DataError(PlannerError):
    """A table, calendar or other source is wrong; the message names file, row and column."""
