"""The frame of a roster: days, shifts, people with their contracts, the demand, and who cannot or would not.

What the frame has a field for is said there and nowhere else; forbidden successions, skills mixes, fairness
and every other wish are rules over ``shift`` items.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Annotated

from pydantic import Field, model_validator

from planner_agent.families.days import DAY, WEEKDAYS, Weekday, days_from
from planner_agent.spec import Frozen, Horizon, Spec

MAX_DAYS = 366
MAX_PEOPLE = 200

Count = Annotated[int, Field(ge=0)]
Name = Annotated[str, Field(min_length=1, max_length=60)]


class Shift(Frozen):
    """A kind of shift. ``start`` and ``end`` are minutes after midnight (``end`` passes 1440 over midnight);
    ``minutes`` is what counts as worked; whoever works it has all of ``skills``."""

    name: Name
    start: Annotated[int, Field(ge=0, lt=DAY)] | None = None
    end: Annotated[int, Field(gt=0, le=2 * DAY)] | None = None
    minutes: Annotated[int, Field(ge=0, le=DAY)]
    skills: tuple[str, ...] = ()

    @property
    def night(self) -> bool | None:
        """Whether two hours or more of it lie between midnight and six; None where its clocks are unknown."""
        if self.start is None or self.end is None:
            return None
        return any(min(self.end, end) - max(self.start, start) >= 120 for start, end in _NIGHTS)

    @model_validator(mode="after")
    def _clocks(self) -> Shift:
        if (self.start is None) != (self.end is None):
            raise ValueError(f"the {self.name} shift has a start or an end but not both")
        if self.start is not None and self.end is not None and not 0 < self.end - self.start <= DAY:
            raise ValueError(f"the {self.name} shift ends before it starts, or lasts more than a day")
        return self


_NIGHTS = ((0, 360), (DAY, DAY + 360))


class Person(Frozen):
    """Somebody and the limits of the contract over the roster's days. Rows of shifts and of days off are
    counted with what ``history`` tells; where that tells nothing, a row at an edge may go on beyond it."""

    name: Name
    skills: tuple[str, ...] = ()
    least_minutes: Count | None = None
    most_minutes: Count | None = None
    most_shifts: Mapping[str, Count] = Field(default_factory=dict)
    least_in_a_row: Annotated[int, Field(ge=1)] | None = None
    most_in_a_row: Annotated[int, Field(ge=1)] | None = None
    least_days_off: Annotated[int, Field(ge=1)] | None = None
    most_weekends: Count | None = None

    @model_validator(mode="after")
    def _limits(self) -> Person:
        least, most = self.least_minutes, self.most_minutes
        if least is not None and most is not None and least > most:
            raise ValueError(f"{self.name} is to work at least {least} minutes and at most {most}")
        low, high = self.least_in_a_row, self.most_in_a_row
        if low is not None and high is not None and low > high:
            raise ValueError(f"{self.name} is to work at least {low} days in a row and at most {high}")
        return self


class Demand(Frozen):
    """People wanted on a shift, on each of ``dates`` (None: every day) that is one of ``weekdays`` (none:
    all).

    Each one short of ``least`` costs ``under``, each one over ``most`` costs ``over``; without a price the
    bound is hard.
    """

    shift: str
    dates: tuple[date, ...] | None = None
    weekdays: tuple[Weekday, ...] = ()
    least: Count | None = None
    most: Count | None = None
    under: Count | None = None
    over: Count | None = None

    @model_validator(mode="after")
    def _some(self) -> Demand:
        if self.least is None and self.most is None:
            raise ValueError(f"a demand for the {self.shift} shift says how many at least or at most")
        soft = self.under is not None or self.over is not None
        if self.least is not None and self.most is not None and self.least > self.most and not soft:
            raise ValueError(f"at least {self.least} and at most {self.most} are wanted on {self.shift}")
        return self


class Off(Frozen):
    """A day on which somebody cannot work, or not on one of ``shifts`` (none: not at all)."""

    person: str
    date: date
    shifts: tuple[str, ...] = ()


class Request(Frozen):
    """Somebody would like to work (or not to work) on a day, or a shift of it; refusing costs ``weight``."""

    person: str
    date: date
    shift: str | None = None
    on: bool
    weight: Annotated[int, Field(ge=1)] = 1


class Worked(Frozen):
    """A shift that was worked before the roster begins."""

    person: str
    date: date
    shift: str


class RosterFrame(Frozen):
    """A roster from ``start`` over ``days`` days; a person works one shift a day at most.

    ``history`` is what was worked before, from ``history_from`` on (default: its first date); it counts for
    rows of days and for what may follow what.
    """

    start: date | None = None
    days: Annotated[int, Field(ge=1, le=MAX_DAYS)] | None = None
    shifts: tuple[Shift, ...] = ()
    people: Annotated[tuple[Person, ...], Field(max_length=MAX_PEOPLE)] = ()
    demand: tuple[Demand, ...] = ()
    off: tuple[Off, ...] = ()
    requests: tuple[Request, ...] = ()
    history: tuple[Worked, ...] = ()
    history_from: date | None = None

    @property
    def missing(self) -> tuple[str, ...]:
        """The fields that no roster can do without, most important first."""
        return tuple(
            name for name in ("people", "shifts", "days", "start", "demand") if not getattr(self, name)
        )

    @property
    def dates(self) -> tuple[date, ...]:
        if self.start is None or self.days is None:
            raise ValueError("a frame without dates has no horizon")
        return days_from(self.start, self.days)

    @property
    def past(self) -> tuple[date, ...]:
        """The known days before the roster, in order."""
        known = [worked.date for worked in self.history]
        first = self.history_from or min(known, default=None)
        if first is None or self.start is None:
            return ()
        return days_from(first, (self.start - first).days)

    def horizon(self, past: bool = False) -> Horizon:
        """The roster's days, with the known days before it if ``past``."""
        closed = {
            "person": tuple(person.name for person in self.people),
            "shift": tuple(shift.name for shift in self.shifts),
        }
        return Horizon(days=(*(self.past if past else ()), *self.dates), closed=closed)

    def days_of(self, demand: Demand) -> Iterator[date]:
        """The days that a demand speaks of."""
        wanted = None if demand.dates is None else set(demand.dates)
        for day in self.dates:
            if wanted is not None and day not in wanted:
                continue
            if not demand.weekdays or WEEKDAYS[day.weekday()] in demand.weekdays:
                yield day

    @model_validator(mode="after")
    def _names(self) -> RosterFrame:
        for what, names in (
            ("person", [person.name for person in self.people]),
            ("shift", [shift.name for shift in self.shifts]),
        ):
            if twice := [name for name, count in Counter(names).items() if count > 1]:
                raise ValueError(f"the {what} {twice[0]} stands in the roster twice")
        people, shifts = {p.name for p in self.people}, {s.name for s in self.shifts}
        _known("person", people, (p.person for p in (*self.off, *self.requests, *self.history)))
        _known("shift", shifts, (demand.shift for demand in self.demand))
        _known("shift", shifts, (name for person in self.people for name in person.most_shifts))
        _known("shift", shifts, (name for off in self.off for name in off.shifts))
        _known("shift", shifts, (request.shift for request in self.requests if request.shift))
        _known("shift", shifts, (worked.shift for worked in self.history))
        return self

    @model_validator(mode="after")
    def _days(self) -> RosterFrame:
        if self.start is None or self.days is None:
            return self
        dates = self.dates
        for what, days in (
            ("a demand", [day for demand in self.demand for day in demand.dates or ()]),
            ("a day off", [off.date for off in self.off]),
            ("a request", [request.date for request in self.requests]),
        ):
            if strange := [day for day in days if not dates[0] <= day <= dates[-1]]:
                raise ValueError(
                    f"{what} is for {strange[0]}, which is not between {dates[0]} and {dates[-1]}"
                )
        if late := [worked.date for worked in self.history if worked.date >= dates[0]]:
            raise ValueError(f"the history has {late[0]}, which is not before {dates[0]}")
        once = Counter((worked.person, worked.date) for worked in self.history)
        if twice := [key for key, count in once.items() if count > 1]:
            raise ValueError(f"the history has {twice[0][0]} twice on {twice[0][1]}")
        return self


def _known(what: str, names: set[str], used: Iterable[str]) -> None:
    if strange := [name for name in used if name not in names]:
        raise ValueError(f"there is no {what} {strange[0]} in the roster")


RosterSpec = Spec[RosterFrame]
