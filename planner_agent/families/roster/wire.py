"""What a model is asked about a roster: staff, shifts, days and cover, and what people wish about."""

from __future__ import annotations

from planner_agent.families.labels import Subject
from planner_agent.families.roster.items import ROSTER_ITEMS
from planner_agent.families.wire import Wire, WireField, sentences

_FIELDS = ("people", "shifts", "days", "start", "demand", "off", "requests")

WIRE = Wire(
    table=ROSTER_ITEMS,
    fields=(
        WireField("people", "texts", "the staff's names, and what each can do"),
        WireField("shifts", "texts", "one sentence a shift, as: early 6:00 to 14:00"),
        WireField("days", "texts", "how many days are planned, as: 14 days"),
        WireField("start", "texts", "the first day, as: Monday 1 June"),
        WireField("demand", "texts", "how many people each shift needs, as: 2 people on early"),
        WireField("off", "texts", "who is off when, as: Ann is off on Monday"),
        WireField("requests", "texts", "who asks for which shift when"),
    ),
    answers=lambda record: sentences(record, *_FIELDS),
    subjects=(
        Subject(("shift",), "hours", "hours", "hours of work"),
        Subject(("shift",), "", "shifts", "how many shifts"),
        Subject(("shift",), "shift", "shift_kind", "early, late or night shifts"),
        Subject(("shift",), "person", "person", "who works or does not"),
    ),
)
