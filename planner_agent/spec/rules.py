"""The rule language: shapes. Its exact meaning is in ``evaluate.py``; ``docs/rules.md`` has examples.

A rule is a *body* (a form, with scope and negation) and a *strength*. Forms speak of amounts of
items; predicates speak of attributes of one item.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, model_validator

from planner_agent.spec.values import Evidence, Frozen, Num, Source, Value, fraction

Op = Literal["<=", ">=", "="]


class Is(Frozen):
    """The single-valued attribute is one of ``values``."""

    test: Literal["is"] = "is"
    attr: str
    arg: str | None = None
    values: Annotated[tuple[Value, ...], Field(min_length=1)]


class Has(Frozen):
    """The set-valued attribute holds at least one of ``values``."""

    test: Literal["has"] = "has"
    attr: str
    values: Annotated[tuple[Value, ...], Field(min_length=1)]


class Cmp(Frozen):
    """The attribute compared with a constant."""

    test: Literal["cmp"] = "cmp"
    attr: str
    arg: str | None = None
    op: Literal["<", "<=", ">", ">="]
    value: Value


class Known(Frozen):
    """The attribute is known; never itself unknown."""

    test: Literal["known"] = "known"
    attr: str
    arg: str | None = None


class All(Frozen):
    test: Literal["all"] = "all"
    preds: Annotated[tuple[Pred, ...], Field(min_length=1)]


class Any_(Frozen):
    test: Literal["any"] = "any"
    preds: Annotated[tuple[Pred, ...], Field(min_length=1)]


class Not(Frozen):
    test: Literal["not"] = "not"
    pred: Pred


Pred = Annotated[Is | Has | Cmp | Known | All | Any_ | Not, Field(discriminator="test")]


class Amount(Frozen):
    """A count, or the sum of a measure, over the items of kinds ``of`` that match ``where``."""

    measure: str = "count"
    of: Annotated[tuple[str, ...], Field(min_length=1)]
    where: Pred | None = None


class Pick(Frozen):
    """Which of the matching items an Order speaks of."""

    pick: Literal["each", "some", "first", "last"]
    of: Annotated[tuple[str, ...], Field(min_length=1)]
    where: Pred | None = None


class Group(Frozen):
    """One scope: over the groups of an attribute, or the windows of ``n`` days."""

    by: str
    n: int | None = None
    quantifier: Literal["all", "at_least", "at_most"]
    k: Annotated[int, Field(ge=0)] | None = None

    @model_validator(mode="after")
    def _shape(self) -> Group:
        if (self.quantifier == "all") != (self.k is None):
            raise ValueError("k goes with at_least and at_most, and only with them")
        if (self.by == "window") != (self.n is not None):
            raise ValueError("n goes with windows, and only with them")
        if self.n is not None and self.n < 2:
            raise ValueError("a window has two days or more")
        return self


class _Form(Frozen):
    scope: Annotated[tuple[Group, ...], Field(max_length=2)] = ()
    negated: bool = False

    @model_validator(mode="after")
    def _scope_once(self) -> _Form:
        keys = [group.by for group in self.scope]
        if len(set(keys)) != len(keys):
            raise ValueError("the same attribute stands twice in scope")
        return self


class Compare(_Form):
    """amount op bound + times · other."""

    form: Literal["compare"] = "compare"
    amount: Amount
    op: Op
    bound: Value = 0
    times: Num = 1
    other: Amount | None = None

    @model_validator(mode="after")
    def _times_positive(self) -> Compare:
        if fraction(self.times) < 0:
            raise ValueError("times is zero or more: move a negative part to the other side")
        return self


class Mean(_Form):
    """The mean of a measure over the matching items where it is known."""

    form: Literal["mean"] = "mean"
    measure: str
    of: Annotated[tuple[str, ...], Field(min_length=1)]
    where: Pred | None = None
    op: Literal["<=", ">="]
    bound: Value
    known_share: Num = "1/2"


class Order(_Form):
    """a against b: min_gap ≤ gap ≤ max_gap on an axis; null is no limit."""

    form: Literal["order"] = "order"
    a: Pick
    b: Pick
    axis: Literal["time", "day", "position"]
    min_gap: int | None = 0
    max_gap: int | None = None

    @model_validator(mode="after")
    def _gaps(self) -> Order:
        if self.min_gap is not None and self.max_gap is not None and self.min_gap > self.max_gap:
            raise ValueError(f"the least gap {self.min_gap} is above the greatest {self.max_gap}")
        return self


class Run(_Form):
    """Maximal runs of days with (without) a matching item are between min and max long."""

    form: Literal["run"] = "run"
    of: Annotated[tuple[str, ...], Field(min_length=1)]
    where: Pred | None = None
    present: bool = True
    over: Literal["day"] = "day"
    min: Annotated[int, Field(ge=1)] = 1
    max: Annotated[int, Field(ge=0)] | None = None
    edges: Literal["open", "shut"] = "open"

    @model_validator(mode="after")
    def _lengths(self) -> Run:
        if self.max is not None and self.min > self.max:
            raise ValueError(f"the least length {self.min} is above the greatest {self.max}")
        return self


Plain = Annotated[Compare | Mean | Order | Run, Field(discriminator="form")]


class Either(_Form):
    """At least one branch has all its forms proved."""

    form: Literal["either"] = "either"
    branches: Annotated[tuple[Annotated[tuple[Plain, ...], Field(min_length=1)], ...], Field(min_length=1)]


Form = Annotated[Compare | Mean | Order | Run | Either, Field(discriminator="form")]


class Hard(Frozen):
    kind: Literal["hard"] = "hard"


class Priority(Frozen):
    """Soft: its violation is minimised level by level before the goals; level 1 comes first."""

    kind: Literal["priority"] = "priority"
    level: Annotated[int, Field(ge=1, le=100)] = 1


class Price(Frozen):
    """Soft: ``per_unit`` × violation is added to the first goal, in its unit."""

    kind: Literal["price"] = "price"
    per_unit: Value


Strength = Annotated[Hard | Priority | Price, Field(discriminator="kind")]


class Rule(Frozen):
    """One wish: what must hold, how strongly, and whose words it came from."""

    id: str
    body: Form
    strength: Strength = Hard()
    source: Source = "stated"
    evidence: Evidence | None = None


class MeanOf(Frozen):
    measure: str
    of: Annotated[tuple[str, ...], Field(min_length=1)]
    where: Pred | None = None


class Goal(Frozen):
    """What to minimise or maximise: an amount (in total, or its max, min or spread over the
    groups of ``by``), a mean, or a ratio of two amounts."""

    sense: Literal["min", "max"]
    fold: Literal["total", "max", "min", "spread"] = "total"
    by: str | None = None
    amount: Amount | None = None
    mean: MeanOf | None = None
    ratio: tuple[Amount, Amount] | None = None
    source: Source = "stated"
    evidence: Evidence | None = None

    @model_validator(mode="after")
    def _one_of(self) -> Goal:
        if sum(part is not None for part in (self.amount, self.mean, self.ratio)) != 1:
            raise ValueError("a goal is one amount, one mean or one ratio")
        if (self.fold == "total") != (self.by is None):
            raise ValueError("by goes with max, min and spread, and only with them")
        if self.fold != "total" and self.amount is None:
            raise ValueError("max, min and spread fold an amount")
        return self


All.model_rebuild()
Any_.model_rebuild()
Not.model_rebuild()


def negate(form: Form) -> Form:
    """The opposite of a scoped form: quantifiers turn from the outside in (rule-language §4)."""
    if not form.scope:
        return form.model_copy(update={"negated": not form.negated})
    outer, inner = form.scope[0], form.model_copy(update={"scope": form.scope[1:]})
    k = outer.k or 0
    if outer.quantifier == "all":
        inner, turned = negate(inner), ("at_least", 1)
    elif outer.quantifier == "at_least":
        if k == 0:
            raise ValueError("at least none of the groups always holds, so it has no opposite")
        turned = ("at_most", k - 1)
    else:
        turned = ("at_least", k + 1)
    group = outer.model_copy(update={"quantifier": turned[0], "k": turned[1]})
    return inner.model_copy(update={"scope": (group, *inner.scope)})
