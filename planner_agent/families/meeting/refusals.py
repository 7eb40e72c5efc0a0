"""What cannot be said or proved of meetings: named with the words, never dropped."""

from __future__ import annotations

from collections.abc import Iterator

from planner_agent.families.granularity import Look, attributes_in, forms_in, goal_looks, group_keys, looks
from planner_agent.families.meeting.items import MEETING_ITEMS
from planner_agent.families.meeting.spec import MeetingSpec
from planner_agent.families.meeting.verify import world_of
from planner_agent.reading.model import Unsupported
from planner_agent.spec import Either, Evidence, Goal, Order, Price, Rule
from planner_agent.spec.evaluate import truth_of

Problem = tuple[str, str, tuple[str, ...]]


def refusals(spec: MeetingSpec) -> tuple[Unsupported, ...]:
    """One refusal for each rule or goal that cannot be judged, in order."""
    found = [
        _refusal(rule.id, rule.evidence, *problem)
        for rule in spec.rules
        if (problem := next(_rule(rule, spec), None)) is not None
    ]
    for goal in spec.goals:
        problems = (*_looked(list(goal_looks(goal)), spec), *_grouped(goal))
        if problems:
            found.append(_refusal("goal", goal.evidence, *problems[0]))
    return tuple(found)


def _refusal(
    name: str, evidence: Evidence | None, code: str, message: str, near: tuple[str, ...]
) -> Unsupported:
    quote = evidence.quote if evidence else name
    return Unsupported(code=code, quote=quote, message=message, near=near, evidence=evidence)  # type: ignore[arg-type]


def _rule(rule: Rule, spec: MeetingSpec) -> Iterator[Problem]:
    seen = list(looks(rule.body))
    yield from _looked(seen, spec)
    kinds = sorted({kind for of, _, _ in seen for kind in of})
    for key in group_keys(rule.body):
        if key != "window" and not any(MEETING_ITEMS.attribute(kind, key) for kind in kinds):
            yield "no_attribute", f"{' and '.join(kinds)} cannot be grouped by {key}", ()
    for part in forms_in(rule.body):
        if isinstance(part, Order):
            for kind in kinds:
                if part.axis not in MEETING_ITEMS.kinds[kind].axes:
                    yield "no_form", f"the {part.axis} of a {kind} is not known", ()
    if isinstance(rule.strength, Price) and not (spec.goals and spec.goals[0].amount is not None):
        yield "no_form", "a price on a broken rule needs a first goal that is an amount", ()
    try:
        for part in forms_in(rule.body):  # each by itself: an empty plan has no groups and stops early
            if not isinstance(part, Either):
                truth_of(part.model_copy(update={"scope": ()}), [], world_of(spec.frame))
    except (KeyError, ValueError) as error:
        yield "no_form", f"the rule cannot be read: {error.args[0]}", ()


def _looked(seen: list[Look], spec: MeetingSpec) -> Iterator[Problem]:
    for of, where, measure in seen:
        names = [name for name, _ in attributes_in(where)] + ([measure] if measure else [])
        for kind in of:
            if kind not in MEETING_ITEMS.kinds:
                yield "no_attribute", f"there are no items of kind {kind}", tuple(MEETING_ITEMS.kinds)
                continue
            for name in names:
                attribute = MEETING_ITEMS.attribute(kind, name)
                if attribute is None or (name == measure and not attribute.measure):
                    yield (
                        "no_attribute",
                        f"a {kind} has no {name}",
                        tuple(MEETING_ITEMS.kinds[kind].attributes),
                    )


def _grouped(goal: Goal) -> Iterator[Problem]:
    kinds = sorted({kind for of, _, _ in goal_looks(goal) for kind in of})
    if goal.by is not None and not all(MEETING_ITEMS.attribute(kind, goal.by) for kind in kinds):
        yield "no_attribute", f"{' and '.join(kinds)} cannot be grouped by {goal.by}", ()
