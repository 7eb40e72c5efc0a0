"""The check of a tour: by the frame's words and a calendar, without any solver."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from planner_agent.families.tour.items import TOUR_ITEMS, hop_item, stay_items
from planner_agent.families.tour.plan import PlannedStop, TourPlan
from planner_agent.families.tour.spec import TourFrame, TourSpec
from planner_agent.outcome import Violation
from planner_agent.spec import Hard, Item, Scales
from planner_agent.spec.evaluate import World, truth_of


def verify(spec: TourSpec, plan: TourPlan) -> list[Violation]:
    """What is wrong with ``plan``; empty if it is as asked."""
    found = [Violation(code=code, message=message) for code, message in _frame(spec.frame, plan)]
    return found or list(_rules(spec, plan))


def plan_items(spec: TourSpec, plan: TourPlan) -> list[Item]:
    """The plan's items; call it on plans of the frame's cities only."""
    frame = spec.frame
    items: list[Item] = []
    for position, stop in enumerate(plan.stops, 1):
        items += stay_items(frame, stop.city, position, stop.first, stop.last)
    for position, (one, two) in enumerate(pairwise(plan.stops), 1):
        items.append(hop_item(frame, one.city, two.city, position, two.first))
    return items


def world_of(frame: TourFrame) -> World:
    return World(TOUR_ITEMS, Scales("USD"), frame.horizon())


def _rules(spec: TourSpec, plan: TourPlan) -> Iterator[Violation]:
    items = plan_items(spec, plan)
    for rule in spec.rules:
        if isinstance(rule.strength, Hard) and truth_of(rule.body, items, world_of(spec.frame)) is not True:
            words = rule.evidence.quote if rule.evidence else rule.id
            yield Violation(code="rule", message=f"the plan does not prove: {words}", rule=rule.id)


def _frame(frame: TourFrame, plan: TourPlan) -> Iterator[tuple[str, str]]:
    wanted = {city.name: city for city in frame.cities}
    names = [stop.city for stop in plan.stops]
    if sorted(names) != sorted(wanted):
        yield "cities", f"the tour goes to {', '.join(names)}, not once to each city asked for"
        return
    if (plan.date, plan.days) != (frame.date, frame.length):
        yield "days", f"a tour of {plan.days} days from {plan.date} was not asked for"
    if plan.stops[0].first != 1 or plan.stops[-1].last != frame.length:
        yield "days", f"the stops do not fill the {frame.length} days"
    for stop in plan.stops:
        yield from _stop(frame, stop.city, stop.first, stop.last)
    yield from _hops(frame, plan.stops)
    for what, city, name in (("first", frame.first, names[0]), ("last", frame.last, names[-1])):
        if city not in (None, name):
            yield what, f"the {what} city is {name}, not {city}"


def _stop(frame: TourFrame, name: str, first: int, last: int) -> Iterator[tuple[str, str]]:
    city = next(each for each in frame.cities if each.name == name)
    if last < first or (city.days is not None and last - first + 1 != city.days):
        yield "stay", f"{last - first + 1} days in {name} were not asked for"
    for window in city.windows:
        if not (first <= window.first and window.last <= last):
            yield "window", f"day {window.first} to day {window.last} is not spent in {name}"


def _hops(frame: TourFrame, stops: Sequence[PlannedStop]) -> Iterator[tuple[str, str]]:
    for one, two in pairwise(stops):
        if two.first != one.last:
            yield "hop", f"{two.city} begins on day {two.first}, {one.city} ends on day {one.last}"
        if frame.connections is not None and not any(
            (way.origin, way.destination) == (one.city, two.city)
            or (way.both and (way.destination, way.origin) == (one.city, two.city))
            for way in frame.connections
        ):
            yield "connection", f"nothing goes straight from {one.city} to {two.city}"
