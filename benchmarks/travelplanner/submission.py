"""A plan in the official form of a submission: one object a day, in the exact text forms it is judged by."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from planner_agent.families.travel.plan import PlannedLeg, PlannedMeal, PlannedSight, TravelPlan
from planner_agent.families.travel.spec import MEAL_SLOTS

NONE = "-"
MINUTES_A_DAY = 1440


def submission(plan: TravelPlan) -> list[dict[str, object]]:
    """The days of the plan as the official evaluator reads them; ``-`` stands for none."""
    days = (plan.start + timedelta(shift) for shift in range(plan.days))
    return [_day(plan, number, day) for number, day in enumerate(days, 1)]


def _day(plan: TravelPlan, number: int, day: date) -> dict[str, object]:
    legs = [leg for leg in plan.legs if leg.date == day]
    meals = {meal.slot: meal for meal in plan.meals if meal.date == day}
    sights = sorted((sight for sight in plan.sights if sight.date == day), key=lambda sight: sight.start)
    stay = next((stay for stay in plan.stays if stay.check_in <= day < stay.check_out), None)
    return {
        "days": number,
        "current_city": _city(plan, legs, day),
        "transportation": transport(legs[0]) if legs else NONE,
        **{slot: _place(meals[slot]) if slot in meals else NONE for slot in MEAL_SLOTS},
        # A semicolon after the last one too: the evaluator drops what follows the last semicolon.
        "attraction": "".join(f"{_place(sight)};" for sight in sights) or NONE,
        "accommodation": NONE if stay is None else f"{_name(stay.name)}, {stay.city_name}",
    }


def _city(plan: TravelPlan, legs: Iterable[PlannedLeg], day: date) -> str:
    for leg in legs:
        return f"from {leg.origin_name} to {leg.destination_name}"
    here = [stay.city_name for stay in plan.stays if stay.check_in <= day <= stay.check_out]
    return here[-1] if here else NONE


def transport(leg: PlannedLeg) -> str:
    """A leg's text: "Flight Number: F1, from A to B, Departure Time: 15:40, Arrival Time: 17:04", or
    "Self-driving, from A to B, duration: …, distance: …, cost: …" (whole dollars a vehicle)."""
    way = f"from {leg.origin_name} to {leg.destination_name}"
    if leg.mode == "flight":
        times = f"Departure Time: {clock(leg.depart)}, Arrival Time: {clock(leg.arrive)}"
        return f"Flight Number: {leg.number}, {way}, {times}"
    name = {"drive": "Self-driving", "taxi": "Taxi"}.get(leg.mode, leg.mode.capitalize())
    hours, minutes = divmod(leg.minutes or 0, 60)
    distance = round((leg.metres or 0) / 1000)
    cost = leg.cost // leg.units // 100
    return f"{name}, {way}, duration: {hours} hours {minutes} mins, distance: {distance:,} km, cost: {cost}"


def clock(minutes: int) -> str:
    """ "HH:MM"; past midnight it is the clock of the next day."""
    return "{:02d}:{:02d}".format(*divmod(minutes % MINUTES_A_DAY, 60))


def _place(place: PlannedMeal | PlannedSight) -> str:
    return f"{_name(place.name)}, {place.city_name}"


def _name(name: str) -> str:
    """The evaluator reads a name from after its last line break."""
    return name.rsplit("\n", 1)[-1]
