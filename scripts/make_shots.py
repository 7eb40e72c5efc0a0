"""Write prompts/shots/: examples for the model reader, from our own requests with ``split: pool``.

    python scripts/make_shots.py

``route.jsonl`` has short requests of every family, with its name. An example of ``travel.jsonl`` is a request
that the grammar reads exactly as expected, with the record and the labelled quotes that a model should have
answered. Requests of the split ``test`` are never used, nor any of a public benchmark.
"""

from __future__ import annotations

import json
from fractions import Fraction
from pathlib import Path
from typing import Any

from benchmarks.reading import Task, tasks
from benchmarks.scoring import score
from planner_agent.data.sources import Sources
from planner_agent.families import families, family
from planner_agent.families.labels import subject_of
from planner_agent.families.wire import Wire
from planner_agent.reading.grammar import GrammarReader
from planner_agent.reading.model import Reading
from planner_agent.reading.quotes import overlap
from planner_agent.spec import Money
from prompts.shots import FOLDER

REQUESTS = Path(__file__).parents[1] / "benchmarks" / "requests"
#: Longer requests would cost more tokens than they teach.
LONGEST = 330
#: Requests that show what a family is, and their lengths in characters.
ROUTES, SHORT = 2, range(60, 200)


def main() -> None:
    reader, wire = GrammarReader(), family("travel").wire()
    lines: list[str] = []
    for path in sorted(REQUESTS.glob("travel*.jsonl")):
        for task in tasks(path):
            if task.split != "pool" or task.expected.outcome != "planned" or len(task.text) > LONGEST:
                continue
            reading = reader.read(task.text, Sources(task.catalog), task.today)
            wanted = _wanted(task, reading, wire) if score(task.expected, reading).exact else None
            if wanted is not None:
                row = {"today": str(task.today), "text": task.text, "answer": wanted}
                lines.append(json.dumps(row, ensure_ascii=False))
    _write("travel.jsonl", lines)
    _write("route.jsonl", _routes())


def _write(name: str, lines: list[str]) -> None:
    FOLDER.mkdir(exist_ok=True)
    (FOLDER / name).write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{name}: {len(lines)} examples")


def _routes() -> list[str]:
    """Requests of all families in turn, evenly taken, so that none stands out by its place."""
    columns: list[list[dict[str, str]]] = []
    for name in families():
        found = [task for path in sorted(REQUESTS.glob(f"{name}*.jsonl")) for task in tasks(path)]
        texts = [task.text for task in found if task.split == "pool" and task.expected.outcome == "planned"]
        short = [text for text in texts if len(text) in SHORT]
        chosen = short[:: max(1, len(short) // ROUTES)][:ROUTES]
        columns.append([{"kind": name, "text": text} for text in chosen])
    rows = [row for turn in zip(*columns, strict=True) for row in turn]
    return [json.dumps(row, ensure_ascii=False) for row in rows]


def _wanted(task: Task, reading: Reading, wire: Wire) -> dict[str, Any] | None:
    """The answer to a request; None where a rule has no label or no words of its own."""
    frame, cities = reading.spec.frame, task.catalog.cities
    wishes: list[dict[str, str]] = []
    budget = 0
    for rule in reading.spec.rules:
        party = reading.spec.marks["party.adults"].evidence
        if party is not None and overlap(rule.evidence, party):  # the fields say it
            continue
        label = _label(rule.body, wire)
        if label is None or rule.evidence is None or reading.not_understood:
            return None
        if label == "at_most_budget" and isinstance(rule.body.bound, Money):
            budget = int(Fraction(rule.body.bound.amount))
            continue
        wish = {"quote": rule.evidence.quote, "label": label}
        if wish not in wishes:
            wishes.append(wish)
    fixed = (frame.dates.latest - frame.dates.earliest).days + 1 == frame.dates.days
    if not fixed:
        return None
    place = reading.spec.marks["destination"].evidence
    said = task.text.casefold()
    if place is None or len(place.quote.split()) > 6 or cities[frame.origin].name.casefold() not in said:
        return None
    return {
        "origin": cities[frame.origin].name,
        "destination": place.quote,
        "start_date": str(frame.dates.earliest),
        "end_date": str(frame.dates.latest),
        "days": frame.dates.days,
        "adults": frame.party.adults,
        "children": frame.party.children,
        "budget": budget,
        "wishes": wishes,
    }


def _label(body: Any, wire: Wire) -> str | None:
    kinds, names, sense = subject_of(body)
    for name, label in wire.labels.items():
        about = {label.attribute.name} if label.attribute else set[str]()
        if set(label.kinds) == kinds and about == names and label.sense == sense:
            return name
    return None


if __name__ == "__main__":
    main()
