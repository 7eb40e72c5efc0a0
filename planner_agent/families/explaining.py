"""Why a spec has no plan: a minimal set of members that cannot hold together, and for each rule the smallest
change of its bound that restores a plan, proved by solving for it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from time import perf_counter
from typing import Any

from planner_agent.families import Solution
from planner_agent.families.wording import Speaker
from planner_agent.outcome import Conflict
from planner_agent.spec import (
    Attribute,
    Compare,
    Goal,
    Hard,
    ItemTable,
    Mean,
    MeanOf,
    Money,
    Rule,
    Scales,
)
from planner_agent.spec.evaluate import measure_of, scale_of
from solvers.conflicts import Undecided, minimal_conflict

#: Groups that every plan has, so that a goal's greatest or least over them is what a rule bounds.
_FOLDED = frozenset({"day", "date", "week", "person"})
_WITHOUT = "without this wish there is a plan"
#: The conflict of a spec whose reasons took too long to find.
UNTOLD = Conflict(
    id="time",
    words="",
    meaning="which of the wishes stand in each other's way: the time was too short to say",
)


@dataclass(frozen=True)
class Explainer:
    """Explains one infeasible spec.

    ``solve(spec, seconds)`` solves another spec of the family (CP-SAT, nothing of the user's comforts in
    between); ``table`` and ``scales`` are those of its items, ``deadline`` is of ``perf_counter``.
    """

    spec: Any
    solve: Callable[[Any, float], Solution]
    table: ItemTable
    scales: Scales
    speaker: Speaker
    deadline: float

    @property
    def left(self) -> float:
        return max(0.0, self.deadline - perf_counter())

    def conflicts(
        self,
        members: Sequence[str],
        possible: Callable[[Sequence[str]], bool | None],
        structure: Mapping[str, Conflict],
        unexplained: Conflict,
    ) -> tuple[Conflict, ...]:
        """The minimal conflict among ``members`` (rule ids and keys of ``structure``; those that come first
        are given up first), each told. ``possible(subset)`` says whether a subset can hold, None if that
        stays open. ``unexplained`` where not even nothing can hold."""
        try:
            core = minimal_conflict(members, possible)
        except Undecided:
            return (UNTOLD,)
        rules = {rule.id: rule for rule in self.spec.rules}
        told = [self.rule(rules[name]) if name in rules else structure[name] for name in core]
        return tuple(told) or (unexplained,)

    def rule(self, rule: Rule) -> Conflict:
        """A rule as a member of a conflict, with its smallest change."""
        words = rule.evidence.quote if rule.evidence else ""
        change, fixed = self.smallest_change(rule)
        return Conflict(id=rule.id, words=words, meaning=self.speaker.rule(rule), change=change, fixed=fixed)

    def smallest_change(self, rule: Rule) -> tuple[str | None, bool]:
        """The nearest bound with which all else holds: the rule's own amount becomes the goal. None where
        none was found, and whether it is proved that there is none."""
        goal = as_goal(rule)
        if not self.left:
            return None, False
        hard = [other for other in self.spec.rules if isinstance(other.strength, Hard)]
        others = tuple(other for other in hard if other.id != rule.id)  # soft ones would come before the goal
        goals = (goal,) if goal is not None else self.spec.goals
        found = self.solve(self.spec.model_copy(update={"rules": others, "goals": goals}), self.left)
        if found.plan is None or found.proof is None:
            return None, found.status == "infeasible"
        if goal is None or found.status != "optimal" or found.proof.objective is None:
            return _WITHOUT, False
        bound = self._bound(rule, Fraction(found.proof.objective))
        moved = rule.model_copy(update={"body": rule.body.model_copy(update={"bound": bound})})
        again = self.spec.model_copy(update={"rules": (*others, moved), "goals": ()})
        if self.solve(again, self.left).plan is None:  # the goal counts what is sure, a rule what may be
            return _WITHOUT, False
        return self.speaker.rule(moved), False

    def _bound(self, rule: Rule, reached: Fraction) -> Any:
        """A reached amount (stored units) as a bound in the rule's own unit, on the safe side of it."""
        body = rule.body
        if isinstance(body, Mean):
            tenths = reached.__floor__() if body.op == ">=" else reached.__ceil__()
            measure = measure_of(body.measure, body.of, self.table)
            if measure is not None and measure.type == "money":
                return _measured(measure, reached, self.scales, up=body.op == "<=")
            return _plain(Fraction(tenths, scale_of(measure, self.scales)))
        assert isinstance(body, Compare)
        measure = measure_of(body.amount.measure, body.amount.of, self.table)
        if measure is None:
            return int(reached)
        return _measured(measure, reached, self.scales, up=body.op == "<=")


def as_goal(rule: Rule) -> Goal | None:
    """The goal that brings a rule's amount as near to its bound as can be; None where it has none."""
    body = rule.body
    if not isinstance(rule.strength, Hard) or body.negated:
        return None
    if isinstance(body, Mean) and not body.scope:
        mean = MeanOf(measure=body.measure, of=body.of, where=body.where)
        return Goal(sense="max" if body.op == ">=" else "min", mean=mean)
    if not isinstance(body, Compare) or body.other is not None or body.op == "=":
        return None
    least = body.op == "<="
    if not body.scope:
        return Goal(sense="min" if least else "max", amount=body.amount)
    scope = body.scope[0]
    if len(body.scope) == 1 and scope.quantifier == "all" and scope.by in _FOLDED:
        return Goal(
            sense="min" if least else "max", fold="max" if least else "min", by=scope.by, amount=body.amount
        )
    return None


def _measured(measure: Attribute, reached: Fraction, scales: Scales, up: bool) -> Any:
    value = reached / scale_of(measure, scales)
    if measure.type == "money":
        return Money.of_minor(value.__ceil__() if up else value.__floor__(), scales.currency)
    return _plain(value)


def _plain(value: Fraction) -> int | str:
    """A number as the rule language writes it: whole, else as a fraction."""
    return int(value) if value.denominator == 1 else f"{value.numerator}/{value.denominator}"
