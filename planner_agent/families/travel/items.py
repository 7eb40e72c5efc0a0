"""The travel family's item kinds and attributes: one table drives schema, words, rows and checks.

Stored units: money in minor units, clocks in minutes after midnight of the item's day, ratings in
tenths, hours in minutes (scale 60), kilometres in metres (scale 1000), distances in metres.
"""

from __future__ import annotations

from planner_agent.families.days import DAY_ATTRIBUTES
from planner_agent.families.travel.spec import MEAL_SLOTS, SIGHT_SLOTS
from planner_agent.spec import Attribute, ItemTable, Kind, Level, by_name

MODES = ("flight", "train", "bus", "ferry", "drive", "taxi")
DIRECTIONS = ("out", "inner", "back")
ROOM_TYPES = ("entire", "private", "shared")
HOUSE_RULES = ("smoking", "parties", "children_under_10", "visitors", "pets")


def _placed(level: Level) -> tuple[Attribute, ...]:
    clocks = (
        Attribute("start", "clock", "clock at which it starts", Level.SLOT),
        Attribute("end", "clock", "clock at which it ends", Level.SLOT),
    )
    return DAY_ATTRIBUTES + clocks if level >= Level.SLOT else DAY_ATTRIBUTES


_RATING = Attribute("rating", "number", "rating, 1 to 5", scale=10, measure=True, low=10, high=50)
_COST = Attribute("cost", "money", "price for the whole party", measure=True)
_COST_PER_HEAD = Attribute(
    "cost_per_head", "money", "price for one traveller (rooms and cars shared equally)",
    measure=True, per_head=True,
)  # fmt: skip
_NAME = Attribute("name", "text", "name", group="open")
_ID = Attribute("id", "text", "catalog id", group="open")
_CITY = Attribute("city", "text", "city, by catalog id", Level.CITY, group="open")
_DISTANCE = Attribute(
    "distance_to", "number", "metres as the crow flies to a place", unit="m", argument=True, low=0
)
_FEATURES = Attribute("features", "set", "what it offers", group="open")

LEG = Kind(
    "leg",
    "a way from one city to another",
    by_name(
        Attribute("mode", "enum", "means of transport", Level.CITY, values=MODES, group="open"),
        Attribute("direction", "enum", "way out, between cities, way back", Level.CITY, values=DIRECTIONS),
        Attribute("origin", "text", "city of departure", Level.CITY),
        Attribute("destination", "text", "city of arrival", Level.CITY),
        Attribute("number", "text", "flight or train number", Level.DAY),
        Attribute("depart", "clock", "clock of departure", Level.SLOT),
        Attribute("arrive", "clock", "clock of arrival, past 24:00 on the day after", Level.SLOT),
        Attribute("hours", "number", "hours on the way", Level.CITY, unit="h", scale=60, measure=True, low=0),
        Attribute("km", "number", "kilometres", Level.CITY, unit="km", scale=1000, measure=True, low=0),
        Attribute("id", "text", "its number or its two cities", Level.DAY, group="open"),
        Attribute("price", "money", "price of a ticket or vehicle"),
        _COST,
        _COST_PER_HEAD,
        *_placed(Level.SLOT),
    ),
    plural="legs",
)

STAY = Kind(
    "stay",
    "a night in a place to sleep",
    by_name(
        _NAME,
        _ID,
        _CITY,
        Attribute("room_type", "enum", "what is rented", values=ROOM_TYPES, group="open"),
        Attribute("allows", "set", "what the house permits", values=HOUSE_RULES),
        _FEATURES,
        _RATING,
        Attribute("beds", "number", "beds in a unit", measure=True, low=0),
        Attribute("occupancy", "number", "people that a unit holds", low=1),
        Attribute("minimum_nights", "number", "nights that must be booked at least", low=1),
        Attribute("price_per_night", "money", "price of one unit for one night"),
        _COST,
        _COST_PER_HEAD,
        _DISTANCE,
        *_placed(Level.DAY),
    ),
    axes=frozenset({"day"}),
    plural="nights",
)

MEAL = Kind(
    "meal",
    "a meal in a restaurant",
    by_name(
        _NAME,
        _ID,
        _CITY,
        Attribute("slot", "enum", "which meal", Level.SLOT, values=MEAL_SLOTS, group="open"),
        Attribute("cuisines", "set", "cuisines of the restaurant", group="open"),
        Attribute("diets", "set", "diets that it caters for", group="open"),
        _FEATURES,
        _RATING,
        Attribute("price_per_head", "money", "average price for one person"),
        _COST,
        _COST_PER_HEAD,
        _DISTANCE,
        *_placed(Level.SLOT),
    ),
    plural="meals",
)

ATTRACTION = Kind(
    "attraction",
    "a visit to a sight",
    by_name(
        _NAME,
        _ID,
        _CITY,
        Attribute(
            "slot", "enum", "part of the day", Level.SLOT,
            values=SIGHT_SLOTS, group="open",
        ),
        Attribute("categories", "set", "what kind of sight", group="open"),
        _FEATURES,
        _RATING,
        Attribute("price_per_head", "money", "price for one person"),
        _COST,
        _COST_PER_HEAD,
        _DISTANCE,
        *_placed(Level.SLOT),
    ),
    plural="sights",
)  # fmt: skip

TRAVEL_ITEMS = ItemTable(LEG, STAY, MEAL, ATTRACTION, presence={"city": "stay"})
ALL_KINDS = ("leg", "stay", "meal", "attraction")
