"""Meetings, rules and goals in plain words: for conflicts, wishes and "I understood …"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from planner_agent.families.meeting.items import MEETING_ITEMS
from planner_agent.families.wording import PLACED, Head, Names, Speaker, ValueWords, Wording, mapped, named
from planner_agent.rendering import formats
from planner_agent.rendering.clean import clean
from planner_agent.spec import Is, Pred


def _head(names: Names, kinds: Sequence[str], pred: Pred) -> Head | None:
    match pred:
        case Is(attr="person"):
            shown = formats.listed([clean(str(who)) for who in pred.values], "or")
            return Head(nouns=("meeting",), clause=f"of {shown}")
        case _:
            return None


_VALUES: Mapping[str, ValueWords] = {
    **PLACED,
    "person": named("of "),
    "meeting": named("called "),
    "room": named("in "),
    "role": mapped("as "),
    "start_clock": named("at "),
}

WORDING = Wording(
    table=MEETING_ITEMS,
    nouns={"meeting": "meeting", "attendance": "meeting"},
    whole="meeting",
    head=_head,
    values=_VALUES,
    clocks={},
    measures={"minutes": "minutes", "wait": "minutes until it starts", "end": "end", "start": "start"},
    per={},
    groups={"person": "person", "meeting": "meeting", "room": "room", "start_clock": "time of day"},
    inside=frozenset({"week"}),
)


def speaker() -> Speaker:
    return Speaker(WORDING)
