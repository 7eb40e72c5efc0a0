"""A submitted plan beside its query, as the official checks read it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from benchmarks.travelplanner.official_sandbox import Sandbox, Unreadable, bare_city, split_leg

MEALS = ("breakfast", "lunch", "dinner")
PARTS = ("current_city", "transportation", *MEALS, "attraction", "accommodation")
_CRASH_IF_MISSING = ("current_city", "transportation")


@dataclass(frozen=True)
class Query:
    """The structured fields of a query. ``wishes`` is ``local_constraint`` without its empty entries."""

    org: str
    dest: str
    days: int
    cities: int
    people: int
    budget: float | None
    wishes: Mapping[str, Any]

    @classmethod
    def from_row(cls, row: Mapping[str, Any]) -> Query:
        """From a row of the data set. Raises KeyError where a field is missing."""
        wanted = row["local_constraint"] or {}
        return cls(
            org=row["org"],
            dest=row["dest"],
            days=row["days"],
            cities=row["visiting_city_number"],
            people=row["people_number"],
            budget=row["budget"],
            wishes={name: wish for name, wish in wanted.items() if wish and wish != "-"},
        )


@dataclass(frozen=True)
class Day:
    """One day of the plan, as submitted; ``number`` counts from 1."""

    number: int
    raw: Any

    def __getitem__(self, part: str) -> str:
        """The text of a part of the day, "" for none. Raises Unreadable where the evaluator would crash."""
        if not isinstance(self.raw, Mapping):
            raise Unreadable(f"day {self.number} is not an object")
        if part not in self.raw and part in _CRASH_IF_MISSING:
            raise Unreadable(f"day {self.number} has no {part!r}")
        value = self.raw.get(part)
        if not value or value == "-":
            return ""
        if not isinstance(value, str):
            raise Unreadable(f"day {self.number}: {part!r} is {type(value).__name__}, not text")
        return value

    @property
    def travels(self) -> bool:
        """Whether the day changes city, told from the text of ``current_city`` alone."""
        return "from" in self["current_city"]

    @property
    def cities(self) -> tuple[str, ...]:
        """Bare names: (origin, destination) on a travel day, else the one city."""
        text = self["current_city"]
        if not self.travels:
            return (bare_city(text),)
        leg = split_leg(text)
        if leg is None:
            raise Unreadable(f"day {self.number}: no two cities in {text!r}")
        return leg

    @property
    def leg(self) -> tuple[str, str] | None:
        """Bare cities that the transport joins; where its text does not say, those of ``current_city``."""
        return split_leg(self["transportation"]) or split_leg(self["current_city"])

    @property
    def meals(self) -> list[tuple[str, str]]:
        """(meal, text) of the meals eaten, in the order of the day."""
        return [(meal, text) for meal in MEALS if (text := self[meal])]

    @property
    def attractions(self) -> list[str]:
        """The attractions that the evaluator sees: what follows the last semicolon is dropped."""
        return self["attraction"].split(";")[:-1]

    @property
    def mode(self) -> str:
        """One of "flight", "self-driving" and "taxi"; "" for no or any other transport."""
        text = self["transportation"].lower()
        return next((mode for mode in ("taxi", "self-driving", "flight") if mode in text), "")

    @property
    def flight_number(self) -> str:
        """The number after "Flight Number: "; "" if there is none."""
        return self["transportation"].partition("Flight Number: ")[2].split(",")[0]


@dataclass(frozen=True)
class Trip:
    """All that a check may look at. Days beyond the query's are already cut off."""

    query: Query
    days: tuple[Day, ...]
    sandbox: Sandbox
    city_states: Mapping[str, str]
