"""Lines laid out: plain text, Markdown, rich. The words are the same in all three."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from planner_agent.rendering.clean import escape_markdown
from planner_agent.rendering.template import Line

if TYPE_CHECKING:
    from rich.text import Text


def plain(lines: Iterable[Line]) -> str:
    """Plain text for any terminal or file; ends without a line break."""
    shown: list[str] = []
    for line in lines:
        if line.template.gap and shown:
            shown.append("")
        shown.append(f"{line.template.lead}{line.text}")
    return "\n".join(shown)


def markdown(lines: Iterable[Line]) -> str:
    """CommonMark: headings, lists and paragraphs; every word escaped."""
    shown: list[str] = []
    before = "-"
    for line in lines:
        mark = line.template.mark
        if shown and not (mark.strip() == before.strip() == "-"):
            shown.append("")
        shown.append(f"{mark}{escape_markdown(line.text)}")
        before = mark
    return "\n".join(shown)


def rich(lines: Iterable[Line]) -> Text:
    """A rich ``Text``, coloured by kind of line; it never reads markup, and its plain text is ``plain``'s."""
    from rich.text import Text

    shown = Text()
    for line in lines:
        if len(shown):
            shown.append("\n\n" if line.template.gap else "\n")
        shown.append(f"{line.template.lead}{line.text}", style=line.template.style or None)
    return shown
