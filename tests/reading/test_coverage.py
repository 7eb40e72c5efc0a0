"""Nothing is dropped in silence, and nothing raises."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner_agent.data.sample import sample_catalog
from planner_agent.data.sources import Sources
from planner_agent.language.tokens import tokenize
from planner_agent.reading import GrammarReader
from tests.reading.conftest import TODAY

TEXTS = [
    "Could you please plan a 4-day trip for two from Boston to Austin, June 3-6, with a budget of $2,000?",
    "Boston to Austin June 3-6, 2 adults. We love Thai and Greek food and need private rooms.",
    "hiya, 3 days in Austin from June 3, we're coming from Boston, no flights, the dog comes too",
    "From Boston: 2 cities in Texas, 3-8 June, group of 4, entire homes only, at most 2 sights a day.",
    "Please find us hotels under $150 a night in Austin. We leave Boston on June 3 and come back on June 6.",
]
UNKNOWN = [
    "zorblax",
    "trampoline",
    "unicorns",
    "skydiving",
    "helicopter",
    "karaoke",
    "violin",
    "blue",
    "seventeen",
]
READER = GrammarReader()


def noticed(text: str, word: str) -> bool:
    reading = READER.read(text, Sources(sample_catalog()), TODAY)
    quotes = [each.quote for each in (*reading.not_understood, *reading.unsupported)]
    return any(word in quote for quote in quotes) or any(word in gap.question.lower() for gap in reading.gaps)


@pytest.mark.parametrize("text", TEXTS)
def test_plain_requests_are_read_whole(text: str) -> None:
    reading = READER.read(text, Sources(sample_catalog()), TODAY)
    assert not reading.not_understood
    assert not reading.gaps


@settings(max_examples=120, deadline=None)
@given(st.sampled_from(TEXTS), st.sampled_from(UNKNOWN[:-1]), st.floats(0, 1))
def test_a_word_dropped_in_is_noticed(text: str, word: str, where: float) -> None:
    tokens = tokenize(text)
    at = tokens[min(int(where * len(tokens)), len(tokens) - 1)].start
    assert noticed(f"{text[:at]}{word} {text[at:]}", word)


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=200))
def test_random_text_never_raises(text: str) -> None:
    READER.read(text, Sources(sample_catalog()), TODAY)


WORDS = sorted(
    {token.text for text in TEXTS for token in tokenize(text)}
    | {"no", "not", "never", "$", "5", "400", "and", "or", "under", "Texas"}
)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=40))
def test_word_salad_never_raises_and_keeps_its_evidence(words: list[str]) -> None:
    text = " ".join(words)
    reading = READER.read(text, Sources(sample_catalog()), TODAY)
    spans = [rule.evidence for rule in reading.spec.rules] + [
        mark.evidence for mark in reading.spec.marks.values()
    ]
    for place in [*reading.not_understood, *(span for span in spans if span)]:
        assert text[place.start : place.end] == place.quote


NEGATIONS = [
    "We want no aquaplaning.",
    "Not the usual stuff please.",
    "Never before seen things.",
    "It is not about money.",
]


@pytest.mark.parametrize("words", NEGATIONS)
def test_an_unused_negation_is_reported(words: str) -> None:
    reading = READER.read(f"Boston to Austin June 3-6. {words}", Sources(sample_catalog()), TODAY)
    assert reading.not_understood or reading.unsupported


def test_partly_read_phrases_leave_the_rest() -> None:
    assert noticed("Boston to Austin June 3-6. I want a zebra museum.", "zebra")
    assert noticed("Boston to Austin June 3-6. We need 5 umbrellas.", "5 umbrellas")


HALF_READ = [
    ("Everything vegetarian except in Austin.", "vegetarian"),
    ("Flights in the morning only.", "morning"),
    ("Not 2 adults but 3.", "3"),
    ("Trains rather than planes.", "Trains"),
    ("Flights are already booked.", "Flights"),
    ("Cars make me sick.", "Cars"),
    ("No seafood, nuts or dairy.", "nuts"),
]


@pytest.mark.parametrize(("words", "word"), HALF_READ)
def test_what_is_half_understood_is_reported(words: str, word: str) -> None:
    assert noticed(f"Boston to Austin June 3-6, 2 adults. {words}", word)


def test_a_day_inside_the_trip_is_not_the_trip() -> None:
    reading = READER.read(
        "Boston to Austin June 3-6. On June 4 we want to see a museum.", Sources(sample_catalog()), TODAY
    )
    assert not reading.gaps
    assert reading.spec.frame.dates.days == 4
    assert [rule.id for rule in reading.spec.rules] == ["see-museum-on-2026-06-04"]


def test_a_misspelled_word_is_said() -> None:
    reading = READER.read(
        "Boston to Austin June 3-6, vegetarain food, please.", Sources(sample_catalog()), TODAY
    )
    assert {rule.id for rule in reading.spec.rules} == {"diet-vegetarian"}
    assert any("vegetarain" in sentence for sentence in reading.assumptions)
