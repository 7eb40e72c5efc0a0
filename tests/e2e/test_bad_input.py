"""Bad input, on the real parts: each case gets a clear outcome or error, none a traceback, nothing lost."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from datetime import date
from pathlib import Path

import pytest

from planner_agent import DataError, Planner, UserError
from planner_agent.data.sample import SAMPLE_WORLD
from planner_agent.dialogue.refusals import find_refusals
from planner_agent.families import SolveOptions, family
from planner_agent.families.travel import wishes
from planner_agent.families.travel.spec import TravelSpec
from planner_agent.reading.model import Reading
from planner_agent.spec import Amount, Compare, Rule

ROOT = Path(__file__).parents[2]
TODAY = "2026-11-22"
TRIP = "3 days in Denver from Chicago, March 3rd to 5th 2027"


@pytest.fixture
def planner(tmp_path, monkeypatch) -> Planner:
    monkeypatch.setenv("PLANNER_HOME", str(tmp_path))
    return Planner(today=date.fromisoformat(TODAY))


@pytest.fixture
def command(tmp_path):
    def run(*words, **options):
        env = {**os.environ, "PLANNER_HOME": str(tmp_path)}
        line = [sys.executable, "-W", "error", "-m", "planner_agent", *words]
        return subprocess.run(line, cwd=ROOT, env=env, capture_output=True, text=True, timeout=120, **options)

    return run


def asked(outcome) -> set[str]:
    return {question.id for question in outcome.questions}


def told(done) -> str:
    """Standard error, which is two lines and no traceback."""
    assert "Traceback" not in done.stderr and done.stdout == ""
    assert len(done.stderr.strip().splitlines()) == 2, done.stderr
    return done.stderr


def test_a_good_request_for_comparison(planner):
    outcome = planner.plan(TRIP)
    assert outcome.outcome == "planned"
    assert "Denver" in outcome.text and outcome.plan.heads == 1
    assert outcome.violations == () and outcome.proof.status == "optimal"


@pytest.mark.parametrize("text", ["", "   \n"])
def test_empty_text(planner, command, text):
    with pytest.raises(UserError, match="empty"):
        planner.plan(text)
    done = command("plan", text)
    assert done.returncode == 2 and "empty" in told(done)


def test_fifty_kilobytes_of_text(planner, command):
    text = (f"{TRIP}. We like long walks and short meals. " * 1000)[:50_000]
    begun = time.perf_counter()
    with pytest.raises(UserError, match="50,000 characters"):
        planner.plan(text)
    assert time.perf_counter() - begun < 1
    done = command("plan", "-", input=text)
    assert done.returncode == 2 and "characters long" in told(done)


def test_the_longest_text_that_is_read(planner):
    filler = "It was a bright cold day in April, and the clocks were striking thirteen. " * 300
    text = f"{TRIP}. {filler}"[:20_000]
    begun = time.perf_counter()
    outcome = planner.plan(text)
    assert outcome.outcome in ("planned", "needs_input") and outcome.not_understood
    assert time.perf_counter() - begun < 20


def test_emoji(planner):
    assert {"destination", "dates", "origin"} <= asked(planner.plan("🏖️🎉😀"))
    outcome = planner.plan(f"🏖️ {TRIP} 🎉")
    assert outcome.outcome == "planned"


def test_control_characters_reach_no_terminal(planner):
    assert "\x1b" not in planner.plan(f"{TRIP} \x1b[31mzeppelins\x1b[0m \x00").text


@pytest.mark.parametrize("budget", ["budget of -3", "budget $-3", "a budget of −3 dollars"])
def test_a_negative_budget_is_never_ignored(planner, budget):
    outcome = planner.plan(f"{TRIP}, {budget}")
    named = any("3" in words.quote or "budget" in words.quote for words in outcome.not_understood)
    assert "budget" in asked(outcome) or outcome.outcome == "infeasible" or named


def test_the_31st_of_february(planner):
    outcome = planner.plan("3 days in Denver from Chicago starting 31 February 2027")
    assert "dates" in asked(outcome) and "February" in outcome.text


def test_an_end_before_the_start(planner):
    outcome = planner.plan("Denver from Chicago, from March 5th 2027 to March 3rd 2027")
    assert (outcome.outcome, "dates" in asked(outcome)) == ("needs_input", True)


@pytest.mark.parametrize("city", ["Qwertyville", "Xanadu"])
def test_a_city_that_does_not_exist(planner, city):
    outcome = planner.plan(f"3 days in {city} from Chicago, March 3rd to 5th 2027")
    assert outcome.outcome == "needs_input" and "destination" in asked(outcome)


def test_four_hundred_travellers(planner):
    outcome = planner.plan(f"{TRIP}, for 400 travellers")
    assert "party" in asked(outcome) and "400" in outcome.text


def test_ninety_days(planner):
    outcome = planner.plan("90 days in Denver from Chicago starting March 3rd 2027")
    assert "dates" in asked(outcome) and "90" in outcome.text


def test_a_corrupt_parquet_file(tmp_path, command):
    catalog = tmp_path / "catalog"
    catalog.mkdir()
    for table in SAMPLE_WORLD.iterdir():
        (catalog / table.name).write_bytes(table.read_bytes())
    (stays,) = catalog.glob("stays.*")
    stays.unlink()
    (catalog / "stays.parquet").write_bytes(b"PAR1 this is no table PAR1")
    with pytest.raises(DataError, match=r"stays\.parquet") as caught:
        Planner(catalog=catalog, today=date.fromisoformat(TODAY)).plan(TRIP)
    assert caught.value.hint
    done = command("plan", TRIP, "--catalog", str(catalog), "--today", TODAY)
    assert done.returncode == 1 and "stays.parquet" in told(done)


def spec_with(planner, body) -> TravelSpec:
    spec = planner.read(TRIP).spec
    return spec.model_copy(update={"rules": (*spec.rules, Rule(id="odd", body=body))})


def test_a_rule_on_an_attribute_that_the_catalog_lacks(planner):
    odd = wishes.at_least(1, ("stay",), wishes.mode_is("flight"))  # a stay has no mode
    spec = spec_with(planner, odd)
    outcome = planner.solve(spec)
    assert outcome.outcome == "unsupported" and outcome.plan is None
    assert [wish.quote for wish in outcome.unsupported] == ["odd"]
    assert asked(outcome) == {"unsupported"} and "go on without it" in outcome.text


def test_without_it_the_rest_stays(planner):
    odd = Compare(amount=Amount(measure="charm", of=("stay",)), op=">=", bound=3)
    spec = spec_with(planner, odd)
    reading = Reading(text="", family="travel", spec=spec)
    found = find_refusals(reading, family("travel"), planner.catalog, SolveOptions(), consent=True)
    assert found.kept.rules == spec.rules[:-1] and found.hard == ()
    assert planner.solve(found.kept).outcome == "planned"


def test_an_answer_to_a_finished_or_unknown_thread(planner):
    thread = planner.start(TRIP).thread_id
    with pytest.raises(UserError, match="finished"):
        planner.answer(thread, {"dates": "tomorrow"})
    with pytest.raises(UserError, match="no thread 'nobody'"):
        planner.answer("nobody", {"dates": "tomorrow"})
    assert planner.thread(thread).outcome == "planned"


def test_a_process_killed_mid_thread_resumes(command, planner, tmp_path):
    first = command("plan", "3 days in Denver from Chicago", "--thread", "trip", "--today", TODAY, "--json")
    assert first.returncode == 3
    assert [question["id"] for question in json.loads(first.stdout)["questions"]] == ["dates"]
    env = {**os.environ, "PLANNER_HOME": str(tmp_path)}
    line = [sys.executable, "-m", "planner_agent", "plan", "March 3rd to 5th 2027", "--thread", "trip"]
    child = subprocess.Popen(line, cwd=ROOT, env=env, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    time.sleep(1.5)
    child.send_signal(signal.SIGKILL)
    child.communicate()
    outcome = planner.thread("trip")
    if outcome.questions:  # it was killed before the answer was taken: the question stands
        outcome = planner.answer("trip", {"dates": "March 3rd to 5th 2027"})
    assert outcome.outcome == "planned" and "March 3, 2027" in outcome.text


def test_a_thread_on_the_real_parts_through_several_rounds(planner):
    first = planner.start("a trip to Denver")
    assert asked(first) == {"dates", "origin"}
    second = planner.answer(first.thread_id, {"dates": "31 February 2027", "origin": "Chicago"})
    assert asked(second) == {"dates"}
    last = planner.answer(first.thread_id, {"dates": "March 3rd to 5th 2027"})
    assert last.outcome == "planned" and last.plan.start == date(2027, 3, 3)
    assert last.spec.frame.origin == "chicago"


@pytest.mark.parametrize(
    "text",
    [
        f"{TRIP}, for 2 people, no flights, at most $900, one museum, some Thai food",
        f"{TRIP}, budget $50",
        f"{TRIP}, budget of 900 euros",
        "a week in 2 cities in Texas",
        f"{TRIP} blurb",
    ],
)
def test_a_thread_says_what_a_call_says(planner, text):
    at_once, in_thread = planner.plan(text), planner.start(text)
    differ = {"thread_id": None, "timings_ms": {}}
    assert in_thread.model_copy(update=differ) == at_once.model_copy(update=differ)
    assert planner.thread(in_thread.thread_id).text == at_once.text
