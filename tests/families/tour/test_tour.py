"""Tours from spec to plan: against trying every order, the independent check, minimal conflicts, pictures."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date
from itertools import combinations, pairwise, permutations, product
from xml.etree import ElementTree as ET

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from planner_agent.errors import UserError
from planner_agent.families import SolveOptions, family
from planner_agent.families.tour.plan import TourPlan
from planner_agent.families.tour.spec import City, Connection, TourFrame, TourSpec, Window
from planner_agent.families.tour.wishes import before, not_straight, stay
from planner_agent.outcome import Outcome
from planner_agent.spec import Amount, Goal, Is, Rule

HOUSE = family("tour")
NAMES = ("Rome", "Oslo", "Riga", "Bern")
Stops = tuple[tuple[str, int, int], ...]


@st.composite
def frames(draw: st.DrawFn) -> TourFrame:
    """Up to four cities; some stays are left open, some ways are missing, some days are fixed."""
    n = draw(st.integers(2, 4))
    names = NAMES[:n]
    pairs = [(a, b) for a in names for b in names if a < b]
    ways = tuple(
        Connection(origin=a, destination=b, both=both) if draw(st.booleans()) else
        Connection(origin=b, destination=a, both=both)
        for a, b in pairs
        if draw(st.integers(0, 3))
        for both in (draw(st.booleans()),)
    )  # fmt: skip
    lengths = [draw(st.integers(1, 4)) for _ in names]
    total = sum(lengths) - (n - 1)
    cities = []
    for name, days in zip(names, lengths, strict=True):
        windows = ()
        if draw(st.integers(0, 2)) == 0:
            first = draw(st.integers(1, max(total, 1)))
            windows = (Window(first=first, last=first),)
        cities.append(City(name=name, days=None if draw(st.integers(0, 3)) == 0 else days, windows=windows))
    ends = {end: draw(st.sampled_from(names)) for end in ("first", "last") if draw(st.integers(0, 4)) == 0}
    known = ways if draw(st.integers(0, 4)) else None
    return TourFrame(cities=tuple(cities), connections=known, days=max(total, 1), **ends)


def tours(frame: TourFrame) -> Iterator[Stops]:
    """Every order with every lengths that meets the frame: knows neither the solver nor the check."""
    total = frame.days or 0
    ways = None if frame.connections is None else {(c.origin, c.destination) for c in frame.connections}
    if ways is not None:
        ways |= {(c.destination, c.origin) for c in frame.connections or () if c.both}
    for order in permutations(frame.cities):
        names = [city.name for city in order]
        if frame.first not in (None, names[0]) or frame.last not in (None, names[-1]):
            continue
        if ways is not None and any(pair not in ways for pair in pairwise(names)):
            continue
        sizes = [range(1, total + 1) if city.days is None else (city.days,) for city in order]
        for lengths in product(*sizes):
            if sum(lengths) - (len(lengths) - 1) != total:
                continue
            day, stops = 1, []
            for city, length in zip(order, lengths, strict=True):
                stops.append((city, day, day + length - 1))
                day += length - 1
            if all(a <= w.first and w.last <= b for city, a, b in stops for w in city.windows):
                yield tuple((city.name, a, b) for city, a, b in stops)


def _stops(plan: TourPlan) -> Stops:
    return tuple((stop.city, stop.first, stop.last) for stop in plan.stops)


def _spec(frame: TourFrame, *rules: Rule, goals: tuple[Goal, ...] = ()) -> TourSpec:
    return TourSpec(family="tour", frame=frame, rules=rules, goals=goals)


QUICK = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@QUICK
@given(frames())
def test_every_method_finds_a_tour_if_there_is_one(frame: TourFrame) -> None:
    known = set(tours(frame))
    for backend in ("cp-sat", "milp"):
        found = HOUSE.solve(_spec(frame), None, SolveOptions(backend=backend))
        if not known:
            assert found.status == "infeasible" and found.conflicts
            continue
        assert found.status == "optimal" and _stops(found.plan) in known
        assert not HOUSE.verify(_spec(frame), None, found.plan, SolveOptions())
        if found.plan.others is not None:
            assert found.plan.others == len(known) - 1


@QUICK
@given(frames(), st.permutations(NAMES), st.integers(1, 4), st.integers(0, 2))
def test_rules_and_goals_agree_with_trying_everything(
    frame: TourFrame, names: list[str], days: int, form: int
) -> None:
    there = [name for name in names if name in {city.name for city in frame.cities}]
    one, two = there[:2]
    body = (before(one, two), not_straight(one, two), stay(one, ">=", days))[form]
    goal = Goal(
        amount=Amount(measure="last_day", of=("stop",), where=Is(attr="city", values=(two,))),
        sense="min",
    )

    def met(stops: Stops) -> bool:
        at = {name: k for k, (name, _, _) in enumerate(stops)}
        size = {name: last - first + 1 for name, first, last in stops}
        return (at[one] < at[two], at[two] != at[one] + 1, size[one] >= days)[form]

    known = [stops for stops in tours(frame) if met(stops)]
    spec = _spec(frame, Rule(id="r", body=body), goals=(goal,))
    best = min((last for stops in known for name, _, last in stops if name == two), default=None)
    for backend in ("cp-sat", "milp"):
        found = HOUSE.solve(spec, None, SolveOptions(backend=backend))
        if best is None:
            assert found.status == "infeasible"
            continue
        assert found.status == "optimal" and not HOUSE.verify(spec, None, found.plan, SolveOptions())
        assert next(stop.last for stop in found.plan.stops if stop.city == two) == best


@QUICK
@given(frames(), st.integers(0, 10_000))
def test_a_broken_plan_is_refused(frame: TourFrame, seed: int) -> None:
    plan = HOUSE.solve(_spec(frame), None, SolveOptions()).plan
    if plan is None:
        return
    rng = random.Random(seed)
    at = rng.randrange(len(plan.stops))
    stop = plan.stops[at]
    changes = (
        {"city": "Nowhere"}, {"first": stop.first - 1}, {"last": stop.last + 1},
        {"first": stop.first + 9, "last": stop.last + 9},
    )  # fmt: skip
    changed = stop.model_copy(update=rng.choice(changes))
    broken = plan.model_copy(update={"stops": (*plan.stops[:at], changed, *plan.stops[at + 1 :])})
    assert HOUSE.verify(_spec(frame), None, broken, SolveOptions())
    short = plan.model_copy(update={"stops": plan.stops[1:]})
    assert HOUSE.verify(_spec(frame), None, short, SolveOptions())


@QUICK
@given(frames())
def test_a_conflict_is_minimal(frame: TourFrame) -> None:
    found = HOUSE.solve(_spec(frame), None, SolveOptions())
    if found.status != "infeasible":
        return

    def possible(names: tuple[str, ...]) -> bool:
        cities = tuple(
            city if f"window:{city.name}" in names else city.model_copy(update={"windows": ()})
            for city in frame.cities
        )
        gone = {name: None for name in ("connections", "first", "last") if name not in names}
        left = frame.model_copy(update={"cities": cities, **gone})
        if "days" not in names and all(city.days is not None for city in cities):
            left = left.model_copy(update={"days": left.model_copy(update={"days": None}).length})
        return next(tours(left), None) is not None

    blamed = tuple(conflict.id for conflict in found.conflicts)
    if blamed == ("cities",):  # the lengths alone
        assert not possible(())
        return
    assert not possible(blamed)
    assert all(possible(part) for part in combinations(blamed, len(blamed) - 1))


def _outcome(**more: object) -> Outcome:
    ways = (Connection(origin="Rome", destination="<Oslo & Co>"),)
    cities = (City(name="Rome", days=3), City(name="<Oslo & Co>", days=4, windows=(Window(first=5, last=5),)))
    spec = _spec(TourFrame(cities=cities, connections=ways, **more))
    found = HOUSE.solve(spec, None, SolveOptions())
    return Outcome(outcome="planned", family="tour", spec=spec, plan=found.plan, proof=found.proof)


def test_a_text_says_what_the_plan_says_and_only_that() -> None:
    outcome = _outcome(date=date(2027, 5, 10))
    text = HOUSE.text(outcome)
    assert not HOUSE.audit(text, outcome) and "Rome" in text
    rng = random.Random(1)
    for _ in range(100):
        at = rng.choice([k for k, char in enumerate(text) if char.isdigit()])
        other = rng.choice([digit for digit in "0123456789" if digit != text[at]])
        assert HOUSE.audit(text[:at] + other + text[at + 1 :], outcome)


def test_a_picture_and_a_calendar_have_every_stop() -> None:
    outcome = _outcome(date=date(2027, 5, 10))
    root = ET.fromstring(HOUSE.svg(outcome))
    words = " ".join(filter(None, root.itertext()))
    assert "Rome" in words and "<Oslo & Co>" in words
    assert not [each for each in root.iter() if each.tag.endswith(("script", "image"))]
    calendar = HOUSE.ics(outcome).decode()
    assert calendar.count("BEGIN:VEVENT") == 2 and "20270510" in calendar
    assert HOUSE.ics(outcome).decode() == calendar


def test_a_calendar_needs_a_date() -> None:
    with pytest.raises(UserError, match="date"):
        HOUSE.ics(_outcome())


def test_an_infeasible_twin_names_the_day_and_what_would_help() -> None:
    ways = (Connection(origin="Oslo", destination="Rome", both=False),)
    cities = (City(name="Rome", days=3, windows=(Window(first=1, last=1),)), City(name="Oslo", days=4))
    found = HOUSE.solve(_spec(TourFrame(cities=cities, connections=ways)), None, SolveOptions())
    changes = {conflict.id: conflict.change for conflict in found.conflicts}
    assert changes == {
        "connections": "a direct way from Rome to Oslo as well",
        "window:Rome": "in Rome on day 4",
    }


def test_twenty_cities_in_a_row() -> None:
    names = [f"City {k}" for k in range(20)]
    ways = tuple(Connection(origin=a, destination=b) for a, b in pairwise(names))
    cities = tuple(City(name=name, days=2) for name in reversed(names))
    found = HOUSE.solve(_spec(TourFrame(cities=cities, connections=ways)), None, SolveOptions())
    assert found.status == "optimal" and [stop.city for stop in found.plan.stops] in (names, names[::-1])


@pytest.mark.parametrize(
    "frame",
    [
        {"cities": ({"name": "Rome", "days": 3}, {"name": "Rome", "days": 2})},
        {"cities": ({"name": "Rome", "days": 0},)},
        {"cities": ({"name": "Rome", "days": 3},), "first": "Oslo"},
        {"cities": ({"name": "Rome", "windows": ({"first": 4, "last": 2},)},)},
        {"cities": tuple({"name": f"City {k}"} for k in range(26))},
    ],
)
def test_frames_that_cannot_be_are_refused(frame: dict[str, object]) -> None:
    with pytest.raises(ValueError):
        TourFrame.model_validate(frame)
