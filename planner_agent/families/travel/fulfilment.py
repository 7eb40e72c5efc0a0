"""How a trip fares with each wish of its spec."""

from __future__ import annotations

from planner_agent.data.catalog import Catalog
from planner_agent.families import fulfilment
from planner_agent.families.travel.items import TRAVEL_ITEMS
from planner_agent.families.travel.plan import TravelPlan
from planner_agent.families.travel.spec import TravelSpec
from planner_agent.families.travel.verify import plan_items
from planner_agent.families.travel.words_out import speaker
from planner_agent.outcome import Wish
from planner_agent.spec import Scales
from planner_agent.spec.evaluate import World


def wishes(spec: TravelSpec, catalog: Catalog, plan: TravelPlan, scales: Scales) -> tuple[Wish, ...]:
    """Each rule with the user's words and whether the plan is proved to meet it."""
    world = World(TRAVEL_ITEMS, scales, spec.frame.horizon(plan.start))
    return fulfilment.wishes(spec.rules, plan_items(spec, catalog, plan), world, speaker(catalog))
