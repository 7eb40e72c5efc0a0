"""Direct ways in a sentence: "Rome and Oslo", "from Oslo to Riga", "Rome is connected to Oslo and Riga"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from planner_agent.families.tour.words.marks import Mark
from planner_agent.families.tour.words.vocabulary import CONNECT

_BOTH = frozenset({"and", "&", "-", "–", "—", "/", "↔", "<", "with"})
_ONE = frozenset({"to", "→", ">"})


@dataclass(frozen=True, slots=True)
class Way:
    """From ``origin`` to ``destination`` (names in lower case), marks ``first`` up to ``stop``."""

    origin: str
    destination: str
    both: bool
    first: int
    stop: int


def ways(found: Sequence[Mark]) -> list[Way]:
    """The ways of a sentence that speaks of connections."""
    names = [k for k, mark in enumerate(found) if mark.kind == "name"]
    ways: list[Way] = []
    at = 0
    while at + 1 < len(names):
        one, two = names[at], names[at + 1]
        between = [mark.value for mark in found[one + 1 : two] if mark.kind == "word"]
        kind = _joint(found, one, between)
        if kind is None:
            at += 1
            continue
        stop = _both_said(found, two)
        both = kind == "both" or stop > two + 1
        ways.append(Way(found[one].value, found[two].value, both, one, stop))
        at += 2
        while at < len(names) and _listed(found, names[at - 1], names[at], kind, between):
            ways.append(Way(found[one].value, found[names[at]].value, both, names[at], names[at] + 1))
            at += 1
    return ways


def _joint(found: Sequence[Mark], one: int, between: Sequence[str]) -> str | None:
    """How two names are joined: both ways, one way, or not at all."""
    if not between or len(between) > 6 or "," in between or ";" in between:
        return None
    plain = [word for word in between if word not in ("=", "also", "the", "a")]
    lead = found[one - 1].value if one else ""
    if plain and set(plain) <= _BOTH | {">"} and not set(plain) <= _ONE:
        return "both"
    if plain and (set(plain) <= _ONE or plain[-1] in _ONE) and lead == "from":
        return "one"
    if plain and set(plain) <= _ONE | {"-"}:
        return "one"
    if {"connected", "linked", "connects", "links"} & set(plain) and plain[-1] in ("to", "with", "and"):
        return "both"
    if CONNECT & set(plain) and plain[-1] == "to":
        return "one"
    return None


def _both_said(found: Sequence[Mark], two: int) -> int:
    """The mark after "and back", "in both directions", "both ways" behind a way."""
    words = [mark.value for mark in found[two + 1 : two + 5]]
    for form in (["and", "back"], ["in", "both", "directions"], ["both", "ways"], ["(", "both", "ways", ")"]):
        if words[: len(form)] == form:
            return two + 1 + len(form)
    return two + 1


def _listed(found: Sequence[Mark], last: int, name: int, kind: str, between: Sequence[str]) -> bool:
    """More ends of the same beginning: "connected to Oslo, Riga and Porto", "from Rome to Oslo and Riga".
    Behind a comma "Riga and Porto" are a pair of their own."""
    joints = [mark.value for mark in found[last + 1 : name]]
    if {"connected", "linked", "connects", "links"} & set(between):
        return bool(joints) and set(joints) <= {",", "and", "&", "to", "with"}
    return kind == "one" and joints in (["and"], ["&"], ["and", "to"])
