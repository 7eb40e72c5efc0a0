"""Denials turn orders and times round; what belongs to no task, and what begins a plan, is not lost."""

from __future__ import annotations

from datetime import date

import pytest

from planner_agent.families.tasks.spec import Moment, TasksFrame
from planner_agent.families.tasks.wishes import minutes_at_most, named, same_day
from planner_agent.families.tasks.words.reader import read
from planner_agent.reading.model import Reading

TODAY = date(2026, 3, 2)  # a Monday
TASKS = "Tasks: paint 2 hours, sand 1 hour. "


def _read(text: str) -> Reading:
    return read(text, None, TODAY, {})


def _frame(text: str) -> TasksFrame:
    found = _read(text)
    assert not found.gaps and not found.not_understood, (found.gaps, found.not_understood)
    return found.spec.frame


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("Paint before sand.", "paint"),
        ("Paint after sand.", "sand"),
        ("Paint must not start before sand is finished.", "sand"),
        ("Paint can't start before sand.", "sand"),
        ("No paint before the sand is done.", "sand"),
        ("Never paint before sand.", "sand"),
        ("Don't paint before sand.", "sand"),
    ],
)
def test_an_order_and_its_denial(words: str, first: str) -> None:
    links = _frame(TASKS + words).links
    assert [link.before for link in links] == [first]


@pytest.mark.parametrize(
    ("words", "span"),
    [
        ("after 15:00", (15, 17)),
        ("before 15:00", (9, 15)),
        ("not after 15:00", (9, 15)),
        ("not later than 15:00", (9, 15)),
        ("not before 15:00", (15, 17)),
        ("can't start before 15:00", (15, 17)),
        ("not until 15:00", (15, 17)),
    ],
)
def test_a_clock_and_its_denial(words: str, span: tuple[int, int]) -> None:
    task = _frame(f"Tasks: mail 1 hour, {words}; pack 2 hours.").tasks[0]
    assert [(window.opens // 60, window.closes // 60) for window in task.windows] == [span]


@pytest.mark.parametrize(
    ("words", "release", "due"),
    [
        ("not until Thursday", 3, None),
        ("not before Thursday", 3, None),
        ("after Thursday", 4, None),
        ("not after Thursday", None, 3),
        ("no later than Thursday", None, 3),
        ("by Thursday", None, 3),
    ],
)
def test_a_day_and_its_denial(words: str, release: int | None, due: int | None) -> None:
    found = _read(f"Tasks: mail 1 hour, {words}; pack 2 hours.")
    task = found.spec.frame.tasks[0]
    assert task.release == (None if release is None else Moment(day=release, clock=0))
    assert task.due == (None if due is None else Moment(day=due, clock=1440))
    assert not found.spec.rules


def test_what_must_not_be_split_is_not() -> None:
    frame = _frame("Tasks tomorrow: budget 3 hours, and the budget mustn't be interrupted. Mail 1 hour.")
    assert [task.split for task in frame.tasks] == [False, False]
    assert _frame("Tasks: budget 3 hours, can be split. Mail 1 hour.").tasks[0].split


def test_the_day_on_which_a_plan_begins() -> None:
    assert _frame("My tasks: mail 1 hour, pack 2 hours. We start next Monday.").date == date(2026, 3, 9)
    assert _frame("My tasks: mail 1 hour, pack 2 hours. I work 9 to 5 this week.").date == TODAY
    assert _frame("My tasks: mail 1 hour, pack 2 hours. It starts today.").date == TODAY
    found = _read("We're moving house next week. Packing takes 6 hours and cleaning takes 3 hours.")
    assert found.spec.frame.date == date(2026, 3, 9)
    assert [part.quote for part in found.not_understood] == ["moving house"]


def test_two_tasks_on_the_same_day() -> None:
    found = _read(TASKS + "Paint and sand on the same day.")
    assert [rule.body for rule in found.spec.rules] == [same_day(named("paint"), named("sand"))]
    lost = _read(TASKS + "Paint and polish on the same day.")
    assert not lost.spec.rules and any("same" in part.quote for part in lost.not_understood)


def test_what_belongs_to_no_task_is_told() -> None:
    found = _read("Cooking tasks for tonight: soup 40 minutes, pudding 30 minutes. Ready by 19:00.")
    assert [part.quote for part in found.not_understood] == ["tonight", "by 19:00"]
    assert all(task.due is None and not task.windows for task in found.spec.frame.tasks)


@pytest.mark.parametrize(
    ("words", "pairs"),
    [
        ("Paint before sand and wax.", [("paint", "sand"), ("paint", "wax")]),
        ("Paint and sand before wax.", [("paint", "wax"), ("sand", "wax")]),
        ("Wax after paint and sand.", [("paint", "wax"), ("sand", "wax")]),
        ("Paint before sand and sand before wax.", [("paint", "sand"), ("sand", "wax")]),
    ],
)
def test_an_order_of_several(words: str, pairs: list[tuple[str, str]]) -> None:
    links = _frame("Tasks: paint 2 hours, sand 1 hour, wax 30 minutes. " + words).links
    assert sorted((link.before, link.after) for link in links) == pairs


def test_a_bound_in_other_words() -> None:
    found = _read(TASKS + "Not more than 4 hours a day.")
    assert [rule.body for rule in found.spec.rules] == [minutes_at_most(240)]
    assert len(found.spec.frame.tasks) == 2 and not found.not_understood
    window = _frame("Tasks: report 3 hours, calls 1 hour, no calls before 10:00.").tasks[1].windows[0]
    assert (window.opens, window.closes) == (600, 1020)


def test_what_a_team_has() -> None:
    frame = _frame("Our team has 2 testers and 1 designer. Tests take 3 days and need 2 testers.")
    assert {each.name: each.capacity for each in frame.resources} == {"testers": 2, "designer": 1}
    frame = _frame("Tasks: bread needs an oven for 40 minutes, cake takes 1 hour.")
    assert [each.name for each in frame.resources] == ["oven"]
