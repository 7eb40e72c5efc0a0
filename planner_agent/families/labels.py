"""Labels for wishes, generated from a family's item table: one a rule template, with its rule.

A model that reads puts a label on a quote; the rule itself is written here, from the values in the quote. A
label
never carries a value, so that a model cannot invent one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from planner_agent.spec import (
    All,
    Amount,
    Any_,
    Attribute,
    Cmp,
    Compare,
    Form,
    Has,
    Is,
    ItemTable,
    Mean,
    Not,
    Pred,
)  # fmt: skip
from planner_agent.spec.values import Value

Sense = Literal["no", "only", "some", "at_most", "at_least", "not_before", "not_after"]
#: Outlets of the wire: words that wish nothing, and wishes that no label fits.
NOT_A_WISH, OTHER_WISH = "not_a_wish", "other_wish"

_VALUED: tuple[Sense, ...] = ("no", "only", "some")
_CLOCKS: tuple[Sense, ...] = ("not_before", "not_after")
_BOUNDS: tuple[Sense, ...] = ("at_most", "at_least")


@dataclass(frozen=True, slots=True)
class Subject:
    """What people wish about: an attribute of some kinds (without one, their number), the ``noun`` for it
    in a
    label's name, and the everyday ``words`` that tell a model what is meant."""

    kinds: tuple[str, ...]
    attribute: str
    noun: str
    words: str


@dataclass(frozen=True, slots=True)
class Label:
    """A rule template: what is said (``sense``) of one attribute (or, without one, the number) of
    ``kinds``."""

    name: str
    kinds: tuple[str, ...]
    attribute: Attribute | None
    sense: Sense

    def rule(self, values: Sequence[Value]) -> Form | None:
        """The rule with the ``values`` that its words hold; None where they do not do."""
        if not values or (len(values) > 1 and self.sense not in _VALUED):
            return None
        summed = self.attribute is None or (self.attribute.measure and self.attribute.high is None)
        if self.sense in _BOUNDS and summed:
            amount = Amount(measure=self.attribute.name if self.attribute else "count", of=self.kinds)
            return Compare(amount=amount, op="<=" if self.sense == "at_most" else ">=", bound=values[0])
        return self._each(values)

    def _each(self, values: Sequence[Value]) -> Form | None:
        assert self.attribute is not None
        name = self.attribute.name
        match self.sense:
            case "at_most" | "not_after":
                return self._none(Cmp(attr=name, op=">", value=values[0]))
            case "at_least" | "not_before":
                return self._none(Cmp(attr=name, op="<", value=values[0]))
        test = Has if self.attribute.type == "set" else Is
        pred: Pred = test(attr=name, values=tuple(values))
        if self.sense == "some":
            return Compare(amount=Amount(of=self.kinds, where=pred), op=">=", bound=1)
        return self._none(Not(pred=pred) if self.sense == "only" else pred)

    def _none(self, pred: Pred) -> Form:
        return Compare(amount=Amount(of=self.kinds, where=pred), op="<=", bound=0)


def labels_of(table: ItemTable, subject: Subject) -> tuple[Label, ...]:
    """The labels of one subject; KeyError where the table has no such kinds or attribute."""
    attribute = table.shared(subject.kinds, subject.attribute) if subject.attribute else None
    if (subject.attribute and attribute is None) or not all(kind in table.kinds for kind in subject.kinds):
        raise KeyError(f"no item table has {subject.attribute!r} of {', '.join(subject.kinds)}")
    return tuple(
        Label(f"{sense}_{subject.noun}", subject.kinds, attribute, sense) for sense in _senses(attribute)
    )


def _senses(attribute: Attribute | None) -> tuple[Sense, ...]:
    if attribute is None:
        return _BOUNDS
    if attribute.type in ("enum", "set", "text"):
        return _VALUED
    return _CLOCKS if attribute.type == "clock" else _BOUNDS


def subject_of(form: Form) -> tuple[frozenset[str], frozenset[str], Sense | None]:
    """The kinds, the attributes and the sense of a rule, as far as a label could have said it."""
    match form:
        case Compare(negated=False):
            names = frozenset(_names(form.amount.where))
            none = form.op == "<=" and form.bound == 0 and form.other is None
            if form.amount.measure == "count" and none:
                return frozenset(form.amount.of), names, _none_sense(form.amount.where)
            if form.amount.measure == "count" and form.op == ">=" and names:
                return frozenset(form.amount.of), names, "some"
            measured = names if form.amount.measure == "count" else frozenset({form.amount.measure})
            sense: Sense | None = {"<=": "at_most", ">=": "at_least"}.get(form.op)  # type: ignore[assignment]
            return frozenset(form.amount.of), measured, sense
        case Mean(op=">="):
            return frozenset(form.of), frozenset({form.measure}), "at_least"
        case _:
            return frozenset(), frozenset(), None


def _none_sense(where: Pred | None) -> Sense:
    """What "none of these" says: no such value, only such values, or a bound on a number or clock."""
    last = where.preds[-1] if isinstance(where, All) else where
    if isinstance(last, Not):
        inner = last.pred
        if isinstance(inner, Cmp):
            return "at_most" if inner.op in ("<", "<=") else "at_least"
        return "only"
    if isinstance(last, Cmp):
        clock = isinstance(last.value, str) and ":" in last.value
        if last.op in ("<", "<="):
            return "not_before" if clock else "at_least"
        return "not_after" if clock else "at_most"
    return "no"


def _names(pred: Pred | None) -> Iterator[str]:
    match pred:
        case None:
            return
        case All() | Any_():
            for part in pred.preds:
                yield from _names(part)
        case Not():
            yield from _names(pred.pred)
        case _:
            yield pred.attr


def values_of(form: Form, attribute: str) -> tuple[Value, ...]:
    """The constants that a rule compares the attribute with."""
    where = form.amount.where if isinstance(form, Compare) else None
    if isinstance(form, Compare) and form.amount.measure == attribute and form.other is None:
        return (form.bound,)
    return tuple(_values(where, attribute))


def _values(pred: Pred | None, attribute: str) -> Iterator[Value]:
    match pred:
        case All() | Any_():
            for part in pred.preds:
                yield from _values(part, attribute)
        case Not():
            yield from _values(pred.pred, attribute)
        case Is() | Has() if pred.attr == attribute:
            yield from pred.values
        case Cmp() if pred.attr == attribute:
            yield pred.value
        case _:
            return


def constants(form: Form) -> tuple[Value, ...]:
    """Every constant of a rule that somebody must have said: bounds, factors, values of attributes."""
    found: list[Value] = []
    match form:
        case Compare():
            found += [] if form.bound in (0, "0") else [form.bound]
            found += [] if form.other is None or form.times in (1, "1") else [form.times]
            found += [*_all_values(form.amount.where), *_all_values(form.other.where if form.other else None)]
        case Mean():
            found += [form.bound, *_all_values(form.where)]
        case _:
            pass
    return tuple(found)


def _all_values(pred: Pred | None) -> Iterator[Value]:
    for name in set(_names(pred)):
        yield from _values(pred, name)
