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
from typing import Any

from planner_agent.families.travel import wishes
from planner_agent.families.travel.items import MODES
from planner_agent.families.travel.spec import Destination, Party, Stop, TravelFrame, TravelSpec
from planner_agent.reading.model import Reading
from planner_agent.spec import Rule
from planner_agent.spec.diff import diff


@dataclass(frozen=True)
class Expected:
    """What a request asks for. ``party_by_size``: how many travel is known, not who is a child."""

    outcome: str
    spec: TravelSpec | None = None
    questions: tuple[str, ...] = ()
    conflicts: tuple[str, ...] = ()
    party_by_size: bool = False

    @classmethod
    def from_json(cls, expect: Mapping[str, Any]) -> Expected:
        """From the ``expect`` of a line of ``travel.jsonl``."""
        spec = expect.get("spec")
        return cls(
            outcome=expect["outcome"],
            spec=None if spec is None else TravelSpec.model_validate(spec),
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


def score(expected: Expected, reading: Reading) -> Score:
    """The score of ``reading``; a clear request that cannot be met is to be read like any other."""
    asked = tuple(gap.field for gap in reading.gaps)
    outcome = "needs_input" if asked else "unsupported" if reading.unsupported else "planned"
    wanted = "planned" if expected.outcome == "infeasible" else expected.outcome
    changes: tuple[str, ...] = ()
    if expected.spec is not None:
        pair = (normal(spec, party_by_size=expected.party_by_size) for spec in (expected.spec, reading.spec))
        changes = tuple(map(str, diff(*pair, soft_is_hard=True)))
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
    )


def normal(spec: TravelSpec, *, party_by_size: bool = False) -> TravelSpec:
    """The same trip with one way of writing what can be written in several.

    The frame's currency is left out: every sum carries its own, and a plan is in its catalog's.
    """
    frame = spec.frame
    party = Party(adults=frame.party.size, rooms=frame.party.rooms) if party_by_size else frame.party
    back = frame.returns_to if frame.round_trip and frame.returns_to != frame.origin else None
    update = {"destination": _destination(frame), "party": party, "returns_to": back, "currency": "USD"}
    rules = tuple(map(_single, spec.rules)) if party.size == 1 else spec.rules
    only = {mode for rule in rules for mode in MODES if rule.body == wishes.only_modes(mode)}
    implied = [wishes.use_mode(mode) for mode in only]
    rules = tuple(rule for rule in rules if rule.body not in implied)
    return spec.model_copy(update={"frame": frame.model_copy(update=update), "rules": rules})


def _single(rule: Rule) -> Rule:
    """For one traveller "a head" is "in all"."""
    return Rule.model_validate_json(rule.model_dump_json().replace('"cost_per_head"', '"cost"'))


def _destination(frame: TravelFrame) -> Destination | None:
    """A region that only repeats its named cities goes; nights that follow from the others come."""
    to = frame.destination
    if to is None or to.count > len(to.stops):
        return to
    stops = to.stops
    free = [stop for stop in stops if stop.nights is None]
    if frame.dates is not None and len(free) == 1:
        rest = frame.dates.days - 1 - sum(stop.nights or 0 for stop in stops)
        if rest >= 1:
            stops = tuple(stop if stop.nights else Stop(city=stop.city, nights=rest) for stop in stops)
    return Destination(stops=stops, ordered=to.ordered and len(stops) > 1, count=len(stops))
