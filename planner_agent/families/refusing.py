"""What a family cannot say or prove: rules and goals that its item table, or what is known, does not bear."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from planner_agent.families.granularity import Look, attributes_in, forms_in, goal_looks, group_keys, looks
from planner_agent.reading.model import Unsupported
from planner_agent.spec import Either, Evidence, Goal, Order, Price, Rule
from planner_agent.spec.evaluate import World, truth_of

#: Code, message, what comes near.
Problem = tuple[str, str, tuple[str, ...]]


@dataclass(frozen=True)
class Refuser:
    """Judges rules and goals against ``world``. ``unknown(kind, attribute)`` says in words why an attribute
    of the table is not known here (no date was said), or None. ``priced``: prices on broken rules are an
    objective of their own, and need no goal to be added to."""

    world: World
    unknown: Callable[[str, str], str | None]
    priced: bool = False

    def refusals(self, rules: Iterable[Rule], goals: tuple[Goal, ...]) -> tuple[Unsupported, ...]:
        """One refusal for each rule or goal that cannot be judged, in order."""
        found = [
            _refusal(rule.id, rule.evidence, *problem)
            for rule in rules
            if (problem := next(self._rule(rule, goals), None)) is not None
        ]
        for goal in goals:
            problem = next(self._goal(goal), None)
            if problem is not None:
                found.append(_refusal("goal", goal.evidence, *problem))
        return tuple(found)

    def _rule(self, rule: Rule, goals: tuple[Goal, ...]) -> Iterator[Problem]:
        table = self.world.table
        seen = list(looks(rule.body))
        yield from self._looked(seen)
        kinds = sorted({kind for of, _, _ in seen for kind in of})
        for key in group_keys(rule.body):
            if key != "window" and not any(table.attribute(kind, key) for kind in kinds):
                yield "no_attribute", f"{' and '.join(kinds)} cannot be grouped by {key}", ()
            for kind in kinds:
                if (why := self.unknown(kind, key)) is not None:
                    yield "no_data", why, ()
        for part in forms_in(rule.body):
            for kind in kinds if isinstance(part, Order) else ():
                if part.axis not in table.kinds[kind].axes:  # type: ignore[union-attr]
                    yield "no_form", f"the {part.axis} of a {kind} is not known", ()  # type: ignore[union-attr]
        amount = self.priced or (goals and goals[0].amount is not None)
        if isinstance(rule.strength, Price) and not amount:
            yield "no_form", "a price on a broken rule needs a first goal that is an amount", ()
        try:
            for part in forms_in(rule.body):  # each by itself: an empty plan has no groups and stops early
                if not isinstance(part, Either):
                    truth_of(part.model_copy(update={"scope": ()}), [], self.world)
        except (KeyError, ValueError) as error:
            yield "no_form", f"the rule cannot be read: {error.args[0]}", ()

    def _goal(self, goal: Goal) -> Iterator[Problem]:
        seen = list(goal_looks(goal))
        yield from self._looked(seen)
        kinds = sorted({kind for of, _, _ in seen for kind in of})
        if goal.by is not None and not all(self.world.table.attribute(kind, goal.by) for kind in kinds):
            yield "no_attribute", f"{' and '.join(kinds)} cannot be grouped by {goal.by}", ()

    def _looked(self, seen: list[Look]) -> Iterator[Problem]:
        table = self.world.table
        for of, where, measure in seen:
            names = [name for name, _ in attributes_in(where)] + ([measure] if measure else [])
            for kind in of:
                if kind not in table.kinds:
                    yield "no_attribute", f"there are no items of kind {kind}", tuple(table.kinds)
                    continue
                for name in names:
                    attribute = table.attribute(kind, name)
                    if attribute is None or (name == measure and not attribute.measure):
                        near = tuple(table.kinds[kind].attributes)
                        yield "no_attribute", f"a {kind} has no {name}", near
                    elif (why := self.unknown(kind, name)) is not None:
                        yield "no_data", why, ()


def _refusal(
    name: str, evidence: Evidence | None, code: str, message: str, near: tuple[str, ...]
) -> Unsupported:
    quote = evidence.quote if evidence else name
    return Unsupported(code=code, quote=quote, message=message, near=near, evidence=evidence)  # type: ignore[arg-type]
