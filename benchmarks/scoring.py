"""How a reading is scored against what a fair reader makes of the words.

* exact: the outcome is the expected one; where a plan was to be made, the spec is the expected one (a soft
  rule of highest priority counts as its hard twin); where a question was due, the fields asked are the
  expected ones.
* silent error: the spec is wrong, or a question was due, and nothing was asked, nothing reported as not
  understood and nothing as unsupported.
* asked needlessly: a plan was to be made, but something was asked.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from importlib import import_module
from typing import Any

from planner_agent.families import family
from planner_agent.reading.model import Reading
from planner_agent.spec.canonical import rule_key
from planner_agent.spec.diff import diff

#: Family → module with its ``normal(spec, *, party_by_size)``; for others a spec is compared as it is.
_NORMAL = {
    "travel": "benchmarks.normal.travel",
    "visits": "benchmarks.normal.visits",
    "tour": "benchmarks.normal.tour",
    "tasks": "benchmarks.normal.tasks",
    "roster": "benchmarks.normal.roster",
}


@dataclass(frozen=True)
class Expected:
    """What a request asks for. ``party_by_size``: how many travel is known, not who is a child."""

    outcome: str
    spec: Any = None
    questions: tuple[str, ...] = ()
    conflicts: tuple[str, ...] = ()
    party_by_size: bool = False

    @classmethod
    def from_json(cls, expect: Mapping[str, Any]) -> Expected:
        """From the ``expect`` of a line of a file of requests."""
        spec = expect.get("spec")
        return cls(
            outcome=expect["outcome"],
            spec=None if spec is None else family(spec["family"]).spec_type().model_validate(spec),
            questions=tuple(expect.get("questions", ())),
            conflicts=tuple(expect.get("conflicts", ())),
        )


@dataclass(frozen=True)
class Score:
    """The verdict on one reading; ``changes`` lead from the expected spec to the one that was read."""

    outcome: str
    exact: bool
    silent_error: bool
    asked_needlessly: bool
    changes: tuple[str, ...]
    asked: tuple[str, ...]
    frame_exact: bool = True
    #: Rules read right, read at all, and wanted: precision and recall over many requests.
    rules: tuple[int, int, int] = (0, 0, 0)


def score(expected: Expected, reading: Reading) -> Score:
    """The score of ``reading``; a clear request that cannot be met is to be read like any other."""
    asked = tuple(gap.field for gap in reading.gaps)
    outcome = "needs_input" if asked else "unsupported" if reading.unsupported else "planned"
    wanted = "planned" if expected.outcome == "infeasible" else expected.outcome
    changes: tuple[str, ...] = ()
    frame_exact, rules = True, (0, 0, 0)
    if expected.spec is not None and expected.spec.family != reading.family:
        changes, frame_exact = (f"family: {expected.spec.family} -> {reading.family}",), False
        rules = (0, len(reading.spec.rules), len(expected.spec.rules))
    elif expected.spec is not None:
        pair = [normal(spec, party_by_size=expected.party_by_size) for spec in (expected.spec, reading.spec)]
        found = diff(*pair, soft_is_hard=True)
        changes, frame_exact = tuple(map(str, found)), all(each.what != "frame" for each in found)
        rules = _rules(*pair)
    same_questions = wanted != "needs_input" or set(asked) == set(expected.questions)
    wrong = bool(changes) or (wanted == "needs_input" and not asked)
    flagged = bool(asked or reading.not_understood or reading.unsupported)
    return Score(
        outcome=outcome,
        exact=outcome == wanted and not changes and same_questions,
        silent_error=wrong and not flagged,
        asked_needlessly=expected.outcome == "planned" and bool(asked),
        changes=changes,
        asked=asked,
        frame_exact=frame_exact,
        rules=rules,
    )


def _rules(wanted: Any, read: Any) -> tuple[int, int, int]:
    """Rules read right, read at all, and wanted, counted by what each asks."""
    right, found = (
        [part for rule in spec.rules for part in rule_key(rule, soft_is_hard=True).parts]
        for spec in (wanted, read)
    )
    return len(set(right) & set(found)), len(set(found)), len(set(right))


def normal(spec: Any, *, party_by_size: bool = False) -> Any:
    """The same request with one way of writing what can be written in several; see ``_NORMAL``."""
    if spec.family not in _NORMAL:
        return spec
    return import_module(_NORMAL[spec.family]).normal(spec, party_by_size=party_by_size)
