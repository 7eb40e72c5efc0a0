"""NATURAL PLAN's *trip*: an order of cities over direct flights. Our family is ``tour``."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise
from pathlib import Path

from benchmarks.natural_plan.rows import Row, rows_of
from planner_agent.families.tour.plan import TourPlan
from planner_agent.families.tour.spec import City, Connection, TourFrame, TourSpec, Window

_CITY = r"([A-Z]\w+)"
_STAY = re.compile(rf"(?:visit|stay in) {_CITY} for (\d+) days|spend (\d+) days in {_CITY}")
_WINDOW = re.compile(
    rf"(?:in|at) {_CITY} between day (\d+) and day (\d+)|[Dd]uring day (\d+) and day (\d+), [^.]*? in {_CITY}"
    rf"|From day (\d+) to day (\d+), [^.]*? in {_CITY}"
)
_WAY = re.compile(rf"from {_CITY} to {_CITY}|{_CITY} and {_CITY}")
_TOTAL = re.compile(r"for (\d+) days in total")


@dataclass(slots=True)
class _Asked:
    """What a prompt says, read by the forms that the benchmark's authors used."""

    days: int
    stays: dict[str, int] = field(default_factory=dict[str, int])
    windows: list[tuple[str, int, int]] = field(default_factory=list[tuple[str, int, int]])
    ways: list[tuple[str, str, bool]] = field(default_factory=list[tuple[str, str, bool]])

    def flies(self, a: str, b: str) -> bool:
        return any((o, d) == (a, b) or (both and (d, o) == (a, b)) for o, d, both in self.ways)


def _asked(text: str) -> _Asked:
    """ValueError where the words are not of the known forms."""
    wishes, _, rest = text.partition("Here are the cities that have direct flights:")
    flights = rest.strip().split("\n")[0]
    total = _TOTAL.search(wishes)
    if total is None or not flights:
        raise ValueError("not a trip of the known form")
    found = _Asked(int(total[1]))
    for one, days, again, other in _STAY.findall(wishes):
        found.stays[one or other] = int(days or again)
    for a, f, t, f2, t2, b, f3, t3, c in _WINDOW.findall(wishes):
        found.windows.append((a or b or c, int(f or f2 or f3), int(t or t2 or t3)))
    for a, b, c, d in _WAY.findall(flights):
        found.ways.append((a, b, False) if a else (c, d, True))
    return found


class Trip:
    name, family = "trip", "tour"

    def load(self, path: Path) -> Sequence[Row]:
        return rows_of(path)

    def today(self, row: Row) -> date:
        return date(2026, 1, 1)

    def gold(self, row: Row) -> TourSpec:
        asked = _asked(row.text)
        cities = tuple(
            City(
                name=name,
                days=days,
                windows=tuple(
                    dict.fromkeys(Window(first=f, last=t) for n, f, t in asked.windows if n == name)
                ),
            )
            for name, days in asked.stays.items()
        )
        ways = tuple(
            Connection(origin=a, destination=b, both=both) for a, b, both in dict.fromkeys(asked.ways)
        )
        return TourSpec(family="tour", frame=TourFrame(cities=cities, connections=ways, days=asked.days))

    def valid(self, row: Row, plan: TourPlan) -> Sequence[str]:
        """Each city once, for its days, by direct flights, on its days; the whole in the days given."""
        asked, wrong = _asked(row.text), list[str]()
        stops = list(plan.stops)
        if sorted(stop.city for stop in stops) != sorted(asked.stays):
            return [f"the cities are {', '.join(stop.city for stop in stops)}"]
        day = 1
        for stop in stops:
            if (stop.first, stop.last) != (day, day + asked.stays[stop.city] - 1):
                wrong.append(f"{stop.city} is visited from day {stop.first} to {stop.last}")
            day += asked.stays[stop.city] - 1
        if day != asked.days:
            wrong.append(f"the tour ends on day {day}, not on day {asked.days}")
        spans: Mapping[str, tuple[int, int]] = {stop.city: (stop.first, stop.last) for stop in stops}
        for name, first, last in asked.windows:
            if not spans[name][0] <= first <= last <= spans[name][1]:
                wrong.append(f"day {first} to day {last} is not spent in {name}")
        for one, two in pairwise(stops):
            if not asked.flies(one.city, two.city):
                wrong.append(f"there is no flight from {one.city} to {two.city}")
        return wrong

    def answer(self, row: Row, plan: TourPlan) -> str:
        stops, lines = plan.stops, list[str]()
        for at, stop in enumerate(stops):
            days = stop.last - stop.first + 1
            if at:
                lines.append(f"**Day {stop.first}:** Fly from {stops[at - 1].city} to {stop.city}.")
                lines.append(f"**Day {stop.first}-{stop.last}:** Visit {stop.city} for {days} days.")
            else:
                arriving = f"Arriving in {stop.city} and visit {stop.city} for {days} days."
                lines.append(f"**Day {stop.first}-{stop.last}:** {arriving}")
        head = f"Here is the trip plan for visiting the {len(stops)} European cities for {plan.days} days:"
        return "\n".join([head, "", *lines])

    def official(self, row: Row, answer: str) -> bool:
        """Order and days equal the golden ones, both read by the benchmark's patterns."""
        return _told(answer) == _told(str(row.golden_plan))


def _told(answer: str) -> list[tuple[str, int]]:
    """The cities in their order with their days, from the flights and day ranges of an answer."""
    order: list[str] = []
    days: list[int] = []
    for line in answer.splitlines():
        span = re.search(r"\*\*Day (\d+)(?:-(\d+))?:\*\*", line)
        if span is None:
            continue
        flight = re.search(rf"from {_CITY} to {_CITY}", line)
        if flight is not None:
            order += [flight[1], flight[2]] if not order else [flight[2]]
        elif span[2]:
            days.append(int(span[2]) - int(span[1]) + 1)
    if not order and (alone := re.search(rf"[Vv]isit {_CITY}", answer)):
        order = [alone[1]]
    return list(zip(order, days, strict=False))


TASK = Trip()
