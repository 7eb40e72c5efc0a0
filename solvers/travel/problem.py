"""A trip in integers. Cities are 0…n−1, ``HOME`` where it begins and ``END`` where the last leg leads;
days are 0…D−1; money is in minor units."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

HOME = -1
END = -2

#: Slot places in the network: (city, day, slot), slots numbered by the caller.
Place = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class LegOption:
    """One way of going from a city (or HOME) to another (or END) on a day.

    ``own_car`` legs exclude all other legs of the trip. ``meals`` and ``sights`` are the (city, slot)
    pairs that its clocks leave on the travel day. ``unfed`` is the allowance for meals on the road.
    """

    origin: int
    destination: int
    day: int
    own_car: bool
    cost: int
    meals: tuple[tuple[int, int], ...] = ()
    sights: tuple[tuple[int, int], ...] = ()
    unfed: int = 0


@dataclass(frozen=True, slots=True)
class Visit:
    """A stretch in a city: arrival and departure day. Where a one-way trip ends, ``leave`` is D."""

    city: int
    arrive: int
    leave: int
    nights: int

    @property
    def full_days(self) -> range:
        return range(self.arrive + 1, self.leave)


@dataclass(frozen=True, slots=True)
class Booking:
    """A place to sleep for all nights of a visit; ``arrive`` is None where only their number matters."""

    city: int
    nights: int
    arrive: int | None
    cost: int


@dataclass(frozen=True, slots=True)
class Choice:
    """A restaurant or sight at most once a trip: ``item`` is shared by its candidates. ``day`` and
    ``slot`` are None where they do not matter."""

    item: int
    city: int
    day: int | None
    slot: int | None
    cost: int


@dataclass(frozen=True, slots=True)
class TravelProblem:
    """All candidates and the structure between them.

    ``required`` are cities that must be visited, ``count`` how many are in all. ``meal_slots`` are
    the meals to plan on a full day; ``sights`` per city is the least number on a full day, and
    ``sights_exact`` says that no more are wanted (nothing looks at them).
    """

    days: int
    cities: int
    count: int
    required: frozenset[int]
    legs: tuple[LegOption, ...]
    visits: tuple[Visit, ...]
    bookings: tuple[Booking, ...]
    meals: tuple[Choice, ...]
    sights: tuple[Choice, ...]
    meal_slots: tuple[int, ...]
    sight_slots: tuple[int, ...]
    least_sights: tuple[int, ...]
    sights_exact: bool
    round_trip: bool = True
    #: Pairs of required cities of which the first is visited before the second.
    order: tuple[tuple[int, int], ...] = ()
    #: Pairs of legs, by index, of which the second leaves before the first has arrived.
    clashes: tuple[tuple[int, int], ...] = ()
    #: Explain mode: bookings that break a named piece of structure, by its name.
    doubtful: Mapping[str, tuple[int, ...]] | None = None
