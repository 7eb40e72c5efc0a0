"""The strict check of a roster: takes names and dates from the plan and does all counting itself. It never
saw a solver."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import timedelta

from planner_agent.families.roster.items import shift_item, world_of
from planner_agent.families.roster.plan import Assignment, RosterPlan
from planner_agent.families.roster.spec import Person, RosterFrame, RosterSpec
from planner_agent.outcome import Violation
from planner_agent.spec import Either, Form, Hard, Item, Order, Run
from planner_agent.spec.evaluate import truth_of


def verify(spec: RosterSpec, plan: RosterPlan) -> list[Violation]:
    """Everything that is wrong with the plan; empty for a plan that may be shown."""
    found = list(_shape(spec.frame, plan))
    if found:
        return found
    checker = _Checker(spec.frame, plan)
    for person in spec.frame.people:
        found += [*checker.contract(person), *checker.stretches(person)]
    found += [*checker.off(), *checker.cover(), *checker.sums()]
    return found + list(_rules(spec, plan))


def plan_items(frame: RosterFrame, plan: RosterPlan, past: bool = False) -> list[Item]:
    """The plan's items; with what was worked before it if ``past`` (days then count from there)."""
    people = {person.name: person for person in frame.people}
    shifts = {shift.name: shift for shift in frame.shifts}
    days = {on: number for number, on in enumerate(frame.horizon(past).days, 1)}
    worked = [Assignment(person=w.person, date=w.date, shift=w.shift) for w in frame.history] if past else []
    return [
        shift_item(people[a.person], days[a.date], a.date, shifts[a.shift])
        for a in (*worked, *plan.assignments)
        if a.date in days
    ]


def counts_past(form: Form) -> bool:
    """Whether the known days before the roster count for a form."""
    if isinstance(form, Either):
        return any(counts_past(part) for branch in form.branches for part in branch)
    return isinstance(form, (Run, Order))


def _rules(spec: RosterSpec, plan: RosterPlan) -> Iterator[Violation]:
    scenes = {
        past: (plan_items(spec.frame, plan, past), world_of(spec.frame, past)) for past in (False, True)
    }
    for rule in spec.rules:
        items, world = scenes[counts_past(rule.body)]
        if isinstance(rule.strength, Hard) and truth_of(rule.body, items, world) is not True:
            words = rule.evidence.quote if rule.evidence else rule.id
            yield Violation(code="rule", message=f"the plan does not prove: {words}", rule=rule.id)


def _bad(code: str, message: str) -> Violation:
    return Violation(code=code, message=message)


def _shape(frame: RosterFrame, plan: RosterPlan) -> Iterator[Violation]:
    """Days, names and skills are those of the frame, and nobody is in two places on a day."""
    if (plan.start, plan.days) != (frame.start, frame.days):
        yield _bad("dates", f"{plan.days} days from {plan.start} are not the roster asked for")
    if plan.people != tuple(person.name for person in frame.people):
        yield _bad("people", "the people are not those of the roster asked for")
    people = {person.name: set(person.skills) for person in frame.people}
    needs = {shift.name: set(shift.skills) for shift in frame.shifts}
    for each in plan.assignments:
        if each.person not in people or each.shift not in needs or each.date not in frame.dates:
            yield _bad("assignment", f"there is no {each.shift} of {each.person} on {each.date}")
        elif missing := needs[each.shift] - people[each.person]:
            yield _bad("skills", f"{each.person} lacks {', '.join(sorted(missing))} for {each.shift}")
    for (name, day), count in Counter((a.person, a.date) for a in plan.assignments).items():
        if count > 1:
            yield _bad("twice", f"{name} works {count} shifts on {day}")


class _Checker:
    def __init__(self, frame: RosterFrame, plan: RosterPlan) -> None:
        self.frame, self.plan = frame, plan
        self.lengths = {shift.name: shift.minutes for shift in frame.shifts}
        self.worked = {(a.person, a.date): a.shift for a in plan.assignments}
        self.before = {(w.person, w.date): w.shift for w in frame.history}

    def _minutes(self, name: str) -> int:
        return sum(self.lengths[shift] for (who, _), shift in self.worked.items() if who == name)

    def contract(self, person: Person) -> Iterator[Violation]:
        mine = {day: shift for (who, day), shift in self.worked.items() if who == person.name}
        minutes, kinds = self._minutes(person.name), Counter(mine.values())
        if person.least_minutes is not None and minutes < person.least_minutes:
            yield _bad("minutes", f"{person.name} works {minutes} minutes, under {person.least_minutes}")
        if person.most_minutes is not None and minutes > person.most_minutes:
            yield _bad("minutes", f"{person.name} works {minutes} minutes, over {person.most_minutes}")
        for shift, most in person.most_shifts.items():
            if kinds[shift] > most:
                yield _bad("shifts", f"{person.name} works {kinds[shift]} {shift} shifts, over {most}")
        saturdays = {day - timedelta(day.weekday() - 5) for day in mine if day.weekday() >= 5}
        if person.most_weekends is not None and len(saturdays) > person.most_weekends:
            yield _bad("weekends", f"{person.name} works on {len(saturdays)} weekends")

    def stretches(self, person: Person) -> Iterator[Violation]:
        """Rows of days worked and off; a row at an edge of what is known may go on beyond it."""
        days = (*self.frame.past, *self.frame.dates)
        on = [(person.name, day) in self.worked or (person.name, day) in self.before for day in days]
        first = 0
        while first < len(on):
            last = first
            while last + 1 < len(on) and on[last + 1] == on[first]:
                last += 1
            length, whole = last - first + 1, first > 0 and last + 1 < len(on)
            most = person.most_in_a_row if on[first] else None
            least = person.least_in_a_row if on[first] else person.least_days_off
            what = "works" if on[first] else "is off"
            if most is not None and length > most:
                yield _bad("in_a_row", f"{person.name} {what} {length} days in a row from {days[first]}")
            if whole and least is not None and length < least:
                yield _bad("in_a_row", f"{person.name} {what} only {length} days from {days[first]}")
            first = last + 1

    def off(self) -> Iterator[Violation]:
        for off in self.frame.off:
            shift = self.worked.get((off.person, off.date))
            if shift is not None and (not off.shifts or shift in off.shifts):
                yield _bad("off", f"{off.person} cannot work {shift} on {off.date}")

    def cover(self) -> Iterator[Violation]:
        there = Counter((day, shift) for (_, day), shift in self.worked.items())
        for demand in self.frame.demand:
            for day in self.frame.days_of(demand):
                count = there[day, demand.shift]
                if demand.least is not None and demand.under is None and count < demand.least:
                    yield _bad("cover", f"{count} of {demand.least} on {demand.shift} on {day}")
                if demand.most is not None and demand.over is None and count > demand.most:
                    yield _bad("cover", f"{count} on {demand.shift} on {day}, {demand.most} at most")

    def sums(self) -> Iterator[Violation]:
        minutes = {person.name: self._minutes(person.name) for person in self.frame.people}
        if dict(self.plan.minutes) != minutes:
            yield _bad("minutes", f"the minutes worked are {minutes}")
        penalty = self.unmet() + self.refused()
        if self.plan.penalty != penalty:
            yield _bad("penalty", f"the penalty is {penalty}, the plan says {self.plan.penalty}")

    def unmet(self) -> int:
        there = Counter((day, shift) for (_, day), shift in self.worked.items())
        total = 0
        for demand in self.frame.demand:
            for day in self.frame.days_of(demand):
                count = there[day, demand.shift]
                total += (demand.under or 0) * max(0, (demand.least or 0) - count)
                if demand.most is not None:
                    total += (demand.over or 0) * max(0, count - demand.most)
        return total

    def refused(self) -> int:
        total = 0
        for wish in self.frame.requests:
            shift = self.worked.get((wish.person, wish.date))
            there = shift is not None and wish.shift in (None, shift)
            total += wish.weight * (there != wish.on)
        return total


def penalty(frame: RosterFrame, assignments: Sequence[Assignment]) -> int:
    """What unmet demand and refused requests cost."""
    start, days = frame.dates[0], len(frame.dates)
    bare = RosterPlan(start=start, days=days, people=(), assignments=tuple(assignments), minutes={})
    checker = _Checker(frame, bare)
    return checker.unmet() + checker.refused()
