"""The structured fields of a TravelPlanner row as a spec: what a perfect reader would return.

Three-day trips go to a city, longer ones to ``visiting_city_number`` cities of a state.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from planner_agent.families.travel import wishes
from planner_agent.families.travel.spec import Dates, Destination, Party, Stop, TravelFrame, TravelSpec
from planner_agent.spec import Form, Money, Rule

_ROOMS = {
    "entire room": wishes.rooms_only("entire"),
    "private room": wishes.rooms_only("private"),
    "shared room": wishes.rooms_only("shared"),
    "not shared room": wishes.rooms_never("shared"),
}
_TRANSPORT = {
    "no flight": wishes.avoid_modes("flight"),
    "no self-driving": wishes.avoid_modes("drive"),
}


def gold_spec(row: Mapping[str, Any]) -> TravelSpec:
    """The spec of a row. KeyError for a missing field or an unknown constraint."""
    days = [date.fromisoformat(day) for day in row["date"]]
    frame = TravelFrame(
        origin=row["org"],
        destination=_destination(row),
        dates=Dates(earliest=days[0], latest=days[-1], days=row["days"]),
        party=Party(adults=row["people_number"]),
    )
    rules = tuple(Rule(id=f"r{number}", body=body) for number, body in enumerate(_bodies(row), 1))
    return TravelSpec(family="travel", frame=frame, rules=rules, goals=(wishes.cheapest(),))


def _destination(row: Mapping[str, Any]) -> Destination:
    if row["days"] <= 3:
        return Destination(stops=(Stop(city=row["dest"]),))
    return Destination(region=row["dest"], count=row["visiting_city_number"])


def _bodies(row: Mapping[str, Any]) -> Sequence[Form]:
    wanted = row["local_constraint"] or {}
    bodies: list[Form] = [wishes.spend_at_most(Money(amount=f"{row['budget']}", currency="USD"))]
    if house := wanted.get("house rule"):
        bodies.append(wishes.house_allows(house.replace(" ", "_")))
    bodies += [wishes.some_cuisine(cuisine) for cuisine in wanted.get("cuisine") or ()]
    if room := wanted.get("room type"):
        bodies.append(_ROOMS[room])
    if transport := wanted.get("transportation"):
        bodies.append(_TRANSPORT[transport])
    return bodies
