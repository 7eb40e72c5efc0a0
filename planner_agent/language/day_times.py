"""Days with the spans of the clock that belong to them: "Tuesday 9-11 and Wednesday 13-14"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from planner_agent.language.marks import Mark

_DAYS = frozenset({"days", "weekday", "weekdays"})


@dataclass(frozen=True, slots=True)
class DayTimes:
    """Marks of kind "days", "weekday" or "weekdays" in ``on`` (none: no day was said), with their "range"
    marks."""

    on: tuple[Mark, ...]
    ranges: tuple[Mark, ...]


def day_times(found: Sequence[Mark]) -> list[DayTimes]:
    """Each day with the spans behind it; with those before it where a span is said first."""
    order = [mark for mark in found if mark.kind in _DAYS or mark.kind == "range"]
    trailing = bool(order) and order[0].kind == "range" and any(mark.kind in _DAYS for mark in order)
    if (
        trailing and order[-1].kind == "range"
    ):  # "from 17 to 21, on weekends from 9 to 21": the first is for all
        first = next(k for k, mark in enumerate(order) if mark.kind in _DAYS)
        return [DayTimes((), tuple(order[:first])), *day_times(order[first:])]
    if trailing:
        order.reverse()
    made: list[DayTimes] = []
    on: list[Mark] = []
    ranges: list[Mark] = []
    for mark in order:
        if mark.kind == "range":
            ranges.append(mark)
            continue
        if ranges:
            made.append(_sorted(on, ranges))
            on, ranges = [], []
        on.append(mark)
    if on or ranges:
        made.append(_sorted(on, ranges))
    return made[::-1] if trailing else made


def _sorted(on: Sequence[Mark], ranges: Sequence[Mark]) -> DayTimes:
    return DayTimes(
        tuple(sorted(on, key=lambda mark: mark.first)), tuple(sorted(ranges, key=lambda mark: mark.first))
    )
