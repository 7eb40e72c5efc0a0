"""One meeting by a sweep over intervals, without a solver: what is taken is merged once, and the starts that
it leaves are read off between. Exact, O(n log n) in the busy times; minutes, the end of a span excluded.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

Span = tuple[int, int]


def merged(spans: Iterable[Span]) -> list[Span]:
    """The spans in order, those that touch or overlap made one; empty ones left out."""
    found: list[Span] = []
    for start, end in sorted(spans):
        if found and start <= found[-1][1]:
            found[-1] = found[-1][0], max(found[-1][1], end)
        elif end > start:
            found.append((start, end))
    return found


def common(a: Sequence[Span], b: Sequence[Span]) -> list[Span]:
    """What two merged lists have in common."""
    found: list[Span] = []
    i = j = 0
    while i < len(a) and j < len(b):
        start, end = max(a[i][0], b[j][0]), min(a[i][1], b[j][1])
        if start < end:
            found.append((start, end))
        if a[i][1] <= b[j][1]:
            i += 1
        else:
            j += 1
    return found


@dataclass(frozen=True, slots=True)
class Starts:
    """The starts that are possible: from ``first[i]`` to ``last[i]``, both included."""

    first: tuple[int, ...]
    last: tuple[int, ...]

    def __contains__(self, start: int) -> bool:
        place = bisect_right(self.first, start) - 1
        return place >= 0 and start <= self.last[place]


def starts(windows: Sequence[Span], taken: Sequence[Span], size: int, pad: int = 0) -> Starts:
    """Where ``size`` minutes can start within one of the ``windows``, ``pad`` minutes away from all that is
    ``taken`` (both merged)."""
    first: list[int] = []
    last: list[int] = []
    at = 0
    for opens, closes in windows:
        low, high = opens, closes - size
        while at < len(taken) and taken[at][1] + pad <= low:
            at += 1
        here = at
        while here < len(taken) and taken[here][0] - pad - size < high:
            start, end = taken[here]
            if low <= start - pad - size:
                first.append(low)
                last.append(start - pad - size)
            low = max(low, end + pad)
            here += 1
        if low <= high:
            first.append(low)
            last.append(high)
    return Starts(tuple(first), tuple(last))
