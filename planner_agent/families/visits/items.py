"""The visits family's item kinds and attributes: visits, and the hops between places.

Stored units: clocks and lengths in minutes, clocks after midnight of the item's day.
"""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from planner_agent.families.visits.spec import MODES, Visit, VisitsFrame
from planner_agent.spec import Attribute, Item, ItemTable, Kind, Level, week_key

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


def _table(*attributes: Attribute) -> dict[str, Attribute]:
    return {attribute.name: attribute for attribute in attributes}


_WHEN = (
    Attribute("traveller", "text", "who travels", Level.DAY, group="closed"),
    Attribute("day", "day", "day, the first is 1", Level.DAY, group="closed"),
    Attribute("date", "date", "date, ISO", Level.DAY, group="closed"),
    Attribute("weekday", "enum", "day of the week", Level.DAY, values=WEEKDAYS, group="open"),
    Attribute("week", "text", "ISO week", Level.DAY, group="closed"),
    Attribute("weekend", "text", "ISO week if on a weekend, else empty", Level.DAY, group="closed"),
)
_MINUTES = Attribute("minutes", "number", "minutes", unit="min", measure=True, low=0)

VISIT = Kind(
    "visit",
    "a visit to somebody or something",
    _table(
        Attribute("who", "text", "who or what is visited", group="open"),
        Attribute("place", "text", "where", group="open"),
        Attribute("categories", "set", "what kind of visit", group="open"),
        Attribute("score", "number", "what it is worth", measure=True, low=0),
        _MINUTES,
        *_WHEN,
        Attribute("position", "number", "place in the day's sequence, the first is 1", Level.SLOT, low=1),
        Attribute("start", "clock", "clock at which it starts", Level.CLOCK, measure=True, low=0),
        Attribute("end", "clock", "clock at which it ends", Level.CLOCK, measure=True, low=0),
    ),
    axes=frozenset({"time", "day", "position"}),
    plural="visits",
)

HOP = Kind(
    "hop",
    "a way from one place to another",
    _table(
        Attribute("origin", "text", "from where", group="open"),
        Attribute("destination", "text", "where to", group="open"),
        Attribute("mode", "enum", "how", values=MODES, group="open"),
        _MINUTES,
        *_WHEN,
    ),
    axes=frozenset({"day"}),
    plural="hops",
)

VISITS_ITEMS = ItemTable(VISIT, HOP)


def placed(frame: VisitsFrame, day: int, traveller: str) -> dict[str, Any]:
    """What a day and a traveller give to an item; without a date, weekday and week are unknown."""
    values: dict[str, Any] = {"day": day, "traveller": traveller}
    if frame.date is not None:
        when = frame.date + timedelta(day - 1)
        values |= {"date": when.isoformat(), "weekday": WEEKDAYS[when.weekday()], "week": week_key(when)}
        values["weekend"] = week_key(when) if when.weekday() >= 5 else ""
    return values


def visit_item(visit: Visit, where: dict[str, Any], **clocks: Any) -> Item:
    """A visit as an item; ``where`` is from ``placed``, ``clocks`` are start, end and position."""
    own = {
        "who": visit.who,
        "place": visit.place,
        "categories": frozenset(visit.categories),
        "score": visit.score,
        "minutes": visit.minutes,
    }
    return Item("visit", own | where | clocks)


def hop_item(frame: VisitsFrame, origin: str, destination: str, minutes: int, where: dict[str, Any]) -> Item:
    own = {"origin": origin, "destination": destination, "minutes": minutes, "mode": frame.mode}
    return Item("hop", own | where)
