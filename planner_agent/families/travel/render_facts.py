"""What a text about a travel outcome must say, item by item, straight from the plan.

Written apart from ``render.py`` on purpose: the audit compares the lines of the one with the
claims of the other. Only the templates are shared.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from planner_agent.families.notes_facts import answer_claims, note_claims, notice_claims
from planner_agent.families.travel import render_lines as say
from planner_agent.families.travel.plan import PlannedMeal, PlannedSight, TravelPlan
from planner_agent.outcome import Outcome
from planner_agent.rendering.audit import Facts
from planner_agent.rendering.template import Claim, Template

_DAY_START, _DAY_END = -1, 10**6
_USUAL = {"breakfast": 480, "lunch": 750, "dinner": 1140}


def facts(outcome: Outcome) -> Facts:
    """The claims of all lines of ``outcome`` in their order, with the templates to read them."""
    plan = outcome.plan
    claims = [*_plan_claims(outcome, plan)] if plan is not None else [*answer_claims(outcome)]
    currency = plan.currency if plan is not None else "USD"
    return Facts(say.TEMPLATES, (*claims, *note_claims(outcome)), currency)


def _plan_claims(outcome: Outcome, plan: TravelPlan) -> Iterator[Claim]:
    yield _title(outcome, plan)
    yield from notice_claims(outcome)
    for day in sorted(_all_days(plan)):
        header = _day_header(plan, day)
        yield header
        told = sorted(_day_claims(plan, day, header), key=lambda pair: pair[0])
        yield from [claim for _, claim in told] or [say.NOTHING.claim(header)]
    yield from _cost_claims(plan)


def _title(outcome: Outcome, plan: TravelPlan) -> Claim:
    legs = sorted(plan.legs, key=lambda leg: (leg.date, leg.depart, leg.arrive))
    places = list(dict.fromkeys(stay.city_name for stay in plan.stays)) or ["One place"]
    frame = getattr(outcome.spec, "frame", None)
    children = frame.party.children if frame is not None else 0
    return say.TITLE.claim(
        route=_through([(leg.origin_name, leg.destination_name) for leg in legs]) or places,
        first=plan.start,
        last=plan.start + timedelta(days=plan.days - 1),
        days=(plan.days, "day"),
        heads=(plan.heads, "traveller"),
        children=(children, "child") if children > 0 else None,
    )


def _through(hops: list[tuple[str, str]]) -> list[str]:
    names = [name for hop in hops for name in hop]
    return [name for at, name in enumerate(names) if at == 0 or names[at - 1] != name]


def _all_days(plan: TravelPlan) -> set[date]:
    days = {plan.start + timedelta(days=n) for n in range(plan.days)}
    for items in (plan.legs, plan.meals, plan.sights, plan.road_meals):
        days |= {item.date for item in items}
    return days | {stay.check_in for stay in plan.stays} | {stay.check_out for stay in plan.stays}


def _day_header(plan: TravelPlan, day: date) -> Claim:
    hops = sorted(
        (leg.depart, leg.arrive, leg.origin_name, leg.destination_name)
        for leg in plan.legs
        if leg.date == day
    )
    route = _through([(origin, destination) for _, _, origin, destination in hops])
    if not route:
        route = [stay.city_name for stay in plan.stays if stay.check_in <= day <= stay.check_out][-1:]
    return say.DAY.claim(n=(day - plan.start).days + 1, date=day, route=route or None)


def _day_claims(plan: TravelPlan, day: date, header: Claim) -> Iterator[tuple[int, Claim]]:
    """The claims of one day, each with its place among them."""
    travels = any(leg.date == day for leg in plan.legs)
    yield from _stay_claims(plan, day, header)
    for leg in plan.legs:
        if leg.date == day:
            word, unit = say.MODE_WORDS.get(leg.mode, (leg.mode, "ticket"))
            shown = leg.model_dump(include={"depart", "arrive", "number", "minutes", "metres", "cost"})
            places = {"origin": leg.origin_name, "destination": leg.destination_name}
            yield leg.depart, say.LEG.claim(header, mode=word, units=(leg.units, unit), **places, **shown)
    for meal in plan.meals:
        if meal.date == day:
            more = {"slot": meal.slot.capitalize(), "cuisines": meal.cuisines or None, "cost": meal.cost}
            yield meal.start, _outing(say.MEAL, meal, header, travels, more)
    for sight in plan.sights:
        if sight.date == day:
            more = {"categories": sight.categories or None, "cost": sight.cost or None}
            yield sight.start, _outing(say.SIGHT, sight, header, travels, more)
    for road in plan.road_meals:
        if road.date == day:
            claim = say.ROAD_MEAL.claim(header, slot=road.slot.capitalize(), allowance=road.allowance or None)
            yield _USUAL.get(road.slot, 0), claim


def _outing(
    template: Template, item: PlannedMeal | PlannedSight, header: Claim, travels: bool, more: dict[str, Any]
) -> Claim:
    city = item.city_name if travels else None
    clocks = {"start": item.start, "end": item.end}
    return template.claim(header, name=item.name, city=city, rating=item.rating, **clocks, **more)


def _stay_claims(plan: TravelPlan, day: date, header: Claim) -> Iterator[tuple[int, Claim]]:
    for stay in plan.stays:
        if day == stay.check_out:
            yield _DAY_START, say.CHECK_OUT.claim(header, name=stay.name)
        if stay.check_in < day < stay.check_out:
            yield _DAY_END, say.NIGHT.claim(header, name=stay.name)
        if day == stay.check_in:
            room, unit = say.ROOM_WORDS.get(stay.room_type or "", (None, "room"))
            claim = say.CHECK_IN.claim(
                header,
                name=stay.name,
                city=stay.city_name,
                room=room,
                rating=stay.rating,
                units=(stay.units, unit),
                nights=(stay.nights, "night"),
                until=stay.check_out,
                cost=stay.cost,
            )
            yield _DAY_END, claim


def _cost_claims(plan: TravelPlan) -> Iterator[Claim]:
    header = say.COSTS.claim()
    yield header
    named = [kind for kind in say.COST_WORDS if kind in plan.cost_by_kind]
    for kind in named:
        yield say.COST.claim(header, cost_of=say.COST_WORDS[kind], cost=plan.cost_by_kind[kind])
    for kind in plan.cost_by_kind:
        if kind not in named:
            yield say.OTHER_COST.claim(header, name=kind, cost=plan.cost_by_kind[kind])
    yield say.TOTAL.claim(header, cost=plan.total)
    if plan.heads > 1:
        whole, left = divmod(plan.total, plan.heads)
        nearest = whole + (2 * left >= plan.heads)
        yield say.PER_HEAD.claim(header, about="about " if left else "", cost=nearest)
