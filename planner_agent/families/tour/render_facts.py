"""What a text about a tour must say, straight from the plan. Written apart from ``render.py`` on purpose."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from planner_agent.families.notes_facts import answer_claims, note_claims, notice_claims
from planner_agent.families.tour import render_lines as say
from planner_agent.families.tour.plan import TourPlan
from planner_agent.outcome import Outcome
from planner_agent.rendering.audit import Facts
from planner_agent.rendering.template import Claim


def facts(outcome: Outcome) -> Facts:
    """The claims of all lines of ``outcome`` in their order, with the templates to read them."""
    if outcome.plan is None:
        claims = [*answer_claims(outcome), *note_claims(outcome)]
    else:
        claims = [*_plan(outcome, outcome.plan), *note_claims(outcome)]
    return Facts(say.TEMPLATES, tuple(claims), "USD")


def _plan(outcome: Outcome, plan: TourPlan) -> Iterator[Claim]:
    title = say.TITLE.claim(route=[stop.city for stop in plan.stops], days=(plan.days, "day"), date=plan.date)
    yield title
    notices = list(notice_claims(outcome))
    yield from notices
    section = notices[-1] if notices else title
    before = None
    for stop in plan.stops:
        dated = None if plan.date is None else plan.date + timedelta(days=stop.first - 1)
        if before is not None:
            yield say.HOP.claim(
                section, day=stop.first, origin=before.city, destination=stop.city, date=dated
            )
        until = None if plan.date is None else plan.date + timedelta(days=stop.last - 1)
        length = stop.last - stop.first + 1
        yield say.STOP.claim(
            section,
            first=stop.first,
            last=stop.last,
            city=stop.city,
            days=(length, "day"),
            start=dated,
            end=until,
        )
        before = stop
