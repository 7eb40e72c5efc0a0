"""A trip as one picture: its days under a clock, and a map of its way."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from planner_agent.families.travel import render_lines as say
from planner_agent.families.travel.plan import PlannedLeg, TravelPlan
from planner_agent.outcome import Outcome
from planner_agent.rendering import formats
from planner_agent.rendering.clean import field
from planner_agent.rendering.money import money
from planner_agent.rendering.pictures import Bar, Cell, Point, Tone, Way, combined, route_map, strip

_LEGENDS: dict[Tone, str] = {"travel": "Transport", "meal": "Meal", "sight": "Sight", "stay": "Night"}


def svg(outcome: Outcome) -> str:
    """The picture; ValueError for an outcome without a plan. ``render_svg_audit.check`` audits it."""
    plan = outcome.plan
    if plan is None:
        raise ValueError(f"an outcome that is {outcome.outcome} has no plan to draw")
    towns = list(dict.fromkeys(field(stay.city_name) for stay in plan.stays))
    title = f"Trip to {formats.listed(towns)}" if towns else "Trip"
    return combined(title, [_days(plan), _map(plan)])


def _days(plan: TravelPlan) -> str:
    last = max([plan.start + timedelta(plan.days - 1), *(stay.check_out for stay in plan.stays)])
    dates = [plan.start + timedelta(day) for day in range((last - plan.start).days + 1)]
    names = [f"Day {n} · {formats.short_date(day)}" for n, day in enumerate(dates, 1)]
    feet = {n: cells for n, day in enumerate(dates) if (cells := list(_feet(plan, day)))}
    title = f"Days · {money(plan.total, plan.currency)} in all"
    return strip(title, names, list(_bars(plan)), feet=feet, legends=_LEGENDS)


def _bars(plan: TravelPlan) -> Iterator[Bar]:
    for leg in plan.legs:
        # local clocks of two zones may run backwards: then the block is as long as the way takes
        end = leg.arrive if leg.arrive > leg.depart else leg.depart + max(leg.minutes or 1, 1)
        label = f"{_vehicle(leg)}: {field(leg.origin_name)} → {field(leg.destination_name)}"
        yield Bar(
            _day(plan, leg.date),
            leg.depart,
            end,
            label,
            "travel",
            _detail(plan, leg.depart, leg.arrive, leg.cost),
        )
    for meal in plan.meals:
        label, detail = (
            f"{meal.slot.capitalize()}: {field(meal.name)}",
            _detail(plan, meal.start, meal.end, meal.cost),
        )
        yield Bar(_day(plan, meal.date), meal.start, meal.end, label, "meal", detail)
    for sight in plan.sights:
        detail = _detail(plan, sight.start, sight.end, sight.cost)
        yield Bar(_day(plan, sight.date), sight.start, sight.end, field(sight.name), "sight", detail)


def _feet(plan: TravelPlan, day: date) -> Iterator[Cell]:
    """What has no clock: meals on the road, and the night."""
    for meal in plan.road_meals:
        if meal.date == day:
            yield Cell(f"{meal.slot.capitalize()} on the road", "free")
    for stay in plan.stays:
        if stay.check_in <= day < stay.check_out:
            cost = f" · {money(stay.cost, plan.currency)} for {formats.count(stay.nights, 'night')}"
            yield Cell(
                field(stay.name), "stay", f"{field(stay.city_name)}{cost if day == stay.check_in else ''}"
            )


def _map(plan: TravelPlan) -> str:
    points = [Point(field(city.name), city.latitude, city.longitude, "stay") for city in plan.cities]
    at = {city.id: index for index, city in enumerate(plan.cities)}
    for leg in plan.legs:  # a plan that does not tell its cities
        for city, name in ((leg.origin, leg.origin_name), (leg.destination, leg.destination_name)):
            if city not in at:
                at[city] = len(points)
                points.append(Point(field(name), None, None, "stay"))
    ways = [
        Way(at[leg.origin], at[leg.destination], f"{_vehicle(leg)} · {formats.short_date(leg.date)}")
        for leg in plan.legs
    ]
    return route_map("Route", points, ways)


def _vehicle(leg: PlannedLeg) -> str:
    mode = say.MODE_WORDS.get(leg.mode, (leg.mode, ""))[0]
    return f"{mode} {field(leg.number)}" if leg.number else mode


def _detail(plan: TravelPlan, start: int, end: int, cost: int) -> str:
    clocks = f"{formats.clock(start)}–{formats.clock(end)}"
    return f"{clocks} · {money(cost, plan.currency)}" if cost else clocks


def _day(plan: TravelPlan, day: date) -> int:
    return (day - plan.start).days
