"""Calendar files: events of any family → ``.ics`` (RFC 5545) through ``icalendar``.

Times are floating (local wherever one is), whole days are dates. UIDs follow from the events'
keys alone, so that a second import of the same plan updates and does not double.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from uuid import UUID, uuid5

from icalendar import Calendar, Event

from planner_agent.rendering.clean import clean

PRODUCT = "-//planner-agent//planner-agent//EN"
_NAMESPACE = UUID("5d0c1f0e-6f0b-5c53-9d53-1d2a6d2f4c11")


@dataclass(frozen=True, slots=True)
class CalendarEvent:
    """An event. ``start`` and ``end`` are both naive local ``datetime`` or both ``date`` (whole
    days; ``end`` is the first day after). ``key`` says what the event is; its UID follows from it.
    ``busy`` False leaves the time free for others (a hotel night)."""

    key: str
    summary: str
    start: datetime | date
    end: datetime | date
    location: str = ""
    description: tuple[str, ...] = ()
    busy: bool = True


def calendar(events: Iterable[CalendarEvent], *, stamp: datetime, name: str = "") -> str:
    """The calendar as text with CRLF line ends. ``stamp`` (zone-aware) becomes every DTSTAMP.

    Raises ValueError for a stamp without a zone or an event of mixed or zoned times.
    """
    if stamp.tzinfo is None:
        raise ValueError("the stamp of a calendar carries a time zone")
    made = Calendar()
    made.add("prodid", PRODUCT)
    made.add("version", "2.0")
    made.add("calscale", "GREGORIAN")
    if name:
        made.add("x-wr-calname", clean(name))
    seen: Counter[str] = Counter()
    for event in events:
        seen[event.key] += 1
        made.add_component(_event(event, seen[event.key], stamp.astimezone(UTC).replace(microsecond=0)))
    return made.to_ical().decode("utf-8")


def _event(event: CalendarEvent, occurrence: int, stamp: datetime) -> Event:
    made = Event()
    made.add("uid", f"{uuid5(_NAMESPACE, f'{event.key}#{occurrence}')}@planner-agent")
    made.add("dtstamp", stamp)
    start, end = _span(event)
    made.add("dtstart", start)
    made.add("dtend", end)
    made.add("summary", clean(event.summary))
    if event.location:
        made.add("location", clean(event.location))
    if event.description:
        made.add("description", "\n".join(map(clean, event.description)))
    made.add("transp", "OPAQUE" if event.busy else "TRANSPARENT")
    return made


def _span(event: CalendarEvent) -> tuple[datetime | date, datetime | date]:
    """Start and end, the end after the start: a flight to the west may land before it left."""
    start, end = event.start, event.end
    if isinstance(start, datetime) and isinstance(end, datetime):
        if start.tzinfo or end.tzinfo:
            raise ValueError(f"{event.summary}: times in a calendar are local, without a zone")
        return start, max(end, start + timedelta(minutes=1))
    if isinstance(start, datetime) or isinstance(end, datetime):
        raise ValueError(f"{event.summary}: a time and a whole day do not make an event")
    return start, max(end, start + timedelta(days=1))
