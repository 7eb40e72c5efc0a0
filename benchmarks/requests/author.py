"""Write ``travel.jsonl`` from the cases: ``python -m benchmarks.requests.author``.

Texts stand beside Python expressions, so that specs stay valid when the schema moves.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from benchmarks.requests import impossible, questions, trips_more, trips_plain, trips_wishes
from benchmarks.requests.cases import Case

FILE = Path(__file__).parent / "travel.jsonl"
MODULES = (trips_plain, trips_wishes, trips_more, questions, impossible)


def cases() -> Iterator[tuple[str, Case]]:
    """(split, case): every other one of each kind is for tests only."""
    for module in MODULES:
        for place, case in enumerate(module.CASES):
            yield ("pool", "test")[place % 2], case


def row(split: str, case: Case) -> dict[str, Any]:
    """One line of the file."""
    expect: dict[str, Any] = {"outcome": case.outcome}
    if case.spec is not None:
        expect["spec"] = case.spec.model_dump(mode="json")
    if case.questions:
        expect["questions"] = list(case.questions)
    if case.conflicts:
        expect["conflicts"] = list(case.conflicts)
    return {
        "id": case.id,
        "text": case.text,
        "lang": "en",
        "today": case.today.isoformat(),
        "split": split,
        "expect": expect,
    }


def lines() -> str:
    """The file's content."""
    return "".join(json.dumps(row(*case), ensure_ascii=False) + "\n" for case in cases())


if __name__ == "__main__":
    FILE.write_text(lines(), encoding="utf-8")
    print(f"{FILE.name}: {sum(1 for _ in cases())} requests")
