"""Two readings, one spec: what grammar and model read apart is put together part by part.

Agreement is accepted. Where the grammar has a question, the model's checked answer is laid over its
reading, just as
the user's would be. Where the grammar left words aside, a rule that the model's label and those words bear
is added.
Where both say something and differ, the reading of a sentence in which every word was understood stands; in
any other
the user is asked, with both readings as the options.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from planner_agent.families.labels import values_of
from planner_agent.families.wire import Wire
from planner_agent.families.wording import Speaker
from planner_agent.reading.model import Gap, Reading
from planner_agent.reading.modelled import WISH, Modelled, confirmed, renamed, unsure
from planner_agent.reading.quotes import Quote, sentence
from planner_agent.spec import Evidence, Form, Mark, Rule

#: Reads the text anew with answers (those of the user win).
Reread = Callable[[Mapping[str, str]], Reading]


def reconcile(
    grammar: Reading, found: Modelled, wire: Wire, speaker: Speaker, reread: Reread, said: Mapping[str, str]
) -> Reading:
    """One reading of two. ``said`` are the user's answers to earlier questions."""
    words = wire.answers(found.said.record)
    fill = {
        gap.field: words[gap.field]
        for gap in grammar.gaps
        if gap.reason == "missing" and gap.field in words and gap.field not in said
    }
    reading = _filled(grammar, reread(fill), fill, found) if fill else grammar
    reading = _with_rules(reading, [*found.taken.added, *confirmed(found, speaker, said)])
    asked = _disputed(reading, found, wire, speaker, said)
    doubts = (*unsure(found, speaker, said), *_frame_doubts(grammar, found, words, said))
    places = [place for gap in doubts for place in gap.evidence]
    left = [part for part in asked.not_understood if not any(_inside(part, place) for place in places)]
    return asked.model_copy(update={"gaps": (*asked.gaps, *doubts), "not_understood": tuple(left)})


def _filled(grammar: Reading, filled: Reading, fill: Mapping[str, str], found: Modelled) -> Reading:
    """The reading with the model's answers, if they settle what they answer; its words for evidence."""
    still = {gap.field for gap in filled.gaps}
    if not set(fill) - still:
        return grammar
    marks: dict[str, Mark] = {}
    for path, mark in filled.spec.marks.items():
        place = found.said.places.get(path)
        settled = mark.source == "clarified" and path.partition(".")[0] in fill
        marks[path] = Mark(source="stated" if place else "assumed", evidence=place) if settled else mark
    left = [part for part in filled.not_understood if not _said_by(part, found)]
    spec = filled.spec.model_copy(update={"marks": marks})
    return filled.model_copy(update={"spec": spec, "not_understood": tuple(left)})


def _said_by(part: Evidence, found: Modelled) -> bool:
    return any(place.start <= part.start and part.end <= place.end for place in found.said.places.values())


def _with_rules(reading: Reading, new: Sequence[Rule]) -> Reading:
    """The reading with rules for words that the grammar had left aside."""
    if not new:
        return reading
    rules = (*reading.spec.rules, *renamed(new, reading.spec.rules))
    left = [p for p in reading.not_understood if not any(_inside(p, rule.evidence) for rule in new)]
    spec = reading.spec.model_copy(update={"rules": rules})
    return reading.model_copy(update={"spec": spec, "not_understood": tuple(left)})


def _inside(part: Evidence, whole: Evidence | None) -> bool:
    return whole is not None and whole.start <= part.start and part.end <= whole.end


def _disputed(
    reading: Reading, found: Modelled, wire: Wire, speaker: Speaker, said: Mapping[str, str]
) -> Reading:
    """Questions on rules of doubtful sentences whose label says otherwise; an answer that is there settles
    it."""
    gaps, rules = list(reading.gaps), {rule.id: rule for rule in reading.spec.rules}
    for quote, rule in found.taken.disputed:
        other = _otherwise(quote, rule, wire)
        if other is None or rule.id not in rules or not _doubtful(reading, quote.at):
            continue
        options = (speaker.say(rule.body), speaker.say(other))
        answer = said.get(WISH + rule.id, "").strip()
        if answer == options[1]:
            rules[rule.id] = rule.model_copy(update={"body": other, "source": "clarified"})
        elif answer != options[0]:
            question = f"By “{quote.at.quote}”, do you mean: {options[0]}, or: {options[1]}?"
            gaps.append(
                Gap(
                    field=WISH + rule.id, reason="contradiction", question=question, options=options,
                    default=options[0], evidence=(quote.at,),
                )
            )  # fmt: skip
    spec = reading.spec.model_copy(update={"rules": tuple(rules.values())})
    return reading.model_copy(update={"spec": spec, "gaps": tuple(gaps)})


def _otherwise(quote: Quote, rule: Rule, wire: Wire) -> Form | None:
    label = wire.labels[quote.label]
    return label.rule(values_of(rule.body, label.attribute.name)) if label.attribute else None


def _doubtful(reading: Reading, at: Evidence) -> bool:
    """Whether something in the sentence of these words was not understood."""
    start, end = sentence(reading.text, at)
    return any(start <= part.start < end for part in reading.not_understood)


def _frame_doubts(
    grammar: Reading, found: Modelled, words: Mapping[str, str], said: Mapping[str, str]
) -> Sequence[Gap]:
    """Fields that both read from the text, differently, where the grammar did not understand every word."""
    gaps: list[Gap] = []
    ours, theirs = _fields(grammar), _fields(found.frame)
    open_fields = {gap.field for gap in (*grammar.gaps, *found.frame.gaps)}
    for name in words:
        mark = _mark(grammar, name)
        evidence = mark.evidence if mark else None
        if name in open_fields or name in said or evidence is None or name not in ours:
            continue
        if ours[name] == theirs.get(name) or not _doubtful(grammar, evidence):
            continue
        options = (evidence.quote, words[name])
        question = f"The {name} I read two ways: “{options[0]}”, or “{options[1]}”. Which is right?"
        gaps.append(
            Gap(field=name, reason="ambiguous", question=question, options=options, default=options[0],
                evidence=(evidence,))
        )  # fmt: skip
    return gaps


def _fields(reading: Reading) -> Mapping[str, Any]:
    return reading.spec.frame.model_dump(mode="json")


def _mark(reading: Reading, name: str) -> Mark | None:
    marks = reading.spec.marks
    return next((mark for path, mark in marks.items() if path.partition(".")[0] == name), None)
