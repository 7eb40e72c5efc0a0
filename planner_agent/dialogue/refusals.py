"""Wishes that cannot be said or proved: which, how strongly meant, and the spec without them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from planner_agent.families import Family, SolveOptions
from planner_agent.reading.model import Reading, Unsupported
from planner_agent.spec import Hard


@dataclass(frozen=True, slots=True)
class Refusals:
    """``hard`` are open: the user must let them go first. ``left_out`` are soft, or were let go.
    ``fixed``: something hard is no rule or goal and cannot be left out. ``kept`` is the spec
    without all of them (None where there was nothing to take out)."""

    hard: tuple[Unsupported, ...] = ()
    left_out: tuple[Unsupported, ...] = ()
    fixed: bool = False
    kept: Any = None


def wish_key(wish: Unsupported) -> str:
    """What identifies a wish from one reading to the next."""
    return wish.quote or wish.message


def find_refusals(
    reading: Reading, house: Family | None, catalog: Any, options: SolveOptions,
    accepted: Sequence[str] = (), consent: bool | None = None,
) -> Refusals:  # fmt: skip
    """The refusals of the reader and of the family (None: the spec is not complete enough to ask it).

    Wishes in ``accepted`` are let go; with ``consent`` all are.
    """
    parts = _Parts(tuple(accepted), consent is True)
    for wish in reading.unsupported:
        parts.take(wish, soft=wish.soft)
    spec = reading.spec
    if house is None or not house.refusals(spec, catalog, options):
        return parts.result(None)
    bare = spec.model_copy(update={"rules": (), "goals": ()})
    for wish in house.refusals(bare, catalog, options):
        parts.fix(wish)
    goals = []
    for goal in spec.goals:
        refused = parts.new(house.refusals(bare.model_copy(update={"goals": (goal,)}), catalog, options))
        parts.take_all(refused, soft=False)
        goals += [] if refused else [goal]
    aimed = bare.model_copy(update={"goals": tuple(goals)})  # the price of a rule is judged by the goals
    rules = []
    for rule in spec.rules:
        refused = parts.new(house.refusals(aimed.model_copy(update={"rules": (rule,)}), catalog, options))
        parts.take_all(refused, soft=not isinstance(rule.strength, Hard))
        rules += [] if refused else [rule]
    kept = spec.model_copy(update={"rules": tuple(rules), "goals": tuple(goals)})
    for wish in parts.new(house.refusals(kept, catalog, options)):
        parts.fix(wish)
    return parts.result(kept)


class _Parts:
    """Gathers wishes, each once."""

    def __init__(self, accepted: tuple[str, ...], all_accepted: bool) -> None:
        self.accepted = accepted
        self.all_accepted = all_accepted
        self.hard: list[Unsupported] = []
        self.left_out: list[Unsupported] = []
        self.unmovable: list[Unsupported] = []

    def new(self, wishes: Sequence[Unsupported]) -> tuple[Unsupported, ...]:
        """Those that are not about the frame."""
        return tuple(wish for wish in wishes if wish not in self.unmovable)

    def take_all(self, wishes: Sequence[Unsupported], *, soft: bool) -> None:
        for wish in wishes:
            self.take(wish, soft=soft)

    def take(self, wish: Unsupported, *, soft: bool) -> None:
        free = soft or self.all_accepted or wish_key(wish) in self.accepted
        shelf = self.left_out if free else self.hard
        if wish not in shelf:
            shelf.append(wish)

    def fix(self, wish: Unsupported) -> None:
        """Something of the frame: it cannot be let go."""
        if wish not in self.unmovable:
            self.unmovable.append(wish)

    def result(self, kept: Any) -> Refusals:
        hard = (*self.unmovable, *(wish for wish in self.hard if wish not in self.unmovable))
        return Refusals(hard, tuple(self.left_out), bool(self.unmovable), kept)
