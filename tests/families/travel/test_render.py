"""Rendering of travel outcomes: what it says, and that the audit sees every change of it."""

from __future__ import annotations

import importlib.util
import io
import sys
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from time import process_time

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from icalendar import Calendar
from rich.console import Console

from planner_agent.families.travel import render
from planner_agent.families.travel.plan import (
    PlannedLeg,
    PlannedMeal,
    PlannedSight,
    PlannedStay,
    RoadMeal,
    TravelPlan,
)
from planner_agent.outcome import Conflict, Outcome, ProofView, Question, Wish
from planner_agent.reading.model import Unsupported
from planner_agent.rendering import formats
from planner_agent.rendering.audit import Markup


def _plans():  # tests run with importlib mode: a neighbour is loaded by its path
    path = Path(__file__).with_name("render_plans.py")
    spec = importlib.util.spec_from_file_location("travel_render_plans", path)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


PLANS = _plans()
START = date(2022, 3, 16)
SEEDS = st.integers(0, 2**32)


def _leg(day: int, a: str, b: str, depart: int, arrive: int, **more: object) -> PlannedLeg:
    given = {
        "mode": "flight", "direction": "out", "number": "F3573456", "minutes": arrive - depart,
        "metres": None,
        "units": 2, "cost": 30000, **more,
    }  # fmt: skip
    return PlannedLeg(
        origin=a.lower(), destination=b.lower(), origin_name=a, destination_name=b, depart=depart,
        arrive=arrive, date=START + timedelta(day), **given,
    )  # fmt: skip


@pytest.fixture
def trip() -> Outcome:
    day = START + timedelta(1)
    common = {"city": "sf", "city_name": "Santa Fe", "rating": 45}
    plan = TravelPlan(
        start=START,
        days=3,
        heads=2,
        currency="USD",
        legs=(
            _leg(0, "Dallas", "Santa Fe", 845, 970),
            _leg(
                2, "Santa Fe", "Dallas", 1100, 1480,
                mode="drive", number=None, units=2, metres=1_025_000, cost=5_101,
            ),
        ),
        stays=(
            PlannedStay(
                id="s", name="Casa Azul", room_type="private", check_in=START, check_out=START + timedelta(2),
                nights=2, units=2, cost=50_000, **common,
            ),
        ),
        meals=(
            PlannedMeal(
                id="m", name="Thai Garden", date=day, slot="lunch", start=750, end=810, cost=4_000,
                cuisines=("Thai", "Asian"), **common,
            ),
        ),
        sights=(
            PlannedSight(
                id="a", name="Folk Museum", date=day, slot="morning", start=600, end=720, cost=0,
                categories=("museum",), **common,
            ),
        ),
        road_meals=(RoadMeal(date=START, slot="lunch", allowance=2_400),),
        cost_by_kind={"leg": 35_101, "stay": 50_000, "meal": 4_000, "attraction": 0},
        total=89_101,
    )  # fmt: skip
    return Outcome(
        outcome="planned",
        plan=plan,
        wishes=(Wish(rule="r1", words="under a thousand dollars", status="met", detail="$891.01"),),
        assumptions=("You leave from Dallas.",),
        not_understood=(PLANS.evidence("zorbing"),),
        unsupported=(
            Unsupported(code="no_attribute", quote="romantic", message="no place says so", near=("rating",)),
        ),
        proof=ProofView(status="optimal", statement="Cheapest of all possible plans, proved."),
    )


EXPECTED = """\
Dallas → Santa Fe → Dallas · Wednesday, March 16, 2022 – Friday, March 18, 2022 · 3 days · 2 travellers

I did not understand: “zorbing”; nothing was planned from these words.

Day 1 · Wednesday, March 16, 2022 · Dallas → Santa Fe
  Lunch on the road · counted at $24.00 when plans are compared, not in the total
  14:05–16:10 Flight F3573456 · Dallas → Santa Fe · takes 2 h 05 min · 2 tickets · $300.00
  Check in · Casa Azul · in Santa Fe · private room · rated 4.5 · 2 rooms · 2 nights until \
Friday, March 18, 2022 · $500.00

Day 2 · Thursday, March 17, 2022 · Santa Fe
  10:00–12:00 Visit · Folk Museum · type: museum · rated 4.5
  12:30–13:30 Lunch · Thai Garden · serves Thai, Asian · rated 4.5 · $40.00
  Night · Casa Azul

Day 3 · Friday, March 18, 2022 · Santa Fe → Dallas
  Check out · Casa Azul
  18:20–00:40 (+1) Drive · Santa Fe → Dallas · takes 6 h 20 min · 1,025 km · 2 cars · $51.01

Costs
  Transport: $351.01
  Stays: $500.00
  Meals: $40.00
  Sights: $0.00
  Total: $891.01
  Per head: about $445.51

Your wishes
  “under a thousand dollars” · met · $891.01

What I assumed
  Assumed: You leave from Dallas.

What I cannot do
  “romantic” · no place says so · what comes near: rating

Proof: Cheapest of all possible plans, proved."""


def test_a_trip(trip: Outcome) -> None:
    assert render.text(trip) == EXPECTED
    assert render.rich_text(trip).plain == EXPECTED
    shown = render.markdown(trip)
    assert shown.startswith("# Dallas → Santa Fe → Dallas · ")
    assert "\n\n## Day 2 · Thursday, March 17, 2022 · Santa Fe\n\n- 10:00–12:00 Visit" in shown


def test_questions() -> None:
    question = Question(
        id="origin",
        text="Where do you start?",
        options=("Dallas", "Austin"),
        default="Dallas",
        reason="Not said.",
    )
    outcome = Outcome(outcome="needs_input", questions=(question, Question(id="dates", text="When?")))
    assert render.text(outcome) == (
        "Before I can plan, please tell me:\n\n1) Where do you start?\n"
        "  Option 1: Dallas\n  Option 2: Austin\n"
        "    If you skip this: Dallas\n    Why I ask: Not said.\n\n2) When?"
    )


def test_conflicts() -> None:
    conflicts = (
        Conflict(id="r1", words="under 100", meaning="total cost at most $100.00", change="at most $120.00"),
        Conflict(id="nights", words="", meaning="the stay asks for 3 nights or more", fixed=True),
        Conflict(id="dates", words="", meaning="nothing goes on Mar 3, 2027"),
    )
    assert render.text(Outcome(outcome="infeasible", conflicts=conflicts)) == (
        "No plan meets all of this together:\n\n1) “under 100” · total cost at most $100.00\n"
        "    The smallest change that gives a plan again: at most $120.00\n\n"
        "2) the stay asks for 3 nights or more\n    No change of this alone gives a plan.\n\n"
        "3) nothing goes on Mar 3, 2027"
    )


def test_no_plan() -> None:
    assert render.text(Outcome(outcome="timed_out")).startswith("The time ran out")
    assert render.text(Outcome(outcome="unsupported")) == "This cannot be planned as it was asked."
    with pytest.raises(ValueError, match="timed_out"):
        render.ics(Outcome(outcome="timed_out"))


def test_rich_reads_no_markup_and_sends_no_escapes() -> None:
    for seed in range(40):
        outcome = PLANS.planned(seed)
        stream = io.StringIO()
        Console(file=stream, width=1000, color_system=None).print(render.rich_text(outcome))
        assert [line.rstrip() for line in stream.getvalue().splitlines()] == render.text(outcome).split("\n")
        assert "\x1b" not in render.text(outcome)


def _make(seed: int, with_plan: bool, markup: Markup) -> tuple[Outcome, str]:
    outcome = PLANS.planned(seed) if with_plan else PLANS.answered(seed)
    return outcome, render.markdown(outcome) if markup == "markdown" else render.text(outcome)


@given(SEEDS, st.booleans(), st.sampled_from(["plain", "markdown"]))
@settings(max_examples=300, deadline=None)
def test_true_texts_have_no_finding(seed: int, with_plan: bool, markup: Markup) -> None:
    outcome, shown = _make(seed, with_plan, markup)
    assert render.check(shown, outcome, markup) == []


def _said(text: str) -> list[str]:
    return [line.strip(" ") for line in text.split("\n") if line.strip(" ")]


def _change(data: st.DataObject, shown: str) -> str:
    """One fault of the kinds that happen: digits, words, names, dates, whole lines."""
    kind = data.draw(
        st.sampled_from(["digit", "char", "drop", "add", "word", "swap", "remove", "double", "move"])
    )
    at = data.draw(st.integers(0, len(shown) - 1))
    if kind == "digit":
        digits = [place for place, char in enumerate(shown) if char.isdigit()]
        assume(digits)
        at = digits[at % len(digits)]
        return shown[:at] + data.draw(st.sampled_from("0123456789")) + shown[at + 1 :]
    if kind == "char":
        return shown[:at] + data.draw(st.characters(exclude_categories=["Cs"])) + shown[at + 1 :]
    if kind == "drop":
        return shown[:at] + shown[at + 1 :]
    if kind == "add":
        return shown[:at] + data.draw(st.sampled_from("a7 .\\-*·→“\n$")) + shown[at:]
    if kind == "word":
        return _other_word(data, shown)
    lines = shown.split("\n")
    a, b = (data.draw(st.integers(0, len(lines) - 1)) for _ in range(2))
    if kind == "swap":
        lines[a], lines[b] = lines[b], lines[a]
    elif kind == "remove":
        del lines[a]
    elif kind == "double":
        lines.insert(b, lines[a])
    else:
        lines.insert(b, lines.pop(a))
    return "\n".join(lines)


def _other_word(data: st.DataObject, shown: str) -> str:
    """A name, city, weekday, month, mode or slot in the place of another one of its kind."""
    names = [name for name in PLANS.NAMES if name.isprintable()]
    modes = ["Flight", "Train", "Bus", "Drive", "Taxi"]
    slots = ["Breakfast", "Lunch", "Dinner"]
    pools = (
        names,
        PLANS.CITIES,
        formats.WEEKDAYS,
        formats.MONTHS,
        modes,
        slots,
        ["rooms", "cars", "tickets"],
    )
    here = [(word, pool) for pool in pools for word in pool if word in shown]
    assume(here)
    word, pool = data.draw(st.sampled_from(here))
    places = [n for n in range(len(shown)) if shown.startswith(word, n)]
    at = data.draw(st.sampled_from(places))
    return shown[:at] + data.draw(st.sampled_from(pool)) + shown[at + len(word) :]


@given(SEEDS, st.booleans(), st.sampled_from(["plain", "markdown"]), st.data())
@settings(max_examples=1000, deadline=None)
def test_no_change_goes_unseen(seed: int, with_plan: bool, markup: Markup, data: st.DataObject) -> None:
    outcome, shown = _make(seed, with_plan, markup)
    changed = _change(data, shown)
    assume(_said(changed) != _said(shown))
    assert render.check(changed, outcome, markup)


@given(SEEDS, SEEDS)
@settings(max_examples=50, deadline=None)
def test_another_plans_text_is_no_text_of_this_plan(one: int, other: int) -> None:
    a, b = PLANS.planned(one), PLANS.planned(other)
    assume(render.text(a) != render.text(b))
    assert render.check(render.text(a), b)


def test_values_swapped_between_lines_are_seen(trip: Outcome) -> None:
    swapped = EXPECTED.replace("$300.00", "$X").replace("$500.00", "$300.00").replace("$X", "$500.00")
    assert {finding.code for finding in render.check(swapped, trip)} == {"not_in_plan", "missing"}


def test_calendar(trip: Outcome) -> None:
    events = Calendar.from_ical(render.ics(trip)).events
    assert [str(event["summary"]) for event in events] == [
        "Flight F3573456: Dallas to Santa Fe", "Drive: Santa Fe to Dallas", "Stay: Casa Azul",
        "Lunch: Thai Garden", "Folk Museum",
    ]  # fmt: skip
    assert datetime(2022, 3, 18, 18, 20) == events[1].DTSTART
    assert datetime(2022, 3, 19, 0, 40) == events[1].DTEND
    assert date(2022, 3, 18) == events[2].DTEND
    assert {event["dtstamp"].dt for event in events} == {datetime(2022, 3, 16, tzinfo=UTC)}
    stamped = render.ics(trip, stamp=datetime(2022, 1, 1, tzinfo=UTC))
    uids = [str(event["uid"]) for event in Calendar.from_ical(stamped).events]
    assert uids == [str(event["uid"]) for event in events]
    assert len(set(uids)) == 5


@given(SEEDS)
@settings(max_examples=30, deadline=None)
def test_calendars_come_back(seed: int) -> None:
    plan = PLANS.planned(seed).plan
    text = render.ics(PLANS.planned(seed))
    assert text == render.ics(PLANS.planned(seed))
    events = Calendar.from_ical(text).events
    assert len(events) == len(plan.legs) + len(plan.stays) + len(plan.meals) + len(plan.sights)
    assert len({str(event["uid"]) for event in events}) == len(events)
    assert all(event.DTEND > event.DTSTART for event in events)


def test_it_is_quick() -> None:
    """A week's text and its audit, warm: some 2 ms; the limit leaves room for slow machines."""
    outcome = next(made for seed in range(100) if (made := PLANS.planned(seed)).plan.days == 7)
    times = []
    for _ in range(20):
        begin = process_time()
        assert render.check(render.text(outcome), outcome) == []
        times.append(process_time() - begin)
    assert min(times) < 0.02
