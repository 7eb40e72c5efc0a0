"""The requests for rosters, read and solved."""

from __future__ import annotations

import json

import pytest

from benchmarks.requests import roster_cases
from benchmarks.scoring import Expected, score
from planner_agent.data.sample import sample_catalog
from planner_agent.data.sources import Sources
from planner_agent.families import SolveOptions, family
from planner_agent.reading.grammar import GrammarReader

ROWS = [json.loads(line) for line in roster_cases.lines().splitlines()]
HOUSE = family("roster")


def test_the_file_is_what_the_author_writes() -> None:
    assert roster_cases.FILE.read_text(encoding="utf-8") == roster_cases.lines()
    assert len(ROWS) >= 44


def test_requests_are_read_as_a_fair_reader_reads_them() -> None:
    reader, sources = GrammarReader(), Sources(sample_catalog)
    scores = [
        score(Expected.from_json(row["expect"]), reader.read(row["text"], sources, roster_cases.TODAY))
        for row in ROWS
    ]
    assert not any(each.silent_error for each in scores)
    assert sum(each.asked_needlessly for each in scores) <= 0.05 * len(scores)
    assert sum(each.exact for each in scores) >= 0.9 * len(scores)


@pytest.mark.parametrize("row", [row for row in ROWS if "spec" in row["expect"]], ids=lambda row: row["id"])
def test_what_was_read_is_solved(row: dict) -> None:
    spec = HOUSE.spec_type().model_validate(row["expect"]["spec"])
    found = HOUSE.solve(spec, None, SolveOptions())
    if row["expect"]["outcome"] == "planned":
        assert found.status == "optimal" and not HOUSE.verify(spec, None, found.plan, SolveOptions())
    else:
        assert found.status == "infeasible"
        assert {conflict.id for conflict in found.conflicts} >= set(row["expect"]["conflicts"])
