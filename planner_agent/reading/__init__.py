"""Reading: words -> a typed draft with evidence, gaps, and the words that were not understood."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from planner_agent.reading.model import Gap, Reader, Reading, Unsupported

if TYPE_CHECKING:
    from planner_agent.reading.grammar import GrammarReader

__all__ = ["Gap", "GrammarReader", "Reader", "Reading", "Unsupported"]


def __getattr__(name: str) -> Any:
    """The grammar reader is loaded when first asked for: outcomes need only the model."""
    if name == "GrammarReader":
        from planner_agent.reading.grammar import GrammarReader

        return GrammarReader
    raise AttributeError(name)
