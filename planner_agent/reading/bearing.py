"""Do the words bear a spec? A check of any spec, whoever made it, against the text that it is said to come
from.

The vocabulary reads the text once more, by itself. A part of the spec that it reads otherwise, a wish that
it finds and the
spec has not, and a part for which no words stand are each told. Words that the vocabulary does not know may
bear a
rule of their own; then its constants must stand in them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction
from typing import Any

from planner_agent.families.labels import constants
from planner_agent.reading.checks import named, numbers_in, summed
from planner_agent.reading.model import Reading
from planner_agent.reading.quotes import overlap
from planner_agent.spec import Evidence, Money, Rule
from planner_agent.spec.canonical import rule_key
from planner_agent.spec.diff import diff

#: Says a rule or goal in words.
Say = Callable[[Any], str]


def unborne(spec: Any, whole: Reading, say: Say) -> tuple[str, ...]:
    """A sentence on each part of ``spec`` that the words of ``whole`` (the vocabulary's reading of the
    text) do not
    bear, and on each wish of theirs that it lacks; empty if all is well."""
    if spec.family != whole.family:
        return (f"the text speaks of {whole.family}, the spec of {spec.family}",)
    theirs = [rule for rule in whole.spec.rules if not _among(rule, spec.rules)]
    return (
        *_rules([rule for rule in spec.rules if not _among(rule, whole.spec.rules)], theirs, whole, say),
        *_frame(spec, whole),
    )


def _among(rule: Rule, others: Sequence[Rule]) -> bool:
    """Whether ``others`` ask all that the rule asks, as strongly."""
    asked = {part for other in others for part in rule_key(other).parts}
    return set(rule_key(rule).parts) <= asked


def _rules(ours: Sequence[Rule], theirs: Sequence[Rule], whole: Reading, say: Say) -> Iterator[str]:
    left = list(theirs)
    for rule in ours:
        twin = (
            next((one for one in left if overlap(one.evidence, rule.evidence)), None)
            if rule.evidence
            else None
        )
        if twin is not None:
            left.remove(twin)
            quote = twin.evidence.quote if twin.evidence else ""
            yield f"“{quote}” says: {say(twin)}; the spec has: {say(rule)}"
        elif rule.source != "assumed":
            yield from (f"{say(rule)}: {why}" for why in _alone(rule, whole))
    for rule in left:
        if rule.source == "stated" and rule.evidence is not None:
            yield f"nothing was made of “{rule.evidence.quote}”: {say(rule)}"


def _alone(rule: Rule, whole: Reading) -> Iterator[str]:
    """What speaks against a rule that the vocabulary has not read."""
    at, text = rule.evidence, whole.text
    if at is None:
        yield "no words say it"
    elif text[at.start : at.end] != at.quote:
        yield f"“{at.quote}” does not stand in the text"
    elif not any(overlap(part, at) for part in whole.not_understood):
        yield f"“{at.quote}” does not say it"
    else:
        yield from (
            f"“{at.quote}” does not say {value}" for value in constants(rule.body) if not _says(at, value)
        )


def _says(at: Evidence, value: Any) -> bool:
    if isinstance(value, Money):
        return summed(at.quote, Fraction(value.amount)) is not None
    if isinstance(value, int) or re.fullmatch(r"-?\d+(\.\d+|/\d+)?", value):
        return Fraction(value) in numbers_in(at.quote) or value in (0, 1)
    return ":" in value or named(at.quote, value.replace("_", " ")) is not None


def _frame(spec: Any, whole: Reading) -> Iterator[str]:
    """Fields that the words and the spec have otherwise, and goals."""
    plain = {"rules": ()}
    for change in diff(whole.spec.model_copy(update=plain), spec.model_copy(update=plain)):
        yield f"{change.path}: the words say {change.before}, the spec has {change.after}"
