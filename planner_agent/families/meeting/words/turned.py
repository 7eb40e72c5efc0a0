"""Clauses that end with whom they are about, put the usual way round: "Mornings suit her best", "Tuesday
doesn't work for Ann"."""

from __future__ import annotations

from collections.abc import Sequence

from planner_agent.families.meeting.words.facts import Facts
from planner_agent.families.meeting.words.zones import zone_of
from planner_agent.language.lexicon import words
from planner_agent.language.marks import Mark

_TIMES = frozenset({"days", "weekday", "range", "clock"})
#: They stand right before whom they are about.
_SUIT = words("suit suits")
#: They stand before "for" and whom they are about.
_FITS = words(
    "works work good best better fine ok okay ideal perfect great possible convenient suitable doable"
)
_MISFITS = words("impossible bad out unsuitable inconvenient difficult tricky hard awkward")
_UNLIKED = words("difficult tricky hard awkward inconvenient")
_LIKED = words("suit suits best better ideal perfect great convenient")
_NOT = words("not no never doesn't don't isn't aren't won't wouldn't cannot can't dont doesnt")
#: What may stand in such a clause beside its time.
_SMALL = (
    words("""
    is are was be would will do does the a in on at or and , from between before after until till by any time
    anytime really most more much also only all usually always of this very quite best better too also
    what when everyone earlier later than
""")
    | _NOT
    | _SUIT
    | _FITS
    | _MISFITS
)
_PEOPLE = frozenset(
    ["me", "us", "him", "her", "them", "everyone", "everybody", "all", "nobody", "both"]
)  # fmt: skip
_AS_SUBJECT = {"me": "i", "us": "we", "him": "he", "her": "she", "them": "they"}


def turned(found: Sequence[Mark], facts: Facts) -> list[Mark]:
    """``found`` with each such clause turned: whom it is about, whether they can or would rather, when."""
    marks = list(found)
    k = 0
    while k < len(marks):
        first = _people_from(marks, k)
        stop = first
        while (
            first is not None
            and stop is not None
            and stop < len(marks)
            and _is_one(marks, stop, stop > first)
        ):
            stop += 1
        begin = _begin(marks, k) if first is not None and stop is not None and stop > first else None
        if begin is None or first is None or stop is None:
            k += 1
            continue
        clause = marks[begin:first]
        who = [_subject(mark) for mark in marks[first:stop]]
        tail = stop + (stop < len(marks) and marks[stop].value in ("best", "better", "most", "too"))
        said = {mark.value for mark in (*clause, *marks[stop:tail]) if mark.kind == "word"}
        facts.claim(
            *(mark for mark in (*clause, *marks[stop:tail]) if mark.value in _SUIT | _FITS | _MISFITS | _NOT)
        )
        cue = Mark("word", _cue(said), marks[k].first, marks[k].first)
        rest = [
            mark for mark in clause if mark.value not in _NOT | _SUIT | _FITS | _MISFITS | {"for", "only"}
        ]
        marks[begin:tail] = [*who, cue, *rest]
        k = begin + len(who) + 1 + len(rest)
    return marks


def _people_from(marks: Sequence[Mark], k: int) -> int | None:
    """Where those begin whom the cue at ``k`` is about."""
    value = marks[k].value if marks[k].kind == "word" else ""
    if value in _SUIT:
        return k + 1
    if value not in _FITS | _MISFITS:
        return None
    at = k + 1 + (k + 1 < len(marks) and marks[k + 1].value in ("best", "better", "fine", "well"))
    return at + 1 if at < len(marks) and marks[at].value == "for" else None


def _is_one(marks: Sequence[Mark], k: int, listed: bool) -> bool:
    mark = marks[k]
    if mark.kind in ("name", "address") or mark.value in _PEOPLE:
        return True
    follow = marks[k + 1] if k + 1 < len(marks) else None
    joins = listed and mark.value in (",", "and", "&") and follow is not None
    return (
        joins
        and follow is not None
        and (follow.kind == "name" or follow.value in _PEOPLE)
        and not _verbed(marks, k + 2)
    )


def _verbed(marks: Sequence[Mark], k: int) -> bool:
    """Whether something is said of the one before ``k``, so that a new clause begins with him."""
    return (
        k < len(marks)
        and marks[k].kind == "word"
        and marks[k].value not in {",", ".", ";", "and", "but", "&"}
    )


def _begin(marks: Sequence[Mark], k: int) -> int | None:
    """Where the clause of the cue at ``k`` begins; None without a time in it."""
    at = k
    while at and (marks[at - 1].kind in _TIMES or marks[at - 1].value in _SMALL or _in_place(marks, at - 1)):
        at -= 1
    while at < k and marks[at].value in (",", "and", "or"):
        at += 1
    return at if any(mark.kind in _TIMES for mark in marks[at:k]) else None


def _in_place(marks: Sequence[Mark], k: int) -> bool:
    """ "In New York": where the clocks are."""
    return k > 0 and marks[k - 1].value == "in" and zone_of(str(marks[k].value)) is not None


def _subject(mark: Mark) -> Mark:
    value = _AS_SUBJECT.get(mark.value, mark.value) if mark.kind == "word" else mark.value
    return Mark(mark.kind, value, mark.first, mark.stop)


def _cue(said: set[str]) -> str:
    """Of the time that follows: can, cannot, would like, would rather not."""
    negated = bool(said & _NOT)
    if said & _MISFITS and not negated:
        return "hates" if said & _UNLIKED else "can't"
    if negated:
        return "hates" if said & _LIKED and not said & {"works", "work"} else "can't"
    return "prefers" if said & _LIKED else "only" if "only" in said else "can"
