"""From a spec to a roster with its proof."""

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
from planner_agent.spec import Amount, Goal
from solvers.backend import Backend
from solvers.neighbourhoods import Table
from solvers.result import Result
from solvers.roster.search import Portfolio
from solvers.rows import TooLarge
from solvers.status import SolveStatus

_EVEN = "Nobody works more shifts than needed, and the work is spread as evenly as can be."


def solve(spec: RosterSpec, options: SolveOptions, plain: bool = False) -> Solution:
    """The best roster, or a proof that there is none (without its reasons: see ``explain``). Where nothing
    says what a shift too many costs and no goal is given, it is the one with the fewest shifts, spread
    evenly, and that is told; ``plain`` leaves such comforts out.

    Raises DataError where numbers are too large to be exact, SolverError where a backend fails.
    """
    began = perf_counter()
    found = engine(options.backend)
    usual = not plain and _open(spec)
    asked = spec.model_copy(update={"goals": _usual_goals(spec.frame)}) if usual else spec
    try:
        made = formulate(asked)
    except TooLarge as error:
        raise too_large(error) from error
    if options.backend == SolveOptions().backend:  # the family's own choice
        found = Portfolio(found, engine("highs"), _table(spec.frame, made))
    formulated = perf_counter()
    result = solved(found, made.model, options.time_limit - (formulated - began))
    timings = {"formulate": (formulated - began) * 1e3, "solve": (perf_counter() - formulated) * 1e3}
    if not result.status.has_solution:
        status = "infeasible" if result.status is SolveStatus.INFEASIBLE else "timed_out"
        return Solution(status, timings_ms=timings)
    plan = roster(spec.frame, made, result.values)
    proved = result.status is SolveStatus.OPTIMAL or not made.model.objectives
    view = proof_view(made, result, found, usual)
    assumed = (_EVEN,) if usual else ()
    return Solution("optimal" if proved else "feasible", plan, view, (), assumed, timings_ms=timings)


def _open(spec: RosterSpec) -> bool:
    """Whether nothing says what makes one roster better than another with more shifts."""
    return not spec.goals and all(demand.over is None for demand in spec.frame.demand)


def _usual_goals(frame: RosterFrame) -> tuple[Goal, ...]:
    same = len({shift.minutes for shift in frame.shifts}) == 1
    each = Amount(of=("shift",)) if same else Amount(measure="minutes", of=("shift",))
    fewest = Goal(sense="min", amount=Amount(of=("shift",)))
    if len(frame.people) < 2:
        return (fewest,)
    return fewest, Goal(sense="min", fold="spread", by="person", amount=each)


def _table(frame: RosterFrame, made: Formulation) -> Table:
    rows = {person.name: row for row, person in enumerate(frame.people)}
    columns = {on: column for column, on in enumerate(frame.dates)}
    keys: dict[tuple[int, int], list[int]] = {}
    for key, (who, on, _) in made.takes.items():
        keys.setdefault((rows[who], columns[on]), []).append(key)
    return Table(len(rows), len(columns), keys)


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


def proof_view(made: Formulation, result: Result, backend: Backend, usual: bool) -> ProofView:
    """The proof of the first objective after the priorities, and the sentence that states it."""
    names = [objective.name for objective in made.model.objectives]
    first = next((at for at, name in enumerate(names) if not name.startswith("priority")), 0)
    proof = result.proofs[first] if names else None
    proved = result.status is SolveStatus.OPTIMAL or not names
    if not names:
        what = "A roster that keeps everything asked for"
    elif names[first] == "penalty":
        what = "Least penalty of all possible rosters"
    else:
        what = (
            "Fewest shifts, as evenly spread as can be" if usual else "Best of all rosters by the goal given"
        )
    if proved:
        statement = f"{what}, proved." if names else f"{what}."
    elif proof is not None and proof.bound is not None:
        value, bound = shown(proof.objective), shown(proof.bound)
        statement = f"The best roster found in the time given ({value}); no roster can beat {bound}."
    else:
        statement = "The best roster found in the time given, not proved."
    return ProofView(
        status="optimal" if proved else "feasible",
        objective=shown(proof.objective) if proof else None,
        bound=shown(proof.bound) if proof else None,
        gap=None if proof is None or proof.gap is None else str(proof.gap),
        backend=backend.name,
        statement=statement,
    )
