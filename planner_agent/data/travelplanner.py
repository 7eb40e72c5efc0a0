"""The TravelPlanner data set as a catalog: the tables that one request brings along.

``TravelPlannerCatalog`` reads ``reference_information`` of one row of ``train.jsonl`` (description ->
list of rows, or a sentence where there is no table). Drives and taxis carry no date and no timetable
there; they leave at 09:00 on any date, and as the data set knows no time zones their arrival is by the
clock of the origin. Prices are dollars a night, a meal or a ticket in the source and cents here; clocks,
distances and ratings are in the units of ``planner_agent.data.catalog``.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import cached_property
from statistics import median
from types import MappingProxyType
from typing import Any, TypeVar

from planner_agent.data import travelplanner_fields as fields
from planner_agent.data.attributes import word_field, words
from planner_agent.data.catalog import Attraction, City, LeftOut, Leg, Restaurant, Stay
from planner_agent.data.travelplanner_cities import CityStates, load_city_states, plain_city
from planner_agent.data.travelplanner_fields import Row
from planner_agent.errors import DataError

__all__ = ["CityStates", "TravelPlannerCatalog", "load_city_states", "plain_city"]

_TABLE = re.compile(r"(Attractions|Restaurants|Accommodations) in (.+)")
_FLIGHTS = re.compile(r"Flight from (.+?) to (.+) on (\d{4}-\d{2}-\d{2})")
_ROAD = re.compile(r"(Self-driving|Taxi) from (.+?) to (.+)")
_NOTHING = re.compile(r"No valid information\.?|There (?:is|are) no .*", re.DOTALL)
_DAY = date(2000, 1, 1)  # stands in the stored road legs, which hold on any date

_LACKS = MappingProxyType(
    {
        "leg": frozenset(),
        "stay": frozenset(
            {"features", "beds", "latitude", "longitude", "distance_to", "travel_minutes_from"}
        ),
        "meal": frozenset(
            {"diets", "features", "latitude", "longitude", "distance_to", "travel_minutes_from"}
        ),
        # Attractions cost nothing in this data set's sums, but no row states a price.
        "attraction": frozenset(
            {"categories", "features", "rating", "price", "price_per_head", "hours", "opens", "closes"}
        ),
    }
)

R = TypeVar("R", Stay, Restaurant, Attraction)
Pair = tuple[str, str]


class TravelPlannerCatalog:
    """The catalog of one TravelPlanner request.

    ``reference_information`` is the field of that name; ``cities`` the names and states of the whole
    data set (``load_city_states``), None where the database folder is absent: states are then "".

    Rows that the benchmark would judge by *another* row are in ``left_out``: it reads price, cuisine,
    room type and house rules from the first row of the city whose name contains the one in the plan.
    Exact duplicates collapse into one. City names are ids; "Houston(Texas)" is stored as "Houston".

    Raises DataError, naming the table, the row and the column, where the source is not as described.
    """

    def __init__(
        self,
        reference_information: Mapping[str, Any],
        cities: CityStates | None = None,
        *,
        name: str = "TravelPlanner",
    ) -> None:
        self._name = name
        self._left_out: list[LeftOut] = []
        self._flights: dict[tuple[str, str, date], list[Leg]] = defaultdict(list)
        self._flight_numbers: dict[str, Leg] = {}
        self._roads: dict[Pair, list[Leg]] = defaultdict(list)
        self._stays: dict[str, tuple[Stay, ...]] = {}
        self._restaurants: dict[str, tuple[Restaurant, ...]] = {}
        self._attractions: dict[str, tuple[Attraction, ...]] = {}
        self._named: dict[str, None] = {}
        for description, content in reference_information.items():
            self._read(description, content)
        self._cities = self._gazetteer(cities)

    @property
    def name(self) -> str:
        return self._name

    @property
    def currency(self) -> str:
        return "USD"

    @property
    def cities(self) -> Mapping[str, City]:
        return self._cities

    @property
    def left_out(self) -> Sequence[LeftOut]:
        return tuple(self._left_out)

    @property
    def lacks(self) -> Mapping[str, frozenset[str]]:
        return _LACKS

    def legs(self, origin: str, destination: str, day: date) -> Sequence[Leg]:
        """Flights of that very date, then the drive and the taxi, which leave at 09:00."""
        roads = (replace(leg, date=day) for leg in self._roads.get((origin, destination), ()))
        return (*self._flights.get((origin, destination, day), ()), *roads)

    def destinations(self, origin: str) -> frozenset[str]:
        return self._reached.get(origin, frozenset())

    def stays(self, city: str) -> Sequence[Stay]:
        return self._stays.get(city, ())

    def restaurants(self, city: str) -> Sequence[Restaurant]:
        return self._restaurants.get(city, ())

    def attractions(self, city: str) -> Sequence[Attraction]:
        return self._attractions.get(city, ())

    def vocabulary(self, kind: str, attribute: str) -> frozenset[str]:
        """See ``Catalog.vocabulary``; UserError where the kind has no such attribute of words."""
        field = word_field(kind, attribute)
        return words(self._records(kind), field)

    @cached_property
    def _reached(self) -> Mapping[str, frozenset[str]]:
        reached: dict[str, set[str]] = defaultdict(set)
        for origin, destination, *_ in (*self._flights, *self._roads):
            reached[origin].add(destination)
        return {origin: frozenset(found) for origin, found in reached.items()}

    def _records(self, kind: str) -> list[Any]:
        if kind == "leg":
            tables: Mapping[Any, Sequence[Any]] = {**self._flights, **self._roads}
        else:
            tables = {"stay": self._stays, "meal": self._restaurants, "attraction": self._attractions}[kind]
        return [record for table in tables.values() for record in table]

    # Reading -----------------------------------------------------------------------------------

    def _read(self, description: str, content: Any) -> None:
        """One entry of the reference information, told by its description."""
        if found := _TABLE.fullmatch(description):
            self._read_table(description, found[1], plain_city(found[2]), content)
        elif found := _FLIGHTS.fullmatch(description):
            for city in (found[1], found[2]):
                self._city(city)
            for row in _rows(description, content):
                self._add_flight(row)
        elif found := _ROAD.fullmatch(description):
            self._add_road(description, found[1], self._city(found[2]), self._city(found[3]), content)
        else:
            raise DataError(
                f"reference information: unknown description {description!r}",
                "Known: Attractions|Restaurants|Accommodations in CITY; Flight from A to B on DATE; "
                "Self-driving|Taxi from A to B.",
            )

    def _city(self, text: str) -> str:
        city = plain_city(text)
        self._named[city] = None
        return city

    def _read_table(self, description: str, table: str, city: str, content: Any) -> None:
        self._city(city)
        rows = _rows(description, content)
        if table == "Attractions":
            self._attractions[city] = self._offer(
                "attraction", [fields.attraction(row, city) for row in rows], _no_facts
            )
        elif table == "Restaurants":
            self._restaurants[city] = self._offer(
                "meal", [fields.restaurant(row, city) for row in rows], _restaurant_facts
            )
        else:
            self._stays[city] = self._offer("stay", [fields.stay(row, city) for row in rows], _stay_facts)

    def _offer(self, kind: str, records: Sequence[R], facts: Callable[[R], Hashable]) -> tuple[R, ...]:
        """The records that a plan can name without being judged by another row."""
        offered: dict[str, R] = {}
        for record in records:
            if offered.get(record.name) == record:
                continue  # exact duplicate
            if reason := _ambiguity(record, records, facts, offered):
                self._left_out.append(LeftOut(kind, record.name, record.city, reason))
            else:
                offered[record.name] = record
        return tuple(offered.values())

    def _add_flight(self, row: Row) -> None:
        leg = fields.flight(row)
        number = leg.number or ""
        known = self._flight_numbers.setdefault(number, leg)
        if known is leg:
            self._flights[leg.origin, leg.destination, leg.date].append(leg)
        elif known != leg:
            reason = f"another row of flight {number} comes first and says otherwise"
            self._left_out.append(LeftOut("leg", number, leg.origin, reason))

    def _add_road(self, description: str, means: str, origin: str, destination: str, content: Any) -> None:
        if not isinstance(content, str):
            raise DataError(f"{description}: expected a sentence, found {content!r}")
        if _NOTHING.fullmatch(content.strip()):
            return
        road = fields.road(description, means, origin, destination, content, _DAY)
        if isinstance(road, Leg):
            self._roads[origin, destination].append(road)
        else:
            self._left_out.append(road)

    def _gazetteer(self, known: CityStates | None) -> Mapping[str, City]:
        known = known or CityStates({})
        states, places = known.states, known.places
        cities: dict[str, City] = {}
        for name in dict.fromkeys((*states, *self._named)):
            latitude, longitude = places.get(name) or self._middle(name)
            cities[name] = City(name, name, states.get(name, ""), latitude, longitude)
        return MappingProxyType(cities)

    def _middle(self, city: str) -> tuple[float | None, float | None]:
        """The median position of the city's attractions: one bad geocode must not move a city."""
        spots = [
            (sight.latitude, sight.longitude)
            for sight in self._attractions.get(city, ())
            if sight.latitude is not None and sight.longitude is not None
        ]
        if not spots:
            return None, None
        return round(median(spot[0] for spot in spots), 5), round(median(spot[1] for spot in spots), 5)


def _rows(description: str, content: Any) -> list[Row]:
    """The rows of a table; none where a sentence says that there are none."""
    if isinstance(content, str):
        if _NOTHING.fullmatch(content.strip()):
            return []
        raise DataError(
            f"{description}: expected a table, found the text {content[:80]!r}",
            "A table is a list of rows; 'No valid information.' stands for none.",
        )
    rows: list[Row] = []
    for number, cells in enumerate(content if isinstance(content, list) else [None], 1):
        if not isinstance(cells, Mapping):
            raise DataError(f"{description}: expected a list of rows, found {content!r:.80}")
        rows.append(Row(description, number, cells))
    return rows


def _ambiguity(
    record: R, records: Sequence[R], facts: Callable[[R], Hashable], offered: Mapping[str, R]
) -> str:
    """Why a plan cannot name ``record``, "" where it can."""
    seen = record.name.rsplit("\n", 1)[-1]  # the benchmark's pattern starts after the last line break
    if seen.strip() in ("", "-"):
        return f"its name is {record.name!r}, which says nothing in a plan"
    if isinstance(record, Attraction) and ";" in record.name:
        return "its name holds ';', which separates sights in a plan"
    effective = next(other for other in records if seen in other.name)
    if facts(effective) != facts(record):
        return f"the benchmark reads the earlier row {effective.name!r}, whose facts differ"
    if record.name in offered:
        return "another row of the same name comes first and differs"
    return ""


def _restaurant_facts(record: Restaurant) -> Hashable:
    return record.price, record.cuisines


def _stay_facts(record: Stay) -> Hashable:
    return record.price, record.room_type, record.allows, record.occupancy


def _no_facts(record: Attraction) -> Hashable:
    return None
