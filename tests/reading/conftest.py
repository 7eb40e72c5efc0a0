"""A reader over the shipped sample world, on a fixed day."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from planner_agent.data.sample import sample_catalog
from planner_agent.data.sources import Sources
from planner_agent.reading import GrammarReader, Reading

TODAY = date(2026, 4, 1)
Read = Callable[..., Reading]


@pytest.fixture(scope="session")
def read() -> Read:
    reader, catalog = GrammarReader(), sample_catalog()

    def run(text: str, answers: dict[str, str] | None = None) -> Reading:
        return reader.read(text, Sources(catalog), TODAY, answers)

    return run
