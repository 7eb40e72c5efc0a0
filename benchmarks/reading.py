"""How well requests are read: ``python -m benchmarks reading --requests FILE… --reader grammar|model|both
--json``.

A file is one of ``benchmarks/requests`` or TravelPlanner's ``train.jsonl`` (told by its fields). The summary
is the last line; ``scoring.py`` says what exact, silent errors and asked needlessly are. ``alone`` counts
requests
that the grammar read without the model, ``alone_wrong`` those of them that are not exact and of which
nothing was asked
or reported. Times are of a second reading of the same words, or, where a model takes part, of the first.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from pathlib import Path
from time import perf_counter
from typing import Any

from benchmarks.common import (
    READERS,
    add_model_options,
    evenly,
    load_rows,
    percentile,
    progress,
    publish,
    reader_named,
)
from benchmarks.scoring import Expected, Score, score
from benchmarks.travelplanner.gold import gold_spec
from benchmarks.travelplanner.rows import TODAY, is_travelplanner, load_requests
from planner_agent.data.catalog import Catalog
from planner_agent.data.sample import sample_catalog
from planner_agent.data.sources import Sources
from planner_agent.families import Solution, SolveOptions, data_for, family
from planner_agent.families.travel.spec import TravelFrame, TravelSpec
from planner_agent.reading.model import Gap, Reader, Reading, Unsupported
from planner_agent.spec.canonical import rule_key

#: Stated rates, so that budgets in other currencies can be solved.
RATES = {"EUR": Fraction(11, 10), "GBP": Fraction(13, 10)}


@dataclass(frozen=True)
class Task:
    """One request with what is expected and what it is read against."""

    id: str
    text: str
    today: date
    split: str
    expected: Expected
    catalog: Catalog


def main(arguments: Sequence[str]) -> int:
    options = _parser().parse_args(arguments)
    found = [task for path in options.requests for task in tasks(path, options.database)]
    chosen = evenly([task for task in found if options.split in ("all", task.split)], options.sample)
    reader = None if options.reader == "gold" else reader_named(options.reader, options)
    rows = [run(task, reader, solve=options.solve) for task in progress(chosen)]
    publish(rows, summary(rows), out=options.out, as_json=options.json)
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser("python -m benchmarks reading", description="Score a reader.")
    parser.add_argument("--requests", nargs="+", type=Path, required=True, metavar="FILE")
    parser.add_argument("--reader", default="grammar", choices=["gold", *READERS])
    add_model_options(parser)
    parser.add_argument("--split", default="all", choices=["all", "pool", "test"])
    parser.add_argument("--sample", type=int, default=0, help="so many requests, evenly taken (0: all)")
    parser.add_argument("--database", type=Path, help="TravelPlanner's database folder")
    parser.add_argument("--solve", action="store_true", help="solve what was read; feasibility then counts")
    parser.add_argument("--json", action="store_true", help="the summary as a JSON object")
    parser.add_argument("--out", type=Path, metavar="FILE", help="write a row a request")
    return parser


def tasks(path: Path, database: Path | None = None) -> Iterator[Task]:
    """The tasks of a file of either format. TravelPlanner's rows are all of the split ``pool``."""
    rows = load_rows(path)
    if rows and is_travelplanner(rows[0]):
        for request in load_requests(path, database):
            expected = Expected("planned", gold_spec(request.fields), party_by_size=True)
            yield Task(request.id, request.text, TODAY, "pool", expected, request.catalog)
        return
    for row in rows:
        today = date.fromisoformat(row["today"])
        expected = Expected.from_json(row["expect"])
        yield Task(row["id"], row["text"], today, row["split"], expected, sample_catalog())


def run(task: Task, reader: Reader | None, *, solve: bool = False) -> dict[str, Any]:
    """The row of one request; without a reader, what is expected stands for what was read."""
    reading, ms = (_gold(task), 0.0) if reader is None else _read(task, reader)
    verdict = score(task.expected, reading)
    exact, solved = verdict.exact, None
    if solve and verdict.outcome == "planned":
        house = family(reading.family)
        solved = house.solve(reading.spec, data_for(house, _sources(task)), SolveOptions(rates=RATES))
        exact = exact and _as_expected(task, reading.spec, solved)
    return {
        "id": task.id,
        "split": task.split,
        "expected": task.expected.outcome,
        "outcome": verdict.outcome,
        "exact": exact,
        "silent_error": verdict.silent_error,
        "asked_needlessly": verdict.asked_needlessly,
        "ms": round(ms, 3),
        "solved": None if solved is None else solved.status,
        "conflicts": [] if solved is None else [conflict.id for conflict in solved.conflicts],
        **_details(task, verdict, reading),
    }


def _details(task: Task, verdict: Score, reading: Reading) -> dict[str, Any]:
    return {
        "text": task.text,
        "changes": verdict.changes,
        "asked": verdict.asked,
        "questions": task.expected.questions,
        "not_understood": [part.quote for part in reading.not_understood],
        "unsupported": [part.quote for part in reading.unsupported],
        "frame_exact": verdict.frame_exact,
        "rules": verdict.rules,
        "usage": reading.usage.model_dump(),
    }


def summary(rows: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """Counts over all rows, and the time to read one."""
    times = [row["ms"] for row in rows]
    right, read, wanted = (sum(row["rules"][place] for row in rows) for place in range(3))
    alone = [row for row in rows if row["usage"]["path"] == "grammar"]
    return {
        "n": len(rows),
        "exact": sum(row["exact"] for row in rows),
        "frame_exact": sum(row["frame_exact"] for row in rows),
        "rule_precision": round(right / read, 4) if read else 1.0,
        "rule_recall": round(right / wanted, 4) if wanted else 1.0,
        "silent_errors": sum(row["silent_error"] for row in rows),
        "asked_needlessly": sum(row["asked_needlessly"] for row in rows),
        "alone": len(alone),
        "alone_wrong": sum(row["silent_error"] for row in alone),
        "tokens": sum(row["usage"]["tokens_in"] + row["usage"]["tokens_out"] for row in rows),
        "p50_ms": percentile(times, 50),
        "p95_ms": percentile(times, 95),
        "calls": sum(row["usage"]["calls"] for row in rows),
        "at_most_one_call": sum(row["usage"]["calls"] <= 1 for row in rows),
    }


def _read(task: Task, reader: Reader) -> tuple[Reading, float]:
    if reader.name == "grammar":
        reader.read(task.text, _sources(task), task.today)
    start = perf_counter()
    reading = reader.read(task.text, _sources(task), task.today)
    return reading, (perf_counter() - start) * 1000


def _sources(task: Task) -> Sources:
    return Sources(task.catalog)


def _gold(task: Task) -> Reading:
    """What is expected, as a reading: checks the expectations themselves, with ``--solve``."""
    spec = task.expected.spec or TravelSpec(family="travel", frame=TravelFrame())
    gaps = tuple(
        Gap(field=field, reason="missing", question=f"{field}?") for field in task.expected.questions
    )
    refusal = Unsupported(code="outside", quote=task.text, message="not to be had here")
    refused = (refusal,) if task.expected.outcome == "unsupported" else ()
    return Reading(text=task.text, family=spec.family, spec=spec, gaps=gaps, unsupported=refused)


def _as_expected(task: Task, spec: Any, solved: Solution) -> bool:
    """Solvable where a plan was expected; else what was to be blamed is among the conflicts."""
    if task.expected.outcome != "infeasible":
        return solved.status in ("optimal", "feasible")
    named = {conflict.id for conflict in solved.conflicts}
    blamed = {part for rule in spec.rules if rule.id in named for part in rule_key(rule).parts}
    wanted = {rule.id: rule for rule in task.expected.spec.rules} if task.expected.spec else {}
    return solved.status == "infeasible" and all(
        blamed.issuperset(rule_key(wanted[name]).parts) if name in wanted else name in named
        for name in task.expected.conflicts
    )
