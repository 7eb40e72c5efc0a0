"""A catalog from a folder of seven tables in CSV or Parquet: bring your own data.

The schema is in ``docs/bring-your-own-data.md`` and, as data, in ``table_schema.py``. ``meta`` and
``cities`` are read at once, every other table when it is first asked for; ``check`` reads them all.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from functools import cached_property
from pathlib import Path
from types import MappingProxyType
from typing import Any, Protocol, TypeVar

from planner_agent.data import table_cells as cells
from planner_agent.data.attributes import CARRIED, lacking, word_field, words
from planner_agent.data.catalog import HIRED, Attraction, City, LeftOut, Leg, Restaurant, Stay
from planner_agent.data.table_cells import CellError, Parser
from planner_agent.data.table_schema import META_KEYS, OWN, REQUIRED_META, TABLES
from planner_agent.data.table_source import Row, find_tables, read_table
from planner_agent.errors import DataError
from planner_agent.spec.values import exponent

_ANY_DAY = date(2000, 1, 1)  # stands in stored legs until a date is asked for
_DAY_MINUTES = 1440
_WIDEST_ZONES = 26 * 60
_HALF_DAY = 12 * 60
_ROAD_DEPARTS = "09:00"


class _Offer(Protocol):
    @property
    def city(self) -> str: ...


R = TypeVar("R", bound=_Offer)
Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class _Trip:
    """A timetable row: the leg, and the dates on which it runs."""

    leg: Leg
    days: frozenset[int]
    first: date
    last: date

    def runs(self, day: date) -> bool:
        return day.weekday() in self.days and self.first <= day <= self.last

    def meets(self, other: _Trip) -> bool:
        """Whether some date has both."""
        return bool(self.days & other.days) and self.first <= other.last and other.first <= self.last


@dataclass(frozen=True, slots=True)
class _Hire:
    """What a kilometre in a hired vehicle costs, in minor units, and how many people it takes."""

    mode: str
    price: Decimal
    seats: int


class TableCatalog:
    """The catalog of the tables in ``path`` (a folder with one file a table, ``.csv`` or ``.parquet``).

    Raises DataError where anything is wrong: a table, a column or a value is missing or malformed, an id
    is there twice, a city unknown. The message names file, line (row, in Parquet), column and value.
    Nothing is dropped, so ``left_out`` is empty. Tables are read when first asked for and an error
    comes then; call ``check`` to read all of them at once.
    """

    def __init__(self, path: Path | str) -> None:
        self._files = find_tables(Path(path))
        self._meta = _meta(read_table(self._files["meta"], TABLES["meta"]))
        self._digits = exponent(self.currency)
        rows = read_table(self._files["cities"], TABLES["cities"])
        self._cities = MappingProxyType({row["id"]: _city(row) for row in rows})
        self._offsets = {row["id"]: row["utc_offset"] for row in rows}
        self._hires, self._road_departs = self._hiring()
        self._vocabularies: dict[tuple[str, str], frozenset[str]] = {}

    @property
    def name(self) -> str:
        return self._meta["name"].values["value"]

    @property
    def currency(self) -> str:
        return self._meta["currency"].values["value"]

    @property
    def cities(self) -> Mapping[str, City]:
        return self._cities

    @property
    def left_out(self) -> Sequence[LeftOut]:
        return ()

    @property
    def lacks(self) -> Mapping[str, frozenset[str]]:
        """See ``Catalog.lacks``; reads every table."""
        return self._lacks

    @cached_property
    def _lacks(self) -> Mapping[str, frozenset[str]]:
        return MappingProxyType({kind: lacking(kind, self._records(kind)) for kind in CARRIED})

    def check(self) -> TableCatalog:
        """Read every table now; DataError at the first fault. Returns the catalog itself."""
        _ = self.lacks
        return self

    def legs(self, origin: str, destination: str, day: date) -> Sequence[Leg]:
        """The timetable's legs that run on ``day``, in the table's order, then drive and taxi."""
        pair = (origin, destination)
        trips = (trip.leg for trip in self._timetable.get(pair, ()) if trip.runs(day))
        return tuple(replace(leg, date=day) for leg in (*trips, *self._roads.get(pair, ())))

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
        if (kind, field) not in self._vocabularies:
            self._vocabularies[kind, field] = words(self._records(kind), field)
        return self._vocabularies[kind, field]

    # Tables ------------------------------------------------------------------------------------

    @cached_property
    def _stays(self) -> Mapping[str, tuple[Stay, ...]]:
        return _by_city(Stay(**_placed(row)) for row in self._rows("stays"))

    @cached_property
    def _restaurants(self) -> Mapping[str, tuple[Restaurant, ...]]:
        return _by_city(Restaurant(**_placed(row)) for row in self._rows("restaurants"))

    @cached_property
    def _attractions(self) -> Mapping[str, tuple[Attraction, ...]]:
        return _by_city(Attraction(**_placed(row)) for row in self._rows("attractions"))

    @cached_property
    def _timetable(self) -> Mapping[Pair, Sequence[_Trip]]:
        table: dict[Pair, list[_Trip]] = defaultdict(list)
        departures: dict[tuple[Any, ...], list[tuple[_Trip, Row]]] = defaultdict(list)
        for row in self._rows("timetable"):
            trip = _trip(row)
            leg = trip.leg
            table[leg.origin, leg.destination].append(trip)
            like = departures[leg.mode, leg.number, leg.origin, leg.destination, leg.depart]
            for other, where in like:
                if trip == other or (leg.number is not None and trip.meets(other)):
                    what = f"{(leg.number or leg.mode)!r} runs twice on one date, also in {where.where}"
                    raise row.fault("number", what, "Remove one of them, or part their days or dates.")
            like.append((trip, row))
        return dict(table)

    @cached_property
    def _roads(self) -> Mapping[Pair, tuple[Leg, ...]]:
        rows = self._rows("roads")
        if rows and not self._hires:
            raise DataError(
                f"{self._files['roads'].name} has rows, but meta prices neither drive nor taxi",
                "Give drive_price_per_km and drive_seats, taxi_price_per_km and taxi_seats, or both pairs.",
            )
        return {
            (row["origin"], row["destination"]): tuple(self._hired(row, hire) for hire in self._hires)
            for row in rows
        }

    @cached_property
    def _reached(self) -> Mapping[str, frozenset[str]]:
        reached: dict[str, set[str]] = defaultdict(set)
        for origin, destination in (*self._timetable, *self._roads):
            reached[origin].add(destination)
        return {origin: frozenset(found) for origin, found in reached.items()}

    def _records(self, kind: str) -> list[Any]:
        if kind == "leg":
            trips = [trip.leg for table in self._timetable.values() for trip in table]
            return [*trips, *(leg for legs in self._roads.values() for leg in legs)]
        tables = {"stay": self._stays, "meal": self._restaurants, "attraction": self._attractions}
        return [record for table in tables[kind].values() for record in table]

    def _rows(self, name: str) -> list[Row]:
        """The rows of a table, with every city id checked."""
        table = TABLES[name]
        rows = read_table(self._files[name], table, self._digits)
        for row in rows:
            for column in table.cities:
                if row[column] not in self._cities:
                    what = f"{row[column]!r} is not the id of a city"
                    raise row.fault(column, what, f"Ids are in {self._files['cities'].name}.")
            if len(table.cities) == 2 and row["origin"] == row["destination"]:
                raise row.fault("destination", f"{row['destination']!r} is the origin too")
        return rows

    # Roads -------------------------------------------------------------------------------------

    def _hiring(self) -> tuple[tuple[_Hire, ...], int]:
        """How drives and taxis are priced, and when they leave, from ``meta``."""
        hires: list[_Hire] = []
        for mode in HIRED:
            price = self._setting(f"{mode}_price_per_km", cells.number("0", "1000000"))
            seats = self._setting(f"{mode}_seats", cells.whole(1, 100))
            if (price is None) != (seats is None):
                given, absent = ("price_per_km", "seats") if seats is None else ("seats", "price_per_km")
                raise DataError(f"meta has {mode}_{given} but not {mode}_{absent}", "Give both or neither.")
            if price is not None:
                hires.append(_Hire(mode, price.scaleb(self._digits), seats))
        departs = self._setting("road_departs", cells.clock)
        return tuple(hires), cells.clock(_ROAD_DEPARTS) if departs is None else departs

    def _setting(self, key: str, parse: Parser) -> Any:
        row = self._meta.get(key)
        return None if row is None or row["value"] is None else _parsed(row, parse)

    def _hired(self, row: Row, hire: _Hire) -> Leg:
        origin, destination = row["origin"], row["destination"]
        here, there = self._offsets[origin], self._offsets[destination]
        shift = 0 if here is None or there is None else there - here
        return Leg(
            mode=hire.mode,
            origin=origin,
            destination=destination,
            date=_ANY_DAY,
            number=None,
            depart=self._road_departs,
            arrive=self._road_departs + row["minutes"] + shift,
            minutes=row["minutes"],
            metres=row["km"],
            price=cells.half_up(hire.price * row["km"] / 1000),
            seats=hire.seats,
        )


def _meta(rows: Iterable[Row]) -> dict[str, Row]:
    """The settings by key, with name and currency checked."""
    meta = {row["key"]: row for row in rows if not row["key"].startswith(OWN)}
    for key, row in meta.items():
        if key not in META_KEYS:
            raise row.fault("key", f"{key!r} is not a setting", f"Settings: {', '.join(META_KEYS)}.")
    for key in REQUIRED_META:
        if key not in meta or meta[key]["value"] is None:
            raise DataError(f"the table meta lacks {key!r}", f"Add a row with the key {key} and its value.")
    _parsed(meta["currency"], _currency)
    return meta


def _parsed(row: Row, parse: Callable[[str], Any]) -> Any:
    try:
        return parse(row["value"])
    except CellError as error:
        what = f"{row['value']!r} for {row['key']} {error.what}"
        raise row.fault("value", what, error.hint) from None


def _currency(code: str) -> str:
    if not re.fullmatch("[A-Z]{3}", code):
        raise CellError("is not a currency code", "Write an ISO 4217 code such as USD.")
    return code


def _city(row: Row) -> City:
    values = _placed(row)
    return City(**{key: value for key, value in values.items() if key != "utc_offset"})


def _placed(row: Row) -> dict[str, Any]:
    """The row's values; DataError where only one of latitude and longitude is there."""
    if (row["latitude"] is None) != (row["longitude"] is None):
        empty, full = ("latitude", "longitude") if row["latitude"] is None else ("longitude", "latitude")
        raise row.fault(empty, f"'' is empty, but {full} is {row[full]}", "Give both or neither.")
    return row.values


def _by_city(records: Iterable[R]) -> Mapping[str, tuple[R, ...]]:
    table: dict[str, list[R]] = defaultdict(list)
    for record in records:
        table[record.city].append(record)
    return {city: tuple(found) for city, found in table.items()}


def _trip(row: Row) -> _Trip:
    first, last = row["valid_from"] or date.min, row["valid_to"] or date.max
    if first > last:
        raise row.fault("valid_to", f"{last} is before valid_from, {first}")
    leg = Leg(
        mode=row["mode"],
        origin=row["origin"],
        destination=row["destination"],
        date=_ANY_DAY,
        number=row["number"],
        depart=row["depart"],
        arrive=row["arrive"] + _DAY_MINUTES * (row["arrive_day_offset"] or 0),
        minutes=row["minutes"],
        metres=row["km"],
        price=row["price"],
    )
    _check_clocks(row, leg)
    return _Trip(leg, row["days"], first, last)


def _check_clocks(row: Row, leg: Leg) -> None:
    """A leg may land before it leaves by the clock, flying west; then ``minutes`` must say so."""
    if leg.minutes is None and leg.arrive <= leg.depart:
        raise row.fault(
            "arrive",
            f"{_clock(leg.arrive)} is not after depart, {_clock(leg.depart)}",
            "Set arrive_day_offset to 1 if it is the next day, or give minutes if it goes west.",
        )
    if leg.minutes is not None and abs(leg.arrive - leg.depart - leg.minutes) > _WIDEST_ZONES:
        clocks = f"from {_clock(leg.depart)} to {_clock(leg.arrive)}"
        what = f"{leg.minutes} minutes do not lead {clocks} in any time zones"
        raise row.fault("minutes", what, "See arrive_day_offset.")
    shift = 0 if leg.minutes is None else leg.arrive - leg.depart - leg.minutes
    if row["arrive_day_offset"] is None and shift <= -_HALF_DAY:
        raise row.fault(
            "arrive_day_offset",
            f"'' is empty, and arrive, {_clock(leg.arrive)}, is long before depart, {_clock(leg.depart)}",
            "Set it to 1 if it arrives the next day, or to 0 if it crosses the date line.",
        )


def _clock(minutes: int) -> str:
    return f"{minutes // 60:02}:{minutes % 60:02}"
