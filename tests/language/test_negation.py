"""Polarity, clauses and corrections; and that no parser crashes or turns slow on any text."""

from __future__ import annotations

import time
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner_agent.language.clocks import clock_at, clock_range_at
from planner_agent.language.dates import date_at
from planner_agent.language.durations import duration_at
from planner_agent.language.function_words import POLITENESS, STOP_WORDS
from planner_agent.language.money import money_at
from planner_agent.language.negation import corrections, keep_latest, polarity_at
from planner_agent.language.numbers import number_at, ordinal_at, share_at
from planner_agent.language.people import people_at
from planner_agent.language.tokens import Found, tokenize

FLAGS = ("negated", "indifferent", "only", "excepted", "soft", "emphatic")


@pytest.mark.parametrize(
    ("text", "word", "flags"),
    [
        ("no flights please", "flights", "negated"), ("I want a hotel, no flights", "hotel", ""),
        ("no seafood, nuts or dairy", "nuts", "negated"), ("no seafood, nuts or dairy", "dairy", "negated"),
        ("no pets but a pool", "pool", ""), ("I don't want to fly", "fly", "negated"),
        ("without smoking", "smoking", "negated"), ("nothing but museums", "museums", "only"),
        ("not only museums but also parks", "museums", ""),
        ("no need for breakfast", "breakfast", "indifferent"),
        ("I don't mind flying", "flying", "indifferent"), ("no preference on food", "food", "indifferent"),
        ("any hotel except hostels", "hostels", "negated excepted"),
        ("any hotel except hostels", "hotel", ""),
        ("train instead of flight", "flight", "negated excepted"),
        ("anything but sushi", "sushi", "negated excepted"),
        ("neither buses nor trains", "buses", "negated"), ("neither buses nor trains", "trains", "negated"),
        ("a pool isn't a must", "pool", "indifferent"), ("ideally a pool", "pool", "soft"),
        ("a pool if possible", "pool", "soft"), ("we must have wifi", "wifi", "emphatic"),
        ("I don't want a room without wifi", "wifi", ""),
        ("I don't want a room without wifi", "room", "negated"),
        ("I'd rather not fly", "fly", "negated soft"),
        ("flights are out of the question", "flights", "negated"),
        ("no more than 3 stops", "stops", ""), ("I hate museums and I love parks", "parks", ""),
        ("can't stand crowds", "crowds", "negated"), ("no flights, budget 1700", "budget", ""),
        ("no flights, just trains", "trains", ""), ("don't skip museums", "museums", ""),
    ],
)  # fmt: skip
def test_polarity(text: str, word: str, flags: str) -> None:
    tokens = tokenize(text)
    scope = polarity_at(tokens, max(n for n, token in enumerate(tokens) if token.low == word))
    assert [flag for flag in FLAGS if getattr(scope, flag)] == flags.split()


def numbers(text: str) -> tuple[list[Found[int]], list[int]]:
    tokens = tokenize(text)
    found = [f for i in range(len(tokens)) if (f := number_at(tokens, i)) is not None]
    return found, [int(f.value) for f in keep_latest(tokens, found)]


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("budget of 2000 — no, 2,400", [2400]), ("3 days, actually make that 4", [4]),
        ("for 2 people. Sorry, I meant 3 people", [3]), ("2000, or rather 2500", [2500]),
        ("we want 3 rooms and no wait 4 rooms", [4]), ("budget 1700. No flights. 3 days", [1700, 3]),
        ("2000, no 2200, actually 2400", [2400]), ("we actually want 5 days", [5]),
        ("budget 2000. Scratch that.", []), ("no 3 star hotels, 4 stars", [3, 4]),
    ],
)  # fmt: skip
def test_corrections(text: str, kept: list[int]) -> None:
    assert numbers(text)[1] == kept


def test_stop_words_leave_negation_and_content() -> None:
    for word in (
        "no",
        "not",
        "without",
        "only",
        "except",
        "don't",
        "never",
        "cheap",
        "good",
        "day",
        "want",
        "prefer",
    ):
        assert word not in STOP_WORDS | POLITENESS
    assert {"the", "of", "and", "we"} <= STOP_WORDS and "please" in POLITENESS


def run_all(text: str) -> None:
    tokens = tokenize(text)
    today = date(2022, 2, 15)
    for i in range(len(tokens)):
        for parse in (
            number_at,
            ordinal_at,
            share_at,
            duration_at,
            clock_at,
            clock_range_at,
            money_at,
            people_at,
        ):
            found = parse(tokens, i)
            assert found is None or (found.first == i < found.stop <= len(tokens))
        money_at(tokens, i, bare=True)
        clock_at(tokens, i, bare=True)
        dated = date_at(tokens, i, today)
        assert dated is None or (dated.first == i < dated.stop <= len(tokens))
        scope = polarity_at(tokens, i)
        assert scope.first <= i < scope.stop
    corrections(tokens)


_PIECES = """a an the no not and or of to - – / , . ( ) : $ € % ½ 😀 two three hundred thousand
half third 1 2 3 12 31 1,700 1.5 10:30 2022 99999999999999999999 k st rd march may friday
christmas next week weekend day days night nights hour am pm noon past quarter people adults
kids family group us me my wife couple aged under 10 each per person from between until before
after early actually wait sorry rather scratch that except but only prefer must 0 0.0 feb 29 30
00"""
PIECES = _PIECES.split()


@given(st.lists(st.sampled_from(PIECES), max_size=14).map(" ".join))
def test_no_mix_of_words_crashes(text: str) -> None:
    run_all(text)


@given(st.text(max_size=60))
def test_no_text_crashes(text: str) -> None:
    run_all(text)


TALE = """We are a family of four planning a trip from March 3rd to 5th, 2022 with a budget of
$1,700, no flights, and we would rather not share but private rooms are a must. """


@pytest.mark.parametrize(
    "unit", ["1 000 ", "no ", "a ", "two hundred and ", "3 - ", "a kid and ", "(", ", ", "no, "]
)
def test_time_does_not_grow_with_the_square(unit: str) -> None:
    """The worst repetitions cost a few milliseconds a token, not more with every token before it."""
    begin = time.perf_counter()
    run_all(unit * (2_000 // len(unit)))
    assert time.perf_counter() - begin < 20


def test_fifty_kilobytes() -> None:
    run_all("9" * 50_000)
    begin = time.perf_counter()
    run_all(TALE * (50_000 // len(TALE)))
    assert time.perf_counter() - begin < 90
