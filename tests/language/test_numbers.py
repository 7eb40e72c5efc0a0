"""Numbers, ordinals and shares: tables of phrases, and round trips through number words."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner_agent.language.numbers import count_at, dot_is_ambiguous, number_at, ordinal_at, share_at
from planner_agent.language.tokens import tokenize

_ONES = """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen
sixteen seventeen eighteen nineteen"""
ONES = _ONES.split()
TENS = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]


def spell(n: int, link: str = " and ", hyphen: str = "-") -> str:
    """English words for 0..999,999, written without the code under test."""
    if n < 20:
        return ONES[n]
    if n < 100:
        return TENS[n // 10] + (hyphen + ONES[n % 10] if n % 10 else "")
    if n < 1000:
        return ONES[n // 100] + " hundred" + (link + spell(n % 100, link, hyphen) if n % 100 else "")
    rest = n % 1000
    joint = link if rest < 100 else " "
    return spell(n // 1000, link, hyphen) + " thousand" + (joint + spell(rest, link, hyphen) if rest else "")


@given(st.integers(0, 999_999), st.sampled_from([" and ", " "]), st.sampled_from(["-", " "]))
def test_number_words_round_trip(n: int, link: str, hyphen: str) -> None:
    tokens = tokenize(spell(n, link, hyphen))
    found = number_at(tokens, 0)
    assert found is not None and (found.value, found.stop) == (n, len(tokens))


@given(st.integers(0, 10**15), st.sampled_from(["{}", "{:,}"]))
def test_digits_round_trip(n: int, style: str) -> None:
    found = number_at(tokenize(style.format(n)), 0)
    assert found is not None and found.value == n


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1,700", 1700), ("1 700 dollars", 1700), ("1'700", 1700), ("1.5k", 1500), ("2k", 2000),
        ("4.5", Fraction(9, 2)),
        ("4,5", Fraction(9, 2)), ("1,700.50", Fraction(3401, 2)), ("1.700,50", Fraction(3401, 2)),
        ("1.700.000", 1_700_000), ("1.700", Fraction(17, 10)), ("twenty-one", 21),
        ("a hundred and fifty", 150),
        ("a dozen", 12), ("half a dozen", 6), ("two dozen", 24), ("a couple of", 2), ("a couple days", 2),
        ("three thousand four hundred", 3400), ("2 grand", 2000), ("2½", Fraction(5, 2)),
        ("2 1/2", Fraction(5, 2)),
        ("two and a half", Fraction(5, 2)), ("half a million", 500_000), ("fifteen hundred", 1500),
        ("three point five", Fraction(7, 2)), ("a couple of hundred", 200), ("zero", 0),
    ],
)  # fmt: skip
def test_numbers(text: str, value: int | Fraction) -> None:
    found = number_at(tokenize(text), 0)
    assert found is not None and found.value == value


@pytest.mark.parametrize(
    "text", ["", "a", "the", "10:30", "1,2,3", "9" * 5000, "😀", "a couple", "hundreds", "third"]
)
def test_no_number(text: str) -> None:
    assert number_at(tokenize(text), 0) is None


def test_dot_of_thousands() -> None:
    found = number_at(tokenize("1.700"), 0, dot_groups=True)
    assert found is not None and found.value == 1700
    assert dot_is_ambiguous("1.700") and not dot_is_ambiguous("1.70") and not dot_is_ambiguous("0.700")


def test_count_takes_the_article() -> None:
    found = count_at(tokenize("a child"), 0)
    assert found is not None and (found.value, found.stop) == (1, 1)
    assert count_at(tokenize("4.5 stars"), 0) is None


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("3rd", 3),
        ("23 rd", 23),
        ("third", 3),
        ("twenty-first", 21),
        ("thirtieth", 30),
        ("hundred and first", 101),
    ],
)
def test_ordinals(text: str, value: int) -> None:
    tokens = tokenize(text)
    found = ordinal_at(tokens, 0)
    assert found is not None and (found.value, found.stop) == (value, len(tokens))


@pytest.mark.parametrize(
    ("text", "value", "more"),
    [
        ("half", "1/2", False), ("half of", "1/2", False), ("two thirds", "2/3", False),
        ("two-thirds of", "2/3", False),
        ("a third", "1/3", False), ("30 %", "3/10", False), ("30 percent", "3/10", False),
        ("most of", "1/2", True),
        ("most", None, False), ("three quarters", "3/4", False), ("half a day", None, False),
        ("half-day", None, False),
        ("a third person", None, False), ("2/3 of", "2/3", False), ("3/16", None, False),
        ("most expensive", None, False),
    ],
)  # fmt: skip
def test_shares(text: str, value: str | None, more: bool) -> None:
    found = share_at(tokenize(text), 0)
    if value is None:
        assert found is None
    else:
        assert found is not None and (found.value.value, found.value.more) == (Fraction(value), more)
