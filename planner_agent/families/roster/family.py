"""The roster family as the registry sees it."""

from __future__ import annotations

from typing import Any

from planner_agent.families import SolveOptions
from planner_agent.families.house import House
from planner_agent.families.roster import verify as checks
from planner_agent.families.roster.items import world_of
from planner_agent.families.roster.plan import RosterPlan
from planner_agent.families.roster.spec import RosterSpec
from planner_agent.outcome import Wish


class RosterFamily(House):
    """Rosters: people, days, shifts."""

    name = "roster"
    plans = "a roster of shifts"

    def spec_type(self) -> Any:
        return RosterSpec

    def plan_type(self) -> Any:
        return RosterPlan

    def wishes(self, spec: RosterSpec, data: Any, plan: Any, options: SolveOptions) -> tuple[Wish, ...]:
        from planner_agent.families.fulfilment import wishes

        found: list[Wish] = []
        for rule in spec.rules:
            past = checks.counts_past(rule.body)
            items, world = checks.plan_items(spec.frame, plan, past), world_of(spec.frame, past)
            found += wishes((rule,), items, world, self.describe(data))
        return tuple(found)


FAMILY = RosterFamily()
