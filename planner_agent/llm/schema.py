"""The closed subset of JSON Schema that answers are asked in, and its check.

Keywords: ``type`` (one or several), ``enum``, ``const``, ``properties``, ``required``,
``additionalProperties``, ``items``, ``anyOf``, ``$ref`` to ``$defs``, and limits (``maxItems``,
``maxLength``,
``maximum``, their lower twins, ``pattern``). ``title``, ``description``, ``format`` and ``default`` say
nothing
about a value. Anything else is an error of the schema's author, never passed over: what we did not check we
would believe unchecked.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

LIMITS = frozenset(("minItems", "maxItems", "minLength", "maxLength", "minimum", "maximum", "pattern"))
_SHAPE = frozenset(
    (
        "type",
        "enum",
        "const",
        "properties",
        "required",
        "additionalProperties",
        "items",
        "anyOf",
        "$ref",
        "$defs",
    )
)
_SAID = frozenset(("title", "default", "description", "discriminator", "oneOf", "allOf", "format"))
_TYPES: Mapping[str, tuple[type, ...]] = {
    "object": (dict,),
    "array": (list,),
    "string": (str,),
    "integer": (int,),
    "number": (int, float),
    "boolean": (bool,),
    "null": (type(None),),
}
_MOST = 20
"""Violations told; one is enough to refuse an answer."""


@dataclass(frozen=True, slots=True)
class Wrong:
    """One place where a value is not of its schema; ``limit`` where only a length or size is exceeded."""

    path: str
    what: str
    limit: bool = False

    def __str__(self) -> str:
        return f"{self.path}: {self.what}"


def close(schema: Mapping[str, Any]) -> dict[str, Any]:
    """The schema as strict endpoints take it: objects closed, all properties required (an optional one may be
    null instead), ``oneOf`` as ``anyOf``, no titles and no defaults. Limits stay. ValueError names the
    place of what cannot be said so: an open object, an unknown keyword, a root that is no object."""
    closed = _closed(schema, "$")
    if "$ref" in closed:
        closed = {**_resolved(closed["$ref"], closed.get("$defs", {})), "$defs": closed["$defs"]}
    if closed.get("type") != "object":
        raise ValueError("$: the root of an answer's schema is an object")
    return closed


def without_limits(schema: Mapping[str, Any]) -> dict[str, Any]:
    """A closed schema without lengths and sizes, for endpoints that refuse them; answers are held to them."""
    return _without(dict(schema))


def violations(value: Any, schema: Mapping[str, Any]) -> list[Wrong]:
    """Where ``value`` is not of the closed ``schema``; empty if it is."""
    found: list[Wrong] = []
    for wrong in _check(value, schema, "$", schema.get("$defs", {})):
        found.append(wrong)
        if len(found) >= _MOST:
            break
    return found


# ---- closing


def _closed(schema: Mapping[str, Any], path: str) -> dict[str, Any]:
    if not isinstance(schema, Mapping):
        raise ValueError(f"{path}: a schema is an object, not {schema!r}")
    unknown = set(schema) - LIMITS - _SHAPE - _SAID
    if unknown:
        raise ValueError(f"{path}: the keyword {min(unknown)!r} is outside the closed subset")
    schema = _merged(schema, path)
    closed: dict[str, Any] = {}
    for key, value in schema.items():
        if key in ("properties", "$defs"):
            closed[key] = {name: _closed(part, f"{path}.{name}") for name, part in value.items()}
        elif key == "items":
            closed[key] = _closed(value, f"{path}[]")
        elif key in ("anyOf", "oneOf"):
            closed["anyOf"] = [_closed(part, path) for part in value]
        elif key not in ("title", "default", "discriminator", "required", "additionalProperties", "format"):
            closed[key] = value
    if "$ref" in closed:
        closed.pop("description", None)
        if set(closed) - {"$ref", "$defs"}:
            raise ValueError(f"{path}: a $ref stands alone")
    if "properties" in closed or closed.get("type") == "object":
        _close_object(closed, schema, path)
    if not set(closed) & {"type", "enum", "const", "anyOf", "$ref"}:
        raise ValueError(f"{path}: a schema without a type allows anything")
    if closed.get("type") == "array" and "items" not in closed:
        raise ValueError(f"{path}: an array without items allows anything")
    return closed


def _merged(schema: Mapping[str, Any], path: str) -> Mapping[str, Any]:
    """``allOf`` with one part (as pydantic writes a reference with a description) taken in."""
    if "allOf" not in schema:
        return schema
    parts = schema["allOf"]
    if len(parts) != 1:
        raise ValueError(f"{path}: allOf of {len(parts)} parts is outside the closed subset")
    return {**{key: value for key, value in schema.items() if key != "allOf"}, **parts[0]}


def _close_object(closed: dict[str, Any], schema: Mapping[str, Any], path: str) -> None:
    if schema.get("additionalProperties", False) is not False:
        raise ValueError(f"{path}: an object with open properties; list pairs as an array instead")
    closed["type"] = "object"
    properties = closed.setdefault("properties", {})
    required = set(schema.get("required", ()))
    if required - set(properties):
        raise ValueError(f"{path}: {min(required - set(properties))!r} is required but not described")
    for name in properties:
        if name not in required:
            properties[name] = _nullable(properties[name])
    closed["required"] = list(properties)
    closed["additionalProperties"] = False


def _nullable(schema: dict[str, Any]) -> dict[str, Any]:
    kinds = schema.get("type")
    if kinds is not None:
        kinds = [kinds] if isinstance(kinds, str) else list(kinds)
        if "null" in kinds:
            return schema
        if "const" not in schema:
            enum = {"enum": [*schema["enum"], None]} if "enum" in schema else {}
            return {**schema, "type": [*kinds, "null"], **enum}
    if any(part.get("type") == "null" for part in schema.get("anyOf", ())):
        return schema
    if "anyOf" in schema:
        return {**schema, "anyOf": [*schema["anyOf"], {"type": "null"}]}
    return {"anyOf": [schema, {"type": "null"}]}


def _without(schema: Any) -> Any:
    """Keywords only: a property may well be named "pattern"."""
    thin: dict[str, Any] = {}
    for key, value in schema.items():
        if key in ("properties", "$defs"):
            thin[key] = {name: _without(part) for name, part in value.items()}
        elif key == "items":
            thin[key] = _without(value)
        elif key == "anyOf":
            thin[key] = [_without(part) for part in value]
        elif key not in LIMITS:
            thin[key] = value
    return thin


# ---- checking


def _check(value: Any, schema: Mapping[str, Any], path: str, defs: Mapping[str, Any]) -> Iterator[Wrong]:
    if "$ref" in schema:
        yield from _check(value, _resolved(schema["$ref"], defs), path, defs)
        return
    if "anyOf" in schema:
        parts = [list(_check(value, part, path, defs)) for part in schema["anyOf"]]
        if all(parts):
            # The nearest miss: the part with only limits exceeded, else the first.
            yield from next((part for part in parts if all(wrong.limit for wrong in part)), parts[0])
        return
    if "type" in schema and not _of_type(value, schema["type"]):
        yield Wrong(path, f"{_shown(value)} is no {_either(schema['type'])}")
        return
    if "const" in schema and not _same(value, schema["const"]):
        yield Wrong(path, f"{_shown(value)} is not {schema['const']!r}")
    if "enum" in schema and not any(_same(value, one) for one in schema["enum"]):
        yield Wrong(path, f"{_shown(value)} is none of {', '.join(map(repr, schema['enum'][:8]))}")
    if isinstance(value, dict):
        yield from _check_object(value, schema, path, defs)
    elif isinstance(value, list):
        yield from _check_size(len(value), schema, "Items", "items", path)
        for number, item in enumerate(value):
            yield from _check(item, schema.get("items", {}), f"{path}[{number}]", defs)
    elif isinstance(value, str):
        yield from _check_size(len(value), schema, "Length", "characters", path)
        if "pattern" in schema and not re.search(schema["pattern"], value):
            yield Wrong(path, f"{_shown(value)} does not match {schema['pattern']}", limit=True)
    elif isinstance(value, int | float) and not isinstance(value, bool):
        if value < schema.get("minimum", value):
            yield Wrong(path, f"{value} is below {schema['minimum']}", limit=True)
        if value > schema.get("maximum", value):
            yield Wrong(path, f"{value} is above {schema['maximum']}", limit=True)


def _check_object(
    value: dict[str, Any], schema: Mapping[str, Any], path: str, defs: Mapping[str, Any]
) -> Iterator[Wrong]:
    properties = schema.get("properties", {})
    for name in schema.get("required", ()):
        if name not in value:
            yield Wrong(path, f"{name!r} is missing")
    for name, part in value.items():
        if name in properties:
            yield from _check(part, properties[name], f"{path}.{name}", defs)
        else:
            yield Wrong(path, f"{_shown(name)} is no property of it")


def _check_size(size: int, schema: Mapping[str, Any], suffix: str, unit: str, path: str) -> Iterator[Wrong]:
    if size < schema.get(f"min{suffix}", 0):
        yield Wrong(path, f"{size} {unit}, fewer than {schema[f'min{suffix}']}", limit=True)
    if size > schema.get(f"max{suffix}", size):
        yield Wrong(path, f"{size} {unit}, more than {schema[f'max{suffix}']}", limit=True)


def _resolved(ref: str, defs: Mapping[str, Any]) -> Mapping[str, Any]:
    name = ref.removeprefix("#/$defs/")
    if name not in defs:
        raise ValueError(f"the schema refers to {ref!r}, which it does not define")
    return defs[name]


def _of_type(value: Any, kinds: str | list[str]) -> bool:
    for kind in [kinds] if isinstance(kinds, str) else kinds:
        if isinstance(value, bool) and kind != "boolean":
            continue
        if isinstance(value, _TYPES[kind]):
            return True
    return False


def _same(value: Any, other: Any) -> bool:
    return type(value) is type(other) and value == other


def _either(kinds: str | list[str]) -> str:
    return kinds if isinstance(kinds, str) else " or ".join(kinds)


def _shown(value: Any) -> str:
    shown = repr(value)
    return shown if len(shown) <= 60 else f"{shown[:60]}…"
