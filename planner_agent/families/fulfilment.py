"""How a plan fares with each wish of its spec."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from planner_agent.families.wording import Speaker
from planner_agent.outcome import Wish
from planner_agent.spec import Hard, Item, Rule
from planner_agent.spec.evaluate import World, truth_of


def wishes(rules: Iterable[Rule], items: Sequence[Item], world: World, speaker: Speaker) -> tuple[Wish, ...]:
    """Each rule with the user's words and whether the plan's items are proved to meet it."""
    found: list[Wish] = []
    for rule in rules:
        truth = truth_of(rule.body, items, world)
        status = "met" if truth else "not met" if truth is False else "as far as known"
        if truth is None and isinstance(rule.strength, Hard):
            status = "not met"
        said, meaning = rule.evidence, speaker.rule(rule)
        words, detail = (said.quote, meaning) if said else (meaning, "")
        found.append(Wish(rule=rule.id, words=words, status=status, detail=detail))
    return tuple(found)
