"""Walks the marked line, phrase by phrase, and gathers what they say."""

from __future__ import annotations

from planner_agent.families.roster.words.cover import Cover
from planner_agent.families.roster.words.leave import Leave
from planner_agent.families.roster.words.limits import Limits
from planner_agent.families.roster.words.wishes import Wishes


class Walk(Limits, Wishes, Leave, Cover):
    """One pass over a marked text with all handlers."""
