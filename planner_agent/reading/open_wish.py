"""Wishes that no label fits: one quote goes, alone, to the model, whose answer is the rule language itself,
flattened.

The record has no nesting and no alternatives, so that strict endpoints and small models can fill it. Every
constant must
be said in the quote, every attribute must be in the family's item table; what comes of it is a proposal
that the user
confirms, for no vocabulary has read the words.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from pydantic import ValidationError

import prompts
from planner_agent.families import Family
from planner_agent.families.wire import closed
from planner_agent.language.tokens import tokenize
from planner_agent.llm import Ask, Message, Model, Usage
from planner_agent.reading.checks import named, numbers_in
from planner_agent.spec import (
    All,
    Amount,
    Attribute,
    Cmp,
    Compare,
    Evidence,
    Form,
    Group,
    Hard,
    Has,
    Is,
    ItemTable,
    Money,
    Not,
    Pred,
    Priority,
    Rule,
    exponent,
    fraction,
)  # fmt: skip
from planner_agent.spec.values import Value

MAX_RULES, MAX_TESTS, MAX_TOKENS = 3, 4, 500
_TESTS = ("is", "is_not", "less_than", "at_most", "at_least", "more_than")
_OPS: Mapping[str, Any] = {"less_than": "<", "at_most": "<=", "at_least": ">=", "more_than": ">"}
_COMPARE: Mapping[str, Any] = {"at_most": "<=", "at_least": ">=", "exactly": "="}
_GROUPS = ("all", "at_least", "at_most")
#: Numbers that words other than numbers say.
_FACTORS = {
    "twice": 2, "double": 2, "triple": 3, "thrice": 3, "one": 1, "a": 1, "an": 1, "no": 0, "none": 0,
    "half": Fraction(1, 2), "third": Fraction(1, 3), "quarter": Fraction(1, 4),
}  # fmt: skip


class NotBorne(ValueError):
    """The words do not bear a rule of the answer; the message says why."""


@dataclass(frozen=True, slots=True)
class Opened:
    """What came of one quote: rules, what was ``dropped`` and why, and what the call took."""

    rules: tuple[Rule, ...]
    dropped: tuple[str, ...]
    usage: Usage
    prompt: prompts.Prompt


def open_wish(model: Model, house: Family, at: Evidence, currency: str) -> Opened:
    """The rules of one quote. Raises ModelError where the endpoint gives no usable answer."""
    table = house.wire().table
    kinds = [{"name": kind.name, "doc": kind.doc, "attributes": list(kind.attributes)}
             for kind in table.kinds.values()]  # fmt: skip
    told = prompts.prompt("open_wish", plans=house.plans, kinds=kinds)
    answer = model.ask(
        Ask(
            messages=(Message("system", told.text), Message("user", at.quote)),
            schema=schema(table),
            schema_name="rules",
            max_tokens=MAX_TOKENS,
            purpose="open_wish",
        )
    )
    rules: list[Rule] = []
    dropped: list[str] = []
    for number, flat in enumerate(answer.value["rules"], 1):
        try:
            body = form_of(flat, table, at.quote, currency)
        except (NotBorne, ValidationError, ValueError) as error:
            said = error.errors()[0]["msg"] if isinstance(error, ValidationError) else str(error)
            dropped.append(f"open wish “{at.quote}”: {said}")
            continue
        strength = Priority(level=1) if flat["if_possible"] else Hard()
        rules.append(Rule(id=f"open-wish-{number}", body=body, strength=strength, evidence=at))
    return Opened(tuple(rules), tuple(dropped), answer.usage, told)


def schema(table: ItemTable) -> dict[str, Any]:
    """The closed schema of an answer: the rule language over one item table, without nesting."""
    attributes = [each for kind in table.kinds.values() for each in kind.attributes.values()]
    names = sorted({each.name for each in attributes})
    measures = ["count", *sorted({each.name for each in attributes if each.measure})]
    groups = ["", *sorted({each.name for each in attributes if each.group})]
    test = closed(attribute=_enum(names), test=_enum(_TESTS), value={"type": "string"})
    where = {"type": "array", "items": test, "maxItems": MAX_TESTS}
    kinds = {"type": "array", "items": _enum(list(table.kinds)), "maxItems": len(table.kinds)}
    text, number = {"type": "string"}, {"type": "integer"}
    rule = closed(
        measure=_enum(measures), kinds=kinds, where=where, compare=_enum(list(_COMPARE)), bound=text,
        times=text, other_measure=_enum(measures), other_kinds=kinds, other_where=where,
        for_each=_enum(groups),
        groups=_enum(_GROUPS), groups_number=number, if_possible={"type": "boolean"},
    )  # fmt: skip
    return closed(rules={"type": "array", "items": rule, "maxItems": MAX_RULES})


def _enum(values: Sequence[str]) -> dict[str, Any]:
    return {"type": "string", "enum": list(values)}


def form_of(flat: Mapping[str, Any], table: ItemTable, quote: str, currency: str) -> Form:
    """The rule that a flat record says. Raises NotBorne for a constant that the quote does not say or an
    attribute
    that the kinds do not have, and ValueError for values that no rule can carry."""
    said = Words(quote, currency)
    amount = _amount(flat["measure"], flat["kinds"], flat["where"], table, said)
    attribute = None if amount.measure == "count" else table.shared(amount.of, amount.measure)
    bound = said.value(flat["bound"], attribute) if flat["bound"].strip() not in ("", "0") else 0
    scope: tuple[Group, ...] = ()
    if flat["for_each"]:
        every = flat["groups"] == "all"
        k = None if every else said.count(flat["groups_number"])
        scope = (Group(by=flat["for_each"], quantifier=flat["groups"], k=k),)
    compared: dict[str, Any] = {
        "amount": amount,
        "op": _COMPARE[flat["compare"]],
        "bound": bound,
        "scope": scope,
    }
    if flat["other_kinds"]:
        other = _amount(flat["other_measure"], flat["other_kinds"], flat["other_where"], table, said)
        compared |= {"other": other, "times": said.factor(flat["times"])}
    return Compare(**compared)


def _amount(
    measure: str, kinds: Sequence[str], where: Sequence[Mapping[str, str]], table: ItemTable, said: Words
) -> Amount:
    of = tuple(dict.fromkeys(kinds))
    if not of:
        raise NotBorne("it names no items")
    if measure != "count" and table.shared(of, measure) is None:
        raise NotBorne(f"{measure} is not known of {', '.join(of)}")
    preds = tuple(_preds(where, of, table, said))
    return Amount(
        measure=measure, of=of, where=None if not preds else preds[0] if len(preds) == 1 else All(preds=preds)
    )


def _preds(
    where: Sequence[Mapping[str, str]], of: tuple[str, ...], table: ItemTable, said: Words
) -> Iterator[Pred]:
    for test in where:
        name = test["attribute"]
        attribute = table.shared(of, name)
        if attribute is None:
            raise NotBorne(f"{name} is not known of {', '.join(of)}")
        value = said.value(test["value"], attribute)
        if test["test"] in _OPS:
            yield Cmp(attr=name, op=_OPS[test["test"]], value=value)
            continue
        pred: Pred = (Has if attribute.type == "set" else Is)(attr=name, values=(value,))
        yield Not(pred=pred) if test["test"] == "is_not" else pred


class Words:
    """The constants that a quote bears."""

    def __init__(self, quote: str, currency: str) -> None:
        self.quote, self.currency = quote, currency
        self.numbers = set(numbers_in(quote))
        self.numbers |= {Fraction(_FACTORS[token.low]) for token in tokenize(quote) if token.low in _FACTORS}

    def value(self, written: str, attribute: Attribute | None) -> Value:
        """A constant of the attribute's type that the quote says."""
        written = written.strip()
        kind = attribute.type if attribute is not None else "number"
        if kind in ("enum", "set", "text", "date"):
            return self._word(written, attribute)
        if kind == "clock":
            hours, colon, minutes = written.partition(":")
            if not (colon and hours.isdigit() and minutes.isdigit()) or not self._says_hour(int(hours)):
                raise NotBorne(f"it does not say the clock {written!r}")
            return f"{int(hours):02d}:{int(minutes):02d}"
        number = self._number(written)
        if kind == "money":
            code = self.currency
            return Money.of_minor(int(number * 10 ** exponent(code)), code)
        return int(number) if number.denominator == 1 else f"{number.numerator}/{number.denominator}"

    def _word(self, written: str, attribute: Attribute | None) -> str:
        low = written.lower()
        if attribute is not None and attribute.values:
            if low not in attribute.values:
                raise NotBorne(f"{attribute.name} is never {written!r}")
            return low
        if named(self.quote, written.replace("_", " ")) is None:
            raise NotBorne(f"it does not say {written!r}")
        return written

    def _says_hour(self, hour: int) -> bool:
        return bool({Fraction(hour), Fraction(hour % 12), Fraction(hour % 12 or 12)} & self.numbers)

    def _number(self, written: str) -> Fraction:
        digits = written.replace("$", "").replace(",", "").split()[0] if written.split() else ""
        try:
            number = fraction(digits)
        except ValueError:
            raise NotBorne(f"{written!r} is no number") from None
        if number not in self.numbers:
            raise NotBorne(f"it does not say {written!r}")
        return number

    def factor(self, written: str) -> Any:
        number = self._number(written or "1") if written.strip() not in ("", "1") else Fraction(1)
        return int(number) if number.denominator == 1 else f"{number.numerator}/{number.denominator}"

    def count(self, number: int) -> int:
        if Fraction(number) not in self.numbers:
            raise NotBorne(f"it does not say {number}")
        return number
