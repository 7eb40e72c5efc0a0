"""Random rules and goals over the whole attribute table, with constants that occur in a world."""

from __future__ import annotations

import random
from collections.abc import Sequence
from fractions import Fraction
from typing import Any

from planner_agent.families.travel.items import TRAVEL_ITEMS
from planner_agent.spec import (
    All,
    Amount,
    Any_,
    Attribute,
    Cmp,
    Compare,
    Either,
    Form,
    Goal,
    Group,
    Has,
    Is,
    Known,
    Mean,
    MeanOf,
    Money,
    Not,
    Order,
    Pick,
    Pred,
    Price,
    Priority,
    Rule,
    Run,
)
from planner_agent.spec.evaluate import World, amount_of, truth_of

Items = Sequence[dict[str, Any]]
KINDS = ("leg", "stay", "meal", "attraction")
MEASURES = ("cost", "cost_per_head", "rating", "hours", "km", "beds")


class Drawer:
    """Draws forms, rules and goals; ``plans`` (lists of items) give constants that matter."""

    def __init__(
        self, rng: random.Random, plans: Sequence[Items], heads: int, places: Sequence[str] = (),
        known_only: bool = False,
    ) -> None:  # fmt: skip
        self.rng, self.plans, self.heads, self.places = rng, plans, heads, tuple(places)
        self.known_only = known_only

    # small parts

    def kinds(self, pool: Sequence[str] = KINDS) -> tuple[str, ...]:
        n = self.rng.choices((1, 2, len(pool)), (6, 3, 1))[0]
        return tuple(self.rng.sample(pool, min(n, len(pool))))

    def shared(self, of: Sequence[str]) -> list[Attribute]:
        first = TRAVEL_ITEMS.kinds[of[0]].attributes.values()
        return [a for a in first if all(TRAVEL_ITEMS.attribute(kind, a.name) for kind in of)]

    def occurring(self, of: Sequence[str], name: str) -> list[Any]:
        found: dict[Any, None] = {}
        for plan in self.rng.sample(self.plans, min(4, len(self.plans))):
            for item in plan:
                value = item.get(name)
                if item["kind"] in of and value is not None:
                    found |= dict.fromkeys(sorted(value) if isinstance(value, frozenset) else [value])
        return list(found)

    def said(self, attribute: Attribute, stored: Any) -> Any:
        """A stored value as a rule writes it."""
        if attribute.type == "money":
            return Money.of_minor(int(stored) // (self.heads if attribute.per_head else 1), "USD")
        if attribute.type == "clock":
            return f"{int(stored) // 60:02d}:{int(stored) % 60:02d}"
        if isinstance(stored, str):
            return stored
        return _num(Fraction(stored) / attribute.scale)

    def leaf(self, of: Sequence[str]) -> Pred | None:
        rng = self.rng
        attribute = rng.choice(self.shared(of))
        name, arg = attribute.name, None
        if attribute.argument:
            if not self.places:
                return None
            arg = rng.choice(self.places)
        if not self.known_only and rng.random() < 0.08:
            return Known(attr=name, arg=arg)
        values = self.occurring(of, name if arg is None else f"{name}({arg})")
        if attribute.values and rng.random() < 0.3:
            values += list(attribute.values)
        if not values:
            return None
        picked = rng.sample(values, min(len(values), rng.choice((1, 1, 2))))
        if attribute.type == "set":
            return Has(attr=name, values=tuple(picked))
        if attribute.type in ("text", "enum") or (attribute.type == "date" and rng.random() < 0.5):
            return Is(attr=name, arg=arg, values=tuple(picked))
        if rng.random() < 0.12:
            return Is(attr=name, arg=arg, values=tuple(self.said(attribute, each) for each in picked))
        value = picked[0]
        if attribute.type not in ("date", "day") and rng.random() < 0.3:
            value = max(0, value + rng.choice((-1, 1)))
        return Cmp(
            attr=name, arg=arg, op=rng.choice(("<", "<=", ">", ">=")), value=self.said(attribute, value)
        )

    def pred(self, of: Sequence[str], depth: int = 2) -> Pred | None:
        kind = self.rng.choices(("leaf", "all", "any", "not"), (6, 2, 2, 2) if depth else (1, 0, 0, 0))[0]
        if kind == "leaf":
            return self.leaf(of)
        if kind == "not":
            inner = self.pred(of, depth - 1)
            return None if inner is None else Not(pred=inner)
        parts = [part for part in (self.pred(of, depth - 1) for _ in range(2)) if part is not None]
        if not parts:
            return None
        return All(preds=tuple(parts)) if kind == "all" else Any_(preds=tuple(parts))

    def where(self, of: Sequence[str], share: float = 0.75) -> Pred | None:
        return self.pred(of) if self.rng.random() < share else None

    def measure(self, of: Sequence[str]) -> str:
        names = [a.name for a in self.shared(of) if a.measure]
        return self.rng.choice(names) if names and self.rng.random() < 0.5 else "count"

    def amount(self, of: Sequence[str] | None = None, measure: str | None = None) -> Amount:
        kinds = tuple(of or self.kinds())
        return Amount(measure=measure or self.measure(kinds), of=kinds, where=self.where(kinds))

    def scope(self, of: Sequence[str], most: int) -> tuple[Group, ...]:
        n = self.rng.choices((0, 1, 2), (5, 4, 2))[0]
        keys = ["window", *(a.name for a in self.shared(of) if a.group)]
        found: list[Group] = []
        for key in self.rng.sample(keys, min(n, most)):
            quantifier = self.rng.choices(("all", "at_least", "at_most"), (4, 3, 3))[0]
            k = None if quantifier == "all" else self.rng.choice((0, 1, 1, 2, 2, 3))
            span = self.rng.choice((2, 2, 3, 4, 6)) if key == "window" else None
            found.append(Group(by=key, n=span, quantifier=quantifier, k=k))
        return tuple(found)

    # forms

    def compare(self, scopes: int) -> Compare:
        rng = self.rng
        of = self.kinds()
        amount = self.amount(of)
        measure = TRAVEL_ITEMS.shared(of, amount.measure)
        other, times = None, 1
        if rng.random() < 0.25:
            again = of if measure or rng.random() < 0.5 else self.kinds()
            other = self.amount(again, amount.measure if measure else "count")
            times = rng.choice((0, 1, 2, "1/2", "2/3", "1.5"))
        bound: Any = rng.choice((0, 0, 1, 1, 2, 3, "1/2", "2.5"))
        if measure is not None:
            totals = [
                sum(item.get(measure.name) or 0 for item in plan if item["kind"] in of)
                for plan in rng.sample(self.plans, min(3, len(self.plans)))
            ]
            total = rng.choice(totals) // rng.choice((1, 1, 2, 3, 4)) + rng.choice((-1, 0, 0, 1, 7))
            bound = 0 if other is not None and rng.random() < 0.6 else self.said(measure, max(0, total))
        scope = self.scope((*of, *(other.of if other else ())), scopes)
        return Compare(
            amount=amount, op=rng.choice(("<=", ">=", "<=", ">=", "=")), bound=bound, times=times,
            other=other, scope=scope, negated=rng.random() < 0.25,
        )  # fmt: skip

    def mean(self, scopes: int) -> Mean:
        rng = self.rng
        of = self.kinds(("stay", "meal", "attraction")) if rng.random() < 0.7 else self.kinds()
        names = [a for a in self.shared(of) if a.measure]
        measure = rng.choice(names)
        values = self.occurring(of, measure.name) or [0]
        return Mean(
            measure=measure.name, of=of, where=self.where(of, 0.5), op=rng.choice(("<=", ">=")),
            bound=self.said(measure, rng.choice(values)), known_share=rng.choice(("1/2", "1/2", 0, 1, "2/3")),
            scope=self.scope(of, scopes), negated=rng.random() < 0.2,
        )  # fmt: skip

    def order(self, scopes: int) -> Order:
        rng = self.rng
        axis = rng.choice(("time", "day"))
        pool = KINDS if axis == "day" else ("leg", "meal", "attraction")
        picks = []
        for _ in "ab":
            of = self.kinds(pool)
            pick = rng.choice(("each", "some", "first", "last"))
            picks.append(Pick(pick=pick, of=of, where=self.where(of)))
        gaps = (-2000, -600, 0, 30, 60, 300, 1440) if axis == "time" else (-2, -1, 0, 1, 2)
        low, high = rng.choice((None, 0, rng.choice(gaps))), rng.choice((None, None, rng.choice(gaps)))
        if low is not None and high is not None and low > high:
            low, high = high, low
        return Order(
            a=picks[0], b=picks[1], axis=axis, min_gap=low, max_gap=high,
            scope=self.scope((*picks[0].of, *picks[1].of), scopes), negated=rng.random() < 0.3,
        )  # fmt: skip

    def run(self, scopes: int) -> Run:
        rng = self.rng
        of = self.kinds()
        low = rng.choice((1, 1, 2, 3))
        high = rng.choice((None, low, low + 1, 0 if low == 1 else None))
        high = None if high is not None and high < low else high
        return Run(
            of=of, where=self.where(of), present=rng.random() < 0.6, min=low, max=high,
            edges=rng.choice(("open", "shut")), scope=self.scope(of, scopes), negated=rng.random() < 0.25,
        )  # fmt: skip

    def plain(self, scopes: int = 2) -> Any:
        names = ("compare", "mean", "order", "run")
        return getattr(self, self.rng.choices(names, (5, 0 if self.known_only else 2, 3, 2))[0])(scopes)

    def form(self) -> Form:
        if self.rng.random() > 0.2:
            return self.plain()
        branches = tuple(
            tuple(self.plain(1) for _ in range(self.rng.choice((1, 1, 2))))
            for _ in range(self.rng.choice((1, 2, 2, 3)))
        )
        kinds = {kind for branch in branches for part in branch for kind in _kinds(part)}
        scope = self.scope(sorted(kinds), 1)
        inner = {group.by for branch in branches for part in branch for group in part.scope}
        scope = tuple(group for group in scope if group.by not in inner)
        return Either(branches=branches, scope=scope, negated=self.rng.random() < 0.25)

    # rules and goals

    def goal(self, keys: Sequence[str]) -> Goal:
        """A goal; its groups are of keys that every item of a plan is known to have."""
        rng = self.rng
        shape = rng.choices(("total", "fold", "mean", "ratio"), (5, 3, 2, 2))[0]
        sense = rng.choice(("min", "max"))
        if shape == "total":
            return Goal(sense=sense, amount=self.amount())
        if shape == "fold":
            of = self.kinds()
            by = rng.choice([key for key in keys if TRAVEL_ITEMS.shared(of, key)])
            return Goal(sense=sense, fold=rng.choice(("max", "min", "spread")), by=by, amount=self.amount(of))
        if shape == "mean":
            of = self.kinds()
            measure = rng.choice([a.name for a in self.shared(of) if a.measure])
            return Goal(sense=sense, mean=MeanOf(measure=measure, of=of, where=self.where(of, 0.4)))
        return Goal(sense=sense, ratio=(self.amount(), self.amount()))

    def readable_goal(self, keys: Sequence[str], world: World) -> Goal:
        """A goal whose constants fit."""
        while True:
            goal = self.goal(keys)
            try:
                for amount in (goal.amount, goal.mean, *(goal.ratio or ())):
                    if amount is not None:
                        amount_of(Amount(measure=amount.measure, of=amount.of, where=amount.where), [], world)
            except ValueError:
                continue
            return goal

    def strength(self, goals: Sequence[Goal]) -> Any:
        rng = self.rng
        roll = rng.random()
        if roll < 0.3:
            return Priority(level=rng.choice((1, 1, 2)))
        if roll < 0.45 and goals and goals[0].amount is not None:
            measure = goals[0].amount.measure
            money = measure in ("cost", "cost_per_head")
            price = Money(amount=rng.choice(("0.01", "2.50", "100.00")), currency="USD")
            return Price(per_unit=price if money else rng.choice((1, 3, "1/2", "7/3")))
        return None

    def rule(self, name: str, goals: Sequence[Goal] = ()) -> Rule:
        strength = self.strength(goals)
        more = {} if strength is None else {"strength": strength}
        return Rule(id=name, body=self.form(), **more)


def readable(form: Form, world: World) -> None:
    """ValueError for a form that is refused when the spec is built (a constant that does not fit)."""
    parts = [part for branch in form.branches for part in branch] if isinstance(form, Either) else [form]
    for part in parts:
        truth_of(part.model_copy(update={"scope": ()}), [], world)


def _kinds(part: Any) -> tuple[str, ...]:
    if isinstance(part, Compare):
        return part.amount.of + (part.other.of if part.other else ())
    return part.a.of + part.b.of if isinstance(part, Order) else part.of


def _num(value: Fraction) -> int | str:
    return int(value) if value.denominator == 1 else f"{value.numerator}/{value.denominator}"
