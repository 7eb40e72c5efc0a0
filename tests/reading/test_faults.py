"""Faults of an endpoint, through a real HTTP server: a plan by the grammar with a notice, never a
traceback."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from time import monotonic

import pytest

from planner_agent import Planner
from planner_agent.llm import open_model
from planner_agent.settings import Settings
from tests.llm.endpoint import Endpoint, Step, completion, cut, drip, hang, ignoring, raw, reset, status
from tests.reading.test_model_reader import CREEPS, TRIP, wish

KEY = "sk-test-0d5e77ab"
GOOD = completion(TRIP | {"wishes": [wish("Planes give my wife the creeps", "no_transport")]})
ROUTE = completion({"kind": "travel"})
FAULTS: dict[str, Step] = {
    "429 without end": status(429, retry_after=0.01),
    "500s": status(500),
    "a hang": hang(30),
    "a cut body": cut(TRIP),
    "a reset": reset(),
    "a drip": drip(TRIP, 0.2),
    "invalid JSON": completion("{not json"),
    "the wrong schema": completion({"origin": "Dallas"}),
    "an empty answer": completion(""),
    "a refusal": completion(None, refusal="I cannot help with that."),
    "100 kB": completion({"origin": "x" * 100_000}),
    "a wrong content type": raw("<html>welcome</html>", "text/html"),
    "an expired key": status(401),
}


def planner(endpoint: Endpoint, cache: Path) -> Planner:
    settings = Settings(home=cache, cache=cache)
    model = open_model(settings, model="m", base_url=endpoint.url, api_key=KEY, timeout=1.0, retries=1)
    return Planner(model=model, settings=settings, today=date(2026, 3, 2), checkpointer="memory")


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_leaves_the_grammars_plan_with_a_notice(name: str, tmp_path: Path) -> None:
    with Endpoint(FAULTS[name]) as endpoint:
        began = monotonic()
        outcome = planner(endpoint, tmp_path).plan(CREEPS)
        assert monotonic() - began < 20  # far below the 30 s of the hang
    assert outcome.outcome == "planned" and outcome.proof.status == "optimal"
    assert any("only the grammar has read this" in note for note in outcome.assumptions)
    assert "creeps" in outcome.text  # what nobody understood is said
    assert KEY not in outcome.model_dump_json()


def test_a_fault_that_passes_is_not_noticed(tmp_path: Path) -> None:
    with Endpoint(status(429, retry_after=0.01), ROUTE, GOOD) as endpoint:
        outcome = planner(endpoint, tmp_path).plan(CREEPS)
    assert outcome.outcome == "needs_input"
    assert outcome.questions[0].text.endswith("no flights?")
    assert KEY not in outcome.model_dump_json()


def test_an_endpoint_that_ignores_schemas_is_read_all_the_same(tmp_path: Path) -> None:
    answer = TRIP | {"wishes": [wish("Planes give my wife the creeps", "no_transport")]}
    with Endpoint(ignoring("Sure! What a lovely trip.", {"kind": "travel"}, answer)) as endpoint:
        outcome = planner(endpoint, tmp_path).plan(CREEPS)
    assert outcome.outcome == "needs_input"
