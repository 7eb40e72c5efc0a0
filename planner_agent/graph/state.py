"""What a thread remembers: JSON values only. Catalog, reader and solvers live in the context.

A change that old threads cannot be read with raises ``STATE_VERSION``.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any, TypedDict

from planner_agent.families import family
from planner_agent.outcome import Outcome
from planner_agent.pipeline import Context, Request
from planner_agent.reading.model import Reading
from planner_agent.revive import typed

STATE_VERSION = 1


class State(TypedDict, total=False):
    """``request`` is the input of a turn: ``text``, ``today`` (ISO) and the name of the ``catalog``.
    Every other key is reset by the first node of a turn."""

    request: dict[str, Any]
    schema_version: int
    answers: dict[str, str]
    accepted: list[str]
    reading: dict[str, Any] | None
    questions: list[dict[str, Any]]
    offered: list[str]
    outcome: dict[str, Any] | None
    timings: dict[str, float]


@dataclass(slots=True)
class Live:
    """The context of one call: the pipeline's, and the outcome as a live object once there is one."""

    context: Context
    outcome: Outcome | None = field(default=None)


def fresh() -> State:
    """Every key of a turn as it begins."""
    return State(
        schema_version=STATE_VERSION,
        answers={},
        accepted=[],
        reading=None,
        questions=[],
        offered=[],
        outcome=None,
        timings={},
    )


def input_of(asked: Request, catalog: Any) -> State:
    """The input that begins a turn."""
    return State(request={"text": asked.text, "today": asked.today.isoformat(), "catalog": catalog.name})


def request_of(state: State) -> Request:
    """The request as it stands, with all answers so far."""
    said = state["request"]
    return Request(
        said["text"], date.fromisoformat(said["today"]), state["answers"], tuple(state["accepted"])
    )


def reading_of(state: State) -> Reading:
    """The stored reading with its typed spec."""
    data = state["reading"]
    assert data is not None
    reading = Reading.model_validate(data)
    return reading.model_copy(
        update={"spec": family(reading.family).spec_type().model_validate(reading.spec)}
    )


def outcome_of(data: dict[str, Any]) -> Outcome:
    """A stored outcome with its typed spec and plan."""
    return typed(Outcome.model_validate(data))
