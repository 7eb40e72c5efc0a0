"""Visits as they are shown and checked. Clocks in minutes after midnight of their day."""

from __future__ import annotations

from datetime import date as Date

from planner_agent.spec import Frozen


class PlannedVisit(Frozen):
    who: str
    place: str
    traveller: str
    day: int
    position: int
    start: int
    end: int


class PlannedHop(Frozen):
    """A way; one that takes no time because the places are one is not there."""

    origin: str
    destination: str
    traveller: str
    day: int
    depart: int
    arrive: int


class PlannedBreak(Frozen):
    """The lunch break; ``place`` is where the traveller then is."""

    place: str
    traveller: str
    day: int
    start: int
    end: int


class VisitsPlan(Frozen):
    """What happens, each part in the order of day, traveller and clock; ``left_out`` are the visits that do
    not take place, in the order of the spec."""

    date: Date | None
    days: int
    visits: tuple[PlannedVisit, ...]
    hops: tuple[PlannedHop, ...]
    breaks: tuple[PlannedBreak, ...] = ()
    left_out: tuple[str, ...] = ()
