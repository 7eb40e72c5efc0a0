"""Tours from words: the family is found, the frame is filled, what is missing or impossible is asked."""

from __future__ import annotations

from datetime import date

import pytest

from planner_agent import Planner

TODAY = date(2026, 11, 25)
WAYS = "Direct flights: Rome and Oslo, Oslo and Riga."


def _plan(text: str, **answers: str):
    return Planner(checkpointer="memory", today=TODAY).plan(text, answers)


def test_an_order_of_cities() -> None:
    outcome = _plan(f"3 days in Rome, 4 days in Oslo, 2 days in Riga. {WAYS}")
    assert (outcome.outcome, outcome.family) == ("planned", "tour"), outcome.text
    assert [stop.city for stop in outcome.plan.stops] == ["Rome", "Oslo", "Riga"]
    assert outcome.plan.others == 1 and outcome.proof.status == "optimal"


def test_what_is_missing_is_asked_and_the_answer_read() -> None:
    text = "A tour over Rome and Oslo with direct flights between Rome and Oslo. 3 days in Rome."
    outcome = _plan(text)
    assert [question.id for question in outcome.questions] == ["days"], outcome.text
    done = _plan(text, days="7 days")
    assert done.outcome == "planned" and [stop.last for stop in done.plan.stops] == [3, 7]


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("Rome can't be too loud.", "can't"),
        ("Ideally Rome comes early.", "Ideally"),
        ("Do not go to Paris.", "Paris"),
        ("Return to Rome.", "Return"),
    ],
)
def test_what_is_not_understood_is_told(said: str, told: str) -> None:
    outcome = _plan(f"{said} 3 days in Rome, 4 days in Oslo. Direct flights: Rome and Oslo.")
    assert told in " ".join(part.quote for part in outcome.not_understood)
    assert told in outcome.text


@pytest.mark.parametrize(
    ("said", "order"),
    [
        ("Rome can't be the last city.", ["Rome", "Oslo"]),
        ("Oslo is not the first stop.", ["Rome", "Oslo"]),
        ("We don't want to end in Oslo.", ["Oslo", "Rome"]),
        ("Rome must be visited after Oslo.", ["Oslo", "Rome"]),
    ],
)
def test_the_order_that_is_said_is_kept(said: str, order: list[str]) -> None:
    outcome = _plan(f"{said} 3 days in Rome, 4 days in Oslo. Direct flights: Rome and Oslo.")
    assert [stop.city for stop in outcome.plan.stops] == order
    assert not outcome.not_understood


def test_a_way_that_is_denied_is_none() -> None:
    outcome = _plan(
        "3 days in Rome, 4 days in Oslo, 2 days in Riga. There are direct flights between Rome and Oslo and "
        "between Oslo and Riga, but not between Rome and Riga."
    )
    assert outcome.outcome == "planned"
    ways = {frozenset((way.origin, way.destination)) for way in outcome.spec.frame.connections}
    assert frozenset(("Rome", "Riga")) not in ways and len(ways) == 2


def test_all_connections_but_one() -> None:
    outcome = _plan(
        "3 days in Bari, 4 days in Naples, 2 days in Catania. All connected except Naples and Catania."
    )
    order = [stop.city for stop in outcome.plan.stops]
    assert order in (["Naples", "Bari", "Catania"], ["Catania", "Bari", "Naples"])


def test_a_name_mistyped_is_asked() -> None:
    outcome = _plan("Rome 3 days, Oslo 4 days, direct flights Rome to Olso.")
    assert [question.id for question in outcome.questions] == ["connections"]


def test_trips_are_still_trips() -> None:
    outcome = _plan("3 days in Denver from Chicago, direct flights, 5 to 7 March 2027, just me, at most $900")
    assert outcome.family == "travel"
