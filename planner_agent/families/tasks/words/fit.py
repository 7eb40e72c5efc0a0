"""A first look at a text: does it list things to be done, with how long each takes?"""

from __future__ import annotations

from planner_agent.language.lexicon import words
from planner_agent.reading.model import Fit, Scan

_TASKS = words("task tasks to-do to-dos todo todos chores errands jobs deadline deadlines due project")
_TAKES = words("takes take took needs lasts")
_PLAN = words("plan schedule organise organize week tomorrow today tasks")
_UNITS = words("minutes minute min mins m hours hour h hrs days day")
#: Words of what this family does not plan.
_OTHER = words("""
    flight flights fly hotel hotels restaurant cuisine trip tour itinerary nights vacation holiday
    accommodation walking drive driving shift shifts roster rota nurse nurses attendees calendars customers patients
    museum museums sightseeing
""")


def fit(scan: Scan) -> Fit:
    """Tasks by name, or several lengths in a plan."""
    if not _OTHER.isdisjoint(scan.words):
        return Fit()
    lows = [token.low for token in scan.tokens]
    lengths = sum(low in _UNITS for low in lows) + sum(
        low[-1:] in "hm" and low[:-1].isdecimal() for low in lows
    )
    low = scan.text.lower()
    spoken = not _TASKS.isdisjoint(scan.words) or "to do" in low or "to-do" in low
    found = {
        name
        for name, there in (
            ("tasks", spoken),
            ("minutes", lengths > 0),
            ("links", not {"before", "after", "then"}.isdisjoint(scan.words) and lengths > 1),
            ("plan", not _PLAN.isdisjoint(scan.words) and lengths > 0),
        )
        if there
    }
    listed = "plan" in found and ":" in lows
    whole = listed or (spoken and (lengths > 0 or not _PLAN.isdisjoint(scan.words)))
    some = spoken or (lengths > 1 and bool({"links", "plan"} & found))
    return Fit(frozenset(found), whole) if whole or some else Fit()
