"""Groups of people."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner_agent.language.people import people_at
from planner_agent.language.tokens import tokenize


@pytest.mark.parametrize(
    ("text", "total", "adults", "children", "ages", "speaker"),
    [
        ("two adults and a child", 3, 2, 1, (), None),
        ("the two of us and our 4-year-old", 3, 2, 1, (4,), True),
        ("solo", 1, 1, 0, (), True), ("on my own", 1, 1, 0, (), True), ("just me", 1, 1, 0, (), True),
        ("me and my wife", 2, 2, 0, (), True), ("my wife and I", 2, 2, 0, (), True),
        ("a couple", 2, 2, None, (), None),
        ("family of four", 4, None, None, (), None),
        ("family of five with two kids under 10", 5, 3, 2, (), None),
        ("a group of 8", 8, None, None, (), None), ("party of 5", 5, None, None, (), None),
        ("6 people", 6, None, None, (), None), ("single person", 1, None, None, (), None),
        ("my husband, our twins (6) and me", 4, 2, 2, (6, 6), True),
        ("four friends and I", 5, 5, 0, (), True),
        ("us three", 3, None, None, (), True), ("8 of us", 8, None, None, (), True),
        ("two kids aged 3 and 7", 2, None, 2, (3, 7), None), ("our baby", 1, None, 1, (), False),
        ("2 adults, 2 children (3, 7)", 4, 2, 2, (3, 7), None), ("honeymoon couple", 2, 2, None, (), None),
        ("a family of 4 (2 adults, 2 kids)", 4, 2, 2, (), None), ("two adult children", 2, 2, None, (), None),
        ("my wife, my two daughters aged 5 and 8, and I", 4, 2, 2, (5, 8), True),
        ("the four of us with our 8-month-old", 5, 4, 1, (0,), True), ("3 couples", 6, 6, None, (), None),
    ],
)  # fmt: skip
def test_people(
    text: str,
    total: int,
    adults: int | None,
    children: int | None,
    ages: tuple[int, ...],
    speaker: bool | None,
) -> None:
    tokens = tokenize(text)
    found = people_at(tokens, 0)
    assert found is not None and found.stop == len(tokens)
    value = found.value
    assert (value.total, value.adults, value.children) == (total, adults, children)
    assert (value.ages, value.includes_speaker, value.exact) == (ages, speaker, True)


def test_children_in_unknown_number() -> None:
    found = people_at(tokenize("a group of 8 with young children"), 0)
    assert found is not None
    assert (found.value.total, found.value.children, found.value.some_children) == (8, None, True)


@pytest.mark.parametrize(
    "text", ["", "a couple of days", "a couple days", "me", "I want", "2 nights", "kids menu", "😀"]
)
def test_no_people(text: str) -> None:
    assert people_at(tokenize(text), 0) is None


@given(st.integers(1, 30), st.integers(1, 10))
def test_sums(adults: int, kids: int) -> None:
    found = people_at(tokenize(f"{adults} adults and {kids} kids"), 0)
    assert found is not None
    assert (found.value.total, found.value.adults, found.value.children) == (adults + kids, adults, kids)
