"""How a task is to be done: how urgent, only if there is time, in pieces, at best then, first or last of
all."""

from __future__ import annotations

from dataclasses import dataclass

from planner_agent.families.tasks.words import vocabulary as v
from planner_agent.families.tasks.words.facts import Seen
from planner_agent.families.tasks.words.phrases import Phrases

_NO_TIME = "if there's no time|if there is no time|if there isn't time|if necessary|if needed|if need be"
_OPTIONAL = (
    "if there is time|if there's time|if there is any time left|if there's any time left|if there's time left"
    "|if there is time left|if i have time|if we have time|if i've time|if time permits|if time allows"
    "|time permitting|time allowing|if time|if i get to it|if it fits|optional|optionally|nice to have"
    "|can be skipped|could be skipped|may be skipped|can be dropped|could be dropped|may be dropped"
    "|can be left out|could be left out|may be left out|not essential|isn't essential|not a must"
    "|not necessary|not strictly necessary|only if there is time|only if there's time|only if time permits"
    "|only if i have time|doesn't have to happen|doesn't have to be done|doesn't need to be done|can wait"
    "|not mandatory|not required"
)
_SOFT = (
    "if possible|if at all possible|ideally|preferably|hopefully|i'd prefer|i would prefer"
    "|we'd prefer|i prefer"
    "|i'd rather|i would rather|we'd rather|would rather|would be nice|would be great"
    "|would be best|would be good"
    "|if i can|if we can|where possible|when possible|at best|i'd like to|i'd like|i like to"
    "|best|should ideally"
)
_HIGH = (
    "high priority|top priority|highest priority|urgent|very urgent|most urgent|most important|very important"
)
_LOW = (
    "low priority|lowest priority|not urgent|isn't urgent|not important|least important|no rush|not so urgent"
)


def _phrases(text: str) -> tuple[tuple[str, ...], ...]:
    """Longest first."""
    return tuple(sorted((tuple(each.split()) for each in text.split("|")), key=len, reverse=True))


_TABLE = {
    "optional": _phrases(_OPTIONAL), "soft": _phrases(_SOFT), "high": _phrases(_HIGH), "low": _phrases(_LOW),
    "void": _phrases(_NO_TIME),
}  # fmt: skip


@dataclass(slots=True)
class Manner:
    """``soft``: the times of the clause are liked, not asked for; ``possible``: "if possible" says so."""

    soft: bool = False
    possible: bool = False


def take(phrases: Phrases, task: Seen) -> Manner:
    """Take what says how out of the clause, into ``task``."""
    manner = Manner()
    for kind in ("optional", "void", "low", "high", "soft"):
        for said in _TABLE[kind]:
            while (k := phrases.at(said)) is not None:
                if kind == "void" and task.must:
                    break
                if kind == "soft" and said == ("best",) and not phrases.timed():
                    break
                phrases.take(k, k + len(said))
                if kind == "optional":
                    task.must = False
                elif kind in ("high", "low"):
                    task.priority = 3 if kind == "high" else 1
                elif kind == "soft":
                    manner = Manner(True, manner.possible or said[0] in ("if", "where", "when"))
    _pieces(phrases, task)
    _place(phrases, task)
    return manner


def _pieces(phrases: Phrases, task: Seen) -> None:
    """ "Can be split", "in two sittings", "not in pieces", "in one go"."""
    for k in range(len(phrases.left) - 1, -1, -1):
        word, before = phrases.word(k), phrases.word(k - 1)
        if word in v.SPLIT and (word in v.SPLITTING or before in ("in", "into", "several", "more", "a")):
            first = k
            while phrases.word(first - 1) in v.AROUND_SPLIT:
                first -= 1
            if phrases.word(first - 1) in v.DENIALS:
                first -= 1
                task.whole = True
            else:
                task.split = True
            stop = k + 1 + (phrases.word(k + 1) == "up")
            stop += _spread(phrases, stop)
            phrases.take(first, stop)
        elif word in v.WHOLE and before in ("one", "a", "without", "single"):
            task.whole = True
            phrases.take(k - 2 if phrases.word(k - 2) in ("in", "at") else k - 1, k + 1)


def _spread(phrases: Phrases, k: int) -> int:
    """How many marks "over several days", "across the week" are."""
    if phrases.word(k) not in ("over", "across", "into", "among", "between"):
        return 0
    at = k + 1
    while phrases.word(at) in _MANY:
        at += 1
    mark = phrases.left[at] if at < len(phrases.left) else None
    if mark is None or not (
        mark.kind in ("inexact", "week") or mark.value in ("days", "week", "sessions", "parts")
    ):
        return 0
    return at + 1 - k


_MANY = frozenset({"several", "a", "few", "multiple", "the", "different", "more", "two", "three", "whole"})


def _place(phrases: Phrases, task: Seen) -> None:
    """ "First", "first thing of all", "last of all", "start with", "finish with"."""
    for said, place in _PLACES:
        k = phrases.at(said)
        if k is None:
            continue
        ends = k + len(said) == len(phrases.left) or phrases.left[k + len(said)].kind == "symbol"
        opens = said[-1] == "with" and not any(
            mark.kind == "word" for mark in phrases.left[:k] if mark.value not in v.TRIM
        )
        if (ends and said[-1] != "with" and k) or opens:
            task.place = place
            phrases.take(k, k + len(said))
            return


_PLACES = (
    (("first", "of", "all"), 1), (("first", "thing"), 1), (("before", "everything", "else"), 1),
    (("before", "anything", "else"), 1), (("before", "all", "others"), 1), (("comes", "first"), 1),
    (("goes", "first"), 1),
    (("first",), 1), (("last", "of", "all"), -1), (("after", "everything", "else"), -1),
    (("at", "the", "end"), -1),
    (("at", "the", "very", "end"), -1), (("comes", "last"), -1), (("goes", "last"), -1), (("last",), -1),
    (("start", "with"), 1), (("begin", "with"), 1), (("starting", "with"), 1), (("finish", "with"), -1),
    (("end", "with"), -1), (("finishing", "with"), -1),
)  # fmt: skip
