"""The official verdict: two hand-made trips that pass, a mutation for every check, and every quirk."""

from __future__ import annotations

import json
from copy import deepcopy
from dataclasses import replace
from math import isnan
from pathlib import Path
from typing import Any

import pytest

from benchmarks.travelplanner.official import OfficialVerdict, Sandbox, judge, load_city_states, score
from benchmarks.travelplanner.official_sandbox import bare_city, split_leg, split_place

Plan = list[dict[str, Any]]

DATA = Path(__file__).parents[2].parent / "shared" / "data" / "travelplanner"
CITY_STATES = {
    "Northby": "Oldland",
    "Alder": "Fernia",
    "Birchton": "Fernia",
    "Farpoint": "Fernia",
    "Copperdale": "Marsh",
}
NONE = {"house rule": None, "cuisine": None, "room type": None, "transportation": None}
COMMONSENSE = ["city_order", "restaurants", "stay", "attractions"]
COMMONSENSE += ["transport", "current_city", "sandbox", "not_absent"]
HARD = ["budget", "cuisine", "house_rule", "room_type", "transport_rule"]

# --- a made-up world ---------------------------------------------------------------------------------------


def _restaurants(city: str) -> list[dict[str, Any]]:
    menu = [
        ("Golden Spoon", "Cafe, Seafood", 50),
        ("Spoon", "Cafe", 10),
        ("Opulence", "Cafe", 5000),
        ("Anise", "French, Cafe", 10),
        ("Basil", "Indian", 12),
        *((name, "Cafe, Bakery", 10) for name in ("Clove", "Dill", "Fennel", "Ginger", "Hyssop", "Juniper")),
    ]
    return [{"Name": n, "City": city, "Cuisines": c, "Average Cost": p} for n, c, p in menu]


def _stays(city: str) -> list[dict[str, Any]]:
    houses = [
        ("Pine House", "Private room", "No smoking", 1, 2),
        ("Cedar House", "Private room", "No smoking & No pets", 1, 2),
        ("Maple House", "Entire home/apt", "No smoking", 1, 2),
        ("Larch House", "Shared room", "No smoking", 1, 2),
        ("Fern Loft", "Private room", "No smoking", 4, 2),
        ("Twin Gable", "Private room", "No smoking", 4, 2),
        ("Twin Gable Annex", "Private room", "No smoking", 1, 2),
    ]
    keys = ("NAME", "room type", "house_rules", "minimum nights", "maximum occupancy")
    return [dict(zip(keys, house, strict=True), price=100.0, city=city) for house in houses]


def _flight(
    number: str, origin: str, destination: str, price: int, date: str, arrival: str
) -> dict[str, Any]:
    row = {
        "Flight Number": number,
        "Price": price,
        "DepTime": "22:00",
        "ArrTime": arrival,
        "FlightDate": date,
    }
    return row | {"OriginCityName": origin, "DestCityName": destination}


def _reference() -> dict[str, Any]:
    tables: dict[str, Any] = {}
    for city in ("Alder", "Birchton", "Copperdale", "Northby"):
        tables[f"Restaurants in {city}"] = _restaurants(city)
        tables[f"Accommodations in {city}"] = _stays(city)
        sights = ("Old Mill", "Rose Garden", "Clock Tower", "Mint, Museum of Coins")
        tables[f"Attractions in {city}"] = [{"Name": name, "City": city} for name in sights]
    tables["Attractions in Farpoint"] = "No valid information."
    tables["Flight from Northby to Alder on 2022-03-01"] = [
        _flight("F100", "Northby", "Alder", 80, "2022-03-01", "01:10")
    ]
    tables["Flight from Alder to Northby on 2022-03-03"] = [
        _flight("F101", "Alder", "Northby", 90, "2022-03-03", "23:40"),
        _flight("F102", "Alder", "Northby", 90, "2022-03-09", "23:40"),
    ]
    tables["Flight from Alder to Birchton on 2022-03-03"] = "There is no flight from Alder to Birchton."
    roads = [("Northby", "Alder", "1,239.9"), ("Alder", "Birchton", "119"), ("Birchton", "Northby", "1,100")]
    roads += [
        ("Alder", "Northby", "1,239.9"),
        ("Alder", "Copperdale", "300"),
        ("Copperdale", "Northby", "500"),
    ]
    for origin, destination, km in roads:
        tables[f"Taxi from {origin} to {destination}"] = (
            f"taxi, from {origin} to {destination}, duration: 3 hours 2 mins, distance: {km} km, cost: 1"
        )
    tables["Self-driving from Alder to Farpoint"] = (
        "self-driving, from Alder to Farpoint, duration: 1 day 2 hours, distance: 2,600 km, cost: 130"
    )
    tables["Taxi from Farpoint to Northby"] = "No valid information."
    return tables


REFERENCE = _reference()

# --- two trips that pass everything ------------------------------------------------------------------------


def _row(days: int, dest: str, **wishes: Any) -> dict[str, Any]:
    return {
        "org": "Northby",
        "dest": dest,
        "days": days,
        "visiting_city_number": {3: 1, 5: 2}[days],
        "date": [f"2022-03-0{day}" for day in range(1, days + 1)],
        "people_number": 2,
        "budget": 4000,
        "local_constraint": NONE | wishes,
        "reference_information": REFERENCE,
    }


def _day(number: int, city: str, transport: str, meals: str, sights: str, stay: str) -> dict[str, Any]:
    breakfast, lunch, dinner = meals.split("|")
    return {
        "days": number,
        "current_city": city,
        "transportation": transport,
        "breakfast": breakfast,
        "attraction": sights,
        "lunch": lunch,
        "dinner": dinner,
        "accommodation": stay,
    }


def _fly(number: str, origin: str, destination: str) -> str:
    times = "Departure Time: 22:00, Arrival Time: 01:10"
    return f"Flight Number: {number}, from {origin} to {destination}, {times}"


def _drive(origin: str, destination: str, mode: str = "Self-driving") -> str:
    return f"{mode}, from {origin} to {destination}, duration: 3 hours 2 mins, distance: 1 km, cost: 1"


A, B = "Alder(Fernia)", "Birchton (Fernia)"
ROW3 = _row(
    3,
    "Alder",
    **{"cuisine": ["Indian", "French"], "house rule": "pets", "room type": "private room"},
    transportation="no self-driving",
)
ROW5 = _row(5, "Fernia", transportation="no flight", cuisine=["Indian"])
INN, SIGHTS = "Pine House, Alder", "Old Mill, Alder;Rose Garden, Alder;"
PLAN3: Plan = [
    _day(1, "from Northby to Alder", _fly("F100", "Northby", "Alder"), "-|-|Anise, Alder", "-", INN),
    _day(2, "Alder", "-", "Basil, Alder|Clove, Alder|Dill, Alder", SIGHTS, INN),
    _day(
        3,
        "from Alder to Northby",
        _fly("F101", "Alder", "Northby"),
        "Fennel, Alder|-|-",
        "Mint, Museum of Coins, Alder;",
        "-",
    ),
]
PLAN5: Plan = [
    _day(1, f"from Northby to {A}", _drive("Northby", A), f"-|-|Anise, {A}", "-", f"Pine House, {A}"),
    _day(2, A, "-", f"Basil, {A}|Clove, {A}|Dill, {A}", f"Old Mill, {A};", f"Pine House, {A}"),
    _day(3, f"from {A} to {B}", _drive(A, B), f"Fennel, {A}|Clove, {B}|-", "-", f"Pine House, {B}"),
    _day(4, B, "-", f"Dill, {B}|Fennel, {B}|Ginger, {B}", f"Rose Garden, {B};", f"Pine House, {B}"),
    _day(5, f"from {B} to Northby", _drive(B, "Northby"), f"Hyssop, {B}|-|-", f"Old Mill, {B};", "-"),
]
CASES = {3: (ROW3, PLAN3), 5: (ROW5, PLAN5)}


def changed(days: int, **changes: Any) -> Plan:
    """The plan with entries replaced: ``d2_lunch="-"``; None removes the key."""
    plan = deepcopy(CASES[days][1])
    for key, value in changes.items():
        day, _, part = key.partition("_")
        entries = plan[int(day[1:]) - 1]
        if value is None:
            del entries[part]
        else:
            entries[part] = value
    return plan


def verdict(days: int, plan: object, **fields: Any) -> OfficialVerdict:
    """The verdict on ``plan`` for the three- or five-day query, with fields of the query replaced."""
    return judge(CASES[days][0] | fields, plan, CITY_STATES)


def failed(days: int, plan: object, **fields: Any) -> list[str]:
    """Names of the checks that are False."""
    return list(verdict(days, plan, **fields).failed)


@pytest.mark.parametrize("days", [3, 5])
def test_good_plans_pass_everything(days: int) -> None:
    result = verdict(days, CASES[days][1])
    assert result.failed == ()
    assert result.delivered and result.commonsense_pass and result.hard_pass and result.final_pass
    assert [*result.commonsense] == COMMONSENSE and [*result.hard] == HARD
    assert result.commonsense_micro == (8, 8)
    assert result.hard_micro == {3: (5, 5), 5: (3, 3)}[days]


# --- each check alone --------------------------------------------------------------------------------------


def _all_in(text: str, other: str) -> Plan:
    return json.loads(json.dumps(PLAN5).replace(text, other))


MUTATIONS: list[tuple[str, int, Plan]] = [
    ("city_order", 5, _all_in(B, "Copperdale(Marsh)")),
    ("restaurants", 5, changed(5, d4_lunch=f"Clove, {B}")),
    ("stay", 3, changed(3, d1_accommodation="Fern Loft, Alder", d2_accommodation="Fern Loft, Alder")),
    ("attractions", 3, changed(3, d3_attraction="Rose Garden, Alder;")),
    ("transport", 5, changed(5, d3_transportation=_drive(A, B, "Taxi"))),
    ("current_city", 5, changed(5, d5_dinner=f"Ginger, {A}")),
    ("sandbox", 3, changed(3, d2_lunch="Nowhere, Alder")),
    ("not_absent", 3, changed(3, d2_lunch="-")),
    ("budget", 3, changed(3, d2_lunch="Opulence, Alder")),
    ("cuisine", 3, changed(3, d2_breakfast="Hyssop, Alder")),
    ("house_rule", 3, changed(3, d1_accommodation="Cedar House, Alder")),
    ("room_type", 3, changed(3, d1_accommodation="Maple House, Alder")),
    (
        "transport_rule",
        3,
        changed(
            3, d1_transportation=_drive("Northby", "Alder"), d3_transportation=_drive("Alder", "Northby")
        ),
    ),
]


@pytest.mark.parametrize(("check", "days", "plan"), MUTATIONS, ids=[m[0] for m in MUTATIONS])
def test_each_check_can_fail_alone(check: str, days: int, plan: Plan) -> None:
    result = verdict(days, plan)
    assert result.failed == (check,)
    assert result.checks[check].message
    assert not result.final_pass
    assert result.commonsense_pass is (check in HARD)
    assert result.hard_pass is (check in COMMONSENSE and result.hard_judged)


def test_mutations_cover_all_checks() -> None:
    assert [name for name, *_ in MUTATIONS] == COMMONSENSE + HARD


# --- city order --------------------------------------------------------------------------------------------


def test_state_of_middle_cities_counts_only_beyond_three_days() -> None:
    assert failed(5, PLAN5, dest="Marsh") == ["city_order"]
    assert failed(3, PLAN3, dest="Copperdale") == []


def test_cities_must_be_in_the_city_set() -> None:
    known = {city: state for city, state in CITY_STATES.items() if city != "Alder"}
    assert judge(ROW3, PLAN3, known).failed == ("city_order",)


def _route(*cities: str) -> Plan:
    """A plan of these ``current_city`` texts and nothing else."""
    return [_day(number, city, "-", "-|-|-", "-", "-") for number, city in enumerate(cities, 1)]


@pytest.mark.parametrize(
    ("cities", "good"),
    [
        (("from Northby to Alder", "from Alder to Northby"), True),
        (("Northby", "from Northby to Alder", "from Alder to Northby"), False),  # home is not in dest
        (("from Northby to Alder", "from Alder to Birchton", "Birchton"), False),  # no return
        (("from Alder to Northby", "from Northby to Alder"), False),  # another origin
        (("from Northby to Alder", "Birchton", "from Alder to Northby"), False),  # passed through
        (("from Northby to Alder", "from Alder to Birchton", "from Birchton to Alder"), False),
        (("from Northby to Alder", "Birchton", "Birchton", "from Birchton to Northby"), False),
        (("Northby", "Northby"), False),
    ],
)
def test_city_order(cities: tuple[str, ...], good: bool) -> None:
    result = verdict(5, _route(*cities))
    assert result.commonsense["city_order"].passed is good


def test_coming_home_a_day_early_is_a_second_visit() -> None:
    home_early = _route("from Northby to Alder", "from Alder to Northby", "Northby")
    assert verdict(3, home_early).commonsense["city_order"].message == "'Northby' is visited twice"


def test_revisit_is_refused() -> None:
    there = (
        "from Northby to Alder",
        "from Alder to Birchton",
        "from Birchton to Alder",
        "from Alder to Northby",
    )
    result = verdict(5, _route(*there))
    assert result.commonsense["city_order"].message == "'Alder' is visited twice"


# --- stay, attractions, transport --------------------------------------------------------------------------


def test_minimum_nights_hold_only_where_one_row_matches() -> None:
    twin = {"d1_accommodation": "Twin Gable, Alder", "d2_accommodation": "Twin Gable, Alder"}
    assert failed(3, changed(3, **twin)) == []


def test_minimum_nights_count_runs_of_equal_text() -> None:
    row = ROW3 | {"reference_information": deepcopy(REFERENCE)}
    row["reference_information"]["Accommodations in Alder"][0]["minimum nights"] = 2
    assert judge(row, PLAN3, CITY_STATES).failed == ()
    split = changed(3, d2_accommodation="Pine House, Alder(Fernia)")
    assert judge(row, split, CITY_STATES).failed == ("stay",)


def test_text_after_the_last_semicolon_is_dropped() -> None:
    assert failed(3, changed(3, d2_attraction="Old Mill, Alder;Nowhere, Alder")) == []
    assert failed(3, changed(3, d2_attraction="Old Mill, Alder;Nowhere, Alder;")) == ["sandbox"]
    assert failed(3, changed(3, d3_attraction="Old Mill, Alder")) == []  # a repeat that nobody sees


@pytest.mark.parametrize(
    ("there", "back", "clash"),
    [
        (_fly("F100", "Northby", "Alder"), _drive("Alder", "Northby", "Taxi"), False),
        (_fly("F100", "Northby", "Alder"), _drive("Alder", "Northby"), True),
        (_drive("Northby", "Alder", "Taxi"), _drive("Alder", "Northby"), True),
        (_drive("Northby", "Alder"), _drive("Alder", "Northby"), False),
    ],
)
def test_transport_mix(there: str, back: str, clash: bool) -> None:
    plan = changed(3, d1_transportation=there, d3_transportation=back)
    assert failed(3, plan, local_constraint=NONE) == (["transport"] if clash else [])


def test_first_day_needs_transport() -> None:
    assert failed(3, changed(3, d1_transportation="-")) == ["transport", "not_absent"]


# --- current city ------------------------------------------------------------------------------------------


def test_stay_days_compare_characters() -> None:
    assert failed(5, changed(5, d4_lunch=f"Juniper, {A}")) == []  # another city's meal
    assert (
        failed(5, changed(5, d4_accommodation=f"Pine House, {A}")) == []
    )  # ends with the city's last letter
    assert failed(5, changed(5, d4_attraction=f"Clock Tower, {A};")) == []


def test_transport_on_a_stay_day_must_hold_every_letter() -> None:
    legs = {f"d{n}_transportation": PLAN5[n - 1]["transportation"] for n in (1, 3, 5)}
    taxis = {key: text.replace("Self-driving", "Taxi") for key, text in legs.items()}
    assert failed(5, changed(5, **taxis, d4_transportation=_drive("Alder", "Birchton", "Taxi"))) == []
    # No capital B in this text.
    plan = changed(5, **taxis, d4_transportation=_drive("Alder", "Northby", "Taxi"))
    assert failed(5, plan, budget=9999) == ["current_city"]


@pytest.mark.parametrize(
    ("change", "good"),
    [
        ({"d3_dinner": f"Juniper, {A}"}, True),  # either city will do for meals and sights
        ({"d3_attraction": f"Clock Tower, {A};Clock Tower, {B};"}, True),
        ({"d3_attraction": "Clock Tower, Northby;"}, False),
        ({"d3_accommodation": f"Larch House, {A}"}, False),  # the stay is where the day ends
    ],
)
def test_travel_days_compare_city_names(change: dict[str, str], good: bool) -> None:
    assert failed(5, changed(5, **change)) == ([] if good else ["current_city"])


def test_transport_on_a_travel_day_names_both_cities() -> None:
    assert failed(5, changed(5, d3_transportation=_drive("Alder", "Northby"))) == ["current_city"]


# --- sandbox -----------------------------------------------------------------------------------------------


def test_date_and_clock_of_a_flight_are_not_compared() -> None:
    assert failed(3, changed(3, d3_transportation=_fly("F102", "Alder", "Northby"))) == []
    assert (
        failed(3, changed(3, d1_transportation="Flight Number: F100, from Northby to Alder, whenever")) == []
    )


@pytest.mark.parametrize(
    "transport",
    [
        _fly("F999", "Alder", "Northby"),
        _fly("F100", "Alder", "Northby"),  # the other way round
        "Flight Number: F101, from Alder to Northby Departure Time: 22:00",  # no comma after the city
        "Flight, from Alder to Northby, Departure Time: 22:00",
    ],
)
def test_flights_must_match_number_and_both_cities(transport: str) -> None:
    assert failed(3, changed(3, d3_transportation=transport)) == ["sandbox"]


def test_roads_longer_than_a_day_or_unknown_do_not_count() -> None:
    plan = _all_in(B, "Farpoint(Fernia)")
    messages = [verdict(5, plan[:2] + plan[day:]).commonsense["sandbox"].message for day in (2, 4)]
    assert messages[0].startswith("day 3: no such transport")
    assert messages[1].startswith("day 3: no such transport")


def test_city_is_what_follows_the_last_comma_and_equal() -> None:
    assert failed(3, changed(3, d3_attraction="Museum of Coins, Alder (Fernia);")) == []
    assert failed(3, changed(3, d3_attraction="Mint, Museum of Coins, Al;")) == ["current_city", "sandbox"]
    assert failed(3, changed(3, d2_lunch="Clove")) == ["sandbox"]


def test_hard_checks_wait_for_a_complete_plan_in_the_sandbox() -> None:
    for plan in (changed(3, d2_lunch="Nowhere, Alder"), changed(3, d2_lunch="-")):
        result = verdict(3, plan, budget=1)
        assert not result.hard_judged and not result.hard_pass
        assert {check.passed for check in result.hard.values()} == {None}
        assert result.hard_micro == (0, 5)
    assert failed(3, changed(3, d2_lunch="Basil, Alder"), budget=1) == ["restaurants", "budget"]


# --- not absent --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("part", ["attraction", "breakfast", "dinner", "accommodation"])
def test_stay_days_need_everything(part: str) -> None:
    expected = ["not_absent"]
    assert failed(3, changed(3, **{f"d2_{part}": "-"})) == expected


def test_travel_days_need_transport_and_a_stay_but_no_meal() -> None:
    assert failed(3, changed(3, d1_accommodation="-")) == ["not_absent"]
    assert failed(3, changed(3, d3_transportation="-")) == ["not_absent"]
    assert failed(3, changed(3, d3_breakfast="-")) == []


def test_days_and_cities_are_counted() -> None:
    assert "not_absent" in failed(3, PLAN3[:2])
    assert "not_absent" in failed(3, [*PLAN3[:2], {}])
    assert failed(3, PLAN3, visiting_city_number=2) == ["not_absent"]
    assert failed(3, [*PLAN3, {"current_city": "Nowhere"}, "junk"]) == []  # beyond the query's days


def test_half_of_the_entries_with_days_and_current_city_counted() -> None:
    moves = ("from Northby to Alder", "from Alder to Northby", "from Northby to Alder")
    plan = _route(*moves)
    for day in plan:
        day["transportation"] = "Taxi"
    plan[0]["accommodation"] = plan[1]["accommodation"] = INN
    del plan[0]["days"]  # 3 cities + 3 transports + 2 stays + 2 numbers = 10 of 18
    assert verdict(3, plan).commonsense["not_absent"].passed
    del plan[1]["days"]  # 9 of 18 is enough
    assert verdict(3, plan).commonsense["not_absent"].passed
    del plan[2]["days"]
    assert verdict(3, plan).commonsense["not_absent"].message == "only 8 entries are filled, 9 needed"


# --- hard --------------------------------------------------------------------------------------------------


def test_budget_of_flights_meals_and_stays_to_the_dollar() -> None:
    # Two people: flights (80 + 90) * 2, meals (10 + 12 + 10 + 10 + 10) * 2, two nights at 100.
    cost = 340 + 104 + 200
    assert failed(3, PLAN3, budget=cost) == []
    assert failed(3, PLAN3, budget=cost - 1) == ["budget"]


def test_budget_of_roads_rounds_down_and_party_rounds_up() -> None:
    # Nine people: two cars of int(0.05 * 1,239.9) = 61, int(0.05 * 119) = 5 and 55 dollars.
    meals = (10 + 12 + 10 + 10) + (10 + 10) + (10 + 10 + 10) + 10
    cost = 2 * (61 + 5 + 55) + 9 * meals + 4 * 100 * 5
    assert failed(5, PLAN5, people_number=9, budget=cost) == []
    assert failed(5, PLAN5, people_number=9, budget=cost - 1) == ["budget"]


def test_budget_of_taxis_counts_four_seats() -> None:
    plan = changed(
        3,
        d1_transportation=_drive("Northby", "Alder", "Taxi"),
        d3_transportation=_drive("Alder", "Northby", "Taxi"),
    )
    cost = 2 * (1239 + 1239) + 5 * 52 + 2 * 100 * 3
    assert failed(3, plan, people_number=5, budget=cost) == []
    assert failed(3, plan, people_number=5, budget=cost - 1) == ["budget"]


def test_prices_and_cuisines_come_from_the_first_row_that_contains_the_name() -> None:
    plan = changed(3, d2_lunch="Spoon, Alder")  # read as "Golden Spoon", 50 instead of 10
    cost = 340 + 104 + 200 + 2 * 40
    assert failed(3, plan, budget=cost) == []
    assert failed(3, plan, budget=cost - 1) == ["budget"]
    wish = NONE | {"cuisine": ["Seafood"]}
    assert failed(3, plan, local_constraint=wish) == []


def test_a_meal_at_home_ends_the_cuisine_count_of_its_day() -> None:
    wish = NONE | {"cuisine": ["Indian"]}
    base = {"d2_breakfast": "Juniper, Alder", "d2_dinner": "Hyssop, Alder"}
    after = changed(3, **base, d3_breakfast="Dill, Northby", d3_lunch="Basil, Alder")
    before = changed(3, **base, d3_breakfast="Basil, Alder", d3_lunch="Dill, Northby")
    at_home = changed(3, **base, d3_lunch="Basil, Northby")
    assert failed(3, after, local_constraint=wish) == ["cuisine"]
    assert failed(3, before, local_constraint=wish) == []
    assert failed(3, at_home, local_constraint=wish) == ["cuisine"]


@pytest.mark.parametrize("rule", ["smoking", "parties", "children under 10", "visitors", "pets"])
def test_house_rules(rule: str) -> None:
    row = ROW3 | {
        "local_constraint": NONE | {"house rule": rule},
        "reference_information": deepcopy(REFERENCE),
    }
    house = row["reference_information"]["Accommodations in Alder"][0]
    everything = ["No smoking", "No parties", "No children under 10", "No visitors", "No pets"]
    house["house_rules"] = " & ".join(everything)
    assert judge(row, PLAN3, CITY_STATES).failed == ("house_rule",)
    house["house_rules"] = " & ".join(text for text in everything if text != f"No {rule}")
    assert judge(row, PLAN3, CITY_STATES).failed == ()


@pytest.mark.parametrize(
    ("wish", "allowed"),
    [
        ("entire room", {"Maple"}),
        ("private room", {"Pine"}),
        ("shared room", {"Larch"}),
        ("not shared room", {"Maple", "Pine"}),
    ],
)
def test_room_types(wish: str, allowed: set[str]) -> None:
    for house in ("Maple", "Pine", "Larch"):
        inn = f"{house} House, Alder"
        plan = changed(3, d1_accommodation=inn, d2_accommodation=inn)
        names = failed(3, plan, local_constraint=NONE | {"room type": wish})
        assert names == ([] if house in allowed else ["room_type"])


def test_transport_rule_minds_the_capital() -> None:
    wish = NONE | {"transportation": "no self-driving"}
    plan = changed(5)
    assert failed(5, plan, local_constraint=wish) == ["transport_rule"]
    for day in plan:
        day["transportation"] = day["transportation"].replace("Self-driving", "self-driving")
    assert failed(5, plan, local_constraint=wish) == []
    assert failed(3, PLAN3, local_constraint=NONE | {"transportation": "no flight"}) == ["transport_rule"]


def test_unasked_constraints_are_none() -> None:
    for constraint in (NONE, None):
        result = verdict(3, PLAN3, local_constraint=constraint)
        assert [name for name, check in result.hard.items() if check.passed is None] == HARD[1:]
        assert result.hard_micro == (1, 1) and result.final_pass


def test_unknown_constraint_is_the_query_s_fault() -> None:
    with pytest.raises(ValueError, match="unknown house rule 'karaoke'"):
        verdict(3, PLAN3, local_constraint=NONE | {"house rule": "karaoke"})


# --- delivery and malformed plans --------------------------------------------------------------------------


@pytest.mark.parametrize("plan", [None, [], {}, "", "a plan in prose", 7, {"days": 1}])
def test_undelivered(plan: object) -> None:
    result = verdict(3, plan)
    assert not (result.delivered or result.commonsense_pass or result.hard_pass or result.final_pass)
    assert (result.commonsense_micro, result.hard_micro) == ((0, 8), (0, 5))


@pytest.mark.parametrize(
    "plan",
    [
        ["junk", None, 3],
        [{}, {}, {}],
        changed(3, d2_current_city=None),
        changed(3, d2_transportation=None),
        changed(3, d2_dinner=None),
        changed(3, d2_lunch=["Clove, Alder"]),
        changed(3, d2_current_city="from Alder"),
        changed(3, d2_current_city=""),
        changed(3, d2_accommodation=12),
    ],
)
def test_malformed_plans_fail_without_a_traceback(plan: object) -> None:
    result = verdict(3, plan)
    assert result.delivered and not result.final_pass


def test_a_crash_of_the_evaluator_is_named() -> None:
    result = verdict(3, changed(3, d3_transportation=None))
    assert result.commonsense["transport"].message == (
        "the official evaluator would crash: day 3 has no 'transportation'"
    )


def test_scores_divide_as_the_benchmark_does() -> None:
    cheap = verdict(3, PLAN3, budget=1)
    nothing = verdict(3, [])
    rates = score([verdict(3, PLAN3), cheap, nothing, verdict(5, changed(5, d4_lunch=f"Clove, {B}"))])
    assert rates.queries == 4
    assert rates.delivery == 3 / 4
    assert rates.commonsense_micro == (8 + 8 + 0 + 7) / 32
    assert rates.commonsense_macro == 2 / 4
    assert rates.hard_micro == (5 + 4 + 0 + 3) / (5 + 5 + 5 + 3)
    assert rates.hard_macro == 2 / 4
    assert rates.final == 1 / 4
    assert score([]).final == 0


# --- text forms and tables ---------------------------------------------------------------------------------


def test_text_forms() -> None:
    assert bare_city("Houston(Texas)") == bare_city("Houston (Texas)") == bare_city(" Houston ") == "Houston"
    assert split_place("Inn (old), by the sea, Alder (Fernia)") == ("Inn (old), by the sea", "Alder")
    assert split_place("Inn") is split_place("Inn,") is None
    assert split_leg("from St. Petersburg to Rockford(Illinois), on time") == ("St. Petersburg", "Rockford")
    assert split_leg("from A to B duration: 3 hours, x") == ("A", "B duration: 3 hours")
    assert split_leg("Rockford") is split_leg("from Rockford") is split_leg("from A to , x") is None


def test_database_folder(tmp_path: Path) -> None:
    files = {
        "attractions.csv": 'Name,Latitude,Longitude,Address,City\nOld Mill,1,2,"3, Mill Road",Alder\n',
        "clean_restaurant_2022.csv": ",Name,City,Cuisines,Average Cost,Aggregate Rating\n"
        '0,Anise,Alder,"French, Cafe",10,4.0\n',
        "clean_accommodations_2022.csv": ",NAME,room type,price,minimum nights,review rate number,"
        'house_rules,maximum occupancy,city\n0,"Pine\nHouse",Private room,100.0,,4.0,,2,Alder\n',
        "distance.csv": "origin,destination,cost,duration,distance\n"
        'Northby,Alder,,3 hours 2 mins,"1,240 km"\n'
        "Alder,Northby,,,\nAlder,Farpoint,,1 day 2 hours,900 km\n",
    }
    for name, text in files.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    tables = Sandbox.from_database(tmp_path, REFERENCE)
    assert [(road.origin, road.km) for road in tables.roads] == [("Northby", 1240.0)]
    assert [flight.number for flight in tables.flights] == ["F100", "F101", "F102"]
    assert tables.restaurant("Anise, Alder") and tables.attraction("Old Mill, Alder")
    stay = tables.stay("Pine\nHouse, Alder")
    assert stay and isnan(stay.minimum_nights)
    tables = replace(tables, stays=(replace(stay, occupancy=float("nan")),))
    inn = {"d1_accommodation": "House, Alder", "d2_accommodation": "House, Alder"}
    sandbox = replace(Sandbox.from_reference(REFERENCE), stays=tables.stays)
    assert "crash" in judge(ROW3, changed(3, **inn), CITY_STATES, sandbox).hard["budget"].message


# --- the training split, where it is at hand ---------------------------------------------------------------


def _training_rows() -> list[dict[str, Any]]:
    path = DATA / "train.jsonl"
    text = path.read_text(encoding="utf-8") if path.exists() else ""
    return [json.loads(line) for line in text.split("\n") if line]


TRAINING = _training_rows()
# The human of query 42 visits San Angelo's museum on a day in San Antonio. Only the whole database knows it.
OUTSIDE_REFERENCE = {42: ("sandbox",)}


@pytest.mark.parametrize("row", TRAINING, ids=lambda row: str(row["idx"]))
def test_annotated_plans(row: dict[str, Any]) -> None:
    states = load_city_states(DATA / "database" / "citySet_with_states.txt")
    result = judge(row, row["annotated_plan"], states)
    assert result.failed == OUTSIDE_REFERENCE.get(row["idx"], ())


@pytest.mark.skipif(not TRAINING, reason="the training split is not here")
def test_training_totals() -> None:
    states = load_city_states(DATA / "database" / "citySet_with_states.txt")
    whole = Sandbox.from_database(DATA / "database", {})
    verdicts = [
        judge(
            row,
            row["annotated_plan"],
            states,
            replace(whole, flights=Sandbox.from_reference(row["reference_information"]).flights),
        )
        for row in TRAINING
    ]
    rates = score(verdicts)
    assert (rates.queries, rates.final) == (45, 1.0)
    assert sum(v.commonsense_micro[1] for v in verdicts) == 360
    assert sum(v.hard_asked for v in verdicts) == 105
