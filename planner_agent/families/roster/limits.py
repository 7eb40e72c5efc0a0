"""The frame's limits, demand, days off and requests as rules of the one language, each with its own id."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from planner_agent.families.roster.spec import Demand, Person, RosterFrame
from planner_agent.spec import All, Amount, Compare, Form, Group, Hard, Is, Pred, Price, Rule, Run
from planner_agent.spec.rules import Strength

_OF = ("shift",)


@dataclass(frozen=True, slots=True)
class Limit:
    """A piece of the frame as a rule, and the candidates it speaks of (None: all of that kind)."""

    rule: Rule
    person: str | None = None
    on: date | None = None
    shift: str | None = None


def limits(frame: RosterFrame) -> Iterator[Limit]:
    """Every piece of the frame that a plan can break."""
    for person in frame.people:
        yield from _contract(person)
    for number, demand in enumerate(frame.demand):
        yield from _cover(number, demand, frame)
    yield from _days_off(frame)
    yield from _requests(frame)


def _rule(key: str, body: Form, strength: Strength | None = None) -> Rule:
    return Rule(id=key, body=body, strength=strength or Hard(), source="stated")


def _is(attr: str, value: str) -> Pred:
    return Is(attr=attr, values=(value,))


def _contract(person: Person) -> Iterator[Limit]:
    """In the order in which they are given up first when a conflict is sought."""
    who = person.name
    mine = _is("person", who)

    def one(field: str, body: Form) -> Limit:
        return Limit(_rule(f"people.{who}.{field}", body), person=who)

    minutes = Amount(measure="minutes", of=_OF, where=mine)
    if person.least_minutes:
        yield one("least_minutes", Compare(amount=minutes, op=">=", bound=person.least_minutes))
    if person.most_minutes is not None:
        yield one("most_minutes", Compare(amount=minutes, op="<=", bound=person.most_minutes))
    for shift, most in person.most_shifts.items():
        where = All(preds=(mine, _is("shift", shift)))
        yield one(f"most_shifts.{shift}", Compare(amount=Amount(of=_OF, where=where), op="<=", bound=most))
    if person.least_in_a_row is not None and person.least_in_a_row > 1:
        yield one("least_in_a_row", Run(of=_OF, where=mine, min=person.least_in_a_row))
    if person.most_in_a_row is not None:
        yield one("most_in_a_row", Run(of=_OF, where=mine, max=person.most_in_a_row))
    if person.least_days_off is not None and person.least_days_off > 1:
        yield one("least_days_off", Run(of=_OF, where=mine, present=False, min=person.least_days_off))
    if person.most_weekends is not None:
        scope = Group(by="weekend", quantifier="at_most", k=person.most_weekends)
        worked = Compare(amount=Amount(of=_OF, where=mine), op=">=", bound=1, scope=(scope,))
        yield one("most_weekends", worked)


def _cover(number: int, demand: Demand, frame: RosterFrame) -> Iterator[Limit]:
    for day in frame.days_of(demand):
        where = All(preds=(_is("shift", demand.shift), _is("date", day.isoformat())))
        amount = Amount(of=_OF, where=where)
        for field, op, bound, price in (
            ("least", ">=", demand.least, demand.under),
            ("most", "<=", demand.most, demand.over),
        ):
            if bound is None or price == 0 or (op == ">=" and bound == 0):
                continue
            key = f"demand.{number}.{field}.{demand.shift}.{day.isoformat()}"
            strength = Hard() if price is None else Price(per_unit=price)
            body = Compare(amount=amount, op="<=" if op == "<=" else ">=", bound=bound)
            yield Limit(_rule(key, body, strength), on=day, shift=demand.shift)


def _at(person: str, day: date, shift: str | None) -> Amount:
    preds = [_is("person", person), _is("date", day.isoformat())]
    if shift is not None:
        preds.append(_is("shift", shift))
    return Amount(of=_OF, where=All(preds=tuple(preds)))


def _days_off(frame: RosterFrame) -> Iterator[Limit]:
    for number, off in enumerate(frame.off):
        for shift in off.shifts or (None,):
            body = Compare(amount=_at(off.person, off.date, shift), op="<=", bound=0)
            key = f"off.{number}.{off.person}.{off.date.isoformat()}" + (f".{shift}" if shift else "")
            yield Limit(_rule(key, body), person=off.person, on=off.date, shift=shift)


def _requests(frame: RosterFrame) -> Iterator[Limit]:
    for number, wish in enumerate(frame.requests):
        amount = _at(wish.person, wish.date, wish.shift)
        op, bound = (">=", 1) if wish.on else ("<=", 0)
        body = Compare(amount=amount, op="<=" if op == "<=" else ">=", bound=bound)
        key = f"requests.{number}.{wish.person}.{wish.date.isoformat()}"
        strength = Price(per_unit=wish.weight)
        yield Limit(_rule(key, body, strength), person=wish.person, on=wish.date, shift=wish.shift)
