"""``Spec[Frame]``: a frame (what, when, where, who), rules, goals, and where each came from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Generic, Literal, TypeVar

from pydantic import Field, model_validator

from planner_agent.spec.rules import Goal, Rule
from planner_agent.spec.values import Frozen, Mark

SCHEMA_VERSION = 1


class Horizon(Frozen):
    """What a plan spans: its days, in order, and the values of the other closed group keys."""

    days: tuple[date, ...]
    closed: dict[str, tuple[str, ...]] = Field(default_factory=dict)

    def groups(self, key: str) -> Sequence[str | int] | None:
        """All values of a closed key (empty groups too); None for an open key."""
        if key == "day":
            return range(1, len(self.days) + 1)
        if key == "date":
            return [day.isoformat() for day in self.days]
        if key in ("week", "weekend"):
            keys = [week_key(day) for day in self.days if key == "week" or day.weekday() >= 5]
            return list(dict.fromkeys(keys))
        return self.closed.get(key)


def week_key(day: date) -> str:
    """The ISO week that a day belongs to: "2022-W11"."""
    year, week, _ = day.isocalendar()
    return f"{year}-W{week:02d}"


def named_once(what: str, names: Sequence[str]) -> None:
    """Raises ValueError where two of a frame's ``what`` have one name."""
    seen: set[str] = set()
    for name in names:
        if name in seen:
            raise ValueError(f"{name} is named twice among the {what}")
        seen.add(name)


FrameT = TypeVar("FrameT", bound=Frozen)


class Spec(Frozen, Generic[FrameT]):
    """What the user wants, whole. ``marks`` gives a source for each frame field by its path
    (``"party.adults"``)."""

    schema_version: Literal[1] = SCHEMA_VERSION
    family: str
    frame: FrameT
    rules: tuple[Rule, ...] = ()
    goals: tuple[Goal, ...] = ()
    marks: Mapping[str, Mark] = Field(default_factory=dict)

    @model_validator(mode="after")
    def _ids_differ(self) -> Spec[FrameT]:
        ids = [rule.id for rule in self.rules]
        if len(set(ids)) != len(ids):
            raise ValueError("two rules carry the same id")
        return self
