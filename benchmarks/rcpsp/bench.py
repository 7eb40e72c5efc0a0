"""``python -m benchmarks rcpsp``: resource-constrained projects, the shortest makespan with its proof."""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any

from benchmarks.common import evenly, percentile
from benchmarks.rcpsp.patterson import optima, read
from solvers.backend import backend
from solvers.tasks.best import shortest
from solvers.tasks.problem import Problem, faults


def main(arguments: Sequence[str]) -> int:
    """Run the benchmark; the last line is a summary in JSON."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks rcpsp", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder with optimum.csv and the instances")
    parser.add_argument("--time-limit", type=float, default=20.0, help="seconds an instance")
    parser.add_argument("--sample", type=int, default=0, help="so many instances, evenly taken (0: all)")
    parser.add_argument("--no-peers", action="store_true", help="leave PyJobShop out")
    parser.add_argument("--json", action="store_true", help="no table, only the summary")
    options = parser.parse_args(arguments)
    known = optima(options.data)
    files = {path.stem: path for path in options.data.rglob("*.rcp")}
    names = [name for name in known if name in files]
    names = evenly(names, options.sample)
    peer = find_spec("pyjobshop") is not None and not options.no_peers
    rows: list[dict[str, Any]] = []
    for name in names:
        problem = read(files[name])
        row = _row(name, problem, known[name], options.time_limit)
        if peer:
            row |= _peer(problem, options.time_limit)
        rows.append(row)
        if not options.json:
            print("  ".join(f"{key} {value}" for key, value in row.items()), flush=True)
    print(json.dumps(summary(rows)))
    return 0


def summary(rows: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """All instances; with PyJobShop ``peer`` has its figures and ``ratio`` the median of our time by its."""
    times = [row["ms"] for row in rows]
    found: dict[str, Any] = {
        "n": len(rows),
        "optimal": sum(row["makespan"] == row["optimum"] for row in rows),
        "proved_optimal": sum(row["proved"] and row["makespan"] == row["optimum"] for row in rows),
        "p50_ms": percentile(times, 50),
        "p95_ms": percentile(times, 95),
        "max_ms": percentile(times, 100),
    }
    peers = [row for row in rows if "peer_ms" in row]
    if peers:
        theirs = [row["peer_ms"] for row in peers]
        found["peer"] = {
            "optimal": sum(row["peer_makespan"] == row["optimum"] for row in peers),
            "proved_optimal": sum(row["peer_proved"] for row in peers),
            "p50_ms": percentile(theirs, 50),
            "p95_ms": percentile(theirs, 95),
        }
        found["ratio"] = round(median(row["ms"] / row["peer_ms"] for row in peers), 3)
    return found


def _row(name: str, problem: Problem, optimum: int, seconds: float) -> dict[str, Any]:
    began = perf_counter()
    found = shortest(problem, backend("cp-sat"), seconds)
    took = (perf_counter() - began) * 1e3
    valid = found.schedule is not None and not faults(problem, found.schedule)
    return {
        "id": name,
        "makespan": found.schedule.makespan if found.schedule is not None and valid else None,
        "optimum": optimum,
        "bound": found.bound,
        "proved": found.proved and valid,
        "ms": round(took, 3),
    }


def _peer(problem: Problem, seconds: float) -> dict[str, Any]:
    """The same instance with PyJobShop, one worker too."""
    from pyjobshop import Model  # type: ignore[import-not-found,unused-ignore]

    began = perf_counter()
    model: Any = Model()
    resources = [model.add_renewable(capacity) for capacity in problem.capacities]
    tasks = [model.add_task() for _ in problem.tasks]
    for task, made in zip(problem.tasks, tasks, strict=True):
        needs = dict(task.modes[0].demands)
        model.add_mode(
            made, [resources[r] for r in needs], duration=task.modes[0].size, demands=list(needs.values())
        )
    for link in problem.links:
        model.add_end_before_start(tasks[link.before], tasks[link.after], link.lag)
    found = model.solve(time_limit=seconds, display=False, num_workers=1)
    took = (perf_counter() - began) * 1e3
    return {
        "peer_makespan": round(found.objective),
        "peer_proved": found.status.name == "OPTIMAL",
        "peer_ms": round(took, 3),
    }
