"""Tasks around calendars: recurring events over a change of the clocks, calendars of resources."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime
from pathlib import Path

from planner_agent.data.calendars import IcsCalendar
from planner_agent.families import SolveOptions, family
from planner_agent.families.tasks.calendars import with_calendars
from planner_agent.families.tasks.solving import solve
from planner_agent.families.tasks.spec import Need, Resource, Task, TasksFrame, TasksSpec, Window
from planner_agent.families.tasks.verify import verify

ICS = """BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//test//EN
BEGIN:VEVENT
UID:1@test
SUMMARY:Stand-up
DTSTART;TZID=Europe/Rome:20270326T090000
DTEND;TZID=Europe/Rome:20270326T110000
RRULE:FREQ=DAILY;COUNT=5
END:VEVENT
BEGIN:VEVENT
UID:2@test
SUMMARY:Overlaps it
DTSTART;TZID=Europe/Rome:20270329T103000
DTEND;TZID=Europe/Rome:20270329T123000
END:VEVENT
END:VCALENDAR
"""
HOURS = (Window(opens="09:00", closes="13:00"),)


def _spec(**update: object) -> TasksSpec:
    task = Task(name="Essay", minutes=270, split=True)
    frame = TasksFrame(
        date=date(2027, 3, 28), days=3, hours=HOURS, tasks=(task,), zone="Europe/Rome"
    ).model_copy(update=update)
    return TasksSpec(family="tasks", frame=frame)


def test_work_goes_round_recurring_events_over_the_change_of_clocks(tmp_path: Path) -> None:
    (tmp_path / "me.ics").write_text(ICS.replace("\n", "\r\n"))
    spec, said = with_calendars(_spec(), {"me": IcsCalendar(tmp_path / "me.ics")})
    assert said == ()
    busy = [(event.day, event.start, event.end) for event in spec.frame.events]
    assert busy == [(1, 540, 660), (2, 540, 750), (3, 540, 660)]
    found = solve(spec, SolveOptions())
    pieces = [(piece.day, piece.start, piece.end) for piece in found.plan.tasks[0].pieces]
    assert pieces == [(1, 660, 780), (2, 750, 780), (3, 660, 780)]
    assert verify(spec, found.plan) == []


class _Given:
    """A calendar with these busy times."""

    def __init__(self, *spans: tuple[datetime, datetime]) -> None:
        self.spans = spans

    def busy(self, start: datetime, end: datetime) -> Sequence[tuple[datetime, datetime]]:
        return [span for span in self.spans if span[0] < end and start < span[1]]


def test_a_calendar_of_a_resource_keeps_that_resource_alone() -> None:
    oven = Resource(name="oven")
    bake = Task(name="Bake", minutes=60, needs=(Need(resource="oven"),))
    read = Task(name="Read", minutes=60)
    spec = _spec(resources=(oven,), tasks=(bake, read), alone=False)
    taken = _Given((datetime(2027, 3, 28, 6, tzinfo=UTC), datetime(2027, 3, 28, 10, tzinfo=UTC)))
    whole, said = with_calendars(spec, {"oven": taken, "Zoe": taken})
    assert [event.resource for event in whole.frame.events] == ["oven"] and "Zoe" in said[0]
    starts = {task.name: task.pieces[0].start for task in solve(whole, SolveOptions()).plan.tasks}
    assert starts == {"Read": 540, "Bake": 720}  # 10:00 UTC is noon in Rome, where summer time has begun


def test_the_hour_that_comes_twice_is_kept_whole() -> None:
    taken = _Given((datetime(2027, 10, 31, 0, 50, tzinfo=UTC), datetime(2027, 10, 31, 1, 10, tzinfo=UTC)))
    whole, _ = with_calendars(_spec(date=date(2027, 10, 31)), {"me": taken})
    assert [(event.start, event.end) for event in whole.frame.events] == [(120, 180)]


def test_without_a_date_or_a_zone_that_is_said() -> None:
    taken = _Given()
    assert "no date" in with_calendars(_spec(date=None), {"me": taken})[1][0]
    assert "UTC" in with_calendars(_spec(zone=None), {"me": taken})[1][0]
    assert with_calendars(_spec(), None) == (_spec(), ())


def test_the_family_plans_around_the_calendars_it_is_given(tmp_path: Path) -> None:
    (tmp_path / "me.ics").write_text(ICS.replace("\n", "\r\n"))
    house, given = family("tasks"), {"me": IcsCalendar(tmp_path / "me.ics")}
    found = house.solve(_spec(), given, SolveOptions())
    assert house.verify(_spec(), given, found.plan, SolveOptions()) == []
    free = house.solve(_spec(), {}, SolveOptions())
    assert house.verify(_spec(), given, free.plan, SolveOptions())
