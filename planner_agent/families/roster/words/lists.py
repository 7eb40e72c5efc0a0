# ruff: noqa: E501 (patterns and word lists are read better whole)
"""Lists and bounds as one mark: "Anna, Bob and Cleo", "Monday to Friday", "at least two"."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import Any

from planner_agent.families.roster.words.line import Bound, Build, Mark
from planner_agent.language.date_values import DatePhrase


def _joined(marks: Sequence[Mark], hit: re.Match[str], behind: Mark | None) -> Any:
    """One list of several; a role before a name is that person's."""
    found: list[Any] = []
    role: str | None = None
    for mark in marks:
        if mark.kind == "K":
            role = mark.value[0]
            continue
        part = mark.value
        found += [(name, role or own) for name, own in part] if mark.kind == "N" else part
        role = None
    return marks[-1].kind, list(dict.fromkeys(found))


def _day_range(marks: Sequence[Mark], hit: re.Match[str], behind: Mark | None) -> Any:
    first, last = (next(iter(mark.value[0])) for mark in marks)
    span = {(first + k) % 7 for k in range((last - first) % 7 + 1)}
    return "W", (frozenset(span), False)


def _day_list(marks: Sequence[Mark], hit: re.Match[str], behind: Mark | None) -> Any:
    if len({mark.value[1] for mark in marks}) > 1 and not re.search(r" (?:and|or|&) ", hit[0]):
        return None  # "Tuesday to Sunday, Mondays we are closed"
    days = [next(iter(mark.value[0]), 0) for mark in marks]
    one = behind is not None and behind.kind == "S" and not behind.text.endswith("s")
    if one and " or " not in hit[0] and days != sorted(days):
        return None  # "Sunday and Saturday afternoon"
    counted = re.search(r"B\d+ (?:[a-zK]\S* ){0,2}$", hit.string[: hit.start()])
    if counted and behind is not None and behind.kind == "B" and not re.search(r" (?:and|or|&) ", hit[0]):
        return None  # "two on weekdays, Saturdays three"
    return "W", (frozenset().union(*(mark.value[0] for mark in marks)), any(mark.value[1] for mark in marks))


def _day_word(marks: Sequence[Mark], hit: re.Match[str], behind: Mark | None) -> Any:
    if re.search(
        r"(?:B\d+|consecutive|successive) (?:full |whole |free |consecutive )?$", hit.string[: hit.start()]
    ):
        return None  # "two weekends" are counted
    return "W", (
        frozenset(
            range(5) if "weekday" in hit[0] or "working" in hit[0] or "week days" in hit[0] else (5, 6)
        ),
        True,
    )


def _days_but(marks: Sequence[Mark], hit: re.Match[str], behind: Mark | None) -> Any:
    follows = re.match(r" (?:only |just |we need |we want |need )*(?:B\d|nobody)", hit.string[hit.end() :])
    if follows and re.search(r"\bbut(?: for)?(?: on)? W", hit[0]):
        return None  # "two every day, but on Saturday only one"
    return "W", (frozenset(range(7)) - marks[-1].value[0], True)


def _dates(marks: Sequence[Mark], hit: re.Match[str], behind: Mark | None) -> Any:
    """ "8 and 9 December": days of one month."""
    last = marks[-1].value
    if isinstance(last, DatePhrase):
        days: list[date] = []
        for mark in marks[:-1]:
            if isinstance(mark.value, DatePhrase):
                days.append(mark.value.first)  # type: ignore[arg-type]
            elif mark.value.least and mark.value.least <= 31:
                days.append(last.first.replace(day=mark.value.least))  # type: ignore[union-attr]
        if last.first != last.last:
            return None
        return "T", [*days, last.first]
    return None


def _date_range(marks: Sequence[Mark], hit: re.Match[str], behind: Mark | None) -> Any:
    """ "the 12th to the 14th", "18-20th": each day of it."""
    last = marks[-1].value
    if not isinstance(last, DatePhrase) or last.first is None or last.first != last.last:
        return None
    first = marks[0].value
    if isinstance(first, DatePhrase):
        begin = first.first if first.first == first.last else None
    else:
        day = first.least or 0
        begin = last.first.replace(day=day) if first.plain and 1 <= day < last.first.day else None
    if begin is None or not 0 < (last.first - begin).days < 62:
        return None
    return "T", [begin + timedelta(k) for k in range((last.first - begin).days + 1)]


def _other_days(marks: Sequence[Mark], hit: re.Match[str], behind: Mark | None) -> Any:
    """Which ones, the demand that was read before tells."""
    return "W", (frozenset[int](), True)


_NTHS = {"first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "last": -1}


def _nth(marks: Sequence[Mark], hit: re.Match[str], behind: Mark | None) -> Any:
    """ "the second weekend", "the first Monday", "the last week"."""
    word = next(word for word in hit[0].split() if word in _NTHS)
    if "weekend" in hit[0]:
        return "W", (frozenset({5, 6}), False, _NTHS[word])
    if marks and marks[-1].kind == "W":
        return "W", (marks[-1].value[0], False, _NTHS[word]) if len(marks[-1].value[0]) == 1 else None
    return "W", (frozenset(range(7)), False, _NTHS[word])


def _in_brackets(marks: Sequence[Mark], hit: re.Match[str], behind: Mark | None) -> Any:
    """ "Lea (senior)": somebody with the role."""
    (name, own), *more = marks[0].value
    return None if more else ("N", [(name, own or marks[-1].value[0])])


def _same_person(marks: Sequence[Mark], hit: re.Match[str], behind: Mark | None) -> Any:
    """ "me (Zoe)"."""
    return ("N", marks[0].value) if marks[0].value == marks[1].value else None


def _both(marks: Sequence[Mark], hit: re.Match[str], behind: Mark | None) -> Any:
    return "B", Bound(2, 2, True)


def _same_shift(marks: Sequence[Mark], hit: re.Match[str], behind: Mark | None) -> Any:
    """ "day (D)"."""
    return ("S", marks[0].value) if marks[0].value == marks[1].value else None


def _soft(marks: Sequence[Mark], hit: re.Match[str], behind: Mark | None) -> Any:
    return "Q", None


def _bound(least: Callable[[Bound], int | None], most: Callable[[Bound], int | None]) -> Build:
    return lambda marks, hit, behind: ("B", Bound(least(marks[0].value), most(marks[0].value)))


def _between(marks: Sequence[Mark], hit: re.Match[str], behind: Mark | None) -> Any:
    low, high = marks[0].value.least, marks[-1].value.most
    return ("B", Bound(low, high)) if low is not None and high is not None and low < high else None


def _same(marks: Sequence[Mark], hit: re.Match[str], behind: Mark | None) -> Any:
    return "B", Bound(marks[0].value.least, marks[0].value.most)


_LINK = r"(?:, and|, or|,|and|&|or|/|\+|as well as)"
#: What makes what stands beside it a wish.
_SOFT = (
    r"(?:only )?(?:if|where|whenever|wherever|when|as far as) (?:at all |that is |that's |it is |it's |this is )*"
    r"(?:possible|feasible|practicable|practical|doable|poss|we can|you can|it works|it can be done|it works out)(?: at all)?"
    r"|ideally|preferably|hopefully|(?:it |that |this )?(?:would be|would also be|'d be) (?:really |very |also )*(?:nice|great|good|ideal|lovely|preferable|helpful|better|cool)(?: if| to have| to)?"
    r"|it'd be (?:really |very )*(?:nice|great|good|ideal|lovely|helpful|better|cool)(?: if| to have| to)?"
    r"|(?:please )?try (?:to )?(?:make sure|ensure|arrange it so|see to it)(?: that)?|(?:please )?(?:do )?try (?:to (?!keep it|spread|share|be|make it)|(?=not to))"
    r"|(?:as a |just a |only a |a )?(?:preference|nice to have)(?: only)?|(?:but |though )?(?:it's |it is |that's |this is |that is )*(?:not|no) (?:a |an )?(?:must|hard rule|essential|critical|deal breaker|strict)(?: requirement)?"
)
_PATTERNS: tuple[tuple[str, Build], ...] = (
    (_SOFT, _soft),
    (r"both(?= weekends)", _both),
    (r"S\d+ (?:\( S\d+ \)|[=:] S\d+)", _same_shift),
    (r"N\d+ \( (?:that's |this is )?N\d+ \)", _same_person),
    (r"N\d+ \( (?:a |the |our |also |is |as )*K\d+ \)", _in_brackets),
    (r"(?:the )?(?:first|second|third|fourth|last) (?:weekend|week(?! of [a-z])|W\d+)", _nth),
    (r"(?:T\d+|B\d+) (?:to|-|–|till|until|through|thru) (?:the )?T\d+", _date_range),
    (r"W\d+ (?:to|-|–|till|until|through|thru) W\d+", _day_range),
    (r"(?:the|every|each|this) weekends?(?= off)", _day_word),
    (r"(?:weekdays?|working days|week days|weekends?)(?! off)", _day_word),
    (r"W\d+(?: (?:, and|,|and|&|or|/|\+) (?:on )?W\d+)+", _day_list),
    (r"(?:on |at )?(?:the |all |our |any )*(?:other|remaining) (?:days|times)(?! off)|(?:the )?rest of the (?:week|time)|otherwise(?= (?:just |only |it's |we need |need )*(?:B\d+|nobody))", _other_days),
    (r"(?:every day|each day|daily|any day|all days|all week)(?: of the week)?(?: ,)? (?:except|but not|apart from|other than|bar|but)(?: for)?(?: on)? W\d+", _days_but),
    (r"(?:B\d+|T\d+)(?: (?:,|and|or|&|/|\+) (?:on )?(?:the )?(?:B\d+|T\d+))* (?:,|and|or|&|/|\+) (?:on )?(?:the )?T\d+", _dates),
    (rf"N\d+(?: {_LINK} (?:(?:the|our|a) K\d+ )?N\d+)+", _joined),
    (rf"S\d+(?: {_LINK} (?:the |a |an )?S\d+)+", _joined),
    (r"between B\d+ and B\d+|(?:between |from )?B\d+ (?:to|-|–|or) B\d+", _between),
    (r"(?:at least|no fewer than|no less than|not fewer than|not less than|minimum of|a minimum of|minimum|min \.|min|at minimum) B\d+",
     _bound(lambda b: b.least, lambda b: None)),
    (r"(?:at most|no more than|not more than|maximum of|a maximum of|maximum|max \.|max|up to|at maximum|never more than) B\d+",
     _bound(lambda b: None, lambda b: b.most)),
    (r"B\d+ (?:or more|or above|\+(?! [BTW]\d)|minimum|at least|and up)", _bound(lambda b: b.least, lambda b: None)),
    (r"B\d+ (?:or less|or fewer|at most|maximum|max|at the most|at max|tops)", _bound(lambda b: None, lambda b: b.most)),
    (r"(?:more than|over|exceed|exceeds|exceeding|above|beyond|go over|goes over) B\d+", _bound(lambda b: (b.least or 0) + 1, lambda b: None)),
    (r"(?:fewer than|less than|under) B\d+", _bound(lambda b: None, lambda b: (b.least or 1) - 1)),
    (r"(?:exactly|precisely|always) B\d+", _same),
)  # fmt: skip
COMPOSED = tuple((re.compile(rf"(?<![^ ])(?:{pattern})(?= )"), build) for pattern, build in _PATTERNS)
