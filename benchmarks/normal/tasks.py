"""Tasks in one way of writing."""

from __future__ import annotations

from planner_agent.families.tasks.spec import TasksSpec


def normal(spec: TasksSpec, *, party_by_size: bool = False) -> TasksSpec:
    """The same tasks with what has no order in one order."""
    frame = spec.frame
    return spec.model_copy(
        update={
            "frame": frame.model_copy(
                update={
                    "tasks": tuple(sorted(frame.tasks, key=lambda task: task.name)),
                    "links": tuple(sorted(frame.links, key=lambda link: (link.before, link.after))),
                    "events": tuple(
                        sorted(frame.events, key=lambda event: (event.day, event.start, event.name))
                    ),
                    "resources": tuple(sorted(frame.resources, key=lambda each: each.name)),
                }
            )
        }
    )
