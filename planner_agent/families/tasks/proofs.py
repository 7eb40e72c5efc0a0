"""The proof of a plan of tasks in words: what each goal has reached, and what no plan can beat."""

from __future__ import annotations

from collections.abc import Sequence

from planner_agent.families.engines import shown
from planner_agent.families.tasks.plan import TasksPlan
from planner_agent.families.tasks.spec import DAY, TasksSpec
from planner_agent.families.tasks.verify import plan_items
from planner_agent.families.tasks.wishes import earliest, fewest_interruptions, least_lateness, most_important
from planner_agent.outcome import ProofView
from planner_agent.rendering import formats
from planner_agent.spec import Goal, Item
from solvers.result import Proof
from solvers.status import SolveStatus


def proof_view(
    spec: TasksSpec,
    plan: TasksPlan,
    goals: Sequence[Goal],
    proofs: Sequence[Proof],
    backend: str,
    proved: bool,
) -> ProofView:
    """The proof of the first goal (of the first that is not proved), and the sentence that states all."""
    soft = any(rule.strength.kind != "hard" for rule in spec.rules)
    pairs = list(zip(goals, proofs, strict=True))
    goal, proof = next(((g, p) for g, p in pairs if p.status is not SolveStatus.OPTIMAL), pairs[0])
    wishes = "the wishes as far as they can be met, then " if soft else ""
    aims = ", then ".join(_aim(spec, plan, each) for each in goals)
    if proved:
        statement = f"no plan is better, proved: {wishes}{aims}."
    elif proof.objective is not None and proof.bound is not None:
        reached, best = _said(goal, proof.objective), _said(goal, proof.bound)
        statement = f"found in the time given, not proved: {reached}, and no plan can beat {best}."
    else:
        statement = f"found in the time given, not proved: {wishes}{aims}."
    return ProofView(
        status="optimal" if proved else "feasible",
        objective=shown(proof.objective),
        bound=shown(proof.bound),
        gap=None if proof.gap is None else str(proof.gap),
        backend=backend,
        statement=statement,
    )


def plain(goal: Goal) -> Goal:
    """The goal without who said it."""
    return goal.model_copy(update={"source": earliest().source, "evidence": None})


def _aim(spec: TasksSpec, plan: TasksPlan, goal: Goal) -> str:
    items = [item for item in plan_items(spec, plan) if item.kind == "task"]
    if plain(goal) == earliest():
        return f"everything done as early as possible, {_moment(_greatest(items))}"
    if plain(goal) == least_lateness():
        return f"the least lateness, {formats.duration(_total(items, 'lateness'))}"
    if plain(goal) == fewest_interruptions():
        return f"the fewest interruptions, {_total(items, 'interruptions')}"
    if plain(goal) == most_important():
        worth = sum(task.priority for task in spec.frame.tasks)
        return f"what matters most, {_total(items, 'priority')} of {worth} by priority"
    return "the goal given"


def _said(goal: Goal, value: object) -> str:
    """A goal's value in words."""
    whole = value if isinstance(value, int) else None
    if whole is not None and plain(goal) == earliest():
        return f"all done {_moment(whole)}"
    if whole is not None and plain(goal) == least_lateness():
        return f"a lateness of {formats.duration(whole)}"
    return str(value)


def _total(items: Sequence[Item], name: str) -> int:
    return sum(int(item.values[name]) for item in items)


def _greatest(items: Sequence[Item]) -> int:
    return max((int(item.values["finish"]) for item in items), default=0)


def _moment(minutes: int) -> str:
    day = max(0, minutes - 1) // DAY
    return f"on day {day + 1} by {formats.clock(minutes - day * DAY)}"
