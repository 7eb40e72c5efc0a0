"""Three-valued predicates on one item (Kleene's strong tables): True, False, or None for unknown."""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterable

from planner_agent.spec.kinds import Item, ItemTable, Scales, stored
from planner_agent.spec.rules import All, Any_, Cmp, Has, Is, Known, Not, Pred

Truth = bool | None

_OPS = {"<": operator.lt, "<=": operator.le, ">": operator.gt, ">=": operator.ge}


def conjunction(truths: Iterable[Truth]) -> Truth:
    """Kleene's and: False if one is, else None if one is, else True."""
    result: Truth = True
    for truth in truths:
        if truth is False:
            return False
        if truth is None:
            result = None
    return result


def negation(truth: Truth) -> Truth:
    return None if truth is None else not truth


def disjunction(truths: Iterable[Truth]) -> Truth:
    return negation(conjunction(negation(truth) for truth in truths))


Matcher = Callable[[Item], Truth]


def matcher(pred: Pred | None, kind: str, table: ItemTable, scales: Scales) -> Matcher:
    """A test for items of ``kind``: constants are read once, so that it is quick on many items.

    Raises KeyError for an attribute that the kind lacks, ValueError for a constant that does not fit.
    """
    match pred:
        case None:
            return _always
        case All():
            parts = [matcher(part, kind, table, scales) for part in pred.preds]
            return lambda item: conjunction(part(item) for part in parts)
        case Any_():
            parts = [matcher(part, kind, table, scales) for part in pred.preds]
            return lambda item: disjunction(part(item) for part in parts)
        case Not():
            inner = matcher(pred.pred, kind, table, scales)
            return lambda item: negation(inner(item))
        case Known():
            name, argument = pred.attr, pred.arg
            return lambda item: item.get(name, argument) is not None
        case Is() | Has() | Cmp():
            return _leaf(pred, kind, table, scales)


def _always(_: Item) -> Truth:
    return True


def _leaf(pred: Is | Has | Cmp, kind: str, table: ItemTable, scales: Scales) -> Matcher:
    attribute = table.attribute(kind, pred.attr)
    if attribute is None:
        raise KeyError(f"{kind} has no attribute {pred.attr}")
    name, argument = pred.attr, None if isinstance(pred, Has) else pred.arg
    if isinstance(pred, Cmp):
        compare, bound = _OPS[pred.op], stored(pred.value, attribute, scales)
        return lambda item: None if (value := item.get(name, argument)) is None else compare(value, bound)
    wanted = frozenset(stored(each, attribute, scales) for each in pred.values)
    if isinstance(pred, Has):
        return lambda item: None if (value := item.get(name)) is None else not wanted.isdisjoint(value)
    return lambda item: None if (value := item.get(name, argument)) is None else value in wanted
