"""Sums of money as people write them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from planner_agent.spec import Money

from .tokens import Found, Token

Per = Literal["head", "night", "day", "room", "hour", "week", "meal"]


@dataclass(frozen=True, slots=True)
class MoneyPhrase:
    """From ``least`` to ``most`` major units, equal where one sum was said; both may be negative as written.

    ``currency`` is an ISO code or None where none was said; ``shared_sign`` is True where the sign or word is used
    by several currencies ("$", "¥", "kr") and the usual one was taken. ``per`` holds each of "per person per day".
    """

    least: Fraction
    most: Fraction
    currency: str | None
    approx: bool = False
    per: tuple[Per, ...] = ()
    shared_sign: bool = False

    def money(self, default: str = "USD") -> Money:
        """The upper end as exact Money in the stated currency, else ``default``; ValueError if too fine or too big."""
        raise NotImplementedError


def money_at(tokens: Sequence[Token], i: int, *, bare: bool = False) -> Found[MoneyPhrase] | None:
    """The sum at ``i``: "$1,700", "USD 1,700", "2k euros", "£500 each", "60 a head", "between 500 and 700 dollars".

    ``bare`` also takes a plain number without a currency ("a budget of 1700").
    """
    return None
