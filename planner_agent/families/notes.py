"""What stands around a plan, or in its place, in every family: questions, conflicts, wishes, proof.

The lines' templates and their writers; ``notes_facts`` says, apart from them, what the lines must say.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from planner_agent.outcome import Conflict, Outcome, ProofView, Question
from planner_agent.rendering.template import Line, Template


def head(kind: str, form: str) -> Template:
    """A header within a text; the lines below belong to it."""
    return Template(kind, form, opens=True, mark="## ", gap=True, style="bold")


def item(kind: str, form: str, style: str = "") -> Template:
    """A line of a list under a header."""
    return Template(kind, form, lead="  ", mark="- ", style=style)


def part(kind: str, form: str) -> Template:
    """A paragraph that belongs to the header above it."""
    return Template(kind, form, lead="    ", style="dim")


WISHES = head("wishes", "Your wishes")
WISH = item("wish", "“{words:quote}” · {status:=met|as far as known|not met}[ · {detail:line}]")
ASSUMPTIONS = head("assumptions", "What I assumed")
ASSUMED = item("assumed", "Assumed: {sentence:line}")
NOT_UNDERSTOOD = Template(
    "not_understood",
    "I did not understand: {words:quotes}; nothing was planned from these words.",
    opens=True,
    gap=True,
    style="yellow",
)
UNSUPPORTED = head("unsupported", "What I cannot do")
CANNOT = item("cannot", "“{quote:quote}” · {message:text}[ · what comes near: {near:list}]", "yellow")
CHECKS = head("checks", "Checks that this plan fails")
FAILED = item("failed", "Check failed: {message:line}", "red")
PROOF = Template("proof", "Proof: {statement:line}", opens=True, gap=True, style="green")

ASK = Template("ask", "Before I can plan, please tell me:", opens=True, mark="# ", style="bold green")
QUESTION = Template("question", "{n:int}) {text:line}", opens=True, mark="## ", gap=True, style="bold")
OPTION = item("option", "Option {n:int}: {text:line}")
DEFAULT = part("default", "If you skip this: {default:line}")
REASON = part("reason", "Why I ask: {reason:line}")

INFEASIBLE = Template(
    "infeasible", "No plan meets all of this together:", opens=True, mark="# ", style="bold red"
)
CONFLICT = Template(
    "conflict", "{n:int}) [“{words:quote}” · ]{meaning:line}", opens=True, mark="## ", gap=True, style="bold"
)
CHANGE = part("change", "The smallest change that gives a plan again: {change:line}")
NO_CHANGE = part("no_change", "No change of this alone gives a plan.")

TIMED_OUT = Template(
    "timed_out",
    "The time ran out before a plan was found; whether there is one is not known.",
    opens=True,
    mark="# ",
    style="bold yellow",
)
CANNOT_PLAN = Template(
    "cannot_plan", "This cannot be planned as it was asked.", opens=True, mark="# ", style="bold red"
)
NO_PLAN = Template("no_plan", "There is no plan.", opens=True, mark="# ", style="bold red")

#: All templates of this module, for a family's own list.
NOTES = (
    WISHES, WISH, ASSUMPTIONS, ASSUMED, NOT_UNDERSTOOD, UNSUPPORTED, CANNOT, CHECKS, FAILED, PROOF, ASK,
    QUESTION, OPTION, DEFAULT, REASON, INFEASIBLE, CONFLICT, CHANGE, NO_CHANGE, TIMED_OUT, CANNOT_PLAN,
    NO_PLAN,
)  # fmt: skip


def _line(template: Template, currency: str = "USD", **values: Any) -> Line:
    return Line(template, template.write(currency, **values))


def opening(outcome: Outcome) -> Iterator[Line]:
    """What an outcome without a plan says first."""
    match outcome.outcome:
        case "needs_input":
            yield _line(ASK)
            for n, question in enumerate(outcome.questions, 1):
                yield from _question(n, question)
        case "infeasible":
            yield _line(INFEASIBLE)
            for n, conflict in enumerate(outcome.conflicts, 1):
                yield from _conflict(n, conflict)
        case "timed_out":
            yield _line(TIMED_OUT)
        case "unsupported":
            yield _line(CANNOT_PLAN)
            for n, question in enumerate(outcome.questions, 1):
                yield from _question(n, question)
        case "planned":
            yield _line(NO_PLAN)


def _question(n: int, question: Question) -> Iterator[Line]:
    yield _line(QUESTION, n=n, text=question.text)
    for place, option in enumerate(question.options, 1):
        yield _line(OPTION, n=place, text=option)
    if question.default is not None:
        yield _line(DEFAULT, default=question.default)
    if question.reason:
        yield _line(REASON, reason=question.reason)


def _conflict(n: int, conflict: Conflict) -> Iterator[Line]:
    yield _line(CONFLICT, n=n, words=conflict.words or None, meaning=conflict.meaning)
    if conflict.change is not None:
        yield _line(CHANGE, change=conflict.change)
    elif conflict.fixed:
        yield _line(NO_CHANGE)


def notice(outcome: Outcome) -> Iterator[Line]:
    """The words that were not used: said at once, before anybody relies on the plan."""
    if outcome.not_understood:
        yield _line(NOT_UNDERSTOOD, words=[evidence.quote for evidence in outcome.not_understood])


def notes(outcome: Outcome, currency: str = "USD") -> Iterator[Line]:
    """Wishes, assumptions, wishes that cannot be said, failed checks, proof."""
    if outcome.wishes:
        yield _line(WISHES)
        for wish in outcome.wishes:
            yield _line(WISH, words=wish.words, status=wish.status, detail=wish.detail or None)
    if outcome.assumptions:
        yield _line(ASSUMPTIONS)
        for sentence in outcome.assumptions:
            yield _line(ASSUMED, sentence=sentence)
    if outcome.unsupported:
        yield _line(UNSUPPORTED)
        for wish in outcome.unsupported:
            yield _line(CANNOT, quote=wish.quote, message=wish.message, near=wish.near or None)
    if outcome.violations:
        yield _line(CHECKS)
        for violation in outcome.violations:
            yield _line(FAILED, message=violation.message)
    if outcome.proof is not None and (outcome.plan is not None or outcome.proof.statement):
        yield _line(PROOF, currency, statement=proof_sentence(outcome.proof))


def proof_sentence(proof: ProofView) -> str:
    """The proof's own statement, or one from its status, bound and gap."""
    if proof.statement:
        return proof.statement
    if proof.bound is None:
        return f"None ({proof.status})."
    gap = f", at most {proof.gap} from it" if proof.gap else ""
    return f"{proof.status}: {proof.objective} found, no plan can be better than {proof.bound}{gap}."
