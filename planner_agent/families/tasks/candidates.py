"""The items that a plan of tasks may have, over the network's variables: what rules and goals look at.

A task is one candidate, split by mode, by the day of its start and at the cuts of its numbers only where
something reads them; clocks are symbols. Work is a candidate a task and day.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any

from planner_agent.families.days import on_day
from planner_agent.families.granularity import forms_in, goal_looks, group_keys, looks
from planner_agent.families.symbols import Symbol, cuts, reads
from planner_agent.families.tasks.items import TASKS_ITEMS, task_item, work_item
from planner_agent.families.tasks.spec import DAY, Task, TasksSpec
from planner_agent.spec import Item, Order
from planner_agent.spec.evaluate import kinds_of
from planner_agent.spec.groups import Member
from solvers.linear import Linear
from solvers.rows import merge
from solvers.tasks.model import Network

_DAYS = ("day", "date", "weekday", "week", "weekend")
#: What the solver chooses of a task besides its day.
_CHOSEN = ("start", "end", "finish", "lateness", "interruptions")
#: A literal and the values that it stands for.
_Cell = tuple[int, dict[str, Any]]


class Candidates:
    """The members of one network. Adds variables and rows to its model."""

    def __init__(self, spec: TasksSpec, net: Network) -> None:
        self.spec, self.net, self.model = spec, net, net.model
        rules, goals = spec.rules, spec.goals
        seen = [look for rule in rules for look in looks(rule.body)]
        seen += [look for goal in goals for look in goal_looks(goal)]
        self.kinds = {kind for rule in rules for kind in kinds_of(rule.body)}
        self.kinds |= {kind for of, _, _ in seen for kind in of}
        self.measures = {measure for of, _, measure in seen if measure is not None and "task" in of}
        self.cuts = {name: cuts(rules, goals, "task", name, TASKS_ITEMS) for name in _CHOSEN}
        keys = {key for rule in rules for key in group_keys(rule.body)}
        keys |= {goal.by for goal in goals if goal.by is not None}
        self.timed = any(
            isinstance(part, Order) and part.axis == "time" for r in rules for part in forms_in(r.body)
        )
        self.by_day = (
            bool(keys & {*_DAYS, "window"})
            or any(reads(rules, goals, "task", name) for name in _DAYS)
            or bool(self.cuts["start"] or self.cuts["end"] or self.measures & {"start", "end"})
        )
        self.always: int | None = None

    def members(self) -> list[Member]:
        found: list[Member] = []
        for k, task in enumerate(self.spec.frame.tasks):
            if "task" in self.kinds:
                found += self._task(k, task)
            if "work" in self.kinds:
                found += self._work(k, task)
        return found

    def _there(self, k: int) -> int:
        """The literal of a task's being done."""
        if (done := self.net.done[k]) is not None:
            return done
        if self.always is None:
            self.always = self.model.integer(1, 1, "always")
        return self.always

    def _task(self, k: int, task: Task) -> list[Member]:
        there, found = self._there(k), list[Member]()
        totals = {
            "finish": self.net.end[k],
            "lateness": self._late(k, task),
            "interruptions": self._breaks(k),
        }
        chosen = {name: Symbol(total, self._counted(name, total, there)) for name, total in totals.items()}
        cells = self._modes(k, task, there)
        cells = self._days(k, cells)
        for name, total in totals.items():
            cells = self._cut(cells, total, self.cuts[name], name)
        for key, values in cells:
            found += self._clocks(k, task, key, values, chosen)
        return found

    def _clocks(
        self, k: int, task: Task, key: int, values: dict[str, Any], chosen: Mapping[str, Symbol]
    ) -> list[Member]:
        """The cell of a day, split at what reads its clocks."""
        day = values.get("day", 1)
        start = Linear(((self.net.start[k], 1),), -(day - 1) * DAY)
        end = Linear(self.net.end[k].terms, self.net.end[k].constant - (day - 1) * DAY)
        cells: list[_Cell] = [(key, values)]
        for name, clock in (("start", start), ("end", end)):
            cells = self._cut(cells, clock, self.cuts[name], name)
        found: list[Member] = []
        for literal, told in cells:
            symbols: dict[str, Any] = {"@of": k}
            if self.timed or self.measures & {"start", "end"}:
                symbols["@start"] = Symbol(start, self._counted("start", start, literal))
                symbols["@end"] = Symbol(end, self._counted("end", end, literal))
            for name, symbol in chosen.items():
                if name in self.measures:  # of several cells each counts its own part
                    whole = literal == self._there(k)
                    symbols[f"@{name}"] = (
                        symbol if whole else Symbol(symbol.at, self._counted(name, symbol.at, literal))
                    )
            mode = task.ways[int(told.get("mode", 0))]
            where = on_day(self.spec.frame.date, day)
            clocks = {name: told.get(name) for name in _CHOSEN}
            item = task_item(task, mode, where, **clocks)
            found.append(Member(Item("task", {**item.values, **symbols}), True, literal))
        return found

    def _counted(self, name: str, value: Linear, literal: int) -> Linear | None:
        """``value`` where ``literal`` is 1, else 0, if some sum looks at it."""
        if name not in self.measures:
            return None
        model = self.model
        if literal == self.always and not value.constant:
            return value
        high = model.activity(value.terms)[1] + value.constant
        counted = model.integer(0, max(0, high), f"{name} counted")
        model.equal([*value.terms, (counted, -1)], -value.constant, literal)
        model.at_most([(counted, 1), (literal, -max(0, high))], 0)
        return Linear(((counted, 1),))

    def _late(self, k: int, task: Task) -> Linear:
        if task.due is None or not self._looked("lateness"):
            return Linear(())
        end, due = self.net.end[k], task.due.minutes
        high = self.model.activity(end.terms)[1] + end.constant - due
        if high <= 0:
            return Linear(())
        late = self.model.integer(0, high, "late")
        self.model.at_least([(late, 1), *((i, -c) for i, c in end.terms)], end.constant - due)
        if self.cuts["lateness"] or self._pushed("lateness"):
            on_time = self.model.boolean("on time")
            self.model.at_most([(late, 1)], 0, on_time)
            self.model.at_most(end.terms, due - end.constant, on_time)
            off = self.opposite(on_time)
            self.model.at_most([(late, 1), *((i, -c) for i, c in end.terms)], end.constant - due, off)
        return Linear(((late, 1),))

    def _looked(self, name: str) -> bool:
        return bool(name in self.measures or self.cuts[name])

    def _pushed(self, name: str) -> bool:
        """Whether anything but a goal that is minimised sums ``name``: then it must be exact."""
        if any(m == name for rule in self.spec.rules for _, _, m in looks(rule.body)):
            return True
        return any(
            goal.sense == "max" or goal.amount is None or goal.fold in ("spread", "min")
            for goal in self.spec.goals
            if any(measure == name for _, _, measure in goal_looks(goal))
        )

    def _breaks(self, k: int) -> Linear:
        """Pieces but one."""
        pieces = self.net.pieces[k]
        if not self.net.problem.tasks[k].split or len(pieces) < 2 or not self._looked("interruptions"):
            return Linear(())
        breaks = self.model.integer(0, len(pieces) - 1, "breaks")
        terms = [*((piece.on, 1) for piece in pieces), (breaks, -1)]
        done = self.net.done[k]
        self.model.equal([*terms, *([] if done is None else [(done, -1)])], 1 if done is None else 0)
        return Linear(((breaks, 1),))

    def _modes(self, k: int, task: Task, there: int) -> list[_Cell]:
        """By mode where modes differ in what is read."""
        modes, lengths = self.net.modes[k], {way.minutes for way in task.ways}
        if not modes or len(lengths) < 2 or not self._reads_minutes():
            only = next(iter(self.net.problem.possible(k)), 0)
            return [(there, {"mode": only})]
        return [(literal, {"mode": m}) for m, literal in modes.items()]

    def _reads_minutes(self) -> bool:
        return reads(self.spec.rules, self.spec.goals, "task", "minutes")

    def _days(self, k: int, cells: list[_Cell]) -> list[_Cell]:
        if not self.by_day:
            return cells
        start = Linear(((self.net.start[k], 1),))
        midnights = [day * DAY for day in range(1, self.spec.frame.days)]
        parted = self._cut(cells, start, midnights, "moment")
        return [(key, {**values, "day": values.get("moment", 0) // DAY + 1}) for key, values in parted]

    def _cut(self, cells: list[_Cell], value: Linear, marks: Sequence[int], name: str) -> list[_Cell]:
        """Each cell in as many as there are stretches between marks that the value can be in."""
        model = self.model
        low, high = (end + value.constant for end in model.activity(value.terms))
        edges = [low, *(mark for mark in marks if low < mark <= high), high + 1]
        if not marks or len(edges) == 2:
            return [(key, {**values, name: low}) for key, values in cells]
        return [cell for key, values in cells for cell in self._parts(key, values, value, edges, name)]

    def _parts(
        self, key: int, values: dict[str, Any], value: Linear, edges: Sequence[int], name: str
    ) -> list[_Cell]:
        found: list[_Cell] = []
        for first, stop in pairwise(edges):
            part = self.model.boolean(name)
            self.model.at_least(value.terms, first - value.constant, part)
            self.model.at_most(value.terms, stop - 1 - value.constant, part)
            found.append((part, {**values, name: first}))
        self.model.equal([*((part, 1) for part, _ in found), (key, -1)], 0)
        return found

    def _work(self, k: int, task: Task) -> list[Member]:
        """An item a day that the task's pieces touch."""
        days: dict[int, list[tuple[int, Linear]]] = {}
        for on, start, end, size, span in self._pieces(k):
            for day, literal, minutes in _Days(self, on, start, end, size, span).found():
                days.setdefault(day, []).append((literal, minutes))
        found: list[Member] = []
        for day, parts in sorted(days.items()):
            literal = parts[0][0] if len(parts) == 1 else self._any([each for each, _ in parts])
            total = Linear(merge([term for _, minutes in parts for term in minutes.terms]))
            item = work_item(task, None, on_day(self.spec.frame.date, day))
            values = {**item.values, "minutes": 0, "@minutes": Symbol(total, total), "@of": (k, day)}
            found.append(Member(Item("work", values), True, literal))
        return found

    def _any(self, literals: Sequence[int]) -> int:
        some = self.model.boolean("worked")
        for literal in literals:
            self.model.at_most([(literal, 1), (some, -1)], 0)
        self.model.at_most([(some, 1), *((literal, -1) for literal in literals)], 0)
        return some

    def _pieces(self, k: int) -> list[tuple[int, Linear, Linear, Linear, tuple[int, int]]]:
        """(literal, start, end, size, span) of what is done without a break."""
        net = self.net
        if net.pieces[k]:
            found: list[tuple[int, Linear, Linear, Linear, tuple[int, int]]] = []
            for piece in net.pieces[k]:
                start = Linear(((piece.start, 1),))
                end = Linear(merge((*start.terms, *piece.size.terms)), piece.size.constant)
                found.append((piece.on, start, end, piece.size, piece.span))
            return found
        start = Linear(((net.start[k], 1),))
        low = self.model.activity(start.terms)[0]
        high = self.model.activity(net.end[k].terms)[1] + net.end[k].constant
        return [(self._there(k), start, net.end[k], net.size[k], (low, high))]

    def cut(self, key: int, value: Linear, marks: Sequence[int]) -> list[tuple[int, int]]:
        """(literal, least value) of the stretches between marks that ``value`` can be in if ``key`` is 1."""
        return [(part, values["value"]) for part, values in self._cut([(key, {})], value, marks, "value")]

    def opposite(self, literal: int) -> int:
        off = self.model.boolean("not")
        self.model.equal([(off, 1), (literal, 1)], 1)
        return off


class _Days:
    """What one unbroken piece is worked on each day: minutes by day, 0 where it is not there."""

    def __init__(
        self, within: Candidates, on: int, start: Linear, end: Linear, size: Linear, span: tuple[int, int]
    ) -> None:
        self.within, self.model = within, within.model
        self.on, self.start, self.end, self.size = on, start, end, size
        self.first, self.last = span[0] // DAY + 1, max(span[0], span[1] - 1) // DAY + 1

    def found(self) -> list[tuple[int, int, Linear]]:
        """(day, literal, minutes)."""
        if self.first == self.last:
            return [(self.first, self.on, self._whole())]
        midnights = [day * DAY for day in range(self.first, self.last)]
        stops = Linear(self.end.terms, self.end.constant - 1)
        begins = {low // DAY + 1: key for key, low in self.within.cut(self.on, self.start, midnights)}
        ends = {low // DAY + 1: key for key, low in self.within.cut(self.on, stops, midnights)}
        return [self._day(day, begins, ends) for day in range(self.first, self.last + 1)]

    def _whole(self) -> Linear:
        """The size where the piece is there, else 0."""
        size, model = self.size, self.model
        if not size.terms:
            return Linear(((self.on, size.constant),))
        low, high = model.activity(size.terms)
        if low == 0 and not size.constant:  # one of several pieces: its size is 0 where it is not there
            return size
        made = model.integer(0, high + size.constant, "worked")
        model.at_most([(made, 1), (self.on, -high - size.constant)], 0)
        model.equal([(made, 1), *((i, -c) for i, c in size.terms)], size.constant, self.on)
        return Linear(((made, 1),))

    def _day(self, day: int, begins: Mapping[int, int], ends: Mapping[int, int]) -> tuple[int, int, Linear]:
        """The day is worked on if the piece has begun by then and has not ended before: from its start or
        midnight until its end or midnight."""
        model = self.model
        on, minutes = model.boolean("worked"), model.integer(0, DAY, "minutes")
        begun = [(literal, -1) for d, literal in begins.items() if d <= day]
        over = [(literal, 1) for d, literal in ends.items() if d < day]
        model.equal([(on, 1), *begun, *over], 0)
        model.at_most([(minutes, 1), (on, -DAY)], 0)
        for start, begin in self._cases(begins.get(day), self.start, (day - 1) * DAY):
            for end, stop in self._cases(ends.get(day), self.end, day * DAY):
                terms = [(minutes, 1), *((i, -c) for i, c in end.terms), *start.terms]
                model.equal(terms, end.constant - start.constant, on, *begin, *stop)
        return day, on, Linear(((minutes, 1),))

    def _cases(
        self, literal: int | None, moment: Linear, midnight: int
    ) -> list[tuple[Linear, tuple[int, ...]]]:
        """The moment itself if it falls on this day, else midnight; each with its guards."""
        if literal is None:
            return [(Linear((), midnight), ())]
        return [(moment, (literal,)), (Linear((), midnight), (self.within.opposite(literal),))]
