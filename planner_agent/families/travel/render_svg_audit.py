"""What the picture of a trip may say, straight from the plan; apart from ``render_svg.py`` on purpose.

Each thing that is drawn names itself whole (its SVG title): those are compared with the plan one by one.
What is shown of it must be its words in their order, cut at an ellipsis at most.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from datetime import timedelta
from xml.etree import ElementTree as ET

from planner_agent.families.travel.plan import TravelPlan
from planner_agent.families.travel.render_lines import MODE_WORDS
from planner_agent.outcome import Outcome
from planner_agent.rendering.clean import clean, field
from planner_agent.rendering.formats import clock, count, listed, short_date
from planner_agent.rendering.money import money

_SVG = "{http://www.w3.org/2000/svg}"
_LEGENDS = ("Transport", "Meal", "Sight", "Night")
#: Texts that stand for themselves: hours of the axis, numbers of ways, the scale, an empty map.
_LOOSE = re.compile(r"(?:[0-4]\d:00|\d{1,3}|[\d.e+-]+ km|No coordinates known)")


def check(svg: str, outcome: Outcome) -> list[str]:
    """What the picture says that the plan does not, or leaves out; empty if nothing."""
    plan: TravelPlan = outcome.plan
    root = ET.fromstring(svg)
    expected = Counter(clean(name) for name in _names(plan))
    said = Counter(node.text or "" for node in root.iter(f"{_SVG}title") if node.text)
    findings = [f"the plan does not say: {name}" for name in (said - expected).elements()]
    findings += [f"the picture does not say: {name}" for name in (expected - said).elements()]
    lines = {clean(line) for line in (*_read_aloud(plan), *_headings(plan))}
    for node in root.iter(f"{_SVG}desc"):
        findings += [
            f"the plan does not say: {line}" for line in (node.text or "").split("\n") if line not in lines
        ]
    return findings + list(_shown(root, ""))


def _shown(node: ET.Element, name: str) -> Iterator[str]:
    """Shown texts that are not of the words of the part they stand in."""
    name = (node.findtext(f"{_SVG}title") or "") if node.tag == f"{_SVG}g" else name
    for child in node:
        if child.tag == f"{_SVG}text" and not _is_of(child.text or "", name):
            yield f"{child.text!r} is shown in {name!r}"
        yield from _shown(child, name)


def _is_of(shown: str, name: str) -> bool:
    if _LOOSE.fullmatch(shown) and not name:
        return True
    if name and re.fullmatch(r"\d{1,3}", shown) and " → " in name:
        return True  # the number of a way in the list below the map
    if shown.endswith("…"):
        return f" {name}".find(f" {shown[:-1]}") >= 0
    return f" {shown} " in f" {name} " or f" {shown} ".replace(" · ", " ") in f" {name} ".replace(" · ", " ")


def _headings(plan: TravelPlan) -> list[str]:
    towns = list(dict.fromkeys(field(stay.city_name) for stay in plan.stays))
    title = f"Trip to {listed(towns)}" if towns else "Trip"
    return [title, f"Days · {money(plan.total, plan.currency)} in all", "Route"]


def _names(plan: TravelPlan) -> Iterator[str]:
    """Every name that a part of the picture bears, as often as it does."""
    title, *parts = _headings(plan)
    yield from (title, title, *parts, *_LEGENDS)
    yield from _day_names(plan)
    yield from (name for _, name in _day_things(plan))
    known = {city.id for city in plan.cities if city.latitude is not None}
    yield from (name if city in known else f"{name} · no coordinates" for city, name in _cities(plan).items())
    yield from _ways(plan)


def _read_aloud(plan: TravelPlan) -> Iterator[str]:
    days = _day_names(plan)
    yield from (f"{days[day]} · {name}" for day, name in _day_things(plan))
    yield from _cities(plan).values()
    yield from (f"{n}. {way}" for n, way in enumerate(_ways(plan), 1))


def _day_names(plan: TravelPlan) -> list[str]:
    nights = max(((stay.check_out - plan.start).days + 1 for stay in plan.stays), default=0)
    days = range(max(plan.days, nights))
    return [f"Day {day + 1} · {short_date(plan.start + timedelta(days=day))}" for day in days]


def _day_things(plan: TravelPlan) -> Iterator[tuple[int, str]]:
    """Day from 0 and words of everything on the days."""
    for leg in plan.legs:
        way = f"{_by(leg.mode, leg.number)}: {field(leg.origin_name)} → {field(leg.destination_name)}"
        yield (
            (leg.date - plan.start).days,
            _priced(plan, f"{way} · {clock(leg.depart)}–{clock(leg.arrive)}", leg.cost),
        )
    for meal in plan.meals:
        words = f"{meal.slot.capitalize()}: {field(meal.name)} · {clock(meal.start)}–{clock(meal.end)}"
        yield (meal.date - plan.start).days, _priced(plan, words, meal.cost)
    for sight in plan.sights:
        words = f"{field(sight.name)} · {clock(sight.start)}–{clock(sight.end)}"
        yield (sight.date - plan.start).days, _priced(plan, words, sight.cost)
    for lost in plan.road_meals:
        yield (lost.date - plan.start).days, f"{lost.slot.capitalize()} on the road"
    for stay in plan.stays:
        first = (stay.check_in - plan.start).days
        for night in range((stay.check_out - stay.check_in).days):
            cost = f" · {money(stay.cost, plan.currency)} for {count(stay.nights, 'night')}"
            yield first + night, f"{field(stay.name)} · {field(stay.city_name)}{'' if night else cost}"


def _cities(plan: TravelPlan) -> dict[str, str]:
    found = {city.id: field(city.name) for city in plan.cities}
    for leg in plan.legs:
        found.setdefault(leg.origin, field(leg.origin_name))
        found.setdefault(leg.destination, field(leg.destination_name))
    return found


def _ways(plan: TravelPlan) -> list[str]:
    found: list[str] = []
    for leg in plan.legs:
        cities = f"{field(leg.origin_name)} → {field(leg.destination_name)}"
        found.append(f"{cities} · {_by(leg.mode, leg.number)} · {short_date(leg.date)}")
    return found


def _by(mode: str, number: str | None) -> str:
    word = MODE_WORDS[mode][0] if mode in MODE_WORDS else mode
    return word if number is None or not number else f"{word} {field(number)}"


def _priced(plan: TravelPlan, words: str, cost: int) -> str:
    return words + (f" · {money(cost, plan.currency)}" if cost else "")
