"""Dates in running English: single days, ranges, periods and open ends."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from .date_values import DatePhrase
from .tokens import Found, Token

__all__ = ["DatePhrase", "date_at"]


def date_at(tokens: Sequence[Token], i: int, today: date) -> Found[DatePhrase] | None:
    """The longest date phrase that begins exactly at token ``i`` ("from March 16th to 18th", "in May", "3/16")."""
    return None
