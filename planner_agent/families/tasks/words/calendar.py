"""The days and clocks of a plan from what was said: its first day, working hours, events, windows."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta

from planner_agent.families.tasks.spec import DAY, MAX_DAYS, WEEKDAYS, Event, Moment, Window
from planner_agent.families.tasks.words import vocabulary as v
from planner_agent.families.tasks.words.facts import Facts, Hours, Seen, When, meant
from planner_agent.rendering import formats

_USUAL = (9 * 60, 17 * 60)
_ALL_WEEK = tuple(range(7))
Ask = Callable[[str, str, str], None]


class Calendar:
    """Days are numbered from ``first`` (None: dates do not matter); ``days`` is how many there are."""

    def __init__(self, facts: Facts, today: date, alone: bool, ask: Ask, assumed: list[str]) -> None:
        self.facts, self.ask, self.assumed = facts, ask, assumed
        self.hours = self._hours(alone)
        self._horizon(today, alone)

    def _hours(self, alone: bool) -> tuple[Window, ...]:
        facts = self.facts
        said = list({(each.opens, each.closes, each.weekdays): each for each in facts.hours}.values())
        if not said and (not alone or facts.in_days):
            return ()
        if not said:
            usual = zip((facts.opens, facts.closes), _USUAL, strict=True)
            clocks = [_USUAL[n] if told is None else told for n, (told, _) in enumerate(usual)]
            shown = " to ".join(f"{each // 60}:{each % 60:02d}" for each in clocks)
            self.assumed.append(
                f"Work is done from {shown}" + ("." if facts.weekdays else ", Monday to Friday.")
            )
        weekend = not facts.week and any(day.weekday() > 4 for day in facts.days)
        usual = () if said or weekend else _ALL_WEEK[:5]
        own = {n for each in said for n in each.weekdays}
        windows: list[Window] = []
        opens = _USUAL[0] if facts.opens is None else facts.opens
        closes = max(_USUAL[1], opens + 60) if facts.closes is None else facts.closes
        for each in said or [Hours(opens, closes, (0, 0))]:
            if each.closes <= each.opens:
                told = f"{formats.clock(each.opens)} to {formats.clock(each.closes)}"
                self.ask("hours", "impossible", f"From when to when is work done? It says {told}.")
                continue
            others = tuple(n for n in _ALL_WEEK if n not in own) if own else ()
            numbers = each.weekdays or facts.weekdays or usual or others
            windows.append(
                Window(opens=each.opens, closes=each.closes, weekdays=tuple(WEEKDAYS[n] for n in numbers))
            )
        return tuple(windows)

    def _horizon(self, today: date, alone: bool) -> None:
        """The first day and how many; long enough for every day that is named."""
        facts = self.facts
        named = [day for task in facts.tasks for day in _named(task)]
        named += [day for away in facts.events for day in away.days]
        named += [facts.due_all[0]] if facts.due_all is not None else []
        dated = alone or bool(facts.hours or named or facts.days or any(each.every for each in facts.tasks))
        self.first = facts.days[0] if facts.days else today + timedelta(1) if dated else None
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
            self.days = min(MAX_DAYS, max(self.days, *map(self.number, named)))

    def number(self, day: date) -> int:
        """Of a day; a weekday by its name alone is one of the plan."""
        assert self.first is not None
        while day < self.first and day in self.facts.loose:
            day += timedelta(7)
        return (day - self.first).days + 1

    def weekday(self, number: int) -> int:
        """Of the day with that number; 0 is Monday."""
        assert self.first is not None
        return (self.first + timedelta(number - 1)).weekday()

    def due_day(self, task: Seen) -> tuple[date | None, int | None] | None:
        """Of a task, or of everything."""
        return task.due[:2] if task.due is not None else self.facts.due_all

    def moment(self, task: Seen) -> Moment | None:
        """When a task is due: by the end of the day where no clock is said; where no day is, on the first."""
        if task.due is None and task.by is not None and (self.days == 1 or self.first is None):
            return Moment(day=1, clock=task.by[0])
        due = self.due_day(task)
        if due is None:
            return None
        day, minutes = due
        number = 1 if day is None else self.number(day)
        if number < 1 and day is not None:
            told = formats.long_date(day)
            self.ask(
                "due", "impossible", f"{task.name} is due by {told}, before the plan begins. When is it due?"
            )
            return None
        return Moment(day=number, clock=DAY if minutes is None else minutes)

    def worked(self, weekdays: Sequence[int]) -> list[int]:
        """The days of the plan on those weekdays on which work is done."""
        if self.first is None:
            return []
        names = {name for window in self.hours for name in window.weekdays}
        open_ = {n for n, name in enumerate(WEEKDAYS) if name in names} or set(_ALL_WEEK)
        off = {WEEKDAYS.index(name) for name in self.facts.days_off}
        return [
            n
            for n in range(1, self.days + 1)
            if self.weekday(n) in weekdays and self.weekday(n) in open_ - off
        ]

    def labels(self, numbers: Sequence[int]) -> list[str]:
        """What tells the tasks of several days apart: "on Monday", with its date where a week is too
        short."""
        assert self.first is not None
        days = [self.first + timedelta(n - 1) for n in numbers]
        names = [WEEKDAYS[day.weekday()].capitalize() for day in days]
        if len(set(names)) == len(names):
            return [f"on {name}" for name in names]
        return [f"on {formats.long_date(day)}" for day in days]

    # Windows --------------------------------------------------------------------------------------

    def windows(self, name: str, when: When) -> list[Window]:
        """On its days, else on every working day, within the working hours."""
        if when.weekdays and not when.days and self.first is not None:
            days = (self.first + timedelta(n) for n in range(self.days))
            on = tuple(day for day in days if day.weekday() in when.weekdays)
            return self.windows(name, When(on, when.start, when.end, when.vague)) if on else []
        if not when.days:
            return self._daily(name, when)
        found: list[Window] = []
        for day in when.days:
            number = self.number(day)
            if number < 1:
                continue
            here = [
                each for each in self.hours if not each.weekdays or WEEKDAYS[day.weekday()] in each.weekdays
            ]
            made = [
                (max(each.opens, when.start or 0), min(each.closes, DAY if when.end is None else when.end))
                for each in here or self.hours[:1]
            ]
            fits = when.vague and any(low < high for low, high in made)
            if (
                when.start is not None and when.end is not None and not fits
            ):  # hours of its own, whatever the others are
                made = [(when.start, when.end)]
            elif when.start is not None and not any(low < high for low, high in made):
                made = [(when.start, DAY)]
            elif when.end is not None and not any(low < high for low, high in made):
                made = [(0, when.end)]
            made = made or [(when.start or 0, DAY if when.end is None else when.end)]
            spans = [(low, high) for low, high in made if low < high]
            if not spans:
                self._never(name)
            found += [Window(opens=low, closes=high, day=number) for low, high in spans]
        return found

    def of_task(self, seen: Seen) -> list[Window]:
        """Its windows; "by 13:00" in a plan of several days is so on each of them."""
        told = list(seen.windows)
        if seen.at is not None and seen.minutes:
            clock, days = seen.at
            told.append(When(days, clock, min(DAY, clock + seen.minutes[-1][0])))
        if seen.by is not None and self.days > 1 and self.first is not None and seen.strict:
            told.append(When(end=seen.by[0]))
        return [window for when in told for window in self.windows(seen.name, when)]

    def _daily(self, name: str, when: When) -> list[Window]:
        start, end = when.start or 0, DAY if when.end is None else when.end
        if not self.hours:
            if end <= start:
                self._never(name)
                return []
            return [Window(opens=start, closes=end)]
        spans = [(max(each.opens, start), min(each.closes, end), each.weekdays) for each in self.hours]
        spans = [each for each in spans if each[0] < each[1]]
        if not spans and start < end:
            spans = [(start, end, self.hours[0].weekdays)]
        if not spans:
            self._never(name)
        return [Window(opens=low, closes=high, weekdays=days) for low, high, days in spans]

    def _never(self, name: str) -> None:
        self.ask("hours", "impossible", f"Between which clocks is {name} to be done?")

    def events(self, resources: Sequence[str]) -> tuple[Event, ...]:
        """Whatever else is in the calendar; on every day what is daily by its nature."""
        found: list[Event] = []
        for away in self.facts.events:
            name = " ".join(away.name) or "appointment"
            if away.days:
                numbers = [self.number(day) for day in away.days]
            elif away.weekdays and self.first is not None:
                numbers = [n for n in range(1, self.days + 1) if self.weekday(n) in away.weekdays]
            else:
                numbers = [1] if self.days == 1 else list(range(1, self.days + 1)) if away.weekdays else []
            if not numbers:
                self.ask("events", "missing", f"On which day is {name}?")
            place = meant(away.name, list(resources), v.SMALL)
            who = None if place is None else list(resources)[place]
            found += [
                Event(name=name, day=day, start=away.start, end=away.end, resource=who)
                for day in numbers
                if day >= 1
            ]
        return tuple(found)


def _named(task: Seen) -> Sequence[date]:
    found = [day for when in task.windows for day in when.days]
    found += [task.due[0]] if task.due is not None and task.due[0] is not None else []
    found += [*task.on_each, *(task.at[1] if task.at is not None else ())]
    return found + ([task.release[0]] if task.release is not None else [])
