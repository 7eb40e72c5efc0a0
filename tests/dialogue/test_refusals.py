"""Soft wishes that cannot be proved are listed; hard ones must be let go first."""

from __future__ import annotations

from datetime import date

import pytest

from planner_agent.data.sample import sample_catalog
from planner_agent.data.sources import Sources
from planner_agent.dialogue.refusals import find_refusals
from planner_agent.families import SolveOptions
from planner_agent.reading import GrammarReader


@pytest.mark.parametrize(
    ("words", "soft"), [("A romantic getaway for two.", True), ("The hotel must be quiet.", False)]
)
def test_a_soft_wish_of_the_reader_does_not_stop_the_plan(words: str, soft: bool) -> None:
    catalog = sample_catalog()
    reading = GrammarReader().read(
        f"Boston to Austin, June 3-6, 2 adults. {words}", Sources(catalog), date(2026, 4, 1)
    )
    refusals = find_refusals(reading, None, catalog, SolveOptions())
    assert (len(refusals.hard), len(refusals.left_out)) == ((0, 1) if soft else (1, 0))
    let_go = find_refusals(reading, None, catalog, SolveOptions(), consent=True)
    assert not let_go.hard and len(let_go.left_out) == 1
