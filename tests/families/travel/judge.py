"""What a plan is worth: the brute-force side of every comparison with a solver.

Rules are judged by ``spec.evaluate.truth_of``; violations and goals are re-computed here from
rule-language §5 and §8 on the items of one plan.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from itertools import groupby
from typing import Any

from planner_agent.families.travel.items import TRAVEL_ITEMS
from planner_agent.families.travel.spec import TravelSpec
from planner_agent.spec import Amount, Compare, Goal, Hard, Item, Mean, MeanOf, Order, Priority, Run, Scales
from planner_agent.spec.evaluate import (
    World,
    amount_of,
    asks_for_something,
    kinds_of,
    matching,
    mean_parts,
    measure_of,
    scale_of,
    sides,
    truth_of,
)
from planner_agent.spec.groups import Member, groups_of, is_closed
from planner_agent.spec.order import precedes, relation
from planner_agent.spec.values import fraction

#: A plan's value: smaller is better, place by place.
Key = tuple[Fraction, ...]


def items_of(values: Sequence[dict[str, Any]]) -> list[Item]:
    return [Item(v["kind"], {name: v[name] for name in v if name != "kind"}) for v in values]


class Judge:
    """Judges the plans of one spec; ``start`` is the first day of the plan at hand."""

    def __init__(self, spec: TravelSpec, scales: Scales) -> None:
        self.spec, self.scales = spec, scales

    def world(self, start: Any) -> World:
        return World(TRAVEL_ITEMS, self.scales, self.spec.frame.horizon(start))

    def feasible(self, items: Sequence[Item], start: Any) -> bool:
        """All hard rules proved, and every mean or ratio goal has something to speak of."""
        world = self.world(start)
        hard = (rule for rule in self.spec.rules if isinstance(rule.strength, Hard))
        return all(truth_of(rule.body, items, world) for rule in hard) and all(
            _defined(goal, items, world) for goal in self.spec.goals
        )

    def key(self, items: Sequence[Item], start: Any) -> Key:
        return tuple(
            sign * value for sign, value in zip(self.signs(), self.values(items, start), strict=True)
        )

    def levels(self) -> list[int]:
        return sorted({r.strength.level for r in self.spec.rules if isinstance(r.strength, Priority)})

    def signs(self) -> list[int]:
        return [1] * len(self.levels()) + [1 if goal.sense == "min" else -1 for goal in self.spec.goals]

    def values(self, items: Sequence[Item], start: Any) -> list[Fraction]:
        world = self.world(start)
        members = [Member(item, True) for item in items]
        found: list[Fraction] = []
        for level in self.levels():
            bodies = [
                r.body
                for r in self.spec.rules
                if isinstance(r.strength, Priority) and r.strength.level == level
            ]
            if len({unit(body, world) for body in bodies}) == 1:
                found.append(sum((violation(body, members, world) for body in bodies), Fraction(0)))
            else:
                found.append(Fraction(sum(truth_of(body, items, world) is not True for body in bodies)))
        for position, goal in enumerate(self.spec.goals):
            value = goal_value(goal, members, world)
            if position == 0:
                value += (1 if goal.sense == "min" else -1) * self.prices(members, world)
            found.append(value)
        return found

    def prices(self, members: Sequence[Member], world: World) -> Fraction:
        total = Fraction(0)
        for rule in self.spec.rules:
            price = getattr(rule.strength, "per_unit", None)
            if price is None:
                continue
            each = self._price(price)
            total += each * violation(rule.body, members, world) / real_unit(rule.body, world)
        return total

    def _price(self, price: Any) -> Fraction:
        goal = self.spec.goals[0]
        assert goal.amount is not None
        measure = measure_of(goal.amount.measure, goal.amount.of, TRAVEL_ITEMS)
        if measure is None:
            return fraction(price)
        if measure.type == "money":
            return Fraction(price.amount) * 100 * (self.scales.heads if measure.per_head else 1)
        return fraction(price) * measure.scale


def real_unit(form: Any, world: World) -> int:
    """Stored units in one real unit of a form's violation: a dollar, a point, an hour."""
    kind = unit(form, world)
    if kind.startswith(("measure:", "mean:")):
        measure = form.measure if isinstance(form, Mean) else form.amount.measure
        of = form.of if isinstance(form, Mean) else form.amount.of
        found = measure_of(measure, of, TRAVEL_ITEMS)
        cents = 100 if found is not None and found.type == "money" else 1
        return scale_of(found, world.scales) * cents
    return 1


def unit(form: Any, world: World) -> str:
    """The unit of a form's violation (§5)."""
    scope = list(form.scope)
    while scope and scope[0].quantifier == "all" and is_closed(scope[0].by, world.horizon):
        scope.pop(0)
    if len(scope) == 1 and scope[0].quantifier != "all":
        return "groups"
    if scope or form.negated:
        return "rules"
    if isinstance(form, Compare):
        measure = measure_of(form.amount.measure, form.amount.of, TRAVEL_ITEMS)
        if measure is None:
            return "count"
        return f"measure:{measure.type}:{measure.unit}:{scale_of(measure, world.scales)}"
    if isinstance(form, Mean):
        return f"mean:{form.measure}"
    if isinstance(form, Order) and form.a.pick != "some":
        return "items"
    return "periods" if isinstance(form, Run) else "rules"


def violation(form: Any, members: Sequence[Member], world: World) -> Fraction:
    """How far the plan is from the form, in stored units (§5)."""
    scope = form.scope
    if scope:
        outer, inner = scope[0], form.model_copy(update={"scope": scope[1:]})
        groups = list(groups_of(outer, members, kinds_of(form), TRAVEL_ITEMS, world.horizon))
        unseen = (
            outer.by == "window" and (outer.n or 0) > len(world.horizon.days) and asks_for_something(form)
        )
        if outer.quantifier == "all" and is_closed(outer.by, world.horizon):
            return sum((violation(inner, g.members, world) for g in groups if not unseen), Fraction(0))
        if len(scope) == 1 and outer.quantifier == "at_least":
            hold = sum(
                unseen or (g.present is True and _holds(inner, g.members, world, True)) for g in groups
            )
            return Fraction(max(0, (outer.k or 0) - hold))
        if len(scope) == 1 and outer.quantifier == "at_most":
            hold = sum(unseen or not _gone_or_refuted(inner, g, world) for g in groups)
            return Fraction(max(0, hold - (outer.k or 0)))
    if not scope and not form.negated:
        match form:
            case Compare():
                return _distance(form, members, world)
            case Mean():
                total, share = mean_parts(form, world)
                measure = measure_of(form.measure, form.of, TRAVEL_ITEMS)
                assert measure is not None
                width = (measure.high or 0) - (measure.low or 0)
                return _distance(total, members, world) + width * _distance(share, members, world)
            case Order() if form.a.pick != "some":
                return _pairs(form, members, world)
            case Run():
                return _stretches(form, members, world)
            case _:
                pass
    return Fraction(not _holds(form, members, world, True))


def _holds(form: Any, members: Sequence[Member], world: World, want: bool) -> bool:
    from planner_agent.spec.evaluate import _scoped

    return _scoped(form, members, world, form.scope) is want


def _gone_or_refuted(inner: Any, group: Any, world: World) -> bool:
    return group.present is False or _holds(inner, group.members, world, False)


def _distance(form: Compare, members: Sequence[Member], world: World) -> Fraction:
    left, right = sides(form, members, world)
    over = (
        max(Fraction(0), Fraction(left.high) - Fraction(right.low)) if form.op in ("<=", "=") else Fraction(0)
    )
    under = (
        max(Fraction(0), Fraction(right.high) - Fraction(left.low)) if form.op in (">=", "=") else Fraction(0)
    )
    return over + under


def _picked(pick: Any, axis: str, members: Sequence[Member], world: World) -> list[Member]:
    found = matching(members, pick.of, pick.where, world)
    if pick.pick not in ("first", "last"):
        return found
    sure = [m for m in found if m.surely]
    return [x for x in found if not any(precedes(pick.pick, axis, z.item, x.item) for z in sure)]


def _pairs(form: Order, members: Sequence[Member], world: World) -> Fraction:
    related = relation(form)
    xs = _picked(form.a, form.axis, members, world)
    ys = _picked(form.b, form.axis, members, world)
    count = 0
    for x in xs:
        others = [y for y in ys if y.item is not x.item]
        if form.b.pick == "some":
            count += not any(y.surely and related(x.item, y.item) for y in others)
        else:
            count += sum(not related(x.item, y.item) for y in others)
    return Fraction(count)


def _stretches(form: Run, members: Sequence[Member], world: World) -> Fraction:
    """Periods too long and too short, from the runs themselves where all is known, else a plain 0/1."""
    found = matching(members, form.of, form.where, world)
    if any(not member.surely for member in found):
        return Fraction(-1)  # the caller leaves such plans out
    days = len(world.horizon.days)
    on = [any(m.item.values["day"] == day + 1 for m in found) is form.present for day in range(days)]
    total, first = 0, 0
    for busy, stretch in groupby(on):
        length = len(list(stretch))
        last = first + length
        if busy:
            if form.max is not None:
                total += max(0, length - form.max)
            if form.edges == "shut" or (first > 0 and last < days):
                total += max(0, form.min - length)
        first = last
    return Fraction(total)


# goals


def _defined(goal: Goal, items: Sequence[Item], world: World) -> bool:
    members = [Member(item, True) for item in items]
    if goal.mean is not None:
        count, share = _mean_rows(goal.mean, world)
        return amount_of(count, members, world).low >= 1 and truth_of(share, items, world) is True
    if goal.ratio is not None:
        return amount_of(goal.ratio[1], members, world).low >= 1
    return True


def _mean_rows(mean: MeanOf, world: World) -> tuple[Amount, Compare]:
    form = Mean(measure=mean.measure, of=mean.of, where=mean.where, op=">=", bound=0)
    total, share = mean_parts(form, world)
    assert total.other is not None
    return total.other, share


def goal_value(goal: Goal, members: Sequence[Member], world: World) -> Fraction:
    """What a goal is worth on a plan: sums of what is surely there, in stored units."""
    if goal.mean is not None:
        form = Mean(measure=goal.mean.measure, of=goal.mean.of, where=goal.mean.where, op=">=", bound=0)
        total, _ = mean_parts(form, world)
        assert total.other is not None
        return _low(total.amount, members, world) / _low(total.other, members, world)
    if goal.ratio is not None:
        return _low(goal.ratio[0], members, world) / _low(goal.ratio[1], members, world)
    assert goal.amount is not None
    if goal.fold == "total":
        return _low(goal.amount, members, world)
    assert goal.by is not None
    values = world.horizon.groups(goal.by)
    kinds = ("stay",) if goal.by == "city" else goal.amount.of
    if values is None:
        values = list({m.item.values[goal.by] for m in members if m.item.kind in kinds})
    sums = [_low(goal.amount, [m for m in members if m.item.values.get(goal.by) == v], world) for v in values]
    if not sums:
        return Fraction(0)
    return {"max": max(sums), "min": min(sums), "spread": max(sums) - min(sums)}[goal.fold]


def _low(amount: Amount, members: Sequence[Member], world: World) -> Fraction:
    return Fraction(amount_of(amount, members, world).low)
