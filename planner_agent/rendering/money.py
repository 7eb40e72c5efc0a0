"""Money as people read it: exact, from minor units, written as Babel's en_US does."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

from planner_agent.spec import Money, exponent

LOCALE = "en_US"

#: What a sum looks like in a text, whatever its currency. Only ASCII digits count as digits.
MONEY_PATTERN = r"-?[^\s0-9·,.:–-]{1,4} ?[0-9]{1,3}(?:,[0-9]{3})*(?:\.[0-9]+)?"
_NUMBER = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})*(?:\.[0-9]+)?")


@lru_cache(maxsize=256)
def prefix(currency: str) -> str:
    """What stands before the digits: "$" for USD, "€", "CHF "."""
    from babel.numbers import format_currency

    shown = format_currency(Decimal(1), currency, locale=LOCALE, currency_digits=False)
    return shown[: shown.index("1")].replace("\u00a0", " ")


def money(minor: int, currency: str) -> str:
    """Minor units as "$1,234.50"; always all digits of the minor unit."""
    digits = exponent(currency)
    sign, size = ("-", -minor) if minor < 0 else ("", minor)
    major, rest = divmod(size, 10**digits)
    tail = f".{rest:0{digits}d}" if digits else ""
    return f"{sign}{prefix(currency)}{major:,}{tail}"


def money_of(value: Money) -> str:
    """A sum of a spec. Finer than the minor unit (a bound "0.5" yen), it keeps its own digits."""
    try:
        return money(value.minor, value.currency)
    except ValueError:
        return f"{prefix(value.currency)}{value.amount}"


def read_money(text: str, currency: str) -> int:
    """The minor units behind ``money``'s text; ValueError where it is not written just so."""
    negative = text.startswith("-")
    body = text[1:] if negative else text
    start = prefix(currency)
    digits = exponent(currency)
    number = body[len(start) :]
    if not body.startswith(start) or not _NUMBER.fullmatch(number):
        raise ValueError(f"{text!r} is not an amount of {currency}")
    major, _, minor = number.replace(",", "").partition(".")
    if len(minor) != digits or (major != "0" and major.startswith("0")):
        raise ValueError(f"{text!r} is not written with the {digits} digits of {currency}")
    size = int(major) * 10**digits + int(minor or "0")
    if negative and not size:
        raise ValueError("nothing is written without a sign")
    return -size if negative else size
