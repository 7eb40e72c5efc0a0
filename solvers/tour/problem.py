"""A tour problem in integers."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Problem:
    """Days run from 1 to ``days``; the day of a hop counts for both cities.

    ``stays[c]`` are the lengths (days, both ends counted) that a stay in city c may have, ``covers[c]`` the
    (first, last) days that it must cover; ``after[c]`` are the cities one can go to from c. ``first`` and
    ``last`` fix the ends.
    """

    days: int
    stays: tuple[tuple[int, ...], ...]
    covers: tuple[tuple[tuple[int, int], ...], ...]
    after: tuple[tuple[int, ...], ...]
    first: int | None = None
    last: int | None = None

    def fits(self, city: int, arrive: int, leave: int) -> bool:
        """Whether a stay from day ``arrive`` to day ``leave`` covers what it must, inside the tour."""
        if not 1 <= arrive <= leave <= self.days:
            return False
        return all(arrive <= first and last <= leave for first, last in self.covers[city])
