"""Parts of a text that are not about the trip: what happened once, and the signature of a letter.

Names, dates and sums in them must not feed the plan; they are reported as not understood.
"""

from __future__ import annotations

from collections.abc import Sequence

from .scan import any_at, low_at
from .tokens import Token

_SUBJECTS = frozenset(
    [
        "i",
        "we",
        "he",
        "she",
        "they",
        "it",
        "wife",
        "husband",
        "mum",
        "mom",
        "dad",
        "mother",
        "father",
        "sister",
        "brother",
        "son",
        "daughter",
        "friend",
        "friends",
        "parents",
        "boss",
        "colleague",
        "uncle",
        "aunt",
        "cousin",
        "kids",
        "family",
        "who",
        "that",
        "boyfriend",
        "girlfriend",
        "partner",
        "neighbour",
        "neighbor",
        "grandma",
        "grandpa",
    ]
)
#: Past tenses of what people do on trips and in life; not of deciding, saving or saying, which are
#: about the plan.
_PAST = frozenset(
    [
        "went",
        "visited",
        "blew",
        "lost",
        "ate",
        "flew",
        "drove",
        "hated",
        "loved",
        "travelled",
        "traveled",
        "turned",
        "married",
        "grew",
        "stayed",
        "saw",
        "enjoyed",
        "spent",
        "toured",
        "explored",
        "met",
        "moved",
        "honeymooned",
        "studied",
        "lived",
        "worked",
        "died",
        "graduated",
        "retired",
        "hitchhiked",
        "camped",
        "cost",
        "paid",
        "got",
        "did",
        "took",
        "had",
        "was",
        "were",
        "came",
        "left",
    ]
)
#: Those of them that stand in requests, too: only with a word for the past.
_COMMON = frozenset(
    [
        "got",
        "did",
        "took",
        "had",
        "was",
        "were",
        "came",
        "left",
        "spent",
        "stayed",
        "saw",
        "lived",
        "worked",
        "moved",
        "met",
        "enjoyed",
        "cost",
        "paid",
        "visited",
    ]
)
_WHEN_PAST = (
    "last year", "last month", "last week", "last summer", "last winter", "last spring", "last autumn",
    "last fall",
    "last time", "last christmas", "last easter", "last weekend", "ago", "years back", "back then",
    "as a kid",
    "as a child", "as kids", "as a student", "when i was", "when we were", "in the past", "yesterday", "once",
    "years before", "the year before", "previously", "in college", "growing up", "a while back",
    "earlier this year",
    "used to", "the other day", "long ago", "way back", "in our twenties", "in my twenties",
    "before the kids",
    "our honeymoon", "the time before", "before covid", "before and",
)  # fmt: skip
_ADVERBS = frozenset(
    [
        "got",
        "once",
        "just",
        "already",
        "also",
        "really",
        "never",
        "both",
        "all",
        "actually",
        "even",
        "recently",
        "finally",
        "previously",
        "have",
        "had",
        "last",
        "then",
    ]
)
_REQUEST = frozenset(
    [
        "want",
        "wants",
        "need",
        "needs",
        "would",
        "like",
        "please",
        "must",
        "should",
        "will",
        "shall",
        "we'd",
        "i'd",
        "we'll",
        "i'll",
        "let's",
        "plan",
        "planning",
        "can",
        "could",
        "may",
        "might",
        "going",
        "budget",
        "prefer",
        "hope",
        "wish",
        "looking",
        "book",
        "find",
        "now",
        "this",
        "next",
        "tomorrow",
        "again",
    ]
)
_BREAKS = frozenset(",;:()—–…")
_JOINTS = frozenset(["and", "but", "so", "because", "since", "although", "though", "while"])
_SIGN_OFFS = (
    "kind regards", "best regards", "warm regards", "best wishes", "many thanks", "regards", "sincerely",
    "yours sincerely", "yours faithfully", "yours truly", "cheers", "thanks", "thank you", "best",
    "all the best",
    "sent from my",
)  # fmt: skip
_LINES = 7


def asides(text: str, tokens: Sequence[Token]) -> list[bool]:
    """Which tokens belong to a clause about the past, or to a signature."""
    aside = [False] * len(tokens)
    start = 0
    for i in range(len(tokens) + 1):
        ends = i == len(tokens) or tokens[i].text in ".!?\n" or (i > start and _newline(text, tokens, i))
        if not ends:
            continue
        _past(tokens, start, i, aside)
        start = i + 1 if i < len(tokens) and tokens[i].text in ".!?" else i
    _signature(text, tokens, aside)
    return aside


def _newline(text: str, tokens: Sequence[Token], i: int) -> bool:
    return "\n" in text[tokens[i - 1].end : tokens[i].start]


def _past(tokens: Sequence[Token], first: int, stop: int, aside: list[bool]) -> None:
    """Marks the clauses of one sentence that tell of the past, with the mere list that goes on behind."""
    clauses = _clauses(tokens, first, stop)
    going_on = False
    for begin, end in clauses:
        told = _tells(tokens, begin, end)
        listed = going_on and _mere_names(tokens, begin, end)
        going_on = told or listed
        if going_on:
            for k in range(begin, end):
                aside[k] = True


def _clauses(tokens: Sequence[Token], first: int, stop: int) -> list[tuple[int, int]]:
    parts: list[tuple[int, int]] = []
    begin = first
    for i in range(first, stop):
        opens = low_at(tokens, i) in _JOINTS and (
            low_at(tokens, i) in ("so", "but")
            or low_at(tokens, i + 1) in _SUBJECTS
            or low_at(tokens, i + 1).startswith(("i'", "we'", "she'", "he'", "they'", "it'"))
            or low_at(tokens, i + 1) in ("now", "this", "my", "our", "the")
        )
        if tokens[i].text in _BREAKS or opens:
            if i > begin:
                parts.append((begin, i))
            begin = i + 1 if tokens[i].text in _BREAKS else i
    if stop > begin:
        parts.append((begin, stop))
    return parts


def _tells(tokens: Sequence[Token], first: int, stop: int) -> bool:
    """Whether a clause has a subject with a verb of the past, and nothing that asks for a plan."""
    verb = False
    marked = any(any_at(tokens, k, _WHEN_PAST) is not None for k in range(first, stop))
    for k in range(first, stop):
        low = low_at(tokens, k)
        if low in _REQUEST or "'ll" in low:
            return False
        if low in _PAST and (marked or low not in _COMMON):
            j = k - 1
            while j > first and low_at(tokens, j) in _ADVERBS:
                j -= 1
            verb = verb or (j >= first and low_at(tokens, j) in _SUBJECTS)
    return verb or (marked and any_at(tokens, first, ("last time", "back in", "once")) == first + 2)


def _mere_names(tokens: Sequence[Token], first: int, stop: int) -> bool:
    """A list of names that goes on, up to what was done there ("…, Dallas and Houston with 3 friends")."""
    for k in range(first, stop):
        if k > first and tokens[k].low in ("with", "on", "in", "for", "by"):
            return not any(tokens[n].low in _REQUEST | {"to", "from"} for n in range(k, stop))
        if not (tokens[k].text[:1].isupper() or tokens[k].low in ("and", "or", "also", "then")):
            return False
    return True


def _signature(text: str, tokens: Sequence[Token], aside: list[bool]) -> None:
    """Marks the lines under "Kind regards," that are names, titles, addresses and numbers."""
    if text.count("\n") < 1:
        return
    for i in range(max(10, len(tokens) - 80), len(tokens)):
        if not _newline(text, tokens, i):
            continue
        stop = any_at(tokens, i, _SIGN_OFFS)
        if stop is None:
            continue
        while stop < len(tokens) and low_at(tokens, stop) in (",", "!", ".", "-", "and", "in", "advance"):
            stop += 1
        if stop < len(tokens) and not _newline(text, tokens, stop):
            continue
        _mark_lines(text, tokens, stop, aside)
        return


def _mark_lines(text: str, tokens: Sequence[Token], at: int, aside: list[bool]) -> None:
    for _ in range(_LINES):
        end = at + 1
        while end < len(tokens) and not _newline(text, tokens, end):
            end += 1
        if at >= len(tokens):
            return
        words = [token for token in tokens[at:end] if token.kind != "symbol"]
        formal = sum(t.kind == "number" or t.text[:1].isupper() or len(t.text) < 4 for t in words)
        if tokens[at].low in ("ps", "p", "p.s", "n") or formal < len(words) or len(words) > 12:
            return
        for k in range(at, end):
            aside[k] = True
        at = end
