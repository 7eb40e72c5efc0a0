"""NATURAL PLAN end to end: read, solve, verify, render, and judge one and the same plan twice.

    python -m benchmarks natural-plan --task trip|meeting --data FILE --reader gold|grammar --json

``valid``: every constraint of the task's words holds (and as many friends are met as can be), judged without
the planner's own checks. ``official``: the benchmark's verdict, which knows one of several right answers.
Times are formulate + solve + verify + render of a second run; reading has times of its own.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter
from typing import Any

from benchmarks.common import READERS, percentile, publish, reader_named
from benchmarks.natural_plan.rows import TASKS, Row, Task, task
from benchmarks.scoring import Expected, score
from planner_agent.data.sample import sample_catalog
from planner_agent.data.sources import Sources
from planner_agent.errors import PlannerError
from planner_agent.families import Solution, SolveOptions, data_for, family
from planner_agent.outcome import Outcome, Violation
from planner_agent.reading.model import Reading


@dataclass(frozen=True, slots=True)
class Run:
    """One solved and rendered spec, what the planner's own checks say, and how long that took."""

    solution: Solution
    violations: Sequence[Violation]
    ms: float


def main(arguments: Sequence[str]) -> int:
    options = _parser().parse_args(arguments)
    chosen = task(options.task)
    rows = [
        measure(chosen, row, options.reader, options.backend)
        for row in chosen.load(options.data)[: options.limit]
    ]
    publish(rows, summary(rows), out=options.out, as_json=options.json)
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser("python -m benchmarks natural-plan", description="NATURAL PLAN.")
    parser.add_argument("--task", required=True, choices=TASKS)
    parser.add_argument("--data", type=Path, required=True, metavar="FILE")
    parser.add_argument("--reader", default="gold", choices=["gold", *READERS])
    parser.add_argument("--backend", default=SolveOptions().backend)
    parser.add_argument("--limit", type=int, metavar="N", help="only the first N rows")
    parser.add_argument("--json", action="store_true", help="the summary as a JSON object")
    parser.add_argument("--out", type=Path, metavar="FILE", help="write a row a request")
    return parser


def measure(chosen: Task, row: Row, reader: str, backend: str) -> dict[str, Any]:
    """The row of one request: how it was read, and what became of the plan."""
    reading, read_ms = _read(chosen, row, reader)
    gold = _gold(chosen, row)
    verdict = score(Expected("planned", gold), reading)
    found: dict[str, Any] = {
        "id": row.id,
        "outcome": verdict.outcome,
        "valid": False,
        "official": False,
        "spec_exact": verdict.exact and gold is not None,
        "silent_error": verdict.silent_error,
        "asked_needlessly": verdict.asked_needlessly,
        "proved_optimal": False,
        "read_ms": read_ms,
        "ms": None,
        "changes": verdict.changes,
        "asked": verdict.asked,
        "not_understood": [part.quote for part in reading.not_understood],
    }
    if verdict.outcome != "planned" or reading.spec is None or reading.family != chosen.family:
        return found
    options = SolveOptions(backend=backend)
    try:
        _solve(reading, options)
        run = _solve(reading, options)
    except PlannerError as error:
        return found | {"status": "error", "wrong": [str(error)]}
    found |= {"ms": round(run.ms, 3), "status": run.solution.status}
    return found | {"timings_ms": dict(run.solution.timings_ms)} | _judge(chosen, row, run)


def _gold(chosen: Task, row: Row) -> Any:
    """What the row asks for; None where the exact parser does not know its words."""
    try:
        return chosen.gold(row)
    except ValueError as error:
        print(f"{row.id}: {error}", file=sys.stderr)
        return None


def _judge(chosen: Task, row: Row, run: Run) -> dict[str, Any]:
    """Both verdicts on the one plan."""
    solution = run.solution
    if solution.plan is None:
        return {"conflicts": [conflict.id for conflict in solution.conflicts]}
    own = [f"own check {violation.code}: {violation.message}" for violation in run.violations]
    wrong, answer = [*chosen.valid(row, solution.plan), *own], chosen.answer(row, solution.plan)
    return {
        "valid": not wrong,
        "wrong": wrong,
        "official": chosen.official(row, answer),
        "answer": answer,
        "proved_optimal": solution.status == "optimal",
    }


def _read(chosen: Task, row: Row, reader: str) -> tuple[Reading, float]:
    """The second of two readings of the same words, and its milliseconds."""
    if reader == "gold":
        return Reading(text=row.text, family=chosen.family, spec=_gold(chosen, row)), 0.0
    reads, sources, today = reader_named(reader), Sources(sample_catalog), chosen.today(row)
    reads.read(row.text, sources, today)
    start = perf_counter()
    reading = reads.read(row.text, sources, today)
    return reading, round((perf_counter() - start) * 1000, 3)


def _solve(reading: Reading, options: SolveOptions) -> Run:
    """Formulate, solve, verify and render as a user gets it."""
    house = family(reading.family)
    data = data_for(house, Sources())
    violations: Sequence[Violation] = ()
    start = perf_counter()
    solution = house.solve(reading.spec, data, options)
    if solution.plan is not None:
        violations = house.verify(reading.spec, data, solution.plan, options)
        wishes = house.wishes(reading.spec, data, solution.plan, options)
        outcome = Outcome(
            outcome="planned",
            family=reading.family,
            spec=reading.spec,
            plan=solution.plan,
            proof=solution.proof,
            violations=tuple(violations),
            wishes=wishes,
            assumptions=reading.assumptions + solution.assumptions,
        )
        house.text(outcome)
    return Run(solution, violations, (perf_counter() - start) * 1000)


def summary(rows: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """Counts over all rows, and the times of one."""
    times = [row["ms"] for row in rows if row["ms"] is not None]
    return {
        "n": len(rows),
        "valid": sum(row["valid"] for row in rows),
        "official": sum(row["official"] for row in rows),
        "spec_exact": sum(row["spec_exact"] for row in rows),
        "silent_errors": sum(row["silent_error"] for row in rows),
        "asked_needlessly": sum(row["asked_needlessly"] for row in rows),
        "proved_optimal": sum(row["proved_optimal"] for row in rows),
        "p50_ms": percentile(times, 50),
        "p95_ms": percentile(times, 95),
        "read_p50_ms": percentile([row["read_ms"] for row in rows], 50),
    }
