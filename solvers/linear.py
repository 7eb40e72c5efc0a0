"""A linear expression over variables, by index."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

Term = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Linear:
    """Σ coefficient · variable + constant."""

    terms: tuple[Term, ...] = ()
    constant: int = 0

    def value(self, values: Sequence[int] | Mapping[int, int]) -> int:
        """Its value where each variable has the value of ``values``."""
        return self.constant + sum(coefficient * values[index] for index, coefficient in self.terms)
