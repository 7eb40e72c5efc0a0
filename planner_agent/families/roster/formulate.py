"""A roster as rows: x[person, day, shift], one shift a day, and everything else by the one compiler."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from planner_agent.families import objectives
from planner_agent.families.compile import proved
from planner_agent.families.roster.items import shift_item, world_of
from planner_agent.families.roster.limits import Limit, limits
from planner_agent.families.roster.spec import Person, RosterSpec, Shift
from planner_agent.spec import Either, Form, Hard, Order, Price, Rule, Run
from planner_agent.spec.groups import Member
from solvers.rows import Model

_NO_MEMBERS: list[Member] = []


@dataclass(slots=True)
class Formulation:
    """The model and what its variables stand for: ``takes`` gives the person, date and shift of each
    candidate of the roster's own days."""

    model: Model
    takes: dict[int, tuple[str, date, str]] = field(default_factory=dict[int, tuple[str, date, str]])


def formulate(spec: RosterSpec, explain: bool = False, goals: bool = True) -> Formulation:
    """Rows for the spec. ``explain``: each hard rule and limit under a guard of its id, and no objectives."""
    made = _Builder(spec, explain)
    made.structure()
    for limit in made.limits:
        if isinstance(limit.rule.strength, Hard):
            made.hard(limit.rule, made.members(limit))
    for rule in spec.rules:
        if isinstance(rule.strength, Hard):
            made.hard(rule)
    if goals and not explain:
        made.objectives()
    return Formulation(made.model, made.takes)


class _Builder:
    def __init__(self, spec: RosterSpec, explain: bool) -> None:
        self.spec, self.frame, self.explain = spec, spec.frame, explain
        self.limits = list(limits(spec.frame))
        self.names = tuple(shift.name for shift in spec.frame.shifts)
        self.model = Model()
        self.takes: dict[int, tuple[str, date, str]] = {}
        self.world, self.long = world_of(spec.frame), world_of(spec.frame, past=True)
        self.now: list[Member] = []
        self.all: list[Member] = []
        self.index: dict[tuple[str | None, date | None, str | None], list[Member]] = {}
        self.long_by: dict[str, list[Member]] = {}

    # structure

    def structure(self) -> None:
        frame = self.frame
        shut: set[tuple[str, date, str]] = set()
        if not self.explain:
            for off in frame.off:
                shut |= {(off.person, off.date, shift) for shift in off.shifts or self.names}
        past = len(frame.past)
        worked = {(each.person, each.date): each.shift for each in frame.history}
        shifts = {shift.name: shift for shift in frame.shifts}
        for person in frame.people:
            for day, on in enumerate(frame.past, 1):
                if (name := worked.get((person.name, on))) is not None:
                    self._fixed(person, day, on, shifts[name])
            for day, on in enumerate(frame.dates, 1):
                mine = [
                    self._candidate(person, day, past, on, shift)
                    for shift in frame.shifts
                    if set(shift.skills) <= set(person.skills) and (person.name, on, shift.name) not in shut
                ]
                self.model.at_most([(key, 1) for key in mine], 1)

    def _fixed(self, person: Person, day: int, on: date, shift: Shift) -> None:
        key = self.model.integer(1, 1, f"{person.name} {on} {shift.name}")
        self._long(Member(shift_item(person, day, on, shift), True, key))

    def _long(self, member: Member) -> None:
        self.all.append(member)
        self.long_by.setdefault(member.item.values["person"], []).append(member)

    def _candidate(self, person: Person, day: int, past: int, on: date, shift: Shift) -> int:
        key = self.model.boolean(f"{person.name} {on} {shift.name}")
        self.takes[key] = (person.name, on, shift.name)
        member = Member(shift_item(person, day, on, shift), True, key)
        self.now.append(member)
        self._long(member if not past else Member(shift_item(person, day + past, on, shift), True, key))
        for where in (
            (person.name, None, None), (None, on, shift.name), (person.name, on, None),
            (person.name, on, shift.name),
        ):  # fmt: skip
            self.index.setdefault(where, []).append(member)
        return key

    # rules

    def members(self, limit: Limit) -> Sequence[Member]:
        """The candidates that a limit speaks of, so that nothing looks at all of them for each."""
        if sees_past(limit.rule.body):
            return self.long_by.get(limit.person or "", _NO_MEMBERS)
        return self.index.get((limit.person, limit.on, limit.shift), _NO_MEMBERS)

    def hard(self, rule: Rule, members: Sequence[Member] | None = None) -> None:
        guards: tuple[int, ...] = ()
        if self.explain:
            guards = (self.model.boolean(rule.id),)
            self.model.guards[rule.id] = guards[0]
        _, chosen, world = self._posed(rule, members)
        self.model.post(proved(rule.body, chosen, world), *guards)

    def objectives(self) -> None:
        """Priorities first, then the penalty (all prices), then the goals in order."""
        rules = [self._posed(rule) for rule in self.spec.rules]
        objectives.priorities(rules, self.model)
        priced = [self._posed(each.rule, self.members(each)) for each in self.limits]
        priced = [posed for posed in (*priced, *rules) if isinstance(posed[0].strength, Price)]
        if priced:
            self.model.objectives.append(objectives.prices(priced, self.model, "penalty"))
        objectives.goals(self.spec.goals, (), self.now, self.world, self.model)

    def _posed(self, rule: Rule, members: Sequence[Member] | None = None) -> objectives.Posed:
        past = sees_past(rule.body)
        chosen = members if members is not None else self.all if past else self.now
        return rule, chosen, self.long if past else self.world


def sees_past(form: Form) -> bool:
    """Whether the known days before the roster count for a form: rows of days, and what follows what."""
    if isinstance(form, Either):
        return any(sees_past(part) for branch in form.branches for part in branch)
    return isinstance(form, (Run, Order))
