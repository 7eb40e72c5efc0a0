"""What a text about visits must say, straight from the plan. Written apart from ``render.py`` on purpose."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from planner_agent.families.notes_facts import answer_claims, note_claims, notice_claims
from planner_agent.families.visits import render_lines as say
from planner_agent.families.visits.plan import VisitsPlan
from planner_agent.families.visits.spec import YOU, VisitsFrame
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


def _plan(outcome: Outcome, frame: VisitsFrame, plan: VisitsPlan) -> Iterator[Claim]:
    scores = {visit.who: visit.score for visit in frame.visits}
    differ = min(scores.values()) != max(scores.values())
    total = sum(scores[visit.who] for visit in plan.visits)
    yield say.TITLE.claim(
        made=(len(plan.visits), "visit"),
        all=len(scores),
        score=total if differ else None,
        date=plan.date,
        days=None if plan.days == 1 else (plan.days, "day"),
    )
    yield from notice_claims(outcome)
    for day in range(plan.days):
        for person in frame.people:
            header = say.DAY.claim(
                n=day + 1,
                date=plan.date + timedelta(days=day) if plan.date else None,
                traveller=person.name if person.name != YOU else None,
                start=person.start,
                leaves=person.leaves,
            )
            yield header
            told = sorted(_steps(frame, plan, person.name, day + 1, header, differ), key=lambda step: step[0])
            yield from [claim for _, claim in told] or [say.NOTHING.claim(header)]
    if plan.left_out:
        header = say.LEFT.claim()
        yield header
        yield from (say.LEFT_OUT.claim(header, who=who) for who in plan.left_out)


def _steps(
    frame: VisitsFrame, plan: VisitsPlan, name: str, day: int, header: Claim, differ: bool
) -> Iterator[tuple[tuple[int, int, int], Claim]]:
    scores = {visit.who: visit.score for visit in frame.visits}
    for hop in plan.hops:
        if hop.traveller == name and hop.day == day:
            mode = {"walk": "Walk", "drive": "Drive", "bike": "Ride", "transit": "Ride"}.get(frame.mode or "")
            shown = hop.model_dump(include={"depart", "arrive", "origin", "destination"})
            claim = say.HOP.claim(header, mode=mode or "Travel", minutes=hop.arrive - hop.depart, **shown)
            yield (hop.depart, hop.arrive, 0), claim
    for pause in plan.breaks:
        if pause.traveller == name and pause.day == day:
            claim = say.BREAK.claim(header, start=pause.start, end=pause.end, place=pause.place)
            yield (pause.start, pause.end, 0), claim
    for visit in plan.visits:
        if visit.traveller == name and visit.day == day:
            shown = visit.model_dump(include={"start", "end", "who", "place"})
            worth = scores[visit.who] if differ else None
            claim = say.VISIT.claim(header, minutes=visit.end - visit.start, score=worth, **shown)
            yield (visit.start, visit.end, 1), claim
