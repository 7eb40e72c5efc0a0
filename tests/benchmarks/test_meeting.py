"""The meeting's requests, read and solved; and the judge of NATURAL PLAN's calendars on a row of our own."""

from __future__ import annotations

import json
from datetime import date

import pytest

from benchmarks.natural_plan.calendar import TASK
from benchmarks.natural_plan.rows import Row
from benchmarks.requests import meeting_cases
from benchmarks.scoring import Expected, score
from planner_agent.data.sample import sample_catalog
from planner_agent.data.sources import Sources
from planner_agent.families import SolveOptions, family
from planner_agent.reading.grammar import GrammarReader

ROWS = [json.loads(line) for line in meeting_cases.lines().splitlines()]
HOUSE = family("meeting")


def test_the_file_is_what_the_author_writes() -> None:
    assert meeting_cases.FILE.read_text(encoding="utf-8") == meeting_cases.lines()
    assert len(ROWS) >= 40


def test_requests_are_read_as_a_fair_reader_reads_them() -> None:
    reader, sources = GrammarReader(), Sources(sample_catalog)
    scores = [
        score(Expected.from_json(row["expect"]), reader.read(row["text"], sources, meeting_cases.TODAY))
        for row in ROWS
    ]
    assert not any(each.silent_error for each in scores)
    assert sum(each.asked_needlessly for each in scores) <= 0.05 * len(scores)
    assert sum(each.exact for each in scores) >= 0.9 * len(scores)


@pytest.mark.parametrize("row", [row for row in ROWS if "spec" in row["expect"]], ids=lambda row: row["id"])
def test_what_was_read_is_solved(row: dict) -> None:
    spec = HOUSE.spec_type().model_validate(row["expect"]["spec"])
    found = HOUSE.solve(spec, {}, SolveOptions())
    if row["expect"]["outcome"] == "planned":
        assert found.status == "optimal" and not HOUSE.verify(spec, {}, found.plan, SolveOptions())
    else:
        assert found.status == "infeasible" and found.conflicts


_TEXT = """You need to schedule a meeting for Ann and Ben for half an hour between the work hours of 9:00 to \
17:00 on either Monday or Tuesday.

Here are the existing schedules for everyone during the days:
Ann has blocked their calendar on Monday during 9:00 to 17:00, Tuesday during 9:00 to 9:30;
Ben's calendar is wide open the entire day.

Ben can not meet on Tuesday before 11:00. Find a time that works for everyone's schedule and constraints."""


def test_the_judge_knows_a_right_slot_and_wrong_ones() -> None:
    row = Row("r", _TEXT, "Here is the proposed time: Tuesday, 11:00 - 11:30")
    spec = TASK.gold(row)
    read = GrammarReader().read(_TEXT, Sources(sample_catalog), TASK.today(row))
    assert read.family == "meeting" and not read.gaps and read.spec.frame == spec.frame
    plan = HOUSE.solve(spec, {}, SolveOptions()).plan
    assert TASK.valid(row, plan) == [] and TASK.official(row, TASK.answer(row, plan))
    for start in (570, 690):  # Ben cannot; not the earliest
        moved = plan.meetings[0].model_copy(update={"start": start, "end": start + 30})
        wrong = plan.model_copy(update={"meetings": (moved,)})
        assert TASK.valid(row, wrong) and not TASK.official(row, TASK.answer(row, wrong))
    assert plan.meetings[0].date == date(2024, 1, 2)
