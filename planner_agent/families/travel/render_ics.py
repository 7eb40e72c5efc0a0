"""A trip's events for a calendar: ways, meals and sights with clocks, nights as whole days."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta

from planner_agent.families.travel import render_lines as say
from planner_agent.families.travel.plan import PlannedLeg, PlannedStay, TravelPlan
from planner_agent.rendering import formats
from planner_agent.rendering.ics import CalendarEvent, calendar
from planner_agent.rendering.money import money


def trip_calendar(plan: TravelPlan, stamp: datetime | None = None) -> str:
    """The .ics text; without ``stamp``, the trip's first midnight in UTC stands for it."""
    given = stamp or datetime.combine(plan.start, time(), UTC)
    cities = list(dict.fromkeys(stay.city_name for stay in plan.stays))
    return calendar(
        _events(plan), stamp=given, name=f"Trip to {formats.listed(cities)}" if cities else "Trip"
    )


def _events(plan: TravelPlan) -> Iterator[CalendarEvent]:
    for leg in plan.legs:
        yield _leg(plan, leg)
    for stay in plan.stays:
        yield _stay(plan, stay)
    for kind, items in (("meal", plan.meals), ("sight", plan.sights)):
        for item in items:
            title = f"{item.slot.capitalize()}: {item.name}" if kind == "meal" else item.name
            yield CalendarEvent(
                key=f"{kind}|{item.id}|{item.date}|{item.slot}",
                summary=title,
                start=_at(item.date, item.start),
                end=_at(item.date, item.end),
                location=f"{item.name}, {item.city_name}",
                description=(f"{money(item.cost, plan.currency)}",) if item.cost else (),
            )


def _leg(plan: TravelPlan, leg: PlannedLeg) -> CalendarEvent:
    mode, unit = say.MODE_WORDS.get(leg.mode, (leg.mode, "ticket"))
    name = f"{mode} {leg.number}" if leg.number else mode
    start, end = _at(leg.date, leg.depart), _at(leg.date, leg.arrive)
    if end <= start:  # local clocks of two zones: show how long it takes
        end = start + timedelta(minutes=max(leg.minutes or 1, 1))
    return CalendarEvent(
        key=f"leg|{leg.mode}|{leg.number}|{leg.origin}|{leg.destination}|{leg.date}|{leg.depart}",
        summary=f"{name}: {leg.origin_name} to {leg.destination_name}",
        start=start,
        end=end,
        location=leg.origin_name,
        description=(
            f"{formats.clock(leg.depart)} from {leg.origin_name}, {formats.clock(leg.arrive)} in "
            f"{leg.destination_name}, local times",
            f"{formats.count(leg.units, unit)}, {money(leg.cost, plan.currency)}",
        ),
    )


def _stay(plan: TravelPlan, stay: PlannedStay) -> CalendarEvent:
    unit = say.ROOM_WORDS.get(stay.room_type or "", ("", "room"))[1]
    return CalendarEvent(
        key=f"stay|{stay.id}|{stay.check_in}",
        summary=f"Stay: {stay.name}",
        start=stay.check_in,
        end=stay.check_out,
        location=f"{stay.name}, {stay.city_name}",
        description=(
            f"{formats.count(stay.nights, 'night')}, {formats.count(stay.units, unit)}, "
            f"{money(stay.cost, plan.currency)}",
        ),
        busy=False,
    )


def _at(day: date, minutes: int) -> datetime:
    """Minutes after midnight of ``day`` as a local time; they may pass 24:00."""
    return datetime.combine(day, time()) + timedelta(minutes=minutes)
