"""Every snippet of the README and of docs/ runs, and every transcript is what the command prints."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest
from typer.testing import CliRunner

from planner_agent.cli import app

ROOT = Path(__file__).parents[2]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
FENCE = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def _snippets(language: str) -> list[tuple[str, str]]:
    return [
        (f"{page.name}-{number}", body)
        for page in PAGES
        for number, (kind, body) in enumerate(FENCE.findall(page.read_text()))
        if kind == language
    ]


PYTHON = _snippets("python")
TRANSCRIPTS = _snippets("console")


@pytest.mark.parametrize("code", [body for _, body in PYTHON], ids=[name for name, _ in PYTHON])
def test_python_snippets_run(code: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PLANNER_HOME", str(tmp_path / "home"))
    exec(compile(code, "snippet", "exec"), {"__name__": "snippet"})  # noqa: S102 - our own documents


@pytest.mark.parametrize("shown", [body for _, body in TRANSCRIPTS], ids=[name for name, _ in TRANSCRIPTS])
def test_transcripts_are_real(shown: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PLANNER_HOME", str(tmp_path))
    command, _, expected = shown.partition("\n")
    program, *arguments = shlex.split(command.removeprefix("$ "))
    assert program == "planner-agent"
    printed = CliRunner().invoke(app, arguments).stdout
    assert printed.strip() == expected.strip()


def test_there_are_snippets() -> None:
    assert len(PYTHON) >= 4 and len(TRANSCRIPTS) >= 3
