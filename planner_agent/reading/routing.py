"""Which family a request is of, where the fields alone do not decide: one short question to the model."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

import prompts
from planner_agent.families import families, family
from planner_agent.families.wire import closed
from planner_agent.llm import Ask, Message, Model, Usage
from planner_agent.reading.grammar import FAMILY, asked_which, fitting, openness
from planner_agent.reading.model import Reading
from prompts import shots

NONE = "none"
_TOKENS = 20


@dataclass(frozen=True, slots=True)
class Route:
    """The family's name, None where the model sees nothing to plan; and what the call took."""

    family: str | None
    usage: Usage
    prompt: prompts.Prompt


def routed(
    model: Model, grammar: Reading, today: date, read_as: Callable[[str], Reading]
) -> tuple[Reading, Route | None]:
    """The reading of the family that the ``model`` sees, where the fields alone do not decide.

    ``read_as`` reads the text as a family's. The model's choice stands where the words fill that family's
    frame as well, or where it leaves no more of them unread; else the user is asked which is meant.
    """
    fits = fitting(grammar.text, today)
    asked = any(gap.field == FAMILY for gap in grammar.gaps)
    if fits.clear or not (asked or grammar.not_understood):
        return grammar, None
    found = route(model, grammar.text)
    if found.family is None or (found.family == grammar.family and not asked):
        return grammar, found
    other = read_as(family(found.family).plans)
    if found.family not in fits.best and openness(other)[1] > openness(grammar)[1]:
        return asked_which((grammar, other)), found
    note = f"I took this as a request for {family(found.family).plans}."
    return other.model_copy(update={"assumptions": (*other.assumptions, note)}), found


def route(model: Model, text: str) -> Route:
    """The family of ``text``, by ``model``. Raises ModelError where the endpoint gives no usable answer."""
    names = families()
    kinds = [
        {
            "name": name,
            "plans": family(name).plans,
            "fields": [field.says.partition(", as:")[0] for field in family(name).wire().fields],
        }
        for name in names
    ]
    told = prompts.prompt("route", kinds=kinds)
    messages = [Message("system", told.text)]
    for example, kind in shots.routes():
        messages += [Message("user", example), Message("assistant", json.dumps({"kind": kind}))]
    answer = model.ask(
        Ask(
            messages=(*messages, Message("user", text)),
            schema=closed(kind={"type": "string", "enum": [*names, NONE]}),
            schema_name="kind",
            max_tokens=_TOKENS,
            purpose="route",
        )
    )
    kind = answer.value["kind"]
    return Route(None if kind == NONE else kind, answer.usage, told)
