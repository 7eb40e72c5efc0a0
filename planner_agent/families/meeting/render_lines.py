"""The lines that a meeting plan is told in: one template a kind, used to write and to audit."""

from __future__ import annotations

from planner_agent.families.notes import NOTES, head, item
from planner_agent.rendering.template import Template

TITLE = Template(
    "title",
    "{meetings:count} · {people:count} · times in {zone:text}",
    opens=True,
    mark="# ",
    style="bold green",
)
MEETING = head(
    "meeting",
    "{title:text} · {date:date} · {start:clock}–{end:clock} · {minutes:duration}[ · in {room:text}]",
)
COMES = item(
    "comes",
    "{person:text} · {role:=comes|optional, comes|optional, cannot}[ · {clock:clock} in {zone:text}]"
    "[ · there it is {day:date}]",
)
OTHERS = head("others", "Other slots, the best first")
OTHER = item("other", "{n:int}) {date:date} · {start:clock}–{end:clock}[ · in {room:text}]")

TEMPLATES = (TITLE, MEETING, COMES, OTHERS, OTHER, *NOTES)
