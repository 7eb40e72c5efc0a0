"""What was said of tasks, put together: the spec, what is to be asked, what was taken for granted."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from pydantic import ValidationError

from planner_agent.families.tasks.spec import (
    DAY,
    MAX_DAYS,
    WEEKDAYS,
    Event,
    Link,
    Mode,
    Moment,
    Need,
    Resource,
    Task,
    TasksFrame,
    TasksSpec,
    Window,
)
from planner_agent.families.tasks.words import vocabulary as v
from planner_agent.families.tasks.words.facts import Facts, Order, Seen, When, meant
from planner_agent.reading.model import Gap
from planner_agent.rendering import formats
from planner_agent.spec import Hard, Priority, Rule

_USUAL = (9 * 60, 17 * 60)
_WORKDAYS = WEEKDAYS[:5]
_ORDER = ("tasks", "minutes", "due", "hours", "links", "events")


class Assembly:
    """``facts`` as a spec, with ``gaps`` and ``assumed``."""

    def __init__(self, facts: Facts, today: date) -> None:
        self.facts, self.today = facts, today
        self.assumed: list[str] = []
        self.gaps: list[Gap] = []
        self.resources = dict(facts.resources)
        self.alone = not (facts.resources or facts.many)

    def spec(self) -> TasksSpec:
        """The draft; call it once."""
        facts = self.facts
        self.hours = self._hours()
        self._horizon()
        tasks = tuple(self._task(each) for each in facts.tasks)
        links = tuple(link for order in facts.orders if (link := self._link(order)) is not None)
        rules = tuple(
            Rule(id=key, body=body, strength=Priority() if soft else Hard(), source="stated")
            for key, body, soft in self._rules()
        )
        frame = self._frame(tasks, tuple(dict.fromkeys(links)))
        self._missing(frame)
        self.gaps.sort(key=lambda gap: _ORDER.index(gap.field) if gap.field in _ORDER else len(_ORDER))
        return TasksSpec(family="tasks", frame=frame, rules=rules, goals=tuple(facts.goals[-1:]))

    def _ask(self, name: str, reason: str, question: str) -> None:
        if name not in {gap.field for gap in self.gaps}:
            self.gaps.append(Gap(field=name, reason=reason, question=question))  # type: ignore[arg-type]

    def _rules(self) -> list[tuple[str, Any, bool]]:
        found: list[tuple[str, Any, bool]] = []
        for key, body, soft, _ in self.facts.rules:
            names = {name for name, _, _ in found}
            name = next(each for n in range(1, 99) if (each := key if n == 1 else f"{key}-{n}") not in names)
            found.append((name, body, soft))
        return found

    # When -----------------------------------------------------------------------------------------

    def _hours(self) -> tuple[Window, ...]:
        facts = self.facts
        spans = list(dict.fromkeys((opens, closes) for opens, closes, _ in facts.hours))
        if not spans and (not self.alone or facts.in_days):
            return ()
        if not spans:
            self.assumed.append(
                "Work is done from 9:00 to 17:00" + ("." if facts.weekdays else ", Monday to Friday.")
            )
        weekend = not facts.week and any(day.weekday() > 4 for day in facts.days)
        named = tuple(WEEKDAYS[n] for n in facts.weekdays) or (() if spans or weekend else _WORKDAYS)
        windows: list[Window] = []
        for opens, closes in spans or [_USUAL]:
            if closes <= opens:
                told = f"{formats.clock(opens)} to {formats.clock(closes)}"
                self._ask("hours", "impossible", f"From when to when is work done? It says {told}.")
                continue
            windows.append(Window(opens=opens, closes=closes, weekdays=named))
        return tuple(windows)

    def _horizon(self) -> None:
        """The first day and how many; long enough for every day that is named."""
        facts = self.facts
        named = [day for task in facts.tasks for day in _days(task)]
        named += [day for _, days, _, _ in facts.events for day in days]
        dated = self.alone or bool(facts.hours or named or facts.days)
        self.first = facts.days[0] if facts.days else self.today + timedelta(1) if dated else None
        if self.first is not None and not facts.days:
            self.assumed.append(f"The plan begins on {formats.long_date(self.first)}.")
        whole = not facts.week and facts.days
        self.days = (facts.days[-1] - facts.days[0]).days + 1 if whole else 7
        if facts.in_days and not self.hours:
            self.days = min(
                MAX_DAYS, max(self.days, sum(n for task in facts.tasks for n, _ in task.days) + 7)
            )
            self.assumed.append("A day is a whole day, whichever of the week.")
        if facts.within is not None:
            self.days = min(MAX_DAYS, max(1, facts.within))
        if self.first is not None and named:
            self.days = min(MAX_DAYS, max(self.days, *map(self._number, named)))

    def _number(self, day: date) -> int:
        assert self.first is not None
        while day < self.first and day in self.facts.loose:  # "Tuesday" is the one of the plan
            day += timedelta(7)
        return (day - self.first).days + 1

    def _moment(self, task: Seen) -> Moment | None:
        """When a task is due: by the end of the day where no clock is said."""
        if task.due is None or task.due[0] is None:
            return None
        day, minutes, _ = task.due
        number = self._number(day)
        if number < 1:
            told = formats.long_date(day)
            self._ask(
                "due", "impossible", f"{task.name} is due by {told}, before the plan begins. When is it due?"
            )
            return None
        return Moment(day=number, clock=DAY if minutes is None else minutes)

    # Tasks ----------------------------------------------------------------------------------------

    def _task(self, seen: Seen) -> Task:
        minutes, modes = self._minutes(seen), self._modes(seen)
        needs = tuple(self._needs(seen))
        longest = max((window.closes - window.opens for window in self.hours), default=MAX_DAYS * DAY)
        split = seen.split
        if minutes is not None and minutes > longest and not split and not seen.whole:
            split = True
            self.assumed.append(f"{seen.name} goes on over several days, in pieces.")
        release = None
        if seen.release is not None and self._number(seen.release[0]) >= 1:
            release = Moment(day=self._number(seen.release[0]), clock=0)
        fields: dict[str, Any] = {"priority": seen.priority} if seen.priority else {}
        return Task(
            name=seen.name,
            minutes=None if modes else minutes,
            needs=() if modes else needs,
            modes=modes,
            release=release,
            due=self._moment(seen),
            strict=seen.strict and not self.facts.lateness,
            windows=tuple(window for when in seen.windows for window in self._windows(seen, when)),
            split=split,
            must=seen.must,
            **fields,
        )

    def _minutes(self, seen: Seen) -> int | None:
        a_day = sum(window.closes - window.opens for window in self.hours[:1]) or DAY
        sizes = [*(minutes for minutes, _ in seen.minutes), *(days * a_day for days, _ in seen.days)]
        said = list(dict.fromkeys(sizes))
        if seen.inexact is not None:
            self._ask("minutes", "ambiguous", f"How long exactly does {seen.name} take?")
        if len(said) > 1:
            shown = formats.listed([formats.duration(each) for each in said], "or")
            self._ask("minutes", "contradiction", f"How long does {seen.name} take: {shown}?")
        if said and not 1 <= said[-1] <= MAX_DAYS * DAY:
            self._ask(
                "minutes", "impossible", f"{seen.name} cannot take {said[-1]} minutes. How long does it take?"
            )
            return None
        return said[-1] if said else None

    def _modes(self, seen: Seen) -> tuple[Mode, ...]:
        found: list[Mode] = []
        for minutes, helper in seen.modes:
            if not 1 <= minutes <= MAX_DAYS * DAY:
                self._ask(
                    "minutes",
                    "impossible",
                    f"{seen.name} cannot take {minutes} minutes. How long does it take?",
                )
                return ()
            who = (
                helper
                if not helper
                else next((n for n in self.resources if n.lower() == helper), helper.title())
            )
            if who:
                self.resources.setdefault(who, 1)
            found.append(
                Mode(
                    minutes=minutes,
                    needs=(Need(resource=who),) if who else (),
                    name=f"with {who}" if who else "",
                )
            )
        return tuple(found)

    def _needs(self, seen: Seen) -> list[Need]:
        found: list[Need] = []
        for words, number in seen.wanted:
            amount = max(1, number)
            place = meant(words, list(self.resources), v.SMALL)
            if place is None:
                name = " ".join(words)
                self.resources[name] = amount
                self.alone = False
                self.assumed.append(
                    f"There is {formats.count(amount, name)}." if amount > 1 else f"There is one {name}."
                )
            else:
                name = list(self.resources)[place]
            found.append(Need(resource=name, amount=amount))
        return found

    def _windows(self, seen: Seen, when: When) -> list[Window]:
        """On its days, else on every working day, within the working hours."""
        opens, closes = self.hours[0].opens if self.hours else 0, self.hours[-1].closes if self.hours else DAY
        start = opens if when.start is None else max(when.start, 0 if when.days else opens)
        end = closes if when.end is None else min(when.end, DAY if when.days else closes)
        if end <= start:
            start, end = when.start or 0, when.end or DAY
        if end <= start:
            self._ask("hours", "impossible", f"Between which clocks is {seen.name} to be done?")
            return []
        if not when.days:
            weekdays = self.hours[0].weekdays if self.hours else ()
            return [Window(opens=start, closes=end, weekdays=weekdays)]
        days = [self._number(day) for day in when.days]
        return [Window(opens=start, closes=end, day=day) for day in days if day >= 1]

    def _link(self, order: Order) -> Link | None:
        ends: list[str] = []
        for end in (order.first, order.then):
            if isinstance(end, Seen):
                ends.append(end.name)
                continue
            place = meant(end, [task.name for task in self.facts.tasks], v.TRIM)
            if place is None:
                self.facts.used.difference_update(range(*order.span))
                return None
            ends.append(self.facts.tasks[place].name)
        if ends[0] == ends[1]:
            return None
        most = -order.lag if order.lag < 0 else None
        return Link(before=ends[0], after=ends[1], lag=max(0, order.lag), most=most)

    def _events(self) -> tuple[Event, ...]:
        found: list[Event] = []
        for words, days, start, end in self.facts.events:
            name = " ".join(words) or "appointment"
            numbers = [self._number(day) for day in days] if days else [1] if self.days == 1 else []
            if not numbers:
                self._ask("events", "missing", f"On which day is {name}?")
            place = meant(words, list(self.resources), v.SMALL)
            who = None if place is None else list(self.resources)[place]
            found += [
                Event(name=name, day=day, start=start, end=end, resource=who) for day in numbers if day >= 1
            ]
        return tuple(found)

    def _frame(self, tasks: tuple[Task, ...], links: tuple[Link, ...]) -> TasksFrame:
        fields: dict[str, Any] = {
            "date": self.first,
            "days": self.days,
            "hours": self.hours,
            "events": self._events(),
            "tasks": tasks,
            "resources": tuple(Resource(name=name, capacity=max(1, n)) for name, n in self.resources.items()),
            "alone": self.alone,
        }
        try:
            return TasksFrame(**fields, links=links)
        except ValidationError as error:
            said = error.errors()[0]["msg"].removeprefix("Value error, ")
            if "wait for each other" in said:
                self._ask("links", "contradiction", f"This cannot be: {said}. What is meant?")
                return TasksFrame(**fields)
            self._ask("tasks", "contradiction", f"This cannot be: {said}. What is meant?")
            return TasksFrame()

    def _missing(self, frame: TasksFrame) -> None:
        for name, told in self.facts.wrong:
            self._ask(name, "impossible", f"When is {told}? It ends before it starts.")
        if frame.missing == ("tasks",) and not self.gaps:
            self._ask("tasks", "missing", "Which tasks are to be done, and how long does each take?")
        elif frame.missing == ("minutes",):
            unsaid = formats.listed([task.name for task in frame.tasks if not task.ways])
            self._ask("minutes", "missing", f"How long does each of these take: {unsaid}?")


def _days(task: Seen) -> Sequence[date]:
    found = [day for when in task.windows for day in when.days]
    found += [task.due[0]] if task.due is not None and task.due[0] is not None else []
    return found + ([task.release[0]] if task.release is not None else [])
