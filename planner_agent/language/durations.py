"""Lengths of time: days, nights and minutes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from .tokens import Found, Token

DurationUnit = Literal["day", "night", "minute"]


@dataclass(frozen=True, slots=True)
class Duration:
    """From ``least`` to ``most`` units, equal where one number was said; ``most`` None for "at least".

    Weeks are 7 days, months 28 to 31 days, hours 60 minutes. ``nights`` is set where both were said
    ("4 days and 3 nights"). ``exact`` is False for "about", "a couple of days", months and ranges;
    ``assumed`` is True where the words have no number of their own ("a long weekend").
    """

    unit: DurationUnit
    least: int
    most: int | None
    nights: int | None = None
    exact: bool = True
    assumed: bool = False


def duration_at(tokens: Sequence[Token], i: int) -> Found[Duration] | None:
    """The duration that begins at ``i``: "a week", "5-day", "a fortnight", "2½ hours", "an hour and a half"."""
    return None
