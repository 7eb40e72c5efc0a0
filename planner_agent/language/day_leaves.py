"""Times of the day and days as marks: spans of the clock, clocks, lengths, days, addresses, numbers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from planner_agent.language.clocks import Clock, ClockRange, clock_at, clock_range_at
from planner_agent.language.date_words import MONTHS, SHORT_WEEKDAYS, WEEKDAYS
from planner_agent.language.dates import date_at
from planner_agent.language.durations import duration_at
from planner_agent.language.lexicon import words
from planner_agent.language.marks import Mark
from planner_agent.language.names import is_dated
from planner_agent.language.numbers import number_at
from planner_agent.language.scan import DASHES
from planner_agent.language.tokens import Token

PLURAL_DAYS = {
    name: n
    for n, name in enumerate(
        ("mondays", "tuesdays", "wednesdays", "thursdays", "fridays", "saturdays", "sundays")
    )
}
_FULL = {number: name for name, number in WEEKDAYS.items()}
_CLOCK = re.compile(r"\d{1,2}:\d\d")
_NEAR = frozenset(["the", "next", "this", "today", "tomorrow", "in", "on"])
#: What may stand behind "10 to 12" where clocks are meant.
_QUIET = words("""
    on and but or every each for in then so as while only during this next today tomorrow
""")
_UNITS = frozenset(
    [
        "hour",
        "hours",
        "h",
        "hr",
        "hrs",
        "minute",
        "minutes",
        "min",
        "mins",
        "m",
        "day",
        "days",
        "week",
        "weeks",
        "people",
        "seats",
        "half",
    ]
)


def leaves(tokens: Sequence[Token], today: date, behind: frozenset[str] = frozenset()) -> dict[int, Mark]:
    """The marks that are no names, by the token at which they begin: "range" (a ClockRange), "clock" (a
    Clock),
    "length" (minutes), "inexact" ("2 to 3 hours"), "week" (a number of days), "days" (dates), "weekday" (0
    is Monday), "address",
    "number"."""
    found: dict[int, Mark] = {}
    tokens = [_weekday(token) for token in tokens]
    for k in range(len(tokens)):
        mark = (
            _address(tokens, k)
            or _range(tokens, k)
            or _length(tokens, k)
            or _days(tokens, k, today, behind)
            or _clock(tokens, k)
            or _number(tokens, k)
        )
        if mark is not None:
            found[k] = mark
    return found


def _weekday(token: Token) -> Token:
    """ "Wed", "mon" as the days they are where people meet; "sat" and "sun" only if written large."""
    number = SHORT_WEEKDAYS.get(token.low)
    if number is None or (number > 4 and not token.text[0].isupper()):
        return token
    return replace(token, low=_FULL[number])


def _address(tokens: Sequence[Token], k: int) -> Mark | None:
    """ "nico@example.com"."""
    if tokens[k].kind != "word" or k + 2 >= len(tokens) or tokens[k + 1].text != "@":
        return None
    stop = k + 1
    while (
        stop < len(tokens) and tokens[stop].start == tokens[stop - 1].end and tokens[stop].text not in ",;:)("
    ):
        stop += 1
    if tokens[stop - 1].text == ".":
        stop -= 1
    return Mark("address", "".join(token.text for token in tokens[k:stop]), k, stop)


def _range(tokens: Sequence[Token], k: int) -> Mark | None:
    found = clock_range_at(tokens, k)
    if found is not None and not (found.stop < len(tokens) and tokens[found.stop].low in MONTHS):
        return Mark("range", _written(tokens, k, found.stop) or found.value, k, found.stop)
    opened = tokens[k].low in ("from", "between", "within")
    first = k + opened
    if first + 2 >= len(tokens) or not (tokens[first].kind == tokens[first + 2].kind == "number"):
        return None
    after = tokens[first + 3].low if first + 3 < len(tokens) else ""
    quiet = not after or tokens[first + 3].kind == "symbol" or after in _QUIET
    joint = tokens[first + 1].low
    if after in MONTHS or (first + 4 < len(tokens) and after == "of" and tokens[first + 4].low in MONTHS):
        return None  # "10-12 March"
    joined = (
        joint in DASHES
        or (opened and joint in ("to", "and", "until"))
        or (quiet and joint in ("to", "until", "till", "til"))
    )
    ends = [clock_at(tokens, at, bare=True) for at in (first, first + 2)]
    if not joined or after in _UNITS or ends[0] is None or ends[1] is None:
        return None
    return Mark("range", ClockRange(ends[0].value, ends[1].value), k, first + 3)


def _written(tokens: Sequence[Token], k: int, stop: int) -> ClockRange | None:
    """ "9:00 to 17:00" as a 24-hour clock says it, where no half of the day is said."""
    texts = [token.text for token in tokens[k:stop] if token.kind == "number"]
    if len(texts) != 2 or not all(_CLOCK.fullmatch(text) for text in texts) or stop - k > 4:
        return None
    first, last = (int(text.split(":")[0]) * 60 + int(text.split(":")[1]) for text in texts)
    if first > 0 and last < _WAKES:  # "2:30-3:15": in the afternoon, who is awake then
        return None
    return ClockRange(Clock(first), Clock(last)) if max(first, last) <= 1440 else None


def _length(tokens: Sequence[Token], k: int) -> Mark | None:
    found = duration_at(tokens, k)
    if found is None and k + 1 < len(tokens) and tokens[k + 1].low == "h":  # "1 h", the unit by itself
        number = number_at(tokens, k)
        if number is not None and number.stop == k + 1 and tokens[k].kind == "number":
            return Mark("length", int(number.value * 60), k, k + 2)
    if found is None or found.value.unit == "night":
        return None
    least, most = found.value.least, found.value.most
    if found.value.unit == "day":
        return Mark("week", least, k, found.stop) if least == most else Mark("inexact", None, k, found.stop)
    if least != most or found.value.assumed:
        return Mark("inexact", (least, most), k, found.stop)
    return Mark("length", least, k, found.stop)


def _days(tokens: Sequence[Token], k: int, today: date, behind: frozenset[str]) -> Mark | None:
    low = tokens[k].low
    if low in PLURAL_DAYS:
        return Mark("weekday", PLURAL_DAYS[low], k, k + 1)
    after = tokens[k + 1].low if k + 1 < len(tokens) else ""
    if low == "this" and after in ("morning", "afternoon", "evening"):
        return Mark("days", (today,), k, k + 1)
    if tokens[k].kind != "number" and not is_dated(low) and low not in _NEAR:
        return None
    found = date_at(tokens, k, today)
    if found is None or found.value.kind not in ("day", "range", "period"):
        return None
    counted = tokens[found.stop - 1].kind == "number" and found.stop < len(tokens)
    if counted and tokens[found.stop].low in _UNITS - {"m", "h"}:
        return None  # "Jan 30 min" is somebody's half hour
    first, last = found.value.first, found.value.last
    if (
        found.stop == k + 1
        and last is not None
        and first != last
        and tokens[k].text[0].isupper()
        and _somebody(tokens, k, behind)
    ):
        return None
    if first is None or last is None or (last - first).days > 62:
        return None
    if first == last == today and tokens[found.stop - 1].low in (*WEEKDAYS, *SHORT_WEEKDAYS):
        first = last = today + timedelta(7)  # who means today says so
    days = tuple(first + timedelta(n) for n in range((last - first).days + 1))
    if len(days) > 1:  # "Mon-Sat" says the weekend, "next week" does not
        ends = found.value.kind == "range" and max(first.weekday(), last.weekday()) > 4 and len(days) < 8
        days = tuple(day for day in days if (ends or day.weekday() < 5) and day >= today)
    return Mark("days", days, k, found.stop) if days else None


def _somebody(tokens: Sequence[Token], k: int, behind: frozenset[str]) -> bool:
    """ "Jan", "April", "June": a month that stands where people do."""
    before = tokens[k - 1].low if k else ""
    after = tokens[k + 1].low if k + 1 < len(tokens) else ""
    return before in ("for", "with", "and", ",", "between") or after in behind - {
        ",",
        "and",
        "for",
        "or",
        "(",
        ":",
        "-",
    }


def people_in_months(tokens: Sequence[Token], behind: frozenset[str]) -> frozenset[str]:
    """The months of the text that are people."""
    return frozenset(
        token.low
        for k, token in enumerate(tokens)
        if token.low in MONTHS and token.text[0].isupper() and _somebody(tokens, k, behind)
    )


def _clock(tokens: Sequence[Token], k: int) -> Mark | None:
    before = tokens[k - 1].low if k else ""
    bare = before in (
        "before",
        "after",
        "until",
        "till",
        "by",
        "from",
        "than",
        "past",
        "at",
        "since",
        "o'clock",
    )
    found = clock_at(tokens, k, bare=bare and tokens[k].kind == "number")
    if found is None and tokens[k].low in _PARTS:
        span = _PARTS[tokens[k].low]
        return Mark("clock", Clock(span[0], span=span), k, k + 1)
    if found is None:
        return None
    after = tokens[found.stop].low if found.stop < len(tokens) else ""
    if bare and found.stop == k + 1 and ":" not in tokens[k].text and after in _UNITS:
        return None
    return Mark("clock", found.value, k, found.stop)


_PARTS = {"mornings": (360, 720), "afternoons": (720, 1080), "evenings": (1080, 1320)}


def _number(tokens: Sequence[Token], k: int) -> Mark | None:
    found = number_at(tokens, k)
    if found is None or not isinstance(found.value, int) or tokens[k].low in ("a", "an", "one"):
        return None
    return Mark("number", found.value, k, found.stop)


#: The waking half of the day, where am or pm is unsaid.
_WAKES, _SLEEPS = 7 * 60, 19 * 60


def clock(value: Clock) -> int:
    """Minutes after midnight; of the two halves of the day the waking one."""
    if value.other is None:
        return value.minutes
    halves = sorted((value.minutes, value.other))
    return next((half for half in halves if _WAKES <= half < _SLEEPS), halves[0])


def pair(value: ClockRange) -> tuple[int, int]:
    """Both ends, by the waking half of the day; the first may lie behind the last."""
    first, last = value.first, value.last
    if first.other is None and last.other is None:
        one, two = first.minutes, last.minutes
        return (one, two + 720) if two < one < 720 and two < 420 else (one, two)
    options = [
        (one, two)
        for one in dict.fromkeys((first.minutes, first.minutes if first.other is None else first.other))
        for two in dict.fromkeys((last.minutes, last.minutes if last.other is None else last.other))
        if one < two
    ]
    waking = [each for each in options if each[0] >= _WAKES]
    if not options:
        return clock(first), clock(last)
    return min(waking or options, key=lambda each: (each[1] - each[0], each[0]))
