"""When what fits into a day: the published windows of meals and sights, and what a travel day leaves.

All clocks in minutes after midnight. A meal of a travel day is taken in the arrival city if the leg
arrives before its window opens, in the departure city if it leaves after the window's first sitting.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from planner_agent.families.travel.spec import MEAL_SLOTS, SIGHT_SLOTS, TravelSpec
from planner_agent.spec import Cmp, Compare, Hard, Rule, clock_minutes

DAY = 1440


class Window(NamedTuple):
    """A slot: it opens and closes, and what is done in it takes ``minutes``. ``leave_after`` is the
    earliest departure that still lets one use it before travelling."""

    slot: str
    opens: int
    closes: int
    minutes: int
    leave_after: int

    @property
    def sitting(self) -> tuple[int, int]:
        """Start and end of what is done in it."""
        return self.opens, self.opens + self.minutes

    def narrowed(self, earliest: int, latest: int) -> Window | None:
        """The window within [earliest, latest]; None where its content no longer fits."""
        opens, closes = max(self.opens, earliest), min(self.closes, latest)
        if opens + self.minutes > closes:
            return None
        return Window(self.slot, opens, closes, self.minutes, self.leave_after)


def _window(slot: str, opens: str, closes: str, minutes: int, leave_after: str) -> Window:
    return Window(slot, clock_minutes(opens), clock_minutes(closes), minutes, clock_minutes(leave_after))


MEAL_WINDOWS = (
    _window("breakfast", "08:30", "09:00", 30, "09:00"),
    _window("lunch", "12:30", "14:00", 60, "14:00"),
    _window("dinner", "19:00", "20:30", 75, "20:30"),
)
SIGHT_WINDOWS = (
    _window("morning", "09:30", "12:00", 90, "12:00"),
    _window("afternoon", "14:30", "16:30", 90, "16:30"),
    _window("late_afternoon", "16:45", "18:45", 90, "18:45"),
)

#: The latest arrival that still counts on the day of departure: the next day begins in the city then.
LATEST_ARRIVAL = DAY + MEAL_WINDOWS[0].opens

assert tuple(window.slot for window in MEAL_WINDOWS) == MEAL_SLOTS
assert tuple(window.slot for window in SIGHT_WINDOWS) == SIGHT_SLOTS


def narrows(rule: Rule, kind: str) -> tuple[int, int] | None:
    """(earliest, latest) if a hard rule speaks of nothing but the start or end of ``kind``'s items."""
    body = rule.body
    if not isinstance(rule.strength, Hard) or not isinstance(body, Compare) or not is_ban(rule):
        return None
    where = body.amount.where
    if kind not in body.amount.of or not isinstance(where, Cmp) or where.attr not in ("start", "end"):
        return None
    if not isinstance(where.value, str):  # a number of minutes goes to the rows
        return None
    minute = clock_minutes(where.value)
    if where.attr == "start" and where.op in ("<", "<="):
        return minute + (where.op == "<="), 2 * DAY
    if where.attr == "end" and where.op in (">", ">="):
        return 0, minute - (where.op == ">=")
    return None


def is_ban(rule: Rule) -> bool:
    """Whether a rule is an unscoped hard "no such item": count(P) ≤ 0."""
    body = rule.body
    return (
        isinstance(rule.strength, Hard)
        and isinstance(body, Compare)
        and body.amount.measure == "count"
        and body.op == "<="
        and body.bound == 0
        and body.other is None
        and not body.scope
        and not body.negated
    )


def open_windows(spec: TravelSpec, kind: str) -> tuple[Window, ...]:
    """The windows of ``meal`` or ``attraction`` that the frame and hard clock rules leave."""
    windows = MEAL_WINDOWS if kind == "meal" else SIGHT_WINDOWS
    limits = [limit for rule in spec.rules if (limit := narrows(rule, kind))]
    earliest = max((first for first, _ in limits), default=0)
    latest = min((last for _, last in limits), default=2 * DAY)
    kept = (window.narrowed(earliest, latest) for window in windows)
    wanted = spec.frame.meals if kind == "meal" else SIGHT_SLOTS
    return tuple(window for window in kept if window is not None and window.slot in wanted)


@dataclass(frozen=True, slots=True)
class DayOfTravel:
    """What a leg leaves of its day, by slot index: before departure, after arrival, neither."""

    before: tuple[int, ...]
    after: tuple[int, ...]
    lost: tuple[int, ...]


@lru_cache(maxsize=16384)
def around(depart: int, arrive: int, windows: tuple[Window, ...]) -> DayOfTravel:
    """Which windows fit before ``depart`` and after ``arrive`` (past 24:00: none after)."""
    before = _indexes(window.leave_after <= depart for window in windows)
    after = tuple(
        index for index in _indexes(arrive <= window.opens for window in windows) if index not in before
    )
    lost = tuple(index for index in range(len(windows)) if index not in before and index not in after)
    return DayOfTravel(before, after, lost)


def _indexes(truths: Iterable[bool]) -> tuple[int, ...]:
    return tuple(index for index, truth in enumerate(truths) if truth)


def visit_start(window: Window, hours: tuple[tuple[int, int] | None, ...] | None, weekday: int) -> int | None:
    """When a sight with these opening hours can be entered in the window; None where it cannot."""
    if hours is None:
        return window.opens
    today = hours[weekday]
    if today is None:
        return None
    start = max(window.opens, today[0])
    return start if start + window.minutes <= min(window.closes, today[1]) else None
