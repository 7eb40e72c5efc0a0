"""A spec survives JSON whole."""

from __future__ import annotations

import json

import pytest
from hypothesis import HealthCheck, given, settings
from pydantic import ValidationError

from planner_agent.families.travel.spec import TravelFrame, TravelSpec
from planner_agent.spec import Cmp, Money
from planner_agent.spec.diff import diff
from tests.spec.strategies import specs

SLOW = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@SLOW
@given(specs)
def test_json_text_gives_the_same_spec(spec: TravelSpec) -> None:
    again = TravelSpec.model_validate_json(spec.model_dump_json())
    assert again == spec
    assert diff(spec, again) == []


@SLOW
@given(specs)
def test_json_objects_give_the_same_spec(spec: TravelSpec) -> None:
    again = TravelSpec.model_validate(json.loads(json.dumps(spec.model_dump(mode="json"))))
    assert again == spec


@pytest.mark.parametrize("value", [7, "7", "4.5", "1/3", "09:00", "2026-05-04", "Thai"])
def test_values_keep_their_type(value: int | str) -> None:
    leaf = Cmp(attr="rating", op=">", value=value)
    again = Cmp.model_validate_json(leaf.model_dump_json()).value
    assert again == value
    assert type(again) is type(value)


def test_money_keeps_its_digits() -> None:
    money = Money(amount="1700.00", currency="USD")
    assert Cmp.model_validate_json(Cmp(attr="price", op=">", value=money).model_dump_json()).value == money


def test_a_float_is_refused() -> None:
    with pytest.raises(ValidationError):
        Cmp.model_validate({"attr": "rating", "op": ">", "value": 4.5})


def test_an_unknown_field_is_refused() -> None:
    data = TravelSpec(family="travel", frame=TravelFrame()).model_dump(mode="json") | {"extra": 1}
    with pytest.raises(ValidationError):
        TravelSpec.model_validate(data)
