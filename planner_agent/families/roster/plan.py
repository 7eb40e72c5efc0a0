"""A roster as it is shown and checked: who works which shift when."""

from __future__ import annotations

from datetime import date

from planner_agent.spec import Frozen


class Assignment(Frozen):
    person: str
    date: date
    shift: str


class RosterPlan(Frozen):
    """``assignments`` by date, shift and person. ``minutes`` are each person's, ``penalty`` is what unmet
    demand and refused requests of the frame cost (priced rules apart)."""

    start: date
    days: int
    people: tuple[str, ...]
    assignments: tuple[Assignment, ...]
    minutes: dict[str, int]
    penalty: int = 0
