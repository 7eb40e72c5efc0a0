"""The strict check of a meeting plan: every person's time by the clock, without a solver."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from itertools import combinations
from typing import Any
from zoneinfo import ZoneInfo

from planner_agent.families.meeting.items import MEETING_ITEMS, attendance_item, meeting_item, timed
from planner_agent.families.meeting.plan import MeetingPlan, PlannedMeeting
from planner_agent.families.meeting.spec import Hours, Meeting, MeetingFrame, MeetingSpec, Person, Room
from planner_agent.outcome import Violation
from planner_agent.spec import Hard, Item, Scales, week_key
from planner_agent.spec.evaluate import World, truth_of


def world_of(frame: MeetingFrame) -> World:
    return World(MEETING_ITEMS, Scales("USD"), frame.horizon())


def verify(spec: MeetingSpec, calendars: Mapping[str, Any] | None, plan: MeetingPlan) -> list[Violation]:
    """Everything that is wrong with the plan; empty for a plan that may be shown."""
    found = list(_all(spec.frame, calendars or {}, plan.meetings, plan.zone))
    for other in plan.others:
        found += _all(spec.frame, calendars or {}, (other,), plan.zone)
    if plan.others and len({(each.date, each.start) for each in (*plan.meetings, *plan.others)}) != 1 + len(
        plan.others
    ):
        found.append(_bad("others", "a slot is named twice"))
    if not found:
        for meetings in (plan.meetings, *((other,) for other in plan.others)):
            found += _rules(spec, plan_items(spec, meetings))
    return found


def plan_items(spec: MeetingSpec, meetings: Sequence[PlannedMeeting]) -> list[Item]:
    """The items of meetings; call it on verified plans only."""
    frame = spec.frame
    roles = dict(frame.occurrences)
    zones = {person.name: person.zone or frame.zone for person in frame.people}
    items: list[Item] = []
    for each in meetings:
        number = frame.days.index(each.date) + 1
        minutes, moment = each.end - each.start, _moment(frame, each)
        first = datetime.combine(frame.days[0], datetime.min.time(), ZoneInfo(frame.zone)).astimezone(UTC)
        wait = int((moment - first).total_seconds()) // 60
        items.append(meeting_item(timed(each.title, each.date, number, each.start, minutes, wait, each.room)))
        for name in each.attends:
            local = moment.astimezone(ZoneInfo(zones[name]))
            clock = local.hour * 60 + local.minute
            values = timed(each.title, local.date(), number, clock, minutes, wait, each.room)
            optional = name in roles[each.title].optional
            items.append(attendance_item(values, name, "optional" if optional else "required"))
    return items


def _bad(code: str, message: str) -> Violation:
    return Violation(code=code, message=message)


def _moment(frame: MeetingFrame, each: PlannedMeeting) -> datetime:
    local = datetime.combine(each.date, datetime.min.time()) + timedelta(minutes=each.start)
    return local.replace(tzinfo=ZoneInfo(frame.zone)).astimezone(UTC)


def _rules(spec: MeetingSpec, items: Sequence[Item]) -> Iterator[Violation]:
    world = world_of(spec.frame)
    for rule in spec.rules:
        if isinstance(rule.strength, Hard) and truth_of(rule.body, items, world) is not True:
            words = rule.evidence.quote if rule.evidence else rule.id
            yield Violation(code="rule", message=f"the plan does not prove: {words}", rule=rule.id)


def _all(
    frame: MeetingFrame, calendars: Mapping[str, Any], meetings: Sequence[PlannedMeeting], zone: str
) -> Iterator[Violation]:
    if zone != frame.zone:
        yield _bad("zone", f"the plan is in {zone}, not in {frame.zone}")
    asked = dict(frame.occurrences)
    if [each.title for each in meetings] != list(asked):
        yield _bad("meetings", "the plan has not each of the meetings once")
        return
    people = {person.name: person for person in frame.people}
    weeks = list(dict.fromkeys(map(week_key, frame.days)))
    for each in meetings:
        yield from _one(frame, asked[each.title], each, weeks)
        if not set(each.attends) <= set(people):
            yield _bad("people", f"{each.title}: somebody unknown attends")
            continue
        for name in each.attends:
            yield from _person(frame, calendars, people[name], each)
        yield from _room(frame, calendars, each)
    for a, b in combinations(meetings, 2):
        yield from _pair(frame, a, b)


def _one(
    frame: MeetingFrame, asked: Meeting, each: PlannedMeeting, weeks: Sequence[str]
) -> Iterator[Violation]:
    if each.end - each.start != asked.minutes:
        yield _bad("minutes", f"{each.title} is to take {asked.minutes} minutes")
    hours = frame.hours
    on = each.date in frame.days and (not asked.dates or each.date in asked.dates)
    if not on or (hours.weekdays and each.date.weekday() not in hours.weekdays):
        yield _bad("day", f"{each.title} cannot be on {each.date}")
    elif asked.times > 1 and week_key(each.date) != weeks[int(each.title.rsplit(" ", 1)[1]) - 1]:
        yield _bad("week", f"{each.title} is not in its week")
    if each.start < hours.opens or each.end > hours.closes or (each.start - hours.opens) % frame.grid:
        yield _bad("hours", f"{each.title} is outside the hours or off the grid")
    start = _moment(frame, each)
    for moment, clock in ((start, each.start), (start + timedelta(minutes=each.end - each.start), each.end)):
        shown = moment.astimezone(ZoneInfo(frame.zone)).replace(tzinfo=None)
        if shown != datetime.combine(each.date, datetime.min.time()) + timedelta(minutes=clock):
            yield _bad("clock", f"the clocks change: {each.title} cannot lie so on {each.date}")
    must = frame.must(asked)
    if not set(must) <= set(each.attends) or not set(each.attends) <= {*must, *asked.optional}:
        yield _bad("attends", f"{each.title}: not those attend who must and may")
    if len(set(each.attends)) != len(each.attends):
        yield _bad("attends", f"{each.title}: somebody attends twice")


def _spans(
    calendars: Mapping[str, Any], who: Person | Room, zone: str, at: datetime
) -> Iterator[tuple[Any, Any]]:
    """When somebody or a room is busy around a moment, in UTC."""
    local = at.astimezone(ZoneInfo(zone)).date()
    for busy in who.busy:
        days = [busy.date] if busy.date is not None else [local + timedelta(k) for k in (-1, 0, 1)]
        for day in days:
            base = datetime.combine(day, datetime.min.time())
            start, end = (
                (base + timedelta(minutes=clock)).replace(tzinfo=ZoneInfo(zone)).astimezone(UTC)
                for clock in (busy.start, busy.end)
            )
            yield start, end
    if (calendar := calendars.get(who.name)) is not None:
        here = at.astimezone(ZoneInfo(zone))
        yield from calendar.busy(here - timedelta(days=1), here + timedelta(days=2))


def _person(
    frame: MeetingFrame, calendars: Mapping[str, Any], person: Person, each: PlannedMeeting
) -> Iterator[Violation]:
    start = _moment(frame, each)
    end = start + timedelta(minutes=each.end - each.start)
    pad = timedelta(minutes=frame.buffer)
    zone = person.zone or frame.zone
    for busy_from, busy_to in _spans(calendars, person, zone, start):
        if busy_from < end + pad and start - pad < busy_to:
            yield _bad("busy", f"{person.name} is busy during {each.title}")
            break
    if person.hours is not None and not _works(person.hours, zone, start, end):
        yield _bad("hours", f"{person.name} does not work during {each.title}")


def _works(hours: Hours, zone: str, start: datetime, end: datetime) -> bool:
    """Whether the working hours of one day, or of days that meet at midnight, cover the time."""
    covered = start
    for shift in (-1, 0, 1):
        day = start.astimezone(ZoneInfo(zone)).date() + timedelta(shift)
        if hours.weekdays and day.weekday() not in hours.weekdays:
            continue
        midnight = datetime.combine(day, datetime.min.time())
        opens, closes = (
            (midnight + timedelta(minutes=clock)).replace(tzinfo=ZoneInfo(zone)).astimezone(UTC)
            for clock in (hours.opens, hours.closes)
        )
        if opens <= covered < closes:
            covered = closes
    return covered >= end


def _room(frame: MeetingFrame, calendars: Mapping[str, Any], each: PlannedMeeting) -> Iterator[Violation]:
    rooms = {room.name: room for room in frame.rooms}
    if (each.room is None) != (not rooms) or (each.room is not None and each.room not in rooms):
        yield _bad("room", f"{each.title} is in no room that there is")
        return
    if each.room is None:
        return
    room, start = rooms[each.room], _moment(frame, each)
    end = start + timedelta(minutes=each.end - each.start)
    if room.capacity is not None and len(each.attends) > room.capacity:
        yield _bad("capacity", f"{room.name} holds {room.capacity}")
    if any(a < end and start < b for a, b in _spans(calendars, room, frame.zone, start)):
        yield _bad("room", f"{room.name} is taken during {each.title}")


def _pair(frame: MeetingFrame, a: PlannedMeeting, b: PlannedMeeting) -> Iterator[Violation]:
    first, second = sorted((a, b), key=lambda each: _moment(frame, each))
    gap = frame.buffer
    if first.room is not None and second.room is not None:
        known = {(way.origin, way.destination): way.minutes for way in frame.ways}
        there, back = (first.room, second.room), (second.room, first.room)
        gap += known.get(there, known.get(back, 0))
    end = _moment(frame, first) + timedelta(minutes=first.end - first.start)
    if set(a.attends) & set(b.attends) and _moment(frame, second) < end + timedelta(minutes=gap):
        yield _bad("clash", f"somebody cannot be in {first.title} and in {second.title}")
    if a.room is not None and a.room == b.room and _moment(frame, second) < end:
        yield _bad("clash", f"{first.title} and {second.title} are in one room at once")
