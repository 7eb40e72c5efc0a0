"""The seven tables of a ``TableCatalog``: columns, types, units, and what an empty cell means.

``docs/bring-your-own-data.md`` is this file in words; a test compares the two.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from planner_agent.data import table_cells as cells
from planner_agent.data.catalog import TICKETED
from planner_agent.data.table_cells import Parser

ALLOWS = ("smoking", "parties", "children_under_10", "visitors", "pets")
ROOM_TYPES = ("entire", "private", "shared")
META_KEYS = (
    "name",
    "currency",
    "drive_price_per_km",
    "drive_seats",
    "taxi_price_per_km",
    "taxi_seats",
    "road_departs",
)
REQUIRED_META = ("name", "currency")
#: Columns, files and meta keys that begin with this are the owner's own and are not read.
OWN = "_"


class Required:
    """Marks a column that must be there and filled in every row."""


REQUIRED = Required()


@dataclass(frozen=True, slots=True)
class Column:
    """A column; ``empty`` is the value of an empty cell or an absent column, REQUIRED if neither may be."""

    name: str
    parse: Parser
    empty: Any = REQUIRED
    money: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table; no two rows share all columns of ``unique``; columns of ``cities`` hold city ids."""

    name: str
    columns: tuple[Column, ...]
    unique: tuple[str, ...] = ()
    cities: tuple[str, ...] = ()


def _money(name: str) -> Column:
    return Column(name, cells.text, None, money=True)


_PLACE = (Column("latitude", cells.degrees(90), None), Column("longitude", cells.degrees(180), None))
_OFFER = (Column("id", cells.text), Column("name", cells.text), Column("city", cells.text))
_RATED = (Column("rating", cells.tenths, None), Column("features", cells.words(), None))

TABLES: Mapping[str, Table] = {
    table.name: table
    for table in (
        Table("meta", (Column("key", cells.text), Column("value", cells.text, None)), unique=("key",)),
        Table(
            "cities",
            (
                Column("id", cells.text),
                Column("name", cells.text),
                Column("state", cells.text, ""),
                *_PLACE,
                Column("utc_offset", cells.utc_offset, None),
            ),
            unique=("id",),
        ),
        Table(
            "timetable",
            (
                Column("mode", cells.one_of(*TICKETED)),
                Column("number", cells.text, None),
                Column("origin", cells.text),
                Column("destination", cells.text),
                Column("days", cells.weekdays),
                Column("valid_from", cells.iso_date, None),
                Column("valid_to", cells.iso_date, None),
                Column("depart", cells.clock),
                Column("arrive", cells.clock),
                Column("arrive_day_offset", cells.whole(-1, 3), None),
                Column("minutes", cells.whole(1), None),
                Column("km", cells.metres, None),
                _money("price"),
            ),
            cities=("origin", "destination"),
        ),
        Table(
            "roads",
            (
                Column("origin", cells.text),
                Column("destination", cells.text),
                Column("km", cells.metres),
                Column("minutes", cells.whole(1)),
            ),
            unique=("origin", "destination"),
            cities=("origin", "destination"),
        ),
        Table(
            "stays",
            (
                *_OFFER,
                Column("room_type", cells.one_of(*ROOM_TYPES), None),
                _money("price"),
                Column("minimum_nights", cells.whole(1), 1),
                Column("occupancy", cells.whole(1)),
                Column("allows", cells.words(*ALLOWS), None),
                Column("beds", cells.whole(1), None),
                *_RATED,
                *_PLACE,
            ),
            unique=("id",),
            cities=("city",),
        ),
        Table(
            "restaurants",
            (
                *_OFFER,
                Column("cuisines", cells.words(), None),
                _money("price"),
                Column("diets", cells.words(), None),
                *_RATED,
                *_PLACE,
            ),
            unique=("id",),
            cities=("city",),
        ),
        Table(
            "attractions",
            (
                *_OFFER,
                Column("categories", cells.words(), None),
                _money("price"),
                Column("hours", cells.hours, None),
                *_RATED,
                *_PLACE,
            ),
            unique=("id",),
            cities=("city",),
        ),
    )
}
