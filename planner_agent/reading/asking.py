"""Asking a model to read: one call, whose answer is checked part by part before anyone uses it."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from functools import partial
from typing import Any

import prompts
from planner_agent.families import Family
from planner_agent.families.labels import NOT_A_WISH
from planner_agent.families.wire import WireField
from planner_agent.llm import Ask, Message, Model, Usage
from planner_agent.reading.checks import counted, dated, lengths_in, named, numbers_in, quoted, summed
from planner_agent.spec import Evidence
from prompts import shots

#: Room for an answer; a list that loops is cut by the schema long before.
MAX_TOKENS = 700
#: Examples in the prompt.
SHOTS = 3


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of the text that the model calls a wish, and the label that it put on them."""

    at: Evidence
    label: str


@dataclass(frozen=True, slots=True)
class Said:
    """What a model said of a text and the text bears: the ``record`` by field, where each of its values
    stands,
    the quotes, and what was ``dropped``, with the reason."""

    record: Mapping[str, Any]
    places: Mapping[str, Evidence]
    quotes: tuple[Quote, ...]
    dropped: tuple[str, ...]
    usage: Usage
    prompts: Mapping[str, str] = field(default_factory=dict[str, str])


def ask(model: Model, house: Family, text: str, today: date) -> Said:
    """One reading of ``text`` by ``model``, as a request of the family ``house``.

    Raises ModelError where the endpoint gives no usable answer.
    """
    wire = house.wire()
    told = prompts.prompt("read", plans=house.plans, fields=wire.fields, menu=wire.menu)
    messages = [Message("system", told.text)]
    for shot in _shots(model, house.name, text):
        answer = json.dumps(shot.answer, ensure_ascii=False)
        messages += [Message("user", _request(shot.text, shot.today)), Message("assistant", answer)]
    answer = model.ask(
        Ask(
            messages=(*messages, Message("user", _request(text, f"{today:%A}, {today}"))),
            schema=wire.schema,
            schema_name="reading",
            max_tokens=MAX_TOKENS,
            purpose="read",
        )
    )
    record, places, sums, wrong = _record(wire.fields, answer.value, text, today)
    quotes, strange = _quotes(answer.value["wishes"], text)
    return Said(record, places, (*sums, *quotes), (*wrong, *strange), answer.usage, {told.name: told.digest})


def _shots(model: Model, family: str, text: str) -> Sequence[shots.Shot]:
    """Examples; always the same ones for an endpoint that reads the prompt slowly but keeps it."""
    choose = shots.usual if getattr(model, "keeps_prompts", False) else partial(shots.alike, text=text)
    return choose(family, n=SHOTS)


def _request(text: str, today: str) -> str:
    return f"Today is {today}. The request:\n{text}"


def _record(
    fields: Iterable[WireField], value: Mapping[str, Any], text: str, today: date
) -> tuple[dict[str, Any], dict[str, Evidence], list[Quote], list[str]]:
    """The values that the text bears, where they stand, wishes among them, and a sentence on each value that
    the text does not bear."""
    record, places = {}, dict[str, Evidence]()
    quotes: list[Quote] = []
    dropped: list[str] = []
    numbers, lengths = Counter(numbers_in(text)), lengths_in(text)
    for each in fields:
        said = value[each.name]
        record[each.name] = each.empty
        match each.kind:
            case "name" | "names":
                names = [name.strip() for name in (said if each.kind == "names" else [said]) if name.strip()]
                found = [(name, place) for name in names if (place := named(text, name)) is not None]
                dropped += [f"{each.name}: the text does not name {name!r}" for name in names
                            if name not in [one for one, _ in found]]  # fmt: skip
                if found:
                    places[each.name] = found[0][1]
                    words = [place.quote for _, place in found]
                    record[each.name] = words if each.kind == "names" else words[0]
            case "quote":
                place = quoted(text, said)
                if place is not None:
                    record[each.name], places[each.name] = place.quote, place
                elif said.strip():
                    dropped.append(f"{each.name}: the text does not say {said!r}")
            case "date":
                day = _day(said)
                place = dated(text, today, [day]) if day else None
                if place is not None:
                    record[each.name], places[each.name] = said.strip(), place
                elif said.strip():
                    dropped.append(f"{each.name}: the text does not speak of {said.strip()!r}")
            case "sum":
                place = summed(text, said) if said else None
                if place is not None:
                    quotes.append(Quote(place, each.label))
                elif said:
                    dropped.append(f"{each.name}: the text does not speak of {said}")
            case "days" if said in lengths:
                record[each.name] = said
            case "number" | "days":
                borne = numbers[Fraction(said)] > 0 and (not each.of or counted(text, said, each.of))
                if borne or 0 < said <= each.unsaid:
                    numbers[Fraction(said)] -= 1  # a number is said of one thing
                    record[each.name] = said
                elif said:
                    dropped.append(f"{each.name}: the text does not say {said}")
            case _:
                record[each.name] = said
    return record, places, quotes, dropped


def _day(said: str) -> date | None:
    try:
        return date.fromisoformat(said.strip())
    except ValueError:
        return None


def _quotes(wishes: Sequence[Mapping[str, str]], text: str) -> tuple[tuple[Quote, ...], list[str]]:
    """The quotes that stand in the text, each once, in its order."""
    found: dict[tuple[int, int, str], Quote] = {}
    dropped: list[str] = []
    for wish in wishes:
        if wish["label"] == NOT_A_WISH or not wish["quote"].strip():
            continue
        place = quoted(text, wish["quote"])
        if place is None:
            dropped.append(f"{wish['label']}: the text does not say {wish['quote']!r}")
        else:
            found.setdefault((place.start, place.end, wish["label"]), Quote(place, wish["label"]))
    return tuple(sorted(found.values(), key=lambda quote: (quote.at.start, quote.at.end))), dropped
