"""Soft rules and goals as objectives: priorities level by level, then the goals with priced rules.

What a violation is stands in rule-language §5; ``violation`` builds it over candidates and
``spec.violation`` judges it on a plan.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import lcm
from typing import Literal

from planner_agent.families.compile import (
    absent,
    beyond_horizon,
    bounds,
    present,
    proved,
    refuted,
    rivals,
    run_patterns,
    used,
)
from planner_agent.families.symbols import SymbolicOrder, is_symbolic, symbol_of
from planner_agent.spec.evaluate import (
    World,
    bound_of,
    factor_of,
    kinds_of,
    matching,
    mean_parts,
    measure_of,
    scale_of,
)
from planner_agent.spec.groups import GroupOf, Member, groups_of, is_closed
from planner_agent.spec.kinds import Attribute, stored
from planner_agent.spec.order import relation
from planner_agent.spec.rules import Amount, Compare, Form, Goal, Mean, Order, Price, Priority, Rule, Run
from planner_agent.spec.values import exponent
from solvers.linear import Linear
from solvers.rows import FALSE, AllOf, Leaf, Model, Objective, merge


@dataclass(frozen=True, slots=True)
class Penalty:
    """How far a soft rule is from being met: Σ terms / ``scale`` in ``unit``."""

    terms: tuple[tuple[int, int], ...]
    scale: int
    unit: str


def violation(form: Form, members: Sequence[Member], world: World, model: Model) -> Penalty:
    """Rows that make a variable at least the form's violation."""
    scope = form.scope
    if scope and scope[0].quantifier == "all" and is_closed(scope[0].by, world.horizon):
        if beyond_horizon(form, scope[0], world):
            return Penalty((), 1, penalty_unit(form, world))
        inner = form.model_copy(update={"scope": scope[1:]})
        groups = groups_of(scope[0], members, kinds_of(form), world.table, world.horizon)
        return _sum([violation(inner, group.members, world, model) for group in groups])
    if len(scope) == 1 and scope[0].quantifier != "all":
        return _groups_missing(form, members, world, model)
    if not scope and not form.negated:
        match form:
            case Compare():
                return _distance(form, members, world, model)
            case Mean():
                return _mean_distance(form, members, world, model)
            case Order() if form.a.pick != "some":
                return _pairs(form, members, world, model)
            case Run():
                return _periods(form, members, world, model)
            case _:
                pass
    return broken(form, members, world, model)


def broken(form: Form, members: Sequence[Member], world: World, model: Model) -> Penalty:
    """1 if the form is not proved, else 0."""
    holds = model.boolean("holds")
    model.post(proved(form, members, world), holds)
    off = model.boolean("broken")
    model.at_least([(off, 1), (holds, 1)], 1)
    return Penalty(((off, 1),), 1, "rules")


def _sum(parts: Iterable[Penalty]) -> Penalty:
    found = list(parts)
    scale = lcm(*(part.scale for part in found)) if found else 1
    terms = [(index, c * (scale // part.scale)) for part in found for index, c in part.terms]
    return Penalty(merge(terms), scale, found[0].unit if found else "rules")


def _excess(leaf: Leaf, model: Model) -> tuple[int, int]:
    """A variable that is at least Σ terms − right, and the factor of its scaled unit."""
    factor = 1
    for _, coefficient in (*leaf.terms, (0, leaf.right)):
        factor = lcm(factor, Fraction(coefficient).denominator)
    terms = merge((index, int(coefficient * factor)) for index, coefficient in leaf.terms)
    right = int(leaf.right * factor)
    high = max(0, model.activity(terms)[1] - right)
    over = model.integer(0, high, "excess")
    model.at_most([*terms, (over, -1)], right)
    return over, factor


def _distance(form: Compare, members: Sequence[Member], world: World, model: Model) -> Penalty:
    measure = measure_of(form.amount.measure, form.amount.of, world.table)
    unit = _unit(measure, world)
    constant = bound_of(form.bound, measure, world.scales)
    parts: list[Penalty] = []
    for sign, ops in ((1, ("<=", "=")), (-1, (">=", "="))):
        if form.op in ops:
            terms = _side(form.amount, members, world, Fraction(sign))
            if form.other is not None:
                terms += _side(form.other, members, world, -sign * factor_of(form, world))
            over, factor = _excess(Leaf(tuple(terms), sign * constant), model)
            parts.append(Penalty(((over, 1),), factor, unit))
    return _sum(parts)


def _side(
    amount: Amount, members: Sequence[Member], world: World, factor: Fraction
) -> list[tuple[int, Fraction]]:
    """factor · amount at its greatest (at its least for a negative factor). In violations, and only
    there, an unknown measure counts as the greatest known one among the candidates."""
    measure = measure_of(amount.measure, amount.of, world.table)
    found = matching(members, amount.of, amount.where, world)
    counted = [member for member in found if member.surely or factor > 0]
    if measure is None:
        return [(member.key, factor) for member in counted]
    symbols = [symbol_of(member.item, measure.name) for member in counted]
    if any(symbols):
        sums = [symbol.counted for symbol in symbols if symbol is not None and symbol.counted is not None]
        return [(index, factor * each) for linear in sums for index, each in linear.terms]
    values = [member.item.get(measure.name) for member in found]
    greatest = max((value for value in values if value is not None), default=0)
    pairs = ((member.key, member.item.get(measure.name)) for member in counted)
    return [(key, factor * (greatest if value is None else value)) for key, value in pairs]


def _mean_distance(form: Mean, members: Sequence[Member], world: World, model: Model) -> Penalty:
    total, share = mean_parts(form, world)
    measure = measure_of(form.measure, form.of, world.table)
    assert measure is not None
    points = _distance(total, members, world, model)
    short = _distance(share, members, world, model)
    width = (measure.high or 0) - (measure.low or 0)
    weighted = Penalty(tuple((i, c * width) for i, c in short.terms), short.scale, points.unit)
    return _sum([points, weighted])


def _groups_missing(form: Form, members: Sequence[Member], world: World, model: Model) -> Penalty:
    outer, inner = form.scope[0], form.model_copy(update={"scope": form.scope[1:]})
    groups = list(groups_of(outer, members, kinds_of(form), world.table, world.horizon))
    at_least = outer.quantifier == "at_least"
    if beyond_horizon(form, outer, world):  # the one window holds
        short = model.integer(0, needed := max(0, (outer.k or 0) - 1 if at_least else 1 - (outer.k or 0)))
        model.at_least([(short, 1)], needed)
        return Penalty(((short, 1),), 1, "groups")
    literals: list[int] = []
    for group in groups:
        literal = model.boolean("group")
        if at_least:
            model.post(AllOf((present(group),)) if group.makers is not None else AllOf(()), literal)
            model.post(proved(inner, group.members, world), literal)
        elif group.makers is None:
            model.post(refuted(inner, group.members, world), literal)
        else:
            gone, fails = model.boolean("absent"), model.boolean("fails")
            model.post(absent(group.makers, world), gone)
            model.post(refuted(inner, group.members, world), fails)
            model.at_most([(literal, 1), (gone, -1), (fails, -1)], 0)
        literals.append(literal)
    k = outer.k or 0
    needed = k if at_least else len(groups) - k
    short = model.integer(0, max(0, needed), "groups")
    model.at_least([(short, 1), *((literal, 1) for literal in literals)], needed)
    return Penalty(((short, 1),), 1, "groups")


def _pairs(form: Order, members: Sequence[Member], world: World, model: Model) -> Penalty:
    """Pairs that are not in the relation, or items without a partner in it; of first and last those
    that no surely matching item keeps from it."""
    related = relation(form)
    a = matching(members, form.a.of, form.a.where, world)
    b = matching(members, form.b.of, form.b.where, world)
    if is_symbolic(form, (*a, *b)):
        return _symbolic_pairs(SymbolicOrder(form, a, b), model)
    terms: list[tuple[int, int]] = []
    for x in a:
        before_x = rivals(form, form.a.pick, a, x)
        others = [y for y in b if y.item is not x.item]
        if form.b.pick == "some":
            alone = model.boolean("alone")
            ys = used((y for y in others if y.surely and related(x.item, y.item)), -1)
            model.at_most([(x.key, 1), *ys, *before_x, (alone, -1)], 0)
            terms.append((alone, 1))
            continue
        for y in others:
            if not related(x.item, y.item):
                pair = model.boolean("pair")
                before_y = rivals(form, form.b.pick, b, y)
                model.at_most([(x.key, 1), (y.key, 1), *before_x, *before_y, (pair, -1)], 1)
                terms.append((pair, 1))
    return Penalty(merge(terms), 1, "items")


def _symbolic_pairs(order: SymbolicOrder, model: Model) -> Penalty:
    """The same where the relation of a pair is itself a condition."""
    terms: list[tuple[int, int]] = []
    for condition in order.each():
        alone, holds = model.boolean("pair"), model.boolean("related")
        model.post(condition, holds)
        model.at_least([(alone, 1), (holds, 1)], 1)
        terms.append((alone, 1))
    return Penalty(tuple(terms), 1, "items")


def _periods(form: Run, members: Sequence[Member], world: World, model: Model) -> Penalty:
    """Σ over the runs of the days that are too many or too few: each pattern that may not occur
    counts one, those that are too short as many as they lack."""
    terms: list[tuple[int, int]] = []
    for found in run_patterns(form, members, world):
        ons, offs = found.pattern
        seen, clear = model.boolean("pattern"), model.boolean("clear")
        model.post(found.avoided, clear)
        model.at_least([(seen, 1), (clear, 1)], 1)
        too_long = form.max is not None and len(ons) == form.max + 1 and not offs
        terms.append((seen, 1 if too_long else form.min - len(ons)))
    return Penalty(merge(terms), 1, "periods")


#: A rule with the candidates it is about and the world that they are in.
Posed = tuple[Rule, Sequence[Member], World]


def priorities(posed: Sequence[Posed], model: Model) -> None:
    """One objective a level: the violations added up if they share a unit, else how many do not hold."""
    levels = sorted({rule.strength.level for rule, _, _ in posed if isinstance(rule.strength, Priority)})
    for level in levels:
        here = [
            (rule, members, world)
            for rule, members, world in posed
            if isinstance(rule.strength, Priority) and rule.strength.level == level
        ]
        total = _level(here, model)
        objective = Objective("min", Linear(total.terms), name=f"priority {level}", scale=total.scale)
        model.objectives.append(objective)


def _level(posed: Sequence[Posed], model: Model) -> Penalty:
    units = {penalty_unit(rule.body, world) for rule, _, world in posed}
    judge = violation if len(units) == 1 else broken
    return _sum([judge(rule.body, members, world, model) for rule, members, world in posed])


def penalty_unit(form: Form, world: World) -> str:
    """The unit in which a form's violation is measured, without building it."""
    scope = form.scope
    while scope and scope[0].quantifier == "all" and is_closed(scope[0].by, world.horizon):
        scope = scope[1:]
    if len(scope) == 1 and scope[0].quantifier != "all":
        return "groups"
    if scope or form.negated:
        return "rules"
    match form:
        case Compare():
            measure = measure_of(form.amount.measure, form.amount.of, world.table)
            return (
                "count"
                if measure is None
                else f"{measure.type}:{measure.unit}:{scale_of(measure, world.scales)}"
            )
        case Mean():
            return f"mean:{form.measure}"
        case Order() if form.a.pick != "some":
            return "items"
        case Run():
            return "periods"
        case _:
            return "rules"


def goals(
    wanted: Sequence[Goal], priced: Sequence[Rule], members: Sequence[Member], world: World, model: Model
) -> None:
    """The goals in order; the prices of broken rules are added to the first."""
    built = [_goal(goal, members, world, model) for goal in wanted]
    if priced and built:
        built[0] = _with_prices(wanted[0], built[0], priced, members, world, model)
    model.objectives.extend(built)


def _goal(goal: Goal, members: Sequence[Member], world: World, model: Model) -> Objective:
    if goal.mean is not None:
        mean = Mean(measure=goal.mean.measure, of=goal.mean.of, where=goal.mean.where, op=">=", bound=0)
        total, share = mean_parts(mean, world)
        model.post(proved(share, members, world))
        numerator = _known_sum(total.amount, members, world)
        assert total.other is not None
        return Objective(goal.sense, numerator, _known_sum(total.other, members, world), name="mean")
    if goal.ratio is not None:
        top, bottom = (_known_sum(amount, members, world) for amount in goal.ratio)
        return Objective(goal.sense, top, bottom, name="ratio")
    assert goal.amount is not None
    if goal.fold == "total":
        return Objective(goal.sense, _known_sum(goal.amount, members, world), name=goal.amount.measure)
    return _fold(goal, members, world, model)


def _known_sum(amount: Amount, members: Sequence[Member], world: World) -> Linear:
    """Σ of what is surely matched and known."""
    return Linear(merge(bounds(amount, members, world).low))


def _fold(goal: Goal, members: Sequence[Member], world: World, model: Model) -> Objective:
    """max, min and spread over groups: one bound variable a side, in the direction that is pushed."""
    from planner_agent.spec.rules import Group

    assert goal.amount is not None and goal.by is not None
    scope = Group(by=goal.by, quantifier="all")
    found = groups_of(scope, members, goal.amount.of, world.table, world.horizon)
    groups = [group for group in found if group.makers is None or any(m.surely for m in group.makers)]
    sums = [_known_sum(goal.amount, group.members, world) for group in groups]
    ceiling = max((model.activity(total.terms)[1] for total in sums), default=0)
    top, bottom = model.integer(0, ceiling, "most"), model.integer(0, ceiling, "least")
    makers = [member for group in groups for member in group.makers or ()]
    if makers or not groups:  # open groups, none of which need be there: then all is 0
        model.at_most([(bottom, 1), *((member.key, -ceiling) for member in makers)], 0)
    if goal.fold == "spread":
        model.at_most([(bottom, 1), (top, -1)], 0)
    if (goal.fold, goal.sense) in (("max", "max"), ("min", "min"), ("spread", "max")):
        _reach(sums, groups, world, model, top, bottom)
    for group, total in zip(groups, sums, strict=True):
        model.at_most([*total.terms, (top, -1)], 0)
        if group.makers is None:
            model.at_least([*total.terms, (bottom, -1)], 0)
            continue
        there = model.boolean("there")
        for member in group.makers:
            model.at_most([(member.key, 1), (there, -1)], 0)
        model.at_least([*total.terms, (bottom, -1)], 0, there)
    terms = {"max": ((top, 1),), "min": ((bottom, 1),), "spread": ((top, 1), (bottom, -1))}[goal.fold]
    return Objective(goal.sense, Linear(terms), name=goal.fold)


def _reach(
    sums: Sequence[Linear], groups: Sequence[GroupOf], world: World, model: Model, top: int, bottom: int
) -> None:
    """Where the goal pushes a bound away from its groups, some group that is there must attain it
    (0, if none is there)."""
    nothing = model.boolean("nothing")
    model.at_most([(top, 1)], 0, nothing)
    for group in groups:
        model.post(FALSE if group.makers is None else absent(group.makers, world), nothing)
    highest = [model.boolean("highest") for _ in sums]
    lowest = [model.boolean("lowest") for _ in sums]
    for literals in (highest, lowest):
        model.at_least([(literal, 1) for literal in (nothing, *literals)], 1)
    for group, total, high, low in zip(groups, sums, highest, lowest, strict=True):
        model.at_least([*total.terms, (top, -1)], 0, high)
        model.at_most([*total.terms, (bottom, -1)], 0, low)
        if group.makers is not None:
            model.post(present(group), high)
            model.post(present(group), low)


def _with_prices(
    goal: Goal,
    first: Objective,
    priced: Sequence[Rule],
    members: Sequence[Member],
    world: World,
    model: Model,
) -> Objective:
    """The first goal plus (minus, where it is maximised) price × violation, in integers."""
    assert goal.amount is not None
    measure = measure_of(goal.amount.measure, goal.amount.of, world.table)
    sign = 1 if first.sense == "min" else -1
    terms: list[tuple[int, Fraction]] = [(i, Fraction(c)) for i, c in first.numerator.terms]
    for rule in priced:
        terms += _price_terms((rule, members, world), measure, sign, model)
    return _whole(first.sense, terms, first.name)


def prices(priced: Iterable[Posed], model: Model, name: str) -> Objective:
    """The least sum of price × violation, for families whose prices are points and not a goal's unit."""
    terms = [term for posed in priced for term in _price_terms(posed, None, 1, model)]
    return _whole("min", terms, name)


def _price_terms(
    posed: Posed, measure: Attribute | None, sign: int, model: Model
) -> list[tuple[int, Fraction]]:
    rule, members, world = posed
    assert isinstance(rule.strength, Price)
    price = stored(rule.strength.per_unit, measure, world.scales) if measure else rule.strength.per_unit
    penalty = violation(rule.body, members, world, model)
    unit = penalty.scale * _unit_scale(rule.body, world)
    return [(i, Fraction(sign * c * Fraction(price), unit)) for i, c in penalty.terms]  # type: ignore[arg-type]


def _whole(sense: Literal["min", "max"], terms: Sequence[tuple[int, Fraction]], name: str) -> Objective:
    scale = lcm(*(coefficient.denominator for _, coefficient in terms))
    whole = merge((index, int(coefficient * scale)) for index, coefficient in terms)
    return Objective(sense, Linear(whole), name=name, scale=scale)


def _unit(measure: Attribute | None, world: World) -> str:
    return "count" if measure is None else f"{measure.type}:{measure.unit}:{scale_of(measure, world.scales)}"


def _unit_scale(form: Form, world: World) -> int:
    """Stored units of a violation in one real unit (rating points: 10, dollars: 100)."""
    if penalty_unit(form, world) in ("count", "groups", "rules", "items", "periods"):
        return 1
    match form:
        case Compare():
            measure = measure_of(form.amount.measure, form.amount.of, world.table)
        case Mean():
            measure = measure_of(form.measure, form.of, world.table)
        case _:
            return 1
    major = 10 ** exponent(world.scales.currency) if measure and measure.type == "money" else 1
    return scale_of(measure, world.scales) * major
