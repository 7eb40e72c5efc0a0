"""Meetings at the edges: midnight and changes of the clocks elsewhere, rooms, ways, recurrences, many people,
and what the conflicts offer instead, which is true."""

from __future__ import annotations

import random
from datetime import UTC, date, datetime, timedelta
from itertools import combinations
from xml.etree import ElementTree as ET
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from planner_agent.families import SolveOptions, family
from planner_agent.families.meeting import wishes as w
from planner_agent.families.meeting.render import _taken
from planner_agent.families.meeting.spec import (
    Busy,
    Hours,
    Meeting,
    MeetingFrame,
    MeetingSpec,
    Person,
    Room,
    Way,
)
from planner_agent.outcome import Outcome
from planner_agent.spec import Amount, Compare, Goal, Group, Is, Priority, Rule

HOUSE = family("meeting")
MON, TUE, WED = date(2026, 3, 2), date(2026, 3, 3), date(2026, 3, 4)
QUICK = settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def _spec(frame: MeetingFrame, *rules: Rule, goals: tuple[Goal, ...] = ()) -> MeetingSpec:
    return MeetingSpec(family="meeting", frame=frame, rules=rules, goals=goals)


def _solved(spec: MeetingSpec, backend: str = "cp-sat"):
    found = HOUSE.solve(spec, {}, SolveOptions(backend=backend))
    assert found.plan is None or not HOUSE.verify(spec, {}, found.plan, SolveOptions())
    return found


def _people(*names: str, **more: object) -> tuple[Person, ...]:
    return tuple(Person(name=name, **more) for name in names)


# --- the clock elsewhere


def test_a_meeting_may_go_over_midnight_where_somebody_works_round_the_clock() -> None:
    people = _people("Ann", zone="Asia/Tokyo", hours=Hours(opens=0, closes=1440))
    hours = Hours(opens=870, closes=930)  # 23:30 to 0:30 in Tokyo
    found = _solved(
        _spec(MeetingFrame(meetings=(Meeting(minutes=60),), people=people, days=(MON,), hours=hours))
    )
    assert found.plan.meetings[0].start == 870


def test_a_day_of_somebody_is_by_their_own_calendar() -> None:
    """At 20:00 UTC on Monday it is Tuesday in Tokyo, where Ann has no time."""
    people = _people("Ann", zone="Asia/Tokyo")
    frame = MeetingFrame(
        meetings=(Meeting(minutes=60),), people=people, days=(MON,), hours=Hours(opens=780, closes=1260)
    )
    on_tuesday = Rule(id="no", body=w.never("Ann", w.weekday(1)))
    on_monday = Rule(id="no", body=w.never("Ann", w.weekday(0)))
    assert _solved(_spec(frame, on_tuesday)).plan.meetings[0].start == 780
    late = _solved(_spec(frame, on_monday))
    assert late.plan.meetings[0].start == 900  # midnight there
    outcome = Outcome(
        outcome="planned", family="meeting", spec=_spec(frame), plan=late.plan, proof=late.proof
    )
    text = HOUSE.text(outcome)
    assert "00:00 in Asia/Tokyo · there it is Tuesday, March 3, 2026" in text
    assert not HOUSE.audit(text, outcome)
    assert HOUSE.audit(text.replace("Tuesday, March 3", "Wednesday, March 4"), outcome)


@pytest.mark.parametrize(
    ("day", "never"), [(date(2026, 3, 29), {60, 90, 120, 150}), (date(2026, 10, 25), {120, 150})]
)
def test_no_meeting_lies_in_a_change_of_the_clocks(day: date, never: set[int]) -> None:
    """Berlin's clocks change between 2:00 and 3:00: no clock in between in spring, two of each in autumn."""
    frame = MeetingFrame(
        meetings=(Meeting(minutes=60),), people=_people("Ann"), days=(day,), zone="Europe/Berlin", k=20,
        hours=Hours(opens=0, closes=600),
    )  # fmt: skip
    plan = _solved(_spec(frame)).plan
    starts = {each.start for each in (*plan.meetings, *plan.others)}
    assert starts == set(range(0, 541, 30)) - never
    for start in never:
        moved = plan.meetings[0].model_copy(update={"start": start, "end": start + 60})
        wrong = plan.model_copy(update={"meetings": (moved,), "others": ()})
        assert HOUSE.verify(_spec(frame), {}, wrong, SolveOptions())


@QUICK
@given(
    st.sampled_from(["Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu"]),
    st.dates(date(2026, 1, 1), date(2026, 12, 25)),
    st.integers(0, 22 * 60),
)
def test_busy_times_over_any_change_of_the_clocks(zone: str, day: date, clock: int) -> None:
    """The first slot of somebody elsewhere is the first minute that their own clock leaves free."""
    busy = Busy(start=clock, end=min(clock + 180, 1440), date=day)
    days = (day, day + timedelta(1))
    frame = MeetingFrame(
        meetings=(Meeting(minutes=30),), people=(Person(name="Ann", zone=zone, busy=(busy,)),), days=days,
        hours=Hours(opens=0, closes=1440), k=4,
    )  # fmt: skip
    plan = _solved(_spec(frame)).plan

    def moment(d: date, minutes: int, where: str) -> datetime:
        local = datetime.combine(d, datetime.min.time()) + timedelta(minutes=minutes)
        return local.replace(tzinfo=ZoneInfo(where)).astimezone(UTC)

    low, high = moment(day, busy.start, zone), moment(day, busy.end, zone)
    free = [
        (d, start)
        for d in days
        for start in range(0, 1411, 30)
        if not (low < moment(d, start + 30, "UTC") and moment(d, start, "UTC") < high)
    ]
    assert [(each.date, each.start) for each in (*plan.meetings, *plan.others)] == free[:4]


def test_the_picture_shows_the_busy_times_of_other_zones_where_they_fall() -> None:
    """Ann's 9:00 to 11:00 in Tokyo is 0:00 to 2:00 UTC; Bob's evening of the 1st is the night to the 2nd."""
    people = (
        Person(name="Ann", zone="Asia/Tokyo", busy=(Busy(start=540, end=660),)),
        Person(
            name="Bob",
            zone="America/New_York",
            busy=(Busy(start=1140, end=1200, date=date(2026, 3, 1)), Busy(start=540, end=600, date=WED)),
        ),
    )
    spec = _spec(MeetingFrame(meetings=(Meeting(minutes=60),), people=people, days=(MON,)))
    plan = _solved(spec).plan
    outcome = Outcome(outcome="planned", family="meeting", spec=spec, plan=plan)
    bars = [each for each in ET.fromstring(HOUSE.svg(outcome)).iter() if each.get("rx") == "3"]
    assert len(bars) == 4  # two busy times, and the meeting of both
    assert list(_taken(spec.frame, people[0], MON)) == [(0, 120)]
    assert list(_taken(spec.frame, people[1], MON)) == [(0, 60)]


# --- rooms, ways, recurrences


def test_the_way_from_room_to_room_is_kept_in_its_direction() -> None:
    rooms = (Room(name="Hall", busy=(Busy(start=600, end=1440),)), Room(name="Loft", capacity=2))
    asked = (Meeting(title="All", minutes=60), Meeting(title="Two", minutes=30, required=("Ann", "Ben")))
    ways = (
        Way(origin="Hall", destination="Loft", minutes=45), Way(origin="Loft", destination="Hall", minutes=5),
    )  # fmt: skip
    frame = MeetingFrame(
        meetings=asked, people=_people("Ann", "Ben", "Cleo"), days=(MON,), rooms=rooms, ways=ways, grid=15
    )
    for backend in ("cp-sat", "milp"):
        plan = _solved(_spec(frame), backend).plan
        assert [(each.start, each.room) for each in plan.meetings] == [(540, "Hall"), (645, "Loft")]
    early = plan.meetings[1].model_copy(update={"start": 630, "end": 660})
    assert HOUSE.verify(
        _spec(frame), {}, plan.model_copy(update={"meetings": (plan.meetings[0], early)}), SolveOptions()
    )


def test_a_way_to_no_room_is_refused_by_name() -> None:
    with pytest.raises(ValueError, match="no room Moon"):
        MeetingFrame(rooms=(Room(name="Hall"),), ways=(Way(origin="Hall", destination="Moon", minutes=5),))


def test_a_room_turns_optional_people_away_when_it_is_full() -> None:
    rooms = (Room(name="Nook", capacity=2),)
    meeting = Meeting(minutes=60, required=("Ann",), optional=("Ben", "Cleo"))
    frame = MeetingFrame(meetings=(meeting,), people=_people("Ann", "Ben", "Cleo"), days=(MON,), rooms=rooms)
    plan = _solved(_spec(frame)).plan
    assert len(plan.meetings[0].attends) == 2 and "Ann" in plan.meetings[0].attends
    full = plan.meetings[0].model_copy(update={"attends": ("Ann", "Ben", "Cleo")})
    codes = {
        bad.code
        for bad in HOUSE.verify(
            _spec(frame), {}, plan.model_copy(update={"meetings": (full,)}), SolveOptions()
        )
    }
    assert codes == {"capacity"}


def test_recurring_meetings_are_once_a_week_and_at_the_same_time_where_asked() -> None:
    days = tuple(MON + timedelta(n) for n in range(19) if n % 7 < 5)
    busy = (Busy(start=540, end=600, date=MON), Busy(start=540, end=660, date=MON + timedelta(7)))
    people = (Person(name="Ann", busy=busy), Person(name="Ben"))
    frame = MeetingFrame(meetings=(Meeting(title="Sync", minutes=30, times=3),), people=people, days=days)
    free = _solved(_spec(frame)).plan
    assert [each.title for each in free.meetings] == ["Sync 1", "Sync 2", "Sync 3"]
    assert [each.start for each in free.meetings] == [600, 660, 540]
    assert len({each.date.isocalendar().week for each in free.meetings}) == 3
    same = _solved(_spec(frame, Rule(id="same", body=w.same_time()))).plan
    assert len({each.start for each in same.meetings}) == 1
    swapped = free.model_copy(
        update={
            "meetings": tuple(
                a.model_copy(update={"date": b.date, "start": b.start, "end": b.end})
                for a, b in zip(free.meetings, free.meetings[::-1], strict=True)
            )
        }
    )
    assert "week" in {bad.code for bad in HOUSE.verify(_spec(frame), {}, swapped, SolveOptions())}


def test_more_meetings_than_weeks_is_a_conflict_with_the_number_that_fits() -> None:
    frame = MeetingFrame(
        meetings=(Meeting(title="Sync", minutes=30, times=3),), people=_people("Ann"), days=(MON, TUE)
    )
    found = HOUSE.solve(_spec(frame), {}, SolveOptions())
    (conflict,) = found.conflicts
    assert (conflict.id, conflict.change) == ("times", "it is held 1 time")


# --- what the conflicts offer


def test_a_change_frees_as_little_as_can_be() -> None:
    """Ann has meetings all day but the last begins half an hour late: that half hour is asked of her."""
    busy = (Busy(start=540, end=960), Busy(start=990, end=1020))
    frame = MeetingFrame(
        meetings=(Meeting(minutes=60),), people=(Person(name="Ann", busy=busy),), days=(MON,)
    )
    found = HOUSE.solve(_spec(frame), {}, SolveOptions())
    changes = {conflict.id: conflict.change for conflict in found.conflicts}
    assert changes["minutes"] == "a meeting of 30 min", changes
    assert "15:30 to 16:30" in changes["busy:Ann"] or "16:00 to 17:00" in changes["busy:Ann"]
    assert "9:00" in changes["hours"] and "18:00" in changes["hours"]


def test_own_hours_and_rooms_are_widened_by_the_least_that_helps() -> None:
    people = (
        Person(name="Ann", hours=Hours(opens=540, closes=600)),
        Person(name="Ben", hours=Hours(opens=630, closes=1020)),
        Person(name="Cleo"),
    )
    frame = MeetingFrame(meetings=(Meeting(minutes=60),), people=people, days=(MON,))
    told = {c.id: c for c in HOUSE.solve(_spec(frame), {}, SolveOptions()).conflicts}
    assert told["hours:Ann"].change == "Ann works between 09:00 and 11:30", told
    rooms = (Room(name="Nook", capacity=1), Room(name="Den", capacity=2))
    small = MeetingFrame(
        meetings=(Meeting(minutes=60),), people=_people("Ann", "Ben", "Cleo"), days=(MON,), rooms=rooms
    )
    (conflict,) = HOUSE.solve(_spec(small), {}, SolveOptions()).conflicts
    assert (conflict.id, conflict.change) == ("rooms", "a room for 3")
    assert "Den (for 2)" in conflict.meaning


def test_the_grid_counts_from_when_hours_begin_also_where_they_are_given_up() -> None:
    """From 9:10 on, by half hours: Ann is free from 9:40 to 10:10 alone."""
    busy = (Busy(start=0, end=580), Busy(start=610, end=1440))
    frame = MeetingFrame(
        meetings=(Meeting(minutes=30),), people=(Person(name="Ann", busy=busy),), days=(MON,),
        hours=Hours(opens=550, closes=1020),
    )  # fmt: skip
    assert _solved(_spec(frame)).plan.meetings[0].start == 580
    longer = frame.model_copy(update={"meetings": (Meeting(minutes=60),)})
    found = HOUSE.solve(_spec(longer), {}, SolveOptions())
    assert {conflict.id for conflict in found.conflicts} == {"busy:Ann", "minutes"}


@QUICK
@given(st.data())
def test_conflicts_of_several_meetings_cannot_hold_and_each_part_can(data: st.DataObject) -> None:
    """Two or three meetings in one small room on one short day, by trying every start."""
    closes = data.draw(st.sampled_from([600, 630, 660]))
    busy = [
        tuple(
            Busy(start=540 + 30 * data.draw(st.integers(0, 3)), end=720)
            for _ in range(data.draw(st.integers(0, 1)))
        )
        for _ in range(2)
    ]
    people = tuple(Person(name=name, busy=each) for name, each in zip(("Ann", "Ben"), busy, strict=True))
    sizes = data.draw(st.lists(st.sampled_from([30, 60]), min_size=2, max_size=3))
    buffer = data.draw(st.sampled_from([0, 30]))
    asked = tuple(Meeting(title=f"M{n}", minutes=size) for n, size in enumerate(sizes))
    frame = MeetingFrame(
        meetings=asked, people=people, days=(MON,), hours=Hours(opens=540, closes=closes), buffer=buffer
    )

    def possible(names: tuple[str, ...]) -> bool:
        low, high = (540, closes) if "hours" in names else (0, 1440)
        lengths = sizes if "minutes" in names else [5] * len(sizes)
        pad = buffer if "buffer" in names else 0
        taken = [b for p in people if f"busy:{p.name}" in names for b in p.busy]

        def place(left: list[int], held: list[tuple[int, int]]) -> bool:
            if not left:
                return True
            for start in range(low, high - left[0] + 1, 30):
                end = start + left[0]
                blocked = [(b.start, b.end) for b in taken] + held
                if all(end + pad <= a or b + pad <= start for a, b in blocked) and place(
                    left[1:], [*held, (start, end)]
                ):
                    return True
            return False

        return place(lengths, [])

    found = HOUSE.solve(_spec(frame), {}, SolveOptions())
    members = ("hours", "minutes", "buffer", "busy:Ann", "busy:Ben")
    assert (found.plan is not None) == possible(members)
    if found.plan is None:
        blamed = tuple(conflict.id for conflict in found.conflicts)
        assert not possible(blamed) and all(possible(part) for part in combinations(blamed, len(blamed) - 1))


# --- k slots, rules of any form, large ones


def test_k_slots_are_the_best_k_whether_swept_or_by_rows() -> None:
    busy = (Busy(start=570, end=630), Busy(start=660, end=900))
    frame = MeetingFrame(
        meetings=(Meeting(minutes=30),), people=(Person(name="Ann", busy=busy),), days=(MON, TUE), k=5
    )
    soft = Rule(id="soft", body=w.not_before("Ann", 600), strength=Priority(level=1))
    late = Goal(sense="max", amount=Amount(measure="wait", of=("meeting",)))
    for spec, expected in (
        (_spec(frame), [(MON, 540), (MON, 630), (MON, 900), (MON, 930), (MON, 960)]),
        (_spec(frame, soft), [(MON, 630), (MON, 900), (MON, 930), (MON, 960), (MON, 990)]),
        (_spec(frame, goals=(late,)), [(TUE, 990), (TUE, 960), (TUE, 930), (TUE, 900), (TUE, 630)]),
    ):
        plan = _solved(spec).plan
        assert [(each.date, each.start) for each in (*plan.meetings, *plan.others)] == expected
    few = _solved(_spec(frame.model_copy(update={"k": 20, "days": (MON,)})))
    assert len(few.plan.others) + 1 == 6 and "no more than 6" in few.assumptions[0]


def test_k_of_several_meetings_is_not_passed_over_in_silence() -> None:
    asked = (Meeting(title="A", minutes=30), Meeting(title="B", minutes=30))
    found = _solved(_spec(MeetingFrame(meetings=asked, people=_people("Ann"), days=(MON,), k=3)))
    assert "next best" in " ".join(found.assumptions)


def test_the_calendar_of_nobody_is_told() -> None:
    class Free:
        def busy(self, start: datetime, end: datetime) -> list[tuple[datetime, datetime]]:
            return []

    frame = MeetingFrame(meetings=(Meeting(minutes=30),), people=_people("Ann"), days=(MON,))
    found = HOUSE.solve(_spec(frame), {"Zoe": Free(), "Ann": Free()}, SolveOptions())
    assert [note.split()[0] for note in found.assumptions] == ["Zoe"]


def test_rules_of_other_forms_hold() -> None:
    """At most one meeting a day, and never two of anybody within an hour of each other."""
    asked = tuple(Meeting(title=f"M{n}", minutes=30) for n in range(3))
    frame = MeetingFrame(meetings=asked, people=_people("Ann", "Ben"), days=(MON, TUE, WED))
    daily = Compare(
        amount=Amount(of=("meeting",)), op="<=", bound=1, scope=(Group(by="day", quantifier="all"),)
    )
    plan = _solved(_spec(frame, Rule(id="daily", body=daily))).plan
    assert sorted(each.date for each in plan.meetings) == [MON, TUE, WED]
    one_day = frame.model_copy(update={"days": (MON,)})
    apart = _solved(_spec(one_day, Rule(id="rest", body=w.rest(60)))).plan
    times = sorted((each.start, each.end) for each in apart.meetings)
    assert times == [(540, 570), (630, 660), (720, 750)]
    nowhere = Rule(
        id="room",
        body=Compare(
            amount=Amount(of=("meeting",), where=Is(attr="room", values=("Attic",))), op=">=", bound=1
        ),
    )
    rooms = one_day.model_copy(update={"rooms": (Room(name="Hall"),)})
    blamed = {c.id for c in HOUSE.solve(_spec(rooms, nowhere), {}, SolveOptions()).conflicts}
    assert blamed == {"room"}


def test_sixty_people_and_ten_meetings_over_a_month() -> None:
    rng = random.Random(7)
    days = tuple(day for day in (MON + timedelta(n) for n in range(28)) if day.weekday() < 5)
    people = tuple(
        Person(
            name=f"P{n}",
            busy=tuple(
                Busy(start=(start := 540 + 30 * rng.randrange(15)), end=start + 30, date=rng.choice(days))
                for _ in range(20)
            ),
        )
        for n in range(60)
    )
    names = [person.name for person in people]
    asked = tuple(Meeting(title=f"M{n}", minutes=30, required=tuple(rng.sample(names, 6))) for n in range(10))
    frame = MeetingFrame(meetings=asked, people=people, days=days[:5])
    assert _solved(_spec(frame)).status == "optimal"
    everybody = MeetingFrame(
        meetings=(Meeting(minutes=30, required=names[:1], optional=tuple(names[1:])),),
        people=people,
        days=days,
    )
    found = _solved(_spec(everybody))
    best = max(
        sum(
            not any(b.date == day and b.start < start + 30 and start < b.end for b in person.busy)
            for person in people
        )
        for day in days
        for start in range(540, 991, 30)
        if not any(b.date == day and b.start < start + 30 and start < b.end for b in people[0].busy)
    )
    assert len(found.plan.meetings[0].attends) == best == found.proof.objective
