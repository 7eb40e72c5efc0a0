"""Which attribute of an item kind stands in which field of a record, and what follows from it.

Item kinds are ``leg``, ``stay``, ``meal`` and ``attraction``. Every catalog derives ``lacks`` and
``vocabulary`` from this one table, so that two catalogs never disagree about a name.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from types import MappingProxyType

from planner_agent.errors import UserError

_PLACE = {
    "latitude": "latitude",
    "longitude": "longitude",
    "distance_to": "latitude",
    "travel_minutes_from": "latitude",
}
_PRICE = {"price": "price", "price_per_head": "price"}
_RATED = {"rating": "rating", "features": "features"}

#: By item kind: attribute -> field of the record that carries it. Only attributes that may be
#: unknown are here; an attribute that every record has (name, city) can never be lacking.
CARRIED: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "leg": {**_PRICE, "number": "number", "minutes": "minutes", "metres": "metres", "distance": "metres"},
        "stay": {**_PRICE, **_RATED, **_PLACE, "room_type": "room_type", "allows": "allows", "beds": "beds"},
        "meal": {**_PRICE, **_RATED, **_PLACE, "cuisines": "cuisines", "diets": "diets"},
        "attraction": {
            **_PRICE,
            **_RATED,
            **_PLACE,
            "categories": "categories",
            "hours": "hours",
            "opens": "hours",
            "closes": "hours",
        },
    }
)

#: By item kind: attribute -> field, for attributes whose values are words.
WORDS: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "leg": {
            "id": "number",
            "name": "number",
            "number": "number",
            "mode": "mode",
            "origin": "origin",
            "destination": "destination",
        },
        "stay": {
            "id": "id",
            "name": "name",
            "city": "city",
            "room_type": "room_type",
            "allows": "allows",
            "features": "features",
        },
        "meal": {
            "id": "id",
            "name": "name",
            "city": "city",
            "cuisines": "cuisines",
            "diets": "diets",
            "features": "features",
        },
        "attraction": {
            "id": "id",
            "name": "name",
            "city": "city",
            "categories": "categories",
            "features": "features",
        },
    }
)


def lacking(kind: str, records: Collection[object]) -> frozenset[str]:
    """The attributes of ``kind`` that none of ``records`` carries (all of them if there is none)."""
    fields = CARRIED[kind]
    absent = {
        field for field in set(fields.values()) if all(getattr(record, field) is None for record in records)
    }
    return frozenset(attribute for attribute, field in fields.items() if field in absent)


def word_field(kind: str, attribute: str) -> str:
    """The field that holds the words of ``kind``'s ``attribute``; UserError if it has none."""
    if kind not in WORDS:
        raise UserError(f"there is no item kind {kind!r}", f"Kinds: {', '.join(WORDS)}.")
    if attribute not in WORDS[kind]:
        raise UserError(
            f"{kind} has no attribute {attribute!r} whose values are words",
            f"Those of {kind}: {', '.join(sorted(WORDS[kind]))}.",
        )
    return WORDS[kind][attribute]


def words(records: Iterable[object], field: str) -> frozenset[str]:
    """The words that occur in ``field`` of ``records``; sets are opened, unknowns skipped."""
    found: set[str] = set()
    for record in records:
        value = getattr(record, field)
        if isinstance(value, str):
            found.add(value)
        elif value is not None:
            found.update(value)
    return frozenset(found)
