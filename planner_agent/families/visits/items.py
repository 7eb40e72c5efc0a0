"""The visits family's item kinds and attributes: visits, and the hops between places.

Stored units: clocks and lengths in minutes, clocks after midnight of the item's day.
"""

from __future__ import annotations

from typing import Any

from planner_agent.families.days import DAY_ATTRIBUTES, on_day
from planner_agent.families.visits.spec import MODES, Visit, VisitsFrame
from planner_agent.spec import Attribute, Item, ItemTable, Kind, Level, by_name

_WHEN = (
    Attribute("traveller", "text", "who travels", Level.DAY, group="closed"),
    *DAY_ATTRIBUTES,
)
_MINUTES = Attribute("minutes", "number", "minutes", unit="min", measure=True, low=0)

VISIT = Kind(
    "visit",
    "a visit to somebody or something",
    by_name(
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
    by_name(
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
    return on_day(frame.date, day) | {"traveller": traveller}


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
