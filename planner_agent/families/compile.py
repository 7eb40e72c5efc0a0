"""Rules into rows: the one compiler of all families (rule-language §8).

A *member* is an item of a candidate with the candidate's variable as its key. ``proved`` builds the
condition under which a form is proved, ``refuted`` the one under which it is refuted; both are
monotone trees, so that one direction of each guard suffices.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from planner_agent.families.symbols import SymbolicOrder, is_symbolic, symbol_of
from planner_agent.spec.evaluate import (
    World,
    asks_for_something,
    bound_of,
    contribution,
    factor_of,
    kinds_of,
    matching,
    mean_parts,
    measure_of,
)
from planner_agent.spec.groups import GroupOf, Member, groups_of
from planner_agent.spec.order import precedes, relation
from planner_agent.spec.rules import Amount, Compare, Either, Form, Group, Mean, Order, Run
from planner_agent.spec.runs import Pattern, forbidden
from solvers.rows import FALSE, TRUE, AllOf, AtLeast, Condition, Leaf

Terms = list[tuple[int, int | Fraction]]


def any_of(parts: Iterable[Condition]) -> Condition:
    found = tuple(parts)
    return found[0] if len(found) == 1 else AtLeast(1, found)


def used(members: Iterable[Member], coefficient: int = 1) -> list[tuple[int, int]]:
    """Σ x over the candidates behind the members, an item each."""
    return [(member.key, coefficient) for member in members]


def some(members: Iterable[Member]) -> Leaf:
    """At least one of the items is there."""
    return Leaf(tuple(used(members, -1)), -1)


def absent(members: Iterable[Member], world: World) -> Condition:
    """None of the items is there."""
    return AllOf(tuple(Leaf(tuple(used(bundle)), 0) for bundle in bundles(members, world)))


def bundles(members: Iterable[Member], world: World) -> list[list[Member]]:
    """The members in sets of which a plan has one at most (``Kind.once``): a set of 0-1 variables of which
    none is taken is one row, and tighter than a row each. A candidate's second item adds nothing."""
    found: dict[tuple[object, ...], dict[int, Member]] = {}
    for member in members:
        item = member.item
        once = world.table.kinds[item.kind].once
        key = (item.kind, *(item.values[name] for name in once)) if once else (member.key,)
        found.setdefault(key, {}).setdefault(member.key, member)
    return [list(bundle.values()) for bundle in found.values()]


def absent_keys(keys: Iterable[int]) -> Condition:
    """None of the candidates is taken."""
    return AllOf(tuple(Leaf(((key, 1),), 0) for key in dict.fromkeys(keys)))


def proved(form: Form, members: Sequence[Member], world: World) -> Condition:
    """When the form is proved, over candidate items."""
    return _scoped(form, members, world, form.scope, want=True)


def refuted(form: Form, members: Sequence[Member], world: World) -> Condition:
    return _scoped(form, members, world, form.scope, want=False)


def _scoped(
    form: Form, members: Sequence[Member], world: World, scope: tuple[Group, ...], want: bool
) -> Condition:
    if not scope:
        return _body(form, members, world, want != form.negated)
    outer, rest = scope[0], scope[1:]
    if beyond_horizon(form, outer, world):
        holds_once = {"all": True, "at_least": (outer.k or 0) <= 1, "at_most": (outer.k or 0) >= 1}
        return TRUE if want == holds_once[outer.quantifier] else FALSE
    groups = list(groups_of(outer, members, kinds_of(form), world.table, world.horizon))

    def holds(group: GroupOf) -> Condition:
        inner = _scoped(form, group.members, world, rest, want=True)
        return inner if group.makers is None else AllOf((present(group), inner))

    def fails(group: GroupOf) -> Condition:
        inner = _scoped(form, group.members, world, rest, want=False)
        return inner if group.makers is None else any_of((absent(group.makers, world), inner))

    def holds_if_there(group: GroupOf) -> Condition:
        inner = _scoped(form, group.members, world, rest, want=True)
        return inner if group.makers is None else any_of((absent(group.makers, world), inner))

    def fails_there(group: GroupOf) -> Condition:
        inner = _scoped(form, group.members, world, rest, want=False)
        return inner if group.makers is None else AllOf((present(group), inner))

    k, n = outer.k or 0, len(groups)
    if outer.quantifier == "all":
        parts = tuple(map(holds_if_there if want else fails_there, groups))
        return AllOf(parts) if want else any_of(parts) if parts else FALSE
    reach = k if outer.quantifier == "at_least" else k + 1
    if want == (outer.quantifier == "at_least"):
        return AtLeast(reach, tuple(map(holds, groups)))
    few = AtLeast(n - reach + 1, tuple(map(fails, groups)))
    if reach <= 0 or not any(group.many for group in groups):
        return few
    return AllOf((few, *(fails(group) for group in groups if group.many)))


def beyond_horizon(form: Form, group: Group, world: World) -> bool:
    """Whether a window is longer than the horizon and holds because the form asks for something."""
    return group.by == "window" and asks_for_something(form) and len(world.horizon.days) < (group.n or 0)


def present(group: GroupOf) -> Condition:
    """The group is surely there."""
    return some(member for member in group.makers or () if member.surely)


def _body(form: Form, members: Sequence[Member], world: World, want: bool) -> Condition:
    match form:
        case Compare():
            return compare(form, members, world, want)
        case Mean():
            parts = [compare(part, members, world, want) for part in mean_parts(form, world)]
            return AllOf(tuple(parts)) if want else any_of(parts)
        case Order():
            return _order(form, members, world, want)
        case Run():
            return _run(form, members, world, want)
        case Either():
            return _either(form, members, world, want)


def _either(form: Either, members: Sequence[Member], world: World, want: bool) -> Condition:
    branches = [
        tuple(_scoped(part, members, world, part.scope, want) for part in branch) for branch in form.branches
    ]
    if want:
        return any_of(AllOf(branch) for branch in branches)
    return AllOf(tuple(any_of(branch) for branch in branches))


def compare(form: Compare, members: Sequence[Member], world: World, want: bool) -> Condition:
    """A comparison (or its refutation) without scope and negation."""
    below = form.op in ("<=", "=")
    above = form.op in (">=", "=")
    if want:
        parts = ([_below(form, members, world)] if below else []) + (
            [_above(form, members, world)] if above else []
        )
        return AllOf(tuple(parts))
    parts = ([_strict(_above(form, members, world))] if below else []) + (
        [_none(_strict(_below(form, members, world)), members, world)] if above else []
    )
    return any_of(parts)


@dataclass(frozen=True, slots=True)
class Bounds:
    """An amount over candidates: its least and its greatest as terms, and the candidates whose
    greatest has no end (they are not in ``high``)."""

    low: list[tuple[int, int]]
    high: list[tuple[int, int]]
    endless: list[int]


def bounds(amount: Amount, members: Sequence[Member], world: World) -> Bounds:
    """What each candidate adds to an amount at least and at most (rule-language §3)."""
    measure = measure_of(amount.measure, amount.of, world.table)
    found = Bounds([], [], [])
    for member in matching(members, amount.of, amount.where, world):
        value = 1 if measure is None else member.item.values.get(measure.name)
        symbol = None if measure is None else symbol_of(member.item, measure.name)
        if symbol is not None and symbol.counted is not None:
            found.high.extend(symbol.counted.terms)
            found.low.extend(symbol.counted.terms if member.surely else ())
            continue
        if value is not None:
            found.high.append((member.key, value))
            if member.surely:
                found.low.append((member.key, value))
            continue
        part = contribution(member.surely, None, measure)
        found.low.append((member.key, int(part.low)))
        if part.high == math.inf:
            found.endless.append(member.key)
        else:
            found.high.append((member.key, int(part.high)))
    return found


def _below(form: Compare, members: Sequence[Member], world: World) -> Condition:
    """high(L) ≤ low(R): proves ≤."""
    left = bounds(form.amount, members, world)
    terms: Terms = [*left.high]
    if (right := _other(form, members, world)) is not None:
        factor, other = right
        terms += [(key, -factor * value) for key, value in other.low]
    return AllOf((Leaf(tuple(terms), _constant(form, world)), absent_keys(left.endless)))


def _above(form: Compare, members: Sequence[Member], world: World) -> Condition:
    """high(R) ≤ low(L): proves ≥."""
    left = bounds(form.amount, members, world)
    terms: Terms = [(key, -value) for key, value in left.low]
    endless: list[int] = []
    if (right := _other(form, members, world)) is not None:
        factor, other = right
        terms += [(key, factor * value) for key, value in other.high]
        endless = other.endless
    return AllOf((Leaf(tuple(terms), -_constant(form, world)), absent_keys(endless)))


def _constant(form: Compare, world: World) -> Fraction:
    return bound_of(form.bound, measure_of(form.amount.measure, form.amount.of, world.table), world.scales)


def _other(form: Compare, members: Sequence[Member], world: World) -> tuple[Fraction, Bounds] | None:
    """times · other in stored units of the left measure, if there is any."""
    if form.other is None or (factor := factor_of(form, world)) == 0:
        return None
    return factor, bounds(form.other, members, world)


def _strict(condition: Condition) -> Condition:
    """≤ made <: all rows are integers, so it is one less; no epsilon."""
    assert isinstance(condition, AllOf)
    leaf, *rest = condition.parts
    assert isinstance(leaf, Leaf)
    denominators = [Fraction(value).denominator for _, value in leaf.terms]
    factor = math.lcm(Fraction(leaf.right).denominator, *denominators)
    terms = tuple((key, value * factor) for key, value in leaf.terms)
    return AllOf((Leaf(terms, leaf.right * factor - 1), *rest))


def _none(condition: Condition, members: Sequence[Member], world: World) -> Condition:
    """A sum of what is there that is at most 0, as a row a bundle: under a guard that is much tighter."""
    assert isinstance(condition, AllOf)
    leaf, *rest = condition.parts
    assert isinstance(leaf, Leaf)
    if leaf.right != 0 or any(coefficient <= 0 for _, coefficient in leaf.terms):
        return condition
    keys = {key for key, _ in leaf.terms}
    mine = [member for member in members if member.key in keys]
    if not any(world.table.kinds[member.item.kind].once for member in mine):
        return condition
    return AllOf((absent(mine, world), *rest))


@dataclass(frozen=True, slots=True)
class PatternOf:
    """A pattern of days that a run forbids: when it is proved to be avoided, and when to occur. ``tight`` is
    the stronger row that does instead of ``avoided`` where no pattern of the run may occur."""

    pattern: Pattern
    avoided: Condition
    occurs: Condition
    tight: Condition


def run_patterns(form: Run, members: Sequence[Member], world: World) -> list[PatternOf]:
    """The patterns of days on and off that a run forbids, over candidates."""
    found = matching(members, form.of, form.where, world)
    days = len(world.horizon.days)
    by_day = [[member for member in found if member.item.values["day"] == day + 1] for day in range(days)]

    def is_off(day: int) -> Condition:
        return absent(by_day[day], world)

    def is_on(day: int) -> Condition:
        return some(member for member in by_day[day] if member.surely)

    on, off = (is_on, is_off) if form.present else (is_off, is_on)
    alone = [len(bundles(members, world)) <= 1 for members in by_day]

    def avoided(ons: tuple[int, ...], offs: tuple[int, ...]) -> Condition:
        if not all(alone[day] for day in (*ons, *offs)):
            return any_of((*map(off, ons), *map(on, offs)))
        return row(ons, offs)

    def tight(ons: tuple[int, ...], offs: tuple[int, ...]) -> Condition:
        """What begins goes on: the days between are left out, since the shorter patterns see to them."""
        edge = min(offs) < ons[0] if offs else False
        ends = (ons[:1] if edge else ons[-1:]) if offs else ons
        return avoided(ends, offs)

    def row(ons: tuple[int, ...], offs: tuple[int, ...]) -> Condition:
        busy, free = (ons, offs) if form.present else (offs, ons)
        there = [term for day in busy for term in used(by_day[day])]
        gone = [term for day in free for term in used((m for m in by_day[day] if m.surely), -1)]
        return Leaf((*there, *gone), len(busy) - 1)

    return [
        PatternOf((ons, offs), avoided(ons, offs), AllOf((*map(on, ons), *map(off, offs))), tight(ons, offs))
        for ons, offs in forbidden(form, days)
    ]


def _run(form: Run, members: Sequence[Member], world: World, want: bool) -> Condition:
    """No forbidden pattern of days on and off can be there (one must be, for the refutation)."""
    patterns = run_patterns(form, members, world)
    if want:
        return AllOf(tuple(found.tight for found in patterns))
    return any_of(found.occurs for found in patterns)


def _order(form: Order, members: Sequence[Member], world: World, want: bool) -> Condition:
    a = matching(members, form.a.of, form.a.where, world)
    b = matching(members, form.b.of, form.b.where, world)
    if is_symbolic(form, (*a, *b)):
        return SymbolicOrder(form, a, b).condition(want)
    return _Order(form, a, b, world).condition(want)


def rivals(form: Order, pick: str, members: Sequence[Member], x: Member) -> list[tuple[int, int]]:
    """Minus the candidates that surely keep ``x`` from being the first (the last)."""
    if pick not in ("first", "last"):
        return []
    return used((z for z in members if z.surely and precedes(pick, form.axis, z.item, x.item)), -1)


class _Order:
    """The rows of one order over its matching candidates (rule-language §8)."""

    def __init__(self, form: Order, a: Sequence[Member], b: Sequence[Member], world: World) -> None:
        self.form, self.a, self.b, self.world = form, a, b, world
        self.related = relation(form)

    def condition(self, want: bool) -> Condition:
        """Proof and refutation are the same shapes with quantifiers and relation turned round."""
        outer_some = (self.form.a.pick == "some") == want
        xs = [x for x in self.a if x.surely or not outer_some]
        if outer_some:
            parts = [
                AllOf((some([x]), self._is_picked(x, self.a, self.form.a.pick), self._inner(x, want)))
                for x in xs
            ]
            return any_of(parts) if parts else FALSE
        return AllOf(tuple(self._for_each(x, want) for x in xs))

    def _inner(self, x: Member, want: bool) -> Condition:
        """What must hold for ``x`` if it is there."""
        inner_some = (self.form.b.pick == "some") == want
        ys = [
            y for y in self.b if y.item is not x.item and self.related(x.item, y.item) == (want == inner_some)
        ]
        pick = self.form.b.pick
        if inner_some:
            sure = [y for y in ys if y.surely]
            if pick in ("each", "some"):
                return some(sure)
            return (
                any_of(AllOf((some([y]), self._is_picked(y, self.b, pick))) for y in sure) if sure else FALSE
            )
        if pick in ("each", "some"):
            return absent(ys, self.world)
        return AllOf(tuple(Leaf(((y.key, 1), *rivals(self.form, pick, self.b, y)), 0) for y in ys))

    def _for_each(self, x: Member, want: bool) -> Condition:
        """If ``x`` is there (and first, where that is meant), what must hold does."""
        earlier = rivals(self.form, self.form.a.pick, self.a, x)
        inner = self._inner(x, want)
        match inner:
            case Leaf() if inner.right in (0, -1):
                return Leaf((*inner.terms, (x.key, 1), *earlier), inner.right + 1)
            case AllOf(parts) if all(isinstance(part, Leaf) for part in parts):
                rows = [part for part in parts if isinstance(part, Leaf)]
                return AllOf(tuple(Leaf((*row.terms, (x.key, 1), *earlier), row.right + 1) for row in rows))
            case _:
                return any_of((Leaf(((x.key, 1), *earlier), 0), inner))

    def _is_picked(self, x: Member, rivals: Sequence[Member], pick: str) -> Condition:
        """Nothing that perhaps matches comes before ``x`` (only where ``x`` must be the first)."""
        if pick not in ("first", "last"):
            return TRUE
        earlier = (z for z in rivals if precedes(pick, self.form.axis, z.item, x.item))
        return absent(earlier, self.world)
