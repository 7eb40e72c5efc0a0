"""TravelPlannerCatalog on made-up reference information that holds every trap of the real one."""

import json
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from planner_agent.data.travelplanner import CityStates, TravelPlannerCatalog, load_city_states, plain_city
from planner_agent.errors import DataError, UserError

SHARED = Path(__file__).parents[3] / "shared" / "data" / "travelplanner"
DAY, NEXT = date(2022, 3, 14), date(2022, 3, 15)
CITIES = CityStates({"Oak": "Ohio", "Pine": "Texas", "Far": "Maine"}, {"Far": (44.0, -69.0)})


def flight(**changed: Any) -> dict[str, Any]:
    row = {
        "Flight Number": "F1",
        "Price": 474,
        "DepTime": "15:40",
        "ArrTime": "17:04",
        "ActualElapsedTime": "2 hours 24 minutes",
        "FlightDate": "2022-03-14",
        "OriginCityName": "Oak",
        "DestCityName": "Pine",
        "Distance": 1049.0,
    }
    return {**row, **{key.replace("_", " "): value for key, value in changed.items()}}


def stay(name: str = "Loft", **changed: Any) -> dict[str, Any]:
    row = {
        "NAME": name,
        "price": 210.0,
        "room type": "Private room",
        "house_rules": "No visitors & No smoking",
        "minimum nights": 2.0,
        "maximum occupancy": 3,
        "review rate number": 4.0,
        "city": "Pine",
    }
    return {**row, **changed}


def food(name: str, price: int = 20, cuisines: str = "Tea, Thai", rating: float = 4.5) -> dict[str, Any]:
    return {
        "Name": name, "Average Cost": price, "Cuisines": cuisines, "Aggregate Rating": rating, "City": "Pine",
    }  # fmt: skip


def sight(name: str, latitude: float = 30.0, longitude: float = -95.0) -> dict[str, Any]:
    return {"Name": name, "Latitude": latitude, "Longitude": longitude, "Address": "1 Road", "City": "Pine"}


def flights(*rows: dict[str, Any], cities: CityStates | None = None) -> TravelPlannerCatalog:
    return TravelPlannerCatalog({"Flight from Oak to Pine on 2022-03-14": list(rows)}, cities)


def road(text: str, means: str = "Self-driving") -> TravelPlannerCatalog:
    return TravelPlannerCatalog({f"{means} from Oak to Pine": text})


def restaurants(*rows: dict[str, Any]) -> TravelPlannerCatalog:
    return TravelPlannerCatalog({"Restaurants in Pine": list(rows)})


def stays(*rows: dict[str, Any]) -> TravelPlannerCatalog:
    return TravelPlannerCatalog({"Accommodations in Pine": list(rows)})


def sights(*rows: dict[str, Any]) -> TravelPlannerCatalog:
    return TravelPlannerCatalog({"Attractions in Pine": list(rows)})


# Legs ------------------------------------------------------------------------------------------


def test_a_flight_flies_on_its_date_only() -> None:
    catalog = flights(flight())
    (leg,) = catalog.legs("Oak", "Pine", DAY)
    assert (leg.mode, leg.number, leg.depart, leg.arrive, leg.minutes) == ("flight", "F1", 940, 1024, 144)
    assert (leg.price, leg.metres, leg.seats, leg.date) == (47400, 1_688_202, None, DAY)
    assert catalog.legs("Oak", "Pine", NEXT) == ()
    assert catalog.legs("Pine", "Oak", DAY) == ()


@pytest.mark.parametrize(
    ("departs", "lands", "elapsed", "arrive"),
    [
        ("21:35", "00:18", "1 hours 43 minutes", 1458),  # past midnight, one zone east
        ("22:44", "06:02", "4 hours 18 minutes", 1802),  # past midnight, three zones east
        ("10:00", "09:50", "0 hours 50 minutes", 590),  # a hop to the west lands before it leaves
        ("07:00", "10:00", "6 hours 0 minutes", 600),
        ("23:30", "23:20", "0 hours 50 minutes", 1400),
        ("13:00", "14:00", "20 hours 0 minutes", 2280),  # a day and an hour, five zones east
        ("21:35", "00:18", None, 1458),
        ("08:00", "09:00", None, 540),
    ],
)
def test_landing_past_midnight_and_to_the_west(
    departs: str, lands: str, elapsed: str | None, arrive: int
) -> None:
    catalog = flights(flight(DepTime=departs, ArrTime=lands, ActualElapsedTime=elapsed))
    assert catalog.legs("Oak", "Pine", DAY)[0].arrive == arrive


def test_flights_repeated_collapse_and_contradictions_are_left_out() -> None:
    catalog = flights(flight(), flight(), flight(Price=500), flight(Flight_Number="F2"))
    assert [leg.number for leg in catalog.legs("Oak", "Pine", DAY)] == ["F1", "F2"]
    (left,) = catalog.left_out
    assert (left.kind, left.name) == ("leg", "F1") and "first" in left.reason


@pytest.mark.parametrize(
    ("text", "minutes", "km", "drive", "taxi"),
    [
        ("duration: 19 hours 9 mins, distance: 1,863 km, cost: 93", 1149, "1863", 93, 1863),
        ("duration: 26 mins, distance: 24.9 km, cost: 1", 26, "24.9", 1, 24),
        ("duration: 1 hour 1 min, distance: 98.6 km, cost: 4", 61, "98.6", 4, 98),
        ("duration: 2 hours, distance: 140 km, cost: 7", 120, "140", 7, 140),
    ],
)
def test_roads(text: str, minutes: int, km: str, drive: int, taxi: int) -> None:
    for means, mode, dollars, seats in (("Self-driving", "drive", drive, 5), ("Taxi", "taxi", taxi, 4)):
        catalog = road(f"{means.lower()}, from Oak to Pine, {text}", means)
        for day in (DAY, date(2031, 12, 31)):
            (leg,) = catalog.legs("Oak", "Pine", day)
            assert (leg.mode, leg.date, leg.depart, leg.arrive) == (mode, day, 540, 540 + minutes)
            assert (leg.minutes, leg.metres) == (minutes, float(km) * 1000)
            assert (leg.price, leg.seats) == (dollars * 100, seats)


def test_a_drive_of_a_day_is_left_out() -> None:
    catalog = road("self-driving, from Oak to Pine, duration: 1 day 2 hours, distance: 2,750 km, cost: 137")
    assert catalog.legs("Oak", "Pine", DAY) == ()
    assert catalog.destinations("Oak") == frozenset()
    (left,) = catalog.left_out
    assert (left.kind, left.name, left.city) == ("leg", "drive to Pine", "Oak")
    assert "1 day 2 hours" in left.reason


def test_sentences_stand_for_no_leg() -> None:
    catalog = TravelPlannerCatalog(
        {
            "Flight from Oak to Pine on 2022-03-14": "There is no flight from Oak to Pine on 2022-03-14.",
            "Self-driving from Oak to Pine": "No valid information.",
            "Taxi from Oak to Pine": "taxi, from Oak to Pine, duration: 26 mins, distance: 24 km, cost: 24",
            "Restaurants in Pine": "No valid information.",
        }
    )
    assert [leg.mode for leg in catalog.legs("Oak", "Pine", DAY)] == ["taxi"]
    assert catalog.destinations("Oak") == {"Pine"} and catalog.destinations("Pine") == frozenset()
    assert catalog.restaurants("Pine") == () and catalog.left_out == ()
    assert set(catalog.cities) == {"Oak", "Pine"}


# Stays, restaurants, attractions ---------------------------------------------------------------


def test_a_stay() -> None:
    (loft,) = stays(stay()).stays("Pine")
    assert (loft.name, loft.city, loft.room_type, loft.price) == ("Loft", "Pine", "private", 21000)
    assert (loft.minimum_nights, loft.occupancy, loft.rating) == (2, 3, 40)
    assert loft.allows == {"parties", "children_under_10", "pets"}
    assert loft.features is None and loft.beds is None


@pytest.mark.parametrize("nothing", ["", None, float("nan")])
def test_no_house_rules_forbid_nothing(nothing: Any) -> None:
    (loft,) = stays(stay(house_rules=nothing)).stays("Pine")
    assert loft.allows == {"smoking", "parties", "children_under_10", "visitors", "pets"}


def test_room_types() -> None:
    catalog = stays(stay("A", **{"room type": "Entire home/apt"}), stay("B", **{"room type": "Shared room"}))
    assert [found.room_type for found in catalog.stays("Pine")] == ["entire", "shared"]


def test_rating_zero_is_unknown() -> None:
    assert restaurants(food("Fig", rating=0.0)).restaurants("Pine")[0].rating is None
    assert stays(stay(**{"review rate number": float("nan")})).stays("Pine")[0].rating is None


def test_a_restaurant() -> None:
    (fig,) = restaurants(food("Fig")).restaurants("Pine")
    assert (fig.cuisines, fig.price, fig.rating, fig.diets) == ({"Tea", "Thai"}, 2000, 45, None)


def test_rows_judged_by_an_earlier_row_are_left_out() -> None:
    catalog = restaurants(
        food("Pizza Hut Delivery", 76),
        food("Fig", 30, rating=4.0),
        food("Pizza Hut", 61),  # the benchmark reads the first name that contains it
        food("Fig", 35),
        food("fig", 9),  # case counts
    )
    assert [(found.name, found.price) for found in catalog.restaurants("Pine")] == [
        ("Pizza Hut Delivery", 7600),
        ("Fig", 3000),
        ("fig", 900),
    ]
    assert [(left.kind, left.name, left.city) for left in catalog.left_out] == [
        ("meal", "Pizza Hut", "Pine"),
        ("meal", "Fig", "Pine"),
    ]
    assert "'Pizza Hut Delivery'" in catalog.left_out[0].reason


def test_names_inside_a_later_or_an_equal_row_stay() -> None:
    catalog = restaurants(food("Hut", 10), food("Pizza Hut", 20), food("Oak Grill", 5), food("Grill", 5))
    assert [found.name for found in catalog.restaurants("Pine")] == ["Hut", "Pizza Hut", "Oak Grill", "Grill"]
    assert catalog.left_out == ()


def test_exact_duplicates_collapse_and_half_duplicates_keep_the_first() -> None:
    catalog = restaurants(food("Fig"), food("Fig"), food("Fig", rating=2.0))
    assert [found.rating for found in catalog.restaurants("Pine")] == [45]
    (left,) = catalog.left_out
    assert "same name" in left.reason
    assert len({found.id for found in catalog.restaurants("Pine")}) == 1


def test_cuisines_and_house_rules_count_for_the_effective_row() -> None:
    catalog = restaurants(food("Fig House"), food("Fig", cuisines="Tea"))
    assert [left.name for left in catalog.left_out] == ["Fig"]
    catalog = stays(stay("Sea Loft"), stay("Loft", house_rules="No pets"))
    assert [left.kind for left in catalog.left_out] == ["stay"]


def test_only_the_last_line_of_a_name_is_seen() -> None:
    catalog = stays(stay("Nice\nLoft"), stay("Grand Loft", price=1.0))
    assert [found.name for found in catalog.stays("Pine")] == [
        "Nice\nLoft",
        "Grand Loft",
    ]  # names stay as they are
    catalog = stays(stay("Grand Loft", price=1.0), stay("Nice\nLoft"), stay("Odd\n"))
    assert [left.name for left in catalog.left_out] == ["Nice\nLoft", "Odd\n"]


def test_attractions_are_free_and_have_no_facts() -> None:
    catalog = sights(sight("Dome"), sight("Dome", 31.0), sight("Inside; Out"), sight("The Dome"))
    assert [found.name for found in catalog.attractions("Pine")] == ["Dome", "The Dome"]
    dome = catalog.attractions("Pine")[0]
    assert (dome.price, dome.rating, dome.categories, dome.hours) == (0, None, None, None)
    assert [left.name for left in catalog.left_out] == ["Dome", "Inside; Out"]
    assert {"categories", "features", "rating", "price_per_head", "opens", "hours"} <= catalog.lacks[
        "attraction"
    ]
    assert {"features", "beds"} <= catalog.lacks["stay"] and "price" not in catalog.lacks["stay"]
    assert {"diets", "features"} <= catalog.lacks["meal"] and "rating" not in catalog.lacks["meal"]
    assert catalog.lacks["leg"] == frozenset()


# Cities and words ------------------------------------------------------------------------------


def test_the_gazetteer_holds_every_city() -> None:
    info = {
        "Flight from Oak to New Town on 2022-03-14": [flight(DestCityName="New Town")],
        "Attractions in Pine": [sight("A", 30.0), sight("B", 30.2), sight("C", 80.0)],
    }
    catalog = TravelPlannerCatalog(info, CITIES)
    assert list(catalog.cities) == ["Oak", "Pine", "Far", "New Town"]
    assert {city.id: city.state for city in catalog.cities.values()} == {
        "Oak": "Ohio", "Pine": "Texas", "Far": "Maine", "New Town": "",
    }  # fmt: skip
    assert catalog.cities["Pine"].latitude == 30.2  # the median: one bad geocode moves nothing
    assert (catalog.cities["Far"].latitude, catalog.cities["Oak"].latitude) == (44.0, None)


def test_brackets_are_stripped() -> None:
    assert plain_city("Houston(Texas)") == plain_city("Houston (Texas)") == plain_city("Houston") == "Houston"
    info = {
        "Restaurants in Pine(Texas)": [food("Fig")],
        "Self-driving from Oak (Ohio) to Pine(Texas)": "x, duration: 2 mins, distance: 1 km, cost: 0",
    }
    catalog = TravelPlannerCatalog(info, CITIES)
    assert len(catalog.restaurants("Pine")) == 1 and len(catalog.legs("Oak", "Pine", DAY)) == 1
    assert list(catalog.cities) == ["Oak", "Pine", "Far"]


def test_vocabulary_and_unknown_cities() -> None:
    catalog = restaurants(food("Fig"), food("Oak", cuisines="French"))
    assert catalog.vocabulary("meal", "cuisines") == {"Tea", "Thai", "French"}
    assert catalog.vocabulary("meal", "name") == {"Fig", "Oak"}
    assert catalog.vocabulary("stay", "room_type") == frozenset()
    assert len(catalog.vocabulary("meal", "id")) == 2
    with pytest.raises(UserError):
        catalog.vocabulary("meal", "opens")
    assert not catalog.restaurants("Nowhere") and not catalog.stays("Nowhere")
    assert not catalog.attractions("Nowhere") and not catalog.legs("Nowhere", "Pine", DAY)
    assert (catalog.currency, catalog.name) == ("USD", "TravelPlanner")


def test_load_city_states(tmp_path: Path) -> None:
    assert load_city_states(tmp_path / "absent") is None
    with pytest.raises(DataError, match="citySet_with_states"):
        load_city_states(tmp_path)
    path = tmp_path / "citySet_with_states.txt"
    path.write_text("Oak\tOhio\nSt. Pine\tNew Mexico\n\n")
    loaded = load_city_states(tmp_path)
    assert loaded == CityStates({"Oak": "Ohio", "St. Pine": "New Mexico"}, {})
    (tmp_path / "attractions.csv").write_text(
        "Name,Latitude,Longitude,Address,City\nA,40,-80,x,Oak\nB,42,-82,x,Oak\nC,90,0,x,Oak\n"
    )
    loaded = load_city_states(tmp_path)
    assert loaded is not None and loaded.places == {"Oak": (42.0, -80.0)}
    for bad in ("Oak Ohio\n", "Oak\t\n", "Oak\tOhio\nOak\tIowa\n"):
        path.write_text(bad)
        with pytest.raises(DataError, match="line"):
            load_city_states(tmp_path)


# Faults ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("info", "words"),
    [
        ({"Hotels in Pine": []}, ["'Hotels in Pine'"]),
        ({"Restaurants in Pine": "see below"}, ["Restaurants in Pine", "'see below'"]),
        ({"Restaurants in Pine": 7}, ["Restaurants in Pine", "found 7"]),
        ({"Restaurants in Pine": {"Name": "Fig"}}, ["Restaurants in Pine", "list of rows"]),
        ({"Restaurants in Pine": [{"Name": "Fig"}]}, ["row 1", "column Cuisines", "missing"]),
        ({"Restaurants in Pine": [food("Fig"), food("Oak", -1)]}, ["row 2", "column Average Cost", "-1"]),
        ({"Restaurants in Pine": [food("Fig", rating=9)]}, ["column Aggregate Rating", "9"]),
        ({"Restaurants in Oak": [food("Fig")]}, ["column City", "'Pine'", "'Oak'"]),
        ({"Accommodations in Pine": [stay(house_rules="No cats")]}, ["column house_rules", "'No cats'"]),
        ({"Accommodations in Pine": [stay(**{"room type": "Tent"})]}, ["column room type", "'Tent'"]),
        ({"Accommodations in Pine": [stay(**{"minimum nights": 1.5})]}, ["column minimum nights", "1.5"]),
        ({"Accommodations in Pine": [stay(**{"maximum occupancy": 0})]}, ["column maximum occupancy", "0"]),
        ({"Attractions in Pine": [sight("A", "north")]}, ["column Latitude", "'north'"]),  # type: ignore[arg-type]
        ({"Flight from Oak to Pine on 2022-03-14": [flight(DepTime="25:00")]}, ["column DepTime", "'25:00'"]),
        ({"Flight from Oak to Pine on 2022-03-14": [flight(FlightDate="soon")]}, ["column FlightDate"]),
        ({"Flight from Oak to Pine on 2022-03-14": [flight(ActualElapsedTime="long")]}, ["'long'"]),
        ({"Flight from Oak to Pine on 2022-03-14": [flight(Price="much")]}, ["column Price", "'much'"]),
        ({"Self-driving from Oak to Pine": "somehow"}, ["Self-driving from Oak to Pine", "'somehow'"]),
        ({"Taxi from Oak to Pine": "x, duration: soon, distance: 5 km, cost: 5"}, ["Taxi from Oak to Pine"]),
        ({"Taxi from Oak to Pine": []}, ["Taxi from Oak to Pine", "sentence"]),
    ],
)  # fmt: skip
def test_faults_name_the_place(info: dict[str, Any], words: list[str]) -> None:
    with pytest.raises(DataError) as caught:
        TravelPlannerCatalog(info)
    for word in words:
        assert word in str(caught.value)


# The real data, where it is --------------------------------------------------------------------


@pytest.mark.skipif(not SHARED.is_dir(), reason="the TravelPlanner data is not beside this checkout")
def test_the_training_split() -> None:
    cities = load_city_states(SHARED / "database")
    lines = (SHARED / "train.jsonl").read_text(encoding="utf-8").splitlines()
    rows = [json.loads(line) for line in lines]
    catalogs = [TravelPlannerCatalog(row["reference_information"], cities) for row in rows]
    assert {len(catalog.cities) for catalog in catalogs} == {312}
    left = Counter(left.kind for catalog in catalogs for left in catalog.left_out)
    assert left == {"meal": 22, "attraction": 3}
    for row, catalog in zip(rows, catalogs, strict=True):
        info = row["reference_information"]
        assert row["org"] in catalog.cities
        for description, text in info.items():
            if "cost: " in text:  # the source states each road's price; ours must equal it
                means, _, ends = description.partition(" from ")
                origin, _, destination = ends.partition(" to ")
                mode = "drive" if means == "Self-driving" else "taxi"
                (leg,) = [leg for leg in catalog.legs(origin, destination, DAY) if leg.mode == mode]
                assert leg.price == 100 * int(text.rpartition("cost: ")[2])
    past_midnight = [
        leg
        for catalog in catalogs
        for leg in catalog._records("leg")
        if leg.mode == "flight" and leg.arrive >= 1440
    ]
    assert len(past_midnight) == 7
