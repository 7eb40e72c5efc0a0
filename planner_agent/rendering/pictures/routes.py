"""A map of points and the ways between them, without any background: equirectangular, to scale."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from xml.etree import ElementTree as ET

from planner_agent.rendering.pictures.canvas import (
    FAINT_INK,
    MARGIN,
    RULE,
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
)

WIDE, HIGH, PAD = 760, 420, 70
KM_PER_DEGREE = 6371.0088 * math.pi / 180  # mean radius of the earth
LEAST_SPAN = 0.02  # degrees that one place alone is shown with
DOT, APART = 6, 17
Box = tuple[float, float, float, float]
Place = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Point:
    """A place in degrees north and east; both None where nobody knows."""

    name: str
    latitude: float | None
    longitude: float | None
    tone: Tone = "sight"
    detail: str = ""

    @property
    def position(self) -> tuple[float, float] | None:
        """Latitude and longitude, if both are known."""
        if self.latitude is None or self.longitude is None:
            return None
        return self.latitude, self.longitude


@dataclass(frozen=True, slots=True)
class Way:
    """From one point to another, by their numbers."""

    start: int
    end: int
    label: str = ""
    tone: Tone = "travel"


def route_map(
    title: str,
    points: Sequence[Point],
    ways: Sequence[Way],
    *,
    description: str = "",
    legends: Mapping[Tone, str] | None = None,
) -> str:
    """The map as SVG; the ways are numbered on it and listed below, points without coordinates named there.

    North is up; a degree of longitude is as wide as at the middle latitude; the map may lie across the
    180th meridian. ValueError for coordinates off the earth and for ways between points that are not there.
    """
    _check(points, ways)
    known = [index for index, point in enumerate(points) if point.position is not None]
    body = ET.Element("g")
    pen = Pen(body)
    pen.rect(MARGIN + 0.5, TOP + 0.5, WIDE - 1, HIGH - 1, STRIPE, RULE)
    if known:
        spots, pixels = _project([points[index].position or (0.0, 0.0) for index in known])
        places = dict(zip(known, _apart(spots), strict=True))
        badges = _ways(pen, ways, places)
        _points(pen, points, places, badges)
        if pixels:
            _scale(pen, pixels)
    else:
        pen.group("empty").text(
            MARGIN + WIDE / 2, TOP + HIGH / 2, "No coordinates known", ink=FAINT_INK, anchor="middle"
        )
    y = TOP + HIGH + 10
    for index, way in enumerate(ways):
        y = _listed(pen, y, f"{index + 1}", _way_text(points, way), way.tone)
    for index, point in enumerate(points):
        if index not in known:
            said = tip(point.name, "no coordinates")
            part = pen.group("point", tip(point.name, point.detail, "no coordinates"))
            part.text(MARGIN + 26, y + 13, clipped(said, WIDE - 30, SMALL), size=SMALL, ink=FAINT_INK)
            y += 20
    y += 6 + legend(pen, MARGIN, y + 6, WIDE, legends or {})
    told = [f"{index + 1}. {_way_text(points, way)}" for index, way in enumerate(ways)]
    told = [tip(point.name, point.detail) for point in points] + told
    return document(title, [description] if description else told, WIDE + 2 * MARGIN, y + MARGIN // 2, body)


def _check(points: Sequence[Point], ways: Sequence[Way]) -> None:
    for point in points:
        if (spot := point.position) and not (abs(spot[0]) <= 90 and abs(spot[1]) <= 360):
            raise ValueError(f"the point {point.name!r} has coordinates off the earth: {spot}")
    for way in ways:
        if not (0 <= way.start < len(points) and 0 <= way.end < len(points)):
            raise ValueError(f"a way from {way.start} to {way.end} between {len(points)} points")


def _way_text(points: Sequence[Point], way: Way) -> str:
    return tip(f"{points[way.start].name} → {points[way.end].name}", way.label)


def _listed(pen: Pen, y: int, badge: str, said: str, tone: Tone) -> int:
    part = pen.group("way", said)
    _badge(part, MARGIN + 10, y + 9, badge, tone)
    part.text(MARGIN + 26, y + 13, clipped(said, WIDE - 30, SMALL), size=SMALL)
    return y + 20


def _badge(pen: Pen, x: float, y: float, said: str, tone: Tone) -> None:
    pen.circle(x, y, 8, "#ffffff", TONES[tone][1])
    pen.text(x, y + 4, said, size=SMALL, anchor="middle", bold=True)


def unwrapped(longitudes: Sequence[float]) -> list[float]:
    """The longitudes shifted by whole turns so that together they span as few degrees as they can."""
    turned = [longitude % 360 for longitude in longitudes]
    ring = sorted(set(turned))
    gaps = [(ring[(index + 1) % len(ring)] - east) % 360 or 360 for index, east in enumerate(ring)]
    west = ring[(gaps.index(max(gaps)) + 1) % len(ring)]
    return [west + (longitude - west) % 360 for longitude in turned]


def _project(positions: Sequence[tuple[float, float]]) -> tuple[list[Place], float]:
    """Pixels of the positions, and pixels per kilometre (0 if all are one place)."""
    norths = [north for north, _ in positions]
    easts = unwrapped([east for _, east in positions])
    middle_north, middle_east = (min(norths) + max(norths)) / 2, (min(easts) + max(easts)) / 2
    squeeze = max(math.cos(math.radians(middle_north)), 0.01)
    high, wide = max(norths) - min(norths), (max(easts) - min(easts)) * squeeze
    degree = min((WIDE - 2 * PAD) / max(wide, LEAST_SPAN), (HIGH - 2 * PAD) / max(high, LEAST_SPAN))
    spots = [
        (
            MARGIN + WIDE / 2 + (east - middle_east) * squeeze * degree,
            TOP + HIGH / 2 - (north - middle_north) * degree,
        )
        for north, east in zip(norths, easts, strict=True)
    ]
    return spots, degree / KM_PER_DEGREE if max(high, wide) > 0 else 0.0


def _apart(spots: Sequence[Place]) -> list[Place]:
    """Every spot, or the free place nearest to it on growing rings, so that no two dots lie on each other."""
    found: list[Place] = []
    for x, y in spots:
        for step in range(8 * (len(spots) + 1)):
            radius, turn = APART * ((step + 7) // 8), math.pi / 4 * (step - 1)
            place = (x + radius * math.cos(turn), y + radius * math.sin(turn))
            if all(math.dist(place, other) >= APART - 1 for other in found) and _framed((*place, *place)):
                break
        else:
            place = (x, y)
        found.append(place)
    return found


def _framed(box: Box) -> bool:
    x1, y1, x2, y2 = box
    return x1 >= MARGIN + 4 and y1 >= TOP + 4 and x2 <= MARGIN + WIDE - 4 and y2 <= TOP + HIGH - 4


def _ways(pen: Pen, ways: Sequence[Way], places: Mapping[int, Place]) -> list[Box]:
    """Bowed to the right of the way, so that there and back lie apart; an arrow and a number on each."""
    boxes: list[Box] = []
    badges: list[tuple[float, float, str, Tone]] = []
    seen: dict[tuple[int, int], int] = {}
    for index, way in enumerate(ways):
        if way.start == way.end or way.start not in places or way.end not in places:
            continue
        nth = seen[way.start, way.end] = seen.get((way.start, way.end), -1) + 1
        (x1, y1), (x2, y2) = places[way.start], places[way.end]
        length = max(math.dist((x1, y1), (x2, y2)), 1.0)
        east, south = (x2 - x1) / length, (y2 - y1) / length
        bow = min(36.0, length * 0.16) + 26 * nth
        x, y = (x1 + x2) / 2 - south * bow, (y1 + y2) / 2 + east * bow  # where the curve pulls to
        edge = TONES[way.tone][1]
        pen.path(f"M{x1:.1f},{y1:.1f} Q{x:.1f},{y:.1f} {x2:.1f},{y2:.1f}", edge)
        _arrow(pen, (x, y), (x2, y2), edge)
        badges.append(((x1 + 2 * x + x2) / 4, (y1 + 2 * y + y2) / 4, f"{index + 1}", way.tone))
    taken = list(places.values())
    for middle_x, middle_y, said, tone in badges:
        x, y = _clear(middle_x, middle_y, taken)
        taken.append((x, y))
        _badge(pen, x, y, said, tone)
        boxes.append((x - 9, y - 9, x + 9, y + 9))
    return boxes


def _clear(x: float, y: float, taken: Sequence[Place]) -> Place:
    """Where a number meets no dot and no other number: its place, or one on growing rings about it."""
    for step in range(8 * (len(taken) + 1)):
        radius, turn = 9 * ((step + 7) // 8), math.pi / 4 * (step - 1)
        place = (x + radius * math.cos(turn), y + radius * math.sin(turn))
        if all(math.dist(place, other) >= 17 for other in taken) and _framed((*place, *place)):
            return place
    return x, y


def _arrow(pen: Pen, pull: Place, end: Place, ink: str) -> None:
    turn = math.atan2(end[1] - pull[1], end[0] - pull[0])
    x, y = end[0] - 8 * math.cos(turn), end[1] - 8 * math.sin(turn)
    wings = [(x - 11 * math.cos(turn + side), y - 11 * math.sin(turn + side)) for side in (-0.42, 0.42)]
    pen.polygon([(x, y), *wings], ink)


def _points(pen: Pen, points: Sequence[Point], places: Mapping[int, Place], taken: Sequence[Box]) -> None:
    boxes = [*taken, *((x - DOT, y - DOT, x + DOT, y + DOT) for x, y in places.values())]
    for index, (x, y) in places.items():
        point = points[index]
        part = pen.group("point", tip(point.name, point.detail))
        fill, edge = TONES[point.tone]
        said = clipped(tip(point.name), 220)
        box = _free_box(x, y, text_width(said), boxes)
        boxes.append(box)
        near = (min(max(x, box[0]), box[2]), min(max(y, box[1]), box[3]))
        if math.dist((x, y), near) > 16:
            part.line(x, y, *near, FAINT_INK)
        part.circle(x, y, DOT, fill, edge)
        part.rect(box[0] + 1, box[1] + 1, box[2] - box[0] - 2, box[3] - box[1] - 2, STRIPE)
        part.text(box[0] + 2, box[3] - 4, said)


def _free_box(x: float, y: float, wide: int, boxes: Sequence[Box]) -> Box:
    """Room for a label near a point that meets nothing: beside, above or below it, then further away."""
    first: Box | None = None
    for far in range(10, 220, 10):
        for east, south in ((1, 0), (-1, 0), (0, -1), (0, 1), (1, -1), (1, 1), (-1, -1), (-1, 1)):
            left = x + far if east > 0 else x - far - wide - 4 if east < 0 else x - wide / 2
            top = y - 8 + south * (far + 6)
            box = (left, top, left + wide + 4, top + 16)
            if not _framed(box):
                continue
            first = first or box
            if not any(box[0] < c and a < box[2] and box[1] < d and b < box[3] for a, b, c, d in boxes):
                return box
    return first or (x + 10, y - 8, x + 14 + wide, y + 8)


def _scale(pen: Pen, pixels: float) -> None:
    """A bar of 1, 2 or 5 times a power of ten kilometres, at most 160 pixels long."""
    most = 160 / pixels
    power = 10.0 ** math.floor(math.log10(most))
    km = next(power * times for times in (5, 2, 1) if power * times <= most)
    x, y, long = MARGIN + 14, TOP + HIGH - 14, km * pixels
    part = pen.group("scale")
    for x1, y1, x2, y2 in ((x, y, x + long, y), (x, y - 4, x, y + 4), (x + long, y - 4, x + long, y + 4)):
        part.line(x1, y1, x2, y2, FAINT_INK, 2)
    part.text(x + long + 8, y + 4, f"{km:g} km", size=SMALL, ink=FAINT_INK)
