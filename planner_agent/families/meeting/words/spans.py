"""What the times of a statement are taken for: around exceptions, from open ends, for a length."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from planner_agent.families.meeting.words.facts import Span, When
from planner_agent.families.meeting.words.times import Time
from planner_agent.language.clocks import Clock, ClockRange
from planner_agent.language.day_leaves import clock
from planner_agent.language.marks import Mark


def several(times: Sequence[Time]) -> bool:
    """Spans of which one is enough: "can do 9 to 11 or 14 to 16"."""
    return len(times) > 1 and all(time.when.start is not None and time.when.end is not None for time in times)


def closed(times: list[Time]) -> list[Time]:
    """ "after 10 and before 15" as one span."""
    if len(times) == 2 and (times[0].when.days, times[0].when.weekdays) in (
        (times[1].when.days, times[1].when.weekdays),
    ):
        one, two = times if times[0].when.end is None else times[::-1]
        start, end = one.when.start, two.when.end
        if one.when.end is None and two.when.start is None and start and end and start < end:
            return [replace(one, when=replace(one.when, end=end))]
    return times


def taken(time: Time) -> Iterator[When]:
    """When somebody is busy: the time; around it, of "busy all day except 14:00 to 16:00"."""
    when = time.when
    if not time.turned:
        yield when
        return
    if when.start:
        yield replace(when, start=None, end=when.start)
    if when.end is not None:
        yield replace(when, start=when.end, end=None)


def lasting(found: Sequence[Mark]) -> tuple[Mark, ...]:
    """ "at 10 for an hour" as from 10 to 11."""
    made: list[Mark] = []
    k = 0
    while k < len(found):
        mark, after = found[k], found[k + 1 : k + 3]
        lasts = len(after) == 2 and after[0].value == "for" and after[1].kind == "length"
        if mark.kind == "clock" and mark.value.span is None and lasts:
            begin = clock(mark.value)
            span = ClockRange(Clock(begin), Clock(begin + after[1].value))
            mark, k = Mark("range", span, mark.first, after[1].stop), k + 2
        made.append(mark)
        k += 1
    return tuple(made)


def before_length(found: Sequence[Mark]) -> set[str]:
    """The words up to the last length."""
    last = max((k for k, mark in enumerate(found) if mark.kind == "length"), default=len(found))
    return {mark.value for mark in found[:last] if mark.kind == "word"}


def span(found: Sequence[Mark]) -> Span:
    return found[0].first, found[-1].stop


def with_cue(found: Sequence[Mark], span: Span, cues: frozenset[str]) -> Span:
    """The words of a wish: from the first cue before a time to its end."""
    first = min(
        (mark.first for mark in found if mark.value in cues and mark.first < span[0]), default=span[0]
    )
    return first, span[1]
