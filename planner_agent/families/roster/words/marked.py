"""A text as a line of marks, so that phrases can be patterns over it.

People are ``N``, shifts ``S``, roles ``K``, weekdays ``W``, dates ``T``, clocks ``R``, lengths ``D``, weeks
``P``, bounds on a count ``B``; all other words stand in lower case. Lists ("Anna, Bob and Cleo", "Monday to
Friday") and bounds ("at least two") are one mark.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from planner_agent.families.roster.words.leaves import leaf, tagged_shifts
from planner_agent.families.roster.words.line import Mark, Marked, compose, write
from planner_agent.families.roster.words.lists import COMPOSED
from planner_agent.families.roster.words.names import names_of, openings, spelled
from planner_agent.language.lexicon import words
from planner_agent.language.tokens import Token, tokenize

#: Behind one of these a word that is tagged as a shift elsewhere is that shift.
_TARGETS = words("on in for at the no each every and or one two three four five with to") | {",", "/"}


def marked(text: str, today: date) -> Marked:
    """The text as a line of marks."""
    tokens = _with_breaks(text)
    lows, notes = spelled(tokens)
    opening = openings(tokens)
    names = names_of(tokens, lows, opening)
    tagged = tagged_shifts(tokens, lows)
    marks: list[Mark] = []
    i = 0
    while i < len(tokens):
        mark = leaf(tokens, lows, i, today, names)
        targeted = i > 0 and (lows[i - 1] in _TARGETS or tokens[i - 1].kind == "number" or opening[i])
        if not mark.kind and lows[i] in tagged and targeted:
            mark = Mark("S", [lows[i]], i, i + 1, lows[i])
        marks.append(mark)
        i = mark.stop
    for pattern, build in COMPOSED:
        marks = compose(marks, pattern, build)
    found = Marked(text, tokens, marks, notes=notes, named=sorted(names.values()))
    found.line = write(found.marks)
    return found


def _with_breaks(text: str) -> list[Token]:
    """The tokens, with one for each line break, which nothing reads across."""
    found: list[Token] = []
    for token in map(_own, tokenize(text)):
        if found and "\n" in text[found[-1].end : token.start]:
            found.append(Token("¶", "¶", found[-1].end, token.start, "symbol"))
        found.append(token)
    return found


def _own(token: Token) -> Token:
    """ "next week's shifts" are those of next week."""
    if token.low in ("week's", "month's", "weekend's"):
        return replace(token, text=token.text[:-2], low=token.low[:-2])
    return token
