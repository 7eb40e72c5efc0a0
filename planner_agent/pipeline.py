"""The steps of a request as plain functions: read, judge (ask or refuse), solve, verify, render, audit.

``run`` is all of them in a row; the graph wires the same functions and adds memory. Nothing here
knows a family, a solver or a model.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date
from fractions import Fraction
from time import perf_counter
from typing import Any

from planner_agent.data.sources import Sources
from planner_agent.dialogue import questions as policy
from planner_agent.dialogue.rates import foreign_sums, rates_in
from planner_agent.dialogue.refusals import Refusals, find_refusals
from planner_agent.errors import PlannerError, SolverError, UserError
from planner_agent.families import Family, Solution, SolveOptions, data_for, family
from planner_agent.outcome import Outcome, Question
from planner_agent.reading.model import Reader, Reading
from planner_agent.spec import RateMissing

#: Longer texts are no requests for one plan; they get a UserError, not a long wait.
MAX_TEXT = 20_000
MAX_ANSWER = 2_000
_REPORT = "This is a fault of the planner, not of your request: please report it with the words you used."


@dataclass(frozen=True, slots=True)
class Context:
    """What the steps work with; it holds live objects and is never stored."""

    sources: Sources
    reader: Reader
    options: SolveOptions = field(default_factory=SolveOptions)

    def data(self, name: str) -> Any:
        """What the family of that name plans with."""
        return data_for(family(name), self.sources)


@dataclass(frozen=True, slots=True)
class Request:
    """The user's words. ``answers`` are replies by question id (blank: take the default);
    ``accepted`` the quotes of wishes that the user agreed to leave out."""

    text: str
    today: date
    answers: Mapping[str, str] = field(default_factory=dict)
    accepted: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Draft:
    """A reading that has been judged: what is open, and the spec and options to solve otherwise."""

    reading: Reading
    spec: Any
    options: SolveOptions
    questions: tuple[Question, ...] = ()
    refusals: Refusals = field(default_factory=Refusals)
    stopped: bool = False
    assumptions: tuple[str, ...] = ()

    @property
    def is_open(self) -> bool:
        """Whether there is something to ask or to refuse before a plan can be made."""
        return bool(self.questions or self.refusals.hard)


@dataclass(slots=True)
class Stopwatch:
    """Milliseconds a step."""

    ms: dict[str, float] = field(default_factory=dict)

    @contextmanager
    def __call__(self, step: str) -> Iterator[None]:
        begun = perf_counter()
        try:
            yield
        finally:
            self.ms[step] = round(self.ms.get(step, 0.0) + (perf_counter() - begun) * 1000, 3)

    def total(self) -> dict[str, float]:
        steps = {name: value for name, value in self.ms.items() if name != "total"}
        parts = {name: value for name, value in steps.items() if not name.startswith("solve.")}
        return {**steps, "total": round(sum(parts.values()), 3)}


def request(
    text: str, today: date, answers: Mapping[str, str] | None = None, accepted: tuple[str, ...] = ()
) -> Request:
    """A checked request; UserError for one that is empty, no text, or far too long."""
    if not isinstance(text, str):
        raise UserError(f"The request is a {type(text).__name__}, not text.", "Give it as a str.")
    if not text.strip():
        raise UserError("The request is empty.", "Say what to plan: “5 days in Ohio from Dallas in May”.")
    if len(text) > MAX_TEXT:
        raise UserError(
            f"The request is {len(text):,} characters long; at most {MAX_TEXT:,} are read.",
            "Say it in a few sentences: where to, when, who, and what matters.",
        )
    return Request(_whole(text), today, check_answers(answers or {}), accepted)


def check_answers(answers: Mapping[str, str]) -> dict[str, str]:
    """The answers as text; UserError for one that is no text or far too long."""
    if not isinstance(answers, Mapping):
        raise UserError(
            f"The answers are a {type(answers).__name__}, not a mapping.", "Give {question id: words}."
        )
    for name, answer in answers.items():
        if not isinstance(answer, str):
            raise UserError(f"The answer to {name!r} is {answer!r}, not text.", "Give {question id: words}.")
        if len(answer) > MAX_ANSWER:
            raise UserError(
                f"The answer to {name!r} is {len(answer):,} characters long; the most is {MAX_ANSWER:,}.",
                "Answer the one question in a few words.",
            )
    return {str(name): _whole(answer) for name, answer in answers.items()}


def _whole(text: str) -> str:
    """``text`` with lone surrogates (undecodable bytes of a command line) replaced, length kept."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


# Read and judge ----------------------------------------------------------------------------------


def read(asked: Request, context: Context) -> Reading:
    """Words to a draft spec; skipped questions take their default."""
    answers = {name: words for name, words in asked.answers.items() if _for_reader(name, words)}
    said = {name: words for name, words in answers.items() if words.strip()}
    reading = context.reader.read(asked.text, context.sources, asked.today, said)
    defaults = policy.skipped(reading.gaps, answers)
    if not defaults:
        return reading
    notes = tuple(f"{name}: {default} (the question was skipped)." for name, default in defaults.items())
    again = context.reader.read(asked.text, context.sources, asked.today, said | defaults)
    return again.model_copy(update={"assumptions": (*again.assumptions, *notes)})


def _for_reader(name: str, words: str) -> bool:
    """Offers and exchange rates are settled here, not by the reader."""
    rate = name == policy.CURRENCY and any(char.isdigit() for char in words)
    return name != policy.UNSUPPORTED and not rate


def judge(reading: Reading, asked: Request, context: Context) -> Draft:
    """What to ask and what to refuse; and, where nothing is open, the spec to solve."""
    if any(wish.code == "language" for wish in reading.unsupported):
        unread = Refusals(hard=reading.unsupported, fixed=True)
        return Draft(reading, reading.spec, context.options, refusals=unread, stopped=True)
    questions = policy.questions(reading)
    rates, rate_notes, rate_question = _rates(reading.spec, asked.answers, context, questions)
    options = replace(context.options, rates=rates)
    complete = not getattr(reading.spec.frame, "missing", ()) and rate_question is None
    house = family(reading.family) if complete else None
    consent = policy.consents(asked.answers.get(policy.UNSUPPORTED, ""))
    refusals = find_refusals(reading, house, context.data(reading.family), options, asked.accepted, consent)
    if rate_question is not None:
        questions = (*questions, rate_question)
    if refusals.hard and not refusals.fixed and consent is not False:
        questions = (*questions, policy.unsupported_question(refusals.hard))
    return Draft(
        reading=reading,
        spec=refusals.kept if refusals.kept is not None else reading.spec,
        options=options,
        questions=questions,
        refusals=refusals,
        stopped=bool(refusals.hard) and consent is False,
        assumptions=(*reading.assumptions, *policy.assumed(reading), *rate_notes),
    )


def _rates(
    spec: Any, answers: Mapping[str, str], context: Context, asked: tuple[Question, ...]
) -> tuple[dict[str, Fraction], tuple[str, ...], Question | None]:
    """All known rates, a sentence on each one that the user gave, and the question on the others."""
    own, rates = _currency(spec, context), dict(context.options.rates)
    unknown = {code: sums for code, sums in foreign_sums(spec, own).items() if code not in rates}
    if not unknown:
        return rates, (), None
    answer = answers.get(policy.CURRENCY, "")
    given = rates_in(answer, unknown, own)
    notes = tuple(f"1 {code} is {float(rate):.6g} {own}, from your answer." for code, rate in given.items())
    rest = {code: sums for code, sums in unknown.items() if code not in given}
    if not rest or any(question.id == policy.CURRENCY for question in asked):
        return rates | given, notes, None
    return rates | given, notes, policy.currency_question(rest, own, answer.strip() or None)


def _currency(spec: Any, context: Context) -> str:
    """The currency that a plan is in: its catalog's, else its frame's."""
    data = context.data(spec.family)
    return getattr(data, "currency", None) or getattr(spec.frame, "currency", "USD")


# Solve, verify -----------------------------------------------------------------------------------


def solve(spec: Any, context: Context, options: SolveOptions) -> Solution:
    """The family's solution; SolverError where the backend fails."""
    try:
        return family(spec.family).solve(spec, context.data(spec.family), options)
    except RateMissing as error:
        raise UserError(
            f"{error}: no exchange rate is known.", "Give one, e.g. --rate EUR=1.08, or use the catalog's."
        ) from error
    except RuntimeError as error:
        raise SolverError(
            f"The backend {options.backend!r} failed: {error}",
            "Try another backend: --backend milp or cp-sat.",
        ) from error


def verify(spec: Any, plan: Any, context: Context, options: SolveOptions) -> None:
    """Raises SolverError, naming the first check, for a plan that fails one: it is never shown."""
    violations = family(spec.family).verify(spec, context.data(spec.family), plan, options)
    if violations:
        first = violations[0]
        raise SolverError(
            f"The backend {options.backend!r} returned a plan that fails {len(violations)} check(s); "
            f"the first is {first.code}: {first.message}",
            _REPORT,
        )


# Outcome -----------------------------------------------------------------------------------------


def open_outcome(draft: Draft, watch: Stopwatch) -> Outcome:
    """The outcome of a draft with something open: questions, or the offer to leave wishes out."""
    asks = any(question.id != policy.UNSUPPORTED for question in draft.questions)
    outcome = Outcome(
        outcome="needs_input" if asks and not draft.stopped else "unsupported",
        family=draft.reading.family,
        spec=draft.reading.spec,
        questions=() if draft.stopped else draft.questions,
        unsupported=(*draft.refusals.hard, *draft.refusals.left_out),
        assumptions=draft.assumptions,
        not_understood=draft.reading.not_understood,
        usage=draft.reading.usage,
    )
    return show(outcome, watch)


def planned(draft: Draft, context: Context, watch: Stopwatch) -> Outcome:
    """Solve, verify, render and audit a draft with nothing open."""
    outcome = Outcome(
        outcome="planned",
        family=draft.reading.family,
        spec=draft.spec,
        unsupported=draft.refusals.left_out,
        assumptions=draft.assumptions,
        not_understood=draft.reading.not_understood,
        usage=draft.reading.usage,
    )
    return _solved(outcome, context, draft.options, watch)


def _solved(outcome: Outcome, context: Context, options: SolveOptions, watch: Stopwatch) -> Outcome:
    spec = outcome.spec
    with watch("solve"):
        solution = solve(spec, context, options)
    watch.ms.update({f"solve.{name}": round(ms, 3) for name, ms in solution.timings_ms.items()})
    wishes = ()
    if solution.status in ("optimal", "feasible"):
        if solution.plan is None:
            raise SolverError(f"The backend {options.backend!r} has no plan to its solution.", _REPORT)
        with watch("verify"):
            verify(spec, solution.plan, context, options)
            wishes = family(spec.family).wishes(spec, context.data(spec.family), solution.plan, options)
    status = "planned" if solution.status in ("optimal", "feasible") else solution.status
    update = {
        "outcome": status,
        "plan": solution.plan if status == "planned" else None,
        "proof": solution.proof,
        "conflicts": solution.conflicts,
        "wishes": wishes,
        "assumptions": (*outcome.assumptions, *solution.assumptions),
    }
    return show(outcome.model_copy(update=update), watch)


def show(outcome: Outcome, watch: Stopwatch) -> Outcome:
    """``outcome`` with its text, read back and found to say what the plan says, and the timings."""
    house = family(outcome.family)
    with watch("render"):
        text = house.text(outcome)
    with watch("audit"):
        _audited(house, text, outcome)
    return outcome.model_copy(update={"text": text, "timings_ms": watch.total()})


def _audited(house: Family, text: str, outcome: Outcome) -> None:
    findings = house.audit(text, outcome)
    if findings:
        raise PlannerError(
            f"The text of the {outcome.outcome} answer says what it may not ({len(findings)} finding(s)); "
            f"the first: {findings[0]}",
            _REPORT,
        )


# In a row ----------------------------------------------------------------------------------------


def finish(draft: Draft, context: Context, watch: Stopwatch) -> Outcome:
    """The outcome of a judged reading."""
    return open_outcome(draft, watch) if draft.is_open else planned(draft, context, watch)


def run(asked: Request, context: Context) -> Outcome:
    """All steps in a row."""
    watch = Stopwatch()
    with watch("read"):
        reading = read(asked, context)
    with watch("judge"):
        draft = judge(reading, asked, context)
    return finish(draft, context, watch)


def run_spec(spec: Any, context: Context) -> Outcome:
    """The outcome of a spec that nobody needs to read; what it lacks or cannot say is told."""
    watch = Stopwatch()
    reading = Reading(text="", family=spec.family, spec=spec)
    with watch("judge"):
        draft = judge(reading, Request("", date.min), context)
    return finish(draft, context, watch)
