# ruff: noqa: E501 (word lists are read better whole)
"""A text as a line of marks, so that phrases can be patterns over it.

People are ``N``, shifts ``S``, roles ``K``, weekdays ``W``, dates ``T``, clocks ``R``, lengths ``D``, weeks
``P``, bounds on a count ``B``; all other words stand in lower case. Lists ("Anna, Bob and Cleo", "Monday to
Friday") and bounds ("at least two") are one mark.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from planner_agent.families.roster.words.leaves import leaf
from planner_agent.families.roster.words.line import Mark, Marked, compose, write
from planner_agent.families.roster.words.lists import COMPOSED
from planner_agent.families.roster.words.names import names_of, openings, roles_of, speaker_of, spelled
from planner_agent.families.roster.words.shift_names import Labels
from planner_agent.language.date_words import MONTHS
from planner_agent.language.lexicon import words
from planner_agent.language.tokens import Token, tokenize


def marked(text: str, today: date) -> Marked:
    """The text as a line of marks."""
    tokens = _with_breaks(text)
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
            mark = leaf(tokens, lows, i, today, names, roles)
            if not mark.kind and lows[i] in _PRONOUNS:
                mark = _meant(lows, i, marks) or mark
        marks.append(mark)
        i = mark.stop
    marks = _full_names(tokens, marks)
    for pattern, build in COMPOSED:
        marks = compose(marks, pattern, build)
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
    would can't cannot won't doesn't don't didn't isn't prefers prefer wants want never likes hates works needs has asked
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
        elif mark.text in (".", "!", "?", "¶", ";", "everyone", "everybody", "nobody", "we", "they", "each", "all", "others"):
            last = None
        if mark.text in ("and", "but") and not mark.kind and last is not None and after in _VERBS and mark.first > last.stop:
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


def _with_breaks(text: str) -> list[Token]:
    """The tokens, with one for each line break, which nothing reads across."""
    found: list[Token] = []
    for token in map(_own, _initials(_numeric_dates(tokenize(text)))):
        if found and "\n" in text[found[-1].end : token.start]:
            found.append(Token("¶", "¶", found[-1].end, token.start, "symbol"))
        if token.text in ("'", "’") and found and found[-1].end == token.start and found[-1].low[-1:] == "s":
            continue  # "11 hours' rest"
        found.append(token)
    return found


def _initials(tokens: Sequence[Token]) -> list[Token]:
    """ "A. Meyer" as one word."""
    found: list[Token] = []
    k = 0
    while k < len(tokens):
        token = tokens[k]
        part = tokens[k : k + 3]
        single = token.kind == "word" and len(token.text) == 1 and token.text.isupper()
        if single and len(part) == 3 and part[1].text == "." and part[1].start == token.end and part[2].text[0].isupper():
            if part[2].kind == "word" and part[2].start - part[1].end <= 1 and len(part[2].text) > 1:
                text = f"{token.text}. {part[2].text}"
                found.append(Token(text, text.lower(), token.start, part[2].end, "word"))
                k += 3
                continue
        found.append(token)
        k += 1
    return found


def _numeric_dates(tokens: Sequence[Token]) -> list[Token]:
    """ "14.12." is 14 December; the point of "7.-13. December" ends no sentence; "40 h" are hours."""
    found: list[Token] = []
    skip = -1
    for k, token in enumerate(tokens):
        after = tokens[k + 1] if k + 1 < len(tokens) else None
        tight = after is not None and after.start == token.end
        parts = _DAY_MONTH.fullmatch(token.text) if token.kind == "number" else None
        if k == skip:
            continue
        if (
            parts
            and tight
            and after is not None
            and after.text == "."
            and 1 <= int(parts[2]) <= 12
            and int(parts[1]) <= 31
        ):
            month = _MONTHS[int(parts[2]) - 1]
            middle = token.start + len(parts[1])
            found += [
                Token(parts[1], parts[1], token.start, middle, "number"),
                Token(month, month, middle, after.end, "word"),
            ]
            skip = k + 1
            continue
        before = found[-1] if found else None
        if (
            token.text == "."
            and before is not None
            and before.kind == "number"
            and before.end == token.start
            and after is not None
        ):
            if (
                before.text.isdigit()
                and int(before.text) <= 31
                and (after.text in "-–" or after.low in MONTHS)
            ):
                continue
        if (
            token.low == "h"
            and before is not None
            and before.kind == "number"
            and (after is None or after.kind == "symbol" or after.low in ("a", "per"))
        ):
            token = replace(token, low="hours")
        found.append(token)
    return found


_DAY_MONTH = re.compile(r"(\d{1,2})\.(\d{1,2})")
_MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december",
)  # fmt: skip
_SHORT = {"wk": "week", "wks": "weeks", "wkend": "weekend", "wknd": "weekend", "wkends": "weekends", "u": "you", "dont": "don't",
          "doesnt": "doesn't", "cant": "can't", "wont": "won't", "isnt": "isn't", "shouldnt": "shouldn't",
          "hrs": "hours", "mgr": "manager", "ppl": "people", "w": "with", "im": "i'm"}  # fmt: skip


def _own(token: Token) -> Token:
    """ "next week's shifts" are those of next week."""
    if token.low in ("week's", "month's", "weekend's"):
        return replace(token, text=token.text[:-2], low=token.low[:-2])
    return replace(token, low=_SHORT[token.low]) if token.low in _SHORT else token
