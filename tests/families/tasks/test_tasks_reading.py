"""Tasks from words: what, in which order, when; what is missing is asked, what is not read is told."""

from __future__ import annotations

from datetime import date

import pytest

from planner_agent import Planner

TODAY = date(2026, 3, 2)  # a Monday
LIST = "Plan my tasks: report 3 hours, slides 2 hours."


def _plan(text: str, **answers: str):
    return Planner(checkpointer="memory", today=TODAY).plan(text, answers)


def test_a_list_of_tasks() -> None:
    outcome = _plan(f"{LIST} Slides before the report.")
    assert (outcome.outcome, outcome.family) == ("planned", "tasks"), outcome.text
    assert [(link.before, link.after) for link in outcome.spec.frame.links] == [("slides", "report")]
    assert outcome.proof.status == "optimal" and not outcome.not_understood


def test_what_is_missing_is_asked_and_the_answer_read() -> None:
    outcome = _plan("Plan my tasks: report 3 hours, slides.")
    assert [question.id for question in outcome.questions] == ["minutes"], outcome.text
    done = _plan("Plan my tasks: report 3 hours, slides.", minutes="slides take 2 hours")
    assert done.outcome == "planned", done.text
    assert [task.minutes for task in done.spec.frame.tasks] == [180, 120]


def test_a_circle_of_orders_is_named() -> None:
    outcome = _plan(f"{LIST} Slides before report. Report before slides.")
    assert [question.id for question in outcome.questions] == ["links"]
    assert "report" in outcome.questions[0].text and "slides" in outcome.questions[0].text


@pytest.mark.parametrize(
    "said",
    [
        "Unless it rains.",
        "Slides before the banquet.",
        "The report costs $30.",
        "Ideally with music.",
        "Report twice a day.",
    ],
)
def test_what_is_not_understood_is_told(said: str) -> None:
    outcome = _plan(f"{LIST} {said}")
    assert outcome.not_understood, outcome.text


@pytest.mark.parametrize(
    ("said", "rules"),
    [
        ("No work on Wednesday.", ["days-off"]),
        ("Nothing before 10:00.", ["not-before"]),
        ("No task after 16:00.", ["not-after"]),
        ("At most 4 hours a day.", ["hours-a-day"]),
        ("At most 1 task a day.", []),
        ("Keep two days free.", ["free-days"]),
        ("I need a break of 15 minutes after each task.", ["pause"]),
    ],
)
def test_limits_of_the_days(said: str, rules: list[str]) -> None:
    outcome = _plan(f"{LIST} {said}")
    assert outcome.outcome == "planned", outcome.text
    found = [rule.id for rule in outcome.spec.rules]
    assert found == rules or (not rules and (found or outcome.not_understood))


def test_trips_and_meetings_are_still_theirs() -> None:
    trip = _plan("3 days in Denver from Chicago, 5 to 7 March 2027, just me, at most $900")
    meeting = _plan("Find an hour for Ann and Bob on Monday. Ann is busy until 11:00.")
    assert (trip.family, meeting.family) == ("travel", "meeting")
