"""The reading benchmark from the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from benchmarks import reading
from benchmarks.__main__ import main
from benchmarks.common import percentile, reader_named
from benchmarks.requests import author
from planner_agent.errors import UserError

KEYS = {
    "n", "exact", "frame_exact", "rule_precision", "rule_recall", "silent_errors", "asked_needlessly",
    "alone", "alone_wrong", "tokens", "p50_ms", "p95_ms", "calls", "at_most_one_call",
}  # fmt: skip


def last(text: str) -> dict[str, float]:
    summary = json.loads(text.splitlines()[-1])
    assert set(summary) == KEYS
    return summary


def test_the_expectations_themselves_are_exact(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "rows.jsonl"
    arguments = ["reading", "--requests", str(author.FILE), "--reader", "gold", "--json", "--out", str(out)]
    assert main(arguments) == 0
    summary = last(capsys.readouterr().out)
    assert summary["exact"] == summary["n"] >= 100
    rows = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    assert {row["outcome"] for row in rows} == {"planned", "needs_input"}


def test_splits_are_disjoint_and_whole(capsys: pytest.CaptureFixture[str]) -> None:
    counts = {}
    for split in ("pool", "test", "all"):
        main(["reading", "--requests", str(author.FILE), "--reader", "gold", "--json", "--split", split])
        counts[split] = last(capsys.readouterr().out)["n"]
    assert counts["pool"] + counts["test"] == counts["all"]


def test_a_sample_is_evenly_taken(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "rows.jsonl"
    main(["reading", "--requests", str(author.FILE), "--reader", "gold", "--sample", "4", "--out", str(out)])
    taken = [json.loads(line)["id"] for line in out.read_text(encoding="utf-8").splitlines()]
    ids = [task.id for task in reading.tasks(author.FILE)]
    assert len(taken) == 4 and taken == [name for name in ids if name in taken]
    assert len({ids.index(name) * 4 // len(ids) for name in taken}) == 4


def test_the_grammar_reader_is_scored(capsys: pytest.CaptureFixture[str]) -> None:
    tasks = list(reading.tasks(author.FILE))[:3]
    rows = [reading.run(task, reader_named("grammar")) for task in tasks]
    assert [row["id"] for row in rows] == [task.id for task in tasks]
    assert set(reading.summary(rows)) == KEYS


def test_a_plan_and_the_reason_why_there_is_none() -> None:
    tasks = {task.id: task for task in reading.tasks(author.FILE)}
    planned = reading.run(tasks["plain-17"], None, solve=True)
    assert (planned["solved"], planned["exact"]) == ("optimal", True)
    hopeless = reading.run(tasks["never-02"], None, solve=True)
    assert (hopeless["solved"], hopeless["exact"]) == ("infeasible", True)


def test_unknown_names(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 2
    assert main(["nothing"]) == 2
    assert "reading, travelplanner" in capsys.readouterr().err
    assert main(["--help"]) == 0
    with pytest.raises(UserError, match="no reader"):
        reader_named("mind")


def test_a_missing_file_is_an_error_not_a_traceback(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["reading", "--requests", "nowhere.jsonl", "--reader", "gold"]) == 1
    assert "cannot be read" in capsys.readouterr().err


def test_percentiles_are_of_the_nearest_rank() -> None:
    assert percentile([], 50) == 0.0
    assert percentile([3.0, 1.0, 2.0], 50) == 2.0
    assert percentile([1.0, 2.0, 3.0, 4.0], 50) == 2.0
    assert percentile([float(n) for n in range(1, 101)], 95) == 95.0
