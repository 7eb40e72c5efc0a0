"""The movable parts of a roster's frame: a demand, a limit that people share, somebody's days off. Each can
be left out, moved to other values, and said in words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from math import gcd
from typing import Any

from planner_agent.families.roster.spec import DAY, Off, Person, RosterFrame
from planner_agent.families.roster.words_out import dates_words, demand_words
from planner_agent.rendering.clean import clean
from planner_agent.rendering.formats import count, duration, listed

_FIELDS = (
    "least_minutes", "least_in_a_row", "least_days_off", "most_in_a_row", "most_weekends", "most_minutes",
)  # fmt: skip


@dataclass(frozen=True)
class Part:
    """One part. ``field`` is the person's or demand's field ("off" for days off), ``who`` the people or the
    number of the demand it is of, ``value`` what it is now."""

    name: str
    path: str
    field: str
    value: Any
    who: tuple[str, ...] = ()
    shift: str | None = None
    number: int = -1
    paths: tuple[str, ...] = ()

    def without(self, frame: RosterFrame) -> RosterFrame:
        """The frame without this part."""
        if self.field == "off":
            rest = tuple(each for each in frame.off if each.person != self.value)
            return frame.model_copy(update={"off": rest})
        return self.moved(frame, None)

    def moved(self, frame: RosterFrame, value: int | None) -> RosterFrame:
        """The frame with another value of this part (None: no limit)."""
        if self.number >= 0:
            demand = list(frame.demand)
            demand[self.number] = demand[self.number].model_copy(update={self.field: value})
            return frame.model_copy(update={"demand": tuple(demand)})
        people = tuple(self._person(each, value) if each.name in self.who else each for each in frame.people)
        return frame.model_copy(update={"people": people})

    def _person(self, person: Person, value: int | None) -> Person:
        if self.shift is None:
            return person.model_copy(update={self.field: value})
        limits = {name: most for name, most in person.most_shifts.items() if name != self.shift}
        if value is not None:
            limits[self.shift] = value
        return person.model_copy(update={"most_shifts": limits})

    def steps(self, frame: RosterFrame) -> Iterator[int]:
        """Other values, from the nearest to the one that asks for nothing."""
        days = len(frame.dates) + len(frame.past)
        lengths = [shift.minutes for shift in frame.shifts]
        unit = gcd(*lengths) or DAY
        match self.field:
            case "least" | "least_in_a_row" | "least_days_off":
                yield from range(self.value - 1, 0, -1)
            case "most":
                yield from range(self.value + 1, len(frame.people) + 1)
            case "least_minutes":
                yield from range((self.value - 1) // unit * unit, -1, -unit)
            case "most_minutes":
                yield from range((self.value // unit + 1) * unit, days * max(lengths) + 1, unit)
            case _:
                yield from range(self.value + 1, days + 1)

    def words(self, frame: RosterFrame) -> str:
        """What this part asks in ``frame``."""
        if self.number >= 0:
            return demand_words(frame.demand[self.number], self.field, frame)
        if self.field == "off":
            mine = [each for each in frame.off if each.person == self.value]
            shifts = sorted({clean(shift) for each in mine for shift in each.shifts})
            what = f" {listed(shifts, 'or')} shifts" if shifts else ""
            return f"{clean(self.value)} cannot work{what} on {dates_words(_days(mine))}"
        person = next(each for each in frame.people if each.name == self.who[0])
        value = person.most_shifts[self.shift] if self.shift is not None else getattr(person, self.field)
        everybody = len(self.who) == len(frame.people) > 1
        who = "everybody" if everybody else listed([clean(name) for name in self.who])
        many = len(self.who) > 1 and not everybody
        return f"{who} {_limit(self.field, value, many, clean(self.shift or ''))}"


def _days(mine: Sequence[Off]) -> list[date]:
    return sorted({each.date for each in mine})


def _limit(field: str, value: int, many: bool, shift: str) -> str:
    """What a contract's limit asks, with its verb."""
    works, are = ("work", "are") if many else ("works", "is")
    match field:
        case "least_minutes" | "most_minutes":
            return f"{works} at {field.partition('_')[0]} {duration(value)}"
        case "least_in_a_row" | "most_in_a_row":
            return f"{works} at {field.partition('_')[0]} {count(value, 'day')} in a row"
        case "least_days_off":
            return f"{are} off at least {count(value, 'day')} in a row"
        case "most_weekends":
            return f"{works} on at most {count(value, 'weekend')}"
        case _:
            return f"{works} at most {value} {shift} {'shift' if value == 1 else 'shifts'}"


def parts(frame: RosterFrame) -> Iterator[Part]:
    """Every part of the frame that a roster can break, those first that are given up first. A limit of the
    same value is one part, whoever has it."""
    for field in _FIELDS:
        yield from _shared(frame, field, None)
    for shift in frame.shifts:
        yield from _shared(frame, "most_shifts", shift.name)
    for person in frame.people:
        if any(off.person == person.name for off in frame.off):
            first = next(k for k, off in enumerate(frame.off) if off.person == person.name)
            yield Part(f"off.{person.name}", f"off.{first}", "off", person.name)
    for number, demand in enumerate(frame.demand):
        if any(True for _ in frame.days_of(demand)):
            for field in ("most", "least"):
                if (value := getattr(demand, field)) is not None and (field == "most" or value):
                    path = f"demand.{number}"
                    yield Part(f"{path}.{field}", path, field, value, number=number)


def _shared(frame: RosterFrame, field: str, shift: str | None) -> Iterator[Part]:
    groups: dict[int, list[int]] = {}
    for at, person in enumerate(frame.people):
        value = getattr(person, field) if shift is None else person.most_shifts.get(shift)
        idle = field in ("least_minutes", "least_in_a_row", "least_days_off") and value is not None
        if value is not None and not (idle and value <= (0 if field == "least_minutes" else 1)):
            groups.setdefault(value, []).append(at)
    for value, members in groups.items():
        who = tuple(frame.people[at].name for at in members)
        name = ".".join(
            ["people", field, *([shift] if shift else []), *([] if len(groups) == 1 else [str(value)])]
        )
        paths = tuple(f"people.{at}.{field}" for at in members)
        yield Part(name, f"people.{field}", field, value, who, shift, paths=(*paths, f"people.{members[0]}"))
