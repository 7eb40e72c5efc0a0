"""Are wrong specs noticed? ``python -m benchmarks mutations --requests FILE… --json``.

From specs that are right (our own requests that the grammar reads exactly) one wrong change each is made, its
text unchanged: a number, a negation, a swapped place, a dropped rule, an invented rule. The checks of
``planner_agent.reading.bearing`` see text
and spec only. The summary: ``n, caught, false_alarms`` (of as many unchanged specs) and both by kind of
change.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random
from typing import Any

from pydantic import ValidationError

from benchmarks.common import publish
from benchmarks.reading import Task, tasks
from benchmarks.scoring import score
from planner_agent.data.sources import Sources
from planner_agent.families import data_for, family
from planner_agent.reading.bearing import unborne
from planner_agent.reading.grammar import GrammarReader
from planner_agent.spec import Compare, Money, Rule


def main(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser("python -m benchmarks mutations", description="Are wrong specs noticed?")
    parser.add_argument("--requests", nargs="+", type=Path, required=True, metavar="FILE")
    parser.add_argument("--n", type=int, default=200, help="wrong changes to make")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--json", action="store_true", help="the summary as a JSON object")
    parser.add_argument("--out", type=Path, metavar="FILE", help="write a row a change")
    options = parser.parse_args(arguments)
    rows = list(
        _rows([task for path in options.requests for task in tasks(path)], options.n, Random(options.seed))
    )
    made, caught = Counter(row["kind"] for row in rows), Counter(row["kind"] for row in rows if row["told"])
    wrong = made.total() - made["none"]
    summary = {
        "n": wrong,
        "caught": caught.total() - caught["none"],
        "false_alarms": caught["none"],
        "unchanged": made["none"],
        **{f"{kind}": f"{caught[kind]}/{made[kind]}" for kind in sorted(made) if kind != "none"},
    }
    publish(rows, summary, out=options.out, as_json=options.json)
    return 0


def _rows(found: Sequence[Task], n: int, random: Random) -> Iterator[dict[str, Any]]:
    reader = GrammarReader()
    right = [task for task in found if task.expected.outcome == "planned" and task.expected.spec is not None]
    random.shuffle(right)
    kinds = list(_CHANGES)
    made = 0
    for task in right * (n // max(1, len(right)) + 2):
        sources = Sources(task.catalog)
        whole = reader.read(task.text, sources, task.today)
        changed = _CHANGES[kinds[made % len(kinds)]](whole.spec, random)
        if changed is None or not score(task.expected, whole).exact:
            continue
        house = family(whole.family)
        say = house.describe(data_for(house, sources)).rule
        for kind, spec in (("none", whole.spec), (kinds[made % len(kinds)], changed)):
            yield {"id": task.id, "kind": kind, "told": list(unborne(spec, whole, say))}
        made += 1
        if made == n:
            return


def _number(spec: Any, random: Random) -> Any:
    """Another bound of a rule, or another number of the frame."""
    rules = [rule for rule in _compares(spec) if rule.body.bound not in (0, "0")]
    if rules:
        rule = random.choice(rules)
        bound = rule.body.bound
        if isinstance(bound, Money):
            return _with(
                spec, rule, bound=bound.model_copy(update={"amount": f"{float(bound.amount) + 100:.2f}"})
            )
        return _with(spec, rule, bound=bound + 1) if isinstance(bound, int) else None
    frame = spec.frame.model_dump()
    for path, value in _numbers(frame, ()):
        changed = _framed(spec, _set(frame, path, value + 1))
        if changed is not None:
            return changed
    return None


def _numbers(value: Any, path: tuple[Any, ...]) -> Iterator[tuple[tuple[Any, ...], Any]]:
    if isinstance(value, dict):
        for name, part in value.items():
            yield from _numbers(part, (*path, name))
    elif isinstance(value, list | tuple):
        for place, part in enumerate(value):
            yield from _numbers(part, (*path, place))
    elif isinstance(value, int) and not isinstance(value, bool):
        yield path, value


def _set(value: Any, path: tuple[Any, ...], new: Any) -> Any:
    if not path:
        return new
    if isinstance(value, dict):
        return {name: _set(part, path[1:], new) if name == path[0] else part for name, part in value.items()}
    return [_set(part, path[1:], new) if place == path[0] else part for place, part in enumerate(value)]


def _negation(spec: Any, random: Random) -> Any:
    rules = _compares(spec)
    if not rules:
        return None
    rule = random.choice(rules)
    op = {"<=": ">=", ">=": "<=", "=": "<="}[rule.body.op]
    return _with(spec, rule, op=op, bound=1 if rule.body.bound in (0, "0") else rule.body.bound)


def _place(spec: Any, random: Random) -> Any:
    """Two names of the frame change places."""
    frame = spec.frame.model_dump()
    if spec.family == "travel":
        stops = frame["destination"]["stops"] if frame["destination"] else ()
        if not stops or frame["origin"] in (None, stops[0]["city"]):
            return None
        other = _set(frame, ("destination", "stops", 0, "city"), frame["origin"])
        return _framed(spec, {**other, "origin": stops[0]["city"]})
    for name in ("cities", "tasks", "meetings", "shifts", "people", "visits"):
        parts = frame.get(name)
        if not parts or len(parts) < 2 or "name" not in parts[0]:
            continue
        one, two = parts[0]["name"], parts[1]["name"]
        if {**parts[0], "name": two} != parts[1]:
            return _framed(spec, _set(_set(frame, (name, 0, "name"), two), (name, 1, "name"), one))
    return None


def _dropped(spec: Any, random: Random) -> Any:
    stated = [rule for rule in spec.rules if rule.source == "stated"]
    if not stated:
        return None
    gone = random.choice(stated)
    return spec.model_copy(update={"rules": tuple(rule for rule in spec.rules if rule is not gone)})


def _invented(spec: Any, random: Random) -> Any:
    """A rule of a label of the family, with words of another part."""
    places = [mark.evidence for mark in spec.marks.values() if mark.evidence]
    places += [rule.evidence for rule in spec.rules if rule.evidence]
    labels = list(family(spec.family).wire().labels.values())
    for label in random.sample(labels, len(labels)):
        kind = label.attribute.type if label.attribute else "number"
        values = {"money": Money(amount="77.00", currency="USD"), "number": 3, "clock": "10:30"}
        value = values.get(kind) or (label.attribute.values or ("Ghost",))[0]
        body = label.rule([value])
        if body is None or any(rule.body == body for rule in spec.rules) or not places:
            continue
        rule = Rule(id="invented", body=body, evidence=random.choice([*places, None]))
        return spec.model_copy(update={"rules": (*spec.rules, rule)})
    return None


def _compares(spec: Any) -> list[Any]:
    return [rule for rule in spec.rules if isinstance(rule.body, Compare)]


def _with(spec: Any, old: Rule, **changes: Any) -> Any:
    """The spec with one rule's body changed."""
    new = old.model_copy(update={"body": old.body.model_copy(update=changes)})
    return spec.model_copy(update={"rules": tuple(new if rule is old else rule for rule in spec.rules)})


def _framed(spec: Any, frame: Any) -> Any:
    """The spec with another frame; None where it cannot be."""
    try:
        return spec.model_copy(update={"frame": type(spec.frame).model_validate(frame)})
    except ValidationError:
        return None


_CHANGES = {
    "number": _number, "negation": _negation, "place": _place, "dropped": _dropped, "invented": _invented,
}  # fmt: skip
