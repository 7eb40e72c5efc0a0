"""The tasks family as the registry sees it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, Literal

from planner_agent.families import Solution, SolveOptions
from planner_agent.families.house import House
from planner_agent.families.tasks import solving
from planner_agent.families.tasks import verify as checks
from planner_agent.families.tasks.calendars import with_calendars
from planner_agent.families.tasks.plan import TasksPlan
from planner_agent.families.tasks.spec import TasksSpec
from planner_agent.outcome import Violation


class TasksFamily(House):
    """To-dos and projects: who does what when."""

    name = "tasks"
    plans = "a schedule of tasks"
    needs: Literal["calendars"] = "calendars"
    picture = "render_svg"

    def spec_type(self) -> Any:
        return TasksSpec

    def plan_type(self) -> Any:
        return TasksPlan

    def solve(self, spec: TasksSpec, data: Any, options: SolveOptions) -> Solution:
        whole, assumed = with_calendars(spec, data)
        found = solving.solve(whole, options)
        if found.status == "infeasible":
            found = self.part("explain").explain(whole, options, found)
        return replace(found, assumptions=(*found.assumptions, *assumed)) if assumed else found

    def verify(self, spec: TasksSpec, data: Any, plan: Any, options: SolveOptions) -> Sequence[Violation]:
        return checks.verify(with_calendars(spec, data)[0], plan)


FAMILY = TasksFamily()
