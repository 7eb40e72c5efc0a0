"""The tour's requests, read and solved; and the judge of NATURAL PLAN's trips on a row of our own."""

from __future__ import annotations

import json
from datetime import date

import pytest

from benchmarks.natural_plan.rows import Row
from benchmarks.natural_plan.trip import TASK
from benchmarks.requests import tour_cases
from benchmarks.scoring import Expected, score
from planner_agent.data.sample import sample_catalog
from planner_agent.data.sources import Sources
from planner_agent.families import SolveOptions, family
from planner_agent.reading.grammar import GrammarReader

ROWS = tour_cases.rows()
HOUSE = family("tour")


def test_the_file_is_what_the_author_writes() -> None:
    lines = tour_cases.FILE.read_text(encoding="utf-8").splitlines()
    assert [json.loads(line) for line in lines] == json.loads(json.dumps(ROWS))
    assert len(lines) >= 40


def test_requests_are_read_as_a_fair_reader_reads_them() -> None:
    reader, sources = GrammarReader(), Sources(sample_catalog)
    scores = [
        score(Expected.from_json(row["expect"]), reader.read(row["text"], sources, tour_cases.TODAY))
        for row in ROWS
    ]
    assert not any(each.silent_error for each in scores)
    assert sum(each.asked_needlessly for each in scores) <= 0.05 * len(scores)
    assert sum(each.exact for each in scores) >= 0.9 * len(scores)


@pytest.mark.parametrize("row", [row for row in ROWS if "spec" in row["expect"]], ids=lambda row: row["id"])
def test_what_was_read_is_solved(row: dict) -> None:
    expect = row["expect"]
    spec = HOUSE.spec_type().model_validate(expect["spec"])
    found = HOUSE.solve(spec, None, SolveOptions())
    if expect["outcome"] == "planned":
        assert found.status == "optimal" and not HOUSE.verify(spec, None, found.plan, SolveOptions())
    else:
        assert found.status == "infeasible"
        assert {conflict.id for conflict in found.conflicts} == set(expect["conflicts"])


_TEXT = (
    "You plan to visit 2 European cities for 6 days in total. You only take direct flights to commute "
    "between cities. You want to spend 3 days in Bern. You would like to visit Nice for 4 days. You are "
    "going to attend a wedding in Nice between day 3 and day 6.\n\n"
    "Here are the cities that have direct flights:\nfrom Bern to Nice.\n\n"
    "Find a trip plan of visiting the cities for 6 days by taking direct flights to commute."
)
_GOLD = """Here is the trip plan for visiting the 2 European cities for 6 days:

**Day 1-3:** Arriving in Bern and visit Bern for 3 days.
**Day 3:** Fly from Bern to Nice.
**Day 3-6:** Visit Nice for 4 days."""


def test_the_judge_knows_a_right_plan_and_wrong_ones() -> None:
    row = Row("r", _TEXT, _GOLD)
    spec = TASK.gold(row)
    assert GrammarReader().read(_TEXT, Sources(sample_catalog), date(2026, 1, 1)).spec.frame == spec.frame
    plan = HOUSE.solve(spec, None, SolveOptions()).plan
    assert TASK.valid(row, plan) == [] and TASK.official(row, TASK.answer(row, plan))
    turned = plan.model_copy(update={"stops": tuple(reversed(plan.stops))})
    assert TASK.valid(row, turned) and not TASK.official(row, TASK.answer(row, turned))
    late = plan.stops[1].model_copy(update={"last": 7})
    assert TASK.valid(row, plan.model_copy(update={"stops": (plan.stops[0], late)}))
