"""A tour as it is shown and checked: days are counted from 1."""

from __future__ import annotations

from datetime import date as Date

from planner_agent.spec import Frozen


class PlannedStop(Frozen):
    """``first`` and ``last`` day in the city; days of travel count for both cities."""

    city: str
    first: int
    last: int


class TourPlan(Frozen):
    """The stops in order. ``others`` is how many other tours are as good (None: not counted)."""

    date: Date | None
    days: int
    stops: tuple[PlannedStop, ...]
    others: int | None = None
