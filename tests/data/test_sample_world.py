"""The sample world: complete, plausible, usable on any date, and what the script writes."""

import itertools
import time
from collections import Counter
from datetime import date, timedelta
from pathlib import Path

import pytest

from planner_agent.data.catalog import City
from planner_agent.data.sample import SAMPLE_WORLD, sample_catalog
from planner_agent.data.tables import TableCatalog

STATES = ("Texas", "Colorado", "California")
ORIGINS = ("chicago", "boston", "seattle", "atlanta")
CATALOG = sample_catalog()
DESTINATIONS = [city.id for city in CATALOG.cities.values() if city.state in STATES]
SOME_DAY = date(2027, 6, 9)


def test_the_script_writes_these_very_files(tmp_path: Path) -> None:
    pytest.importorskip("airportsdata", reason="the script needs the extra 'dev'")
    from scripts.make_sample_world import write

    write(tmp_path)
    shipped = {path.name: path.read_bytes() for path in SAMPLE_WORLD.iterdir()}
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == shipped


def test_size_and_speed() -> None:
    assert sum(path.stat().st_size for path in SAMPLE_WORLD.iterdir()) < 1_500_000
    start = time.perf_counter()
    TableCatalog(SAMPLE_WORLD).check()
    assert time.perf_counter() - start < 1.0  # some 60 ms on an idle core; the promise is 300


def test_sample_catalog_is_read_once() -> None:
    assert sample_catalog() is CATALOG


def test_cities() -> None:
    by_state = Counter(city.state for city in CATALOG.cities.values())
    assert all(by_state[state] >= 5 for state in STATES)
    assert {CATALOG.cities[origin].state for origin in ORIGINS}.isdisjoint(STATES)
    assert all(city.latitude and city.longitude for city in CATALOG.cities.values())


def test_nothing_is_lacking_or_left_out() -> None:
    assert dict(CATALOG.lacks) == {kind: frozenset() for kind in ("leg", "stay", "meal", "attraction")}
    assert CATALOG.left_out == ()


@pytest.mark.parametrize("city", CATALOG.cities)
def test_every_city_offers_enough(city: str) -> None:
    full = city in DESTINATIONS
    assert len(CATALOG.restaurants(city)) >= (30 if full else 12)
    assert len(CATALOG.stays(city)) >= (15 if full else 6)
    assert len(CATALOG.attractions(city)) >= (12 if full else 6)
    rooms = {stay.room_type for stay in CATALOG.stays(city)}
    assert rooms == {"entire", "private", "shared"}
    assert any(stay.minimum_nights == 1 for stay in CATALOG.stays(city))


@pytest.mark.parametrize("city", CATALOG.cities)
def test_names_are_unique_and_no_name_holds_another(city: str) -> None:
    offers = (*CATALOG.restaurants(city), *CATALOG.stays(city), *CATALOG.attractions(city))
    names = [offer.name.lower() for offer in offers]
    assert not [(one, other) for one, other in itertools.permutations(names, 2) if one in other]


@pytest.mark.parametrize("city", DESTINATIONS)
def test_diets_and_cuisines_of_every_destination(city: str) -> None:
    meals = CATALOG.restaurants(city)
    diets = Counter(diet for meal in meals for diet in meal.diets or ())
    assert all(diets[diet] >= 2 for diet in ("vegetarian", "vegan", "halal", "kosher", "gluten_free"))
    cuisines = {cuisine for meal in meals for cuisine in meal.cuisines or ()}
    assert {"American", "Chinese", "French", "Indian", "Italian", "Mediterranean", "Mexican"} <= cuisines
    assert all(700 <= (meal.price or 0) <= 20_000 for meal in meals)


def test_facts_are_sometimes_unknown() -> None:
    meals = [meal for city in CATALOG.cities for meal in CATALOG.restaurants(city)]
    sights = [sight for city in CATALOG.cities for sight in CATALOG.attractions(city)]
    assert 0.05 < sum(meal.rating is None for meal in meals) / len(meals) < 0.25
    assert any(meal.diets is None for meal in meals)
    assert any(sight.hours is None for sight in sights) and any(sight.price is None for sight in sights)
    assert 0.2 < sum(sight.price == 0 for sight in sights) / len(sights) < 0.6
    closed_on_monday = [sight for sight in sights if sight.hours and sight.hours[0] is None]
    assert len(closed_on_monday) > 30


def test_vocabulary() -> None:
    assert {"museum", "park", "zoo", "garden", "beach", "gallery", "market", "theatre", "viewpoint",
            "historic"} <= CATALOG.vocabulary("attraction", "categories")  # fmt: skip
    assert {"pool", "wifi", "kitchen", "parking", "breakfast", "air_conditioning",
            "wheelchair_access"} <= CATALOG.vocabulary("stay", "features")  # fmt: skip
    assert {"kid_friendly", "indoor", "outdoor"} <= CATALOG.vocabulary("attraction", "features")
    assert {stay.occupancy for city in DESTINATIONS for stay in CATALOG.stays(city)} == set(range(1, 9))


@pytest.mark.parametrize("year", [2026, 2031, 2040])
def test_flights_on_any_date(year: int) -> None:
    for step in range(0, 364, 13):
        day = date(year, 1, 1) + timedelta(days=step)
        assert CATALOG.legs("chicago", "denver", day)
        assert CATALOG.legs("denver", "chicago", day)


def test_origins_reach_most_destinations_by_air_and_come_back() -> None:
    for origin in ORIGINS:
        reached = [city for city in DESTINATIONS if flies(origin, city)]
        assert len(reached) >= 0.7 * len(DESTINATIONS)
        assert all(flies(city, origin) for city in reached)
    hops = [pair for pair in itertools.permutations(DESTINATIONS, 2) if flies(*pair)]
    assert len(hops) >= 40


def flies(origin: str, destination: str) -> bool:
    week = [SOME_DAY + timedelta(days=step) for step in range(7)]
    return any(leg.mode == "flight" for day in week for leg in CATALOG.legs(origin, destination, day))


def test_several_flights_a_day_at_different_clocks_and_prices() -> None:
    legs = [leg for leg in CATALOG.legs("boston", "los-angeles", SOME_DAY) if leg.mode == "flight"]
    assert len(legs) >= 3
    assert len({leg.depart for leg in legs}) == len({leg.price for leg in legs}) == len(legs)


def test_local_clocks_follow_the_time_zones() -> None:
    east = {
        leg.arrive - leg.depart - (leg.minutes or 0) for leg in CATALOG.legs("seattle", "boston", SOME_DAY)
    }
    west = {
        leg.arrive - leg.depart - (leg.minutes or 0) for leg in CATALOG.legs("boston", "seattle", SOME_DAY)
    }
    assert (east, west) == ({180}, {-180})
    drives = {
        leg.arrive - leg.depart - (leg.minutes or 0) for leg in CATALOG.legs("el-paso", "amarillo", SOME_DAY)
    }
    assert drives == {60}


def test_roads_between_neighbours() -> None:
    modes = {leg.mode: leg for leg in CATALOG.legs("austin", "san-antonio", SOME_DAY)}
    assert set(modes) == {"drive", "taxi"}
    drive, taxi = modes["drive"], modes["taxi"]
    assert 90_000 < (drive.metres or 0) < 160_000 and (drive.seats, taxi.seats) == (5, 4)
    assert (drive.price or 0) < (taxi.price or 0)
    assert not [leg for leg in CATALOG.legs("boston", "seattle", SOME_DAY) if leg.mode == "drive"]


def test_no_destination_is_out_of_reach() -> None:
    for city in DESTINATIONS:
        assert set(ORIGINS) & CATALOG.destinations(city), city
        assert any(city in CATALOG.destinations(origin) for origin in ORIGINS), city


def test_places_lie_in_their_city() -> None:
    for city in CATALOG.cities.values():
        for offer in (*CATALOG.stays(city.id), *CATALOG.restaurants(city.id), *CATALOG.attractions(city.id)):
            assert near(city, offer.latitude, offer.longitude)


def near(city: City, latitude: float | None, longitude: float | None) -> bool:
    assert None not in (city.latitude, city.longitude, latitude, longitude)
    return abs(latitude - city.latitude) < 0.06 and abs(longitude - city.longitude) < 0.06  # type: ignore[operator]
