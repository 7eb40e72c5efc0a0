"""Rosters in the text format of schedulingbenchmarks.org, their scores, and specs made of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

from planner_agent.errors import DataError
from planner_agent.families.roster.spec import (
    Demand,
    Off,
    Person,
    Request,
    RosterFrame,
    RosterSpec,
    Shift,
)
from planner_agent.spec import Group, Is, Order, Pick, Rule

#: All instances start on a Monday; which one does not matter.
MONDAY = date(2024, 1, 1)


@dataclass(frozen=True, slots=True)
class Instance:
    """The rows of a file by section, split at their commas."""

    name: str
    days: int
    sections: Mapping[str, list[list[str]]] = field(default_factory=dict[str, list[list[str]]])


def load(path: Path) -> Instance:
    """An instance file; DataError where it is none."""
    sections: dict[str, list[list[str]]] = {}
    current = ""
    try:
        for line in path.read_text(encoding="utf-8").splitlines():
            text = line.strip()
            if text.startswith("SECTION_"):
                current = text.removeprefix("SECTION_")
            elif text and not text.startswith("#"):
                sections.setdefault(current, []).append([part.strip() for part in text.split(",")])
        days = int(sections["HORIZON"][0][0])
        return Instance(path.stem.removeprefix("Instance"), days, sections)
    except (OSError, UnicodeDecodeError, KeyError, ValueError, IndexError) as error:
        raise DataError(f"{path}: not a roster instance ({error})") from error


def spec_of(instance: Instance) -> RosterSpec:
    """The product's spec: contract, demand, days off and requests in the frame, successions as rules."""
    rows = instance.sections

    def on(day: str) -> date:
        return MONDAY + timedelta(int(day))

    frame = RosterFrame(
        start=MONDAY,
        days=instance.days,
        shifts=tuple(Shift(name=name, minutes=int(minutes)) for name, minutes, *_ in rows["SHIFTS"]),
        people=tuple(_person(row) for row in rows["STAFF"]),
        demand=tuple(
            Demand(
                shift=shift, dates=(on(day),), least=int(wanted), most=int(wanted), under=int(under),
                over=int(over),
            )
            for day, shift, wanted, under, over in rows.get("COVER", [])
        ),
        off=tuple(
            Off(person=who, date=on(day)) for who, *days in rows.get("DAYS_OFF", []) for day in days if day
        ),
        requests=tuple(
            Request(person=who, date=on(day), shift=shift, on=wanted, weight=int(weight))
            for section, wanted in (("SHIFT_ON_REQUESTS", True), ("SHIFT_OFF_REQUESTS", False))
            for who, day, shift, weight in rows.get(section, [])
        ),
    )  # fmt: skip
    return RosterSpec(family="roster", frame=frame, rules=tuple(_successions(rows["SHIFTS"])))


def _person(row: list[str]) -> Person:
    name, shifts, most, least, most_row, least_row, least_off, weekends = row
    return Person(
        name=name,
        most_shifts={kind: int(n) for kind, _, n in (part.partition("=") for part in shifts.split("|"))},
        most_minutes=int(most), least_minutes=int(least), most_in_a_row=int(most_row),
        least_in_a_row=int(least_row), least_days_off=int(least_off), most_weekends=int(weekends),
    )  # fmt: skip


def _successions(shifts: Iterable[list[str]]) -> Iterable[Rule]:
    for name, _, *rest in shifts:
        followers = tuple(part for part in (rest[0] if rest else "").split("|") if part)
        if followers:
            yield Rule(id=f"after-{name}", body=Order(
                a=Pick(pick="some", of=("shift",), where=Is(attr="shift", values=(name,))),
                b=Pick(pick="some", of=("shift",), where=Is(attr="shift", values=followers)),
                axis="day", min_gap=1, max_gap=1, negated=True,
                scope=(Group(by="person", quantifier="all"),),
            ))  # fmt: skip
