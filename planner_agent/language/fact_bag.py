"""The facts of one chart by type, with the user's corrections applied."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Protocol, TypeVar

from planner_agent.language.chart import Chart
from planner_agent.language.negation import keep_latest
from planner_agent.language.tokens import Found


class Fact(Protocol):
    """Something read from the tokens ``first`` up to ``stop``."""

    @property
    def first(self) -> int: ...
    @property
    def stop(self) -> int: ...


F = TypeVar("F", bound=Fact)


class FactBag:
    """The facts of one chart by type, corrections applied."""

    def __init__(self, chart: Chart) -> None:
        self.chart = chart
        self._all = [fact for phrase in chart.phrases for fact in phrase.facts]
        self._all.sort(key=lambda fact: getattr(fact, "first", 0))

    def of(self, kind: type[F]) -> list[F]:
        return self.latest([fact for fact in self._all if isinstance(fact, kind)])

    def plain(self, kind: type[Any]) -> list[Any]:
        return [fact for fact in self._all if isinstance(fact, kind)]

    def latest(self, facts: Sequence[F]) -> list[F]:
        """``facts`` without those that a correction replaces ("from Denver, no, Boston")."""
        if not self.chart.corrections or (
            len(facts) < 2 and not any(fix.scratch for fix in self.chart.corrections)
        ):
            return list(facts)
        found = [Found(fact, fact.first, fact.stop) for fact in facts]
        return [each.value for each in keep_latest(self.chart.tokens, found, self.chart.corrections)]
