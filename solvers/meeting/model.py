"""Candidates over slots as rows: each meeting in one slot, nobody and no room in two at once."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from itertools import combinations

from solvers.meeting.problem import Problem
from solvers.rows import Model


@dataclass(frozen=True, slots=True)
class Board:
    """``at[m][s]``: meeting m in slot s; ``comes[m, s, p]``: an optional person comes to it there."""

    problem: Problem
    model: Model
    at: tuple[tuple[int, ...], ...]
    comes: dict[tuple[int, int, int], int] = field(default_factory=dict[tuple[int, int, int], int])


def board(problem: Problem) -> Board:
    """The rows of the structure, without goals."""
    model = Model()
    at = tuple(tuple(model.boolean("at") for _ in slots) for slots in problem.slots)
    found = Board(problem, model, at)
    for m, slots in enumerate(problem.slots):
        model.equal([(literal, 1) for literal in at[m]], 1)
        for s, slot in enumerate(slots):
            for person in sorted(slot.optional):
                literal = model.boolean("comes")
                found.comes[m, s, person] = literal
                model.at_most([(literal, 1), (at[m][s], -1)], 0)
    for a, b in combinations(range(len(problem.slots)), 2):
        _apart(found, a, b)
    return found


def _apart(found: Board, a: int, b: int) -> None:
    """A row for each slot of ``a`` and whoever is in both meetings: none of the slots of ``b`` that clash."""
    problem, model = found.problem, found.model
    others = problem.slots[b]
    order = sorted(range(len(others)), key=lambda t: others[t].start)
    begins = [others[t].start for t in order]
    longest = max((other.end - other.start for other in others), default=0)
    gap = problem.buffer + max(problem.ways.values(), default=0)
    for s, slot in enumerate(problem.slots[a]):
        first = bisect_left(begins, slot.start - longest - gap)
        close = sorted(order[first : bisect_right(begins, slot.end + gap)])
        near = [(t, others[t]) for t in close if problem.clash(slot, others[t])]
        both = [t for t, other in near if slot.required & other.required]
        rooms = [t for t in close if problem.same_room(slot, others[t])]
        if terms := sorted({*both, *rooms}):
            model.at_most([(found.at[a][s], 1), *((found.at[b][t], 1) for t in terms)], 1)
        for person in sorted(slot.people):
            clashing = [(t, other) for t, other in near if person in other.people]
            if person in slot.required:
                clashing = [(t, other) for t, other in clashing if person not in other.required]
            if not clashing:
                continue
            here = found.comes.get((a, s, person), found.at[a][s])
            there = [(found.comes.get((b, t, person), found.at[b][t]), 1) for t, _ in clashing]
            model.at_most([(here, 1), *there], 1)
