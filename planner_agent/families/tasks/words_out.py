"""Tasks, rules and goals in plain words: for conflicts, wishes and "I understood …"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from planner_agent.families.tasks.items import TASKS_ITEMS
from planner_agent.families.tasks.spec import Link, Moment, Task, TasksFrame, Window
from planner_agent.families.wording import PLACED, Head, Names, Speaker, ValueWords, Wording, mapped, named
from planner_agent.rendering import formats
from planner_agent.rendering.clean import clean
from planner_agent.spec import Has, Is, Pred


def _head(names: Names, kinds: Sequence[str], pred: Pred) -> Head | None:
    match pred:
        case Is(attr="name"):
            shown = formats.listed([f"“{clean(str(name))}”" for name in pred.values], "or")
            noun = "stretch of work on" if tuple(kinds) == ("work",) else "task"
            return Head(nouns=(noun,), clause=shown)
        case Has(attr="tags"):
            return Head(adjective=formats.listed([clean(str(tag)) for tag in pred.values], "or"))
        case _:
            return None


_VALUES: Mapping[str, ValueWords] = {**PLACED, "name": named("called "), "tags": mapped("of the kind ")}

WORDING = Wording(
    table=TASKS_ITEMS,
    nouns={"task": "task", "work": "stretch of work"},
    whole="part of the plan",
    head=_head,
    values=_VALUES,
    clocks={"start": "starting", "end": "ending"},
    measures={
        "minutes": "time",
        "priority": "priority",
        "start": "start",
        "end": "end",
        "finish": "end",
        "lateness": "lateness",
        "interruptions": "interruptions",
    },
    groups={"name": "task", "tags": "kind of task"},
    inside=frozenset({"week"}),
)


def speaker() -> Speaker:
    return Speaker(WORDING)


def moment(frame: TasksFrame, when: Moment) -> str:
    """ "Tuesday, 4 May, 17:00"; the number of the day where no date was said."""
    return f"{day_name(frame, when.day)} at {formats.clock(when.clock)}"


def day_name(frame: TasksFrame, day: int) -> str:
    from datetime import timedelta

    if frame.date is None:
        return f"day {day}"
    return formats.long_date(frame.date + timedelta(day - 1))


def window(frame: TasksFrame, hours: Window) -> str:
    span = f"{formats.clock(hours.opens)}–{formats.clock(hours.closes)}"
    if hours.day is not None:
        return f"{span} on {day_name(frame, hours.day)}"
    if hours.weekdays:
        return f"{span} on {formats.listed([f'{day.capitalize()}s' for day in hours.weekdays])}"
    return f"{span} every day"


def windows(frame: TasksFrame, found: Sequence[Window]) -> str:
    return formats.listed([window(frame, each) for each in found])


def length(task: Task) -> str:
    """How long a task takes; the shortest and the longest way where there are several."""
    lengths = sorted({way.minutes for way in task.ways})
    return " or ".join(formats.duration(each) for each in lengths)


def link(each: Link) -> str:
    before, after = clean(each.before), clean(each.after)
    if not each.lag and each.most is None:
        return f"{after} after {before}"
    if each.most is None:
        return f"{after} at least {formats.duration(each.lag)} after {before}"
    if not each.lag:
        return f"{after} at most {formats.duration(each.most)} after {before}"
    return f"{after} {formats.duration(each.lag)} to {formats.duration(each.most)} after {before}"


def describe_frame(frame: TasksFrame) -> str:
    """The frame on one line; what is missing is left out."""
    when = f" from {formats.long_date(frame.date)}" if frame.date is not None else ""
    said = [formats.count(len(frame.tasks), "task"), formats.count(frame.days, "day") + when]
    if frame.hours:
        said.append(windows(frame, frame.hours))
    if frame.events:
        said.append(f"around {formats.count(len(frame.events), 'event')}")
    if frame.links:
        said.append(formats.listed([link(each) for each in frame.links]))
    if frame.resources:
        shown = [f"{each.capacity} × {clean(each.name)}" for each in frame.resources]
        said.append(f"with {formats.listed(shown)}")
    return ", ".join(said)
