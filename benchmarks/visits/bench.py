"""``python -m benchmarks visits``: orienteering with time windows, the score against the published one."""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from pathlib import Path
from time import perf_counter
from typing import Any

from benchmarks.visits.toptw import Instance, published, read
from planner_agent.errors import DataError
from solvers.visits import best
from solvers.visits.problem import Found, Problem, first_start


def main(arguments: Sequence[str]) -> int:
    """Run the benchmark; the last line is a summary in JSON."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks visits", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder with the instances and best_m1.csv")
    parser.add_argument("--time-limit", type=float, default=30.0, help="seconds an instance")
    parser.add_argument("--only", default="", help="instances, separated by commas")
    parser.add_argument("--json", action="store_true", help="no table, only the summary")
    options = parser.parse_args(arguments)
    if not (options.data / "best_m1.csv").is_file():
        raise DataError(
            f"{options.data} has no best_m1.csv.", "Give the folder of the instances with --data."
        )
    scores = published(options.data)
    names = [name for name in options.only.split(",") if name] or list(scores)
    rows: list[dict[str, Any]] = []
    for name in names:
        instance = read(options.data / f"{name}.txt")
        began = perf_counter()
        found = best.solve(instance.problem, options.time_limit)
        row = _row(instance, found, scores[name], perf_counter() - began)
        rows.append(row)
        if not options.json:
            print(
                f"{row['id']:8} {row['score']:>5} published {row['best_known']:>5} bound {row['bound']:>5} "
                f"{'proved' if row['proved'] else '      '} {row['seconds']:6.1f} s",
                flush=True,
            )
    print(json.dumps(summary(rows)))
    return 0


def summary(rows: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """All instances; ``worst_shortfall`` is the greatest share of a published score that was not reached."""
    return {
        "instances": list(rows),
        "n": len(rows),
        "valid": sum(row["valid"] for row in rows),
        "proved": sum(row["proved"] for row in rows),
        "reached": sum(row["score"] >= row["best_known"] for row in rows),
        "worst_shortfall": max((max(0.0, 1 - row["score"] / row["best_known"]) for row in rows), default=0.0),
    }


def _row(instance: Instance, found: Found, best_known: int, seconds: float) -> dict[str, Any]:
    faults = check(instance.problem, found)
    return {
        "id": instance.name,
        "score": found.score if found.tours is not None and not faults else 0,
        "best_known": best_known,
        "bound": found.bound,
        "proved": found.proved and not faults,
        "valid": not faults,
        "seconds": round(seconds, 2),
    }


def check(problem: Problem, found: Found) -> list[str]:
    """What is wrong with the tours, judged from the instance alone."""
    faults: list[str] = []
    made: list[int] = []
    for tour in found.tours or ():
        route = problem.routes[tour.route]
        place, free = route.origin, route.leave
        for index, start in tour.stops:
            visit = problem.visits[index]
            if start < free + problem.travel[place][visit.place]:
                faults.append(f"visit {index} starts before anybody can be there")
            if first_start(visit.starts, start) != start:
                faults.append(f"visit {index} starts out of its window")
            place, free = visit.place, start + visit.size
            made.append(index)
        if free + problem.home(route, place) > route.back:
            faults.append(f"tour {tour.route} is late")
    if len(made) != len(set(made)):
        faults.append("a visit is made twice")
    if sum(problem.visits[index].score for index in made) != found.score:
        faults.append("the score is not that of the visits")
    return faults
