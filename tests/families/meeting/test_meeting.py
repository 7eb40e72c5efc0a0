"""Meetings from spec to plan: against trying every slot, the independent check, minimal conflicts,
invitations."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from itertools import combinations, product
from xml.etree import ElementTree as ET
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from planner_agent.families import SolveOptions, family
from planner_agent.families.meeting import wishes as w
from planner_agent.families.meeting.formulate import Slots, formulate
from planner_agent.families.meeting.plan import MeetingPlan
from planner_agent.families.meeting.spec import Busy, Hours, Meeting, MeetingFrame, MeetingSpec, Person, Room
from planner_agent.outcome import Outcome
from planner_agent.spec import Hard, Priority, Rule

HOUSE = family("meeting")
MON, TUE = date(2026, 3, 2), date(2026, 3, 3)
NAMES = ("Ann", "Ben", "Cleo")
ZONES = (None, "Europe/Berlin", "America/New_York")
QUICK = settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@st.composite
def specs(draw: st.DrawFn, meetings: int = 1) -> MeetingSpec:
    """Up to three people in up to three zones on one or two days, with wishes hard and soft."""
    people = []
    for name in NAMES[: draw(st.integers(1, 3))]:
        busy = []
        for _ in range(draw(st.integers(0, 3))):
            start = draw(st.integers(16, 33)) * 30
            when = draw(st.sampled_from([None, MON, TUE]))
            busy.append(Busy(start=start, end=start + 30 * draw(st.integers(1, 4)), date=when))
        zone = draw(st.sampled_from(ZONES))
        hours = Hours(opens=480, closes=1080) if draw(st.booleans()) else None
        people.append(Person(name=name, zone=zone, hours=hours, busy=tuple(busy)))
    names = [person.name for person in people]
    optional = (names[-1],) if len(names) > 1 and draw(st.booleans()) else ()
    asked = tuple(
        Meeting(title=f"M{n}", minutes=30 * draw(st.integers(1, 4)), optional=optional)
        for n in range(meetings)
    )
    rules = []
    for n in range(draw(st.integers(0, 2))):
        who, clock = draw(st.sampled_from([None, *names])), 60 * draw(st.integers(9, 16))
        body = draw(st.sampled_from([w.not_before, w.not_after]))(who, clock)
        strength = draw(st.sampled_from([Hard(), Priority()]))
        rules.append(Rule(id=f"r{n}", body=body, strength=strength))
    frame = MeetingFrame(
        meetings=asked,
        people=tuple(people),
        days=draw(st.sampled_from([(MON,), (MON, TUE)])),
        hours=Hours(opens=540, closes=draw(st.sampled_from([720, 1020]))),
        zone=draw(st.sampled_from(["UTC", "Europe/London"])),
        buffer=draw(st.sampled_from([0, 0, 30])),
    )
    return MeetingSpec(family="meeting", frame=frame, rules=tuple(rules))


def _utc(day: date, clock: int, zone: str) -> datetime:
    local = datetime.combine(day, datetime.min.time()) + timedelta(minutes=clock)
    return local.replace(tzinfo=ZoneInfo(zone)).astimezone(UTC)


def _able(frame: MeetingFrame, person: Person, start: datetime, end: datetime) -> bool:
    """By the person's own clock, minute for minute: knows neither the solver nor the check."""
    zone, pad = person.zone or frame.zone, timedelta(minutes=frame.buffer)
    local = start.astimezone(ZoneInfo(zone))
    for busy in person.busy:
        for day in [busy.date] if busy.date else [local.date() + timedelta(n) for n in (-1, 0, 1)]:
            if start - pad < _utc(day, busy.end, zone) and _utc(day, busy.start, zone) < end + pad:
                return False
    if person.hours is None:
        return True
    first = local.hour * 60 + local.minute
    return (
        person.hours.opens <= first and first + (end - start) // timedelta(minutes=1) <= person.hours.closes
    )


def _breaks(rule: Rule, spec: MeetingSpec, start: datetime, minutes: int, comes: tuple[str, ...]) -> int:
    """How many meetings or attendances offend a "not before" or "not after"."""
    where = rule.body.amount.where  # type: ignore[union-attr]
    preds = getattr(where, "preds", (where,))
    who = next((pred.values[0] for pred in preds if getattr(pred, "attr", "") == "person"), None)
    test = next(pred for pred in preds if pred.attr in ("start", "end"))
    bound = int(test.value[:2]) * 60 + int(test.value[3:])
    zones = {person.name: person.zone or spec.frame.zone for person in spec.frame.people}
    if who is not None and who not in comes:
        return 0
    local = start.astimezone(ZoneInfo(zones[who] if who else spec.frame.zone))
    first = local.hour * 60 + local.minute
    return int(first < bound) if test.attr == "start" else int(first + minutes > bound)


def slots(spec: MeetingSpec) -> Iterator[tuple[tuple[int, ...], tuple[date, int], tuple[str, ...]]]:
    """Every slot of one meeting that meets all that is hard, and how good it is (less is better)."""
    frame, meeting = spec.frame, spec.frame.meetings[0]
    minutes = meeting.minutes or 0
    people = {person.name: person for person in frame.people}
    must = [name for name in people if name not in meeting.optional]
    for day in frame.days:
        for clock in range(frame.hours.opens, frame.hours.closes - minutes + 1, frame.grid):
            start = _utc(day, clock, frame.zone)
            end = start + timedelta(minutes=minutes)
            if not all(_able(frame, people[name], start, end) for name in must):
                continue
            could = [name for name in meeting.optional if _able(frame, people[name], start, end)]
            for chosen in {(), tuple(could)}:
                comes = (*must, *chosen)
                broken = [_breaks(rule, spec, start, minutes, comes) for rule in spec.rules]
                hard = sum(
                    b for b, rule in zip(broken, spec.rules, strict=True) if isinstance(rule.strength, Hard)
                )
                if not hard:
                    attend = (-len(comes),) if meeting.optional else ()
                    yield (sum(broken), *attend, int(start.timestamp())), (day, clock), comes


@QUICK
@given(specs())
def test_the_best_slot_of_all(spec: MeetingSpec) -> None:
    best = min(slots(spec), default=None)
    for backend in ("cp-sat", "milp"):
        found = HOUSE.solve(spec, {}, SolveOptions(backend=backend))
        if best is None:
            assert found.status == "infeasible" and found.conflicts
            continue
        assert found.status == "optimal" and not HOUSE.verify(spec, {}, found.plan, SolveOptions())
        planned = found.plan.meetings[0]
        assert (planned.date, planned.start) == best[1]


@QUICK
@given(specs())
def test_the_sweep_and_the_rows_agree(spec: MeetingSpec) -> None:
    """The rows of one meeting, solved as those of many are."""
    from planner_agent.families.engines import engine, solved

    made = Slots(spec.frame, {})
    candidates = made.all()
    found = HOUSE.solve(spec, {}, SolveOptions())
    if not all(candidates):
        assert found.status == "infeasible"
        return
    board = formulate(spec, made, candidates)
    for name in ("cp-sat", "milp"):
        result = solved(engine(name), board.net.model, 20.0)
        if found.plan is None:
            assert not result.status.has_solution
        else:
            (planned,) = board.plan(dict(result.values))
            assert (planned.date, planned.start) == (
                found.plan.meetings[0].date,
                found.plan.meetings[0].start,
            )


@QUICK
@given(specs(meetings=2))
def test_two_meetings_as_early_as_any_pair(spec: MeetingSpec) -> None:
    frame = spec.frame
    if frame.meetings[0].optional or spec.rules:
        spec = spec.model_copy(update={"rules": ()})
        plain = tuple(each.model_copy(update={"optional": ()}) for each in frame.meetings)
        spec = spec.model_copy(update={"frame": frame.model_copy(update={"meetings": plain})})
        frame = spec.frame
    singles = []
    for meeting in frame.meetings:
        alone = spec.model_copy(update={"frame": frame.model_copy(update={"meetings": (meeting,)})})
        singles.append([(key[-1], meeting.minutes or 0) for key, _, _ in slots(alone)])
    gap = frame.buffer * 60
    sums = [
        a + b
        for (a, m), (b, n) in product(*singles)
        if a + m * 60 + gap <= b or b + n * 60 + gap <= a
    ]  # fmt: skip
    found = HOUSE.solve(spec, {}, SolveOptions())
    if not sums:
        assert found.status == "infeasible" and found.conflicts
        return
    assert found.status == "optimal" and not HOUSE.verify(spec, {}, found.plan, SolveOptions())
    got = sum(int(_utc(each.date, each.start, frame.zone).timestamp()) for each in found.plan.meetings)
    assert got == min(sums)


@QUICK
@given(specs(), st.integers(0, 10_000))
def test_a_broken_plan_is_refused(spec: MeetingSpec, seed: int) -> None:
    plan: MeetingPlan | None = HOUSE.solve(spec, {}, SolveOptions()).plan
    if plan is None:
        return
    each = plan.meetings[0]
    changes = (
        {"start": each.start + 5, "end": each.end + 5}, {"end": each.end + 30}, {"attends": each.attends[1:]},
        {"attends": (*each.attends, "Nobody")}, {"date": MON - timedelta(1)}, {"title": "Other"},
        {"room": "Nowhere"}, {"start": 0, "end": each.end - each.start},
    )  # fmt: skip
    broken = each.model_copy(update=random.Random(seed).choice(changes))
    assert HOUSE.verify(spec, {}, plan.model_copy(update={"meetings": (broken,)}), SolveOptions())


@QUICK
@given(specs())
def test_a_conflict_is_minimal(spec: MeetingSpec) -> None:
    found = HOUSE.solve(spec, {}, SolveOptions())
    if found.status != "infeasible":
        return
    blamed = [conflict.id for conflict in found.conflicts]

    def possible(names: tuple[str, ...]) -> bool:
        frame = spec.frame
        people = tuple(
            person.model_copy(
                update={
                    "busy": person.busy if f"busy:{person.name}" in names else (),
                    "hours": person.hours if f"hours:{person.name}" in names else None,
                }
            )
            for person in frame.people
        )
        update: dict[str, object] = {"people": people}
        if "buffer" not in names:
            update["buffer"] = 0
        if "hours" not in names:
            update["hours"] = Hours(opens=0, closes=1440)
        if "minutes" not in names:
            update["meetings"] = tuple(each.model_copy(update={"minutes": 5}) for each in frame.meetings)
        rules = tuple(rule for rule in spec.rules if rule.id in names)
        less = spec.model_copy(update={"frame": frame.model_copy(update=update), "rules": rules})
        return next(slots(less), None) is not None

    assert not possible(tuple(blamed))
    assert all(possible(part) for part in combinations(blamed, len(blamed) - 1))


def _outcome(**more: object) -> Outcome:
    people = (
        Person(name="Ann", busy=(Busy(start=540, end=600, date=MON),)),
        Person(name="<Ben & Co>", zone="Asia/Tokyo"),
        Person(name="cleo@example.com"),
    )
    meeting = Meeting(title="Review", minutes=45, optional=("cleo@example.com",))
    frame = MeetingFrame(meetings=(meeting,), people=people, days=(MON,), grid=15, **more)
    spec = MeetingSpec(family="meeting", frame=frame)
    found = HOUSE.solve(spec, {}, SolveOptions())
    return Outcome(outcome="planned", family="meeting", spec=spec, plan=found.plan, proof=found.proof)


def test_a_text_says_what_the_plan_says_and_only_that() -> None:
    outcome = _outcome(k=3)
    text = HOUSE.text(outcome)
    assert not HOUSE.audit(text, outcome) and "10:00" in text and "19:00 in Asia/Tokyo" in text
    rng = random.Random(1)
    for _ in range(100):
        at = rng.choice([k for k, char in enumerate(text) if char.isdigit()])
        other = rng.choice([digit for digit in "0123456789" if digit != text[at]])
        assert HOUSE.audit(text[:at] + other + text[at + 1 :], outcome)


def test_an_invitation_asks_everybody_and_keeps_its_uid() -> None:
    made = HOUSE.ics(_outcome())
    (event,) = Calendar.from_ical(made).walk("VEVENT")
    assert Calendar.from_ical(made)["METHOD"] == "REQUEST"
    assert event["DTSTART"].dt == datetime(2026, 3, 2, 10, tzinfo=UTC)
    roles = {str(each.params["CN"]): str(each.params["ROLE"]) for each in event["ATTENDEE"]}
    assert roles == {
        "Ann": "REQ-PARTICIPANT", "<Ben & Co>": "REQ-PARTICIPANT", "cleo@example.com": "OPT-PARTICIPANT",
    }  # fmt: skip
    assert "mailto:cleo@example.com" in [str(each) for each in event["ATTENDEE"]]
    assert HOUSE.ics(_outcome()) == made
    (later,) = Calendar.from_ical(HOUSE.ics(_outcome(hours=Hours(opens=720, closes=900)))).walk("VEVENT")
    assert later["UID"] == event["UID"] and later["DTSTART"].dt != event["DTSTART"].dt


def test_the_picture_has_everybody_and_is_safe() -> None:
    root = ET.fromstring(HOUSE.svg(_outcome()))
    words = " ".join(filter(None, root.itertext()))
    assert "Review" in words and "<Ben & Co>" in words and "busy" in words
    assert not [each for each in root.iter() if each.tag.endswith(("script", "image"))]


def test_rooms_hold_those_who_come_and_are_taken_once() -> None:
    people = tuple(Person(name=name) for name in NAMES)
    rooms = (Room(name="Nook", capacity=2), Room(name="Hall", busy=(Busy(start=540, end=660),)))
    asked = (
        Meeting(title="All", minutes=60), Meeting(title="Two", minutes=60, required=("Ann", "Ben")),
    )  # fmt: skip
    frame = MeetingFrame(
        meetings=asked, people=people, days=(MON,), rooms=rooms, hours=Hours(opens=540, closes=780)
    )
    spec = MeetingSpec(family="meeting", frame=frame)
    plan = HOUSE.solve(spec, {}, SolveOptions()).plan
    assert [(each.title, each.start, each.room) for each in plan.meetings] == [
        ("All", 660, "Hall"), ("Two", 540, "Nook"),
    ]  # fmt: skip
    assert not HOUSE.verify(spec, {}, plan, SolveOptions())
    shut = tuple(room.model_copy(update={"capacity": 1}) for room in rooms)
    none = spec.model_copy(update={"frame": frame.model_copy(update={"rooms": shut})})
    assert {"rooms"} <= {conflict.id for conflict in HOUSE.solve(none, {}, SolveOptions()).conflicts}


def test_a_clock_change_moves_the_hours_of_another_zone() -> None:
    """From 29 March 2026 Berlin is two hours ahead of UTC, before one."""
    person = Person(name="Ann", zone="Europe/Berlin", hours=Hours(opens=540, closes=600))
    for day, start in ((date(2026, 3, 27), 480), (date(2026, 3, 30), 420)):
        frame = MeetingFrame(
            meetings=(Meeting(minutes=60),), people=(person,), days=(day,), hours=Hours(opens=0, closes=1440)
        )
        plan = HOUSE.solve(MeetingSpec(family="meeting", frame=frame), {}, SolveOptions()).plan
        assert plan.meetings[0].start == start


def test_sixty_people_are_no_trouble() -> None:
    people = tuple(
        Person(name=f"P{n}", busy=(Busy(start=540 + 30 * (n % 14), end=570 + 30 * (n % 14), date=MON),))
        for n in range(60)
    )
    frame = MeetingFrame(meetings=(Meeting(minutes=30),), people=people, days=(MON, TUE))
    spec = MeetingSpec(family="meeting", frame=frame)
    found = HOUSE.solve(spec, {}, SolveOptions())
    assert (found.plan.meetings[0].date, found.plan.meetings[0].start) == (MON, 960)
    assert len(found.plan.meetings[0].attends) == 60 and not HOUSE.verify(
        spec, {}, found.plan, SolveOptions()
    )
    one = spec.model_copy(
        update={"frame": frame.model_copy(update={"days": (MON,), "hours": Hours(opens=540, closes=960)})}
    )
    blamed = {conflict.id for conflict in HOUSE.solve(one, {}, SolveOptions()).conflicts}
    assert blamed and blamed <= {"hours", "minutes", *(f"busy:P{n}" for n in range(60))}


@pytest.mark.parametrize(
    ("made", "words"),
    [
        (lambda: Meeting(minutes=0), "greater than or equal to 1"),
        (lambda: Busy(start=660, end=600), "ends at 10:00, before it starts at 11:00"),
        (lambda: Person(name="Ann", zone="Mars/Base"), "no time zone 'Mars/Base'"),
        (lambda: Hours(opens=600, closes=600), "before they begin"),
        (lambda: MeetingFrame(people=(Person(name="Ann"), Person(name="Ann"))), "named twice"),
        (lambda: MeetingFrame(meetings=(Meeting(required=("Ann",)),)), "not among the people"),
    ],
)
def test_what_cannot_be_is_refused_by_name(made, words: str) -> None:
    with pytest.raises(ValueError, match=words):
        made()
