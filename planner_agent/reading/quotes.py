"""From labelled quotes to rules: the vocabulary reads the quote; where it has no words for it, the label's
template is
filled with the values that stand in the quote. A label alone makes no rule."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from planner_agent.families.labels import Label, Subject
from planner_agent.families.wire import Wire
from planner_agent.language.clocks import clock_at
from planner_agent.language.money import money_at
from planner_agent.language.negation import polarity_at
from planner_agent.language.numbers import number_at
from planner_agent.language.tokens import Token, tokenize
from planner_agent.reading.asking import Quote
from planner_agent.reading.checks import opposed
from planner_agent.reading.model import Reading
from planner_agent.spec import Evidence, Form, Goal, Hard, Priority, Rule
from planner_agent.spec.values import Value


@dataclass(slots=True)
class Taken:
    """What came of the quotes: the grammar's ``rules`` and ``goals`` that they confirm, rules ``added``
    from labels,
    frame ``paths`` said in them, where they stand (``used``), quotes that nobody could read (``unread``), and
    labels that say otherwise than the vocabulary (``disputed``)."""

    rules: list[Rule] = field(default_factory=list[Rule])
    added: list[Rule] = field(default_factory=list[Rule])
    goals: list[Goal] = field(default_factory=list[Goal])
    paths: list[str] = field(default_factory=list[str])
    used: list[Evidence] = field(default_factory=list[Evidence])
    unread: list[Quote] = field(default_factory=list[Quote])
    disputed: list[tuple[Quote, Rule]] = field(default_factory=list[tuple[Quote, Rule]])


def sentence(text: str, at: Evidence) -> tuple[int, int]:
    """First and last place of the sentence (or line) around some words."""
    start = max((text.rfind(stop, 0, at.start) for stop in ".!?;\n"), default=-1) + 1
    ends = [end for stop in ".!?;\n" if (end := text.find(stop, at.end)) >= 0]
    return start, min(ends, default=len(text))


def overlap(one: Evidence | None, other: Evidence) -> bool:
    """Whether two places of a text share a character."""
    return one is not None and one.start < other.end and other.start < one.end


def take(quotes: Iterable[Quote], wire: Wire, grammar: Reading, data: Any, currency: str) -> Taken:
    """All quotes of a text, read beside ``grammar``, the grammar's reading of the whole text."""
    taken, spec = Taken(), grammar.spec
    for quote in quotes:
        label = wire.labels.get(quote.label)
        rules = [rule for rule in spec.rules if overlap(rule.evidence, quote.at)]
        goals = [goal for goal in spec.goals if overlap(goal.evidence, quote.at)]
        paths = [path for path, mark in spec.marks.items() if overlap(mark.evidence, quote.at)]
        refused = [one for one in grammar.unsupported if overlap(one.evidence, quote.at)]
        _extend(taken.rules, rules)
        _extend(taken.goals, goals)
        _extend(taken.paths, paths)
        if rules and label is not None:
            other = opposed(label, [rule.body for rule in rules])
            taken.disputed += [(quote, rule) for rule in rules if rule.body == other]
        if rules or goals or paths or refused:
            taken.used.append(quote.at)
            continue
        form = None if label is None else _written(label, wire, quote.at, grammar.text, data, currency)
        if form is None:
            taken.unread.append(quote)
        else:
            taken.used.append(quote.at)
            _extend(taken.added, [_rule(label.name if label else "", form, quote.at, grammar.text)])
    return taken


def _extend(found: list[Any], more: Sequence[Any]) -> None:
    found += [each for each in more if each not in found]


def _rule(name: str, form: Form, at: Evidence, text: str) -> Rule:
    scope = polarity_at(*_tokens(text, at))
    strength = Priority(level=1) if scope.soft and not scope.emphatic else Hard()
    return Rule(id=name.replace("_", "-"), body=form, strength=strength, source="stated", evidence=at)


def _tokens(text: str, at: Evidence) -> tuple[list[Token], int]:
    """The tokens of the whole text, and the last one of the quote: what governs it stands before."""
    tokens = tokenize(text)
    return tokens, max((k for k, token in enumerate(tokens) if token.start < at.end), default=0)


def _written(label: Label, wire: Wire, at: Evidence, text: str, data: Any, currency: str) -> Form | None:
    """The label's rule with the values of the quote, where its words bear it: a word that calls up the
    label, a
    value, and a negation just where the label has one."""
    tokens, last = _tokens(text, at)
    scope = polarity_at(tokens, last)
    if scope.indifferent or scope.excepted:
        return None
    if label.sense in ("no", "only", "some"):
        values = _words(label, at.quote, data)
        agrees = scope.negated == (label.sense == "no") and (label.sense != "only" or scope.only)
        return label.rule(values) if values and agrees else None
    subject = next(one for one in wire.subjects if label.name.endswith(one.noun))
    if not _called(subject, text, at):
        return None
    values = _numbers(label, tokenize(at.quote), currency)
    return label.rule(values) if len(values) == 1 else None


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


def _words(label: Label, quote: str, data: Any) -> list[Value]:
    """The attribute's values that the quote says outright, the longest first."""
    assert label.attribute is not None
    known = set(label.attribute.values)
    vocabulary: Callable[[str, str], frozenset[str]] | None = getattr(data, "vocabulary", None)
    if not known and vocabulary is not None and label.attribute.type == "set":
        known = set().union(*(vocabulary(kind, label.attribute.name) for kind in label.kinds))
    said = f" {' '.join(_stem(token.low) for token in tokenize(quote))} "
    found: list[Value] = []
    for value in sorted(known, key=lambda each: (-len(each), each)):
        words = " ".join(_stem(token.low) for token in tokenize(value.replace("_", " ")))
        if words and f" {words} " in said:
            said = said.replace(f" {words} ", " ")
            found.append(value)
    return found


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
        return f"{clock.value.minutes // 60:02d}:{clock.value.minutes % 60:02d}", clock.stop
    number = number_at(tokens, k)
    if number is None:
        return None, k
    exact = number.value
    return (exact if isinstance(exact, int) else f"{exact.numerator}/{exact.denominator}"), number.stop
