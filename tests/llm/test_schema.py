"""The closed subset: what strict endpoints take, by the SDK's own normaliser, and what a value of it is."""

from __future__ import annotations

import copy
import json
from typing import Any, Literal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openai.lib._pydantic import _ensure_strict_json_schema
from pydantic import BaseModel, Field

from planner_agent.llm.schema import close, violations, without_limits
from tests.llm.conftest import GOOD, SCHEMA


class Leaf(BaseModel):
    kind: Literal["leaf"] = "leaf"
    value: int | None = None


class Branch(BaseModel):
    kind: Literal["branch"]
    parts: list[Node] = Field(default_factory=list, max_length=4)


class Node(BaseModel):
    title: str = Field(description="what it is called", max_length=20)
    default: bool = True
    of: Leaf | Branch = Field(discriminator="kind")
    note: str | None = None
    colour: Literal["red", "green"] = "red"


Branch.model_rebuild()
Node.model_rebuild()
SCHEMAS = [SCHEMA, Node.model_json_schema(), Branch.model_json_schema(), Leaf.model_json_schema()]


def _everywhere(schema: Any):
    """Each schema inside a schema, itself first."""
    yield schema
    for name in ("properties", "$defs"):
        for part in schema.get(name, {}).values():
            yield from _everywhere(part)
    for part in [*schema.get("anyOf", ()), *([schema["items"]] if "items" in schema else ())]:
        yield from _everywhere(part)


@pytest.mark.parametrize("schema", SCHEMAS)
def test_a_closed_schema_is_what_the_sdk_would_make_strict(schema) -> None:
    closed = close(schema)
    assert _ensure_strict_json_schema(copy.deepcopy(closed), path=(), root=closed) == closed
    assert close(closed) == closed
    for part in _everywhere(closed):
        assert not set(part) & {"oneOf", "default", "discriminator", "allOf", "title"} or part is closed
        if part.get("type") == "object":
            assert part["additionalProperties"] is False
            assert part["required"] == list(part["properties"])


def test_closing_keeps_limits_and_properties_named_like_keywords() -> None:
    closed = close(Node.model_json_schema())
    assert {"title", "default"} <= set(closed["properties"])
    assert closed["properties"]["title"]["maxLength"] == 20
    thin = without_limits(closed)
    assert "maxLength" not in thin["properties"]["title"] and closed["properties"]["title"]["maxLength"] == 20
    pattern = close(
        {"type": "object", "properties": {"pattern": {"type": "string"}}, "required": ["pattern"]}
    )
    assert without_limits(pattern) == pattern


@pytest.mark.parametrize("schema", SCHEMAS)
def test_what_pydantic_writes_is_of_its_closed_schema(schema) -> None:
    closed = close(schema)
    if schema is SCHEMAS[1]:
        leaf = Node(title="a", of=Leaf(value=3))
        tree = Node(title="b", of=Branch(kind="branch", parts=[leaf, leaf]), note="n")
        assert violations(tree.model_dump(), closed) == []
        deep = tree.model_dump()
        deep["of"]["parts"][1]["of"]["value"] = "3"
        assert violations(deep, closed)
    elif schema is SCHEMA:
        assert violations(GOOD, closed) == []


def test_an_optional_property_may_be_null() -> None:
    for part, good in (
        ({"type": "string"}, "x"),
        ({"type": ["string", "null"]}, "x"),
        ({"enum": ["a"], "type": "string"}, "a"),
        ({"enum": ["a"]}, "a"),
        ({"const": 3}, 3),
        ({"anyOf": [{"type": "string"}, {"type": "integer"}]}, 3),
        ({"$ref": "#/$defs/x"}, True),
    ):
        closed = close({"type": "object", "properties": {"p": part}, "$defs": {"x": {"type": "boolean"}}})
        assert closed["required"] == ["p"]
        assert violations({"p": None}, closed) == [] == violations({"p": good}, closed)
        assert violations({}, closed) and violations({"p": [good]}, closed)


@pytest.mark.parametrize(
    "part",
    [
        {"type": "object"} | {"additionalProperties": {"type": "string"}},
        {"type": "object", "patternProperties": {}},
        {"type": "array"},
        {},
        {"not": {"type": "string"}},
        {"allOf": [{"type": "string"}, {"type": "string"}]},
        {"$ref": "#/$defs/x", "minLength": 2},
        {"type": "object", "properties": {}, "required": ["q"]},
        7,
    ],
)
def test_what_cannot_be_closed_is_an_error_of_its_author(part) -> None:
    with pytest.raises(ValueError, match=r"\$\.p: "):
        close({"type": "object", "properties": {"p": part}, "$defs": {"x": {"type": "string"}}})
    with pytest.raises(ValueError, match="root"):
        close({"type": "array", "items": {"type": "string"}})


@pytest.mark.parametrize(
    ("value", "where", "limit"),
    [
        ({**GOOD, "city": 1}, "$.city", False),
        ({**GOOD, "city": True}, "$.city", False),
        ({**GOOD, "city": "x" * 41}, "$.city", True),
        ({**GOOD, "wishes": {}}, "$.wishes", False),
        ({**GOOD, "wishes": GOOD["wishes"] * 4}, "$.wishes", True),
        ({**GOOD, "wishes": [{"quote": "x", "label": "sea"}]}, "$.wishes[0].label", False),
        ({**GOOD, "wishes": [{"quote": "x"}]}, "$.wishes[0]", False),
        ({**GOOD, "more": 1}, "$", False),
        ({}, "$", False),
        ([], "$", False),
        ("Paris", "$", False),
    ],
)
def test_a_violation_names_its_place(value, where, limit) -> None:
    first = violations(value, close(SCHEMA))[0]
    assert (first.path, first.limit) == (where, limit)


@pytest.mark.parametrize(
    ("schema", "good", "bad"),
    [
        ({"type": "integer", "minimum": 1, "maximum": 5}, [1, 5], [0, 6, 1.0, True, "1", None]),
        ({"type": "number"}, [1, 1.5], [True, "1"]),
        ({"type": "boolean"}, [True], [1, "true"]),
        ({"type": "null"}, [None], [0, ""]),
        ({"const": "a"}, ["a"], ["b", None]),
        ({"enum": [1, "a", None]}, [1, "a", None], [True, 1.0, "b"]),
        ({"type": "string", "pattern": "^[ab]+$", "minLength": 2}, ["ab"], ["a", "ac", 1]),
        ({"type": "array", "items": {"type": "integer"}, "minItems": 1}, [[1]], [[], ["1"], {}]),
        ({"anyOf": [{"type": "integer"}, {"type": "string", "maxLength": 1}]}, [1, "a"], ["ab", None, []]),
    ],
)
def test_values_and_schemas(schema, good, bad) -> None:
    closed = close({"type": "object", "properties": {"p": schema}, "required": ["p"]})
    assert [value for value in good if violations({"p": value}, closed)] == []
    assert [value for value in bad if not violations({"p": value}, closed)] == []


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from("abc"), inner, max_size=3),
    max_leaves=8,
)


def _schema_of(value: Any) -> dict[str, Any]:
    if isinstance(value, dict):
        return {"type": "object", "properties": {name: _schema_of(part) for name, part in value.items()},
                "required": list(value)}  # fmt: skip
    if isinstance(value, list):
        return {
            "type": "array",
            "items": {"anyOf": [_schema_of(part) for part in value] or [{"type": "null"}]},
        }
    return {"const": value}


@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow])
@given(value=st.dictionaries(st.sampled_from("abc"), JSON, max_size=3), other=JSON)
def test_a_value_is_of_the_schema_made_from_it_and_another_is_not(value, other) -> None:
    closed = close(_schema_of(value))
    assert violations(json.loads(json.dumps(value)), closed) == []
    for name in value:
        assert violations({key: part for key, part in value.items() if key != name}, closed)
    if not isinstance(other, dict):
        assert violations(other, closed)
