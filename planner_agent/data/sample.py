"""The world that ships with the package: invented places in 21 real cities of the United States.

It works for any date and needs neither a network nor a key. ``scripts/make_sample_world.py`` wrote it.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from planner_agent.data.tables import TableCatalog

SAMPLE_WORLD = Path(__file__).parent / "sample_world"


@cache
def sample_catalog() -> TableCatalog:
    """The catalog of the sample world, read once a process."""
    return TableCatalog(SAMPLE_WORLD)
