"""TravelPlanner's formats: rows to specs, plans to submissions, and the run over an invented row."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from benchmarks.travelplanner import bench
from benchmarks.travelplanner.gold import gold_spec
from benchmarks.travelplanner.official import judge
from benchmarks.travelplanner.rows import is_travelplanner, load_requests
from benchmarks.travelplanner.submission import clock, submission, transport
from planner_agent.errors import DataError
from planner_agent.families.travel import wishes as w
from planner_agent.families.travel.plan import (
    PlannedLeg,
    PlannedMeal,
    PlannedSight,
    PlannedStay,
    TravelPlan,
)
from planner_agent.spec import Money

DAYS = ["2022-03-04", "2022-03-05", "2022-03-06"]
HOME, AWAY = "Elmton", "Oakvale"


def flight(number: str, a: str, b: str, day: str, leave: str, land: str) -> dict[str, Any]:
    return {
        "Flight Number": number, "Price": 100, "DepTime": leave, "ArrTime": land,
        "ActualElapsedTime": "1 hours 10 minutes", "FlightDate": day, "OriginCityName": a,
        "DestCityName": b, "Distance": 400.0,
    }  # fmt: skip


def row(**other: Any) -> dict[str, Any]:
    """An invented three-day request with just enough tables for one plan."""
    meals = [
        {"Name": f"Diner {n}", "Average Cost": 10 + n, "Cuisines": "Thai, Cafe", "Aggregate Rating": 4.0,
         "City": AWAY}
        for n in range(8)
    ]  # fmt: skip
    stays = [
        {"NAME": "Loft", "price": 80.0, "room type": "Entire home/apt", "house_rules": "No pets",
         "minimum nights": 1.0, "maximum occupancy": 2, "review rate number": 4.0, "city": AWAY},
        {"NAME": "Room", "price": 50.0, "room type": "Private room", "house_rules": "No smoking",
         "minimum nights": 1.0, "maximum occupancy": 1, "review rate number": 3.0, "city": AWAY},
    ]  # fmt: skip
    sights = [
        {"Name": f"Sight {n}", "Latitude": 40.0, "Longitude": -80.0, "Address": "Main St", "Phone": "",
         "Website": "", "City": AWAY}
        for n in range(4)
    ]  # fmt: skip
    no_flight = f"There is no flight from {AWAY} to {HOME} on 2022-03-06."
    road = "duration: 3 hours 5 mins, distance: 301 km, cost: 15"
    return {
        "idx": 1,
        "query": f"Please plan three days from {HOME} to {AWAY} for 2 people, March 4th to March 6th, 2022, "
        "with a budget of $1,900.",
        "org": HOME, "dest": AWAY, "days": 3, "visiting_city_number": 1, "date": DAYS,
        "people_number": 2, "budget": 1900,
        "local_constraint": {"house rule": None, "cuisine": None, "room type": None, "transportation": None},
        "reference_information": {
            f"Restaurants in {AWAY}": meals,
            f"Accommodations in {AWAY}": stays,
            f"Attractions in {AWAY}": sights,
            f"Flight from {HOME} to {AWAY} on 2022-03-04": [
                flight("F1", HOME, AWAY, "2022-03-04", "08:00", "09:10")
            ],
            f"Flight from {AWAY} to {HOME} on 2022-03-06": no_flight,
            f"Self-driving from {HOME} to {AWAY}": f"self-driving, from {HOME} to {AWAY}, {road}",
            f"Self-driving from {AWAY} to {HOME}": f"self-driving, from {AWAY} to {HOME}, {road}",
            f"Taxi from {AWAY} to {HOME}": "No valid information.",
        },
    } | other  # fmt: skip


def leg(**other: Any) -> PlannedLeg:
    fields: dict[str, Any] = {
        "mode": "drive", "direction": "out", "origin": HOME, "destination": AWAY, "origin_name": HOME,
        "destination_name": AWAY, "date": date(2022, 3, 4), "number": None, "depart": 540, "arrive": 725,
        "minutes": 185, "metres": 301_000, "units": 1, "cost": 1500,
    }  # fmt: skip
    return PlannedLeg(**(fields | other))


def meal(name: str, day: int, slot: str) -> PlannedMeal:
    return PlannedMeal(
        id=name, name=name, city=AWAY, city_name=AWAY, date=date(2022, 3, day), slot=slot, start=720, end=780,
        cost=2000,
    )  # fmt: skip


def sight(name: str, day: int, start: int) -> PlannedSight:
    return PlannedSight(
        id=name, name=name, city=AWAY, city_name=AWAY, date=date(2022, 3, day), slot="morning", start=start,
        end=start + 90, cost=0,
    )  # fmt: skip


def plan(**other: Any) -> TravelPlan:
    back = {"direction": "back", "origin": AWAY, "destination": HOME, "origin_name": AWAY}
    stay = PlannedStay(
        id="Loft", name="Loft", city=AWAY, city_name=AWAY, room_type="entire", check_in=date(2022, 3, 4),
        check_out=date(2022, 3, 6), nights=2, units=1, cost=16_000,
    )  # fmt: skip
    fields: dict[str, Any] = {
        "start": date(2022, 3, 4), "days": 3, "heads": 2, "currency": "USD",
        "legs": (leg(), leg(date=date(2022, 3, 6), destination_name=HOME, **back)),
        "stays": (stay,),
        "meals": (meal("Diner 0", 4, "dinner"), meal("Diner 1", 5, "breakfast"),
                  meal("Diner 2", 5, "lunch"), meal("Diner 3", 5, "dinner")),
        "sights": (sight("Sight 1", 5, 840), sight("Sight 0", 5, 540)),
        "cost_by_kind": {"leg": 3000, "stay": 16_000, "meal": 8000, "attraction": 0}, "total": 27_000,
    }  # fmt: skip
    return TravelPlan(**(fields | other))


def test_a_short_trip_goes_to_a_city() -> None:
    spec = gold_spec(row())
    assert spec.frame.origin == HOME
    assert spec.frame.destination is not None
    assert [stop.city for stop in spec.frame.destination.stops] == [AWAY]
    assert spec.frame.dates is not None
    assert (spec.frame.dates.earliest.isoformat(), spec.frame.dates.days) == (DAYS[0], 3)
    assert spec.frame.heads == 2
    assert [rule.body for rule in spec.rules] == [w.spend_at_most(Money(amount="1900", currency="USD"))]


def test_a_longer_trip_goes_to_a_state() -> None:
    dates = [f"2022-03-{day:02d}" for day in range(4, 9)]
    spec = gold_spec(row(days=5, dest="Ohio", visiting_city_number=2, date=dates))
    assert spec.frame.destination is not None
    assert (spec.frame.destination.region, spec.frame.destination.count) == ("Ohio", 2)
    assert spec.frame.destination.stops == ()


def test_every_constraint_has_its_rule() -> None:
    wanted = {
        "house rule": "children under 10", "cuisine": ["Thai", "French"], "room type": "not shared room",
        "transportation": "no self-driving",
    }  # fmt: skip
    bodies = [rule.body for rule in gold_spec(row(local_constraint=wanted)).rules[1:]]
    assert bodies == [
        w.house_allows("children_under_10"),
        w.some_cuisine("Thai"),
        w.some_cuisine("French"),
        w.rooms_never("shared"),
        w.avoid_modes("drive"),
    ]
    with pytest.raises(KeyError):
        gold_spec(row(local_constraint={"room type": "tent"}))


def test_texts_of_transport() -> None:
    assert transport(leg()) == (
        "Self-driving, from Elmton to Oakvale, duration: 3 hours 5 mins, distance: 301 km, cost: 15"
    )
    assert transport(leg(mode="taxi", metres=1_510_000, cost=302_000, units=2)) == (
        "Taxi, from Elmton to Oakvale, duration: 3 hours 5 mins, distance: 1,510 km, cost: 1510"
    )
    assert transport(leg(mode="flight", number="F1", depart=480, arrive=1450)) == (
        "Flight Number: F1, from Elmton to Oakvale, Departure Time: 08:00, Arrival Time: 00:10"
    )
    assert clock(1440) == "00:00"


def test_a_submission_has_the_official_form() -> None:
    first, second, third = submission(plan())
    assert first == {
        "days": 1, "current_city": "from Elmton to Oakvale", "transportation": transport(leg()),
        "breakfast": "-", "lunch": "-", "dinner": "Diner 0, Oakvale", "attraction": "-",
        "accommodation": "Loft, Oakvale",
    }  # fmt: skip
    assert second["current_city"] == "Oakvale"
    assert second["transportation"] == "-"
    assert second["attraction"] == "Sight 0, Oakvale;Sight 1, Oakvale;"
    assert third["accommodation"] == "-"
    assert third["current_city"] == "from Oakvale to Elmton"


def test_names_lose_what_stands_before_a_line_break() -> None:
    [stay] = plan().stays
    days = submission(plan(stays=(stay.model_copy(update={"name": "Sunny\nLoft"}),)))
    assert days[0]["accommodation"] == "Loft, Oakvale"


def test_the_official_checks_accept_a_submission() -> None:
    verdict = judge(row(), submission(plan()), {HOME: "Ohio", AWAY: "Iowa"})
    assert verdict.failed == ()
    assert verdict.final_pass


def test_the_official_checks_read_every_part_of_it() -> None:
    without_sights = judge(row(), submission(plan(sights=())), {HOME: "Ohio", AWAY: "Iowa"})
    assert "not_absent" in without_sights.failed
    poor = judge(row(budget=200), submission(plan()), {HOME: "Ohio", AWAY: "Iowa"})
    assert poor.failed == ("budget",)


def write(folder: Path, *rows: dict[str, Any]) -> Path:
    path = folder / "train.jsonl"
    path.write_text("".join(json.dumps(each) + "\n" for each in rows), encoding="utf-8")
    return path


def test_rows_bring_their_catalog(tmp_path: Path) -> None:
    [request] = load_requests(write(tmp_path, row()))
    assert is_travelplanner(request.fields)
    assert not is_travelplanner({"text": "hello"})
    assert {HOME, AWAY} <= set(request.catalog.cities)


def test_without_a_database_the_tables_name_the_cities_of_the_state(tmp_path: Path) -> None:
    dates = [f"2022-03-{day:02d}" for day in range(4, 9)]
    [request] = load_requests(write(tmp_path, row(days=5, dest="Iowa", visiting_city_number=1, date=dates)))
    assert request.catalog.cities[AWAY].state == "Iowa"
    assert request.catalog.cities[HOME].state == ""


def test_a_missing_database_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="no such folder"):
        load_requests(write(tmp_path, row()), tmp_path / "database")


def test_a_broken_line_is_named(tmp_path: Path) -> None:
    path = tmp_path / "train.jsonl"
    path.write_text("{}\nnot json\n", encoding="utf-8")
    with pytest.raises(DataError, match="line 2"):
        load_requests(path)


def test_the_whole_run(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    data = write(tmp_path, row(), row(idx=2, budget=100))
    out = tmp_path / "rows.jsonl"
    (tmp_path / "database").mkdir()
    (tmp_path / "database" / "citySet_with_states.txt").write_text(
        f"{HOME}\tOhio\n{AWAY}\tIowa\n", encoding="utf-8"
    )
    assert bench.main(["--data", str(data), "--json", "--out", str(out)]) == 0
    summary = json.loads(capsys.readouterr().out.splitlines()[-1])
    wanted = {"n": 2, "delivered": 1, "spec_exact": 2, "silent_errors": 0, "asked_needlessly": 0,
              "official_pass": 1, "strict_pass": 1, "proved_optimal": 1, "backends_agree": 1}  # fmt: skip
    rows = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    assert {name: summary[name] for name in wanted} == wanted, rows
    assert set(summary) == {*wanted, "p50_ms", "p95_ms"}
    assert rows[1]["status"] == "infeasible"


def test_unknown_rules_are_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        bench.main(["--data", str(write(tmp_path, row())), "--rules", "kind"])
    assert "official, strict" in capsys.readouterr().err
