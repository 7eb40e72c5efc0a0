"""A table of cells by row and column: rosters."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from xml.etree import ElementTree as ET

from planner_agent.rendering.pictures.canvas import (
    FAINT_INK,
    MARGIN,
    RULE,
    SIZE,
    SMALL,
    STRIPE,
    TONES,
    TOP,
    Pen,
    Tone,
    clipped,
    document,
    legend,
    text_width,
    tip,
    words,
    wrapped,
)

HEAD, HIGH = 34, 28


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in a cell: ``label`` is shown; label and ``detail`` show when it is pointed at."""

    label: str
    tone: Tone = "work"
    detail: str = ""


def grid(
    title: str,
    rows: Sequence[str],
    columns: Sequence[str],
    cells: Mapping[tuple[int, int], Cell],
    *,
    description: str = "",
    legends: Mapping[Tone, str] | None = None,
) -> str:
    """The table as SVG; ``cells`` by (row, column) numbers, absent ones stay blank.

    Column labels may take two lines. ValueError for a cell outside the table.
    """
    for row, column in cells:
        if not (0 <= row < len(rows) and 0 <= column < len(columns)):
            raise ValueError(
                f"cell {(row, column)} is outside of {len(rows)} rows and {len(columns)} columns"
            )
    cells = dict(sorted(cells.items(), key=lambda item: item[0]))
    names, heads = [tip(row) for row in rows], [tip(column) for column in columns]
    left = MARGIN + min(240, max(map(text_width, names), default=0)) + 14
    wide = _column_width(heads, cells)
    right, bottom = left + wide * len(columns), TOP + HEAD + HIGH * len(rows)
    body = ET.Element("g")
    pen = Pen(body)
    for index, head in enumerate(heads):
        part = pen.group("column", head)
        for line, shown in enumerate(wrapped(head, wide - 4, 2, SMALL)):
            x = left + index * wide + wide // 2
            part.text(x, TOP + 12 + 13 * line, shown, size=SMALL, ink=FAINT_INK, anchor="middle")
    for index, name in enumerate(names):
        y = TOP + HEAD + index * HIGH
        if index % 2 == 0:
            pen.rect(MARGIN, y, right - MARGIN, HIGH, STRIPE)
        pen.group("row", name).text(MARGIN + 4, y + 18, clipped(name, left - MARGIN - 10), size=SIZE)
    for index in range(len(columns) + 1):
        pen.line(left + index * wide + 0.5, TOP + HEAD, left + index * wide + 0.5, bottom, RULE)
    for (row, column), cell in cells.items():
        _cell(pen, cell, left + column * wide, TOP + HEAD + row * HIGH, wide)
    bottom += 10 + legend(pen, MARGIN, bottom + 10, max(right - MARGIN, 300), legends or {})
    said = [description] if description else _told(names, heads, cells)
    least = 2 * MARGIN + 320
    return document(title, said, max(right + MARGIN, least), bottom + MARGIN // 2, body)


def _told(rows: Sequence[str], columns: Sequence[str], cells: Mapping[tuple[int, int], Cell]) -> list[str]:
    return [tip(rows[row], columns[column], cell.label, cell.detail) for (row, column), cell in cells.items()]


def _column_width(heads: Sequence[str], cells: Mapping[tuple[int, int], Cell]) -> int:
    """As wide as the widest word of a head or label of a cell, within bounds that keep the table readable."""
    asked = [text_width(word, SMALL) + 8 for head in heads for word in head.split(" ")]
    asked += [text_width(words(cell.label), SMALL) + 12 for cell in cells.values() if cell.label.strip()]
    return max(30, min(max(asked, default=30), 120 if len(heads) <= 10 else 72))


def _cell(pen: Pen, cell: Cell, x: int, y: int, wide: int) -> None:
    part = pen.group("cell", tip(cell.label, cell.detail))
    fill, edge = TONES[cell.tone]
    part.rect(x + 2.5, y + 2.5, wide - 4, HIGH - 5, fill, edge, 3)
    part.text(x + wide / 2, y + 18, clipped(tip(cell.label), wide - 8, SMALL), size=SMALL, anchor="middle")
