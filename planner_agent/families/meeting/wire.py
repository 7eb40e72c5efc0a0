"""What a model is asked about meetings: who, how long, when, and what people wish about."""

from __future__ import annotations

from planner_agent.families.labels import Subject
from planner_agent.families.meeting.items import MEETING_ITEMS
from planner_agent.families.wire import Wire, WireField, sentences

_FIELDS = ("people", "minutes", "days", "hours", "busy", "zone")

WIRE = Wire(
    table=MEETING_ITEMS,
    fields=(
        WireField("people", "texts", "one sentence a meeting: who meets, and about what"),
        WireField("minutes", "texts", "one sentence: how long the meeting is"),
        WireField("days", "texts", "the days on which it may be"),
        WireField("hours", "texts", "from when to when people work"),
        WireField("busy", "texts", "one sentence a person, as: Ann is busy on Monday 9:00 to 10:30"),
        WireField("zone", "texts", "time zones, as: Ann is in Berlin"),
    ),
    answers=lambda record: sentences(record, *_FIELDS),
    subjects=(
        Subject(("meeting",), "start", "start", "when a meeting starts"),
        Subject(("meeting",), "end", "end", "when a meeting ends"),
        Subject(("meeting",), "room", "room", "the room of a meeting"),
        Subject(("attendance",), "start", "person_start", "a person's wish about when it starts"),
        Subject(("attendance",), "end", "person_end", "a person's wish about when it ends"),
    ),
)
