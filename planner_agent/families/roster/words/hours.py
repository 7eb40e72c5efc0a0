# ruff: noqa: E501 (word lists are read better whole)
"""The hours of a shift: "6-14", "from 10:00 to 18:00", "7am–3pm", "6-2"; minutes, the end after the start.

On a dial of twelve ("6-2") the half of the day is unsaid; the shift's name tells it ("late 2-10").
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from planner_agent.families.roster.words.vocabulary import SHIFTS
from planner_agent.language.clocks import clock_range_at
from planner_agent.language.date_words import MONTHS
from planner_agent.language.lexicon import words
from planner_agent.language.tokens import Token
from planner_agent.rendering import formats

_HALF, _DAY = 720, 1440
#: What a shift's name says of the hour at which it starts.
_STARTS = {
    "early": (4, 11), "morning": (4, 12), "opening": (4, 12), "day": (5, 13), "middle": (8, 16), "noon": (10, 16),
    "afternoon": (11, 19), "matinee": (10, 18), "late": (11, 20), "closing": (11, 21), "evening": (15, 22),
    "twilight": (15, 22), "night": (18, 26), "lunch": (10, 15), "dinner": (15, 22), "breakfast": (5, 11), "brunch": (8, 13),
}  # fmt: skip
_WAKING = (6, 18)
_TO = frozenset({"-", "–", "—", "to", "till", "until", "til"})
_HALVES = frozenset({"am", "pm", "a", "p"})
#: Behind one of these "2 to 3" are no hours.
_COUNTED = words("""
    days day people shifts shift hours nights persons staff on weekends weekend week weeks nurses guards st nd rd th
    of each per times
""")


@dataclass(frozen=True, slots=True)
class Hours:
    """Minutes after midnight; ``dial``: both may be hours of a twelve-hour clock without am or pm; ``whole``:
    they are hours of a clock of 24."""

    first: int
    last: int
    dial: bool = False
    whole: bool = False

    def of(self, shift: str) -> tuple[int, int]:
        """Start and end of a shift of this name."""
        if not self.dial:
            return self.first, self.last if self.last > self.first else self.last + _DAY
        low, high = _STARTS.get(shift, _WAKING)
        options = [self.first % _HALF + half for half in (0, _HALF, _DAY)]
        start = next((each for each in options if low * 60 <= each < high * 60), None)
        if start is None:
            start = next((each for each in options if _WAKING[0] * 60 <= each < _WAKING[1] * 60), self.first)
        length = (self.last - self.first) % _HALF or _HALF
        start %= _DAY
        return start, start + length

    def fits(self, shift: str) -> bool:
        """Whether a shift of this name may start then."""
        low, high = _STARTS.get(shift, (0, 0))
        return any(low * 60 <= start < high * 60 for start in (self.of("")[0], self.of("")[0] + _DAY))

    @property
    def name(self) -> str:
        """What a shift without a name is called."""
        first, last = self.of("")
        return f"{formats.clock(first)}-{formats.clock(last % _DAY)}"

    def told(self, shift: str) -> str:
        """How hours on a dial of twelve are taken, where that is not as they are written."""
        first, last = self.of(shift)
        if (first, last % _DAY) == (self.first, self.last % _DAY):
            return ""
        return (
            f"The {shift} shift is taken to be from {formats.clock(first)} to {formats.clock(last % _DAY)}."
        )


def hours_at(tokens: Sequence[Token], i: int) -> tuple[Hours, int] | None:
    """The hours that begin at token ``i``, and where they stop."""
    if i >= len(tokens) or tokens[i].kind == "symbol":
        return None
    global _last
    if _last[0] is not tokens:
        _last = (tokens, {})
    memo = _last[1]  # each token is looked at several times
    if i not in memo:
        k = i + (tokens[i].low in ("from", "between"))
        begins = k < len(tokens) and (tokens[k].kind == "number" or tokens[k].low in _WORDS)
        memo[i] = (_digits(tokens, i, k) or _spoken(tokens, i)) if begins else None
    return memo[i]


_last: tuple[Sequence[Token], dict[int, tuple[Hours, int] | None]] = ((), {})
_WORDS = words("""
    one two three four five six seven eight nine ten eleven twelve noon midday midnight half quarter a twenty
""")


def _spoken(tokens: Sequence[Token], i: int) -> tuple[Hours, int] | None:
    found = clock_range_at(tokens, i)
    if found is None:
        return None
    first, last = found.value.first, found.value.last
    dial = first.other is not None and last.other is not None
    return Hours(first.minutes, last.minutes, dial), found.stop


def _digits(tokens: Sequence[Token], i: int, k: int) -> tuple[Hours, int] | None:
    """Hours in digits without "am" and "pm"."""
    first = _clock(tokens, k)
    if first is None or first[2] >= len(tokens) or tokens[first[2]].low not in _TO | {"and"}:
        return None
    joint = tokens[first[2]].low
    last = _clock(tokens, first[2] + 1)
    if last is None or (joint == "and" and tokens[i].low != "between"):
        return None
    stop = last[2]
    after = tokens[stop].low if stop < len(tokens) else ""
    written = first[1] or last[1]
    if after in _HALVES or after in MONTHS or (after in _COUNTED and not written):
        return None
    if joint == "to" and k == i and not written and after not in ("h", "hrs", "o'clock"):
        before = tokens[i - 1].low if i else ""
        free = before in ("", ".", ";", "¶") and after in ("", ",", ".", ";", "¶", "each", "every", "daily")
        free = free and last[0] < first[0]  # "10 to 5" counts nothing
        if before not in SHIFTS and before not in ("shift", "(", ":", ",") and not free:
            return None
    stop += after in ("h", "hrs", "o'clock")
    dial = max(first[0], last[0]) <= _HALF + 59 and min(first[0], last[0]) >= 60
    zero = tokens[k].low.startswith("0") or tokens[first[2] + 1].low.startswith("0")
    return Hours(first[0] % _DAY, last[0], dial and not zero, max(first[0], last[0]) >= 13 * 60), stop


def _clock(tokens: Sequence[Token], k: int) -> tuple[int, bool, int] | None:
    """Minutes, whether they are written as a clock, and where it stops."""
    if k >= len(tokens):
        return None
    parts = re.fullmatch(r"(\d{1,2})(?:[:.](\d\d))?", tokens[k].low)
    if parts is None:
        whole = re.fullmatch(r"([01]\d|2[0-4])([0-5]\d)", tokens[k].low)
        return None if whole is None else (int(whole[1]) * 60 + int(whole[2]), False, k + 1)
    hour, minute = int(parts[1]), int(parts[2] or 0)
    if hour > 24 or minute > 59 or (hour == 24 and minute):
        return None
    stop = k + 1
    tight = stop < len(tokens) and tokens[stop].low == "h" and tokens[stop].start == tokens[k].end
    return hour * 60 + minute, parts[2] is not None or tight, stop + tight
