"""A meeting spec in the solver's integers: the slots, their items, and the rows of rules and goals."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import cached_property, reduce
from typing import Any
from zoneinfo import ZoneInfo

from planner_agent.families.compile import proved
from planner_agent.families.meeting.items import attendance_item, meeting_item, timed
from planner_agent.families.meeting.plan import PlannedMeeting
from planner_agent.families.meeting.spec import (
    DAY,
    MAX_PEOPLE,
    Busy,
    Hours,
    Meeting,
    MeetingFrame,
    MeetingSpec,
    Room,
)
from planner_agent.families.meeting.verify import world_of
from planner_agent.families.objectives import goals, priorities
from planner_agent.spec import Amount, Goal, Hard, Item, Price, week_key
from planner_agent.spec.groups import Member
from solvers.meeting.exact import Span, Starts, common, merged, starts
from solvers.meeting.model import Board, board
from solvers.meeting.problem import Problem, Slot

#: What one wants who says nothing else: as many as can come, as early as can be.
ATTEND = Goal(sense="max", amount=Amount(of=("attendance",)))
EARLIEST = Goal(sense="min", amount=Amount(measure="wait", of=("meeting",)))


def wanted(spec: MeetingSpec) -> tuple[Goal, ...]:
    """The goals, the usual ones where none is said."""
    if spec.goals:
        return spec.goals
    return (ATTEND, EARLIEST) if any(each.optional for each in spec.frame.meetings) else (EARLIEST,)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A slot with its names: on ``day`` (the frame's ``number``-th) at ``start`` by the frame's clock,
    ``wait``
    minutes after the first midnight."""

    title: str
    minutes: int
    day: date
    number: int
    start: int
    wait: int
    room: str | None
    required: tuple[str, ...]
    optional: tuple[str, ...]

    def planned(self, attends: Sequence[str]) -> PlannedMeeting:
        return PlannedMeeting(
            title=self.title, date=self.day, start=self.start, end=self.start + self.minutes,
            room=self.room, attends=tuple(attends),
        )  # fmt: skip


class Slots:
    """The slots of all meetings, from the frame and the calendars of people (and rooms) by name."""

    def __init__(self, frame: MeetingFrame, calendars: Mapping[str, Any]) -> None:
        self.frame, self.calendars = frame, calendars
        self.days = {day: number for number, day in enumerate(frame.days, 1)}
        self.zones = {person.name: person.zone for person in frame.people}
        self.taken: dict[str, list[Span]] = {}
        for each in (*frame.people, *frame.rooms):
            zone = None if isinstance(each, Room) else each.zone
            self.taken[each.name] = self._taken(each.name, each.busy, zone)
        self.hours = {
            person.name: self._working(person.hours, person.zone)
            for person in frame.people
            if person.hours is not None
        }
        self._starts: dict[tuple[tuple[str, ...], int, int], Starts] = {}

    @cached_property
    def base(self) -> datetime:
        first = datetime.combine(self.frame.days[0], datetime.min.time(), ZoneInfo(self.frame.zone))
        return first.astimezone(UTC)

    def _around(self) -> Iterator[date]:
        """The days, and their neighbours: other zones are there already, or still."""
        near = {day + timedelta(shift) for day in self.frame.days for shift in (-1, 0, 1)}
        return iter(sorted(near))

    def _taken(self, name: str, busy: Sequence[Busy], zone: str | None) -> list[Span]:
        """Busy from the words and from the calendar, merged."""
        at = self.frame.instant
        spans = [
            (at(day, each.start, zone), at(day, each.end, zone))
            for each in busy
            for day in ((each.date,) if each.date is not None else self._around())
        ]
        if (calendar := self.calendars.get(name)) is not None:
            # in the owner's zone: there a whole day, and a clock without a zone, is meant
            base, last = self.base.astimezone(ZoneInfo(zone or self.frame.zone)), self.frame.days[-1]
            found = calendar.busy(
                base - timedelta(days=1), base + (last - self.frame.days[0]) + timedelta(days=2)
            )
            spans += [(self._seconds(start) // 60, -(-self._seconds(end) // 60)) for start, end in found]
        return merged(spans)

    def _seconds(self, moment: datetime) -> int:
        return int((moment.astimezone(UTC) - self.base).total_seconds())

    def _working(self, hours: Hours, zone: str | None) -> list[Span]:
        at = self.frame.instant
        days = [day for day in self._around() if not hours.weekdays or day.weekday() in hours.weekdays]
        return merged((at(day, hours.opens, zone), at(day, hours.closes, zone)) for day in days)

    def starts(self, names: Sequence[str], size: int, buffer: int) -> Starts:
        """When people (or rooms) are there and free for ``size`` minutes and ``buffer`` around."""
        key = (tuple(names), size, buffer)
        if key not in self._starts:
            whole = [(-2 * DAY, self.frame.instant(self.frame.days[-1], 0) + 3 * DAY)]
            windows = reduce(common, (self.hours[name] for name in names if name in self.hours), whole)
            taken = merged(span for name in names for span in self.taken[name])
            self._starts[key] = starts(windows, taken, size, buffer)
        return self._starts[key]

    def _clocks(self, day: date, size: int) -> Iterator[tuple[int, int]]:
        """The starts of the grid on a day, by the clock and as minutes from the first midnight; none that a
        change of the clocks leaves out or falls into."""
        frame, hours = self.frame, self.frame.hours
        midnight = frame.instant(day, 0)
        even = frame.instant(day, DAY) - midnight == DAY
        for start in range(hours.opens, hours.closes - size + 1, frame.grid):
            wait = midnight + start if even else frame.instant(day, start)
            if even or (self._shows(day, start, wait) and self._shows(day, start + size, wait + size)):
                yield start, wait

    def _shows(self, day: date, start: int, wait: int) -> bool:
        local = (self.base + timedelta(minutes=wait)).astimezone(ZoneInfo(self.frame.zone))
        clock = datetime.combine(day, datetime.min.time()) + timedelta(minutes=start)
        return local.replace(tzinfo=None) == clock

    def all(self) -> list[list[Candidate]]:
        """The candidates of every meeting that takes place, by start, smaller rooms first."""
        weeks = list(dict.fromkeys(week_key(day) for day in self.frame.days))
        found: list[list[Candidate]] = []
        for title, meeting in self.frame.occurrences:
            days = self.frame.days
            if meeting.times > 1:
                nth = int(title.rsplit(" ", 1)[1]) - 1
                days = tuple(day for day in days if nth < len(weeks) and week_key(day) == weeks[nth])
            found.append(list(self._of(title, meeting, days)))
        return found

    def _of(self, title: str, meeting: Meeting, days: Sequence[date]) -> Iterator[Candidate]:
        frame, must = self.frame, self.frame.must(meeting)
        size = meeting.minutes or 0
        hours, rooms = frame.hours, self._rooms(len(must), size)
        open_to_all = self.starts(must, size, frame.buffer)
        able = [(name, self.starts((name,), size, frame.buffer)) for name in meeting.optional]
        for day in days:
            if meeting.dates and day not in meeting.dates:
                continue
            if hours.weekdays and day.weekday() not in hours.weekdays:
                continue
            for start, wait in self._clocks(day, size):
                if wait not in open_to_all:
                    continue
                could = tuple(name for name, free in able if wait in free)
                for room, free in rooms:
                    if wait in free:
                        yield Candidate(
                            title, size, day, self.days[day], start, wait, room, must, could
                        )  # fmt: skip

    def _rooms(self, people: int, size: int) -> list[tuple[str | None, Starts]]:
        """The rooms that hold so many, the smallest first, with when they are free; anywhere without."""
        if not self.frame.rooms:
            return [(None, self.starts((), size, 0))]
        rooms = sorted(self.frame.rooms, key=lambda room: room.capacity or MAX_PEOPLE)
        return [
            (room.name, self.starts((room.name,), size, 0))
            for room in rooms
            if room.capacity is None or people <= room.capacity
        ]

    def local(self, person: str, it: Candidate) -> tuple[date, int]:
        """The start by the person's own calendar and clock."""
        zone = self.zones[person]
        if zone is None or zone == self.frame.zone:
            return it.day, it.start
        local = (self.base + timedelta(minutes=it.wait)).astimezone(ZoneInfo(zone))
        return local.date(), local.hour * 60 + local.minute

    def meeting(self, it: Candidate) -> Item:
        return meeting_item(timed(it.title, it.day, it.number, it.start, it.minutes, it.wait, it.room))

    def attendance(self, it: Candidate, person: str) -> Item:
        day, clock = self.local(person, it)
        values = timed(it.title, day, it.number, clock, it.minutes, it.wait, it.room)
        return attendance_item(values, person, "required" if person in it.required else "optional")

    def items(self, it: Candidate, attends: Sequence[str]) -> list[Item]:
        return [self.meeting(it), *(self.attendance(it, person) for person in attends)]


@dataclass(frozen=True, slots=True)
class Formulation:
    """The whole spec as one model; ``slots`` are the candidates of each meeting."""

    net: Board
    slots: Sequence[Sequence[Candidate]]
    names: Sequence[str]

    def plan(self, values: Mapping[int, int]) -> list[PlannedMeeting]:
        found: list[PlannedMeeting] = []
        for m, slots in enumerate(self.slots):
            s = next(s for s, literal in enumerate(self.net.at[m]) if values[literal])
            comes = [p for p in slots[s].optional if values[self.net.comes[m, s, self.names.index(p)]]]
            found.append(slots[s].planned((*slots[s].required, *comes)))
        return found


def problem_of(frame: MeetingFrame, slots: Sequence[Sequence[Candidate]]) -> tuple[Problem, list[str]]:
    names = [person.name for person in frame.people]
    rooms = {room.name: number for number, room in enumerate(frame.rooms)}
    people = {name: number for number, name in enumerate(names)}
    ways: dict[tuple[int, int], int] = {}
    for way in frame.ways:
        if way.origin in rooms and way.destination in rooms:
            ways[rooms[way.origin], rooms[way.destination]] = way.minutes
            ways.setdefault((rooms[way.destination], rooms[way.origin]), way.minutes)
    numbers = tuple(
        tuple(
            Slot(
                it.wait, it.wait + it.minutes, -1 if it.room is None else rooms[it.room],
                frozenset(people[name] for name in it.required),
                frozenset(people[name] for name in it.optional),
            )
            for it in each
        )
        for each in slots
    )  # fmt: skip
    return Problem(numbers, frame.buffer, ways), names


def formulate(spec: MeetingSpec, found: Slots, slots: Sequence[Sequence[Candidate]]) -> Formulation:
    """The board with hard rules as rows, soft ones and goals as objectives."""
    problem, names = problem_of(spec.frame, slots)
    net = board(problem)
    members: list[Member] = []
    for m, each in enumerate(slots):
        for s, it in enumerate(each):
            key = net.at[m][s]
            members.append(Member(found.meeting(it), True, key))
            members += [Member(found.attendance(it, person), True, key) for person in it.required]
            for person in it.optional:
                literal = net.comes[m, s, names.index(person)]
                members.append(Member(found.attendance(it, person), True, literal))
    _seats(spec.frame, net, slots)
    world, model = world_of(spec.frame), net.model
    for rule in spec.rules:
        if isinstance(rule.strength, Hard):
            model.post(proved(rule.body, members, world))
    priorities([(rule, members, world) for rule in spec.rules], model)
    priced = [rule for rule in spec.rules if isinstance(rule.strength, Price)]
    goals(wanted(spec), priced, members, world, model)
    return Formulation(net, slots, names)


def _seats(frame: MeetingFrame, net: Board, slots: Sequence[Sequence[Candidate]]) -> None:
    """A room holds those who come, optional ones too."""
    sizes = {room.name: room.capacity for room in frame.rooms}
    names = {person.name: number for number, person in enumerate(frame.people)}
    for m, each in enumerate(slots):
        for s, it in enumerate(each):
            size = sizes.get(it.room or "")
            if size is not None and len(it.required) + len(it.optional) > size:
                coming = [(net.comes[m, s, names[who]], 1) for who in it.optional]
                net.model.at_most(coming, size - len(it.required))
