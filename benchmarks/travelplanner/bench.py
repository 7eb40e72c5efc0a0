"""TravelPlanner end to end: read, solve, verify, render, and judge one and the same plan twice.

    python -m benchmarks travelplanner --data FILE [--database DIR] --reader gold|grammar --json

``official`` is the verdict of the benchmark's own checks, ``strict`` what a traveller would expect; both
look at the plan made from what was *read*, with the structured fields as the yardstick. Times are formulate +
solve + verify + render of a second run. Meals left to the road cost nothing here.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from time import perf_counter
from typing import Any

from benchmarks.common import READERS, percentile, publish, reader_named
from benchmarks.scoring import Expected, Score, score
from benchmarks.travelplanner.gold import gold_spec
from benchmarks.travelplanner.official import judge
from benchmarks.travelplanner.rows import TODAY, Request, load_requests
from benchmarks.travelplanner.submission import submission
from planner_agent.data.sources import Sources
from planner_agent.families import Family, Solution, SolveOptions, family
from planner_agent.families.travel.spec import TravelSpec
from planner_agent.outcome import Outcome
from planner_agent.reading.model import Reading

BACKENDS = ("cp-sat", "milp")
RULES = ("official", "strict")


@dataclass(frozen=True)
class Run:
    """One solved and rendered spec, and how long that took."""

    solution: Solution
    ms: float


def main(arguments: Sequence[str]) -> int:
    options = _parser().parse_args(arguments)
    requests = load_requests(options.data, options.database)
    rows = [measure(request, options.reader, options.backend, options.rules) for request in requests]
    publish(rows, summary(rows), out=options.out, as_json=options.json)
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser("python -m benchmarks travelplanner", description="TravelPlanner.")
    parser.add_argument("--data", type=Path, required=True, metavar="FILE", help="train.jsonl")
    parser.add_argument("--database", type=Path, metavar="DIR", help="default: the folder beside the file")
    parser.add_argument("--reader", default="gold", choices=["gold", *READERS])
    parser.add_argument("--rules", type=_rules, default=RULES, help="official,strict")
    parser.add_argument("--backend", default=BACKENDS[0], choices=BACKENDS)
    parser.add_argument("--json", action="store_true", help="the summary as a JSON object")
    parser.add_argument("--out", type=Path, metavar="FILE", help="write a row a request")
    return parser


def _rules(text: str) -> tuple[str, ...]:
    names = tuple(text.split(","))
    if unknown := [name for name in names if name not in RULES]:
        raise argparse.ArgumentTypeError(f"unknown rules {unknown}, known are {', '.join(RULES)}")
    return names


def measure(request: Request, reader: str, backend: str, rules: Sequence[str]) -> dict[str, Any]:
    """The row of one request."""
    travel = family("travel")
    gold = gold_spec(request.fields)
    reading = _read(request, reader, gold)
    verdict = score(Expected("planned", gold, party_by_size=True), reading)
    row = _row(request, verdict, reading)
    if verdict.outcome != "planned":
        return row
    options = SolveOptions(backend=backend, road_meals=False)
    _solve(travel, request, reading, options)
    run = _solve(travel, request, reading, options)
    other = next(name for name in BACKENDS if name != backend)
    check = travel.solve(reading.spec, request.catalog, replace(options, backend=other))
    row |= _judge(travel, request, gold, run.solution, options, rules)
    row |= _proofs(run.solution, check)
    return row | {"ms": round(run.ms, 3), "timings_ms": dict(run.solution.timings_ms)}


def _read(request: Request, reader: str, gold: TravelSpec) -> Reading:
    if reader == "gold":
        return Reading(text=request.text, family="travel", spec=gold)
    return reader_named(reader).read(request.text, Sources(request.catalog), TODAY)


def _row(request: Request, verdict: Score, reading: Reading) -> dict[str, Any]:
    return {
        "id": request.id,
        "outcome": verdict.outcome,
        "delivered": False,
        "spec_exact": not verdict.changes and not verdict.asked,
        "silent_error": verdict.silent_error,
        "asked_needlessly": verdict.asked_needlessly,
        "official_pass": False,
        "strict_pass": False,
        "proved_optimal": False,
        "backends_agree": False,
        "ms": None,
        "changes": verdict.changes,
        "asked": verdict.asked,
        "not_understood": [part.quote for part in reading.not_understood],
    }


def _solve(travel: Family, request: Request, reading: Reading, options: SolveOptions) -> Run:
    """Formulate, solve, verify and render as a user gets it."""
    start = perf_counter()
    solution = travel.solve(reading.spec, request.catalog, options)
    if solution.plan is not None:
        violations = travel.verify(reading.spec, request.catalog, solution.plan, options)
        wishes = travel.wishes(reading.spec, request.catalog, solution.plan, options)
        outcome = Outcome(
            outcome="planned",
            spec=reading.spec,
            plan=solution.plan,
            proof=solution.proof,
            violations=tuple(violations),
            wishes=wishes,
            assumptions=reading.assumptions + solution.assumptions,
        )
        travel.text(outcome)
    return Run(solution, (perf_counter() - start) * 1000)


def _judge(
    travel: Family,
    request: Request,
    gold: TravelSpec,
    solution: Solution,
    options: SolveOptions,
    rules: Sequence[str],
) -> dict[str, Any]:
    """Both verdicts on the one plan; None where a verdict was not asked for."""
    if solution.plan is None:
        return {"status": solution.status, "conflicts": [conflict.id for conflict in solution.conflicts]}
    days = submission(solution.plan)
    found: dict[str, Any] = {"delivered": True, "plan": days, "official_pass": None, "strict_pass": None}
    if "official" in rules:
        official = judge(request.fields, days, request.states.states)
        failed = {name: official.checks[name].message for name in official.failed}
        found |= {"official_pass": official.final_pass, "official_failed": failed}
    if "strict" in rules:
        violations = travel.verify(gold, request.catalog, solution.plan, options)
        messages = [violation.message for violation in violations]
        found |= {"strict_pass": not messages, "strict_failed": messages}
    return found


def _proofs(solution: Solution, check: Solution) -> dict[str, Any]:
    """Whether the plan is proved best, and whether the other backend proves the same optimum."""
    proof, other = solution.proof, check.proof
    agree = proof is not None and other is not None and proof.objective == other.objective
    return {
        "status": solution.status,
        "proved_optimal": solution.status == "optimal",
        "objective": proof and proof.objective,
        "other_objective": other and other.objective,
        "backends_agree": agree and solution.status == check.status,
    }


def summary(rows: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """Counts over all rows, and the time for one."""
    times = [row["ms"] for row in rows if row["ms"] is not None]

    def count(name: str) -> int | None:
        values = [row[name] for row in rows if row[name] is not None]
        return sum(values) if values or not rows else None

    return {
        "n": len(rows),
        "delivered": count("delivered"),
        "spec_exact": count("spec_exact"),
        "silent_errors": count("silent_error"),
        "asked_needlessly": count("asked_needlessly"),
        "official_pass": count("official_pass"),
        "strict_pass": count("strict_pass"),
        "proved_optimal": count("proved_optimal"),
        "backends_agree": count("backends_agree"),
        "p50_ms": percentile(times, 50),
        "p95_ms": percentile(times, 95),
    }
