# ruff: noqa: E501 (patterns and word lists are read better whole)
"""The leaves of the line: a name, a role, a shift, a day, clocks, a length or a number at a token."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date

from planner_agent.families.roster.words.line import Bound, Mark
from planner_agent.families.roster.words.names import base, plain
from planner_agent.families.roster.words.vocabulary import PEOPLE, ROLES, SHIFTS, WEEKDAY_FORMS
from planner_agent.language.clocks import ClockRange, clock_range_at
from planner_agent.language.date_words import MONTHS
from planner_agent.language.dates import date_at
from planner_agent.language.durations import duration_at
from planner_agent.language.function_words import STOP_WORDS
from planner_agent.language.lexicon import words
from planner_agent.language.numbers import count_at
from planner_agent.language.tokens import Token

_RELATIVE = frozenset({"next", "this", "tomorrow", "today", "yesterday", "week", "coming"})
#: Behind one of these stands no name of a shift.
_NO_SHIFT_BEFORE = words("""
    every each per a one same any that the whole next following first last of single day other another all both
    their his her our my your an two three four five six no extra double which what more least most exactly
    consecutive between full long short such these those some only worked rotating
""")
#: What "shift" behind it does not make the name of one.
_SHIFTLESS = words("""
    need needs work works plan make have has want wants do cover schedule roster of rotating week weeks weekend
    month weekly max maximum minimum consecutive fewer
""")


def leaf(tokens: Sequence[Token], lows: Sequence[str], i: int, today: date, names: Mapping[str, str]) -> Mark:
    low = lows[i]
    if tokens[i].text in names and plain(tokens[i].low):
        return Mark("N", [(names[tokens[i].text], None)], i, i + 1, low)
    if (role := _role(lows, i)) is not None:
        return Mark("K", [role], i, i + 1, low)
    if (shift := _shift(tokens, lows, i)) is not None:
        return Mark("S", [shift[0]], i, shift[1], low)
    if (when := _date(tokens, i, today)) is not None:
        return when
    if low in WEEKDAY_FORMS and not (low in ("sat", "sun", "mon", "wed") and not _dayish(tokens, lows, i)):
        return Mark("W", (frozenset({WEEKDAY_FORMS[low]}), low.endswith("s") and len(low) > 5), i, i + 1, low)
    if (clocks := _clocks(tokens, i)) is not None:
        return clocks
    if tokens[i].kind != "symbol":
        length = duration_at(tokens, i)
        if length is not None and length.value.unit == "minute" and tokens[i].low not in ("a", "an"):
            return Mark("D", length.value, i, length.stop, low)
        weeks = length is not None and any(
            t.low in ("week", "weeks", "fortnight", "fortnights") for t in tokens[i : length.stop]
        )
        if length is not None and weeks and low not in ("a", "per", "each"):
            return Mark("P", length.value.least, i, length.stop, low)
        number = count_at(tokens, i)
        if number is not None and low not in ("a", "an"):
            return Mark("B", Bound(number.value, number.value, True), i, number.stop, low)
    name = names.get(base(low)) or names.get(base(tokens[i].low))
    if name is not None:
        return Mark("N", [(name, None)], i, i + 1, low)
    return Mark("", None, i, i + 1, low)


def _dayish(tokens: Sequence[Token], lows: Sequence[str], i: int) -> bool:
    return tokens[i].text[0].isupper() or (
        i > 0 and lows[i - 1] in ("on", "and", "from", "to", "-", "till", ",")
    )


def _role(lows: Sequence[str], i: int) -> str | None:
    base = lows[i] if lows[i] in ROLES else lows[i].removesuffix("s")
    after = lows[i + 1] if i + 1 < len(lows) else ""
    return base if base in ROLES and after not in ("shift", "shifts", "schedule", "roster", "rota") else None


def _shift(tokens: Sequence[Token], lows: Sequence[str], i: int) -> tuple[str, int] | None:
    """A shift's name from token ``i``, and where it stops (the word "shift" with it)."""
    low = lows[i]
    before = lows[i - 1] if i else ""
    after = lows[i + 1] if i + 1 < len(lows) else ""
    if low == "on" and (lows[i + 1 : i + 2] == ["call"] or lows[i + 1 : i + 3] == ["-", "call"]):
        stop = i + (2 if lows[i + 1] == "call" else 3)
        return "on-call", stop
    if low in ("am", "pm"):
        return _half(tokens, lows, i)
    tight = i + 1 < len(tokens) and tokens[i + 1].start - tokens[i].end <= 1 and not low.endswith("'s")
    tagged = (tight and after in ("shift", "shifts")) or (
        after == "-" and lows[i + 2 : i + 3] in (["shift"], ["shifts"])
    )
    clocked = i + 2 < len(lows) and (
        _hours(tokens, i + 1) is not None or (after in "(:," and _hours(tokens, i + 2) is not None)
    )
    stop = i + 1 + (tight and after in ("shift", "shifts")) + 2 * (after == "-" and tagged)
    if low in SHIFTS and (
        low != "day"
        or (
            (tagged or clocked or _beside(lows, i))
            and before not in _NO_SHIFT_BEFORE - {"the", "no"} - ({"a", "one", "two"} if tagged else set())
        )
    ):
        if before in ("good", "last") and not tagged:
            return None
        return SHIFTS[low], stop
    unknown = tokens[i].kind == "word" and low not in _NO_SHIFT_BEFORE and low not in STOP_WORDS
    unknown = (
        unknown and low not in WEEKDAY_FORMS and low not in ("not", "no", "split", "duty", "double", "work")
    )
    if unknown and tagged and count_at(tokens, i) is None and low not in PEOPLE and low not in _SHIFTLESS:
        return low, stop
    return None


def _half(tokens: Sequence[Token], lows: Sequence[str], i: int) -> tuple[str, int] | None:
    """ "AM" and "PM" as names of shifts: written large, or with the word, and not behind a clock."""
    tagged = lows[i + 1 : i + 2] in (["shift"], ["shifts"])
    if (i and tokens[i - 1].kind == "number") or not (tagged or tokens[i].text.isupper()):
        return None
    return lows[i], i + 1 + tagged


def tagged_shifts(tokens: Sequence[Token], lows: Sequence[str]) -> frozenset[str]:
    """What only its tag makes a shift: the "pool" of "the pool shift"."""
    found = (lows[i] for i in range(len(tokens)) if _shift(tokens, lows, i) is not None)
    return frozenset(low for low in found if low not in SHIFTS and low not in ("on", "am", "pm"))


def _beside(lows: Sequence[str], i: int) -> bool:
    """In a list with another name of a shift: "day and night"."""
    others = SHIFTS.keys() - {"day"}
    link = ("and", ",", "or", "/", "&")
    after = lows[i + 1 : i + 3]
    before = lows[max(0, i - 2) : i]
    return (len(after) == 2 and after[0] in link and after[1] in others) or (
        len(before) == 2 and before[1] in link and before[0] in others and lows[i - 1 : i] != [","]
    )


def _date(tokens: Sequence[Token], i: int, today: date) -> Mark | None:
    if tokens[i].kind == "symbol" or (
        tokens[i].low in ("may", "march", "second", "the") and not _dated(tokens, i)
    ):
        return None
    hit = date_at(tokens, i, today)
    if hit is None or hit.value.first is None:
        return None
    said = [token.low for token in tokens[i : hit.stop]]
    solid = any(word in MONTHS or word in _RELATIVE for word in said) or re.search(
        r"\d{4}|\d(?:st|nd|rd|th)\b", " ".join(said)
    )
    ordinal = any(word in ("st", "nd", "rd", "th") for word in said)
    if not (solid or ordinal) or (len(said) == 1 and said[0] in ("week", "next", "this")):
        return None
    return Mark("T", hit.value, i, hit.stop, tokens[i].low)


def _dated(tokens: Sequence[Token], i: int) -> bool:
    near = [*tokens[max(0, i - 1) : i], *tokens[i + 1 : i + 3]]
    return any(token.kind == "number" for token in near)


def _clocks(tokens: Sequence[Token], i: int) -> Mark | None:
    hit = _hours(tokens, i)
    return None if hit is None else Mark("R", hit[0], i, hit[1], tokens[i].low)


def _hours(tokens: Sequence[Token], i: int) -> tuple[tuple[int, int], int] | None:
    """Clocks "6-14", "from 10:00 to 18:00", "7am–3pm" as minutes, the end after the start."""
    if i >= len(tokens):
        return None
    found = clock_range_at(tokens, i)
    if found is not None:
        return _span(found.value), found.stop
    k = i + (tokens[i].low in ("from", "between"))
    part = tokens[k : k + 4]
    if len(part) < 3 or not (part[0].text.isdigit() and part[2].text.isdigit()):
        return None
    if part[1].low not in ("-", "–", "to", "till", "until") or max(int(part[0].text), int(part[2].text)) > 24:
        return None
    if part[1].low == "to" and k == i and not (len(part) > 3 and part[3].low in ("h", "hrs", "o'clock")):
        before = tokens[i - 1].low if i else ""
        if before not in SHIFTS and before not in ("shift", "(", ":", ","):
            return None
    after = tokens[k + 3].low if k + 3 < len(tokens) else ""
    if after in MONTHS or after in (
        "days",
        "people",
        "shifts",
        "hours",
        "nights",
        "persons",
        "staff",
        "on",
        "weekends",
    ):
        return None
    first, last = int(part[0].text) * 60, int(part[2].text) * 60
    stop = k + 3 + (after in ("h", "hrs", "o'clock"))
    return (first, last if last > first else last + 1440), stop


def _span(clocks: ClockRange) -> tuple[int, int]:
    first, last = clocks.first.minutes, clocks.last.minutes
    return first, last if last > first else last + 1440
