"""Runs: maximal stretches of days with (without) a matching item, three-valued."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from planner_agent.spec.groups import Member
from planner_agent.spec.model import Horizon
from planner_agent.spec.predicates import Truth, conjunction, negation
from planner_agent.spec.rules import Run

#: A pattern that may not occur: periods (from 0) that must be on, and periods that must be off.
Pattern = tuple[tuple[int, ...], tuple[int, ...]]


def forbidden(run: Run, periods: int) -> Iterator[Pattern]:
    """The patterns whose absence is what the run asks for: too long, or too short between offs."""
    if run.max is not None:
        for first in range(periods - run.max):
            yield tuple(range(first, first + run.max + 1)), ()
    for length in range(1, run.min):
        for first in range(periods - length + 1):
            before, after = first - 1, first + length
            inside = before >= 0, after < periods
            if run.edges == "open" and not all(inside):
                continue
            offs = tuple(end for end, there in zip((before, after), inside, strict=True) if there)
            yield tuple(range(first, first + length)), offs


def run_truth(run: Run, members: Sequence[Member], horizon: Horizon) -> Truth:
    """Whether every maximal run of the matching members' days is as long as asked."""
    on: list[Truth] = []
    for day in range(1, len(horizon.days) + 1):
        here = [member.surely for member in members if member.item.values["day"] == day]
        busy: Truth = True if any(here) else None if here else False
        on.append(busy if run.present else negation(busy))
    patterns = forbidden(run, len(on))
    return conjunction(
        negation(conjunction([*(on[i] for i in ons), *(negation(on[i]) for i in offs)]))
        for ons, offs in patterns
    )
