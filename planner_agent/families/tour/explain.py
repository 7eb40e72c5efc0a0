"""Why there is no tour: a minimal set of windows, connections, ends, length and rules that cannot hold
together, each with the smallest change that helps."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from time import perf_counter

from planner_agent.families import Solution, SolveOptions
from planner_agent.families.explaining import Explainer
from planner_agent.families.tour.items import TOUR_ITEMS
from planner_agent.families.tour.solving import solve
from planner_agent.families.tour.spec import City, Connection, TourFrame, TourSpec, Window
from planner_agent.families.tour.words_out import speaker
from planner_agent.outcome import Conflict
from planner_agent.rendering.clean import clean
from planner_agent.rendering.formats import count
from planner_agent.spec import Hard, Scales

_UNEXPLAINED = Conflict(id="cities", words="", meaning="the days in the cities alone allow no tour")
_WINDOW = "window:"


def explain(spec: TourSpec, options: SolveOptions, found: Solution) -> Solution:
    """``found`` (infeasible) with its conflicts; where the time was too short for them, that is said."""
    oracle = _Oracle(spec, options, perf_counter() + options.time_limit)
    explainer = Explainer(
        spec=spec,
        solve=lambda other, seconds: solve(other, replace(options, time_limit=seconds)),
        table=TOUR_ITEMS,
        scales=Scales("USD"),
        speaker=speaker(),
        deadline=oracle.deadline,
    )
    structure = {name: oracle.told(name) for name in oracle.structure}
    told = explainer.conflicts(oracle.members(), oracle.possible, structure, _UNEXPLAINED)
    return replace(found, conflicts=tuple(oracle.changed(each) for each in told))


class _Oracle:
    """Whether a set of rules and parts of the frame can hold."""

    def __init__(self, spec: TourSpec, options: SolveOptions, deadline: float) -> None:
        self.spec, self.options, self.deadline = spec, options, deadline
        frame = spec.frame
        self.structure = ["connections"] if frame.connections is not None else []
        self.structure += [name for name in ("first", "last") if getattr(frame, name) is not None]
        self.structure += [f"{_WINDOW}{city.name}" for city in frame.cities if city.windows]
        fixed = all(city.days is not None for city in frame.cities)
        self.structure += ["days"] if frame.days is not None and fixed else []

    def members(self) -> list[str]:
        return [*self.structure, *(rule.id for rule in self.spec.rules if isinstance(rule.strength, Hard))]

    def possible(self, names: Sequence[str]) -> bool | None:
        kept = frozenset(names)
        frame = self._frame(kept)
        rules = tuple(rule for rule in self.spec.rules if rule.id in kept)
        return self._has_tour(self.spec.model_copy(update={"frame": frame, "rules": rules, "goals": ()}))

    def _frame(self, kept: frozenset[str]) -> TourFrame:
        frame = self.spec.frame
        cities = tuple(
            city if f"{_WINDOW}{city.name}" in kept else city.model_copy(update={"windows": ()})
            for city in frame.cities
        )
        gone = {name: None for name in ("connections", "first", "last") if name not in kept}
        if "days" in self.structure and "days" not in kept:
            gone["days"] = None
        return frame.model_copy(update={"cities": cities, **gone})

    def _has_tour(self, spec: TourSpec) -> bool | None:
        left = self.deadline - perf_counter()
        if left <= 0:
            return None
        status = solve(spec, replace(self.options, time_limit=left)).status
        return {"optimal": True, "feasible": True, "infeasible": False}.get(status)

    def told(self, name: str) -> Conflict:
        frame = self.spec.frame
        if name == "connections":
            return self._conflict(name, "only the direct ways that were named are taken")
        if name == "days":
            return self._conflict(name, f"the tour has {count(frame.length, 'day')}")
        if name in ("first", "last"):
            return self._conflict(name, f"the {name} city is {clean(getattr(frame, name))}")
        at, city = self._city(name)
        spans = " and ".join(_span(window) for window in city.windows)
        return self._conflict(name, f"in {clean(city.name)} {spans}", f"cities.{at}.windows")

    def _city(self, name: str) -> tuple[int, City]:
        frame = self.spec.frame
        at = next(k for k, city in enumerate(frame.cities) if f"{_WINDOW}{city.name}" == name)
        return at, frame.cities[at]

    def _conflict(self, name: str, meaning: str, path: str = "") -> Conflict:
        mark = self.spec.marks.get(path or name)
        words = mark.evidence.quote if mark is not None and mark.evidence else ""
        return Conflict(id=name, words=words, meaning=meaning)

    def changed(self, conflict: Conflict) -> Conflict:
        """A part of the frame with the smallest change of it alone that gives the whole spec a tour."""
        if conflict.id not in self.structure:
            return conflict
        for frame, words in self._changes(conflict.id):
            if perf_counter() >= self.deadline:
                return conflict
            if self._has_tour(self.spec.model_copy(update={"frame": frame, "goals": ()})):
                return conflict.model_copy(update={"change": words})
        rest = [name for name in self.members() if name != conflict.id]
        free = self.possible(rest)
        if free is False:
            return conflict.model_copy(update={"fixed": True})
        return conflict.model_copy(update={"change": "without this there is a tour"}) if free else conflict

    def _changes(self, name: str) -> Iterator[tuple[TourFrame, str]]:
        """Changes of one part, the smallest first."""
        frame = self.spec.frame
        cities = [city.name for city in frame.cities]
        if name == "days":
            whole = frame.model_copy(update={"days": None})
            yield whole, f"a tour of {count(whole.length, 'day')}"
        elif name == "connections":
            for a in cities:
                for b in cities:
                    if a != b and not frame.connected(a, b):
                        way = Connection(origin=a, destination=b, both=False)
                        more = (*(frame.connections or ()), way)
                        words = f"a direct way from {clean(a)} to {clean(b)} as well"
                        yield frame.model_copy(update={"connections": more}), words
        elif name in ("first", "last"):
            for city in cities:
                yield frame.model_copy(update={name: city}), f"{clean(city)} as the {name} city"
        else:
            yield from self._moved(name)

    def _moved(self, name: str) -> Iterator[tuple[TourFrame, str]]:
        frame, (at, city) = self.spec.frame, self._city(name)
        if len(city.windows) != 1:
            return
        window = city.windows[0]
        for shift in sorted(range(1 - window.first, frame.length - window.last + 1), key=abs):
            moved = Window.model_construct(first=window.first + shift, last=window.last + shift)
            cities = list(frame.cities)
            cities[at] = city.model_copy(update={"windows": (moved,)})
            yield frame.model_copy(update={"cities": tuple(cities)}), f"in {clean(city.name)} {_span(moved)}"


def _span(window: Window) -> str:
    if window.first == window.last:
        return f"on day {window.first}"
    return f"from day {window.first} to day {window.last}"
