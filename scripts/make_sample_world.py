"""Write the sample world: invented places in real cities, as the CSV tables of a ``TableCatalog``.

    python scripts/make_sample_world.py [FOLDER]

The same seed gives the same bytes. City names, coordinates (the airport's) and time zones come from
``airportsdata`` (extra ``dev``); every restaurant, stay, attraction, flight and price is invented.
Only ``Random.random`` is drawn from, whose sequence Python promises to keep.
"""

from __future__ import annotations

import csv
import math
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import permutations
from pathlib import Path
from random import Random
from zoneinfo import ZoneInfo

SEED = 20260401
FOLDER = Path(__file__).parent.parent / "planner_agent" / "data" / "sample_world"
ROAD_FACTOR, ROAD_KMH, ROAD_LIMIT_KM = 1.25, 85, 1500
CRUISE_KM_PER_MINUTE, GROUND_MINUTES = 13.2, 42


@dataclass(frozen=True)
class Place:
    """A city of the world: ``terrain`` decides its sights, ``level`` its prices, ``hub`` its flights."""

    iata: str
    level: float
    terrain: str
    hub: bool = False
    origin: bool = False
    alias: str = ""


PLACES = (
    Place("IAH", 1.0, "city coast", hub=True),
    Place("DFW", 1.0, "city", hub=True, alias="Dallas"),
    Place("AUS", 1.05, "city hills"),
    Place("SAT", 0.9, "city old"),
    Place("ELP", 0.75, "desert old"),
    Place("AMA", 0.7, "desert"),
    Place("DEN", 1.1, "city hills", hub=True),
    Place("COS", 0.9, "hills old"),
    Place("GJT", 0.8, "desert hills"),
    Place("DRO", 0.85, "hills old"),
    Place("ASE", 1.6, "hills"),
    Place("SAN", 1.2, "city coast"),
    Place("LAX", 1.35, "city coast", hub=True),
    Place("SFO", 1.4, "city coast hills", hub=True),
    Place("SMF", 0.95, "city old"),
    Place("SBA", 1.25, "coast old"),
    Place("MRY", 1.2, "coast old"),
    Place("ORD", 1.1, "city", hub=True, origin=True),
    Place("BOS", 1.25, "city coast old", hub=True, origin=True),
    Place("SEA", 1.2, "city coast hills", hub=True, origin=True),
    Place("ATL", 0.95, "city", hub=True, origin=True),
)

META = (
    ("name", "Sample world"),
    ("currency", "USD"),
    ("drive_price_per_km", "0.12"),
    ("drive_seats", "5"),
    ("taxi_price_per_km", "1.10"),
    ("taxi_seats", "4"),
    ("road_departs", "09:00"),
    ("_roads", f"great circle x {ROAD_FACTOR} at {ROAD_KMH} km/h, up to {ROAD_LIMIT_KM} km"),
    ("_origin", "invented places in real cities, written by scripts/make_sample_world.py"),
)

FIRST = (
    "Marigold Copper Juniper Lantern Harbor Saffron Willow Ember Bluebird Granite Clover Velvet Cedar "
    "Orchid Falcon Amber Larkspur Mosaic Pepper Silver Tamarind Violet Wander Hazel Indigo Kestrel "
    "Lemon Maple Nectar Olive Prairie Quarry Rosewood Sparrow Thistle Umber Verbena Walnut Yarrow Zephyr"
)
#: Cuisine -> (price level in dollars, words that end a name, likely diets).
CUISINES = {
    "American": (24, "Diner|Grill|Burger House|Supper Club", "gluten_free"),
    "Chinese": (20, "Dumpling House|Wok|Tea Garden|Noodle Bar", "vegetarian vegan"),
    "French": (46, "Bistro|Brasserie|Table|Creperie", "vegetarian"),
    "Indian": (22, "Tandoor|Curry House|Spice Kitchen|Dosa Corner", "vegetarian vegan halal"),
    "Italian": (30, "Trattoria|Pizzeria|Osteria|Pasta Room", "vegetarian"),
    "Mediterranean": (28, "Mezze|Olive Press|Courtyard Kitchen|Hearth", "vegetarian halal gluten_free"),
    "Mexican": (18, "Taqueria|Cantina|Cocina|Tortilleria", "vegetarian gluten_free"),
    "Japanese": (36, "Sushi Bar|Ramen Shop|Izakaya|Bento", "gluten_free"),
    "Thai": (21, "Thai Kitchen|Basil House|Street Wok|Orchid Room", "vegetarian vegan gluten_free"),
    "Greek": (25, "Taverna|Souvlaki|Gyro Stand|Ouzeri", "vegetarian halal"),
    "Vietnamese": (17, "Pho House|Banh Mi|Saigon Cafe|Rice Paper", "vegan gluten_free"),
    "Korean": (27, "Barbecue Hall|Bibim House|Seoul Table|Kimchi Shop", "gluten_free"),
    "Spanish": (33, "Tapas Bar|Bodega|Paella Room|Pintxos", "vegetarian"),
    "Middle Eastern": (19, "Falafel|Shawarma House|Pita Oven|Date Palm", "halal kosher vegan vegetarian"),
    "Seafood": (38, "Oyster Bar|Fish House|Crab Shack|Catch", "gluten_free"),
    "Cafe": (13, "Coffee Roasters|Bakehouse|Bagel Works|Breakfast Room", "kosher vegetarian vegan"),
}
DIETS = ("vegetarian", "vegan", "halal", "kosher", "gluten_free")
TABLE_FEATURES = ("outdoor_seating", "wheelchair_access", "live_music", "kid_friendly", "bar", "takeaway")

ROOMS = {
    "entire": (74, "Loft|Cottage|Townhouse|Apartment|Bungalow|Villa"),
    "private": (46, "Guest Room|Inn|Garden Suite|Attic Room|Lodge"),
    "shared": (21, "Hostel|Bunkhouse|Dormitory"),
}
ALLOWS = ("smoking", "parties", "children_under_10", "visitors", "pets")
STAY_FEATURES = (
    *("pool", "wifi", "kitchen", "parking", "breakfast", "air_conditioning", "wheelchair_access"),
    *("washer", "gym", "workspace", "balcony"),
)

#: Category -> (terrain that it needs, ticket in dollars, words that end a name, features).
SIGHTS = {
    "museum": ("", 16, "History Museum|Science Museum|Railway Museum|Folk Museum", "indoor kid_friendly"),
    "gallery": ("", 9, "Art Gallery|Photography Gallery|Sculpture Rooms", "indoor quiet"),
    "park": ("", 0, "Park|Green|Riverside Walk", "outdoor kid_friendly dog_friendly"),
    "garden": ("", 7, "Botanic Garden|Rose Garden|Water Garden", "outdoor quiet"),
    "market": ("", 0, "Market|Market Hall|Farmers Fair", "indoor food"),
    "theatre": ("", 42, "Theatre|Playhouse|Concert Hall", "indoor evening"),
    "zoo": ("city", 24, "Zoo|Wildlife Center", "outdoor kid_friendly"),
    "aquarium": ("coast", 28, "Aquarium|Tide Pool House", "indoor kid_friendly"),
    "beach": ("coast", 0, "Beach|Cove|Sands", "outdoor kid_friendly"),
    "viewpoint": ("hills desert coast city", 0, "Overlook|Lookout|Point", "outdoor view"),
    "historic": ("old city", 11, "Mission|Old Fort|Courthouse|Depot", "guided_tour"),
    "hike": ("hills desert", 0, "Canyon Trail|Ridge Trail|Falls Trail", "outdoor dog_friendly"),
    "hot_springs": ("hills", 26, "Hot Springs|Bathhouse", "outdoor quiet"),
    "planetarium": ("desert hills", 13, "Observatory|Planetarium", "indoor evening kid_friendly"),
}
HOURS = {
    "museum": ("tue-sun 10:00-17:00", "tue-fri 09:30-17:00;sat-sun 10:00-18:00", "wed-mon 10:00-18:00"),
    "gallery": ("tue-sat 11:00-18:00", "wed-sun 10:00-17:00"),
    "park": ("daily 06:00-22:00", "daily 07:00-21:00"),
    "garden": ("daily 09:00-17:00", "tue-sun 08:00-18:00"),
    "market": ("daily 08:00-16:00", "mon-sat 07:00-15:00", "thu-sun 09:00-19:00"),
    "theatre": ("wed-sat 18:00-23:00;sun 14:00-18:00", "thu-sun 17:00-24:00", "fri-sat 20:00-26:00"),
    "zoo": ("daily 09:00-17:00", "daily 09:30-18:00"),
    "beach": ("daily 05:00-22:00", "daily 06:00-21:00"),
    "viewpoint": ("daily 05:00-23:00", ""),
    "hike": ("daily 05:00-21:00", ""),
    "planetarium": ("tue-sun 13:00-22:00", "fri-sun 12:00-24:00"),
}
DEFAULT_HOURS = ("daily 10:00-18:00", "tue-sun 10:00-17:00")


class Dice:
    """Seeded choices that draw on ``Random.random`` alone."""

    def __init__(self, *key: object) -> None:
        self._random = Random("/".join(map(str, (SEED, *key))))

    def chance(self, share: float) -> bool:
        return self._random.random() < share

    def between(self, low: float, high: float) -> float:
        return low + (high - low) * self._random.random()

    def pick(self, options: Sequence[str]) -> str:
        return options[int(self._random.random() * len(options))]

    def some(self, options: Iterable[str], share: float) -> list[str]:
        return [option for option in options if self.chance(share)]

    def weighted(self, options: Sequence[tuple[int, float]]) -> int:
        """One of ``options`` (value, share); shares sum to 1."""
        rest = self._random.random()
        for value, share in options:
            rest -= share
            if rest < 0:
                return value
        return options[-1][0]


@dataclass(frozen=True)
class Town:
    place: Place
    id: str
    name: str
    state: str
    airport: str
    latitude: float
    longitude: float
    offset: int


def towns() -> list[Town]:
    """The cities with what ``airportsdata`` knows; clocks are standard time the year round."""
    import airportsdata

    airports = airportsdata.load("IATA")
    found = []
    for place in PLACES:
        airport = airports[place.iata]
        winter = datetime(2026, 1, 15, tzinfo=UTC).astimezone(ZoneInfo(airport["tz"])).utcoffset()
        assert winter is not None
        name = place.alias or airport["city"]
        spot = round(airport["lat"], 3), round(airport["lon"], 3)
        offset = int(winter.total_seconds() // 60)
        slug = name.lower().replace(" ", "-")
        found.append(Town(place, slug, name, airport["subd"], airport["name"], *spot, offset))
    return found


def names(dice: Dice, taken: set[str], endings: str) -> str:
    """A new name of which none of ``taken`` is a part, nor the other way round; it joins ``taken``."""
    for _ in range(2000):
        name = f"{dice.pick(FIRST.split())} {dice.pick(endings.split('|'))}"
        if not any(name.lower() in other.lower() or other.lower() in name.lower() for other in taken):
            taken.add(name)
            return name
    raise RuntimeError(f"no free name ends with {endings}")


def spot(dice: Dice, town: Town) -> tuple[str, str]:
    """A point within some 6 km of the city's."""
    return (
        f"{town.latitude + dice.between(-0.055, 0.055):.4f}",
        f"{town.longitude + dice.between(-0.055, 0.055):.4f}",
    )


def rating(dice: Dice, unknown: float) -> str:
    return "" if dice.chance(unknown) else f"{min(4.9, dice.between(2.9, 4.6) + dice.between(0, 0.6)):.1f}"


def listed(words: Iterable[str]) -> str:
    return ";".join(dict.fromkeys(words)) or "none"


def restaurants(town: Town, taken: set[str]) -> list[tuple[object, ...]]:
    dice, rows, kinds = Dice("restaurants", town.id), [], tuple(CUISINES)
    for index in range(16 if town.place.origin else 34):
        kind = kinds[index % len(kinds)]
        level, endings, likely = CUISINES[kind]
        cuisines = [kind, *([dice.pick(kinds)] if dice.chance(0.35) else [])]
        price = max(7, level * town.place.level * dice.between(0.6, 1.6))
        diets = [diet for diet in DIETS if dice.chance(0.75 if diet in likely.split() else 0.12)]
        rows.append((
            f"{town.id}-restaurant-{index + 1:02}", names(dice, taken, endings), town.id, listed(cuisines),
            f"{round(price * 2) / 2:.2f}", "" if dice.chance(0.06) else listed(diets), rating(dice, 0.12),
            listed(dice.some(TABLE_FEATURES, 0.35)), *spot(dice, town),
        ))  # fmt: skip
    return rows


def stays(town: Town, taken: set[str]) -> list[tuple[object, ...]]:
    dice, rows = Dice("stays", town.id), []
    rooms = ("entire", "private", "entire", "shared", "private", "entire", "private", "entire")
    for index in range(8 if town.place.origin else 18):
        room = rooms[index % len(rooms)]
        level, endings = ROOMS[room]
        before = sum(row[3] == room for row in rows)
        occupancy = {"entire": 2 + before % 7, "private": 1 + before % 3, "shared": 1 + before % 2}[room]
        heads = occupancy if room != "shared" else 1
        price = level * (0.7 + 0.3 * heads) * town.place.level * dice.between(0.75, 1.5)
        code = f"{town.id}-stay-{index + 1:02}"
        nights = dice.weighted([(1, 0.56), (2, 0.28), (3, 0.12), (5, 0.04)])
        rows.append((
            code, names(dice, taken, endings), town.id, room, f"{round(price)}.00",
            nights, occupancy, listed(dice.some(ALLOWS, 0.6)), max(1, (occupancy + 1) // 2),
            rating(dice, 0.1), listed(dice.some(STAY_FEATURES, 0.42)), *spot(dice, town),
        ))  # fmt: skip
    return rows


def attractions(town: Town, taken: set[str]) -> list[tuple[object, ...]]:
    dice, rows, terrain = Dice("attractions", town.id), [], set(town.place.terrain.split())
    kinds = [kind for kind, (needs, *_) in SIGHTS.items() if not needs or terrain & set(needs.split())]
    for index in range(8 if town.place.origin else 15):
        kind = kinds[index % len(kinds)]
        _, level, endings, features = SIGHTS[kind]
        price = "" if dice.chance(0.04) else f"{round(level * dice.between(0.6, 1.5) * 2) / 2:.2f}"
        hours = "" if dice.chance(0.1) else dice.pick(HOURS.get(kind, DEFAULT_HOURS))
        extra = dice.some(("wheelchair_access", "guided_tour", "cafe", "kid_friendly"), 0.25)
        second = ["historic"] if kind in ("museum", "market") and dice.chance(0.2) else []
        rows.append((
            f"{town.id}-attraction-{index + 1:02}", names(dice, taken, endings), town.id,
            listed([kind, *second]), price, hours, rating(dice, 0.08),
            listed([*features.split(), *extra]), *spot(dice, town),
        ))  # fmt: skip
    return rows


def great_circle_km(one: Town, other: Town) -> float:
    """Haversine on a sphere of 6,371 km."""
    north, south = math.radians(one.latitude), math.radians(other.latitude)
    east = math.radians(other.longitude - one.longitude)
    half = math.sin((south - north) / 2) ** 2 + math.cos(north) * math.cos(south) * math.sin(east / 2) ** 2
    return 12742 * math.asin(math.sqrt(half))


def flown(one: Town, other: Town, km: float) -> int:
    """Flights a day from ``one`` to ``other``; the same both ways."""
    if km < 150:
        return 0
    hubs = one.place.hub + other.place.hub
    if hubs == 2:
        return 5
    if hubs == 1:
        pair = "/".join(sorted((one.id, other.id)))
        return 2 + Dice("frequency", pair).chance(0.4) if Dice("route", pair).chance(0.85) else 0
    return 1 if one.state == other.state and km > 300 else 0


def timetable(world: Sequence[Town]) -> list[tuple[object, ...]]:
    rows: list[tuple[object, ...]] = []
    for one, other in permutations(world, 2):
        km = great_circle_km(one, other)
        count = flown(one, other, km)
        dice = Dice("flights", one.id, other.id)
        for index in range(count):
            slot = (index + 0.5) * 930 / count + dice.between(-90, 90)
            depart = 5 * ((360 + int(slot)) // 5)
            minutes = 5 * round((GROUND_MINUTES + km / CRUISE_KM_PER_MINUTE) / 5)
            arrive = depart + minutes + other.offset - one.offset
            early = 0.8 if depart < 420 or depart > 1200 else 1.0
            price = (42 + 0.068 * km) * dice.between(0.75, 1.5) * early
            days = dice.pick(("12345", "13567", "24567")) if index and dice.chance(0.25) else "1234567"
            rows.append((
                "flight", f"SW{1001 + len(rows)}", one.id, other.id, days, clock(depart), clock(arrive),
                arrive // 1440, minutes, round(km), f"{round(price)}.00",
            ))  # fmt: skip
    return rows


def clock(minutes: int) -> str:
    return f"{minutes % 1440 // 60:02}:{minutes % 60:02}"


def roads(world: Sequence[Town]) -> list[tuple[object, ...]]:
    rows: list[tuple[object, ...]] = []
    for one, other in permutations(world, 2):
        km = round(great_circle_km(one, other) * ROAD_FACTOR)
        if km <= ROAD_LIMIT_KM:
            rows.append((one.id, other.id, km, round(km / ROAD_KMH * 60)))
    return rows


def utc(minutes: int) -> str:
    return f"{'-' if minutes < 0 else '+'}{abs(minutes) // 60:02}:{abs(minutes) % 60:02}"


def write(folder: Path) -> None:
    """Write the seven tables into ``folder``."""
    world = towns()
    tables: dict[str, list[tuple[object, ...]]] = {"restaurants": [], "stays": [], "attractions": []}
    for town in world:
        taken: set[str] = set()
        tables["restaurants"] += restaurants(town, taken)
        tables["stays"] += stays(town, taken)
        tables["attractions"] += attractions(town, taken)
    place = "latitude longitude"
    headers = {
        "restaurants": f"id name city cuisines price diets rating features {place}",
        "stays": f"id name city room_type price minimum_nights occupancy allows beds rating features {place}",
        "attractions": f"id name city categories price hours rating features {place}",
        "timetable": "mode number origin destination days depart arrive arrive_day_offset minutes km price",
        "roads": "origin destination km minutes",
        "cities": f"id name state {place} utc_offset _airport _iata",
        "meta": "key value",
    }
    tables["cities"] = [
        (t.id, t.name, t.state, t.latitude, t.longitude, utc(t.offset), t.airport, t.place.iata)
        for t in world
    ]
    tables |= {"timetable": timetable(world), "roads": roads(world), "meta": list(META)}
    folder.mkdir(parents=True, exist_ok=True)
    for name, header in headers.items():
        with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
            csv.writer(file, lineterminator="\n").writerows([header.split(), *tables[name]])


if __name__ == "__main__":
    write(Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER)
