"""The roster benchmark on an instance of our own, and its score on rosters that break it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from benchmarks.__main__ import main
from benchmarks.roster.instances import load
from benchmarks.roster.score import broken, penalty
from planner_agent.errors import DataError

_OWN = """SECTION_HORIZON
7

SECTION_SHIFTS
E,480,
L,480,E

SECTION_STAFF
# ID, MaxShifts, MaxTotalMinutes, MinTotalMinutes, MaxRow, MinRow, MinOff, MaxWeekends
A,E=7|L=7,2400,960,4,2,2,1
B,E=7|L=2,2400,960,4,2,2,0

SECTION_DAYS_OFF
A,6

SECTION_SHIFT_ON_REQUESTS
A,0,E,2

SECTION_SHIFT_OFF_REQUESTS
B,1,L,3

SECTION_COVER
0,E,1,100,1
1,E,1,100,1
2,L,1,100,1
5,L,1,100,1
"""


def test_an_instance_is_read_solved_and_scored(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "Instance90.txt").write_text(_OWN, encoding="utf-8")
    assert main(["roster", "--data", str(tmp_path), "--time-limit", "10", "--json"]) == 0
    found = json.loads(capsys.readouterr().out.splitlines()[-1])
    (row,) = found["instances"]
    assert found["proved"] == 1 and row["violations"] == []
    # nobody who works may be on alone on Saturday: two days at least, the weekend's next one is A's day off
    assert row["penalty"] == row["bound"]
    instance = load(tmp_path / "Instance90.txt")
    assert row["penalty"] <= penalty(instance, {("A", 0): "E", ("A", 1): "E"})


@pytest.mark.parametrize(
    ("worked", "words"),
    [
        ({("A", 0): "E"}, "480 minutes"),
        ({("A", 6): "E", ("A", 5): "E"}, "day off"),
        ({("A", 0): "L", ("A", 1): "E"}, "L then E"),
        ({("B", 4): "E", ("B", 5): "E"}, "weekends"),
        ({("A", day): "E" for day in range(5)}, "more than 4"),
        ({("A", 0): "E", ("A", 2): "E", ("A", 3): "E"}, "only 1 days off"),
        ({("A", 1): "E", ("A", 3): "E", ("A", 4): "E"}, "only 1 in a row"),
        ({("B", day): "L" for day in range(3)}, "3 L"),
    ],
)
def test_a_broken_roster_is_named(tmp_path: Path, worked: dict[tuple[str, int], str], words: str) -> None:
    (tmp_path / "Instance90.txt").write_text(_OWN, encoding="utf-8")
    assert any(words in wrong for wrong in broken(load(tmp_path / "Instance90.txt"), worked))


def test_the_penalty_counts_cover_and_requests(tmp_path: Path) -> None:
    (tmp_path / "Instance90.txt").write_text(_OWN, encoding="utf-8")
    instance = load(tmp_path / "Instance90.txt")
    assert penalty(instance, {}) == 402
    assert penalty(instance, {("A", 0): "E", ("B", 1): "L"}) == 303
    assert penalty(instance, {("A", 0): "E", ("B", 0): "E", ("A", 1): "E"}) == 201


def test_what_is_no_instance_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="no roster instances"):
        from benchmarks.roster.bench import main as bench

        bench(["--data", str(tmp_path)])
    (tmp_path / "Instance1.txt").write_text("nothing", encoding="utf-8")
    with pytest.raises(DataError, match="not a roster instance"):
        load(tmp_path / "Instance1.txt")
