"""Legs that arrive on another day: no plan has anybody somewhere before the leg is there."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from planner_agent import DataError, Outcome, Planner
from planner_agent.families import family

TABLES = {
    "meta": "key,value\nname,Two towns\ncurrency,EUR\n",
    "cities": "id,name,state\nghent,Ghent,East Flanders\nbruges,Bruges,West Flanders\n",
    "timetable": "mode,number,origin,destination,days,depart,arrive,arrive_day_offset,minutes,price\n"
    "train,OUT,ghent,bruges,daily,{out},7.90\ntrain,BACK,bruges,ghent,daily,{back},7.90\n{more}",
    "roads": "origin,destination,km,minutes\n",
    "stays": "id,name,city,price,occupancy\ns1,Canal House,bruges,140,4\n",
    "restaurants": "id,name,city,cuisines,price\n"
    + "".join(f"r{n},Mill {n},bruges,Belgian,{20 + n}\n" for n in range(12)),
    "attractions": "id,name,city,categories,price\n"
    + "".join(f"a{n},Museum {n},bruges,museum,8\n" for n in range(6)),
}
USUAL = {"out": "09:24,09:51,,27", "back": "17:33,18:00,,27", "more": ""}


def planner(folder: Path, **changes: str) -> Planner:
    for name, content in TABLES.items():
        text = content.format(**USUAL | changes) if "{" in content else content
        (folder / f"{name}.csv").write_text(text, encoding="utf-8")
    return Planner(catalog=folder, checkpointer="memory", today=date(2026, 11, 22))


def trip(folder: Path, days: str = "5 to 7 March 2027", **changes: str) -> Outcome:
    return planner(folder, **changes).plan(f"Ghent to Bruges, {days}, just me")


def test_the_usual_day_is_planned(tmp_path: Path) -> None:
    assert trip(tmp_path).outcome == "planned"


@pytest.mark.parametrize("out", ["20:00,14:00,1,1080", "09:24,09:51,3,4347", "20:00,08:31,1,751"])
def test_nobody_breakfasts_where_the_train_arrives_later(tmp_path: Path, out: str) -> None:
    outcome = trip(tmp_path, out=out)
    assert outcome.outcome == "infeasible"
    assert "arrives by 08:30 on the next day" in outcome.text


def test_what_arrives_too_late_is_counted(tmp_path: Path) -> None:
    slow = "train,SLOW,ghent,bruges,daily,20:00,14:00,1,1080,1.00\n"
    outcome = trip(tmp_path, more=slow)
    assert outcome.outcome == "planned" and "OUT" in outcome.text
    assert "1 connection with an arrival after 08:30 on the next day did not take part." in outcome.text


@pytest.mark.parametrize("backend", ["cp-sat", "milp"])
def test_no_leg_leaves_before_the_last_one_is_there(tmp_path: Path, backend: str) -> None:
    early = {"out": "20:00,07:00,1,660", "back": "06:00,06:27,,27"}
    made = planner(tmp_path, **early)
    text = "Ghent to Bruges, 5 to 6 March 2027, just me"
    assert made.plan(text).outcome == "infeasible"
    later = planner(tmp_path, **early, more="train,LATER,bruges,ghent,daily,08:10,08:37,,27,99.00\n")
    outcome = Planner(
        catalog=later.catalog, backend=backend, checkpointer="memory", today=date(2026, 11, 22)
    ).plan(text)
    assert [leg.number for leg in outcome.plan.legs] == ["OUT", "LATER"]  # dearer, but possible
    back = outcome.plan.legs[1].model_copy(
        update={"number": "BACK", "depart": 360, "arrive": 387, "cost": 790}
    )
    gone = outcome.plan.model_copy(update={"legs": (outcome.plan.legs[0], back)})
    found = family("travel").verify(outcome.spec, later.catalog, gone, later.context.options)
    assert "clocks" in {violation.code for violation in found}


def test_arrival_on_the_day_before_can_be_said(tmp_path: Path) -> None:
    """Over the date line: the audit took its own text for a fault."""
    outcome = trip(tmp_path, out="00:30,23:51,-1,27")
    assert outcome.outcome == "planned" and "00:30–23:51 (-1)" in outcome.text
    assert "BEGIN:VEVENT" in Planner(checkpointer="memory").render(outcome, "ics")


def test_a_forgotten_day_offset_is_named(tmp_path: Path) -> None:
    with pytest.raises(DataError, match=r"timetable.csv, line 2, column arrive_day_offset"):
        trip(tmp_path, out="23:50,00:17,,27")
    assert trip(tmp_path, out="23:50,00:17,1,27").outcome == "planned"
    assert trip(tmp_path, out="23:50,00:17,0,27").outcome == "planned"  # over the date line
