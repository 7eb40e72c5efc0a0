"""Weekdays by their names alone, as the days that the rest of the text means.

"Next Tuesday or Wednesday": both of next week. "Some time next week. Ann is out on Wednesday": that week's.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from planner_agent.language.date_words import SHORT_WEEKDAYS, WEEKDAYS
from planner_agent.language.lexicon import words
from planner_agent.language.marks import Mark
from planner_agent.language.tokens import Token

_PLAIN = frozenset({"on", *WEEKDAYS, *SHORT_WEEKDAYS})
_JOINS = frozenset({"or", "and", ",", "/", "&", "on"})
_ORDINALS = frozenset({"st", "nd", "rd", "th"})
_DAY_NAMES = frozenset({*WEEKDAYS, *SHORT_WEEKDAYS})
_SPANS = frozenset({"to", "through", "thru", "till", "until", "from", "-", "–"})
_PARTS = frozenset({"mornings", "afternoons", "evenings"})
#: What may stand behind the number of a day.
_FOLLOW = words("""
    from to between at in on all before after until till and or but for with morning afternoon evening only
    both please works is are not can except whole entire noon by if so i we
""")
_OPENING = frozenset({"of", "commencing", "starting", "beginning", "from"})
#: Days that say nothing of the week that is meant.
_SPECIAL = frozenset({"today", "tomorrow", "yesterday"})


def is_loose(mark: Mark, tokens: Sequence[Token]) -> bool:
    """Whether a weekday's name alone says the day."""
    said = tokens[mark.first : mark.stop]
    return mark.kind == "days" and len(mark.value) == 1 and all(token.low in _PLAIN for token in said)


def _is_span(mark: Mark, tokens: Sequence[Token]) -> bool:
    """ "Tuesday through Thursday": weekdays by their names alone, from one to another."""
    said = tokens[mark.first : mark.stop]
    plain = all(token.low in _PLAIN | _SPANS or token.low in _DAY_NAMES for token in said)
    return mark.kind == "days" and 1 < len(mark.value) < 8 and plain


def shared(tokens: Sequence[Token], known: Mapping[int, Mark], today: date) -> dict[int, Mark]:
    """``known`` with what days share with those beside them: "next Tuesday or Wednesday", "the 9th or 10th",
    "between the 9th and the 13th", "the week of 9 March", "Monday mornings"."""
    found = dict(known)
    _dashed(tokens, found, today)
    _ordinals(tokens, found)
    last: Mark | None = None
    for mark in _days(found):
        _numbered(tokens, mark, found)
        _listed(tokens, mark, found)
        if (whole := _between(tokens, mark, found) or _week_of(tokens, mark)) is not None:
            found[whole.first] = whole
        if last is not None and is_loose(mark, tokens) and _joined(tokens, last, mark):
            monday = last.value[0] - timedelta(last.value[0].weekday())
            mark = replace(mark, value=(monday + timedelta(mark.value[0].weekday()),))
            found[mark.first] = mark
            last = mark
        else:
            named = len(mark.value) == 1 and tokens[mark.first].low in ("next", "this")
            last = mark if named else None
    _weekly(tokens, found)
    return found


def _dashed(tokens: Sequence[Token], found: dict[int, Mark], today: date) -> None:
    """ "Mon-Wed": from one day of the week to another."""
    for mark in list(_days(found)):
        other = found.get(mark.stop + 1)
        dash = mark.stop < len(tokens) and tokens[mark.stop].text in ("-", "–")
        if not dash or other is None or not (is_loose(mark, tokens) and is_loose(other, tokens)):
            continue
        size = (other.value[0].weekday() - mark.value[0].weekday()) % 7
        first = other.value[0] - timedelta(size)
        first = mark.value[0] if first < today else first
        days = tuple(first + timedelta(n) for n in range(size + 1))
        found[mark.first] = Mark("days", days, mark.first, other.stop)
        found.pop(other.first, None)


def _weekly(tokens: Sequence[Token], found: dict[int, Mark]) -> None:
    """ "Monday mornings", "Tuesday and Thursday afternoons": those of every week."""
    days = list(_days(found))
    for n in range(len(days) - 1, -1, -1):
        mark = days[n]
        after = tokens[mark.stop].low if mark.stop < len(tokens) else ""
        behind = found.get(days[n + 1].first) if n + 1 < len(days) else None
        joined = behind is not None and behind.kind == "weekday" and _joined(tokens, mark, behind)
        if is_loose(mark, tokens) and (after in _PARTS or joined):
            found[mark.first] = Mark("weekday", mark.value[0].weekday(), mark.first, mark.stop)


def _ordinals(tokens: Sequence[Token], found: dict[int, Mark]) -> None:
    """ "Busy 5th 9-12": the day of the month that is spoken of, without "the"."""
    days = [mark for mark in _days(found) if len(mark.value) == 1]
    if not days:
        return
    inside = {k for mark in _days(found) for k in range(mark.first, mark.stop)}
    for k in range(len(tokens) - 1):
        number, suffix = tokens[k], tokens[k + 1]
        tight = number.kind == "number" and number.text.isdecimal() and number.end == suffix.start
        follow = tokens[k + 2] if k + 2 < len(tokens) else None
        noun = follow is not None and follow.kind == "word" and follow.low not in _FOLLOW
        if not tight or suffix.low not in _ORDINALS or k in inside or noun:
            continue
        same = [mark.value[0] for mark in days if mark.value[0].day == int(number.text)]
        try:
            day = same[0] if same else days[0].value[0].replace(day=int(number.text))
        except ValueError:
            continue
        found[k] = Mark("days", (day,), k, k + 2)
        found.pop(k + 1, None)


def _listed(tokens: Sequence[Token], mark: Mark, found: dict[int, Mark]) -> None:
    """ "March 10, 11 or 12": the numbers behind a date, up to the last one of the list."""
    last = tokens[mark.stop - 1]
    if len(mark.value) != 1 or last.kind != "number" or last.text != str(mark.value[0].day):
        return
    at, listed, closed = mark.stop, list[int](), False
    while at + 1 < len(tokens) and tokens[at].low in (",", "or", "and") and not closed:
        step = at + 1 + (tokens[at].low == "," and tokens[at + 1].low in ("or", "and"))
        if step >= len(tokens) or not tokens[step].text.isdecimal() or not 0 < int(tokens[step].text) < 32:
            return
        listed.append(step)
        closed = tokens[step - 1].low in ("or", "and")
        at = step + 1
    follow = tokens[at].low if at < len(tokens) else "."
    if not closed or not (follow in _FOLLOW or not follow.isalnum()) or follow in (":", "-"):
        return
    for k in listed:
        try:
            found[k] = Mark("days", (mark.value[0].replace(day=int(tokens[k].text)),), k, k + 1)
        except ValueError:
            return


def anchored(tokens: Sequence[Token], known: Mapping[int, Mark], today: date) -> dict[int, Mark]:
    """``shared``, with every other weekday within the days that are named otherwise, where they have it."""
    found = shared(tokens, known, today)
    moved = {mark.first for mark in found.values() if mark != known.get(mark.first)}
    firm = [mark for mark in _days(found) if mark.first in moved or not is_loose(mark, tokens)]
    firm = [mark for mark in firm if not _is_span(mark, tokens)]
    firm = [mark for mark in firm if not _SPECIAL & {t.low for t in tokens[mark.first : mark.stop]}]
    periods = [mark for mark in firm if len(mark.value) > 1] or firm
    within: set[date] = {day for mark in periods for day in mark.value}
    for mark in _days(found):
        if _is_span(mark, tokens) and not within.intersection(mark.value):
            named = {day.weekday() for day in mark.value}
            spanned = tuple(day for day in sorted(within) if day.weekday() in named)
            found[mark.first] = replace(mark, value=spanned) if spanned else mark
            continue
        if mark.first in moved or not is_loose(mark, tokens) or mark.value[0] in within:
            continue
        same = [day for day in sorted(within) if day.weekday() == mark.value[0].weekday()]
        if same:
            found[mark.first] = replace(mark, value=(same[0],))
    return found


def _days(known: Mapping[int, Mark]) -> Iterator[Mark]:
    """Those that are days, in order, without those inside of others."""
    stop = 0
    for k in sorted(known):
        if known[k].first >= stop:
            stop = known[k].stop
            if known[k].kind == "days":
                yield known[k]


def _numbered(tokens: Sequence[Token], mark: Mark, found: dict[int, Mark]) -> None:
    """ "The 9th, 10th or 12th": days of one month, where the number alone is said."""
    said = {token.low for token in tokens[mark.first : mark.stop]}
    if len(mark.value) != 1 or not said & _ORDINALS:
        return
    at = mark.stop
    while at < len(tokens) and tokens[at].low in _JOINS | {"the"}:
        at += 1
    number = tokens[at].low if at + 1 < len(tokens) and at > mark.stop else ""
    if not number.isdecimal() or tokens[at + 1].low not in _ORDINALS:
        return
    try:
        day = mark.value[0].replace(day=int(number))
    except ValueError:
        return
    listed = Mark("days", (day,), at, at + 2)
    found[at] = listed
    found.pop(at + 1, None)
    _numbered(tokens, listed, found)


def _between(tokens: Sequence[Token], mark: Mark, found: Mapping[int, Mark]) -> Mark | None:
    """ "Between the 9th and the 13th", "between Tuesday and Thursday"."""
    if not mark.first or tokens[mark.first - 1].low != "between" or len(mark.value) != 1:
        return None
    other = found.get(mark.stop + 1) or found.get(mark.stop + 2)
    if tokens[mark.stop].low != "and" or other is None or other.kind != "days" or len(other.value) != 1:
        return None
    size = (other.value[0] - mark.value[0]).days
    if not 0 < size < 62:
        return None
    days = tuple(mark.value[0] + timedelta(n) for n in range(size + 1))
    worked = tuple(day for day in days if day.weekday() < 5 or day == days[-1])
    return Mark("days", worked, mark.first - 1, other.stop)


def _week_of(tokens: Sequence[Token], mark: Mark) -> Mark | None:
    """ "The week of 9 March", "week commencing Monday"."""
    before = [token.low for token in tokens[max(0, mark.first - 3) : mark.first]]
    size = (
        2 if before[-2:-1] == ["week"] and before[-1] in _OPENING else 3 if before[-3:-2] == ["week"] else 0
    )
    if before[-1:] == ["week of"]:
        size = 1
    elif size == 3 and before[-2:] not in (["of", "the"], ["starting", "on"], ["beginning", "on"]):
        size = 0
    if not size or len(mark.value) != 1:
        return None
    monday = mark.value[0] - timedelta(mark.value[0].weekday())
    return Mark("days", tuple(monday + timedelta(n) for n in range(5)), mark.first - size, mark.stop)


def _joined(tokens: Sequence[Token], one: Mark, other: Mark) -> bool:
    between = tokens[one.stop : other.first]
    return len(between) < 4 and all(token.low in _JOINS for token in between) and bool(between)
