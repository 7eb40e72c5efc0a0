"""The tour family's item kinds: a day in a city, a stop, a hop between two cities."""

from __future__ import annotations

from planner_agent.families.days import DAY_ATTRIBUTES, on_day
from planner_agent.families.tour.spec import TourFrame
from planner_agent.spec import Attribute, Item, ItemTable, Kind, Level, by_name

_POSITION = Attribute("position", "number", "place in the order, the first is 1", Level.SLOT, low=1)

CITY_DAY = Kind(
    "city_day",
    "a day in a city; a day of travel is one in each of the two",
    by_name(Attribute("city", "text", "the city", group="open"), _POSITION, *DAY_ATTRIBUTES),
    axes=frozenset({"day", "position"}),
    plural="days",
)
STOP = Kind(
    "stop",
    "a stay in a city",
    by_name(
        Attribute("city", "text", "the city", group="open"),
        _POSITION,
        Attribute("days", "number", "days in the city", unit="days", measure=True, low=1),
        Attribute("first_day", "number", "first day in the city", Level.DAY, measure=True, low=1),
        Attribute("last_day", "number", "last day in the city", Level.DAY, measure=True, low=1),
        *DAY_ATTRIBUTES,
    ),
    axes=frozenset({"day", "position"}),
    plural="stops",
)
HOP = Kind(
    "hop",
    "a way straight from one city to another",
    by_name(
        Attribute("origin", "text", "from which city", group="open"),
        Attribute("destination", "text", "to which city", group="open"),
        _POSITION,
        *DAY_ATTRIBUTES,
    ),
    axes=frozenset({"day", "position"}),
    plural="hops",
)
TOUR_ITEMS = ItemTable(CITY_DAY, STOP, HOP)


def stay_items(frame: TourFrame, city: str, position: int, first: int, last: int) -> list[Item]:
    """A stop, and each day of it."""
    own = {"city": city, "position": position}
    spans = {"days": last - first + 1, "first_day": first, "last_day": last}
    days = [Item("city_day", {**own, **on_day(frame.date, day)}) for day in range(first, last + 1)]
    return [Item("stop", {**own, **spans, **on_day(frame.date, first)}), *days]


def hop_item(frame: TourFrame, origin: str, destination: str, position: int, day: int) -> Item:
    """The hop from the stop in place ``position`` to the next."""
    ends = {"origin": origin, "destination": destination, "position": position}
    return Item("hop", {**ends, **on_day(frame.date, day)})
