"""The meeting family as the registry sees it."""

from __future__ import annotations

from typing import Any, Literal

from planner_agent.families.house import House
from planner_agent.families.meeting.plan import MeetingPlan
from planner_agent.families.meeting.spec import MeetingSpec
from planner_agent.families.meeting.verify import plan_items, world_of
from planner_agent.spec import Item
from planner_agent.spec.evaluate import World


class MeetingFamily(House):
    """A slot for several people."""

    name = "meeting"
    plans = "a time for people to meet"
    needs: Literal["calendars"] = "calendars"

    def spec_type(self) -> Any:
        return MeetingSpec

    def plan_type(self) -> Any:
        return MeetingPlan

    def judged(self, spec: MeetingSpec, plan: MeetingPlan) -> tuple[list[Item], World]:
        return plan_items(spec, plan.meetings), world_of(spec.frame)


FAMILY = MeetingFamily()
