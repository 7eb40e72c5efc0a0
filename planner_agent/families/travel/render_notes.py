"""What stands around a travel plan, or in its place: questions, conflicts, wishes, proof."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from planner_agent.families.travel import render_lines as say
from planner_agent.outcome import Conflict, Outcome, ProofView, Question
from planner_agent.rendering.template import Line, Template

PROVED = "Cheapest of all possible plans, proved"


def _line(template: Template, currency: str = "USD", **values: Any) -> Line:
    return Line(template, template.write(currency, **values))


def opening(outcome: Outcome) -> Iterator[Line]:
    """What an outcome without a plan says first."""
    match outcome.outcome:
        case "needs_input":
            yield _line(say.ASK)
            for n, question in enumerate(outcome.questions, 1):
                yield from _question(n, question)
        case "infeasible":
            yield _line(say.INFEASIBLE)
            for n, conflict in enumerate(outcome.conflicts, 1):
                yield from _conflict(n, conflict)
        case "timed_out":
            yield _line(say.TIMED_OUT)
        case "unsupported":
            yield _line(say.CANNOT_PLAN)
            for n, question in enumerate(outcome.questions, 1):
                yield from _question(n, question)
        case "planned":
            yield _line(say.NO_PLAN)


def _question(n: int, question: Question) -> Iterator[Line]:
    yield _line(say.QUESTION, n=n, text=question.text)
    for place, option in enumerate(question.options, 1):
        yield _line(say.OPTION, n=place, text=option)
    if question.default is not None:
        yield _line(say.DEFAULT, default=question.default)
    if question.reason:
        yield _line(say.REASON, reason=question.reason)


def _conflict(n: int, conflict: Conflict) -> Iterator[Line]:
    yield _line(say.CONFLICT, n=n, words=conflict.words or None, meaning=conflict.meaning)
    if conflict.change is not None:
        yield _line(say.CHANGE, change=conflict.change)
    elif conflict.fixed:
        yield _line(say.NO_CHANGE)


def notice(outcome: Outcome) -> Iterator[Line]:
    """The words that were not used: said at once, before anybody relies on the plan."""
    if outcome.not_understood:
        yield _line(say.NOT_UNDERSTOOD, words=[evidence.quote for evidence in outcome.not_understood])


def notes(outcome: Outcome, currency: str = "USD") -> Iterator[Line]:
    """Wishes, assumptions, wishes that cannot be said, failed checks, proof."""
    if outcome.wishes:
        yield _line(say.WISHES)
        for wish in outcome.wishes:
            yield _line(say.WISH, words=wish.words, status=wish.status, detail=wish.detail or None)
    if outcome.assumptions:
        yield _line(say.ASSUMPTIONS)
        for sentence in outcome.assumptions:
            yield _line(say.ASSUMED, sentence=sentence)
    if outcome.unsupported:
        yield _line(say.UNSUPPORTED)
        for wish in outcome.unsupported:
            yield _line(say.CANNOT, quote=wish.quote, message=wish.message, near=wish.near or None)
    if outcome.violations:
        yield _line(say.CHECKS)
        for violation in outcome.violations:
            yield _line(say.FAILED, message=violation.message)
    if outcome.proof is not None and (outcome.plan is not None or outcome.proof.statement):
        yield _line(say.PROOF, currency, statement=proof_sentence(outcome.proof))


def proof_sentence(proof: ProofView) -> str:
    """The proof's own statement, or one from its status, bound and gap."""
    if proof.statement:
        return proof.statement
    if proof.bound is None:
        return f"None ({proof.status})."
    gap = f", at most {proof.gap} from it" if proof.gap else ""
    return f"{proof.status}: {proof.objective} found, no plan can be better than {proof.bound}{gap}."
