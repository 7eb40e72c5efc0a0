"""Requests in other languages: a model puts them into English clause by clause, code checks each against
the user's own words, and the reader behind it reads the English.

What a part must not change is checked by ``language.tongue_turns``: numbers, dates, currencies, names, and
the words that turn a wish. A part that fails is asked about, with both wordings; words that the model left
out are reported as not understood. All evidence is put back to where it stands in the user's text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import sha256

import prompts
from planner_agent.data.sources import Sources
from planner_agent.errors import ModelError
from planner_agent.families.wire import closed
from planner_agent.language.lexicon import words
from planner_agent.language.tongue_turns import disagreements, strange_names
from planner_agent.language.tongue_words import Foreign
from planner_agent.language.tongues import NAMES, speaks, tongue_of
from planner_agent.llm import Ask, Message, Model, Usage
from planner_agent.reading.both import Recall
from planner_agent.reading.model import Gap, Reader, Reading, ReadingUsage
from planner_agent.reading.modelled import taking
from planner_agent.reading.tongues import asked, read_as, unread
from planner_agent.spec import Evidence, with_parts

__all__ = ["TonguesReader", "rendered"]

#: Clauses that are read; what is beyond is told as not understood.
MAX_PARTS = 40
#: Prefix of questions on parts; behind it stands a digest of both wordings.
WORDS = "words "
LEAVE = "leave it out"
_YES = words("yes y right correct ja richtig sí si correcto oui exact 是 是的 对 对的 正确")
_NO = words("no nein non 不 不是")
#: Where a clause ends: not at the points of "4. Mai" or "z.B.", but at that of "2027. Keine".
_CUT = re.compile(r"(?<=[,;!?])\s+|(?<=[^\W\d_]{3})\.\s+|(?<=\d{3})\.\s+|[，。；！？\n]+")
_STOPS, _COMMAS = ".!?;。！？；\n", ",，、:："
_ENDS = ' \n\t.,;:!?。，、；：！？"“”¡¿'


@dataclass(frozen=True, slots=True)
class Part:
    """A clause of the text, what it says in English ("" if the model has left it out), and what speaks
    against that."""

    at: Evidence
    english: str
    doubts: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """Of the question on this part: another wording is another question."""
        return WORDS + sha256(f"{self.at.quote}\n{self.english}".encode()).hexdigest()[:6]


@dataclass(frozen=True, slots=True)
class Rendered:
    """A text in English: its parts in order, and what no part holds."""

    text: str
    tongue: Foreign
    parts: tuple[Part, ...]
    left: tuple[Evidence, ...]
    usage: Usage
    prompt: prompts.Prompt


def rendered(model: Model, text: str, tongue: Foreign) -> Rendered:
    """``text`` as ``model`` puts it into English, clause by clause, checked. Raises ModelError."""
    places = clauses(text)
    asked_for = {f"part_{n}": place for n, place in enumerate(places[:MAX_PARTS], 1)}
    told = prompts.prompt("render", tongue=NAMES[tongue])
    answer = model.ask(
        Ask(
            messages=(
                Message("system", told.text),
                Message("user", "\n".join(f"{name}: {place.quote}" for name, place in asked_for.items())),
            ),
            schema=closed(**{name: {"type": "string"} for name in asked_for}),
            schema_name="rendering",
            max_tokens=min(6000, 300 + len(text) * (3 if tongue == "zh" else 1)),
            purpose="render",
        )
    )
    parts = [
        Part(place, english, disagreements(place.quote, english, tongue) if english else ())
        for name, place in asked_for.items()
        for english in [" ".join(answer.value[name].split()).strip(_ENDS)]
    ]
    left = (*places[MAX_PARTS:], *(part.at for part in parts if not part.english))
    return Rendered(text, tongue, tuple(part for part in parts if part.english), left, answer.usage, told)


def clauses(text: str) -> list[Evidence]:
    """The clauses of a text that say something, without the marks at their ends."""
    found: list[Evidence] = []
    cuts = [(cut.start(), cut.end()) for cut in _CUT.finditer(text)]
    for start, end in zip(
        [0, *(after for _, after in cuts)], [*(at for at, _ in cuts), len(text)], strict=True
    ):
        quote = text[start:end].strip(_ENDS)
        if quote:
            at = text.index(quote, start)
            found.append(Evidence(start=at, end=at + len(quote), quote=quote))
    return found


class _English:
    """The English of the parts that count, as one text, and the way back from it."""

    def __init__(self, text: str, parts: Sequence[tuple[Evidence, str]]) -> None:
        self._text, self._places = text, list[tuple[int, int, Evidence]]()
        written = ""
        for k, (at, english) in enumerate(parts):
            written += _joint(text[parts[k - 1][0].end : at.start]) if k else ""
            self._places.append((len(written), len(written) + len(english), at))
            written += english
        self.text = f"{written}." if written else ""

    def back(self, place: Evidence) -> Evidence:
        """The user's words to a place of the English."""
        at = [at for start, end, at in self._places if start < place.end and place.start < end]
        at = at or [min(self._places, key=lambda one: abs(one[0] - place.start))[2]]
        start, end = min(one.start for one in at), max(one.end for one in at)
        return Evidence(start=start, end=end, quote=self._text[start:end])


def _joint(between: str) -> str:
    if any(stop in between for stop in _STOPS):
        return ". "
    return ", " if any(comma in between for comma in _COMMAS) else " "


class TonguesReader:
    """Reads English by ``reader``, and Chinese, German, Spanish and French by it as well, once ``model``
    has put them into English. See ``reading.model.Reader``."""

    def __init__(self, reader: Reader, model: Model) -> None:
        self._reader, self._model, self.name = reader, Recall(model), reader.name

    def read(
        self, text: str, sources: Sources, today: date, answers: Mapping[str, str] | None = None
    ) -> Reading:
        tongue, said = tongue_of(text), dict(answers or {})
        if tongue is None or tongue == "other":
            return self._reader.read(text, sources, today, said)
        try:
            whole = rendered(self._model, text, tongue)
            ours, notes = self._answers(said, tongue)
        except ModelError as error:
            why = f"it could not be asked: {error.message}"
        else:
            if whole.parts:
                return self._reading(whole, sources, today, ours, notes)
            why = "it has made nothing of it."
        return unread(self._reader.read("", sources, today, {}), text, tongue, why)

    def _reading(
        self, whole: Rendered, sources: Sources, today: date, said: Mapping[str, str], notes: Sequence[str]
    ) -> Reading:
        chosen, gaps, left = _settled(whole, said)
        english = _English(whole.text, chosen)
        others = {name: answer for name, answer in said.items() if not name.startswith(WORDS)}
        reading = with_parts(self._reader.read(english.text, sources, today, others), Evidence, english.back)
        refused = tuple(
            one if one.evidence is None else one.model_copy(update={"quote": one.evidence.quote})
            for one in reading.unsupported
        )
        open_words = dict.fromkeys((*left, *whole.left, *reading.not_understood))
        return reading.model_copy(
            update={
                "text": whole.text,
                "gaps": (*gaps, *reading.gaps),
                "not_understood": tuple(sorted(open_words, key=lambda one: (one.start, one.end))),
                "unsupported": refused,
                "assumptions": (
                    read_as(whole.tongue, english.text),
                    *_unchecked(whole),
                    *notes,
                    *reading.assumptions,
                ),
                "usage": _used(reading.usage, whole, self._model.name),
            }
        )

    def _answers(self, said: Mapping[str, str], tongue: Foreign) -> tuple[dict[str, str], list[str]]:
        """The answers in English, and a sentence on each that could not be put into it."""
        ours: dict[str, str] = {}
        notes: list[str] = []
        for name, answer in said.items():
            if answer.strip().lower() in _YES or not speaks(tongue, answer):
                ours[name] = answer
                continue
            whole = rendered(self._model, answer, tongue)
            doubts = [doubt for part in whole.parts for doubt in part.doubts]
            if doubts or whole.left or not whole.parts:
                notes.append(f"I could not be sure of your answer “{answer}”; please give it in English.")
            else:
                ours[name] = _English(answer, [(part.at, part.english) for part in whole.parts]).text.rstrip(
                    "."
                )
        return ours, notes


def _settled(
    whole: Rendered, said: Mapping[str, str]
) -> tuple[list[tuple[Evidence, str]], list[Gap], list[Evidence]]:
    """The parts to read with their English, questions on those that are in doubt, and what is left out."""
    chosen: list[tuple[Evidence, str]] = []
    gaps: list[Gap] = []
    left: list[Evidence] = []
    for part in whole.parts:
        answer = said.get(part.id, "").strip().strip(_ENDS) if part.doubts else "yes"
        if answer.lower() == LEAVE:
            left.append(part.at)
        elif answer and answer.lower() not in _YES and answer.lower() not in _NO:
            chosen.append((part.at, answer))
        else:
            chosen.append((part.at, part.english))
            if answer.lower() not in _YES:
                gaps.append(
                    Gap(
                        field=part.id,
                        reason="ambiguous",
                        question=asked(whole.tongue, part.at.quote, part.english, "; ".join(part.doubts)),
                        options=("yes", LEAVE),
                        evidence=(part.at,),
                    )
                )
    return chosen, gaps, left


def _unchecked(whole: Rendered) -> Iterator[str]:
    """The names that are spelt in another script, so that nothing here can compare them."""
    parts = [part for part in whole.parts if not part.doubts]
    names = [name for part in parts for name in strange_names(part.at.quote, part.english)]
    if names:
        yield f"Names that I cannot check against your words: {', '.join(dict.fromkeys(names))}."


def _used(usage: ReadingUsage, whole: Rendered, model: str) -> ReadingUsage:
    """What the reading took, with the rendering."""
    why = f"the text is {NAMES[whole.tongue]}, which the model puts into English; {usage.why}"
    told = usage.model_copy(update={"path": "both", "why": why, "model": model})
    return taking(told, whole.usage, whole.prompt)
