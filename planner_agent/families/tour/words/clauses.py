"""A sentence in parts: what speaks of connections, and what speaks of stays."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from planner_agent.families.tour.words.vocabulary import CONNECT, VERBS
from planner_agent.language.lexicon import words
from planner_agent.language.marks import Mark

_JOINTS = frozenset(
    {",", "and", "&", "is", "are", "directly", "also", "both", "have", "has", "well", "no", "not"}
)
_CUTS = frozenset({",", ";", "and", "&", "but", "where", "while", "(", ")"})
#: All that a line of a list of connections has beside the names.
_LISTED = _JOINTS | words("from to - – — / ↔ → > < ( ) in ways way directions back . ; * • between or with")


@dataclass(frozen=True, slots=True)
class Part:
    """Marks that speak of connections (``ways``) or of stays."""

    ways: bool
    marks: tuple[Mark, ...]


def parts(found: Sequence[Mark], listing: bool) -> list[Part]:
    """The parts of a sentence, in order. ``listing``: the sentence before began a list of connections."""
    if listing and all(mark.kind == "name" or mark.value in _LISTED for mark in found):
        return [Part(True, tuple(found))]
    cue = next((k for k, mark in enumerate(found) if mark.kind == "word" and mark.value in CONNECT), None)
    if cue is None:
        return [Part(False, tuple(found))]
    first, stop = _opens(found, cue), _closes(found, cue)
    made = [Part(False, tuple(found[:first]))] if first else []
    made.append(Part(True, tuple(found[first:stop])))
    return made + (parts(found[stop:], False) if stop < len(found) else [])


def _opens(found: Sequence[Mark], cue: int) -> int:
    """Where what belongs to a cue begins: at the names that it joins, if they stand before it."""
    k = cue
    while k and (found[k - 1].kind == "name" or found[k - 1].value in _JOINTS):
        k -= 1
    named = any(mark.kind == "name" for mark in found[k:cue])
    spoken = any(mark.value in VERBS for mark in found[k : cue + 2])
    apart = cue > 0 and found[cue - 1].value == ","  # "…, connected by direct flights: …"
    if named and spoken and not apart:
        return _first_name(found, k)
    while cue and found[cue - 1].value in ("no", "not", "only", "without"):
        cue -= 1
    return cue


def _first_name(found: Sequence[Mark], k: int) -> int:
    while found[k].kind != "name":
        k += 1
    return k


def _closes(found: Sequence[Mark], cue: int) -> int:
    """Where a cue's part ends: at the clause of the next length or day."""
    for k in range(cue, len(found)):
        if found[k].kind in ("length", "span", "date"):
            cut = k
            while cut > cue + 1 and found[cut - 1].value not in _CUTS | {":"}:
                cut -= 1
            return cut
    return len(found)


def clauses(found: Sequence[Mark]) -> list[tuple[Mark, ...]]:
    """A part cut at its commas and conjunctions."""
    made: list[list[Mark]] = [[]]
    for mark in found:
        if mark.kind == "word" and mark.value in _CUTS:
            made.append([])
        else:
            made[-1].append(mark)
    return [tuple(each) for each in made if each]
