"""The command at a real terminal (a pseudo one): it asks, takes answers, and shows colours."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

pty = pytest.importorskip("pty")
ROOT = Path(__file__).parents[2]


class Terminal:
    """A process whose standard streams are one pseudo-terminal."""

    def __init__(self, home: Path, *words: str) -> None:
        self.master, slave = pty.openpty()
        env = {**os.environ, "PLANNER_HOME": str(home), "TERM": "xterm", "COLUMNS": "120"}
        env.pop("NO_COLOR", None)
        line = [sys.executable, "-W", "error", "-m", "planner_agent", *words]
        self.process = subprocess.Popen(line, cwd=ROOT, env=env, stdin=slave, stdout=slave, stderr=slave)
        os.close(slave)
        self.shown = ""

    def until(self, words: str, seconds: float = 60) -> str:
        """Read until ``words`` are shown (anew)."""
        seen, deadline = len(self.shown), time.monotonic() + seconds
        while words not in self.shown[seen:]:
            assert time.monotonic() < deadline, self.shown
            try:
                data = os.read(self.master, 4096).decode(errors="replace")
            except OSError:  # the other end is closed
                data = ""
            assert data, f"it ended before saying {words!r}: {self.shown}"
            self.shown += data
        return self.shown[seen:]

    def type(self, words: str) -> None:
        os.write(self.master, f"{words}\n".encode())

    def end(self) -> int:
        code = self.process.wait(timeout=60)
        os.close(self.master)
        return code


def test_plan_asks_and_takes_the_answers(tmp_path):
    terminal = Terminal(tmp_path, "plan", "a trip to Denver", "--today", "2026-11-22")
    terminal.until("> ")
    terminal.type("March 3rd to 5th 2027")
    terminal.until("> ")
    terminal.type("Chicago")
    shown = terminal.until("proved")
    assert "Denver" in shown and "\x1b[" in shown, "the plan is shown in colours"
    assert terminal.end() == 0


def test_no_input_does_not_ask_at_a_terminal(tmp_path):
    terminal = Terminal(tmp_path, "plan", "a trip to Denver", "--no-input")
    terminal.until("please tell me")
    assert terminal.end() == 3


def test_chat_is_taken_up_again_after_the_window_was_closed(tmp_path):
    first = Terminal(tmp_path, "chat", "--thread", "talk", "--today", "2026-11-22")
    first.until("> ")
    first.type("3 days in Denver from Chicago")
    first.until("> ")
    first.process.kill()
    first.end()
    again = Terminal(tmp_path, "chat", "--thread", "talk")
    again.until("> ")
    again.type("March 3rd to 5th 2027")
    again.until("What else?")
    again.type("")
    assert again.end() == 0 and "Chicago" in again.shown
