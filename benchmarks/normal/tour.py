"""Tours in one way of writing."""

from __future__ import annotations

from planner_agent.families.tour.spec import Connection, TourSpec


def normal(spec: TourSpec, *, party_by_size: bool = False) -> TourSpec:
    """The same tour with its cities in one order and each connection once, both ways as two."""
    frame = spec.frame
    cities = tuple(sorted(frame.cities, key=lambda city: city.name))
    connections = frame.connections
    if connections is not None:
        pairs = {(each.origin, each.destination) for each in connections}
        pairs |= {(each.destination, each.origin) for each in connections if each.both}
        connections = tuple(Connection(origin=a, destination=b, both=False) for a, b in sorted(pairs))
    return spec.model_copy(
        update={"frame": frame.model_copy(update={"cities": cities, "connections": connections})}
    )
