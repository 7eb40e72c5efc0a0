"""The solvers' answer to a case, to be compared with brute force."""

from __future__ import annotations

from fractions import Fraction

from planner_agent.families.travel.candidates import Collector
from planner_agent.families.travel.formulate import formulate
from planner_agent.families.travel.itinerary import itinerary
from planner_agent.families.travel.plan import TravelPlan
from planner_agent.families.travel.verify import plan_items, verify
from solvers import lexicographic
from solvers.backend import backend
from solvers.status import SolveStatus
from tests.families.travel.cases import Case
from tests.families.travel.judge import Key

ENGINES = ("cp-sat", "milp")


def answer(case: Case, engine: str, explain: bool) -> tuple[Key, TravelPlan] | None:
    """The best key and plan over all start dates; in explain mode under all guards."""
    assert case.spec.frame.dates is not None
    collector = Collector(case.spec, case.world, case.scales, explain=explain, road_meals=False)
    best: tuple[Key, TravelPlan] | None = None
    for start in case.spec.frame.dates.starts:
        made = formulate(collector, start)
        if not made.problem.visits or made.problem.count > made.problem.cities:
            continue
        model = made.network.model
        found = lexicographic.solve(backend(engine), model, 30, list(model.guards.values()))
        if not found.status.has_solution:
            assert found.status is SolveStatus.INFEASIBLE
            continue
        assert found.status is SolveStatus.OPTIMAL
        objectives = zip(case.judge.signs(), found.proofs, strict=True) if found.proofs else ()
        key = tuple(sign * Fraction(proof.objective or 0) for sign, proof in objectives)
        if best is None or key < best[0]:
            best = key, itinerary(made, found.values, case.world)
    return best


def check(case: Case, engine: str, explain: bool) -> None:
    """The solver's optimum is brute force's, and its plan is worth it and passes ``verify``."""
    found = answer(case, engine, explain)
    where = f"{case.world.name}, {engine}, explain={explain}: {case.spec.model_dump_json()}"
    if case.best is None:
        assert found is None, f"there is no plan in {where}"
        return
    assert found is not None, f"there is a plan in {where}"
    key, plan = found
    assert key == case.best, where
    assert not verify(case.spec, case.world, plan, case.scales), where
    items = plan_items(case.spec, case.world, plan)
    assert case.judge.feasible(items, plan.start), where
    assert case.judge.key(items, plan.start) == case.best, where
