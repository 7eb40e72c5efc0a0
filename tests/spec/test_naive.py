"""The evaluator against a naive judge: equal where all is known, sound under every completion else."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from fractions import Fraction
from functools import lru_cache
from typing import Any

import pytest

from planner_agent.families.travel.items import TRAVEL_ITEMS
from planner_agent.spec import Form, Horizon, Item, Scales
from planner_agent.spec.evaluate import World, truth_of
from planner_agent.spec.rules import negate
from tests.families.travel.random_rules import Drawer, readable
from tests.families.travel.worlds import CATEGORIES, CUISINES, DIETS, FEATURES, Plan, random_world
from tests.families.travel.worlds import World as SmallWorld
from tests.spec import naive

#: Stored units in one real unit.
SCALE = {"rating": 10, "hours": 60, "km": 1000, "cost": 100, "cost_per_head": 100, "price": 100,
         "price_per_night": 100, "price_per_head": 100}  # fmt: skip
SETS = {"cuisines": CUISINES, "diets": DIETS, "features": FEATURES, "categories": CATEGORIES,
        "allows": ("smoking", "pets", "visitors", "parties")}  # fmt: skip
ROOMS = ("entire", "private", "shared")

Bag = Sequence[Mapping[str, Any]]


@lru_cache(maxsize=2)
def world_of(seed: int) -> tuple[SmallWorld, list[Plan]]:
    return random_world(seed)


def completed(bag: Bag, rng: random.Random) -> list[dict[str, Any]]:
    """Every unknown attribute gets a value that the schema allows."""
    return [{name: _value(item, name, rng) for name in item} for item in bag]


def _value(item: Mapping[str, Any], name: str, rng: random.Random) -> Any:
    if item[name] is not None:
        return item[name]
    if name in SETS:
        return frozenset(rng.sample(SETS[name], rng.randint(0, 2)))
    if name == "room_type":
        return rng.choice(ROOMS)
    if name == "number":
        return rng.choice(("T10", "F99", "Z1"))
    if name == "rating":
        return rng.randint(10, 50)
    if name == "beds":
        return rng.randint(0, 5)
    assert name in ("hours", "km") or name.startswith("distance_to("), name
    return rng.choice((0, rng.randint(1, 600), rng.randint(1, 10**6)))


def real(item: Mapping[str, Any], heads: int) -> dict[str, Any]:
    """An item in stored units as the naive judge wants it."""
    found: dict[str, Any] = {}
    for name, value in item.items():
        scale = SCALE.get(name, 1) * (heads if name == "cost_per_head" else 1)
        found[name] = Fraction(value, scale) if scale > 1 and value is not None else value
    return found


def judged(form: Form, bag: Bag, world: World) -> bool | None:
    return truth_of(form, [Item(v["kind"], {k: v[k] for k in v if k != "kind"}) for v in bag], world)


def naively(form: Form, bag: Bag, world: World) -> bool:
    items = [real(item, world.scales.heads) for item in bag]
    return naive.holds(form.model_dump(mode="json"), items, world.horizon.days)


def bags(plans: Sequence[Plan], rng: random.Random, n: int) -> list[Bag]:
    """Plans, parts of plans, and what is left when two plans are thrown together."""
    found: list[Bag] = []
    for _ in range(n):
        pool = [*rng.choice(plans).items, *(rng.choice(plans).items if rng.random() < 0.4 else ())]
        found.append(rng.sample(pool, rng.choice((len(pool), rng.randint(0, len(pool))))))
    return found


def draw(seed: int, known_only: bool) -> tuple[list[Form], list[Bag], World, random.Random]:
    small, plans = world_of(seed // 2)
    rng = random.Random(seed)
    drawer = Drawer(rng, [plan.items for plan in plans], small.frame.heads, list(small.anchors), known_only)
    scales = Scales("USD", small.frame.heads)
    world = World(TRAVEL_ITEMS, scales, Horizon(days=small.frame.horizon(plans[0].start).days))
    forms: list[Form] = []
    while len(forms) < 40:
        try:
            form = drawer.form()
            readable(form, world)
        except ValueError:  # refused when it is built
            continue
        forms.append(form)
    same_start = [plan for plan in plans if plan.start == plans[0].start]
    return forms, bags(same_start, rng, 8), world, rng


@pytest.mark.parametrize("seed", range(30))
def test_the_evaluator_is_the_naive_judge_where_all_is_known(seed: int) -> None:
    forms, drawn, world, rng = draw(seed, known_only=False)
    for form in forms:
        for bag in drawn:
            whole = completed(bag, rng)
            assert judged(form, whole, world) is naively(form, whole, world), (form, whole)


@pytest.mark.parametrize("seed", range(30))
def test_what_is_proved_or_refuted_is_so_whatever_the_unknown(seed: int) -> None:
    forms, drawn, world, rng = draw(seed + 1000, known_only=True)
    for form in forms:
        for bag in drawn:
            truth = judged(form, bag, world)
            for _ in range(4 if truth is not None else 0):
                whole = completed(bag, rng)
                assert naively(form, whole, world) is truth, (form, bag, whole)


@pytest.mark.parametrize("seed", range(10))
def test_the_opposite_of_a_form_is_its_opposite(seed: int) -> None:
    forms, drawn, world, rng = draw(seed + 2000, known_only=False)
    for form in forms:
        try:
            opposite = negate(form)
        except ValueError:  # "at least none" has no opposite
            continue
        for bag in drawn:
            whole = completed(bag, rng)
            assert naively(opposite, whole, world) is not naively(form, whole, world), (form, whole)
