"""The usual wishes of visits, each in its one canonical form."""

from __future__ import annotations

from planner_agent.spec import Amount, Cmp, Compare, Form, Goal, Group, Is, Order, Pick


def _visit(who: str) -> Is:
    return Is(attr="who", values=(who,))


def before(first: str, then: str) -> Form:
    """ "Noor before Ivo", should both be seen."""
    a = Pick(pick="each", of=("visit",), where=_visit(first))
    return Order(a=a, b=Pick(pick="each", of=("visit",), where=_visit(then)), axis="time")


def none_before(clock: str) -> Form:
    """ "no visits before 9:30"."""
    early = Cmp(attr="start", op="<", value=clock)
    return Compare(amount=Amount(of=("visit",), where=early), op="<=", bound=0)


def none_after(clock: str) -> Form:
    """ "no visits after 18:00": none ends later."""
    late = Cmp(attr="end", op=">", value=clock)
    return Compare(amount=Amount(of=("visit",), where=late), op="<=", bound=0)


def visits_at_most(count: int, *, per_day: bool = False) -> Form:
    scope = (Group(by="day", quantifier="all"),) if per_day else ()
    return Compare(amount=Amount(of=("visit",)), op="<=", bound=count, scope=scope)


def visits_at_least(count: int) -> Form:
    return Compare(amount=Amount(of=("visit",)), op=">=", bound=count)


def travel_at_most(minutes: int, *, per_day: bool = False) -> Form:
    """ "no more than 35 minutes of walking"."""
    scope = (Group(by="day", quantifier="all"),) if per_day else ()
    return Compare(amount=Amount(measure="minutes", of=("hop",)), op="<=", bound=minutes, scope=scope)


def most_visits() -> Goal:
    return Goal(sense="max", amount=Amount(of=("visit",)))


def highest_score() -> Goal:
    return Goal(sense="max", amount=Amount(measure="score", of=("visit",)))


def earliest() -> Goal:
    """Done as early as possible: the latest end of all."""
    return Goal(sense="min", fold="max", by="who", amount=Amount(measure="end", of=("visit",)))


def least_travel() -> Goal:
    return Goal(sense="min", amount=Amount(measure="minutes", of=("hop",)))
