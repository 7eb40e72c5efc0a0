"""A first look at a text: does it speak of a trip?"""

from __future__ import annotations

from planner_agent.language.lexicon import words
from planner_agent.reading.model import Fit, Scan

_TRIP = words(
    """trip trips itinerary itineraries vacation vacations holiday holidays journey getaway travel travels
    travelling traveling traveler travelers traveller travellers fly flying flight flights train trains
    drive driving road roundtrip honeymoon voyage weekend escape adventure backpacking sightseeing"""
)
_PARTS = {
    "stay": words(
        "hotel hotels hostel hostels stay stays staying room rooms apartment apartments airbnb night nights"
    ),
    "meals": words("food restaurant restaurants cuisine cuisines meal meals eat breakfast lunch dinner"),
    "sights": words("sights museum museums sightseeing attractions beach park parks"),
    "budget": words("budget spend cost cheap cheapest afford $ € £"),
}


def fit(scan: Scan) -> Fit:
    """A trip is spoken of outright, or by its parts; which places and dates are named, the reading tells."""
    found = {name for name, signs in _PARTS.items() if not signs.isdisjoint(scan.words)}
    spoken = not _TRIP.isdisjoint(scan.words)
    return Fit(frozenset(found | ({"trip"} if spoken else set())), whole=spoken or len(found) > 1)
