"""Foreign money in a spec, and what the user says about its rate."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from typing import Any

_SIGNS = {"$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY"}
_NUMBER = r"(\d+(?:,\d{3})*(?:\.\d+)?)(?!,?\d)"
_CODE = r"([A-Za-z]{3}|[$€£¥])"
_SUM = re.compile(rf"(?:{_CODE}\s*{_NUMBER}|{_NUMBER}\s*{_CODE})(?![\w.])")
_PAIR = re.compile(
    rf"(?:1\s*)?{_CODE}\s*(?:=|:|is|at)\s*(?:{_CODE}\s*)?{_NUMBER}(?:\s*{_CODE}(?!\s*(?:=|:|is|at)))?",
    re.IGNORECASE,
)


def foreign_sums(spec: Any, currency: str) -> dict[str, tuple[Fraction, ...]]:
    """By currency that is not ``currency``: the distinct sums of money in the spec's rules and goals."""
    found: dict[str, list[Fraction]] = {}
    for part in (*spec.rules, *spec.goals):
        for amount, code in _money(part.model_dump(mode="json")):
            if code != currency and amount not in found.setdefault(code, []):
                found[code].append(amount)
    return {code: tuple(sums) for code, sums in found.items()}


def _money(value: Any) -> Iterator[tuple[Fraction, str]]:
    if isinstance(value, Mapping):
        if set(value) == {"amount", "currency"} and isinstance(value["currency"], str):
            yield Fraction(value["amount"]), value["currency"]
            return
        value = list(value.values())
    if isinstance(value, list | tuple):
        for part in value:
            yield from _money(part)


def rates_in(answer: str, foreign: Mapping[str, Sequence[Fraction]], currency: str) -> dict[str, Fraction]:
    """The rates that an answer gives for the currencies of ``foreign``, by currency.

    "1.08" (one foreign currency), "1 EUR = 1.08 USD", "EUR=1.08, GBP=1.27", or the one foreign sum
    in the catalog's currency ("$1,620"). Empty where the answer says none of these, or could mean
    a rate as well as a sum.
    """
    pairs = {code: rate for code, rate in _pairs(answer, currency) if code in foreign and rate > 0}
    if pairs:
        return pairs
    if len(foreign) != 1:
        return {}
    code, sums = next(iter(foreign.items()))
    rate = _single(answer, sums, currency)
    return {code: rate} if rate else {}


def _pairs(answer: str, currency: str) -> Iterator[tuple[str, Fraction]]:
    for code, before, number, after in _PAIR.findall(answer):
        if all(_iso(said) == currency for said in (before, after) if said):
            yield _iso(code), _number(number)


def _single(answer: str, sums: Sequence[Fraction], currency: str) -> Fraction | None:
    bare = re.fullmatch(rf"\s*{_NUMBER}\s*", answer)
    if bare:
        rate = _number(bare[1])
        like_a_sum = any(total <= 3 * rate and rate <= 3 * total for total in sums if total > 10)
        return rate if rate > 0 and not like_a_sum else None
    said = [(_iso(a or d), _number(b or c)) for a, b, c, d in _SUM.findall(answer)]
    if len(said) == 1 == len(sums) and said[0][0] == currency and sums[0] > 0 and said[0][1] > 0:
        return said[0][1] / sums[0]
    return None


def _iso(code: str) -> str:
    return _SIGNS.get(code, code.upper())


def _number(text: str) -> Fraction:
    return Fraction(text.replace(",", ""))
