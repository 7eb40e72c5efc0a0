"""A reading in words: every part of the spec with the words that it came from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from planner_agent.data.sources import Sources
from planner_agent.families import data_for, family
from planner_agent.reading.model import Reading
from planner_agent.spec import Evidence

_PLAIN = {"stated": "", "assumed": "assumed", "clarified": "from your answer", "default": "by default"}


def lines(reading: Reading, sources: Sources) -> Iterator[str]:
    """The reading line by line, without a newline; ``sources`` give names for ids."""
    yield f"Family: {reading.family}"
    yield from _frame(reading)
    yield from _wishes(reading, sources)
    yield from _list(
        "Open", (f"{gap.field} ({gap.reason}): {gap.question}{_said(gap.evidence)}" for gap in reading.gaps)
    )
    yield from _list("Cannot be said here", (f"“{one.quote}”: {one.message}" for one in reading.unsupported))
    yield from _list("Assumed", reading.assumptions)
    yield from _list("Not understood", (f"“{words.quote}”" for words in reading.not_understood))


def _frame(reading: Reading) -> Iterator[str]:
    yield "Frame"
    spec = reading.spec
    for path, value in _leaves(spec.frame.model_dump(mode="json"), ""):
        mark = _mark(spec.marks, path)
        how = "" if mark is None else _how(mark.source, mark.evidence, mark.note)
        yield f"  {path}: {value}{how}"


def _leaves(value: Any, path: str) -> Iterator[tuple[str, Any]]:
    """Fields by path; None and empty ones only where nothing is inside."""
    if isinstance(value, Mapping):
        for name, part in value.items():
            yield from _leaves(part, f"{path}.{name}" if path else name)
    elif isinstance(value, list) and value and all(isinstance(part, Mapping) for part in value):
        for place, part in enumerate(value):
            yield from _leaves(part, f"{path}.{place}")
    elif value is not None and value != []:
        yield path, ", ".join(map(str, value)) if isinstance(value, list) else value


def _mark(marks: Mapping[str, Any], path: str) -> Any:
    """The mark of a path or of the nearest part above it."""
    while path:
        if path in marks:
            return marks[path]
        path = path.rpartition(".")[0]
    return None


def _wishes(reading: Reading, sources: Sources) -> Iterator[str]:
    house, spec = family(reading.family), reading.spec
    speaker = house.describe(data_for(house, sources))
    rules = (f"{speaker.rule(rule)}{_how(rule.source, rule.evidence)}" for rule in spec.rules)
    yield from _list("Rules", rules)
    yield from _list(
        "Goals", (f"{speaker.goal(goal)}{_how(goal.source, goal.evidence)}" for goal in spec.goals)
    )


def _how(source: str, evidence: Evidence | None, note: str = "") -> str:
    told = [*([f"“{evidence.quote}”"] if evidence else []), *filter(None, (_PLAIN.get(source, source), note))]
    return f"  ← {', '.join(told)}" if told else ""


def _said(evidence: tuple[Evidence, ...]) -> str:
    return f"  ← {', '.join(f'“{one.quote}”' for one in evidence)}" if evidence else ""


def _list(title: str, found: Any) -> Iterator[str]:
    rows = list(found)
    if rows:
        yield title
        yield from (f"  {row}" for row in rows)
