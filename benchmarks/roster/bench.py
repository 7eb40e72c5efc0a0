"""``python -m benchmarks roster``: published rosters through the product's own spec, solver and check.

The penalty is counted anew from the instance file (``score.py``), which knows nothing of the product.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path
from time import perf_counter
from typing import Any

from benchmarks.roster import score
from benchmarks.roster.instances import MONDAY, Instance, load, spec_of
from planner_agent.errors import DataError
from planner_agent.families import SolveOptions
from planner_agent.families.roster.family import FAMILY

#: Best known penalties, by instance (schedulingbenchmarks.org).
BEST_KNOWN = {"1": 607, "2": 828, "3": 1001, "4": 1716, "5": 1143, "6": 1950, "7": 1056}


def main(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks roster", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder with Instance*.txt")
    parser.add_argument("--time-limit", type=float, default=60.0, help="seconds an instance")
    parser.add_argument("--backend", default=SolveOptions().backend)
    parser.add_argument("--only", help="ids, with commas between them")
    parser.add_argument("--sample", type=int, help="the first so many only")
    parser.add_argument("--json", action="store_true", help="the summary as JSON on the last line")
    asked = parser.parse_args(arguments)
    rows: list[dict[str, Any]] = []
    for instance in _chosen(asked.data, asked.only, asked.sample):
        rows.append(measure(instance, SolveOptions(backend=asked.backend, time_limit=asked.time_limit)))
        print("  ".join(f"{name} {value}" for name, value in rows[-1].items()), file=sys.stderr)
    excess = [row["excess"] for row in rows if row["excess"] is not None]
    summary = {
        "instances": rows,
        "proved": sum(row["proved"] for row in rows),
        "worst_excess": max(excess, default=None),
    }
    print(
        json.dumps(summary)
        if asked.json
        else f"proved {summary['proved']}  worst {max(excess, default=None)}"
    )
    wrong = any(row["violations"] for row in rows)
    return 1 if wrong else 0


def _chosen(folder: Path, only: str | None, sample: int | None) -> list[Instance]:
    files = sorted(folder.glob("Instance*.txt"), key=lambda path: (len(path.stem), path.stem))
    found = [load(path) for path in files]
    if only:
        wanted = {part.strip() for part in only.split(",")}
        found = [instance for instance in found if instance.name in wanted]
    if not found:
        raise DataError(f"{folder}: no roster instances here", "Give the folder with Instance*.txt.")
    return found[:sample]


def measure(instance: Instance, options: SolveOptions) -> dict[str, Any]:
    """One instance: solved, checked by the family and by the file's own rules."""
    house, spec = FAMILY, spec_of(instance)
    began = perf_counter()
    found = house.solve(spec, None, options)
    seconds = perf_counter() - began
    row: dict[str, Any] = {
        "id": instance.name, "penalty": None, "best_known": BEST_KNOWN.get(instance.name), "bound": None,
        "proved": found.status == "optimal", "seconds": round(seconds, 1), "excess": None, "violations": [],
    }  # fmt: skip
    if found.plan is None:
        return row | {"violations": [] if found.status == "timed_out" else [found.status]}
    worked = {(a.person, (a.date - MONDAY) // timedelta(1)): a.shift for a in found.plan.assignments}
    reached = score.penalty(instance, worked)
    wrong = [
        *score.broken(instance, worked),
        *(v.message for v in house.verify(spec, None, found.plan, options)),
    ]
    assert found.proof is not None
    if reached != found.proof.objective:
        wrong.append(f"the plan costs {reached}, its proof says {found.proof.objective}")
    best = row["best_known"]
    excess = round(reached / best - 1, 4) if best else None
    return row | {"penalty": reached, "bound": found.proof.bound, "excess": excess, "violations": wrong}
