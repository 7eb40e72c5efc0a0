"""``planner-agent model``: the language model on this machine."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import Annotated

import typer

from planner_agent.cli_io import reported, say
from planner_agent.settings import Settings

app = typer.Typer(
    help="A language model on this machine: its weights and its server.", no_args_is_help=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)  # fmt: skip
Name = Annotated[str | None, typer.Argument(help="Known weights: coder-1.5b (default), coder-0.5b.")]


@app.command()
def pull(
    name: Name = None,
    source: Annotated[
        str | None, typer.Option("--from", metavar="FILE|URL", help="Where the file is; any mirror will do.")
    ] = None,
) -> None:
    """Put weights into the cache. Only the file with the known SHA-256 is taken."""
    with reported():
        from planner_agent.llm.local.weights import KNOWN, named
        from planner_agent.llm.local.weights import pull as get

        weights = named(name or KNOWN[0].name)
        with _bar(weights.name, weights.size) as told:
            path = get(weights, source, Settings.from_env().cache, told)
        say(f"{weights.name} is at {path}, verified.")


@app.command()
def serve(
    name: Name = None,
    threads: Annotated[int, typer.Option("--threads", min=1, help="One is best on shared cores.")] = 1,
) -> None:
    """Start the server on loopback, or find the one that runs; prints its base URL."""
    with reported():
        from planner_agent.llm.local.server import start
        from planner_agent.llm.local.weights import KNOWN, named

        found = start(named(name or KNOWN[0].name), Settings.from_env().cache, threads)
        print(found.base_url)


@app.command()
def status() -> None:
    """Show which weights are here and which server runs."""
    with reported():
        from planner_agent.llm.local.server import running
        from planner_agent.llm.local.weights import KNOWN, folder, verified

        cache = Settings.from_env().cache
        for weights in KNOWN:
            path = verified(weights, cache)
            there = (folder(cache) / weights.file).exists()
            state = (
                f"verified, {path}" if path else "here, but not verified: pull it" if there else "not here"
            )
            print(f"{weights.name}  {weights.size / 1e9:.2f} GB  {weights.licence}  {state}")
        found = running(cache)
        print(
            f"server: {found.weights} at {found.base_url}, process {found.pid}" if found else "server: none"
        )


@app.command()
def stop() -> None:
    """End the server."""
    with reported():
        from planner_agent.llm.local.server import stop as end

        found = end(Settings.from_env().cache)
        say(f"Stopped the server of {found.weights}." if found else "No server runs.")


def _bar(name: str, size: int) -> AbstractContextManager[Callable[[int], None]]:
    """A bar on a terminal's standard error, as a context that gives the function to tell it."""
    from rich.console import Console
    from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn, TimeRemainingColumn

    console = Console(stderr=True)
    columns = (TextColumn(name), BarColumn(), DownloadColumn(), TimeRemainingColumn())

    @contextmanager
    def shown() -> Iterator[Callable[[int], None]]:
        with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as progress:
            task = progress.add_task(name, total=size)
            yield lambda done: progress.update(task, completed=done)

    return shown()
