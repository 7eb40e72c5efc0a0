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


def after_except(times: list[Time]) -> list[Time]:
    """All times behind "except" are exceptions: "except 9 to 11 and 14 to 15"."""
    first = next((k for k, time in enumerate(times) if time.turned), len(times))
    return [replace(time, turned=True) if k > first else time for k, time in enumerate(times)]


def taken(times: Sequence[Time]) -> Iterator[tuple[When, Span]]:
    """When somebody is busy: the times; around them, of "busy all day except 14:00 to 16:00"."""
    yield from ((time.when, time.span) for time in times if not time.turned)
    free = sorted((time for time in times if time.turned), key=lambda time: time.when.start or 0)
    for days in dict.fromkeys((time.when.days, time.when.weekdays) for time in free):
        on = [time for time in free if (time.when.days, time.when.weekdays) == days]
        at: int | None = None
        for time in on:
            if time.when.start and time.when.start > (at or 0):
                yield replace(time.when, start=at, end=time.when.start), time.span
            at = time.when.end
        if at is not None:
            yield replace(on[-1].when, start=at, end=None), on[-1].span


def lasting(found: Sequence[Mark]) -> tuple[Mark, ...]:
    """ "at 10 for an hour" as from 10 to 11."""
    made: list[Mark] = []
    k = 0
    while k < len(found):
        mark = found[k]
        behind = [each for each in found[k + 1 : k + 4] if each.value not in ("for", "(", ",")]
        lasts = bool(behind) and behind[0].kind == "length"
        if mark.kind == "clock" and mark.value.span is None and lasts:
            begin = clock(mark.value)
            span = ClockRange(Clock(begin), Clock(begin + behind[0].value))
            k = found.index(behind[0])
            mark = Mark("range", span, mark.first, behind[0].stop)
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
