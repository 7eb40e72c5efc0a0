"""Predicates in plain words: which items, as a noun with what stands before and after it.

``Nouns(names).phrase(kinds, where, n)`` gives "Thai meals", "flights departing before 09:00",
"dinners in Taos". Each attribute has its wording in one table; an attribute without one is said
generically, so that every rule of the item table can be put into words.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from planner_agent.data.catalog import Catalog
from planner_agent.families.travel.items import TRAVEL_ITEMS
from planner_agent.rendering import formats
from planner_agent.rendering.clean import clean
from planner_agent.rendering.money import money_of
from planner_agent.spec import All, Any_, Attribute, Cmp, Has, Is, Known, Money, Not, Pred, fraction
from planner_agent.spec.values import Value

NOUNS = {"leg": "journey", "stay": "night", "meal": "meal", "attraction": "sight"}
_MODES = {
    "flight": "flight", "train": "train ride", "bus": "bus ride", "ferry": "ferry ride", "drive": "drive",
    "taxi": "taxi ride",
}  # fmt: skip
_ROOMS = {"entire": "an entire home", "private": "a private room", "shared": "a shared room"}
_ALLOWS = {"children_under_10": "children under 10"}
_SLOTS = {
    "morning": "in the morning",
    "afternoon": "in the afternoon",
    "late_afternoon": "in the late afternoon",
}
_DIRECTIONS = {"out": "on the way out", "inner": "between the cities", "back": "on the way back"}

_BEFORE = {"<": "before {}", "<=": "at {} or earlier", ">": "after {}", ">=": "at {} or later"}
_SIZES = {"<": "under {}", "<=": "at most {}", ">": "over {}", ">=": "at least {}"}
_RATINGS = {"<": "below {}", "<=": "{} or worse", ">": "above {}", ">=": "{} or better"}
_FAR = {"<": "less than {}", "<=": "at most {}", ">": "more than {}", ">=": "at least {}"}
_CONTRARY = {"<": ">=", "<=": ">", ">": "<=", ">=": "<"}
_CLOCKS = {"depart": "departing", "arrive": "arriving", "start": "starting", "end": "ending"}


class Names:
    """The catalog's names for its ids; an id that it does not know stands for itself."""

    def __init__(self, catalog: Catalog | None = None) -> None:
        self.catalog = catalog
        self._items: Mapping[str, str] | None = None

    def city(self, key: str) -> str:
        found = self.catalog.cities.get(key) if self.catalog is not None else None
        return clean(found.name if found else key)

    def item(self, key: str) -> str:
        """A stay, restaurant, attraction or city, by its id."""
        if self._items is None:
            self._items = self._all()
        return clean(self._items[key]) if key in self._items else self.city(key)

    def _all(self) -> dict[str, str]:
        catalog = self.catalog
        if catalog is None:
            return {}
        offers = (catalog.stays, catalog.restaurants, catalog.attractions)
        return {item.id: item.name for city in catalog.cities for offer in offers for item in offer(city)}


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


@dataclass(frozen=True)
class _Head:
    """What a positive test of one attribute makes of the noun: another noun, or a word before it."""

    nouns: tuple[str, ...] = ()
    adjective: str = ""


class Nouns:
    """Items in words, with the catalog's names."""

    def __init__(self, names: Names) -> None:
        self.names = names

    def phrase(self, kinds: Sequence[str], where: Pred | None, n: int, last: str = "or") -> str:
        """The items of ``kinds`` that match ``where``; singular where ``n`` is 1, ``last`` joins kinds."""
        nouns = [NOUNS.get(kind, kind) for kind in kinds]
        before: list[str] = []
        after: list[str] = []
        renamed = False
        for part in conjuncts(where):
            head = self._head(kinds, part)
            if head is not None and head.nouns and not renamed:
                nouns, renamed = list(head.nouns), True
            elif head is not None and head.adjective:
                before.append(head.adjective)
            elif isinstance(part, Is) and part.attr in ("id", "name") and tuple(kinds) == ("attraction",):
                nouns = ["visit"]
                after.append(f"to {formats.listed([self.names.item(str(key)) for key in part.values], 'or')}")
            else:
                after.append(self.clause(kinds, part))
        if len(kinds) >= len(NOUNS) and not renamed:
            nouns = ["part of the trip"] if n == 1 else ["parts of the trip"]
        else:
            nouns = [formats.plural(noun, n) for noun in nouns]
        return " ".join([*before, formats.listed(nouns, last), formats.listed(after)]).strip()

    def _head(self, kinds: Sequence[str], pred: Pred) -> _Head | None:
        match pred:
            case Is(attr="mode"):
                return _Head(nouns=tuple(_MODES.get(str(mode), clean(str(mode))) for mode in pred.values))
            case Is(attr="slot") if tuple(kinds) == ("meal",):
                return _Head(nouns=tuple(clean(str(slot)) for slot in pred.values))
            case Has(attr="cuisines"):
                return _Head(adjective=_either(pred.values))
            case _:
                return None

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
        attribute = TRAVEL_ITEMS.attribute(kinds[0], pred.attr)
        if isinstance(pred, Cmp):
            return self._compared(pred, attribute)
        if isinstance(pred, Is) and pred.arg is not None:
            return f"with {_plainly(pred.attr)} {self.names.item(pred.arg)} {_either(pred.values)}"
        words = _VALUES.get(pred.attr)
        if words is not None:
            return words(self.names, pred.values)
        shown = [value_words(value, attribute) for value in pred.values]
        return f"with {_plainly(pred.attr)} {formats.listed(shown, 'or')}"

    def _compared(self, pred: Cmp, attribute: Attribute | None) -> str:
        value = value_words(pred.value, attribute)
        if pred.attr in _CLOCKS:
            return f"{_CLOCKS[pred.attr]} {_BEFORE[pred.op].format(value)}"
        if pred.attr == "rating":
            return f"rated {_RATINGS[pred.op].format(value)}"
        if pred.attr == "distance_to":
            return f"{_FAR[pred.op].format(value)} from {self.names.item(pred.arg or '')}"
        if pred.attr == "hours":
            return f"taking {_FAR[pred.op].format(value)}"
        if attribute is not None and attribute.type == "money":
            return f"priced {_SIZES[pred.op].format(value)}{_PER.get(pred.attr, '')}"
        place = f" {self.names.item(pred.arg)}" if pred.arg is not None else ""
        return f"with {_plainly(pred.attr)}{place} {_SIZES[pred.op].format(value)}"


_PER = {
    "price_per_head": " a head", "price_per_night": " a night", "cost_per_head": " a head", "cost": " in all",
    "price": " each",
}  # fmt: skip


def conjuncts(where: Pred | None) -> tuple[Pred, ...]:
    """The parts of ``where`` that must all be true."""
    match where:
        case None:
            return ()
        case All():
            return tuple(leaf for part in where.preds for leaf in conjuncts(part))
        case _:
            return (where,)


def _either(values: Sequence[Value]) -> str:
    return formats.listed([clean(str(value)) for value in values], "or")


def _plainly(attribute: str) -> str:
    return attribute.replace("_", " ")


def _denied(said: str) -> str:
    if said.startswith("with "):
        return f"without {said.removeprefix('with ')}"
    if said.startswith("in a place that allows "):
        return said.replace("that allows", "that does not allow", 1)
    return f"not {said}"


def _mapped(before: str, table: Mapping[str, str]) -> Callable[[Names, Sequence[Value]], str]:
    def words(_: Names, values: Sequence[Value]) -> str:
        shown = [table.get(str(value)) or clean(str(value)) for value in values]
        return f"{before}{formats.listed(shown, 'or')}"

    return words


def _named(before: str, *, city: bool) -> Callable[[Names, Sequence[Value]], str]:
    def words(names: Names, values: Sequence[Value]) -> str:
        look = names.city if city else names.item
        return f"{before}{formats.listed([look(str(value)) for value in values], 'or')}"

    return words


def _on_dates(_: Names, values: Sequence[Value]) -> str:
    shown: list[str] = []
    for value in values:
        try:
            shown.append(formats.short_date(date.fromisoformat(str(value))))
        except ValueError:
            shown.append(clean(str(value)))
    return f"on {formats.listed(shown, 'or')}"


def _on_weekdays(_: Names, values: Sequence[Value]) -> str:
    return f"on {formats.listed([clean(str(value)).capitalize() for value in values], 'or')}"


_VALUES: Mapping[str, Callable[[Names, Sequence[Value]], str]] = {
    "city": _named("in ", city=True),
    "origin": _named("from ", city=True),
    "destination": _named("to ", city=True),
    "id": _named("at ", city=False),
    "name": _named("at ", city=False),
    "mode": _mapped("by ", {"drive": "car", "flight": "plane"}),
    "direction": _mapped("", _DIRECTIONS),
    "number": _mapped("with number ", {}),
    "slot": _mapped("", {**_SLOTS, "breakfast": "at breakfast", "lunch": "at lunch", "dinner": "at dinner"}),
    "cuisines": _mapped("with the cuisine ", {}),
    "diets": _mapped("catering for the diet ", {}),
    "categories": _mapped("of the kind ", {}),
    "features": _mapped("with ", {}),
    "room_type": _mapped("in ", _ROOMS),
    "allows": _mapped("in a place that allows ", _ALLOWS),
    "day": _mapped("on day ", {}),
    "date": _on_dates,
    "weekday": _on_weekdays,
    "week": _mapped("in week ", {}),
    "weekend": _mapped("on the weekend of week ", {}),
}
