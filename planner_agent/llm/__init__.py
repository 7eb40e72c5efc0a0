"""Language models behind one narrow door: messages and a closed schema in, a checked object out.

    from planner_agent.llm import Ask, Message, open_model
    model = open_model()    # PLANNER_MODEL, OPENAI_BASE_URL, OPENAI_API_KEY; None where no model is named
    answer = model.ask(Ask((Message("user", "…"),), schema, "reading", max_tokens=400, purpose="read"))

Any OpenAI-compatible endpoint serves. This package knows nothing of plans or readings. The ``openai`` package
is imported by the first ask.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from planner_agent.llm.client import OpenAIModel
    from planner_agent.llm.model import Answer, Ask, AskError, Message, Model, Usage
    from planner_agent.llm.opening import open_model
    from planner_agent.llm.scripted import NoScriptedAnswer, ScriptedModel

_HOMES = {
    "planner_agent.llm.client": ("OpenAIModel",),
    "planner_agent.llm.model": ("Answer", "Ask", "AskError", "Message", "Model", "Usage"),
    "planner_agent.llm.opening": ("open_model",),
    "planner_agent.llm.scripted": ("NoScriptedAnswer", "ScriptedModel"),
}
_HOME_OF = {name: home for home, names in _HOMES.items() for name in names}

__all__ = [
    "Answer", "Ask", "AskError", "Message", "Model", "NoScriptedAnswer", "OpenAIModel", "ScriptedModel",
    "Usage", "open_model",
]  # fmt: skip


def __getattr__(name: str) -> Any:
    if name not in _HOME_OF:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(_HOME_OF[name]), name)
    globals()[name] = value
    return value
