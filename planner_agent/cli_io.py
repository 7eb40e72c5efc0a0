"""What the commands share: streams, prompts, errors in two lines, exit codes."""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import date
from typing import TYPE_CHECKING

import typer

from planner_agent.errors import PlannerError, UserError

if TYPE_CHECKING:
    from planner_agent.outcome import Outcome, Question

PLANNED, OTHER, USAGE, INPUT_NEEDED, INFEASIBLE, TIMED_OUT = 0, 1, 2, 3, 4, 5
_CODES = {
    "planned": PLANNED,
    "needs_input": INPUT_NEEDED,
    "infeasible": INFEASIBLE,
    "timed_out": TIMED_OUT,
    "unsupported": OTHER,
}
_SPIN_AFTER = 1.0  # seconds


def exit_code(outcome: Outcome) -> int:
    return _CODES[outcome.outcome]


@contextmanager
def reported() -> Iterator[None]:
    """Errors as two lines on standard error (what; what to try), never a traceback.

    ``PLANNER_DEBUG=1`` lets an unexpected error through for its traceback.
    """
    try:
        yield
    except UserError as error:
        _fail(error.message, error.hint, USAGE)
    except PlannerError as error:
        _fail(error.message, error.hint, OTHER)
    except KeyboardInterrupt:
        _fail("Stopped.", "A thread that was begun can be taken up again with --thread ID.", OTHER)
    except BrokenPipeError:
        sys.stdout = open(os.devnull, "w")  # noqa: SIM115 (the reader has gone: nothing more to say)
        raise typer.Exit(OTHER) from None
    except (typer.Exit, typer.Abort):
        raise
    except OSError as error:
        with suppress(OSError):
            sys.stdout.close()  # else what is in its buffer fails once more at the end
        sys.stdout = open(os.devnull, "w")  # noqa: SIM115
        _fail(f"A file or stream cannot be used: {error}.", "Make room, or write elsewhere.", OTHER)
    except Exception as error:
        if os.environ.get("PLANNER_DEBUG"):
            raise
        _fail(
            f"An unexpected fault: {type(error).__name__}: {error}",
            "Please report it with the words you used; PLANNER_DEBUG=1 shows where it happened.",
            OTHER,
        )


def _fail(message: str, hint: str, code: int) -> None:
    for words in (message, hint):
        if words:
            say(" ".join(words.split()))
    raise typer.Exit(code) from None


def say(words: str) -> None:
    """A line for the person at the terminal, not for the next program."""
    print(words, file=sys.stderr, flush=True)


def read_text(text: str) -> str:
    """The text, or standard input for "-"."""
    return sys.stdin.read() if text == "-" else text


def interactive(no_input: bool, text: str) -> bool:
    """Whether there is somebody to ask."""
    return not no_input and text != "-" and sys.stdin.isatty()


def today_from(text: str | None) -> date | None:
    if text is None:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise UserError(
            f"--today is {text!r}, which is no date.", "Write YYYY-MM-DD, e.g. 2027-03-03."
        ) from None


def asked(questions: Sequence[Question]) -> dict[str, str]:
    """The answers given on the terminal, by question id; an empty line is a blank answer."""
    answers: dict[str, str] = {}
    for question in questions:
        say("")
        say(question.text)
        for number, option in enumerate(question.options, 1):
            say(f"  {number}) {option}")
        if question.default is not None:
            say(f"  (an empty line means: {question.default})")
        words = prompted()
        if words is None:
            raise UserError("The input ended before all was answered.", "Answer, or use --no-input.")
        answers[question.id] = _chosen(words, question.options)
    return answers


def prompted() -> str | None:
    """A line from the terminal; None where the input has ended."""
    sys.stderr.write("> ")
    sys.stderr.flush()
    line = sys.stdin.readline()
    return line.strip() if line else None


def _chosen(words: str, options: Sequence[str]) -> str:
    """An option for its number, else the words."""
    if words.isascii() and words.isdigit() and words not in options and 1 <= int(words) <= len(options):
        return options[int(words) - 1]
    return words


@contextmanager
def spinner(words: str) -> Iterator[None]:
    """A spinner on standard error for what takes over a second, on a terminal only."""
    if not sys.stderr.isatty():
        yield
        return
    from rich.console import Console

    status = Console(stderr=True).status(words)
    timer = threading.Timer(_SPIN_AFTER, status.start)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()
        timer.join()
        status.stop()
