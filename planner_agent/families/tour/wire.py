"""What a model is asked about a tour: cities, days and connections, and what people wish about."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from planner_agent.families.labels import Subject
from planner_agent.families.tour.items import TOUR_ITEMS
from planner_agent.families.wire import Wire, WireField, sentences


def _answers(record: Mapping[str, Any]) -> dict[str, str]:
    """The record as the answers to the questions that the reader would ask."""
    said = sentences(record, "cities")
    if record["connections"]:
        said["connections"] = ", ".join(record["connections"])
    if record["days"]:
        said["days"] = f"{record['days']} days"
    if record["start_date"]:
        said["date"] = record["start_date"]
    return said


WIRE = Wire(
    table=TOUR_ITEMS,
    fields=(
        WireField("cities", "texts", "one sentence a city with its days, as: 3 days in Lisbon"),
        WireField("connections", "texts", "one pair of cities each that are connected, as: Lisbon and Porto"),
        WireField("days", "days", "length of the whole tour in days"),
        WireField("start_date", "date", "first day, YYYY-MM-DD"),
    ),
    answers=_answers,
    subjects=(
        Subject(("stop",), "city", "city", "a city to visit or to leave out"),
        Subject(("stop",), "first_day", "arrival_day", "the day of the tour on which a city is reached"),
        Subject(("stop",), "", "cities", "how many cities"),
    ),
)
