"""Pictures: well-formed, self-contained, escaped; everything there once, in range, apart."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from itertools import combinations
from typing import get_args
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner_agent.rendering.pictures import (
    Bar,
    Cell,
    Point,
    Tone,
    Way,
    combined,
    gantt,
    grid,
    route_map,
    strip,
    texts,
)
from planner_agent.rendering.pictures.canvas import FAINT_INK, INK, PAPER, STRIPE, TONES, lanes
from planner_agent.rendering.pictures.routes import KM_PER_DEGREE, unwrapped

SVG = "{http://www.w3.org/2000/svg}"
HOSTILE = [
    "<script>alert(1)</script>",
    "\"'><image href='http://x/'/>",
    "&amp;]]>",
    "a\x00\x1b[31m\ud800",
    "\u202eabc",
]
Box = tuple[float, float, float, float]


def parts(svg: str, kind: str) -> list[ET.Element]:
    return [node for node in ET.fromstring(svg).iter(f"{SVG}g") if node.get("class") == kind]


def told(node: ET.Element) -> str:
    return node.findtext(f"{SVG}title") or ""


def boxes(node: ET.Element) -> list[Box]:
    found: list[Box] = []
    for rect in node.iter(f"{SVG}rect"):
        x, y, wide, high = (float(rect.attrib[name]) for name in ("x", "y", "width", "height"))
        found.append((x, y, x + wide, y + high))
    return found


def meet(one: Box, two: Box) -> bool:
    return one[0] < two[2] and two[0] < one[2] and one[1] < two[3] and two[1] < one[3]


def pictures(name: str) -> list[str]:
    """One picture of each kind, in which every text is ``name``."""
    bars = [Bar(0, 60, 120, name, "meal", name), Bar(0, 90, 200, name)]
    meanings: dict[Tone, str] = {"meal": name}
    points = [Point(name, 1.0, 2.0, detail=name), Point(name, 1.0, 2.0), Point(name, None, None)]
    each = [
        gantt(name, [name], bars, [(0, name)], marks=[(100, name)], legends=meanings),
        strip(name, [name], bars, feet={0: [Cell(name, "stay", name)]}, legends=meanings),
        grid(name, [name], [name], {(0, 0): Cell(name, "busy", name)}, legends=meanings),
        route_map(name, points, [Way(0, 1, name)], legends=meanings),
    ]
    return [*each, combined(name, each)]


@pytest.mark.parametrize("name", ["Café Łódź 東京", *HOSTILE, "", "x" * 400])
def test_standalone_safe_and_accessible(name: str) -> None:
    for svg in pictures(name):
        root = ET.fromstring(svg)
        assert (root.tag, root.get("version"), root.get("role")) == (f"{SVG}svg", "1.1", "img")
        assert root[0].tag == f"{SVG}title" and root.find(f"{SVG}rect") is not None
        tags = {node.tag.removeprefix(SVG) for node in root.iter()}
        assert tags <= {
            "svg", "g", "title", "desc", "rect", "line", "circle", "polygon", "path", "text"
        }  # fmt: skip
        for node in root.iter():
            assert not any(
                "href" in key or key.startswith("on") or "url(" in value for key, value in node.items()
            )
        assert svg.count("http") - name.count("http") * svg.count(name) <= svg.count("http:")
        assert not any(char in svg for char in "\x00\x1b\u202e\ud800")


def test_the_same_input_gives_the_same_bytes_and_the_texts_are_read_back() -> None:
    assert pictures("Ann & Bo") == pictures("Ann & Bo")
    assert all("Ann & Bo" in texts(svg) for svg in pictures("Ann & Bo"))


def test_escape_sequences_go_as_a_whole() -> None:
    (node,) = parts(strip("S", ["a"], [Bar(0, 60, 90, "\x1b[31mRed\x1b[0m Lion")]), "bar")
    assert told(node) == "Red Lion"


def test_contrast_of_text_and_edges() -> None:
    def light(colour: str) -> float:
        rgb = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
        linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in rgb]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    def contrast(one: str, two: str) -> float:
        low, high = sorted((light(one), light(two)))
        return (high + 0.05) / (low + 0.05)

    assert set(TONES) == set(get_args(Tone))
    for fill, edge in TONES.values():
        assert contrast(INK, fill) >= 4.5 and contrast(edge, PAPER) >= 3
    assert min(contrast(FAINT_INK, PAPER), contrast(FAINT_INK, STRIPE)) >= 4.5


BARS = st.lists(
    st.builds(
        lambda row, start, size: (row, start, start + size),
        st.integers(0, 2),
        st.integers(0, 1439),
        st.integers(0, 900),
    ),
    max_size=12,
)


@pytest.mark.parametrize("draw", [gantt, strip])
@given(found=BARS)
def test_every_bar_is_there_once_in_range_and_apart(
    draw: Callable[..., str], found: Sequence[tuple[int, int, int]]
) -> None:
    bars = [Bar(row, start, end, f"bar {index}") for index, (row, start, end) in enumerate(found)]
    svg = draw("All", ["a", "b", "c"], bars, *([[(0, "0"), (1440, "24")]] if draw is gantt else []))
    drawn = parts(svg, "bar")
    assert sorted(map(told, drawn)) == sorted(bar.label for bar in bars)
    root = ET.fromstring(svg)
    wide, high = int(root.attrib["width"]), int(root.attrib["height"])
    bodies = [boxes(node) for node in drawn]
    for body in bodies:
        assert all(0 <= x1 < x2 <= wide and 0 <= y1 < y2 <= high for x1, y1, x2, y2 in body)
    for one, two in combinations(bodies, 2):
        assert not any(meet(a, b) for a in one for b in two)


@given(st.lists(st.tuples(st.integers(0, 50), st.integers(1, 20)), max_size=14))
def test_lanes_never_overlap_and_are_as_few_as_can_be(found: list[tuple[int, int]]) -> None:
    extents = [(start, start + size) for start, size in found]
    placed = lanes(extents)
    for (one, lane), (two, other) in combinations(zip(extents, placed, strict=True), 2):
        assert lane != other or one[1] <= two[0] or two[1] <= one[0]
    most = max((sum(a <= at < b for a, b in extents) for at in range(71)), default=0)
    assert len(set(placed)) == most


def test_what_passes_midnight_goes_on_in_the_next_column() -> None:
    (node,) = parts(strip("S", ["a", "b"], [Bar(0, 1380, 1500, "Night train")]), "bar")
    bodies = [box for box in boxes(node) if box[2] - box[0] > 4]
    assert len(bodies) == 2 and bodies[0][2] < bodies[1][0]
    assert bodies[0][1] > bodies[1][1]


def test_two_weeks_stand_below_each_other_and_feet_below_their_day() -> None:
    svg = strip("S", [f"day {n}" for n in range(14)], [], feet={13: [Cell("Last night", "stay")]})
    assert [told(node) for node in parts(svg, "day")] == [f"day {n}" for n in range(14)]
    assert [told(node) for node in parts(svg, "foot")] == ["Last night"]


@pytest.mark.parametrize(
    "draw",
    [
        lambda: gantt("x", ["a"], [Bar(0, 5, 4, "backwards")], []),
        lambda: gantt("x", ["a"], [Bar(1, 0, 4, "no row")], []),
        lambda: strip("x", ["a"], [Bar(0, -1, 4, "yesterday")]),
        lambda: strip("x", ["a"], [], feet={1: [Cell("no day")]}),
        lambda: grid("x", ["a"], ["b"], {(0, 1): Cell("outside")}),
        lambda: route_map("x", [Point("a", 91.0, 0.0)], []),
        lambda: route_map("x", [Point("a", math.nan, 0.0)], []),
        lambda: route_map("x", [Point("a", 1.0, 0.0)], [Way(0, 1)]),
    ],
)
def test_impossible_input_is_refused(draw: Callable[[], str]) -> None:
    with pytest.raises(ValueError):
        draw()


def test_cells_stand_in_their_row_and_column_once() -> None:
    cells = {
        (row, column): Cell(f"{row}/{column}") for row in range(3) for column in range(4) if row != column
    }
    drawn = {
        told(node): boxes(node)[0] for node in parts(grid("G", list("abc"), list("wxyz"), cells), "cell")
    }
    assert len(drawn) == len(cells)
    for (row, column), cell in cells.items():
        for (other_row, other_column), other in cells.items():
            assert (drawn[cell.label][1] < drawn[other.label][1]) == (row < other_row)
            assert (drawn[cell.label][0] < drawn[other.label][0]) == (column < other_column)


def spots(svg: str) -> dict[str, tuple[float, float]]:
    found: dict[str, tuple[float, float]] = {}
    for node in parts(svg, "point"):
        circle = node.find(f"{SVG}circle")
        if circle is not None:
            assert told(node) not in found
            found[told(node)] = (float(circle.attrib["cx"]), float(circle.attrib["cy"]))
    return found


PLACES = st.lists(st.tuples(st.floats(-80, 80), st.floats(-180, 180)), max_size=8)


@given(PLACES)
def test_every_point_is_on_the_map_once_and_apart(found: list[tuple[float, float]]) -> None:
    doubled = found + found[:2]
    points = [Point(f"p{n}", north, east) for n, (north, east) in enumerate(doubled)]
    svg = route_map("M", points, [Way(n, n + 1) for n in range(len(points) - 1)])
    drawn = spots(svg)
    assert set(drawn) == {point.name for point in points}
    assert all(16 <= x <= 776 and 48 <= y <= 468 for x, y in drawn.values())
    assert all(math.dist(one, two) > 12 for one, two in combinations(drawn.values(), 2))
    assert len(parts(svg, "way")) == max(len(points) - 1, 0)


def test_a_map_is_to_scale_and_north_is_up() -> None:
    svg = route_map(
        "M", [Point("south", 50.0, 10.0), Point("north", 51.0, 10.0), Point("east", 50.0, 11.0)], []
    )
    at, (scale,) = spots(svg), parts(svg, "scale")
    bar = scale[0]
    pixels = (float(bar.attrib["x2"]) - float(bar.attrib["x1"])) / float((scale[-1].text or "").split()[0])
    assert at["north"][1] < at["south"][1] and at["east"][0] > at["south"][0]
    assert math.dist(at["south"], at["north"]) / pixels == pytest.approx(KM_PER_DEGREE, rel=0.01)
    expected = KM_PER_DEGREE * math.cos(math.radians(50.5))
    assert math.dist(at["south"], at["east"]) / pixels == pytest.approx(expected, rel=0.01)


def test_a_map_across_the_antimeridian_is_short() -> None:
    assert unwrapped([178.0, -172.0, 179.0]) == pytest.approx([178.0, 188.0, 179.0])
    at = spots(route_map("M", [Point("Fiji", -18.0, 178.0), Point("Samoa", -13.8, -172.0)], [Way(0, 1)]))
    assert at["Fiji"][0] < at["Samoa"][0]


def test_one_point_has_no_scale_and_points_without_coordinates_are_named() -> None:
    assert not parts(route_map("M", [Point("a", 1.0, 2.0)], []), "scale")
    svg = route_map("M", [Point("Atlantis", None, None), Point("a", 1.0, 2.0)], [Way(0, 1, "boat")])
    assert "Atlantis · no coordinates" in texts(svg) and "Atlantis → a · boat" in texts(svg)
    assert "No coordinates known" in texts(route_map("M", [Point("Atlantis", None, None)], []))
    assert "No coordinates known" in texts(route_map("M", [], []))


def test_labels_of_near_points_do_not_meet() -> None:
    points = [Point(f"Museum {n}", 50 + n / 10000, 10.0) for n in range(6)] + [Point("Far away", 55.0, 20.0)]
    labels = [boxes(node)[0] for node in parts(route_map("M", points, []), "point")]
    assert not any(meet(one, two) for one, two in combinations(labels, 2))
