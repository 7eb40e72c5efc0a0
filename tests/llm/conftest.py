"""Asks against a real server on loopback; no cache or key of the user's is touched."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from planner_agent.llm import Ask, Message, OpenAIModel, open_model
from planner_agent.settings import Settings
from tests.llm.endpoint import Endpoint

KEY = "sk-test-3f9a1c77e2d84b60"
SCHEMA: dict[str, Any] = {
    "type": "object",
    "properties": {
        "city": {"type": "string", "maxLength": 40},
        "wishes": {
            "type": "array",
            "maxItems": 3,
            "items": {
                "type": "object",
                "properties": {
                    "quote": {"type": "string"},
                    "label": {"type": "string", "enum": ["museum", "other_wish"]},
                },
                "required": ["quote", "label"],
                "additionalProperties": False,
            },
        },
    },
    "required": ["city", "wishes"],
    "additionalProperties": False,
}
GOOD = {"city": "Paris", "wishes": [{"quote": "two museums", "label": "museum"}]}


@pytest.fixture(autouse=True)
def _no_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in (
        "OPENAI_API_KEY",
        "OPENAI_BASE_URL",
        "PLANNER_MODEL",
        "PLANNER_PRICE_IN",
        "PLANNER_PRICE_OUT",
    ):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("PLANNER_CACHE", str(tmp_path / "cache"))


def asking(**options: Any) -> Ask:
    """An ask that ``GOOD`` answers."""
    messages = (Message("system", "You read wishes."), Message("user", "Paris, and two museums"))
    return Ask(**{
        "messages": messages, "schema": SCHEMA, "schema_name": "wishes", "max_tokens": 200, "purpose": "read",
        **options,
    })  # fmt: skip


@pytest.fixture
def opened() -> Callable[..., OpenAIModel]:
    """Opens the model behind an endpoint, with a time-out that no good answer needs."""

    def at(endpoint: Endpoint, **options: Any) -> OpenAIModel:
        settings = Settings.from_env()
        given = {"model": "m-1", "base_url": endpoint.url, "api_key": KEY, "timeout": 20.0, **options}
        found = open_model(settings, **given)
        assert found is not None
        return found

    return at
