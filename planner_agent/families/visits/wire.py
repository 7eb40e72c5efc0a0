"""What a model is asked about visits: who or what, when, how far apart, and what people wish about."""

from __future__ import annotations

from planner_agent.families.labels import Subject
from planner_agent.families.visits.items import VISITS_ITEMS
from planner_agent.families.wire import Wire, WireField, sentences

_FIELDS = ("visits", "start", "ways", "lunch")

WIRE = Wire(
    table=VISITS_ITEMS,
    fields=(
        WireField("visits", "texts", "one sentence each: who or what, where, from when to when, how long"),
        WireField("start", "texts", "where and when the day starts"),
        WireField("ways", "texts", "one sentence a way, as: from the park to the museum 12 minutes"),
        WireField("lunch", "texts", "breaks, from when to when and how long"),
    ),
    answers=lambda record: sentences(record, *_FIELDS),
    subjects=(
        Subject(("visit",), "who", "visit", "somebody or something to see or to leave out"),
        Subject(("visit",), "start", "start", "when a visit starts"),
        Subject(("visit",), "end", "end", "when a visit ends"),
        Subject(("hop",), "minutes", "travel_time", "minutes on the way"),
        Subject(("visit",), "", "visits", "how many visits"),
    ),
)
