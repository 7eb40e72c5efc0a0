"""The orienteering benchmark on an instance of our own in the published format."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from benchmarks.visits import bench
from benchmarks.visits.toptw import read
from planner_agent.errors import DataError
from solvers.visits.problem import Found, Tour

_INSTANCE = """4 1 3 1
0 200
0 0.00 0.00 0.00 0.00 0 0 0 100
1 3.00 4.00 10.00 20.00 1 1 1 5 30
2 6.00 8.00 10.00 7.00 1 1 1 0 90
3 40.00 0.00 10.00 30.00 1 2 1 2 80 95
"""


def _folder(tmp_path: Path) -> Path:
    (tmp_path / "x101.txt").write_text(_INSTANCE)
    (tmp_path / "best_m1.csv").write_text("instance,best_heuristic_score\nx101,27.0\n")
    return tmp_path


def test_distances_are_rounded_down_and_windows_are_scaled(tmp_path: Path) -> None:
    problem = read(_folder(tmp_path) / "x101.txt").problem
    assert problem.travel[0][1] == 50 and problem.travel[0][2] == 100
    assert problem.travel[1][3] == 372  # √(37² + 4²) = 37.21…
    assert problem.visits[2].starts == ((800, 950),) and problem.routes[0].back == 1000


def test_the_best_tour_leaves_out_what_nobody_gets_home_from(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert bench.main(["--data", str(_folder(tmp_path)), "--time-limit", "5", "--json"]) == 0
    found = json.loads(capsys.readouterr().out.splitlines()[-1])
    assert found["proved"] == found["valid"] == found["reached"] == 1
    assert found["instances"][0]["score"] == found["instances"][0]["bound"] == 27
    assert found["worst_shortfall"] == 0


def test_the_check_refuses_tours_that_cannot_be(tmp_path: Path) -> None:
    problem = read(_folder(tmp_path) / "x101.txt").problem
    assert bench.check(problem, Found((Tour(0, ((0, 50), (1, 200)), 400),), 27, 27, True)) == []
    early = Found((Tour(0, ((0, 50), (1, 199)), 400),), 27, 27, True)
    twice = Found((Tour(0, ((0, 50), (0, 200)), 400),), 40, 40, True)
    late = Found((Tour(0, ((2, 900),), 1000),), 30, 30, True)
    wrong = Found((Tour(0, ((0, 50),), 200),), 27, 27, True)
    assert all(bench.check(problem, found) for found in (early, twice, late, wrong))


def test_a_file_that_is_no_instance_is_told(tmp_path: Path) -> None:
    (tmp_path / "y.txt").write_text("4 1 9 1\n0 200\n0 0 0 0 0 0 0 0 100\n")
    with pytest.raises(DataError, match="no orienteering instance"):
        read(tmp_path / "y.txt")
