"""Odd surroundings of the command: closed streams, no room, no home, a broken thread file, Ctrl-C."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from planner_agent import Planner, UserError
from planner_agent.settings import Settings

ROOT = Path(__file__).parents[2]
TRIP = "3 days in Denver from Chicago, March 3rd to 5th 2027"
LONG = (
    "two weeks in 5 cities in Texas from Chicago for 3 people in March 2027, best rated, at least 6 museums, "
    "three thai meals, under $6000"
)


def shell(tmp_path: Path, words: str, **env: str) -> subprocess.CompletedProcess[str]:
    line = f'"{sys.executable}" -m planner_agent {words}'
    surroundings = {**os.environ, "PLANNER_HOME": str(tmp_path), **env}
    return subprocess.run(
        ["bash", "-c", line], cwd=ROOT, env=surroundings, capture_output=True, text=True, timeout=120
    )


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (f'plan --today 2026-11-22 "{TRIP}" >&-', 0, ""),
        ("plan - <&-", 2, "empty"),
        ('plan --today 2026-11-22 "Two of us to Dallas" <&-', 3, ""),
        ('plan "" 2>&-', 2, ""),
    ],
)
def test_closed_streams(tmp_path: Path, words: str, code: int, said: str) -> None:
    done = shell(tmp_path, words)
    assert done.returncode == code and said in done.stderr
    assert "fault" not in done.stderr and "Traceback" not in done.stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_no_room_for_the_answer(tmp_path: Path) -> None:
    done = shell(tmp_path, f'plan --today 2026-11-22 "{TRIP}" >/dev/full')
    assert done.returncode == 1 and "No space left" in done.stderr and "unexpected" not in done.stderr
    assert len(done.stderr.strip().splitlines()) == 2


def test_a_home_that_nobody_knows_stops_only_who_keeps_threads() -> None:
    settings = Settings.from_env({"PLANNER_HOME": "~nobody-of-that-name/x"})
    assert str(settings.home).startswith("~")
    with pytest.raises(UserError, match="cannot be kept"):
        Planner(settings=settings).start(TRIP)
    assert Planner(settings=settings).read(TRIP).spec.frame.origin == "chicago"


def _kept(tmp_path: Path) -> Path:
    Planner(checkpointer=tmp_path / "threads.sqlite").start("3 days in Denver from Chicago", "t")
    return tmp_path / "threads.sqlite"


def test_a_damaged_thread_file(tmp_path: Path) -> None:
    path = _kept(tmp_path)
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()
    whole = path.read_bytes()
    path.write_bytes(whole[:4096] + bytes(index * 7 % 256 for index in range(len(whole) - 4096)))
    with pytest.raises(UserError, match="cannot be used"):
        Planner(checkpointer=path).thread("t")


def test_a_damaged_thread(tmp_path: Path) -> None:
    path = _kept(tmp_path)
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE checkpoints SET checkpoint = x'00ff', metadata = x'7b'")
    connection.close()
    with pytest.raises(UserError, match="cannot be read"):
        Planner(checkpointer=path).thread("t")


def test_no_place_for_locks(tmp_path: Path) -> None:
    (tmp_path / "threads.locks").touch()
    with pytest.raises(UserError, match="cannot be kept"):
        Planner(checkpointer=tmp_path / "threads.sqlite").start(TRIP)


def test_only_a_new_thread_may_do_without_an_id() -> None:
    planner = Planner(checkpointer="memory")
    with pytest.raises(UserError, match="'None' is no thread id"):
        planner.thread(None)  # type: ignore[arg-type]


def test_ctrl_c_ends_a_long_search(tmp_path: Path) -> None:
    """CP-SAT's own handler ended one solve, and the command went on with the next for 26 seconds."""
    line = [
        sys.executable,
        "-m",
        "planner_agent",
        "plan",
        LONG,
        "--today",
        "2026-11-22",
        "--time-limit",
        "60",
    ]
    child = subprocess.Popen(
        line, cwd=ROOT, env={**os.environ, "PLANNER_HOME": str(tmp_path)}, stderr=subprocess.PIPE, text=True,
        stdout=subprocess.PIPE,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # else deaf in a background job
    )  # fmt: skip
    try:
        time.sleep(6)
        child.send_signal(signal.SIGINT)
        out, err = child.communicate(timeout=30)
    finally:
        child.kill()
        child.communicate()
    assert (child.returncode, out) == (1, "") and err.startswith("Stopped.")


def test_the_demo_of_the_makefile_keeps_its_dollars(tmp_path: Path) -> None:
    command = tmp_path / "planner-agent"
    command.write_text('#!/bin/sh\nprintf "%s|" "$@"\n')
    command.chmod(0o755)
    line = ["make", "-s", "-o", ".venv/.made", "demo", f"BIN={tmp_path}"]
    told = subprocess.run(line, cwd=ROOT, capture_output=True, text=True, timeout=60)
    assert "Our budget is $1,500. We'd love" in told.stdout, told.stderr
