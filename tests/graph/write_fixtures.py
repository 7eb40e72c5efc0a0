"""Writes the checkpoints in ``fixtures`` that today's version makes (run once a STATE_VERSION).

python -m tests.graph.write_fixtures
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from planner_agent import Planner
from planner_agent.graph.state import STATE_VERSION
from tests.graph import toy


def main() -> None:
    toy.register()
    for name, text in {"waiting": "go to PARIS", "finished": "go to PARIS on 2027-01-02"}.items():
        with TemporaryDirectory() as folder:
            path = Path(folder) / "threads.sqlite"
            Planner(toy.CATALOG, toy.ToyReader(), today=date(2026, 11, 22), checkpointer=path).start(
                text, "old"
            )
            with closing(sqlite3.connect(path)) as connection:
                dump = "\n".join(connection.iterdump())
        target = Path(__file__).parent / "fixtures" / f"{name}_v{STATE_VERSION}.sql"
        target.write_text(f"{dump}\n")


if __name__ == "__main__":
    main()
