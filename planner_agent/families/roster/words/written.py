# ruff: noqa: E501 (word lists are read better whole)
"""The tokens of a text as people write them: line breaks, "14.12.", "A. Meyer", "hrs"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from planner_agent.families.roster.words.names import plain
from planner_agent.language.date_words import MONTHS
from planner_agent.language.tokens import Token, tokenize

#: What people write with a stroke.
_STROKES = {("w", "c"): ("week", "commencing"), ("w", "e"): ("weekend",), ("a", "l"): ("leave",), ("p", "t"): ("part", "time"), ("f", "t"): ("full", "time")}  # fmt: skip


def _strokes(tokens: Sequence[Token]) -> list[Token]:
    """ "w/c", "A/L"; "Ann-Marie" as one word; "x2" and "2x" as numbers."""
    found: list[Token] = []
    k = 0
    while k < len(tokens):
        token = tokens[k]
        part = tokens[k : k + 3]
        tight = len(part) == 3 and part[0].end == part[1].start and part[1].end == part[2].start
        said = _STROKES.get((part[0].low, part[2].low)) if tight and part[1].text == "/" else None
        if said is not None:
            found += [Token(word, word, token.start, part[2].end, "word") for word in said]
            k += 3
        elif (
            tight
            and part[1].text in "-–/+"
            and part[0].low in _DAYS
            and part[2].low in _DAYS
            and part[0].text[0].isupper()
        ):
            found += [replace(each, low=_DAYS.get(each.low, each.low)) for each in part]
            k += 3
        elif tight and part[1].text == "-" and all(_unknown(each) for each in (part[0], part[2])):
            name = f"{token.text}-{part[2].text}"
            found.append(Token(name, name.lower(), token.start, part[2].end, "word"))
            k += 3
        elif token.low in ("x", "×") and k + 1 < len(tokens) and _beside_number(tokens, k):
            k += 1
        else:
            found.append(token)
            k += 1
    return found


#: Days in two letters, as they stand in "Mo-Fr".
_DAYS = {
    "mo": "monday", "tu": "tuesday", "di": "tuesday", "we": "wednesday", "mi": "wednesday", "th": "thursday",
    "do": "thursday", "fr": "friday", "sa": "saturday", "su": "sunday", "so": "sunday",
}  # fmt: skip
_TITLES = frozenset({"dr", "mr", "mrs", "ms", "prof", "st"})


def _unknown(token: Token) -> bool:
    return token.kind == "word" and token.text[0].isupper() and len(token.text) > 1 and not plain(token.low)


def _beside_number(tokens: Sequence[Token], k: int) -> bool:
    token = tokens[k]
    before = k > 0 and tokens[k - 1].kind == "number" and tokens[k - 1].text.isdigit()
    after = tokens[k + 1].kind == "number" and tokens[k + 1].start - token.end <= 1
    return after or (before and tokens[k + 1].text not in ("-", "."))


def tokens_of(text: str) -> list[Token]:
    """The tokens, with one for each line break, which nothing reads across."""
    found: list[Token] = []
    for token in map(_own, _strokes(_initials(_numeric_dates(_enumerated(_barred(tokenize(text))))))):
        if found and "\n" in text[found[-1].end : token.start]:
            found.append(Token("¶", "¶", found[-1].end, token.start, "symbol"))
        if token.text in ("'", "’") and found and found[-1].end == token.start and found[-1].low[-1:] == "s":
            continue  # "11 hours' rest"
        if token.text == "." and found and found[-1].low in _TITLES and found[-1].end == token.start:
            continue
        found.append(token)
    return found


def _barred(tokens: Sequence[Token]) -> list[Token]:
    """Upright bars part cells, or whole clauses where they are longer than cells are."""
    size = 0
    bars = [token.text == "|" for token in tokens]
    longest = 0
    for bar in bars:
        size = 0 if bar else size + 1
        longest = max(longest, size)
    sign = "¶" if longest > 6 else ","
    return [replace(token, text=sign, low=sign) if token.text == "|" else token for token in tokens]


def _enumerated(tokens: Sequence[Token]) -> list[Token]:
    """The numbers of a list ("1) … 2) …", "1." at the head of a line) as line breaks."""
    found: list[Token] = []
    open_, skip = 0, -1
    for k, token in enumerate(tokens):
        if k == skip:
            continue
        open_ = max(0, open_ + (token.text == "(") - (token.text == ")" and open_ > 0))
        after = tokens[k + 1] if k + 1 < len(tokens) else None
        short = token.kind == "number" and token.text.isdigit() and len(token.text) < 3
        if short and not open_ and after is not None and after.text == ")" and after.start == token.end:
            found.append(Token("¶", "¶", token.start, token.end, "symbol"))
            skip = k + 1
            continue
        found.append(token)
    return found


def _initials(tokens: Sequence[Token]) -> list[Token]:
    """ "A. Meyer" as one word."""
    found: list[Token] = []
    k = 0
    while k < len(tokens):
        part = tokens[k : k + 3]
        if _initialled(part) and (
            k == 0
            or tokens[k - 1].text in ",:(&-•*;"
            or tokens[k - 1].low in ("and", "for", "with", "staff", "team")
        ):
            text = f"{part[0].text}. {part[2].text}"
            found.append(Token(text, text.lower(), part[0].start, part[2].end, "word"))
            k += 3
            continue
        found.append(tokens[k])
        k += 1
    return found


def _initialled(part: Sequence[Token]) -> bool:
    if len(part) < 3 or part[0].kind != "word" or part[2].kind != "word" or part[1].text != ".":
        return False
    near = part[1].start == part[0].end and part[2].start - part[1].end <= 1
    single = len(part[0].text) == 1 and part[0].text.isupper()
    return near and single and len(part[2].text) > 1 and part[2].text[0].isupper()


def _numeric_dates(tokens: Sequence[Token]) -> list[Token]:
    """ "14.12." is 14 December; the point of "7.-13. December" ends no sentence; "40 h" are hours."""
    found: list[Token] = []
    skip = -1
    for k, token in enumerate(tokens):
        if k == skip:
            continue
        after = tokens[k + 1] if k + 1 < len(tokens) else None
        before = found[-1] if found else None
        if (made := _day_and_month(token, after)) is not None:
            found += made
            skip = k + 1
        elif (
            before is not None
            and before.kind == "number"
            and after is not None
            and _pointed(before, token, after)
        ):
            continue
        elif token.low == "h" and before is not None and before.kind == "number" and _unit(after):
            found.append(replace(token, low="hours"))
        else:
            found.append(token)
    return found


def _day_and_month(token: Token, after: Token | None) -> list[Token] | None:
    parts = _DAY_MONTH.fullmatch(token.text) if token.kind == "number" else None
    if parts is None or after is None or after.text != "." or after.start != token.end:
        return None
    day, number = int(parts[1]), int(parts[2])
    if not (1 <= number <= 12 and 1 <= day <= 31):
        return None
    middle = token.start + len(parts[1])
    month = _MONTHS[number - 1]
    return [
        Token(parts[1], parts[1], token.start, middle, "number"),
        Token(month, month, middle, after.end, "word"),
    ]


def _pointed(before: Token, token: Token, after: Token) -> bool:
    """The point of "7." in "7.-13. December"."""
    if token.text != "." or before.end != token.start or not before.text.isdigit():
        return False
    return int(before.text) <= 31 and (after.text in "-–" or after.low in MONTHS)


def _unit(after: Token | None) -> bool:
    return after is None or after.kind == "symbol" or after.low in ("a", "per")


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
