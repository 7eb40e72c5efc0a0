"""A bar of a time chart or a calendar, and the checks that all charts of bars share."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from planner_agent.rendering.pictures.canvas import INK, SIZE, TONES, Pen, Tone, clipped, text_width, tip

LANE, GAP = 24, 4


@dataclass(frozen=True, slots=True)
class Bar:
    """Something from ``start`` to ``end`` (axis units: minutes or days) in row number ``row``.

    ``label`` is shown, cut if need be; label and ``detail`` show when it is pointed at.
    """

    row: int
    start: int
    end: int
    label: str
    tone: Tone = "work"
    detail: str = ""


def check(bars: Sequence[Bar], rows: int) -> None:
    """ValueError for a bar that ends before it starts, or that stands in no row."""
    for bar in bars:
        if bar.end < bar.start:
            raise ValueError(f"the bar {bar.label!r} ends at {bar.end}, before it starts at {bar.start}")
        if not 0 <= bar.row < rows:
            raise ValueError(f"the bar {bar.label!r} is in row {bar.row} of {rows}")


def draw_lane(pen: Pen, bars: Sequence[Bar], places: Sequence[tuple[int, int]], y: int, right: int) -> None:
    """One lane of bars at pixel ``places`` (sorted, apart), labels inside or in the room after the bar."""
    for index, (bar, (x1, x2)) in enumerate(zip(bars, places, strict=True)):
        until = places[index + 1][0] if index + 1 < len(places) else right
        draw_bar(pen.group("bar", tip(bar.label, bar.detail)), bar, x1, x2, y, until)


def draw_bar(part: Pen, bar: Bar, x1: int, x2: int, y: int, until: int) -> None:
    """A bar with its label: inside; else between the bar and ``until``; else inside and cut."""
    fill, edge = TONES[bar.tone]
    middle, base = y + LANE // 2, y + LANE // 2 + 4
    if bar.start == bar.end:
        part.polygon(
            [(x1, middle), (x1 + 6, middle - 7), (x1 + 12, middle), (x1 + 6, middle + 7)], edge, edge
        )
    else:
        part.rect(x1 + 0.5, y + 0.5, x2 - x1 - 1, LANE - 1, fill, edge, 3)
        part.rect(x1 + 0.5, y + 0.5, min(3, x2 - x1 - 1), LANE - 1, edge)
    label = tip(bar.label)
    if not label:
        return
    inside, after, wide = x2 - x1 - 10, until - x2 - 2 * GAP, text_width(label)
    if wide <= inside and bar.start < bar.end:
        part.text(x1 + 7, base, label, size=SIZE, ink=INK)
    elif wide <= after or (after > inside and after > 60) or bar.start == bar.end:
        part.text(x2 + GAP, base, clipped(label, after), size=SIZE, ink=INK)
    else:
        part.text(x1 + 7, base, clipped(label, inside), size=SIZE, ink=INK)
