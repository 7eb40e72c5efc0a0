"""One text for every way of writing the same rule: what ``diff`` compares.

Two forms get the same key only if they mean the same. Known here: the order of commutative parts and of
values, numbers and clocks written differently, nested and/or/not (De Morgan's laws hold in Kleene's logic),
"not ≥ 4" and "< 4", and a hard "none of these" said in one rule or in several.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from planner_agent.spec.rules import (
    All,
    Amount,
    Any_,
    Cmp,
    Compare,
    Either,
    Form,
    Goal,
    Has,
    Is,
    Known,
    Mean,
    MeanOf,
    Not,
    Order,
    Pick,
    Pred,
    Price,
    Priority,
    Rule,
    Run,
)
from planner_agent.spec.values import Money, Value, clock_minutes, fraction

#: Text that is a number; one with leading zeros ("007") is a name.
_NUMBER = re.compile(r"-?(0|[1-9]\d*)(\.\d+|/[1-9]\d*)?")
_CLOCK = re.compile(r"\d{1,2}:[0-5]\d")
_OPPOSITE = {"<": ">=", "<=": ">", ">": "<=", ">=": "<"}


@dataclass(frozen=True, slots=True)
class RuleKey:
    """``parts`` are what the rule asks, each of which must hold; ``shape`` is the rule without its bounds."""

    parts: tuple[str, ...]
    shape: str


def value_key(value: Value) -> str:
    """A constant: equal numbers, clocks and sums of money give equal keys; 0 of a currency is 0."""
    if isinstance(value, Money):
        amount = fraction(value.amount)
        return f"{amount} {value.currency}" if amount else "0"
    if isinstance(value, int):
        return str(value)
    if _NUMBER.fullmatch(value):
        return str(fraction(value))
    if _CLOCK.fullmatch(value):
        return f"clock {clock_minutes(value)}"
    return repr(value)


def pred_key(pred: Pred | None) -> str:
    """A predicate; "" for every item."""
    return "" if pred is None else _pred(_inward(pred, False))


def form_key(form: Form) -> str:
    """A body with its scope and negation."""
    return _form(form, bounds=True)


def goal_key(goal: Goal) -> str:
    """A goal without where it came from."""
    if goal.amount is not None:
        what = _amount(goal.amount)
    elif goal.mean is not None:
        what = _mean_of(goal.mean)
    else:
        assert goal.ratio is not None
        what = f"{_amount(goal.ratio[0])} / {_amount(goal.ratio[1])}"
    return f"{goal.sense} {goal.fold} {goal.by or ''} {what}"


def rule_key(rule: Rule, *, soft_is_hard: bool = False) -> RuleKey:
    """Body and strength. With ``soft_is_hard`` a rule of priority level 1 counts as its hard twin."""
    strength = strength_key(rule, soft_is_hard=soft_is_hard)
    bodies = _parts(rule.body) if strength == "hard" else [form_key(rule.body)]
    parts = tuple(f"{strength}: {body}" for body in bodies)
    return RuleKey(parts, _form(rule.body, bounds=False))


def strength_key(rule: Rule, *, soft_is_hard: bool = False) -> str:
    """ "hard", "priority 2" or "price …"."""
    match rule.strength:
        case Priority(level=level):
            return "hard" if soft_is_hard and level == 1 else f"priority {level}"
        case Price(per_unit=per_unit):
            return f"price {value_key(per_unit)}"
        case _:
            return "hard"


def _parts(form: Form) -> list[str]:
    """A hard "none of P or Q, of kinds k and l" is "none of P, of k" and so on, all of them."""
    if not isinstance(form, Compare) or form.op != "<=" or form.negated or form.scope:
        return [form_key(form)]
    if form.amount.measure != "count" or form.other is not None or value_key(form.bound) != "0":
        return [form_key(form)]
    where = form.amount.where
    choices = [""] if where is None else _choices(_inward(where, False))
    return sorted({f"none {kind} {choice}" for kind in form.amount.of for choice in choices})


def _choices(pred: Pred) -> list[str]:
    match pred:
        case Any_():
            return [choice for part in pred.preds for choice in _choices(part)]
        case Is() | Has():
            return [_pred(pred.model_copy(update={"values": (value,)})) for value in pred.values]
        case _:
            return [_pred(pred)]


# Predicates --------------------------------------------------------------------------------------


def _inward(pred: Pred, negated: bool) -> Pred:
    """``pred``, or its negation, with "not" on the leaves only."""
    match pred:
        case Not():
            return _inward(pred.pred, not negated)
        case All() | Any_():
            parts = tuple(_inward(part, negated) for part in pred.preds)
            return All(preds=parts) if isinstance(pred, All) != negated else Any_(preds=parts)
        case Cmp() if negated:
            return pred.model_copy(update={"op": _OPPOSITE[pred.op]})
        case _:
            return Not(pred=pred) if negated else pred


def _pred(pred: Pred) -> str:
    """A predicate that ``_inward`` has been through."""
    match pred:
        case All() | Any_():
            keys = sorted(set(_merged(pred)))
            word = "all" if isinstance(pred, All) else "any"
            return keys[0] if len(keys) == 1 else f"{word}[{'; '.join(keys)}]"
        case Not():
            return f"not({_pred(pred.pred)})"
        case Is():
            return f"{_attribute(pred)} is {_values(pred.values)}"
        case Has():
            return f"{pred.attr} has {_values(pred.values)}"
        case Cmp():
            return f"{_attribute(pred)} {pred.op} {value_key(pred.value)}"
        case Known():
            return f"{_attribute(pred)} known"


def _merged(pred: All | Any_) -> list[str]:
    """Keys of the parts: nested ones of the same word opened, values of one attribute gathered."""
    gathered: dict[tuple[str, str], set[str]] = {}
    keys: list[str] = []
    for part in _opened(pred):
        inner = part.pred if isinstance(pred, All) and isinstance(part, Not) else part
        gathers = isinstance(inner, Is | Has) and isinstance(pred, All) == isinstance(part, Not)
        if gathers and isinstance(inner, Is | Has):
            test = "is" if isinstance(inner, Is) else "has"
            gathered.setdefault((_attribute(inner), test), set()).update(map(value_key, inner.values))
        else:
            keys.append(_pred(part))
    for (attribute, test), values in gathered.items():
        key = f"{attribute} {test} {_join(values)}"
        keys.append(f"not({key})" if isinstance(pred, All) else key)
    return keys


def _opened(pred: All | Any_) -> Iterable[Pred]:
    for part in pred.preds:
        if isinstance(part, All | Any_) and isinstance(part, All) == isinstance(pred, All):
            yield from _opened(part)
        else:
            yield part


def _attribute(pred: Is | Has | Cmp | Known) -> str:
    argument = None if isinstance(pred, Has) else pred.arg
    return pred.attr if argument is None else f"{pred.attr}({argument})"


def _values(values: Iterable[Value]) -> str:
    return _join(map(value_key, values))


def _join(texts: Iterable[str]) -> str:
    return f"[{', '.join(sorted(set(texts)))}]"


# Forms -------------------------------------------------------------------------------------------


def _form(form: Form, *, bounds: bool) -> str:
    scope = " ".join(f"<{group.by} {group.n or ''} {group.quantifier} {group.k}>" for group in form.scope)
    return f"{scope} {'not ' if form.negated else ''}{_body(form, bounds)}".strip()


def _body(form: Form, bounds: bool) -> str:
    def bound(value: Value) -> str:
        return value_key(value) if bounds else "…"

    match form:
        case Compare():
            times = fraction(form.times)
            other = f" + {times} {_amount(form.other)}" if form.other is not None and times else ""
            return f"{_amount(form.amount)} {form.op} {bound(form.bound)}{other}"
        case Mean():
            what = _mean_of(MeanOf(measure=form.measure, of=form.of, where=form.where))
            return f"{what} {form.op} {bound(form.bound)} known {fraction(form.known_share)}"
        case Order():
            gaps = f"{form.min_gap}…{form.max_gap}" if bounds else "…"
            return f"order {_pick(form.a)} {_pick(form.b)} {form.axis} {gaps}"
        case Run():
            lengths = f"{form.min}…{form.max}" if bounds else "…"
            on = "with" if form.present else "without"
            return f"run {on} {_of(form.of, form.where)} {form.over} {lengths} {form.edges}"
        case Either():
            branches = (
                " and ".join(sorted(_form(part, bounds=bounds) for part in branch))
                for branch in form.branches
            )
            return f"either {' or '.join(sorted(set(branches)))}"


def _amount(amount: Amount) -> str:
    return f"{amount.measure} of {_of(amount.of, amount.where)}"


def _mean_of(mean: MeanOf) -> str:
    return f"mean {mean.measure} of {_of(mean.of, mean.where)}"


def _pick(pick: Pick) -> str:
    return f"{pick.pick} {_of(pick.of, pick.where)}"


def _of(kinds: Iterable[str], where: Pred | None) -> str:
    return f"{{{', '.join(sorted(set(kinds)))}}}({pred_key(where)})"
