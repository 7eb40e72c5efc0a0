"""What cannot be said or proved of meetings: named with the words, never dropped."""

from __future__ import annotations

from planner_agent.families.meeting.spec import MeetingSpec
from planner_agent.families.meeting.verify import world_of
from planner_agent.families.refusing import Refuser
from planner_agent.reading.model import Unsupported


def refusals(spec: MeetingSpec) -> tuple[Unsupported, ...]:
    """One refusal for each rule or goal that cannot be judged, in order."""
    return Refuser(world_of(spec.frame), lambda kind, name: None).refusals(spec.rules, spec.goals)
