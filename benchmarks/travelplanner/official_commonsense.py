"""The eight commonsense checks of the official evaluator, quirks included.

Each returns a message on failure and None on success, and may raise ``Unreadable``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import groupby

from benchmarks.travelplanner.official_sandbox import named
from benchmarks.travelplanner.official_trip import PARTS, Day, Trip

COUNTED_PARTS_PER_DAY = 6
LEAST_FILLED_SHARE = 0.5


def city_order(trip: Trip) -> str | None:
    """A closed round from the origin in whole stays, no city twice, in known cities (of ``dest``)."""
    cities = [city for day in trip.days for city in day.cities]
    if len(cities) < 3:
        return f"the plan names {len(cities)} cities, fewer than 3"
    if cities[0] != trip.query.org:
        return f"the trip begins in {cities[0]!r}, not in {trip.query.org!r}"
    if cities[-1] != cities[0]:
        return f"the trip begins in {cities[0]!r} and ends in {cities[-1]!r}"
    return _broken_run(cities) or _foreign_city(trip, cities)


def _broken_run(cities: list[str]) -> str | None:
    seen: set[str] = set()
    start = 0
    for city, group in groupby(cities):
        length = len(list(group))
        last = start == len(cities) - 1
        # Only the very last entry may come back: two entries at home in the end count as a second visit.
        if city in seen and not last:
            return f"{city!r} is visited twice"
        if length == 1 and start > 0 and not last:
            return f"{city!r} is only passed through"
        seen.add(city)
        start += length
    return None


def _foreign_city(trip: Trip, cities: list[str]) -> str | None:
    for position, city in enumerate(cities):
        state = trip.city_states.get(city)
        if state is None:
            return f"{city!r} is not in the city set"
        between = 0 < position < len(cities) - 1
        # For 3 days dest is a city, so its state is never compared; a wrong city passes.
        if between and trip.query.days > 3 and state != trip.query.dest:
            return f"{city!r} is in {state}, not in {trip.query.dest}"
    return None


def restaurants(trip: Trip) -> str | None:
    """No meal text appears twice."""
    return _repeated(text for day in trip.days for _, text in day.meals)


def attractions(trip: Trip) -> str | None:
    """No attraction text appears twice."""
    return _repeated(text for day in trip.days for text in day.attractions)


def _repeated(texts: Iterable[str]) -> str | None:
    seen: set[str] = set()
    for text in texts:
        if text in seen:
            return f"{text!r} is repeated"
        seen.add(text)
    return None


def stay(trip: Trip) -> str | None:
    """Each run of one accommodation text is as long as its minimum nights, if one row alone fits."""
    for text, run in groupby(day["accommodation"] for day in trip.days):
        nights = len(list(run))
        rows = named(trip.sandbox.stays, text)
        if text and len(rows) == 1 and nights < rows[0].minimum_nights:
            return f"{text!r} is booked for {nights} nights, at least {rows[0].minimum_nights:g} are asked"
    return None


def transport(trip: Trip) -> str | None:
    """Day 1 has a transport; own car does not go together with flights or taxis."""
    if not trip.days or not trip.days[0]["transportation"]:
        return "day 1 has no transport"
    modes = {day.mode for day in trip.days}
    clash = modes & {"flight", "taxi"} if "self-driving" in modes else set()
    return f"self-driving and {min(clash)} in one trip" if clash else None


def current_city(trip: Trip) -> str | None:
    """What a day names belongs to its city or cities."""
    for day in trip.days:
        # The evaluator loops over a list of two cities on a travel day, but over the *characters* of the one
        # city on any other day (their issue 50), so there almost any text passes.
        cities: tuple[str, ...] | str = day.cities if day.travels else day.cities[0]
        if message := _outside(day, cities):
            return f"day {day.number}: {message}"
    return None


def _outside(day: Day, cities: tuple[str, ...] | str) -> str | None:
    transport_text, stay_text = day["transportation"], day["accommodation"]
    if transport_text and not all(city in transport_text for city in cities):
        return f"the transport {transport_text!r} does not name the city"
    places = [text for _, text in day.meals] + day.attractions
    for text in places:
        if not any(city in text for city in cities):
            return f"{text!r} is not in the city"
    if stay_text and not (cities and cities[-1] in stay_text):
        return f"the stay {stay_text!r} is not in the city"
    return None


def sandbox(trip: Trip) -> str | None:
    """Everything named exists in the tables."""
    for day in trip.days:
        if message := _unknown_transport(trip, day) or _unknown_place(trip, day):
            return f"day {day.number}: {message}"
    return None


def _unknown_transport(trip: Trip, day: Day) -> str | None:
    if not day["transportation"] or not day.mode:
        return None
    leg = day.leg
    if day.mode == "flight":
        # The flight's date is not compared.
        wanted = (day.flight_number, leg)
        known = any((row.number, (row.origin, row.destination)) == wanted for row in trip.sandbox.flights)
    else:
        known = leg is not None and trip.sandbox.road(*leg) is not None
    return None if known else f"no such transport: {day['transportation']!r}"


def _unknown_place(trip: Trip, day: Day) -> str | None:
    for meal, text in day.meals:
        if trip.sandbox.restaurant(text) is None:
            return f"no such restaurant for {meal}: {text!r}"
    for text in day.attractions:
        if trip.sandbox.attraction(text) is None:
            return f"no such attraction: {text!r}"
    text = day["accommodation"]
    return f"no such accommodation: {text!r}" if text and trip.sandbox.stay(text) is None else None


def not_absent(trip: Trip) -> str | None:
    """The plan has all its days and cities, what each day needs, and is at least half filled."""
    given = [day for day in trip.days if day.raw]
    if len(given) != trip.query.days:
        return f"{len(given)} of {trip.query.days} days are given"
    cities = {city for day in trip.days for city in day.cities} - {trip.query.org}
    if len(cities) != trip.query.cities:
        return f"{len(cities)} cities are visited, {trip.query.cities} asked"
    for day in trip.days:
        if message := _gap(trip, day):
            return f"day {day.number}: {message}"
    filled = sum(1 for day in trip.days for value in day.raw.values() if value and value != "-")
    needed = LEAST_FILLED_SHARE * COUNTED_PARTS_PER_DAY * trip.query.days
    return f"only {filled} entries are filled, {needed:g} needed" if filled < needed else None


def _gap(trip: Trip, day: Day) -> str | None:
    for part in PARTS:
        if part not in day.raw:
            return f"{part} is missing"
    if day.travels and not day["transportation"]:
        return "no transport on a travel day"
    if not day.travels and not day["attraction"]:
        return "no attraction"
    if not day.travels and len(day.meals) < 3:
        return "a meal is missing"
    if day.number != trip.query.days and not day["accommodation"]:
        return "no accommodation"
    return None


COMMONSENSE: dict[str, Callable[[Trip], str | None]] = {
    "city_order": city_order,
    "restaurants": restaurants,
    "stay": stay,
    "attractions": attractions,
    "transport": transport,
    "current_city": current_city,
    "sandbox": sandbox,
    "not_absent": not_absent,
}
