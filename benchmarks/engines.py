"""``python -m benchmarks engines``: what one solve costs with each engine, as ratios in one run.

The problems are random trips of the sample world (and TravelPlanner's rows where ``--data`` names
them), cheapest goal. "default" is CP-SAT with its own settings but one worker; "exact" the dynamic
program without a solver library. Times are medians of building and solving, in milliseconds.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from pathlib import Path
from random import Random
from time import perf_counter
from typing import Any

from ortools.sat.python import cp_model

from benchmarks.common import percentile, publish
from planner_agent.data.catalog import Catalog
from planner_agent.data.sample import sample_catalog
from planner_agent.families import SolveOptions
from planner_agent.families.travel import wishes
from planner_agent.families.travel.candidates import Collector
from planner_agent.families.travel.formulate import Formulation, formulate
from planner_agent.families.travel.spec import Dates, Destination, Party, TravelFrame, TravelSpec
from planner_agent.families.travel.units import scales_of
from solvers.engines import cp_sat, milp
from solvers.travel import exact


def main(arguments: Sequence[str]) -> int:
    """The exit code, 0."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks engines", description=__doc__)
    parser.add_argument("--data", type=Path, help="TravelPlanner's train.jsonl, measured too")
    parser.add_argument("--n", type=int, default=12, help="random trips of the sample world")
    parser.add_argument("--json", action="store_true", help="the summary as JSON on the last line")
    parser.add_argument("--out", type=Path, help="a row a problem")
    options = parser.parse_args(arguments)
    rows = [_measured(made) for made in _problems(options.n, options.data)]
    names = [name for name, _ in ENGINES]
    medians = {name: percentile([row[name] for row in rows], 50) for name in names}
    agree = sum(len({row[f"{name}_objective"] for name in names}) == 1 for row in rows)
    summary: dict[str, Any] = {"n": len(rows), "agree": agree, "median_ms": medians}
    summary["ratio"] = {name: round(ms / medians["cp-sat"], 2) for name, ms in medians.items()}
    publish(rows, summary, out=options.out, as_json=options.json)
    return 0


def _problems(n: int, data: Path | None) -> list[Formulation]:
    """Random round trips to one or two cities of a region, and the rows of ``data``."""
    world, random = sample_catalog(), Random(7)
    made = [_formulated(_trip(random), world) for _ in range(n)]
    if data is not None:
        from benchmarks.travelplanner.gold import gold_spec
        from benchmarks.travelplanner.rows import load_requests

        requests = load_requests(data)
        bare = [gold_spec(request.fields).model_copy(update={"rules": ()}) for request in requests]
        made += [_formulated(spec, request.catalog) for spec, request in zip(bare, requests, strict=True)]
    return made


def _trip(random: Random) -> TravelSpec:
    count = random.randint(1, 2)
    start = date(2027, 1, 4) + timedelta(random.randrange(300))
    days = random.randint(2 * count + 1, 2 * count + 3)
    return TravelSpec(
        family="travel",
        frame=TravelFrame(
            origin=random.choice(("chicago", "boston", "seattle", "atlanta")),
            destination=Destination(region=random.choice(("Texas", "Colorado", "California")), count=count),
            dates=Dates(earliest=start, latest=start + timedelta(days - 1), days=days),
            party=Party(adults=random.randint(1, 5)),
        ),
        goals=(wishes.cheapest(),),
    )


def _formulated(spec: TravelSpec, catalog: Catalog) -> Formulation:
    assert spec.frame.dates is not None
    scales = scales_of(spec, catalog, SolveOptions())
    collector = Collector(spec, catalog, scales, explain=False)
    return formulate(collector, spec.frame.dates.earliest)


def _by_default(made: Formulation) -> object:
    model = made.network.model
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.solve(cp_sat.built(model, model.objectives[0].numerator))
    return round(solver.objective_value)


def _by(engine: Any) -> Callable[[Formulation], object]:
    def solve(made: Formulation) -> object:
        model = made.network.model
        result = engine.solve(model, model.objectives[0].numerator, 60.0)
        return result.proofs[0].objective if result.proofs else None

    return solve


ENGINES: tuple[tuple[str, Callable[[Formulation], object]], ...] = (
    ("cp-sat", _by(cp_sat.BACKEND)),
    ("default", _by_default),
    ("milp", _by(milp.BACKEND)),
    ("exact", lambda made: exact.solve(made.problem).objective),
)


def _measured(made: Formulation) -> dict[str, Any]:
    row: dict[str, Any] = {"variables": len(made.network.model.variables)}
    for name, solve in ENGINES:
        solve(made)
        before = perf_counter()
        row[f"{name}_objective"] = solve(made)
        row[name] = round((perf_counter() - before) * 1e3, 3)
    return row
