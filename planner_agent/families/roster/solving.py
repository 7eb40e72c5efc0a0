"""From a spec to the best roster with its proof."""

from __future__ import annotations

from collections.abc import Mapping
from time import perf_counter

from planner_agent.families import Solution, SolveOptions
from planner_agent.families.engines import engine, shown, solved, too_large
from planner_agent.families.roster.formulate import Formulation, formulate
from planner_agent.families.roster.plan import Assignment, RosterPlan
from planner_agent.families.roster.spec import RosterFrame, RosterSpec
from planner_agent.families.roster.verify import penalty
from planner_agent.outcome import ProofView
from solvers.result import Result
from solvers.rows import Search, TooLarge
from solvers.status import SolveStatus

#: Measured on published rosters: one worker proves next to nothing, eight share two cores well.
SEARCH = Search(workers=8)


def solve(spec: RosterSpec, options: SolveOptions) -> Solution:
    """The best roster, or a proof that there is none (without its reasons: see ``explain``).

    Raises DataError where numbers are too large to be exact, SolverError where a backend fails.
    """
    began = perf_counter()
    found = engine(options.backend)
    try:
        made = formulate(spec)
    except TooLarge as error:
        raise too_large(error) from error
    made.model.search = SEARCH
    formulated = perf_counter()
    result = solved(found, made.model, options.time_limit - (formulated - began))
    timings = {"formulate": (formulated - began) * 1e3, "solve": (perf_counter() - formulated) * 1e3}
    if not result.status.has_solution:
        status = "infeasible" if result.status is SolveStatus.INFEASIBLE else "timed_out"
        return Solution(status, timings_ms=timings)
    plan = roster(spec.frame, made, result.values)
    proved = result.status is SolveStatus.OPTIMAL
    view = proof_view(made, result, found.name)
    return Solution("optimal" if proved else "feasible", plan, view, timings_ms=timings)


def roster(frame: RosterFrame, made: Formulation, values: Mapping[int, int]) -> RosterPlan:
    """The plan that the values stand for."""
    order = {shift.name: number for number, shift in enumerate(frame.shifts)}
    taken = [takes for key, takes in made.takes.items() if values[key]]
    taken.sort(key=lambda each: (each[1], order[each[2]], each[0]))
    assignments = tuple(Assignment(person=who, date=day, shift=shift) for who, day, shift in taken)
    lengths = {shift.name: shift.minutes for shift in frame.shifts}
    minutes = {person.name: 0 for person in frame.people}
    for each in assignments:
        minutes[each.person] += lengths[each.shift]
    return RosterPlan(
        start=frame.dates[0], days=len(frame.dates), people=tuple(minutes), assignments=assignments,
        minutes=minutes, penalty=penalty(frame, assignments),
    )  # fmt: skip


def proof_view(made: Formulation, result: Result, backend: str) -> ProofView:
    """The proof of the first objective, and the sentence that states it."""
    proved = result.status is SolveStatus.OPTIMAL
    proof = result.proofs[0] if result.proofs else None
    name = made.model.objectives[0].name if proof else ""
    what = {"penalty": "Least penalty", "": "Fitting"}.get(name, "Best by the goal given")
    if proved and name:
        statement = f"{what} of all possible rosters, proved."
    elif proved:
        statement = "A roster that keeps everything asked for."
    elif proof is not None and proof.bound is not None:
        statement = (
            f"{what} found in the time given, not proved: {shown(proof.objective)}, "
            f"and no roster can beat {shown(proof.bound)}."
        )
    else:
        statement = f"{what} found in the time given, not proved."
    return ProofView(
        status="optimal" if proved else "feasible",
        objective=shown(proof.objective) if proof else None,
        bound=shown(proof.bound) if proof else None,
        gap=None if proof is None or proof.gap is None else str(proof.gap),
        backend=backend,
        statement=statement,
    )
