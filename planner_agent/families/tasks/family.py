"""The tasks family as the registry sees it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Literal

from planner_agent.families import Solution, SolveOptions
from planner_agent.families.tasks import solving
from planner_agent.families.tasks import verify as checks
from planner_agent.families.tasks.calendars import with_calendars
from planner_agent.families.tasks.plan import TasksPlan
from planner_agent.families.tasks.spec import TasksSpec
from planner_agent.outcome import Outcome, Violation, Wish
from planner_agent.reading.model import FamilyReader, Fit, Scan, Unsupported

if TYPE_CHECKING:
    from planner_agent.families.wording import Speaker


class TasksFamily:
    """To-dos and projects: who does what when."""

    name = "tasks"
    plans = "a schedule of tasks"
    needs: Literal["calendars"] = "calendars"
    formats = ("text", "md", "json", "ics", "svg")

    def fit(self, scan: Scan) -> Fit:
        from planner_agent.families.tasks.words.fit import fit

        return fit(scan)

    def reader(self) -> FamilyReader:
        from planner_agent.families.tasks.words import reader

        return reader

    def spec_type(self) -> Any:
        return TasksSpec

    def plan_type(self) -> Any:
        return TasksPlan

    def refusals(self, spec: TasksSpec, data: Any, options: SolveOptions) -> tuple[Unsupported, ...]:
        from planner_agent.families.tasks.refusals import refusals

        return refusals(spec)

    def solve(self, spec: TasksSpec, data: Any, options: SolveOptions) -> Solution:
        from dataclasses import replace

        whole, assumed = with_calendars(spec, data)
        found = solving.solve(whole, options)
        if found.status == "infeasible":
            from planner_agent.families.tasks.explain import explain

            found = explain(whole, options, found)
        return replace(found, assumptions=(*found.assumptions, *assumed)) if assumed else found

    def verify(self, spec: TasksSpec, data: Any, plan: Any, options: SolveOptions) -> Sequence[Violation]:
        return checks.verify(with_calendars(spec, data)[0], plan)

    def wishes(self, spec: TasksSpec, data: Any, plan: Any, options: SolveOptions) -> tuple[Wish, ...]:
        if not spec.rules:
            return ()
        from planner_agent.families.fulfilment import wishes
        from planner_agent.families.tasks.words_out import speaker

        return wishes(spec.rules, checks.plan_items(spec, plan), checks.world_of(spec.frame), speaker())

    def text(self, outcome: Outcome) -> str:
        from planner_agent.families.tasks import render

        return render.text(outcome)

    def markdown(self, outcome: Outcome) -> str:
        from planner_agent.families.tasks import render

        return render.markdown(outcome)

    def ics(self, outcome: Outcome) -> bytes:
        from planner_agent.families.tasks import render

        return render.ics(outcome).encode()

    def svg(self, outcome: Outcome) -> str:
        from planner_agent.families.tasks.render_svg import svg

        return svg(outcome)

    def describe(self, data: Any) -> Speaker:
        from planner_agent.families.tasks.words_out import speaker

        return speaker()

    def audit(self, text: str, outcome: Outcome) -> Sequence[str]:
        from planner_agent.families.tasks import render

        return [finding.message for finding in render.check(text, outcome)]


FAMILY = TasksFamily()
