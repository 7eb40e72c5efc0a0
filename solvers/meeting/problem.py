"""Meetings as integers: the slots that each may take, and who would be in two places at once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Slot:
    """A place in time (minutes, the end excluded) that a meeting may take. ``room`` is -1 where there is
    none;
    ``required`` come, ``optional`` could."""

    start: int
    end: int
    room: int
    required: frozenset[int]
    optional: frozenset[int] = frozenset()

    @property
    def people(self) -> frozenset[int]:
        return self.required | self.optional


@dataclass(frozen=True, slots=True)
class Problem:
    """``slots`` by meeting; ``buffer`` minutes between two meetings of a person, more where ``ways`` (minutes
    from one room to another) are longer."""

    slots: tuple[tuple[Slot, ...], ...]
    buffer: int = 0
    ways: Mapping[tuple[int, int], int] = field(default_factory=dict[tuple[int, int], int])

    def clash(self, a: Slot, b: Slot) -> bool:
        """Whether nobody can be in both, one after the other."""
        first, second = (a, b) if (a.start, a.end) <= (b.start, b.end) else (b, a)
        gap = self.buffer + self.ways.get((first.room, second.room), 0)
        return second.start < first.end + gap

    def same_room(self, a: Slot, b: Slot) -> bool:
        return a.room == b.room >= 0 and a.start < b.end and b.start < a.end
