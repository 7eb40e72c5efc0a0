"""Objectives one after the other, each fixed at its optimum; ratios by Dinkelbach's method.

Dinkelbach, "On nonlinear fractional programming" (Management Science 13, 1967): solve the linear
N − λ·D, set λ = N/D at its optimum, repeat until it is 0; in exact fractions.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from time import perf_counter

from solvers.backend import Backend
from solvers.linear import Linear
from solvers.result import Proof, Result
from solvers.rows import Model, Objective, merge
from solvers.status import SolveStatus


@dataclass(slots=True)
class _Clock:
    deadline: float

    @property
    def left(self) -> float:
        return max(0.0, self.deadline - perf_counter())


def solve(engine: Backend, model: Model, time_limit: float, assume: Sequence[int] = ()) -> Result:
    """Solve for all objectives in order. The status is optimal only if each one is proved.

    Rows that fix earlier objectives are added to ``model``; build it anew for another solve.
    """
    clock = _Clock(perf_counter() + time_limit)
    for objective in model.objectives:
        if objective.denominator is not None:
            model.at_least(objective.denominator.terms, 1 - objective.denominator.constant)
    if not model.objectives:
        return engine.solve(model, None, clock.left, assume)
    last: Result | None = None
    proofs: list[Proof] = []
    for position, objective in enumerate(model.objectives):
        hint = dict(last.values) if last else None
        found = _one(engine, model, objective, clock, assume, hint)
        if not found.status.has_solution:
            if last is None:
                return found
            proofs += [
                Proof(SolveStatus.FEASIBLE, _shown(rest, _value(rest, last)))
                for rest in model.objectives[position:]
            ]
            return Result(SolveStatus.FEASIBLE, last.values, tuple(proofs))
        last = found
        proofs.append(found.proofs[0])
        if position + 1 < len(model.objectives):
            hold(model, objective, _shown(objective, _value(objective, found)))
    assert last is not None
    proved = all(proof.status is SolveStatus.OPTIMAL for proof in proofs)
    return Result(SolveStatus.OPTIMAL if proved else SolveStatus.FEASIBLE, last.values, tuple(proofs))


def _one(
    engine: Backend,
    model: Model,
    objective: Objective,
    clock: _Clock,
    assume: Sequence[int],
    hint: dict[int, int] | None,
) -> Result:
    sign = 1 if objective.sense == "min" else -1
    if objective.denominator is not None:
        return _ratio(engine, model, objective, clock, assume, hint)
    found = engine.solve(model, _scaled(objective.numerator, sign), clock.left, assume, hint)
    if not found.proofs:
        return found
    proof = found.proofs[0]
    bound = None if proof.bound is None else _shown(objective, sign * proof.bound)
    value = _shown(objective, _value(objective, found))
    return Result(found.status, found.values, (Proof(proof.status, value, bound),))


def _ratio(
    engine: Backend,
    model: Model,
    objective: Objective,
    clock: _Clock,
    assume: Sequence[int],
    hint: dict[int, int] | None,
) -> Result:
    assert objective.denominator is not None
    sign = 1 if objective.sense == "min" else -1
    ideal = _ideal(objective)
    first = None if ideal is None else _minus(objective.numerator, objective.denominator, ideal, sign)
    best = engine.solve(model, first, clock.left, assume, hint)
    while best.status.has_solution:
        rate = Fraction(_value(objective, best))
        parametric = _minus(objective.numerator, objective.denominator, rate, sign)
        found = engine.solve(model, parametric, clock.left, assume, dict(best.values))
        if not found.status.has_solution:
            return Result(SolveStatus.FEASIBLE, best.values, (Proof(SolveStatus.FEASIBLE, rate),))
        if parametric.value(dict(found.values)) >= 0:
            proved = found.status is SolveStatus.OPTIMAL
            status = SolveStatus.OPTIMAL if proved else SolveStatus.FEASIBLE
            return Result(status, best.values, (Proof(status, rate, rate if proved else None),))
        best = found
    return best


def _ideal(objective: Objective) -> Fraction | None:
    """The best ratio of any single variable, which no mix of them can beat: a first rate from which
    few steps remain. None where the terms allow no such bound."""
    assert objective.denominator is not None
    weights = dict(objective.denominator.terms)
    plain = not objective.numerator.constant and not objective.denominator.constant
    if not plain or not weights or min(weights.values()) <= 0:
        return None
    values = dict(objective.numerator.terms)
    if not values.keys() <= weights.keys():
        return None
    ratios = [Fraction(values.get(index, 0), weight) for index, weight in weights.items()]
    return min(ratios) if objective.sense == "min" else max(ratios)


def _minus(numerator: Linear, denominator: Linear, rate: Fraction, sign: int) -> Linear:
    """sign · (q·N − p·D) for the rate p/q."""
    p, q = rate.numerator, rate.denominator
    terms = merge(
        [
            *((i, sign * q * c) for i, c in numerator.terms),
            *((i, -sign * p * c) for i, c in denominator.terms),
        ]
    )
    return Linear(terms, sign * (q * numerator.constant - p * denominator.constant))


def _scaled(linear: Linear, factor: int) -> Linear:
    return Linear(tuple((i, factor * c) for i, c in linear.terms), factor * linear.constant)


def _value(objective: Objective, found: Result) -> int | Fraction:
    values = dict(found.values)
    top = objective.numerator.value(values)
    if objective.denominator is None:
        return top
    bottom = objective.denominator.value(values)
    return Fraction(top, bottom) if bottom else Fraction(0)


def _shown(objective: Objective, value: int | Fraction) -> int | Fraction:
    """A value in the objective's own unit."""
    shown = Fraction(value) / objective.scale
    return int(shown) if shown.denominator == 1 else shown


def hold(model: Model, objective: Objective, value: int | Fraction) -> None:
    """Ask that ``objective`` is not worse than ``value`` (in its own unit, as proofs give it): fixes an
    earlier objective, or cuts off what cannot beat an incumbent."""
    sign = 1 if objective.sense == "min" else -1
    scaled = Fraction(value) * objective.scale
    if objective.denominator is None:
        held = _scaled(objective.numerator, sign)
        model.at_most(held.terms, int(sign * scaled) - held.constant)
        return
    held = _minus(objective.numerator, objective.denominator, scaled, sign)
    model.at_most(held.terms, -held.constant)
