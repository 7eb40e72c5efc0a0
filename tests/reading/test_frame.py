"""Where, when and who, in many people's words."""

from __future__ import annotations

import pytest

from planner_agent.reading import Reading

ROUTES = [
    ("Boston to Austin, June 3-6", "boston", ("austin",), False),
    ("from boston to san antono june 3-6", "boston", ("san-antonio",), False),
    ("I wanna go to Sacremento from Seatle on march 20 for 4 days", "seattle", ("sacramento",), False),
    ("We live in Boston and want to see Austin June 3-6", "boston", ("austin",), False),
    ("first Austin then Houston, from Boston, June 3 to June 9", "boston", ("austin", "houston"), True),
    ("Austin and Houston from Boston, 3-9 June", "boston", ("austin", "houston"), False),
    ("Boston -> Austin -> Houston -> Boston, June 3-9", "boston", ("austin", "houston"), True),
    ("leaving Boston on June 3 and returning June 6, Austin", "boston", ("austin",), False),
    ("solo trip seattle to san francisco march 26 to march 29", "seattle", ("san-francisco",), False),
    ("beginning in Boston and ending in Austin June 3-6", "boston", ("austin",), False),
    ("Fancy a weekend in Austin, departing Boston, 5-7 June", "boston", ("austin",), False),
    ("From Denver, no, Boston to Austin June 3-6", "boston", ("austin",), False),
    ("NYC? No. Seattle to Austin, June 3-6", "seattle", ("austin",), False),
]


@pytest.mark.parametrize(("text", "origin", "cities", "ordered"), ROUTES)
def test_route(read, text: str, origin: str, cities: tuple[str, ...], ordered: bool) -> None:
    frame = read(text).spec.frame
    assert frame.origin == origin
    assert frame.destination is not None
    assert tuple(stop.city for stop in frame.destination.stops) == cities
    assert frame.destination.ordered is ordered
    assert frame.round_trip and frame.returns_to is None


REGIONS = [
    ("2 cities in Texas from Boston June 3-8", "Texas", 2),
    ("three different Colorado towns, from Boston, June 3-9", "Colorado", 3),
    ("from Boston to Texas for a week from June 3, visiting 3 different cities", "Texas", 3),
    ("a couple of cities in California from Boston June 3-8", "California", 2),
]


@pytest.mark.parametrize(("text", "region", "count"), REGIONS)
def test_region(read, text: str, region: str, count: int) -> None:
    destination = read(text).spec.frame.destination
    assert (destination.region, destination.count) == (region, count)


def test_cities_of_a_region_may_be_named(read) -> None:
    destination = read("3 cities in Texas including Austin, from Boston, June 3-9").spec.frame.destination
    assert (destination.region, destination.count) == ("Texas", 3)
    assert [stop.city for stop in destination.stops] == ["austin"]


def test_nights_in_each_city_fix_the_length(read) -> None:
    frame = read("Los Angeles 2 nights then San Francisco 3 nights, from Chicago, leaving 9 May").spec.frame
    assert [(stop.city, stop.nights) for stop in frame.destination.stops] == [
        ("los-angeles", 2),
        ("san-francisco", 3),
    ]
    assert (str(frame.dates.earliest), frame.dates.days) == ("2026-05-09", 6)


def test_open_jaw_and_one_way(read) -> None:
    frame = read("Fly into Austin, then Houston, fly home from Dallas. From Boston, June 3-9.").spec.frame
    assert (frame.returns_to, frame.origin) == ("dallas", "boston")
    assert not read("Boston to Austin one way June 3-6").spec.frame.round_trip


DATES = [
    ("June 3-6", "2026-06-03", "2026-06-06", 4),
    ("from the 3rd to the 6th of June", "2026-06-03", "2026-06-06", 4),
    ("3 days, March 16-18", "2027-03-16", "2027-03-18", 3),
    ("for 3 nights from June 3", "2026-06-03", "2026-06-06", 4),
    ("for a week from June 3", "2026-06-03", "2026-06-09", 7),
    ("5 days sometime in June", "2026-06-01", "2026-06-30", 5),
    ("4 days any time between 1 and 20 June", "2026-06-01", "2026-06-20", 4),
    ("leaving June 3 and back on the 6th", "2026-06-03", "2026-06-06", 4),
    ("3/6 to 6/6", "2026-06-03", "2026-06-06", 4),
    ("June 3-6, no wait, June 10-12", "2026-06-10", "2026-06-12", 3),
]


@pytest.mark.parametrize(("words", "first", "last", "days"), DATES)
def test_dates(read, words: str, first: str, last: str, days: int) -> None:
    reading = read(f"Boston to Austin, {words}")
    dates = reading.spec.frame.dates
    assert (str(dates.earliest), str(dates.latest), dates.days) == (first, last, days)
    assert reading.spec.marks["dates"].source == "stated"


PARTIES = [
    ("2 adults", 2, 0),
    ("for two", 2, 0),
    ("solo", 1, 0),
    ("a single-person trip", 1, 0),
    ("me and my wife", 2, 0),
    ("mum and me", 2, 0),
    ("the two of us and our 4-year-old", 2, 1),
    ("family of four (two adults, kids aged 6 and 9)", 2, 2),
    ("2 adults, 3 kids aged 4, 8 and 11", 2, 3),
    ("3 people, actually 4 people", 4, 0),
    ("two grown-ups", 2, 0),
    ("pax: 2", 2, 0),
    ("a group of 6 friends", 6, 0),
]


@pytest.mark.parametrize(("words", "adults", "children"), PARTIES)
def test_party(read, words: str, adults: int, children: int) -> None:
    reading = read(f"Boston to Austin, June 3-6, {words}")
    party = reading.spec.frame.party
    assert (party.adults, party.children) == (adults, children)
    assert reading.spec.marks["party.adults"].source == "stated"
    assert not reading.gaps


def test_nobody_said_is_one_adult_assumed(read) -> None:
    reading = read("Boston to Austin, June 3-6")
    assert reading.spec.frame.party.size == 1
    assert reading.spec.marks["party.adults"].source == "assumed"
    assert any("One adult" in sentence for sentence in reading.assumptions)


GAPS = [
    ("I'd like a holiday", {("destination", "missing"), ("dates", "missing"), ("origin", "missing")}),
    ("surprise me! from Boston June 3-6", {("destination", "missing")}),
    ("Boston to Texas for 5 days from June 3", {("destination.count", "missing")}),
    ("Boston to Atlantis June 3-6", {("destination", "unknown_name")}),
    ("Boston to Springfield June 3-6", {("destination", "unknown_name")}),
    ("To Denver or to Durango? From Chicago June 3-6", {("destination", "ambiguous")}),
    ("31 February to Austin from Boston for 3 days", {("dates", "impossible")}),
    ("Boston to Austin from June 9 to June 3", {("dates", "impossible")}),
    ("Boston to Austin for 90 days from June 3", {("dates", "impossible")}),
    ("a week from March 3 to 5 in Austin from Boston", {("dates", "contradiction")}),
    ("Boston to Austin, 3 days from June 3 to June 9", {("dates", "contradiction")}),
    ("Boston to Austin June 3-6 for 400 people", {("party", "impossible")}),
    ("Boston to Austin June 3-6 for zero people", {("party", "impossible")}),
    ("Boston to Austin June 3-6 with kids", {("party", "missing")}),
    ("Boston to Austin June 3-6, two adults. All four adults love Thai food.", {("party", "contradiction")}),
    ("Boston to Austin June 3-6 budget -3", {("budget", "impossible")}),
    ("Boston to Austin June 3-6, budget 2000. Our budget is 2500 dollars.", {("budget", "contradiction")}),
]


@pytest.mark.parametrize(("text", "wanted"), GAPS)
def test_gaps(read, text: str, wanted: set[tuple[str, str]]) -> None:
    gaps = read(text).gaps
    assert {(gap.field, gap.reason) for gap in gaps} == wanted
    assert all(gap.question.endswith(("?", ".")) for gap in gaps)


def test_answers_override_the_text(read) -> None:
    answers = {
        "origin": "Boston",
        "dates": "June 3 to 6",
        "destination": "Austin",
        "party": "two",
        "budget": "900",
    }
    reading: Reading = read("I'd like a holiday with Thai food", answers)
    frame = reading.spec.frame
    assert not reading.gaps
    assert (frame.origin, frame.destination.stops[0].city, frame.dates.days, frame.party.size) == (
        "boston",
        "austin",
        4,
        2,
    )
    assert {
        reading.spec.marks[field].source for field in ("origin", "destination", "dates", "party.adults")
    } == {"clarified"}
    assert {rule.id: rule.source for rule in reading.spec.rules} == {
        "budget": "clarified",
        "cuisine-thai": "stated",
    }
    counted = read("Boston to Texas, June 3-8", {"destination.count": "2"})
    assert not counted.gaps and counted.spec.frame.destination.count == 2
