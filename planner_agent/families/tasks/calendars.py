"""Busy times of calendars as events of the frame: tasks are done around them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date as Date
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from planner_agent.data.calendars import Calendar
from planner_agent.families.tasks.spec import DAY, Event, TasksFrame, TasksSpec
from planner_agent.rendering.clean import clean

#: The zone of clocks where none was said.
NO_ZONE = "UTC"
_HOUR = 60


def with_calendars(
    spec: TasksSpec, calendars: Mapping[str, Calendar] | None
) -> tuple[TasksSpec, tuple[str, ...]]:
    """The spec with an event for each busy time, and what was assumed for it.

    The calendar of a resource keeps that resource; any other is of the one who does it all, where the frame
    says so. DataError for a calendar that cannot be read.
    """
    frame = spec.frame
    if not calendars:
        return spec, ()
    if frame.date is None:
        return spec, ("the calendars were not looked at: no date was said",)
    resources = {each.name for each in frame.resources}
    events, said = list(frame.events), list[str]()
    if frame.zone is None:
        said.append(f"clocks are those of {NO_ZONE}, for no time zone was said")
    for name, calendar in calendars.items():
        if name not in resources and not frame.alone:
            said.append(f"the calendar of {clean(name)} was not looked at: no task needs {clean(name)}")
            continue
        owner = name if name in resources else None
        events += [
            Event(name=f"{clean(name)} is busy", day=day, start=start, end=end, resource=owner)
            for day, start, end in _busy(frame, frame.date, calendar)
        ]
    changed = frame.model_copy(update={"events": tuple(events)})
    return spec.model_copy(update={"frame": changed}), tuple(said)


def _busy(frame: TasksFrame, first: Date, calendar: Calendar) -> Iterator[tuple[int, int, int]]:
    """(day, from, until) by the clocks of the frame's zone, a day at a time."""
    zone = ZoneInfo(frame.zone or NO_ZONE)
    low = datetime.combine(first, time(), zone)
    high = datetime.combine(first + timedelta(frame.days), time(), zone)
    for start, end in calendar.busy(low, high):
        begin = int(_minutes(start.astimezone(zone), first) // 1)
        stop = -int(-_minutes(end.astimezone(zone), first) // 1)
        if stop <= begin:  # within the hour that a clock shows twice: all of it
            begin, stop = stop // _HOUR * _HOUR, -(-begin // _HOUR) * _HOUR
        for day in range(max(0, begin // DAY), min(frame.days - 1, (stop - 1) // DAY) + 1):
            yield day + 1, max(begin - day * DAY, 0), min(stop - day * DAY, DAY)


def _minutes(moment: datetime, first: Date) -> float:
    """By the clock on the wall, after the first midnight."""
    return (moment.replace(tzinfo=None) - datetime.combine(first, time())).total_seconds() / 60
