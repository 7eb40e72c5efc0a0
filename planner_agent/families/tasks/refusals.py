"""What cannot be said or proved of tasks: named with the words, never dropped."""

from __future__ import annotations

from collections.abc import Iterator

from planner_agent.families.granularity import group_keys
from planner_agent.families.refusing import Refuser
from planner_agent.families.tasks.items import TASKS_ITEMS
from planner_agent.families.tasks.spec import TasksSpec
from planner_agent.families.tasks.verify import world_of
from planner_agent.reading.model import Unsupported
from planner_agent.spec import Evidence

_DATED = frozenset({"date", "weekday", "week", "weekend"})


def refusals(spec: TasksSpec) -> tuple[Unsupported, ...]:
    """One refusal for each rule or goal that cannot be judged, in order."""

    def unknown(kind: str, name: str) -> str | None:
        if name in _DATED and spec.frame.date is None:
            return f"no date was said, so the {name} of a {kind} is not known"
        return None

    return (
        *Refuser(world_of(spec.frame), unknown).refusals(spec.rules, spec.goals),
        *_windows(spec),
        *_keys(spec),
    )


def _windows(spec: TasksSpec) -> Iterator[Unsupported]:
    """Hours on days of the week, where no date says which days those are."""
    if spec.frame.date is not None:
        return
    for what, windows in (
        ("hours", spec.frame.hours),
        *((task.name, task.windows) for task in spec.frame.tasks),
    ):
        if any(window.weekdays for window in windows):
            message = f"the times of {what} are for days of the week, and no date was said"
            yield Unsupported(code="no_data", quote=what, message=message)


def _keys(spec: TasksSpec) -> Iterator[Unsupported]:
    """Groups by what does not group: clocks and totals that the solver chooses."""
    grouped: list[tuple[str, Evidence | None, list[str]]] = [
        (rule.id, rule.evidence, list(group_keys(rule.body))) for rule in spec.rules
    ]
    grouped += [("goal", goal.evidence, [goal.by]) for goal in spec.goals if goal.by is not None]
    for name, evidence, keys in grouped:
        for key in keys:
            found = [kind.attributes[key] for kind in TASKS_ITEMS.kinds.values() if key in kind.attributes]
            if found and not any(attribute.group for attribute in found):
                quote = evidence.quote if evidence else name
                yield Unsupported(
                    code="no_form",
                    quote=quote,
                    message=f"tasks cannot be grouped by {key}",
                    evidence=evidence,
                )
                break
