"""Days and clocks as all families have them: their types in a frame, their attributes in an item kind."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, PlainSerializer

from planner_agent.spec import Attribute, Level, clock_minutes, clock_text, week_key

DAY = 1440
#: First day of a frame without a date: the days are counted, their dates mean nothing.
NO_DATE = date(1, 1, 1)

Weekday = Literal["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
WEEKDAYS: tuple[Weekday, ...] = (
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
)  # fmt: skip


def _minutes(value: Any) -> Any:
    return clock_minutes(value) if isinstance(value, str) else value


_Clock = Annotated[int, BeforeValidator(_minutes), PlainSerializer(clock_text)]
#: Minutes after midnight, "HH:MM" on the wire; up to 24:00.
Clock = Annotated[_Clock, Field(ge=0, le=DAY)]
#: The same, past 24:00 on the day after.
LateClock = Annotated[_Clock, Field(ge=0, le=2 * DAY)]

#: The attributes of an item that is on one day; ``on_day`` gives their values.
DAY_ATTRIBUTES = (
    Attribute("day", "day", "day, the first is 1", Level.DAY, group="closed"),
    Attribute("date", "date", "date, ISO", Level.DAY, group="closed"),
    Attribute("weekday", "enum", "day of the week", Level.DAY, values=WEEKDAYS, group="open"),
    Attribute("week", "text", "ISO week", Level.DAY, group="closed"),
    Attribute("weekend", "text", "ISO week if on a weekend, else empty", Level.DAY, group="closed"),
)


def dated(when: date) -> dict[str, Any]:
    """What a date gives to an item: date, weekday, week, and weekend, which is known on every day."""
    week = week_key(when)
    return {
        "date": when.isoformat(),
        "weekday": WEEKDAYS[when.weekday()],
        "week": week,
        "weekend": week if when.weekday() >= 5 else "",
    }


def on_day(first: date | None, day: int) -> dict[str, Any]:
    """What day ``day`` (from 1) of a plan that begins on ``first`` gives to an item; without a date, weekday
    and week are unknown."""
    return {"day": day} | ({} if first is None else dated(first + timedelta(day - 1)))


def days_from(first: date | None, count: int) -> tuple[date, ...]:
    """``count`` days in a row."""
    return tuple((first or NO_DATE) + timedelta(shift) for shift in range(count))
