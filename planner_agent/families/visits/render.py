"""A visits outcome in words, as a calendar and as a picture.

Every line is written through a template of ``render_lines.py``; ``render_facts.py`` says, from the plan and
apart from this module, what the lines must say, and ``check`` compares the two.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, time, timedelta
from typing import Any

from planner_agent.errors import UserError
from planner_agent.families.notes import notes, notice, opening
from planner_agent.families.visits import render_lines as say
from planner_agent.families.visits.plan import PlannedBreak, PlannedHop, PlannedVisit, VisitsPlan
from planner_agent.families.visits.render_facts import facts
from planner_agent.families.visits.spec import YOU, Traveller, VisitsFrame
from planner_agent.outcome import Outcome
from planner_agent.rendering import formats, layout
from planner_agent.rendering.audit import AuditFinding, Markup, audit
from planner_agent.rendering.template import Line, Template

_Step = PlannedVisit | PlannedHop | PlannedBreak


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
    frame: VisitsFrame = outcome.spec.frame
    return [_title(frame, plan), *notice(outcome), *_days(frame, plan), *_left(plan), *notes(outcome)]


def _line(template: Template, **values: Any) -> Line:
    return Line(template, template.write("USD", **values))


def scored(frame: VisitsFrame) -> bool:
    """Whether visits differ in what they are worth."""
    return len({visit.score for visit in frame.visits}) > 1


def _title(frame: VisitsFrame, plan: VisitsPlan) -> Line:
    worth = {visit.who: visit.score for visit in frame.visits}
    return _line(
        say.TITLE,
        made=(len(plan.visits), "visit"),
        all=len(frame.visits),
        score=sum(worth[visit.who] for visit in plan.visits) if scored(frame) else None,
        date=plan.date,
        days=(plan.days, "day") if plan.days > 1 else None,
    )


def _days(frame: VisitsFrame, plan: VisitsPlan) -> Iterator[Line]:
    for day in range(1, plan.days + 1):
        for person in frame.people:
            yield _header(plan, person, day)
            steps = steps_of(plan, person.name, day)
            yield from (_step(frame, step) for step in steps)
            if not steps:
                yield _line(say.NOTHING)


def steps_of(plan: VisitsPlan, traveller: str, day: int) -> list[_Step]:
    """One traveller's day by the clock."""
    parts: list[_Step] = [*plan.visits, *plan.hops, *plan.breaks]
    mine = [part for part in parts if (part.traveller, part.day) == (traveller, day)]
    return sorted(mine, key=lambda part: (span(part), isinstance(part, PlannedVisit)))


def span(step: _Step) -> tuple[int, int]:
    return (step.depart, step.arrive) if isinstance(step, PlannedHop) else (step.start, step.end)


def _header(plan: VisitsPlan, person: Traveller, day: int) -> Line:
    return _line(
        say.DAY,
        n=day,
        date=None if plan.date is None else plan.date + timedelta(day - 1),
        traveller=None if person.name == YOU else person.name,
        start=person.start,
        leaves=person.leaves,
    )


def _step(frame: VisitsFrame, step: _Step) -> Line:
    match step:
        case PlannedHop():
            return _line(
                say.HOP,
                depart=step.depart,
                arrive=step.arrive,
                mode=say.MODE_WORDS.get(frame.mode or "", say.NO_MODE),
                origin=step.origin,
                destination=step.destination,
                minutes=step.arrive - step.depart,
            )
        case PlannedBreak():
            return _line(say.BREAK, start=step.start, end=step.end, place=step.place)
        case PlannedVisit():
            worth = next(visit.score for visit in frame.visits if visit.who == step.who)
            return _line(
                say.VISIT,
                start=step.start,
                end=step.end,
                who=step.who,
                place=step.place,
                minutes=step.end - step.start,
                score=worth if scored(frame) else None,
            )


def _left(plan: VisitsPlan) -> Iterator[Line]:
    if plan.left_out:
        yield _line(say.LEFT)
        yield from (_line(say.LEFT_OUT, who=who) for who in plan.left_out)


def ics(outcome: Outcome, *, stamp: datetime | None = None) -> str:
    """The plan as a calendar; ``stamp`` is its DTSTAMP (default: the first day's midnight, UTC).

    UserError for visits on a day that nobody named; ValueError for an outcome without a plan.
    """
    from planner_agent.rendering.ics import CalendarEvent, calendar

    plan: VisitsPlan | None = outcome.plan
    if plan is None:
        raise ValueError(f"an outcome that is {outcome.outcome} has no plan to put into a calendar")
    if plan.date is None:
        raise UserError("A calendar needs a date, and none was said.", "Say on which day the visits are.")
    midnight = datetime.combine(plan.date, time())

    def at(day: int, minutes: int) -> datetime:
        return midnight + timedelta(days=day - 1, minutes=minutes)

    events = [
        CalendarEvent(
            key=f"visit|{visit.who}|{visit.place}|{plan.date}",
            summary=visit.who,
            start=at(visit.day, visit.start),
            end=at(visit.day, visit.end),
            location=visit.place,
            description=() if visit.traveller == YOU else (f"Goes: {visit.traveller}",),
        )
        for visit in plan.visits
    ]
    events += [
        CalendarEvent(
            key=f"hop|{hop.origin}|{hop.destination}|{hop.traveller}|{hop.day}|{hop.depart}|{plan.date}",
            summary=f"{hop.origin} to {hop.destination}",
            start=at(hop.day, hop.depart),
            end=at(hop.day, hop.arrive),
            location=hop.origin,
            description=(formats.duration(hop.arrive - hop.depart),),
        )
        for hop in plan.hops
        if hop.arrive > hop.depart
    ]
    return calendar(events, stamp=stamp or datetime.combine(plan.date, time(), UTC), name="Visits")
