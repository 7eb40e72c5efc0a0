"""A text as a line of marks: names, clocks, spans, lengths, dates and numbers stand as ``N0 C1 R2 …``, all
other words in lower case, so that phrases can be written as patterns over it.

Nothing about the world is known here: a name is a run of capitals, or of words that mean nothing else.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from planner_agent.families.visits.words.vocabulary import KNOWN, LINKS, TITLES, VERBS
from planner_agent.language.clocks import clock_at, clock_range_at
from planner_agent.language.date_points import point_at
from planner_agent.language.dates import date_at
from planner_agent.language.durations import duration_at
from planner_agent.language.function_words import POLITENESS, STOP_WORDS
from planner_agent.language.numbers import number_at
from planner_agent.language.tokens import Token, tokenize

_ARTICLES = frozenset({"the", "a", "an", "my", "our"})
_ENDS = frozenset(".!?;")


@dataclass(slots=True)
class Mark:
    """A mark of the line: ``kind`` N name, C clock, R span of clocks, D length in minutes, P days, T date,
    Q number, W any other word. ``value`` is the leaf; ``first``, ``stop`` are its tokens, ``at`` its place in
    the line."""

    kind: str
    value: Any
    first: int
    stop: int
    text: str
    at: int = 0


@dataclass(slots=True)
class Marked:
    """The line with its marks; ``names`` gives what a name is called, by its key."""

    source: str
    tokens: list[Token]
    marks: list[Mark]
    line: str
    names: dict[str, str] = field(default_factory=dict[str, str])

    def within(self, start: int, end: int) -> list[Mark]:
        """The marks of a stretch of the line."""
        return [mark for mark in self.marks if start <= mark.at < end]


def marked(text: str, today: date) -> Marked:
    """The text as a line of marks."""
    tokens = tokenize(text)
    opening = _openings(text, tokens)
    leaves = _leaves(tokens, today)
    alone = _bases(tokens, opening)
    marks: list[Mark] = []
    i = 0
    while i < len(tokens):
        stop = _name(tokens, i, opening, leaves, alone)
        leaf = leaves.get(i)
        if stop is not None and (leaf is None or stop > leaf.stop or leaf.kind == "Q"):
            first = i
            while marks and marks[-1].kind == "W" and marks[-1].text in _ARTICLES and marks[-1].stop == first:
                first = marks.pop().first
            marks += _named(tokens, first, i, stop)
            i = stop
        elif leaf is not None:
            marks.append(leaf)
            i = leaf.stop
        else:
            text_ = "¶" if i and "\n" in text[tokens[i - 1].end : tokens[i].start] else ""
            if text_:
                marks.append(Mark("W", None, i, i, "¶"))
            marks.append(Mark("W", None, i, i + 1, tokens[i].low))
            i += 1
    marks = _with_breaks(text, tokens, marks)
    found = Marked(text, tokens, marks, "")
    _write(found)
    found.names = _names(tokens, marks)
    return found


def _with_breaks(text: str, tokens: Sequence[Token], marks: Sequence[Mark]) -> list[Mark]:
    """A mark of its own for each line break."""
    found: list[Mark] = []
    for mark in marks:
        if mark.text == "¶":
            continue
        before = mark.first - 1
        if before >= 0 and "\n" in text[tokens[before].end : tokens[mark.first].start]:
            found.append(Mark("W", None, mark.first, mark.first, "¶"))
        found.append(mark)
    return found


def _write(found: Marked) -> None:
    parts: list[str] = []
    at = 0
    for number, mark in enumerate(found.marks):
        mark.at = at
        shown = mark.text if mark.kind == "W" else f"{mark.kind}{number}"
        parts.append(shown)
        at += len(shown) + 1
    found.line = " ".join(parts) + " "


def _openings(text: str, tokens: Sequence[Token]) -> list[bool]:
    """Which tokens open a sentence, a line or an item: their capital says nothing."""
    found: list[bool] = []
    fresh = True
    for k, token in enumerate(tokens):
        broken = bool(k) and "\n" in text[tokens[k - 1].end : token.start]
        found.append(fresh or broken)
        fresh = token.text in _ENDS or token.text in ":•*" or (token.text in "-–" and (broken or found[-1]))
    return found


def _leaves(tokens: Sequence[Token], today: date) -> dict[int, Mark]:
    """The longest leaf at each token."""
    found: dict[int, Mark] = {}
    for i, token in enumerate(tokens):
        if token.kind == "symbol":
            continue
        options: list[tuple[int, Mark]] = []

        def offer(
            kind: str, hit: Any, rank: int, at: int = i, offered: list[tuple[int, Mark]] = options
        ) -> None:
            if hit is not None:
                words = " ".join(each.low for each in tokens[at : hit.stop])
                offered.append((rank, Mark(kind, hit.value, at, hit.stop, words)))

        offer("R", clock_range_at(tokens, i), 0)
        length = duration_at(tokens, i)
        if length is not None:
            offer("D" if length.value.unit == "minute" else "P", length, 1)
        if token.kind == "number" or token.low[0] in "abcdefhjmnost":
            clock = clock_at(tokens, i, bare=_due(tokens, i))
            offer("C", clock, 2)
        if point_at(tokens, i, today) is not None and not _plain_word(token):
            offer("T", date_at(tokens, i, today), 3)
        offer("Q", number_at(tokens, i), 4)
        if options:
            options.sort(key=lambda option: (-option[1].stop, option[0]))
            found[i] = options[0][1]
    return found


def _plain_word(token: Token) -> bool:
    """A word that is a date only beside others ("May", "the second")."""
    return token.low in ("may", "march", "august", "april", "june", "the", "second", "sun", "sat")


def _due(tokens: Sequence[Token], i: int) -> bool:
    """A plain number is a clock after a word of time, where no length or noun follows."""
    before = tokens[i - 1].low if i else ""
    after = tokens[i + 1].low if i + 1 < len(tokens) else "."
    return (
        before in ("at", "by", "before", "after", "until", "till", "from")
        and tokens[i].kind == "number"
        and len(tokens[i].text) <= 2
        and (after in STOP_WORDS or not after[0].isalnum())
    )


def _bases(tokens: Sequence[Token], opening: Sequence[bool]) -> Counter[str]:
    """How often each word stands where no number follows it: "Ford" in "Ford is", not in "Ford 10"."""
    return Counter(
        token.low for k, token in enumerate(tokens) if k + 1 >= len(tokens) or tokens[k + 1].kind != "number"
    )


def _capital(tokens: Sequence[Token], i: int, opening: Sequence[bool]) -> bool:
    token = tokens[i]
    speaker = token.low in ("i", "i'm", "i'd", "i'll", "i've")
    if token.kind != "word" or not token.text[0].isupper() or speaker:
        return False
    plain = token.low in STOP_WORDS or token.low in KNOWN or token.low in POLITENESS
    if not plain:
        return True
    after = tokens[i + 1].low if i + 1 < len(tokens) else ""
    if token.low in ("will", "may", "can", "mark", "bill") and after in ("is", "will", "has", "at"):
        return True
    follows = i + 1 < len(tokens) and tokens[i + 1].kind == "word" and tokens[i + 1].text[0].isupper()
    return not opening[i] or (follows and token.low not in STOP_WORDS and not _verbal(token.low))


def _verbal(word: str) -> bool:
    """A word that opens a request more often than it opens a name ("Meet Anna")."""
    return word in VERBS


def _name(
    tokens: Sequence[Token], i: int, opening: Sequence[bool], leaves: dict[int, Mark], alone: Counter[str]
) -> int | None:
    """Where the name at token ``i`` stops; None where there is none."""
    if _capital(tokens, i, opening):
        leaf = leaves.get(i)
        if leaf is not None and leaf.kind in "TCR" and leaf.stop > i:
            return None
        return _run(tokens, i, opening, leaves, alone)
    token = tokens[i]
    if token.kind == "word" and _unknown(token) and i not in leaves:
        stop = i + 1
        while (
            stop < len(tokens)
            and tokens[stop].kind == "word"
            and _unknown(tokens[stop])
            and stop not in leaves
        ):
            if opening[stop] or tokens[stop].text[0].isupper() != token.text[0].isupper():
                break
            stop += 1
        return stop
    return None


def _unknown(token: Token) -> bool:
    low = token.low
    return low not in STOP_WORDS and low not in KNOWN and low not in POLITENESS and len(low) > 1


def _run(
    tokens: Sequence[Token], i: int, opening: Sequence[bool], leaves: dict[int, Mark], alone: Counter[str]
) -> int:
    """Capitals in a row, with links, hyphens and a number at the end."""
    stop = i + 1
    while stop < len(tokens) and not opening[stop]:
        token, before = tokens[stop], tokens[stop - 1]
        touching = before.end == token.start
        if token.kind == "word" and token.text[0].isupper() and token.low not in ("i", "i'm", "i'd", "i'll"):
            if (leaf := leaves.get(stop)) is not None and leaf.kind in "TCR":
                break
            stop += 1
        elif token.text == "." and before.low in TITLES and stop + 1 < len(tokens):
            stop += 1
            return _run(tokens, stop, [False] * len(tokens), leaves, alone)
        elif (token.text in "-–'’/&" and _joined(tokens, stop)) or (
            token.low in LINKS and stop + 1 < len(tokens) and tokens[stop + 1].text[0].isupper()
            and tokens[stop + 1].kind == "word" and tokens[stop + 1].low != "i"
        ):  # fmt: skip
            stop += 1
        elif (
            token.kind == "number"
            and not touching
            and token.text.isdigit()
            and _suffix(stop, leaves, before, alone)
        ):
            return stop + 1
        else:
            break
    while stop > i + 1 and tokens[stop - 1].kind == "symbol":
        stop -= 1
    return stop


def _joined(tokens: Sequence[Token], k: int) -> bool:
    if k + 1 >= len(tokens):
        return False
    spaced = tokens[k].text == "&" and tokens[k + 1].text[0].isupper()
    touches = tokens[k - 1].end == tokens[k].start and tokens[k].end == tokens[k + 1].start
    return tokens[k + 1].kind == "word" and (touches or spaced)


def _suffix(at: int, leaves: dict[int, Mark], before: Token, alone: Counter[str]) -> bool:
    """Whether a number belongs to the name before it: "Pier 39", but not "Ford 10" of a known Ford."""
    leaf = leaves.get(at)
    return (leaf is None or leaf.kind == "Q") and not alone[before.low]


def _named(tokens: Sequence[Token], first: int, start: int, stop: int) -> list[Mark]:
    """The name; "Laura's" before what she is, is "Laura is"."""
    last = tokens[stop - 1]
    shown = last.text.replace("’", "'")
    placed = stop < len(tokens) and tokens[stop].low in ("at", "in", "on", "there")
    owned = shown.lower().endswith("'s") and placed
    words = [token.text for token in tokens[start:stop]]
    if owned:
        words[-1] = shown[:-2]
    text = _spaced(tokens, start, stop, words)
    marks = [Mark("N", key_of(text), first, stop, text)]
    return [*marks, Mark("W", None, stop, stop, "is")] if owned else marks


def _spaced(tokens: Sequence[Token], start: int, stop: int, words: Sequence[str]) -> str:
    shown = words[0]
    for k in range(start + 1, stop):
        gap = " " if tokens[k].start > tokens[k - 1].end else ""
        shown += gap + words[k - start]
    return shown


def key_of(text: str) -> str:
    return re.sub(r"^the\s+", "", text.lower().replace("’", "'"))


def _names(tokens: Sequence[Token], marks: Sequence[Mark]) -> dict[str, str]:
    """What each name is called: as written first, with a "The" that was written large in a sentence."""
    found: dict[str, str] = {}
    for mark in marks:
        if mark.kind == "N":
            plain = re.sub(r"^[Tt]he\s+", "", mark.text)
            inside = mark.first > 0 and tokens[mark.first - 1].text not in ".!?:;"
            large = mark.text.startswith("The ") and inside
            if mark.value not in found or (large and not found[mark.value].startswith("The ")):
                found[mark.value] = f"The {plain}" if large else found.get(mark.value, plain)
    return found
