"""An outcome of tasks in words and as a calendar.

Every line is written through a template of ``render_lines.py``; ``render_facts.py`` says, from the plan and
apart from this module, what the lines must say, and ``check`` compares the two.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, time, timedelta
from itertools import groupby
from typing import Any

from planner_agent.errors import UserError
from planner_agent.families.notes import notes, notice, opening
from planner_agent.families.tasks import render_lines as say
from planner_agent.families.tasks.plan import PlannedPiece, PlannedTask, TasksPlan
from planner_agent.families.tasks.render_facts import facts
from planner_agent.families.tasks.spec import DAY, Need, Task, TasksFrame
from planner_agent.outcome import Outcome
from planner_agent.rendering import formats, layout
from planner_agent.rendering.audit import AuditFinding, Markup, audit
from planner_agent.rendering.template import Line, Template

#: A piece, its task, and which of its pieces it is.
Part = tuple[PlannedPiece, PlannedTask, int]


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
    plan: TasksPlan | None = outcome.plan
    if plan is None:
        return [*opening(outcome), *notice(outcome), *notes(outcome)]
    frame: TasksFrame = outcome.spec.frame
    return [_title(frame, plan), *notice(outcome), *_days(frame, plan), *_left(plan), *notes(outcome)]


def _line(template: Template, **values: Any) -> Line:
    return Line(template, template.write("USD", **values))


def _title(frame: TasksFrame, plan: TasksPlan) -> Line:
    if not plan.tasks:
        return _line(say.EMPTY, all=(len(frame.tasks), "task"))
    ways = {task.name: task.ways for task in frame.tasks}
    end = max((task.pieces[-1].day - 1) * DAY + task.pieces[-1].end for task in plan.tasks)
    last = (end - 1) // DAY
    return _line(
        say.TITLE,
        made=(len(plan.tasks), "task"),
        all=len(frame.tasks),
        work=sum(ways[task.name][task.mode].minutes for task in plan.tasks),
        day=last + 1,
        end=end - last * DAY,
        date=None if plan.date is None else plan.date + timedelta(last),
    )


def parts(plan: TasksPlan) -> list[Part]:
    """All pieces by the clock."""
    found = [(piece, task, k) for task in plan.tasks for k, piece in enumerate(task.pieces, 1)]
    return sorted(found, key=lambda part: (part[0].day, part[0].start, part[0].end))


def _days(frame: TasksFrame, plan: TasksPlan) -> Iterator[Line]:
    tasks = {task.name: task for task in frame.tasks}
    for day, here in groupby(parts(plan), key=lambda part: part[0].day):
        date = None if plan.date is None else plan.date + timedelta(day - 1)
        yield _line(say.DAY, n=day, date=date)
        yield from (_piece(tasks, part) for part in here)


def _piece(tasks: Mapping[str, Task], part: Part) -> Line:
    piece, done, number = part
    task, several = tasks[done.name], len(done.pieces) > 1
    last = number == len(done.pieces)
    over = 0 if task.due is None else (piece.day - 1) * DAY + piece.end - task.due.minutes
    return _line(
        say.PIECE,
        start=piece.start,
        end=piece.end,
        name=done.name,
        minutes=piece.end - piece.start,
        part=number if several else None,
        parts=len(done.pieces) if several else None,
        way=(task.ways[done.mode].name or str(done.mode + 1)) if len(task.ways) > 1 else None,
        needs=[need_words(need) for need in task.ways[done.mode].needs] or None,
        late=over if last and over > 0 else None,
    )


def need_words(need: Need) -> str:
    return need.resource if need.amount == 1 else f"{need.amount} × {need.resource}"


def _left(plan: TasksPlan) -> Iterator[Line]:
    if plan.left_out:
        yield _line(say.LEFT)
        yield from (_line(say.LEFT_OUT, name=name) for name in plan.left_out)


def ics(outcome: Outcome, *, stamp: datetime | None = None) -> str:
    """The plan as a calendar; ``stamp`` is its DTSTAMP (default: the first day's midnight, UTC).

    UserError for tasks on days that nobody named; ValueError for an outcome without a plan.
    """
    from planner_agent.rendering.ics import CalendarEvent, calendar

    plan: TasksPlan | None = outcome.plan
    if plan is None:
        raise ValueError(f"an outcome that is {outcome.outcome} has no plan to put into a calendar")
    if plan.date is None:
        raise UserError("A calendar needs a date, and none was said.", "Say on which day the tasks begin.")
    midnight = datetime.combine(plan.date, time())
    tasks = {task.name: task for task in outcome.spec.frame.tasks}
    events: list[CalendarEvent] = []
    for piece, done, number in parts(plan):
        first = midnight + timedelta(days=piece.day - 1)
        needs = [need_words(need) for need in tasks[done.name].ways[done.mode].needs]
        told = [f"Part {number} of {len(done.pieces)}"] if len(done.pieces) > 1 else []
        told += [f"With {formats.listed(needs)}"] if needs else []
        events.append(
            CalendarEvent(
                key=f"task|{done.name}|{number}|{plan.date}",
                summary=done.name,
                start=first + timedelta(minutes=piece.start),
                end=first + timedelta(minutes=piece.end),
                description=tuple(told),
            )
        )
    return calendar(events, stamp=stamp or datetime.combine(plan.date, time(), UTC), name="Tasks")
