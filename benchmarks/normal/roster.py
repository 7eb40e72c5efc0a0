"""Rosters in one way of writing."""

from __future__ import annotations

from planner_agent.families.roster.spec import Demand, RosterFrame, RosterSpec


def normal(spec: RosterSpec, *, party_by_size: bool = False) -> RosterSpec:
    """The same roster with each day's demand by itself, and everything in one order."""
    frame = spec.frame
    if frame.missing:
        return spec
    people = (each.model_copy(update={"skills": tuple(sorted(each.skills))}) for each in frame.people)
    update = {
        "demand": _demand(frame),
        "people": tuple(sorted(people, key=lambda each: each.name)),
        "shifts": tuple(sorted(frame.shifts, key=lambda each: each.name)),
        "off": tuple(sorted(frame.off, key=lambda each: (each.person, each.date))),
        "requests": tuple(
            sorted(frame.requests, key=lambda each: (each.person, each.date, each.shift or ""))
        ),
        "history": tuple(sorted(frame.history, key=lambda each: (each.person, each.date))),
    }
    return spec.model_copy(update={"frame": frame.model_copy(update=update)})


def _demand(frame: RosterFrame) -> tuple[Demand, ...]:
    found = (
        each.model_copy(update={"dates": (day,), "weekdays": (), "least": each.least or None})
        for each in frame.demand
        for day in frame.days_of(each)
    )
    return tuple(sorted(found, key=lambda each: (each.shift, each.dates)))
