"""A planner on the toy family in a process of its own: ``child.py HOME start|answer|thread THREAD JSON``."""

from __future__ import annotations

import json
import os
import sys
from datetime import date
from pathlib import Path

from planner_agent import Planner, PlannerError, Settings
from tests.graph import toy


def main() -> None:
    home, verb, thread, words = sys.argv[1:5]
    toy.register()
    toy.FAMILY.delay = float(os.environ.get("TOY_DELAY", "0"))
    planner = Planner(
        toy.CATALOG, toy.ToyReader(), today=date(2026, 11, 22), settings=Settings(home=Path(home))
    )
    try:
        if verb == "start":
            outcome = planner.start(words, thread)
        elif verb == "answer":
            outcome = planner.answer(thread, json.loads(words))
        else:
            outcome = planner.thread(thread)
    except PlannerError as error:
        print(json.dumps({"error": str(error)}))
    else:
        print(outcome.model_dump_json())


if __name__ == "__main__":
    main()
