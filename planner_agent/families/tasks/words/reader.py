"""The reader of tasks: sentence by sentence, what is to be done, and what is said beside it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from itertools import pairwise
from typing import Any

from planner_agent.families.tasks.words import vocabulary as v
from planner_agent.families.tasks.words.assemble import Assembly
from planner_agent.families.tasks.words.facts import Facts
from planner_agent.families.tasks.words.items import Items
from planner_agent.families.tasks.words.parts import headed, heads_of
from planner_agent.families.tasks.words.shapes import is_bullet, lines, shaped
from planner_agent.families.tasks.words.workdays import words_of
from planner_agent.language.anchors import shared
from planner_agent.language.date_words import SHORT_WEEKDAYS, WEEKDAYS
from planner_agent.language.day_leaves import leaves
from planner_agent.language.function_words import POLITENESS, STOP_WORDS
from planner_agent.language.marks import Mark, left, sentences
from planner_agent.language.shorthand import straight
from planner_agent.language.tokens import Token, tokenize
from planner_agent.reading.model import Reading

#: Words in which no slip is mended.
_PLAIN = v.SMALL | v.TRIM | v.WEIGHTY | v.EVENT


def read(text: str, data: Any, today: date, answers: Mapping[str, str]) -> Reading:
    """Read ``text`` (and the ``answers`` to earlier questions) into a draft. Never raises on any text."""
    whole = "\n".join([text, *(_said(name, words) for name, words in answers.items())])
    tokens, notes = straight(tokenize(whole), _PLAIN)
    known = shared(tokens, leaves(tokens, today), today)
    facts = _facts(whole, tokens, known)
    assembly = Assembly(facts, today)
    spec = assembly.spec()
    return Reading(
        text=text,
        family="tasks",
        spec=spec,
        gaps=tuple(assembly.gaps),
        not_understood=left(text, tokens, facts.used, lambda k: k in known or _tells(tokens[k])),
        assumptions=tuple(dict.fromkeys([*notes, *assembly.assumed])),
    )


def _facts(whole: str, tokens: Sequence[Token], known: Mapping[int, Mark]) -> Facts:
    facts = Facts(loose=_loose(tokens, known))
    facts.many = any(token.low in v.MANY for token in tokens)
    items = Items(facts, lambda mark: whole[tokens[mark.first].start : tokens[mark.stop - 1].end])
    spans = lines([shaped(tokens, span, known) for span in sentences(whole, tokens)], facts.used)
    counted = [
        items.context.resources(found) or items.context.equipped(found) for found in spans
    ]  # what needs them may stand before
    heads = heads_of(spans)
    items.context.sections = sum(_is_section(found) for found in spans) > 1
    listing = goes_on = False
    for found, resources in zip(spans, counted, strict=True):
        if not resources:
            listing = _sentence(found, items, listing, goes_on, heads)
            goes_on = listing and found[-1].value == ";"
    return facts


def _loose(tokens: Sequence[Token], known: Mapping[int, Mark]) -> set[date]:
    """The days that a weekday's name alone says."""
    plain = {"on", *WEEKDAYS, *SHORT_WEEKDAYS}
    return {
        mark.value[0]
        for mark in known.values()
        if mark.kind == "days"
        and len(mark.value) == 1
        and all(token.low in plain for token in tokens[mark.first : mark.stop])
    }


def _sentence(
    found: list[Mark], items: Items, listing: bool, goes_on: bool, heads: Sequence[str] = ()
) -> bool:
    """Take a sentence; whether a list of tasks may go on behind it. ``goes_on``: it is in the middle of
    one."""
    if headed(found, heads)[0]:
        items.take(found, True, heads=heads)
        return True
    cut = _header(found)
    if cut:
        items.context.header(found[:cut])
        if found[cut:]:
            items.take(found[cut:], True)
        return True
    if _opens(found):
        items.context.header(found)
        return True
    listed = listing and is_bullet(found[0])
    items.take(found, goes_on or listed or _asked(found))
    return listing


def _header(found: Sequence[Mark]) -> int:
    """Where the list begins behind "Plan my tasks:" or "My tasks are"; 0 for a sentence without."""
    for k, mark in enumerate(found):
        if mark.kind in ("length", "inexact"):
            return 0
        said = words_of(found[:k])
        sized = sum(each.kind in ("length", "inexact", "week") for each in found[k + 1 :])
        request = said & v.PLAN or {"to", "do"} <= said
        if (
            mark.value == ":"
            and not is_bullet(found[0])
            and (request or (sized > 1 and _has_names(found[k + 1 :])))
        ):
            return k + 1
        if mark.value in ("are", "include") and said & v.PLAN and sized:
            return k + 1
    return 0


def _is_section(found: Sequence[Mark]) -> bool:
    """ "In the afternoon: …"."""
    cut = next((k for k, mark in enumerate(found[:6]) if mark.value == ":"), 0)
    return any(mark.kind == "clock" and mark.value.span is not None for mark in found[:cut])


def _has_names(found: Sequence[Mark]) -> bool:
    """Whether something is named, beside lengths and times: not in "Homework: 1 hour on Monday, 2 on
    Friday"."""
    return any(mark.kind == "word" and mark.value not in v.SMALL | v.TRIM for mark in found)


def _opens(found: Sequence[Mark]) -> bool:
    """ "Help me organise my to-dos for next week.": a request without its list."""
    if any(mark.kind in ("length", "inexact", "week", "range", "clock", "number") for mark in found):
        return False
    said = words_of(found)
    plain = (
        v.TRIM | v.PLAN | STOP_WORDS | POLITENESS | {"help", "make", "let's", "want", "good", ".", "!", ":"}
    )
    return bool(said & v.PLAN) and said <= plain


def _asked(found: Sequence[Mark]) -> bool:
    """ "I need to call Anna and clean the house": tasks, whether or not their length is said."""
    lows = [mark.value for mark in found[:6] if mark.kind == "word"]
    return any(
        pair
        in (
            ("need", "to"),
            ("have", "to"),
            ("must", "also"),
            ("want", "to"),
            ("got", "to"),
            ("i", "must"),
            ("we", "must"),
        )
        for pair in pairwise(lows)
    )


def _said(name: str, answer: str) -> str:
    """An answer as a sentence that says what it answers."""
    answer = answer.strip().rstrip(".")
    forms = {"tasks": f"Tasks: {answer}.", "minutes": f"{answer}.", "hours": f"I work {answer}."}
    return forms.get(name, f"{answer}.")


def _tells(token: Token) -> bool:
    """No words of the language, numbers, and what turns, bounds or softens a wish."""
    low = token.low
    plain = token.kind != "word" or low in v.SMALL or low in v.TRIM or low in STOP_WORDS or low in POLITENESS
    return token.kind == "number" or low in v.WEIGHTY or not plain or token.text in "$€£%"
