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
        ("Ann is busy all day except 14:00 to 16:00.", 840),
        ("Ann's whole day is blocked apart from 15:00-16:30.", 900),
        ("Ann is available any time except between 9 and 13.", 780),
        ("Ann is available after 11 but not after 15.", 660),
        ("Ann can do 11 to 12 or 14 to 16.", 660),
        ("Ann is busy except 15:00-16:00 and 11:00-12:00.", 660),
        ("Ann is free except 9:00-10:00 and 10:00-11:30.", 690),
        ("Bob is busy until 10, and Ann has got to be gone by 11.", 600),
        ("Ann has a call at 9 for two hours.", 660),
        ("Ann's meetings: 9-10, 10-11:30.", 690),
        ("Busy: Ann 9-12, Bob 12-13.", 780),
        ("It must end by 15:00 and can't start before 13:00.", 780),
        ("Not during the morning meeting (9:00-12:00).", 720),
        ("Actually make it two hours, not before 14:00.", 840),
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


def test_a_start_is_bounded_apart_from_an_end() -> None:
    outcome = _plan(f"{ASKED} It can't start after 16:00, as late as possible.")
    assert outcome.plan.meetings[0].start == 960, outcome.text


def test_each_day_may_have_hours_of_its_own() -> None:
    outcome = _plan("An hour for Ann and Bob, Monday 10-11 or Tuesday 13-17. Bob is busy Monday 10-10:30.")
    meeting = outcome.plan.meetings[0]
    assert (meeting.date, meeting.start) == (date(2026, 3, 3), 780), outcome.text


def test_a_name_with_no_more_than_a_time_is_told() -> None:
    assert _plan(f"{ASKED} Ann: 10-12.").not_understood


def test_of_two_lengths_one_is_asked() -> None:
    outcome = _plan("Either 30 or 60 minutes with Ann on Monday")
    assert [question.id for question in outcome.questions] == ["minutes"]


def test_a_reversed_busy_time_is_asked() -> None:
    outcome = _plan(f"{ASKED} Ann is busy from 11:00 to 10:00.")
    assert [question.id for question in outcome.questions] == ["busy"]


def test_trips_and_visits_are_still_theirs() -> None:
    trip = _plan("3 days in Denver from Chicago, 5 to 7 March 2027, just me, at most $900")
    visits = _plan(
        "I'm at Ridge at 9:00. Sue is at Ford from 10:00 to 12:00 for 30 minutes. Ridge to Ford 15 minutes."
    )
    assert (trip.family, visits.family) == ("travel", "visits")
