"""What a date phrase can mean: a day, a range, a period, an open end, or an honest 'cannot be'."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

DateKind = Literal["day", "range", "period", "open", "ambiguous", "impossible"]


@dataclass(frozen=True, slots=True)
class DatePhrase:
    """Days as said, both ends inclusive.

    ``day``: ``first == last``. ``range``: exactly ``first`` to ``last``. ``period``: somewhere within
    ("in March", "next week"). ``open``: one end is None ("after 10 May": ``first`` is 11 May; "before June":
    ``last`` is 31 May). ``ambiguous``: ``candidates`` are the readings (US month/day first); no ends.
    ``impossible``: no such date; ``reason`` says why, the ends are None.

    ``contradiction`` is a sentence where the words disagree ("4 March 2027 is a Thursday, not a Friday"): the
    ends are then the date by number. ``year_said`` is False where the next such date on or after today was
    taken. ``vague`` marks words without sharp ends ("early June", "over Easter", "around 5 May"), and "next
    Friday", whose other reading (the coming Friday) is in ``candidates``. ``past``: it lies wholly before
    today.
    """

    kind: DateKind
    first: date | None = None
    last: date | None = None
    year_said: bool = False
    vague: bool = False
    candidates: tuple[DatePhrase, ...] = ()
    contradiction: str = ""
    reason: str = ""
    past: bool = field(default=False, compare=False)

    @property
    def days(self) -> int | None:
        """Number of days, both ends counted; None where an end is open or unknown."""
        return None if self.first is None or self.last is None else (self.last - self.first).days + 1
