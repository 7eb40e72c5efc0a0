"""What changed between two specs: frame fields by path, rules by what they ask, goals in their order.

Ids, sources, evidence and marks do not count; nor do differences of writing (``canonical.py``).
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal, TypeVar, cast

from planner_agent.spec.canonical import RuleKey, goal_key, rule_key
from planner_agent.spec.model import Spec
from planner_agent.spec.rules import Goal, Rule
from planner_agent.spec.values import Frozen

FrameT = TypeVar("FrameT", bound=Frozen)
Json = Any


@dataclass(frozen=True, slots=True)
class Change:
    """One difference. ``path`` is ``family``, ``frame.party.adults``, ``rules.<id>`` or ``goals.<place>``;
    ``before`` and ``after`` are the values there, None where one side has nothing."""

    what: Literal["family", "frame", "rule", "goal"]
    path: str
    before: object
    after: object

    def __str__(self) -> str:
        return f"{self.path}: {_words(self.before)} → {_words(self.after)}"


def diff(a: Spec[FrameT], b: Spec[FrameT], *, soft_is_hard: bool = False) -> list[Change]:
    """The changes from ``a`` to ``b``, none if they mean the same.

    Lists of plain values in a frame are sets, and so is every list of a part whose field ``ordered`` is
    False. With ``soft_is_hard`` a rule of priority level 1 counts as its hard twin.
    """
    changes = [Change("family", "family", a.family, b.family)] if a.family != b.family else []
    changes += frame_changes(a.frame.model_dump(mode="json"), b.frame.model_dump(mode="json"))
    changes += _rule_changes(a.rules, b.rules, soft_is_hard)
    changes += _goal_changes(a.goals, b.goals)
    return changes


def frame_changes(a: Json, b: Json, path: str = "frame") -> list[Change]:
    """Differences of two frames as JSON, field by field; a part that one side lacks is one change."""
    if isinstance(a, dict) and isinstance(b, dict):
        left, right = _settled(cast(dict[str, Json], a)), _settled(cast(dict[str, Json], b))
        return [
            change
            for name in dict.fromkeys((*left, *right))
            for change in frame_changes(left.get(name), right.get(name), f"{path}.{name}")
        ]
    return [] if a == b else [Change("frame", path, cast(object, a), cast(object, b))]


def _settled(part: Mapping[str, Json]) -> dict[str, Json]:
    """The part with those lists sorted whose order says nothing."""
    ordered = part.get("ordered")

    def settle(value: Json) -> Json:
        if not isinstance(value, list):
            return value
        parts = cast(list[Json], value)
        plain = not any(isinstance(each, dict | list) for each in parts)
        free = ordered is False or (plain and ordered is None)
        return sorted(parts, key=_text) if free else parts

    return {name: settle(value) for name, value in part.items()}


def _text(value: Json) -> str:
    return json.dumps(value, sort_keys=True)


def _rule_changes(a: Sequence[Rule], b: Sequence[Rule], soft_is_hard: bool) -> list[Change]:
    """Changed rules are paired if they differ only in bounds or strength, else by their id."""
    before = {rule.id: rule_key(rule, soft_is_hard=soft_is_hard) for rule in a}
    after = {rule.id: rule_key(rule, soft_is_hard=soft_is_hard) for rule in b}
    gone = _unmatched(a, before, after)
    come = _unmatched(b, after, before)
    twins = _twins(gone, come, lambda old, new: before[old.id].shape == after[new.id].shape)
    paired = {rule.id for rule in twins.values()}
    left = [rule for rule in come if rule.id not in paired]
    twins |= _twins([rule for rule in gone if rule.id not in twins], left, lambda old, new: old.id == new.id)
    paired = {rule.id for rule in twins.values()}
    changes = [Change("rule", f"rules.{rule.id}", rule, twins.get(rule.id)) for rule in gone]
    new = [rule for rule in come if rule.id not in paired]
    return changes + [Change("rule", f"rules.{rule.id}", None, rule) for rule in new]


def _unmatched(
    rules: Sequence[Rule], own: Mapping[str, RuleKey], others: Mapping[str, RuleKey]
) -> list[Rule]:
    """The rules that ask for something that no rule of the other side asks for. Saying a hard wish twice
    changes nothing; a soft one counts twice."""
    left = Counter(part for key in others.values() for part in key.parts)
    unmatched: list[Rule] = []
    for rule in rules:
        parts = own[rule.id].parts
        if any(left[part] < 1 for part in parts):
            unmatched.append(rule)
        else:
            left.subtract(part for part in parts if not part.startswith("hard"))
    return unmatched


def _twins(
    gone: Sequence[Rule], come: Sequence[Rule], alike: Callable[[Rule, Rule], bool]
) -> dict[str, Rule]:
    """By the id of an old rule, the new one that stands in its place; each new rule stands in one place."""
    left = list(come)
    twins: dict[str, Rule] = {}
    for rule in gone:
        twin = next((other for other in left if alike(rule, other)), None)
        if twin is not None:
            left.remove(twin)
            twins[rule.id] = twin
    return twins


def _goal_changes(a: Sequence[Goal], b: Sequence[Goal]) -> list[Change]:
    changes: list[Change] = []
    for place in range(max(len(a), len(b))):
        before = a[place] if place < len(a) else None
        after = b[place] if place < len(b) else None
        if before is None or after is None or goal_key(before) != goal_key(after):
            changes.append(Change("goal", f"goals.{place}", before, after))
    return changes


def _words(value: object) -> str:
    if isinstance(value, Rule):
        return f"{rule_key(value).parts}"
    return goal_key(value) if isinstance(value, Goal) else repr(value)
