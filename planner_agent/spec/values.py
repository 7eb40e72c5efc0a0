"""Exact values: money in minor units, numbers as fractions, evidence in the user's words."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from fractions import Fraction
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

#: Digits after the point of currencies that do not have two (ISO 4217).
_EXPONENTS = {"JPY": 0, "KRW": 0, "VND": 0, "CLP": 0, "ISK": 0, "HUF": 2, "KWD": 3, "BHD": 3, "TND": 3}


class Frozen(BaseModel):
    """Base of every part of a spec: closed and immutable."""

    model_config = ConfigDict(frozen=True, extra="forbid")


def exponent(currency: str) -> int:
    """Digits of the minor unit of an ISO 4217 currency: USD 2, JPY 0."""
    return _EXPONENTS.get(currency, 2)


class Money(Frozen):
    """An exact sum: ``amount`` is a decimal string in major units ("1700.00")."""

    amount: Annotated[str, StringConstraints(pattern=r"^-?\d{1,15}(\.\d{1,4})?$")]
    currency: Annotated[str, StringConstraints(pattern=r"^[A-Z]{3}$")]

    @classmethod
    def of_minor(cls, minor: int, currency: str) -> Money:
        digits = exponent(currency)
        return cls(amount=f"{Decimal(minor).scaleb(-digits):.{digits}f}", currency=currency)

    @property
    def minor(self) -> int:
        """The sum in minor units; raises ValueError where it is finer than they are."""
        scaled = Fraction(self.amount) * 10 ** exponent(self.currency)
        if scaled.denominator != 1:
            raise ValueError(f"{self.amount} {self.currency} is finer than the currency's smallest unit")
        return scaled.numerator


#: An integer, a decimal string ("4.5") or a fraction ("1/3"); never a float.
Num = (
    Annotated[int, Field(strict=True)]
    | Annotated[str, StringConstraints(pattern=r"^-?\d+(\.\d+|/[1-9]\d*)?$")]
)
#: A constant of a rule: a number, a word, a clock "HH:MM", an ISO date, or money.
Value = Annotated[int, Field(strict=True)] | str | Money


def fraction(value: Num) -> Fraction:
    """The exact number behind a ``Num``; raises ValueError for other text."""
    if isinstance(value, int):
        return Fraction(value)
    try:
        return Fraction(value) if "/" in value else Fraction(Decimal(value))
    except (InvalidOperation, ZeroDivisionError) as error:
        raise ValueError(f"{value!r} is not a number") from error


def clock_minutes(text: str) -> int:
    """ "HH:MM" in minutes after midnight; hours may pass 24 for the day after."""
    hours, _, minutes = text.partition(":")
    if not (hours.isdigit() and minutes.isdigit() and len(minutes) == 2 and int(minutes) < 60):
        raise ValueError(f"{text!r} is not a clock of the form HH:MM")
    return int(hours) * 60 + int(minutes)


def clock_text(minutes: int) -> str:
    """Minutes after midnight as "HH:MM", the inverse of ``clock_minutes``."""
    return f"{minutes // 60:02d}:{minutes % 60:02d}"


class Evidence(Frozen):
    """Where in the user's text something was said: ``text[start:end] == quote``."""

    start: Annotated[int, Field(ge=0)]
    end: Annotated[int, Field(ge=0)]
    quote: str


Source = Literal["stated", "assumed", "clarified", "default"]


class Mark(Frozen):
    """Where a frame field comes from."""

    source: Source
    evidence: Evidence | None = None
    note: str = ""
