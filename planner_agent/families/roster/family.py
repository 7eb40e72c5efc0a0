"""The roster family as the registry sees it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Literal

from planner_agent.families import Solution, SolveOptions
from planner_agent.families.roster import solving
from planner_agent.families.roster import verify as checks
from planner_agent.families.roster.plan import RosterPlan
from planner_agent.families.roster.spec import RosterSpec
from planner_agent.outcome import Violation


class RosterFamily:
    """Rosters: people, days, shifts."""

    name = "roster"
    plans = "a roster"
    needs: Literal[""] = ""
    formats = ("text", "md", "json", "ics", "svg")

    def spec_type(self) -> Any:
        return RosterSpec

    def plan_type(self) -> Any:
        return RosterPlan

    def solve(self, spec: RosterSpec, data: Any, options: SolveOptions) -> Solution:
        return solving.solve(spec, options)

    def verify(self, spec: RosterSpec, data: Any, plan: Any, options: SolveOptions) -> Sequence[Violation]:
        return checks.verify(spec, plan)


FAMILY = RosterFamily()
