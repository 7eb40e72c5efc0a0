"""Why there is no trip: the set named is minimal, and each change is the smallest, by brute force."""

from __future__ import annotations

import random
from collections.abc import Collection, Sequence
from datetime import date
from fractions import Fraction
from itertools import combinations
from typing import Any

import pytest

from planner_agent import Planner
from planner_agent.families import SolveOptions
from planner_agent.families.travel.explain import STRUCTURE
from planner_agent.families.travel.family import FAMILY
from planner_agent.families.travel.items import TRAVEL_ITEMS
from planner_agent.families.travel.spec import TravelSpec
from planner_agent.families.travel.words_out import describe
from planner_agent.spec import Compare, Item, Money, Priority, Rule, Scales
from planner_agent.spec.evaluate import World as Judged
from planner_agent.spec.evaluate import amount_of, truth_of
from planner_agent.spec.groups import Member
from tests.families.travel.cases import limits_of, small_world
from tests.families.travel.judge import items_of
from tests.families.travel.random_rules import Drawer, readable
from tests.families.travel.worlds import Plan, TooMany, enumerate_plans

OPTIONS = SolveOptions(time_limit=60)


class Twin:
    """A spec without a plan, each of whose rules some plan meets."""

    def __init__(self, seed: int) -> None:
        at = seed * 7
        while len(small_world(at)[1]) > 100:
            at += 1
        self.world, plans, items = small_world(at)
        rng = random.Random(seed)
        self.scales = Scales("USD", self.world.frame.heads)
        drawer = Drawer(rng, [plan.items for plan in plans], self.world.frame.heads, list(self.world.anchors))
        self.spec = TravelSpec(family="travel", frame=self.world.frame)
        left = list(range(len(plans)))
        while left:
            try:
                rule = Rule(id=f"r{len(self.spec.rules)}", body=drawer.form())
                readable(rule.body, self.judged(plans[0]))
                met = [i for i in range(len(plans)) if truth_of(rule.body, items[i], self.judged(plans[i]))]
            except ValueError:
                continue
            rest = [i for i in left if i in set(met)]
            if met and len(rest) < len(left):
                self.spec = self.spec.model_copy(update={"rules": (*self.spec.rules, rule)})
                left = rest

    def judged(self, plan: Plan) -> Judged:
        return Judged(TRAVEL_ITEMS, self.scales, self.world.frame.horizon(plan.start))

    def met_by(self, names: Collection[str]) -> list[tuple[Plan, Sequence[Item]]]:
        """All plans that meet the rules and keep the structure of these names."""
        rules = tuple(rule for rule in self.spec.rules if rule.id in names)
        limits = limits_of(self.spec.model_copy(update={"rules": rules}))
        lifted = frozenset(STRUCTURE) - set(names)
        limits = type(limits)(limits.meal, limits.sight, lifted)
        found = []
        for plan in enumerate_plans(self.world, self.world.frame, limits, most=2_000):
            items = items_of(plan.items)
            if all(truth_of(rule.body, items, self.judged(plan)) for rule in rules):
                found.append((plan, items))
        return found


def conflicts(seed: int) -> tuple[Twin, Any]:
    twin = Twin(seed)
    found = FAMILY.solve(twin.spec, twin.world, OPTIONS)
    if found.status != "infeasible":  # a narrowed window made room
        assert found.status == "optimal"
        pytest.skip("feasible after all")
    return twin, found


@pytest.mark.parametrize("seed", range(400, 412))
def test_the_set_named_is_a_minimal_conflict(seed: int) -> None:
    twin, found = conflicts(seed)
    named = [conflict.id for conflict in found.conflicts]
    if named == ["frame"]:
        assert not twin.met_by(())
        return
    assert set(named) <= set(STRUCTURE) | {rule.id for rule in twin.spec.rules}
    try:
        assert not twin.met_by(named)
        for part in combinations(named, len(named) - 1):
            assert twin.met_by(part), (named, part)
    except TooMany:
        pytest.skip("too many plans without structure")


@pytest.mark.parametrize("seed", range(450, 465))
def test_each_change_is_the_smallest_that_restores_a_plan(seed: int) -> None:
    twin, found = conflicts(seed)
    soft = Rule(id="soft", body=twin.spec.rules[0].body, strength=Priority())
    spec = twin.spec.model_copy(update={"rules": (soft, *twin.spec.rules)})
    found = FAMILY.solve(spec, twin.world, OPTIONS)
    for conflict in found.conflicts:
        rule = next((rule for rule in twin.spec.rules if rule.id == conflict.id), None)
        if rule is None or conflict.change is None:
            continue
        others = [other.id for other in twin.spec.rules if other.id != rule.id]
        try:
            plans = twin.met_by({*others, *STRUCTURE})
        except TooMany:
            continue
        assert plans, "a change was promised"
        if conflict.change == "without this wish there is a plan":
            continue
        body = _moved(twin, rule, plans)
        if body is not None:
            assert conflict.change == describe(rule.model_copy(update={"body": body}), twin.world)


def _moved(twin: Twin, rule: Rule, plans: Sequence[tuple[Plan, Sequence[Item]]]) -> Compare | None:
    """The rule with the nearest bound that some plan proves (plain totals of money and number)."""
    body = rule.body
    if not isinstance(body, Compare) or body.scope or body.amount.measure not in ("count", "cost"):
        return None
    least = body.op == "<="
    reached = []
    for plan, items in plans:
        amount = amount_of(body.amount, [Member(item, True) for item in items], twin.judged(plan))
        reached.append(Fraction(amount.high if least else amount.low))
    best = min(reached) if least else max(reached)
    bound = int(best) if body.amount.measure == "count" else Money.of_minor(int(best), "USD")
    return body.model_copy(update={"bound": bound})


@pytest.mark.parametrize(
    ("words", "blamed"),
    [
        ("Nothing after 6 pm. A Thai dinner is a must.", {"nothing-after", "cuisine-thai-dinner"}),
        (
            "Nothing before 13:00. We must have an Italian breakfast.",
            {"nothing-before", "cuisine-italian-breakfast"},
        ),
    ],
)
def test_a_ban_on_clocks_is_blamed(words: str, blamed: set[str]) -> None:
    planner = Planner(checkpointer="memory", today=date(2027, 4, 1))
    outcome = planner.plan(f"Boston to Austin, June 3 to 6 2027, 2 adults. {words}")
    assert outcome.outcome == "infeasible"
    assert {conflict.id for conflict in outcome.conflicts} == blamed
