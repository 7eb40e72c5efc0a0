"""What a model is asked about tasks: what is to do, by when, around what, and what people wish about."""

from __future__ import annotations

from planner_agent.families.labels import Subject
from planner_agent.families.tasks.items import TASKS_ITEMS
from planner_agent.families.wire import Wire, WireField, sentences

_FIELDS = ("tasks", "hours", "links", "events")

WIRE = Wire(
    table=TASKS_ITEMS,
    fields=(
        WireField(
            "tasks",
            "texts",
            "one sentence a task with its length and deadline, as: The report takes 2 hours, by Friday",
        ),
        WireField("hours", "texts", "when work is done, as: I work Monday to Friday 9:00 to 17:00"),
        WireField("links", "texts", "what comes first, as: The report before the slides"),
        WireField("events", "texts", "fixed appointments, as: Dentist on Tuesday 10:00 to 11:00"),
    ),
    answers=lambda record: sentences(record, *_FIELDS),
    subjects=(
        Subject(("task",), "start", "start", "when a task starts"),
        Subject(("task",), "end", "end", "when a task ends"),
        Subject(("task",), "", "tasks", "how many tasks"),
        Subject(("work",), "minutes", "work_time", "how much is worked"),
    ),
)
