"""Meetings as they are shown and checked. Clocks in minutes after midnight of their day, in the plan's
zone."""

from __future__ import annotations

from datetime import date as Date

from planner_agent.spec import Frozen


class PlannedMeeting(Frozen):
    """``attends`` are those who come, required ones first."""

    title: str
    date: Date
    start: int
    end: int
    room: str | None = None
    attends: tuple[str, ...] = ()


class MeetingPlan(Frozen):
    """The meetings in the order of the spec; ``others`` are the next best slots of one meeting."""

    zone: str
    meetings: tuple[PlannedMeeting, ...]
    others: tuple[PlannedMeeting, ...] = ()
