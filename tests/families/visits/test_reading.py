"""Visits from words: the family is found, the frame is filled, what is missing is asked."""

from __future__ import annotations

from datetime import date

from planner_agent import Planner

TODAY = date(2026, 11, 25)
DAY = (
    "I'm at Union Square at 9:00. Laura is at the Pier from 15:00 to 17:00, at least 75 minutes. "
    "Ben is at the Mill from 10:00 to 12:00 and I want 30 minutes with him. "
    "Union Square to Pier takes 12 minutes, Union Square to Mill 20 minutes, Mill to Pier 25 minutes."
)


def _plan(text: str, **answers: str):
    return Planner(checkpointer="memory", today=TODAY).plan(text, answers)


def test_a_day_of_visits() -> None:
    outcome = _plan(DAY)
    assert (outcome.outcome, outcome.family) == ("planned", "visits"), outcome.text
    assert [(visit.who, visit.start, visit.end) for visit in outcome.plan.visits] == [
        ("Ben", 600, 630),
        ("Laura", 900, 975),
    ]
    assert outcome.proof.status == "optimal" and not outcome.not_understood


def test_what_is_missing_is_asked() -> None:
    outcome = _plan("I'm at Ridge at 9:00. Sue is at Ford from 10:00 to 12:00 for 30 minutes.")
    assert outcome.outcome == "needs_input"
    assert [question.id for question in outcome.questions] == ["ways"]
    done = _plan(
        "I'm at Ridge at 9:00. Sue is at Ford from 10:00 to 12:00 for 30 minutes.",
        ways="Ridge to Ford takes 15 minutes",
    )
    assert done.outcome == "planned" and done.plan.visits[0].start == 600


def test_trips_are_still_trips() -> None:
    outcome = _plan("3 days in Denver from Chicago, 5 to 7 March 2027, just me, at most $900")
    assert (outcome.outcome, outcome.family) == ("planned", "travel")
