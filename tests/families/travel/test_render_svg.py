"""The picture of a trip says what the plan says; a change of any of its words is seen."""

from __future__ import annotations

import re
import sys
from datetime import date
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from planner_agent import Planner
from planner_agent.families import SolveOptions
from planner_agent.families.travel import render_svg_audit
from planner_agent.families.travel.render_svg import svg
from planner_agent.families.travel.units import scales_of
from planner_agent.families.travel.verify import verify
from planner_agent.outcome import Outcome


def _plans() -> Any:  # tests run with importlib mode: a neighbour is loaded by its path
    spec = spec_from_file_location("travel_svg_plans", Path(__file__).with_name("render_plans.py"))
    assert spec is not None and spec.loader is not None
    module = module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


PLANS = _plans()
ROOT = Path(__file__).parents[3]
TODAY = date(2026, 11, 22)


@pytest.fixture(scope="module")
def planner() -> Planner:
    return Planner(checkpointer="memory", today=TODAY)


@pytest.fixture(scope="module")
def trip(planner: Planner) -> Outcome:
    """The trip of the README."""
    (request,) = re.findall(r'--format svg "(.*)" > docs/trip.svg', (ROOT / "README.md").read_text("utf8"))
    outcome = planner.plan(request.replace("\\$", "$"))  # the shell's escape
    assert outcome.outcome == "planned"
    return outcome


def test_the_picture_of_the_readme_is_up_to_date(planner: Planner, trip: Outcome) -> None:
    assert planner.render(trip, "svg") == (ROOT / "docs" / "trip.svg").read_text("utf8")


def test_the_picture_says_what_the_plan_says(trip: Outcome) -> None:
    assert render_svg_audit.check(svg(trip), trip) == []


@pytest.mark.parametrize("seed", range(40))
def test_so_it_does_with_any_names(seed: int) -> None:
    outcome = PLANS.planned(seed)
    assert render_svg_audit.check(svg(outcome), outcome) == []


def test_every_text_that_is_changed_is_seen(trip: Outcome) -> None:
    root = ET.fromstring(svg(trip))
    changed = 0
    for node in root.iter():
        text = node.text or ""
        said = [("name", "[A-Z][a-z]{3,}"), ("clock", r"\d\d:\d\d–"), ("price", r"\$\d+")]
        for _, pattern in said:
            for found in re.finditer(pattern, text):
                for wrong in ("Zanzibar", "03:33–", "$77777"):
                    node.text = text[: found.start()] + wrong + text[found.end() :]
                    assert render_svg_audit.check(ET.tostring(root, "unicode"), trip), node.text
                    changed += 1
        node.text = text
    assert changed > 300
    assert render_svg_audit.check(ET.tostring(root, "unicode"), trip) == []


def test_a_part_that_is_missing_or_doubled_is_seen(trip: Outcome) -> None:
    for times in (0, 2):
        root = ET.fromstring(svg(trip))
        parent, bar = next((p, c) for p in root.iter() for c in p if c.get("class") == "bar")
        if times:
            parent.append(bar)
        else:
            parent.remove(bar)
        assert render_svg_audit.check(ET.tostring(root, "unicode"), trip)


def test_a_plan_that_does_not_tell_its_cities_names_them_without_a_map(trip: Outcome) -> None:
    plan = trip.plan.model_copy(update={"cities": ()})
    bare = trip.model_copy(update={"plan": plan})
    assert "No coordinates known" in svg(bare)
    assert render_svg_audit.check(svg(bare), bare) == []


def test_cities_are_checked_against_the_catalog(planner: Planner, trip: Outcome) -> None:
    plan, catalog = trip.plan, planner.catalog
    scales = scales_of(trip.spec, catalog, SolveOptions())
    assert len(plan.cities) == 3 and all(city.latitude is not None for city in plan.cities)
    assert verify(trip.spec, catalog, plan, scales) == []
    first, *others = plan.cities
    wrong = [
        (first.model_copy(update={"latitude": 1.0}), *others),
        (first.model_copy(update={"name": "Nowhere"}), *others),
        (first.model_copy(update={"id": "nowhere"}), *others),
        tuple(others),
        (first, *plan.cities),
    ]
    for cities in wrong:
        found = verify(trip.spec, catalog, plan.model_copy(update={"cities": cities}), scales)
        assert {violation.code for violation in found} == {"shown"}
