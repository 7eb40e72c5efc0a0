"""One random case: a world, rules that matter in it, goals, and the brute-force answer."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from planner_agent.families.granularity import forms_in, looks
from planner_agent.families.travel.items import TRAVEL_ITEMS
from planner_agent.families.travel.spec import TravelSpec
from planner_agent.spec import Compare, Goal, Item, Rule, Run, Scales
from planner_agent.spec.evaluate import World as Judged
from planner_agent.spec.evaluate import truth_of
from planner_agent.spec.predicates import matcher
from tests.families.travel.judge import Judge, Key, items_of, violation
from tests.families.travel.random_rules import Drawer, readable
from tests.families.travel.worlds import Limits, Plan, World, enumerate_plans, random_world

#: Group keys of goals that every item has and knows.
KEYS = ("day", "date", "week", "weekday", "city", "slot", "id", "name", "mode")


@dataclass(frozen=True)
class Case:
    """A spec in a world, all structurally valid plans, and which of them is best (None: none)."""

    world: World
    spec: TravelSpec
    scales: Scales
    plans: Sequence[Plan]
    best: Key | None

    @property
    def judge(self) -> Judge:
        return Judge(self.spec, self.scales)


@lru_cache(maxsize=4)
def small_world(seed: int) -> tuple[World, list[Plan], list[list[Item]]]:
    world, plans = random_world(seed)
    return world, plans, [items_of(plan.items) for plan in plans]


def random_case(seed: int, most_rules: int = 4) -> Case:
    """Draws rules until each is both met and broken by some plan of the world."""
    world, plans, items = small_world(seed // 3)
    rng = random.Random(seed)
    scales = Scales("USD", world.frame.heads)
    drawer = Drawer(rng, [plan.items for plan in plans], world.frame.heads, list(world.anchors))
    horizon = Judged(TRAVEL_ITEMS, scales, world.frame.horizon())
    goals = [drawer.readable_goal(KEYS, horizon) for _ in range(rng.choice((0, 1, 1, 2)))]
    rules: list[Rule] = []
    for n in range(rng.randint(1, most_rules)):
        rule = _telling(drawer, f"r{n}", goals, world, plans, items, scales)
        if rule is not None:
            rules.append(rule)
    spec = TravelSpec(family="travel", frame=world.frame, rules=tuple(rules), goals=tuple(goals))
    return judged(world, spec, scales, plans, items)


def judged(
    world: World, spec: TravelSpec, scales: Scales, plans: Sequence[Plan], items: Sequence[Sequence[Item]]
) -> Case:
    """The case with its brute-force optimum."""
    limits = limits_of(spec)
    if limits != Limits():
        plans = enumerate_plans(world, world.frame, limits, most=10_000)
        items = [items_of(plan.items) for plan in plans]
    judge = Judge(spec, scales)
    found = [
        judge.key(each, plan.start)
        for plan, each in zip(plans, items, strict=True)
        if judge.feasible(each, plan.start)
    ]
    return Case(world, spec, scales, plans, min(found, default=None))


def _telling(
    drawer: Drawer, name: str, goals: Sequence[Goal], world: World, plans: Sequence[Plan],
    items: Sequence[Sequence[Item]], scales: Scales,
) -> Rule | None:  # fmt: skip
    """A rule that some plan meets and another breaks; None where no such rule is found."""
    at = drawer.rng.sample(range(len(plans)), min(40, len(plans)))
    for _ in range(80):
        try:
            rule = drawer.rule(name, goals)
            readable(rule.body, Judged(TRAVEL_ITEMS, scales, world.frame.horizon()))
            truths = {
                truth_of(
                    rule.body, items[i], Judged(TRAVEL_ITEMS, scales, world.frame.horizon(plans[i].start))
                )
                for i in at
            }
        except ValueError:  # refused: gaps or constants that do not fit
            continue
        if rule.strength.kind != "hard" and _unclear(rule, items):
            continue
        if True in truths and len(truths) > 1:
            return rule
    return None


def _unclear(rule: Rule, items: Sequence[Sequence[Item]]) -> bool:
    """Soft rules whose violation the plan alone does not give: a measure that is unknown somewhere
    (§5 takes the greatest of the candidates), a run over days that are only perhaps on."""
    for part in forms_in(rule.body):
        for of, where, measure in looks(part):
            for each in items[:: max(1, len(items) // 20)]:
                for item in each:
                    if item.kind not in of:
                        continue
                    if measure and item.get(measure) is None and isinstance(part, Compare):
                        return True
                    if (
                        isinstance(part, Run)
                        and matcher(where, item.kind, TRAVEL_ITEMS, Scales("USD"))(item) is None
                    ):
                        return True
    return False


def limits_of(spec: TravelSpec) -> Limits:
    """What hard bans on nothing but start or end leave of the windows (rule-language §7.2)."""
    bounds = {"meal": [0, 5000], "attraction": [0, 5000]}
    for rule in spec.rules:
        body = rule.body
        if rule.strength.kind != "hard" or not isinstance(body, Compare):
            continue
        plain = body.amount.measure == "count" and body.op == "<=" and body.bound == 0 and body.other is None
        where = body.amount.where
        if not plain or body.scope or body.negated or where is None or where.test != "cmp":
            continue
        for kind in set(body.amount.of) & set(bounds):
            hours, minutes = (
                (int(part) for part in str(where.value).split(":"))
                if where.attr in ("start", "end")
                else (0, 0)
            )
            clock, limit = 60 * hours + minutes, bounds[kind]
            if where.attr == "start" and where.op in ("<", "<="):
                limit[0] = max(limit[0], clock + (where.op == "<="))
            if where.attr == "end" and where.op in (">", ">="):
                limit[1] = min(limit[1], clock - (where.op == ">="))
    return Limits(meal=tuple(bounds["meal"]), sight=tuple(bounds["attraction"]))  # type: ignore[arg-type]


__all__ = ["Case", "date", "judged", "limits_of", "random_case", "small_world", "violation"]
