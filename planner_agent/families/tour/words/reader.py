"""A tour's reader: sentence by sentence, lengths, days and connections find the cities they belong to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from planner_agent.families.tour.words.assemble import Assembly
from planner_agent.families.tour.words.clauses import Part, parts
from planner_agent.families.tour.words.connections import ways
from planner_agent.families.tour.words.facts import Facts
from planner_agent.families.tour.words.marks import leaves, marks
from planner_agent.families.tour.words.stays import Stays
from planner_agent.families.tour.words.vocabulary import BEHIND, CONNECT, KNOWN, NOUNS, PLACES, WEIGHTY
from planner_agent.language.marks import Mark, left, sentences
from planner_agent.language.names import Names
from planner_agent.language.tokens import Token, evidence, tokenize
from planner_agent.reading.model import Reading
from planner_agent.spec import Evidence

#: How cities are told from other words.
_NAMES = Names(KNOWN, NOUNS, BEHIND)


def read(text: str, data: Any, today: date, answers: Mapping[str, str]) -> Reading:
    """Read ``text`` (and the ``answers`` to earlier questions) into a draft. Never raises on any text."""
    whole = "\n".join([text, *(_said(name, words) for name, words in answers.items())])
    tokens = tokenize(whole)
    facts, shown = _facts(whole, tokens, today)
    assembly = Assembly(facts, shown, lambda span: _evidence(text, whole, tokens, span))
    spec = assembly.spec()
    return Reading(
        text=text,
        family="tour",
        spec=spec,
        gaps=tuple(assembly.gaps),
        not_understood=left(text, tokens, facts.used, lambda k: _tells(tokens[k])),
        assumptions=tuple(dict.fromkeys(assembly.assumed)),
    )


def _facts(whole: str, tokens: Sequence[Token], today: date) -> tuple[Facts, dict[str, str]]:
    """What was said, and each name as it was written."""
    spans = sentences(whole, tokens)
    known = leaves(tokens, today)
    names = _names(tokens, spans, known)
    facts, shown = Facts(), dict[str, str]()
    stays: list[Stays] = []
    listing = False
    earlier: list[str] = []
    unit = next((mark.value.unit for mark in known.values() if mark.kind == "length"), None)
    for span in spans:
        found = marks(tokens, span, known, names, unit)
        facts.bare = facts.bare or (unit is None and any(mark.kind == "length" for mark in found))
        for mark in found:
            if mark.kind == "name":
                shown.setdefault(mark.value, whole[tokens[mark.first].start : tokens[mark.stop - 1].end])
        for part in parts(found, listing):
            if part.ways:
                _ways(part, facts)
            else:
                stays.append(Stays(part.marks, facts, _last(shown, earlier)))
                stays[-1].take()
            earlier.extend(mark.value for mark in part.marks if mark.kind == "name")
            listing = part.ways
    for stay in stays:
        stay.days()
    return facts, shown


def _last(shown: Mapping[str, str], earlier: Sequence[str]) -> str:
    """The name that was said last before a sentence."""
    return next((name for name in reversed(earlier) if name in shown), "")


def _names(tokens: Sequence[Token], spans: Sequence[tuple[int, int]], known: Mapping[int, Mark]) -> Names:
    """Words that are names somewhere, so that they are names everywhere; any unknown word where none is
    written large."""
    found: list[Mark] = []
    sized = {
        tokens[k].low for k in range(len(tokens)) if tokens[k].text.istitle() and _sized(tokens, k, known)
    }
    names = _NAMES
    for names in (_NAMES, replace(_NAMES, small=True)):
        found = [mark for span in spans for mark in marks(tokens, span, known, names, None)]
        found = [mark for mark in found if mark.kind == "name"]
        if found:
            break
    return replace(
        names, known=frozenset(mark.value for mark in found if mark.stop == mark.first + 1) | sized
    )


def _sized(tokens: Sequence[Token], k: int, known: Mapping[int, Mark]) -> bool:
    """A place that is a word as well ("Split"), before a length."""
    at = k + 1
    while at < len(tokens) and tokens[at].text in ":(-–,":
        at += 1
    return tokens[k].low in PLACES and at in known and known[at].kind in ("length", "number")


def _ways(part: Part, facts: Facts) -> None:
    found = part.marks
    said = ways(found)
    for way in said:
        span = facts.claim(*found[way.first : way.stop])
        if way.there:
            facts.ways.append((way.origin, way.destination, way.both, span))
        else:
            facts.no_ways.append((way.origin, way.destination, span))
    names = [mark for mark in found if mark.kind == "name"]
    denied = [
        mark
        for mark in found
        if mark.value in ("no", "not", "without", "nothing", "except", "aren't", "isn't")
    ]
    everywhere = [mark for mark in found if mark.value in ("all", "every", "everything", "any")]
    joined = any(mark.value in ("connected", "linked", "connect", "connects", "link") for mark in found)
    if everywhere and joined and all(not way.there for way in said) and not (denied and not said):
        others = [
            mark for mark in found if mark.value in ("each", "other", "every", "except", "apart", "but")
        ]
        facts.all_ways.append(facts.claim(*everywhere, *others))
    if not said and len(names) == 1 and denied:  # "Riga has no connection"
        facts.no_ways.append((names[0].value, "", facts.claim(names[0], *denied)))
    elif denied and any(not way.there for way in said):
        facts.claim(*denied)
    facts.claim_words(found, _AROUND if said else frozenset())
    facts.claim_words(found, CONNECT | {"only", "back"} if said else CONNECT | {"only"})
    for mark in found:
        if mark.kind == "count":
            facts.counts.append((mark.value, facts.claim(mark)))


#: "… but not the other way round".
_AROUND = frozenset({"round", "around"})


def _said(name: str, answer: str) -> str:
    """An answer as a sentence that says what it answers."""
    answer = answer.strip().rstrip(".")
    if name.startswith(("days of ", "days in ")):
        return f"{answer} in {name.removeprefix('days of ').removeprefix('days in ')}."
    forms = {
        "days": f"{answer} in total.",
        "date": f"Start on {answer}.",
        "connections": f"Direct: {answer}.",
    }
    return forms.get(name, f"{answer}.")


def _evidence(text: str, whole: str, tokens: Sequence[Token], span: tuple[int, int]) -> Evidence | None:
    """The words of a span; None for words of an answer."""
    found = evidence(whole, tokens, *span)
    return found if found.end <= len(text) else None


def _tells(token: Token) -> bool:
    """No words of the language, numbers, and what turns or bounds a wish."""
    return (
        not _NAMES.is_plain(token) or token.kind == "number" or token.low in WEIGHTY or token.text in "$€£%"
    )
