"""From a spec to a tour with its proof: every order is counted where nothing but the frame is asked; else the
rows of the whole spec are solved."""

from __future__ import annotations

from time import perf_counter

from planner_agent.families import Solution, SolveOptions
from planner_agent.families.engines import engine, shown, solved
from planner_agent.families.tour.formulate import formulate, plan_of, problem_of, stops_of
from planner_agent.families.tour.spec import TourSpec
from planner_agent.outcome import ProofView
from planner_agent.rendering.formats import count
from solvers.result import Proof
from solvers.status import SolveStatus
from solvers.tour.exact import Orders

#: Cities up to which all orders are counted.
MOST_COUNTED = 14


def solve(spec: TourSpec, options: SolveOptions) -> Solution:
    """A tour that meets everything, the best one where there is a goal, or a proof that there is none."""
    found = engine(options.backend)  # an unknown name is told, used or not
    plain = not spec.rules and not spec.goals and len(spec.frame.cities) <= MOST_COUNTED
    if plain and options.backend == SolveOptions().backend:
        return _counted(spec)
    return _modelled(spec, found, options)


def _counted(spec: TourSpec) -> Solution:
    began = perf_counter()
    orders = Orders(problem_of(spec.frame))
    stops, number = orders.first(), orders.count()
    timings = {"formulate": 0.0, "solve": (perf_counter() - began) * 1e3}
    if stops is None:
        return Solution("infeasible", timings_ms=timings)
    plan = plan_of(spec.frame, stops, number - 1)
    view = ProofView(status="optimal", backend="exact", statement=_counted_words(number - 1))
    return Solution("optimal", plan, view, timings_ms=timings)


def _counted_words(others: int) -> str:
    if not others:
        return "The only tour that meets all of this, proved."
    verb = "does" if others == 1 else "do"
    more = count(others, "other tour")
    return f"A tour that meets all of this, and {more} {verb}, too: all orders were looked at."


def _modelled(spec: TourSpec, found: object, options: SolveOptions) -> Solution:
    began = perf_counter()
    made = formulate(spec)
    formulated = perf_counter()
    result = solved(found, made.network.model, options.time_limit)  # type: ignore[arg-type]
    timings = {"formulate": (formulated - began) * 1e3, "solve": (perf_counter() - formulated) * 1e3}
    if not result.status.has_solution:
        none = result.status is SolveStatus.INFEASIBLE
        return Solution("infeasible" if none else "timed_out", timings_ms=timings)
    plan = plan_of(spec.frame, stops_of(made.network, dict(result.values)))
    proved = result.status is SolveStatus.OPTIMAL or not made.network.model.objectives
    proof = result.proofs[-len(spec.goals)] if spec.goals else Proof(result.status)
    what = "Best by the goal given" if result.proofs else "A tour that meets all of this"
    view = ProofView(
        status="optimal" if proved else "feasible",
        objective=shown(proof.objective),
        bound=shown(proof.bound),
        gap=None if proof.gap is None else str(proof.gap),
        backend=options.backend,
        statement=f"{what}, proved." if proved else f"{what}, found in the time given, not proved.",
    )
    return Solution("optimal" if proved else "feasible", plan, view, timings_ms=timings)
