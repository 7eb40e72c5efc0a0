"""What of a frame somebody could move: what it means, the frame without it, and its small changes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from planner_agent.families.tasks import words_out as words
from planner_agent.families.tasks.spec import DAY, MAX_DAYS, Moment, Task, TasksFrame, Window
from planner_agent.rendering import formats
from planner_agent.rendering.clean import clean

Change = Callable[[TasksFrame, int], TasksFrame]


@dataclass(frozen=True)
class Limit:
    """``without`` gives the frame freed of it. ``moved(frame, step)`` relaxes it by ``step`` of ``steps`` (0:
    it cannot be moved by little), which ``said`` puts into words; ``gone`` says that it is given up."""

    id: str
    meaning: str
    paths: tuple[str, ...]
    without: Callable[[TasksFrame], TasksFrame]
    gone: str | None = None
    steps: int = 0
    moved: Change = lambda frame, _: frame
    said: Callable[[int], str] = str


def limits(frame: TasksFrame) -> list[Limit]:
    """All limits of the frame; those that come first are given up first."""
    found = [_days(frame)]
    found += [_release(frame, k, task) for k, task in enumerate(frame.tasks) if task.release is not None]
    found += [_event(frame, k) for k in range(len(frame.events))]
    found += [_resource(frame, k) for k in range(len(frame.resources))]
    found += [_alone()] if frame.alone and len(frame.tasks) > 1 else []
    found += [_hours(frame)] if frame.hours else []
    found += [_link(frame, k) for k in range(len(frame.links))]
    found += [_windows(frame, k, task) for k, task in enumerate(frame.tasks) if task.windows]
    found += [_due(frame, k, task) for k, task in enumerate(frame.tasks) if task.due and task.strict]
    return [*found, *(_must(k, task) for k, task in enumerate(frame.tasks) if task.must)]


def _with(frame: TasksFrame, name: str, place: int, **update: Any) -> TasksFrame:
    """The frame with the part at ``place`` of a tuple field changed."""
    parts = list(getattr(frame, name))
    parts[place] = parts[place].model_copy(update=update)
    return frame.model_copy(update={name: tuple(parts)})


def _task(frame: TasksFrame, name: str, **update: Any) -> TasksFrame:
    place = next(k for k, task in enumerate(frame.tasks) if task.name == name)
    return _with(frame, "tasks", place, **update)


def _days(frame: TasksFrame) -> Limit:
    total = sum(max((way.minutes for way in task.ways), default=0) for task in frame.tasks)
    most = max(frame.days, min(MAX_DAYS, frame.days + 14 + total // 240))

    def moved(other: TasksFrame, step: int) -> TasksFrame:
        return other.model_copy(update={"days": frame.days + step})

    return Limit(
        id="days",
        meaning=f"all within {formats.count(frame.days, 'day')}",
        paths=("days", "date"),
        without=lambda other: other.model_copy(update={"days": most}),
        steps=most - frame.days,
        moved=moved,
        said=lambda step: f"{formats.count(frame.days + step, 'day')}",
    )


def _release(frame: TasksFrame, k: int, task: Task) -> Limit:
    assert task.release is not None
    at, name = task.release.minutes, clean(task.name)
    return Limit(
        id=f"release:{task.name}",
        meaning=f"{name} not before {words.moment(frame, task.release)}",
        paths=(f"tasks.{k}.release",),
        without=lambda other: _task(other, task.name, release=None),
        steps=at,
        moved=lambda other, step: _task(other, task.name, release=_moment(at - step)),
        said=lambda step: f"{name} from {words.moment(frame, _moment(at - step))}",
    )


def _moment(minutes: int) -> Moment:
    """As a due time: midnight is the end of a day."""
    day = max(0, minutes - 1) // DAY
    return Moment(day=day + 1, clock=minutes - day * DAY)


def _event(frame: TasksFrame, k: int) -> Limit:
    event = frame.events[k]
    span = f"{formats.clock(event.start)}–{formats.clock(event.end)}"
    return Limit(
        id=f"event:{k}",
        meaning=f"{clean(event.name)} on {words.day_name(frame, event.day)}, {span}",
        paths=(f"events.{k}", "events"),
        without=lambda other: other.model_copy(
            update={"events": tuple(each for each in other.events if each is not event)}
        ),
        gone=f"without {clean(event.name)} there is a plan",
    )


def _resource(frame: TasksFrame, k: int) -> Limit:
    there, name = frame.resources[k].capacity, frame.resources[k].name
    needs = [
        max((need.amount for way in task.ways for need in way.needs if need.resource == name), default=0)
        for task in frame.tasks
    ]
    most = max(there, sum(needs))
    return Limit(
        id=f"resource:{name}",
        meaning=f"{there} × {clean(name)}",
        paths=(f"resources.{k}.capacity", f"resources.{k}", "resources"),
        without=lambda other: _with(other, "resources", k, capacity=most),
        steps=most - there,
        moved=lambda other, step: _with(other, "resources", k, capacity=there + step),
        said=lambda step: f"{there + step} × {clean(name)}",
    )


def _alone() -> Limit:
    return Limit(
        id="alone",
        meaning="one thing at a time",
        paths=("alone",),
        without=lambda other: other.model_copy(update={"alone": False}),
        gone="with several things at a time there is a plan",
    )


def _hours(frame: TasksFrame) -> Limit:
    last = max(window.closes for window in frame.hours)

    def moved(other: TasksFrame, step: int) -> TasksFrame:
        later = tuple(
            window.model_copy(update={"closes": last + step}) if window.closes == last else window
            for window in frame.hours
        )
        return other.model_copy(update={"hours": later})

    return Limit(
        id="hours",
        meaning=f"work at {words.windows(frame, frame.hours)}",
        paths=("hours",),
        without=lambda other: other.model_copy(update={"hours": ()}),
        gone="with other hours there is a plan",
        steps=DAY - last,
        moved=moved,
        said=lambda step: f"work until {formats.clock(last + step)}",
    )


def _link(frame: TasksFrame, k: int) -> Limit:
    link = frame.links[k]
    gone = f"without this order of {clean(link.before)} and {clean(link.after)} there is a plan"
    paths = (f"links.{k}", "links")

    def without(other: TasksFrame) -> TasksFrame:
        return other.model_copy(update={"links": tuple(each for each in other.links if each is not link)})

    def moved(other: TasksFrame, step: int) -> TasksFrame:
        return _with(other, "links", k, lag=link.lag - step)

    def said(step: int) -> str:
        return words.link(link.model_copy(update={"lag": link.lag - step}))

    return Limit(f"link:{k}", words.link(link), paths, without, gone, link.lag, moved, said)


def _windows(frame: TasksFrame, k: int, task: Task) -> Limit:
    name, last = clean(task.name), max(window.closes for window in task.windows)

    def later(step: int) -> tuple[Window, ...]:
        return tuple(
            window.model_copy(update={"closes": last + step}) if window.closes == last else window
            for window in task.windows
        )

    return Limit(
        id=f"windows:{task.name}",
        meaning=f"{name} at {words.windows(frame, task.windows)}",
        paths=(f"tasks.{k}.windows",),
        without=lambda other: _task(other, task.name, windows=(Window(opens=0, closes=DAY),)),
        gone=f"with other times for {name} there is a plan",
        steps=DAY - last,
        moved=lambda other, step: _task(other, task.name, windows=later(step)),
        said=lambda step: f"{name} until {formats.clock(last + step)}",
    )


def _due(frame: TasksFrame, k: int, task: Task) -> Limit:
    assert task.due is not None
    at, name = task.due.minutes, clean(task.name)
    return Limit(
        id=f"due:{task.name}",
        meaning=f"{name} done by {words.moment(frame, task.due)}",
        paths=(f"tasks.{k}.due",),
        without=lambda other: _task(other, task.name, strict=False),
        steps=max(0, frame.end - at),
        moved=lambda other, step: _task(other, task.name, due=_moment(at + step)),
        said=lambda step: f"{name} done by {words.moment(frame, _moment(at + step))}",
    )


def _must(k: int, task: Task) -> Limit:
    name, single = clean(task.name), len(task.ways) == 1
    least = task.ways[0].minutes if single else 1

    def shorter(other: TasksFrame, step: int) -> TasksFrame:
        needs = task.ways[0].needs
        return _task(other, task.name, minutes=least - step, needs=needs, modes=())

    return Limit(
        id=f"must:{task.name}",
        meaning=f"{name} of {words.length(task)} must be done",
        paths=(f"tasks.{k}.minutes", f"tasks.{k}.modes", f"tasks.{k}.name", f"tasks.{k}", "tasks"),
        without=lambda other: _task(other, task.name, must=False),
        gone=f"leave out {name}",
        steps=least - 1,
        moved=shorter,
        said=lambda step: f"{formats.duration(least - step)} for {name}",
    )
