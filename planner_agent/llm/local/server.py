"""One server on loopback for all that ask: started when first needed, found by its state file, stopped on
request."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from importlib.util import find_spec
from pathlib import Path
from urllib.error import URLError
from urllib.request import ProxyHandler, build_opener

from planner_agent.errors import ModelError, UserError
from planner_agent.llm.local.weights import KNOWN, Weights, folder, named, verified

#: Seconds that loading the weights may take.
PATIENCE = 120.0
#: One thread: two collapse where another process is busy (measured).
THREADS = 1
CONTEXT = 8192
_LOOPBACK = "127.0.0.1"
#: Servers that this process started; they outlive it, but what has ended is fetched.
_STARTED: dict[int, subprocess.Popen[bytes]] = {}


@dataclass(frozen=True, slots=True)
class Running:
    """A server that answers: its process, its port, the weights it has loaded."""

    pid: int
    port: int
    weights: str

    @property
    def base_url(self) -> str:
        return f"http://{_LOOPBACK}:{self.port}/v1"


def endpoint(cache: Path, name: str | None = None) -> tuple[str, str]:
    """The base URL and the model's name of the local server, started if it does not run.

    ``name`` are known weights; default: those that run, else the first that are here. Raises UserError
    where the
    weights or the ``[local]`` extra are missing, ModelError where the server does not come up.
    """
    found = running(cache)
    if found is None or name not in (None, found.weights):
        found = start(_chosen(cache, name), cache)
    return found.base_url, found.weights


def _chosen(cache: Path, name: str | None) -> Weights:
    if name is not None:
        return named(name)
    here = next((weights for weights in KNOWN if verified(weights, cache)), None)
    if here is None:
        raise UserError(
            f"No weights of a local model are in {folder(cache)}.",
            f"planner-agent model pull {KNOWN[0].name} --from FILE, once.",
        )
    return here


def running(cache: Path) -> Running | None:
    """The server of the state file, if it answers; a stale file says nothing."""
    try:
        state = json.loads(_state(cache).read_text(encoding="utf-8"))
        found = Running(int(state["pid"]), int(state["port"]), str(state["weights"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return found if _healthy(found.port) else None


def start(weights: Weights, cache: Path, threads: int = THREADS) -> Running:
    """A server with these weights; one that runs with them is taken, one with others is stopped."""
    path = verified(weights, cache)
    if path is None:
        from planner_agent.llm.local.weights import pull

        path = pull(weights, None, cache)
    if find_spec("xllamacpp") is None:
        raise UserError(
            "The package xllamacpp, which serves a local model, is not installed.",
            "pip install 'planner-agent[local]'",
        )
    with _alone(cache):
        found = running(cache)
        if found is not None and found.weights == weights.name:
            return found
        if found is not None:
            stop(cache)
        return _started(weights, path, cache, threads)


def _started(weights: Weights, path: Path, cache: Path, threads: int) -> Running:
    log, port_file = cache / "local-model.log", cache / "local-model.port"
    port_file.unlink(missing_ok=True)
    module = "planner_agent.llm.local.serving"
    arguments = (str(path), weights.name, str(port_file), str(threads), str(CONTEXT))
    with log.open("wb") as out:
        process = subprocess.Popen(
            [sys.executable, "-m", module, *arguments],
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=out,
            start_new_session=True,
            env={**os.environ, "OMP_WAIT_POLICY": "passive"},
        )
    for pid in [pid for pid, child in _STARTED.items() if child.poll() is not None]:
        del _STARTED[pid]
    _STARTED[process.pid] = process
    port = _waited(process, port_file, log)
    found = Running(process.pid, port, weights.name)
    _state(cache).write_text(json.dumps(asdict(found)), encoding="utf-8")
    return found


def _waited(process: subprocess.Popen[bytes], port_file: Path, log: Path) -> int:
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        if process.poll() is not None:
            raise ModelError(
                f"The local model's server ended at once (exit code {process.returncode}).", f"See {log}."
            )
        with suppress(OSError, ValueError):
            port = int(port_file.read_text(encoding="utf-8"))
            if _healthy(port):
                return port
        time.sleep(0.1)
    process.kill()
    raise ModelError(f"The local model's server did not come up within {PATIENCE:.0f} s.", f"See {log}.")


def stop(cache: Path) -> Running | None:
    """End the server; the one that ran, None where none did."""
    found = running(cache)
    _state(cache).unlink(missing_ok=True)
    if found is None:
        return None
    with suppress(ProcessLookupError, PermissionError):
        os.kill(found.pid, signal.SIGTERM)
    deadline = time.monotonic() + 10
    while _healthy(found.port) and time.monotonic() < deadline:
        time.sleep(0.05)
    if found.pid in _STARTED:
        _STARTED.pop(found.pid).wait()
    return found


def _state(cache: Path) -> Path:
    return cache / "local-model.json"


def _healthy(port: int) -> bool:
    opener = build_opener(ProxyHandler({}))  # never through a proxy
    try:
        with opener.open(f"http://{_LOOPBACK}:{port}/health", timeout=2) as answer:
            return answer.status == 200
    except (URLError, OSError, ValueError):
        return False


@contextmanager
def _alone(cache: Path) -> Iterator[None]:
    """One starter at a time."""
    cache.mkdir(parents=True, exist_ok=True)
    with (cache / "local-model.lock").open("w") as lock:
        try:
            import fcntl
        except ImportError:  # Windows: two starters may waste memory, no more
            yield
            return
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
