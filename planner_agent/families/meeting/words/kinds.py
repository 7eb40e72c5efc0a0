"""What a segment says of its people: that they are busy, free, can, cannot, work, need not come, or ask."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from planner_agent.families.meeting.words import vocabulary as v
from planner_agent.families.meeting.words.spans import before_length
from planner_agent.language.clocks import Clock
from planner_agent.language.lexicon import words
from planner_agent.language.marks import Mark

#: What a calendar is full of: "Ann's calls are 9:00 to 10:00".
_PLANS = words("meetings calls interviews appointments calendar schedule")
FIRM = words("can cannot can't cant must unable impossible only has needs need")
SOFTLY = words(
    "rather ideally prefer prefers preferably want wants like avoid love loves hates dislikes possible"
)
_HAS = words("has have had got i've they've he's she's 's we've")
#: Behind "has" no engagement begins with one of these.
_NO_ENGAGEMENT = (
    words("""
    to until till time from between only , . no not any nothing never at on in by after before left off if
    ideally preferably and or but meet free open available
""")
    | v.FREE
)
_ARTICLES = words(
    "a an the another his her their my our some back-to-back other two three this that weekly daily"
)
_PLANNED = words("meetings meeting appointments calls plans conflicts conflict commitments events")
#: A wish for a time, and not for a meeting.
_LIKED = words("rather prefer prefers preferably ideally hates dislikes avoid loves")
_COMES_AND_GOES = words(
    "leaves leave starts finishes gone done finished arrives arrive lands returns back joins gets comes"
)
#: Where one is when there is time for others.
_AROUND = words("office work around here there town")
_ENDS = words(", . ; from at on until till by between every each both all in for (")
_IS = words("is are i'm am 's he's she's they're be")
_TIMES = frozenset({"range", "clock", "days", "weekday"})


def kind_of(found: Sequence[Mark]) -> str:
    """ "busy", "free", "not", "yes", "works", "optional", "request", or "" for what says nothing by
    itself."""
    said = {mark.value for mark in found if mark.kind == "word"}
    if said & v.OPTIONAL or (
        {"doesn't", "don't", "needn't"} & said and {"have", "need"} & said and "to" in said
    ):
        return "optional"
    if said & {"need", "needs"} and "not" in said and said & {"attend", "come", "join", "be"}:
        return "optional"
    length = any(mark.kind == "length" for mark in found)
    sought = before_length(found)
    if length and sought & {"need", "needs", "want", "wants", "like", "meet"} and not sought & v.NOT:
        return "request"
    negated = bool(said & v.NOT)
    if said & v.BUSY and said & v.NOT == {"except"}:
        return "busy"
    nothing = ("no" in said and bool(said & _PLANNED)) or "nothing" in said
    if nothing or (said & v.FREE and not negated):
        return "free"
    held = bool(said & {"has", "have", "in", "got", "i've", "'s"}) and bool(said & v.HELD)
    if found and found[0].value in _PLANS and not said & {"should", "must", "would", "could"}:
        held = True  # "Ann's meetings: 9:00 to 10:00"
    if said & v.FREE and negated:  # "available except", "not available"
        first = next(mark.value for mark in found if mark.value in v.FREE | v.NOT)
        return "free" if first in v.FREE else "busy"
    if said & (v.BUSY - {"leave", "off"}) and not negated:
        return "busy"
    if {"off", "leave"} & said and not negated and "by" not in said and "at" not in said:
        return "busy"
    if negated:
        return "not"
    if not length and (engagement(found) or elsewhere(found)):
        return "busy"
    if said & {"works", "work", "working", "hours"} and any(
        mark.kind in ("range", "weekday") for mark in found
    ):
        return "works"
    if held and any(mark.kind in _TIMES for mark in found):
        return "busy"
    liked = bool(said & _LIKED) and any(mark.kind in _TIMES for mark in found)
    if length or (said & {"meet", "talk"} and not said & FIRM and not liked):
        return "request"
    if said & (SOFTLY | FIRM | _COMES_AND_GOES):
        return "yes"
    listed = found[0].value == ":" if found else False  # "Ann: 9-10 stand-up, 11-12 interview"
    if activity(found) or (listed and _spans(found) and said & (v.MEET | v.HELD) - {"time", "slot"}):
        return "busy"
    return ""


def engagement(found: Sequence[Mark]) -> list[Mark]:
    """ "Has standup from 9 to 9:30", "has a call with Kim at 3 for an hour": what somebody has then."""
    for k, mark in enumerate(found):
        if mark.value not in _HAS or mark.kind != "word":
            continue
        at = k + 1
        while at < len(found) and found[at].value in _ARTICLES | {"got"}:
            at += 1
        stop = at
        while stop < len(found) and found[stop].kind in ("word", "name") and not _ends(found[stop]):
            stop += 1
        timed = stop < len(found) and any(each.kind in _TIMES for each in found[stop:])
        if stop > at and timed and found[at].value not in _NO_ENGAGEMENT:
            return list(found[k:stop])
    return []


def _ends(mark: Mark) -> bool:
    return mark.value in _ENDS


def elsewhere(found: Sequence[Mark]) -> list[Mark]:
    """ "Is at the gym from 6 to 7", "is at a conference on Friday"."""
    for k, (one, two) in enumerate(pairwise(found)):
        clocked = any(mark.kind == "clock" for mark in found)
        if one.value in _IS and two.value in ("at", "in") and (_spans(found) or clocked):
            place = next((n for n in range(k + 2, len(found)) if found[n].kind in _TIMES), len(found))
            said = [mark for mark in found[k:place] if mark.kind in ("word", "name")]
            zoned = two.value == "in" and (len(said) < 3 or any(mark.kind == "name" for mark in said))
            return [] if _AROUND & {mark.value for mark in said} or zoned or place >= len(found) else said
    return []


def activity(found: Sequence[Mark]) -> list[Mark]:
    """ "Picks up his kids from 3 to 4", "plays tennis 17:00-18:00": who does something else is busy then."""
    strange = any(mark.kind == "word" and mark.value.isalpha() and not _known(mark) for mark in found[:2])
    place = next((k for k, mark in enumerate(found) if mark.kind == "range"), None)
    return [mark for mark in found[:place] if mark.kind in ("word", "name")] if strange and place else []


def _known(mark: Mark) -> bool:
    from planner_agent.language.function_words import POLITENESS, STOP_WORDS

    return mark.value in v.PLAIN or mark.value in STOP_WORDS or mark.value in POLITENESS


def _spans(found: Sequence[Mark]) -> bool:
    return any(
        mark.kind in ("range", "days", "weekday")
        or (mark.kind == "clock" and isinstance(mark.value, Clock) and mark.value.span is not None)
        for mark in found
    )
