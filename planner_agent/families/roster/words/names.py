"""Who is meant: names among the words, and slips in the words that are known."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from rapidfuzz.distance import OSA

from planner_agent.families.roster.words.vocabulary import KNOWN, PEOPLE, ROLES, SHIFTS, WEEKDAY_FORMS
from planner_agent.language.date_words import MONTHS
from planner_agent.language.function_words import POLITENESS, STOP_WORDS
from planner_agent.language.lexicon import words
from planner_agent.language.tokens import Token

_ENDS = frozenset(".!?;:¶")
#: What stands behind somebody who opens a sentence.
_BEHIND = words("""
    works can can't cannot cant is would prefers wants never doesn't only has does needs likes worked must
    will won't isn't may should gets hates asked and wishes had did
""")


#: What else a shift is called.
_SHIFT_WORDS = {
    "session": "shift", "sessions": "shifts", "slot": "shift", "slots": "shifts", "duties": "shifts",
    "stint": "shift", "stints": "shifts",
}  # fmt: skip


def openings(tokens: Sequence[Token]) -> list[bool]:
    found: list[bool] = []
    fresh = True
    for token in tokens:
        found.append(fresh)
        fresh = token.text in _ENDS or token.text in "•*"
    return found


def spelled(tokens: Sequence[Token]) -> tuple[list[str], list[str]]:
    """The words in lower case, slips in long known words mended."""
    lows: list[str] = []
    notes: list[str] = []
    for token in tokens:
        low = token.low
        low = _SHIFT_WORDS.get(low, low)
        if token.kind == "word" and len(low) > 5 and token.text[0].islower() and not plain(low):
            close = [
                word
                for word in KNOWN
                if abs(len(word) - len(low)) < 2 and OSA.distance(word, low, score_cutoff=1) <= 1
            ]
            if len({word.rstrip("s") for word in close}) == 1 and low[0] == close[0][0]:
                low = close[0]
                notes.append(f'"{token.text}" is read as "{low}".')
        lows.append(low)
    return lows, notes


def plain(low: str) -> bool:
    base = low.removesuffix("s")
    return (
        low in KNOWN
        or low in STOP_WORDS
        or low in POLITENESS
        or base in ROLES
        or low in MONTHS
        or low.endswith("n't")
    )


def names_of(tokens: Sequence[Token], lows: Sequence[str], opening: Sequence[bool]) -> dict[str, str]:
    """What people are called, by the word in lower case: unknown words that stand in capitals inside a
    sentence, in a list, or after a word for people."""
    found: dict[str, str] = {}
    run: list[int] = []
    small = all(token.text.islower() for token in tokens if token.kind == "word")
    for k in range(len(tokens) + 1):
        if k < len(tokens) and (
            tokens[k].text in (",", "&", "/", "+") or lows[k] == "and" or lows[k] == "or"
        ):
            continue
        if k < len(tokens) and _may_name(tokens, lows, k):
            if run and not _linked(tokens, lows, run[-1], k):
                _keep(tokens, lows, run, small, found)
                run = []
            run.append(k)
            continue
        _keep(tokens, lows, run, small, found)
        run = []
    for k in range(len(tokens)):
        if _doubtful(tokens, lows, k) and any(
            base(tokens[t].low) in found for t in _neighbours(tokens, lows, k)
        ):
            found[tokens[k].text] = tokens[k].text
    rolled = _rolled(tokens, lows)
    for k, token in enumerate(tokens):
        large = token.text[0].isupper() and _may_name(tokens, lows, k)
        if large and (not opening[k] or k in rolled or _subject(lows, k) or _lists_on(tokens, lows, k)):
            found[base(token.low)] = base(token.text)
    return found


_OWN = frozenset(
    {
        "is",
        "are",
        "a",
        "an",
        "our",
        "the",
        "both",
        "all",
        "only",
        "trained",
        "qualified",
        "registered",
        "experienced",
    }
)


def roles_of(tokens: Sequence[Token], lows: Sequence[str], names: Mapping[str, str]) -> set[str]:
    """What the text makes a role: "Stokers: Ann and Ben", "Ann is a stoker" (with other stokers)."""
    found: set[str] = set()
    for k, low in enumerate(lows):
        if (
            tokens[k].kind != "word"
            or plain(low)
            or base(low) in names
            or len(low) < 4
            or low.endswith("n't")
        ):
            continue
        one = low.removesuffix("s")
        after = lows[k + 1] if k + 1 < len(lows) else ""
        lists = low.endswith("s") and after in (":", "are") and _name_at(tokens, names, k + 2) is not None
        lists = lists or (low.endswith("s") and _name_at(tokens, names, k + 1) is not None)
        back = k
        while back and lows[back - 1] in _OWN:
            back -= 1
        told = (
            back < k
            and back > 0
            and lows[back] in ("is", "are")
            and _name_at(tokens, names, back - 1) is not None
        )
        again = sum(each in (one, f"{one}s") for each in lows) > 1
        if lists or (told and again):
            found.add(one)
    return found


def _lists_on(tokens: Sequence[Token], lows: Sequence[str], k: int) -> bool:
    """ "Lea (30h), Mia (20h)": brackets behind a name, and then another name."""
    if k + 1 >= len(tokens) or tokens[k + 1].text != "(":
        return False
    stop = next((t for t in range(k + 2, min(k + 10, len(tokens))) if tokens[t].text == ")"), None)
    if (
        stop is None
        or stop + 2 >= len(tokens)
        or (tokens[stop + 1].text not in ",&" and lows[stop + 1] != "and")
    ):
        return False
    return _may_name(tokens, lows, stop + 2) and tokens[stop + 2].text[0].isupper()


def _rolled(tokens: Sequence[Token], lows: Sequence[str]) -> set[int]:
    """Where the lines under a heading for people ("Staff:") begin."""
    found: set[int] = set()
    roll = False
    for k, token in enumerate(tokens):
        if token.text != "¶" or k + 1 >= len(tokens):
            continue
        line = _line_before(tokens, k)
        if line and tokens[k - 1].text == ":":
            roll = any(
                lows[t] in PEOPLE or lows[t].removesuffix("s") in ROLES or lows[t] == "names" for t in line
            )
        first = k + 1 + (tokens[k + 1].text in "-•*–")
        if roll and first < len(tokens):
            found.add(first)
    return found


def _line_before(tokens: Sequence[Token], k: int) -> range:
    first = k
    while first and tokens[first - 1].text != "¶":
        first -= 1
    return range(first, k)


def speaker_of(tokens: Sequence[Token], lows: Sequence[str], names: Mapping[str, str]) -> str | None:
    """Who writes: "me (Zoe)", "I'm Zoe", "Zoe (me)", or "me, Yan and Xia" (then only "Me")."""
    for k, low in enumerate(lows):
        after = [_name_at(tokens, names, t) for t in (k + 1, k + 2)]
        bracket = k + 1 < len(lows) and tokens[k + 1].text in "(,-–"
        if (
            low in ("me", "myself")
            and bracket
            and after[1]
            and (tokens[k + 1].text == "(" or lows[k + 3 : k + 4] == [")"])
        ):
            return after[1]
        if (low == "i'm" and after[0]) or (low == "i" and lows[k + 1 : k + 2] == ["am"] and after[1]):
            return after[0] if low == "i'm" else after[1]
        if low in ("me", "myself") and k > 1 and tokens[k - 1].text == "(" and _name_at(tokens, names, k - 2):
            return _name_at(tokens, names, k - 2)
    for k, low in enumerate(lows):
        behind = lows[k + 1 : k + 2] in ([","], ["and"], ["&"]) and _name_at(tokens, names, k + 2)
        before = k > 1 and lows[k - 1] in ("and", ",", "&") and _name_at(tokens, names, k - 2)
        if low in ("me", "myself") and (behind or before):
            return "Me"
    return None


def _name_at(tokens: Sequence[Token], names: Mapping[str, str], k: int) -> str | None:
    return names.get(base(tokens[k].low)) if 0 <= k < len(tokens) else None


def _doubtful(tokens: Sequence[Token], lows: Sequence[str], k: int) -> bool:
    """A name that is also a word: "Will", "Max", "Jan"; so only beside other names of a list."""
    token = tokens[k]
    low = token.low
    if (
        token.kind != "word"
        or not token.text[0].isupper()
        or low in SHIFTS
        or low in WEEKDAY_FORMS
        or low == "i"
    ):
        return False
    if (
        low in PEOPLE
        or low.removesuffix("s") in ROLES
        or (k + 1 < len(tokens) and tokens[k + 1].kind == "number")
    ):
        return False
    return plain(low) and not low.endswith("n't")


def _neighbours(tokens: Sequence[Token], lows: Sequence[str], k: int) -> list[int]:
    """The tokens on the other side of a comma or "and"."""
    found: list[int] = []
    for step in (-1, 1):
        t = k + step
        if 0 <= t < len(tokens) and (tokens[t].text in ",&/" or lows[t] in ("and", "or")):
            t += step
            if 0 <= t < len(tokens) and lows[t] in ("and", "or"):
                t += step
            if 0 <= t < len(tokens):
                found.append(t)
    return found


def _subject(lows: Sequence[str], k: int) -> bool:
    return k + 1 < len(lows) and lows[k + 1] in _BEHIND


def base(word: str) -> str:
    word = word.replace("’", "'")
    return re.sub(r"'s$", "", word)


def _may_name(tokens: Sequence[Token], lows: Sequence[str], k: int) -> bool:
    token = tokens[k]
    if token.kind != "word" or len(token.low) < 2:
        return False
    if lows[k] in MONTHS or lows[k].endswith("n't"):
        return (
            token.text == "May"
            and k + 1 < len(lows)
            and lows[k + 1] in ("is", "can", "works", "and", "would")
        )
    after = lows[k + 1] if k + 1 < len(lows) else ""
    tight = k + 1 < len(tokens) and tokens[k + 1].start - tokens[k].end <= 1 and not token.text[0].isupper()
    if len(token.text) > 1 and token.text.isupper() and any(each.text.islower() for each in tokens):
        return False  # "the ICU"
    timed = k + 2 < len(lows) and tokens[k + 1].text in "(:" and tokens[k + 2].kind == "number"
    lasting = k + 3 < len(lows) and lows[k + 3] in ("h", "hours", "hour", "shifts", "days", "nights", "%")
    if (tight and after in ("shift", "shifts")) or (timed and not lasting):
        return False
    return not plain(base(lows[k]))


def _linked(tokens: Sequence[Token], lows: Sequence[str], a: int, b: int) -> bool:
    return a + 1 < b or (tokens[a].text[0].isupper() and tokens[b].text[0].isupper())


def _keep(
    tokens: Sequence[Token], lows: Sequence[str], run: Sequence[int], small: bool, found: dict[str, str]
) -> None:
    """A list of unknown words is one of names where they are large, or the text is small throughout or they
    follow a word for people."""
    if not run:
        return
    near = range(max(0, run[0] - 3), run[0])
    ended = max((k for k in near if tokens[k].text in ".!?;¶" and tokens[k - 1].text != ":"), default=-1)
    before = [lows[k] for k in near if k > ended]
    intro = any(
        word in PEOPLE or word.removesuffix("s") in ROLES or word in ("with", "for") for word in before
    )
    large = all(tokens[k].text[0].isupper() for k in run)
    if (len(run) > 1 and (large or small or intro)) or (intro and large):
        for k in run:
            word = base(tokens[k].text)
            found.setdefault(base(tokens[k].low), word if word[0].isupper() else word.capitalize())
