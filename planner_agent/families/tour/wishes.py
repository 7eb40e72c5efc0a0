"""The usual wishes for a tour, each in its one canonical form."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from planner_agent.spec import All, Amount, Any_, Cmp, Compare, Either, Form, Is, Order, Pick, Pred


def _stop_in(city: str) -> Pick:
    return Pick(pick="some", of=("stop",), where=Is(attr="city", values=(city,)))


def before(one: str, two: str) -> Form:
    """The stay in ``one`` comes before the one in ``two``."""
    return Order(a=_stop_in(one), b=_stop_in(two), axis="position")


def not_straight(one: str, two: str) -> Form:
    """``two`` does not follow right after ``one``."""
    return Order(a=_stop_in(one), b=_stop_in(two), axis="position", min_gap=1, max_gap=1, negated=True)


def straight(one: str, two: str) -> Form:
    """``two`` follows right after ``one``."""
    return Order(a=_stop_in(one), b=_stop_in(two), axis="position", min_gap=1, max_gap=1)


def adjacent(one: str, two: str) -> Form:
    """One of them follows right after the other."""
    return Either(branches=((straight(one, two),), (straight(two, one),)))  # type: ignore[arg-type]


def end(
    places: Literal["first", "last", "at_end"], cities: Sequence[str], stops: int, there: bool = True
) -> Form:
    """One of the cities (or none of them: not ``there``) is the first or the last of so many ``stops``."""
    first, last = Cmp(attr="position", op="<=", value=1), Cmp(attr="position", op=">=", value=stops)
    place: Pred = Any_(preds=(first, last)) if places == "at_end" else first if places == "first" else last
    where = All(preds=(Is(attr="city", values=tuple(cities)), place))
    amount = Amount(of=("stop",), where=where)
    return Compare(amount=amount, op=">=" if there else "<=", bound=1 if there else 0)


def stay(city: str, bound: Literal["=", ">=", "<="], days: int) -> Form:
    """At least or at most so many days in a city."""
    amount = Amount(measure="days", of=("stop",), where=Is(attr="city", values=(city,)))
    return Compare(amount=amount, op=bound, bound=days)
