"""An outcome that was stored as JSON, with its spec and plan as objects again."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from planner_agent.families import family
from planner_agent.outcome import Outcome


def typed(outcome: Outcome) -> Outcome:
    """``outcome``, its spec and plan of the family's types where they are plain JSON objects."""
    house = family(outcome.family)
    update: dict[str, Any] = {}
    if isinstance(outcome.spec, Mapping):
        update["spec"] = house.spec_type().model_validate(outcome.spec)
    plan_type = getattr(house, "plan_type", None)
    if isinstance(outcome.plan, Mapping) and plan_type is not None:
        update["plan"] = plan_type().model_validate(outcome.plan)
    return outcome.model_copy(update=update) if update else outcome
