"""How finely each item kind must be placed for the rules and goals that touch it (rule-language §7)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

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


def attributes_in(pred: Pred | None) -> Iterator[tuple[str, str | None]]:
    """The attributes (with argument) that a predicate reads."""
    match pred:
        case None:
            return
        case All() | Any_():
            for part in pred.preds:
                yield from attributes_in(part)
        case Not():
            yield from attributes_in(pred.pred)
        case Is() | Cmp() | Known():
            yield pred.attr, pred.arg
        case Has():
            yield pred.attr, None


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


def level_of(kind: str, rules: Iterable[Rule], goals: Sequence[Goal], table: ItemTable) -> Level:
    """The finest level that any rule or goal needs of ``kind``."""
    needs = [Level.ITEM]
    for rule in rules:
        seen = list(looks(rule.body))
        if not any(kind in of for of, _, _ in seen):
            continue
        needs += _needs(kind, seen, table)
        needs += [_key_level(kind, key, table) for key in group_keys(rule.body)]
        axes = {part.axis for part in forms_in(rule.body) if isinstance(part, Order)}
        needs += [Level.DAY if axis == "day" else Level.SLOT for axis in axes]
    for goal in goals:
        seen = list(goal_looks(goal))
        if any(kind in of for of, _, _ in seen):
            needs += _needs(kind, seen, table)
            needs += [_key_level(kind, goal.by, table)] if goal.by else []
    return max(needs)


def _needs(kind: str, seen: Sequence[Look], table: ItemTable) -> Iterator[Level]:
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
