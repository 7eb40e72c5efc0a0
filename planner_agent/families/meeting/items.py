"""The meeting family's item kinds and attributes: meetings, and each person's attendance."""

from __future__ import annotations

from datetime import date
from typing import Any

from planner_agent.families.days import DAY_ATTRIBUTES, dated
from planner_agent.spec import Attribute, Item, ItemTable, Kind, Level, by_name, clock_text

_WHEN = (
    Attribute("meeting", "text", "title of the meeting", group="closed"),
    Attribute("room", "text", "where", Level.SLOT, group="open"),
    Attribute("minutes", "number", "minutes", unit="min", measure=True, low=0),
    Attribute("wait", "number", "minutes from the first day's midnight to the start", Level.CLOCK,
              measure=True, low=0),
    *DAY_ATTRIBUTES,
    Attribute("start", "clock", "clock at which it starts", Level.CLOCK, measure=True, low=0),
    Attribute("end", "clock", "clock at which it ends", Level.CLOCK, measure=True, low=0),
    Attribute("start_clock", "text", "clock at which it starts, HH:MM", Level.CLOCK, group="open"),
)  # fmt: skip

MEETING = Kind("meeting", "a meeting", by_name(*_WHEN), axes=frozenset({"time", "day"}), plural="meetings")
ATTENDANCE = Kind(
    "attendance",
    "somebody's part in a meeting, by the person's own clock",
    by_name(
        Attribute("person", "text", "who", group="closed"),
        Attribute("role", "enum", "how", values=("required", "optional"), group="open"),
        *_WHEN,
    ),
    axes=frozenset({"time", "day"}),
    plural="attendances",
)
MEETING_ITEMS = ItemTable(MEETING, ATTENDANCE)


def timed(
    title: str, day: date, number: int, start: int, minutes: int, wait: int, room: str | None
) -> dict[str, Any]:
    """What a slot gives to its items: ``day`` and ``start`` by the clock of whoever's item it is, ``number``
    the frame's day."""
    return {
        "meeting": title, "room": room, "minutes": minutes, "wait": wait, "day": number, **dated(day),
        "start": start, "end": start + minutes, "start_clock": clock_text(start),
    }  # fmt: skip


def meeting_item(values: dict[str, Any]) -> Item:
    return Item("meeting", values)


def attendance_item(values: dict[str, Any], person: str, role: str) -> Item:
    return Item("attendance", {**values, "person": person, "role": role})
