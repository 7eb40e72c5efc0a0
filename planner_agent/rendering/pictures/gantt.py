"""A Gantt chart: labelled rows over one axis of time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from xml.etree import ElementTree as ET

from planner_agent.rendering.pictures import bars as bars_
from planner_agent.rendering.pictures.bars import GAP, LANE, Bar
from planner_agent.rendering.pictures.canvas import (
    FAINT_INK,
    INK,
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
    text_width,
    tip,
)

PLOT, LEAST_BAR, DIAMOND = 860, 5, 12
Mark = tuple[int, str]


@dataclass(frozen=True, slots=True)
class _Axis:
    low: int
    high: int
    left: int

    def x(self, position: int) -> int:
        return self.left + (position - self.low) * PLOT // max(self.high - self.low, 1)

    @property
    def right(self) -> int:
        return self.left + PLOT

    def place(self, bar: Bar) -> tuple[int, int]:
        """The bar's pixels: at least as wide as can be seen, never past the axis."""
        least = DIAMOND if bar.start == bar.end else LEAST_BAR
        x1 = min(self.x(bar.start), self.right - least)
        return x1, max(self.x(bar.end), x1 + least)


def gantt(
    title: str,
    rows: Sequence[str],
    bars: Sequence[Bar],
    ticks: Sequence[tuple[int, str]],
    *,
    marks: Sequence[Mark] = (),
    description: str = "",
    legends: Mapping[Tone, str] | None = None,
) -> str:
    """The chart as SVG. ``ticks`` (position, label) are lines of the axis, ``marks`` deadlines and the like.

    The axis runs from the first to the last of all positions. Bars of a row that overlap are stacked;
    a bar without length is a diamond. ``legends`` says what tones mean. ValueError for impossible bars.
    """
    bars_.check(bars, len(rows))
    names = [tip(row) for row in rows]
    left = MARGIN + min(240, max((text_width(name) for name in names), default=0)) + 12
    positions = [place for bar in bars for place in (bar.start, bar.end)]
    positions += [position for position, _ in (*ticks, *marks)] or [0]
    axis = _Axis(min(positions), max(positions), left)
    body = ET.Element("g")
    pen = Pen(body)
    stacked = [_stack(axis, [bar for bar in bars if bar.row == row]) for row in range(len(rows))]
    head = TOP + 22 + _marks_height(axis, marks)
    y, tops = head, []
    for lines in stacked:
        tops.append(y)
        y += max(len(lines), 1) * (LANE + GAP) + GAP
    _rows(pen, axis, names, tops, y)
    _ticks(pen, axis, ticks, head, y)
    _marks(pen, axis, marks, y)
    for top, lines in zip(tops, stacked, strict=True):
        for lane, members in enumerate(lines):
            places = [axis.place(bar) for bar in members]
            bars_.draw_lane(pen, members, places, top + GAP + lane * (LANE + GAP), axis.right)
    y += 10 + legend(pen, MARGIN, y + 10, axis.right - MARGIN, legends or {})
    said = [description] if description else _told(names, bars, marks)
    return document(title, said, axis.right + MARGIN, y + MARGIN // 2, body)


def _told(rows: Sequence[str], bars: Sequence[Bar], marks: Sequence[Mark]) -> Iterator[str]:
    for bar in sorted(bars, key=lambda bar: (bar.row, bar.start)):
        yield tip(rows[bar.row], bar.label, bar.detail)
    yield from (tip(label) for _, label in marks)


def _stack(axis: _Axis, members: Sequence[Bar]) -> list[list[Bar]]:
    """The bars of one row as lanes from top to bottom, each in the order of time."""
    found: list[list[Bar]] = []
    for bar, lane in zip(members, lanes([axis.place(bar) for bar in members]), strict=True):
        while lane >= len(found):
            found.append([])
        found[lane].append(bar)
    return [sorted(lane, key=axis.place) for lane in found]


def _rows(pen: Pen, axis: _Axis, names: Sequence[str], tops: Sequence[int], bottom: int) -> None:
    for index, (name, top) in enumerate(zip(names, tops, strict=True)):
        below = tops[index + 1] if index + 1 < len(tops) else bottom
        if index % 2 == 0:
            pen.rect(MARGIN, top, axis.right - MARGIN, below - top, STRIPE)
        part = pen.group("row", name)
        part.text(MARGIN + 4, top + GAP + 16, clipped(name, axis.left - MARGIN - 8), size=SIZE)
    pen.line(MARGIN, bottom, axis.right, bottom)


def _ticks(pen: Pen, axis: _Axis, ticks: Sequence[tuple[int, str]], top: int, bottom: int) -> None:
    """Every tick has its line, and its label where it does not run into the one before."""
    free = 0
    for position, label in sorted(ticks):
        x, said = axis.x(position), tip(label)
        part = pen.group("tick", said)
        part.line(x + 0.5, top, x + 0.5, bottom)
        wide = text_width(said, SMALL)
        at = min(x + 3, axis.right - wide)
        if at >= free:
            part.line(x + 0.5, TOP, x + 0.5, top, RULE)
            part.text(at, TOP + 12, said, size=SMALL, ink=FAINT_INK)
            free = at + wide + 6


def _mark_places(axis: _Axis, marks: Sequence[Mark]) -> list[tuple[int, int]]:
    """Where the marks' labels are: to the right of their line, or to its left at the end of the axis."""
    found: list[tuple[int, int]] = []
    for position, label in marks:
        x, wide = axis.x(position), min(text_width(tip(label), SMALL), 240) + 8
        found.append((x, x + wide) if x + wide <= axis.right else (x - wide, x))
    return found


def _marks_height(axis: _Axis, marks: Sequence[Mark]) -> int:
    return 16 * (1 + max(lanes(_mark_places(axis, marks)), default=-1))


def _marks(pen: Pen, axis: _Axis, marks: Sequence[Mark], bottom: int) -> None:
    places = _mark_places(axis, marks)
    for (position, label), (x1, x2), lane in zip(marks, places, lanes(places), strict=True):
        said, x, y = tip(label), axis.x(position), TOP + 18 + 16 * lane
        part = pen.group("mark", said)
        part.line(x + 0.5, y, x + 0.5, bottom, TONES["warn"][1], dash="4 3")
        part.rect(x1, y, x2 - x1, 14, TONES["warn"][0])
        part.text(x1 + 4, y + 11, clipped(said, x2 - x1 - 8, SMALL), size=SMALL, ink=INK)
