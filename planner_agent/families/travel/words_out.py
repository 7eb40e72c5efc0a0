"""A trip's rules, goals and frame in plain words: for conflicts, questions and "I understood …".

The canonical wishes of ``wishes.py`` read as people say them ("no flights", "at least one Thai meal",
"total cost at most $1,700.00").
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from planner_agent.data.catalog import Catalog
from planner_agent.families.travel.items import TRAVEL_ITEMS
from planner_agent.families.travel.spec import TravelFrame
from planner_agent.families.wording import (
    PLACED,
    Head,
    Names,
    Speaker,
    ValueWords,
    Wording,
    either,
    mapped,
    named,
)
from planner_agent.rendering import formats
from planner_agent.rendering.clean import clean
from planner_agent.spec import Form, Goal, Has, Is, Pred, Rule

_MODES = {
    "flight": "flight", "train": "train ride", "bus": "bus ride", "ferry": "ferry ride", "drive": "drive",
    "taxi": "taxi ride",
}  # fmt: skip
_ROOMS = {"entire": "an entire home", "private": "a private room", "shared": "a shared room"}
_ALLOWS = {"children_under_10": "children under 10"}
_SLOTS = {
    "morning": "in the morning",
    "afternoon": "in the afternoon",
    "late_afternoon": "in the late afternoon",
}
_DIRECTIONS = {"out": "on the way out", "inner": "between the cities", "back": "on the way back"}


class CatalogNames:
    """The catalog's names for its ids; an id that it does not know stands for itself."""

    def __init__(self, catalog: Catalog | None = None) -> None:
        self.catalog = catalog
        self._items: Mapping[str, str] | None = None

    def city(self, key: str) -> str:
        found = self.catalog.cities.get(key) if self.catalog is not None else None
        return clean(found.name if found else key)

    def item(self, key: str) -> str:
        """A city, stay, restaurant or attraction, by its id."""
        if self.catalog is None or key in self.catalog.cities:
            return self.city(key)
        if self._items is None:
            self._items = self._all(self.catalog)
        return clean(self._items.get(key, key))

    def _all(self, catalog: Catalog) -> dict[str, str]:
        offers = (catalog.stays, catalog.restaurants, catalog.attractions)
        return {item.id: item.name for city in catalog.cities for offer in offers for item in offer(city)}


def _head(names: Names, kinds: Sequence[str], pred: Pred) -> Head | None:
    match pred:
        case Is(attr="mode"):
            return Head(nouns=tuple(_MODES.get(str(mode), clean(str(mode))) for mode in pred.values))
        case Is(attr="slot") if tuple(kinds) == ("meal",):
            return Head(nouns=tuple(clean(str(slot)) for slot in pred.values))
        case Has(attr="cuisines"):
            return Head(adjective=either(pred.values))
        case Is(attr="id" | "name") if tuple(kinds) == ("attraction",):
            shown = formats.listed([names.item(str(key)) for key in pred.values], "or")
            return Head(nouns=("visit",), clause=f"to {shown}")
        case _:
            return None


_VALUES: Mapping[str, ValueWords] = {
    **PLACED,
    "city": named("in "),
    "origin": named("from "),
    "destination": named("to "),
    "id": named("at "),
    "name": named("at "),
    "mode": mapped("by ", {"drive": "car", "flight": "plane"}),
    "direction": mapped("", _DIRECTIONS),
    "number": mapped("with number "),
    "slot": mapped("", {**_SLOTS, "breakfast": "at breakfast", "lunch": "at lunch", "dinner": "at dinner"}),
    "cuisines": mapped("with the cuisine "),
    "diets": mapped("catering for the diet "),
    "categories": mapped("of the kind "),
    "features": mapped("with "),
    "room_type": mapped("in ", _ROOMS),
    "allows": mapped("in a place that allows ", _ALLOWS),
}

WORDING = Wording(
    table=TRAVEL_ITEMS,
    nouns={"leg": "journey", "stay": "night", "meal": "meal", "attraction": "sight"},
    whole="part of the trip",
    head=_head,
    values=_VALUES,
    clocks={"depart": "departing", "arrive": "arriving"},
    measures={"cost": "cost", "cost_per_head": "cost a head", "hours": "travel time", "km": "distance"},
    per={
        "price_per_head": " a head",
        "price_per_night": " a night",
        "cost_per_head": " a head",
        "cost": " in all",
        "price": " each",
    },
    groups={"city": "city"},
    inside=frozenset({"city", "week"}),
)


def speaker(catalog: Catalog | None = None) -> Speaker:
    """Says a trip's rules; ``catalog`` gives names for ids."""
    return Speaker(WORDING, CatalogNames(catalog))


def describe(rule: Rule, catalog: Catalog | None = None) -> str:
    """A rule in plain words. A soft rule says so."""
    return speaker(catalog).rule(rule)


def describe_form(form: Form, catalog: Catalog | None = None) -> str:
    """What a form asks, without its strength."""
    return speaker(catalog).say(form)


def describe_goal(goal: Goal, catalog: Catalog | None = None) -> str:
    """ "the lowest total cost", "the highest average rating of meals"."""
    return speaker(catalog).goal(goal)


def describe_frame(frame: TravelFrame, catalog: Catalog | None = None) -> str:
    """The frame on one line: who, from where, to where, when; what is missing is left out."""
    names = CatalogNames(catalog)
    said = [_party(frame)]
    if frame.origin is not None:
        said.append(f"from {names.city(frame.origin)}")
    if frame.destination is not None:
        said.append(_destination(frame, names))
    if frame.dates is not None:
        said.append(_dates(frame))
    if not frame.round_trip:
        said.append("one way")
    elif frame.returns_to is not None and frame.returns_to != frame.origin:
        said.append(f"ending in {names.city(frame.returns_to)}")
    if frame.meals != TravelFrame().meals:
        said.append(f"{formats.listed(frame.meals)} planned" if frame.meals else "no meals planned")
    if frame.sights_a_day is not None:
        said.append(f"at least {formats.count(frame.sights_a_day, 'sight')} on a full day")
    return ", ".join(said)


def _party(frame: TravelFrame) -> str:
    party = frame.party
    who = [formats.count(party.adults, "adult")] if party.adults else []
    who += [formats.count(party.children, "child")] if party.children else []
    rooms = f" in {formats.count(party.rooms, 'room')}" if party.rooms is not None else ""
    return formats.listed(who) + rooms


def _destination(frame: TravelFrame, names: CatalogNames) -> str:
    to = frame.destination
    assert to is not None
    stops = [
        names.city(stop.city) + (f" ({formats.count(stop.nights, 'night')})" if stop.nights else "")
        for stop in to.stops
    ]
    order = " in this order" if to.ordered and len(stops) > 1 else ""
    if to.region is None:
        return f"to {formats.listed(stops)}{order}"
    cities = "one city" if to.count == 1 else f"{to.count} cities"
    among = f" with {formats.listed(stops)}{order} among them" if stops else ""
    return f"to {cities} in {names.city(to.region)}{among}"


def _dates(frame: TravelFrame) -> str:
    dates = frame.dates
    assert dates is not None
    span = f"{formats.long_date(dates.earliest)} to {formats.long_date(dates.latest)}"
    days = formats.count(dates.days, "day")
    return f"{span} ({days})" if len(dates.starts) == 1 else f"{days} between {span}"


__all__ = ["describe", "describe_form", "describe_frame", "describe_goal"]
