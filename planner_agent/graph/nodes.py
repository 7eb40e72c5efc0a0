"""The nodes: thin wrappers on the pipeline's functions.

``ask`` is the one node that interrupts, and does so first: it runs again on resume, so nothing
costly stands in it and the questions are computed in the node before.
"""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import Literal

from langgraph.runtime import Runtime
from langgraph.types import interrupt

from planner_agent import pipeline
from planner_agent.dialogue import questions as policy
from planner_agent.dialogue.refusals import wish_key
from planner_agent.graph.state import Live, State, fresh, reading_of, request_of
from planner_agent.outcome import Outcome


def begin(state: State, runtime: Runtime[Live]) -> State:
    """Forget the turn before: new input keeps old channels. A host may give the text alone."""
    defaults = {"today": date.today().isoformat(), "catalog": _live(runtime).context.sources.catalog.name}
    return State(request=defaults | state["request"], **fresh())


def read(state: State, runtime: Runtime[Live]) -> State:
    watch = pipeline.Stopwatch()
    with watch("read"):
        reading = pipeline.read(request_of(state), _live(runtime).context)
    return State(reading=reading.model_dump(mode="json"), timings=watch.ms)


def judge(state: State, runtime: Runtime[Live]) -> State:
    """The questions, or what is refused; nothing of it where the reading can be planned."""
    watch = pipeline.Stopwatch(dict(state["timings"]))
    with watch("judge"):
        draft = pipeline.judge(reading_of(state), request_of(state), _live(runtime).context)
    if not draft.is_open:
        return State(questions=[], offered=[], outcome=None, timings=watch.ms)
    outcome = pipeline.open_outcome(draft, watch)
    offered = any(question.id == policy.UNSUPPORTED for question in outcome.questions)
    return State(
        questions=[question.model_dump(mode="json") for question in outcome.questions],
        offered=[wish_key(wish) for wish in draft.refusals.hard] if offered else [],
        **_kept(outcome, runtime),
    )


def ask(state: State) -> State:
    reply: dict[str, str] = interrupt(state["questions"])
    return merged(state, reply)


def plan(state: State, runtime: Runtime[Live]) -> State:
    """Solve, verify, render and audit. One node, for a plan in between is worth nothing."""
    context = _live(runtime).context
    watch = pipeline.Stopwatch(dict(state["timings"]))
    draft = pipeline.judge(reading_of(state), request_of(state), context)
    return _kept(pipeline.finish(draft, context, watch), runtime)


def after_judge(state: State) -> Literal["ask", "plan", "__end__"]:
    if state["questions"]:
        return "ask"
    return "plan" if state["outcome"] is None else "__end__"


def merged(state: State, reply: dict[str, str]) -> State:
    """The answers so far with a reply to the open questions; a question left out is skipped.

    Consent to leave wishes out holds for the wishes that were offered, not for later ones.
    """
    asked = [question["id"] for question in state["questions"]]
    answers = {**state["answers"], **{name: reply.get(name, "") for name in asked}}
    consent = policy.consents(answers.get(policy.UNSUPPORTED, ""))
    accepted = list(state["accepted"])
    if consent:
        accepted = list(dict.fromkeys([*accepted, *state["offered"]]))
    if consent is not False:
        answers.pop(policy.UNSUPPORTED, None)
    return State(answers=answers, accepted=accepted)


def _live(runtime: Runtime[Live]) -> Live:
    """The call's context; the default planner's where a host (langgraph.json) gives none."""
    return runtime.context if isinstance(runtime.context, Live) else Live(_default_context())


@cache
def _default_context() -> pipeline.Context:
    from planner_agent.planner import Planner

    return Planner().context


def _kept(outcome: Outcome, runtime: Runtime[Live]) -> State:
    _live(runtime).outcome = outcome
    return State(outcome=outcome.model_dump(mode="json"), timings=outcome.timings_ms)
