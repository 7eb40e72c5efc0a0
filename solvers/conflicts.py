"""Minimal conflicting sets by deletion: what cannot hold together, with nothing in it too many.

A solver's core is only a start (it need not be minimal, or-tools issue 5141); each member is then
left out in turn, and stays out if the rest still cannot hold.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

T = TypeVar("T")


class Undecided(RuntimeError):
    """The oracle ran out of time before a conflict was proved."""


def minimal_conflict(members: Sequence[T], possible: Callable[[Sequence[T]], bool | None]) -> list[T]:
    """A subset of ``members`` that cannot hold together while every proper subset can.

    ``possible(subset)`` says whether a subset can hold, or None if that stays open; members that
    come first are given up first. Raises Undecided where even the whole set is not refuted. A
    member whose removal stays open is kept: then the result is a conflict, perhaps not minimal.
    """
    if possible(members) is not False:
        raise Undecided("the whole set was not refuted")
    kept = list(members)
    for member in members:
        rest = [other for other in kept if other is not member]
        if possible(rest) is False:
            kept = rest
    return kept
