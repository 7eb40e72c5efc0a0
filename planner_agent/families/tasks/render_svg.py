"""Tasks as a picture: one person's days by the clock, or a project's tasks over its days."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from planner_agent.families.tasks.plan import TasksPlan
from planner_agent.families.tasks.render import need_words, parts
from planner_agent.families.tasks.spec import DAY, TasksFrame, event_span
from planner_agent.outcome import Outcome
from planner_agent.rendering import formats
from planner_agent.rendering.pictures import Bar, Tone, gantt

_HOUR = 60
_LEGENDS: dict[Tone, str] = {"work": "task", "busy": "event", "warn": "late"}
#: Minutes between the lines of an axis, and how many lines there may be.
_STEPS, _MOST = (60, 120, 240, 720, DAY, 2 * DAY, 7 * DAY, 14 * DAY, 28 * DAY), 14


def svg(outcome: Outcome) -> str:
    """The picture; ValueError for an outcome without a plan."""
    plan: TasksPlan | None = outcome.plan
    if plan is None:
        raise ValueError(f"an outcome that is {outcome.outcome} has no plan to draw")
    frame: TasksFrame = outcome.spec.frame
    return _week(frame, plan) if frame.alone else _project(frame, plan)


def _week(frame: TasksFrame, plan: TasksPlan) -> str:
    """A row a day on which something is."""
    spans = [(*_absolute(part[0].day, part[0].start, part[0].end), part) for part in parts(plan)]
    events = [(*event_span(event), event) for event in frame.events if event.day <= frame.days]
    touched = {low // DAY for low, _, _ in (*spans, *events)} | {(high - 1) // DAY for _, high, _ in spans}
    days = sorted(touched.union(*(range(low // DAY, (high - 1) // DAY) for low, high, _ in spans)))
    bars: list[Bar] = []
    for low, high, event in events:
        detail = f"{formats.clock(event.start)}–{formats.clock(event.end)}"
        bars += _cut(days, low, high, event.name, "busy", detail)
    for low, high, (piece, done, _) in spans:
        tone: Tone = "warn" if _late(frame, done.name, done.pieces[-1].day, done.pieces[-1].end) else "work"
        bars += _cut(
            days, low, high, done.name, tone, f"{formats.clock(piece.start)}–{formats.clock(piece.end)}"
        )
    names = [_day(plan, day + 1) for day in days]
    return _drawn(plan, names, bars, _ticks(bars, None))


def _cut(days: Sequence[int], low: int, high: int, name: str, tone: Tone, detail: str) -> list[Bar]:
    """A bar in the row of each day that it touches."""
    return [
        Bar(row, max(low, day * DAY) - day * DAY, min(high, (day + 1) * DAY) - day * DAY, name, tone, detail)
        for row, day in enumerate(days)
        if low < (day + 1) * DAY and day * DAY < high
    ]


def _project(frame: TasksFrame, plan: TasksPlan) -> str:
    """A row a task, by its start."""
    ways = {task.name: task.ways for task in frame.tasks}
    bars: list[Bar] = []
    for row, done in enumerate(plan.tasks):
        late = _late(frame, done.name, done.pieces[-1].day, done.pieces[-1].end)
        needs = [need_words(need) for need in ways[done.name][done.mode].needs]
        for piece in done.pieces:
            clocks = f"{formats.clock(piece.start)}–{formats.clock(piece.end)}"
            detail = " · ".join(
                [_day(plan, piece.day), clocks, *([f"with {formats.listed(needs)}"] if needs else [])]
            )
            low, high = _absolute(piece.day, piece.start, piece.end)
            bars.append(Bar(row, low, high, done.name, "warn" if late else "work", detail))
    return _drawn(plan, [done.name for done in plan.tasks], bars, _ticks(bars, plan))


def _drawn(plan: TasksPlan, rows: Sequence[str], bars: list[Bar], ticks: Sequence[tuple[int, str]]) -> str:
    made = formats.count(len(plan.tasks), "task")
    legends: dict[Tone, str] = {
        tone: words for tone, words in _LEGENDS.items() if any(bar.tone == tone for bar in bars)
    }
    return gantt(made, rows, bars, ticks, description=f"{made}, by the clock", legends=legends)


def _absolute(day: int, start: int, end: int) -> tuple[int, int]:
    return (day - 1) * DAY + start, (day - 1) * DAY + end


def _late(frame: TasksFrame, name: str, day: int, end: int) -> bool:
    task = next(each for each in frame.tasks if each.name == name)
    return task.due is not None and (day - 1) * DAY + end > task.due.minutes


def _day(plan: TasksPlan, day: int) -> str:
    return f"Day {day}" if plan.date is None else formats.long_date(plan.date + timedelta(day - 1))


def _ticks(bars: list[Bar], plan: TasksPlan | None) -> list[tuple[int, str]]:
    """Lines at full hours or midnights; with a plan, days are named."""
    if not bars:
        return []
    low, high = min(bar.start for bar in bars), max(bar.end for bar in bars)
    step = next((step for step in _STEPS if (high - low) // step < _MOST), _STEPS[-1])
    places = range(low // step * step, -(-high // step) * step + 1, step)
    if plan is None or step < DAY:
        return [(place, formats.clock(place % DAY if plan else place)) for place in places]
    return [(place, f"Day {place // DAY + 1}") for place in places]
