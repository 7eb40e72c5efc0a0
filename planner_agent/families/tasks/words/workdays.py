"""When work is done, and what else is in the calendar: each span of the clock with the days it belongs to."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from itertools import pairwise

from planner_agent.families.tasks.words import vocabulary as v
from planner_agent.families.tasks.words.facts import Away, Facts, Hours
from planner_agent.language.clocks import Clock, ClockRange
from planner_agent.language.date_words import WEEKDAYS
from planner_agent.language.day_leaves import clock, pair
from planner_agent.language.day_times import DayTimes, day_times
from planner_agent.language.lexicon import words
from planner_agent.language.marks import Mark
from planner_agent.rendering import formats

_AWAY = frozenset({"away", "off", "busy", "unavailable", "out", "full", "booked", "taken"})
#: What is done on every day where no day is said.
_DAILY = words("lunch breakfast dinner supper commute lunchtime break mornings afternoons evenings")
_NOT = frozenset({"no", "not", "nothing", "can't", "cannot", "don't", "never"})
_WHOSE = frozenset({"my", "our", "i", "we", "working", "opening", "the", ":", "are"})
_EACH = frozenset({"every", "each"})
ALL_WEEK = tuple(range(7))
Written = Callable[[Mark], str]


def words_of(found: Sequence[Mark]) -> set[str]:
    return {mark.value for mark in found if mark.kind == "word"}


def weekdays_of(marks: Sequence[Mark], text: Written) -> tuple[int, ...]:
    """The days of the week that are said: "Monday to Friday", "weekends", "on Fridays"."""
    found: list[int] = []
    for mark in marks:
        if mark.kind == "days" and "week" not in text(mark).lower():
            found += [day.weekday() for day in mark.value]
        elif mark.kind == "weekday":
            found.append(mark.value)
        elif mark.kind == "weekdays":
            found += mark.value
    return tuple(dict.fromkeys(found))


def hours(found: Sequence[Mark], facts: Facts, text: Written) -> bool:
    """Take "I work Monday to Thursday, 9:00 to 15:00", "I'm free from 17 to 21, on weekends from 9 to 21"."""
    said = words_of(found)
    ranges = [mark for mark in found if mark.kind == "range"]
    plain = [
        mark for mark in found if mark.kind in ("days", "weekday", "weekdays") and not is_week(mark, text)
    ]
    works = said & (v.WORKS - {"hours"}) or (said & _WHOSE or (found and found[0].value == "hours"))
    if not ranges or not said & v.WORKS or not works or said & _NOT:
        return False
    for each in day_times(found):
        on = weekdays_of(each.on, text) if len(each.on) > 0 else ()
        for mark in each.ranges:
            facts.hours.append(Hours(*pair(mark.value), facts.claim(mark), on))
    if len({each.weekdays for each in facts.hours}) == 1 and plain:
        facts.weekdays = facts.hours[-1].weekdays
        facts.hours = [Hours(each.opens, each.closes, each.span) for each in facts.hours]
    return True


def is_week(mark: Mark, text: Written) -> bool:
    """ "This week", not "Monday to Friday"."""
    return mark.kind == "days" and "week" in text(mark).lower()


def event(found: Sequence[Mark], facts: Facts, text: Written) -> bool:
    """Take "Dentist from 10:00 to 11:00 on Tuesday", "lunch 12-13 every day", "a call at 3 for an hour",
    "Kim is
    away on Monday"."""
    found = lasting(found)
    said = words_of(found)
    ranges = [mark for mark in found if mark.kind == "range"]
    dated = [mark for mark in found if mark.kind in ("days", "weekday", "weekdays")]
    if any(mark.kind in ("length", "week") for mark in found) or said & {"by", "due", "deadline"}:
        return False
    stopped = bool(said & {"can't", "cannot"}) and "work" in said
    if not (said & v.EVENT or stopped if ranges else said & _AWAY and dated):
        return False
    name = _name(found)
    daily = _is_daily(found)
    if not ranges:
        for mark in dated:
            days, weekdays = _on(DayTimes((mark,), ()), text)
            facts.events.append(Away(name, days, 0, 1440, weekdays))
    for each in day_times(found):
        days, weekdays = _on(each, text)
        weekdays = weekdays or (ALL_WEEK if daily and not days else ())
        for mark in each.ranges:
            start, end = pair(mark.value)
            if end <= start:
                told = f"{' '.join(name)} from {formats.clock(start)} to {formats.clock(end)}"
                facts.wrong.append(("events", told))
            else:
                facts.events.append(Away(name, days, start, end, weekdays))
    facts.claim_told(found)
    return True


def _on(each: DayTimes, text: Written) -> tuple[tuple[date, ...], tuple[int, ...]]:
    """Its dates, and its days of the week where they are said for all weeks."""
    days = tuple(day for mark in each.on if mark.kind == "days" for day in mark.value)
    return days, weekdays_of([mark for mark in each.on if mark.kind != "days"], text)


def _name(found: Sequence[Mark]) -> tuple[str, ...]:
    return tuple(
        str(mark.value)
        for mark in found
        if mark.kind == "word"
        and (mark.value not in v.SMALL or mark.value in v.EVENT)
        and mark.value not in _DAILY - v.EVENT
        and mark.value not in ("because", "daily")
        and mark.value.replace("-", "").isalpha()
    )


def _is_daily(found: Sequence[Mark]) -> bool:
    said = {str(mark.value) for mark in found if mark.kind == "word"} | {
        "mornings" for mark in found if mark.kind == "clock" and mark.value.span is not None
    }
    each = any(
        one.value in _EACH and two.value in ("day", "morning", "afternoon") for one, two in pairwise(found)
    )
    named = set(_name(found))
    return each or "daily" in said or "mornings" in said or (bool(said & _DAILY) and named <= _DAILY)


def lasting(found: Sequence[Mark]) -> list[Mark]:
    """ "At 10 for an hour", "at 10 (30 min)" as from 10 to 11, to 10:30."""
    made: list[Mark] = []
    k = 0
    while k < len(found):
        mark = found[k]
        after = [each for each in found[k + 1 : k + 4] if each.value not in ("for", "(", ",")]
        if mark.kind == "clock" and mark.value.span is None and after and after[0].kind == "length":
            begin = clock(mark.value)
            span = ClockRange(Clock(begin), Clock(min(1440, begin + after[0].value)))
            mark, k = Mark("range", span, mark.first, after[0].stop), found.index(after[0])
        made.append(mark)
        k += 1
    return made


def every_weekday(found: Sequence[Mark], text: Written) -> list[Mark]:
    """ "Every Monday" as the day of each week."""
    made: list[Mark] = []
    for mark in found:
        day = WEEKDAYS.get(text(mark).lower().removeprefix("on ")) if mark.kind == "days" else None
        if day is not None and made and made[-1].value in _EACH:
            made[-1] = Mark("weekday", day, made[-1].first, mark.stop)
        else:
            made.append(mark)
    return made
