"""NATURAL PLAN's *meeting*: meet as many friends as possible in a day. Our family is ``visits``."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from benchmarks.natural_plan.rows import Row, rows_of
from planner_agent.families.visits.formulate import MOST
from planner_agent.families.visits.plan import VisitsPlan
from planner_agent.families.visits.spec import Visit, VisitsFrame, VisitsSpec, Way, Window

_CLOCK = re.compile(r"(\d{1,2}):(\d{2})(AM|PM)")
#: The instruction on the answer's form, which is no part of the request.
_FORM = re.compile(r"\s*Your response should start with 'SOLUTION:'\.\s*$")


def _minutes(clock: str) -> int:
    found = _CLOCK.fullmatch(clock.strip())
    if found is None:
        raise ValueError(f"{clock!r} is no clock of this benchmark")
    hours, minutes, half = int(found[1]) % 12, int(found[2]), found[3]
    return (hours + (12 if half == "PM" else 0)) * 60 + minutes


def _clock(minutes: int) -> str:
    hours, rest = divmod(minutes, 60)
    return f"{(hours - 1) % 12 + 1}:{rest:02d}{'AM' if hours % 24 < 12 else 'PM'}"


@dataclass(frozen=True, slots=True)
class _Friend:
    place: str
    opens: int
    closes: int
    minutes: int


@dataclass(frozen=True, slots=True)
class _Day:
    """A row's structured fields: where and when one starts, the friends, and the ways."""

    start: str
    leaves: int
    friends: Mapping[str, _Friend]
    ways: Mapping[str, Mapping[str, int]]

    def best(self) -> int:
        """The greatest number of friends, over every set and last friend by its earliest end."""
        names = list(self.friends)
        ends: dict[tuple[frozenset[str], str], int] = {(frozenset(), ""): self.leaves}
        for size in range(len(names)):
            following: dict[tuple[frozenset[str], str], int] = {}
            for (met, last), now in ends.items():
                place = self.friends[last].place if last else self.start
                for name in names:
                    if name not in met and (done := self.after(place, now, name)) is not None:
                        key = met | {name}, name
                        following[key] = min(done, following.get(key, done))
            if not following:
                return size
            ends = following
        return len(names)

    def after(self, place: str, now: int, name: str) -> int | None:
        """When a friend has been met who is met next; None if that is too late."""
        friend = self.friends[name]
        way = 0 if place == friend.place else self.ways[place][friend.place]
        done = max(now + way, friend.opens) + friend.minutes
        return done if done <= friend.closes else None


def _day(row: Row) -> _Day:
    (start, leaves), *others = row.fields["constraints"]
    friends = {
        name: _Friend(place, *map(_minutes, span.split(" to ")), minutes)
        for name, place, span, minutes in others
    }
    return _Day(start, _minutes(leaves), friends, row.fields["dist_matrix"])


class Meeting:
    """The task as the driver sees it."""

    name = "meeting"
    family = "visits"

    def load(self, path: Path) -> Sequence[Row]:
        return [Row(row.id, _FORM.sub("", row.text), row.golden_plan, row.fields) for row in rows_of(path)]

    def today(self, row: Row) -> date:
        return date(2024, 1, 1)

    def gold(self, row: Row) -> VisitsSpec:
        day = _day(row)
        visits = tuple(
            Visit(
                who=name,
                place=friend.place,
                minutes=friend.minutes,
                windows=(Window(opens=friend.opens, closes=friend.closes),),
            )
            for name, friend in day.friends.items()
        )
        ways = tuple(
            Way(origin=a, destination=b, minutes=minutes)
            for a, line in day.ways.items()
            for b, minutes in line.items()
        )
        frame = VisitsFrame(start=day.start, leaves=day.leaves, visits=visits, ways=ways)
        return VisitsSpec(family="visits", frame=frame, goals=(MOST,))

    def valid(self, row: Row, plan: VisitsPlan) -> Sequence[str]:
        """Every friend at the right place, in the time given, after the way there; and no plan meets more."""
        day = _day(row)
        wrong: list[str] = []
        place, now = day.start, day.leaves
        steps = sorted(plan.visits, key=lambda visit: visit.start)
        for visit in steps:
            friend = day.friends.get(visit.who)
            if friend is None or visit.place != friend.place:
                wrong.append(f"{visit.who} is not at {visit.place}")
                continue
            way = 0 if place == friend.place else day.ways[place][friend.place]
            if visit.start < now + way:
                wrong.append(f"{visit.who} at {_clock(visit.start)}: nobody can be there by then")
            if visit.start < friend.opens or visit.end > friend.closes:
                wrong.append(f"{visit.who} is not there from {_clock(visit.start)} to {_clock(visit.end)}")
            if visit.end - visit.start < friend.minutes:
                wrong.append(f"{visit.who} is met for less than {friend.minutes} minutes")
            place, now = friend.place, visit.end
        if len({visit.who for visit in steps}) < len(steps):
            wrong.append("a friend is met twice")
        if not wrong and len(steps) < (best := day.best()):
            wrong.append(f"{len(steps)} friends are met, {best} can be")
        return wrong

    def answer(self, row: Row, plan: VisitsPlan) -> str:
        day = _day(row)
        place, now = day.start, day.leaves
        steps = [f"You start at {place} at {_clock(now)}."]
        for visit in sorted(plan.visits, key=lambda each: each.start):
            if visit.place != place:
                way = day.ways[place][visit.place]
                now += way
                steps.append(f"You travel to {visit.place} in {way} minutes and arrive at {_clock(now)}.")
                place = visit.place
            if visit.start > now:
                steps.append(f"You wait until {_clock(visit.start)}.")
            now = visit.end
            span = f"from {_clock(visit.start)} to {_clock(now)}"
            steps.append(f"You meet {visit.who} for {visit.end - visit.start} minutes {span}.")
        return f"SOLUTION: {' '.join(steps)}"

    def official(self, row: Row, answer: str) -> bool:
        day = _day(row)
        _, _, said = answer.partition("SOLUTION:")
        mine = [step.strip() for step in said.split(".") if step.strip()]
        gold = row.golden_plan
        golden = [step.strip().rstrip(".") for step in ([gold] if isinstance(gold, str) else gold)]
        return _met(day, mine) == _met(day, golden)


def _met(day: _Day, steps: Sequence[str]) -> int:
    """How many friends the steps meet before the first step that is wrong, by the benchmark's own rules."""
    place, now, met = day.start, day.leaves, set[str]()
    for step in steps:
        try:
            if step.startswith("You start"):
                continue
            if step.startswith("You travel"):
                to = step.split("travel to ")[1].split(" in")[0].strip()
                now, place = now + day.ways[place][to], to
            elif step.startswith("You wait"):
                until = _minutes(step.split("wait until ")[1])
                if until <= now:
                    break
                now = until
            elif step.startswith("You meet"):
                name = step.split("meet ")[1].split(" for")[0].strip()
                friend = day.friends[name]
                end = now + friend.minutes
                if name in met or place != friend.place or now < friend.opens or end > friend.closes:
                    break
                met.add(name)
                now = end
            else:
                break
        except (KeyError, IndexError, ValueError):
            break
    return len(met)


TASK = Meeting()
