"""Random small worlds and all of their trips, for judging the solver by brute force.

Their plans come from ``every_plan``.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from planner_agent.data.catalog import Attraction, City, LeftOut, Leg, Restaurant, Stay
from planner_agent.families.travel.spec import Dates, Destination, Party, Stop, TravelFrame
from tests.families.travel.every_plan import Limits, Plan, TooMany, enumerate_plans

CUISINES = ("greek", "thai", "peruvian")
DIETS = ("vegan", "halal")
CATEGORIES = ("museum", "park")
FEATURES = ("pool", "terrace")
ALLOWS = ("smoking", "pets", "visitors")
CLOCKS = (330, 450, 540, 600, 700, 780, 840, 960, 1110, 1140, 1230, 1290)
MODES = ("flight", "train", "drive", "taxi", "bus")


@dataclass
class World:
    """A catalog in memory, with the frame of one trip in it."""

    name: str
    frame: TravelFrame
    cities: dict[str, City]
    all_legs: list[Leg]
    all_stays: list[Stay]
    all_restaurants: list[Restaurant]
    all_attractions: list[Attraction]
    currency: str = "USD"
    left_out: tuple[LeftOut, ...] = ()
    lacks: Mapping[str, frozenset[str]] = field(default_factory=dict)

    def legs(self, origin: str, destination: str, day: date) -> list[Leg]:
        wanted = origin, destination, day
        return [leg for leg in self.all_legs if (leg.origin, leg.destination, leg.date) == wanted]

    def destinations(self, origin: str) -> frozenset[str]:
        return frozenset(leg.destination for leg in self.all_legs if leg.origin == origin)

    def stays(self, city: str) -> list[Stay]:
        return [row for row in self.all_stays if row.city == city]

    def restaurants(self, city: str) -> list[Restaurant]:
        return [row for row in self.all_restaurants if row.city == city]

    def attractions(self, city: str) -> list[Attraction]:
        return [row for row in self.all_attractions if row.city == city]

    def vocabulary(self, kind: str, attribute: str) -> frozenset[str]:
        words = {"cuisines": CUISINES, "diets": DIETS, "categories": CATEGORIES, "features": FEATURES}
        return frozenset(words.get(attribute, ()))

    @property
    def anchors(self) -> dict[str, tuple[float, float]]:
        """Places that a rule may measure distances to."""
        places = (*self.cities.values(), *self.all_attractions)
        return {p.id: (p.latitude, p.longitude) for p in places if p.latitude is not None is not p.longitude}


class _Draw:
    """Draws one world; all of it follows from the seed."""

    def __init__(self, rng: random.Random) -> None:
        self.rng = rng
        self.days = rng.choice((3, 3, 3, 4, 4, 5))
        self.n_cities = 1 if self.days == 3 else rng.choice((1, 1, 2))
        self.slack = rng.choice((0, 0, 1)) if self.days == 3 else 0
        self.first = date(2027, 5, 1) + timedelta(rng.randrange(7))
        self.party = Party(adults=rng.randint(1, 3), children=rng.randint(0, 1))
        self.small = self.days > 3 or self.slack

    def maybe(self, value: Any, share: float = 0.75) -> Any:
        return value if self.rng.random() < share else None

    def some(self, words: Sequence[str]) -> frozenset[str] | None:
        return self.maybe(frozenset(self.rng.sample(words, self.rng.randint(0, 2))), 0.8)

    def price(self, top: int) -> int | None:
        return self.maybe(
            self.rng.choice((0, 1, self.rng.randint(1, top) * 100, self.rng.randint(1, top * 100))), 0.95
        )

    def rating(self) -> int | None:
        return self.maybe(self.rng.choice((10, 33, 40, 45, 50)))

    def point(self) -> dict[str, float | None]:
        known = self.rng.random() < 0.8
        return {
            "latitude": 50 + self.rng.randint(0, 9) / 100 if known else None,
            "longitude": 10 + self.rng.randint(0, 9) / 100 if known else None,
        }  # fmt: skip

    def world(self, name: str) -> World:
        rng = self.rng
        ids = ["alba", "brno", "cork"][: self.n_cities + (rng.random() < 0.4)]
        cities = {"home": City("home", "Home", "south", 48.0, 9.0)}
        cities |= {each: City(each, each.title(), "north", **self.point()) for each in ids}
        one_way = rng.random() < 0.15
        span = [self.first + timedelta(day) for day in range(self.days + self.slack)]
        legs: list[Leg] = []
        pairs = [("home", each) for each in ids] + [(each, "home") for each in ids]
        if self.n_cities > 1:
            pairs += [(a, b) for a in ids for b in ids if a != b]
        for origin, destination in pairs:
            for day in span:
                legs += self.legs(origin, destination, day, 1 if self.small else rng.randint(1, 2))
        frame = TravelFrame(
            origin="home",
            destination=self.destination(ids),
            dates=Dates(earliest=span[0], latest=span[-1], days=self.days),
            party=self.party.model_copy(update={"rooms": rng.choice((None, None, 1, 2))}),
            round_trip=not one_way,
            meals=rng.choice((("dinner",), ("dinner",), ("lunch",), ("breakfast", "dinner"))),
            sights_a_day=rng.choice((0, 1, 1, 2) if self.days == 3 else (0, 1)),
        )
        return World(
            name, frame, cities, legs,
            [stay for each in ids for stay in self.stays(each)],
            [place for each in ids for place in self.restaurants(each)],
            [sight for each in ids for sight in self.attractions(each)],
        )  # fmt: skip

    def destination(self, ids: list[str]) -> Destination:
        rng = self.rng
        if len(ids) > self.n_cities or rng.random() < 0.2:
            stops = (Stop(city=rng.choice(ids)),) if rng.random() < 0.3 else ()
            return Destination(region="north", count=self.n_cities, stops=stops)
        names = rng.sample(ids, len(ids))
        nights = [rng.randint(1, 2) if len(ids) > 1 and rng.random() < 0.3 else None for _ in names]
        stops = tuple(Stop(city=each, nights=n) for each, n in zip(names, nights, strict=True))
        region = "north" if rng.random() < 0.15 else None
        return Destination(stops=stops, ordered=rng.random() < 0.4, region=region, count=len(ids))

    def legs(self, origin: str, destination: str, day: date, n: int) -> Iterator[Leg]:
        for mode in self.rng.sample(MODES, n):
            depart = self.rng.choice(CLOCKS)
            minutes = self.rng.choice((60, 100, 240, 500))
            hired = mode in ("drive", "taxi")
            number = None if hired else f"{mode[0].upper()}{self.rng.randint(10, 99)}"
            yield Leg(
                mode, origin, destination, day, number, depart, depart + minutes,
                self.maybe(minutes, 0.85), self.maybe(minutes * 700, 0.85), self.price(200),
                self.rng.choice((2, 4)) if hired else None,
            )  # fmt: skip

    def stays(self, city: str) -> Iterator[Stay]:
        for n in range(self.rng.randint(1, 2 if self.small else 3)):
            yield Stay(
                f"{city}-s{n}", self.rng.choice(("Rose", "Lily", "Iris")), city,
                self.maybe(self.rng.choice(("entire", "private", "shared"))), self.price(100),
                self.rng.choice((1, 1, 1, 2, 3)), self.rng.randint(1, 4), self.some(ALLOWS), self.rating(),
                self.maybe(self.rng.randint(0, 3)), self.some(FEATURES), **self.point(),
            )  # fmt: skip

    def restaurants(self, city: str) -> Iterator[Restaurant]:
        for n in range(self.rng.randint(2, 4)):
            yield Restaurant(
                f"{city}-r{n}", self.rng.choice(("Olive", "Basil", "Thyme", "Mint")), city,
                self.some(CUISINES), self.price(30), self.rating(), self.some(DIETS), self.some(FEATURES),
                **self.point(),
            )  # fmt: skip

    def attractions(self, city: str) -> Iterator[Attraction]:
        timed = self.rng.random() < 0.5
        for n in range(self.rng.randint(1, 2 if self.small else 3)):
            hours = None
            if timed and self.rng.random() < 0.7:
                times = ((540, 1080), (600, 720), (585, 700), (1000, 1200), (930, 1140))
                hours = tuple(self.maybe(self.rng.choice(times), 0.8) for _ in range(7))
            yield Attraction(
                f"{city}-a{n}", self.rng.choice(("Tower", "Museum", "Garden")), city, self.some(CATEGORIES),
                self.price(20), self.rating(), self.some(FEATURES), hours, **self.point(),
            )  # fmt: skip


def random_world(seed: int, least: int = 2, most: int = 700) -> tuple[World, list[Plan]]:
    """A world with between ``least`` and ``most`` plans, and those plans."""
    rng = random.Random(seed)
    while True:
        world = _Draw(rng).world(f"world {seed}")
        try:
            plans = enumerate_plans(world, world.frame, most=most)
        except TooMany:
            continue
        if len(plans) >= least:
            return world, plans


__all__ = ["Limits", "Plan", "TooMany", "World", "enumerate_plans", "random_world"]
