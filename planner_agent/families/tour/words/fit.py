"""A first look at a text: does it speak of an order of cities over direct connections?"""

from __future__ import annotations

from planner_agent.language.lexicon import words
from planner_agent.reading.model import Fit, Scan

_DIRECT = words("direct directly nonstop connection connections connected connect")
_CITIES = words("cities city towns stops tour order")
#: Words of what this family does not plan.
_OTHER = words("""
    hotel hotels budget cheapest restaurant restaurants cuisine adults people person persons kids children rooms
    am pm shift shifts minutes hours deadline
""")


def fit(scan: Scan) -> Fit:
    """Lengths of stays, and connections or days that are counted."""
    if not _OTHER.isdisjoint(scan.words):
        return Fit()
    tokens = scan.tokens
    lengths = sum(
        token.low in ("days", "day", "nights", "night") and k > 0 and _is_number(tokens[k - 1].low)
        for k, token in enumerate(tokens)
    )
    counted = sum(
        token.low in ("day", "days") and k + 1 < len(tokens) and tokens[k + 1].kind == "number"
        for k, token in enumerate(tokens)
    )
    found = {
        name
        for name, there in (
            ("days", lengths > 1),
            ("connections", not _DIRECT.isdisjoint(scan.words)),
            ("windows", counted > 0),
            ("cities", not _CITIES.isdisjoint(scan.words)),
        )
        if there
    }
    whole = len(found) > 1 and bool({"connections", "windows"} & found)
    spoken = "connections" in found and ("cities" in found or lengths > 0)
    return Fit(frozenset(found), whole) if whole or spoken else Fit()


_NUMBERS = words("one two three four five six seven eight nine ten eleven twelve fourteen")


def _is_number(low: str) -> bool:
    return low.isdecimal() or low in _NUMBERS
