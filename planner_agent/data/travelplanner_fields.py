"""One row of a TravelPlanner table -> one record, with every trap of that data set in one place."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from planner_agent.data.catalog import Attraction, LeftOut, Leg, Restaurant, Stay
from planner_agent.data.travelplanner_cities import plain_city
from planner_agent.errors import DataError

DRIVE_DEPARTS = 9 * 60
_DAY_MINUTES = 1440
_METRES_PER_MILE = Decimal("1609.344")
_ROOM_TYPES = {"Entire home/apt": "entire", "Private room": "private", "Shared room": "shared"}
_RULES = {
    "No smoking": "smoking",
    "No parties": "parties",
    "No children under 10": "children_under_10",
    "No visitors": "visitors",
    "No pets": "pets",
}
_DURATION = re.compile(
    r"(?:(?P<days>\d+) days?)? ?(?:(?P<hours>\d+) hours?)? ?(?:(?P<minutes>\d+) min(?:ute)?s?)?"
)
_ROAD = re.compile(r".*?duration: (?P<duration>[^:]*), distance: (?P<km>[\d,.]+) km\b.*", re.DOTALL)
_CLOCK = re.compile(r"([01]?\d|2[0-3]):([0-5]\d)(?::\d\d)?")


@dataclass(frozen=True, slots=True)
class Row:
    """A row with its table and number, so that an error can say where it stands."""

    table: str
    number: int
    cells: Mapping[str, Any]

    def get(self, column: str) -> Any:
        """The cell, None where it is empty or NaN; DataError where there is no such column."""
        if column not in self.cells:
            raise self.fault(column, f"is missing; the row has {', '.join(self.cells)}")
        value = self.cells[column]
        empty = value is None or value == "" or (isinstance(value, float) and math.isnan(value))
        return None if empty else value

    def text(self, column: str) -> str:
        value = self.get(column)
        if not isinstance(value, str):
            raise self.fault(column, f"holds {value!r}, not text")
        return value

    def number_of(self, column: str) -> Decimal | None:
        """The cell as a number that is not negative; thousands commas allowed; None if empty."""
        value = self.get(column)
        if value is None:
            return None
        try:
            found = Decimal(str(value).replace(",", ""))
        except InvalidOperation:
            found = Decimal("nan")
        if not found.is_finite() or found < 0:
            raise self.fault(column, f"holds {value!r}, not a number from 0 up")
        return found

    def whole(self, column: str) -> int | None:
        """The cell as a whole number ("2.0" is 2), None if empty."""
        found = self.number_of(column)
        if found is not None and found != int(found):
            raise self.fault(column, f"holds {found}, not a whole number")
        return None if found is None else int(found)

    def cents(self, column: str) -> int | None:
        found = self.number_of(column)
        return None if found is None else round(found * 100)

    def degrees(self, column: str) -> float | None:
        value = self.get(column)
        try:
            return None if value is None else float(value)
        except (TypeError, ValueError):
            raise self.fault(column, f"holds {value!r}, not degrees") from None

    def fault(self, column: str, what: str) -> DataError:
        return DataError(f"{self.table}, row {self.number}, column {column}: {what}")


def minutes_of(text: str) -> int | None:
    """``2 hours 56 mins``, ``26 mins`` or ``1 day 2 hours`` in minutes, None if it is none of those."""
    found = _DURATION.fullmatch(text.strip())
    if not text.strip() or found is None:
        return None
    days, hours, minutes = (int(part or 0) for part in found.group("days", "hours", "minutes"))
    return days * _DAY_MINUTES + hours * 60 + minutes


def flight(row: Row) -> Leg:
    """A flight; one that lands past midnight arrives after 1440."""
    depart, arrive = _clock(row, "DepTime"), _clock(row, "ArrTime")
    elapsed = row.get("ActualElapsedTime")
    minutes = None if elapsed is None else minutes_of(str(elapsed))
    if elapsed is not None and minutes is None:
        raise row.fault(
            "ActualElapsedTime", f"holds {elapsed!r}, not a duration such as '2 hours 24 minutes'"
        )
    miles = row.number_of("Distance")
    try:
        day = date.fromisoformat(row.text("FlightDate"))
    except ValueError:
        raise row.fault("FlightDate", f"holds {row.get('FlightDate')!r}, not YYYY-MM-DD") from None
    return Leg(
        mode="flight",
        origin=plain_city(row.text("OriginCityName")),
        destination=plain_city(row.text("DestCityName")),
        date=day,
        number=row.text("Flight Number"),
        depart=depart,
        arrive=_landing(depart, arrive, minutes),
        minutes=minutes,
        metres=None if miles is None else round(miles * _METRES_PER_MILE),
        price=row.cents("Price"),
    )


def _landing(depart: int, arrive: int, minutes: int | None) -> int:
    """The landing clock in minutes from midnight of the day of departure.

    Local clocks differ from departure + duration by the time zones alone, less than half a day, so
    the nearest day is the right one. A short hop to the west may land before it leaves.
    """
    if minutes is None:
        return arrive + _DAY_MINUTES if arrive < depart else arrive
    return arrive + _DAY_MINUTES * round((depart + minutes - arrive) / _DAY_MINUTES)


def _clock(row: Row, column: str) -> int:
    text = row.text(column)
    found = _CLOCK.fullmatch(text)
    if found is None:
        raise row.fault(column, f"holds {text!r}, not HH:MM")
    return int(found[1]) * 60 + int(found[2])


def road(description: str, means: str, origin: str, destination: str, text: str, day: date) -> Leg | LeftOut:
    """A drive or a taxi from its sentence; left out where the benchmark refuses its duration.

    A car takes 5 and costs int(0.05 x km) dollars, a cab takes 4 and costs int(km) dollars.
    """
    found = _ROAD.fullmatch(text)
    duration = minutes_of(found["duration"]) if found else None
    if found is None or duration is None:
        raise DataError(
            f"{description}: cannot read {text[:120]!r}",
            "Expected '…, duration: 2 hours 56 mins, distance: 285 km, cost: …' or 'No valid information.'",
        )
    mode = "drive" if means == "Self-driving" else "taxi"
    if "day" in found["duration"]:
        reason = f"takes {found['duration']}, and the benchmark refuses a {mode} of a day or more"
        return LeftOut("leg", f"{mode} to {destination}", origin, reason)
    try:
        km = Decimal(found["km"].replace(",", ""))
    except InvalidOperation:
        raise DataError(f"{description}: {found['km']!r} is not a distance") from None
    # The benchmark multiplies floats; so do we, so that no request differs by a dollar.
    dollars = int(0.05 * float(km)) if mode == "drive" else int(km)
    return Leg(
        mode=mode,
        origin=origin,
        destination=destination,
        date=day,
        number=None,
        depart=DRIVE_DEPARTS,
        arrive=DRIVE_DEPARTS + duration,
        minutes=duration,
        metres=round(km * 1000),
        price=dollars * 100,
        seats=5 if mode == "drive" else 4,
    )


def stay(row: Row, city: str) -> Stay:
    """An accommodation; no house rules means that everything is allowed."""
    name, nights, occupancy = row.text("NAME"), row.whole("minimum nights"), row.whole("maximum occupancy")
    if not occupancy:
        raise row.fault("maximum occupancy", f"holds {row.get('maximum occupancy')!r}, not 1 or more")
    room = row.text("room type")
    if room not in _ROOM_TYPES:
        raise row.fault("room type", f"holds {room!r}, not one of {', '.join(_ROOM_TYPES)}")
    return Stay(
        id=f"stay:{name}, {city}",
        name=name,
        city=_same_city(row, "city", city),
        room_type=_ROOM_TYPES[room],
        price=row.cents("price"),
        minimum_nights=nights or 1,
        occupancy=occupancy,
        allows=_allowed(row),
        rating=_rating(row, "review rate number"),
    )


def _allowed(row: Row) -> frozenset[str]:
    rules = row.get("house_rules")
    forbidden = [] if rules is None else [rule.strip() for rule in str(rules).split("&")]
    for rule in forbidden:
        if rule not in _RULES:
            raise row.fault("house_rules", f"holds {rule!r}, not one of {', '.join(_RULES)}")
    return frozenset(_RULES.values()) - {_RULES[rule] for rule in forbidden}


def restaurant(row: Row, city: str) -> Restaurant:
    """A restaurant; cuisines as the data set spells them."""
    name, cuisines = row.text("Name"), row.get("Cuisines")
    return Restaurant(
        id=f"restaurant:{name}, {city}",
        name=name,
        city=_same_city(row, "City", city),
        cuisines=None if cuisines is None else frozenset(part.strip() for part in str(cuisines).split(",")),
        price=row.cents("Average Cost"),
        rating=_rating(row, "Aggregate Rating"),
    )


def attraction(row: Row, city: str) -> Attraction:
    """An attraction; it costs nothing, and category, rating and hours are unknown."""
    name = row.text("Name")
    return Attraction(
        id=f"attraction:{name}, {city}",
        name=name,
        city=_same_city(row, "City", city),
        price=0,
        latitude=row.degrees("Latitude"),
        longitude=row.degrees("Longitude"),
    )


def _same_city(row: Row, column: str, city: str) -> str:
    found = plain_city(row.text(column))
    if found != city:
        raise row.fault(column, f"holds {found!r} in the table of {city!r}")
    return city


def _rating(row: Row, column: str) -> int | None:
    """Tenths; 0.0 stands for "not rated" in this data set."""
    found = row.number_of(column)
    if found is not None and found > 5:
        raise row.fault(column, f"holds {found}, not a rating from 0 to 5")
    return round(found * 10) if found else None
