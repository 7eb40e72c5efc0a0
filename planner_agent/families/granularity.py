"""How finely each item kind must be placed for the rules and goals that touch it (rule-language §7)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from planner_agent.spec import (
    All,
    Any_,
    Cmp,
    Compare,
    Either,
    Form,
    Goal,
    Has,
    Is,
    ItemTable,
    Known,
    Level,
    Mean,
    Not,
    Order,
    Pred,
    Rule,
    Run,
)

#: Kinds and a predicate, and the measure summed over them (None: only counted).
Look = tuple[tuple[str, ...], Pred | None, str | None]


def leaves(pred: Pred | None) -> Iterator[Is | Has | Cmp | Known]:
    """The parts of a predicate that read one attribute each."""
    match pred:
        case None:
            return
        case All() | Any_():
            for part in pred.preds:
                yield from leaves(part)
        case Not():
            yield from leaves(pred.pred)
        case _:
            yield pred


def attributes_in(pred: Pred | None) -> Iterator[tuple[str, str | None]]:
    """The attributes (with argument) that a predicate reads."""
    for leaf in leaves(pred):
        yield leaf.attr, None if isinstance(leaf, Has) else leaf.arg


def looks(form: Form) -> Iterator[Look]:
    """Everything that a form looks at, scope aside."""
    match form:
        case Compare():
            for amount in (form.amount, form.other):
                if amount is not None:
                    yield amount.of, amount.where, None if amount.measure == "count" else amount.measure
        case Mean():
            yield form.of, form.where, form.measure
        case Run():
            yield form.of, form.where, None
        case Order():
            yield form.a.of, form.a.where, None
            yield form.b.of, form.b.where, None
        case Either():
            for branch in form.branches:
                for part in branch:
                    yield from looks(part)


def goal_looks(goal: Goal) -> Iterator[Look]:
    """Everything that a goal looks at, its groups aside."""
    if goal.mean is not None:
        yield goal.mean.of, goal.mean.where, goal.mean.measure
    for amount in (goal.amount, *(goal.ratio or ())):
        if amount is not None:
            yield amount.of, amount.where, None if amount.measure == "count" else amount.measure


def forms_in(form: Form) -> Iterator[Form]:
    """The form and the forms inside it."""
    yield form
    if isinstance(form, Either):
        for branch in form.branches:
            yield from branch


def group_keys(form: Form) -> Iterator[str]:
    for part in forms_in(form):
        for group in part.scope:
            yield group.by
        if isinstance(part, Run):
            yield part.over


@dataclass(frozen=True, slots=True)
class Placement:
    """What a kind's candidates must tell apart besides their city: the day, the slot, both or none.

    A slot without a day is coarser than both: "half of the dinners" needs to know dinners, not days.
    """

    day: bool = False
    slot: bool = False


def placement(kind: str, rules: Iterable[Rule], goals: Sequence[Goal], table: ItemTable) -> Placement:
    """The coarsest placement of ``kind`` at which every rule and goal that touches it is constant."""
    levels: set[Level] = set()
    for rule in rules:
        seen = list(looks(rule.body))
        if not any(kind in of for of, _, _ in seen):
            continue
        levels |= set(_levels(kind, seen, table))
        levels |= {_key_level(kind, key, table) for key in group_keys(rule.body)}
        for axis in {part.axis for part in forms_in(rule.body) if isinstance(part, Order)}:
            levels |= {Level.DAY} if axis == "day" else {Level.DAY, Level.SLOT}
    for goal in goals:
        seen = list(goal_looks(goal))
        if any(kind in of for of, _, _ in seen):
            levels |= set(_levels(kind, seen, table))
            levels |= {_key_level(kind, goal.by, table)} if goal.by else set()
    return Placement(Level.DAY in levels, bool(levels & {Level.SLOT, Level.CLOCK}))


def _levels(kind: str, seen: Sequence[Look], table: ItemTable) -> Iterator[Level]:
    for of, where, measure in seen:
        if kind not in of:
            continue
        names = [name for name, _ in attributes_in(where)] + ([measure] if measure else [])
        for name in names:
            attribute = table.attribute(kind, name)
            if attribute is not None:
                yield attribute.level


def _key_level(kind: str, key: str, table: ItemTable) -> Level:
    if key == "window":
        return Level.DAY
    attribute = table.attribute(kind, key)
    return attribute.level if attribute is not None else Level.ITEM


def reads_clock(kind: str, rules: Iterable[Rule]) -> bool:
    """Whether some rule looks at when items of ``kind`` start or end, not only at their slot."""
    for rule in rules:
        timed = any(isinstance(part, Order) and part.axis == "time" for part in forms_in(rule.body))
        for of, where, _ in looks(rule.body):
            names = {name for name, _ in attributes_in(where)}
            if kind in of and (timed or names & {"start", "end"}):
                return True
    return False
