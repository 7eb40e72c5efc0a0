"""The model on this machine: weights by their hash, one server, and, where the real weights are, real
answers."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib.util import find_spec
from pathlib import Path

import pytest
from typer.testing import CliRunner

from planner_agent.cli import app
from planner_agent.errors import DataError, UserError
from planner_agent.llm import Ask, Message, open_model
from planner_agent.llm.local import KNOWN, endpoint, pull, running, stop, verified
from planner_agent.llm.local import server as local_server
from planner_agent.settings import Settings

DATA = os.urandom(3 << 20)
SMALL = replace(
    KNOWN[1], name="small", file="small.gguf", size=len(DATA), sha256=hashlib.sha256(DATA).hexdigest()
)
CACHE = Settings.from_env().cache
HERE = [weights for weights in KNOWN if verified(weights, CACHE)]
REAL = pytest.mark.skipif(
    not HERE or find_spec("xllamacpp") is None,
    reason="the weights or xllamacpp are not here: scripts/fetch_test_weights.py, pip install xllamacpp",
)


class _Mirror(BaseHTTPRequestHandler):
    """/whole, /cut (ends in the middle), /endless (longer than known), /missing."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        if self.path == "/missing":
            self.send_error(404)
            return
        self.send_response(200)
        if self.path == "/cut":
            self.send_header("Content-Length", str(len(DATA)))
        self.send_header("Connection", "close")
        self.end_headers()
        body = DATA[: len(DATA) // 2] if self.path == "/cut" else DATA
        self.wfile.write(body + (DATA if self.path == "/endless" else b""))
        self.close_connection = True

    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture
def mirror() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Mirror)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


def test_a_file_is_taken_by_its_hash_and_kept(tmp_path: Path) -> None:
    source = tmp_path / "from.gguf"
    source.write_bytes(DATA)
    heard: list[int] = []
    path = pull(SMALL, str(source), tmp_path / "cache", heard.append)
    assert path.read_bytes() == DATA and heard[-1] == len(DATA)
    source.unlink()
    assert pull(SMALL, None, tmp_path / "cache") == path  # it is there
    assert verified(SMALL, tmp_path / "cache") == path
    path.write_bytes(DATA[:-1] + b"x")
    assert verified(SMALL, tmp_path / "cache") is None  # it was changed behind our back
    with pytest.raises(DataError, match="SHA-256"):
        pull(SMALL, None, tmp_path / "cache")


@pytest.mark.parametrize("content", [b"", DATA[:-1], DATA[:-1] + b"!", DATA + b"!"])
def test_another_file_is_refused_and_nothing_is_left(tmp_path: Path, content: bytes) -> None:
    source = tmp_path / "from.gguf"
    source.write_bytes(content)
    with pytest.raises(DataError):
        pull(SMALL, str(source), tmp_path / "cache")
    assert list((tmp_path / "cache" / "models").iterdir()) == []


def test_a_mirror_serves_as_well(tmp_path: Path, mirror: str) -> None:
    assert pull(SMALL, f"{mirror}/whole", tmp_path).read_bytes() == DATA


@pytest.mark.parametrize(
    ("path", "said"), [("/missing", "404"), ("/cut", "broke off"), ("/endless", "longer than")]
)
def test_a_download_that_fails_leaves_nothing(tmp_path: Path, mirror: str, path: str, said: str) -> None:
    with pytest.raises(DataError, match=said):
        pull(SMALL, mirror + path, tmp_path)
    assert verified(SMALL, tmp_path) is None
    assert list((tmp_path / "models").iterdir()) == []


def test_a_dead_mirror_and_a_missing_file_are_told(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="broke off"):
        pull(SMALL, "http://127.0.0.1:9/x", tmp_path)
    with pytest.raises(UserError, match="cannot be read"):
        pull(SMALL, str(tmp_path / "nowhere"), tmp_path)
    with pytest.raises(UserError, match="--from FILE"):
        pull(SMALL, None, tmp_path)


def test_a_disk_without_room_is_told_before_the_download(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="GB are free"):
        pull(replace(SMALL, size=1 << 60), "http://127.0.0.1:9/x", tmp_path)


@pytest.mark.parametrize(
    "state", ["", "{", "[]", '{"pid": 1}', '{"pid": 1, "port": 9, "weights": "coder-0.5b"}']
)
def test_a_stale_state_file_says_nothing(tmp_path: Path, state: str) -> None:
    (tmp_path / "local-model.json").write_text(state)
    assert running(tmp_path) is None
    assert stop(tmp_path) is None
    assert not (tmp_path / "local-model.json").exists()


def test_without_weights_the_user_is_told_how_to_get_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(UserError, match="model pull"):
        endpoint(tmp_path)
    monkeypatch.setenv("PLANNER_CACHE", str(tmp_path))
    told = CliRunner().invoke(app, ["model", "status"])
    assert told.exit_code == 0
    assert "coder-1.5b" in told.output and "not here" in told.output and "server: none" in told.output
    for arguments in (["pull"], ["serve"], ["pull", "gpt"]):
        assert CliRunner().invoke(app, ["model", *arguments]).exit_code == 2
    assert "No server runs" in CliRunner().invoke(app, ["model", "stop"]).output


def test_a_server_that_dies_at_once_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    if find_spec("xllamacpp") is None:
        pytest.skip("xllamacpp is not installed")
    source = tmp_path / "from.gguf"
    source.write_bytes(DATA)
    pull(SMALL, str(source), tmp_path)
    monkeypatch.setattr(local_server, "PATIENCE", 30.0)
    from planner_agent.errors import ModelError

    with pytest.raises(ModelError, match=r"ended at once|come up"):
        local_server.start(SMALL, tmp_path)  # random bytes are no weights


@REAL
@pytest.mark.local_model
def test_a_real_server_answers_restarts_and_ends(tmp_path: Path) -> None:
    weights = HERE[-1]
    cache = tmp_path / "cache"
    (cache / "models").mkdir(parents=True)
    there = verified(weights, CACHE)
    assert there is not None
    for path in (there, there.with_name(f"{there.name}.verified")):
        (cache / "models" / path.name).symlink_to(path)
    try:
        first = endpoint(cache)
        assert endpoint(cache) == first  # found, not started again
        model = open_model(Settings(cache=cache, model="local"))
        assert model is not None and model.name == weights.name and model.keeps_prompts
        schema = {
            "type": "object",
            "properties": {"city": {"type": "string", "enum": ["Paris", "Rome"]}},
            "required": ["city"],
            "additionalProperties": False,
        }
        ask = Ask((Message("user", "We love the Eiffel tower. Which city?"),), schema, "city", max_tokens=20)
        assert model.ask(ask).value["city"] in ("Paris", "Rome")
        state = json.loads((cache / "local-model.json").read_text())
        os.kill(state["pid"], 9)  # a crash: the next that asks starts it anew
        assert endpoint(cache)[1] == weights.name
        assert json.loads((cache / "local-model.json").read_text())["pid"] != state["pid"]
    finally:
        assert stop(cache) is not None
    assert running(cache) is None


def test_the_server_program_needs_no_planner(tmp_path: Path) -> None:
    code = "import sys, planner_agent.llm.local.serving; print({'ortools', 'openai'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["set()"]
