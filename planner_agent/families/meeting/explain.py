"""Why there is no slot: a minimal set of busy times, hours, lengths and rules that cannot hold together, each
with the smallest change of it that restores a plan."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from time import perf_counter
from typing import Any

from planner_agent.families import Solution, SolveOptions
from planner_agent.families.explaining import Explainer
from planner_agent.families.meeting.items import MEETING_ITEMS
from planner_agent.families.meeting.solving import solve
from planner_agent.families.meeting.spec import DAY, Hours, MeetingFrame, MeetingSpec, Person
from planner_agent.families.meeting.words_out import speaker
from planner_agent.outcome import Conflict
from planner_agent.rendering import formats
from planner_agent.rendering.clean import clean
from planner_agent.spec import Hard, Scales

_UNEXPLAINED = Conflict(id="frame", words="", meaning="the days leave no room for the meetings")
_BUSY, _OWN, _HOURS, _MINUTES, _BUFFER, _ROOMS = "busy:", "hours:", "hours", "minutes", "buffer", "rooms"
#: The shortest meeting that anybody would still hold.
_LEAST = 5
#: Busy times that are told one by one.
_TOLD = 3


def explain(
    spec: MeetingSpec, calendars: Mapping[str, Any] | None, options: SolveOptions, found: Solution
) -> Solution:
    """``found`` (infeasible) with its conflicts; where the time was too short for them, that is said."""
    deadline = perf_counter() + options.time_limit
    limits = replace(options, backend="cp-sat")
    explainer = Explainer(
        spec=spec,
        solve=lambda other, seconds: solve(other, calendars, replace(limits, time_limit=seconds)),
        table=MEETING_ITEMS,
        scales=Scales("USD"),
        speaker=speaker(),
        deadline=deadline,
    )
    oracle = _Oracle(spec, dict(calendars or {}), limits, deadline)
    structure = {name: oracle.told(name) for name in oracle.structure}
    told = explainer.conflicts(oracle.members(), oracle.possible, structure, _UNEXPLAINED)
    return replace(found, conflicts=tuple(oracle.changed(each) for each in told))


class _Oracle:
    """Whether a set of rules, busy times and limits can hold."""

    def __init__(
        self, spec: MeetingSpec, calendars: dict[str, Any], options: SolveOptions, deadline: float
    ) -> None:
        self.spec, self.calendars, self.options, self.deadline = spec, calendars, options, deadline
        frame = spec.frame
        self.structure = [_BUFFER] if frame.buffer or frame.ways else []
        self.structure += [_ROOMS] if frame.rooms else []
        self.structure += [_HOURS]
        self.structure += [f"{_OWN}{p.name}" for p in frame.people if p.hours is not None]
        self.structure += [f"{_BUSY}{p.name}" for p in frame.people if p.busy or p.name in calendars]
        self.structure += [_MINUTES]

    def members(self) -> list[str]:
        rules = [rule.id for rule in self.spec.rules if isinstance(rule.strength, Hard)]
        return [*self.structure, *rules]

    def reduced(self, names: Sequence[str]) -> tuple[MeetingSpec, dict[str, Any]]:
        """The spec and calendars with nothing hard but ``names``."""
        kept, frame = frozenset(names), self.spec.frame
        people = tuple(
            person.model_copy(
                update={
                    "busy": person.busy if f"{_BUSY}{person.name}" in kept else (),
                    "hours": person.hours if f"{_OWN}{person.name}" in kept else None,
                }
            )
            for person in frame.people
        )
        update: dict[str, object] = {"people": people, "k": 1}
        if _BUFFER not in kept:
            update |= {"buffer": 0, "ways": ()}
        if _ROOMS not in kept:
            update |= {"rooms": (), "ways": ()}
        if _HOURS not in kept:
            update["hours"] = Hours(opens=0, closes=DAY)
        if _MINUTES not in kept:
            update["meetings"] = tuple(
                each.model_copy(update={"minutes": min(_LEAST, each.minutes or _LEAST)})
                for each in frame.meetings
            )
        rules = tuple(rule for rule in self.spec.rules if rule.id in kept)
        rooms = {room.name for room in frame.rooms} if _ROOMS in kept else set[str]()
        calendars = {
            name: each for name, each in self.calendars.items() if f"{_BUSY}{name}" in kept or name in rooms
        }
        changed = self.spec.model_copy(
            update={"frame": frame.model_copy(update=update), "rules": rules, "goals": ()}
        )
        return changed, calendars

    def possible(self, names: Sequence[str]) -> bool | None:
        return self._has(*self.reduced(names))

    def _has(self, spec: MeetingSpec, calendars: dict[str, Any]) -> bool | None:
        left = self.deadline - perf_counter()
        if left <= 0:
            return None
        status = solve(spec, calendars, replace(self.options, time_limit=left)).status
        return {"optimal": True, "feasible": True, "infeasible": False}.get(status)

    def told(self, name: str) -> Conflict:
        frame = self.spec.frame
        if name.startswith(_BUSY):
            at, person = next(
                (at, each) for at, each in enumerate(frame.people) if each.name == name.removeprefix(_BUSY)
            )
            return self._conflict(name, _taken(person, person.name in self.calendars), f"people.{at}.busy")
        if name.startswith(_OWN):
            person = next(each for each in frame.people if f"{_OWN}{each.name}" == name)
            assert person.hours is not None
            span = _span(person.hours)
            where = f" in {person.zone}" if person.zone else ""
            return self._conflict(name, f"{clean(person.name)} works {span}{where}")
        if name == _HOURS:
            return self._conflict(name, f"meetings lie {_span(frame.hours)}")
        if name == _MINUTES:
            sizes = formats.listed([formats.duration(each.minutes or 0) for each in frame.meetings])
            return self._conflict(name, f"the length of {sizes}", "meetings.0.minutes")
        if name == _ROOMS:
            return self._conflict(
                name, f"one of the rooms {formats.listed([clean(r.name) for r in frame.rooms])}"
            )
        return self._conflict(name, f"{formats.duration(frame.buffer)} between two meetings, and the ways")

    def _conflict(self, name: str, meaning: str, path: str = "") -> Conflict:
        mark = self.spec.marks.get(path or name)
        words = mark.evidence.quote if mark is not None and mark.evidence else ""
        return Conflict(id=name, words=words, meaning=meaning)

    def changed(self, conflict: Conflict) -> Conflict:
        """A structural conflict with the smallest change of it alone that gives the whole spec a plan."""
        if conflict.id not in self.structure:
            return conflict
        without, calendars = self.reduced([name for name in self.members() if name != conflict.id])
        free = self._has(without, calendars)
        if free is None:
            return conflict
        if free is False:
            return conflict.model_copy(update={"fixed": True})
        change = self._nearest(conflict.id, without, calendars) or "without this there is a plan"
        return conflict.model_copy(update={"change": change})

    def _nearest(self, name: str, without: MeetingSpec, calendars: dict[str, Any]) -> str | None:
        frame = self.spec.frame
        if name == _MINUTES and len(frame.meetings) == 1:
            meeting = frame.meetings[0]
            most = self._largest(
                meeting.minutes or 0,
                lambda n: {"meetings": (meeting.model_copy(update={"minutes": n}),)},
            )
            return most and f"a meeting of {formats.duration(most)}"
        if name == _BUFFER and not frame.ways:
            most = self._largest(frame.buffer, lambda n: {"buffer": n})
            return most and f"{formats.duration(most)} between two meetings"
        if name == _HOURS:
            hours, step = frame.hours, frame.grid
            for wider in range(step, DAY, step):
                for opens, closes in (
                    (hours.opens, hours.closes + wider),
                    (hours.opens - wider, hours.closes),
                ):
                    if opens < 0 or closes > DAY:
                        continue
                    moved = hours.model_copy(update={"opens": opens, "closes": closes})
                    if self._has(self._with(frame.model_copy(update={"hours": moved})), self.calendars):
                        return f"meetings lie {_span(moved)}"
            return None
        if name.startswith(_BUSY):
            plan = solve(without, calendars, self.options).plan
            if plan is None:
                return None
            person = name.removeprefix(_BUSY)
            at = [each for each in plan.meetings if person in each.attends]
            spans = [
                f"{formats.long_date(it.date)} from {formats.clock(it.start)} to {formats.clock(it.end)}"
                for it in at
            ]
            return f"{clean(person)} is free on {formats.listed(spans)}"
        return None

    def _with(self, frame: MeetingFrame) -> MeetingSpec:
        return self.spec.model_copy(update={"frame": frame})

    def _largest(self, limit: int, update: Callable[[int], dict[str, object]]) -> int | None:
        """The largest number below ``limit`` with which there is a plan, by halving; None if 1 is too much
        or the time runs out."""
        low, high = 0, limit
        while high - low > 1:
            middle = (low + high) // 2
            answer = self._has(self._with(self.spec.frame.model_copy(update=update(middle))), self.calendars)
            if answer is None:
                return None
            low, high = (middle, high) if answer else (low, middle)
        return low or None


def _taken(person: Person, calendar: bool) -> str:
    """When somebody is busy, in words; many times are not counted up."""
    if calendar or not 0 < len(person.busy) <= _TOLD:
        return f"{clean(person.name)} is free only outside of what is in the calendar"
    spans = [
        f"{formats.clock(each.start)}–{formats.clock(each.end)}"
        + (f" on {formats.long_date(each.date)}" if each.date is not None else "")
        for each in person.busy
    ]
    return f"{clean(person.name)} is busy {formats.listed(spans)}"


def _span(hours: Hours) -> str:
    return f"between {formats.clock(hours.opens)} and {formats.clock(hours.closes)}"
