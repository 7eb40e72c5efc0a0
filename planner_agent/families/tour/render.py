"""A tour's outcome in words, as a calendar and as a picture."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, time, timedelta
from itertools import pairwise
from typing import Any

from planner_agent.errors import UserError
from planner_agent.families.notes import notes, notice, opening
from planner_agent.families.tour import render_lines as say
from planner_agent.families.tour.plan import TourPlan
from planner_agent.families.tour.render_facts import facts
from planner_agent.outcome import Outcome
from planner_agent.rendering import formats, layout
from planner_agent.rendering.audit import AuditFinding, Markup, audit
from planner_agent.rendering.template import Line, Template


def text(outcome: Outcome) -> str:
    """Plain text, safe for any terminal."""
    return layout.plain(lines(outcome))


def markdown(outcome: Outcome) -> str:
    """The same words as Markdown, names and quotes escaped."""
    return layout.markdown(lines(outcome))


def check(shown: str, outcome: Outcome, markup: Markup = "plain") -> list[AuditFinding]:
    """What ``shown`` says that ``outcome`` does not bear out, or leaves out."""
    return audit(shown, facts(outcome), markup)


def lines(outcome: Outcome) -> list[Line]:
    """All lines of the outcome in order."""
    plan = outcome.plan
    if plan is None:
        return [*opening(outcome), *notice(outcome), *notes(outcome)]
    return [_title(plan), *notice(outcome), *_stops(plan), *notes(outcome)]


def _line(template: Template, **values: Any) -> Line:
    return Line(template, template.write("USD", **values))


def _title(plan: TourPlan) -> Line:
    route = [stop.city for stop in plan.stops]
    return _line(say.TITLE, route=route, days=(plan.days, "day"), date=plan.date)


def _stops(plan: TourPlan) -> Iterator[Line]:
    for index, stop in enumerate(plan.stops):
        start, end = (_date(plan, day) for day in (stop.first, stop.last))
        if index:
            origin = plan.stops[index - 1].city
            yield _line(say.HOP, day=stop.first, origin=origin, destination=stop.city, date=start)
        days = (stop.last - stop.first + 1, "day")
        yield _line(
            say.STOP, first=stop.first, last=stop.last, city=stop.city, days=days, start=start, end=end
        )


def _date(plan: TourPlan, day: int):  # -> date | None
    return None if plan.date is None else plan.date + timedelta(day - 1)


def ics(outcome: Outcome, *, stamp: datetime | None = None) -> str:
    """The stays as a calendar; UserError for a tour without a date, ValueError without a plan."""
    from planner_agent.rendering.ics import CalendarEvent, calendar

    plan: TourPlan | None = outcome.plan
    if plan is None:
        raise ValueError(f"an outcome that is {outcome.outcome} has no plan to put into a calendar")
    if plan.date is None:
        raise UserError("A calendar needs a date, and none was said.", "Say on which day the tour begins.")
    events = [
        CalendarEvent(
            key=f"stop|{stop.city}|{plan.date}",
            summary=stop.city,
            start=plan.date + timedelta(days=stop.first - 1),
            end=plan.date + timedelta(days=stop.last),
            location=stop.city,
            description=(formats.count(stop.last - stop.first + 1, "day"),),
        )
        for stop in plan.stops
    ]
    return calendar(events, stamp=stamp or datetime.combine(plan.date, time(), UTC), name="Tour")


def svg(outcome: Outcome) -> str:
    """The stays by the day; ValueError without a plan."""
    from planner_agent.rendering.pictures import Bar, gantt

    plan: TourPlan | None = outcome.plan
    if plan is None:
        raise ValueError(f"an outcome that is {outcome.outcome} has no plan to draw")
    bars = [
        Bar(row, stop.first, stop.last, stop.city, "stay", f"day {stop.first} to day {stop.last}")
        for row, stop in enumerate(plan.stops)
    ]
    ticks = [(day, f"Day {day}") for day in range(1, plan.days + 1, 1 if plan.days <= 14 else 3)]
    hops = ", ".join(f"{one.city} to {two.city}" for one, two in pairwise(plan.stops))
    title = f"{len(plan.stops)} cities in {formats.count(plan.days, 'day')}"
    return gantt(title, [stop.city for stop in plan.stops], bars, ticks, description=hops)
