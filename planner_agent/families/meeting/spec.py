"""The frame of meetings: who meets for how long on which days, when they work and are busy, where."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from datetime import date as Date
from typing import Annotated
from zoneinfo import ZoneInfo

from pydantic import AfterValidator, Field, model_validator

from planner_agent.families.days import DAY, Clock
from planner_agent.spec import Frozen, Horizon, Spec, clock_text, named_once

MAX_DAYS = 62
MAX_PEOPLE = 400


def _zone(name: str) -> str:
    try:
        ZoneInfo(name)
    except (ValueError, KeyError, OSError) as error:
        raise ValueError(f"there is no time zone {name!r}; name one like Europe/Berlin") from error
    return name


Name = Annotated[str, Field(min_length=1, max_length=120)]
Zone = Annotated[str, AfterValidator(_zone)]


class Hours(Frozen):
    """From ``opens`` to ``closes``, on ``weekdays`` (0 is Monday; none: every day of the frame)."""

    opens: Clock
    closes: Clock
    weekdays: tuple[Annotated[int, Field(ge=0, le=6)], ...] = ()

    @model_validator(mode="after")
    def _ordered(self) -> Hours:
        if self.closes <= self.opens:
            raise ValueError(
                f"hours end at {clock_text(self.closes)}, before they begin at {clock_text(self.opens)}"
            )
        return self


class Busy(Frozen):
    """Busy from ``start`` to ``end`` on ``date`` (None: every day), in the person's zone."""

    start: Clock
    end: Clock
    date: Date | None = None

    @model_validator(mode="after")
    def _ordered(self) -> Busy:
        if self.end <= self.start:
            raise ValueError(
                f"a busy time ends at {clock_text(self.end)}, before it starts at {clock_text(self.start)}"
            )
        return self


class Person(Frozen):
    """Somebody who meets. ``zone``: None is the frame's; ``hours``: None is any time of the frame's hours."""

    name: Name
    zone: Zone | None = None
    hours: Hours | None = None
    busy: tuple[Busy, ...] = ()


class Room(Frozen):
    name: Name
    capacity: Annotated[int, Field(ge=1)] | None = None
    busy: tuple[Busy, ...] = ()


class Way(Frozen):
    """``minutes`` from one room to another; both ways unless the other way has its own."""

    origin: Name
    destination: Name
    minutes: Annotated[int, Field(ge=0, le=DAY)]


class Meeting(Frozen):
    """``required`` (none: everybody who is not ``optional``) must come. ``dates``: only on these. ``times``:
    how often it takes place, once in each of as many weeks."""

    title: Name = "Meeting"
    minutes: Annotated[int, Field(ge=1, le=DAY)] | None = None
    required: tuple[Name, ...] = ()
    optional: tuple[Name, ...] = ()
    dates: tuple[Date, ...] = ()
    times: Annotated[int, Field(ge=1, le=26)] = 1


class MeetingFrame(Frozen):
    """``meetings`` of ``people`` on ``days``, within ``hours`` of ``zone``, starting on a ``grid`` of
    minutes.

    ``buffer`` minutes lie between two meetings (and busy times) of a person; ``ways`` are added between
    rooms.
    ``k``: how many slots to name, the best first (one meeting).
    """

    meetings: tuple[Meeting, ...] = ()
    people: tuple[Person, ...] = ()
    days: tuple[Date, ...] = ()
    hours: Hours = Hours(opens=9 * 60, closes=17 * 60)
    zone: Zone = "UTC"
    rooms: tuple[Room, ...] = ()
    ways: tuple[Way, ...] = ()
    buffer: Annotated[int, Field(ge=0, le=DAY)] = 0
    grid: Annotated[int, Field(ge=1, le=240)] = 30
    k: Annotated[int, Field(ge=1, le=20)] = 1

    @model_validator(mode="after")
    def _sound(self) -> MeetingFrame:
        named_once("people", [each.name for each in self.people])
        named_once("meetings", [each.title for each in self.meetings])
        named_once("rooms", [each.name for each in self.rooms])
        rooms = {each.name for each in self.rooms}
        for way in self.ways:
            for name in (way.origin, way.destination):
                if name not in rooms:
                    raise ValueError(
                        f"there is a way from {way.origin} to {way.destination}, but no room {name}"
                    )
        known = {each.name for each in self.people}
        for each in self.meetings:
            for name in (*each.required, *each.optional):
                if name not in known:
                    raise ValueError(f"{name} is to come to {each.title}, but is not among the people")
            if both := set(each.required) & set(each.optional):
                raise ValueError(f"{min(both)} cannot be both required and optional in {each.title}")
        if len(self.people) > MAX_PEOPLE or len(self.days) > MAX_DAYS:
            raise ValueError(f"at most {MAX_PEOPLE} people on {MAX_DAYS} days")
        if sorted(set(self.days)) != list(self.days):
            raise ValueError("the days are not in order")
        return self

    @property
    def missing(self) -> tuple[str, ...]:
        """The fields that no plan can do without, most important first."""
        found = [] if self.people else ["people"]
        if not self.meetings or any(each.minutes is None for each in self.meetings):
            found.append("minutes")
        return (*found, *(() if self.days else ("days",)))

    def horizon(self) -> Horizon:
        titles = tuple(title for title, _ in self.occurrences)
        return Horizon(
            days=self.days, closed={"person": tuple(p.name for p in self.people), "meeting": titles}
        )

    @property
    def occurrences(self) -> tuple[tuple[str, Meeting], ...]:
        """Every meeting that takes place, by its own name: "Sync", or "Sync 1", "Sync 2" if it recurs."""
        return tuple(
            (each.title if each.times == 1 else f"{each.title} {n}", each)
            for each in self.meetings
            for n in range(1, each.times + 1)
        )

    def must(self, meeting: Meeting) -> tuple[str, ...]:
        """Who has to come to it."""
        return meeting.required or tuple(p.name for p in self.people if p.name not in meeting.optional)

    def instant(self, day: Date, clock: int, zone: str | None = None) -> int:
        """Minutes from the first day's midnight (in the frame's zone) to a clock of a zone."""
        return minutes_at(day, clock, zone or self.zone) - minutes_at(self.days[0], 0, self.zone)


def minutes_at(day: Date, clock: int, zone: str) -> int:
    """Minutes since 1970 (UTC) of a local clock; past a change of the clocks as zoneinfo reads it."""
    local = datetime.combine(day + timedelta(days=clock // DAY), time(clock % DAY // 60, clock % 60))
    return int(local.replace(tzinfo=ZoneInfo(zone)).astimezone(UTC).timestamp()) // 60


MeetingSpec = Spec[MeetingFrame]
