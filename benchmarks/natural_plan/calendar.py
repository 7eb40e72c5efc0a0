"""NATURAL PLAN's *calendar*: a slot for several people. Our family is ``meeting``."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from pathlib import Path

from benchmarks.natural_plan.rows import Row, rows_of
from planner_agent.families.meeting import wishes as w
from planner_agent.families.meeting.plan import MeetingPlan
from planner_agent.families.meeting.spec import Busy, Hours, Meeting, MeetingFrame, MeetingSpec, Person
from planner_agent.spec import Priority, Rule

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_DAY = "|".join(_DAYS)
#: What stands before the task and after it, which is no part of the request.
_FORM = re.compile(r"^.*TASK:\s*|\s*SOLUTION:\s*$", re.DOTALL)
_MONDAY = date(2024, 1, 1)
_TASK = re.compile(
    r"schedule a meeting for (?P<who>.+?) for (?P<size>half an hour|one hour) between the work hours of "
    r"(?P<opens>\d+:\d+) to (?P<closes>\d+:\d+) on (?:either )?(?P<days>[^.]+)\."
)
_SLOT = re.compile(r"(\d+:\d+) to (\d+:\d+)")
_WISH = re.compile(
    r"(?P<who>[A-Z][a-z]+) (?P<how>would rather not meet|do(?:es)? not want to meet|can ?not meet|"
    r"would like to avoid more meetings) (?P<rest>on .*?)"
    r"(?=\. (?:[A-Z][a-z]+ (?:would|do|can)|Find|$)|\.?$|\. You)"
)
_PART = re.compile(rf"(?:on )?(?P<day>{_DAY})(?: (?P<side>before|after) (?P<clock>\d+:\d+))?")


def _minutes(clock: str) -> int:
    hours, rest = clock.split(":")
    return int(hours) * 60 + int(rest)


@dataclass(frozen=True, slots=True)
class _Wish:
    who: str
    soft: bool
    day: str
    side: str | None
    clock: int


@dataclass(frozen=True, slots=True)
class _Request:
    """A row's words, by an exact parser of the forms that the benchmark's authors wrote."""

    people: tuple[str, ...]
    minutes: int
    opens: int
    closes: int
    days: tuple[str, ...]
    busy: Mapping[str, Sequence[tuple[str, int, int]]]
    wishes: tuple[_Wish, ...]

    def allows(self, day: str, start: int) -> bool:
        """Whether a meeting may start then, by everybody's times and wishes."""
        end = start + self.minutes
        if day not in self.days or start < self.opens or end > self.closes:
            return False
        if any(day == d and a < end and start < b for spans in self.busy.values() for d, a, b in spans):
            return False
        return not any(
            wish.day == day
            and (
                wish.side is None
                or (wish.side == "before" and start < wish.clock)
                or (wish.side == "after" and end > wish.clock)
            )
            for wish in self.wishes
        )


@lru_cache(maxsize=2048)
def _request(text: str) -> _Request:
    found = _TASK.search(text)
    if found is None:
        raise ValueError("the task is not of the known form")
    people = tuple(re.split(r", | and ", found["who"]))
    busy: dict[str, list[tuple[str, int, int]]] = {name: [] for name in people}
    for line in text.splitlines():
        name = next((each for each in people if line.startswith(each)), None)
        if name is None or "during" not in line:
            continue
        for part in re.finditer(rf"({_DAY}) during ((?:\d+:\d+ to \d+:\d+(?:, )?)+)", line):
            busy[name] += [(part[1], _minutes(a), _minutes(b)) for a, b in _SLOT.findall(part[2])]
    wishes: list[_Wish] = []
    tail = text[text.rfind(";") + 1 :] if ";" in text else text[found.end() :]
    for wish in _WISH.finditer(" ".join(tail.split())):
        for part in _PART.finditer(wish["rest"]):
            clock = _minutes(part["clock"]) if part["clock"] else 0
            soft = not wish["how"].startswith("can")
            wishes.append(_Wish(wish["who"], soft, part["day"], part["side"], clock))
    days = tuple(day for day in _DAYS if day in found["days"])
    size = 30 if found["size"].startswith("half") else 60
    opens, closes = _minutes(found["opens"]), _minutes(found["closes"])
    return _Request(people, size, opens, closes, days, busy, tuple(wishes))


def _date(day: str) -> date:
    return _MONDAY + timedelta(_DAYS.index(day))


class Calendar:
    """The task as the driver sees it."""

    name = "calendar"
    family = "meeting"

    def load(self, path: Path) -> Sequence[Row]:
        return [Row(row.id, _FORM.sub("", row.text), row.golden_plan, row.fields) for row in rows_of(path)]

    def today(self, row: Row) -> date:
        """The Sunday before the week that the rows speak of."""
        return _MONDAY - timedelta(1)

    def gold(self, row: Row) -> MeetingSpec:
        asked = _request(row.text)
        people = tuple(
            Person(
                name=name,
                busy=tuple(Busy(date=_date(day), start=a, end=b) for day, a, b in asked.busy[name]),
            )
            for name in asked.people
        )
        frame = MeetingFrame(
            meetings=(Meeting(minutes=asked.minutes),),
            people=people,
            days=tuple(map(_date, asked.days)),
            hours=Hours(opens=asked.opens, closes=asked.closes),
        )
        rules: list[Rule] = []
        for n, wish in enumerate(asked.wishes):
            on = w.on(_date(wish.day))
            body = w.never(wish.who, on)
            if wish.side is not None:
                body = (w.not_before if wish.side == "before" else w.not_after)(wish.who, wish.clock, on)
            strength = {"strength": Priority(level=1)} if wish.soft else {}
            rules.append(Rule(id=f"wish-{n}", body=body, source="stated", **strength))  # type: ignore[arg-type]
        return MeetingSpec(family="meeting", frame=frame, rules=tuple(rules))

    def valid(self, row: Row, plan: MeetingPlan) -> Sequence[str]:
        """The slot is one that the words allow, and the earliest of them."""
        asked = _request(row.text)
        (meeting,) = plan.meetings
        day = _DAYS[meeting.date.weekday()]
        wrong: list[str] = []
        if meeting.end - meeting.start != asked.minutes or not asked.allows(day, meeting.start):
            wrong.append(f"{day}, {meeting.start} to {meeting.end} is not allowed")
        earlier = [
            (each, start)
            for each in asked.days
            for start in range(asked.opens, asked.closes, 30)
            if (_DAYS.index(each), start) < (_DAYS.index(day), meeting.start) and asked.allows(each, start)
        ]
        if earlier:
            wrong.append(f"{earlier[0]} is earlier")
        return wrong

    def answer(self, row: Row, plan: MeetingPlan) -> str:
        (meeting,) = plan.meetings
        start, end = (f"{clock // 60}:{clock % 60:02d}" for clock in (meeting.start, meeting.end))
        return f"Here is the proposed time: {_DAYS[meeting.date.weekday()]}, {start} - {end}"

    def official(self, row: Row, answer: str) -> bool:
        return _slot(answer) == _slot(str(row.golden_plan)) is not None


def _slot(answer: str) -> tuple[str, int, int] | None:
    """The benchmark's own reading: the first day with a span of clocks."""
    found = re.search(r"([A-Za-z]+), (\d+:\d+) - (\d+:\d+)", answer)
    return found and (found[1], _minutes(found[2]), _minutes(found[3]))


TASK = Calendar()
