"""How a plan fares with each wish of its spec."""

from __future__ import annotations

from planner_agent.data.catalog import Catalog
from planner_agent.families.travel.items import TRAVEL_ITEMS
from planner_agent.families.travel.plan import TravelPlan
from planner_agent.families.travel.spec import TravelSpec
from planner_agent.families.travel.verify import plan_items
from planner_agent.families.travel.words_out import describe
from planner_agent.outcome import Wish
from planner_agent.spec import Hard, Scales
from planner_agent.spec.evaluate import World, truth_of


def wishes(spec: TravelSpec, catalog: Catalog, plan: TravelPlan, scales: Scales) -> tuple[Wish, ...]:
    """Each rule with the user's words and whether the plan is proved to meet it."""
    items = plan_items(spec, catalog, plan)
    world = World(TRAVEL_ITEMS, scales, spec.frame.horizon(plan.start))
    found: list[Wish] = []
    for rule in spec.rules:
        truth = truth_of(rule.body, items, world)
        status = "met" if truth else "not met" if truth is False else "as far as known"
        if truth is None and isinstance(rule.strength, Hard):
            status = "not met"
        said, meaning = rule.evidence, describe(rule, catalog)
        words, detail = (said.quote, meaning) if said else (meaning, "")
        found.append(Wish(rule=rule.id, words=words, status=status, detail=detail))
    return tuple(found)
