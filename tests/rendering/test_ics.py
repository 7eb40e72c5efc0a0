"""Calendar files, read back with icalendar."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from icalendar import Calendar

from planner_agent.rendering.ics import CalendarEvent, calendar

STAMP = datetime(2022, 3, 1, 12, tzinfo=timezone(timedelta(hours=2)))
START = datetime(2022, 3, 16, 8, 5)


def test_round_trip() -> None:
    events = [
        CalendarEvent("a", "Lunch;\n\x1b[1m, x", START, START + timedelta(hours=1), "Here", ("one", "two")),
        CalendarEvent("b", "Stay", date(2022, 3, 16), date(2022, 3, 18), busy=False),
    ]
    text = calendar(events, stamp=STAMP, name="Trip")
    lunch, stay = Calendar.from_ical(text).events
    assert lunch["summary"] == "Lunch; , x"
    assert lunch.DTSTART == START
    assert timedelta(hours=1) == lunch.DTEND - lunch.DTSTART
    assert lunch.DTSTART.tzinfo is None
    assert lunch["dtstamp"].dt == datetime(2022, 3, 1, 10, tzinfo=UTC)
    assert lunch["description"] == "one\ntwo"
    assert date(2022, 3, 16) == stay.DTSTART
    assert date(2022, 3, 18) == stay.DTEND
    assert stay["transp"] == "TRANSPARENT"
    assert text.endswith("END:VCALENDAR\r\n")


def test_uids_are_stable_and_differ() -> None:
    event = CalendarEvent("a", "Lunch", START, START + timedelta(hours=1))
    moved = CalendarEvent("a", "Renamed", START, START + timedelta(hours=2))
    first = [str(each["uid"]) for each in Calendar.from_ical(calendar([event, event], stamp=STAMP)).events]
    second = [str(each["uid"]) for each in Calendar.from_ical(calendar([moved], stamp=STAMP)).events]
    assert len(set(first)) == 2
    assert first[0] == second[0]


def test_an_event_ends_after_it_starts() -> None:
    text = calendar([CalendarEvent("a", "West", START, START - timedelta(hours=1))], stamp=STAMP)
    (event,) = Calendar.from_ical(text).events
    assert event.DTEND > event.DTSTART


@pytest.mark.parametrize(
    ("start", "end"),
    [(START, date(2022, 3, 17)), (START.replace(tzinfo=UTC), START.replace(tzinfo=UTC) + timedelta(hours=1))],
)
def test_times_that_do_not_fit(start: datetime, end: datetime | date) -> None:
    with pytest.raises(ValueError):
        calendar([CalendarEvent("a", "x", start, end)], stamp=STAMP)


def test_a_stamp_has_a_zone() -> None:
    with pytest.raises(ValueError, match="zone"):
        calendar([], stamp=START)
