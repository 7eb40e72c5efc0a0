"""The tasks family's item kinds: tasks, and the work on each on each day.

Stored units: minutes; clocks after midnight of the day on which the item starts.
"""

from __future__ import annotations

from typing import Any

from planner_agent.families.days import DAY_ATTRIBUTES
from planner_agent.families.tasks.spec import Mode, Task
from planner_agent.spec import Attribute, Item, ItemTable, Kind, Level, by_name

_OWN = (
    Attribute("name", "text", "what is to be done", group="open"),
    Attribute("tags", "set", "what kind of task", group="open"),
    Attribute("priority", "number", "how important", measure=True, low=1),
)

TASK = Kind(
    "task",
    "a task",
    by_name(
        *_OWN,
        Attribute("minutes", "number", "minutes of work", unit="min", measure=True, low=0),
        *DAY_ATTRIBUTES,
        Attribute("start", "clock", "clock at which it starts", Level.CLOCK, measure=True, low=0),
        Attribute(
            "end", "clock", "clock at which it ends, of the day it starts", Level.CLOCK, measure=True, low=0
        ),
        Attribute(
            "finish", "number", "minutes from the first midnight to its end", unit="min", measure=True, low=0
        ),
        Attribute("lateness", "number", "minutes after it was due", unit="min", measure=True, low=0),
        Attribute("interruptions", "number", "breaks in its work", measure=True, low=0),
    ),
    axes=frozenset({"time", "day"}),
    plural="tasks",
)

WORK = Kind(
    "work",
    "the work on a task on one day",
    by_name(
        *_OWN,
        Attribute("minutes", "number", "minutes", Level.DAY, unit="min", measure=True, low=0),
        *DAY_ATTRIBUTES,
    ),
    axes=frozenset({"day"}),
    plural="stretches of work",
)

TASKS_ITEMS = ItemTable(TASK, WORK)


def own(task: Task) -> dict[str, Any]:
    return {"name": task.name, "tags": frozenset(task.tags), "priority": task.priority}


def task_item(task: Task, mode: Mode, where: dict[str, Any], **times: Any) -> Item:
    """A task as an item; ``times`` are start, end, finish, lateness and interruptions."""
    return Item("task", own(task) | {"minutes": mode.minutes} | where | times)


def work_item(task: Task, minutes: int | None, where: dict[str, Any]) -> Item:
    return Item("work", own(task) | {"minutes": minutes} | where)
