"""What a text about meetings must say, straight from the plan. Written apart from ``render.py`` on
purpose."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from planner_agent.families.meeting import render_lines as say
from planner_agent.families.meeting.plan import MeetingPlan
from planner_agent.families.meeting.spec import MeetingFrame
from planner_agent.families.notes_facts import answer_claims, note_claims, notice_claims
from planner_agent.outcome import Outcome
from planner_agent.rendering.audit import Facts
from planner_agent.rendering.template import Claim


def facts(outcome: Outcome) -> Facts:
    """The claims of all lines of ``outcome`` in their order, with the templates to read them."""
    plan = outcome.plan
    if plan is None:
        claims = [*answer_claims(outcome), *note_claims(outcome)]
    else:
        claims = [*_plan(outcome, outcome.spec.frame, plan), *note_claims(outcome)]
    return Facts(say.TEMPLATES, tuple(claims), "USD")


def _plan(outcome: Outcome, frame: MeetingFrame, plan: MeetingPlan) -> Iterator[Claim]:
    held, invited = len(plan.meetings), len(frame.people)
    yield say.TITLE.claim(meetings=(held, "meeting"), people=(invited, "participant"), zone=frame.zone)
    yield from notice_claims(outcome)
    asked = dict(frame.occurrences)
    for each in plan.meetings:
        shown = each.model_dump(include={"title", "date", "start", "end", "room"})
        header = say.MEETING.claim(minutes=each.end - each.start, **shown)
        yield header
        optional = asked[each.title].optional
        invited_here = {*(asked[each.title].required or each.attends), *optional}
        for person in frame.people:
            if person.name not in invited_here:
                continue
            role = "comes"
            if person.name in optional:
                role = "optional, comes" if person.name in each.attends else "optional, cannot"
            clock = zone = day = None
            if person.zone not in (None, frame.zone):
                zone = person.zone
                midnight = datetime(each.date.year, each.date.month, each.date.day)
                start = (midnight + timedelta(minutes=each.start)).replace(tzinfo=ZoneInfo(frame.zone))
                own = start.astimezone(ZoneInfo(person.zone or ""))
                clock = own.hour * 60 + own.minute
                day = None if own.date() == each.date else own.date()
            yield say.COMES.claim(header, person=person.name, role=role, clock=clock, zone=zone, day=day)
    if plan.others:
        header = say.OTHERS.claim()
        yield header
        for position, each in enumerate(plan.others):
            shown = each.model_dump(include={"date", "start", "end", "room"})
            yield say.OTHER.claim(header, n=position + 2, **shown)
