"""The toy family is known, and threads are kept in a folder of the test."""

from __future__ import annotations

import pytest

from planner_agent import families


@pytest.fixture(autouse=True)
def _toy(monkeypatch, tmp_path):
    monkeypatch.setitem(families._REGISTRY, "toy", "tests.graph.toy")
    monkeypatch.setenv("PLANNER_HOME", str(tmp_path))
