"""The usual wishes for tasks, each in its one canonical form."""

from __future__ import annotations

from planner_agent.families.tasks.spec import TasksFrame
from planner_agent.spec import Amount, Cmp, Compare, Form, Goal, Group, Has, Is, Not, Order, Pick, Pred


def named(*names: str) -> Pred:
    return Is(attr="name", values=names)


def tagged(*tags: str) -> Pred:
    return Has(attr="tags", values=tags)


def _none(kind: str, where: Pred) -> Form:
    return Compare(amount=Amount(of=(kind,), where=where), op="<=", bound=0)


def none_before(clock: str, where: Pred | None = None) -> Form:
    """ "nothing before 9:30" (of the tasks ``where``)."""
    return _none("task", _both(Cmp(attr="start", op="<", value=clock), where))


def none_after(clock: str, where: Pred | None = None) -> Form:
    """ "nothing after 18:00": none ends later."""
    return _none("task", _both(Cmp(attr="end", op=">", value=clock), where))


def no_work_on(*weekdays: str, where: Pred | None = None) -> Form:
    """ "no work on Sundays"."""
    return _none("work", _both(Is(attr="weekday", values=weekdays), where))


def only_on(weekdays: tuple[str, ...], where: Pred | None = None) -> Form:
    """ "shopping on Saturdays only"."""
    return _none("work", _both(Not(pred=Is(attr="weekday", values=weekdays)), where))


def minutes_at_most(minutes: int, where: Pred | None = None, *, by: str = "day") -> Form:
    """ "at most four hours of desk work a day"; ``by`` week for a week."""
    scope = (Group(by=by, quantifier="all"),)
    amount = Amount(measure="minutes", of=("work",), where=where)
    return Compare(amount=amount, op="<=", bound=minutes, scope=scope)


def tasks_at_most(count: int, where: Pred | None = None) -> Form:
    """ "no more than two calls a day": by the days on which they start."""
    scope = (Group(by="day", quantifier="all"),)
    return Compare(amount=Amount(of=("task",), where=where), op="<=", bound=count, scope=scope)


def free_days(count: int) -> Form:
    """ "keep two days free"."""
    scope = (Group(by="day", quantifier="at_least", k=count),)
    return Compare(amount=Amount(of=("work",)), op="<=", bound=0, scope=scope)


def days_free_in_a_row(count: int) -> Form:
    """ "three days in a row kept free, some time"."""
    scope = (Group(by="window", n=count, quantifier="at_least", k=1),)
    return Compare(amount=Amount(of=("work",)), op="<=", bound=0, scope=scope)


def pause_after(minutes: int, where: Pred | None = None) -> Form:
    """ "a quarter of an hour's break after each call"."""
    a, b = Pick(pick="some", of=("task",), where=where), Pick(pick="some", of=("task",))
    return Order(a=a, b=b, axis="time", max_gap=minutes - 1, negated=True)


def before(first: Pred, then: Pred) -> Form:
    """ "calls before desk work": every one before every other. Between two tasks, a link says it."""
    a, b = Pick(pick="each", of=("task",), where=first), Pick(pick="each", of=("task",), where=then)
    return Order(a=a, b=b, axis="time")


def same_day(one: Pred, other: Pred) -> Form:
    a, b = Pick(pick="each", of=("task",), where=one), Pick(pick="each", of=("task",), where=other)
    return Order(a=a, b=b, axis="day", min_gap=0, max_gap=0)


def _both(pred: Pred, where: Pred | None) -> Pred:
    from planner_agent.spec import All

    return pred if where is None else All(preds=(pred, where))


def earliest() -> Goal:
    """Everything done as early as possible: the makespan."""
    return Goal(sense="min", fold="max", by="name", amount=Amount(measure="finish", of=("task",)))


def least_lateness() -> Goal:
    """The minutes after due times, added up."""
    return Goal(sense="min", amount=Amount(measure="lateness", of=("task",)))


def fewest_interruptions() -> Goal:
    return Goal(sense="min", amount=Amount(measure="interruptions", of=("task",)))


def most_important() -> Goal:
    """The priorities of what is done, added up."""
    return Goal(sense="max", amount=Amount(measure="priority", of=("task",)))


def usual_goals(frame: TasksFrame) -> tuple[Goal, ...]:
    """What one wants who says nothing else: what matters most, no lateness, done early."""
    found = [most_important()] if any(not task.must for task in frame.tasks) else []
    found += [least_lateness()] if any(task.due and not task.strict for task in frame.tasks) else []
    return (*found, earliest())
