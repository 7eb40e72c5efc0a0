"""A roster outcome in words, as a calendar and as a picture.

Every line is written through a template of ``render_lines.py``; ``render_facts.py`` says, from the plan and
apart from this module, what the lines must say, and ``check`` compares the two.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from planner_agent.families.notes import notes, notice, opening
from planner_agent.families.roster import render_lines as say
from planner_agent.families.roster.plan import RosterPlan
from planner_agent.families.roster.render_facts import facts
from planner_agent.families.roster.spec import Request, RosterFrame, Shift
from planner_agent.outcome import Outcome
from planner_agent.rendering import formats, layout
from planner_agent.rendering.audit import AuditFinding, Markup, audit
from planner_agent.rendering.pictures import Cell, Tone, grid
from planner_agent.rendering.template import Line, Template

_TONES: tuple[Tone, ...] = ("work", "meal", "stay", "sight", "travel", "busy")


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
    plan = outcome.plan
    if plan is None:
        return [*opening(outcome), *notice(outcome), *notes(outcome)]
    frame: RosterFrame = outcome.spec.frame
    told = [*_days(frame, plan), *_people(plan), *_refused(frame, plan)]
    return [_title(plan), *notice(outcome), *told, *notes(outcome)]


def _line(template: Template, **values: Any) -> Line:
    return Line(template, template.write("USD", **values))


def _title(plan: RosterPlan) -> Line:
    return _line(
        say.TITLE,
        days=(plan.days, "day"),
        start=plan.start,
        made=(len(plan.assignments), "shift"),
        people=(len(plan.people), "person"),
        penalty=plan.penalty or None,
    )


def _days(frame: RosterFrame, plan: RosterPlan) -> Iterator[Line]:
    for on in frame.dates:
        yield _line(say.DAY, date=on)
        for shift in frame.shifts:
            who = [each.person for each in plan.assignments if (each.date, each.shift) == (on, shift.name)]
            least, most = wanted(frame, on, shift.name)
            shown: dict[str, Any] = {"shift": shift.name, "start": shift.start, "end": shift.end}
            shown["short"] = max(0, least - len(who)) or None
            if who:
                over = None if most is None else max(0, len(who) - most) or None
                yield _line(say.SHIFT, who=who, over=over, **shown)
            else:
                yield _line(say.EMPTY, **shown)


def wanted(frame: RosterFrame, on: date, shift: str) -> tuple[int, int | None]:
    """How many are wanted on a day's shift at least and at most, over all demands that speak of it."""
    mine = [each for each in frame.demand if each.shift == shift and on in set(frame.days_of(each))]
    most = [each.most for each in mine if each.most is not None]
    return max((each.least or 0 for each in mine), default=0), min(most, default=None)


def _people(plan: RosterPlan) -> Iterator[Line]:
    yield _line(say.PEOPLE)
    shifts = Counter(each.person for each in plan.assignments)
    for who in plan.people:
        yield _line(say.PERSON, who=who, shifts=(shifts[who], "shift"), minutes=plan.minutes[who])


def _refused(frame: RosterFrame, plan: RosterPlan) -> Iterator[Line]:
    worked = {(each.person, each.date): each.shift for each in plan.assignments}

    def there(wish: Request) -> bool:
        shift = worked.get((wish.person, wish.date))
        return shift is not None and wish.shift in (None, shift)

    refused = [wish for wish in frame.requests if wish.on != there(wish)]
    if refused:
        yield _line(say.REFUSED)
    for wish in refused:
        what = "work" if wish.on else "be off"
        yield _line(say.REQUEST, who=wish.person, date=wish.date, shift=wish.shift, what=what)


def _clocked(shift: Shift) -> tuple[int, int] | None:
    return None if shift.start is None or shift.end is None else (shift.start, shift.end)


def ics(outcome: Outcome, *, stamp: datetime | None = None) -> str:
    """Each shift of each person as an event, of whole days where no clocks are known; ``stamp`` is its
    DTSTAMP (default: the first day's midnight, UTC). ValueError for an outcome without a plan."""
    from planner_agent.rendering.ics import CalendarEvent, calendar

    plan: RosterPlan | None = outcome.plan
    if plan is None:
        raise ValueError(f"an outcome that is {outcome.outcome} has no plan to put into a calendar")
    shifts = {shift.name: shift for shift in outcome.spec.frame.shifts}
    events: list[CalendarEvent] = []
    for each in plan.assignments:
        clocks = _clocked(shifts[each.shift])
        midnight = datetime.combine(each.date, time())
        events.append(
            CalendarEvent(
                key=f"shift|{each.person}|{each.date}|{each.shift}",
                summary=f"{each.shift}: {each.person}",
                start=each.date if clocks is None else midnight + timedelta(minutes=clocks[0]),
                end=each.date + timedelta(1) if clocks is None else midnight + timedelta(minutes=clocks[1]),
                description=(formats.duration(shifts[each.shift].minutes),),
            )
        )
    return calendar(events, stamp=stamp or datetime.combine(plan.start, time(), UTC), name="Roster")


def svg(outcome: Outcome) -> str:
    """People by days, each cell with its shift; ValueError for an outcome without a plan."""
    plan: RosterPlan | None = outcome.plan
    if plan is None:
        raise ValueError(f"an outcome that is {outcome.outcome} has no plan to draw")
    frame: RosterFrame = outcome.spec.frame
    rows = {name: row for row, name in enumerate(plan.people)}
    columns = {on: column for column, on in enumerate(frame.dates)}
    tones: dict[str, Tone] = {shift.name: _TONES[at % len(_TONES)] for at, shift in enumerate(frame.shifts)}
    details = {shift.name: _detail(shift) for shift in frame.shifts}
    cells = {
        (rows[each.person], columns[each.date]): Cell(each.shift, tones[each.shift], details[each.shift])
        for each in plan.assignments
    }
    heads = [f"{formats.WEEKDAYS[on.weekday()][:3]} {on.day}" for on in columns]
    title = f"Roster of {formats.count(plan.days, 'day')} from {formats.short_date(plan.start)}"
    legends: dict[Tone, str] = {}
    for name, tone in tones.items():
        legends[tone] = f"{legends[tone]}, {name}" if tone in legends else name
    return grid(title, list(rows), heads, cells, legends=legends)


def _detail(shift: Shift) -> str:
    clocks = _clocked(shift)
    length = formats.duration(shift.minutes)
    return length if clocks is None else f"{formats.clock(clocks[0])}–{formats.clock(clocks[1])}, {length}"
