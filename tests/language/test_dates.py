"""Dates: every style is read back, and what is impossible or ambiguous says so."""

from __future__ import annotations

import calendar
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner_agent.language.dates import DatePhrase, date_at
from planner_agent.language.tokens import tokenize

TODAY = date(2022, 2, 15)  # a Tuesday


def read(text: str) -> DatePhrase:
    tokens = tokenize(text)
    found = date_at(tokens, 0, TODAY)
    assert found is not None and found.stop == len(tokens), (text, found)
    return found.value


def th(n: int) -> str:
    return f"{n}" + ("th" if 10 < n % 100 < 14 else {1: "st", 2: "nd", 3: "rd"}.get(n % 10, "th"))


def styles(d: date) -> list[str]:
    month, short = calendar.month_name[d.month], calendar.month_abbr[d.month]
    return [
        d.isoformat(),
        f"{month} {d.day}, {d.year}",
        f"{month} {th(d.day)}, {d.year}",
        f"{d.day} {month} {d.year}",
        f"the {th(d.day)} of {month} {d.year}",
        f"the {th(d.day)} of {month}, {d.year}",
        f"{short} {d.day} {d.year}",
        f"{short}{chr(46) * (d.month != 5)} {d.day}, {d.year}",
        f"{d.day:02}.{d.month:02}.{d.year}",
        f"{d.day}.{d.month}.{d.year}",
        f"{calendar.day_name[d.weekday()]}, {month} {d.day}, {d.year}",
        f"on {th(d.day)} {month} {d.year}",
        f"{d.day}-{short}-{d.year}",
        f"{d.year}/{d.month:02}/{d.day:02}",
        f"{month.lower()} {th(d.day)} {d.year}",
    ]  # fmt: skip


@given(st.dates(date(1990, 1, 1), date(2199, 12, 31)))
def test_every_style_of_a_day_is_read_back(d: date) -> None:
    for text in styles(d):
        value = read(text)
        assert (value.kind, value.first, value.last, value.year_said) == ("day", d, d, True), text
        assert not value.contradiction


@given(st.dates(date(2000, 1, 1), date(2150, 12, 31)), st.integers(1, 90), st.booleans())
def test_ranges_are_read_back(first: date, length: int, year_once: bool) -> None:
    last = first + timedelta(days=length)
    names = calendar.month_name
    year = "" if year_once else f", {first.year}"
    text = (
        f"from {names[first.month]} {th(first.day)}{year} to {names[last.month]} {th(last.day)}, {last.year}"
    )
    value = read(text)
    assert (value.kind, value.first, value.last) == ("range", first, last), text


@given(st.integers(1, 12), st.integers(1, 31))
def test_no_year_means_the_next_one(month: int, day: int) -> None:
    value = read(f"{calendar.month_name[month]} {day}")
    if day > (29 if month == 2 else calendar.monthrange(2001, month)[1]):
        assert value.kind == "impossible" and value.reason
    else:
        assert value.first is not None and value.first >= TODAY and not value.year_said
        assert (value.first.month, value.first.day) == (month, day)


@given(st.integers(1, 31), st.integers(1, 31))
def test_numeric_order_is_never_guessed(a: int, b: int) -> None:
    tokens = tokenize(f"{a}/{b}/2023")
    found = date_at(tokens, 0, TODAY)
    possible = set()
    for day, month in ((a, b), (b, a)):
        if month <= 12 and day <= calendar.monthrange(2023, month)[1]:
            possible.add(date(2023, month, day))
    if found is None:
        assert not possible
    elif len(possible) == 2:
        assert found.value.kind == "ambiguous" and {c.first for c in found.value.candidates} == possible
    elif len(possible) == 1:
        assert found.value.kind == "day" and found.value.first in possible
    else:
        assert found.value.kind == "impossible"


@pytest.mark.parametrize(
    ("text", "kind", "first", "last"),
    [
        ("March 3rd, 2022", "day", "2022-03-03", "2022-03-03"),
        ("3 March", "day", "2022-03-03", "2022-03-03"),
        ("3/16", "day", "2022-03-16", "2022-03-16"), ("tomorrow", "day", "2022-02-16", "2022-02-16"),
        ("Friday", "day", "2022-02-18", "2022-02-18"), ("this Saturday", "day", "2022-02-19", "2022-02-19"),
        ("next Friday", "day", "2022-02-25", "2022-02-25"),
        ("Friday the 13th", "day", "2022-05-13", "2022-05-13"),
        ("the day after tomorrow", "day", "2022-02-17", "2022-02-17"),
        ("Christmas", "day", "2022-12-25", "2022-12-25"),
        ("New Year's Eve", "day", "2022-12-31", "2022-12-31"),
        ("Easter 2027", "day", "2027-03-28", "2027-03-28"),
        ("Thanksgiving", "day", "2022-11-24", "2022-11-24"),
        ("the 4th of July", "day", "2022-07-04", "2022-07-04"),
        ("March 3rd to 5th, 2022", "range", "2022-03-03", "2022-03-05"),
        ("from March 16th to March 18th, 2022", "range", "2022-03-16", "2022-03-18"),
        ("between March 9th and 13th, 2022", "range", "2022-03-09", "2022-03-13"),
        ("the 8th to the 10th of March, 2022", "range", "2022-03-08", "2022-03-10"),
        ("10–14/3", "range", "2022-03-10", "2022-03-14"), ("3-5 March", "range", "2022-03-03", "2022-03-05"),
        ("Mar 28 - Apr 2", "range", "2022-03-28", "2022-04-02"),
        ("3/5-3/16", "range", "2022-03-05", "2022-03-16"),
        ("the 23rd of March to the 29th of March, 2022", "range", "2022-03-23", "2022-03-29"),
        ("from Friday to Sunday", "range", "2022-02-18", "2022-02-20"),
        ("Dec 28 to Jan 3, 2023", "range", "2022-12-28", "2023-01-03"),
        ("in March", "period", "2022-03-01", "2022-03-31"),
        ("early June", "period", "2022-06-01", "2022-06-10"),
        ("the first week of May", "period", "2022-05-01", "2022-05-07"),
        ("next week", "period", "2022-02-21", "2022-02-27"),
        ("this weekend", "period", "2022-02-19", "2022-02-20"),
        ("over Easter", "period", "2022-04-15", "2022-04-18"),
        ("in spring", "period", "2022-03-01", "2022-05-31"),
        ("any time in April", "period", "2022-04-01", "2022-04-30"),
        ("between May and July", "period", "2022-05-01", "2022-07-31"),
        ("after the 10th of May", "open", "2022-05-11", None), ("before June", "open", None, "2022-05-31"),
        ("from March 10th", "open", "2022-03-10", None), ("starting March 8th", "open", "2022-03-08", None),
        ("31 February", "impossible", None, None), ("30/2", "impossible", None, None),
        ("2022-13-01", "impossible", None, None),
        ("March 10 to March 5, 2022", "impossible", None, None), ("10/3", "ambiguous", None, None),
    ],
)  # fmt: skip
def test_phrases(text: str, kind: str, first: str | None, last: str | None) -> None:
    value = read(text)
    ends = [None if end is None else end.isoformat() for end in (value.first, value.last)]
    assert (value.kind, *ends) == (kind, first, last)


def test_weekday_that_does_not_fit() -> None:
    assert read("Friday, March 3rd, 2022").contradiction == "3 March 2022 is a Thursday, not a Friday"


@pytest.mark.parametrize(
    "text", ["", "may I", "march on", "24/7", "the 3rd hotel", "5 to 7", "sun", "😀", "3 people", "in 3 days"]
)
def test_no_date(text: str) -> None:
    assert date_at(tokenize(text), 0, TODAY) is None
