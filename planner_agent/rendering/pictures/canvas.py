"""What all pictures share: tones, the size of words, and an SVG document with safe text.

Standalone SVG 1.1: no script, style sheet, font or reference to anything outside (nor ids, so that
two pictures can stand in one page). ElementTree escapes; ``words`` drops what XML cannot hold.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal
from xml.etree import ElementTree as ET

from planner_agent.rendering.clean import SEPARATOR, clean

Tone = Literal["travel", "stay", "meal", "sight", "work", "busy", "free", "warn", "done"]
Anchor = Literal["start", "middle", "end"]

#: Fill and edge of each tone. Text is ``INK`` on the fill; tests hold the contrasts of WCAG 2.1 AA.
TONES: Mapping[Tone, tuple[str, str]] = {
    "travel": ("#d6e6fb", "#1f5fbf"),
    "stay": ("#e6def8", "#6a45b5"),
    "meal": ("#fde5c8", "#b35c00"),
    "sight": ("#d5f1da", "#1f7a3a"),
    "work": ("#d3edf1", "#0b7285"),
    "busy": ("#dfe3e8", "#5c6773"),
    "free": ("#f5f7f9", "#7d8790"),
    "warn": ("#fbd7d7", "#c0262d"),
    "done": ("#e8efd6", "#5d7a12"),
}
PAPER, INK, FAINT_INK, RULE, STRIPE = "#ffffff", "#1b1f24", "#57606a", "#d8dee4", "#f6f8fa"
FONT = "Helvetica, Arial, 'Liberation Sans', 'DejaVu Sans', sans-serif"
SIZE, SMALL, HEADING = 12, 11, 18
MARGIN, TOP, MAX_WIDTH = 16, 48, 1100

_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_WIDE, _NARROW = frozenset("mwMW@%—…&"), frozenset("iljI.,:;'|!()[]/ft- ’·")


def words(text: str) -> str:
    """``text`` cleaned for one line of a picture."""
    return clean(_NOT_XML.sub("", clean(text)))  # escape sequences whole, before what is left


@lru_cache(maxsize=8192)
def text_width(text: str, size: int = SIZE, bold: bool = False) -> int:
    """Pixels that ``text`` takes at most: an upper estimate for the widest of the fonts asked for."""
    thousandths = sum(map(_char_width, text)) * (112 if bold else 100) // 100
    return -(-thousandths * size // 1000)


def _char_width(char: str) -> int:
    if char in _WIDE or unicodedata.east_asian_width(char) in "WF":
        return 1250 if ord(char) > 0x1F000 else 1000
    if char in _NARROW:
        return 410
    if unicodedata.combining(char) or unicodedata.category(char) in ("Mn", "Me", "Cf"):
        return 0
    if char.islower() or char.isdigit():
        return 650
    return 790 if ord(char) < 0x2000 else 900


def clipped(text: str, width: int, size: int = SIZE, bold: bool = False) -> str:
    """The longest beginning of ``text`` that fits, with an ellipsis if it is not all; "" if none does."""
    if text_width(text, size, bold) <= width:
        return text
    shown = text
    while shown and text_width(shown + "…", size, bold) > width:
        shown = shown[:-1]
    return f"{shown.rstrip()}…" if len(shown) > 1 else ""


def wrapped(text: str, width: int, lines: int, size: int = SIZE) -> list[str]:
    """``text`` broken at spaces into at most ``lines`` lines, the last one clipped."""
    found: list[str] = []
    rest = text.split(" ")
    while rest and len(found) < lines - 1:
        taken = 1
        while taken < len(rest) and text_width(" ".join(rest[: taken + 1]), size) <= width:
            taken += 1
        if text_width(" ".join(rest[:taken]), size) > width:
            break
        found.append(" ".join(rest[:taken]))
        rest = rest[taken:]
    last = clipped(" ".join(rest), width, size) if rest and lines > 0 else ""
    return [*found, last] if last else found


def number(value: float) -> str:
    """A coordinate to a tenth of a pixel, written in one way."""
    tenths = round(value * 10)
    whole, tenth = divmod(abs(tenths), 10)
    sign = "-" if tenths < 0 else ""
    return f"{sign}{whole}.{tenth}" if tenth else f"{sign}{whole}"


def lanes(extents: Sequence[tuple[int, int]]) -> list[int]:
    """A lane for each half-open extent, so that those of one lane do not overlap; as few as can be."""
    free: list[int] = []  # where each lane ends
    found = [0] * len(extents)
    for index in sorted(range(len(extents)), key=lambda index: (*extents[index], index)):
        start, end = extents[index]
        lane = next((lane for lane, until in enumerate(free) if until <= start), len(free))
        if lane == len(free):
            free.append(end)
        free[lane] = end
        found[index] = lane
    return found


@dataclass(frozen=True, slots=True)
class Pen:
    """Draws into one SVG group. Coordinates are pixels."""

    node: ET.Element

    def group(self, kind: str, tip: str = "") -> Pen:
        """A part of class ``kind`` that says ``tip`` when pointed at."""
        node = ET.SubElement(self.node, "g", {"class": kind})
        if tip:
            ET.SubElement(node, "title").text = tip
        return Pen(node)

    def rect(
        self, x: float, y: float, width: float, height: float, fill: str, edge: str = "none", round_: int = 0
    ) -> None:
        box = {"x": x, "y": y, "width": max(width, 0), "height": max(height, 0)}
        self._add("rect", box, fill=fill, stroke=edge, **({"rx": str(round_)} if round_ else {}))

    def line(
        self, x1: float, y1: float, x2: float, y2: float, ink: str = RULE, width: int = 1, dash: str = ""
    ) -> None:
        ends = {"x1": x1, "y1": y1, "x2": x2, "y2": y2}
        more = {"stroke-dasharray": dash} if dash else {}
        self._add("line", ends, stroke=ink, **{"stroke-width": str(width)}, **more)

    def circle(self, x: float, y: float, radius: float, fill: str, edge: str) -> None:
        self._add("circle", {"cx": x, "cy": y, "r": radius}, fill=fill, stroke=edge, **{"stroke-width": "2"})

    def polygon(self, points: Iterable[tuple[float, float]], fill: str, edge: str = "none") -> None:
        corners = " ".join(f"{number(x)},{number(y)}" for x, y in points)
        self._add("polygon", {}, points=corners, fill=fill, stroke=edge)

    def path(self, d: str, ink: str, width: int = 2) -> None:
        self._add("path", {}, d=d, fill="none", stroke=ink, **{"stroke-width": str(width)})

    def text(
        self,
        x: float,
        y: float,
        shown: str,
        *,
        size: int = SIZE,
        ink: str = INK,
        anchor: Anchor = "start",
        bold: bool = False,
    ) -> None:
        """``y`` is the base line; nothing is drawn for an empty text."""
        if not shown:
            return
        more = {"font-weight": "bold"} if bold else {}
        more |= {"text-anchor": anchor} if anchor != "start" else {}
        node = self._add("text", {"x": x, "y": y}, fill=ink, **{"font-size": str(size)}, **more)
        node.text = shown

    def _add(self, tag: str, numbers: Mapping[str, float], **texts: str) -> ET.Element:
        attributes = {name: number(value) for name, value in numbers.items()} | texts
        return ET.SubElement(self.node, tag, attributes)


def tip(*parts: str) -> str:
    """The parts that say something, as one line."""
    return SEPARATOR.join(words(part) for part in parts if part and part.strip())


def document(title: str, description: Iterable[str], width: int, height: int, body: ET.Element) -> str:
    """The whole picture: ``body`` on paper under its title; ``description`` in lines, to be read aloud."""
    root = ET.Element(
        "svg",
        {
            "xmlns": "http://www.w3.org/2000/svg",
            "version": "1.1",
            "role": "img",
            "viewBox": f"0 0 {width} {height}",
            "width": str(width),
            "height": str(height),
            "font-family": FONT,
        },
    )
    name = words(title)
    ET.SubElement(root, "title").text = name
    said = "\n".join(words(line) for line in description if line.strip())
    if said:
        ET.SubElement(root, "desc").text = said
    pen = Pen(root)
    pen.rect(0, 0, width, height, PAPER)
    pen.group("heading", name).text(
        MARGIN, 30, clipped(name, width - 2 * MARGIN, HEADING, bold=True), size=HEADING, bold=True
    )
    root.append(body)
    return ET.tostring(root, encoding="unicode") + "\n"


def legend(pen: Pen, x: int, y: int, width: int, meanings: Mapping[Tone, str]) -> int:
    """What the tones mean, from ``y`` downwards; the height that it takes."""
    if not meanings:
        return 0
    at, line = x, 0
    for tone, meaning in meanings.items():
        said = words(meaning)
        shown = clipped(said, width - 22, SMALL)
        wide = 22 + text_width(shown, SMALL) + 14
        if at > x and at + wide > x + width:
            at, line = x, line + 1
        part = pen.group("legend", said)
        fill, edge = TONES[tone]
        part.rect(at, y + line * 20 + 2, 14, 12, fill, edge, 2)
        part.text(at + 20, y + line * 20 + 12, shown, size=SMALL, ink=FAINT_INK)
        at += wide
    return (line + 1) * 20


def combined(title: str, parts: Sequence[str], description: str = "") -> str:
    """Several pictures of this package in one, each below the other under its own heading."""
    body = ET.Element("g")
    said = [description]
    down, width = TOP, 2 * MARGIN + text_width(words(title), HEADING, bold=True)
    for part in parts:
        root = ET.fromstring(part)
        for node in root.iter():
            node.tag = node.tag.rpartition("}")[2]
        said += [
            name for node in root if node.tag in ("title", "desc") for name in (node.text or "").split("\n")
        ]
        group = ET.SubElement(body, "g", {"class": "part", "transform": f"translate(0,{down})"})
        group.extend(node for node in root if node.tag not in ("title", "desc"))
        width, down = max(width, int(root.attrib["width"])), down + int(root.attrib["height"])
    return document(title, said, min(width, MAX_WIDTH), down, body)


def texts(svg: str) -> list[str]:
    """Every text of a picture, shown, pointed at or read aloud, line by line: for the audit of its facts."""
    found: list[str] = []
    for node in ET.fromstring(svg).iter():
        found += (node.text or "").split("\n")
    return [text for text in found if text.strip()]
