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
_EVERY = frozenset({"all", "every", "everything", "any"})
_ARROWS = frozenset("-–—/↔→<>=")
_MUST_NOT = frozenset({"don't", "rather", "not", "avoid", "never"})
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
    if _pairs(found):
        return [Part(True, tuple(found))]
    cue = next((k for k in range(len(found)) if _is_cue(found, k)), None)
    if cue is None:
        return [Part(False, tuple(found))]
    first, stop = _opens(found, cue), _closes(found, cue)
    made = [Part(False, tuple(found[:first]))] if first else []
    made.append(Part(True, tuple(found[first:stop])))
    return made + (parts(found[stop:], False) if stop < len(found) else [])


def _pairs(found: Sequence[Mark]) -> bool:
    """ "Hamburg <-> Bremen", "Rome - Oslo, Oslo - Riga": nothing but pairs."""
    chunks: list[list[Mark]] = [[]]
    for mark in found:
        if mark.value in (",", ";", "|", "and", "."):
            chunks.append([])
        else:
            chunks[-1].append(mark)
    chunks = [[mark for mark in chunk if mark.value not in ("•", "*")] for chunk in chunks if chunk]
    return bool(chunks) and all(
        len(chunk) > 2
        and chunk[0].kind == chunk[-1].kind == "name"
        and {mark.value for mark in chunk[1:-1]} <= _ARROWS
        for chunk in chunks
    )


def _is_cue(found: Sequence[Mark], k: int) -> bool:
    """Whether a word speaks of connections: "direct", "you can go from …", "can only get to"."""
    mark = found[k]
    after = [each.value for each in found[k + 1 : k + 3]]
    if mark.kind != "word" or after[:1] in (["out"], ["home"], ["into"], ["back"]):
        return False
    if mark.value in ("directly", "direct") and after[:1] in (["after"], ["before"]):
        return False
    if mark.value in CONNECT:
        before = {each.value for each in found[max(0, k - 6) : k]}
        return mark.value not in ("directly", "direct") or not (before & _MUST_NOT) or "from" not in before
    lead = {each.value for each in found[max(0, k - 5) : k]}
    if mark.value not in ("go", "get", "travel", "drive") or not {"can", "possible"} & lead:
        return False
    return after[:1] in (["from"], ["between"]) or (after[:1] == ["to"] and "from" in lead)


def _opens(found: Sequence[Mark], cue: int) -> int:
    """Where what belongs to a cue begins: at the names that it joins, if they stand before it."""
    whole = [n for n in range(max(0, cue - 5), cue) if found[n].value in _EVERY]
    if whole and all(mark.kind == "word" for mark in found[whole[0] : cue]):
        return whole[0]
    if found[cue].value not in CONNECT:
        lead = [n for n in range(max(0, cue - 6), cue) if found[n].value == "from"]
        return lead[-1] if lead else cue
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
