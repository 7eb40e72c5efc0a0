"""What the benchmarks share: rows in, rows out, times, readers."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Mapping, Sequence
from importlib import import_module
from pathlib import Path
from typing import Any

from planner_agent.errors import DataError, UserError
from planner_agent.reading.model import Reader

#: Name -> (module, class) of the readers that need nothing but words.
READERS = {"grammar": ("planner_agent.reading.grammar", "GrammarReader")}


def reader_named(name: str) -> Reader:
    """A reader by name; UserError for an unknown one."""
    if name not in READERS:
        raise UserError(f"There is no reader {name!r}.", f"Known readers: gold, {', '.join(READERS)}.")
    module, attribute = READERS[name]
    reader: Reader = getattr(import_module(module), attribute)()
    return reader


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
