# ruff: noqa: E501 (word lists are read better whole)
"""A text as a line of marks, so that phrases can be patterns over it.

People are ``N``, shifts ``S``, roles ``K``, weekdays ``W``, dates ``T``, clocks ``R``, lengths ``D``, weeks
``P``, bounds on a count ``B``; all other words stand in lower case. Lists ("Anna, Bob and Cleo", "Monday to
Friday") and bounds ("at least two") are one mark.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from planner_agent.families.roster.words.leaves import leaf
from planner_agent.families.roster.words.line import Mark, Marked, compose, write
from planner_agent.families.roster.words.lists import COMPOSED
from planner_agent.families.roster.words.names import names_of, openings, roles_of, speaker_of, spelled
from planner_agent.families.roster.words.shift_names import Labels
from planner_agent.families.roster.words.written import tokens_of
from planner_agent.language.lexicon import words
from planner_agent.language.tokens import Token


def marked(text: str, today: date, anchor: date | None = None) -> Marked:
    """The text as a line of marks; days of no month ("the 6th") are the next ones after ``anchor`` or today."""
    tokens = tokens_of(text)
    lows, notes = spelled(tokens)
    opening = openings(tokens)
    names = names_of(tokens, lows, opening)
    labels = Labels(tokens, lows, names)
    roles = roles_of(tokens, lows, names)
    speaker = speaker_of(tokens, lows, names)
    if speaker == "Me":
        notes.append("You are called Me in the roster.")
    marks: list[Mark] = []
    i = 0
    while i < len(tokens):
        label = labels.at(i, bool(marks) and marks[-1].kind == "N")
        if label is not None:
            mark = Mark("S", [label[0]], i, label[1], lows[i])
        elif speaker is not None and lows[i] in _SELF and _as_person(lows, i, marks):
            mark = Mark("N", [(speaker, None)], i, i + 1, lows[i])
        else:
            mark = leaf(tokens, lows, i, today, names, roles, anchor)
            if not mark.kind and lows[i] in _PRONOUNS:
                mark = _meant(lows, i, marks) or mark
        marks.append(mark)
        i = mark.stop
    marks = _full_names(tokens, marks)
    _one_clock(marks)
    marks = compose(marks, COMPOSED)
    marks = _elided(tokens, marks)
    soft = [(mark.first, mark.stop) for mark in marks if mark.kind == "Q"]
    marks = [mark for mark in marks if mark.kind != "Q"]
    found = Marked(text, tokens, marks, notes=notes, named=sorted(names.values()), soft=soft)
    found.line = write(found.marks)
    return found


_SELF = frozenset({"i", "i'm", "me", "myself", "i'd", "i've", "i'll"})
#: Behind "I" of somebody who asks for a roster.
_ASKS = frozenset(
    {"need", "manage", "run", "want", "am", "have", "hope", "think", "guess", "mean", "meant", "said"}
)


def _as_person(lows: Sequence[str], i: int, marks: Sequence[Mark]) -> bool:
    """Whether "I" and "me" are somebody on the roster here, not who asks for it."""
    after = lows[i + 1] if i + 1 < len(lows) else ""
    if lows[i] in ("me", "myself"):
        before = lows[i - 1] if i else ""
        return before not in ("give", "make", "help", "send", "let", "tell", "for") or after in (
            ",",
            "and",
            "(",
        )
    if lows[i] == "i'm":
        return after in ("off", "away", "on", "not", "out", "unavailable", "free", "only")
    if after in _ASKS:
        return after in ("am", "have", "need", "want") and any(
            low in ("off", "away", "free", "holiday", "leave", "unavailable") for low in lows[i + 1 : i + 6]
        )
    return True


_VERBS = words("""
    would can can't cannot won't doesn't don't didn't isn't prefers prefer wants want never likes hates works needs has asked
    only must wishes gets works dislikes requested
""")


def _elided(tokens: Sequence[Token], marks: Sequence[Mark]) -> list[Mark]:
    """ "Ann can't work on Monday and wants Friday off": before the second verb stands Ann, too."""
    found: list[Mark] = []
    last: Mark | None = None
    for number, mark in enumerate(marks):
        after = marks[number + 1].text if number + 1 < len(marks) and not marks[number + 1].kind else ""
        if mark.kind == "N":
            last = mark
        elif mark.text in (
            ".",
            "!",
            "?",
            "¶",
            ";",
            "everyone",
            "everybody",
            "nobody",
            "we",
            "they",
            "each",
            "all",
            "others",
        ):
            last = None
        if (
            mark.text in ("and", "but")
            and not mark.kind
            and last is not None
            and after in _VERBS
            and mark.first > last.stop
        ):
            mark = Mark("N", last.value, mark.first, mark.stop, last.text)
        found.append(mark)
    return found


_PRONOUNS = frozenset({"he", "she", "he's", "she's"})


def _meant(lows: Sequence[str], i: int, marks: Sequence[Mark]) -> Mark | None:
    """ "She": who was named last, alone, in this sentence or the one before."""
    people = [mark for mark in marks if mark.kind == "N"]
    if not people or i - people[-1].first > 25:
        return None
    last = people[-1]
    after, before = lows[last.first + 1], lows[last.first - 1] if last.first else ""
    several = {",", "and", "or", "&"}
    if (before in several and len(people) > 1 and people[-2].stop == last.first - 1) or after in (
        "or",
        "and",
        "&",
    ):
        return None
    return Mark("N", last.value, i, i + 1, lows[i])


def _one_clock(marks: Sequence[Mark]) -> None:
    """Where some hours are of a clock of 24, all are."""
    hours = [mark for mark in marks if mark.kind == "R"]
    if any(mark.value.whole for mark in hours):
        for mark in hours:
            mark.value = replace(mark.value, dial=False)


def _full_names(tokens: Sequence[Token], marks: Sequence[Mark]) -> list[Mark]:
    """ "Anna Schmidt" is one person, who may be called Anna, too."""
    found: list[Mark] = []
    for mark in marks:
        before = found[-1] if found else None
        joint = before is not None and before.stop == mark.first and before.kind == "N" == mark.kind
        if before is not None and joint and _large(tokens, before.first) and _large(tokens, mark.first):
            (first, role), (last, _) = before.value[0], mark.value[0]
            found[-1] = Mark("N", [(f"{first} {last}", role)], before.first, mark.stop, before.text)
            continue
        found.append(mark)
    full = [mark.value[0][0] for mark in found if mark.kind == "N" and " " in mark.value[0][0]]
    if not full:
        return found
    parts: dict[str, set[str]] = {}
    for name in full:
        for part in name.split():
            parts.setdefault(part, set()).add(name)
    for mark in found:
        if mark.kind == "N" and len(parts.get(mark.value[0][0], ())) == 1:
            mark.value = [(next(iter(parts[mark.value[0][0]])), mark.value[0][1])]
    return found


def _large(tokens: Sequence[Token], k: int) -> bool:
    return tokens[k].text[0].isupper() and not tokens[k].low.endswith("'s")
