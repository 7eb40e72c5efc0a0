"""A meeting outcome in words, as an invitation and as a picture.

Every line is written through a template of ``render_lines.py``; ``render_facts.py`` says, from the plan and
apart from this module, what the lines must say, and ``check`` compares the two.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from uuid import UUID, uuid5
from zoneinfo import ZoneInfo

from planner_agent.families.meeting import render_lines as say
from planner_agent.families.meeting.plan import MeetingPlan, PlannedMeeting
from planner_agent.families.meeting.render_facts import facts
from planner_agent.families.meeting.spec import DAY, MeetingFrame, Person
from planner_agent.families.notes import notes, notice, opening
from planner_agent.outcome import Outcome
from planner_agent.rendering import formats, layout
from planner_agent.rendering.audit import AuditFinding, Markup, audit
from planner_agent.rendering.clean import clean
from planner_agent.rendering.pictures import Bar, gantt
from planner_agent.rendering.template import Line, Template

_NAMESPACE = UUID("0f3f7a0e-1b1c-5f5c-8a51-6d1f6a2c9e77")


def text(outcome: Outcome) -> str:
    """Plain text, safe for any terminal."""
    return layout.plain(lines(outcome))


def markdown(outcome: Outcome) -> str:
    """The same words as Markdown, names and quotes escaped."""
    return layout.markdown(lines(outcome))


def check(shown: str, outcome: Outcome, markup: Markup = "plain") -> list[AuditFinding]:
    """What ``shown`` says that ``outcome`` does not bear out, or leaves out."""
    return audit(shown, facts(outcome), markup)


def lines(outcome: Outcome) -> list[Line]:
    """All lines of the outcome in order."""
    plan: MeetingPlan | None = outcome.plan
    if plan is None:
        return [*opening(outcome), *notice(outcome), *notes(outcome)]
    frame: MeetingFrame = outcome.spec.frame
    told = [line for each in plan.meetings for line in _meeting(frame, each)]
    return [_title(frame, plan), *notice(outcome), *told, *_others(plan), *notes(outcome)]


def _line(template: Template, **values: Any) -> Line:
    return Line(template, template.write("USD", **values))


def _title(frame: MeetingFrame, plan: MeetingPlan) -> Line:
    return _line(
        say.TITLE,
        meetings=(len(plan.meetings), "meeting"),
        people=(len(frame.people), "participant"),
        zone=plan.zone,
    )


def _meeting(frame: MeetingFrame, each: PlannedMeeting) -> Iterator[Line]:
    yield _line(
        say.MEETING,
        title=each.title,
        date=each.date,
        start=each.start,
        end=each.end,
        minutes=each.end - each.start,
        room=each.room,
    )
    asked = dict(frame.occurrences)[each.title]
    for person in frame.people:
        if person.name not in (*frame.must(asked), *asked.optional):
            continue
        there = person.name in each.attends
        optional = person.name in asked.optional
        role = ("optional, comes" if there else "optional, cannot") if optional else "comes"
        local = moment_of(frame.zone, each).astimezone(ZoneInfo(person.zone or frame.zone))
        away = person.zone is not None and person.zone != frame.zone
        yield _line(
            say.COMES,
            person=person.name,
            role=role,
            clock=local.hour * 60 + local.minute if away else None,
            zone=person.zone if away else None,
            day=local.date() if away and local.date() != each.date else None,
        )


def moment_of(zone: str, each: PlannedMeeting) -> datetime:
    """The start, in UTC."""
    local = datetime.combine(each.date, time()) + timedelta(minutes=each.start)
    return local.replace(tzinfo=ZoneInfo(zone)).astimezone(UTC)


def _others(plan: MeetingPlan) -> Iterator[Line]:
    if plan.others:
        yield _line(say.OTHERS)
    for n, each in enumerate(plan.others, 2):
        yield _line(say.OTHER, n=n, date=each.date, start=each.start, end=each.end, room=each.room)


def ics(outcome: Outcome, *, stamp: datetime | None = None) -> str:
    """The invitation (RFC 5546, METHOD:REQUEST). UIDs follow from titles and people alone, so that a second
    run
    moves a meeting and does not double it; ``stamp`` is its DTSTAMP (default: the first day's midnight, UTC).

    ValueError for an outcome without a plan.
    """
    from icalendar import Calendar, Event, vCalAddress, vText

    plan: MeetingPlan | None = outcome.plan
    if plan is None:
        raise ValueError(f"an outcome that is {outcome.outcome} has no plan to put into a calendar")
    frame: MeetingFrame = outcome.spec.frame
    made = Calendar()
    for field, value in (
        ("prodid", "-//planner-agent//planner-agent//EN"),
        ("version", "2.0"),
        ("calscale", "GREGORIAN"),
        ("method", "REQUEST"),
    ):
        made.add(field, value)
    asked = dict(frame.occurrences)
    for each in plan.meetings:
        event, meeting = Event(), asked[each.title]
        everybody = [*frame.must(meeting), *meeting.optional]
        event.add("uid", f"{uuid5(_NAMESPACE, '|'.join([each.title, *sorted(everybody)]))}@planner-agent")
        first = datetime.combine(frame.days[0], time(), UTC)
        event.add("dtstamp", (stamp or first).astimezone(UTC).replace(microsecond=0))
        start = moment_of(plan.zone, each)
        event.add("dtstart", start)
        event.add("dtend", start + timedelta(minutes=each.end - each.start))
        event.add("summary", clean(each.title))
        event.add("status", "CONFIRMED")
        event.add("sequence", 0)
        if each.room is not None:
            event.add("location", clean(each.room))
        organizer = vCalAddress(_address(everybody[0]))
        organizer.params["cn"] = vText(clean(everybody[0]))
        event["organizer"] = organizer
        for name in everybody:
            attendee = vCalAddress(_address(name))
            attendee.params["cn"] = vText(clean(name))
            attendee.params["role"] = vText(
                "OPT-PARTICIPANT" if name in meeting.optional else "REQ-PARTICIPANT"
            )
            attendee.params["partstat"] = vText("NEEDS-ACTION")
            attendee.params["rsvp"] = vText("TRUE")
            event.add("attendee", attendee, encode=0)
        made.add_component(event)
    return made.to_ical().decode("utf-8")


def _address(name: str) -> str:
    """A name as an address: the mail address that it is, else one that nobody has."""
    return f"mailto:{name}" if "@" in name else f"urn:uuid:{uuid5(_NAMESPACE, name)}"


def _taken(frame: MeetingFrame, person: Person, day: date) -> Iterator[tuple[int, int]]:
    """What the words say of somebody's busy times, by the frame's clock on a day of it."""
    base, ends = frame.instant(day, 0), frame.instant(day, DAY)
    for busy in person.busy:
        near = (day + timedelta(shift) for shift in (-1, 0, 1))
        for there in (busy.date,) if busy.date is not None else near:
            start = frame.instant(there, busy.start, person.zone)
            end = frame.instant(there, busy.end, person.zone)
            if start < ends and base < end:
                yield max(start - base, 0), min(end - base, DAY)


def svg(outcome: Outcome) -> str:
    """The days as a picture: a row a person and day of a meeting, busy times said and the meetings."""
    plan: MeetingPlan | None = outcome.plan
    if plan is None:
        raise ValueError(f"an outcome that is {outcome.outcome} has no plan to draw")
    frame: MeetingFrame = outcome.spec.frame
    days = sorted({each.date for each in plan.meetings})
    rows = [(day, person) for day in days for person in frame.people]
    bars: list[Bar] = []
    for row, (day, person) in enumerate(rows):
        for start, end in _taken(frame, person, day):
            bars.append(Bar(row, start, end, "busy", "travel", person.name))
        for each in plan.meetings:
            if each.date == day and person.name in each.attends:
                clocks = f"{formats.clock(each.start)}–{formats.clock(each.end)}"
                bars.append(Bar(row, each.start, each.end, each.title, "work", clocks))
    first = min(bar.start for bar in bars) // 60
    last = -(-max(bar.end for bar in bars) // 60)
    step = 1 if last - first <= 12 else 3
    ticks = [(hour * 60, formats.clock(hour * 60)) for hour in range(max(first, 0), min(last, 24) + 1, step)]
    names = [person.name if len(days) == 1 else f"{day:%d %b} · {person.name}" for day, person in rows]
    title = formats.count(len(plan.meetings), "meeting")
    legends = {"work": "meeting", "travel": "busy"}
    return gantt(title, names, bars, ticks, description=f"{title}, by the clock", legends=legends)  # type: ignore[arg-type]
