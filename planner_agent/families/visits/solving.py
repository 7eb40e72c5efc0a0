"""From a spec to the best visits with their proof: subsets, search and labels where nothing but count or
score is asked; else CP-SAT on the whole spec."""

from __future__ import annotations

from dataclasses import replace
from time import perf_counter

from planner_agent.families import Solution, SolveOptions
from planner_agent.families.engines import engine, shown, solved
from planner_agent.families.visits.formulate import MOST, Formulation, formulate, plan_of, problem_of
from planner_agent.families.visits.plan import VisitsPlan
from planner_agent.families.visits.spec import VisitsFrame, VisitsSpec
from planner_agent.outcome import ProofView
from planner_agent.spec import Goal
from solvers import lexicographic
from solvers.linear import Linear
from solvers.result import Proof, Result
from solvers.rows import merge
from solvers.status import SolveStatus
from solvers.visits import best
from solvers.visits.model import tours

#: Seconds for bringing everything forward once the goals are met.
_TIDY = 0.5


def solve(spec: VisitsSpec, options: SolveOptions) -> Solution:
    """The best visits, or a proof that there are none (without reasons: see ``explain``)."""
    engine(options.backend)  # an unknown name is told, used or not
    measure = _plain(spec)
    if measure is not None:
        found = _direct(spec, measure, options)
        if found is not None:
            return found
    return _modelled(spec, options)


def _plain(spec: VisitsSpec) -> str | None:
    """ "count" or "score" where that alone is asked: no rules, one total over all visits."""
    wanted = spec.goals or (MOST,)
    goal = wanted[0]
    if spec.rules or len(wanted) > 1 or goal.amount is None or goal.fold != "total":
        return None
    amount = goal.amount
    whole = goal.sense == "max" and amount.of == ("visit",) and amount.where is None
    return amount.measure if whole and amount.measure in ("count", "score") else None


def _direct(spec: VisitsSpec, measure: str, options: SolveOptions) -> Solution | None:
    """None where these methods do not suit."""
    began = perf_counter()
    frame = spec.frame
    worth = [1 if measure == "count" else visit.score for visit in frame.visits]
    problem, legend = problem_of(frame, worth)
    if not best.suits(problem):
        return None
    formulated = perf_counter()
    found = best.solve(problem, options.time_limit)
    timings = {"formulate": (formulated - began) * 1e3, "solve": (perf_counter() - formulated) * 1e3}
    if found.tours is None:
        return Solution("infeasible" if found.proved else "timed_out", timings_ms=timings)
    plan = plan_of(frame, problem, legend, found.tours)
    status = SolveStatus.OPTIMAL if found.proved else SolveStatus.FEASIBLE
    proof = Proof(status, found.score, found.bound)
    view = _proof_view(spec, plan, proof, "exact" if found.proved else "search", found.proved)
    return Solution("optimal" if found.proved else "feasible", plan, view, timings_ms=timings)


def _modelled(spec: VisitsSpec, options: SolveOptions) -> Solution:
    """CP-SAT, or the backend asked for where it takes circuits."""
    began = perf_counter()
    made = formulate(spec)
    backend = engine(options.backend)
    formulated = perf_counter()
    result = solved(backend, made.model, options.time_limit)
    if result.status.has_solution:
        result = _tidied(made, result, options)
    timings = {"formulate": (formulated - began) * 1e3, "solve": (perf_counter() - formulated) * 1e3}
    if not result.status.has_solution:
        none = result.status is SolveStatus.INFEASIBLE
        return Solution("infeasible" if none else "timed_out", timings_ms=timings)
    found = tours(made.net, dict(result.values))
    plan = plan_of(spec.frame, made.net.problem, made.legend, found)
    proved = result.status is SolveStatus.OPTIMAL
    goals = len(spec.goals or (MOST,))
    proof = result.proofs[-goals]
    view = _proof_view(spec, plan, proof, backend.name, proved)
    return Solution("optimal" if proved else "feasible", plan, view, timings_ms=timings)


def _tidied(made: Formulation, result: Result, options: SolveOptions) -> Result:
    """The same goals, reached with everything as early as can be found in a moment."""
    model, net = made.model, made.net
    if not result.proofs or len(result.proofs) != len(model.objectives):
        return result
    last = model.objectives[-1]
    value = result.proofs[-1].objective
    if value is None:
        return result
    lexicographic.hold(model, last, value)
    early = merge((start, 1) for start in (*net.start.values(), *net.pause.values()))
    backend = engine(options.backend)
    again = backend.solve(model, Linear(early), _TIDY, (), dict(result.values))
    return replace(result, values=again.values) if again.status.has_solution else result


def _proof_view(spec: VisitsSpec, plan: VisitsPlan, proof: Proof, backend: str, proved: bool) -> ProofView:
    """The proof of the first goal, and the sentence that states it."""
    what, reached = aim(spec, plan)
    if proved:
        statement = f"{what} of all possible plans, proved{reached}."
    elif proof.objective is not None and proof.bound is not None:
        statement = (
            f"{what} found in the time given, not proved: {shown(proof.objective)}, and no plan can beat "
            f"{shown(proof.bound)}."
        )
    else:
        statement = f"{what} found in the time given, not proved."
    return ProofView(
        status="optimal" if proved else "feasible",
        objective=shown(proof.objective),
        bound=shown(proof.bound),
        gap=None if proof.gap is None else str(proof.gap),
        backend=backend,
        statement=statement,
    )


def aim(spec: VisitsSpec, plan: VisitsPlan) -> tuple[str, str]:
    """What the first goal makes of a plan ("Most visits"), and how far it came (": 3 of 4")."""
    goal: Goal = spec.goals[0] if spec.goals else MOST
    amount = goal.amount
    soft = any(rule.strength.kind != "hard" for rule in spec.rules)
    if amount is None or soft or amount.where is not None or amount.of != ("visit",) or goal.fold != "total":
        return "Best by the wishes and goals given" if soft else "Best by the goal given", ""
    if (goal.sense, amount.measure) == ("max", "count"):
        return "Most visits", f": {len(plan.visits)} of {len(spec.frame.visits)}"
    if (goal.sense, amount.measure) == ("max", "score"):
        return "Highest score", f": {score_of(spec.frame, plan)} of {_total(spec.frame)}"
    return "Best by the goal given", ""


def score_of(frame: VisitsFrame, plan: VisitsPlan) -> int:
    made = {visit.who for visit in plan.visits}
    return sum(visit.score for visit in frame.visits if visit.who in made)


def _total(frame: VisitsFrame) -> int:
    return sum(visit.score for visit in frame.visits)
