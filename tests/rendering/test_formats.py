"""Money, dates, clocks, lengths: written as Babel does, and read back exactly."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from babel.numbers import format_currency
from hypothesis import given
from hypothesis import strategies as st

from planner_agent.rendering import formats
from planner_agent.rendering.money import money, money_of, read_money
from planner_agent.spec import Money, exponent

CURRENCIES = ("USD", "EUR", "GBP", "JPY", "CHF", "CAD", "KWD", "KRW")


@given(st.integers(-(10**9), 10**9), st.sampled_from(CURRENCIES))
def test_money_is_babels_and_comes_back(minor: int, currency: str) -> None:
    shown = money(minor, currency)
    digits = exponent(currency)
    pattern = "¤#,##0" + ("." + "0" * digits if digits else "")
    value = Decimal(minor).scaleb(-digits)
    expected = format_currency(value, currency, pattern, locale="en_US", currency_digits=False)
    assert shown == expected.replace("\u00a0", " ")
    assert read_money(shown, currency) == minor


@pytest.mark.parametrize(
    "text", ["$1234.50", "$1,234.5", "€1,234.50", "1,234.50", "$01.00", "$1,234.50 ", "$١.00", "$,1.00"]
)
def test_money_has_one_spelling(text: str) -> None:
    with pytest.raises(ValueError):
        read_money(text, "USD")


def test_money_of_a_spec() -> None:
    assert money_of(Money(amount="1700", currency="USD")) == "$1,700.00"
    assert money_of(Money(amount="0.5", currency="JPY")) == "¥0.5"


@given(st.dates())
def test_dates_come_back(day: date) -> None:
    assert formats.read_date(formats.long_date(day)) == day


def test_a_wrong_weekday_is_no_date() -> None:
    assert formats.long_date(date(2022, 3, 16)) == "Wednesday, March 16, 2022"
    assert formats.short_date(date(2022, 3, 16)) == "Mar 16, 2022"
    for text in ("Tuesday, March 16, 2022", "Wednesday, February 30, 2022"):
        with pytest.raises(ValueError):
            formats.read_date(text)


@pytest.mark.parametrize(
    ("minutes", "shown"), [(0, "00:00"), (845, "14:05"), (1440, "00:00 (+1)"), (1480, "00:40 (+1)")]
)
def test_clocks(minutes: int, shown: str) -> None:
    assert formats.clock(minutes) == shown
    assert formats.read_clock(shown) == minutes


@given(st.integers(0, 5000), st.integers(0, 10**7), st.integers(0, 99))
def test_lengths_come_back(minutes: int, metres: int, tenths: int) -> None:
    assert formats.read_duration(formats.duration(minutes)) == minutes
    assert formats.read_km(formats.kilometres(metres)) == formats.km_tenths(metres)
    assert formats.read_rating(formats.rating(tenths)) == tenths
    assert formats.read_clock(formats.clock(minutes)) == minutes


@pytest.mark.parametrize("noun", ["room", "car", "child", "taxi", "night", "traveller", "home", "lunch"])
@pytest.mark.parametrize("n", [0, 1, 2, 11])
def test_counts_come_back(n: int, noun: str) -> None:
    assert formats.read_count(formats.count(n, noun)) == (n, noun)


def test_words() -> None:
    assert [formats.duration(m) for m in (0, 45, 60, 125)] == ["0 min", "45 min", "1 h", "2 h 05 min"]
    assert [formats.kilometres(m) for m in (1_025_000, 12_345)] == ["1,025 km", "12.3 km"]
    assert formats.count(2, "child") == "2 children"
    assert formats.listed(["a", "b", "c"]) == "a, b and c"
    assert formats.listed([]) == ""
