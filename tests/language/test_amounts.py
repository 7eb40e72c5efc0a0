"""Money, durations and clocks."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner_agent.language.clocks import clock_at, clock_range_at
from planner_agent.language.durations import duration_at
from planner_agent.language.money import money_at
from planner_agent.language.tokens import tokenize


@given(
    st.integers(0, 10**9),
    st.integers(0, 99),
    st.sampled_from(["${}", "{} dollars", "USD {}", "{} USD", "US${}", "{}$", "$ {}", "about {} bucks"]),
    st.booleans(),
)
def test_money_round_trip(units: int, cents: int, style: str, grouped: bool) -> None:
    digits = (f"{units:,}" if grouped else f"{units}") + (f".{cents:02}" if cents else "")
    tokens = tokenize(style.format(digits))
    found = money_at(tokens, 0)
    assert found is not None and found.stop == len(tokens)
    assert found.value.money().minor == 100 * units + cents and found.value.currency == "USD"


@pytest.mark.parametrize(
    ("text", "least", "most", "currency", "per"),
    [
        ("$1,700", 1700, 1700, "USD", ()), ("€2.000", 2000, 2000, "EUR", ()),
        ("2k euros", 2000, 2000, "EUR", ()),
        ("£500 each", 500, 500, "GBP", ("head",)), ("1,200 bucks", 1200, 1200, "USD", ()),
        ("60 a head", 60, 60, None, ("head",)), ("$45 per person per day", 45, 45, "USD", ("head", "day")),
        ("between 500 and 700 dollars", 500, 700, "USD", ()), ("around $3k", 3000, 3000, "USD", ()),
        ("¥30,000", 30000, 30000, "JPY", ()), ("CHF 900", 900, 900, "CHF", ()), ("$-3", -3, -3, "USD", ()),
        ("-$3", -3, -3, "USD", ()), ("$500-700", 500, 700, "USD", ()), ("2-3k euros", 2000, 3000, "EUR", ()),
        ("$50/person/night", 50, 50, "USD", ("head", "night")), ("A$300", 300, 300, "AUD", ()),
        ("two thousand U.S. dollars", 2000, 2000, "USD", ()), ("2 grand", 2000, 2000, None, ()),
    ],
)  # fmt: skip
def test_money(text: str, least: int, most: int, currency: str | None, per: tuple[str, ...]) -> None:
    tokens = tokenize(text)
    found = money_at(tokens, 0)
    assert found is not None and found.stop == len(tokens)
    assert (found.value.least, found.value.most, found.value.currency, found.value.per) == (
        least,
        most,
        currency,
        per,
    )


def test_bare_money_is_the_callers_choice() -> None:
    assert money_at(tokenize("1700"), 0) is None
    found = money_at(tokenize("1700"), 0, bare=True)
    assert found is not None and found.value.currency is None and found.value.money("EUR").amount == "1700.00"
    fine = money_at(tokenize("$0.001"), 0)
    assert fine is not None and fine.value.most == Fraction(1, 1000)
    with pytest.raises(ValueError, match="finer"):
        fine.value.money()


@pytest.mark.parametrize(
    ("text", "unit", "least", "most", "nights", "exact"),
    [
        ("a week", "day", 7, 7, None, True), ("week-long", "day", 7, 7, None, True),
        ("5-day", "day", 5, 5, None, True),
        ("a fortnight", "day", 14, 14, None, True), ("three nights", "night", 3, 3, None, True),
        ("a long weekend", "day", 3, 4, None, False), ("a couple of days", "day", 2, 2, None, False),
        ("4 days and 3 nights", "day", 4, 4, 3, True), ("4D3N", "day", 4, 4, 3, True),
        ("3+ days", "day", 3, None, None, False),
        ("2½ hours", "minute", 150, 150, None, True), ("an hour and a half", "minute", 90, 90, None, True),
        ("90 minutes", "minute", 90, 90, None, True), ("1h30", "minute", 90, 90, None, True),
        ("3-4 days", "day", 3, 4, None, False), ("half an hour", "minute", 30, 30, None, True),
        ("a month", "day", 28, 31, None, False), ("1 week and 2 days", "day", 9, 9, None, True),
    ],
)  # fmt: skip
def test_durations(
    text: str, unit: str, least: int, most: int | None, nights: int | None, exact: bool
) -> None:
    tokens = tokenize(text)
    found = duration_at(tokens, 0)
    assert found is not None and found.stop == len(tokens)
    value = found.value
    assert (value.unit, value.least, value.most, value.nights, value.exact) == (
        unit,
        least,
        most,
        nights,
        exact,
    )


@given(st.integers(0, 1439))
def test_clocks_round_trip(minutes: int) -> None:
    hour, minute = divmod(minutes, 60)
    half = "am" if hour < 12 else "pm"
    for text in (
        f"{hour:02}:{minute:02}",
        f"{(hour - 1) % 12 + 1}:{minute:02} {half}",
        f"{(hour - 1) % 12 + 1}.{minute:02}{half}",
    ):
        found = clock_at(tokenize(text), 0)
        assert found is not None
        assert minutes in (found.value.minutes, found.value.other), text
        if half in text:
            assert found.value.minutes == minutes and not found.value.half_unsaid


@pytest.mark.parametrize(
    ("text", "minutes", "other"),
    [
        ("9 am", 540, None), ("9:30", 570, 1290), ("half past nine", 570, 1290), ("noon", 720, None),
        ("midnight", 1440, None), ("10 o'clock", 600, 1320), ("21:00", 1260, None), ("8pm", 1200, None),
        ("8.30 pm", 1230, None), ("quarter to twelve", 705, 1425), ("12 am", 0, None), ("12pm", 720, None),
        ("9 a.m.", 540, None), ("18h30", 1110, None), ("7 in the evening", 1140, None),
    ],
)  # fmt: skip
def test_clocks(text: str, minutes: int, other: int | None) -> None:
    tokens = tokenize(text)
    found = clock_at(tokens, 0)
    assert found is not None and found.stop == len(tokens)
    assert (found.value.minutes, found.value.other) == (minutes, other)


def test_vague_and_bare_clocks() -> None:
    vague = clock_at(tokenize("early morning"), 0)
    assert vague is not None and vague.value.span == (300, 480)
    assert clock_at(tokenize("eleven"), 0) is None
    bare = clock_at(tokenize("eleven"), 0, bare=True)
    assert bare is not None and bare.value.half_unsaid


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [("9 to 5 pm", 540, 1020), ("from 10:00 until noon", 600, 720), ("between 9 and 11 am", 540, 660),
     ("9-17h", 540, 1020), ("from 9 to 5", 540, 1020), ("9am-5", 540, 1020), ("11 to 1 pm", 660, 780)],
)  # fmt: skip
def test_clock_ranges(text: str, first: int, last: int) -> None:
    found = clock_range_at(tokenize(text), 0)
    assert found is not None and (found.value.first.minutes, found.value.last.minutes) == (first, last)


@pytest.mark.parametrize(
    "text", ["from 5 to 7 days", "from 10 to 14 March", "9–17", "between 2 and 4 people"]
)
def test_no_clock_range(text: str) -> None:
    assert clock_range_at(tokenize(text), 0) is None
