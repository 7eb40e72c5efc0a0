"""The sweep over intervals against every minute, and the rows of several meetings against every pair."""

from __future__ import annotations

from itertools import pairwise, product

from hypothesis import given, settings
from hypothesis import strategies as st

from solvers import lexicographic
from solvers.backend import backend
from solvers.meeting.exact import common, merged, starts
from solvers.meeting.model import board
from solvers.meeting.problem import Problem, Slot
from solvers.rows import Linear, Objective
from solvers.status import SolveStatus

SPANS = st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), max_size=6)


def _minutes(spans: list[tuple[int, int]]) -> set[int]:
    return {minute for start, end in spans for minute in range(start, end)}


@given(SPANS, SPANS)
def test_merged_and_common_are_unions_and_intersections(a: list, b: list) -> None:
    one, two = merged(a), merged(b)
    assert _minutes(one) == _minutes(a)
    assert all(x[1] < y[0] for x, y in pairwise(one))
    assert _minutes(common(one, two)) == _minutes(a) & _minutes(b)


@given(SPANS, SPANS, st.integers(1, 20), st.integers(0, 5))
def test_starts_are_those_that_every_minute_allows(open_: list, taken: list, size: int, pad: int) -> None:
    windows, busy = merged(open_), merged(taken)
    found = starts(windows, busy, size, pad)
    inside, never = _minutes(open_), _minutes(taken)
    for start in range(-5, 70):
        free = set(range(start, start + size)) <= inside
        away = not never & set(range(start - pad, start + size + pad))
        assert (start in found) == (free and away), (start, found)
    assert list(found.first) == sorted(found.first) and all(
        a <= b for a, b in zip(found.first, found.last, strict=True)
    )


@st.composite
def problems(draw: st.DrawFn) -> Problem:
    """Two or three meetings of up to three people in up to two rooms, a few slots each."""
    ways = {(0, 1): draw(st.integers(0, 20)), (1, 0): draw(st.integers(0, 20))}
    slots = []
    for _ in range(draw(st.integers(2, 3))):
        people = draw(st.sets(st.integers(0, 2), min_size=1))
        optional = frozenset(draw(st.sets(st.sampled_from(sorted(people)), max_size=1)))
        size = draw(st.sampled_from([10, 20, 30]))
        each = []
        for _ in range(draw(st.integers(1, 4))):
            start = 10 * draw(st.integers(0, 8))
            room = draw(st.integers(-1, 1))
            each.append(Slot(start, start + size, room, frozenset(people) - optional, optional))
        slots.append(tuple(each))
    return Problem(tuple(slots), draw(st.sampled_from([0, 10])), ways)


def _most(problem: Problem) -> int | None:
    """The most optional people that can come, over all slots and who stays away."""
    best = None
    for chosen in product(*problem.slots):
        for away in product([False, True], repeat=len(chosen)):
            come = [
                slot.required | (frozenset() if stays else slot.optional)
                for slot, stays in zip(chosen, away, strict=True)
            ]
            pairs = [(a, b) for a in range(len(chosen)) for b in range(a)]
            apart = all(
                not (come[a] & come[b] and _meet(problem, chosen[a], chosen[b]))
                and not (chosen[a].room == chosen[b].room >= 0 and _overlap(chosen[a], chosen[b], 0))
                for a, b in pairs
            )
            if apart:
                count = sum(len(slot.optional) for slot, stays in zip(chosen, away, strict=True) if not stays)
                best = count if best is None else max(best, count)
    return best


def _overlap(a: Slot, b: Slot, gap: int) -> bool:
    return not (a.end + gap <= b.start or b.end + gap <= a.start)


def _meet(problem: Problem, a: Slot, b: Slot) -> bool:
    """Whether one person cannot be in both: neither order leaves the time that it takes."""
    there = problem.buffer + problem.ways.get((a.room, b.room), 0)
    back = problem.buffer + problem.ways.get((b.room, a.room), 0)
    return not (a.end + there <= b.start or b.end + back <= a.start)


@settings(max_examples=60, deadline=None)
@given(problems())
def test_the_rows_hold_what_every_choice_allows(problem: Problem) -> None:
    best = _most(problem)
    for name in ("cp-sat", "milp"):
        made = board(problem)
        comes = tuple((literal, 1) for literal in made.comes.values())
        made.model.objectives.append(Objective("max", Linear(comes)))
        result = lexicographic.solve(backend(name), made.model, 20.0)
        if best is None:
            assert result.status is SolveStatus.INFEASIBLE
        else:
            assert result.status is SolveStatus.OPTIMAL
            assert sum(dict(result.values)[literal] for literal in made.comes.values()) == best
