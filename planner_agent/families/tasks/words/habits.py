"""What is done more than once: "every day", "on Tuesday and on Friday", "three times", "5 calls of 20 minutes
each"."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from planner_agent.families.tasks.words.facts import Seen
from planner_agent.families.tasks.words.phrases import Phrases
from planner_agent.language.date_words import WEEKDAYS
from planner_agent.language.lexicon import words
from planner_agent.language.marks import Mark

_DAY = words("day morning afternoon evening night")
_EACH = frozenset({"every", "each"})
_ONCE = {"twice": 2, "thrice": 3}
ALL_WEEK = tuple(range(7))


def take(phrases: Phrases, task: Seen) -> None:
    """Take what says how often out of the clause."""
    for k, mark in enumerate(phrases.left):
        last = k + 1 == len(phrases.left) or phrases.left[k + 1].kind not in ("word", "number")
        if phrases.text(mark).lower() == "once" and (last or phrases.word(k + 1) in ("for", "this", "on")):
            phrases.take(k, k + 1)
            break
    for said in (("on", "different", "days"), ("different", "days"), ("on", "separate", "days")):
        if (k := phrases.at(said)) is not None:
            phrases.take(k, k + len(said))
            task.apart = True
    k = 0
    while k < len(phrases.left):
        stop = _every(phrases, k, task) or _times(phrases, k, task)
        if stop:
            phrases.take(k, stop)
        else:
            k += 1
    _within(phrases, task)
    _both_days(phrases, task)


def _within(phrases: Phrases, task: Seen) -> None:
    """ "Daily … from Monday to Friday": the days of which it is every one."""
    k = next(
        (k for k, mark in enumerate(phrases.left) if mark.kind == "days" and 2 < len(mark.value) < 8), None
    )
    if not task.every or k is None or "week" in phrases.text(phrases.left[k]).lower():
        return
    task.every = tuple(dict.fromkeys(day.weekday() for day in phrases.left[k].value))
    phrases.take(k - (phrases.word(k - 1) in ("from", "on", "between")), k + 1)


def _every(phrases: Phrases, k: int, task: Seen) -> int:
    """ "Every day", "each morning", "daily", "every Tuesday", "on weekdays"."""
    word, after = phrases.word(k), phrases.left[k + 1] if k + 1 < len(phrases.left) else None
    if word == "daily":
        task.every = ALL_WEEK
        return k + 1
    if word in _EACH and after is not None:
        if after.kind == "word" and after.value in _DAY | {"weekday", "workday"}:
            task.every = ALL_WEEK if after.value in _DAY else ALL_WEEK[:5]
            return k + 2 + _but(phrases, k + 2, task)
        vague = after.kind == "clock" and after.value.span is not None
        if vague:  # "every morning": the time itself is read as a window
            task.every = ALL_WEEK
            return k + 1
        if after.kind == "days" and phrases.text(after).lower() in WEEKDAYS:
            task.every = tuple(dict.fromkeys((*(task.every or ()), *(day.weekday() for day in after.value))))
            return k + 2
    mark = phrases.left[k]
    if mark.kind == "weekdays" and phrases.word(k - 1) in _EACH:
        task.every = mark.value
        return k + 1
    if mark.kind == "weekday":
        only = any(phrases.word(n) == "only" for n in (k - 2, k - 1, k + 1)) or phrases.word(k - 1) == "or"
        if only or phrases.word(k + 1) == "or":
            return 0
        task.every = tuple(dict.fromkeys((*(task.every or ()), mark.value)))
        return k + 1
    return 0


def _but(phrases: Phrases, k: int, task: Seen) -> int:
    """ "(Every day) except Friday": how many marks more."""
    if phrases.word(k) not in ("except", "but") or k + 1 >= len(phrases.left):
        return 0
    at, off = k + 1, set[int]()
    while at < len(phrases.left):
        mark = phrases.left[at]
        if mark.kind == "days":
            off |= {day.weekday() for day in mark.value}
        elif mark.kind in ("weekday", "weekdays"):
            off |= {mark.value} if mark.kind == "weekday" else set(mark.value)
        elif mark.value not in ("and", "on", ","):
            break
        at += 1
    task.every = tuple(n for n in task.every if n not in off)
    return at - k if off else 0


def _times(phrases: Phrases, k: int, task: Seen) -> int:
    """ "Three times", "twice", "3x"; what a day or month has of it is not said by it."""
    number, stop = _ONCE.get(phrases.word(k), 0), k + 1
    if phrases.left[k].kind == "number" and phrases.word(k + 1) in ("times", "x"):
        number, stop = int(phrases.left[k].value), k + 2
    if not 1 < number <= 31:
        return 0
    if phrases.word(stop) in ("a", "per", "each") and stop + 1 <= len(phrases.left):
        unit = phrases.left[stop + 1] if stop + 1 < len(phrases.left) else None
        if unit is None or not (unit.value == "week" or (unit.kind == "week" and unit.value == 7)):
            return 0
        stop += 2
    elif stop < len(phrases.left) and phrases.left[stop].kind == "week":
        if phrases.left[stop].value != 7:
            return 0
        stop += 1
    task.times = number
    sized = phrases.word(k + 1) == "x" and stop < len(phrases.left) and phrases.left[stop].kind == "length"
    task.apart = not sized
    return stop


def _both_days(phrases: Phrases, task: Seen) -> None:
    """ "On Tuesday and on Friday", "Monday, Wednesday and Friday": once on each of them."""
    at = [k for k, mark in enumerate(phrases.left) if mark.kind == "days"]
    if len(at) < 2 or any(len(phrases.left[k].value) > 1 for k in at):
        return
    between = [_between(phrases.left, one, two) for one, two in pairwise(at)]
    if any(words is None for words in between) or not any("and" in (words or ()) for words in between):
        return
    lead = phrases.lead(at[0])[1]
    if lead in ("by", "due", "before", "after", "from", "until", "till", "between", "not", "except"):
        return
    days: tuple[date, ...] = tuple(day for k in at for day in phrases.left[k].value)
    task.on_each = days
    phrases.take(at[0], at[-1] + 1)


def _between(left: Sequence[Mark], one: int, two: int) -> list[str] | None:
    """The words between two days of a list; None where they make no list."""
    said = [str(mark.value) for mark in left[one + 1 : two]]
    adjoin = all(mark.kind in ("word", "symbol") for mark in left[one + 1 : two])
    gapless = left[two].first - left[one].stop <= 3
    return said if adjoin and gapless and set(said) <= {"and", ",", "on", "&"} else None
