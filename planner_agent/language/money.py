"""Sums of money as people write them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Literal

from planner_agent.spec.values import Money, exponent

from .currencies import currency_after, currency_before
from .numbers import number_at
from .scan import DASHES, any_at, low_at, touching
from .tokens import Found, Token

Per = Literal["head", "night", "day", "room", "hour", "week", "meal"]

ABOUT = (
    "about",
    "around",
    "approximately",
    "approx .",
    "approx",
    "roughly",
    "circa",
    "ca .",
    "~",
    "some",
    "≈",
)
OR_SO = ("or so", "ish", "- ish", "or thereabouts", "give or take", "approx", "approximately", "roughly")
_PER_UNITS: dict[str, Per] = {
    "head": "head",
    "person": "head",
    "people": "head",
    "pax": "head",
    "adult": "head",
    "traveler": "head",
    "traveller": "head",
    "guest": "head",
    "night": "night",
    "day": "day",
    "room": "room",
    "hour": "hour",
    "hr": "hour",
    "week": "week",
    "meal": "meal",
}
_PER_WORDS: dict[str, Per] = {
    "each": "head",
    "apiece": "head",
    "pp": "head",
    "p . p .": "head",
    "p . p": "head",
    "p / p": "head",
    "nightly": "night",
    "daily": "day",
    "hourly": "hour",
    "weekly": "week",
}


@dataclass(frozen=True, slots=True)
class MoneyPhrase:
    """From ``least`` to ``most`` major units, equal where one sum was said; both may be negative as written.

    ``currency`` is an ISO code or None where none was said; ``shared_sign`` is True where the sign or word is
    used by several currencies ("$", "¥", "kr") and the usual one was taken. ``per`` holds each of "per person
    per day".
    """

    least: Fraction
    most: Fraction
    currency: str | None
    approx: bool = False
    per: tuple[Per, ...] = ()
    shared_sign: bool = False

    def money(self, default: str = "USD") -> Money:
        """The upper end as exact Money in the stated currency, else ``default``.

        Raises ValueError where it is finer than the currency's smallest unit or longer than 15 digits.
        """
        currency = self.currency or default
        minor = self.most * 10 ** exponent(currency)
        if minor.denominator != 1:
            raise ValueError(f"{self.most} {currency} is finer than the currency's smallest unit")
        return Money.of_minor(minor.numerator, currency)


@dataclass(frozen=True, slots=True)
class _Sum:
    amount: Fraction
    currency: str | None
    shared: bool
    thousands: bool
    stop: int


def money_at(tokens: Sequence[Token], i: int, *, bare: bool = False) -> Found[MoneyPhrase] | None:
    """The sum at ``i``: "$1,700", "2k euros", "£500 each", "60 a head", "between 500 and 700 dollars".

    ``bare`` also takes a plain number without a currency ("a budget of 1700").
    """
    if not 0 <= i < len(tokens):
        return None
    about = any_at(tokens, i, ABOUT)
    at = i if about is None else about
    both = _range(tokens, at) or _single(tokens, at)
    if both is None:
        return None
    low, high = both
    stop, softened = high.stop, any_at(tokens, high.stop, OR_SO)
    stop = stop if softened is None else softened
    per, stop = _per(tokens, stop)
    currency = high.currency or low.currency
    meant = bare or currency is not None or low_at(tokens, high.stop - 1) == "grand"
    if not meant and not ("head" in per and high.amount >= 10 and low_at(tokens, stop - 1) != "each"):
        return None
    approx = about is not None or softened is not None
    shared = high.shared if high.currency else low.shared
    return Found(MoneyPhrase(low.amount, high.amount, currency, approx, per, shared), i, stop)


def _single(tokens: Sequence[Token], i: int) -> tuple[_Sum, _Sum] | None:
    one = _sum(tokens, i)
    return None if one is None else (one, one)


def _range(tokens: Sequence[Token], i: int) -> tuple[_Sum, _Sum] | None:
    """ "between 500 and 700 dollars", "$500-700", "2 to 3k euros", "from £20 to £30"."""
    opener = low_at(tokens, i)
    opened = opener in ("between", "from")
    low = _sum(tokens, i + 1 if opened else i)
    if low is None:
        return None
    joint = low_at(tokens, low.stop)
    if not (joint in ("to", "and") if opener == "between" else joint == "to" or joint in DASHES):
        return None
    high = _sum(tokens, low.stop + 1)
    if high is None:
        return None
    if high.thousands and not low.thousands and 0 < low.amount * 1000 <= high.amount:
        low = replace(low, amount=low.amount * 1000)
    clash = low.currency and high.currency and low.currency != high.currency
    unlike = low.currency is None and high.amount > 20 * low.amount
    return None if clash or unlike or low.amount >= high.amount else (low, high)


def _sum(tokens: Sequence[Token], i: int) -> _Sum | None:
    minus, at = _minus(tokens, i)
    before = currency_before(tokens, at)
    if before is not None:
        again, at = _minus(tokens, before.stop)
        minus = minus or again
    number = number_at(tokens, at, dot_groups=True)
    if number is None:
        return None
    word = low_at(tokens, number.stop - 1)
    thousands = word in ("k", "grand", "thousand")
    after = None if before is not None else currency_after(tokens, number.stop)
    amount = Fraction(-number.value if minus else number.value)
    if before is not None:
        # "US$ 500 USD" and "$500 dollars" say it twice.
        twice = currency_after(tokens, number.stop)
        stop = twice.stop if twice and (twice.code == before.code or before.shared) else number.stop
        code = twice.code if twice and stop == twice.stop else before.code
        return _Sum(amount, code, before.shared and not (twice and not twice.shared), thousands, stop)
    if after is not None:
        return _Sum(amount, after.code, after.shared, thousands, after.stop)
    return _Sum(amount, None, False, thousands, number.stop)


def _minus(tokens: Sequence[Token], i: int) -> tuple[bool, int]:
    """Whether a minus sign stands at ``i``, and the token after it; the dash of "500-700" is none."""
    if low_at(tokens, i) == "minus":
        return True, i + 1
    dash = low_at(tokens, i) in ("-", "−", "–") and touching(tokens, i + 1)
    joins = i > 0 and touching(tokens, i) and tokens[i - 1].kind != "symbol"
    return (True, i + 1) if dash and not joins else (False, i)


def _per(tokens: Sequence[Token], i: int) -> tuple[tuple[Per, ...], int]:
    """All of "per person per night", "/day", "each", "a head" that follow."""
    found: list[Per] = []
    while True:
        step = _one_per(tokens, i) or (_one_per(tokens, i + 1) if low_at(tokens, i) == "," else None)
        if step is None or step[0] in found:
            return tuple(found), i
        found.append(step[0])
        i = step[1]


def _one_per(tokens: Sequence[Token], i: int) -> tuple[Per, int] | None:
    joint, unit = low_at(tokens, i), low_at(tokens, i + 1)
    if joint in ("per", "a", "an", "/", "each", "every") and unit in _PER_UNITS:
        return _PER_UNITS[unit], i + 2
    if joint == "for" and unit == "each":
        per = _PER_UNITS.get(low_at(tokens, i + 2))
        return ("head", i + 2) if per is None else (per, i + 3)
    for phrase, per in _PER_WORDS.items():
        stop = any_at(tokens, i, (phrase,))
        if stop is not None:
            return per, stop
    return None
