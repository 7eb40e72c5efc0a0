"""The lines that a roster is told in: one template a kind, used to write and to audit."""

from __future__ import annotations

from planner_agent.families.notes import NOTES, head, item
from planner_agent.rendering.template import Template

TITLE = Template(
    "title",
    "Roster of {days:count} from {start:date} · {made:count} for {people:count}[ · penalty {penalty:int}]",
    opens=True,
    mark="# ",
    style="bold green",
)
DAY = head("day", "{date:date}")
SHIFT = item(
    "shift",
    "{shift:text}[ · {start:clock}–{end:clock}] · {who:list}[ · {short:int} short][ · {over:int} over]",
)
EMPTY = item("empty", "{shift:text}[ · {start:clock}–{end:clock}] · nobody[ · {short:int} short]", "yellow")
PEOPLE = head("people", "Who works how much")
PERSON = item("person", "{who:text} · {shifts:count} · {minutes:duration}")
REFUSED = head("refused", "Requests that are not met")
REQUEST = item(
    "request", "{who:text} · {date:date}[ · {shift:text}] · wanted to {what:=work|be off}", "yellow"
)

TEMPLATES = (TITLE, DAY, SHIFT, EMPTY, PEOPLE, PERSON, REFUSED, REQUEST, *NOTES)
