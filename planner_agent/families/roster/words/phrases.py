"""Phrases of rosters as patterns over the marked line, tried in order wherever a phrase may begin.

Small parts are named once in ``pieces`` and put together; each phrase has a handler ``_name`` in the walk.
"""

from __future__ import annotations

from planner_agent.families.roster.words import phrases_frame, phrases_wishes

PHRASES = (*phrases_wishes.PHRASES, *phrases_frame.PHRASES)
