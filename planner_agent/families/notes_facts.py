"""What the lines of ``notes`` must say, straight from the outcome. Only the templates are shared."""

from __future__ import annotations

from collections.abc import Iterator

from planner_agent.families import notes as say
from planner_agent.families.notes import proof_sentence
from planner_agent.outcome import Outcome
from planner_agent.rendering.template import Claim


def answer_claims(outcome: Outcome) -> Iterator[Claim]:
    """What an outcome without a plan says first."""
    kinds = {
        "needs_input": say.ASK, "infeasible": say.INFEASIBLE, "timed_out": say.TIMED_OUT,
        "unsupported": say.CANNOT_PLAN, "planned": say.NO_PLAN,
    }  # fmt: skip
    yield kinds[outcome.outcome].claim()
    if outcome.outcome in ("needs_input", "unsupported"):
        for n, question in enumerate(outcome.questions, start=1):
            header = say.QUESTION.claim(n=n, text=question.text)
            yield header
            yield from (
                say.OPTION.claim(header, n=k + 1, text=each) for k, each in enumerate(question.options)
            )
            if question.default is not None:
                yield say.DEFAULT.claim(header, default=question.default)
            if question.reason:
                yield say.REASON.claim(header, reason=question.reason)
    if outcome.outcome == "infeasible":
        for n, conflict in enumerate(outcome.conflicts, start=1):
            header = say.CONFLICT.claim(n=n, words=conflict.words or None, meaning=conflict.meaning)
            yield header
            if conflict.change is not None:
                yield say.CHANGE.claim(header, change=conflict.change)
            elif conflict.fixed:
                yield say.NO_CHANGE.claim(header)
    yield from notice_claims(outcome)


def notice_claims(outcome: Outcome) -> Iterator[Claim]:
    if outcome.not_understood:
        yield say.NOT_UNDERSTOOD.claim(words=[each.quote for each in outcome.not_understood])


def note_claims(outcome: Outcome) -> Iterator[Claim]:
    header = say.WISHES.claim()
    yield from [header] if outcome.wishes else []
    for wish in outcome.wishes:
        yield say.WISH.claim(header, words=wish.words, status=wish.status, detail=wish.detail or None)
    header = say.ASSUMPTIONS.claim()
    yield from [header] if outcome.assumptions else []
    for sentence in outcome.assumptions:
        yield say.ASSUMED.claim(header, sentence=sentence)
    header = say.UNSUPPORTED.claim()
    yield from [header] if outcome.unsupported else []
    for each in outcome.unsupported:
        yield say.CANNOT.claim(header, quote=each.quote, message=each.message, near=each.near or None)
    header = say.CHECKS.claim()
    yield from [header] if outcome.violations else []
    for violation in outcome.violations:
        yield say.FAILED.claim(header, message=violation.message)
    proof = outcome.proof
    if proof is not None and (proof.statement or outcome.plan is not None):
        yield say.PROOF.claim(statement=proof_sentence(proof))
