"""Why visits have no plan: a minimal set of must-visits, limits and rules that cannot hold together, each
with the smallest change of it that restores a plan."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from time import perf_counter

from planner_agent.families import Solution, SolveOptions
from planner_agent.families.explaining import Explainer
from planner_agent.families.visits.items import VISITS_ITEMS
from planner_agent.families.visits.solving import solve
from planner_agent.families.visits.spec import DAY, VisitsSpec
from planner_agent.families.visits.words_out import speaker
from planner_agent.outcome import Conflict
from planner_agent.rendering import formats
from planner_agent.rendering.clean import clean
from planner_agent.spec import Hard, Scales

_UNEXPLAINED = Conflict(id="frame", words="", meaning="where and when one starts leaves no visit in reach")
_MUST, _BACK, _LUNCH = "must:", "back", "lunch"


def explain(spec: VisitsSpec, options: SolveOptions, found: Solution) -> Solution:
    """``found`` (infeasible) with its conflicts; where the time was too short for them, that is said."""
    deadline = perf_counter() + options.time_limit
    limits = replace(options, backend="cp-sat")
    explainer = Explainer(
        spec=spec,
        solve=lambda other, seconds: solve(other, replace(limits, time_limit=seconds)),
        table=VISITS_ITEMS,
        scales=Scales("USD"),
        speaker=speaker(),
        deadline=deadline,
    )
    oracle = _Oracle(spec, limits, deadline)
    structure = {name: oracle.told(name) for name in oracle.structure}
    told = explainer.conflicts(oracle.members(), oracle.possible, structure, _UNEXPLAINED)
    shown = tuple(oracle.changed(each, [other.id for other in told]) for each in told)
    return replace(found, conflicts=shown)


class _Oracle:
    """Whether a set of rules, must-visits and limits can hold."""

    def __init__(self, spec: VisitsSpec, options: SolveOptions, deadline: float) -> None:
        self.spec, self.options, self.deadline = spec, options, deadline
        frame = spec.frame
        self.structure = [_LUNCH] if frame.lunch is not None else []
        self.structure += [_BACK] if any(person.back is not None for person in frame.people) else []
        self.structure += [f"{_MUST}{visit.who}" for visit in frame.visits if visit.must]

    def members(self) -> list[str]:
        rules = [rule.id for rule in self.spec.rules if isinstance(rule.strength, Hard)]
        return [*self.structure, *rules]

    def reduced(self, names: Sequence[str]) -> VisitsSpec:
        """The spec with nothing hard but ``names``."""
        kept, frame = frozenset(names), self.spec.frame
        visits = tuple(
            visit.model_copy(update={"must": f"{_MUST}{visit.who}" in kept}) for visit in frame.visits
        )
        update: dict[str, object] = {"visits": visits}
        if _LUNCH not in kept:
            update["lunch"] = None
        if _BACK not in kept:
            open_ended = tuple(each.model_copy(update={"back": None}) for each in frame.travellers)
            update |= {"back": None, "travellers": open_ended}
        rules = tuple(rule for rule in self.spec.rules if rule.id in kept)
        return self.spec.model_copy(update={"frame": frame.model_copy(update=update), "rules": rules})

    def possible(self, names: Sequence[str]) -> bool | None:
        return self.has_plan(self.reduced(names))

    def has_plan(self, spec: VisitsSpec) -> bool | None:
        left = self.deadline - perf_counter()
        if left <= 0:
            return None
        needed = {visit.who for visit in spec.frame.visits if visit.must}
        if not spec.rules:  # what need not be visited only stands in the way of a quick answer
            visits = tuple(visit for visit in spec.frame.visits if visit.who in needed)
            if not visits:
                return True
            frame = spec.frame.model_copy(update={"visits": visits})
            spec = spec.model_copy(update={"frame": frame, "goals": ()})
        status = solve(spec, replace(self.options, time_limit=left)).status
        return {"optimal": True, "feasible": True, "infeasible": False}.get(status)

    def told(self, name: str) -> Conflict:
        frame = self.spec.frame
        if name == _LUNCH:
            assert frame.lunch is not None
            span = f"{formats.clock(frame.lunch.opens)} and {formats.clock(frame.lunch.closes)}"
            meaning = f"a lunch break of {formats.duration(frame.lunch.minutes)} between {span}"
            return self._conflict(name, meaning, "lunch")
        if name == _BACK:
            latest = max(person.back for person in frame.people if person.back is not None)
            place = "" if frame.end is None else f" at {clean(frame.end)}"
            return self._conflict(name, f"done{place} by {formats.clock(latest)}", "back")
        visit = next(each for each in frame.visits if f"{_MUST}{each.who}" == name)
        position = frame.visits.index(visit)
        length = formats.duration(visit.minutes or 0)
        meaning = f"a visit to {clean(visit.who)} of {length} must take place"
        return self._conflict(name, meaning, f"visits.{position}.must", "visits.must")

    def _conflict(self, name: str, meaning: str, *paths: str) -> Conflict:
        marks = (self.spec.marks.get(path) for path in paths)
        mark = next((each for each in marks if each is not None and each.evidence), None)
        words = mark.evidence.quote if mark is not None and mark.evidence else ""
        return Conflict(id=name, words=words, meaning=meaning)

    def changed(self, conflict: Conflict, core: Sequence[str]) -> Conflict:
        """A structural conflict with the smallest change of it alone that gives the whole spec a plan."""
        if conflict.id not in self.structure:
            return conflict
        whole = self.members()
        without = [name for name in whole if name != conflict.id]
        free = self.possible(without)
        if free is None:
            return conflict
        if free is False:
            return conflict.model_copy(update={"fixed": True})
        change = self._nearest(conflict.id) or "without this there is a plan"
        return conflict.model_copy(update={"change": change})

    def _nearest(self, name: str) -> str | None:
        frame = self.spec.frame
        if name == _LUNCH:
            assert frame.lunch is not None
            lunch = frame.lunch
            most = self._largest(lunch.minutes, lambda n: {"lunch": lunch.model_copy(update={"minutes": n})})
            return most and f"a lunch break of {formats.duration(most)}"
        if name == _BACK and not any(each.back is not None for each in frame.travellers):
            assert frame.back is not None
            later = self._largest(2 * DAY - frame.back, lambda n: {"back": 2 * DAY - n})
            return later and f"done by {formats.clock(2 * DAY - later)}"
        position = next((k for k, each in enumerate(frame.visits) if f"{_MUST}{each.who}" == name), None)
        if position is None:
            return None
        visit = frame.visits[position]

        def shorter(minutes: int) -> dict[str, object]:
            cut = visit.model_copy(update={"minutes": minutes})
            return {"visits": (*frame.visits[:position], cut, *frame.visits[position + 1 :])}

        most = self._largest(visit.minutes or 1, shorter)
        if most is None:
            return f"leave out the visit to {clean(visit.who)}"
        return f"{formats.duration(most)} with {clean(visit.who)}"

    def _largest(self, limit: int, update: Callable[[int], dict[str, object]]) -> int | None:
        """The largest number below ``limit`` with which there is a plan, by halving; None if 1 is too much
        or the time runs out."""
        low, high = 0, limit
        while high - low > 1:
            middle = (low + high) // 2
            frame = self.spec.frame.model_copy(update=update(middle))
            answer = self.has_plan(self.spec.model_copy(update={"frame": frame}))
            if answer is None:
                return None
            low, high = (middle, high) if answer else (low, middle)
        return low or None
