"""The lines that a plan of tasks is told in: one template a kind, used to write and to audit."""

from __future__ import annotations

from planner_agent.families.notes import NOTES, head, item
from planner_agent.rendering.template import Template

TITLE = Template(
    "title",
    "{made:count} of {all:int} · {work:duration} of work · done on day {day:int}[ · {date:date}]"
    " · at {end:clock}",
    opens=True,
    mark="# ",
    style="bold green",
)
EMPTY = Template("empty", "None of {all:count} is done", opens=True, mark="# ", style="bold yellow")
DAY = head("day", "Day {n:int}[ · {date:date}]")
PIECE = item(
    "piece",
    "{start:clock}–{end:clock} {name:text} · for {minutes:duration}[ · part {part:int} of {parts:int}]"
    "[ · way {way:text}][ · with {needs:list}][ · {late:duration} late]",
)
LEFT = head("left", "Left out")
LEFT_OUT = item("left_out", "Not done: {name:text}")

TEMPLATES = (TITLE, EMPTY, DAY, PIECE, LEFT, LEFT_OUT, *NOTES)
