"""The public face: lazy, small, and clear about what it cannot use."""

from __future__ import annotations

import asyncio
import json
import subprocess
import sys
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

import planner_agent
from planner_agent import Outcome, Planner, Settings, UserError, aplan, families, plan
from tests.graph import toy

HEAVY = (
    "ortools", "pulp", "langgraph", "langchain_core", "duckdb", "rich", "babel", "icalendar", "pandas",
    "openai", "httpx2", "opentelemetry",
)  # fmt: skip
GOOD = "go to PARIS on 2027-03-03 under USD 100"


@pytest.fixture(autouse=True)
def _toy(monkeypatch, tmp_path):
    monkeypatch.setitem(families._REGISTRY, "toy", "tests.graph.toy")
    monkeypatch.setenv("PLANNER_HOME", str(tmp_path))


def _planner(**options) -> Planner:
    return Planner(toy.CATALOG, toy.ToyReader(), today=date(2026, 11, 22), **options)


@pytest.mark.parametrize(
    "statement",
    [
        "import planner_agent",
        "from planner_agent import plan, aplan, Planner, Outcome, UserError",
        "from planner_agent import Planner; Planner()",
        "import planner_agent.cli",
        "from planner_agent.llm import open_model; open_model(model='m', base_url='http://127.0.0.1:9/v1')",
    ],
)
def test_importing_it_imports_nothing_heavy(statement):
    check = f"import sys; {statement}; print([name for name in {HEAVY!r} if name in sys.modules])"
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", check], capture_output=True, text=True, check=True
    )
    # Typer itself needs rich for its help; the command is not the library.
    assert set(json.loads(done.stdout.replace("'", '"'))) <= ({"rich"} if "cli" in statement else set())


def test_every_public_name_is_there():
    assert {name: getattr(planner_agent, name) for name in planner_agent.__all__}
    assert set(planner_agent.__all__) <= set(dir(planner_agent))
    with pytest.raises(AttributeError, match="nonsense"):
        _ = planner_agent.nonsense


def test_plan_and_its_asynchronous_twin():
    options = {"catalog": toy.CATALOG, "reader": toy.ToyReader(), "today": date(2026, 11, 22)}
    outcome = plan(GOOD, **options)
    assert (outcome.outcome, outcome.plan.city) == ("planned", "PARIS")
    assert asyncio.run(aplan(GOOD, **options)).plan == outcome.plan
    assert plan("go to PARIS", answers={"dates": "2027-01-02"}, **options).plan.day == date(2027, 1, 2)


def test_a_spec_is_solved_as_object_and_as_json():
    planner = _planner()
    spec = planner.read(GOOD).spec
    assert planner.solve(spec).plan == planner.solve(json.loads(spec.model_dump_json())).plan
    with pytest.raises(UserError, match=r"wrong at frame.dates"):
        planner.solve({"family": "toy", "frame": {"dates": "tomorrow"}})
    with pytest.raises(UserError, match="no family"):
        planner.solve({"family": "nonsense"})


def test_a_spec_that_lacks_something_is_asked_about():
    bare = _planner().read("hello").spec
    assert [question.id for question in _planner().solve(bare).questions] == ["destination", "dates"]


def test_the_outcome_has_the_fields_of_the_interface():
    shown = json.loads(_planner().render(_planner().plan(GOOD), "json"))
    wanted = {"outcome", "spec", "plan", "proof", "violations", "questions", "conflicts", "assumptions"}
    assert wanted | {"not_understood", "text", "timings_ms"} <= set(shown)
    assert Outcome.model_validate(shown).outcome == "planned"
    assert {"read", "judge", "solve", "verify", "render", "audit", "total"} <= set(shown["timings_ms"])


def test_formats():
    planner = _planner()
    outcome = planner.plan(GOOD)
    assert "PARIS" in planner.render(outcome) and "PARIS" in planner.render(outcome, "md")
    assert planner.render(outcome, "ics").startswith("BEGIN:VCALENDAR")
    with pytest.raises(UserError, match="no plan to put"):
        planner.render(planner.plan("hello"), "ics")
    with pytest.raises(UserError, match="no format"):
        planner.render(outcome, "pdf")


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"backend": "abacus"}, "no backend 'abacus'"),
        ({"time_limit": 0}, "time limit is 0"),
        ({"time_limit": float("nan")}, "time limit is nan"),
    ],
)
def test_arguments_that_cannot_be_used(options, message):
    with pytest.raises(UserError, match=message) as caught:
        _planner(**options)
    assert caught.value.hint


def test_a_catalog_or_reader_that_is_not_there(tmp_path):
    with pytest.raises(UserError, match="no catalog folder"):
        Planner(catalog=tmp_path / "nowhere").plan(GOOD)
    with pytest.raises(UserError, match="no reader 'oracle'"):
        Planner(catalog=toy.CATALOG, reader="oracle").plan(GOOD)
    with pytest.raises(UserError, match="checkpointer is 7"):
        _planner(checkpointer=7).start(GOOD)


def test_settings_come_from_the_environment():
    env = {"PLANNER_HOME": "/tmp/x", "PLANNER_CATALOG": "/data", "PLANNER_TIME_LIMIT": "2.5",
           "PLANNER_BACKEND": "milp", "PLANNER_RATES": "EUR=1.08, gbp = 1.27"}  # fmt: skip
    found = Settings.from_env(env)
    assert (found.home, found.catalog, found.backend) == (Path("/tmp/x"), Path("/data"), "milp")
    assert found.time_limit == 2.5
    assert found.rates == {"EUR": Fraction("1.08"), "GBP": Fraction("1.27")}
    assert Settings.from_env({}).home == Path.home() / ".planner-agent"


@pytest.mark.parametrize(
    "env", [{"PLANNER_RATES": "EUR"}, {"PLANNER_RATES": "EUR=0"}, {"PLANNER_TIME_LIMIT": "soon"}]
)
def test_a_setting_that_cannot_be_used_is_named(env):
    with pytest.raises(UserError, match=next(iter(env))):
        Settings.from_env(env)


def test_rates_given_to_the_planner_are_used():
    planner = _planner(rates={"EUR": Fraction("1.1")})
    assert planner.plan("go to PARIS on 2027-03-03 under EUR 100").outcome == "planned"
    assert planner.plan("go to PARIS on 2027-03-03 under EUR 60").outcome == "infeasible"
