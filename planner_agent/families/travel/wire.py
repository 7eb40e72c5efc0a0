"""What a model is asked about a trip: the flat record of its frame, and what people wish about."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from planner_agent.families.labels import Subject
from planner_agent.families.travel.items import ALL_KINDS, TRAVEL_ITEMS
from planner_agent.families.wire import Wire, WireField
from planner_agent.language.lexicon import words

_CHILDREN = words("""
    child children kid kids baby babies toddler toddlers infant infants teenager teenagers son sons daughter
    daughters boy boys girl girls grandchild grandchildren
""")
_STAY, _MEAL, _SIGHT, _LEG = ("stay",), ("meal",), ("attraction",), ("leg",)


def _answers(record: Mapping[str, Any]) -> dict[str, str]:
    """The record as the answers to the questions that the reader would ask."""
    said: dict[str, str] = {}
    if record["origin"]:
        said["origin"] = record["origin"]
    if record["destination"]:
        said["destination"] = record["destination"]
    start, end, days = record["start_date"], record["end_date"], record["days"]
    if start and end and start != end:
        said["dates"] = f"{start} to {end}"
    elif start and days:
        said["dates"] = f"{days} days from {start}"
    adults, children = record["adults"], record["children"]
    if adults + children:
        kids = f" and {children} child{'ren' if children > 1 else ''}" if children else ""
        said["party"] = f"{adults} adult{'s' if adults != 1 else ''}{kids}"
    return said


WIRE = Wire(
    table=TRAVEL_ITEMS,
    fields=(
        WireField("origin", "name", "city where the trip starts"),
        WireField("destination", "quote", "the words that say where to, copied: Paris, or 3 towns in Ohio"),
        WireField("start_date", "date", "first day, YYYY-MM-DD"),
        WireField("end_date", "date", "last day, YYYY-MM-DD"),
        WireField("days", "days", "length in days"),
        WireField("adults", "number", "grown-up travellers, the writer among them", unsaid=2),
        WireField("children", "number", "children", unsaid=1, of=_CHILDREN),
        WireField("budget", "sum", "money for everything", label="at_most_budget"),
    ),
    answers=_answers,
    subjects=(
        Subject(ALL_KINDS, "cost", "budget", "money for everything"),
        Subject(_LEG, "mode", "transport", "flights, trains, buses, driving, taxis"),
        Subject(_LEG, "depart", "departure", "when to set off"),
        Subject(_LEG, "arrive", "arrival", "when to arrive or be home"),
        Subject(_LEG, "hours", "travel_hours", "hours on the road"),
        Subject(_STAY, "room_type", "room", "entire home, private or shared room"),
        Subject(_STAY, "allows", "house_rule", "pets, smoking, parties, visitors, kids allowed"),
        Subject(_STAY, "features", "hotel_feature", "pool, wifi, breakfast, parking"),
        Subject(_STAY, "rating", "hotel_rating", "stars of the hotel"),
        Subject(_STAY, "price_per_night", "night_price", "price of a night"),
        Subject(_MEAL, "cuisines", "cuisine", "Italian, Thai, seafood food"),
        Subject(_MEAL, "diets", "diet", "vegetarian, vegan, halal"),
        Subject(_MEAL, "rating", "restaurant_rating", "rating of restaurants"),
        Subject(_MEAL, "price_per_head", "meal_price", "price of a meal"),
        Subject(_MEAL, "cost", "food_budget", "money for food"),
        Subject(_SIGHT, "categories", "sight", "museums, parks, beaches, zoos"),
        Subject(_SIGHT, "name", "named_sight", "a sight called by its name"),
        Subject(_SIGHT, "", "sights", "how many sights"),
    ),
)
