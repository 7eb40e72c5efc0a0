"""Clock times and spans of the day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from .tokens import Found, Token


@dataclass(frozen=True, slots=True)
class Clock:
    """Minutes after midnight (0..1440). ``other`` is the second reading where am or pm is unsaid ("at nine").

    ``span`` is set for vague words ("early morning"): first and last minute; ``minutes`` is then its first.
    """

    minutes: int
    other: int | None = None
    span: tuple[int, int] | None = None

    @property
    def half_unsaid(self) -> bool:
        """True where am or pm was not said and both are possible."""
        return self.other is not None


@dataclass(frozen=True, slots=True)
class ClockRange:
    """From ``first`` to ``last``; "9 to 5 pm" shares the said half of the day where that keeps the order."""

    first: Clock
    last: Clock


def clock_at(tokens: Sequence[Token], i: int, *, bare: bool = False) -> Found[Clock] | None:
    """The clock time at ``i``: "9 am", "9:30", "half past nine", "noon", "10 o'clock", "8.30 pm".

    ``bare`` also takes a plain number ("eleven", "9"): the caller knows that a clock is due, as after "at".
    """
    return None


def clock_range_at(tokens: Sequence[Token], i: int) -> Found[ClockRange] | None:
    """ "9 to 5", "from 10:00 until noon", "between 9 and 11 am", "9–17h"; one side at least must look like a clock,
    or "from"/"between" must open the phrase and no other noun may follow."""
    return None
