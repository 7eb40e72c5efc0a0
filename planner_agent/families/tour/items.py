"""The tour family's item kinds: a day in a city, a stop, a hop between two cities."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from planner_agent.families.tour.spec import TourFrame
from planner_agent.spec import Attribute, Item, ItemTable, Kind, Level, week_key

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


def _table(*attributes: Attribute) -> dict[str, Attribute]:
    return {attribute.name: attribute for attribute in attributes}


_WHEN = (
    Attribute("day", "day", "day of the tour, the first is 1", Level.DAY, group="closed"),
    Attribute("date", "date", "date, ISO", Level.DAY, group="closed"),
    Attribute("weekday", "enum", "day of the week", Level.DAY, values=WEEKDAYS, group="open"),
    Attribute("week", "text", "ISO week", Level.DAY, group="closed"),
    Attribute("weekend", "text", "ISO week if on a weekend, else empty", Level.DAY, group="closed"),
)
_POSITION = Attribute("position", "number", "place in the order, the first is 1", Level.SLOT, low=1)

CITY_DAY = Kind(
    "city_day",
    "a day in a city; a day of travel is one in each of the two",
    _table(Attribute("city", "text", "the city", group="open"), _POSITION, *_WHEN),
    axes=frozenset({"day", "position"}),
    plural="days",
)
STOP = Kind(
    "stop",
    "a stay in a city",
    _table(
        Attribute("city", "text", "the city", group="open"),
        _POSITION,
        Attribute("days", "number", "days in the city", unit="days", measure=True, low=1),
        Attribute("first_day", "number", "first day in the city", Level.DAY, measure=True, low=1),
        Attribute("last_day", "number", "last day in the city", Level.DAY, measure=True, low=1),
        *_WHEN,
    ),
    axes=frozenset({"day", "position"}),
    plural="stops",
)
HOP = Kind(
    "hop",
    "a way straight from one city to another",
    _table(
        Attribute("origin", "text", "from which city", group="open"),
        Attribute("destination", "text", "to which city", group="open"),
        _POSITION,
        *_WHEN,
    ),
    axes=frozenset({"day", "position"}),
    plural="hops",
)
TOUR_ITEMS = ItemTable(CITY_DAY, STOP, HOP)


def _on(frame: TourFrame, day: int) -> dict[str, Any]:
    values: dict[str, Any] = {"day": day}
    if frame.date is not None:
        when = frame.date + timedelta(day - 1)
        values |= {"date": when.isoformat(), "weekday": WEEKDAYS[when.weekday()], "week": week_key(when)}
        values["weekend"] = week_key(when) if when.weekday() >= 5 else ""
    return values


def stay_items(frame: TourFrame, city: str, position: int, first: int, last: int) -> list[Item]:
    """A stop, and each day of it."""
    own = {"city": city, "position": position}
    spans = {"days": last - first + 1, "first_day": first, "last_day": last}
    days = [Item("city_day", {**own, **_on(frame, day)}) for day in range(first, last + 1)]
    return [Item("stop", {**own, **spans, **_on(frame, first)}), *days]


def hop_item(frame: TourFrame, origin: str, destination: str, position: int, day: int) -> Item:
    """The hop from the stop in place ``position`` to the next."""
    ends = {"origin": origin, "destination": destination, "position": position}
    return Item("hop", {**ends, **_on(frame, day)})
