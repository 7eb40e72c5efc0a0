"""A toy family and reader for tests of the plumbing: "go to PARIS on 2027-03-03 under EUR 100 with SPA".

``with WORD``: a rule that the catalog refuses; ``maybe WORD`` the same, soft; ``blurb WORD``: a word
not understood. ``PARIX`` is ambiguous. ``go to NOWHERE`` is infeasible, ``go to SLOW`` times out.
Dates before 2027 are impossible; "dates" has a default where the text says "soon".
"""

from __future__ import annotations

import os
import re
import signal
import time
from datetime import date
from types import SimpleNamespace
from typing import Any

from planner_agent import families
from planner_agent.families import Solution
from planner_agent.families.wording import Speaker, Wording
from planner_agent.outcome import Conflict, ProofView, Violation, Wish
from planner_agent.reading.model import Fit, Gap, Reading, Unsupported
from planner_agent.spec import (
    Amount,
    Compare,
    Evidence,
    Frozen,
    Hard,
    Is,
    ItemTable,
    Money,
    Priority,
    RateMissing,
    Rule,
    Spec,
)

CATALOG = SimpleNamespace(name="toy town", currency="USD", left_out=(), lacks={})


class ToyFrame(Frozen):
    destination: str | None = None
    dates: date | None = None

    @property
    def missing(self) -> tuple[str, ...]:
        return tuple(name for name in ("destination", "dates") if getattr(self, name) is None)


class ToyPlan(Frozen):
    city: str
    day: date
    total: int


class ToyFamily:
    """Everything costs 80 dollars."""

    name = "toy"
    plans = "a toy trip"
    needs = "catalog"
    formats = ("text", "md", "json", "ics")
    #: Switches for tests of faults.
    violations: tuple[Violation, ...] = ()
    findings: tuple[str, ...] = ()
    delay = 0.0

    def fit(self, scan: Any) -> Fit:
        return Fit()

    def reader(self) -> Any:
        raise NotImplementedError("the toy family is read by ToyReader")

    def describe(self, data: Any) -> Speaker:
        return Speaker(Wording(ItemTable(), {}, "part"))

    def spec_type(self) -> Any:
        return Spec[ToyFrame]

    def plan_type(self) -> Any:
        return ToyPlan

    def refusals(self, spec: Any, catalog: Any, options: Any) -> tuple[Unsupported, ...]:
        return tuple(_refusal(rule) for rule in spec.rules if rule.body.amount.where is not None)

    def solve(self, spec: Any, catalog: Any, options: Any) -> Solution:
        time.sleep(self.delay)
        if os.environ.get("TOY_KILL") == "solve":
            os.kill(os.getpid(), signal.SIGKILL)
        for rule in spec.rules:
            bound = rule.body.bound
            if bound.currency != catalog.currency and bound.currency not in options.rates:
                raise RateMissing(f"{bound.amount} {bound.currency} cannot be compared")
            if float(bound.amount) * float(options.rates.get(bound.currency, 1)) < 80:
                return Solution(
                    "infeasible", conflicts=(Conflict(id=rule.id, words="cheap", meaning="budget"),)
                )
        if spec.frame.destination == "NOWHERE":
            return Solution("infeasible", conflicts=(Conflict(id="x", words="NOWHERE", meaning="no way"),))
        if spec.frame.destination == "SLOW":
            return Solution("timed_out")
        if spec.frame.destination == "CRASH":
            raise RuntimeError("the engine broke")
        plan = ToyPlan(city=spec.frame.destination, day=spec.frame.dates, total=80)
        return Solution("optimal", plan, ProofView(status="optimal"), timings_ms={"formulate": 1.0})

    def verify(self, spec: Any, catalog: Any, plan: Any, options: Any) -> Any:
        return self.violations

    def wishes(self, spec: Any, catalog: Any, plan: Any, options: Any) -> tuple[Wish, ...]:
        return tuple(Wish(rule=rule.id, words=rule.id, status="met") for rule in spec.rules)

    def text(self, outcome: Any) -> str:
        parts = [
            outcome.outcome,
            *(question.text for question in outcome.questions if question.id != "unsupported"),
        ]
        if outcome.plan is not None:
            parts.append(f"{outcome.plan.city} on {outcome.plan.day}")
        return "\n".join([*parts, *(f"not understood: {words.quote}" for words in outcome.not_understood)])

    markdown = text

    def ics(self, outcome: Any) -> bytes:
        return b"BEGIN:VCALENDAR"

    def audit(self, text: str, outcome: Any) -> tuple[str, ...]:
        return self.findings


def _refusal(rule: Rule) -> Unsupported:
    return Unsupported(code="no_attribute", quote=rule.id, message=f"Nothing here says {rule.id}.")


class ToyReader:
    name = "toy"

    def __init__(self) -> None:
        self.calls = 0

    def read(self, text: str, catalog: Any, today: date, answers: dict[str, str] | None = None) -> Reading:
        self.calls += 1
        answers = answers or {}
        if answers and os.environ.get("TOY_KILL") == "read":
            os.kill(os.getpid(), signal.SIGKILL)
        gaps: list[Gap] = []
        city = answers.get("destination") or _after("to", text)
        if city == "PARIX":
            city = None
            gaps.append(
                Gap(field="destination", reason="ambiguous", question="Which?", options=("PARIS", "PARIXO"))
            )
        day = _day(answers.get("dates") or _after("on", text), gaps, soon="soon" in text)
        return Reading(
            text=text,
            family="toy",
            spec=Spec[ToyFrame](
                family="toy", frame=ToyFrame(destination=city, dates=day), rules=tuple(_rules(text))
            ),
            gaps=tuple(gaps),
            not_understood=tuple(_evidence(found) for found in re.finditer(r"(?<=blurb )\w+", text)),
            assumptions=(f"today is {today}.",),
        )


def _after(word: str, text: str) -> str | None:
    found = re.search(rf"\b{word} ([\w-]+)", text)
    return found[1] if found else None


def _day(words: str | None, gaps: list[Gap], *, soon: bool) -> date | None:
    default = "2027-01-01" if soon else None
    if words is None:
        gaps.append(Gap(field="dates", reason="missing", question="When?", default=default))
        return None
    try:
        day = date.fromisoformat(words)
    except ValueError:
        gaps.append(Gap(field="dates", reason="impossible", question=f"{words} is no date. When?"))
        return None
    if day.year < 2027:
        gaps.append(Gap(field="dates", reason="impossible", question=f"{day} is past. When?"))
        return None
    return day


def _evidence(found: re.Match[str]) -> Evidence:
    return Evidence(start=found.start(), end=found.end(), quote=found[0])


def _rules(text: str) -> Any:
    for found in re.finditer(r"under ([A-Z]{3}) (\d+)", text):
        bound = Money(amount=found[2], currency=found[1])
        yield Rule(id=found[0], body=Compare(amount=Amount(measure="cost", of=("x",)), op="<=", bound=bound))
    for found in re.finditer(r"(with|maybe) (\w+)", text):
        amount = Amount(of=("x",), where=Is(attr=found[2], values=("yes",)))
        strength = Hard() if found[1] == "with" else Priority(level=1)
        yield Rule(id=found[2], body=Compare(amount=amount, op=">=", bound=1), strength=strength)


FAMILY = ToyFamily()


def register() -> None:
    """Makes the toy family known to the registry of this process."""
    families._REGISTRY["toy"] = "tests.graph.toy"
