"""Quick writing put straight before anything is read: "w/", "b4", "mtg", and slips in common long words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from planner_agent.language.date_words import WEEKDAYS
from planner_agent.language.function_words import POLITENESS, STOP_WORDS
from planner_agent.language.lexicon import words
from planner_agent.language.tokens import Token

#: Neighbouring tokens, written without a space, as one word.
_JOINED: dict[tuple[str, ...], str] = {
    ("w", "/"): "with", ("w", "/", "o"): "without", ("b", "4"): "before", ("b", "/", "w"): "between",
    ("w", "/", "c"): "week of",
}  # fmt: skip
_SHORT = {
    "btwn": "between", "betw": "between", "mtg": "meeting", "mtgs": "meetings", "tmrw": "tomorrow",
    "tmr": "tomorrow", "tmrow": "tomorrow", "tomo": "tomorrow",
    "appt": "appointment",
    "appts": "appointments", "avail": "available", "unavail": "unavailable", "nxt": "next", "til": "till",
    "pref": "preferably", "prefs": "preferably", "ppl": "people", "tho": "though", "bc": "because",
    "wknd": "weekend", "wk": "week", "aft": "after", "bef": "before", "ea": "each", "sched": "schedule",
}  # fmt: skip
#: Long words in which a slip is mended.
_COMMON = words("""
    tomorrow afternoon morning evening meeting meetings minutes available unavailable between before
    schedule preferably possible everyone optional deadline priority urgent weekday weekdays weekend
    weekends workdays
    finish finished appointment without tasks interview hours calendar
""") | frozenset(WEEKDAYS)


def straight(tokens: Sequence[Token], plain: frozenset[str]) -> tuple[list[Token], list[str]]:
    """``tokens`` with short forms in full, and what was taken for a slip. ``plain``: words that are none."""
    found: list[Token] = []
    notes: list[str] = []
    k = 0
    while k < len(tokens):
        size, full = _joined(tokens, k)
        token = tokens[k]
        if full:
            found.append(
                Token(_text(tokens[k : k + size]), full, token.start, tokens[k + size - 1].end, "word")
            )
            k += size
            continue
        low = _SHORT.get(token.low)
        if low is None and token.kind == "word" and (low := _mended(token, plain)) is not None:
            notes.append(f'"{token.text}" is read as "{low}".')
        found.append(replace(token, low=low) if low else token)
        k += 1
    return found, notes


def _joined(tokens: Sequence[Token], k: int) -> tuple[int, str]:
    for size in (3, 2):
        part = tokens[k : k + size]
        full = _JOINED.get(tuple(token.low for token in part))
        if full and all(one.end == two.start for one, two in pairwise(part)):
            return size, full
    return 1, ""


def _text(tokens: Sequence[Token]) -> str:
    return "".join(token.text for token in tokens)


def _mended(token: Token, plain: frozenset[str]) -> str | None:
    """The one common word that is a slip away; of a word written large, a day of the week."""
    low = token.low
    if (
        len(low) < 6
        or low in plain
        or low in _COMMON
        or low in STOP_WORDS
        or low in POLITENESS
        or "'" in low
        or low.removesuffix("s") in _COMMON
    ):
        return None
    from rapidfuzz.distance import OSA

    known = _COMMON if token.text[0].islower() else WEEKDAYS
    slips = 1 if len(low) < 8 else 2
    near = [
        word
        for word in known
        if word[0] == low[0] and len(word) > 5 and OSA.distance(word, low, score_cutoff=slips) <= slips
    ]
    return near[0] if len({word.rstrip("s") for word in near}) == 1 else None
