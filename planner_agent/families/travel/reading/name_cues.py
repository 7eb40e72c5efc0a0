"""What tells a name in a text: the words before it, its capital, and addresses, which are no names."""

from __future__ import annotations

from collections.abc import Sequence

from rapidfuzz.distance import OSA

from planner_agent.language.function_words import POLITENESS, STOP_WORDS
from planner_agent.language.lexicon import Lexicon
from planner_agent.language.tokens import Token

SPELLINGS = {"saint": "st", "sainte": "ste", "fort": "ft", "mount": "mt"}


CUES = frozenset(
    [
        "from",
        "to",
        "in",
        "into",
        "visit",
        "visiting",
        "via",
        "through",
        "around",
        "near",
        "at",
        "towards",
        "leaving",
        "departing",
        "and",
        "then",
        "explore",
        "exploring",
        "see",
        "of",
        "depart",
        "leave",
        "or",
        "tour",
        "touring",
        "reach",
        "reaching",
    ]
)


SURE_CUES = frozenset(
    [
        "from",
        "to",
        "in",
        "into",
        "visit",
        "visiting",
        "via",
        "leaving",
        "departing",
        "towards",
        "explore",
        "exploring",
    ]
)


def one_slip(word: str, said: str) -> bool:
    return word == said or (word[0] == said[0] and OSA.distance(word, said, score_cutoff=1) <= 1)


TOWNS = frozenset(
    ["city", "cities", "town", "towns", "destination", "destinations", "place", "places", "spot", "spots"]
)


REGION_CUES = frozenset(
    [
        "in",
        "of",
        "across",
        "around",
        "through",
        "throughout",
        "within",
        "to",
        "exploring",
        "visit",
        "visiting",
    ]
)


_STREETS = frozenset(
    [
        "street",
        "st",
        "avenue",
        "ave",
        "road",
        "rd",
        "drive",
        "dr",
        "lane",
        "ln",
        "boulevard",
        "blvd",
        "square",
        "sq",
        "court",
        "ct",
        "way",
        "parkway",
        "pkwy",
        "terrace",
        "plaza",
        "highway",
        "hwy",
    ]
)


def address(tokens: Sequence[Token], i: int) -> bool:
    """Whether "14 Houston Street" begins at ``i``: a number, a name or two, and a word for a street."""
    if tokens[i].kind != "number" or not tokens[i].text.isdecimal() or i + 2 >= len(tokens):
        return False
    for k in range(i + 1, min(i + 4, len(tokens) - 1)):
        if tokens[k].kind != "word" or not tokens[k].text[:1].isupper():
            return False
        if tokens[k + 1].low in _STREETS and tokens[k + 1].text[:1].isupper():
            return True
    return False


def past_address(tokens: Sequence[Token], i: int) -> int:
    """The token behind the street and, parted by commas, its town and code."""
    while tokens[i].low not in _STREETS:
        i += 1
    i += 1
    while i + 1 < len(tokens) and tokens[i].text in ",." and tokens[i + 1].text[:1].isupper():
        i += 2
        while i < len(tokens) and (tokens[i].text[:1].isupper() or tokens[i].text.isdecimal()):
            if tokens[i - 1].end + 1 != tokens[i].start:
                return i
            i += 1
    return i


def match(plain: Sequence[str], i: int, words: Sequence[str]) -> int | None:
    """The token after ``words`` if they stand at ``i``; stops and hyphens between them do not count."""
    j = i
    for n, word in enumerate(words):
        while n and j < len(plain) and plain[j] in (".", "-", "'"):
            j += 1
        if j >= len(plain) or plain[j] != word:
            return None
        j += 1
    return j


def nameable(token: Token, plain: str, lexicon: Lexicon, taken: bool) -> bool:
    ordinary = plain in STOP_WORDS or plain in POLITENESS or lexicon.knows(plain)
    return token.kind == "word" and not taken and not ordinary


def certain(tokens: Sequence[Token], i: int, kind: str, lexicon: Lexicon, mixed: bool) -> bool:
    """Whether a name of one word is meant as one: by its capital or a cue, or for want of another sense."""
    token = tokens[i]
    ordinary = token.low in STOP_WORDS or lexicon.knows(token.low)
    capital = (
        token.text[:1].isupper() and not (i == 0 or tokens[i - 1].text in ".!?")
    ) or token.text.isupper()
    if kind != "place":
        return capital and not ordinary
    cued = i > 0 and tokens[i - 1].low in CUES
    if ordinary:
        return (capital and cued) or (not mixed and i > 0 and tokens[i - 1].low in SURE_CUES)
    return True
