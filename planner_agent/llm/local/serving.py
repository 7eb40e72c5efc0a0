"""The server's process: ``python -m planner_agent.llm.local.serving WEIGHTS NAME PORT_FILE THREADS
CONTEXT``."""

from __future__ import annotations

import signal
import sys
from pathlib import Path
from threading import Event
from urllib.parse import urlsplit


def main(weights: str, name: str, port_file: str, threads: str, context: str) -> None:
    """Serve ``weights`` on a free port of loopback until told to end."""
    import xllamacpp

    params = xllamacpp.CommonParams()
    params.model.path = weights
    params.model_alias = {name}
    params.hostnames = ["127.0.0.1"]
    params.port = 0  # any that is free
    params.n_ctx, params.n_parallel = int(context), 1
    params.cpuparams.n_threads = params.cpuparams_batch.n_threads = int(threads)
    params.offline, params.ui = True, False
    ended = Event()
    signal.signal(signal.SIGTERM, lambda *_: ended.set())
    server = xllamacpp.Server(params)
    Path(port_file).write_text(str(urlsplit(server.listening_address).port), encoding="utf-8")
    ended.wait()


if __name__ == "__main__":
    main(*sys.argv[1:])
