"""The usual wishes of those who meet, each in its one canonical form."""

from __future__ import annotations

from datetime import date

from planner_agent.families.days import WEEKDAYS
from planner_agent.spec import All, Amount, Cmp, Compare, Form, Group, Is, Order, Pick, Pred, clock_text

#: Whom a wish is about: a person, or the meeting itself.
Who = str | None


def on(day: date) -> Pred:
    return Is(attr="date", values=(day.isoformat(),))


def _none(who: Who, *preds: Pred | None) -> Form:
    tests = [pred for pred in preds if pred is not None]
    if who is not None:
        tests.insert(0, Is(attr="person", values=(who,)))
    where = None if not tests else tests[0] if len(tests) == 1 else All(preds=tuple(tests))
    kind = "meeting" if who is None else "attendance"
    return Compare(amount=Amount(of=(kind,), where=where), op="<=", bound=0)


def never(who: Who, when: Pred | None) -> Form:
    """Not at all (on those days)."""
    return _none(who, when)


def not_before(who: Who, clock: int, when: Pred | None = None) -> Form:
    """Nothing that starts before the clock."""
    return _none(who, when, Cmp(attr="start", op="<", value=clock_text(clock)))


def starts_by(who: Who, clock: int, when: Pred | None = None) -> Form:
    """Nothing that starts after the clock."""
    return _none(who, when, Cmp(attr="start", op=">", value=clock_text(clock)))


def not_after(who: Who, clock: int, when: Pred | None = None) -> Form:
    """Nothing that ends after the clock."""
    return _none(who, when, Cmp(attr="end", op=">", value=clock_text(clock)))


def not_during(who: Who, start: int, end: int, when: Pred | None = None) -> Form:
    """Nothing that overlaps the time from ``start`` to ``end``."""
    preds = Cmp(attr="start", op="<", value=clock_text(end)), Cmp(attr="end", op=">", value=clock_text(start))
    return _none(who, when, *preds)


def not_at(who: Who, clock: int, when: Pred | None = None) -> Form:
    """Nothing that is going on at the clock."""
    preds = (
        Cmp(attr="start", op="<=", value=clock_text(clock)),
        Cmp(attr="end", op=">", value=clock_text(clock)),
    )
    return _none(who, when, *preds)


def same_time() -> Form:
    """At the same time of day every week."""
    scope = (Group(by="start_clock", quantifier="at_most", k=1),)
    return Compare(amount=Amount(of=("meeting",)), op=">=", bound=1, scope=scope)


def before(first: str, then: str) -> Form:
    """One meeting before another."""
    a, b = (
        Pick(pick="each", of=("meeting",), where=Is(attr="meeting", values=(each,))) for each in (first, then)
    )
    return Order(a=a, b=b, axis="time")


def rest(minutes: int) -> Form:
    """So long a rest between anybody's meetings."""
    pick = Pick(pick="some", of=("attendance",))
    scope = (Group(by="person", quantifier="all"),)
    return Order(a=pick, b=pick, axis="time", max_gap=minutes - 1, scope=scope, negated=True)


def weekday(*numbers: int) -> Pred:
    """On those days of the week, 0 is Monday."""
    return Is(attr="weekday", values=tuple(WEEKDAYS[n] for n in numbers))
