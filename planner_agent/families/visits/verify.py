"""The strict check of a visits plan: walks each traveller's day by the frame's times, without a solver."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from planner_agent.families.visits.items import VISITS_ITEMS, hop_item, placed, visit_item
from planner_agent.families.visits.plan import PlannedHop, PlannedVisit, VisitsPlan
from planner_agent.families.visits.spec import DAY, Traveller, Visit, VisitsFrame, VisitsSpec
from planner_agent.outcome import Violation
from planner_agent.spec import Hard, Item, Scales
from planner_agent.spec.evaluate import World, truth_of


def world_of(frame: VisitsFrame) -> World:
    return World(VISITS_ITEMS, Scales("USD"), frame.horizon())


def verify(spec: VisitsSpec, plan: VisitsPlan) -> list[Violation]:
    """Everything that is wrong with the plan; empty for a plan that may be shown."""
    found = [*_frame(spec.frame, plan), *_visits(spec.frame, plan)]
    for traveller in spec.frame.people:
        for day in range(1, spec.frame.days + 1):
            found += _day(spec.frame, plan, traveller, day)
    if not found:
        found += _rules(spec, plan_items(spec, plan))
    return found


def plan_items(spec: VisitsSpec, plan: VisitsPlan) -> list[Item]:
    """The plan's items, lengths and scores from the spec; call it on verified plans only."""
    frame = spec.frame
    known = {visit.who: visit for visit in frame.visits}
    items: list[Item] = []
    for visit in plan.visits:
        where = placed(frame, visit.day, visit.traveller)
        clocks = {"start": visit.start, "end": visit.end, "position": visit.position}
        items.append(visit_item(known[visit.who], where, **clocks))
    for hop in plan.hops:
        where = placed(frame, hop.day, hop.traveller)
        items.append(hop_item(frame, hop.origin, hop.destination, hop.arrive - hop.depart, where))
    return items


def _bad(code: str, message: str) -> Violation:
    return Violation(code=code, message=message)


def _rules(spec: VisitsSpec, items: Sequence[Item]) -> Iterator[Violation]:
    world = world_of(spec.frame)
    for rule in spec.rules:
        if isinstance(rule.strength, Hard) and truth_of(rule.body, items, world) is not True:
            words = rule.evidence.quote if rule.evidence else rule.id
            yield Violation(code="rule", message=f"the plan does not prove: {words}", rule=rule.id)


def _frame(frame: VisitsFrame, plan: VisitsPlan) -> Iterator[Violation]:
    if (plan.date, plan.days) != (frame.date, frame.days):
        yield _bad("dates", f"{plan.days} days from {plan.date} are not the days asked for")
    names = {each.name for each in frame.people}
    for part in (*plan.visits, *plan.hops, *plan.breaks):
        if part.traveller not in names or not 1 <= part.day <= frame.days:
            yield _bad("frame", f"nobody called {part.traveller} travels on day {part.day}")
    if frame.lunch is None and plan.breaks:
        yield _bad("lunch", "a break was not asked for")


def _visits(frame: VisitsFrame, plan: VisitsPlan) -> Iterator[Violation]:
    """Each visit is one that was asked for, once, at its place, as long as asked, in a window."""
    known = {visit.who: visit for visit in frame.visits}
    for who, count in Counter(visit.who for visit in plan.visits).items():
        if count > 1:
            yield _bad("repeat", f"{who} is visited {count} times")
    made = {visit.who for visit in plan.visits}
    if plan.left_out != tuple(visit.who for visit in frame.visits if visit.who not in made):
        yield _bad("left_out", "the plan does not name the visits that it leaves out")
    for visit in frame.visits:
        if visit.must and visit.who not in made:
            yield _bad("must", f"{visit.who} must not be left out")
    for done in plan.visits:
        wanted = known.get(done.who)
        if wanted is None:
            yield _bad("visit", f"nobody asked to visit {done.who}")
            continue
        if (done.place, done.end - done.start) != (wanted.place, wanted.minutes):
            yield _bad("visit", f"{done.who} is at {wanted.place} for {wanted.minutes} minutes")
        if wanted.traveller not in (None, done.traveller):
            yield _bad("visit", f"{wanted.traveller} is to visit {done.who}")
        if not _in_window(frame, wanted, done):
            yield _bad("window", f"{done.who} cannot be visited on day {done.day} from {done.start}")


def _in_window(frame: VisitsFrame, wanted: Visit, done: PlannedVisit) -> bool:
    until = done.end if frame.window_bounds == "whole" else done.start
    days = range(1, frame.days + 1)
    at = [
        ((day - done.day) * DAY, window)
        for window in wanted.windows
        for day in (days if window.day is None else (window.day,))
    ]
    return not wanted.windows or any(
        shift + window.opens <= done.start and until <= shift + window.closes for shift, window in at
    )


def _day(frame: VisitsFrame, plan: VisitsPlan, traveller: Traveller, day: int) -> Iterator[Violation]:
    """One traveller's day: at one place at a time, on ways that take as long as they take."""
    mine = [visit for visit in plan.visits if (visit.traveller, visit.day) == (traveller.name, day)]
    hops = [hop for hop in plan.hops if (hop.traveller, hop.day) == (traveller.name, day)]
    where = f"{traveller.name}, day {day}"
    if not mine:
        if hops:
            yield _bad("hop", f"{where}: ways without a visit")
        return
    if [visit.position for visit in mine] != list(range(1, len(mine) + 1)):
        yield _bad("position", f"{where}: the visits are not numbered in their order")
    steps: list[PlannedVisit | PlannedHop] = sorted(
        [*mine, *hops], key=lambda step: (_begins(step), _ends(step), isinstance(step, PlannedVisit))
    )
    place, now = traveller.start, traveller.leaves or 0
    for step in steps:
        if _begins(step) < now:
            yield _bad("clocks", f"{where}: something begins at {_begins(step)}, before {now}")
        if isinstance(step, PlannedHop):
            if step.origin != place or frame.way(step.origin, step.destination) != step.arrive - step.depart:
                yield _bad("hop", f"{where}: no such way from {step.origin} to {step.destination}")
            place = step.destination
        elif step.place != place:
            yield _bad("hop", f"{where}: {step.who} is at {step.place}, the traveller at {place}")
        now = _ends(step)
    if traveller.end is not None and place != traveller.end:
        yield _bad("end", f"{where}: the day ends at {place}, not at {traveller.end}")
    if traveller.back is not None and now > traveller.back:
        yield _bad("back", f"{where}: the day ends at {now}, not by {traveller.back}")
    yield from _lunch(frame, plan, traveller, day, steps)


def _begins(step: PlannedVisit | PlannedHop) -> int:
    return step.start if isinstance(step, PlannedVisit) else step.depart


def _ends(step: PlannedVisit | PlannedHop) -> int:
    return step.end if isinstance(step, PlannedVisit) else step.arrive


def _lunch(
    frame: VisitsFrame, plan: VisitsPlan, traveller: Traveller, day: int,
    steps: Sequence[PlannedVisit | PlannedHop],
) -> Iterator[Violation]:  # fmt: skip
    """One break of the length asked for, in its window, beside everything else, named at its place."""
    if frame.lunch is None:
        return
    found = [each for each in plan.breaks if (each.traveller, each.day) == (traveller.name, day)]
    where = f"{traveller.name}, day {day}"
    if len(found) != 1:
        yield _bad("lunch", f"{where}: {len(found)} breaks")
        return
    lunch = found[0]
    inside = max(frame.lunch.opens, traveller.leaves or 0) <= lunch.start and lunch.end <= frame.lunch.closes
    if not inside or lunch.end - lunch.start != frame.lunch.minutes:
        yield _bad("lunch", f"{where}: the break from {lunch.start} to {lunch.end} is not the one asked for")
    place = traveller.start
    for step in steps:
        if _begins(step) < lunch.end and lunch.start < _ends(step):
            yield _bad("lunch", f"{where}: the break is not free")
        if isinstance(step, PlannedHop) and step.arrive <= lunch.start:
            place = step.destination
    if lunch.place != place:
        yield _bad("lunch", f"{where}: the break is at {place}")
