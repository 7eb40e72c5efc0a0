"""Why there is no roster: a minimal set of demands, contracts, days off and rules that cannot hold together,
each with the smallest change of it that gives a roster again."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from time import perf_counter

from planner_agent.families import Solution, SolveOptions
from planner_agent.families.explaining import Explainer
from planner_agent.families.roster.items import ROSTER_ITEMS, SCALES
from planner_agent.families.roster.parts import Part, parts
from planner_agent.families.roster.solving import solve
from planner_agent.families.roster.spec import Demand, RosterFrame, RosterSpec
from planner_agent.families.roster.words_out import speaker
from planner_agent.outcome import Conflict
from planner_agent.rendering.clean import clean
from planner_agent.rendering.formats import short_date
from planner_agent.spec import Hard

_UNEXPLAINED = Conflict(id="people", words="", meaning="each person works one shift a day at most")


def explain(spec: RosterSpec, options: SolveOptions, found: Solution) -> Solution:
    """``found`` (infeasible) with its conflicts; where the time was too short for them, that is said."""
    oracle = _Oracle(spec, options, perf_counter() + options.time_limit)
    explainer = Explainer(
        spec=oracle.spec,
        solve=lambda other, seconds: solve(other, replace(options, time_limit=seconds), plain=True),
        table=ROSTER_ITEMS,
        scales=SCALES,
        speaker=speaker(),
        deadline=oracle.deadline,
    )
    structure = {part.name: oracle.told(part) for part in oracle.parts}
    rules = [rule.id for rule in oracle.spec.rules]
    told = explainer.conflicts([*structure, *rules], oracle.possible, structure, _UNEXPLAINED)
    return replace(found, conflicts=tuple(oracle.changed(each) for each in told))


class _Oracle:
    """Whether a set of rules and parts of the frame can hold; nothing soft is looked at."""

    def __init__(self, spec: RosterSpec, options: SolveOptions, deadline: float) -> None:
        demand = tuple(hard for each in spec.frame.demand if (hard := _hard(each)) is not None)
        frame = spec.frame.model_copy(update={"demand": demand, "requests": ()})
        rules = tuple(rule for rule in spec.rules if isinstance(rule.strength, Hard))
        self.spec = spec.model_copy(update={"frame": frame, "rules": rules, "goals": ()})
        self.numbers = [k for k, each in enumerate(spec.frame.demand) if _hard(each) is not None]
        self.options, self.deadline = options, deadline
        self.parts = list(parts(frame))

    def possible(self, names: Sequence[str]) -> bool | None:
        kept = frozenset(names)
        frame = self.spec.frame
        for part in self.parts:
            if part.name not in kept:
                frame = part.without(frame)
        rules = tuple(rule for rule in self.spec.rules if rule.id in kept)
        return self._has_roster(self.spec.model_copy(update={"frame": _tidy(frame), "rules": rules}))

    def _has_roster(self, spec: RosterSpec) -> bool | None:
        left = self.deadline - perf_counter()
        if left <= 0:
            return None
        status = solve(spec, replace(self.options, time_limit=left), plain=True).status
        return {"optimal": True, "feasible": True, "infeasible": False}.get(status)

    def told(self, part: Part) -> Conflict:
        paths = [part.path]
        if part.field in ("least", "most") and part.path.startswith("demand."):
            at = self.numbers[int(part.path.split(".")[1])]
            paths = [f"demand.{at}.{part.field}", f"demand.{at}"]
        found = (self.spec.marks.get(path) for path in (*paths, *part.paths, part.path.split(".")[0]))
        mark = next((each for each in found if each is not None and each.evidence), None)
        words = mark.evidence.quote if mark is not None and mark.evidence else ""
        return Conflict(id=part.name, words=words, meaning=part.words(self.spec.frame))

    def changed(self, conflict: Conflict) -> Conflict:
        """A part of the frame with the smallest change of it alone that gives the whole spec a roster."""
        part = next((each for each in self.parts if each.name == conflict.id), None)
        if part is None:
            return conflict
        free = self._fits(part.without(self.spec.frame))
        if not free:
            return conflict.model_copy(update={"fixed": True}) if free is False else conflict
        change = self._smallest(part) or "without this there is a roster"
        return conflict.model_copy(update={"change": change})

    def _fits(self, frame: RosterFrame) -> bool | None:
        return self._has_roster(self.spec.model_copy(update={"frame": _tidy(frame)}))

    def _smallest(self, part: Part) -> str | None:
        frame = self.spec.frame
        if part.field == "off":
            return self._one_day(part)
        values = list(part.steps(frame))
        least = self._first([lambda value=value: self._fits(part.moved(frame, value)) for value in values])
        return None if least is None else part.words(part.moved(frame, values[least]))

    def _one_day(self, part: Part) -> str | None:
        frame = self.spec.frame
        for off in (each for each in frame.off if each.person == part.value):
            rest = tuple(each for each in frame.off if each is not off)
            if self._fits(frame.model_copy(update={"off": rest})):
                return f"{clean(off.person)} can work on {short_date(off.date)}"
        return None

    def _first(self, tries: Sequence[Callable[[], bool | None]]) -> int | None:
        """The first that holds, by halving (each holds that comes after one that does); None where the last
        does not or the time runs out."""
        low, high = -1, len(tries) - 1
        if high < 0 or not tries[high]():
            return None
        while high - low > 1:
            middle = (low + high) // 2
            answer = tries[middle]()
            if answer is None:
                return None
            low, high = (low, middle) if answer else (middle, high)
        return high


def _hard(demand: Demand) -> Demand | None:
    """What of a demand has no price; None where nothing has."""
    least = None if demand.under is not None else demand.least
    most = None if demand.over is not None else demand.most
    if least is None and most is None:
        return None
    return demand.model_copy(update={"least": least, "most": most})


def _tidy(frame: RosterFrame) -> RosterFrame:
    """Without demands that ask for nothing any more."""
    kept = tuple(each for each in frame.demand if each.least is not None or each.most is not None)
    return frame.model_copy(update={"demand": kept})
