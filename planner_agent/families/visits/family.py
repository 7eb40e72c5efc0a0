"""The visits family as the registry sees it."""

from __future__ import annotations

from typing import Any

from planner_agent.families.house import House
from planner_agent.families.visits.plan import VisitsPlan
from planner_agent.families.visits.spec import VisitsSpec


class VisitsFamily(House):
    """Visits to people or places in time windows."""

    name = "visits"
    plans = "visits to people or places at their times"
    picture = "render_svg"

    def spec_type(self) -> Any:
        return VisitsSpec

    def plan_type(self) -> Any:
        return VisitsPlan


FAMILY = VisitsFamily()
