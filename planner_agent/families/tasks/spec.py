"""The frame of tasks: what is to be done, how long, by when, after what, with whom, and in which hours."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date as Date
from datetime import timedelta
from graphlib import CycleError, TopologicalSorter
from typing import Annotated

from pydantic import Field, model_validator

from planner_agent.families.days import DAY, WEEKDAYS, Clock, Weekday, days_from
from planner_agent.spec import Frozen, Horizon, Spec, clock_text, named_once

MAX_DAYS = 366
MAX_TASKS = 500
#: Who does everything where the frame says that one person does.
YOU = "you"

Span = tuple[int, int]


Name = Annotated[str, Field(min_length=1, max_length=120)]
Minutes = Annotated[int, Field(ge=1, le=MAX_DAYS * DAY)]


class Window(Frozen):
    """From ``opens`` to ``closes`` on ``day`` (the first is 1), on ``weekdays``, or on every day."""

    opens: Clock
    closes: Clock
    day: Annotated[int, Field(ge=1)] | None = None
    weekdays: tuple[Weekday, ...] = ()

    @model_validator(mode="after")
    def _ordered(self) -> Window:
        if self.closes <= self.opens:
            raise ValueError(
                f"hours from {clock_text(self.opens)} until {clock_text(self.closes)} end before they begin"
            )
        return self


class Event(Frozen):
    """Something in the calendar, from ``start`` to ``end`` on ``day``: nothing is done meanwhile, or where
    it is the event of a ``resource`` alone, nothing that needs it."""

    name: Name
    day: Annotated[int, Field(ge=1)]
    start: Clock
    end: Clock
    resource: Name | None = None

    @model_validator(mode="after")
    def _ordered(self) -> Event:
        if self.end <= self.start:
            raise ValueError(
                f"{self.name} ends at {clock_text(self.end)}, before it starts at {clock_text(self.start)}"
            )
        return self


class Moment(Frozen):
    """``clock`` on ``day``."""

    day: Annotated[int, Field(ge=1)]
    clock: Clock

    @property
    def minutes(self) -> int:
        """After the midnight before the first day."""
        return (self.day - 1) * DAY + self.clock


class Need(Frozen):
    """``amount`` of a resource, for as long as the task is worked on."""

    resource: Name
    amount: Annotated[int, Field(ge=1)] = 1


class Mode(Frozen):
    """One way of doing a task."""

    minutes: Minutes
    needs: tuple[Need, ...] = ()
    name: str = ""


class Task(Frozen):
    """A task of ``minutes`` with ``needs``, or in one of ``modes``.

    Not before ``release``, done by ``due`` (``strict``: at all costs; else lateness is what a goal may
    minimise). ``windows``: when it may be done (none: in the working hours). ``split``: in pieces of at
    least ``piece`` minutes, one in each stretch that hours, events and tasks of fixed times leave. No
    ``must``: it may be left out; ``priority`` is what it then counts.
    """

    name: Name
    minutes: Minutes | None = None
    needs: tuple[Need, ...] = ()
    modes: tuple[Mode, ...] = ()
    tags: tuple[str, ...] = ()
    release: Moment | None = None
    due: Moment | None = None
    strict: bool = True
    windows: tuple[Window, ...] = ()
    split: bool = False
    piece: Minutes = 30
    priority: Annotated[int, Field(ge=1, le=100)] = 2
    must: bool = True

    @property
    def ways(self) -> tuple[Mode, ...]:
        """Its modes; one of its own where none are named."""
        if self.modes or self.minutes is None:
            return self.modes
        return (Mode(minutes=self.minutes, needs=self.needs),)


class Link(Frozen):
    """``after`` starts at least ``lag`` and at most ``most`` minutes after ``before`` has ended."""

    before: Name
    after: Name
    lag: Annotated[int, Field(ge=0)] = 0
    most: Annotated[int, Field(ge=0)] | None = None

    @model_validator(mode="after")
    def _ordered(self) -> Link:
        if self.most is not None and self.most < self.lag:
            raise ValueError(
                f"{self.after} cannot start {self.lag} minutes or more and {self.most} or less after"
            )
        return self


class Resource(Frozen):
    """Somebody or something of which ``capacity`` is there."""

    name: Name
    capacity: Annotated[int, Field(ge=1)] = 1


class TasksFrame(Frozen):
    """``tasks`` within ``days`` days from ``date`` (None: the date does not matter), in ``hours`` (none:
    round the clock) beside ``events``. ``alone``: one person does it all, one thing at a time. ``zone`` is
    that of the clocks (IANA), for calendars that are looked at besides."""

    date: Date | None = None
    days: Annotated[int, Field(ge=1, le=MAX_DAYS)] = 7
    hours: tuple[Window, ...] = ()
    events: tuple[Event, ...] = ()
    tasks: Annotated[tuple[Task, ...], Field(max_length=MAX_TASKS)] = ()
    links: tuple[Link, ...] = ()
    resources: tuple[Resource, ...] = ()
    alone: bool = True
    zone: str | None = None

    @model_validator(mode="after")
    def _sound(self) -> TasksFrame:
        named_once("tasks", [task.name for task in self.tasks])
        named_once("resources", [each.name for each in self.resources])
        names = {task.name for task in self.tasks}
        known = {each.name for each in self.resources}
        if YOU in known:
            raise ValueError(f"a resource cannot be called {YOU!r}; say alone instead")
        for link in self.links:
            for name in (link.before, link.after):
                if name not in names:
                    raise ValueError(f"{name} is in an order but is no task")
        for task in self.tasks:
            for need in (need for way in task.ways for need in way.needs):
                if need.resource not in known:
                    raise ValueError(f"{task.name} needs {need.resource}, which is no resource")
        for event in self.events:
            if event.resource is not None and event.resource not in known:
                raise ValueError(f"{event.name} takes {event.resource}, which is no resource")
        if self.zone is not None and not _is_zone(self.zone):
            raise ValueError(f"there is no time zone {self.zone!r}; say one like Europe/Rome")
        if (names_round := self.cycle) is not None:
            raise ValueError(f"these tasks wait for each other: {' → '.join((*names_round, names_round[0]))}")
        return self

    @property
    def cycle(self) -> tuple[str, ...] | None:
        """Tasks of which each comes before the next and the last before the first; None without such."""
        needs: dict[str, set[str]] = {}
        for link in self.links:
            needs.setdefault(link.after, set()).add(link.before)
        try:
            TopologicalSorter(needs).prepare()
        except CycleError as error:
            return tuple(error.args[1][:-1])
        return None

    @property
    def missing(self) -> tuple[str, ...]:
        """The fields that no plan can do without, most important first."""
        if not self.tasks:
            return ("tasks",)
        if any(not task.ways for task in self.tasks):
            return ("minutes",)
        return ()

    @property
    def end(self) -> int:
        """The last minute of the horizon."""
        return self.days * DAY

    def horizon(self) -> Horizon:
        return Horizon(days=days_from(self.date, self.days))


def _is_zone(name: str) -> bool:
    from zoneinfo import ZoneInfo

    try:
        ZoneInfo(name)
    except (ValueError, KeyError, OSError):
        return False
    return True


def open_spans(frame: TasksFrame) -> dict[str, tuple[Span, ...] | None]:
    """When each task may be done, in minutes after the first midnight, sorted and apart; None: at any time.

    Where one person does it all, a task whose time is fixed is to those in pieces what an event is.
    """
    made: dict[tuple[tuple[Window, ...], frozenset[str]], tuple[Span, ...] | None] = {}
    plain: dict[str, tuple[Span, ...] | None] = {}
    for task, away in _away(frame):
        key = task.windows, away
        if key not in made:
            made[key] = _spans(frame, *key)
        plain[task.name] = made[key]
    fixed = sorted(spans[0] for task in frame.tasks if (spans := plain[task.name]) and _is_fixed(task, spans))
    for task in frame.tasks:
        spans = plain[task.name]
        if frame.alone and task.split and spans is not None:
            plain[task.name] = tuple(_without(spans, fixed))
    return plain


def _away(frame: TasksFrame) -> Iterator[tuple[Task, frozenset[str]]]:
    """Each task with the resources that have events and that it needs whichever way it is done."""
    busy = {event.resource for event in frame.events if event.resource is not None}
    for task in frame.tasks:
        needs = [{need.resource for need in way.needs} for way in task.ways]
        yield task, frozenset(busy.intersection(*needs) if needs else ())


def _is_fixed(task: Task, spans: tuple[Span, ...]) -> bool:
    """Whether there is one moment alone at which the task can start."""
    single = len(spans) == 1 and len(task.ways) == 1 and task.must and not task.split
    return single and spans[0][1] - spans[0][0] == task.ways[0].minutes


def event_span(event: Event) -> Span:
    """In minutes after the first midnight."""
    return (event.day - 1) * DAY + event.start, (event.day - 1) * DAY + event.end


def _spans(frame: TasksFrame, own: tuple[Window, ...], away: frozenset[str]) -> tuple[Span, ...] | None:
    windows = own or frame.hours
    busy = sorted(event_span(e) for e in frame.events if e.resource is None or e.resource in away)
    if not windows and not busy:
        return None
    spans = [(0, frame.end)] if not windows else sorted(_of_days(frame, windows))
    return tuple(_without(_joined(spans), busy))


def _of_days(frame: TasksFrame, windows: Iterable[Window]) -> Iterator[Span]:
    for window in windows:
        for day in range(1, frame.days + 1):
            on = window.day in (None, day)
            if window.weekdays:
                when = None if frame.date is None else frame.date + timedelta(day - 1)
                on = on and when is not None and WEEKDAYS[when.weekday()] in window.weekdays
            if on:
                yield (day - 1) * DAY + window.opens, (day - 1) * DAY + window.closes


def _joined(spans: Iterable[Span]) -> Iterator[Span]:
    last: Span | None = None
    for low, high in spans:
        if last is not None and low <= last[1]:
            last = last[0], max(last[1], high)
            continue
        if last is not None:
            yield last
        last = low, high
    if last is not None:
        yield last


def _without(spans: Iterable[Span], busy: Iterable[Span]) -> Iterator[Span]:
    closed = list(_joined(busy))
    for low, high in spans:
        for start, end in closed:
            if end <= low or high <= start:
                continue
            if low < start:
                yield low, start
            low = max(low, end)
        if low < high:
            yield low, high


TasksSpec = Spec[TasksFrame]
