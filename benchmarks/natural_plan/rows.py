"""What a task of NATURAL PLAN brings: its rows, what a row says in truth, and two ways of judging a plan."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from importlib import import_module
from pathlib import Path
from typing import Any, Protocol

from benchmarks.common import load_rows
from planner_agent.errors import DataError, UserError

_TASKS = {
    "trip": "benchmarks.natural_plan.trip",
    "meeting": "benchmarks.natural_plan.meeting",
    "calendar": "benchmarks.natural_plan.calendar",
}
TASKS = tuple(_TASKS)


@dataclass(frozen=True, slots=True)
class Row:
    """One request: the words as a person would send them, the golden plan, and the row's other fields."""

    id: str
    text: str
    golden_plan: Any
    fields: Mapping[str, Any] = field(default_factory=dict[str, Any])


class Task(Protocol):
    """One task of the benchmark; each is a module with a ``TASK``."""

    name: str
    family: str

    def load(self, path: Path) -> Sequence[Row]:
        """The rows of a file; DataError for one that is not of this task."""
        ...

    def today(self, row: Row) -> date:
        """The day on which the request is read."""
        ...

    def gold(self, row: Row) -> Any:
        """What the row asks for, as a spec of the family: from its structured fields where it has them, else
        by an exact parser of the words. ValueError where the words are not of the known forms."""
        ...

    def valid(self, row: Row, plan: Any) -> Sequence[str]:
        """What is wrong with the plan by the task's own words, best count included; empty if nothing.

        Independent of the family's ``verify`` and of its readers.
        """
        ...

    def answer(self, row: Row, plan: Any) -> str:
        """The plan in the text form that the benchmark asks for."""
        ...

    def official(self, row: Row, answer: str) -> bool:
        """The benchmark's own verdict on an answer."""
        ...


def task(name: str) -> Task:
    """The task of that name, imported on first use; UserError for an unknown one."""
    if name not in _TASKS:
        raise UserError(f"There is no task {name!r}.", f"Known tasks: {', '.join(_TASKS)}.")
    return import_module(_TASKS[name]).TASK


def rows_of(path: Path, text: str = "prompt_0shot") -> list[Row]:
    """The rows of a file as they are, ``text`` being the field with the words; DataError where one lacks
    what every row has."""
    found: list[Row] = []
    for number, row in enumerate(load_rows(path), 1):
        if missing := [name for name in ("id", text, "golden_plan") if name not in row]:
            raise DataError(f"{path}, row {number}: {', '.join(missing)} is missing")
        found.append(Row(row["id"], row[text], row["golden_plan"], row))
    return found
