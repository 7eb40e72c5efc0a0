"""Clock times and spans of the day."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from .numbers import number_at
from .scan import DASHES, any_at, low_at, touching
from .tokens import Found, Token

_DAY = 24 * 60
_HALF = 12 * 60


@dataclass(frozen=True, slots=True)
class Clock:
    """Minutes after midnight (0..1440; "midnight" is 1440, the end of the day).

    ``other`` is the second reading where am or pm is unsaid ("at nine"); ``minutes`` is then the one before
    noon (12:30 stays 12:30). ``span`` is set for vague words ("early morning"): first and last minute;
    ``minutes`` is then its first.
    """

    minutes: int
    other: int | None = None
    span: tuple[int, int] | None = None

    @property
    def half_unsaid(self) -> bool:
        """True where am or pm was not said and both are possible."""
        return self.other is not None


@dataclass(frozen=True, slots=True)
class ClockRange:
    """From ``first`` to ``last``; "9 to 5 pm" shares the said half of the day where that keeps the order."""

    first: Clock
    last: Clock


_AM = ("am", "a . m .", "a . m", "in the morning", "this morning")
_PM = ("pm", "p . m .", "p . m", "in the afternoon", "in the evening", "at night", "tonight")
_SPANS: dict[str, tuple[int, int]] = {
    "early morning": (300, 480),
    "early in the morning": (300, 480),
    "mid - morning": (540, 660),
    "mid morning": (540, 660),
    "late morning": (600, 720),
    "morning": (360, 720),
    "lunchtime": (690, 840),
    "lunch time": (690, 840),
    "early afternoon": (720, 840),
    "mid - afternoon": (840, 960),
    "mid afternoon": (840, 960),
    "late afternoon": (900, 1080),
    "afternoon": (720, 1080),
    "early evening": (1020, 1140),
    "late evening": (1200, 1380),
    "evening": (1080, 1320),
    "late at night": (1320, 1440),
    "late night": (1320, 1440),
}
_NAMED = {"12 noon": 720, "12 midnight": 1440, "noon": 720, "midday": 720, "midnight": 1440}
_FUNCTION_WORDS = "on every each daily and or but with in at for if please sharp we i you they"
_AFTER_RANGE = frozenset(_FUNCTION_WORDS.split())


def clock_at(tokens: Sequence[Token], i: int, *, bare: bool = False) -> Found[Clock] | None:
    """The clock time at ``i``: "9 am", "9:30", "half past nine", "noon", "10 o'clock", "8.30 pm".

    ``bare`` also takes a plain number ("eleven", "9"): the caller knows that a clock is due, as after "at".
    """
    if not 0 <= i < len(tokens):
        return None
    named = any_at(tokens, i, _NAMED)
    if named is not None:
        return Found(Clock(_NAMED[_text(tokens, i, named)]), i, named)
    vague = any_at(tokens, i, _SPANS)
    if vague is not None:
        span = _SPANS[_text(tokens, i, vague)]
        return Found(Clock(span[0], span=span), i, vague)
    return _spoken(tokens, i) or _written(tokens, i, bare)


def clock_range_at(tokens: Sequence[Token], i: int) -> Found[ClockRange] | None:
    """ "9 to 5 pm", "from 10:00 until noon", "between 9 and 11 am", "9–17h".

    One side at least must look like a clock, or "from"/"between" must open the phrase and no noun may follow.
    """
    opener = low_at(tokens, i)
    opened = opener in ("from", "between")
    first = clock_at(tokens, i + 1 if opened else i, bare=True)
    if first is None:
        return None
    joint = low_at(tokens, first.stop)
    joins = joint in ("to", "until", "till", "til", "through") or joint in DASHES
    if not (joint == "and" if opener == "between" else joins):
        return None
    last = clock_at(tokens, first.stop + 1, bare=True)
    if last is None or first.value.span or last.value.span:
        return None
    said = (
        clock_at(tokens, first.first) or clock_at(tokens, last.first) or low_at(tokens, last.stop - 1) == "h"
    )
    after = low_at(tokens, last.stop)
    quiet = not after or tokens[last.stop].kind == "symbol" or after in _AFTER_RANGE
    if not said and not (opened and quiet):
        return None
    return Found(_settled(first.value, last.value), i, last.stop)


def _settled(first: Clock, last: Clock) -> ClockRange:
    """The halves of the day that one side leaves to the other."""
    if first.other is not None and last.other is None:
        fits = [m for m in (first.minutes, first.other) if m < last.minutes]
        first = Clock(max(fits)) if fits else first
    elif last.other is not None and first.other is None:
        fits = [m for m in (last.minutes, last.other) if m > first.minutes]
        last = Clock(min(fits)) if fits else last
    elif first.other is not None and last.other is not None and last.minutes <= first.minutes:
        last = Clock(last.other, other=last.minutes) if last.other > last.minutes else last
    return ClockRange(first, last)


def _text(tokens: Sequence[Token], first: int, stop: int) -> str:
    return " ".join(token.low for token in tokens[first:stop])


def _hour(tokens: Sequence[Token], i: int) -> tuple[int, int] | None:
    """A whole hour 0..24 in digits or words."""
    number = number_at(tokens, i)
    if number is None or not isinstance(number.value, int) or not 0 <= number.value <= 24:
        return None
    return (number.value, number.stop) if number.stop - i == 1 else None


def _spoken(tokens: Sequence[Token], i: int) -> Found[Clock] | None:
    """ "half past nine", "quarter to ten", "twenty past six", "half nine"."""
    at = i + 1 if low_at(tokens, i) == "a" else i
    word = low_at(tokens, at)
    if word in ("half", "quarter"):
        minutes, stop = (30 if word == "half" else 15), at + 1
    else:
        number = number_at(tokens, i)
        if number is None or not isinstance(number.value, int) or not 0 < number.value < 30:
            return None
        minutes = number.value
        stop = number.stop + (low_at(tokens, number.stop) in ("minutes", "min", "minute"))
    joint = low_at(tokens, stop)
    if joint in ("past", "after", "to", "before"):
        # "five after nine" needs its minutes said; "10 to 12" is a range.
        clear = word in ("half", "quarter") or joint == "past" or low_at(tokens, stop - 1).startswith("min")
        hour = _hour(tokens, stop + 1) if clear else None
        sign = 1 if joint in ("past", "after") else -1
    elif word == "half" and at == i:
        hour, sign = _hour(tokens, stop), 1
        stop -= 1
    else:
        return None
    if hour is None or not 1 <= hour[0] <= 12:
        return None
    end, half = _half_of_day(tokens, hour[1])
    return Found(_clock((hour[0] % 12) * 60 + sign * minutes, half, hour[0] == 12), i, end)


def _written(tokens: Sequence[Token], i: int, bare: bool) -> Found[Clock] | None:
    """Digits or an hour's word, with what shows that it is a clock."""
    parts = re.fullmatch(r"(\d{1,2})[:.](\d{2})", low_at(tokens, i))
    if parts:
        hour, minute, stop = int(parts[1]), int(parts[2]), i + 1
        shown = ":" in low_at(tokens, i)
    else:
        whole = _hour(tokens, i)
        if whole is None:
            return _military(tokens, i)
        hour, minute, stop, shown = whole[0], 0, whole[1], False
        if low_at(tokens, stop) == "h" and touching(tokens, stop):
            tail = re.fullmatch(r"[0-5]\d", low_at(tokens, stop + 1)) if touching(tokens, stop + 1) else None
            minute, stop, shown = (int(tail[0]), stop + 2, True) if tail else (0, stop + 1, bare)
    if hour > 24 or minute > 59 or (hour == 24 and minute):
        return None
    end, half = _half_of_day(tokens, stop)
    if (clock := any_at(tokens, end, ("o'clock", "oclock", "o clock", "hrs"))) is not None:
        shown, (end, half) = True, _half_of_day(tokens, clock)
    if not (shown or half or bare) or (half and hour > 12 and half == "am"):
        return None
    european = low_at(tokens, i).startswith("0") or not 1 <= hour <= 12 or low_at(tokens, end - 1) == "h"
    if half is None and european:
        return Found(Clock(hour * 60 + minute), i, end)
    return Found(_clock((hour % 12) * 60 + minute, half, hour == 12), i, end)


def _military(tokens: Sequence[Token], i: int) -> Found[Clock] | None:
    """ "1800 hours", "0900 hrs"."""
    parts = re.fullmatch(r"([01]\d|2[0-3])([0-5]\d)", low_at(tokens, i))
    if parts is None or low_at(tokens, i + 1) not in ("hours", "hrs"):
        return None
    return Found(Clock(int(parts[1]) * 60 + int(parts[2])), i, i + 2)


def _half_of_day(tokens: Sequence[Token], i: int) -> tuple[int, str | None]:
    for half, words in (("am", _AM), ("pm", _PM)):
        stop = any_at(tokens, i, words)
        if stop is not None:
            return stop, half
    return i, None


def _clock(minutes: int, half: str | None, twelve: bool) -> Clock:
    """``minutes`` on the dial from 0 at twelve; without a half of the day both readings stay."""
    early, late = minutes % _DAY, (minutes + _HALF) % _DAY
    if minutes < 0:
        early, late = late, early
    if half is not None:
        return Clock(early if half == "am" else late)
    return Clock(late, other=early) if twelve and minutes >= 0 else Clock(early, other=late)
