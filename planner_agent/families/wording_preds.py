"""Predicates in plain words: which items, as a noun with what stands before and after it.

``Nouns(wording, names).phrase(kinds, where, n)`` gives "Thai meals", "flights departing before 09:00",
"dinners in Taos". A family says its words in a ``Wording``; an attribute without words is said
generically, so that every rule of an item table can be put into words.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from typing import Protocol

from planner_agent.rendering import formats
from planner_agent.rendering.clean import clean
from planner_agent.rendering.money import money_of
from planner_agent.spec import (
    All,
    Any_,
    Attribute,
    Cmp,
    Has,
    Is,
    ItemTable,
    Known,
    Money,
    Not,
    Pred,
    fraction,
)
from planner_agent.spec.values import Value

_BEFORE = {"<": "before {}", "<=": "at {} or earlier", ">": "after {}", ">=": "at {} or later"}
_SIZES = {"<": "under {}", "<=": "at most {}", ">": "over {}", ">=": "at least {}"}
_RATINGS = {"<": "below {}", "<=": "{} or worse", ">": "above {}", ">=": "{} or better"}
_FAR = {"<": "less than {}", "<=": "at most {}", ">": "more than {}", ">=": "at least {}"}
_CONTRARY = {"<": ">=", "<=": ">", ">": "<=", ">=": "<"}


class Names(Protocol):
    """Names for the ids in rules; an id that is not known stands for itself."""

    def item(self, key: str) -> str:
        """What people call the thing with that id, safe to print."""
        ...


class OwnNames:
    """Ids that are names already."""

    def item(self, key: str) -> str:
        return clean(key)


ValueWords = Callable[[Names, Sequence[Value]], str]


@dataclass(frozen=True)
class Head:
    """What a positive test of one attribute makes of the noun: another noun, a word before it, or
    another noun with a clause of its own after it."""

    nouns: tuple[str, ...] = ()
    adjective: str = ""
    clause: str = ""


def no_head(_names: Names, _kinds: Sequence[str], _pred: Pred) -> Head | None:
    return None


@dataclass(frozen=True)
class Wording:
    """A family's words for its items.

    ``nouns`` name the kinds, ``whole`` all kinds together. ``head`` says what a test makes of the noun
    ("flight" for mode = flight); ``values`` how other tests of ``is`` and ``has`` stand after it ("in
    Taos"). ``clocks`` are the verbs of clock attributes, ``measures`` the names of measures, ``per`` what
    follows a price; ``groups`` the nouns of group keys, ``inside`` those said with "in" instead of "on".
    """

    table: ItemTable
    nouns: Mapping[str, str]
    whole: str
    head: Callable[[Names, Sequence[str], Pred], Head | None] = no_head
    values: Mapping[str, ValueWords] = field(default_factory=dict[str, ValueWords])
    clocks: Mapping[str, str] = field(default_factory=dict[str, str])
    measures: Mapping[str, str] = field(default_factory=dict[str, str])
    per: Mapping[str, str] = field(default_factory=dict[str, str])
    groups: Mapping[str, str] = field(default_factory=dict[str, str])
    inside: frozenset[str] = frozenset({"week"})

    def noun(self, kind: str) -> str:
        return self.nouns.get(kind, kind)

    def group(self, key: str) -> str | None:
        """The noun of a group key; None where it has none of its own."""
        return self.groups.get(key) or _GROUPS.get(key)

    def verb(self, clock: str) -> str | None:
        return self.clocks.get(clock) or _CLOCKS.get(clock)


_GROUPS = {"day": "day", "date": "day", "week": "week", "weekend": "weekend", "weekday": "weekday"}
_CLOCKS = {"start": "starting", "end": "ending"}


def value_words(value: Value, attribute: Attribute | None = None) -> str:
    """A constant of a rule as it is said: "$40.00", "4.5", "2 h", "09:00"."""
    if isinstance(value, Money):
        return money_of(value)
    if isinstance(value, str) and attribute is not None and attribute.type == "date":
        return formats.short_date(date.fromisoformat(value))
    if attribute is not None and attribute.unit == "h":
        minutes = fraction(value) * 60
        return formats.duration(int(minutes)) if minutes.denominator == 1 else f"{value} h"
    if attribute is not None and attribute.unit == "m" and fraction(value).denominator == 1:
        metres = int(fraction(value))
        return formats.kilometres(metres) if metres >= 1000 and metres % 100 == 0 else f"{metres} m"
    if attribute is not None and attribute.type == "clock" and isinstance(value, int):
        return formats.clock(value)
    unit = f" {attribute.unit}" if attribute is not None and attribute.unit else ""
    return f"{clean(str(value))}{unit}"


def share_words(share: Fraction) -> str:
    """ "half", "two thirds", "40 %", "3/7"."""
    usual = {
        (1, 2): "half",
        (1, 3): "a third",
        (2, 3): "two thirds",
        (1, 4): "a quarter",
        (3, 4): "three quarters",
    }
    if found := usual.get((share.numerator, share.denominator)):
        return found
    percent = share * 100
    return f"{percent.numerator} %" if percent.denominator == 1 else str(share)


class Nouns:
    """Items in a family's words, with names for ids."""

    def __init__(self, wording: Wording, names: Names) -> None:
        self.wording, self.names = wording, names

    def phrase(self, kinds: Sequence[str], where: Pred | None, n: int, last: str = "or") -> str:
        """The items of ``kinds`` that match ``where``; singular where ``n`` is 1, ``last`` joins kinds."""
        nouns = [self.wording.noun(kind) for kind in kinds]
        before: list[str] = []
        after: list[str] = []
        renamed = False
        for part in conjuncts(where):
            head = self.wording.head(self.names, kinds, part)
            if head is not None and head.adjective:
                before.append(head.adjective)
            elif head is not None and not renamed:
                nouns, renamed = list(head.nouns), True
                after += [head.clause] if head.clause else []
            else:
                after.append(self.clause(kinds, part))
        if len(kinds) > 1 and len(kinds) >= len(self.wording.table.kinds) and not renamed:
            nouns = [self.wording.whole]
        shown = [formats.plural(noun, n) for noun in nouns]
        return " ".join([*before, formats.listed(shown, last), formats.listed(after)]).strip()

    def clause(self, kinds: Sequence[str], pred: Pred, no: bool = False) -> str:
        """What stands after the noun (or after "is"): "in Taos", "not departing before 09:00"."""
        match pred:
            case Not():
                return self.clause(kinds, pred.pred, not no)
            case All() | Any_():
                joint = "and" if isinstance(pred, All) else "or"
                inner = [self.clause(kinds, part) for part in pred.preds]
                joined = inner[0] if len(inner) == 1 else f"({f' {joint} '.join(inner)})"
                return f"not {joined}" if no else joined
            case Known():
                return f"{'without' if no else 'with'} a known {_plainly(pred.attr)}"
            case Cmp() if no:
                return self._leaf(kinds, pred.model_copy(update={"op": _CONTRARY[pred.op]}))
            case _:
                said = self._leaf(kinds, pred)
                return _denied(said) if no else said

    def _leaf(self, kinds: Sequence[str], pred: Is | Has | Cmp) -> str:
        attribute = self.wording.table.attribute(kinds[0], pred.attr)
        if isinstance(pred, Cmp):
            return self._compared(pred, attribute)
        if isinstance(pred, Is) and pred.arg is not None:
            return f"with {_plainly(pred.attr)} {self.names.item(pred.arg)} {either(pred.values)}"
        words = self.wording.values.get(pred.attr)
        if words is not None:
            return words(self.names, pred.values)
        shown = [value_words(value, attribute) for value in pred.values]
        return f"with {_plainly(pred.attr)} {formats.listed(shown, 'or')}"

    def _compared(self, pred: Cmp, attribute: Attribute | None) -> str:
        value = value_words(pred.value, attribute)
        if (verb := self.wording.verb(pred.attr)) is not None:
            return f"{verb} {_BEFORE[pred.op].format(value)}"
        if pred.attr == "rating":
            return f"rated {_RATINGS[pred.op].format(value)}"
        if pred.attr == "distance_to":
            return f"{_FAR[pred.op].format(value)} from {self.names.item(pred.arg or '')}"
        if pred.attr == "hours":
            return f"taking {_FAR[pred.op].format(value)}"
        if attribute is not None and attribute.type == "money":
            return f"priced {_SIZES[pred.op].format(value)}{self.wording.per.get(pred.attr, '')}"
        place = f" {self.names.item(pred.arg)}" if pred.arg is not None else ""
        return f"with {_plainly(pred.attr)}{place} {_SIZES[pred.op].format(value)}"


def conjuncts(where: Pred | None) -> tuple[Pred, ...]:
    """The parts of ``where`` that must all be true."""
    match where:
        case None:
            return ()
        case All():
            return tuple(leaf for part in where.preds for leaf in conjuncts(part))
        case _:
            return (where,)


def either(values: Sequence[Value]) -> str:
    return formats.listed([clean(str(value)) for value in values], "or")


def _plainly(attribute: str) -> str:
    return attribute.replace("_", " ")


def _denied(said: str) -> str:
    if said.startswith("with "):
        return f"without {said.removeprefix('with ')}"
    if said.startswith("in a place that allows "):
        return said.replace("that allows", "that does not allow", 1)
    return f"not {said}"


def mapped(before: str, table: Mapping[str, str] | None = None) -> ValueWords:
    """``before`` and the values, each as ``table`` has it."""
    said = table or {}

    def words(_: Names, values: Sequence[Value]) -> str:
        shown = [said.get(str(value)) or clean(str(value)) for value in values]
        return f"{before}{formats.listed(shown, 'or')}"

    return words


def named(before: str) -> ValueWords:
    """``before`` and the names of the ids."""

    def words(names: Names, values: Sequence[Value]) -> str:
        return f"{before}{formats.listed([names.item(str(value)) for value in values], 'or')}"

    return words


def on_dates(_: Names, values: Sequence[Value]) -> str:
    shown: list[str] = []
    for value in values:
        try:
            shown.append(formats.short_date(date.fromisoformat(str(value))))
        except ValueError:
            shown.append(clean(str(value)))
    return f"on {formats.listed(shown, 'or')}"


def on_weekdays(_: Names, values: Sequence[Value]) -> str:
    return f"on {formats.listed([clean(str(value)).capitalize() for value in values], 'or')}"


#: How the attributes that every placed item has stand after a noun.
PLACED: Mapping[str, ValueWords] = {
    "day": mapped("on day "),
    "date": on_dates,
    "weekday": on_weekdays,
    "week": mapped("in week "),
    "weekend": mapped("on the weekend of week "),
}
