"""What cannot be said or proved of rosters: named with the words, never dropped."""

from __future__ import annotations

from planner_agent.families.refusing import Refuser
from planner_agent.families.roster.items import world_of
from planner_agent.families.roster.spec import RosterSpec
from planner_agent.reading.model import Unsupported
from planner_agent.rendering.clean import clean

_CLOCKED = frozenset({"start", "end", "night"})


def refusals(spec: RosterSpec) -> tuple[Unsupported, ...]:
    """One refusal for each rule or goal that cannot be judged, in order."""
    timeless = next((shift.name for shift in spec.frame.shifts if shift.start is None), None)

    def unknown(kind: str, name: str) -> str | None:
        if name in _CLOCKED and timeless is not None:
            return f"when the {clean(timeless)} shift starts and ends was not said"
        return None

    return Refuser(world_of(spec.frame), unknown, priced=True).refusals(spec.rules, spec.goals)
