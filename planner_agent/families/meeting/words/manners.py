"""What stands around and between the words of a request: greetings, names under letters, lunch as a clock."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from planner_agent.families.meeting.words.facts import Facts
from planner_agent.language.clocks import Clock
from planner_agent.language.date_words import WEEKDAYS
from planner_agent.language.day_leaves import pair
from planner_agent.language.lexicon import words
from planner_agent.language.marks import Mark

_GREETINGS = words("hi hello hey dear morning afternoon evening hiya")
_CLOSINGS = words("best regards thanks cheers thx sincerely yours thank")
_SIGNED = words(
    "best regards kind warm many thanks cheers thx sincerely yours thank you , . ! all the love xx x - – —"
)
_DASHES = frozenset("-–—")
#: Where no lunch is said.
_LUNCH = 12 * 60, 13 * 60


def greeted(found: list[Mark], facts: Facts) -> list[Mark]:
    """``found`` without "Good morning", "Morning!", "Hi Sam," before it."""
    at = 1 if found and found[0].value == "good" else 0
    vague = len(found) > at and found[at].kind == "clock" and found[at].value.span is not None
    if vague and (at or all(mark.value in ("!", ",", ".", "all") for mark in found[1:])):
        facts.claim(*found[: at + 1])
        return found[at + 1 :]
    follow = found[2].value if len(found) > 2 else ","
    if (
        len(found) > 1
        and found[0].value in _GREETINGS
        and found[1].kind == "name"
        and follow in (",", "!", ".", "-")
    ):
        facts.claim(*found[:2])
        return found[3:]
    return found


def signed(read: Sequence[list[Mark]], facts: Facts) -> list[list[Mark]]:
    """The sentences without the name under a letter: "Best, Kim"."""
    kept = [found for found in read if found]
    for size in (1, 2):
        last = [mark for found in kept[-size:] for mark in found]
        named = [mark for mark in last if mark.kind == "name"]
        plain = all(mark.kind == "name" or mark.value in _SIGNED for mark in last)
        closed = any(mark.value in _CLOSINGS for mark in last) or (bool(last) and last[0].value in _DASHES)
        if len(kept) > size and len(named) == 1 and plain and closed:
            facts.claim(*last)
            return kept[:-size]
    return kept


def together(found: Sequence[Mark]) -> list[Mark]:
    """ "Any time" as one word; "any day but Thursday" as an exception."""
    made: list[Mark] = []
    for k, mark in enumerate(found):
        dated = k + 1 < len(found) and found[k + 1].kind in ("days", "weekday")
        whole = bool(made) and made[-1].value in ("day", "days", "anytime")
        if mark.value == "but" and dated and whole:
            made.append(replace(mark, value="except"))
            continue
        if mark.value == "time" and made and made[-1].value == "any":
            made[-1] = Mark("word", "anytime", made[-1].first, mark.stop)
        else:
            made.append(mark)
    return made


def conditional(found: Sequence[Mark]) -> bool:
    """ "If Ann can't, Wednesday.": what holds only if something else does is told, and never applied."""
    opens = [mark.value for mark in found[:3] if mark.kind != "symbol"]
    free = opens[1:2] in (["possible"], ["at"], ["you"], ["we"], ["feasible"])
    return bool(opens) and opens[0] in ("if", "unless", "should") and not free and len(found) > 2


def lunch_of(read: Sequence[Sequence[Mark]]) -> tuple[int, int] | None:
    """When lunch is, where it is said: "lunch (12:30-13:30)"."""
    for found in read:
        for k, mark in enumerate(found):
            near = next((each for each in found[k + 1 : k + 4] if each.kind == "range"), None)
            if mark.value == "lunch" and near is not None:
                return pair(near.value)
    return None


def with_lunch(found: Sequence[Mark], lunch: tuple[int, int] | None) -> tuple[list[Mark], bool]:
    """ "After lunch" with a clock in its place, and whether there is one."""
    made, told = list(found), False
    for k in range(1, len(made)):
        cue = made[k - 1].value
        after = made[k + 1] if k + 1 < len(made) else None
        spanned = made[k].kind == "clock" and made[k].value.span == (690, 840)
        follows = after is not None and (after.value == "(" or after.kind == "range")
        if (
            (made[k].value == "lunch" or spanned)
            and cue in ("after", "before", "until", "by")
            and not follows
        ):
            start, end = lunch or _LUNCH
            made[k] = replace(made[k], kind="clock", value=Clock(end if cue == "after" else start))
            told = True
    return made, told


def weekly(found: Sequence[Mark], said: Mapping[Mark, str]) -> list[Mark]:
    """ "Every Monday" as the day of each week. ``said``: marks as they were written."""
    made: list[Mark] = []
    for mark in found:
        day = WEEKDAYS.get(said.get(mark, "").lower()) if mark.kind == "days" else None
        if day is not None and made and made[-1].value in ("every", "each"):
            made[-1] = Mark("weekday", day, made[-1].first, mark.stop)
        else:
            made.append(mark)
    return made
