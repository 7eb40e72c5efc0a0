"""A tour's spec as an integer problem and as rows, and a solution of either as a plan."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from planner_agent.families.compile import proved
from planner_agent.families.objectives import goals as post_goals
from planner_agent.families.objectives import priorities
from planner_agent.families.tour.items import hop_item, stay_items
from planner_agent.families.tour.plan import PlannedStop, TourPlan
from planner_agent.families.tour.spec import TourFrame, TourSpec
from planner_agent.families.tour.verify import world_of
from planner_agent.spec import Hard, Price
from planner_agent.spec.groups import Member
from solvers.tour.exact import Stop
from solvers.tour.model import Network, build
from solvers.tour.problem import Problem


def problem_of(frame: TourFrame) -> Problem:
    """The frame in integers, cities in the order in which they were named."""
    names = [city.name for city in frame.cities]
    days = max(frame.length, 0)
    return Problem(
        days=days,
        stays=tuple(
            (city.days,) if city.days is not None else tuple(range(1, days + 1)) for city in frame.cities
        ),
        covers=tuple(tuple((w.first, w.last) for w in city.windows) for city in frame.cities),
        after=tuple(tuple(k for k, b in enumerate(names) if frame.connected(a, b)) for a in names),
        first=None if frame.first is None else names.index(frame.first),
        last=None if frame.last is None else names.index(frame.last),
    )


@dataclass(frozen=True, slots=True)
class Formulation:
    network: Network
    frame: TourFrame


def formulate(spec: TourSpec) -> Formulation:
    """The network with the rules and goals on it; without a goal the cities come as they were named."""
    frame = spec.frame
    network = build(problem_of(frame))
    names = [city.name for city in frame.cities]
    members: list[Member] = []
    for (city, place, first, last), variable in network.stays.items():
        items = stay_items(frame, names[city], place, first, last)
        members += [Member(item, True, variable) for item in items]
    for (a, b, place, day), variable in network.hops.items():
        members.append(Member(hop_item(frame, names[a], names[b], place, day), True, variable))
    model, world = network.model, world_of(frame)
    soft = [rule for rule in spec.rules if not isinstance(rule.strength, Hard)]
    for rule in spec.rules:
        if isinstance(rule.strength, Hard):
            model.post(proved(rule.body, members, world))
    priorities([(rule, members, world) for rule in soft], model)
    priced = [rule for rule in soft if isinstance(rule.strength, Price)]
    post_goals(spec.goals, priced, members, world, model)
    return Formulation(network, frame)


def plan_of(frame: TourFrame, stops: Sequence[Stop], others: int | None = None) -> TourPlan:
    """The stops (city, first, last) with their names."""
    return TourPlan(
        date=frame.date,
        days=frame.length,
        stops=tuple(PlannedStop(city=frame.cities[c].name, first=a, last=b) for c, a, b in stops),
        others=others,
    )


def stops_of(network: Network, values: dict[int, int]) -> list[Stop]:
    """The stays that were chosen, in their order."""
    taken = sorted((stay for stay, x in network.stays.items() if values[x]), key=lambda stay: stay[1])
    return [(city, first, last) for city, _, first, last in taken]
