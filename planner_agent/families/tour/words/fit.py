"""A first look at a text: does it speak of an order of cities over direct connections?"""

from __future__ import annotations

from collections.abc import Sequence

from planner_agent.language.durations import duration_at
from planner_agent.language.lexicon import words
from planner_agent.language.tokens import Token
from planner_agent.reading.model import Fit, Scan

_DIRECT = words("direct directly nonstop connection connections connected connect")
_CITIES = words("cities city towns stops tour order")
_UNITS = words("day days d night nights n week weeks weekend fortnight")
#: Words of what this family does not plan.
_OTHER = words("""
    hotel hotels budget cheapest restaurant restaurants cuisine adults people person persons kids children
    rooms am pm shift shifts minutes hours deadline
""")


def fit(scan: Scan) -> Fit:
    """Lengths of stays, and connections or days that are counted."""
    if not _OTHER.isdisjoint(scan.words):
        return Fit()
    tokens = scan.tokens
    lengths = sum(_is_length(tokens, k) for k in range(len(tokens)))
    counted = sum(
        token.low in ("day", "days") and k + 1 < len(tokens) and tokens[k + 1].kind == "number"
        for k, token in enumerate(tokens)
    )
    found = {
        name
        for name, there in (
            ("days", lengths > 0),
            ("connections", not _DIRECT.isdisjoint(scan.words)),
            ("windows", counted > 0),
            ("cities", not _CITIES.isdisjoint(scan.words)),
        )
        if there
    }
    whole = len(found) > 1 and bool({"connections", "windows"} & found)
    return Fit(frozenset(found), whole) if whole else Fit()


def _is_length(tokens: Sequence[Token], k: int) -> bool:
    """Whether a length in days begins here."""
    near = {token.low for token in tokens[k : k + 4]}
    if _UNITS.isdisjoint(near) and not tokens[k].low.endswith(("d", "n")):
        return False
    found = duration_at(tokens, k)
    return found is not None and found.value.unit != "minute"
