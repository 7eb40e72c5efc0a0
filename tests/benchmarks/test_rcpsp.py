"""The rcpsp benchmark on an instance of our own."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from benchmarks.__main__ import main
from benchmarks.rcpsp.patterson import read
from planner_agent.errors import DataError

#: Two tasks of 3 that need the one machine, between a source and a sink.
_SMALL = "4 1\n1\n0 0 2 2 3\n3 1 1 4\n3 1 1 4\n0 0 0\n"


def test_an_instance_is_read_solved_and_compared(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "small.rcp").write_text(_SMALL, encoding="ascii")
    (tmp_path / "optimum.csv").write_text("instance,makespan\nsmall,6\n", encoding="ascii")
    assert main(["rcpsp", "--data", str(tmp_path), "--time-limit", "5", "--no-peers", "--json"]) == 0
    found = json.loads(capsys.readouterr().out.splitlines()[-1])
    assert (found["n"], found["optimal"], found["proved_optimal"]) == (1, 1, 1)
    (tmp_path / "optimum.csv").write_text("instance,makespan\nsmall,5\n", encoding="ascii")
    assert main(["rcpsp", "--data", str(tmp_path), "--no-peers", "--json"]) == 0
    assert json.loads(capsys.readouterr().out.splitlines()[-1])["proved_optimal"] == 0


def test_what_is_no_instance_is_refused(tmp_path: Path) -> None:
    (tmp_path / "broken.rcp").write_text("4 1\n1\n0 0", encoding="ascii")
    with pytest.raises(DataError, match="Patterson"):
        read(tmp_path / "broken.rcp")
