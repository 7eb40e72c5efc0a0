"""What to ask: gaps of a reading become questions, the most important first, all in one message.

Asked is what the frame cannot do without and what a guess could get wrong (two candidates, two
sentences that contradict each other, a date that does not exist). What has a sensible default is
not asked but assumed, and said.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from typing import Any

from planner_agent.outcome import Question
from planner_agent.reading.model import Gap, Reading, Unsupported

#: Ids of the questions that do not come from a reader's gap.
UNSUPPORTED, CURRENCY = "unsupported", "currency"

GO_ON, STOP = "go on without it", "stop"
_ORDER = ("destination", "dates", "origin", "party", "budget", CURRENCY)
_REASONS = {
    "missing": "No plan can be made without it.",
    "ambiguous": "Your words can mean more than one thing here.",
    "contradiction": "Two things that you said do not fit together.",
    "impossible": "What you said cannot be.",
    "unknown_name": "I do not know that name.",
}
_MISSING = {
    "destination": "Where would you like to go?",
    "dates": "On which dates would you like to travel?",
    "origin": "Where do you start from?",
}
_YES = frozenset((
    "go on without it", "go on without them", "go on without", "go on", "go ahead", "continue", "without it",
    "without them", "without", "yes", "y", "yep", "yeah", "ok", "okay", "sure", "drop it", "drop them",
    "leave it out", "leave them out", "1",
))  # fmt: skip
_NO = frozenset(("stop", "no", "n", "nope", "cancel", "quit", "don't", "do not", "2"))


def questions(reading: Reading) -> tuple[Question, ...]:
    """What must be asked about a reading; empty if it can be planned as it is."""
    missing = tuple(getattr(reading.spec.frame, "missing", ()))
    asked: dict[str, Question] = {}
    for gap in sorted(reading.gaps, key=lambda gap: _rank(gap.field)):
        if gap.field not in asked and _must_ask(gap, missing):
            asked[gap.field] = _question(gap)
    for field in missing:
        if field not in asked:
            asked[field] = Question(id=field, text=_missing_text(field), reason=_REASONS["missing"])
    return tuple(sorted(asked.values(), key=lambda question: _rank(question.id)))


def assumed(reading: Reading) -> tuple[str, ...]:
    """Sentences on the gaps that are not asked because they have a sensible default."""
    missing = tuple(getattr(reading.spec.frame, "missing", ()))
    return tuple(
        f"{gap.field.replace('_', ' ').replace('.', ', ')}: {gap.default}."
        for gap in reading.gaps
        if gap.default is not None and not _must_ask(gap, missing)
    )


def skipped(gaps: Iterable[Gap], answers: Mapping[str, str]) -> dict[str, str]:
    """The defaults of those gaps whose question the user skipped (a blank answer)."""
    return {
        gap.field: gap.default
        for gap in gaps
        if gap.default is not None and gap.field in answers and not answers[gap.field].strip()
    }


def unsupported_question(refused: Sequence[Unsupported]) -> Question:
    """The offer to plan without the wishes that cannot be said here."""
    quotes = ", ".join(f"“{wish.quote}”" for wish in refused)
    it = "it" if len(refused) == 1 else "them"
    return Question(
        id=UNSUPPORTED,
        text=f"I cannot take {quotes} into account. Shall I go on without {it}? (say “{GO_ON}” or “{STOP}”)",
        options=(GO_ON, STOP),
        reason=" ".join(dict.fromkeys(wish.message for wish in refused)),
        evidence=tuple(wish.evidence for wish in refused if wish.evidence is not None),
    )


def consents(answer: str) -> bool | None:
    """Whether an answer to the offer says "go on"; None where it says neither that nor "stop"."""
    words = " ".join(answer.lower().strip(" .!\"'“”").replace(",", " ").split())
    return True if words in _YES else False if words in _NO else None


def currency_question(
    foreign: Mapping[str, Sequence[Fraction]], currency: str, unread: str | None = None
) -> Question:
    """What foreign money is worth, or the same sum in the catalog's currency."""
    codes = " and ".join(foreign)
    first = next(iter(foreign))
    again = f"I could not use your answer “{unread}”. " if unread else ""
    sums = [(code, total) for code, totals in foreign.items() for total in totals]
    own = f", or say the sum in {currency}" if len(sums) == 1 else ""
    said = " and ".join(f"{_plain(total)} {code}" for code, total in sums)
    return Question(
        id=CURRENCY,
        text=f"{again}Prices here are in {currency}: how much is 1 {first} in {currency}{own}?"
        if len(foreign) == 1
        else f"{again}Prices here are in {currency}: what are {codes} worth? (say e.g. “{first}=1.08, …”)",
        reason=f"You said {said}; I know no exchange rate for that.",
    )


def _must_ask(gap: Gap, missing: Sequence[str]) -> bool:
    return gap.reason != "missing" or gap.default is None or gap.field.partition(".")[0] in missing


def _question(gap: Gap) -> Question:
    return Question(
        id=gap.field,
        text=gap.question,
        options=gap.options,
        default=gap.default,
        reason=_REASONS[gap.reason],
        evidence=gap.evidence,
    )


def _missing_text(field: str) -> str:
    return _MISSING.get(field, f"What is the {field.replace('_', ' ')}?")


def _rank(field: str) -> int:
    top = field.partition(".")[0]
    return _ORDER.index(top) if top in _ORDER else len(_ORDER)


def _plain(total: Fraction) -> Any:
    return total.numerator if total.denominator == 1 else f"{float(total):.2f}"
