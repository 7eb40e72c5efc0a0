"""Visits in one way of writing."""

from __future__ import annotations

from planner_agent.families.visits.spec import VisitsSpec, Way


def normal(spec: VisitsSpec, *, party_by_size: bool = False) -> VisitsSpec:
    """The same visits with every way back written out, ways and visits in one order."""
    frame = spec.frame
    known = dict(frame.minutes_between)
    for (a, b), minutes in list(known.items()):
        known.setdefault((b, a), minutes)
    ways = tuple(Way(origin=a, destination=b, minutes=known[a, b]) for a, b in sorted(known))
    visits = tuple(sorted(frame.visits, key=lambda visit: visit.who))
    return spec.model_copy(update={"frame": frame.model_copy(update={"ways": ways, "visits": visits})})
