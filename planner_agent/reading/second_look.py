"""A second look: the words that a reading passed over go to the model once more, for a label only.

A small model that reads a whole request leaves wishes out; asked about a few words by themselves, it knows
what they are about. The words are the text's own, so that nothing can be invented.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import prompts
from planner_agent.families import Family
from planner_agent.families.labels import NOT_A_WISH, OTHER_WISH
from planner_agent.families.wire import closed
from planner_agent.llm import Ask, Message, Model, Usage
from planner_agent.reading.asking import Quote
from planner_agent.reading.quotes import sentence
from planner_agent.spec import Evidence

#: Places looked at in one call; what is beyond is told as not understood.
MAX_PLACES = 8
#: Room for a label.
_TOKENS = 24


@dataclass(frozen=True, slots=True)
class Again:
    """Labelled quotes, and what the call took."""

    quotes: tuple[Quote, ...]
    usage: Usage
    prompt: prompts.Prompt


def look_again(model: Model, house: Family, text: str, places: Sequence[Evidence]) -> Again:
    """Labels for ``places`` of ``text``. Raises ModelError where the endpoint gives no usable answer."""
    wire = house.wire()
    places = places[:MAX_PLACES]
    names = [f"words_{n}" for n in range(1, len(places) + 1)]
    label = {"type": "string", "enum": [*wire.labels, OTHER_WISH, NOT_A_WISH]}
    told = prompts.prompt("second_look", plans=house.plans, menu=wire.menu)
    lines = [
        f"{name}: “{place.quote}” in “{_around(text, place)}”"
        for name, place in zip(names, places, strict=True)
    ]
    answer = model.ask(
        Ask(
            messages=(Message("system", told.text), Message("user", "\n".join(lines))),
            schema=closed(**dict.fromkeys(names, label)),
            schema_name="labels",
            max_tokens=_TOKENS * len(places) + _TOKENS,
            purpose="second_look",
        )
    )
    labels = [answer.value[name] for name in names]
    quotes = [Quote(place, label) for place, label in zip(places, labels, strict=True) if label != NOT_A_WISH]
    return Again(tuple(quotes), answer.usage, told)


def _around(text: str, place: Evidence) -> str:
    start, end = sentence(text, place)
    return " ".join(text[start:end].split())
