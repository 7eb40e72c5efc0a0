"""What the benchmarks share: rows in, rows out, times, readers."""

from __future__ import annotations

import argparse
import json
import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, TypeVar

from planner_agent.errors import DataError, UserError
from planner_agent.reading.model import Reader

#: The readers that the planner has; "gold" reads a benchmark's structured fields.
READERS = ("grammar", "model", "both")


def add_model_options(parser: argparse.ArgumentParser) -> None:
    """What tells which model reads (``--reader model|both``)."""
    parser.add_argument("--model", help="a model's name, or local (default: PLANNER_MODEL)")
    parser.add_argument("--base-url", help="its OpenAI-compatible endpoint (default: OPENAI_BASE_URL)")
    parser.add_argument("--effort", default="auto", choices=["auto", "fast", "slow"], help="of --reader both")
    parser.add_argument("--cache", type=Path, metavar="FILE", help="keep the model's answers in FILE")
    parser.add_argument("--timeout", type=float, default=120.0, help="seconds for one question to the model")


def reader_named(name: str, options: argparse.Namespace | None = None) -> Reader:
    """A reader by name, with its model where it has one; UserError for an unknown one, or without a model."""
    if name == "grammar":
        from planner_agent.reading.grammar import GrammarReader

        return GrammarReader()
    if name not in READERS or options is None:
        raise UserError(f"There is no reader {name!r}.", f"Known readers: gold, {', '.join(READERS)}.")
    from planner_agent.llm import open_model
    from planner_agent.reading.both import BothReader
    from planner_agent.reading.modelled import ModelReader
    from planner_agent.reading.translated import TonguesReader

    model = open_model(
        model=options.model, base_url=options.base_url, timeout=options.timeout, cache=options.cache
    )
    if model is None:
        raise UserError("No model is configured.", "Give --model NAME (or PLANNER_MODEL), or --model local.")
    reader = ModelReader(model) if name == "model" else BothReader(model, options.effort)
    return reader if options.effort == "fast" else TonguesReader(reader, model)


T = TypeVar("T")


def evenly(items: Sequence[T], n: int) -> Sequence[T]:
    """``n`` of the items, evenly taken from first to last; all of them for 0."""
    return [items[k * len(items) // n] for k in range(n)] if 0 < n < len(items) else items


def progress(items: Sequence[T]) -> Iterator[T]:
    """The items, with a bar on a terminal's standard error."""
    from rich.console import Console
    from rich.progress import track

    console = Console(stderr=True)
    yield from track(items, console=console, transient=True, disable=not console.is_terminal)


def load_rows(path: Path) -> list[dict[str, Any]]:
    """The objects of a file with one JSON object a line; DataError naming the line that is not one."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise DataError(f"{path}: cannot be read ({error})") from error
    rows: list[dict[str, Any]] = []
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except json.JSONDecodeError as error:
            raise DataError(f"{path}, line {number}: not JSON ({error})") from error
        if not isinstance(row, dict):
            raise DataError(f"{path}, line {number}: not an object")
        rows.append(row)
    return rows


def percentile(values: Sequence[float], percent: int) -> float:
    """The nearest-rank percentile, rounded to microseconds where ``values`` are ms; 0 of nothing."""
    if not values:
        return 0.0
    rank = max(1, math.ceil(percent / 100 * len(values)))
    return round(sorted(values)[rank - 1], 3)


def publish(
    rows: Iterable[Mapping[str, Any]], summary: Mapping[str, Any], *, out: Path | None, as_json: bool
) -> None:
    """Write a row a request to ``out`` and the summary to the last line of standard output."""
    if out is not None:
        text = "".join(json.dumps(row, ensure_ascii=False, default=str) + "\n" for row in rows)
        out.write_text(text, encoding="utf-8")
    if as_json:
        print(json.dumps(summary))
    else:
        print("  ".join(f"{name} {value}" for name, value in summary.items()))
