"""The travel family as the registry sees it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Literal

from planner_agent.families import SolveOptions
from planner_agent.families.house import House
from planner_agent.families.travel import verify as checks
from planner_agent.families.travel.plan import TravelPlan
from planner_agent.families.travel.spec import TravelSpec
from planner_agent.families.travel.units import scales_of
from planner_agent.outcome import Violation, Wish
from planner_agent.reading.model import Unsupported

if TYPE_CHECKING:
    from planner_agent.families.wording import Speaker


class TravelFamily(House):
    """Trips: transport, stays, meals and sights."""

    name = "travel"
    plans = "a trip"
    needs: Literal["catalog"] = "catalog"
    look, words, picture = "fit", "reading.reader", "render_svg"

    def spec_type(self) -> Any:
        return TravelSpec

    def plan_type(self) -> Any:
        return TravelPlan

    def refusals(self, spec: TravelSpec, data: Any, options: SolveOptions) -> tuple[Unsupported, ...]:
        return self.part("refusals").refusals(spec, data, options)

    def verify(self, spec: TravelSpec, data: Any, plan: Any, options: SolveOptions) -> Sequence[Violation]:
        return checks.verify(spec, data, plan, scales_of(spec, data, options))

    def wishes(self, spec: TravelSpec, data: Any, plan: Any, options: SolveOptions) -> tuple[Wish, ...]:
        return self.part("fulfilment").wishes(spec, data, plan, scales_of(spec, data, options))

    def describe(self, data: Any) -> Speaker:
        return self.part("words_out").speaker(data)


FAMILY = TravelFamily()
