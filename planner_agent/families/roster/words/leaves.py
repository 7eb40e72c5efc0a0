"""The leaves of the line: a name, a role, a shift, a day, clocks, a length or a number at a token."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from datetime import date, timedelta

from planner_agent.families.roster.words.hours import hours_at
from planner_agent.families.roster.words.line import Bound, Mark
from planner_agent.families.roster.words.names import base, plain
from planner_agent.families.roster.words.shift_names import usual
from planner_agent.families.roster.words.vocabulary import PEOPLE, ROLES, VERBS, WEEKDAY_FORMS
from planner_agent.language.clocks import clock_at
from planner_agent.language.date_values import DatePhrase
from planner_agent.language.date_words import MONTHS
from planner_agent.language.dates import date_at
from planner_agent.language.durations import duration_at
from planner_agent.language.lexicon import words
from planner_agent.language.numbers import count_at, ordinal_at
from planner_agent.language.tokens import Token

_RELATIVE = frozenset({"next", "this", "tomorrow", "today", "yesterday", "week", "coming"})
_DAY_BEFORE = words("on and from to till until every each this next closed off no not free by")

#: Two words that are one.
_FIXED = {
    ("next", "morning"): "next day",
    ("following", "morning"): "next day",
    ("no", "one"): "nobody",
    ("every", "other"): "alternate",
    ("every", "second"): "alternate",
}


def leaf(
    tokens: Sequence[Token],
    lows: Sequence[str],
    i: int,
    today: date,
    names: Mapping[str, str],
    roles: Collection[str] = (),
    anchor: date | None = None,
) -> Mark:
    low = lows[i]
    if (fixed := _FIXED.get((low, lows[i + 1] if i + 1 < len(lows) else ""))) is not None:
        return Mark("", None, i, i + 2, fixed)
    counted = i + 1 < len(tokens) and tokens[i + 1].kind == "number"  # "Max 48 hours" is no Max
    if tokens[i].text in names and plain(tokens[i].low) and not counted:
        return Mark("N", [(names[tokens[i].text], None)], i, i + 1, low)
    if (role := _role(lows, i, roles)) is not None:
        return Mark("K", [role[0]], i, role[1], low)
    if (shift := usual(tokens, lows, i)) is not None:
        return Mark("S", [shift[0]], i, shift[1], low)
    person = names.get(base(low)) or names.get(base(tokens[i].low))
    if person is not None and low not in MONTHS and low not in WEEKDAY_FORMS:
        return Mark("N", [(person, None)], i, i + 1, low)
    if (when := _date(tokens, i, today, anchor)) is not None:
        return when
    if low in WEEKDAY_FORMS and (low not in ("sat", "sun", "wed") or _dayish(tokens, lows, i)):
        return Mark("W", (frozenset({WEEKDAY_FORMS[low]}), low.endswith("s") and len(low) > 5), i, i + 1, low)
    if (clocks := _clocks(tokens, i)) is not None:
        return clocks
    if (clock := _clock(tokens, lows, i)) is not None:
        return clock
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
    if person is not None:
        return Mark("N", [(person, None)], i, i + 1, low)
    return Mark("", None, i, i + 1, low)


def _dayish(tokens: Sequence[Token], lows: Sequence[str], i: int) -> bool:
    """ "sat", "sun" and "wed" written small are days beside other days, or where days are due."""
    near = [*lows[max(0, i - 2) : i], *lows[i + 1 : i + 3]]
    before = lows[i - 1] if i else ""
    return tokens[i].text[0].isupper() or before in _DAY_BEFORE or any(low in WEEKDAY_FORMS for low in near)


def _role(lows: Sequence[str], i: int, roles: Collection[str]) -> tuple[str, int] | None:
    """A role from token ``i`` and where it stops: "seniors", "shift leader", or one of this text."""
    after = lows[i + 1] if i + 1 < len(lows) else ""
    for low in (after, after.removesuffix("s")):
        if after and f"{lows[i]}_{low}" in ROLES:
            return f"{lows[i]} {low}", i + 2
    if after in ("shift", "shifts", "schedule", "roster", "rota", "station", "desk", "line", "room"):
        return None
    for low in (lows[i], lows[i].removesuffix("s")):
        if low in ROLES or low in roles:
            return low, i + 1
    return None


#: What no date begins with.
_NO_DATE = (
    VERBS | PEOPLE | ROLES | words("a an is are be and or we i to it he she they there each every per")
) - words("start starts starting begin begins beginning run")


def floating(said: Sequence[Token]) -> bool:
    """Whether a day of no month is meant: "the 6th"."""
    words_ = [token.low for token in said]
    if any(
        word in MONTHS or word in _RELATIVE or len(word) == 4
        for word in words_
        if not word.isalpha() or word in MONTHS
    ):
        return False
    return any(word in ("st", "nd", "rd", "th") for word in words_) and not any(
        word in _RELATIVE for word in words_
    )


def _date(tokens: Sequence[Token], i: int, today: date, anchor: date | None) -> Mark | None:
    if tokens[i].kind == "symbol" or tokens[i].low in _NO_DATE:
        return None
    if tokens[i].low in ("may", "march", "second", "the") and not _dated(tokens, i):
        return None
    if (nth := _day_of_month(tokens, i, anchor or today)) is not None:
        return nth
    hit = date_at(tokens, i, today)
    if hit is not None and anchor is not None and floating(tokens[i : hit.stop]):
        hit = date_at(tokens, i, anchor) or hit
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


def _day_of_month(tokens: Sequence[Token], i: int, today: date) -> Mark | None:
    """ "18th" by itself: the next one."""
    nth = ordinal_at(tokens, i) if tokens[i].kind == "number" else None
    if nth is None or not 1 <= nth.value <= 31:
        return None
    after = tokens[nth.stop].low if nth.stop < len(tokens) else ""
    if after in MONTHS or after in ("of", "shift", "shifts", "week", "weekend", "time", "day", "floor"):
        return None
    day = today
    while day.day != nth.value:
        day += timedelta(1)
    return Mark("T", DatePhrase("day", day, day), i, nth.stop, tokens[i].low)


def _dated(tokens: Sequence[Token], i: int) -> bool:
    near = [*tokens[max(0, i - 1) : i], *tokens[i + 1 : i + 3]]
    return any(token.kind == "number" for token in near)


_BY = frozenset({"before", "after", "until", "till", "from", "past", "by", "at"})


def _clock(tokens: Sequence[Token], lows: Sequence[str], i: int) -> Mark | None:
    """One clock, where something is before or after it."""
    before = lows[i - 1] if i else ""
    if before not in _BY or tokens[i].kind == "symbol":
        return None
    found = clock_at(tokens, i)
    if found is None or found.value.span is not None:
        return None
    return Mark("C", found.value, i, found.stop, tokens[i].low)


def _clocks(tokens: Sequence[Token], i: int) -> Mark | None:
    hit = hours_at(tokens, i)
    return None if hit is None else Mark("R", hit[0], i, hit[1], tokens[i].low)
