"""Rosters from words: the family is found, nothing is dropped in silence, what is missing is asked."""

from __future__ import annotations

from datetime import date

import pytest

from planner_agent import Planner
from planner_agent.families.roster.words import reader
from planner_agent.families.roster.words.line import Bound
from planner_agent.families.roster.words.marked import marked

TODAY = date(2026, 11, 30)
WEEK = (
    "Roster for 7 to 13 December. Staff: Anna, Bob, Cleo, Dan. "
    "Early 6-14 and late 14-22, one person on each. "
)


def _read(text: str, **answers: str):
    return reader.read(text, None, TODAY, answers)


def _bounds(text: str) -> list[Bound]:
    return [mark.value for mark in marked(text, TODAY).marks if mark.kind == "B"]


@pytest.mark.parametrize(
    ("words", "least", "most"),
    [
        ("at least two shifts", 2, None),
        ("no more than 3 shifts", None, 3),
        ("more than 3 shifts", 4, None),
        ("fewer than 3 shifts", None, 2),
        ("between 2 and 5 shifts", 2, 5),
        ("1 or 2 shifts", 1, 2),
        ("exactly four shifts", 4, 4),
        ("2 or more shifts", 2, None),
    ],
)
def test_bounds(words: str, least: int | None, most: int | None) -> None:
    assert [(bound.least, bound.most) for bound in _bounds(words)] == [(least, most)]


def test_nobody_turns_a_bound_round() -> None:
    same = {
        _read(WEEK + words).spec.rules[0].body
        for words in (
            "Nobody works more than 4 shifts.",
            "Everybody works at most 4 shifts.",
            "No employee works more than four shifts.",
            "Max 4 shifts each.",
        )
    }
    assert len(same) == 1


def test_a_roster_from_words() -> None:
    outcome = Planner(checkpointer="memory", today=TODAY).plan(
        WEEK + "No early after a late. Bob is off on Tuesday. Dan never works lates."
    )
    assert (outcome.outcome, outcome.family) == ("planned", "roster"), outcome.text
    worked = {(a.person, a.date, a.shift) for a in outcome.plan.assignments}
    assert len(worked) == 14 and not outcome.not_understood
    assert not any(who == "Bob" and day == date(2026, 12, 8) for who, day, _ in worked)
    assert not any(who == "Dan" and shift == "late" for who, _, shift in worked)


def test_a_day_that_may_be_several_is_asked_and_answered() -> None:
    text = WEEK.replace("13 December", "20 December") + "Bob is off on Tuesday."
    assert [gap.field for gap in _read(text).gaps] == ["off"]
    reading = _read(text, off="15 December")
    assert not reading.gaps
    assert [(off.person, off.date) for off in reading.spec.frame.off] == [("Bob", date(2026, 12, 15))]


def test_what_is_not_understood_is_told() -> None:
    reading = _read(WEEK + "Bob and the purple elephant juggle on Sundays.")
    assert any("elephant" in part.quote for part in reading.not_understood)


@pytest.mark.parametrize("words", ["keep the wage costs as low as possible", "make it as cheap as possible"])
def test_costs_are_refused(words: str) -> None:
    assert [each.code for each in _read(WEEK + words).unsupported] == ["no_attribute"]


@pytest.mark.parametrize(
    "text", ["", "roster", "shift " * 50, "Roster: 0-0, 99 people, 31 February, -5 nights, \n\n ;;;"]
)
def test_any_text_gives_a_reading(text: str) -> None:
    assert _read(text).gaps


def test_a_person_cannot_work_at_least_more_than_at_most() -> None:
    reading = _read(WEEK + "Bob works at least 40 hours and at most 30 hours.")
    assert "people" in [gap.field for gap in reading.gaps]


@pytest.mark.parametrize(
    "words",
    [
        "Bob works only weekends.",
        "If Anna works on Monday, Bob is off.",
        "Anna works every other weekend.",
        "Unless Bob agrees, Cleo is off on Sunday.",
        "At least three days between two shifts.",
        "No lates on Sunday.",
    ],
)
def test_a_wish_that_is_not_read_leaves_the_rest_alone_and_is_told(words: str) -> None:
    plain, reading = _read(WEEK), _read(WEEK + words)
    assert reading.not_understood and not plain.not_understood
    assert reading.spec.frame == plain.spec.frame and not reading.spec.rules
