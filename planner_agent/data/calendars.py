"""People's calendars: when somebody is busy, from an ``.ics`` file or anything with the ``Calendar``
protocol."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from functools import cached_property
from pathlib import Path
from typing import Any, Protocol
from zoneinfo import ZoneInfo

from planner_agent.errors import DataError

#: Larger files are no calendar of one person.
MOST_BYTES = 32 * 1024 * 1024
#: Events of one file within the time looked at; more is a recurrence gone wrong.
_MOST_EVENTS = 200_000
#: Recurrences whose expansion takes minutes of computing and says nothing.
_TOO_OFTEN = frozenset({"SECONDLY", "MINUTELY"})
Span = tuple[datetime, datetime]


class Calendar(Protocol):
    """Anything that says when its owner is busy."""

    def busy(self, start: datetime, end: datetime) -> Sequence[Span]:
        """The busy times (aware, end excluded) that touch ``start`` to ``end`` (aware), merged and in
        order."""
        ...


class IcsCalendar:
    """A calendar file (RFC 5545), recurrences through ``recurring-ical-events``.

    Events that are cancelled or transparent leave their owner free. A whole day, and a time without a zone,
    is
    meant in ``zone`` (default: the file's X-WR-TIMEZONE, else that of the time asked for). DataError where
    the
    file cannot be read, with the file and, where it is one event's fault, the event.
    """

    def __init__(self, path: str | Path, zone: str | None = None) -> None:
        self.path = Path(path)
        try:
            if self.path.stat().st_size > MOST_BYTES:
                raise DataError(f"{self.path}: the file is too large for a calendar.", "Export fewer years.")
            self._raw = self.path.read_bytes()
        except OSError as error:
            raise DataError(f"{self.path}: {error.strerror}.", "Check the path of the calendar.") from error
        self._zone = zone

    @cached_property
    def _calendar(self) -> Any:
        from icalendar import Calendar as Parsed

        try:
            found = Parsed.from_ical(self._raw)
        except (ValueError, KeyError, IndexError, TypeError) as error:
            raise DataError(
                f"{self.path}: this is no calendar file: {error}.", "Export it again as .ics."
            ) from error
        if found.name != "VCALENDAR":
            raise DataError(f"{self.path}: this is no calendar file.", "Export it again as .ics.")
        return found

    @cached_property
    def _events(self) -> Any:
        """The calendar with the events alone that take somebody's time, each looked at once."""
        kept: list[Any] = []
        for number, part in enumerate(self._calendar.subcomponents, 1):
            if part.name != "VEVENT":
                kept.append(part)
                continue
            name = f"event {number} ({part.get('SUMMARY', part.get('UID', 'without a name'))})"
            if (wrong := _fault(part)) is not None:
                raise DataError(f"{self.path}: {name} {wrong}.", "Repair the event.")
            kept.append(part)
        found = self._calendar.copy()
        found.subcomponents = kept
        return found

    def _local(self, asked: tzinfo | None) -> tzinfo:
        named = self._zone or self._calendar.get("X-WR-TIMEZONE")
        if named is None:
            return asked or UTC
        try:
            return ZoneInfo(str(named))
        except (ValueError, KeyError, OSError) as error:
            raise DataError(f"{self.path}: there is no time zone {named}.", "Name an IANA zone.") from error

    @cached_property
    def _recurring(self) -> Any:
        import recurring_ical_events

        return recurring_ical_events.of(self._events)

    def busy(self, start: datetime, end: datetime) -> Sequence[Span]:
        """See ``Calendar``; ValueError for times without a zone."""
        if start.tzinfo is None or end.tzinfo is None:
            raise ValueError("busy times are asked for between times with a zone")
        zone = self._local(start.tzinfo)
        day = timedelta(days=1)
        try:
            found = self._recurring.between((start - day).astimezone(UTC), (end + day).astimezone(UTC))
        except DataError:
            raise
        except Exception as error:  # the libraries raise what they like on broken recurrences
            raise DataError(
                f"{self.path}: a recurrence cannot be read: {error}.", "Repair the event."
            ) from error
        if len(found) > _MOST_EVENTS:
            raise DataError(
                f"{self.path}: {len(found)} events in the time asked for.", "Check the recurrences."
            )
        spans = [
            (_aware(event.start, zone), _aware(event.end, zone)) for event in found if _takes_time(event)
        ]
        low, high = start.astimezone(UTC), end.astimezone(UTC)
        return merged(
            (first, last)
            for first, last in (*spans, *self._published)
            if first.astimezone(UTC) < min(high, last.astimezone(UTC)) and low < last.astimezone(UTC)
        )

    @cached_property
    def _published(self) -> list[Span]:
        """What the file's VFREEBUSY parts say, where they do not say that the time is free."""
        spans: list[Span] = []
        for part in self._calendar.walk("VFREEBUSY"):
            said = part.get("FREEBUSY") or []
            if part.errors:
                raise DataError(f"{self.path}: a VFREEBUSY: {part.errors[0][1]}.", "Repair the file.")
            spans += [
                (_aware(each.start, UTC), _aware(each.end, UTC))
                for each in (said if isinstance(said, list) else [said])
                if str(each.params.get("FBTYPE", "BUSY")).upper() != "FREE"
            ]
        return spans


def _aware(value: date | datetime, zone: tzinfo) -> datetime:
    if not isinstance(value, datetime):
        value = datetime.combine(value, time())
    return value if value.tzinfo else value.replace(tzinfo=zone)


def _fault(event: Any) -> str | None:
    """What is wrong with an event, after its name; None for one that can be read."""
    for field in ("DTSTART", "DTEND", "DURATION"):
        value = event.get(field)
        if value is None:
            continue
        if (found := getattr(value, "dt", None)) is None:
            return f"has no readable {field}"
        if (named := value.params.get("TZID")) and getattr(found, "tzinfo", None) is None:
            return f"is in the time zone {named}, which is not known"
    if (start := event.get("DTSTART")) is None:
        return "has no DTSTART"
    if (end := event.get("DTEND")) is not None and _utc(end.dt) < _utc(start.dt):
        return "ends before it starts"
    if (lasts := event.get("DURATION")) is not None and lasts.dt < timedelta(0):
        return "ends before it starts"
    if event.errors:
        return f"cannot be read: {event.errors[0][1]}"
    rules = event.get("RRULE") or []
    for rule in rules if isinstance(rules, list) else [rules]:
        for often in rule.get("FREQ", ()):
            if str(often).upper() in _TOO_OFTEN:
                return f"recurs {str(often).lower()}, which is no event of a calendar"
    return None


def _utc(value: date | datetime) -> datetime:
    return _aware(value, UTC).astimezone(UTC)


def _takes_time(event: Any) -> bool:
    return event.get("STATUS", "").upper() != "CANCELLED" and event.get("TRANSP", "").upper() != "TRANSPARENT"


def merged(spans: Iterator[Span] | Sequence[Span]) -> list[Span]:
    """The spans in order, those that meet or overlap made one."""
    found: list[Span] = []
    for start, end in sorted(spans, key=lambda span: (span[0].astimezone(UTC), span[1].astimezone(UTC))):
        if found and start.astimezone(UTC) <= found[-1][1].astimezone(UTC):
            if end.astimezone(UTC) > found[-1][1].astimezone(UTC):
                found[-1] = found[-1][0], end
            continue
        found.append((start, end))
    return found
