"""From what was told of people's limits to the fields of their contracts, and to rules."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from planner_agent.families.roster import wishes as w
from planner_agent.families.roster.spec import WEEKDAYS
from planner_agent.families.roster.words.facts import Facts, Told, When
from planner_agent.families.roster.words.line import Bound, Span
from planner_agent.families.roster.words.settle import Days, RuleSaid
from planner_agent.families.roster.words.steps import OTHERS
from planner_agent.spec import Form


class Contracts:
    """The limits of each person: of everybody, then of the others, then his or her own."""

    def __init__(self, facts: Facts, days: Days, staff: Sequence[str], shifts: Sequence[str]) -> None:
        self.facts, self.days, self.staff, self.shifts = facts, days, staff, shifts
        self.fields: dict[str, dict[str, Any]] = {name: {"most_shifts": {}} for name in staff}
        self.rules: list[RuleSaid] = []
        self.spans: dict[str, Span] = {}
        self.soft = False

    def read(self) -> None:
        self._clocked()
        told = sorted(
            self.facts.told, key=lambda each: (each.people is not None) + (each.people not in (None, OTHERS))
        )
        for each in told:
            if (handler := getattr(self, f"_{each.kind}", None)) is not None:
                self.soft = each.soft
                handler(each)

    def _clocked(self) -> None:
        """The shifts that a "not after six" leaves out."""
        for told in list(self.facts.told):
            if told.clock is None:
                continue
            side, minutes = told.clock
            known = {shift: self.facts.shifts.get(shift) for shift in self.shifts}
            clocks = {shift: times for shift, times in known.items() if times is not None}
            out = [
                shift
                for shift, (start, end) in clocks.items()
                if (start < minutes if side == "before" else end > minutes)
            ]
            if len(clocks) < len(known):
                self.facts.ask("shifts", "missing", "From when to when is each shift?", told.span)
            if len(clocks) < len(known) or not out:
                self.facts.told.remove(told)
                continue
            told.shifts = tuple(out) if len(out) < len(self.shifts) or told.when is None else ()

    def _whom(self, told: Told) -> list[str]:
        if told.people is None:
            return [name for name in self.staff if name not in told.but]
        if told.people == OTHERS:
            own = {
                name
                for each in self.facts.told
                if each.kind == told.kind and each.people not in (None, OTHERS)
                for name in each.people or ()
            }
            return [name for name in self.staff if name not in own]
        return [name for name in told.people if name in self.fields]

    def _set(self, told: Told, **values: int | None) -> None:
        for name in self._whom(told):
            for field, value in values.items():
                if value is not None:
                    self.fields[name][field] = value
                    self.spans[f"people.{name}.{field}"] = told.span

    def _each(self, told: Told) -> list[str | None]:
        return [None] if told.people is None and not told.but else list(self._whom(told))

    def _say(self, name: str, form: Form, span: Span) -> None:
        self.rules.append((name, form, span, self.soft))

    def _row(self, told: Told) -> None:
        bound = told.bound or Bound(None, None)
        if self.soft and not told.shifts:
            told.shifts = ()
        elif not told.shifts or (
            len(self.shifts) == 1
            and told.shifts == tuple(self.shifts)
            and self.shifts[0] in ("day", "on-call")
        ):
            self._set(told, least_in_a_row=bound.least, most_in_a_row=bound.most)
            return
        for person in self._each(told):
            form = w.in_a_row(told.shifts, bound.most, bound.least or 1, person)
            self._say("in-a-row", form, told.span)

    def _days_off_row(self, told: Told) -> None:
        if told.bound is not None and told.bound.least is not None:
            self._set(told, least_days_off=told.bound.least)

    def _days_off(self, told: Told) -> None:
        """So many days off of the roster's days are so many fewer worked."""
        if told.bound is None or told.bound.least is None:
            return
        weekly = told.weekly and not self.days.one_week
        most = max(0, (7 if weekly else len(self.days.all)) - told.bound.least)
        for person in self._each(told):
            self._say("days-off", w.worked("<=", most, per_week=weekly, person=person), told.span)

    def _weekends(self, told: Told) -> None:
        if told.bound is not None:
            self._set(told, most_weekends=told.bound.most)

    def _weekends_off(self, told: Told) -> None:
        weekends = len({day.isocalendar()[:2] for day in self.days.all if day.weekday() >= 5})
        if told.bound is not None and told.bound.least is not None:
            self._set(told, most_weekends=max(0, weekends - told.bound.least))

    def _hours(self, told: Told) -> None:
        least, most = told.minutes
        if self.soft and (not told.weekly or self.days.one_week):
            for person in self._each(told):
                if least is not None:
                    self._say("hours", w.hours(">=", least, person), told.span)
                if most is not None:
                    self._say("hours", w.hours("<=", most, person), told.span)
            return
        if not told.weekly or self.days.one_week:
            self._set(told, least_minutes=least, most_minutes=most)
            return
        for person in self._each(told):
            if least is not None:
                self._say("hours", w.hours_a_week(">=", least, person), told.span)
            if most is not None:
                self._say("hours", w.hours_a_week("<=", most, person), told.span)

    def _count(self, told: Told) -> None:
        bound = told.bound or Bound(None, None)
        weekly = told.weekly and not self.days.one_week
        if len(told.shifts) == 1 and not weekly and bound.most is not None and not self.soft:
            for name in self._whom(told):
                self.fields[name]["most_shifts"][told.shifts[0]] = bound.most
            bound = Bound(bound.least, None)
        for person in self._each(told):
            if bound.least is not None and bound.least == bound.most:
                self._say("shifts", w.worked("=", bound.least, told.shifts, (), weekly, person), told.span)
                continue
            if bound.least:
                self._say("shifts", w.worked(">=", bound.least, told.shifts, (), weekly, person), told.span)
            if bound.most is not None:
                self._say("shifts", w.worked("<=", bound.most, told.shifts, (), weekly, person), told.span)

    def _only_they(self, told: Told) -> None:
        for name in self.staff:
            if name not in (told.people or ()):
                self.fields[name]["most_shifts"] |= dict.fromkeys(told.shifts, 0)

    def _only(self, told: Told) -> None:
        if told.shifts and not told.soft:
            for name in self._whom(told):
                self.fields[name]["most_shifts"] |= {
                    shift: 0 for shift in self.shifts if shift not in told.shifts
                }

    def _off(self, told: Told) -> None:
        if told.when is None and told.shifts and not told.soft:
            for name in self._whom(told):
                self.fields[name]["most_shifts"] |= dict.fromkeys(told.shifts, 0)

    def _apart(self, told: Told) -> None:
        self._say("apart", w.apart(told.people or (), told.shifts, daily=told.weekly), told.span)

    def _among(self, told: Told) -> None:
        """So many of some people on each shift (``rest``), on some shifts, or at all."""
        bound = told.bound or Bound(None, None)
        when = told.when
        weekdays = tuple(WEEKDAYS[k] for k in sorted(when.weekdays or ())) if when else ()
        dates = tuple(day.isoformat() for day in when.dates or ()) if when else ()
        for shift in self.shifts if told.rest else told.shifts or (None,):
            for op, count in ((">=", bound.least), ("<=", bound.most)):
                if count is not None:
                    form = w.among(op, count, told.people or (), shift, weekdays, dates)  # type: ignore[arg-type]
                    self._say("among", form, told.span)

    def _only_with(self, told: Told) -> None:
        assert told.people is not None
        person, other = told.people
        self._say("with", w.only_with(person, other), told.span)

    def _succession(self, told: Told) -> None:
        then = told.then
        if told.rest:
            then = tuple(shift for shift in self.shifts if shift not in told.shifts)
        if not then:
            return
        for person in self._each(told):
            self._say("succession", w.succession(told.shifts, then, person), told.span)

    def _one_of(self, told: Told) -> None:
        for name in self._whom(told):
            days = self.days.one(told.when or When(), "requests", name, told.span)
            if len(days) < 2:
                continue
            op, count = (">=", 1) if told.on else ("<=", len(days) - 1)
            dates = [day.isoformat() for day in days]
            self._say("one-of", w.worked_on(op, count, name, dates, told.shifts), told.span)

    def _must(self, told: Told) -> None:
        if told.soft:
            return
        for name in self._whom(told):
            for day in self.days.one(told.when or When(), "requests", name, told.span):
                self._say("must", w.works_on(name, day.isoformat(), told.shifts), told.span)

    def _one_weekend_day(self, told: Told) -> None:
        for person in self._each(told):
            self._say("weekends", w.one_weekend_day(person), told.span)

    def _whole(self, told: Told) -> None:
        self._say("weekends", w.whole_weekends(), told.span)

    def _rest(self, told: Told) -> None:
        least = told.minutes[0] or 0
        known = {shift: self.facts.shifts.get(shift) for shift in self.shifts}
        clocks = {shift: times for shift, times in known.items() if times is not None}
        if len(clocks) < len(known):
            if not any(ask.field == "shifts" for ask in self.facts.asks):
                text = "Rest needs the hours of the shifts: from when to when is each?"
                self.facts.ask("shifts", "missing", text, told.span)
            return
        for gap in range(1, 8):
            for first, (_, end) in clocks.items():
                then = [each for each, (start, _) in clocks.items() if start + gap * 1440 - end < least]
                if then:
                    self._say("rest", w.succession([first], then, gap=gap), told.span)
