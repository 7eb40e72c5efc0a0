"""What the planner answers: one object, whatever happened."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import Field

from planner_agent.reading.model import ReadingUsage, Unsupported
from planner_agent.spec import Evidence, Frozen

Kind = Literal["planned", "needs_input", "infeasible", "timed_out", "unsupported"]


class Question(Frozen):
    """One thing to ask; answer with ``{id: "words"}``. ``default`` is used when the user skips it."""

    id: str
    text: str
    options: tuple[str, ...] = ()
    default: str | None = None
    reason: str = ""
    evidence: tuple[Evidence, ...] = ()


class Violation(Frozen):
    """A check that a plan fails: ``code`` names the check, ``message`` says what and where."""

    code: str
    message: str
    rule: str | None = None


class Conflict(Frozen):
    """One member of a set that cannot hold together: a rule, a frame field or a piece of structure,
    in the user's own words where there are any. ``change`` is the smallest change of this one
    bound that restores a plan, proved, if one is known; ``fixed`` says that it is proved that no
    change of this alone does."""

    id: str
    words: str
    meaning: str
    change: str | None = None
    fixed: bool = False


class ProofView(Frozen):
    """The proof of the plan: per goal the objective and its bound, in the goal's unit."""

    status: str
    objective: int | str | None = None
    bound: int | str | None = None
    gap: str | None = None
    backend: str = ""
    statement: str = ""


class Wish(Frozen):
    """A rule of the spec and how the plan fares with it."""

    rule: str
    words: str
    status: Literal["met", "as far as known", "not met"]
    detail: str = ""


class Outcome(Frozen):
    """The answer to one request; ``outcome`` says which parts are there."""

    outcome: Kind
    family: str = "travel"
    thread_id: str | None = None
    spec: Any = None
    plan: Any = None
    proof: ProofView | None = None
    violations: tuple[Violation, ...] = ()
    questions: tuple[Question, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    wishes: tuple[Wish, ...] = ()
    unsupported: tuple[Unsupported, ...] = ()
    assumptions: tuple[str, ...] = ()
    not_understood: tuple[Evidence, ...] = ()
    text: str = ""
    usage: ReadingUsage = ReadingUsage()
    timings_ms: dict[str, float] = Field(default_factory=dict)
