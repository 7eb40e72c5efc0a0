"""The exact meaning of rules on the items of a plan: three-valued, and proved means proved.

Amounts are intervals over what is unknown; every form is built from comparisons of intervals by
Kleene's tables. ``truth_of`` gives True (proved), False (refuted) or None (neither); a rule holds
only if it is proved. Nothing here knows a family or a solver.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from planner_agent.spec.groups import Member, groups_of, is_closed
from planner_agent.spec.kinds import Attribute, Item, ItemTable, Scales, stored
from planner_agent.spec.model import Horizon
from planner_agent.spec.order import order_truth
from planner_agent.spec.predicates import Matcher, Truth, conjunction, disjunction, matcher, negation
from planner_agent.spec.rules import (
    All,
    Amount,
    Compare,
    Either,
    Form,
    Group,
    Known,
    Mean,
    Order,
    Pred,
    Run,
)
from planner_agent.spec.runs import run_truth
from planner_agent.spec.values import fraction

Number = Fraction | float


@dataclass(frozen=True, slots=True)
class World:
    """What a rule is judged in: the table of kinds, the units, and what the plan spans."""

    table: ItemTable
    scales: Scales
    horizon: Horizon


@dataclass(frozen=True, slots=True)
class Interval:
    """The least and the greatest that an amount can be; ``high`` may be infinite."""

    low: Number
    high: Number


def measure_of(measure: str, kinds: tuple[str, ...], table: ItemTable) -> Attribute | None:
    """The attribute behind a measure, None for ``count``; KeyError where a kind lacks it."""
    if measure == "count":
        return None
    attribute = table.shared(kinds, measure)
    if attribute is None or not attribute.measure:
        raise KeyError(f"{' and '.join(kinds)} have no measure {measure}")
    return attribute


def scale_of(measure: Attribute | None, scales: Scales) -> int:
    """Stored units in one real unit of the measure (money: in one minor unit)."""
    if measure is None:
        return 1
    return measure.scale * (scales.heads if measure.per_head else 1)


def bound_of(value: object, measure: Attribute | None, scales: Scales) -> Fraction:
    """A bound in the stored units of its measure, exact."""
    if measure is None:
        return fraction(value)  # type: ignore[arg-type]
    bound = stored(value, measure, scales) if value != 0 else Fraction(0)  # type: ignore[arg-type]
    if isinstance(bound, str):
        raise ValueError(f"{measure.name} is not a number")
    return bound


def contribution(truth: Truth, value: int | None, measure: Attribute | None) -> Interval:
    """What one item adds to an amount (rule-language §3)."""
    if truth is False:
        return Interval(0, 0)
    if measure is None or value is not None:
        sure = 1 if measure is None else value
        assert sure is not None
        return Interval(sure if truth else 0, sure)
    least = measure.low if measure.low is not None and truth else 0
    return Interval(least, math.inf if measure.high is None else measure.high)


def matching(
    members: Iterable[Member], kinds: tuple[str, ...], pred: Pred | None, world: World
) -> list[Member]:
    """The members of the kinds with how surely they match; refuted ones are left out."""
    tests: dict[str, Matcher | None] = {
        kind: None if pred is None else matcher(pred, kind, world.table, world.scales) for kind in kinds
    }
    found: list[Member] = []
    for member in members:
        item = member.item
        if item.kind not in tests:
            continue
        test = tests[item.kind]
        truth = True if test is None else test(item)
        if truth is True:
            found.append(member)
        elif truth is None:
            found.append(member.perhaps())
    return found


def amount_of(amount: Amount, members: Iterable[Member], world: World) -> Interval:
    """An amount in stored units of its measure."""
    measure = measure_of(amount.measure, amount.of, world.table)
    low: Number = 0
    high: Number = 0
    for member in matching(members, amount.of, amount.where, world):
        value = None if measure is None else member.item.get(measure.name)
        part = contribution(member.surely, value, measure)
        low, high = low + part.low, high + part.high
    return Interval(low, high)


def truth_of(form: Form, items: Sequence[Item], world: World) -> Truth:
    """Whether the form is proved (True), refuted (False) or neither (None) on these items."""
    return _scoped(form, [Member(item, True) for item in items], world, form.scope)


def _scoped(form: Form, members: Sequence[Member], world: World, scope: tuple[Group, ...]) -> Truth:
    if not scope:
        truth = _body(form, members, world)
        return negation(truth) if form.negated else truth
    outer, rest = scope[0], scope[1:]
    kinds = kinds_of(form)

    def inner(group: Sequence[Member]) -> Truth:
        return _scoped(form, group, world, rest)

    if outer.by == "window" and asks_for_something(form) and len(world.horizon.days) < (outer.n or 0):
        truths: list[Truth] = [True]
        return _quantified(outer, truths)
    closed = is_closed(outer.by, world.horizon)
    truths, endless = [], False
    for group in groups_of(outer, members, kinds, world.table, world.horizon):
        holds = inner(group.members)
        if not closed:
            absent = negation(group.present)
            holds = (
                disjunction((absent, holds))
                if outer.quantifier == "all"
                else conjunction((group.present, holds))
            )
        truths.append(holds)
        endless = endless or (group.many and holds is not False)
    return _quantified(outer, truths, endless)


def _quantified(group: Group, truths: Sequence[Truth], endless: bool = False) -> Truth:
    """``endless``: more groups than those of ``truths`` may hold, any number of them."""
    if group.quantifier == "all":
        return conjunction(truths)
    k = group.k or 0
    sure = sum(truth is True for truth in truths)
    possible = math.inf if endless else sum(truth is not False for truth in truths)
    at_least = (k, k + 1)[group.quantifier == "at_most"]
    reached = True if sure >= at_least else False if possible < at_least else None
    return reached if group.quantifier == "at_least" else negation(reached)


def asks_for_something(form: Form) -> bool:
    """Whether a form asks for at least something (≥, =, a negated ≤)."""
    if isinstance(form, Compare):
        return form.op == "=" or (form.op == ">=") != form.negated
    return False


def kinds_of(form: Form) -> tuple[str, ...]:
    """All item kinds that a form speaks of."""
    match form:
        case Compare():
            return form.amount.of + (form.other.of if form.other else ())
        case Mean() | Run():
            return form.of
        case Order():
            return form.a.of + form.b.of
        case Either():
            return tuple(kind for branch in form.branches for part in branch for kind in kinds_of(part))


def _body(form: Form, members: Sequence[Member], world: World) -> Truth:
    match form:
        case Compare():
            return compare_truth(form, members, world)
        case Mean():
            return conjunction(compare_truth(part, members, world) for part in mean_parts(form, world))
        case Order():
            a = matching(members, form.a.of, form.a.where, world)
            b = matching(members, form.b.of, form.b.where, world)
            return order_truth(form, a, b)
        case Run():
            return run_truth(form, matching(members, form.of, form.where, world), world.horizon)
        case Either():
            return disjunction(
                conjunction(_scoped(part, members, world, part.scope) for part in branch)
                for branch in form.branches
            )


def compare_truth(form: Compare, members: Sequence[Member], world: World) -> Truth:
    """amount op bound + times · other, without scope and negation."""
    left, right = sides(form, members, world)
    at_most = _le(left, right)
    match form.op:
        case "<=":
            return at_most
        case ">=":
            return _le(right, left)
        case "=":
            return conjunction((at_most, _le(right, left)))


def sides(form: Compare, members: Sequence[Member], world: World) -> tuple[Interval, Interval]:
    """Both sides of a comparison in stored units of the left measure."""
    measure = measure_of(form.amount.measure, form.amount.of, world.table)
    left = amount_of(form.amount, members, world)
    bound = bound_of(form.bound, measure, world.scales)
    if form.other is None:
        return left, Interval(bound, bound)
    other = amount_of(form.other, members, world)
    factor = factor_of(form, world)
    return left, Interval(bound + _times(factor, other.low), bound + _times(factor, other.high))


def factor_of(form: Compare, world: World) -> Fraction:
    """What an amount of ``other`` (stored units) counts in stored units of the left measure."""
    assert form.other is not None
    left = scale_of(measure_of(form.amount.measure, form.amount.of, world.table), world.scales)
    right = scale_of(measure_of(form.other.measure, form.other.of, world.table), world.scales)
    return fraction(form.times) * left / right


def _times(factor: Fraction, number: Number) -> Number:
    return Fraction(0) if factor == 0 else factor * number


def _le(left: Interval, right: Interval) -> Truth:
    if left.high <= right.low:
        return True
    return False if left.low > right.high else None


def mean_parts(form: Mean, world: World) -> tuple[Compare, Compare]:
    """The two comparisons that a mean stands for: the sum of the known, and that enough are known."""
    known: Pred = Known(attr=form.measure)
    where = known if form.where is None else All(preds=(form.where, known))
    count = Amount(of=form.of, where=where)
    measure = measure_of(form.measure, form.of, world.table)
    bound = bound_of(form.bound, measure, world.scales) / scale_of(measure, world.scales)
    total = Compare(
        amount=Amount(measure=form.measure, of=form.of, where=where),
        op=form.op,
        times=f"{bound.numerator}/{bound.denominator}",
        other=count,
    )
    share = Compare(amount=count, op=">=", times=form.known_share, other=Amount(of=form.of, where=form.where))
    return total, share
