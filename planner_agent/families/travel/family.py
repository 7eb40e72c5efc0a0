"""The travel family as the registry sees it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Literal

from planner_agent.families import Solution, SolveOptions
from planner_agent.families.travel import solving
from planner_agent.families.travel import verify as checks
from planner_agent.families.travel.plan import TravelPlan
from planner_agent.families.travel.spec import TravelSpec
from planner_agent.families.travel.units import scales_of
from planner_agent.outcome import Outcome, Violation, Wish
from planner_agent.reading.model import FamilyReader, Fit, Scan, Unsupported

if TYPE_CHECKING:
    from planner_agent.families.wording import Speaker


class TravelFamily:
    """Trips: transport, stays, meals and sights."""

    name = "travel"
    plans = "a trip"
    needs: Literal["catalog"] = "catalog"
    formats = ("text", "md", "json", "ics", "svg")

    def fit(self, scan: Scan) -> Fit:
        from planner_agent.families.travel.fit import fit

        return fit(scan)

    def reader(self) -> FamilyReader:
        from planner_agent.families.travel.reading import reader

        return reader

    def spec_type(self) -> Any:
        return TravelSpec

    def plan_type(self) -> Any:
        return TravelPlan

    def refusals(self, spec: TravelSpec, catalog: Any, options: SolveOptions) -> tuple[Unsupported, ...]:
        from planner_agent.families.travel.refusals import refusals

        return refusals(spec, catalog, options)

    def solve(self, spec: TravelSpec, catalog: Any, options: SolveOptions) -> Solution:
        found = solving.solve(spec, catalog, options)
        if found.status == "infeasible":
            from planner_agent.families.travel.explain import explain

            return explain(spec, catalog, options, found)
        return found

    def verify(self, spec: TravelSpec, catalog: Any, plan: Any, options: SolveOptions) -> Sequence[Violation]:
        return checks.verify(spec, catalog, plan, scales_of(spec, catalog, options))

    def wishes(self, spec: TravelSpec, catalog: Any, plan: Any, options: SolveOptions) -> tuple[Wish, ...]:
        from planner_agent.families.travel.fulfilment import wishes

        return wishes(spec, catalog, plan, scales_of(spec, catalog, options))

    def text(self, outcome: Outcome) -> str:
        from planner_agent.families.travel import render

        return render.text(outcome)

    def markdown(self, outcome: Outcome) -> str:
        from planner_agent.families.travel import render

        return render.markdown(outcome)

    def ics(self, outcome: Outcome) -> bytes:
        from planner_agent.families.travel import render

        return render.ics(outcome).encode()

    def svg(self, outcome: Outcome) -> str:
        from planner_agent.families.travel import render_svg

        return render_svg.svg(outcome)

    def describe(self, data: Any) -> Speaker:
        from planner_agent.families.travel.words_out import speaker

        return speaker(data)

    def audit(self, text: str, outcome: Outcome) -> Sequence[str]:
        from planner_agent.families.travel import render

        return [finding.message for finding in render.check(text, outcome)]


FAMILY = TravelFamily()
