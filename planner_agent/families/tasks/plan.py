"""A plan of tasks as it is shown and checked. Clocks in minutes after midnight of their day; an end may
pass 24:00."""

from __future__ import annotations

from datetime import date as Date

from planner_agent.spec import Frozen


class PlannedPiece(Frozen):
    """Work without a break."""

    day: int
    start: int
    end: int


class PlannedTask(Frozen):
    """A task in its mode (its place among the task's ways), in pieces in order of time."""

    name: str
    mode: int
    pieces: tuple[PlannedPiece, ...]


class TasksPlan(Frozen):
    """What is done, by the time at which it starts; ``left_out`` in the order of the spec."""

    date: Date | None
    days: int
    tasks: tuple[PlannedTask, ...]
    left_out: tuple[str, ...] = ()
