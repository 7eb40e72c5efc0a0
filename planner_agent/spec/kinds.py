"""Item kinds and their attributes as data: the one table that everything else is driven by."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import IntEnum
from fractions import Fraction
from typing import Any, Literal

from planner_agent.spec.values import Money, Value, clock_minutes, exponent, fraction

Type = Literal["text", "enum", "set", "number", "money", "clock", "date", "day"]


class Level(IntEnum):
    """The coarsest place at which an attribute is constant (rule-language §7)."""

    ITEM = 0
    CITY = 1
    DAY = 2
    SLOT = 3
    CLOCK = 4


@dataclass(frozen=True, slots=True)
class Attribute:
    """One attribute of an item kind.

    ``scale`` turns the real value into the stored integer (rating 4.5, scale 10, is 45).
    ``low`` and ``high`` are a promise of the schema, in stored integers. ``per_head`` marks a
    measure whose stored value is the whole party's, so that bounds are multiplied by the heads.
    """

    name: str
    type: Type
    doc: str
    level: Level = Level.ITEM
    unit: str = ""
    scale: int = 1
    values: tuple[str, ...] = ()
    measure: bool = False
    per_head: bool = False
    group: Literal["", "open", "closed"] = ""
    low: int | None = None
    high: int | None = None
    argument: bool = False


def by_name(*attributes: Attribute) -> dict[str, Attribute]:
    """Attributes as a ``Kind`` takes them."""
    return {attribute.name: attribute for attribute in attributes}


@dataclass(frozen=True, slots=True)
class Kind:
    """An item kind: the smallest thing that carries its group keys.

    At most one item of the kind in a plan has the same values of all attributes in ``once`` (none: no such
    promise), which makes for stronger rows.
    """

    name: str
    doc: str
    attributes: Mapping[str, Attribute]
    axes: frozenset[str] = frozenset({"time", "day"})
    plural: str = ""
    once: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Scales:
    """What turns a bound into stored units: the catalog's currency and the party's heads.

    ``rates`` gives the value of one unit of a foreign currency in ``currency``.
    """

    currency: str
    heads: int = 1
    rates: Mapping[str, Fraction] = field(default_factory=dict[str, Fraction])


class RateMissing(ValueError):
    """A bound is in a currency that has no rate to the catalog's."""


@dataclass(frozen=True, slots=True)
class Item:
    """An item of a plan or a candidate: stored integers, strings and frozensets; None is unknown."""

    kind: str
    values: Mapping[str, Any]

    def get(self, name: str, argument: str | None = None) -> Any:
        return self.values.get(name if argument is None else f"{name}({argument})")


class ItemTable:
    """The item kinds of one family, by name.

    ``presence`` says for an open group key which kind makes a group present (a night makes a city
    visited); elsewhere an item of the rule's own kinds does.
    """

    def __init__(self, *kinds: Kind, presence: Mapping[str, str] | None = None) -> None:
        self.kinds = {kind.name: kind for kind in kinds}
        self.presence = dict(presence or {})

    def attribute(self, kind: str, name: str) -> Attribute | None:
        found = self.kinds.get(kind)
        return found.attributes.get(name) if found else None

    def shared(self, kinds: tuple[str, ...], name: str) -> Attribute | None:
        """The attribute ``name`` if every one of ``kinds`` has it, else None."""
        found = [self.attribute(kind, name) for kind in kinds]
        return found[0] if found and all(found) else None


def stored(value: Value, attribute: Attribute, scales: Scales) -> Fraction | str:
    """``value`` in the attribute's stored unit: exact number, or text for enum, set, text, date.

    Raises ValueError where the value is not of the attribute's type or unit, and RateMissing
    where its currency has no rate.
    """
    if attribute.type in ("text", "enum", "set", "date"):
        if not isinstance(value, str):
            raise ValueError(f"{attribute.name} takes words, not {value!r}")
        if attribute.values and value not in attribute.values:
            raise ValueError(f"{attribute.name} is one of {', '.join(attribute.values)}, not {value!r}")
        return value
    if attribute.type == "money":
        if not isinstance(value, Money):
            raise ValueError(f"{attribute.name} takes money, not {value!r}")
        return _money(value, scales) * (scales.heads if attribute.per_head else 1)
    if isinstance(value, Money):
        raise ValueError(f"{attribute.name} is not money, so {value.amount} {value.currency} does not fit")
    if attribute.type == "clock" and isinstance(value, str):
        return Fraction(clock_minutes(value))
    return fraction(value) * attribute.scale


def _money(value: Money, scales: Scales) -> Fraction:
    minor = Fraction(value.amount) * 10 ** exponent(scales.currency)
    if value.currency == scales.currency:
        return minor
    if value.currency not in scales.rates:
        raise RateMissing(
            f"{value.amount} {value.currency} cannot be compared with prices in {scales.currency}"
        )
    return minor * scales.rates[value.currency]
