"""What a text about a roster must say, straight from the plan. Written apart from ``render.py``."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from planner_agent.families.notes_facts import answer_claims, note_claims, notice_claims
from planner_agent.families.roster import render_lines as say
from planner_agent.families.roster.plan import RosterPlan
from planner_agent.families.roster.spec import WEEKDAYS, RosterFrame
from planner_agent.outcome import Outcome
from planner_agent.rendering.audit import Facts
from planner_agent.rendering.template import Claim


def facts(outcome: Outcome) -> Facts:
    """The claims of all lines of ``outcome`` in their order, with the templates to read them."""
    if outcome.plan is None:
        claims = [*answer_claims(outcome), *note_claims(outcome)]
    else:
        claims = [*_plan(outcome, outcome.spec.frame, outcome.plan), *note_claims(outcome)]
    return Facts(say.TEMPLATES, tuple(claims), "USD")


def _plan(outcome: Outcome, frame: RosterFrame, plan: RosterPlan) -> Iterator[Claim]:
    yield say.TITLE.claim(
        days=(plan.days, "day"), start=plan.start, made=(len(plan.assignments), "shift"),
        people=(len(frame.people), "person"), penalty=None if plan.penalty == 0 else plan.penalty,
    )  # fmt: skip
    yield from notice_claims(outcome)
    for number in range(plan.days):
        yield from _day(frame, plan, plan.start + timedelta(days=number))
    header = say.PEOPLE.claim()
    yield header
    lengths = {shift.name: shift.minutes for shift in frame.shifts}
    for person in frame.people:
        mine = [lengths[each.shift] for each in plan.assignments if each.person == person.name]
        yield say.PERSON.claim(header, who=person.name, shifts=(len(mine), "shift"), minutes=sum(mine))
    yield from _refused(frame, plan)


def _day(frame: RosterFrame, plan: RosterPlan, on: date) -> Iterator[Claim]:
    header = say.DAY.claim(date=on)
    yield header
    for shift in frame.shifts:
        there = [each.person for each in plan.assignments if each.date == on and each.shift == shift.name]
        asked = [
            demand
            for demand in frame.demand
            if demand.shift == shift.name
            and (demand.dates is None or on in demand.dates)
            and (not demand.weekdays or WEEKDAYS[on.weekday()] in demand.weekdays)
        ]
        lacking = [demand.least - len(there) for demand in asked if demand.least is not None]
        beyond = [len(there) - demand.most for demand in asked if demand.most is not None]
        short = max([number for number in lacking if number > 0], default=None)
        over = max([number for number in beyond if number > 0], default=None)
        clocks = {"start": shift.start, "end": shift.end}
        if there:
            yield say.SHIFT.claim(header, shift=shift.name, who=there, short=short, over=over, **clocks)
        else:
            yield say.EMPTY.claim(header, shift=shift.name, short=short, **clocks)


def _refused(frame: RosterFrame, plan: RosterPlan) -> Iterator[Claim]:
    header = say.REFUSED.claim()
    first = True
    for wish in frame.requests:
        at = [each for each in plan.assignments if each.person == wish.person and each.date == wish.date]
        there = any(wish.shift is None or each.shift == wish.shift for each in at)
        if there == wish.on:
            continue
        if first:
            yield header
            first = False
        what = "work" if wish.on else "be off"
        yield say.REQUEST.claim(header, who=wish.person, date=wish.date, shift=wish.shift, what=what)
