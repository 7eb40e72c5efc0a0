"""The five hard checks of the official evaluator, quirks included.

Each returns a message on failure and None on success. They run only on plans whose every item is in the
sandbox. Prices, rules, room types and cuisines are those of the *effective* row: the first whose name
contains the plan's.
"""

from __future__ import annotations

from collections.abc import Callable
from math import ceil

from benchmarks.travelplanner.official_sandbox import Stay, Unreadable, split_place
from benchmarks.travelplanner.official_trip import Day, Trip

SEATS = {"self-driving": 5, "taxi": 4}
DOLLARS_PER_KM = {"self-driving": 0.05, "taxi": 1.0}
FORBIDDEN_RULE = {
    "smoking": "No smoking",
    "parties": "No parties",
    "children under 10": "No children under 10",
    "visitors": "No visitors",
    "pets": "No pets",
}
ROOM_TYPE = {"entire room": "Entire home/apt", "private room": "Private room", "shared room": "Shared room"}
FORBIDDEN_WORD = {"no flight": "Flight", "no self-driving": "Self-driving"}


def total_cost(trip: Trip) -> float:
    """Dollars that the evaluator counts for the whole party. Attractions are free."""
    parts = (_transport_cost, _meals_cost, _stay_cost)
    return sum(cost(trip, day) for cost in parts for day in trip.days)


def _transport_cost(trip: Trip, day: Day) -> float:
    people = trip.query.people
    if day.mode == "flight":
        row = next((f for f in trip.sandbox.flights if f.number == day.flight_number), None)
        return row.price * people if row else 0
    leg = day.leg
    road = trip.sandbox.road(*leg) if day.mode and leg else None
    return int(DOLLARS_PER_KM[day.mode] * road.km) * ceil(people / SEATS[day.mode]) if road else 0


def _meals_cost(trip: Trip, day: Day) -> float:
    rows = [trip.sandbox.restaurant(text) for _, text in day.meals]
    return sum(row.cost for row in rows if row) * trip.query.people


def _stay_cost(trip: Trip, day: Day) -> float:
    row = trip.sandbox.stay(day["accommodation"])
    if row is None:
        return 0
    if not row.occupancy > 0:
        raise Unreadable(f"{row.name!r} sleeps {row.occupancy:g}")
    return row.price * ceil(trip.query.people / row.occupancy)


def budget(trip: Trip) -> str | None:
    """The trip costs no more than the budget."""
    cost = total_cost(trip)
    limit = trip.query.budget
    # "not ≤", because an unknown price makes the cost not-a-number, which fits no budget.
    over = limit is not None and not cost <= limit
    return f"the trip costs {cost:.2f}, the budget is {limit}" if over else None


def cuisine(trip: Trip) -> str | None:
    """Every requested cuisine is in the cuisines of some meal."""
    wanted = set(trip.query.wishes["cuisine"])
    tasted: set[str] = set()
    for day in trip.days:
        for _, text in day.meals:
            place = split_place(text)
            if place and place[1] == trip.query.org:
                break  # a meal at home also hides the later meals of its day
            row = trip.sandbox.restaurant(text)
            tasted |= {name for name in wanted if row and name in row.cuisines}
    missing = sorted(wanted - tasted)
    return f"no meal is {', '.join(missing)}" if missing else None


def house_rule(trip: Trip) -> str | None:
    """No stay forbids what is asked."""
    words = _known(FORBIDDEN_RULE, "house rule", trip)
    return next((f"{row.name!r} says {row.rules!r}" for row in _stays(trip) if words in row.rules), None)


def room_type(trip: Trip) -> str | None:
    """Every stay is of the room type asked."""
    if trip.query.wishes["room type"] == "not shared room":
        wrong = (row for row in _stays(trip) if row.room_type == ROOM_TYPE["shared room"])
    else:
        wanted = _known(ROOM_TYPE, "room type", trip)
        wrong = (row for row in _stays(trip) if row.room_type != wanted)
    return next((f"{row.name!r} is {row.room_type!r}" for row in wrong), None)


def transport_rule(trip: Trip) -> str | None:
    """No transport text holds the forbidden word, spelt with a capital."""
    word = _known(FORBIDDEN_WORD, "transportation", trip)
    days = (day.number for day in trip.days if word in day["transportation"])
    return next((f"day {number} has {word!r}" for number in days), None)


def _stays(trip: Trip) -> list[Stay]:
    return [row for day in trip.days if (row := trip.sandbox.stay(day["accommodation"]))]


def _known(table: dict[str, str], wish: str, trip: Trip) -> str:
    value = trip.query.wishes[wish]
    if value not in table:
        raise ValueError(f"unknown {wish} {value!r} in the query\nexpected one of {sorted(table)}")
    return table[value]


# Check -> (the wish that switches it on, the check). The budget is always asked.
HARD: dict[str, tuple[str | None, Callable[[Trip], str | None]]] = {
    "budget": (None, budget),
    "cuisine": ("cuisine", cuisine),
    "house_rule": ("house rule", house_rule),
    "room_type": ("room type", room_type),
    "transport_rule": ("transportation", transport_rule),
}
