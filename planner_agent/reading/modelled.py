"""The model reader: a model's record and quotes, checked against the words, become a reading.

Code writes every part: the family's reader takes the record as answers to its own questions, and the rules
come from the
quotes. What the model left out of the words that carry something is reported as not understood.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any

from planner_agent.data.sources import Sources
from planner_agent.errors import ModelError
from planner_agent.families import Family, data_for, family
from planner_agent.families.labels import OTHER_WISH
from planner_agent.families.wire import Wire
from planner_agent.families.wording import Speaker
from planner_agent.llm import Model, Usage
from planner_agent.reading.asking import Quote, Said, ask
from planner_agent.reading.grammar import GrammarReader
from planner_agent.reading.model import Gap, Reading, ReadingUsage
from planner_agent.reading.open_wish import open_wish
from planner_agent.reading.quotes import Taken, overlap, sentence, take
from planner_agent.reading.second_look import look_again
from planner_agent.spec import Evidence, Mark, Rule
from prompts import Prompt

__all__ = ["ModelReader", "Modelled", "model_reading"]

#: Wishes that no label fits, asked about one by one.
MAX_OPEN = 2
#: Prefix of questions on rules; behind it stands the rule's id.
WISH = "wish "
#: The answer to "do you mean …?" that leaves the words without a rule.
NOTHING = "nothing of the kind"


@dataclass(frozen=True, slots=True)
class Modelled:
    """A model's reading of a text: what it said, the frame that came of its record, what came of its
    quotes."""

    said: Said
    frame: Reading
    taken: Taken

    @property
    def usage(self) -> ReadingUsage:
        told = ReadingUsage(path="model", prompts=dict(self.said.prompts), dropped=self.said.dropped)
        return taking(told, self.said.usage)


def taking(told: ReadingUsage, used: Usage, prompt: Prompt | None = None) -> ReadingUsage:
    """``told`` and what one more call, with ``prompt``, took."""
    price = None if told.price is None else Decimal(told.price)
    both = Usage(told.calls, told.tokens_in, told.tokens_out, told.seconds, price) + used
    more = {
        "calls": both.calls,
        "tokens_in": both.tokens_in,
        "tokens_out": both.tokens_out,
        "seconds": round(both.seconds, 3),
        "price": None if both.price is None else str(both.price),
        "prompts": told.prompts if prompt is None else {**told.prompts, prompt.name: prompt.digest},
    }
    return told.model_copy(update=more)


def model_reading(
    model: Model,
    grammar: Reading,
    sources: Sources,
    today: date,
    answers: Mapping[str, str],
    alone: bool = False,
) -> Modelled:
    """One call, checked, for the text of ``grammar`` (the grammar's reading), and one more for the words that
    it passed over: all that carry something, or, where the model does not read ``alone``, those that the
    grammar does not know. Raises ModelError."""
    house = family(grammar.family)
    wire, data = house.wire(), data_for(house, sources)
    said = _widened(ask(model, house, grammar.text, today), wire, grammar)
    framed = house.reader().read("", data, today, {**wire.answers(said.record), **answers})
    currency = getattr(grammar.spec.frame, "currency", "USD")

    def probe(words: str) -> Reading:
        return house.reader().read(words, data, today, {})

    taken = take(said.quotes, wire, grammar, probe, currency)
    left = _uncovered(grammar, [*_covered(said, framed, taken, grammar), *(each.at for each in taken.open)])
    if not alone:
        left = [part for part in left if part in grammar.not_understood]
    more: tuple[Quote, ...] = ()
    if left:
        said, more = _looked_again(model, house, grammar.text, left, said)
        taken = take((*said.quotes, *more), wire, grammar, probe, currency)
    for quote in [quote for quote in taken.open if quote.label == OTHER_WISH][:MAX_OPEN]:
        said = _opened(model, house, quote, currency, said, taken)
    return Modelled(said, framed, taken)


def _looked_again(
    model: Model, house: Family, text: str, left: Sequence[Evidence], said: Said
) -> tuple[Said, tuple[Quote, ...]]:
    """Labels for the words left over; what could not be asked stays left over."""
    try:
        again = look_again(model, house, text, left)
    except ModelError as error:
        return replace(said, dropped=(*said.dropped, f"second look: {error.message}")), ()
    return _with(said, again.usage, again.prompt), again.quotes


def _opened(model: Model, house: Family, quote: Quote, currency: str, said: Said, taken: Taken) -> Said:
    """Takes an open wish into ``taken``; what could not be asked stays open."""
    try:
        opened = open_wish(model, house, quote.at, currency)
    except ModelError as error:
        return replace(said, dropped=(*said.dropped, f"{quote.at.quote}: {error.message}"))
    taken.unsure += renamed(opened.rules, taken.unsure)
    if opened.rules:
        taken.used.append(quote.at)
    return _with(said, opened.usage, opened.prompt, opened.dropped)


def _with(said: Said, usage: Usage, prompt: Prompt, dropped: Iterable[str] = ()) -> Said:
    """What was said, and what one more call took."""
    return replace(
        said,
        dropped=(*said.dropped, *dropped),
        usage=said.usage + usage,
        prompts={**said.prompts, prompt.name: prompt.digest},
    )


def _widened(said: Said, wire: Wire, grammar: Reading) -> Said:
    """What a field was said to be, with all the words around it that the vocabulary reads as that field: of
    "3 towns in Ohio", a model may copy "Ohio"; of "Daytona Beach", "Daytona"."""
    record, places = dict(said.record), dict(said.places)
    for each in wire.fields:
        place = places.get(each.name)
        if each.kind not in ("quote", "name") or place is None:
            continue
        same = [mark.evidence for path, mark in grammar.spec.marks.items()
                if path.partition(".")[0] == each.name and mark.evidence is not None]  # fmt: skip
        whole = each.kind == "quote"
        more = [p for p in same if overlap(p, place) or (whole and _within(p, grammar.text, place))]
        parts = [place, *more]
        start, end = min(part.start for part in parts), max(part.end for part in parts)
        places[each.name] = Evidence(start=start, end=end, quote=grammar.text[start:end])
        record[each.name] = places[each.name].quote
    return replace(said, record=record, places=places)


class ModelReader:
    """Reads with the model alone, under all checks; the grammar only serves as the vocabulary of quotes and
    for
    coverage. For measurements: see ``reading.both`` for the reader to use."""

    name = "model"

    def __init__(self, model: Model) -> None:
        self._model, self._grammar = model, GrammarReader()

    def read(
        self, text: str, sources: Sources, today: date, answers: Mapping[str, str] | None = None
    ) -> Reading:
        grammar = self._grammar.read(text, sources, today, answers)
        found = model_reading(self._model, grammar, sources, today, answers or {}, alone=True)
        house = family(grammar.family)
        return _alone(found, grammar, house, data_for(house, sources), answers or {}, self._model.name)


def _alone(
    found: Modelled, grammar: Reading, house: Family, data: Any, answers: Mapping[str, str], name: str
) -> Reading:
    """The model's reading by itself."""
    spec, taken = found.frame.spec, found.taken
    frame = spec.frame.model_dump()
    marks = _marks(found.said, found.frame, grammar)
    for path in taken.paths:
        if marks.get(path, Mark(source="default")).source in ("default", "assumed"):
            _copy(frame, grammar.spec.frame.model_dump(), path)
            marks[path] = grammar.spec.marks[path]
    settled = {path.partition(".")[0] for path in taken.paths} - {gap.field for gap in grammar.gaps}
    gaps = [gap for gap in found.frame.gaps if gap.field not in settled]
    more = (*taken.added, *confirmed(found, house.describe(data), answers))
    rules = (*taken.rules, *renamed(more, taken.rules))
    parts = {"frame": frame, "marks": marks, "rules": rules, "goals": taken.goals or spec.goals}
    spec = house.spec_type().model_validate(spec.model_dump() | parts)
    return Reading(
        text=grammar.text,
        family=grammar.family,
        spec=spec,
        gaps=(*gaps, *unsure(found, house.describe(data), answers)),
        not_understood=tuple(_uncovered(grammar, _covered(found.said, found.frame, taken, grammar))),
        unsupported=grammar.unsupported,
        assumptions=found.frame.assumptions,
        usage=found.usage.model_copy(update={"model": name, "why": "the model alone was asked for"}),
    )


def renamed(new: Iterable[Rule], old: Iterable[Rule]) -> Iterator[Rule]:
    """The ``new`` rules, under ids that none of the ``old`` has."""
    ids = {rule.id for rule in old}
    for rule in new:
        name, n = rule.id, 2
        while name in ids:
            name, n = f"{rule.id}-{n}", n + 1
        ids.add(name)
        yield rule.model_copy(update={"id": name})


def unsure(found: Modelled, speaker: Speaker, answers: Mapping[str, str]) -> Iterator[Gap]:
    """A question on each rule that only the label says; answered ones are settled."""
    for rule in found.taken.unsure:
        if WISH + rule.id in answers or rule.evidence is None:
            continue
        meant = speaker.say(rule.body)
        yield Gap(
            field=WISH + rule.id,
            reason="ambiguous",
            question=f"By “{rule.evidence.quote}”, do you mean: {meant}?",
            options=(meant, NOTHING),
            default=meant,
            evidence=(rule.evidence,),
        )


def confirmed(found: Modelled, speaker: Speaker, answers: Mapping[str, str]) -> Iterator[Rule]:
    """The unsure rules that the user has confirmed."""
    for rule in found.taken.unsure:
        answer = answers.get(WISH + rule.id, "").strip().casefold()
        if answer in (speaker.say(rule.body).casefold(), "yes", "y", "right"):
            yield rule.model_copy(update={"source": "clarified"})


def _marks(said: Said, framed: Reading, grammar: Reading) -> dict[str, Mark]:
    """The marks of the frame that came of the record."""
    return {path: _placed(mark, path, said, grammar) for path, mark in framed.spec.marks.items()}


def _placed(mark: Mark, path: str, said: Said, grammar: Reading) -> Mark:
    """An answer that the record gave is said in the text: where, the grammar or the record's words tell."""
    if mark.source != "clarified":
        return mark
    theirs = grammar.spec.marks.get(path)
    if theirs is not None and theirs.evidence is not None:
        return theirs
    place = said.places.get(path)
    return Mark(source="stated", evidence=place) if place else Mark(source="assumed")


def _within(part: Evidence, text: str, place: Evidence) -> bool:
    """Whether a part stands in the sentence of a place."""
    start, end = sentence(text, place)
    return start <= part.start and part.end <= end


def _copy(frame: dict[str, Any], other: Mapping[str, Any], path: str) -> None:
    *way, last = path.split(".")
    for name in way:
        frame, other = frame[name], other[name]
        if not isinstance(frame, dict) or not isinstance(other, Mapping):
            return
    if last in frame and last in other:
        frame[last] = other[last]


def _covered(said: Said, framed: Reading, taken: Taken, grammar: Reading) -> list[Evidence]:
    """The places of the text that a model's reading used."""
    marks = {path: mark.evidence for path, mark in _marks(said, framed, grammar).items()}
    marks |= {path: grammar.spec.marks[path].evidence for path in taken.paths}
    return [*taken.used, *said.places.values(), *(place for place in marks.values() if place is not None)]


def _uncovered(grammar: Reading, covered: list[Evidence]) -> list[Evidence]:
    """What carries something for the vocabulary, or is unknown to it, and no part of the reading used."""
    spec = grammar.spec
    parts = [one.evidence for one in (*spec.rules, *spec.goals, *spec.marks.values())]
    parts += [*grammar.not_understood, *(place for gap in grammar.gaps for place in gap.evidence)]
    told = {(part.start, part.end): part for part in parts if part is not None}
    return [part for _, part in sorted(told.items()) if not any(overlap(part, place) for place in covered)]
