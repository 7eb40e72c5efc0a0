"""The roster's one item kind: a person on a day on a shift. Clocks in minutes after midnight of its day."""

from __future__ import annotations

from datetime import date

from planner_agent.families.days import DAY_ATTRIBUTES, dated
from planner_agent.families.roster.spec import Person, RosterFrame, Shift
from planner_agent.spec import Attribute, Item, ItemTable, Kind, Level, Scales, by_name
from planner_agent.spec.evaluate import World

_ATTRIBUTES = (
    Attribute("person", "text", "who works it", group="closed"),
    *DAY_ATTRIBUTES,
    Attribute("shift", "text", "which shift", group="closed"),
    Attribute("minutes", "number", "minutes worked", unit="min", measure=True, low=0),
    Attribute("hours", "number", "hours worked", unit="h", scale=60, measure=True, low=0),
    Attribute("night", "enum", "whether it is at night", values=("yes", "no"), group="open"),
    Attribute("start", "clock", "clock at which it starts", Level.SLOT),
    Attribute("end", "clock", "clock at which it ends", Level.SLOT),
    Attribute("skills", "set", "what the person can do", group="open"),
)
SHIFT = Kind(
    "shift",
    "a person on a day on a shift",
    by_name(*_ATTRIBUTES),
    plural="shifts",
    once=("person", "day"),
)
ROSTER_ITEMS = ItemTable(SHIFT)
SCALES = Scales("USD")


def shift_item(person: Person, day: int, on: date, shift: Shift) -> Item:
    """``day`` counts from 1 at the first day of the horizon that the item is judged in."""
    night = {True: "yes", False: "no", None: None}[shift.night]
    return Item("shift", {
        "person": person.name, "day": day, **dated(on), "shift": shift.name,
        "minutes": shift.minutes, "hours": shift.minutes, "night": night, "start": shift.start,
        "end": shift.end, "skills": frozenset(person.skills),
    })  # fmt: skip


def world_of(frame: RosterFrame, past: bool = False) -> World:
    """What rules are judged in; with the known days before the roster if ``past``."""
    return World(ROSTER_ITEMS, SCALES, frame.horizon(past))
