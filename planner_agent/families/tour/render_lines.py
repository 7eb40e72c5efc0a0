"""The lines that a tour is told in: one template a kind, used to write and to audit."""

from __future__ import annotations

from planner_agent.families.notes import NOTES, item
from planner_agent.rendering.template import Template

TITLE = Template(
    "title", "{route:route} · {days:count}[ · from {date:date}]", opens=True, mark="# ", style="bold green"
)
STOP = item("stop", "Day {first:int}–{last:int} · {city:text} · {days:count}[ · {start:date} – {end:date}]")
HOP = item("hop", "Day {day:int} · {origin:text} → {destination:text}[ · {date:date}]", "cyan")
TEMPLATES = (TITLE, STOP, HOP, *NOTES)
