"""Integer rows with guards: the one model that CP-SAT and a MILP are both built from.

A condition is a tree of rows (``Leaf``), ``AllOf`` and ``AtLeast``. Trees are monotone, so one
direction suffices: a guard at 1 implies its row, never the reverse (see ``post``).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from fractions import Fraction
from math import gcd, lcm
from typing import Literal

from solvers.globals import Global
from solvers.linear import Linear, Term

#: CP-SAT and MILP arithmetic stays exact below this (2**53).
MAX_ACTIVITY = 1 << 53


class TooLarge(ValueError):
    """A row's numbers leave the range in which both backends are exact."""


@dataclass(frozen=True, slots=True)
class Variable:
    """An integer variable with its bounds, both included."""

    name: str
    low: int
    high: int


@dataclass(frozen=True, slots=True)
class Row:
    """Σ coefficient · variable ≤ right, if all of ``guards`` are 1."""

    terms: tuple[Term, ...]
    right: int
    guards: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Leaf:
    """Σ coefficient · variable ≤ right. Coefficients and right side may be fractions."""

    terms: tuple[tuple[int, int | Fraction], ...]
    right: int | Fraction


@dataclass(frozen=True, slots=True)
class AllOf:
    parts: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class AtLeast:
    """At least ``k`` of the parts hold."""

    k: int
    parts: tuple[Condition, ...]


Condition = Leaf | AllOf | AtLeast

TRUE = AllOf(())
FALSE = AtLeast(1, ())


@dataclass(frozen=True, slots=True)
class Objective:
    """A goal: the numerator alone, or its ratio to ``denominator`` (which is then at least 1).

    The numerator is ``scale`` times what it stands for; proofs give what it stands for.
    """

    sense: Literal["min", "max"]
    numerator: Linear
    denominator: Linear | None = None
    name: str = ""
    scale: int = 1


@dataclass(frozen=True, slots=True)
class Search:
    """How to search a model, where that was measured: threads, and CP-SAT's levels (None: the engine's own
    choice by size). An engine takes what it knows."""

    workers: int = 1
    presolve: bool | None = None
    linearization: int | None = None
    symmetry: int | None = None
    probing: int | None = None


@dataclass(slots=True)
class Model:
    """Variables, rows, global constraints and a lexicographic list of objectives.

    ``guards`` are the literals that an explanation may give up (rule id → variable).
    """

    variables: list[Variable] = field(default_factory=list[Variable])
    rows: list[Row] = field(default_factory=list[Row])
    equalities: list[Row] = field(default_factory=list[Row])
    objectives: list[Objective] = field(default_factory=list[Objective])
    guards: dict[str, int] = field(default_factory=dict[str, int])
    hints: dict[int, int] = field(default_factory=dict[int, int])
    globals: list[Global] = field(default_factory=list[Global])
    search: Search = Search()

    def boolean(self, name: str = "") -> int:
        return self.integer(0, 1, name)

    def integer(self, low: int, high: int, name: str = "") -> int:
        self.variables.append(Variable(name, low, high))
        return len(self.variables) - 1

    def at_most(self, terms: Iterable[Term], right: int, *guards: int) -> None:
        """Σ terms ≤ right if the guards hold."""
        self._add(Leaf(tuple(terms), right), guards)

    def at_least(self, terms: Iterable[Term], right: int, *guards: int) -> None:
        self._add(Leaf(tuple((index, -coefficient) for index, coefficient in terms), -right), guards)

    def equal(self, terms: Iterable[Term], right: int, *guards: int) -> None:
        """Σ terms = right; kept as one equality where there is no guard."""
        merged = merge(tuple(terms))
        if guards:
            self.at_most(merged, right, *guards)
            self.at_least(merged, right, *guards)
            return
        self._check(merged)
        if not merged and right == 0:
            return
        low, high = self.activity(merged)
        right = max(low - 1, min(right, high + 1))
        self.equalities.append(Row(merged, right))

    def post(self, condition: Condition, *guards: int) -> None:
        """If all guards are 1 (always, without one), ``condition`` holds."""
        match condition:
            case Leaf():
                self._add(condition, guards)
            case AllOf(parts):
                for part in parts:
                    self.post(part, *guards)
            case AtLeast(k, parts):
                self._post_at_least(k, parts, guards)

    def _post_at_least(self, k: int, parts: tuple[Condition, ...], guards: tuple[int, ...]) -> None:
        if k <= 0:
            return
        if k > len(parts):
            self._add(Leaf((), -1), guards)
            return
        if k == len(parts):
            self.post(AllOf(parts), *guards)
            return
        chosen: list[int] = []
        for part in parts:
            literal = self.boolean("branch")
            self.post(part, literal)
            chosen.append(literal)
        self.at_least([(literal, 1) for literal in chosen], k, *guards)

    def _add(self, leaf: Leaf, guards: tuple[int, ...]) -> None:
        terms, right = integral(leaf)
        self._check(terms)
        low, high = self.activity(terms)
        if high <= right:
            return
        if low > right and len(guards) == 1:
            terms, right, guards = ((guards[0], 1),), 0, ()
        elif low > right:
            right = low - 1  # out of reach is out of reach, and numbers stay small
        self.rows.append(Row(terms, right, guards))

    def activity(self, terms: Iterable[Term]) -> tuple[int, int]:
        """The least and greatest value of Σ terms over the variables' bounds."""
        low = high = 0
        for index, coefficient in terms:
            variable = self.variables[index]
            ends = coefficient * variable.low, coefficient * variable.high
            low, high = low + min(ends), high + max(ends)
        return low, high

    def _check(self, terms: Iterable[Term]) -> None:
        size = sum(
            abs(coefficient) * max(abs(self.variables[index].low), abs(self.variables[index].high))
            for index, coefficient in terms
        )
        if size >= MAX_ACTIVITY:
            raise TooLarge(f"a row can reach {size}, beyond 2**53")


def merge(terms: Iterable[tuple[int, int]]) -> tuple[Term, ...]:
    """One term a variable, zero coefficients left out."""
    sums: dict[int, int] = {}
    for index, coefficient in terms:
        sums[index] = sums.get(index, 0) + coefficient
    return tuple((index, coefficient) for index, coefficient in sums.items() if coefficient)


def integral(leaf: Leaf) -> tuple[tuple[Term, ...], int]:
    """The leaf in integers: times the least common denominator, divided by the gcd of the left."""
    factor = lcm(leaf.right.denominator, *[coefficient.denominator for _, coefficient in leaf.terms])
    if factor == 1:
        terms, right = merge((index, int(coefficient)) for index, coefficient in leaf.terms), int(leaf.right)
    else:
        terms = merge((index, int(coefficient * factor)) for index, coefficient in leaf.terms)
        right = int(leaf.right * factor)
    divisor = gcd(*(coefficient for _, coefficient in terms)) if terms else 1
    if divisor > 1:
        terms = tuple((index, coefficient // divisor) for index, coefficient in terms)
        right = right // divisor
    return terms, right
