"""The roster family as the registry sees it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Literal

from planner_agent.families import Solution, SolveOptions
from planner_agent.families.roster import solving
from planner_agent.families.roster import verify as checks
from planner_agent.families.roster.items import world_of
from planner_agent.families.roster.plan import RosterPlan
from planner_agent.families.roster.spec import RosterSpec
from planner_agent.outcome import Outcome, Violation, Wish
from planner_agent.reading.model import FamilyReader, Fit, Scan, Unsupported

if TYPE_CHECKING:
    from planner_agent.families.wording import Speaker


class RosterFamily:
    """Rosters: people, days, shifts."""

    name = "roster"
    plans = "a roster of shifts"
    needs: Literal[""] = ""
    formats = ("text", "md", "json", "ics", "svg")

    def fit(self, scan: Scan) -> Fit:
        from planner_agent.families.roster.words.fit import fit

        return fit(scan)

    def reader(self) -> FamilyReader:
        from planner_agent.families.roster.words import reader

        return reader

    def spec_type(self) -> Any:
        return RosterSpec

    def plan_type(self) -> Any:
        return RosterPlan

    def refusals(self, spec: RosterSpec, data: Any, options: SolveOptions) -> tuple[Unsupported, ...]:
        from planner_agent.families.roster.refusals import refusals

        return refusals(spec)

    def solve(self, spec: RosterSpec, data: Any, options: SolveOptions) -> Solution:
        found = solving.solve(spec, options)
        if found.status == "infeasible":
            from planner_agent.families.roster.explain import explain

            return explain(spec, options, found)
        return found

    def verify(self, spec: RosterSpec, data: Any, plan: Any, options: SolveOptions) -> Sequence[Violation]:
        return checks.verify(spec, plan)

    def wishes(self, spec: RosterSpec, data: Any, plan: Any, options: SolveOptions) -> tuple[Wish, ...]:
        if not spec.rules:
            return ()
        from planner_agent.families.fulfilment import wishes
        from planner_agent.families.roster.words_out import speaker

        found: list[Wish] = []
        for rule in spec.rules:
            past = checks.counts_past(rule.body)
            items, world = checks.plan_items(spec.frame, plan, past), world_of(spec.frame, past)
            found += wishes((rule,), items, world, speaker())
        return tuple(found)

    def text(self, outcome: Outcome) -> str:
        from planner_agent.families.roster import render

        return render.text(outcome)

    def markdown(self, outcome: Outcome) -> str:
        from planner_agent.families.roster import render

        return render.markdown(outcome)

    def ics(self, outcome: Outcome) -> bytes:
        from planner_agent.families.roster import render

        return render.ics(outcome).encode()

    def svg(self, outcome: Outcome) -> str:
        from planner_agent.families.roster import render

        return render.svg(outcome)

    def describe(self, data: Any) -> Speaker:
        from planner_agent.families.roster.words_out import speaker

        return speaker()

    def audit(self, text: str, outcome: Outcome) -> Sequence[str]:
        from planner_agent.families.roster import render

        return [finding.message for finding in render.check(text, outcome)]


FAMILY = RosterFamily()
