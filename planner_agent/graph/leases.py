"""One call at a time for a thread: of two racing answers, LangGraph would lose one.

A lease is a lock of the operating system, which frees it when the process dies, however it dies.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from typing import Protocol

from planner_agent.errors import UserError


class Leases(Protocol):
    def hold(self, thread_id: str) -> Iterator[None]:
        """A context manager; UserError where another call holds the thread."""
        ...


def _busy(thread_id: str) -> UserError:
    return UserError(
        f"Thread {thread_id!r} is being worked on by another call, so this one was not taken.",
        "Wait for the other to end, look where the thread stands, and answer what is then open.",
    )


class MemoryLeases:
    """Leases within this process."""

    def __init__(self) -> None:
        self._held: set[str] = set()
        self._lock = threading.Lock()

    @contextmanager
    def hold(self, thread_id: str) -> Iterator[None]:
        with self._lock:
            if thread_id in self._held:
                raise _busy(thread_id)
            self._held.add(thread_id)
        try:
            yield
        finally:
            with self._lock:
                self._held.discard(thread_id)


class FileLeases:
    """Leases among all processes of a machine: a locked file a thread in ``folder``, gone when free."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    @contextmanager
    def hold(self, thread_id: str) -> Iterator[None]:
        self._folder.mkdir(parents=True, exist_ok=True)
        path = self._folder / sha256(thread_id.encode()).hexdigest()[:32]
        handle = self._take(path)
        if handle is None:
            raise _busy(thread_id)
        try:
            yield
        finally:
            path.unlink(missing_ok=True)
            os.close(handle)

    @staticmethod
    def _take(path: Path) -> int | None:
        """The handle of the locked file; None where another holds it."""
        while True:
            try:
                handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
            except OSError as error:
                raise UserError(
                    f"Threads cannot be kept in {path.parent}: {error.strerror}.",
                    "Set PLANNER_HOME to a folder of yours.",
                ) from error
            if not _lock(handle):
                os.close(handle)
                return None
            try:
                if os.stat(path).st_ino == os.fstat(handle).st_ino:
                    return handle
            except FileNotFoundError:
                pass
            os.close(handle)  # its holder removed the file in between: it locks nobody out


def _lock(handle: int) -> bool:
    """Lock without waiting; False where another handle holds the lock."""
    try:
        import fcntl
    except ImportError:  # Windows
        import msvcrt

        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined]
        except OSError:
            return False
        return True
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
