"""Why there is no trip: a minimal set of wishes that cannot hold together, in the traveller's words,
and for each the smallest change of its bound that restores a plan, proved by solving for it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from time import perf_counter
from typing import Any

from planner_agent.data.catalog import Catalog
from planner_agent.families import Solution, SolveOptions
from planner_agent.families.travel.candidates import FEWEST_SIGHTS, Collector
from planner_agent.families.travel.dead_ends import dead_ends
from planner_agent.families.travel.formulate import Formulation, formulate
from planner_agent.families.travel.items import TRAVEL_ITEMS
from planner_agent.families.travel.solving import engine, solve
from planner_agent.families.travel.spec import TravelSpec
from planner_agent.families.travel.units import scales_of
from planner_agent.families.travel.words_out import describe
from planner_agent.outcome import Conflict
from planner_agent.spec import Attribute, Compare, Goal, Hard, Mean, MeanOf, Money, Rule, Scales
from planner_agent.spec.evaluate import measure_of, scale_of
from solvers.conflicts import Undecided, minimal_conflict
from solvers.status import SolveStatus

_WITHOUT = "without this wish there is a plan"

#: Movable structure by its guard: what it means in words.
STRUCTURE = {
    "minimum_nights": "places to sleep are booked for their minimum number of nights",
    "rooms": "the rooms booked hold the whole party",
    "least_sights": "full days have a sight at least",
    "no_repeats": "no restaurant or sight is used twice",
    "one_car": "a trip in one's own car has no flights or taxis",
}


def explain(spec: TravelSpec, catalog: Catalog, options: SolveOptions, found: Solution) -> Solution:
    """``found`` (infeasible) with its conflicts; where the time was too short for them, that is said."""
    deadline = perf_counter() + options.time_limit
    oracle = _Oracle(spec, catalog, options, deadline)
    if not oracle.complete:
        return replace(found, conflicts=(_untold(),))
    missing = list(dead_ends(spec, catalog, oracle.collector))
    if missing:
        return replace(found, conflicts=tuple(missing))
    try:
        core = minimal_conflict(oracle.members(), oracle.possible)
    except Undecided:
        return replace(found, conflicts=(_untold(),))
    rules = {rule.id: rule for rule in spec.rules}
    conflicts = [
        _rule_conflict(rules[name], spec, catalog, options, deadline)
        if name in rules
        else Conflict(id=name, words="", meaning=STRUCTURE[name])
        for name in core
    ]
    return replace(found, conflicts=tuple(conflicts) or (_unexplained(),))


def _unexplained() -> Conflict:
    return Conflict(
        id="frame",
        words="",
        meaning="where, when and who leave no trip with places to eat and sleep in this catalog",
    )


def _untold() -> Conflict:
    return Conflict(
        id="time",
        words="",
        meaning="which of the wishes stand in each other's way: the time was too short to say",
    )


class _Oracle:
    """Whether a set of rules and structure can hold on some start date."""

    def __init__(self, spec: TravelSpec, catalog: Catalog, options: SolveOptions, deadline: float) -> None:
        assert spec.frame.dates is not None
        self.engine, self.deadline = engine("cp-sat"), deadline
        scales = scales_of(spec, catalog, options)
        self.collector = Collector(
            spec, catalog, scales, explain=True, usual_sights=FEWEST_SIGHTS, road_meals=options.road_meals
        )
        self.made: list[Formulation] = []
        for start in spec.frame.dates.starts:
            if perf_counter() >= deadline:
                break
            self.made.append(formulate(self.collector, start))
        self.complete = len(self.made) == len(spec.frame.dates.starts)

    def members(self) -> list[str]:
        """All guards: structure first, so that it is blamed only where it must be."""
        guards = list(dict.fromkeys(name for made in self.made for name in made.network.model.guards))
        return sorted(guards, key=lambda name: name not in STRUCTURE)

    def possible(self, names: Sequence[str]) -> bool | None:
        open_question = False
        for made in self.made:
            status = self._status(made, names)
            if status.has_solution:
                return True
            open_question = open_question or status is SolveStatus.TIMED_OUT
        return None if open_question else False

    def _status(self, made: Formulation, names: Sequence[str]) -> SolveStatus:
        left = self.deadline - perf_counter()
        if left <= 0:
            return SolveStatus.TIMED_OUT
        model = made.network.model
        if not made.problem.visits:
            return SolveStatus.INFEASIBLE
        return self.engine.solve(model, None, left, [model.guards[name] for name in names]).status


def _rule_conflict(
    rule: Rule, spec: TravelSpec, catalog: Catalog, options: SolveOptions, deadline: float
) -> Conflict:
    words = rule.evidence.quote if rule.evidence else ""
    change, fixed = _smallest_change(rule, spec, catalog, options, deadline)
    return Conflict(id=rule.id, words=words, meaning=describe(rule, catalog), change=change, fixed=fixed)


def _smallest_change(
    rule: Rule, spec: TravelSpec, catalog: Catalog, options: SolveOptions, deadline: float
) -> tuple[str | None, bool]:
    """The nearest bound with which all else holds: the rule's own amount becomes the goal. None where
    none was found, and whether it is proved that there is none."""
    goal = _as_goal(rule)
    left = deadline - perf_counter()
    if left <= 0:
        return None, False
    hard = [other for other in spec.rules if isinstance(other.strength, Hard)]
    others = tuple(other for other in hard if other.id != rule.id)  # soft ones would come before the goal
    goals = (goal,) if goal is not None else spec.goals
    relaxed = spec.model_copy(update={"rules": others, "goals": goals})
    limits = replace(options, time_limit=left, backend="cp-sat", road_meals=False)
    found = solve(relaxed, catalog, limits)
    if found.plan is None or found.proof is None:
        return None, found.status == "infeasible"
    if goal is None or found.status != "optimal" or found.proof.objective is None:
        return _WITHOUT, False
    bound = _bound(rule, Fraction(found.proof.objective), scales_of(spec, catalog, options))
    moved = rule.model_copy(update={"body": rule.body.model_copy(update={"bound": bound})})
    again = spec.model_copy(update={"rules": (*others, moved), "goals": ()})
    limits = replace(limits, time_limit=max(0.0, deadline - perf_counter()))
    if solve(again, catalog, limits).plan is None:  # the goal counts what is sure, a rule what may be
        return _WITHOUT, False
    return describe(moved, catalog), False


def _as_goal(rule: Rule) -> Goal | None:
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
    if len(body.scope) == 1 and scope.quantifier == "all" and scope.by == "day":
        return Goal(
            sense="min" if least else "max", fold="max" if least else "min", by="day", amount=body.amount
        )
    return None


def _bound(rule: Rule, reached: Fraction, scales: Scales) -> Any:
    """A reached amount (stored units) as a bound in the rule's own unit, on the safe side of it."""
    body = rule.body
    if isinstance(body, Mean):
        tenths = reached.__floor__() if body.op == ">=" else reached.__ceil__()
        measure = measure_of(body.measure, body.of, TRAVEL_ITEMS)
        if measure is not None and measure.type == "money":
            return _measured(measure, reached, scales, up=body.op == "<=")
        return _plain(Fraction(tenths, scale_of(measure, scales)))
    assert isinstance(body, Compare)
    measure = measure_of(body.amount.measure, body.amount.of, TRAVEL_ITEMS)
    if measure is None:
        return int(reached)
    return _measured(measure, reached, scales, up=body.op == "<=")


def _measured(measure: Attribute, reached: Fraction, scales: Scales, up: bool) -> Any:
    value = reached / scale_of(measure, scales)
    if measure.type == "money":
        return Money.of_minor(value.__ceil__() if up else value.__floor__(), scales.currency)
    return _plain(value)


def _plain(value: Fraction) -> int | str:
    """A number as the rule language writes it: whole, else as a fraction."""
    return int(value) if value.denominator == 1 else f"{value.numerator}/{value.denominator}"
