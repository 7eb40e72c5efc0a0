"""What was said of tasks, put together: the spec, what is to be asked, what was taken for granted."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from pydantic import ValidationError

from planner_agent.families.tasks import wishes as w
from planner_agent.families.tasks.spec import (
    DAY,
    MAX_DAYS,
    WEEKDAYS,
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
from planner_agent.families.tasks.words.calendar import Calendar
from planner_agent.families.tasks.words.facts import Facts, Order, Seen, Span, When, meant
from planner_agent.reading.model import Gap
from planner_agent.rendering import formats
from planner_agent.spec import Form, Hard, Pred, Priority, Rule, clock_text

_ORDER = ("tasks", "minutes", "due", "hours", "links", "events")


class Assembly:
    """``facts`` as a spec, with ``gaps`` and ``assumed``."""

    def __init__(self, facts: Facts, today: date) -> None:
        self.facts, self.today = facts, today
        self.assumed: list[str] = list(facts.assumed)
        self.gaps: list[Gap] = []
        self.resources = dict(facts.resources)
        self._hands()
        self.own_rules: list[tuple[str, Form, bool, Span]] = []
        #: The names of the tasks that each one that was told became.
        self.names: dict[int, list[str]] = {}
        self.alone = not (facts.resources or facts.many)

    def spec(self) -> TasksSpec:
        """The draft; call it once."""
        facts = self.facts
        self.when = Calendar(facts, self.today, self.alone, self._ask, self.assumed)
        self.hours = self.when.hours
        tasks = tuple(task for each in facts.tasks for task in self._tasks(each))
        links = [link for order in facts.orders for link in self._link(order)]
        links += self._placed()
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

    def _hands(self) -> None:
        """Where people are counted and no task says that it needs them, each needs one."""
        facts = self.facts
        people = [name for name in facts.resources if set(name.lower().split()) & v.PEOPLE]
        if len(people) != 1 or facts.each_needs is not None:
            return
        words = {word for task in facts.tasks for said, _ in task.wanted for word in said}
        if words & (v.PEOPLE | set(people[0].lower().split())) or not facts.tasks:
            return
        for task in facts.tasks:
            task.wanted.append(((people[0],), 1))
        self.assumed.append(f"Each task needs one of the {people[0]}.")

    def _rules(self) -> list[tuple[str, Any, bool]]:
        found: list[tuple[str, Any, bool]] = []
        for key, body, soft, _ in (*self.facts.rules, *self.own_rules):
            names = {name for name, _, _ in found}
            name = next(each for n in range(1, 99) if (each := key if n == 1 else f"{key}-{n}") not in names)
            found.append((name, body, soft))
        return found

    # Tasks ----------------------------------------------------------------------------------------

    def _tasks(self, seen: Seen) -> list[Task]:
        """A task, or as many as it is to be done."""
        task = self._task(seen)
        made = [task]
        if seen.on_each or seen.every:
            when = self.when
            numbers = [when.number(day) for day in seen.on_each] or when.worked(seen.every)
            if not numbers:
                self._ask("hours", "impossible", f"On which days is {seen.name} to be done?")
            labels = when.labels(numbers)
            made = [
                task.model_copy(update={"name": f"{seen.name} {label}", "windows": self._on(seen, number)})
                for number, label in zip(numbers, labels, strict=True)
            ] or made
        elif seen.times > 1:
            made = [task.model_copy(update={"name": f"{seen.name} {n}"}) for n in range(1, seen.times + 1)]
            if seen.apart:
                where = w.named(*(each.name for each in made))
                self.own_rules.append(("once-a-day", w.tasks_at_most(1, where), False, seen.span))
                self.assumed.append(f"{seen.name} is done at most once a day.")
        self.names[id(seen)] = [each.name for each in made]
        for when, span in seen.liked:
            self.own_rules += [
                (key, body, True, span) for key, body in self._liked(w.named(*self.names[id(seen)]), when)
            ]
        return made

    def _on(self, seen: Seen, number: int) -> tuple[Window, ...]:
        """The windows of a task that is done on that day, too."""
        assert self.when.first is not None
        day = self.when.first + timedelta(number - 1)
        clocks = [when for when in seen.windows if not when.days] or [When()]
        return tuple(
            window
            for when in clocks
            for window in self.when.windows(seen.name, When((day,), when.start, when.end, when.vague))
        )

    def _liked(self, which: Pred, when: When) -> Iterator[tuple[str, Form]]:
        """The wish to be done then, as rules."""
        if when.days:
            names = tuple(dict.fromkeys(WEEKDAYS[day.weekday()] for day in when.days))
            yield "liked-days", w.only_on(names, which)
        opens = min((window.opens for window in self.hours), default=0)
        if when.start is not None and when.start > opens:
            yield "liked-after", w.none_before(clock_text(when.start), which)
        if when.end is not None:
            yield "liked-before", w.none_after(clock_text(when.end), which)

    def _placed(self) -> list[Link]:
        """Links of what comes first of all, or last."""
        found: list[Link] = []
        for seen in self.facts.tasks:
            for other in self.facts.tasks if seen.place else ():
                if other is seen or other.place == seen.place:
                    continue
                first, then = (seen, other) if seen.place > 0 else (other, seen)
                found += self._linked(first, then, 0, None)
        return found

    def _task(self, seen: Seen) -> Task:
        minutes, modes = self._minutes(seen), self._modes(seen)
        needs = tuple(self._needs(seen))
        longest = max((window.closes - window.opens for window in self.hours), default=MAX_DAYS * DAY)
        split = seen.split
        if minutes is not None and minutes > longest and not split and not seen.whole:
            split = True
            self.assumed.append(f"{seen.name} goes on over several days, in pieces.")
        release = None
        if seen.release is not None and self.when.number(seen.release[0]) >= 1:
            release = Moment(day=self.when.number(seen.release[0]), clock=seen.release[1])
        fields: dict[str, Any] = {"priority": seen.priority} if seen.priority else {}
        return Task(
            name=seen.name,
            minutes=None if modes else minutes,
            needs=() if modes else needs,
            modes=modes,
            release=release,
            due=self.when.moment(seen),
            strict=seen.strict and not self.facts.lateness,
            windows=tuple(self.when.of_task(seen)),
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
        wanted = list(seen.wanted)
        if not wanted and self.facts.each_needs is not None:
            wanted = [self.facts.each_needs]
        for words, number in wanted:
            amount = max(1, number)
            place = meant(words, list(self.resources), v.SMALL) if words else 0
            if place is None and {word.lower() for word in words} <= v.PEOPLE:  # "one person" of four people
                people = [n for n, name in enumerate(self.resources) if set(name.lower().split()) & v.PEOPLE]
                place = people[0] if len(people) == 1 else None
            if place is None:
                name = " ".join(words)
                self.resources[name] = amount
                self.alone = False
                self.assumed.append(f"There are {amount} {name}." if amount > 1 else f"There is one {name}.")
            else:
                name = list(self.resources)[place]
            found.append(Need(resource=name, amount=amount))
        return found

    def _link(self, order: Order) -> list[Link]:
        ends: list[Seen] = []
        for end in (order.first, order.then):
            if isinstance(end, Seen):
                ends.append(end)
                continue
            place = meant(end, [task.name for task in self.facts.tasks], v.TRIM)
            if place is None:
                self.facts.used.difference_update(range(*order.span))
                return []
            ends.append(self.facts.tasks[place])
        if ends[0] is ends[1]:
            return []
        return self._linked(ends[0], ends[1], max(0, order.lag), order.most)

    def _linked(self, first: Seen, then: Seen, lag: int, most: int | None) -> list[Link]:
        """Between all of one and all of the other; day by day where both are done on the same days."""
        one, two = self.names.get(id(first), [first.name]), self.names.get(id(then), [then.name])
        daily = len(one) == len(two) > 1
        pairs = list(zip(one, two, strict=True)) if daily else [(a, b) for a in one for b in two]
        return [Link(before=a, after=b, lag=lag, most=most) for a, b in pairs]

    def _frame(self, tasks: tuple[Task, ...], links: tuple[Link, ...]) -> TasksFrame:
        fields: dict[str, Any] = {
            "date": self.when.first,
            "days": self.when.days,
            "hours": self.hours,
            "events": self.when.events(list(self.resources)),
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
