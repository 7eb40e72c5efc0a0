"""What was said of a meeting, put together: the spec, what is to be asked, what was taken for granted."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from functools import reduce
from math import gcd

from pydantic import ValidationError

from planner_agent.families.days import WEEKDAYS
from planner_agent.families.meeting import wishes as w
from planner_agent.families.meeting.spec import (
    DAY,
    MAX_DAYS,
    Busy,
    Hours,
    Meeting,
    MeetingFrame,
    MeetingSpec,
    Person,
    Room,
)
from planner_agent.families.meeting.words.facts import ALL, ME, Facts, Limit, Planned, Span, When
from planner_agent.families.meeting.words.limits import bodies, is_day, joined
from planner_agent.families.meeting.words.times import narrowest
from planner_agent.reading.model import Gap
from planner_agent.rendering import formats
from planner_agent.spec import All, Amount, Either, Evidence, Form, Goal, Hard, Is, Mark, Pred, Priority, Rule

_GRID, _USUAL = 30, (9 * 60, 17 * 60)
LATEST = Goal(sense="max", amount=Amount(measure="wait", of=("meeting",)))
_ORDER = ("people", "minutes", "days", "hours", "busy", "zone")


class Assembly:
    """``facts`` as a spec, with ``gaps`` and ``assumed``. ``shown``: names as they were written;
    ``calendars``: people whose calendars are known."""

    def __init__(
        self, facts: Facts, shown: Mapping[str, str], calendars: Sequence[str], today: date,
        evidence: Callable[[Span], Evidence | None],
    ) -> None:  # fmt: skip
        self.facts, self.shown, self.today, self.evidence = facts, shown, today, evidence
        self.calendars = calendars
        self.assumed: list[str] = []
        self.gaps: list[Gap] = []
        self.rules: list[Rule] = []

    def spec(self) -> MeetingSpec:
        """The draft; call it once."""
        self._people()
        if self.facts.lunch:
            self.assumed.append("Lunch is from 12:00 to 13:00.")
        days = self._days()
        hours = self._hours(days)
        people = tuple(self._person(key, days) for key in self.facts.people)
        minutes = self._minutes()
        for limit in joined(self.facts.limits):
            self._limit(limit, days)
        self._exact()
        for first, then, span in self.facts.orders:
            self._rule("order", w.before(first, then), False, span)
        if self.facts.same_time is not None and self.facts.every is not None:
            self._rule("same-time", w.same_time(), False, self.facts.same_time)
        frame = self._frame(people, days, hours, minutes)
        self._missing(frame)
        self.gaps.sort(key=lambda gap: _ORDER.index(gap.field) if gap.field in _ORDER else 9)
        goals = (LATEST,) if self.facts.late else ()
        return MeetingSpec(
            family="meeting", frame=frame, rules=tuple(self.rules), goals=goals, marks=self._marks()
        )

    def _exact(self) -> None:
        """ "At 10", "Tuesday at 10 or Wednesday at 2": one of several is enough."""
        said = self.facts.exact
        days = {day for days, _ in self.facts.days for day in days}
        branches: list[tuple[Form, ...]] = []
        for when, soft, span in said:
            clock = when.start or 0
            if len(said) == 1:
                self._rule("all-at", w.not_before(None, clock), soft, span)
                self._rule("all-at", w.starts_by(None, clock), soft, span)
            elif when.days and set(when.days) < days:
                others = tuple(day.isoformat() for day in sorted(days - set(when.days)))
                off = w.never(None, Is(attr="date", values=others))
                branches.append((w.not_before(None, clock), w.starts_by(None, clock), off))
            else:
                branches.append((w.not_before(None, clock), w.starts_by(None, clock)))
        if branches:
            soft = all(soft for _, soft, _ in said)
            self._rule("all-at", Either(branches=tuple(branches)), soft, said[0][2])  # type: ignore[arg-type]

    def _ask(self, name: str, reason: str, question: str) -> None:
        if name not in {gap.field for gap in self.gaps}:
            self.gaps.append(Gap(field=name, reason=reason, question=question))  # type: ignore[arg-type]

    def _name(self, key: str) -> str:
        return "Me" if key == ME else self.shown.get(key, key)

    # Who ------------------------------------------------------------------------------------------

    def _people(self) -> None:
        facts = self.facts
        told = (*facts.busy, *facts.free, *facts.own_hours, *facts.zones, *facts.optional)
        for key in (*told, *(limit.who for limit in facts.limits if limit.who)):
            if key not in facts.rooms and key != ALL:
                facts.person(key)
        if not [key for key in facts.people if key != ME] and self.calendars:
            for name in self.calendars:
                facts.person(name.lower())
            self.assumed.append(
                f"The meeting is of {formats.listed([self._name(key) for key in facts.people])}: "
                "theirs are the calendars given."
            )
        if ME in facts.people:
            facts.people.remove(ME)
            facts.people.append(ME)
        if ME in facts.own_hours:  # one's own hours are those of whoever asks
            when, span = facts.own_hours.pop(ME)
            facts.hours.append((when.start or 0, when.end or DAY, span))

    def _person(self, key: str, days: tuple[date, ...]) -> Person:
        facts = self.facts
        name, zone = self._name(key), facts.zones.get(key)
        hours = None
        if key in facts.own_hours:
            when, _ = facts.own_hours[key]
            hours = self._open(name, when, "hours")
        elif zone is not None and key != ME:
            opens, closes = self.facts.all_hours or _USUAL
            hours = Hours(opens=opens, closes=closes)
        if hours is not None and key not in facts.own_hours and self.facts.all_hours is None:
            self.assumed.append(f"{name} works from 9:00 to 17:00 by the clock there.")
        said = [*facts.busy.get(key, []), *facts.busy.get(ALL, [])]
        busy = [each for when, _ in said for each in self._busy(name, when, days)]
        busy += self._not_free(key, name, days)
        own = zone[0] if zone and key != ME else None
        return Person(name=name, zone=own, hours=hours, busy=tuple(dict.fromkeys(busy)))

    def _open(self, name: str, when: When, field: str) -> Hours | None:
        opens, closes = when.start or 0, DAY if when.end is None else when.end
        if closes <= opens:
            told = f"{formats.clock(opens)} to {formats.clock(closes)}"
            self._ask(field, "impossible", f"From when to when does {name} work? It says {told}.")
            return None
        return Hours(opens=opens, closes=closes, weekdays=when.weekdays)

    def _busy(self, name: str, when: When, days: tuple[date, ...]) -> Iterator[Busy]:
        """Without a day, on the only day of the meeting, else on every day."""
        start, end = when.start or 0, DAY if when.end is None else when.end
        if end <= start:
            told = f"{formats.clock(start)} to {formats.clock(end)}"
            self._ask("busy", "impossible", f"When is {name} busy? It says {told}.")
            return
        on: Sequence[date | None] = when.days or [day for day in days if day.weekday() in when.weekdays]
        if not on and len(days) == 1:
            on = days
        if not on:
            if when.weekdays:
                return
            self.assumed.append(f"{name} is busy then on every day.")
            on = [None]
        for day in on:
            yield Busy(start=start, end=end, date=day)

    def _not_free(self, key: str, name: str, days: tuple[date, ...]) -> Iterator[Busy]:
        """Free at some times only is busy at all others; one time for all days is a rule."""
        said = self.facts.free.get(key, [])
        if len(said) == 1 and not said[0][0].days and not said[0][0].weekdays:
            when, span = said[0]
            self._limit(Limit(key, when, True, False, span), days)
            return
        if not said:
            return
        for day in days:
            spans = sorted(
                (when.start or 0, DAY if when.end is None else when.end)
                for when, _ in said
                if (not when.days or day in when.days)
                and (not when.weekdays or day.weekday() in when.weekdays)
            )
            at = 0
            for start, end in spans:
                if start > at:
                    yield Busy(start=at, end=start, date=day)
                at = max(at, end)
            if at < DAY:
                yield Busy(start=at, end=DAY, date=day)

    # When -----------------------------------------------------------------------------------------

    def _days(self) -> tuple[date, ...]:
        facts = self.facts
        said = [day for days in narrowest([days for days, _ in facts.days]) for day in days]
        weeks = facts.weeks
        if not said and weeks is None:
            said = self._days_free()
        if facts.every is not None and weeks is not None and not said:
            first = self.today + timedelta(7 - self.today.weekday())
            said = [first + timedelta(n) for n in range(weeks)]
        elif weeks is not None and not said:
            said = [self.today + timedelta(n) for n in range(1, weeks + 1)]
        elif facts.every is not None and weeks is not None:
            said = [day + timedelta(7 * n) for day in said for n in range(-(-weeks // 7))]
        workdays = len(said) > 1 and weeks is not None
        days = sorted({day for day in said if not workdays or day.weekday() < 5})
        if past := [day for day in days if day < self.today]:
            self._ask(
                "days", "impossible", f"{formats.long_date(past[0])} is past. On which day shall it be?"
            )
        if len(days) > MAX_DAYS:
            self._ask("days", "impossible", f"{len(days)} days are too many. On which shall it be?")
            return ()
        return tuple(days)

    def _days_free(self) -> list[date]:
        """The days on which somebody is free, where nothing else says when to meet."""
        free = [day for said in self.facts.free.values() for when, _ in said for day in when.days]
        if free:
            self.assumed.append("The meeting is on a day on which somebody said to be free.")
        return free

    def _parts(self, days: tuple[date, ...]) -> list[tuple[int, int]]:
        """The parts of the day that are for all days; those of some days alone become wishes of theirs."""
        found: list[tuple[int, int]] = []
        for when, span in self.facts.parts:
            if when.days and set(days) - set(when.days):
                self.facts.limits.append(Limit(None, when, True, False, span))
            else:
                found.append((when.start or 0, when.end or DAY))
        return list(dict.fromkeys(found))

    def _hours(self, days: tuple[date, ...]) -> Hours:
        facts = self.facts
        spans = list(dict.fromkeys((opens, closes) for opens, closes, _ in facts.hours))
        if len(spans) > 1:
            shown = formats.listed([f"{formats.clock(a)} to {formats.clock(b)}" for a, b in spans], "or")
            self._ask("hours", "contradiction", f"Between which clocks shall the meeting be: {shown}?")
        opens, closes = spans[-1] if spans else _USUAL
        apart = [(limit.when.start, limit.when.end) for limit in facts.limits if is_day(limit)]
        if not spans and apart:
            starts = [_USUAL[0] if start is None else start for start, _ in apart]
            spans = [(min(starts), max(_USUAL[1] if end is None else end for _, end in apart))]
            opens, closes = spans[0]
        if not spans and not self.facts.own_hours:
            self.assumed.append("The meeting is between 9:00 and 17:00.")
        parts = self._parts(days)
        if len(parts) > 1:
            start, end = min(a for a, _ in parts), max(b for _, b in parts)
            self._ask("hours", "ambiguous", "At which time of the day shall the meeting be?")
        elif parts:
            start, end = parts[0]
            opens, closes = (
                (max(opens, start), min(closes, end)) if start < closes and opens < end else parts[0]
            )
        if closes <= opens:
            told = f"{formats.clock(opens)} to {formats.clock(closes)}"
            self._ask("hours", "impossible", f"Between which clocks shall the meeting be? It says {told}.")
            return Hours(opens=_USUAL[0], closes=_USUAL[1])
        return Hours(opens=opens, closes=closes)

    def _minutes(self) -> int | None:
        said = list(dict.fromkeys(minutes for minutes, _ in self.facts.minutes))
        if len(said) > 1:
            shown = formats.listed([formats.duration(each) for each in said], "or")
            self._ask("minutes", "contradiction", f"How long shall the meeting be: {shown}?")
        if said and not 1 <= said[-1] <= DAY:
            self._ask(
                "minutes", "impossible", f"A meeting of {said[-1]} minutes cannot be. How long shall it be?"
            )
            return None
        return said[-1] if said else None

    # Wishes ---------------------------------------------------------------------------------------

    def _limit(self, limit: Limit, days: tuple[date, ...]) -> None:
        when, who = limit.when, None if limit.who is None else self._name(limit.who)
        if limit.who in self.facts.rooms:
            return
        on: Pred | None = w.weekday(*when.weekdays) if when.weekdays else None
        if when.days:
            on = Is(attr="date", values=tuple(day.isoformat() for day in when.days))
        if limit.meeting is not None:
            one = Is(attr="meeting", values=(limit.meeting,))
            on = one if on is None else All(preds=(one, on))
            who_is = limit.meeting
        else:
            who_is = who or "all"
        for name, body in bodies(limit, who, on, days):
            self._rule(f"{who_is.lower().replace(' ', '-')}-{name}", body, limit.soft, limit.span)

    def _rule(self, key: str, body: Form, soft: bool, span: Span) -> None:
        """A rule under a name of its own; the same wish said twice is one."""
        if body in [rule.body for rule in self.rules]:
            return
        taken, n = {rule.id for rule in self.rules}, 2
        name = key
        while name in taken:
            name, n = f"{key}-{n}", n + 1
        strength = Priority() if soft else Hard()
        self.rules.append(
            Rule(id=name, body=body, strength=strength, source="stated", evidence=self.evidence(span))
        )

    # The frame ------------------------------------------------------------------------------------

    def _frame(
        self, people: tuple[Person, ...], days: tuple[date, ...], hours: Hours, minutes: int | None
    ) -> MeetingFrame:
        facts = self.facts
        optional = tuple(self._name(key) for key in dict.fromkeys(facts.optional) if key in facts.people)
        times = 1
        if facts.every is not None:
            weeks = len({day.isocalendar()[:2] for day in days})
            times = max(1, -(-weeks * 7 // facts.every[0]))
            if weeks < 2:
                self._ask("weeks", "missing", "For how many weeks shall the meeting take place?")
        rooms = tuple(self._room(key, seats, days) for key, seats in facts.rooms.items())
        k = facts.k[0] if facts.k else 1
        if facts.k and k == 0:
            k = 3
            self.assumed.append("Three options are given.")
        fields: dict[str, object] = {
            "meetings": self._meetings(minutes, optional, times),
            "people": people,
            "days": days,
            "hours": hours,
            "rooms": rooms,
            "buffer": facts.buffer[0] if facts.buffer else 0,
            "k": k,
            "grid": self._grid(minutes),
        }
        if (zone := facts.zone or facts.zones.get(ME)) is not None:
            fields["zone"] = zone[0]
        try:
            return MeetingFrame(**fields)  # type: ignore[arg-type]
        except ValidationError as error:
            said = error.errors()[0]["msg"].removeprefix("Value error, ")
            self._ask("people", "impossible", f"This cannot be: {said}. What is meant?")
            return MeetingFrame()

    def _room(self, key: str, seats: int | None, days: tuple[date, ...]) -> Room:
        name = self._name(key)
        taken = [each for when, _ in self.facts.busy.get(key, []) for each in self._busy(name, when, days)]
        return Room(name=name, capacity=seats, busy=tuple(taken))

    def _meetings(self, minutes: int | None, optional: tuple[str, ...], times: int) -> tuple[Meeting, ...]:
        count = self.facts.count[0] if self.facts.count else 1
        if not 1 <= count <= 20:
            self._ask("meetings", "impossible", f"{count} meetings cannot be planned. How many shall it be?")
            count = 1
        if self.facts.planned:
            return tuple(self._planned(each, minutes, optional) for each in self.facts.planned)
        if len(self.facts.weekly) > 1:
            return tuple(self._on_weekdays(minutes, optional))
        titles = [f"Meeting {n}" for n in range(1, count + 1)] if count > 1 else ["Meeting"]
        return tuple(Meeting(title=each, minutes=minutes, optional=optional, times=times) for each in titles)

    def _on_weekdays(self, minutes: int | None, optional: tuple[str, ...]) -> Iterator[Meeting]:
        """ "Every Monday and Thursday": one meeting a week on each of them."""
        for number in self.facts.weekly:
            dates = tuple(day for day in self._days() if day.weekday() == number)
            name = WEEKDAYS[number].capitalize()
            yield Meeting(
                title=f"Meeting on {name}",
                minutes=minutes,
                optional=optional,
                dates=dates,
                times=max(1, len(dates)),
            )

    def _planned(self, each: Planned, minutes: int | None, optional: tuple[str, ...]) -> Meeting:
        """One of several meetings, with those who must come and those who may."""
        people = [self._name(key) for key in each.people]
        may = tuple(name for name in optional if name in people or not people)
        must = tuple(name for name in people if name not in may)
        return Meeting(
            title=each.title,
            minutes=each.minutes or minutes,
            required=must,
            optional=may,
            dates=tuple(sorted(set(self.facts.dates.get(each.title, ())))),
        )

    def _grid(self, minutes: int | None) -> int:
        """Half hours, finer where a length or a clock is."""
        facts = self.facts
        spans = [when for said in (*facts.busy.values(), *facts.free.values()) for when, _ in said]
        spans += [limit.when for limit in facts.limits]
        clocks = [clock for when in spans for clock in (when.start, when.end) if clock is not None]
        clocks += [when.start for when, _, _ in facts.exact if when.start is not None]
        clocks += [clock for when, _ in facts.parts for clock in (when.start, when.end) if clock is not None]
        clocks += [clock for opens, closes, _ in facts.hours for clock in (opens, closes)]
        sizes = [
            *(each.minutes or _GRID for each in facts.planned),
            minutes or _GRID,
            facts.buffer[0] if facts.buffer else _GRID,
            *clocks,
        ]
        return max(5, reduce(gcd, sizes, _GRID))

    def _missing(self, frame: MeetingFrame) -> None:
        facts = self.facts
        for _, name, _ in facts.wrong:
            self._ask("busy", "missing", f"When is {self._name(name)} busy?")
        for name, _ in facts.strange_zones:
            self._ask("zone", "ambiguous", f"Which time zone does {self._name(name)} have?")
        questions = {
            "people": "Who shall meet?",
            "minutes": "How long shall the meeting be?",
            "days": "On which day, or between which days, shall the meeting be?",
        }
        if facts.people == [ME]:
            self._ask("people", "missing", "Whom shall you meet?")
        for name in frame.missing:
            self._ask(name, "missing", questions[name])

    def _marks(self) -> dict[str, Mark]:
        facts = self.facts
        marks: dict[str, list[Span]] = {
            "meetings.0.minutes": [span for _, span in facts.minutes],
            "days": [span for _, span in facts.days],
            "hours": [*(span for _, _, span in facts.hours), *(span for _, span in facts.parts)],
            "buffer": [facts.buffer[1]] if facts.buffer else [],
            "k": [facts.k[1]] if facts.k else [],
        }
        for at, key in enumerate(facts.people):
            marks[f"people.{at}.busy"] = [span for _, span in facts.busy.get(key, [])]
        return {
            path: Mark(source="stated", evidence=self.evidence(spans[0]))
            for path, spans in marks.items()
            if spans
        }
