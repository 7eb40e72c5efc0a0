"""The command: what it prints where, what it asks, and its exit codes."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from planner_agent import Planner, cli, families, planner
from planner_agent.language.function_words import STOP_WORDS
from tests.graph import toy

ROOT = Path(__file__).parents[1]
GOOD = "go to PARIS on 2027-03-03"


@pytest.fixture(autouse=True)
def _toy(monkeypatch, tmp_path):
    monkeypatch.setitem(families._REGISTRY, "toy", "tests.graph.toy")
    monkeypatch.setenv("PLANNER_HOME", str(tmp_path / "home"))
    monkeypatch.setattr(planner.Planner, "_reading", lambda self: toy.ToyReader())
    real = planner._catalog
    monkeypatch.setattr(planner, "_catalog", lambda given: toy.CATALOG if given is None else real(given))


def run(*words, typed=None):
    return CliRunner().invoke(cli.app, list(words), input=typed)


@pytest.fixture
def terminal(monkeypatch):
    monkeypatch.setattr(cli, "interactive", lambda no_input, text: not no_input)


def real(*words, **options):
    command = [sys.executable, "-W", "error", "-m", "planner_agent", *words]
    return subprocess.run(command, capture_output=True, text=True, cwd=ROOT, timeout=120, **options)


# Exit codes --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (GOOD, 0),
        ("go to PARIS", 3),
        ("go to NOWHERE on 2027-03-03", 4),
        ("go to SLOW on 2027-03-03", 5),
        ("go to CRASH on 2027-03-03", 1),
        (f"{GOOD} with SPA", 1),
        ("", 2),
        ("x" * 50_000, 2),
    ],
)
def test_exit_codes(text, code):
    assert run("plan", text, "--no-input").exit_code == code


@pytest.mark.parametrize(
    "options",
    [
        ["--backend", "abacus"],
        ["--catalog", "/nowhere/at/all"],
        ["--today", "tomorrow"],
        ["--time-limit", "0"],
        ["--rate", "EUR"],
        ["--thread", ""],
    ],
)
def test_options_that_cannot_be_used_are_told_in_two_lines(options):
    found = run("plan", GOOD, *options)
    assert found.exit_code == 2 and found.stdout == ""
    assert len(found.stderr.strip().splitlines()) == 2


def test_an_unexpected_fault_shows_no_traceback(monkeypatch):
    monkeypatch.setattr(toy.FAMILY, "verify", lambda *args: 1 / 0)
    found = run("plan", GOOD)
    assert found.exit_code == 1 and "Traceback" not in found.stderr
    assert "ZeroDivisionError" in found.stderr and len(found.stderr.strip().splitlines()) == 2


# Output ------------------------------------------------------------------------------------------


def test_the_plan_is_on_standard_output_alone():
    found = run("plan", GOOD)
    assert found.stdout == "planned\nPARIS on 2027-03-03\n" and found.stderr == ""


@pytest.mark.parametrize("text", [GOOD, "go to PARIS", "go to NOWHERE on 2027-03-03", f"{GOOD} with SPA"])
@pytest.mark.parametrize("how", [["--json"], ["--format", "json"]])
def test_json_prints_one_outcome(text, how):
    shown = json.loads(run("plan", text, "--no-input", *how).stdout)
    wanted = (
        "outcome spec plan proof violations questions conflicts assumptions not_understood text timings_ms"
    )
    assert set(wanted.split()) <= set(shown)


def test_formats():
    assert run("plan", GOOD, "--format", "ics").stdout.startswith("BEGIN:VCALENDAR")
    assert "PARIS" in run("plan", GOOD, "--format", "md").stdout
    asked = run("plan", "go to PARIS", "--no-input", "--format", "ics")
    assert (asked.exit_code, asked.stdout) == (3, "") and "When?" in asked.stderr


def test_the_text_may_come_from_standard_input():
    assert "PARIS" in run("plan", "-", typed=GOOD).stdout
    assert run("plan", "-", typed="").exit_code == 2


def test_rates():
    assert run("plan", f"{GOOD} under EUR 100", "--rate", "EUR=1.1").exit_code == 0
    assert run("plan", f"{GOOD} under EUR 60", "--rate", "EUR=1.1").exit_code == 4


# Questions ---------------------------------------------------------------------------------------


def test_on_a_terminal_it_asks(terminal):
    found = run("plan", "hello with SPA", typed="PARIX\n2027-01-02\n2\ngo on\n")
    assert found.exit_code == 0
    assert found.stdout == "planned\nPARIXO on 2027-01-02\n", "an option may be given by its number"
    assert "When?" in found.stderr and "When?" not in found.stdout


def test_when_the_input_ends_it_says_so(terminal):
    found = run("plan", "hello", typed="PARIS\n")
    assert found.exit_code == 2 and "ended" in found.stderr


def test_without_a_terminal_it_does_not_ask():
    assert run("plan", "go to PARIS", typed="2027-01-02\n").exit_code == 3


def test_a_thread_is_begun_answered_and_begun_anew():
    assert run("plan", "go to PARIS", "--thread", "t").exit_code == 3
    answered = run("plan", "2027-01-02", "--thread", "t", "--json")
    assert answered.exit_code == 0 and json.loads(answered.stdout)["thread_id"] == "t"
    assert "ROME" in run("plan", "go to ROME on 2027-01-02", "--thread", "t").stdout


def test_several_questions_of_a_thread_are_answered_by_name():
    run("plan", "hello", "--thread", "t")
    lost = run("plan", "PARIS in January", "--thread", "t")
    assert lost.exit_code == 2 and "destination: …; dates: …" in lost.stderr
    assert run("plan", "destination: PARIS; dates: 2027-01-02", "--thread", "t").exit_code == 0


def test_a_thread_asks_on_a_terminal(terminal):
    found = run("plan", "hello", "--thread", "t", typed="PARIS\n2027-01-02\n")
    assert found.stdout == "planned\nPARIS on 2027-01-02\n"


def test_chat_keeps_the_thread():
    typed = f"hello\nPARIS\n2019-01-01\n2027-01-02\n{GOOD} under USD 100\n\n"
    found = run("chat", "--thread", "talk", typed=typed)
    assert found.exit_code == 0
    assert found.stdout == "planned\nPARIS on 2027-01-02\nplanned\nPARIS on 2027-03-03\n"
    assert Planner().thread("talk").plan.day.isoformat() == "2027-03-03"


def test_chat_takes_up_a_waiting_thread_and_outlives_a_bad_answer():
    run("plan", "go to PARIS", "--thread", "t")
    found = run("chat", "--thread", "t", typed="x" * 3000 + "\n2027-01-02\n\n")
    assert found.exit_code == 0 and "3,000 characters" in found.stderr
    assert "PARIS on 2027-01-02" in found.stdout


# Read and doctor ---------------------------------------------------------------------------------


def test_read_shows_the_spec_with_its_words():
    found = run("read", f"{GOOD} under USD 100 with SPA blurb zeppelins")
    for words in ("destination: PARIS", "cost of all xs at most $100.00", "“zeppelins”", "today is"):
        assert words in found.stdout
    shown = json.loads(run("read", "go to PARIS", "--json").stdout)
    assert shown["gaps"][0]["field"] == "dates"
    assert run("read", "").exit_code == 2


def test_doctor_tells_versions_backends_data_and_the_stop_list(monkeypatch):
    monkeypatch.undo()
    found = run("doctor", "--json")
    shown = json.loads(found.stdout)
    assert found.exit_code == 0
    assert shown["versions"]["pydantic"] and shown["backends"]["cp-sat"] is True
    assert shown["data"]["cities"] > 0 and "left_out" in shown["data"]
    assert shown["stop_words"] == sorted(STOP_WORDS)
    text = run("doctor").stdout
    assert all(word in text for word in ("Versions", "cp-sat: ready", "Sample world", "themselves"))


def test_doctor_tells_what_is_wrong_with_the_data(tmp_path):
    found = run("doctor", "--catalog", str(tmp_path))
    assert found.exit_code == 1 and "broken" in found.stdout


# In a process of its own -------------------------------------------------------------------------


def test_an_empty_text_in_a_process_of_its_own():
    found = real("plan", "")
    assert found.returncode == 2 and found.stdout == ""
    assert len(found.stderr.strip().splitlines()) == 2 and "empty" in found.stderr


def test_no_secret_of_the_environment_is_shown():
    secret = {**os.environ, "OPENAI_API_KEY": "sk-very-secret", "PLANNER_API_KEY": "sk-very-secret"}
    for words in (["doctor"], ["doctor", "--json"], ["plan", "hello", "--backend", "abacus"]):
        found = real(*words, env=secret)
        assert "very-secret" not in found.stdout + found.stderr


def test_usage_errors_and_help():
    assert real("plan").returncode == 2
    assert real("plan", GOOD, "--nonsense").returncode == 2
    shown = real("--help")
    assert shown.returncode == 0 and "doctor" in shown.stdout
