"""The lines that a visits plan is told in: one template a kind, used to write and to audit."""

from __future__ import annotations

from planner_agent.families.notes import NOTES, head, item
from planner_agent.rendering.template import Template

#: How a mode of travel is called.
MODE_WORDS = {"walk": "Walk", "drive": "Drive", "bike": "Ride", "transit": "Ride"}
NO_MODE = "Travel"

TITLE = Template(
    "title",
    "{made:count} of {all:int}[ · worth {score:int}][ · {date:date}][ · {days:count}]",
    opens=True,
    mark="# ",
    style="bold green",
)
DAY = head("day", "Day {n:int}[ · {date:date}][ · {traveller:text}] · from {start:text} at {leaves:clock}")
HOP = item(
    "hop",
    "{depart:clock}–{arrive:clock} {mode:=Travel|Walk|Drive|Ride} · {origin:text} → {destination:text} · "
    "takes {minutes:duration}",
    "cyan",
)
VISIT = item(
    "visit",
    "{start:clock}–{end:clock} Visit · {who:text} · at {place:text} · for {minutes:duration}"
    "[ · worth {score:int}]",
)
BREAK = item("break", "{start:clock}–{end:clock} Lunch break · at {place:text}", "yellow")
NOTHING = item("nothing", "Nothing planned")
LEFT = head("left", "Left out")
LEFT_OUT = item("left_out", "Not visited: {who:text}")

TEMPLATES = (TITLE, DAY, HOP, VISIT, BREAK, NOTHING, LEFT, LEFT_OUT, *NOTES)
