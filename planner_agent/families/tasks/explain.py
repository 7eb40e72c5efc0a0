"""Why tasks have no plan: a minimal set of wishes and limits that cannot hold together, each with the
smallest change of it alone that gives a plan again, proved by solving for it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from time import perf_counter

from planner_agent.families import Solution, SolveOptions
from planner_agent.families.explaining import Explainer
from planner_agent.families.tasks.items import TASKS_ITEMS
from planner_agent.families.tasks.limits import Limit, limits
from planner_agent.families.tasks.solving import possible, solve
from planner_agent.families.tasks.spec import TasksFrame, TasksSpec
from planner_agent.families.tasks.words_out import speaker
from planner_agent.outcome import Conflict
from planner_agent.rendering import formats
from planner_agent.rendering.clean import clean
from planner_agent.spec import Hard, Scales

_UNEXPLAINED = Conflict(id="frame", words="", meaning="the days leave no room for any of the tasks")
#: More tasks than that are told as one.
_FEW = 6
_WITHOUT = "without this there is a plan"


def explain(spec: TasksSpec, options: SolveOptions, found: Solution) -> Solution:
    """``found`` (infeasible) with its conflicts; where the time was too short for them, that is said."""
    deadline = perf_counter() + options.time_limit
    limited = replace(options, backend="cp-sat")
    explainer = Explainer(
        spec=spec,
        solve=lambda other, seconds: solve(other, replace(limited, time_limit=seconds)),
        table=TASKS_ITEMS,
        scales=Scales("USD"),
        speaker=speaker(),
        deadline=deadline,
    )
    oracle = Oracle(spec, deadline)
    structure = {limit.id: oracle.told(limit) for limit in oracle.limits}
    told = explainer.conflicts(oracle.shrunk(), oracle.possible, structure, _UNEXPLAINED)
    return replace(found, conflicts=(*map(oracle.changed, oracle.few(told)), *oracle.many(told)))


class Oracle:
    """Whether a set of hard rules and limits can hold."""

    def __init__(self, spec: TasksSpec, deadline: float) -> None:
        self.spec, self.deadline = spec, deadline
        self.limits = limits(spec.frame)
        self.by_id = {limit.id: limit for limit in self.limits}
        self.known: dict[frozenset[str], bool | None] = {}

    def members(self) -> list[str]:
        hard = [rule.id for rule in self.spec.rules if isinstance(rule.strength, Hard)]
        return [*(limit.id for limit in self.limits), *hard]

    def shrunk(self) -> list[str]:
        """The members without ever smaller parts of them that are not needed for a conflict: so that
        hundreds of tasks do not ask for hundreds of solves."""
        kept = self.members()
        size = len(kept) // 2
        while size > 1 and self.possible(kept) is False:
            at = 0
            while at < len(kept):
                rest = kept[:at] + kept[at + size :]
                if self.possible(rest) is False:
                    kept = rest
                else:
                    at += size
            size //= 2
        return kept

    def reduced(self, names: Sequence[str]) -> TasksSpec:
        """The spec with nothing but ``names`` in force."""
        kept, frame = frozenset(names), self.spec.frame
        for limit in self.limits:
            if limit.id not in kept:
                frame = limit.without(frame)
        rules = tuple(rule for rule in self.spec.rules if rule.id in kept)
        return self.spec.model_copy(update={"frame": frame, "rules": rules, "goals": ()})

    def possible(self, names: Sequence[str]) -> bool | None:
        key = frozenset(names)
        if key not in self.known:
            self.known[key] = self.has_plan(self.reduced(names))
        return self.known[key]

    def has_plan(self, spec: TasksSpec) -> bool | None:
        left = self.deadline - perf_counter()
        if left <= 0:
            return None
        if not spec.rules:  # what need not be done only stands in the way of a quick answer
            spec = spec.model_copy(update={"frame": _musts(spec.frame)})
            if not spec.frame.tasks:
                return True
        return possible(spec, left)

    def told(self, limit: Limit) -> Conflict:
        marks = (self.spec.marks.get(path) for path in limit.paths)
        mark = next((each for each in marks if each is not None and each.evidence), None)
        words = mark.evidence.quote if mark is not None and mark.evidence else ""
        return Conflict(id=limit.id, words=words, meaning=limit.meaning)

    def changed(self, conflict: Conflict) -> Conflict:
        """A limit with the smallest change of it alone that gives the whole spec a plan."""
        limit = self.by_id.get(conflict.id)
        if limit is None:
            return conflict
        free = self.possible([name for name in self.members() if name != limit.id])
        if free is None:
            return conflict
        if free is False:
            return conflict.model_copy(update={"fixed": True})
        return conflict.model_copy(update={"change": self._nearest(limit) or _WITHOUT})

    def few(self, told: Sequence[Conflict]) -> list[Conflict]:
        """What is told one by one."""
        crowd = self._crowd(told)
        return [each for each in told if each.id not in crowd]

    def many(self, told: Sequence[Conflict]) -> list[Conflict]:
        """Tasks that must be done, as one wish where they are many: all of them are given up together."""
        crowd = self._crowd(told)
        if not crowd:
            return []
        tasks = [task for task in self.spec.frame.tasks if f"must:{task.name}" in crowd]
        work = sum(min(way.minutes for way in task.ways) for task in tasks)
        first = ", ".join(clean(task.name) for task in tasks[:3])
        meaning = f"{len(tasks)} tasks of {formats.duration(work)} must be done ({first}, …)"
        free = self.possible([name for name in self.members() if name not in crowd])
        change = "without some of them there is a plan" if free else None
        return [Conflict(id="must", words="", meaning=meaning, change=change, fixed=free is False)]

    def _crowd(self, told: Sequence[Conflict]) -> frozenset[str]:
        musts = frozenset(each.id for each in told if each.id.startswith("must:"))
        return musts if len(musts) > _FEW else frozenset()

    def _nearest(self, limit: Limit) -> str | None:
        """The first of the limit's steps, from small to large, with which there is a plan; by halving."""
        if limit.steps <= 0:
            return limit.gone
        low, high = 0, limit.steps  # 0 is what is asked for, which fails
        if not self._holds(limit, high):
            return limit.gone
        while high - low > 1:
            middle = (low + high) // 2
            answer = self._holds(limit, middle)
            if answer is None:
                return limit.gone
            low, high = (low, middle) if answer else (middle, high)
        return limit.said(high)

    def _holds(self, limit: Limit, step: int) -> bool | None:
        frame = limit.moved(self.spec.frame, step)
        return self.has_plan(self.spec.model_copy(update={"frame": frame}))


def _musts(frame: TasksFrame) -> TasksFrame:
    """The tasks that must be done, and what is asked of them."""
    tasks = tuple(task for task in frame.tasks if task.must)
    names = {task.name for task in tasks}
    links = tuple(link for link in frame.links if {link.before, link.after} <= names)
    return frame.model_copy(update={"tasks": tasks, "links": links})
