"""Values that the solver chooses: when a candidate starts, its place in a sequence, when it is done.

A candidate that is fixed but for its clock carries, beside a value that stands for all it may have (enough
for predicates, see ``cuts``), a ``Symbol`` under ``"@" + name``. The compiler writes rows over it, so that
nobody needs a candidate a minute.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from planner_agent.families.granularity import attributes_in, forms_in, goal_looks, leaves, looks
from planner_agent.spec import Cmp, Is, Item, ItemTable, Rule, Scales
from planner_agent.spec.groups import Member
from planner_agent.spec.kinds import stored
from planner_agent.spec.order import DAY
from planner_agent.spec.rules import Order
from solvers.linear import Linear
from solvers.rows import FALSE, TRUE, AllOf, AtLeast, Condition, Leaf, merge


@dataclass(frozen=True, slots=True)
class Symbol:
    """``at`` is the value where the item is there (no matter what, where it is not); ``counted`` is the
    same with 0 for an absent item, for sums (None: the attribute is no measure)."""

    at: Linear
    counted: Linear | None = None


def symbol_of(item: Item, name: str) -> Symbol | None:
    return item.values.get("@" + name)


def is_symbolic(form: Order, members: Iterable[Member]) -> bool:
    """Whether an order compares clocks or places that are the solver's choice."""
    name = "start" if form.axis == "time" else form.axis
    return any(symbol_of(member.item, name) for member in members)


def cuts(rules: Iterable[Rule], goals: Iterable[Any], kind: str, name: str, table: ItemTable) -> list[int]:
    """The values of a number or clock at which some predicate on it changes: from a cut to the next one no
    rule or goal tells values apart."""
    attribute = table.attribute(kind, name)
    assert attribute is not None
    found: set[int] = set()
    seen = [look for rule in rules for look in looks(rule.body)]
    seen += [look for goal in goals for look in goal_looks(goal)]
    for of, where, _ in seen:
        if kind not in of:
            continue
        for leaf in leaves(where):
            if leaf.attr != name or not isinstance(leaf, Cmp | Is):
                continue
            values = (leaf.value,) if isinstance(leaf, Cmp) else leaf.values
            for value in values:
                number = stored(value, attribute, Scales("USD"))
                assert not isinstance(number, str)
                found |= {number.__floor__(), number.__floor__() + 1, number.__ceil__()}
    return sorted(found)


def reads(rules: Iterable[Rule], goals: Iterable[Any], kind: str, name: str) -> bool:
    """Whether some rule or goal looks at an attribute of a kind: in a predicate, a measure or an order."""
    rules, goals = list(rules), list(goals)
    axes = {"time": ("start", "end"), "position": ("position",), "day": ("day",)}
    for rule in rules:
        for part in forms_in(rule.body):
            if isinstance(part, Order) and name in axes[part.axis] and kind in (*part.a.of, *part.b.of):
                return True
    seen = [look for rule in rules for look in looks(rule.body)]
    seen += [look for goal in goals for look in goal_looks(goal)]
    for of, where, measure in seen:
        if kind in of and (measure == name or any(attr == name for attr, _ in attributes_in(where))):
            return True
    return False


def _plus(first: Linear, second: Linear, sign: int = 1) -> Linear:
    terms = merge((*first.terms, *((index, sign * factor) for index, factor in second.terms)))
    return Linear(terms, first.constant + sign * second.constant)


def _value(item: Item, name: str) -> Linear:
    symbol = symbol_of(item, name)
    return symbol.at if symbol is not None else Linear((), item.values[name])


def _clock(item: Item, name: str) -> Linear:
    return _plus(_value(item, name), Linear((), item.values["day"] * DAY))


def _gap(a: Item, b: Item, axis: str) -> Linear:
    if axis == "time":
        return _plus(_clock(b, "start"), _clock(a, "end"), -1)
    return _plus(_value(b, axis), _value(a, axis), -1)


def _at_most(linear: Linear, right: int) -> Condition:
    return Leaf(linear.terms, right - linear.constant)


def _at_least(linear: Linear, left: int) -> Condition:
    return Leaf(tuple((index, -factor) for index, factor in linear.terms), linear.constant - left)


def _any(parts: Sequence[Condition]) -> Condition:
    return parts[0] if len(parts) == 1 else AtLeast(1, tuple(parts))


class SymbolicOrder:
    """An order over items with symbols, as conditions: the relation of each pair is itself a condition.

    The same quantifiers as ``spec.order`` (rule-language §4), proved or refuted.
    """

    def __init__(self, form: Order, a: Sequence[Member], b: Sequence[Member]) -> None:
        self.form, self.a, self.b = form, a, b

    def condition(self, want: bool) -> Condition:
        outer_some = (self.form.a.pick == "some") == want
        xs = [x for x in self.a if x.surely or not outer_some]
        if outer_some:
            parts = [
                AllOf((_there(x), self._is_picked(x, self.a, self.form.a.pick), self._inner(x, want)))
                for x in xs
            ]
            return _any(parts) if parts else FALSE
        return AllOf(
            tuple(
                _any([_gone(x), *self._unpicked(x, self.a, self.form.a.pick), self._inner(x, want)])
                for x in xs
            )
        )

    def each(self) -> list[Condition]:
        """What must hold for every pair (for every x, where it needs some y), one condition each: soft
        orders count those that do not."""
        found: list[Condition] = []
        for x in self.a:
            out = [_gone(x), *self._unpicked(x, self.a, self.form.a.pick)]
            if self.form.b.pick == "some":
                found.append(_any([*out, self._inner(x, True)]))
                continue
            found += [
                _any(
                    [
                        *out,
                        _gone(y),
                        *self._unpicked(y, self.b, self.form.b.pick),
                        self.related(x.item, y.item, True),
                    ]
                )
                for y in self.b
                if not same(x, y)
            ]
        return found

    def related(self, x: Item, y: Item, want: bool) -> Condition:
        """Both gaps kept (or one of them not)."""
        gap, form = _gap(x, y, self.form.axis), self.form
        parts: list[Condition] = []
        if form.min_gap is not None:
            parts.append(_at_least(gap, form.min_gap) if want else _at_most(gap, form.min_gap - 1))
        if form.max_gap is not None:
            parts.append(_at_most(gap, form.max_gap) if want else _at_least(gap, form.max_gap + 1))
        if want:
            return AllOf(tuple(parts))
        return _any(parts) if parts else FALSE

    def _inner(self, x: Member, want: bool) -> Condition:
        inner_some = (self.form.b.pick == "some") == want
        ys = [y for y in self.b if not same(x, y) and (y.surely or not inner_some)]
        pick = self.form.b.pick
        if inner_some:
            parts = [
                AllOf((_there(y), self._is_picked(y, self.b, pick), self.related(x.item, y.item, want)))
                for y in ys
            ]
            return _any(parts) if parts else FALSE
        return AllOf(
            tuple(
                _any([_gone(y), *self._unpicked(y, self.b, pick), self.related(x.item, y.item, want)])
                for y in ys
            )
        )

    def _is_picked(self, x: Member, rivals: Sequence[Member], pick: str) -> Condition:
        if pick not in ("first", "last"):
            return TRUE
        return AllOf(
            tuple(_any([_gone(z), self._precedes(z, x, pick, False)]) for z in rivals if not same(z, x))
        )

    def _unpicked(self, x: Member, rivals: Sequence[Member], pick: str) -> list[Condition]:
        if pick not in ("first", "last"):
            return []
        return [
            AllOf((_there(z), self._precedes(z, x, pick, True)))
            for z in rivals
            if z.surely and not same(z, x)
        ]

    def _precedes(self, z: Member, x: Member, pick: str, want: bool) -> Condition:
        """Whether ``z`` starts (stands) strictly before ``x``; for the last: ends (stands) after it."""
        axis, first = self.form.axis, pick == "first"
        if axis == "time":
            name = "start" if first else "end"
            lead = _plus(_clock(x.item, name), _clock(z.item, name), -1)
        else:
            lead = _plus(_value(x.item, axis), _value(z.item, axis), -1)
        if not first:
            lead = Linear(tuple((index, -factor) for index, factor in lead.terms), -lead.constant)
        return _at_least(lead, 1) if want else _at_most(lead, 0)


def same(x: Member, y: Member) -> bool:
    """Whether two members are one thing: one item, or candidates of one (the same ``"@of"``), of which a
    plan has one at most."""
    kin = x.item.values.get("@of")
    return x.item is y.item or (kin is not None and kin == y.item.values.get("@of"))


def _there(member: Member) -> Condition:
    return Leaf(((member.key, -1),), -1)


def _gone(member: Member) -> Condition:
    return Leaf(((member.key, 1),), 0)
