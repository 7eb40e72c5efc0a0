"""Why there is no slot: a minimal set of busy times, hours, lengths and rules that cannot hold together, each
with the smallest change of it that restores a plan."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from time import perf_counter
from typing import Any

from planner_agent.families import Solution, SolveOptions
from planner_agent.families.explaining import Explainer
from planner_agent.families.granularity import attributes_in, group_keys, looks
from planner_agent.families.meeting.formulate import Slots
from planner_agent.families.meeting.items import MEETING_ITEMS
from planner_agent.families.meeting.solving import ranked, solve, sweeps
from planner_agent.families.meeting.spec import DAY, Hours, Meeting, MeetingFrame, MeetingSpec, Person, Room
from planner_agent.families.meeting.words_out import speaker
from planner_agent.outcome import Conflict
from planner_agent.rendering import formats
from planner_agent.rendering.clean import clean
from planner_agent.spec import Hard, Rule, Scales

_UNEXPLAINED = Conflict(id="frame", words="", meaning="the days leave no room for the meetings")
_BUSY, _OWN, _HOURS, _MINUTES, _BUFFER, _ROOMS = "busy:", "hours:", "hours", "minutes", "buffer", "rooms"
_TIMES, _DATES = "times", "dates"
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
        self.structure += [_TIMES] if any(each.times > 1 for each in frame.meetings) else []
        self.structure += [_DATES] if any(each.dates for each in frame.meetings) else []
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
        if _ROOMS not in kept:  # rules that name a room need rooms to speak of, however large and free
            spoken = any("room" in _named(rule) for rule in self.spec.rules)
            update |= {"rooms": tuple(Room(name=r.name) for r in frame.rooms) if spoken else (), "ways": ()}
        if _HOURS not in kept:
            update["hours"] = Hours(opens=frame.hours.opens % frame.grid, closes=DAY)
        update["meetings"] = tuple(each.model_copy(update=_looser(each, kept)) for each in frame.meetings)
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
            at, person = self._person(name.removeprefix(_BUSY))
            return self._conflict(name, _taken(person, person.name in self.calendars), f"people.{at}.busy")
        if name.startswith(_OWN):
            person = self._person(name.removeprefix(_OWN))[1]
            assert person.hours is not None
            span = _span(person.hours)
            return self._conflict(name, f"{clean(person.name)} works {span}{_where(person)}")
        if name == _HOURS:
            return self._conflict(name, f"meetings lie {_span(frame.hours)}")
        if name == _MINUTES:
            sizes = formats.listed([formats.duration(each.minutes or 0) for each in frame.meetings])
            return self._conflict(name, f"the length of {sizes}", "meetings.0.minutes")
        if name == _ROOMS:
            rooms = [clean(r.name) + (f" (for {r.capacity})" if r.capacity else "") for r in frame.rooms]
            one = "the room" if len(rooms) == 1 else "one of the rooms"
            return self._conflict(name, f"{one} {formats.listed(rooms)}")
        if name == _TIMES:
            often = [f"{clean(each.title)} {each.times} times" for each in frame.meetings if each.times > 1]
            return self._conflict(name, f"{formats.listed(often)}, in as many weeks")
        if name == _DATES:
            days = [
                f"{clean(each.title)} is on {formats.listed([*map(formats.long_date, each.dates)], 'or')}"
                for each in frame.meetings
                if each.dates
            ]
            return self._conflict(name, formats.listed(days))
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
            moved = self._wider(frame.hours, lambda hours: {"hours": hours})
            return moved and f"meetings lie {_span(moved)}"
        if name.startswith(_OWN):
            at, person = self._person(name.removeprefix(_OWN))
            moved = self._wider(person.hours, lambda hours: {"people": _put(frame.people, at, hours=hours)})
            return moved and f"{clean(person.name)} works {_span(moved)}" + _where(person)
        if name == _ROOMS:
            seats = range(1, len(frame.people) + 1)
            larger = next((n for n in seats if self._has(self._with(self._seated(n)), self.calendars)), None)
            return larger and f"a room for {larger}"
        if name == _TIMES:
            most = max(each.times for each in frame.meetings)
            often = self._largest(most, lambda n: {"meetings": _at_most(frame.meetings, n)})
            return often and f"it is held {formats.count(often, 'time')}"
        if name.startswith(_BUSY):
            return self._freed(name.removeprefix(_BUSY), without, calendars)
        return None

    def _person(self, name: str) -> tuple[int, Person]:
        return next((at, each) for at, each in enumerate(self.spec.frame.people) if each.name == name)

    def _seated(self, seats: int) -> MeetingFrame:
        """The frame with rooms that hold at least so many."""
        rooms = tuple(
            room if room.capacity is None else room.model_copy(update={"capacity": max(seats, room.capacity)})
            for room in self.spec.frame.rooms
        )
        return self.spec.frame.model_copy(update={"rooms": rooms})

    def _wider(self, hours: Hours | None, update: Callable[[Hours], dict[str, object]]) -> Hours | None:
        """The hours made longer at one end, by as little as gives a plan; None where that does not help."""
        frame = self.spec.frame
        if hours is None:
            return None
        for wider in range(frame.grid, DAY, frame.grid):
            for opens, closes in ((hours.opens, hours.closes + wider), (hours.opens - wider, hours.closes)):
                if opens < 0 or closes > DAY:
                    continue
                moved = hours.model_copy(update={"opens": opens, "closes": closes})
                if self._has(self._with(frame.model_copy(update=update(moved))), self.calendars):
                    return moved
        return None

    def _freed(self, person: str, without: MeetingSpec, calendars: dict[str, Any]) -> str | None:
        """When somebody would have to be free: of one meeting, where least of what is in the way goes."""
        options, frame = self.options, without.frame
        found = Slots(frame, calendars)
        if sweeps(without) and len(kept := [it for _, it in ranked(without, found, found.all()[0])]):
            taken = Slots(self.spec.frame, self.calendars).taken[person]
            least = min(kept, key=lambda it: (_overlap(taken, it.wait, it.wait + it.minutes), it.wait))
            planned = [least.planned((*least.required, *least.optional))]
        else:
            plan = solve(without, calendars, options).plan
            planned = [] if plan is None else [each for each in plan.meetings if person in each.attends]
        if not planned:
            return None
        spans = [
            f"{formats.long_date(it.date)} from {formats.clock(it.start)} to {formats.clock(it.end)}"
            for it in planned
        ]
        zone = self._person(person)[1].zone
        away = f" ({frame.zone})" if zone is not None and zone != frame.zone else ""
        return f"{clean(person)} is free on {formats.listed(spans)}{away}"

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


def _where(person: Person) -> str:
    return f" in {person.zone}" if person.zone else ""


def _put(people: tuple[Person, ...], at: int, **update: object) -> tuple[Person, ...]:
    return (*people[:at], people[at].model_copy(update=update), *people[at + 1 :])


def _looser(meeting: Meeting, kept: frozenset[str]) -> dict[str, object]:
    """The fields of a meeting without what is not kept of it."""
    update: dict[str, object] = {}
    if _MINUTES not in kept:
        update["minutes"] = min(_LEAST, meeting.minutes or _LEAST)
    if _TIMES not in kept:
        update["times"] = 1
    if _DATES not in kept:
        update["dates"] = ()
    return update


def _at_most(meetings: tuple[Meeting, ...], times: int) -> tuple[Meeting, ...]:
    return tuple(each.model_copy(update={"times": min(times, each.times)}) for each in meetings)


def _named(rule: Rule) -> set[str]:
    """The attributes that a rule looks at or groups by."""
    seen = {name for _, where, _ in looks(rule.body) for name, _ in attributes_in(where)}
    return seen | set(group_keys(rule.body))


def _overlap(taken: Sequence[tuple[int, int]], start: int, end: int) -> int:
    return sum(max(0, min(end, b) - max(start, a)) for a, b in taken)


def _span(hours: Hours) -> str:
    return f"between {formats.clock(hours.opens)} and {formats.clock(hours.closes)}"
