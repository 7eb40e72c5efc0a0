"""Rosters from spec to plan: against trying every one, the independent check, minimal conflicts, pictures."""

from __future__ import annotations

import random
from datetime import timedelta
from itertools import combinations, pairwise
from xml.etree import ElementTree as ET

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from planner_agent.families import Solution, SolveOptions
from planner_agent.families.roster.family import FAMILY
from planner_agent.families.roster.parts import parts
from planner_agent.families.roster.spec import Demand, Off, Person, RosterFrame, RosterSpec, Shift
from planner_agent.outcome import Outcome
from planner_agent.spec import (
    All,
    Amount,
    Compare,
    Goal,
    Group,
    Hard,
    Is,
    Order,
    Pick,
    Price,
    Priority,
    Rule,
    Run,
)
from tests.families.roster.roster_cases import FRIDAY, SHIFTS, cost, every_roster, frames, spec_of

QUICK = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
ENGINES = ("cp-sat", "highs", "milp")
Worked = dict[tuple[str, int], str]


def solved(spec: RosterSpec, backend: str = "cp-sat") -> Solution:
    return FAMILY.solve(spec, None, SolveOptions(backend=backend))


def worked_of(found: Solution) -> Worked:
    return {(each.person, (each.date - FRIDAY).days): each.shift for each in found.plan.assignments}


@QUICK
@given(frames())
def test_every_method_finds_the_least_penalty(frame: RosterFrame) -> None:
    known = list(every_roster(frame))
    best = min((cost(frame, worked) for worked in known), default=None)
    for backend in ENGINES:
        found = solved(spec_of(frame), backend)
        if best is None:
            assert found.status == "infeasible" and found.conflicts
            continue
        assert found.status == "optimal" and not FAMILY.verify(
            spec_of(frame), None, found.plan, SolveOptions()
        )
        assert worked_of(found) in known
        assert found.plan.penalty == best


def _is(attr: str, *values: str) -> Is:
    return Is(attr=attr, values=values)


EACH = (Group(by="person", quantifier="all"),)
BODIES = (
    Compare(amount=Amount(of=("shift",), where=_is("shift", "Night")), op="<=", bound=1, scope=EACH),
    Compare(amount=Amount(of=("shift",)), op=">=", bound=2, scope=EACH),
    Compare(amount=Amount(measure="hours", of=("shift",)), op="<=", bound=20, scope=EACH),
    Order(
        a=Pick(pick="some", of=("shift",), where=_is("shift", "Night")),
        b=Pick(pick="some", of=("shift",), where=_is("shift", "Day")),
        axis="day", min_gap=1, max_gap=1, negated=True, scope=EACH,
    ),
    Run(of=("shift",), where=_is("shift", "Day"), min=2, scope=EACH),
    Run(of=("shift",), where=_is("shift", "Night"), max=1, scope=EACH),
    Compare(
        amount=Amount(of=("shift",), where=All(preds=(_is("person", "Ann"), _is("night", "yes")))),
        op="<=", bound=0,
    ),
)  # fmt: skip


def _missed(frame: RosterFrame, worked: Worked, at: int) -> int:
    """How far each of ``BODIES`` is missed, counted anew: units summed over the people."""
    names, days = [person.name for person in frame.people], range(frame.days or 0)
    lines = [[worked.get((name, day)) for day in days] for name in names]
    past = (FRIDAY - frame.history_from).days if frame.history_from else 0
    before = {(w.person, (w.date - FRIDAY).days): w.shift for w in frame.history}
    long = [[{**before, **worked}.get((name, day)) for day in range(-past, len(days))] for name in names]
    day_marks = ["".join("x" if shift == "Day" else "." for shift in line) for line in long]
    night_marks = ["".join("x" if shift == "Night" else "." for shift in line) for line in long]
    match at:
        case 0:
            return sum(max(0, line.count("Night") - 1) for line in lines)
        case 1:
            return sum(max(0, 2 - sum(map(bool, line))) for line in lines)
        case 2:
            return sum(max(0, line.count("Day") * 480 + line.count("Night") * 600 - 1200) for line in lines)
        case 3:
            return sum(any(pair == ("Night", "Day") for pair in pairwise(line)) for line in long)
        case 4:
            return sum(marks.count(".x.") for marks in day_marks)
        case 5:
            return sum(marks.count("xx") for marks in night_marks)
        case _:
            return lines[0].count("Night")


@QUICK
@given(frames(priced=False), st.sampled_from(range(len(BODIES))), st.sampled_from(("hard", "level", "price")))
def test_rules_agree_with_trying_everything(frame: RosterFrame, at: int, kind: str) -> None:
    strength = {"hard": Hard(), "level": Priority(level=1), "price": Price(per_unit=2)}[kind]
    spec = spec_of(frame, Rule(id="r", body=BODIES[at], strength=strength))
    known = list(every_roster(frame))
    if kind == "hard":
        known = [worked for worked in known if not _missed(frame, worked, at)]
    for backend in ENGINES[:2]:
        found = solved(spec, backend)
        if not known:
            assert found.status == "infeasible" and found.conflicts
            continue
        assert found.status == "optimal" and not FAMILY.verify(spec, None, found.plan, SolveOptions())
        worked = worked_of(found)
        assert worked in known
        assert _missed(frame, worked, at) == min(_missed(frame, each, at) for each in known)
        (wish,) = FAMILY.wishes(spec, None, found.plan, SolveOptions())
        assert (wish.status == "met") == (not _missed(frame, worked, at))


@QUICK
@given(frames(priced=False))
def test_without_a_goal_the_fewest_shifts_spread_evenly(frame: RosterFrame) -> None:
    known = list(every_roster(frame))
    found = solved(spec_of(frame))
    if not known:
        assert found.status == "infeasible"
        return
    assert found.assumptions

    def spread(worked: Worked) -> int:
        loads = [
            sum({"Day": 480, "Night": 600}[shift] for (who, _), shift in worked.items() if who == person.name)
            for person in frame.people
        ]
        return max(loads) - min(loads)

    best = min((len(worked), spread(worked)) for worked in known)
    assert (len(found.plan.assignments), spread(worked_of(found))) == best


@QUICK
@given(frames(), st.integers(0, 10_000))
def test_a_broken_plan_is_refused(frame: RosterFrame, seed: int) -> None:
    spec = spec_of(frame)
    plan = solved(spec).plan
    if plan is None or not plan.assignments:
        return
    rng = random.Random(seed)
    at = rng.randrange(len(plan.assignments))
    each = plan.assignments[at]
    other = "Night" if each.shift == "Day" else "Day"
    changes = (
        {"person": "Nobody"}, {"date": each.date + timedelta(30)}, {"shift": "Late"}, {"shift": other},
    )  # fmt: skip
    changed = each.model_copy(update=rng.choice(changes))
    broken = plan.model_copy(
        update={"assignments": (*plan.assignments[:at], changed, *plan.assignments[at + 1 :])}
    )
    assert FAMILY.verify(spec, None, broken, SolveOptions())
    less = plan.model_copy(update={"assignments": plan.assignments[:at] + plan.assignments[at + 1 :]})
    assert FAMILY.verify(spec, None, less, SolveOptions())
    twice = plan.model_copy(update={"assignments": (*plan.assignments, each)})
    assert FAMILY.verify(spec, None, twice, SolveOptions())
    assert FAMILY.verify(spec, None, plan.model_copy(update={"penalty": plan.penalty + 1}), SolveOptions())


def _holds(frame: RosterFrame, names: frozenset[str]) -> bool:
    """Whether the parts of those names can hold together, by trying everything."""
    for part in parts(frame):
        if part.name not in names:
            frame = part.without(frame)
    return any(True for _ in every_roster(frame))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(frames(priced=False))
def test_a_conflict_is_minimal(frame: RosterFrame) -> None:
    found = solved(spec_of(frame))
    if found.status != "infeasible":
        assert any(True for _ in every_roster(frame))
        return
    names = [conflict.id for conflict in found.conflicts]
    everything = frozenset(part.name for part in parts(frame))
    assert names and set(names) <= everything
    assert not _holds(frame, frozenset(names))
    for subset in combinations(names, len(names) - 1):
        assert _holds(frame, frozenset(subset))
    for conflict in found.conflicts:
        assert conflict.meaning
        assert (conflict.change is not None) == _holds(frame, everything - {conflict.id})


def _frame(least: int, **person: object) -> RosterFrame:
    people = tuple(Person(name=name, **person) for name in ("Ann", "Bob", "Cleo"))  # type: ignore[arg-type]
    shift = Shift(name="late", start=840, end=1320, minutes=480)
    return RosterFrame(
        start=FRIDAY, days=7, shifts=(shift,), people=people, demand=(Demand(shift="late", least=least),)
    )


def test_demand_above_staff_is_told_with_the_most_that_can_be_had() -> None:
    found = solved(spec_of(_frame(5)))
    assert found.status == "infeasible"
    (conflict,) = found.conflicts
    assert conflict.meaning == "at least 5 people on the late shift every day"
    assert conflict.change == "at least 3 people on the late shift every day"


def test_too_few_hours_are_told_with_what_would_do() -> None:
    found = solved(spec_of(_frame(2, most_minutes=2_000)))
    said = {conflict.id: (conflict.meaning, conflict.change) for conflict in found.conflicts}
    assert said == {
        "people.most_minutes": ("everybody works at most 33 h 20 min", "everybody works at most 40 h"),
        "demand.0.least": (
            "at least 2 people on the late shift every day", "at least 1 person on the late shift every day",
        ),
    }  # fmt: skip


def test_a_rule_in_a_conflict_gets_its_smallest_change() -> None:
    body = Compare(amount=Amount(of=("shift",)), op="<=", bound=2, scope=EACH)
    found = solved(spec_of(_frame(1), Rule(id="two", body=body)))
    said = {conflict.id: (conflict.meaning, conflict.change) for conflict in found.conflicts}
    assert said["two"] == (
        "at most 2 shifts for each person of the plan", "at most 3 shifts for each person of the plan",
    )  # fmt: skip
    assert set(said) == {"two", "demand.0.least"}


def test_days_off_in_a_conflict_name_the_day_that_would_help() -> None:
    frame = _frame(3)
    off = tuple(Off(person="Bob", date=FRIDAY + timedelta(k)) for k in (2,))
    found = solved(spec_of(frame.model_copy(update={"off": off})))
    said = {conflict.id: conflict.change for conflict in found.conflicts}
    assert said["off.Bob"] == "Bob can work on Mar 7, 2027"


@pytest.mark.parametrize(
    ("broken", "words"),
    [
        ({"people": (Person(name="Ann"), Person(name="Ann"))}, "twice"),
        ({"demand": (Demand(shift="Late", least=1),)}, "no shift Late"),
        ({"off": (Off(person="Zoe", date=FRIDAY),)}, "no person Zoe"),
        ({"off": (Off(person="Ann", date=FRIDAY + timedelta(9)),)}, "not between"),
    ],
)
def test_a_frame_that_makes_no_sense_is_refused(broken: dict[str, object], words: str) -> None:
    whole = {"start": FRIDAY, "days": 3, "shifts": SHIFTS, "people": (Person(name="Ann"),)}
    with pytest.raises(ValidationError, match=words):
        RosterFrame.model_validate({**whole, **broken})


def _outcome(spec: RosterSpec) -> Outcome:
    found = solved(spec)
    kind = "planned" if found.plan is not None else "infeasible"
    wishes = FAMILY.wishes(spec, None, found.plan, SolveOptions()) if found.plan is not None else ()
    return Outcome(
        outcome=kind, family="roster", spec=spec, plan=found.plan, proof=found.proof, wishes=wishes,
        conflicts=found.conflicts, assumptions=found.assumptions,
    )  # fmt: skip


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(frames(), st.integers(0, 10_000))
def test_the_text_says_the_plan_and_nothing_else(frame: RosterFrame, seed: int) -> None:
    outcome = _outcome(spec_of(frame, Rule(id="r", body=BODIES[0], strength=Priority(level=1))))
    text = FAMILY.text(outcome)
    assert not FAMILY.audit(text, outcome)
    assert FAMILY.markdown(outcome)
    rows = text.splitlines()
    rng = random.Random(seed)
    at = rng.choice([k for k, row in enumerate(rows) if row.strip()])
    assert FAMILY.audit("\n".join(rows[:at] + rows[at + 1 :]), outcome)
    digits = [(k, j) for k, row in enumerate(rows) for j, char in enumerate(row) if char.isdigit()]
    if digits:
        k, j = rng.choice(digits)
        changed = f"{rows[k][:j]}{(int(rows[k][j]) + 1) % 10}{rows[k][j + 1 :]}"
        assert FAMILY.audit("\n".join([*rows[:k], changed, *rows[k + 1 :]]), outcome)


def test_picture_and_calendar_hold_every_shift() -> None:
    outcome = _outcome(spec_of(_frame(2)))
    picture = FAMILY.svg(outcome)
    ET.fromstring(picture)
    cells = sum(1 for part in ET.fromstring(picture).iter() if part.get("class") == "cell")
    assert cells in (0, 14) and picture.count("late") >= 14
    calendar = FAMILY.ics(outcome).decode()
    assert calendar.count("BEGIN:VEVENT") == 14
    assert "DTSTART:20270305T140000" in calendar and "DTEND:20270305T220000" in calendar
    assert FAMILY.ics(outcome) == FAMILY.ics(outcome)


def test_what_cannot_be_known_is_refused_with_its_reason() -> None:
    shift = Shift(name="late", minutes=480)
    frame = _frame(1).model_copy(update={"shifts": (shift,)})
    where = Is(attr="night", values=("yes",))
    night = Rule(id="n", body=Compare(amount=Amount(of=("shift",), where=where), op="<=", bound=0))
    (refused,) = FAMILY.refusals(spec_of(frame, night), None, SolveOptions())
    assert "starts and ends" in refused.message
    price = Rule(id="p", body=BODIES[0], strength=Price(per_unit=2))
    assert not FAMILY.refusals(spec_of(_frame(1), price), None, SolveOptions())
    goal = Goal(sense="min", amount=Amount(measure="cost", of=("shift",)))
    assert FAMILY.refusals(spec_of(_frame(1), goals=(goal,)), None, SolveOptions())
