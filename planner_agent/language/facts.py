"""What phrase readers hand to the assembly: small facts, each with the tokens that it came from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from planner_agent.spec import Form, Goal


@dataclass(frozen=True, slots=True)
class Setting:
    """A frame field said outright, by name."""

    name: str
    value: Any
    first: int
    stop: int


@dataclass(frozen=True, slots=True)
class Wish:
    """A rule to be; ``soft`` rules get the highest priority. ``key`` groups values that replace each other
    (two sums for the same budget); ``shown`` is the value in words for questions. ``assumed`` is a sentence
    on what was assumed for it; ``own`` says that the rule as a whole was (its number was not said)."""

    id: str
    body: Form
    first: int
    stop: int
    soft: bool = False
    assumed: str = ""
    key: str = ""
    shown: str = ""
    own: bool = False


@dataclass(frozen=True, slots=True)
class Aim:
    """A goal, in the order of the text."""

    goal: Goal
    first: int
    stop: int


@dataclass(frozen=True, slots=True)
class Ask:
    """Something to ask about; see ``reading.model.Gap``."""

    field: str
    reason: str
    question: str
    first: int
    stop: int
    options: tuple[str, ...] = ()
    default: str | None = None


@dataclass(frozen=True, slots=True)
class CannotSay:
    """A wish that was understood but cannot be proved here; see ``reading.model.Unsupported``."""

    code: str
    message: str
    first: int
    stop: int
    near: tuple[str, ...] = ()
    soft: bool = False


@dataclass(frozen=True, slots=True)
class Assumed:
    """A sentence on what was assumed."""

    sentence: str
    first: int = 0
    stop: int = 0
