"""What a travel catalog offers: plain records with integers, and one protocol to get them.

Units, everywhere below: money in minor units (cents) of ``Catalog.currency``; clocks in
minutes after midnight (local time of the place); distances in metres; ratings in tenths
(4.5 is 45). ``None`` means unknown, never zero.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

#: Modes that run to a timetable and sell a ticket a head; the others hire a vehicle.
TICKETED = ("flight", "train", "bus", "ferry")
HIRED = ("drive", "taxi")


@dataclass(frozen=True, slots=True)
class City:
    """A city: ``id`` is unique in its catalog, ``name`` is what people say."""

    id: str
    name: str
    state: str
    latitude: float | None = None
    longitude: float | None = None


@dataclass(frozen=True, slots=True)
class Leg:
    """One way from a city to another on one date.

    ``arrive`` counts from midnight of ``date`` in the destination's local time, so 1500 is
    01:00 on the next day. ``seats`` is None where ``price`` buys a ticket a head, else the
    people that one vehicle at that price takes.
    """

    mode: str
    origin: str
    destination: str
    date: date
    number: str | None
    depart: int
    arrive: int
    minutes: int | None
    metres: int | None
    price: int | None
    seats: int | None = None


@dataclass(frozen=True, slots=True)
class Stay:
    """A place to sleep; ``price`` is for one unit and night, which holds ``occupancy`` people.

    ``room_type`` is ``entire``, ``private`` or ``shared``. ``allows`` holds what the house
    permits, out of ``smoking parties children_under_10 visitors pets``.
    """

    id: str
    name: str
    city: str
    room_type: str | None
    price: int | None
    minimum_nights: int
    occupancy: int
    allows: frozenset[str] | None = None
    rating: int | None = None
    beds: int | None = None
    features: frozenset[str] | None = None
    latitude: float | None = None
    longitude: float | None = None


@dataclass(frozen=True, slots=True)
class Restaurant:
    """A place to eat; ``price`` is the average for one person and meal."""

    id: str
    name: str
    city: str
    cuisines: frozenset[str] | None
    price: int | None
    rating: int | None = None
    diets: frozenset[str] | None = None
    features: frozenset[str] | None = None
    latitude: float | None = None
    longitude: float | None = None


@dataclass(frozen=True, slots=True)
class Attraction:
    """A sight; ``price`` is for one person. ``hours[w]`` is (open, close) in minutes on
    weekday ``w`` (Monday 0), None where it is closed; ``hours`` None means unknown."""

    id: str
    name: str
    city: str
    categories: frozenset[str] | None = None
    price: int | None = None
    rating: int | None = None
    features: frozenset[str] | None = None
    hours: tuple[tuple[int, int] | None, ...] | None = None
    latitude: float | None = None
    longitude: float | None = None


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A row that the catalog holds but cannot offer, and why (shown by ``doctor``)."""

    kind: str
    name: str
    city: str
    reason: str


class Catalog(Protocol):
    """Everything the travel family asks of its data. Look-ups by unknown city give nothing."""

    @property
    def name(self) -> str: ...
    @property
    def currency(self) -> str: ...
    @property
    def cities(self) -> Mapping[str, City]:
        """All cities by id."""
        ...

    @property
    def left_out(self) -> Sequence[LeftOut]: ...

    @property
    def lacks(self) -> Mapping[str, frozenset[str]]:
        """By item kind (``leg stay meal attraction``): attributes that no row carries."""
        ...

    def legs(self, origin: str, destination: str, day: date) -> Sequence[Leg]: ...
    def destinations(self, origin: str) -> frozenset[str]:
        """City ids that some leg of any date reaches from ``origin``."""
        ...

    def stays(self, city: str) -> Sequence[Stay]: ...
    def restaurants(self, city: str) -> Sequence[Restaurant]: ...
    def attractions(self, city: str) -> Sequence[Attraction]: ...

    def vocabulary(self, kind: str, attribute: str) -> frozenset[str]:
        """The values that occur, for set, enum and text attributes (``meal``, ``cuisines``).
        ``name`` and ``id`` are allowed for every kind."""
        ...
