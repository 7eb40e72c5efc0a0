"""Instances in the Patterson format, and their published optima."""

from __future__ import annotations

import csv
from pathlib import Path

from planner_agent.errors import DataError
from solvers.tasks.problem import Link, Mode, Problem, Task


def read(path: Path) -> Problem:
    """An instance: its size and resources, the capacities, then a line a task (size, demands, successors).

    Raises DataError where the file is not one.
    """
    try:
        numbers = [int(word) for word in path.read_text(encoding="ascii").split()]
        return _problem(iter(numbers))
    except (OSError, ValueError, StopIteration, IndexError) as error:
        raise DataError(f"{path} is no instance in the Patterson format ({error!r}).", "") from error


def _problem(numbers: object) -> Problem:
    take = lambda: next(numbers)  # type: ignore[call-overload] # noqa: E731
    count, resources = take(), take()
    capacities = tuple(take() for _ in range(resources))
    tasks: list[Task] = []
    links: list[Link] = []
    for k in range(count):
        size = take()
        demands = [(r, take()) for r in range(resources)]
        needed = tuple((r, amount) for r, amount in demands if amount)
        tasks.append(Task((Mode(size, needed),)))
        links += [Link(k, take() - 1) for _ in range(take())]
    return Problem(tuple(tasks), tuple(links), capacities, sum(task.least for task in tasks))


def optima(folder: Path) -> dict[str, int]:
    """The makespans of optimum.csv by instance."""
    path = folder / "optimum.csv"
    if not path.is_file():
        raise DataError(f"{folder} has no optimum.csv.", "Give the folder of the instances with --data.")
    with path.open(encoding="utf-8", newline="") as file:
        return {row["instance"]: int(row["makespan"]) for row in csv.DictReader(file)}
