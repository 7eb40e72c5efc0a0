"""Why the frame alone leaves no trip, whatever the rules: days, connections, places to sleep and eat."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from planner_agent.data.catalog import Catalog
from planner_agent.families.travel.candidates import Candidates, Collector
from planner_agent.families.travel.spec import TravelSpec
from planner_agent.outcome import Conflict
from planner_agent.rendering import formats
from solvers.travel.problem import END, HOME


def dead_ends(spec: TravelSpec, catalog: Catalog, collector: Collector) -> Iterator[Conflict]:
    """What must change in the frame before any rule can be looked at; nothing where the rules are at fault.

    ``collector`` is in explain mode, so that no rule has filtered its candidates.
    """
    finder = _Finder(spec, catalog, collector)
    for search in (
        finder.cities,
        finder.days,
        finder.home,
        finder.ends,
        finder.places,
        finder.meals,
        finder.joined,
    ):
        found = list(search())
        if found:
            yield from found
            return


class _Finder:
    def __init__(self, spec: TravelSpec, catalog: Catalog, collector: Collector) -> None:
        assert spec.frame.dates is not None and spec.frame.destination is not None
        self.spec, self.catalog, self.collector = spec, catalog, collector
        self.dates, self.destination = spec.frame.dates, spec.frame.destination
        self.found: Sequence[Candidates] = [collector.collect(start) for start in self.dates.starts]

    def cities(self) -> Iterator[Conflict]:
        """Fewer cities in the region than were asked for."""
        there = len(self.collector.cities)
        if there < self.collector.count:
            place = self.destination.region or "the destination"
            yield self._about(
                "destination",
                f"{place} has {formats.count(there, 'city')} here, {self.collector.count} asked for",
            )

    def days(self) -> Iterator[Conflict]:
        """Each city needs a night."""
        nights = self.dates.days - 1
        if nights < self.collector.count:
            said = f"{formats.count(nights, 'night')} for {formats.count(self.collector.count, 'city')}"
            yield self._about("dates", f"{said}: each city needs one")

    def home(self) -> Iterator[Conflict]:
        """The origin is among the stops."""
        origin = self.spec.frame.origin
        if origin is not None and origin in [stop.city for stop in self.destination.stops]:
            yield self._about(
                "destination", f"the trip begins in {self._name(origin)}, so it cannot be a stop too"
            )

    def ends(self) -> Iterator[Conflict]:
        """Nothing leaves home, or nothing comes back."""
        frame = self.spec.frame
        if not self._any("out"):
            firsts = self._served(HOME, out=True)
            yield self._about(
                "dates",
                f"nothing goes from {self._name(frame.origin)} to {firsts} "
                f"{self._when(first=True)}{self._late()}",
            )
        if frame.round_trip and not self._any("back"):
            lasts = self._served(END, out=False)
            yield self._about(
                "dates",
                f"nothing goes from {lasts} to {self._name(frame.ends)} "
                f"{self._when(first=False)}{self._late()}",
            )

    def places(self) -> Iterator[Conflict]:
        """A named city without a place to sleep or eat, or without a connection."""
        for city in sorted(self.collector.required):
            cid = self.collector.cities[city]
            if not self.catalog.stays(cid):
                yield self._about("destination", f"the catalog has no place to sleep in {self._name(cid)}")
            if self.spec.frame.meals and not self.catalog.restaurants(cid):
                yield self._about("destination", f"the catalog has no restaurant in {self._name(cid)}")
            legs = [leg for candidates in self.found for leg in candidates.legs]
            if not any(leg.destination == city for leg in legs):
                yield self._about("destination", f"nothing goes to {self._name(cid)} on these days")
            elif self.spec.frame.round_trip and not any(leg.origin == city for leg in legs):
                yield self._about("destination", f"nothing leaves {self._name(cid)} on these days")

    def meals(self) -> Iterator[Conflict]:
        """The full days alone have more meals than the named cities have restaurants."""
        if not self.collector.required or len(self.collector.required) < self.collector.count:
            return
        cities = [self.collector.cities[city] for city in sorted(self.collector.required)]
        rows = [row for city in cities for row in self.catalog.restaurants(city) if row.price is not None]
        full = self.dates.days - len(cities) - self.spec.frame.round_trip  # without the days of travel
        wanted = max(full, 0) * len(self.spec.frame.meals)
        names = [self._name(city) for city in cities]
        if wanted > len(rows):
            yield self._about(
                "dates",
                f"{formats.count(full, 'full day')} would need {formats.count(wanted, 'restaurant')}, "
                f"none used twice, and {formats.listed(names)} has {len(rows)}",
            )

    def joined(self) -> Iterator[Conflict]:
        """Several cities, and no way through them in these days."""
        if any(_passable(candidates) for candidates in self.found):
            return
        named = [self._name(self.collector.cities[city]) for city in sorted(self.collector.required)]
        names = formats.listed(named) if named else ""
        through = names or f"{self.collector.count} cities of {self.destination.region}"
        order = " in that order" if self.destination.ordered else ""
        yield self._about(
            "destination", f"no connections join {through}{order} in these {self.dates.days} days"
        )

    def _any(self, direction: str) -> bool:
        return any(leg.direction == direction for candidates in self.found for leg in candidates.legs)

    def _served(self, end: int, out: bool) -> str:
        """The cities at the other side of the first (last) leg."""
        ways = self.collector.all_ways
        others = [b if out else a for a, b, _ in ways if (a if out else b) == end]
        return self._listed([self.collector.cities[city] for city in others[:6]])

    def _when(self, first: bool) -> str:
        if len(self.dates.starts) > 1:
            span = map(formats.short_date, (self.dates.earliest, self.dates.latest))
            return f"between {' and '.join(span)}"
        return f"on {formats.short_date(self.dates.earliest if first else self.dates.latest)}"

    def _late(self) -> str:
        return " that arrives by 08:30 on the next day" if self.collector.too_late else ""

    def _name(self, city: str | None) -> str:
        return self.catalog.cities[city].name if city in self.catalog.cities else str(city)

    def _listed(self, cities: Sequence[str]) -> str:
        """ "Austin or Dallas"."""
        return formats.listed([self._name(city) for city in cities], "or") if cities else ""

    def _about(self, field: str, meaning: str) -> Conflict:
        return Conflict(id=field, words=words_for(self.spec, field), meaning=meaning)


def words_for(spec: TravelSpec, field: str) -> str:
    """The user's words for a frame field, or for the first part of it that has some."""
    for path, mark in spec.marks.items():
        if path.split(".")[0] == field and mark.evidence is not None:
            return mark.evidence.quote
    return ""


def _passable(candidates: Candidates) -> bool:
    """Whether legs lead from home through the right number of cities, all named ones among them."""
    last = candidates.days - 1
    round_trip = candidates.spec.frame.round_trip
    front = {
        (leg.destination, frozenset((leg.destination,)), leg.day)
        for leg in candidates.legs
        if leg.origin == HOME
    }
    inner = [leg for leg in candidates.legs if leg.direction == "inner"]
    homeward = {leg.origin for leg in candidates.legs if leg.destination == END and leg.day == last}
    for _ in range(candidates.count - 1):
        front = {
            (leg.destination, seen | {leg.destination}, leg.day)
            for city, seen, day in front
            for leg in inner
            if leg.origin == city and leg.day > day and leg.destination not in seen
        }
    return any(
        candidates.required <= seen and day < last and (city in homeward or not round_trip)
        for city, seen, day in front
    )
