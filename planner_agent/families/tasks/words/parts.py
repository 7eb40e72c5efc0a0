"""The parts of a sentence: clauses, the name under which steps are listed."""

from __future__ import annotations

from collections.abc import Sequence

from planner_agent.families.tasks.words import vocabulary as v
from planner_agent.families.tasks.words.workdays import words_of
from planner_agent.language.marks import Mark

_CUTS = frozenset({",", ";", "and", "but", "then", "(", ")", "•", "*", "&"})
_TIMES = frozenset({"days", "range", "clock", "weekday", "weekdays"})


def clauses(found: Sequence[Mark]) -> list[tuple[list[Mark], str]]:
    """A sentence cut at commas and conjunctions, with the word at which each part was cut; not between two
    times."""
    made: list[tuple[list[Mark], str]] = [([], "")]
    for k, mark in enumerate(found):
        cut = mark.kind in ("word", "symbol") and (
            mark.value in _CUTS or (mark.value == "-" and not made[-1][0])
        )
        before, after = (found[n].kind if 0 <= n < len(found) else "" for n in (k - 1, k + 1))
        timeless = mark.value == "," and after in _TIMES and _awaits_time(made[-1][0])
        if (
            not cut
            or (before in _TIMES and after in _TIMES)
            or timeless
            or (mark.value in (",", "(") and _each_behind(found, k))
        ):
            made[-1][0].append(mark)
        elif made[-1][0]:
            made.append(([], str(mark.value)))
        elif mark.value == "then":
            made[-1] = ([], "then")
    return [(marks, cue) for marks, cue in made if marks]


def _each_behind(found: Sequence[Mark], k: int) -> bool:
    """ "5 reports, 1.5 hours each"."""
    behind = found[k + 1 : k + 3]
    return len(behind) == 2 and behind[0].kind == "length" and behind[1].value in ("each", "apiece")


def _awaits_time(found: Sequence[Mark]) -> bool:
    """ "Mornings I have lectures" (, 9 to 12): an event whose time is still to come."""
    timed = any(mark.kind in ("range", "length", "days") for mark in found)
    return not timed and bool(words_of(found) & v.EVENT) and bool(words_of(found) & v.HAVE)


def headed(found: Sequence[Mark], heads: Sequence[str]) -> tuple[str, Sequence[Mark]]:
    """The name under which a line lists steps, and those: "Bread: mix 30 min, then bake 60 min"."""
    cut = next((k for k, mark in enumerate(found[:5]) if mark.value == ":"), 0)
    name = " ".join(str(mark.value) for mark in found[:cut])
    return (name.capitalize(), found[cut + 1 :]) if cut and name in heads else ("", found)


def heads_of(read: Sequence[Sequence[Mark]]) -> list[str]:
    """Names under which several lines list the steps of things."""
    found: list[tuple[str, int]] = []
    for marks in read:
        cut = next((k for k, mark in enumerate(marks[:5]) if mark.value == ":"), 0)
        plain = all(mark.kind == "word" and mark.value not in v.SMALL | v.TRIM for mark in marks[:cut])
        sized = sum(mark.kind in ("length", "week") for mark in marks[cut + 1 :])
        if cut and plain and sized:
            found.append((" ".join(str(mark.value) for mark in marks[:cut]), sized))
    stepped = len(found) > 1 and max(sized for _, sized in found) > 1
    return [name for name, _ in found] if stepped else []


def trimmed(words: list[str]) -> list[str]:
    found = list(words)
    while len(found) > 1 and found[0] in v.TRIM:
        found.pop(0)
    while len(found) > 1 and found[-1] in v.TRIM:
        found.pop()
    return found
