"""Direct ways in a sentence: "Rome and Oslo", "from Oslo to Riga", "Rome is connected to Oslo and Riga"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from planner_agent.families.tour.words.vocabulary import CONNECT
from planner_agent.language.marks import Mark

_BOTH = frozenset({"and", "&", "-", "–", "—", "/", "↔", "<", "with"})
_ONE = frozenset({"to", "→", ">"})
_NOT = frozenset(
    {"nothing", "none", "apart", "neither", "no", "not", "without", "never", "except", "isn't", "aren't"}
)
_AGAIN = frozenset({"is", "are", "connects", "links", "has", "flies", "isn't"})


@dataclass(frozen=True, slots=True)
class Way:
    """From ``origin`` to ``destination`` (names in lower case), marks ``first`` up to ``stop``;
    not ``there``: it is said that there is none."""

    origin: str
    destination: str
    both: bool
    first: int
    stop: int
    there: bool = True


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
    if (said := _of_all(found, ways)) is not None:
        ways = [replace(way, both=True) for way in ways[:-1]] + [replace(ways[-1], both=True, stop=said)]
    return [replace(way, there=not _denied(found, way, n, ways)) for n, way in enumerate(ways)]


def _of_all(found: Sequence[Mark], ways: Sequence[Way]) -> int | None:
    """Where "…, both ways", "each in both directions" behind the ways of a sentence ends; None if unsaid."""
    tail = [mark.value for mark in found[ways[-1].stop :]] if ways else []
    lead = [word for word in tail if word in (",", "each", "all", "and", "always")]
    for form in (
        ["in", "both", "directions"],
        ["in", "either", "direction"],
        ["both", "ways"],
        ["each", "way"],
    ):
        for at in range(min(len(tail), 4)):
            if tail[at : at + len(form)] == form and lead and set(tail[:at]) <= set(lead):
                return ways[-1].stop + at + len(form)
    return None


def _denied(found: Sequence[Mark], way: Way, n: int, ways: Sequence[Way]) -> bool:
    """ "no flight between Rome and Oslo", "but not Rome and Oslo", "Rome and Oslo are not connected"."""
    lead = [mark.value for mark in found[ways[n - 1].stop if n else 0 : way.first]]
    inside = [mark.value for mark in found[way.first : way.stop] if mark.kind == "word"]
    tail = [mark.value for mark in found[way.stop : way.stop + 2]]
    before = (
        lead[2:] if lead[:1] in (["is"], ["are"]) else lead
    )  # "Rome and Oslo are not connected, Bari and …"
    return (
        bool(_NOT & {*before, *inside})
        or tail[:1] in (["aren't"], ["isn't"])
        or (tail[:1] in (["is"], ["are"], ["have"], ["has"]) and _NOT >= set(tail[1:]) != set())
    )


def _joint(found: Sequence[Mark], one: int, between: Sequence[str]) -> str | None:
    """How two names are joined: both ways, one way, or not at all."""
    if not between or len(between) > 6 or "," in between or ";" in between:
        return None
    plain = [word for word in between if word not in ("=", "also", "the", "a") and word not in _NOT]
    lead = found[one - 1].value if one else ""
    if plain and set(plain) <= _BOTH | {">"} and not set(plain) <= _ONE:
        return "both"
    if plain and (set(plain) <= _ONE or plain[-1] in _ONE) and lead == "from":
        return "one"
    if plain and set(plain) <= _ONE | {"-", "back"}:
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
    if any(mark.value in _AGAIN for mark in found[name + 1 : name + 2]):
        return False  # "…, and Oslo is connected to …" begins anew
    if {"connected", "linked", "connects", "links"} & set(between):
        return bool(joints) and set(joints) <= {",", "and", "&", "to", "with"}
    return kind == "one" and joints in (["and"], ["&"], ["and", "to"])
