"""A travel outcome in words: plain text, rich, Markdown, and a calendar of the plan.

Every line is written through a template of ``render_lines.py``; ``render_facts.py`` says, from
the plan and apart from this module, what the lines must say, and ``check`` compares the two.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from planner_agent.families.notes import notes, notice, opening
from planner_agent.families.travel import render_lines as say
from planner_agent.families.travel.plan import PlannedLeg, PlannedStay, RoadMeal, TravelPlan
from planner_agent.families.travel.render_facts import facts
from planner_agent.outcome import Outcome
from planner_agent.rendering import layout
from planner_agent.rendering.audit import AuditFinding, Markup, audit
from planner_agent.rendering.template import Line, Template

if TYPE_CHECKING:
    from rich.text import Text

__all__ = ["check", "ics", "lines", "markdown", "rich_text", "text"]

#: When a road meal is told among the clocks of its day, in minutes after midnight.
_ROAD_CLOCKS = {"breakfast": 8 * 60, "lunch": 12 * 60 + 30, "dinner": 19 * 60}


def text(outcome: Outcome) -> str:
    """Plain text, safe for any terminal."""
    return layout.plain(lines(outcome))


def rich_text(outcome: Outcome) -> Text:
    """The same words with colours, as a rich ``Text`` (print it as it is; it holds no markup)."""
    return layout.rich(lines(outcome))


def markdown(outcome: Outcome) -> str:
    """The same words as Markdown, names and quotes escaped."""
    return layout.markdown(lines(outcome))


def ics(outcome: Outcome, *, stamp: datetime | None = None) -> str:
    """The plan as a calendar; ``stamp`` is its DTSTAMP (default: the trip's first midnight, UTC).

    Raises ValueError for an outcome without a plan.
    """
    from planner_agent.families.travel.render_ics import trip_calendar

    if outcome.plan is None:
        raise ValueError(f"an outcome that is {outcome.outcome} has no plan to put into a calendar")
    return trip_calendar(outcome.plan, stamp)


def check(shown: str, outcome: Outcome, markup: Markup = "plain") -> list[AuditFinding]:
    """What ``shown`` says that ``outcome`` does not bear out, or leaves out."""
    return audit(shown, facts(outcome), markup)


def lines(outcome: Outcome) -> list[Line]:
    """All lines of the outcome in order."""
    plan = outcome.plan
    if plan is None:
        return [*opening(outcome), *notice(outcome), *notes(outcome)]
    top = [_title(plan, outcome.spec), *notice(outcome)]
    return [*top, *_days(plan), *_costs(plan), *notes(outcome, plan.currency)]


def _line(plan: TravelPlan, template: Template, **values: Any) -> Line:
    return Line(template, template.write(plan.currency, **values))


def _title(plan: TravelPlan, spec: Any) -> Line:
    party = getattr(getattr(spec, "frame", None), "party", None)
    children = party.children if party is not None else 0
    towns = list(dict.fromkeys(stay.city_name for stay in plan.stays))
    return _line(
        plan,
        say.TITLE,
        route=_route(plan.legs) or towns or ["One place"],
        first=plan.start,
        last=plan.start + timedelta(plan.days - 1),
        days=(plan.days, "day"),
        heads=(plan.heads, "traveller"),
        children=(children, "child") if children else None,
    )


def _route(legs: tuple[PlannedLeg, ...] | list[PlannedLeg]) -> list[str]:
    """The cities that the legs run through, in order."""
    route: list[str] = []
    for leg in sorted(legs, key=lambda leg: (leg.date, leg.depart, leg.arrive)):
        for name in (leg.origin_name, leg.destination_name):
            if not route or route[-1] != name:
                route.append(name)
    return route


def _dates(plan: TravelPlan) -> list[date]:
    planned = {plan.start + timedelta(shift) for shift in range(plan.days)}
    items = (*plan.legs, *plan.meals, *plan.sights, *plan.road_meals)
    nights = (day for stay in plan.stays for day in (stay.check_in, stay.check_out))
    return sorted(planned.union(nights, (item.date for item in items)))


def _days(plan: TravelPlan) -> Iterator[Line]:
    for day in _dates(plan):
        legs = [leg for leg in plan.legs if leg.date == day]
        yield _line(plan, say.DAY, n=(day - plan.start).days + 1, date=day, route=_day_route(plan, day, legs))
        shown = [*_morning(plan, day), *_clocked(plan, day, legs), *_evening(plan, day)]
        yield from shown or [_line(plan, say.NOTHING)]


def _day_route(plan: TravelPlan, day: date, legs: list[PlannedLeg]) -> list[str] | None:
    if legs:
        return _route(legs)
    here = [stay.city_name for stay in plan.stays if stay.check_in <= day <= stay.check_out]
    return here[-1:] or None


def _morning(plan: TravelPlan, day: date) -> Iterator[Line]:
    for stay in plan.stays:
        if stay.check_out == day:
            yield _line(plan, say.CHECK_OUT, name=stay.name)


def _evening(plan: TravelPlan, day: date) -> Iterator[Line]:
    for stay in plan.stays:
        if stay.check_in == day:
            yield _check_in(plan, stay)
        elif stay.check_in < day < stay.check_out:
            yield _line(plan, say.NIGHT, name=stay.name)


def _check_in(plan: TravelPlan, stay: PlannedStay) -> Line:
    room, unit = say.ROOM_WORDS.get(stay.room_type or "", (None, "room"))
    return _line(
        plan,
        say.CHECK_IN,
        name=stay.name,
        city=stay.city_name,
        room=room,
        rating=stay.rating,
        units=(stay.units, unit),
        nights=(stay.nights, "night"),
        until=stay.check_out,
        cost=stay.cost,
    )


def _clocked(plan: TravelPlan, day: date, legs: list[PlannedLeg]) -> list[Line]:
    """What has a clock on ``day``, by clock; road meals at their usual hour."""
    timed: list[tuple[int, Line]] = [(leg.depart, _leg(plan, leg)) for leg in legs]
    for meal in plan.meals:
        if meal.date == day:
            city = meal.city_name if legs else None
            timed.append((meal.start, _outing(plan, say.MEAL, meal, city, cost=meal.cost)))
    for sight in plan.sights:
        if sight.date == day:
            city = sight.city_name if legs else None
            timed.append((sight.start, _outing(plan, say.SIGHT, sight, city, cost=sight.cost or None)))
    timed += [(_road_clock(meal), _road_meal(plan, meal)) for meal in plan.road_meals if meal.date == day]
    return [line for _, line in sorted(timed, key=lambda pair: pair[0])]


def _leg(plan: TravelPlan, leg: PlannedLeg) -> Line:
    mode, unit = say.MODE_WORDS.get(leg.mode, (leg.mode, "ticket"))
    return _line(
        plan,
        say.LEG,
        depart=leg.depart,
        arrive=leg.arrive,
        mode=mode,
        number=leg.number,
        origin=leg.origin_name,
        destination=leg.destination_name,
        minutes=leg.minutes,
        metres=leg.metres,
        units=(leg.units, unit),
        cost=leg.cost,
    )


def _outing(plan: TravelPlan, template: Template, item: Any, city: str | None, cost: int | None) -> Line:
    """A meal or a sight; the city is told on days with more than one."""
    common: dict[str, Any] = {"name": item.name, "city": city, "rating": item.rating, "cost": cost}
    common |= {"start": item.start, "end": item.end}
    if template is say.MEAL:
        return _line(plan, template, slot=item.slot.capitalize(), cuisines=item.cuisines or None, **common)
    return _line(plan, template, categories=item.categories or None, **common)


def _road_clock(meal: RoadMeal) -> int:
    return _ROAD_CLOCKS.get(meal.slot, 0)


def _road_meal(plan: TravelPlan, meal: RoadMeal) -> Line:
    return _line(plan, say.ROAD_MEAL, slot=meal.slot.capitalize(), allowance=meal.allowance or None)


def _costs(plan: TravelPlan) -> Iterator[Line]:
    yield _line(plan, say.COSTS)
    for kind, word in say.COST_WORDS.items():
        if kind in plan.cost_by_kind:
            yield _line(plan, say.COST, cost_of=word, cost=plan.cost_by_kind[kind])
    for kind, cost in plan.cost_by_kind.items():
        if kind not in say.COST_WORDS:
            yield _line(plan, say.OTHER_COST, name=kind, cost=cost)
    yield _line(plan, say.TOTAL, cost=plan.total)
    if plan.heads > 1:
        share = (2 * plan.total + plan.heads) // (2 * plan.heads)  # half up
        about = "about " if plan.total % plan.heads else ""
        yield _line(plan, say.PER_HEAD, about=about, cost=share)
