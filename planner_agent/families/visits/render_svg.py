"""Visits as a picture: a row a traveller and day, with ways, visits and breaks by the clock."""

from __future__ import annotations

from planner_agent.families.visits.plan import PlannedHop, PlannedVisit, VisitsPlan
from planner_agent.families.visits.render import span, steps_of
from planner_agent.families.visits.spec import YOU, VisitsFrame
from planner_agent.outcome import Outcome
from planner_agent.rendering import formats
from planner_agent.rendering.pictures import Bar, Tone, gantt

_HOUR = 60
_LEGENDS: dict[Tone, str] = {"travel": "on the way", "work": "visit", "meal": "break"}


def svg(outcome: Outcome) -> str:
    """The picture; ValueError for an outcome without a plan."""
    plan: VisitsPlan | None = outcome.plan
    if plan is None:
        raise ValueError(f"an outcome that is {outcome.outcome} has no plan to draw")
    frame: VisitsFrame = outcome.spec.frame
    lines = [(person.name, day) for day in range(1, plan.days + 1) for person in frame.people]
    bars = [
        _bar(row, step)
        for row, (name, day) in enumerate(lines)
        for step in steps_of(plan, name, day)
        if span(step)[1] > span(step)[0] or not isinstance(step, PlannedHop)
    ]
    rows = [_row(name, day, plan.days) for name, day in lines]
    made = formats.count(len(plan.visits), "visit")
    return gantt(made, rows, bars, _ticks(bars), description=f"{made}, by the clock", legends=_LEGENDS)


def _row(name: str, day: int, days: int) -> str:
    parts = [f"Day {day}"] if days > 1 else []
    parts += [] if name == YOU else [name]
    return " · ".join(parts) or "Day"


def _bar(row: int, step: object) -> Bar:
    start, end = span(step)  # type: ignore[arg-type]
    clocks = f"{formats.clock(start)}–{formats.clock(end)}"
    match step:
        case PlannedHop():
            return Bar(row, start, end, f"to {step.destination}", "travel", f"from {step.origin} · {clocks}")
        case PlannedVisit():
            return Bar(row, start, end, step.who, "work", f"at {step.place} · {clocks}")
        case _:
            return Bar(row, start, end, "Break", "meal", clocks)


def _ticks(bars: list[Bar]) -> list[tuple[int, str]]:
    """Every full hour that the bars touch, every second one on long days."""
    if not bars:
        return []
    first = min(bar.start for bar in bars) // _HOUR
    last = -(-max(bar.end for bar in bars) // _HOUR)
    step = 1 if last - first <= 10 else 2
    return [(hour * _HOUR, formats.clock(hour * _HOUR)) for hour in range(first, last + 1, step)]
