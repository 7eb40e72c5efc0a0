"""Wishes about times as rules."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from planner_agent.families.meeting import wishes as w
from planner_agent.families.meeting.words.facts import Limit
from planner_agent.spec import All, Form, Is, Pred


def bodies(
    limit: Limit, who: str | None, on: Pred | None, days: tuple[date, ...]
) -> Iterator[tuple[str, Form]]:
    when = limit.when
    if when.start is None and when.end is None:
        if not limit.inside:
            yield "never", w.never(who, on)
        elif when.days or when.weekdays:
            others = tuple(
                day.isoformat() for day in days if day not in when.days and day.weekday() not in when.weekdays
            )
            if others:
                off: Pred = Is(attr="date", values=others)
                if limit.meeting is not None:
                    off = All(preds=(Is(attr="meeting", values=(limit.meeting,)), off))
                yield "days", w.never(who, off)
        return
    start, end = when.start, when.end
    if (
        limit.inside
        and limit.soft
        and who is not None
        and start is not None
        and end is not None
        and when.days
    ):
        others = tuple(day.isoformat() for day in days if day not in when.days)
        if others:  # "would prefer Friday afternoon": that day, and then
            yield "days", w.never(who, Is(attr="date", values=others))
    if limit.inside:
        if start is not None:
            yield "not-before", w.not_before(who, start, on)
        if end is not None:
            latest = w.starts_by if when.starting else w.not_after
            yield "not-after", latest(who, end, on)
    elif start is None and end is not None:
        yield "not-before", w.not_before(who, end, on)
    elif end is None and start is not None:
        latest = w.starts_by if when.starting else w.not_after
        yield "not-after", latest(who, start, on)
    elif start is not None and start == end:
        yield "not-at", w.not_at(who, start, on)
    elif start is not None and end is not None:
        yield "not-during", w.not_during(who, start, end, on)


def joined(limits: Sequence[Limit]) -> list[Limit]:
    """Days on which somebody can, said one by one, as one wish: "Ann can do Monday. She can also do
    Friday"."""
    found: list[Limit] = []
    for limit in limits:
        days_only = limit.inside and limit.when.days and limit.when.start is None and limit.when.end is None
        same = [
            n
            for n, each in enumerate(found)
            if days_only
            and each.who is not None
            and (each.who, each.meeting, each.inside, each.soft)
            == (limit.who, limit.meeting, limit.inside, limit.soft)
            and each.when.days
            and each.when.start is None
            and each.when.end is None
        ]
        if same:
            before = found[same[0]]
            days = tuple(dict.fromkeys((*before.when.days, *limit.when.days)))
            found[same[0]] = replace(before, when=replace(before.when, days=days))
        else:
            found.append(limit)
    return found


def is_day(limit: Limit) -> bool:
    """Hours of everybody's on days of their own."""
    return (
        limit.who is None
        and limit.meeting is None
        and limit.inside
        and not limit.soft
        and bool(limit.when.days)
    )
