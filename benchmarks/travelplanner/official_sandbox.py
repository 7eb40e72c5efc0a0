"""What the official checks look things up in, and how they read a plan's text.

The tables come from a query's ``reference_information`` or, if asked for, from the folder of the whole
database. Row order is kept, because the official evaluator reads prices and rules from the *first* row that
fits. Names match by containment (the table's name contains the plan's), cities by equality.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

Row = Mapping[str, Any]


class Unreadable(ValueError):
    """A plan that the official evaluator would crash on. A check that meets it counts as failed."""


@dataclass(frozen=True)
class Restaurant:
    """One restaurant row; ``cost`` is dollars a person and meal, ``cuisines`` one comma-joined text."""

    name: str
    city: str
    cuisines: str
    cost: float


@dataclass(frozen=True)
class Attraction:
    """One attraction row."""

    name: str
    city: str


@dataclass(frozen=True)
class Stay:
    """One accommodation row; ``price`` is dollars a night for one unit, ``rules`` one " & "-joined text."""

    name: str
    city: str
    price: float
    room_type: str
    rules: str
    minimum_nights: float
    occupancy: float


Place = TypeVar("Place", Restaurant, Attraction, Stay)


@dataclass(frozen=True)
class Flight:
    """One flight row; ``price`` is dollars a person. The date is left out: no official check reads it."""

    number: str
    origin: str
    destination: str
    price: float


@dataclass(frozen=True)
class Road:
    """One usable row of the distance matrix: it has a duration, and that is shorter than a day."""

    origin: str
    destination: str
    km: float


@dataclass(frozen=True)
class Sandbox:
    """The tables of one query, in the source's row order."""

    restaurants: tuple[Restaurant, ...] = ()
    attractions: tuple[Attraction, ...] = ()
    stays: tuple[Stay, ...] = ()
    flights: tuple[Flight, ...] = ()
    roads: tuple[Road, ...] = ()

    @classmethod
    def from_reference(cls, reference: Mapping[str, Any]) -> Sandbox:
        """Tables from ``reference_information``: description -> rows, or a sentence.

        A sentence is a road ("self-driving, from A to B, duration: …") or says that nothing was found; the
        latter leaves its table empty.
        """

        def rows(title: str) -> Iterable[Row]:
            return (
                row
                for key, value in reference.items()
                if key.startswith(title) and not isinstance(value, str)
                for row in value
            )

        sentences = (value for value in reference.values() if isinstance(value, str))
        return cls(
            restaurants=tuple(map(_restaurant, rows("Restaurants"))),
            attractions=tuple(map(_attraction, rows("Attractions"))),
            stays=tuple(map(_stay, rows("Accommodations"))),
            flights=tuple(map(_flight, rows("Flight"))),
            roads=tuple(road for text in sentences if (road := _road_from_sentence(text))),
        )

    @classmethod
    def from_database(cls, folder: Path, reference: Mapping[str, Any]) -> Sandbox:
        """Tables from the database folder; flights, which it lacks, from ``reference``."""

        def rows(name: str) -> list[Row]:
            # utf-8-sig: a byte order mark would otherwise become part of the first column's name.
            with (folder / name).open(encoding="utf-8-sig", newline="") as file:
                return list(csv.DictReader(file))

        return cls(
            restaurants=tuple(map(_restaurant, rows("clean_restaurant_2022.csv"))),
            attractions=tuple(map(_attraction, rows("attractions.csv"))),
            stays=tuple(map(_stay, rows("clean_accommodations_2022.csv"))),
            flights=cls.from_reference(reference).flights,
            roads=tuple(road for row in rows("distance.csv") if (road := _road_from_row(row))),
        )

    def restaurant(self, text: str) -> Restaurant | None:
        """The effective row of a meal: the first that fits."""
        return next(iter(named(self.restaurants, text)), None)

    def attraction(self, text: str) -> Attraction | None:
        """The effective row of an attraction: the first that fits."""
        return next(iter(named(self.attractions, text)), None)

    def stay(self, text: str) -> Stay | None:
        """The effective row of an accommodation: the first that fits."""
        return next(iter(named(self.stays, text)), None)

    def road(self, origin: str, destination: str) -> Road | None:
        """The usable road from ``origin`` to ``destination``, by bare city names."""
        return next((r for r in self.roads if (r.origin, r.destination) == (origin, destination)), None)


def named(places: Iterable[Place], text: str) -> list[Place]:
    """All rows of the city in ``text`` ("Name, City") whose name contains the name in it, in row order."""
    parts = split_place(text)
    if parts is None:
        return []
    name, city = parts
    return [place for place in places if place.city == city and name in place.name]


def load_city_states(path: Path) -> dict[str, str]:
    """City -> state, from lines "city<tab>state"."""
    lines = path.read_text(encoding="utf-8").splitlines()
    pairs = (line.split("\t") for line in lines if line.strip())
    return {city.strip(): state.strip() for city, state in pairs}


def bare_city(text: str) -> str:
    """The city without a bracketed state: "Houston(Texas)" and "Houston (Texas)" are "Houston"."""
    return text.partition("(")[0].strip() if ")" in text.partition("(")[2] else text.strip()


def split_place(text: str) -> tuple[str, str] | None:
    """Name and bare city of "Name, City"; the city follows the *last* comma. None without a comma or city."""
    name, comma, city = text.rpartition(",")
    return (name.strip(), bare_city(city)) if comma and city.strip() else None


def split_leg(text: str) -> tuple[str, str] | None:
    """Bare cities of "… from A to B, …". B runs to the next comma, whatever is there; None if unreadable."""
    origin, found, rest = text.partition("from ")[2].partition(" to ")
    destination = rest.split(",")[0]
    if not (found and origin.strip() and destination.strip()):
        return None
    return bare_city(origin), bare_city(destination)


def kilometres(text: str) -> float:
    """The number in "1,144 km"."""
    return float(text.removesuffix("km").replace(",", ""))


def _number(value: Any) -> float:
    # An empty cell is not-a-number, as the official evaluator reads it: every comparison with it is False.
    return float("nan" if value in (None, "") else value)


def _restaurant(row: Row) -> Restaurant:
    return Restaurant(str(row["Name"]), str(row["City"]), str(row["Cuisines"]), _number(row["Average Cost"]))


def _attraction(row: Row) -> Attraction:
    return Attraction(str(row["Name"]), str(row["City"]))


def _stay(row: Row) -> Stay:
    return Stay(
        name=str(row["NAME"]),
        city=str(row["city"]),
        price=_number(row["price"]),
        room_type=str(row["room type"]),
        rules=str(row["house_rules"]),
        minimum_nights=_number(row["minimum nights"]),
        occupancy=_number(row["maximum occupancy"]),
    )


def _flight(row: Row) -> Flight:
    return Flight(
        str(row["Flight Number"]), str(row["OriginCityName"]), str(row["DestCityName"]), _number(row["Price"])
    )


def _road_from_sentence(text: str) -> Road | None:
    leg = split_leg(text)
    _, has_duration, tail = text.partition("duration: ")
    duration, has_distance, tail = tail.partition(", distance: ")
    if leg is None or not has_duration or not has_distance:
        return None
    return _road(*leg, duration, tail.partition(", cost")[0])


def _road_from_row(row: Row) -> Road | None:
    return _road(row["origin"], row["destination"], row["duration"], row["distance"])


def _road(origin: str, destination: str, duration: str, distance: str) -> Road | None:
    usable = duration and distance and "day" not in duration
    return Road(origin, destination, kilometres(distance)) if usable else None
