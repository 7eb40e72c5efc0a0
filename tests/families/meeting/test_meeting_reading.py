"""Meetings from words: who is meant, when, how firmly; what is missing is asked, what is not read is told."""

from __future__ import annotations

from datetime import date

import pytest

from planner_agent import Planner
from planner_agent.spec import Priority

TODAY = date(2026, 2, 26)  # a Thursday
ASKED = "Find an hour for Ann and Bob on Monday."


def _plan(text: str, **answers: str):
    return Planner(checkpointer="memory", today=TODAY).plan(text, answers)


@pytest.mark.parametrize(
    ("said", "start"),
    [
        ("", 540),
        ("Ann is busy until 11:00.", 660),
        ("Ann is tied up 9-10:30 and Bob has a dentist appointment from 10:30 to 11:30.", 690),
        ("Everyone is busy from 9:00 to 10:00.", 600),
        ("Neither can meet before 10.", 600),
        ("Bob doesn't start before 11.", 660),
        ("Bob is only free after 2pm.", 840),
        ("Ann is free from 14:00 to 16:00 and from 9:30 to 10:30.", 570),
        ("Ann would rather not meet before noon.", 720),
        ("Ann is not available between 9:00 and 12:00 nor after 15:00.", 720),
        ("She's busy from 9:00 to 9:30.", 570),
        ("As late as possible.", 960),
        ("It should be at 13:00.", 780),
    ],
)
def test_what_people_say_of_their_times(said: str, start: int) -> None:
    outcome = _plan(f"{ASKED} {said}")
    assert (outcome.outcome, outcome.family) == ("planned", "meeting"), outcome.text
    assert outcome.plan.meetings[0].start == start, outcome.text


def test_a_wish_is_soft_and_a_limit_is_not() -> None:
    outcome = _plan(f"{ASKED} Ann would rather not meet before 16:30. Bob can't meet after 12:00.")
    soft = {rule.id: isinstance(rule.strength, Priority) for rule in outcome.spec.rules}
    assert soft == {"ann-not-before": True, "bob-not-after": False} and outcome.plan.meetings[0].start == 540


def test_what_is_missing_is_asked_and_the_answers_read() -> None:
    outcome = _plan("Schedule a meeting")
    assert [question.id for question in outcome.questions] == ["people", "minutes", "days"]
    done = _plan("Schedule a meeting", people="Ann and Bob", minutes="45 minutes", days="Tuesday")
    assert done.outcome == "planned", done.text
    assert (done.plan.meetings[0].date, done.plan.meetings[0].end) == (date(2026, 3, 3), 585)


@pytest.mark.parametrize(
    "said", ["Ann brings the kids at 16:00.", "Nothing in the week of the fair.", "Unless Bob is ill."]
)
def test_what_is_not_understood_is_told(said: str) -> None:
    outcome = _plan(f"{ASKED} {said}")
    assert outcome.not_understood


def test_a_reversed_busy_time_is_asked() -> None:
    outcome = _plan(f"{ASKED} Ann is busy from 11:00 to 10:00.")
    assert [question.id for question in outcome.questions] == ["busy"]


def test_trips_and_visits_are_still_theirs() -> None:
    trip = _plan("3 days in Denver from Chicago, 5 to 7 March 2027, just me, at most $900")
    visits = _plan(
        "I'm at Ridge at 9:00. Sue is at Ford from 10:00 to 12:00 for 30 minutes. Ridge to Ford 15 minutes."
    )
    assert (trip.family, visits.family) == ("travel", "visits")
