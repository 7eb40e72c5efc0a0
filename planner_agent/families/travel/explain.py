"""Why there is no trip: a minimal set of wishes that cannot hold together, in the traveller's words,
and for each the smallest change of its bound that restores a plan, proved by solving for it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from time import perf_counter

from planner_agent.data.catalog import Catalog
from planner_agent.families import Solution, SolveOptions
from planner_agent.families.engines import engine
from planner_agent.families.explaining import UNTOLD, Explainer
from planner_agent.families.travel.candidates import FEWEST_SIGHTS, Collector
from planner_agent.families.travel.clocks import narrows
from planner_agent.families.travel.dead_ends import dead_ends
from planner_agent.families.travel.formulate import Formulation, formulate
from planner_agent.families.travel.items import TRAVEL_ITEMS
from planner_agent.families.travel.solving import solve
from planner_agent.families.travel.spec import TravelSpec
from planner_agent.families.travel.units import scales_of
from planner_agent.families.travel.words_out import speaker
from planner_agent.outcome import Conflict
from solvers.status import SolveStatus

_UNEXPLAINED = Conflict(
    id="frame",
    words="",
    meaning="where, when and who leave no trip with places to eat and sleep in this catalog",
)

#: Movable structure by its guard: what it means in words.
STRUCTURE = {
    "minimum_nights": "places to sleep are booked for their minimum number of nights",
    "rooms": "the rooms booked hold the whole party",
    "least_sights": "full days have a sight at least",
    "no_repeats": "no restaurant or sight is used twice",
    "one_car": "a trip in one's own car has no flights or taxis",
}


def explain(spec: TravelSpec, catalog: Catalog, options: SolveOptions, found: Solution) -> Solution:
    """``found`` (infeasible) with its conflicts; where the time was too short for them, that is said."""
    deadline = perf_counter() + options.time_limit
    oracle = _Oracle(spec, catalog, options, deadline)
    if not oracle.complete:
        return replace(found, conflicts=(UNTOLD,))
    missing = list(dead_ends(spec, catalog, oracle.collector))
    if missing:
        return replace(found, conflicts=tuple(missing))
    limits = replace(options, backend="cp-sat", road_meals=False)
    explainer = Explainer(
        spec=spec,
        solve=lambda other, seconds: solve(other, catalog, replace(limits, time_limit=seconds)),
        table=TRAVEL_ITEMS,
        scales=scales_of(spec, catalog, options),
        speaker=speaker(catalog),
        deadline=deadline,
    )
    structure = {name: Conflict(id=name, words="", meaning=words) for name, words in STRUCTURE.items()}
    told = explainer.conflicts(oracle.members(), oracle.possible, structure, _UNEXPLAINED)
    return replace(found, conflicts=told)


class _Oracle:
    """Whether a set of rules and structure can hold on some start date.

    A ban on clocks narrows the windows of meals and sights before there are rows, so that no guard could give
    it up: for each set of such bans there are models of their own.
    """

    def __init__(self, spec: TravelSpec, catalog: Catalog, options: SolveOptions, deadline: float) -> None:
        assert spec.frame.dates is not None
        self.engine, self.deadline = engine("cp-sat"), deadline
        self.spec, self.catalog, self.options = spec, catalog, options
        self.bans = frozenset(
            rule.id for rule in spec.rules if narrows(rule, "meal") or narrows(rule, "attraction")
        )
        self.collector = self._collector(spec)
        self._made: dict[frozenset[str], list[Formulation]] = {}
        made = self._models(self.bans)
        self.complete = len(made) == len(spec.frame.dates.starts)

    def _collector(self, spec: TravelSpec) -> Collector:
        scales = scales_of(spec, self.catalog, self.options)
        road = self.options.road_meals
        return Collector(
            spec, self.catalog, scales, explain=True, usual_sights=FEWEST_SIGHTS, road_meals=road
        )

    def _models(self, bans: frozenset[str]) -> list[Formulation]:
        """The models of all starts under these bans alone; fewer where the time has run out."""
        if bans not in self._made:
            rules = tuple(rule for rule in self.spec.rules if rule.id not in self.bans - bans)
            spec = self.spec.model_copy(update={"rules": rules})
            collector = self.collector if bans == self.bans else self._collector(spec)
            assert spec.frame.dates is not None
            made: list[Formulation] = []
            for start in spec.frame.dates.starts:
                if perf_counter() >= self.deadline:
                    break
                made.append(formulate(collector, start))
            self._made[bans] = made
        return self._made[bans]

    def members(self) -> list[str]:
        """All guards: structure first, so that it is blamed only where it must be."""
        made = self._models(self.bans)
        guards = list(dict.fromkeys(name for each in made for name in each.network.model.guards))
        return sorted(guards, key=lambda name: name not in STRUCTURE)

    def possible(self, names: Sequence[str]) -> bool | None:
        assert self.spec.frame.dates is not None
        made = self._models(self.bans.intersection(names))
        open_question = len(made) < len(self.spec.frame.dates.starts)
        for each in made:
            status = self._status(each, names)
            if status.has_solution:
                return True
            open_question = open_question or status is SolveStatus.TIMED_OUT
        return None if open_question else False

    def _status(self, made: Formulation, names: Sequence[str]) -> SolveStatus:
        left = self.deadline - perf_counter()
        if left <= 0:
            return SolveStatus.TIMED_OUT
        model = made.network.model
        if not made.problem.visits:
            return SolveStatus.INFEASIBLE
        assumed = [model.guards[name] for name in names if name in model.guards]
        return self.engine.solve(model, None, left, assumed).status
