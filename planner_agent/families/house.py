"""What all families do alike: a family's parts are modules of its own package, imported when first needed."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module
from typing import TYPE_CHECKING, Any, Literal

from planner_agent.families import Solution, SolveOptions
from planner_agent.outcome import Outcome, Violation, Wish
from planner_agent.reading.model import FamilyReader, Fit, Scan, Unsupported
from planner_agent.spec import Item
from planner_agent.spec.evaluate import World

if TYPE_CHECKING:
    from planner_agent.families.wire import Wire
    from planner_agent.families.wording import Speaker


class House:
    """A ``families.Family`` in a package with ``words.fit``, ``words.reader``, ``solving``, ``explain``,
    ``verify``, ``refusals``, ``words_out`` and ``render``. Functions of a family that ``needs`` data take it
    behind the spec. A subclass says its name and types, and whatever it does otherwise."""

    name: str
    plans: str
    needs: Literal["", "catalog", "calendars"] = ""
    formats = ("text", "md", "json", "ics", "svg")
    #: The modules of the first look, of the reader, and of the picture.
    look, words, picture = "words.fit", "words.reader", "render"

    def part(self, name: str) -> Any:
        """The module ``name`` of the family's package."""
        return import_module(f"{type(self).__module__.rpartition('.')[0]}.{name}")

    def _told(self, spec: Any, data: Any) -> tuple[Any, ...]:
        return (spec, data) if self.needs else (spec,)

    def fit(self, scan: Scan) -> Fit:
        return self.part(self.look).fit(scan)

    def reader(self) -> FamilyReader:
        return self.part(self.words)

    def wire(self) -> Wire:
        return self.part("wire").WIRE

    def refusals(self, spec: Any, data: Any, options: SolveOptions) -> tuple[Unsupported, ...]:
        return self.part("refusals").refusals(spec)

    def solve(self, spec: Any, data: Any, options: SolveOptions) -> Solution:
        found: Solution = self.part("solving").solve(*self._told(spec, data), options)
        if found.status == "infeasible":
            return self.part("explain").explain(*self._told(spec, data), options, found)
        return found

    def verify(self, spec: Any, data: Any, plan: Any, options: SolveOptions) -> Sequence[Violation]:
        return self.part("verify").verify(*self._told(spec, data), plan)

    def judged(self, spec: Any, plan: Any) -> tuple[list[Item], World]:
        """The items of a plan, and the world in which rules are judged on them."""
        checks = self.part("verify")
        return checks.plan_items(spec, plan), checks.world_of(spec.frame)

    def wishes(self, spec: Any, data: Any, plan: Any, options: SolveOptions) -> tuple[Wish, ...]:
        if not spec.rules:
            return ()
        from planner_agent.families.fulfilment import wishes

        return wishes(spec.rules, *self.judged(spec, plan), self.describe(data))

    def text(self, outcome: Outcome) -> str:
        return self.part("render").text(outcome)

    def markdown(self, outcome: Outcome) -> str:
        return self.part("render").markdown(outcome)

    def ics(self, outcome: Outcome) -> bytes:
        return self.part("render").ics(outcome).encode()

    def svg(self, outcome: Outcome) -> str:
        return self.part(self.picture).svg(outcome)

    def describe(self, data: Any) -> Speaker:
        return self.part("words_out").speaker()

    def audit(self, text: str, outcome: Outcome) -> Sequence[str]:
        return [finding.message for finding in self.part("render").check(text, outcome)]
