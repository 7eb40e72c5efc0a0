"""Calendar files: recurrences over a change of the clocks, what leaves one free, and files that are
broken."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from planner_agent import Planner
from planner_agent.data.calendars import IcsCalendar
from planner_agent.errors import DataError, PlannerError
from planner_agent.families import SolveOptions, family
from planner_agent.families.meeting.spec import Hours, Meeting, MeetingFrame, MeetingSpec, Person

BEGIN, END = "BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//t//EN\n", "END:VCALENDAR\n"
WEEKLY = """BEGIN:VEVENT
UID:1
DTSTART;TZID=Europe/Berlin:20260320T090000
DTEND;TZID=Europe/Berlin:20260320T103000
RRULE:FREQ=DAILY
SUMMARY:Stand-up
END:VEVENT
BEGIN:VEVENT
UID:2
DTSTART;TZID=America/New_York:20260320T040000
DTEND;TZID=America/New_York:20260320T050000
RRULE:FREQ=WEEKLY;BYDAY=FR,MO
SUMMARY:Handover
END:VEVENT
"""


def _calendar(folder: Path, events: str, begin: str = BEGIN, end: str = END) -> IcsCalendar:
    path = folder / "a.ics"
    path.write_text((begin + events + end).replace("\n", "\r\n"), encoding="utf-8")
    return IcsCalendar(path)


def _day(calendar: IcsCalendar, day: date) -> list[tuple[str, str]]:
    start = datetime.combine(day, datetime.min.time(), UTC)
    spans = calendar.busy(start, start + timedelta(days=1))
    return [(f"{a.astimezone(UTC):%H:%M}", f"{b.astimezone(UTC):%H:%M}") for a, b in spans]


def test_overlapping_recurrences_over_the_change_of_the_clocks(tmp_path: Path) -> None:
    """New York changes on 8 March, Berlin on 29 March 2026: on the 27th 9:00 is 8:00 UTC, on the 30th
    7:00."""
    calendar = _calendar(tmp_path, WEEKLY)
    assert _day(calendar, date(2026, 3, 26)) == [("08:00", "09:30")]
    assert _day(calendar, date(2026, 3, 27)) == [("08:00", "09:30")]
    assert _day(calendar, date(2026, 3, 30)) == [("07:00", "09:00")]
    assert _day(calendar, date(2026, 3, 31)) == [("07:00", "08:30")]


def test_whole_days_and_what_leaves_one_free(tmp_path: Path) -> None:
    events = """BEGIN:VEVENT
UID:1
DTSTART;VALUE=DATE:20260302
SUMMARY:Fair
END:VEVENT
BEGIN:VEVENT
UID:2
DTSTART:20260303T090000Z
DURATION:PT1H
TRANSP:TRANSPARENT
END:VEVENT
BEGIN:VEVENT
UID:3
DTSTART:20260303T110000Z
DTEND:20260303T120000Z
STATUS:CANCELLED
END:VEVENT
"""
    calendar = _calendar(tmp_path, events)
    assert _day(calendar, date(2026, 3, 2)) == [("00:00", "00:00")]
    assert _day(calendar, date(2026, 3, 3)) == []


@pytest.mark.parametrize(
    ("events", "words"),
    [
        ("BEGIN:VEVENT\nUID:1\nEND:VEVENT\n", "no DTSTART"),
        (
            "BEGIN:VEVENT\nUID:1\nDTSTART:20260302T090000Z\nDTEND:20260302T080000Z\nEND:VEVENT\n",
            "ends before",
        ),
        ("BEGIN:VEVENT\nUID:1\nDTSTART:yesterday\nEND:VEVENT\n", "DTSTART"),
        ("BEGIN:VEVENT\nUID:1\n", "no calendar file"),
        (
            "BEGIN:VEVENT\nDTSTART;TZID=Mars/Base:20260302T090000\nDURATION:PT1H\nEND:VEVENT\n",
            r"event 1 .*Mars/Base, which is not known",
        ),
        ("BEGIN:VEVENT\nDTSTART:20260302T090000Z\nDURATION:-PT1H\nEND:VEVENT\n", "ends before"),
        (
            "BEGIN:VEVENT\nDTSTART:20200302T090000Z\nRRULE:FREQ=SECONDLY\nEND:VEVENT\n",
            "recurs secondly",
        ),
        ("X-WR-TIMEZONE:Mars/Base\nBEGIN:VEVENT\nDTSTART:20260302T090000\nEND:VEVENT\n", "Mars/Base"),
        ("BEGIN:VEVENT\nDTSTART:20260302T090000Z\nRRULE:FREQ=SOMETIMES\nEND:VEVENT\n", "event 1|recurrence"),
    ],
)
def test_a_broken_file_is_told_with_the_event(tmp_path: Path, events: str, words: str) -> None:
    with pytest.raises(DataError, match=words):
        _day(_calendar(tmp_path, events), date(2026, 3, 2))


def test_zones_that_the_file_describes_and_names_of_windows(tmp_path: Path) -> None:
    """A zone by its VTIMEZONE, and one by the name that Outlook writes: 9:00 there is 6:00 and 8:00 UTC."""
    own = """BEGIN:VTIMEZONE
TZID:Customized
BEGIN:STANDARD
DTSTART:16010101T000000
TZOFFSETFROM:+0300
TZOFFSETTO:+0300
END:STANDARD
END:VTIMEZONE
"""
    event = "BEGIN:VEVENT\nUID:1\nDTSTART;TZID={0}:20260302T090000\nDURATION:PT30M\nEND:VEVENT\n"
    assert _day(_calendar(tmp_path, own + event.format("Customized")), date(2026, 3, 2)) == [
        ("06:00", "06:30")
    ]
    assert _day(_calendar(tmp_path, event.format("W. Europe Standard Time")), date(2026, 3, 2)) == [
        ("08:00", "08:30")
    ]


def test_published_free_and_busy_times_are_read(tmp_path: Path) -> None:
    events = """BEGIN:VFREEBUSY
UID:1
DTSTART:20260302T000000Z
DTEND:20260303T000000Z
FREEBUSY:20260302T090000Z/PT1H,20260302T120000Z/20260302T130000Z
FREEBUSY;FBTYPE=FREE:20260302T140000Z/20260302T150000Z
END:VFREEBUSY
"""
    assert _day(_calendar(tmp_path, events), date(2026, 3, 2)) == [("09:00", "10:00"), ("12:00", "13:00")]


def test_a_clock_without_a_zone_is_its_owners(tmp_path: Path) -> None:
    """A whole day of Ann, who is in Tokyo, is one there: from 15:00 UTC of the day before."""
    _calendar(
        tmp_path,
        "BEGIN:VEVENT\nUID:1\nDTSTART;VALUE=DATE:20260303\nSUMMARY:Fair\nEND:VEVENT\n"
        "BEGIN:VEVENT\nUID:2\nDTSTART:20260302T230000\nDTEND:20260302T233000\nEND:VEVENT\n",
    )
    frame = MeetingFrame(
        meetings=(Meeting(minutes=30),),
        people=(Person(name="Ann", zone="Asia/Tokyo"),),
        days=(date(2026, 3, 2),),
        hours=Hours(opens=14 * 60, closes=24 * 60),
        k=3,
    )
    house, spec = family("meeting"), MeetingSpec(family="meeting", frame=frame)
    calendars = {"Ann": IcsCalendar(tmp_path / "a.ics")}
    found = house.solve(spec, calendars, SolveOptions())
    assert [each.start for each in (*found.plan.meetings, *found.plan.others)] == [14 * 60 + 30]
    assert not house.verify(spec, calendars, found.plan, SolveOptions())
    moved = found.plan.meetings[0].model_copy(update={"start": 15 * 60, "end": 15 * 60 + 30})
    assert house.verify(spec, calendars, found.plan.model_copy(update={"meetings": (moved,)}), SolveOptions())


def test_no_calendar_and_no_file(tmp_path: Path) -> None:
    (tmp_path / "b.ics").write_bytes(b"\x00\xff not a calendar")
    with pytest.raises(DataError, match="no calendar file"):
        _day(IcsCalendar(tmp_path / "b.ics"), date(2026, 3, 2))
    with pytest.raises(DataError, match=r"none\.ics"):
        IcsCalendar(tmp_path / "none.ics")


def test_five_megabytes_are_read(tmp_path: Path) -> None:
    first = datetime(2020, 1, 1, 9)
    events = "".join(
        f"BEGIN:VEVENT\nUID:{n}\nDTSTART:{first + timedelta(hours=5 * n):%Y%m%dT%H%M%SZ}\nDURATION:PT1H\n"
        f"SUMMARY:{'x' * 440}\nEND:VEVENT\n"
        for n in range(10_000)
    )
    calendar = _calendar(tmp_path, events)
    assert (tmp_path / "a.ics").stat().st_size > 5_000_000
    assert len(_day(calendar, date(2022, 6, 1))) in (4, 5)


def test_a_meeting_is_planned_round_a_calendar(tmp_path: Path) -> None:
    _calendar(tmp_path, WEEKLY)
    planner = Planner(checkpointer="memory", today=date(2026, 3, 25), calendars={"Ann": tmp_path / "a.ics"})
    outcome = planner.plan("Half an hour with Ann on 27 March 2026 between 8:00 and 17:00.")
    assert outcome.plan.meetings[0].start == 570, outcome.text
    early = planner.plan("Half an hour with Ann on 27 March 2026 between 8:00 and 9:30.")
    assert early.outcome == "infeasible" and "busy:Ann" in {conflict.id for conflict in early.conflicts}


def test_a_broken_calendar_stops_with_its_name(tmp_path: Path) -> None:
    (tmp_path / "b.ics").write_text("nonsense")
    planner = Planner(checkpointer="memory", today=date(2026, 3, 25), calendars={"Ann": tmp_path / "b.ics"})
    with pytest.raises(PlannerError, match=r"b\.ics"):
        planner.plan("Half an hour with Ann on 27 March 2026.")
