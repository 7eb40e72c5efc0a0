"""From a spec to the best slots with their proof: a sweep for one meeting, rows for all else."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from time import perf_counter
from typing import Any

from planner_agent.families import Solution, SolveOptions
from planner_agent.families.engines import engine, shown, solved
from planner_agent.families.meeting.formulate import ATTEND, EARLIEST, Candidate, Slots, formulate, wanted
from planner_agent.families.meeting.plan import MeetingPlan, PlannedMeeting
from planner_agent.families.meeting.spec import MeetingSpec
from planner_agent.families.meeting.verify import world_of
from planner_agent.outcome import ProofView
from planner_agent.rendering import formats
from planner_agent.spec import Compare, Hard, Priority, Rule
from planner_agent.spec.evaluate import amount_of, truth_of
from solvers.status import SolveStatus

_Key = tuple[int, ...]


def solve(spec: MeetingSpec, calendars: Mapping[str, Any] | None, options: SolveOptions) -> Solution:
    """The best slots, or a proof that there are none (without reasons: see ``explain``)."""
    engine(options.backend)  # an unknown name is told, used or not
    began = perf_counter()
    found = Slots(spec.frame, calendars or {})
    known = {each.name for each in (*spec.frame.people, *spec.frame.rooms)}
    strangers = tuple(sorted(set(calendars or {}) - known))
    solution = _found(spec, found, options, began)
    return replace(solution, assumptions=(*solution.assumptions, *_unused(strangers)))


def _unused(names: Sequence[str]) -> Iterator[str]:
    if names:
        yield f"{formats.listed(names)} is not in any meeting: the calendar of that name is not used."


def _found(spec: MeetingSpec, found: Slots, options: SolveOptions, began: float) -> Solution:
    slots = found.all()
    if not all(slots):
        return Solution("infeasible", timings_ms={"formulate": (perf_counter() - began) * 1e3})
    if sweeps(spec):
        return _swept(spec, found, slots[0], began)
    return _modelled(spec, found, slots, options, began)


def sweeps(spec: MeetingSpec) -> bool:
    """Whether one meeting's slots can be judged one by one: who could come comes, whatever the rules say."""
    frame = spec.frame
    if len(frame.occurrences) != 1 or any(goal not in (ATTEND, EARLIEST) for goal in wanted(spec)):
        return False
    if frame.meetings[0].optional and (spec.rules or frame.rooms):
        return False
    return all(isinstance(rule.strength, Hard) or _counted(rule) for rule in spec.rules)


def _counted(rule: Rule) -> bool:
    """A soft rule of priority whose violation is a plain excess: a count of at most a number."""
    body = rule.body
    return (
        isinstance(rule.strength, Priority)
        and isinstance(body, Compare)
        and not body.scope
        and not body.negated
        and body.other is None
        and body.op == "<="
        and body.amount.measure == "count"
    )


def ranked(spec: MeetingSpec, found: Slots, slots: Sequence[Candidate]) -> Iterator[tuple[_Key, Candidate]]:
    """The slots that every hard rule allows, with what makes one better than another (less is better)."""
    world = world_of(spec.frame)
    soft = [rule for rule in spec.rules if isinstance(rule.strength, Priority)]
    levels = sorted({rule.strength.level for rule in soft if isinstance(rule.strength, Priority)})
    for it in slots:
        items: list[Any] = []
        if spec.rules:
            items = found.items(it, (*it.required, *it.optional))
        hard = (rule for rule in spec.rules if isinstance(rule.strength, Hard))
        if not all(truth_of(rule.body, items, world) is True for rule in hard):
            continue
        broken = [
            sum(_excess(rule, items, world) for rule in soft if _level(rule) == level) for level in levels
        ]
        aims = [-len(it.required) - len(it.optional) if goal == ATTEND else it.wait for goal in wanted(spec)]
        yield (*broken, *aims, it.wait), it


def _level(rule: Rule) -> int:
    assert isinstance(rule.strength, Priority)
    return rule.strength.level


def _excess(rule: Rule, items: Sequence[Any], world: Any) -> int:
    from planner_agent.spec.groups import Member

    body = rule.body
    assert isinstance(body, Compare)
    high = amount_of(body.amount, [Member(item, True) for item in items], world).high
    return max(0, int(high) - int(body.bound))  # type: ignore[call-overload]


def _swept(spec: MeetingSpec, found: Slots, slots: Sequence[Candidate], began: float) -> Solution:
    formulated = perf_counter()
    order = sorted(ranked(spec, found, slots), key=lambda pair: pair[0])  # rooms: the smallest first, stable
    kept: list[PlannedMeeting] = []
    seen: set[int] = set()
    for _, it in order:
        if it.wait not in seen:
            seen.add(it.wait)
            kept.append(it.planned((*it.required, *it.optional)))
        if len(kept) == spec.frame.k:
            break
    timings = {
        "formulate": (formulated - began) * 1e3, "solve": (perf_counter() - formulated) * 1e3,
    }  # fmt: skip
    if not kept:
        return Solution("infeasible", timings_ms=timings)
    plan = MeetingPlan(zone=spec.frame.zone, meetings=(kept[0],), others=tuple(kept[1:]))
    levels = len({_level(rule) for rule in spec.rules if isinstance(rule.strength, Priority)})
    value = abs(order[0][0][levels])
    view = ProofView(
        status="optimal",
        objective=value,
        bound=value,
        gap="0",
        backend="sweep",
        statement=_statement(spec, True),
    )
    notes = _notes(spec, len(kept))
    return Solution("optimal", plan, view, assumptions=notes, timings_ms=timings)


def _notes(spec: MeetingSpec, kept: int) -> tuple[str, ...]:
    if len(spec.frame.occurrences) > 1:
        several = (
            "The best times of all meetings together are named; the next best ones only of a single one."
        )
        return (several,) if spec.frame.k > 1 else ()
    if kept < spec.frame.k:
        return (f"There are no more than {kept} slots, of {spec.frame.k} asked for.",)
    return ()


def _modelled(
    spec: MeetingSpec, found: Slots, slots: list[list[Candidate]], options: SolveOptions, began: float
) -> Solution:
    backend = engine(options.backend)
    deadline = began + options.time_limit
    plans: list[list[PlannedMeeting]] = []
    proof, proved, formulated = None, True, perf_counter()
    alone = len(spec.frame.occurrences) == 1
    while len(plans) < (spec.frame.k if alone else 1) and all(slots):
        made = formulate(spec, found, slots)
        formulated = perf_counter() if not plans else formulated
        result = solved(backend, made.net.model, deadline - perf_counter())
        if not result.status.has_solution:
            if not plans:
                none = result.status is SolveStatus.INFEASIBLE
                return Solution("infeasible" if none else "timed_out")
            break
        proved = proved and result.status is SolveStatus.OPTIMAL
        plans.append(made.plan(dict(result.values)))
        proof = proof or result.proofs[-len(wanted(spec))]
        last = plans[-1][0]
        if alone:
            slots = [[it for it in slots[0] if (it.day, it.start) != (last.date, last.start)]]
    timings = {
        "formulate": (formulated - began) * 1e3, "solve": (perf_counter() - formulated) * 1e3,
    }  # fmt: skip
    assert proof is not None
    others = tuple(each[0] for each in plans[1:])
    plan = MeetingPlan(zone=spec.frame.zone, meetings=tuple(plans[0]), others=others)
    view = ProofView(
        status="optimal" if proved else "feasible",
        objective=shown(proof.objective),
        bound=shown(proof.bound),
        gap=None if proof.gap is None else str(proof.gap),
        backend=backend.name,
        statement=_statement(spec, proved),
    )
    notes = _notes(spec, len(plans))
    return Solution("optimal" if proved else "feasible", plan, view, assumptions=notes, timings_ms=timings)


def _statement(spec: MeetingSpec, proved: bool) -> str:
    words = ((ATTEND, "Most people can come"), (EARLIEST, "Earliest"))
    first = wanted(spec)[0]
    what = next((said for goal, said in words if goal == first), "Best by the goal given")
    if any(not isinstance(rule.strength, Hard) for rule in spec.rules):
        what = "Best by the wishes first, then by the goal"
    return (
        f"{what} of all possible slots, proved." if proved else f"{what} found in the time given, not proved."
    )
