"""Which cities a trip may visit and which of them a leg may join."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from planner_agent.data.catalog import Catalog
from planner_agent.families.travel.spec import TravelSpec
from solvers.travel.problem import END, HOME


def candidate_cities(spec: TravelSpec, catalog: Catalog) -> tuple[tuple[str, ...], frozenset[int], int]:
    """Candidate cities, the indexes of those that must be visited, and how many are visited."""
    destination = spec.frame.destination
    assert destination is not None
    named = [stop.city for stop in destination.stops]
    cities = list(named)
    if destination.region is not None:
        away = {spec.frame.origin, spec.frame.returns_to}
        cities += [
            city.id
            for city in catalog.cities.values()
            if city.state == destination.region and city.id not in named and city.id not in away
        ]
    return tuple(cities), frozenset(range(len(named))), max(destination.count, len(named))


def ways_between(spec: TravelSpec, cities: int) -> list[tuple[int, int, str]]:
    """Which cities a leg may join, given a fixed order."""
    destination = spec.frame.destination
    assert destination is not None
    everything = range(cities)
    in_order = destination.ordered and destination.region is None
    firsts: Sequence[int] = [0] if in_order else everything
    lasts: Sequence[int] = [cities - 1] if in_order else everything
    inner = (
        list(pairwise(everything)) if in_order else [(a, b) for a in everything for b in everything if a != b]
    )
    if destination.count < 2 and len(destination.stops) < 2:
        inner = []
    ways = [(HOME, city, "out") for city in firsts] + [(a, b, "inner") for a, b in inner]
    if spec.frame.round_trip:
        ways += [(city, END, "back") for city in lasts]
    return ways
