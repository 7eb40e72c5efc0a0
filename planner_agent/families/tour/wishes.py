"""The usual wishes for a tour, each in its one canonical form."""

from __future__ import annotations

from typing import Literal

from planner_agent.spec import Amount, Compare, Form, Is, Order, Pick


def _day_in(city: str, pick: str) -> Pick:
    return Pick(pick=pick, of=("city_day",), where=Is(attr="city", values=(city,)))  # type: ignore[arg-type]


def before(one: str, two: str) -> Form:
    """All days in ``one`` come before those in ``two`` (on a day of travel both may be)."""
    return Order(a=_day_in(one, "each"), b=_day_in(two, "each"), axis="day")


def not_straight(one: str, two: str) -> Form:
    """``two`` does not follow right after ``one``."""
    a = Pick(pick="some", of=("stop",), where=Is(attr="city", values=(one,)))
    b = Pick(pick="some", of=("stop",), where=Is(attr="city", values=(two,)))
    return Order(a=a, b=b, axis="position", min_gap=1, max_gap=1, negated=True)


def stay(city: str, bound: Literal["=", ">=", "<="], days: int) -> Form:
    """At least or at most so many days in a city."""
    amount = Amount(measure="days", of=("stop",), where=Is(attr="city", values=(city,)))
    return Compare(amount=amount, op=bound, bound=days)
