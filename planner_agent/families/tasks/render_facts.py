"""What a text about tasks must say, straight from the plan. Written apart from ``render.py`` on purpose."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from planner_agent.families.notes_facts import answer_claims, note_claims, notice_claims
from planner_agent.families.tasks import render_lines as say
from planner_agent.families.tasks.plan import TasksPlan
from planner_agent.families.tasks.spec import TasksFrame
from planner_agent.outcome import Outcome
from planner_agent.rendering.audit import Facts
from planner_agent.rendering.template import Claim


def facts(outcome: Outcome) -> Facts:
    """The claims of all lines of ``outcome`` in their order, with the templates to read them."""
    plan: TasksPlan | None = outcome.plan
    if plan is None:
        claims = [*answer_claims(outcome), *note_claims(outcome)]
    else:
        claims = [*_plan(outcome, outcome.spec.frame, plan), *note_claims(outcome)]
    return Facts(say.TEMPLATES, tuple(claims), "USD")


def _plan(outcome: Outcome, frame: TasksFrame, plan: TasksPlan) -> Iterator[Claim]:
    told = sorted(_pieces(frame, plan), key=lambda each: each[0])
    if not told:
        yield say.EMPTY.claim(all=(len(frame.tasks), "task"))
    else:
        ends = max(1440 * (day - 1) + each["end"] for (day, _, _), each in told)
        day = -(-ends // 1440)
        yield say.TITLE.claim(
            made=(len(frame.tasks) - len(plan.left_out), "task"),
            all=len(frame.tasks),
            work=sum(each["minutes"] for _, each in told),
            day=day,
            end=ends - 1440 * (day - 1),
            date=plan.date + timedelta(days=day - 1) if plan.date else None,
        )
    yield from notice_claims(outcome)
    header: Claim | None = None
    shown = 0
    for (day, _, _), values in told:
        if header is None or day != shown:
            shown = day
            header = say.DAY.claim(n=day, date=plan.date + timedelta(days=day - 1) if plan.date else None)
            yield header
        yield say.PIECE.claim(header, **values)
    if plan.left_out:
        header = say.LEFT.claim()
        yield header
        yield from (say.LEFT_OUT.claim(header, name=name) for name in plan.left_out)


def _pieces(frame: TasksFrame, plan: TasksPlan) -> Iterator[tuple[tuple[int, int, int], dict[str, Any]]]:
    for done in plan.tasks:
        task = next(each for each in frame.tasks if each.name == done.name)
        way = task.ways[done.mode]
        for k, piece in enumerate(done.pieces):
            values: dict[str, Any] = {
                "start": piece.start, "end": piece.end, "name": task.name, "minutes": piece.end - piece.start,
                "part": None, "parts": None, "way": None, "needs": None, "late": None,
            }  # fmt: skip
            if len(done.pieces) > 1:
                values |= {"part": k + 1, "parts": len(done.pieces)}
            if len(task.ways) > 1:
                values["way"] = way.name if way.name else f"{done.mode + 1}"
            if way.needs:
                values["needs"] = [(f"{n.amount} × " if n.amount > 1 else "") + n.resource for n in way.needs]
            if task.due is not None and k + 1 == len(done.pieces):
                late = (piece.day - task.due.day) * 1440 + piece.end - task.due.clock
                values["late"] = late if late > 0 else None
            yield (piece.day, piece.start, piece.end), values
