"""Visits from spec to plan: against trying everything, the independent check, minimal conflicts, pictures."""

from __future__ import annotations

import random
from itertools import combinations, permutations
from xml.etree import ElementTree as ET

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from planner_agent.families import SolveOptions, family
from planner_agent.families.visits.formulate import MOST
from planner_agent.families.visits.plan import VisitsPlan
from planner_agent.families.visits.spec import Visit, VisitsFrame, VisitsSpec, Way, Window
from planner_agent.outcome import Outcome

HOUSE = family("visits")
NAMES = ("Ann", "Ben", "Cleo", "Dan")
BASE = "Base"


@st.composite
def specs(draw: st.DrawFn, must: bool = False) -> VisitsSpec:
    """One traveller, one day, up to four visits with crooked ways; some must be made."""
    n = draw(st.integers(1, 4))
    places = [BASE, *(f"P{k}" for k in range(n))]
    ways = tuple(
        Way(origin=a, destination=b, minutes=draw(st.integers(1, 40)))
        for a in places
        for b in places
        if a != b
    )
    visits = []
    for k in range(n):
        opens = draw(st.integers(540, 640))
        size = draw(st.integers(10, 60))
        closes = opens + size + draw(st.integers(0, 60))
        visits.append(
            Visit(
                who=NAMES[k],
                place=places[k + 1],
                minutes=size,
                windows=(Window(opens=opens, closes=closes),),
                score=draw(st.integers(1, 5)),
                must=must and draw(st.booleans()),
            )
        )
    bounds = draw(st.sampled_from(["whole", "start"]))
    frame = VisitsFrame(start=BASE, leaves=540, visits=tuple(visits), ways=ways, window_bounds=bounds)
    return VisitsSpec(family="visits", frame=frame, goals=(MOST,))


def reachable(frame: VisitsFrame, order: tuple[Visit, ...]) -> bool:
    """By the clock, one visit after the other: knows neither the solver nor the check."""
    ways = {(way.origin, way.destination): way.minutes for way in frame.ways}
    now, place = frame.leaves or 0, frame.start
    for visit in order:
        now += ways[place, visit.place]
        window = visit.windows[0]
        now = max(now, window.opens)
        latest = window.closes - (visit.minutes if frame.window_bounds == "whole" else 0)
        if now > latest:
            return False
        now, place = now + (visit.minutes or 0), visit.place
    return True


def most(frame: VisitsFrame) -> int | None:
    """The most visits of any order that makes all must-visits; None where there is none."""
    needed = {visit.who for visit in frame.visits if visit.must}
    counts = [
        size
        for size in range(len(frame.visits) + 1)
        for order in permutations(frame.visits, size)
        if needed <= {visit.who for visit in order} and reachable(frame, order)
    ]
    return max(counts, default=None)


QUICK = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@QUICK
@given(specs(must=True))
def test_as_many_visits_as_any_order_makes(spec: VisitsSpec) -> None:
    best = most(spec.frame)
    for backend in ("cp-sat", "milp"):
        found = HOUSE.solve(spec, None, SolveOptions(backend=backend))
        if best is None:
            assert found.status == "infeasible" and found.conflicts
        else:
            assert found.status == "optimal" and len(found.plan.visits) == best
            assert not HOUSE.verify(spec, None, found.plan, SolveOptions())


@QUICK
@given(specs(), st.integers(0, 10_000))
def test_a_broken_plan_is_refused(spec: VisitsSpec, seed: int) -> None:
    plan: VisitsPlan = HOUSE.solve(spec, None, SolveOptions()).plan
    if not plan.visits:
        return
    rng = random.Random(seed)
    at = rng.randrange(len(plan.visits))
    visit = plan.visits[at]
    change = rng.choice(
        [
            {"start": visit.start - 200, "end": visit.end - 200},
            {"end": visit.end + 1},
            {"place": "Nowhere"},
            {"who": "Nobody"},
            {"day": 2},
        ]
    )
    broken = (*plan.visits[:at], visit.model_copy(update=change), *plan.visits[at + 1 :])
    assert HOUSE.verify(spec, None, plan.model_copy(update={"visits": broken}), SolveOptions())
    gone = plan.model_copy(update={"visits": plan.visits[1:]})
    assert HOUSE.verify(spec, None, gone, SolveOptions())


@QUICK
@given(specs(must=True))
def test_a_conflict_is_minimal(spec: VisitsSpec) -> None:
    if most(spec.frame) is not None:
        return
    found = HOUSE.solve(spec, None, SolveOptions())
    blamed = [conflict.id.removeprefix("must:") for conflict in found.conflicts]

    def possible(names: tuple[str, ...]) -> bool:
        chosen = [visit for visit in spec.frame.visits if visit.who in names]
        return any(reachable(spec.frame, order) for order in permutations(chosen))

    assert not possible(tuple(blamed))
    assert all(possible(part) for part in combinations(blamed, len(blamed) - 1))


def _outcome() -> Outcome:
    ways = (
        Way(origin=BASE, destination="Pier", minutes=10),
        Way(origin="Pier", destination="Mill", minutes=15),
    )
    visits = (
        Visit(who="Ann", place="Pier", minutes=45, windows=(Window(opens=600, closes=720),)),
        Visit(who="<Ben & Co>", place="Mill", minutes=30, windows=(Window(opens=700, closes=900),)),
    )
    frame = VisitsFrame(start=BASE, leaves=540, visits=visits, ways=ways)
    spec = VisitsSpec(family="visits", frame=frame, goals=(MOST,))
    found = HOUSE.solve(spec, None, SolveOptions())
    return Outcome(outcome="planned", family="visits", spec=spec, plan=found.plan, proof=found.proof)


def test_a_text_says_what_the_plan_says_and_only_that() -> None:
    outcome = _outcome()
    text = HOUSE.text(outcome)
    assert not HOUSE.audit(text, outcome) and "Ann" in text and "10:00" in text
    rng = random.Random(1)
    for _ in range(100):
        at = rng.choice([k for k, char in enumerate(text) if char.isdigit()])
        other = rng.choice([digit for digit in "0123456789" if digit != text[at]])
        assert HOUSE.audit(text[:at] + other + text[at + 1 :], outcome)


def test_the_picture_has_every_visit_and_is_safe() -> None:
    root = ET.fromstring(HOUSE.svg(_outcome()))
    words = " ".join(filter(None, root.itertext()))
    assert "Ann" in words and "<Ben & Co>" in words and "Pier" in words
    assert not [each for each in root.iter() if each.tag.endswith(("script", "image"))]


def test_infeasible_twin_names_both_visits() -> None:
    ways = (
        Way(origin=BASE, destination="Pier", minutes=10),
        Way(origin="Pier", destination="Mill", minutes=90),
    )
    visits = tuple(
        Visit(who=who, place=place, minutes=60, windows=(Window(opens=600, closes=670),), must=True)
        for who, place in (("Ann", "Pier"), ("Ben", "Mill"))
    )
    frame = VisitsFrame(start=BASE, leaves=540, visits=visits, ways=ways, usual=10)
    found = HOUSE.solve(VisitsSpec(family="visits", frame=frame, goals=(MOST,)), None, SolveOptions())
    assert {conflict.id for conflict in found.conflicts} == {"must:Ann", "must:Ben"}
    assert all(conflict.change for conflict in found.conflicts)


@pytest.mark.parametrize("minutes", [0, -5, 5000])
def test_impossible_lengths_are_refused(minutes: int) -> None:
    with pytest.raises(ValueError):
        Visit(who="Ann", place="Pier", minutes=minutes)
