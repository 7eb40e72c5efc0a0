"""Threads live on: through a killed process, a strict serialiser, older and newer versions."""

from __future__ import annotations

import json
import os
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from planner_agent import Planner, UserError
from planner_agent.graph import state
from planner_agent.graph.checkpoints import serialiser
from tests.graph import toy

ROOT = Path(__file__).parents[2]
FIXTURES = Path(__file__).parent / "fixtures"


def child(home, *words, **env) -> subprocess.Popen:
    command = [sys.executable, "-W", "error", "-m", "tests.graph.child", str(home), *words]
    return subprocess.Popen(command, cwd=ROOT, env={**os.environ, **env}, stdout=subprocess.PIPE, text=True)


def told(process: subprocess.Popen) -> dict:
    out, _ = process.communicate(timeout=60)
    assert process.returncode == 0
    return json.loads(out)


def planner_of(home) -> Planner:
    return Planner(
        toy.CATALOG, toy.ToyReader(), today=date(2026, 11, 22), checkpointer=home / "threads.sqlite"
    )


def test_a_thread_goes_on_in_another_process(tmp_path):
    assert told(child(tmp_path, "start", "t", "hello"))["outcome"] == "needs_input"
    second = told(child(tmp_path, "answer", "t", '{"destination": "PARIS"}'))
    assert [question["id"] for question in second["questions"]] == ["dates"]
    last = told(child(tmp_path, "answer", "t", '{"dates": "2027-01-02"}', LANGGRAPH_STRICT_MSGPACK="true"))
    assert (last["outcome"], last["plan"]["city"]) == ("planned", "PARIS")


@pytest.mark.parametrize("step", ["read", "solve"])
def test_a_process_killed_at_work_loses_neither_request_nor_answer(tmp_path, step):
    told(child(tmp_path, "start", "t", "go to PARIS"))
    killed = child(tmp_path, "answer", "t", '{"dates": "2027-01-02"}', TOY_KILL=step)
    killed.communicate(timeout=60)
    assert killed.returncode == -signal.SIGKILL
    outcome = planner_of(tmp_path).thread("t")
    assert (outcome.outcome, outcome.plan.day) == ("planned", date(2027, 1, 2))


def test_after_a_kill_the_same_answer_may_be_given_again_but_no_other(tmp_path):
    for thread in ("a", "b"):
        told(child(tmp_path, "start", thread, "go to PARIS"))
        child(tmp_path, "answer", thread, '{"dates": "2027-01-02"}', TOY_KILL="solve").communicate(timeout=60)
    planner = planner_of(tmp_path)
    assert planner.answer("a", {"dates": "2027-01-02"}).plan.day == date(2027, 1, 2)
    with pytest.raises(UserError, match="finished"):
        planner.answer("b", {"dates": "2027-01-03"})


def test_a_request_killed_in_its_first_turn_goes_on(tmp_path):
    child(tmp_path, "start", "t", "go to PARIS on 2027-01-02", TOY_KILL="solve").communicate(timeout=60)
    assert told(child(tmp_path, "thread", "t", ""))["plan"]["day"] == "2027-01-02"


def test_of_two_racing_processes_one_is_told(tmp_path):
    told(child(tmp_path, "start", "t", "go to PARIS"))
    racers = [child(tmp_path, "answer", "t", f'{{"dates": "2027-01-0{n}"}}', TOY_DELAY="1") for n in (1, 2)]
    results = [told(racer) for racer in racers]
    errors = [result["error"] for result in results if "error" in result]
    taken = [result["plan"]["day"] for result in results if "plan" in result]
    assert len(errors) == len(taken) == 1 and "'t'" in errors[0]
    assert planner_of(tmp_path).thread("t").plan.day.isoformat() == taken[0]


def test_no_type_is_built_from_a_checkpoint():
    kind, data = serialiser().dumps_typed({"plan": toy.ToyPlan(city="PARIS", day=date(2027, 1, 1), total=1)})
    assert not isinstance(serialiser().loads_typed((kind, data))["plan"], toy.ToyPlan)


def restored(tmp_path, name) -> Planner:
    with closing(sqlite3.connect(tmp_path / "threads.sqlite")) as connection:
        connection.executescript((FIXTURES / name).read_text())
    return planner_of(tmp_path)


def test_a_waiting_thread_of_version_1_goes_on(tmp_path):
    planner = restored(tmp_path, "waiting_v1.sql")
    assert [question.id for question in planner.thread("old").questions] == ["dates"]
    outcome = planner.answer("old", {"dates": "2027-01-02"})
    assert (outcome.outcome, outcome.plan.day) == ("planned", date(2027, 1, 2))


def test_a_finished_thread_of_version_1_can_be_looked_at(tmp_path):
    outcome = restored(tmp_path, "finished_v1.sql").thread("old")
    assert isinstance(outcome.plan, toy.ToyPlan) and outcome.spec.frame.destination == "PARIS"


def test_a_thread_of_another_version_is_named_and_can_be_replaced(tmp_path, monkeypatch):
    planner = restored(tmp_path, "waiting_v1.sql")
    monkeypatch.setattr("planner_agent.graph.threads.STATE_VERSION", 2)
    monkeypatch.setattr(state, "STATE_VERSION", 2)
    with pytest.raises(UserError, match=r"'old' was written by another version .*state 1.*reads 2") as caught:
        planner.answer("old", {"dates": "2027-01-02"})
    assert "anew" in caught.value.hint
    assert planner.start("go to ROME on 2027-01-02", "old").plan.city == "ROME"
    assert planner.thread("old").plan.city == "ROME"


def test_a_thread_file_that_is_none(tmp_path):
    (tmp_path / "threads.sqlite").write_text("not a database, whatever its name says " * 50)
    with pytest.raises(UserError, match=r"threads\.sqlite cannot be used"):
        planner_of(tmp_path).start("go to PARIS")


def test_a_home_that_cannot_be_made(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(UserError, match="cannot be kept"):
        Planner(toy.CATALOG, toy.ToyReader(), checkpointer=tmp_path / "file" / "threads.sqlite").start(
            "hello"
        )
