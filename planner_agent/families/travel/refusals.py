"""What cannot be said or proved with a catalog: named with the words, never dropped."""

from __future__ import annotations

from collections.abc import Iterator

from planner_agent.data.catalog import Catalog
from planner_agent.families import SolveOptions
from planner_agent.families.granularity import Look, attributes_in, forms_in, goal_looks, group_keys, looks
from planner_agent.families.travel.items import TRAVEL_ITEMS
from planner_agent.families.travel.spec import TravelSpec
from planner_agent.families.travel.units import anchors_of, scales_of
from planner_agent.reading.model import Unsupported
from planner_agent.spec import Either, Evidence, Goal, Horizon, Order, Price, RateMissing, Rule
from planner_agent.spec.evaluate import World, truth_of


def refusals(spec: TravelSpec, catalog: Catalog, options: SolveOptions) -> tuple[Unsupported, ...]:
    """One refusal for each rule or goal that this catalog cannot judge, in order."""
    found: list[Unsupported] = []
    anchors = anchors_of(spec, catalog)
    for rule in spec.rules:
        problem = next(_rule_problems(rule, spec, catalog, options, set(anchors)), None)
        if problem is not None:
            found.append(_refusal(rule.id, rule.evidence, *problem))
    for goal in spec.goals:
        seen = list(goal_looks(goal))
        problems = (*_look_problems(seen, catalog), *_anchor_problems(seen, set(anchors)))
        problem = next(iter(problems), None) or _goal_problem(goal)
        if problem is not None:
            found.append(_refusal("goal", goal.evidence, *problem))
    return tuple(found)


Problem = tuple[str, str, tuple[str, ...]]


def _refusal(
    name: str, evidence: Evidence | None, code: str, message: str, near: tuple[str, ...]
) -> Unsupported:
    quote = evidence.quote if evidence else name
    return Unsupported(code=code, quote=quote, message=message, near=near, evidence=evidence)  # type: ignore[arg-type]


def _rule_problems(
    rule: Rule, spec: TravelSpec, catalog: Catalog, options: SolveOptions, anchors: set[str]
) -> Iterator[Problem]:
    seen = list(looks(rule.body))
    yield from _look_problems(seen, catalog)
    kinds = {kind for of, _, _ in seen for kind in of}
    for key in group_keys(rule.body):
        if key != "window" and not any(TRAVEL_ITEMS.attribute(kind, key) for kind in kinds):
            yield "no_attribute", f"{' and '.join(sorted(kinds))} cannot be grouped by {key}", ()
    for part in forms_in(rule.body):
        if isinstance(part, Order):
            for kind in sorted(kinds):
                if part.axis not in TRAVEL_ITEMS.kinds[kind].axes:
                    yield "no_form", f"the {part.axis} of a {kind} is not known", ()
    yield from _anchor_problems(seen, anchors)
    if isinstance(rule.strength, Price) and not (spec.goals and spec.goals[0].amount is not None):
        yield "no_form", "a price on a broken rule needs a first goal that is an amount", ()
    try:
        world = World(TRAVEL_ITEMS, scales_of(spec, catalog, options), _horizon(spec))
        for part in forms_in(rule.body):  # each by itself: an empty plan has no groups and stops early
            if not isinstance(part, Either):
                truth_of(part.model_copy(update={"scope": ()}), [], world)
    except RateMissing:
        raise
    except (KeyError, ValueError) as error:
        yield "no_form", f"the rule cannot be read: {error.args[0]}", ()


def _horizon(spec: TravelSpec) -> Horizon:
    return spec.frame.horizon() if spec.frame.dates else Horizon(days=())


def _look_problems(seen: list[Look], catalog: Catalog) -> Iterator[Problem]:
    """Attributes that the item table or the catalog lacks."""
    for of, where, measure in seen:
        names = [name for name, _ in attributes_in(where)] + ([measure] if measure else [])
        for kind in of:
            if kind not in TRAVEL_ITEMS.kinds:
                yield "no_attribute", f"there are no items of kind {kind}", tuple(TRAVEL_ITEMS.kinds)
                continue
            for name in names:
                attribute = TRAVEL_ITEMS.attribute(kind, name)
                if attribute is None or (name == measure and not attribute.measure):
                    yield "no_attribute", f"a {kind} has no {name}", _near(kind, catalog)
                elif name in catalog.lacks.get(kind, frozenset()):
                    message = f"the catalog {catalog.name} does not know the {name} of any {kind}"
                    yield "no_attribute", message, _near(kind, catalog)


def _anchor_problems(seen: list[Look], anchors: set[str]) -> Iterator[Problem]:
    """Places to measure distances to that have no coordinates."""
    for _, where, _ in seen:
        for name, argument in attributes_in(where):
            if name == "distance_to" and argument not in anchors:
                yield "no_attribute", f"the catalog has no coordinates for {argument}", ()


def _near(kind: str, catalog: Catalog) -> tuple[str, ...]:
    lacking = catalog.lacks.get(kind, frozenset())
    return tuple(name for name in TRAVEL_ITEMS.kinds[kind].attributes if name not in lacking)


def _goal_problem(goal: Goal) -> Problem | None:
    kinds = {kind for of, _, _ in goal_looks(goal) for kind in of}
    if goal.by is not None and not all(TRAVEL_ITEMS.attribute(kind, goal.by) for kind in kinds):
        return "no_attribute", f"{' and '.join(sorted(kinds))} cannot be grouped by {goal.by}", ()
    return None
