"""Random small rosters, and every one that meets a frame: knows neither item table, compiler nor check."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import product

from hypothesis import strategies as st

from planner_agent.families.roster.spec import (
    WEEKDAYS,
    Demand,
    Off,
    Person,
    Request,
    RosterFrame,
    RosterSpec,
    Shift,
    Worked,
)
from planner_agent.spec import Goal, Rule

FRIDAY = date(2027, 3, 5)
SHIFTS = (
    Shift(name="Day", start=480, end=960, minutes=480),
    Shift(name="Night", start=1320, end=1800, minutes=600, skills=("nights",)),
)
NAMES = ("Ann", "Bob", "Cleo")
#: (person, day from 0) → shift.
Line = tuple[str | None, ...]


def spec_of(frame: RosterFrame, *rules: Rule, goals: tuple[Goal, ...] = ()) -> RosterSpec:
    return RosterSpec(family="roster", frame=frame, rules=rules, goals=goals)


@st.composite
def people(draw: st.DrawFn, names: tuple[str, ...], days: int) -> tuple[Person, ...]:
    """Contracts of which a few limits are set."""

    def maybe(low: int, high: int, step: int = 1) -> int | None:
        return draw(st.integers(low, high)) * step if draw(st.integers(0, 3)) == 0 else None

    found: list[Person] = []
    for name in names:
        least, most = maybe(1, 2), maybe(1, days)
        if least is not None and most is not None and least > most:
            least = None
        worked, limit = maybe(1, 2, 480), maybe(1, days, 540)
        if worked is not None and limit is not None and worked > limit:
            worked = None
        found.append(
            Person(
                name=name, skills=("nights",) if draw(st.integers(0, 3)) else (),
                least_minutes=worked, most_minutes=limit, least_in_a_row=least, most_in_a_row=most,
                least_days_off=maybe(1, 3), most_weekends=maybe(0, 1),
                most_shifts={"Night": night} if (night := maybe(0, 2)) is not None else {},
            )
        )  # fmt: skip
    return tuple(found)


@st.composite
def frames(draw: st.DrawFn, priced: bool = True) -> RosterFrame:
    """Two people over four days or three over two, with contracts, days off, requests and a past."""
    names, days = draw(st.sampled_from([(NAMES[:2], 4), (NAMES, 2), (NAMES[:1], 6)]))
    dates = [FRIDAY + timedelta(k) for k in range(days)]
    price = st.sampled_from([None, 3, 7] if priced else [None])
    demand = tuple(
        Demand(
            shift=draw(st.sampled_from(("Day", "Night"))), least=draw(st.integers(0, 2)),
            most=draw(st.sampled_from([None, 2])), under=draw(price),
            weekdays=draw(st.sampled_from([(), ("saturday",), ("friday", "sunday")])),
        )
        for _ in range(draw(st.integers(1, 3)))
    )  # fmt: skip
    off = tuple(
        Off(person=draw(st.sampled_from(names)), date=draw(st.sampled_from(dates)),
            shifts=draw(st.sampled_from([(), ("Night",)])))
        for _ in range(draw(st.integers(0, 2)))
    )  # fmt: skip
    wishes = tuple(
        Request(person=draw(st.sampled_from(names)), date=draw(st.sampled_from(dates)),
                on=draw(st.booleans()), shift=draw(st.sampled_from([None, "Day", "Night"])),
                weight=draw(st.integers(1, 4)))
        for _ in range(draw(st.integers(0, 2)) if priced else 0)
    )  # fmt: skip
    past = draw(st.integers(0, 2))
    history = {
        (name, FRIDAY - timedelta(k + 1)): draw(st.sampled_from([None, "Day"]))
        for name in names
        for k in range(past)
    }
    return RosterFrame(
        start=FRIDAY, days=days, shifts=SHIFTS, people=draw(people(names, days)), demand=demand, off=off,
        requests=wishes, history_from=FRIDAY - timedelta(past) if past else None,
        history=tuple(Worked(person=w, date=d, shift=s) for (w, d), s in history.items() if s),
    )  # fmt: skip


def every_roster(frame: RosterFrame) -> Iterator[dict[tuple[str, int], str]]:
    """Every roster that meets what is hard in the frame."""
    whole = list(product((None, "Day", "Night"), repeat=frame.days or 0))
    lines = [[line for line in whole if fits(frame, person, line)] for person in frame.people]
    for chosen in product(*lines):
        worked = {
            (person.name, day): shift
            for person, line in zip(frame.people, chosen, strict=True)
            for day, shift in enumerate(line)
            if shift is not None
        }
        if all(
            (least is None or price is not None or count >= least) and (most is None or count <= most)
            for least, most, price, count in covers(frame, worked)
        ):
            yield worked


def covers(
    frame: RosterFrame, worked: dict[tuple[str, int], str]
) -> Iterator[tuple[int | None, int | None, int | None, int]]:
    there = Counter((day, shift) for (_, day), shift in worked.items())
    for demand in frame.demand:
        for day in range(frame.days or 0):
            weekday = WEEKDAYS[(FRIDAY + timedelta(day)).weekday()]
            if not demand.weekdays or weekday in demand.weekdays:
                yield demand.least, demand.most, demand.under, there[day, demand.shift]


def cost(frame: RosterFrame, worked: dict[tuple[str, int], str]) -> int:
    """What is short and refused."""
    total = sum(
        max(0, (least or 0) - count) * price
        for least, _, price, count in covers(frame, worked)
        if price is not None
    )
    for wish in frame.requests:
        shift = worked.get((wish.person, (wish.date - FRIDAY).days))
        there = shift is not None if wish.shift is None else shift == wish.shift
        total += wish.weight if there != wish.on else 0
    return total


def fits(frame: RosterFrame, person: Person, line: Line) -> bool:
    """Whether a person may work this line."""
    if "Night" in line and "nights" not in person.skills:
        return False
    for off in frame.off:
        shift = line[(off.date - FRIDAY).days]
        if off.person == person.name and shift and (not off.shifts or shift in off.shifts):
            return False
    minutes = line.count("Day") * 480 + line.count("Night") * 600
    if not (person.least_minutes or 0) <= minutes <= (person.most_minutes or 10**6):
        return False
    if any(line.count(shift) > most for shift, most in person.most_shifts.items()):
        return False
    weekends = {
        (day + 6) // 7 for day, shift in enumerate(line) if shift and (FRIDAY + timedelta(day)).weekday() > 4
    }
    if person.most_weekends is not None and len(weekends) > person.most_weekends:
        return False
    past = (FRIDAY - frame.history_from).days if frame.history_from else 0
    before = {(FRIDAY - w.date).days for w in frame.history if w.person == person.name}
    marks = "".join("x" if back in before else "." for back in range(past, 0, -1))
    marks += "".join("x" if shift else "." for shift in line)
    if person.most_in_a_row and "x" * (person.most_in_a_row + 1) in marks:
        return False
    short = ["." + "x" * n + "." for n in range(1, person.least_in_a_row or 1)]
    short += ["x" + "." * n + "x" for n in range(1, person.least_days_off or 1)]
    return not any(pattern in marks for pattern in short)
