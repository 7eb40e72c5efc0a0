"""The usual wishes of rosters that its frame has no field for, each in its one canonical form."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from planner_agent.families.roster.spec import WEEKDAYS
from planner_agent.spec import (
    All,
    Amount,
    Compare,
    Either,
    Form,
    Goal,
    Group,
    Has,
    Is,
    Order,
    Pick,
    Pred,
    Run,
)

Op = Literal["<=", ">=", "="]
_OF = ("shift",)


def _is(attr: str, *values: str) -> Pred:
    return Is(attr=attr, values=values)


def _where(*preds: Pred | None) -> Pred | None:
    said = tuple(pred for pred in preds if pred is not None)
    return All(preds=said) if len(said) > 1 else next(iter(said), None)


def _shifts(shifts: Sequence[str]) -> Pred | None:
    return _is("shift", *shifts) if shifts else None


def _days(weekdays: Sequence[str]) -> Pred | None:
    return _is("weekday", *weekdays) if weekdays else None


def _of(person: str | None) -> tuple[Pred | None, tuple[Group, ...]]:
    """One person's shifts, or those of each person."""
    if person is None:
        return None, (Group(by="person", quantifier="all"),)
    return _is("person", person), ()


def succession(first: Sequence[str], then: Sequence[str], person: str | None = None, gap: int = 1) -> Form:
    """ "no early or late the day after a night", or ``gap`` days after."""
    mine, scope = _of(person)
    a = Pick(pick="some", of=_OF, where=_where(mine, _shifts(first)))
    b = Pick(pick="some", of=_OF, where=_where(mine, _shifts(then)))
    return Order(a=a, b=b, axis="day", min_gap=gap, max_gap=gap, scope=scope, negated=True)


def in_a_row(shifts: Sequence[str], most: int | None, least: int = 1, person: str | None = None) -> Form:
    """ "no more than three nights in a row"."""
    mine, scope = _of(person)
    return Run(of=_OF, where=_where(mine, _shifts(shifts)), min=least, max=most, scope=scope)


def worked(
    op: Op,
    count: int,
    shifts: Sequence[str] = (),
    weekdays: Sequence[str] = (),
    per_week: bool = False,
    person: str | None = None,
) -> Form:
    """ "everybody works at least two nights", "at most five shifts a week"."""
    mine, scope = _of(person)
    amount = Amount(of=_OF, where=_where(mine, _shifts(shifts), _days(weekdays)))
    return Compare(amount=amount, op=op, bound=count, scope=(*scope, *_week(per_week)))


def hours_a_week(op: Op, minutes: int, person: str | None = None) -> Form:
    """ "at most 40 hours a week"."""
    mine, scope = _of(person)
    amount = Amount(measure="minutes", of=_OF, where=mine)
    return Compare(amount=amount, op=op, bound=minutes, scope=(*scope, *_week(True)))


def hours(op: Op, minutes: int, person: str | None = None) -> Form:
    """ "at most 80 hours in all"."""
    mine, scope = _of(person)
    return Compare(amount=Amount(measure="minutes", of=_OF, where=mine), op=op, bound=minutes, scope=scope)


def _week(per_week: bool) -> tuple[Group, ...]:
    return (Group(by="week", quantifier="all"),) if per_week else ()


def skilled(
    op: Op, count: int, skill: str, shift: str, weekdays: Sequence[str] = (), always: bool = True
) -> Form:
    """ "at least one nurse on each night": of those there, so many have the skill. On ``weekdays``, or where
    the shift is not worked ``always``, it is asked for only where somebody works."""
    who = All(preds=(Has(attr="skills", values=(skill,)), _is("shift", shift)))
    every_day = (Group(by="day", quantifier="all"),)
    amount = Amount(of=_OF, where=who)
    if always and not weekdays:
        return Compare(amount=amount, op=op, bound=count, scope=every_day)
    there = Amount(of=_OF, where=_where(_is("shift", shift), _days(weekdays)))
    nobody = Compare(amount=there, op="<=", bound=0)
    return Either(branches=((nobody,), (Compare(amount=amount, op=op, bound=count),)), scope=every_day)


def apart(people: Sequence[str], shifts: Sequence[str] = (), daily: bool = False) -> Form:
    """ "Tom and Jerry never on the same shift", on the same of ``shifts``, or on the same day (``daily``)."""
    each_day = (Group(by="day", quantifier="all"),)
    scope = each_day if daily else (*each_day, Group(by="shift", quantifier="all"))
    who = _where(_is("person", *people), _shifts(shifts))
    return Compare(amount=Amount(of=_OF, where=who), op="<=", bound=1, scope=scope)


def among(
    op: Op, count: int, people: Sequence[str], shift: str | None = None, weekdays: Sequence[str] = (),
    dates: Sequence[str] = (),
) -> Form:  # fmt: skip
    """ "at least one of Ines, Jan and Karl on each late"; on the days that are named, else on every day."""
    every_day = (Group(by="day", quantifier="all"),)
    on = _is("date", *dates) if dates else _days(weekdays)
    mine = Amount(of=_OF, where=_where(_is("person", *people), _shifts([shift] if shift else ()), on))
    wanted = Compare(amount=mine, op=op, bound=count, scope=() if on else every_day)
    if on is None or (dates and len(dates) == 1) or op == "<=":
        return wanted if on is None or len(dates) == 1 else wanted.model_copy(update={"scope": every_day})
    there = Compare(amount=Amount(of=_OF, where=on), op="<=", bound=0)  # of other days nothing is said
    return Either(branches=((there,), (wanted,)), scope=every_day)


def only_with(person: str, other: str) -> Form:
    """ "Eli only works when Anna is on the same shift"."""
    scope = (Group(by="day", quantifier="all"), Group(by="shift", quantifier="all"))
    mine, theirs = (Amount(of=_OF, where=_is("person", name)) for name in (person, other))
    return Compare(amount=mine, op="<=", other=theirs, scope=scope)


def whole_weekends() -> Form:
    """ "who works on Saturday works on Sunday, too"."""
    saturday, sunday = (Amount(of=_OF, where=_is("weekday", day)) for day in WEEKDAYS[5:])
    scope = (Group(by="person", quantifier="all"), Group(by="weekend", quantifier="all"))
    return Compare(amount=saturday, op="=", other=sunday, scope=scope)


def one_weekend_day(person: str | None = None) -> Form:
    """ "Nobody works both days of a weekend"."""
    mine, scope = _of(person)
    each_weekend = (*scope, Group(by="weekend", quantifier="all"))
    where = _where(mine, _days(WEEKDAYS[5:]))
    return Compare(amount=Amount(of=_OF, where=where), op="<=", bound=1, scope=each_weekend)


def evenly(
    what: Literal["shifts", "hours"] = "shifts", shifts: Sequence[str] = (), weekdays: Sequence[str] = ()
) -> Goal:
    """ "the nights spread evenly": as small a gap as can be between who has most and who has least."""
    measure = "minutes" if what == "hours" else "count"
    where = _where(_shifts(shifts), _days(weekdays))
    return Goal(sense="min", fold="spread", by="person", amount=Amount(measure=measure, of=_OF, where=where))


def works_on(person: str, day: str, shifts: Sequence[str] = ()) -> Form:
    """ "Cora must work on Monday (the early)"; ``day`` as ISO date."""
    return worked_on(">=", 1, person, [day], shifts)


def worked_on(op: Op, count: int, person: str, days: Sequence[str], shifts: Sequence[str] = ()) -> Form:
    """So many of some ISO dates: "Ed would love to have the 11th or the 12th off" is at most one of them."""
    where = _where(_is("person", person), _is("date", *days), _shifts(shifts))
    return Compare(amount=Amount(of=_OF, where=where), op=op, bound=count)
