"""``python -m benchmarks NAME …``: each benchmark is imported only when it is asked for."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from importlib import import_module
from typing import cast

from planner_agent.errors import PlannerError

NAMES = {
    "engines": "benchmarks.engines",
    "mutations": "benchmarks.mutations",
    "natural-plan": "benchmarks.natural_plan.bench",
    "rcpsp": "benchmarks.rcpsp.bench",
    "reading": "benchmarks.reading",
    "travelplanner": "benchmarks.travelplanner.bench",
    "roster": "benchmarks.roster.bench",
    "visits": "benchmarks.visits.bench",
}
USAGE = f"usage: python -m benchmarks NAME …\nNAME is one of: {', '.join(NAMES)}; NAME --help says more."


def main(arguments: Sequence[str]) -> int:
    """The exit code: 0 measured, 1 the data is wrong, 2 not a benchmark or not its options."""
    if not arguments or arguments[0] not in NAMES:
        asked = bool(arguments) and arguments[0] in ("-h", "--help")
        print(USAGE, file=sys.stdout if asked else sys.stderr)
        return 0 if asked else 2
    run = cast(Callable[[Sequence[str]], int], import_module(NAMES[arguments[0]]).main)
    try:
        return run(arguments[1:])
    except PlannerError as error:
        print(f"error: {error}", file=sys.stderr)
        return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
