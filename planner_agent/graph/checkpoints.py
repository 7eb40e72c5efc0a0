"""Where threads are kept: SQLite by default, memory, or a saver of the caller's."""

from __future__ import annotations

import sqlite3
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, closing, contextmanager
from pathlib import Path
from typing import Any

from langgraph.checkpoint.base import BaseCheckpointSaver
from langgraph.checkpoint.memory import InMemorySaver
from langgraph.checkpoint.serde.jsonplus import JsonPlusSerializer

from planner_agent.errors import UserError
from planner_agent.graph.leases import FileLeases, Leases, MemoryLeases

FILE_NAME = "threads.sqlite"
_WAIT = 10.0


def serialiser() -> JsonPlusSerializer:
    """State holds JSON values only, so no type of ours (or anybody's) may be built on loading."""
    return JsonPlusSerializer(allowed_msgpack_modules=None)


class Store:
    """Opens the saver for one call. SQLite connections live for one call each, so that none is left
    open, none is shared by threads or event loops, and WAL lets readers pass."""

    def __init__(self, saver: BaseCheckpointSaver[Any] | None, path: Path | None, leases: Leases) -> None:
        self._saver = saver
        self._path = path
        self.leases = leases

    @contextmanager
    def open(self) -> Iterator[BaseCheckpointSaver[Any]]:
        if self._path is None:
            assert self._saver is not None
            yield self._saver
            return
        from langgraph.checkpoint.sqlite import SqliteSaver

        with _told(self._path), closing(_connect(self._path)) as connection:
            yield SqliteSaver(connection, serde=serialiser())

    @asynccontextmanager
    async def aopen(self) -> AsyncIterator[BaseCheckpointSaver[Any]]:
        if self._path is None:
            assert self._saver is not None
            yield self._saver
            return
        import aiosqlite
        from langgraph.checkpoint.sqlite.aio import AsyncSqliteSaver

        with _told(self._path):
            _connect(self._path).close()
            async with aiosqlite.connect(self._path, timeout=_WAIT) as connection:
                yield AsyncSqliteSaver(connection, serde=serialiser())


def store(checkpointer: Any, home: Path) -> Store:
    """ "sqlite" (in ``home``), "memory", the path of a SQLite file, or a saver."""
    if isinstance(checkpointer, BaseCheckpointSaver):
        return Store(checkpointer, None, MemoryLeases())
    if checkpointer == "memory":
        return Store(InMemorySaver(serde=serialiser()), None, MemoryLeases())
    if checkpointer == "sqlite":
        return _file_store(home / FILE_NAME)
    if isinstance(checkpointer, Path | str) and str(checkpointer):
        return _file_store(Path(checkpointer))
    raise UserError(
        f"The checkpointer is {checkpointer!r}.",
        'Give "sqlite", "memory", the path of a file, or a LangGraph saver.',
    )


def _file_store(path: Path) -> Store:
    try:
        path = path.expanduser().absolute()
        locks = path.with_name(f"{path.stem}.locks")
        path.parent.mkdir(parents=True, exist_ok=True)
        locks.mkdir(exist_ok=True)
    except (OSError, RuntimeError) as error:
        raise UserError(
            f"Threads cannot be kept in {path.parent}: {getattr(error, 'strerror', error)}.",
            "Set PLANNER_HOME to a folder of yours.",
        ) from error
    return Store(None, path, FileLeases(locks))


def _connect(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, timeout=_WAIT, check_same_thread=False)
    try:
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("PRAGMA synchronous=NORMAL")
    except sqlite3.Error:
        connection.close()
        raise
    return connection


@contextmanager
def _told(path: Path) -> Iterator[None]:
    """What SQLite says of a file that is damaged, locked, full or not ours, as a UserError."""
    try:
        yield
    except sqlite3.Error as error:
        raise UserError(
            f"The thread file {path} cannot be used: {error}.",
            "Move it away, or set PLANNER_HOME to another folder.",
        ) from error
