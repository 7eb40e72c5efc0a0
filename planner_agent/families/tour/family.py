"""The tour family as the registry sees it."""

from __future__ import annotations

from typing import Any

from planner_agent.families.house import House
from planner_agent.families.tour.plan import TourPlan
from planner_agent.families.tour.spec import TourSpec


class TourFamily(House):
    """Orders of cities over direct connections."""

    name = "tour"
    plans = "a tour of cities in the best order"

    def spec_type(self) -> Any:
        return TourSpec

    def plan_type(self) -> Any:
        return TourPlan


FAMILY = TourFamily()
