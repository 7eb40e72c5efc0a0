"""Answers kept on disk, so that a benchmark asks each question once. One SQLite file; texts only, no keys."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from planner_agent.errors import UserError
from planner_agent.llm.model import Ask

_TABLE = """CREATE TABLE IF NOT EXISTS answers (
    key TEXT PRIMARY KEY, text TEXT NOT NULL, calls INTEGER NOT NULL,
    tokens_in INTEGER NOT NULL, tokens_out INTEGER NOT NULL, seconds REAL NOT NULL) WITHOUT ROWID"""


@dataclass(frozen=True, slots=True)
class Kept:
    """A model's answer as it was written, and what it took."""

    text: str
    calls: int
    tokens_in: int
    tokens_out: int
    seconds: float


def key_of(model: str, request: Ask, schema: Mapping[str, Any]) -> str:
    """The hash of all that an answer depends on: model, messages, schema, parameters. Not of the endpoint:
    the
    same model behind another address answers the same."""
    said = [
        model,
        [[message.role, message.text] for message in request.messages],
        schema,
        request.schema_name,
        request.max_tokens,
        float(request.temperature),
        request.seed,
    ]
    return hashlib.sha256(json.dumps(said, ensure_ascii=True, separators=(",", ":")).encode()).hexdigest()


class AnswerCache:
    """The file at ``path``, made where it is missing; UserError where it cannot be used. Several processes
    may
    use it at once."""

    def __init__(self, path: Path) -> None:
        self._path = path
        if not path.parent.is_dir():
            raise UserError(
                f"The cache of answers {path} has no folder.", "Make the folder, or give another path."
            )
        with self._open() as database:
            database.execute(_TABLE)

    def get(self, key: str) -> Kept | None:
        with self._open() as database:
            row = database.execute(
                "SELECT text, calls, tokens_in, tokens_out, seconds FROM answers WHERE key = ?", (key,)
            ).fetchone()
        return Kept(*row) if row else None

    def put(self, key: str, kept: Kept) -> None:
        with self._open() as database:
            database.execute(
                "INSERT OR REPLACE INTO answers VALUES (?, ?, ?, ?, ?, ?)",
                (key, kept.text, kept.calls, kept.tokens_in, kept.tokens_out, kept.seconds),
            )

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        try:
            with closing(sqlite3.connect(self._path, timeout=10)) as database, database:
                yield database
        except sqlite3.Error as error:
            raise UserError(
                f"The cache of answers {self._path} cannot be used: {error}.", "Give another path."
            ) from None
