"""The request file: what it must hold, and that every expectation is a spec on the sample world."""

from __future__ import annotations

import json
from collections import Counter
from datetime import date

import pytest

from benchmarks.requests import author
from benchmarks.requests.cases import Case
from planner_agent.data.sample import sample_catalog
from planner_agent.families.travel.items import TRAVEL_ITEMS
from planner_agent.families.travel.spec import TravelSpec
from planner_agent.spec import All, Any_, Cmp, Compare, Has, Is, Mean, Not, Pred, Priority

CASES = [case for _, case in author.cases()]
WITH_SPEC = [case for case in CASES if case.spec is not None]


def test_the_file_is_what_the_author_writes() -> None:
    written = author.FILE.read_text(encoding="utf-8")
    assert written == author.lines(), "run python -m benchmarks.requests.author"


def test_enough_of_every_kind() -> None:
    rows = [json.loads(line) for line in author.lines().splitlines()]
    outcomes = Counter(row["expect"]["outcome"] for row in rows)
    assert len(rows) >= 100
    assert 3 * outcomes["needs_input"] >= len(rows)
    assert outcomes["infeasible"] >= 8
    splits = Counter(row["split"] for row in rows)
    assert abs(splits["pool"] - splits["test"]) <= 4
    assert all({"id", "text", "lang", "today", "split", "expect"} == set(row) for row in rows)


@pytest.mark.parametrize(
    ("name", "least", "planned"),
    [
        ("travel-free-1.jsonl", 100, 60),
        ("travel-free-2.jsonl", 100, 60),
        ("travel-free-3.jsonl", 60, 40),
        ("travel-free-4.jsonl", 60, 40),
    ],
)
def test_free_requests_have_sound_expectations(name: str, least: int, planned: int) -> None:
    rows = [json.loads(line) for line in (author.FILE.parent / name).read_text(encoding="utf-8").splitlines()]
    specs = [row["expect"]["spec"] for row in rows if row["expect"].get("spec")]
    assert len(rows) >= least and len(specs) >= planned
    for spec in specs:
        frame = TravelSpec.model_validate(spec).frame
        assert frame.missing == () and frame.origin in sample_catalog().cities


def test_ids_and_texts_differ() -> None:
    assert len({case.id for case in CASES}) == len(CASES)
    assert len({case.text for case in CASES}) == len(CASES)


@pytest.mark.parametrize("case", WITH_SPEC, ids=lambda case: case.id)
def test_a_spec_survives_the_file(case: Case) -> None:
    assert case.spec is not None
    assert TravelSpec.model_validate_json(case.spec.model_dump_json()) == case.spec
    assert case.spec.frame.missing == ()
    assert case.spec.frame.dates is not None
    assert case.spec.frame.dates.earliest > case.today


@pytest.mark.parametrize("case", WITH_SPEC, ids=lambda case: case.id)
def test_names_are_those_of_the_sample_world(case: Case) -> None:
    catalog = sample_catalog()
    assert case.spec is not None
    frame = case.spec.frame
    assert frame.destination is not None
    named = {frame.origin, frame.returns_to, *(stop.city for stop in frame.destination.stops)} - {None}
    assert named <= set(catalog.cities)
    states = {city.state for city in catalog.cities.values()}
    assert frame.destination.region is None or frame.destination.region in states
    for rule in case.spec.rules:
        for kinds, pred in _predicates(rule.body):
            _check(kinds, pred)


@pytest.mark.parametrize("case", [c for c in CASES if c.outcome == "infeasible"], ids=lambda case: case.id)
def test_what_is_to_blame_is_a_rule(case: Case) -> None:
    assert case.spec is not None
    assert case.conflicts
    assert set(case.conflicts) <= {rule.id for rule in case.spec.rules}


@pytest.mark.parametrize("case", [c for c in CASES if c.outcome == "needs_input"], ids=lambda case: case.id)
def test_questions_are_fields(case: Case) -> None:
    known = {"origin", "destination", "dates", "party", "budget"}
    assert case.questions
    assert set(case.questions) <= known


def test_wishes_of_many_kinds() -> None:
    """Soft and hard, means, shares, scopes, several goals, windows, open jaws, one way, regions."""
    specs = [case.spec for case in WITH_SPEC if case.spec is not None]
    rules = [rule for spec in specs for rule in spec.rules]
    frames = [spec.frame for spec in specs]
    assert sum(isinstance(rule.strength, Priority) for rule in rules) >= 4
    assert any(isinstance(rule.body, Mean) for rule in rules)
    assert any(isinstance(rule.body, Compare) and rule.body.other for rule in rules)
    assert sum(bool(rule.body.scope) for rule in rules) >= 4
    assert any(len(spec.goals) == 2 for spec in specs)
    assert any(not frame.round_trip for frame in frames)
    assert any(frame.returns_to for frame in frames)
    assert any(frame.destination and frame.destination.ordered for frame in frames)
    assert any(frame.dates and len(frame.dates.starts) > 1 for frame in frames)
    assert len({frame.currency for frame in frames}) == 3


def _predicates(body: object) -> list[tuple[tuple[str, ...], Pred]]:
    if isinstance(body, Compare):
        amounts = [body.amount, *([body.other] if body.other else [])]
        return [(amount.of, amount.where) for amount in amounts if amount.where is not None]
    if isinstance(body, Mean):
        return [(body.of, body.where)] if body.where is not None else []
    raise AssertionError(f"no case writes {body}")


def _check(kinds: tuple[str, ...], pred: Pred) -> None:
    match pred:
        case All() | Any_():
            for part in pred.preds:
                _check(kinds, part)
        case Not():
            _check(kinds, pred.pred)
        case Is() | Has() | Cmp():
            attribute = TRAVEL_ITEMS.shared(kinds, pred.attr)
            assert attribute is not None, pred
            if isinstance(pred, Cmp):
                return
            offered = set(attribute.values)
            if not offered:
                offered = {word for kind in kinds for word in sample_catalog().vocabulary(kind, pred.attr)}
            assert set(pred.values) <= offered, pred
        case _:
            raise AssertionError(f"no case writes {pred}")


def test_today_is_a_monday() -> None:
    """Relative dates in the texts count from it."""
    assert {case.today for case in CASES} == {date(2026, 3, 2), date(2026, 3, 7)}
    assert date(2026, 3, 2).strftime("%A") == "Monday"
