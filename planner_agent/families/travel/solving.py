"""From a spec to the best trip with its proof: every start date is tried, the best one stands."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from fractions import Fraction
from time import perf_counter

from planner_agent.data.catalog import Catalog
from planner_agent.families import Solution, SolveOptions
from planner_agent.families.engines import engine, shown, solved, too_large
from planner_agent.families.travel.candidates import FEWEST_SIGHTS, USUAL_SIGHTS, Collector
from planner_agent.families.travel.formulate import Formulation, formulate
from planner_agent.families.travel.itinerary import itinerary
from planner_agent.families.travel.plan import TravelPlan
from planner_agent.families.travel.spec import TravelSpec
from planner_agent.families.travel.units import scales_of
from planner_agent.outcome import ProofView
from planner_agent.rendering.formats import count, duration
from planner_agent.rendering.money import money
from planner_agent.spec import Goal
from solvers import lexicographic
from solvers.backend import Backend
from solvers.result import Exact, Proof, Result
from solvers.rows import TooLarge
from solvers.status import SolveStatus


class _Best:
    """The best result over start dates so far, by the objectives in order."""

    def __init__(self) -> None:
        self.made: Formulation | None = None
        self.result: Result | None = None
        self.key: tuple[Fraction, ...] = ()
        self.proofs: list[tuple[Proof, ...]] = []
        self.open = False

    def challenge(self, made: Formulation) -> None:
        """Later starts need only be looked at for what is no worse than the incumbent."""
        model = made.network.model
        if self.result is not None and model.objectives and self.result.proofs[0].objective is not None:
            lexicographic.hold(model, model.objectives[0], self.result.proofs[0].objective)

    def offer(self, made: Formulation, result: Result) -> None:
        self.open = self.open or result.status is SolveStatus.TIMED_OUT
        if not result.status.has_solution:
            return
        objectives = made.network.model.objectives
        self.proofs.append(result.proofs)
        key = tuple(
            (1 if objective.sense == "min" else -1) * Fraction(proof.objective or 0)
            for objective, proof in zip(objectives, result.proofs, strict=True)
        )
        if self.result is None or key < self.key:
            self.made, self.result, self.key = made, result, key

    def proof_of_first_goal(self, goals: int) -> Proof:
        """Of the incumbent, with the bound that holds for every start; no bound where one start has none."""
        assert self.made is not None and self.result is not None
        if not goals:
            return Proof(self.result.status)
        at = len(self.result.proofs) - goals
        own = self.result.proofs[at]
        bounds = [proofs[at].bound for proofs in self.proofs]
        known = [bound for bound in bounds if bound is not None]
        if self.open or len(known) < len(bounds):
            return Proof(own.status, own.objective)
        best = min if self.made.network.model.objectives[at].sense == "min" else max
        return Proof(own.status, own.objective, best(known))


def solve(spec: TravelSpec, catalog: Catalog, options: SolveOptions) -> Solution:
    """The best trip, or a proof that there is none (without its reasons: see ``explain``).

    Raises DataError where numbers are too large to be exact, SolverError where a backend fails.
    """
    deadline = perf_counter() + options.time_limit
    found = _solve_with(USUAL_SIGHTS, spec, catalog, options, deadline)
    if found.status == "infeasible" and spec.frame.sights_a_day is None:
        return _solve_with(FEWEST_SIGHTS, spec, catalog, options, deadline)
    return found


def _solve_with(
    usual_sights: int, spec: TravelSpec, catalog: Catalog, options: SolveOptions, deadline: float
) -> Solution:
    began = perf_counter()
    found = engine(options.backend)
    scales = scales_of(spec, catalog, options)
    assert spec.frame.dates is not None
    best, formulating, open_starts = _Best(), 0.0, 0
    collector = Collector(
        spec, catalog, scales, explain=False, usual_sights=usual_sights, road_meals=options.road_meals
    )
    for start in spec.frame.dates.starts:
        before = perf_counter()
        if before >= deadline:
            open_starts, best.open = open_starts + 1, True
            break
        made = _formulated(collector, start)
        formulating += perf_counter() - before
        best.challenge(made)
        result = _solved(found, made, deadline - perf_counter())
        best.offer(made, result)
        open_starts += result.status in (SolveStatus.TIMED_OUT, SolveStatus.FEASIBLE)
    timings = {"formulate": formulating * 1e3, "solve": (perf_counter() - began - formulating) * 1e3}
    if best.made is None or best.result is None:
        return Solution("timed_out" if open_starts else "infeasible", timings_ms=timings)
    plan = itinerary(best.made, best.result.values, catalog)
    proved = not open_starts
    proof = _proof_view(spec, best, found.name, proved, catalog.currency)
    notes = assumptions(spec, best.made, plan, len(collector.unpriced), len(collector.too_late))
    return Solution("optimal" if proved else "feasible", plan, proof, (), notes, timings)


def _formulated(collector: Collector, start: date) -> Formulation:
    try:
        return formulate(collector, start)
    except TooLarge as error:
        raise too_large(error) from error


def _solved(found: Backend, made: Formulation, seconds: float) -> Result:
    if not made.problem.visits or made.problem.count > made.problem.cities:
        return Result(SolveStatus.INFEASIBLE)
    return solved(found, made.network.model, seconds)


def _proof_view(spec: TravelSpec, best: _Best, backend_name: str, proved: bool, currency: str) -> ProofView:
    """The proof of the first goal, and the sentence that states it."""
    assert best.result is not None
    proof = best.proof_of_first_goal(len(spec.goals))
    what = aim(spec.goals)
    if proved:
        statement = f"{what} of all possible plans, proved."
    elif proof.objective is not None and proof.bound is not None:
        goal = spec.goals[0]
        value, bound = (_in_words(goal, each, currency) for each in (proof.objective, proof.bound))
        statement = f"{what} found in the time given, not proved: {value}, and no plan can beat {bound}."
    else:
        statement = f"{what} found in the time given, not proved."
    return ProofView(
        status="optimal" if proved else "feasible",
        objective=shown(proof.objective),
        bound=shown(proof.bound),
        gap=None if proof.gap is None else str(proof.gap),
        backend=backend_name,
        statement=statement,
    )


def _in_words(goal: Goal, value: Exact, currency: str) -> str:
    """A goal's value as people write it: the sum that plans are compared at, hours, a mean rating."""
    if goal.mean is not None:
        return f"{float(value) / 10:.2f}"
    if goal.amount is not None and goal.amount.measure in ("cost", "cost_per_head"):
        return money(round(value), currency)
    if goal.amount is not None and goal.amount.measure == "hours":
        return duration(round(value))
    return str(value)


def aim(goals: Sequence[Goal]) -> str:
    """What the first goal makes of a plan: "Cheapest", "Best rated", …"""
    if not goals:
        return "Fitting"
    goal = goals[0]
    if goal.mean is not None and goal.mean.measure == "rating" and goal.sense == "max":
        return "Best rated"
    if goal.amount is not None and goal.fold == "total" and goal.amount.where is None:
        known = {("cost", "min"): "Cheapest", ("hours", "min"): "Fewest travel hours"}
        name = known.get((goal.amount.measure, goal.sense))
        if name and (name != "Cheapest" or len(goal.amount.of) == 4):
            return name
    return "Best by the goal given"


def assumptions(
    spec: TravelSpec, made: Formulation, plan: TravelPlan, unpriced: int, too_late: int = 0
) -> tuple[str, ...]:
    """What solving took for granted that nobody said."""
    found: list[str] = []
    cities = {stay.city for stay in plan.stays}
    least = [
        wanted for city, wanted in zip(made.candidates.cities, made.problem.least_sights, strict=True)
        if city in cities
    ]  # fmt: skip
    if spec.frame.sights_a_day is None and least:
        found.append(f"Full days have at least {count(min(least), 'sight')}.")
    if unpriced:
        found.append(f"{count(unpriced, 'offer')} without a price in the catalog did not take part.")
    if too_late:
        late = count(too_late, "connection")
        found.append(f"{late} with an arrival after 08:30 on the next day did not take part.")
    if any(meal.allowance for meal in plan.road_meals):
        found.append(
            "Meals left to the road are compared at the city's median meal; the total has no such meal."
        )
    return tuple(found)
