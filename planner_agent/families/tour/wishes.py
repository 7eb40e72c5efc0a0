"""The usual wishes for a tour, each in its one canonical form."""

from __future__ import annotations

from typing import Literal

from planner_agent.spec import Amount, Compare, Form, Is, Order, Pick


def _stop_in(city: str) -> Pick:
    return Pick(pick="some", of=("stop",), where=Is(attr="city", values=(city,)))


def before(one: str, two: str) -> Form:
    """The stay in ``one`` comes before the one in ``two``."""
    return Order(a=_stop_in(one), b=_stop_in(two), axis="position")


def not_straight(one: str, two: str) -> Form:
    """``two`` does not follow right after ``one``."""
    return Order(a=_stop_in(one), b=_stop_in(two), axis="position", min_gap=1, max_gap=1, negated=True)


def stay(city: str, bound: Literal["=", ">=", "<="], days: int) -> Form:
    """At least or at most so many days in a city."""
    amount = Amount(measure="days", of=("stop",), where=Is(attr="city", values=(city,)))
    return Compare(amount=amount, op=bound, bound=days)
