"""A calendar-like strip: a column per day under a shared clock, things as blocks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from xml.etree import ElementTree as ET

from planner_agent.rendering.pictures import bars as bars_
from planner_agent.rendering.pictures.bars import Bar
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
    lanes,
    legend,
    tip,
    wrapped,
)
from planner_agent.rendering.pictures.grid import Cell

DAY, HOUR = 1440, 60
HOUR_HIGH, LEAST_HIGH, LINE_HIGH = 44, 18, 14
CLOCK_WIDE, HEAD, FOOT_HIGH = 44, 34, 40
PER_BAND, LEAST_WIDE, MOST_WIDE = 7, 96, 220


@dataclass(frozen=True, slots=True)
class _Piece:
    """What one day shows of a bar, in minutes of that day."""

    bar: int
    column: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Block:
    piece: _Piece
    x: int
    y: int
    width: int
    height: int


def strip(
    title: str,
    days: Sequence[str],
    bars: Sequence[Bar],
    *,
    feet: Mapping[int, Sequence[Cell]] | None = None,
    description: str = "",
    legends: Mapping[Tone, str] | None = None,
) -> str:
    """The days as SVG, seven beside each other, each band of days under the last.

    ``Bar.row`` is the number of the day in ``days``; start and end are minutes after its midnight. What
    passes midnight goes on in the next column. ``feet`` stand below a day (nights, notes without a clock).
    Blocks that overlap stand beside each other. ValueError for impossible bars, and feet of no day.
    """
    bars_.check(bars, len(days))
    feet = dict(sorted((feet or {}).items()))
    if any(bar.start < 0 for bar in bars) or any(not 0 <= day < len(days) for day in feet):
        raise ValueError("bars start at or after midnight of their day, and feet stand below a day")
    pieces = [piece for index, bar in enumerate(bars) for piece in _pieces(index, bar, len(days))]
    low = min((piece.start for piece in pieces), default=8 * HOUR) // HOUR
    high = max(-(-max((piece.end for piece in pieces), default=18 * HOUR) // HOUR), low + 1)
    shown = min(max(len(days), 1), PER_BAND)
    wide = max(LEAST_WIDE, min(MOST_WIDE, 980 // shown))
    left = MARGIN + CLOCK_WIDE
    right = left + wide * shown
    body = ET.Element("g")
    pen, y = Pen(body), TOP
    groups: dict[int, Pen] = {}
    for first in range(0, len(days), PER_BAND):
        columns = range(first, min(first + PER_BAND, len(days)))
        bottom = _band(pen, [tip(days[day]) for day in columns], (left, y + HEAD, wide), (low, high))
        for day in columns:
            x = left + (day - first) * wide
            mine = [piece for piece in pieces if piece.column == day]
            for block in _blocks(mine, x, y + HEAD, wide, low, high):
                bar = bars[block.piece.bar]
                part = groups.get(block.piece.bar) or pen.group("bar", tip(bar.label, bar.detail))
                groups[block.piece.bar] = part
                _draw(part, bar, block)
        y = bottom + 4
        rows = max((len(feet.get(day, ())) for day in columns), default=0)
        for day in columns:
            for row, cell in enumerate(feet.get(day, ())):
                _foot(pen, cell, left + (day - first) * wide, y + row * FOOT_HIGH, wide)
        y += rows * FOOT_HIGH + 10
    y += legend(pen, MARGIN, y, right - MARGIN, legends or {})
    said = [description] if description else _told(days, bars, feet)
    return document(title, said, max(right + MARGIN, 360), y + MARGIN // 2, body)


def _told(days: Sequence[str], bars: Sequence[Bar], feet: Mapping[int, Sequence[Cell]]) -> Iterator[str]:
    for day, name in enumerate(days):
        for bar in sorted((bar for bar in bars if bar.row == day), key=lambda bar: (bar.start, bar.end)):
            yield tip(name, bar.label, bar.detail)
        yield from (tip(name, cell.label, cell.detail) for cell in feet.get(day, ()))


def _pieces(index: int, bar: Bar, days: int) -> Iterator[_Piece]:
    """A bar cut at every midnight; what lies after the last day is shown at the end of the last column."""
    first = min(bar.row + bar.start // DAY, days - 1)
    last = max(min(bar.row + max(bar.end - 1, bar.start) // DAY, days - 1), first)
    for column in range(first, last + 1):
        shift = (column - bar.row) * DAY
        start, end = bar.start - shift, bar.end - shift
        yield _Piece(index, column, min(max(start, 0), DAY), min(max(end, 0), DAY))


def _band(pen: Pen, names: Sequence[str], corner: tuple[int, int, int], hours: tuple[int, int]) -> int:
    """The empty columns with their clock; the lower end of it."""
    (left, top, wide), (low, high) = corner, hours
    right, bottom = left + wide * len(names), top + (high - low) * HOUR_HIGH
    for index, name in enumerate(names):
        x = left + index * wide
        if index % 2 == 0:
            pen.rect(x, top, wide, bottom - top, STRIPE)
        part = pen.group("day", name)
        lines = wrapped(name, wide - 8, 2, SIZE)
        for line, said in enumerate(lines):
            part.text(
                x + wide / 2, top - 8 - 14 * (len(lines) - 1 - line), said, anchor="middle", bold=not line
            )
    for hour in range(low, high + 1):
        y = top + (hour - low) * HOUR_HIGH
        part = pen.group("hour")
        part.line(left - 4, y + 0.5, right, y + 0.5)
        part.text(left - 8, y + 4, f"{hour:02}:00", size=SMALL, ink=FAINT_INK, anchor="end")
    for index in range(len(names) + 1):
        pen.line(left + index * wide + 0.5, top, left + index * wide + 0.5, bottom, RULE)
    return bottom


def _blocks(pieces: Sequence[_Piece], x: int, top: int, wide: int, low: int, high: int) -> Iterator[_Block]:
    """Where the pieces of one day stand: those that meet, by pixels, share the width of the column."""
    bottom = (high - low) * HOUR_HIGH
    extents: list[tuple[int, int]] = []
    for piece in pieces:
        y1 = min((piece.start - low * HOUR) * HOUR_HIGH // HOUR, bottom - LEAST_HIGH)
        extents.append((y1, max((piece.end - low * HOUR) * HOUR_HIGH // HOUR, y1 + LEAST_HIGH)))
    for group in _meeting(extents):
        places = lanes([extents[index] for index in group])
        share = (wide - 4) // (max(places) + 1)
        for index, lane in zip(group, places, strict=True):
            y1, y2 = extents[index]
            yield _Block(pieces[index], x + 3 + lane * share, top + y1, share - 1, y2 - y1)


def _meeting(extents: Sequence[tuple[int, int]]) -> Iterator[list[int]]:
    """The indices in groups that do not touch each other, in the order of time."""
    group: list[int] = []
    until = 0
    for index in sorted(range(len(extents)), key=lambda index: (*extents[index], index)):
        if group and extents[index][0] >= until:
            yield group
            group, until = [], 0
        group.append(index)
        until = max(until, extents[index][1])
    if group:
        yield group


def _draw(part: Pen, bar: Bar, block: _Block) -> None:
    fill, edge = TONES[bar.tone]
    part.rect(block.x + 0.5, block.y + 1.5, block.width - 1, block.height - 2, fill, edge, 3)
    part.rect(block.x + 0.5, block.y + 1.5, 3, block.height - 2, edge)
    _write(part, tip(bar.label), tip(bar.detail), block)


def _write(part: Pen, label: str, detail: str, block: _Block) -> None:
    """The label, then the detail, as far as they fit."""
    room, inside = (block.height - 3) // LINE_HIGH, block.width - 12
    lines = wrapped(label, inside, room) if label else []
    more = wrapped(detail, inside, min(room - len(lines), 3), SMALL) if detail and room > len(lines) else []
    for line, said in enumerate([*lines, *more]):
        faint = line >= len(lines)
        part.text(
            block.x + 8,
            block.y + 13 + line * LINE_HIGH,
            clipped(said, inside, SMALL if faint else SIZE),
            size=SMALL if faint else SIZE,
        )


def _foot(pen: Pen, cell: Cell, x: int, y: int, wide: int) -> None:
    part = pen.group("foot", tip(cell.label, cell.detail))
    fill, edge = TONES[cell.tone]
    part.rect(x + 3.5, y + 1.5, wide - 6, FOOT_HIGH - 4, fill, edge, 3)
    lines = wrapped(tip(cell.label), wide - 16, 2, SMALL)
    if len(lines) < 2 and cell.detail:
        lines.append(clipped(tip(cell.detail), wide - 16, SMALL))
    for line, said in enumerate(lines):
        part.text(x + 9, y + 15 + line * LINE_HIGH, said, size=SMALL)
