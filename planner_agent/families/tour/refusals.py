"""What cannot be said or proved of a tour: named with the words, never dropped."""

from __future__ import annotations

from planner_agent.families.refusing import Refuser
from planner_agent.families.tour.spec import TourSpec
from planner_agent.families.tour.verify import world_of
from planner_agent.reading.model import Unsupported

_DATED = frozenset({"date", "weekday", "week", "weekend"})


def refusals(spec: TourSpec) -> tuple[Unsupported, ...]:
    """One refusal for each rule or goal that cannot be judged, in order."""

    def unknown(kind: str, name: str) -> str | None:
        if name in _DATED and spec.frame.date is None:
            return f"no date was said, so the {name} of a {kind} is not known"
        return None

    return Refuser(world_of(spec.frame), unknown).refusals(spec.rules, spec.goals)
