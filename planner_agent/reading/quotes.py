"""From labelled quotes to rules: the vocabulary reads the quote; where it has no words for it, the label's
template is
filled with the values that stand in the quote. A label alone makes no rule."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from planner_agent.families.labels import Label, Sense, Subject, subject_of, values_of
from planner_agent.families.wire import Wire
from planner_agent.language.clocks import clock_at
from planner_agent.language.function_words import STOP_WORDS
from planner_agent.language.money import money_at
from planner_agent.language.negation import polarity_at
from planner_agent.language.numbers import number_at
from planner_agent.language.tokens import Token, tokenize
from planner_agent.reading.asking import Quote
from planner_agent.reading.checks import opposed
from planner_agent.reading.model import Reading
from planner_agent.spec import Evidence, Form, Goal, Hard, Priority, Rule, clock_text
from planner_agent.spec.canonical import form_key
from planner_agent.spec.values import Value


@dataclass(slots=True)
class Taken:
    """What came of the quotes: the grammar's ``rules`` and ``goals`` that they confirm, frame ``paths``
    said in
    them, rules ``added`` from labels, rules of labels that the words alone do not bear out (``unsure``),
    where all
    this stands (``used``), and labels that say otherwise than the vocabulary (``disputed``)."""

    rules: list[Rule] = field(default_factory=list[Rule])
    goals: list[Goal] = field(default_factory=list[Goal])
    paths: list[str] = field(default_factory=list[str])
    added: list[Rule] = field(default_factory=list[Rule])
    unsure: list[Rule] = field(default_factory=list[Rule])
    used: list[Evidence] = field(default_factory=list[Evidence])
    open: list[Quote] = field(default_factory=list[Quote])
    disputed: list[tuple[Quote, Rule]] = field(default_factory=list[tuple[Quote, Rule]])


def sentence(text: str, at: Evidence) -> tuple[int, int]:
    """First and last place of the sentence (or line) around some words."""
    start = max((text.rfind(stop, 0, at.start) for stop in ".!?;\n"), default=-1) + 1
    ends = [end for stop in ".!?;\n" if (end := text.find(stop, at.end)) >= 0]
    return start, min(ends, default=len(text))


def overlap(one: Evidence | None, other: Evidence) -> bool:
    """Whether two places of a text share a character."""
    return one is not None and one.start < other.end and other.start < one.end


#: Reads a few words by themselves, with the family's own vocabulary.
Probe = Callable[[str], Reading]


def take(quotes: Iterable[Quote], wire: Wire, grammar: Reading, probe: Probe, currency: str) -> Taken:
    """All quotes of a text, read beside ``grammar``, the grammar's reading of the whole text."""
    taken, spec = Taken(), grammar.spec
    for quote in quotes:
        label = wire.labels.get(quote.label)
        rules = [rule for rule in spec.rules if overlap(rule.evidence, quote.at)]
        goals = [goal for goal in spec.goals if overlap(goal.evidence, quote.at)]
        paths = [path for path, mark in spec.marks.items() if overlap(mark.evidence, quote.at)]
        refused = [one for one in grammar.unsupported if overlap(one.evidence, quote.at)]
        for found, more in ((taken.rules, rules), (taken.goals, goals), (taken.paths, paths)):
            _extend(found, more)
        if rules and label is not None:
            other = opposed(label, [rule.body for rule in rules])
            taken.disputed += [(quote, rule) for rule in rules if rule.body == other]
        read = [*rules, *goals, *refused]
        if any(overlap(part, quote.at) for part in grammar.not_understood):
            _from_label(taken, quote, label, wire, grammar.text, probe, currency)
            taken.used += [one.evidence for one in read if one.evidence is not None]
        elif read or paths:
            taken.used.append(quote.at)
    return taken


def _extend(found: list[Any], more: Sequence[Any]) -> None:
    found += [each for each in more if each not in found]


def _from_label(
    taken: Taken, quote: Quote, label: Label | None, wire: Wire, text: str, probe: Probe, currency: str
) -> None:
    """The label's rule, for a quote with words that the vocabulary does not know."""
    form, sure = (None, False) if label is None else _written(label, wire, quote.at, text, probe, currency)
    if label is None or form is None:
        taken.open.append(quote)
        return
    taken.used.append(quote.at)
    if any(form_key(form) == form_key(rule.body) for rule in taken.rules):
        return
    scope = polarity_at(*_tokens(text, quote.at))
    strength = Priority(level=1) if scope.soft and not scope.emphatic else Hard()
    name = label.name.replace("_", "-")
    rule = Rule(id=name, body=form, strength=strength, source="stated", evidence=quote.at)
    _extend(taken.added if sure else taken.unsure, [rule])


def _tokens(text: str, at: Evidence) -> tuple[list[Token], int]:
    """The tokens of the whole text, and the last one of the quote: what governs it stands before."""
    tokens = tokenize(text)
    return tokens, max((k for k, token in enumerate(tokens) if token.start < at.end), default=0)


def _written(
    label: Label, wire: Wire, at: Evidence, text: str, probe: Probe, currency: str
) -> tuple[Form | None, bool]:
    """The label's rule with the values of the quote, and whether the words bear its sense out: a negation
    where
    the label has one and none where it has not, "only" where that is not what is usually meant."""
    scope = polarity_at(*_tokens(text, at))
    if scope.indifferent or scope.excepted:
        return None, False
    if label.sense not in ("no", "only", "some"):
        subject = next(one for one in wire.subjects if label.name == f"{label.sense}_{one.noun}")
        values = _numbers(label, tokenize(at.quote), currency) if _called(subject, text, at) else []
        return (label.rule(values) if len(values) == 1 else None), not scope.negated
    values, usual = _words(label, at.quote, probe)
    if label.sense == "no":
        return label.rule(values), scope.negated
    return label.rule(values), not scope.negated and (label.sense in usual or scope.only)


def _words(label: Label, quote: str, probe: Probe) -> tuple[list[Value], set[Sense]]:
    """The attribute's values that the quote names, as the vocabulary knows them, and what naming them
    plainly is
    usually taken to say."""
    assert label.attribute is not None
    name, kinds = label.attribute.name, set(label.kinds)
    values: list[Value] = []
    usual: set[Sense] = set()
    words = [token.low for token in tokenize(quote) if token.kind == "word" and token.low not in STOP_WORDS]
    for phrase in (*map(" ".join, pairwise(words)), *words):
        for said in (phrase, f"no {phrase}"):
            for rule in probe(said).spec.rules:
                about, names, sense = subject_of(rule.body)
                if kinds & about and name in names:
                    _extend(values, values_of(rule.body, name))
                    usual |= {sense} if sense and said == phrase else set()
    return values, usual


def _called(subject: Subject, text: str, at: Evidence) -> bool:
    """Whether a word of the subject stands in the sentence of the quote."""
    start, end = sentence(text, at)
    stems = {_stem(token.low) for token in tokenize(f"{subject.words} {subject.noun.replace('_', ' ')}")}
    said = {_stem(token.low) for token in tokenize(text[start:end])}
    return any(stem in said for stem in stems if len(stem) > 2)


def _stem(word: str) -> str:
    for end in ("ing", "es", "s"):
        if word.endswith(end) and len(word) > len(end) + 2:
            return word.removesuffix(end)
    return word


def _numbers(label: Label, tokens: Sequence[Token], currency: str) -> list[Value]:
    """The one value of the attribute's type in a quote, or several, which no template takes."""
    kind = label.attribute.type if label.attribute else "number"
    found: list[Value] = []
    k = 0
    while k < len(tokens):
        value, stop = _value_at(kind, tokens, k, currency)
        if value is not None:
            found.append(value)
        k = max(stop, k + 1)
    return found


def _value_at(kind: str, tokens: Sequence[Token], k: int, currency: str) -> tuple[Value | None, int]:
    if kind == "money":
        money = money_at(tokens, k, bare=True)
        if money is None or money.value.least != money.value.most:
            return None, k
        try:
            return money.value.money(currency), money.stop
        except ValueError:
            return None, money.stop
    if kind == "clock":
        clock = clock_at(tokens, k)
        if clock is None or clock.value.half_unsaid:
            return None, k
        return clock_text(clock.value.minutes), clock.stop
    number = number_at(tokens, k)
    if number is None:
        return None, k
    exact = number.value
    return (exact if isinstance(exact, int) else f"{exact.numerator}/{exact.denominator}"), number.stop
