"""What is shown of tasks: text, Markdown, calendar, picture; and that the audit catches what is not so."""

from __future__ import annotations

import random
from datetime import datetime
from xml.etree import ElementTree as ET

import pytest
from hypothesis import HealthCheck, assume, given, settings
from icalendar import Calendar

from planner_agent.errors import UserError
from planner_agent.families import SolveOptions
from planner_agent.families.tasks import render
from planner_agent.families.tasks.render_svg import svg
from planner_agent.families.tasks.solving import solve
from planner_agent.families.tasks.spec import (
    Event,
    Mode,
    Moment,
    Need,
    Resource,
    Task,
    TasksFrame,
    TasksSpec,
    Window,
)
from planner_agent.outcome import Outcome
from tests.families.tasks.worlds import MONDAY, frames


def outcome_of(frame: TasksFrame) -> Outcome:
    spec = TasksSpec(family="tasks", frame=frame)
    found = solve(spec, SolveOptions())
    return Outcome(
        outcome="planned" if found.plan is not None else "infeasible",
        family="tasks",
        spec=spec,
        plan=found.plan,
        proof=found.proof,
        conflicts=found.conflicts,
    )


WEEK = TasksFrame(
    date=MONDAY,
    days=5,
    hours=(Window(opens="09:00", closes="12:00"), Window(opens="13:00", closes="17:00")),
    events=(Event(name="Dentist & <co>", day=1, start="10:00", end="11:00"),),
    tasks=(
        Task(name="<Tax> return", minutes=400, split=True, due=Moment(day=1, clock="12:00"), strict=False),
        Task(name="Call Bob · now", minutes=30, must=False, priority=9),
        Task(name="Build a cathedral", minutes=9000, must=False),
    ),
)
PROJECT = TasksFrame(
    days=3,
    alone=False,
    resources=(Resource(name="crane", capacity=2),),
    tasks=(
        Task(name="Walls", minutes=1600, needs=(Need(resource="crane", amount=2),)),
        Task(name="Roof", modes=(Mode(minutes=900), Mode(minutes=300, needs=(Need(resource="crane"),)))),
    ),
)


@pytest.mark.parametrize("frame", [WEEK, PROJECT])
def test_a_text_says_what_the_plan_says_and_only_that(frame: TasksFrame) -> None:
    outcome = outcome_of(frame)
    text = render.text(outcome)
    assert not render.check(text, outcome) and all(task.name.split()[-1] in text for task in frame.tasks)
    assert not render.check(render.markdown(outcome), outcome, "markdown")
    rng = random.Random(1)
    digits = [k for k, char in enumerate(text) if char.isdigit()]
    for _ in range(200):
        at = rng.choice(digits)
        other = rng.choice([digit for digit in "0123456789" if digit != text[at]])
        assert render.check(text[:at] + other + text[at + 1 :], outcome)
    told = text.splitlines()
    for at, line in enumerate(told):
        if line.strip():
            assert render.check("\n".join(told[:at] + told[at + 1 :]), outcome), line


@settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
@given(frames())
def test_whatever_is_planned_can_be_told(frame: TasksFrame) -> None:
    outcome = outcome_of(frame)
    assert not render.check(render.text(outcome), outcome)
    assert not render.check(render.markdown(outcome), outcome, "markdown")
    assume(outcome.plan is not None)
    ET.fromstring(svg(outcome))
    pieces = sum(len(task.pieces) for task in outcome.plan.tasks)
    assert len(Calendar.from_ical(render.ics(outcome)).walk("VEVENT")) == pieces


def test_the_calendar_has_every_piece_and_keeps_its_ids() -> None:
    outcome = outcome_of(WEEK)
    events = Calendar.from_ical(render.ics(outcome)).walk("VEVENT")
    starts = sorted(event["DTSTART"].dt for event in events if event["SUMMARY"] == "<Tax> return")
    assert starts[0] == datetime(2027, 3, 1, 9, 0) and len(starts) >= 2
    assert render.ics(outcome) == render.ics(outcome)
    with pytest.raises(UserError, match="date"):
        render.ics(outcome_of(PROJECT))


@pytest.mark.parametrize("frame", [WEEK, PROJECT])
def test_the_picture_has_every_task_and_is_safe(frame: TasksFrame) -> None:
    outcome = outcome_of(frame)
    root = ET.fromstring(svg(outcome))
    words = " ".join(filter(None, root.itertext()))
    assert all(task.name in words for task in outcome.plan.tasks)
    assert not [each for each in root.iter() if each.tag.endswith(("script", "image"))]


def test_what_is_left_out_is_said() -> None:
    outcome = outcome_of(WEEK)
    assert outcome.plan.left_out == ("Build a cathedral",)
    assert "Not done: Build a cathedral" in render.text(outcome)
    assert "late" in render.text(outcome)
