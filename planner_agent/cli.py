"""The command ``planner-agent``: plan, chat, read, doctor."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from planner_agent.cli_io import asked, interactive, prompted, read_text, reported, say, spinner, today_from
from planner_agent.cli_io import exit_code as code_of
from planner_agent.cli_model import app as model_app

if TYPE_CHECKING:
    from planner_agent.outcome import Outcome
    from planner_agent.planner import Planner

app = typer.Typer(
    name="planner-agent",
    help="Say what you want in your own words; get a plan that is proved best and checked, "
    "one good question, or the honest reason why not.",
    epilog="Exit codes: 0 planned · 2 usage or configuration · 3 input needed (--no-input) · 4 infeasible · "
    "5 time limit without a plan · 1 anything else.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.add_typer(model_app, name="model")

Text = Annotated[str, typer.Argument(help="The request in plain words; “-” reads it from standard input.")]
Catalog = Annotated[
    Path | None, typer.Option("--catalog", help="Folder of your own tables; default: the sample world.")
]
Backend = Annotated[
    str | None, typer.Option("--backend", help="Solver backend; see doctor for those installed.")
]
Today = Annotated[
    str | None, typer.Option("--today", metavar="DATE", help="What “next Friday” counts from, YYYY-MM-DD.")
]
Limit = Annotated[float | None, typer.Option("--time-limit", metavar="S", help="Seconds of solving.")]
Rate = Annotated[
    list[str] | None,
    typer.Option(
        "--rate", metavar="EUR=1.08", help="One unit of a currency in the catalog's; may be repeated."
    ),
]
Calendars = Annotated[
    list[str] | None,
    typer.Option("--calendar", metavar="NAME=FILE", help="A person's .ics file; may be repeated."),
]
Json = Annotated[bool, typer.Option("--json", help="Print one JSON object on standard output, nothing else.")]
Thread = Annotated[
    str | None,
    typer.Option(
        "--thread", metavar="ID", help="Keep the request under this id; if it waits, TEXT is the answer."
    ),
]
ModelName = Annotated[
    str | None,
    typer.Option(
        "--model",
        metavar="NAME",
        help="Let this language model read too (and Chinese, German, Spanish, French requests, which only it "
        "reads); local: the one on this machine.",
    ),
]
BaseUrl = Annotated[
    str | None, typer.Option("--base-url", metavar="URL", help="The model's OpenAI-compatible endpoint.")
]
Effort = Annotated[
    Literal["auto", "fast", "slow"],
    typer.Option("--effort", help="auto asks the model where words were left over; fast never, slow always."),
]
NoInput = Annotated[bool, typer.Option("--no-input", help="Never ask; open questions end with exit code 3.")]


@app.command()
def plan(
    text: Text,
    json: Json = False,
    catalog: Catalog = None,
    calendar: Calendars = None,
    backend: Backend = None,
    thread: Thread = None,
    no_input: NoInput = False,
    today: Today = None,
    format: Annotated[
        Literal["text", "md", "json", "ics", "svg"], typer.Option("--format", help="How to show the outcome.")
    ] = "text",
    time_limit: Limit = None,
    rate: Rate = None,
    model: ModelName = None,
    base_url: BaseUrl = None,
    effort: Effort = "auto",
) -> None:
    """Plan from plain words.

    Asks on the terminal what it cannot do without. With --thread ID the request is kept: run it
    again with the same id to answer (several answers as “dates: 3 to 5 March; origin: Dallas”).
    """
    with reported():
        words = read_text(text)
        planner = _planner(catalog, calendar, backend, today, time_limit, rate, model, base_url, effort)
        asks = interactive(no_input, text)
        outcome = (
            _in_thread(planner, words, thread, asks) if thread is not None else _at_once(planner, words, asks)
        )
        _show(planner, outcome, "json" if json else format)
        raise typer.Exit(code_of(outcome))


@app.command()
def chat(
    catalog: Catalog = None,
    calendar: Calendars = None,
    backend: Backend = None,
    thread: Thread = None,
    today: Today = None,
    time_limit: Limit = None,
    rate: Rate = None,
    model: ModelName = None,
    base_url: BaseUrl = None,
    effort: Effort = "auto",
) -> None:
    """Talk: say a wish, answer questions, say the next one. The thread is kept; an empty line ends it."""
    with reported():
        planner = _planner(catalog, calendar, backend, today, time_limit, rate, model, base_url, effort)
        waiting = _waiting(planner, thread) if thread is not None else None
        name, questions = thread, waiting.questions if waiting else ()
        say("What would you like to plan? (an empty line ends the chat)")
        while questions or (words := _line()):
            call = (
                partial(planner.answer, name, asked(questions))
                if questions
                else partial(planner.start, words, name)
            )
            outcome = _told(call)
            if outcome is None:
                continue
            if outcome.thread_id != name:
                say(f"(thread {outcome.thread_id})")
            name, questions = outcome.thread_id, outcome.questions
            if not questions:
                _show_text(outcome)
                say("What else?")


@app.command()
def read(
    text: Text,
    json: Json = False,
    catalog: Catalog = None,
    calendar: Calendars = None,
    today: Today = None,
    model: ModelName = None,
    base_url: BaseUrl = None,
    effort: Effort = "auto",
) -> None:
    """Show how a text is read: the spec, each part with the words it came from, and what is open."""
    with reported():
        planner = _planner(catalog, calendar, None, today, None, None, model, base_url, effort)
        with spinner("Reading …"):
            reading = planner.read(read_text(text))
        if json:
            print(reading.model_dump_json(indent=2))
            return
        from planner_agent.reading_view import lines

        print("\n".join(lines(reading, planner.sources)))


@app.command()
def doctor(json: Json = False, catalog: Catalog = None) -> None:
    """Show versions, backends, the data and what it lacks, settings, and the words that are passed over."""
    with reported():
        from planner_agent import doctor as report

        with spinner("Looking …"):
            found = report.report(catalog)
        if json:
            from json import dumps

            print(dumps(found, indent=2, ensure_ascii=False))
        else:
            print(report.words(found))
        raise typer.Exit(0 if found["data"].get("error") is None else 1)


def main() -> None:
    """The console entry."""
    for name in ("stdin", "stdout", "stderr"):
        if getattr(sys, name) is None:  # closed by whoever started us
            setattr(sys, name, open(os.devnull, "r" if name == "stdin" else "w"))  # noqa: SIM115
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    app(prog_name="planner-agent")


def _planner(
    catalog: Path | None,
    calendars: list[str] | None,
    backend: str | None,
    today: str | None,
    limit: float | None,
    rate: list[str] | None,
    model: str | None,
    base_url: str | None,
    effort: Literal["auto", "fast", "slow"],
) -> Planner:
    from planner_agent.planner import Planner
    from planner_agent.settings import parse_calendars, parse_rates

    return Planner(
        catalog=catalog,
        calendars=parse_calendars(calendars or []),
        backend=backend,
        today=today_from(today),
        time_limit=limit,
        rates=parse_rates(rate or []),
        model=model,
        base_url=base_url,
        effort=effort,
    )


def _at_once(planner: Planner, words: str, asks: bool) -> Outcome:
    """Plan, and ask on the terminal until nothing is open."""
    answers: dict[str, str] = {}
    while True:
        with spinner("Planning …"):
            outcome = planner.plan(words, answers)
        if not (asks and outcome.questions):
            return outcome
        answers |= asked(outcome.questions)


def _in_thread(planner: Planner, words: str, thread: str, asks: bool) -> Outcome:
    """Answer the thread if it waits, else begin a request in it."""
    with spinner("Planning …"):
        waiting = _waiting(planner, thread)
        if waiting is None or not waiting.questions:
            outcome = planner.start(words, thread)
        else:
            outcome = planner.answer(thread, _answers(words, [question.id for question in waiting.questions]))
    while asks and outcome.questions:
        answers = asked(outcome.questions)
        with spinner("Planning …"):
            outcome = planner.answer(thread, answers)
    return outcome


def _waiting(planner: Planner, thread: str) -> Outcome | None:
    """Where an existing thread stands; None for a new one."""
    return planner.thread(thread) if planner.knows(thread) else None


def _answers(words: str, asked: list[str]) -> dict[str, str]:
    """What a text answers: one open question as a whole, several as “id: words; id: words”."""
    from planner_agent.errors import UserError

    if len(asked) == 1 and not words.lower().startswith(f"{asked[0]}:"):
        return {asked[0]: words}
    answers: dict[str, str] = {}
    for part in words.replace("\n", ";").split(";"):
        name, colon, answer = part.partition(":")
        if colon and name.strip().lower() in asked:
            answers[name.strip().lower()] = answer.strip()
        elif part.strip():
            raise UserError(
                f"{part.strip()[:80]!r} answers none of the {len(asked)} open questions.",
                "Answer as “" + "; ".join(f"{name}: …" for name in asked) + "”.",
            )
    return answers


def _told(call: Callable[[], Outcome]) -> Outcome | None:
    """The outcome of ``call``; in a chat a UserError is told and the talk goes on."""
    from planner_agent.errors import UserError

    try:
        with spinner("Planning …"):
            return call()
    except UserError as error:
        say(str(error))
        return None


def _line() -> str:
    return prompted() or ""


def _show(planner: Planner, outcome: Outcome, format: Literal["text", "md", "json", "ics", "svg"]) -> None:
    if format in ("ics", "svg") and outcome.plan is None:
        print(outcome.text, file=sys.stderr)
        return
    if format == "text":
        _show_text(outcome)
    else:
        print(planner.render(outcome, format).rstrip("\n"))


def _show_text(outcome: Outcome) -> None:
    """The text, in colours on a terminal."""
    if sys.stdout.isatty():
        from rich.console import Console

        from planner_agent.planner import rich_text

        coloured = rich_text(outcome)
        if coloured is not None:
            Console(highlight=False, soft_wrap=True).print(coloured)
            return
    print(outcome.text.rstrip("\n"), flush=True)
