"""What cannot be said or proved of visits: named with the words, never dropped."""

from __future__ import annotations

from planner_agent.families.refusing import Refuser
from planner_agent.families.visits.spec import VisitsSpec
from planner_agent.families.visits.verify import world_of
from planner_agent.reading.model import Unsupported

_DATED = frozenset({"date", "weekday", "week", "weekend"})


def refusals(spec: VisitsSpec) -> tuple[Unsupported, ...]:
    """One refusal for each rule or goal that cannot be judged, in order."""

    def unknown(kind: str, name: str) -> str | None:
        if name in _DATED and spec.frame.date is None:
            return f"no date was said, so the {name} of a {kind} is not known"
        return "how one travels was not said" if name == "mode" and spec.frame.mode is None else None

    return Refuser(world_of(spec.frame), unknown).refusals(spec.rules, spec.goals)
