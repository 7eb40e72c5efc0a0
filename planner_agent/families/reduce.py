"""Reductions that keep the optimum: hard bans as filters, and dominance that knows what rules look at."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from operator import le
from typing import Any

from planner_agent.families.granularity import attributes_in, forms_in, goal_looks, group_keys, leaves, looks
from planner_agent.spec import Compare, Goal, Item, ItemTable, Level, Order, Pred, Rule, Scales
from planner_agent.spec.predicates import Truth, matcher

#: −1: less is never worse; +1: more is never worse; 0: only equals may stand for each other.
Direction = int


@dataclass(frozen=True, slots=True)
class Aspect:
    """Something that the rules or goals see in an item, and which way it may differ."""

    read: Callable[[Item], object]
    direction: Direction


def banned(pred: Pred | None, kind: str, table: ItemTable, scales: Scales) -> Callable[[Item], bool]:
    """Whether a hard "no such item" excludes an item: it matches, or perhaps does."""
    test = matcher(pred, kind, table, scales)
    return lambda item: test(item) is not False


def aspects(
    kind: str, rules: Iterable[Rule], goals: Sequence[Goal], table: ItemTable, scales: Scales
) -> list[Aspect]:
    """All that rules and goals see in the items of ``kind``."""
    found: dict[object, Aspect] = {}
    for rule in rules:
        for of, where, measure in looks(rule.body):
            if kind in of:
                direction = _direction(rule, of, where, measure)
                _add(found, kind, where, measure, direction, table, scales)
        if any(isinstance(part, Order) and part.axis == "time" for part in forms_in(rule.body)):
            found |= {(name, "clock"): Aspect(_reader(name), 0) for name in ("start", "end")}
        for key in group_keys(rule.body):
            if table.attribute(kind, key) is not None:
                found[key, "group"] = Aspect(_reader(key), 0)
    for goal in goals:
        for of, where, measure in goal_looks(goal):
            if kind in of:
                direction = (-1 if goal.sense == "min" else 1) if goal.amount and not goal.by else 0
                _add(found, kind, where, measure, direction, table, scales)
        if goal.by and table.attribute(kind, goal.by) is not None:
            found[goal.by, "group"] = Aspect(_reader(goal.by), 0)
    return list(found.values())


def _reader(name: str) -> Callable[[Item], object]:
    return lambda item: item.values.get(name)


def _direction(rule: Rule, of: tuple[str, ...], where: Pred | None, measure: str | None) -> Direction:
    """Which way a plain comparison pushes what it looks at."""
    body = rule.body
    if not isinstance(body, Compare) or body.other is not None or body.op == "=":
        return 0
    if any(group.quantifier == "at_most" for group in body.scope):
        return 0
    return -1 if (body.op == "<=") != body.negated else 1


def _add(
    found: dict[object, Aspect],
    kind: str,
    where: Pred | None,
    measure: str | None,
    direction: Direction,
    table: ItemTable,
    scales: Scales,
) -> None:
    """A predicate and a measure become one aspect; seen from two sides it must be equal.

    A predicate that reads the place cannot be judged on an item without one: then all else that it
    reads must be equal, and so the items match in the same places.
    """
    if any(_placed(kind, name, table) for name, _ in attributes_in(where)):
        for leaf in leaves(where):
            if not _placed(kind, leaf.attr, table):
                _add(found, kind, leaf, None, 0, table, scales)
        where = None
    key = (where, measure)
    test = None if where is None else matcher(where, kind, table, scales)
    if test is None and measure is None:
        return
    read = _seen(test, measure)
    if key in found and found[key].direction != direction:
        direction = 0
    found[key] = Aspect(read, direction)


def _placed(kind: str, name: str, table: ItemTable) -> bool:
    attribute = table.attribute(kind, name)
    return attribute is not None and attribute.level >= Level.DAY


_RANK: dict[Truth, int] = {False: 0, None: 1, True: 2}


def _seen(test: Callable[[Item], Truth] | None, measure: str | None) -> Callable[[Item], object]:
    if test is None:
        assert measure is not None
        return _reader(measure)
    if measure is None:
        return lambda item: _RANK[test(item)]
    return lambda item: 0 if test(item) is False else (test(item), item.values.get(measure))


def undominated(
    items: Sequence[Item], seen: Sequence[Aspect], keep: int, also: Sequence[object]
) -> list[int]:
    """The indexes that remain if an item goes when ``keep`` others are at least as good in all aspects.

    ``also`` gives for each item what must be equal besides (its city, say). Ties go to the earlier.
    An aspect whose values cannot be ordered (unknown, or a pair) must be equal.
    """
    columns = [_column(items, aspect) for aspect in seen]
    equal = list(zip(also, *(column for column, ordered in columns if not ordered), strict=True))
    graded = [column for column, ordered in columns if ordered and len(set(column)) > 1]
    grades: list[tuple[int, ...]] = list(zip(*graded, strict=True)) or [()] * len(items)
    order = sorted(range(len(items)), key=lambda index: (grades[index], index))
    classes: dict[object, list[int]] = {}
    kept: list[int] = []
    for index in order:
        rivals = classes.setdefault(equal[index], [])
        if _better(grades, rivals, index, keep) < keep:
            kept.append(index)
            rivals.append(index)
    return sorted(kept)


def _better(grades: Sequence[tuple[int, ...]], rivals: Sequence[int], index: int, enough: int) -> int:
    """How many of the rivals (which sort before) are at least as good everywhere, up to ``enough``."""
    mine = grades[index]
    if len(mine) < 2:
        return min(len(rivals), enough)
    found = 0
    for rival in rivals:
        if all(map(le, grades[rival], mine)):
            found += 1
            if found >= enough:
                break
    return found


def _column(items: Sequence[Item], aspect: Aspect) -> tuple[list[Any], bool]:
    """The aspect of every item, smaller being better; False where values must be equal instead."""
    values = [aspect.read(item) for item in items]
    if aspect.direction == 0 or not all(isinstance(value, int) for value in values):
        return values, False
    return [-aspect.direction * value for value in values], True  # type: ignore[operator]
