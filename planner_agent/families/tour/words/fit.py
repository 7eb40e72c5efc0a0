"""A first look at a text: does it list cities with how long one stays, or connections between them?"""

from __future__ import annotations

from collections.abc import Sequence

from planner_agent.families.tour.words.vocabulary import KNOWN
from planner_agent.language.durations import duration_at
from planner_agent.language.lexicon import words
from planner_agent.language.names import Names
from planner_agent.language.numbers import number_at
from planner_agent.language.tokens import Token
from planner_agent.reading.model import Fit, Scan

_DIRECT = words("direct directly nonstop connection connections connected connect")
_CITIES = words("cities city towns stops tour order route")
_UNITS = words("day days d night nights n week weeks weekend fortnight")
#: Words of what this family does not plan.
_OTHER = words("""
    hotel hotels hostel hostels budget cheap cheapest restaurant restaurants cuisine cuisines food museum
    museums
    adults people person persons kids children airbnb
    rooms pm shift shifts roster rota staff minutes minute mins min hours hour deadline task tasks workers
    meeting meetings $ € £
""")
#: What a journey is spoken of with: a list in small letters is one of cities only beside such a word.
_TRIP = words("""
    visit trip tour route cities city travel train trains flight flights fly bus buses ferry holiday start
    begin
    end finish stay see
""")
#: Where one lives is a trip's matter: a tour begins in one of its cities.
_HOME = words("live lives living based roundtrip return returning")
#: Between a place and the length of the stay there.
_LINKS = words(": , ( - – — = for about around exactly gets needs takes at least most up to min max over")
_INTO = words("in at to for visiting")
_MOST = 60

_NAMES = Names(KNOWN)


def fit(scan: Scan) -> Fit:
    """Cities with the lengths of their stays, connections, or days that are counted."""
    if not _OTHER.isdisjoint(scan.words):
        return Fit()
    tokens = scan.tokens
    lengths = {k: stop for k in range(len(tokens)) if (stop := _length(tokens, k)) is not None}
    if not lengths:
        return _bare(scan)
    counted = any(
        token.low in ("day", "days") and k + 1 < len(tokens) and tokens[k + 1].kind == "number"
        for k, token in enumerate(tokens)
    )
    places = _places(scan, lengths)
    found = {
        name
        for name, there in (
            ("days", True),
            ("connections", not _DIRECT.isdisjoint(scan.words)),
            ("windows", counted),
            ("cities", not _CITIES.isdisjoint(scan.words) or len(places) > 1),
        )
        if there
    }
    stays = len(places) > 1 and not (_from_home(tokens, places))
    whole = stays or (len(found) > 1 and bool({"connections", "windows"} & found))
    return Fit(frozenset(found), whole, sure=stays) if whole else Fit()


def _bare(scan: Scan) -> Fit:
    """ "Lisbon 3, Porto 2": numbers that can only be lengths; or cities whose order is asked for."""
    tokens = scan.tokens
    numbers = {k: k + 1 for k, token in enumerate(tokens) if token.kind == "number" and _alone(tokens, k)}
    places = _places(scan, numbers)
    if len(places) > 1 and len(places) == len(numbers) and not _from_home(tokens, places):
        return Fit(frozenset({"days", "cities"}), whole=True, sure=True)
    asked = "order" in scan.words and not {"see", "visit", "cities", "towns"}.isdisjoint(scan.words)
    return Fit(frozenset({"cities", "order"}), whole=True) if asked and not numbers else Fit()


def _alone(tokens: Sequence[Token], k: int) -> bool:
    """A small number that counts nothing that is named."""
    after = tokens[k + 1] if k + 1 < len(tokens) else None
    before = tokens[k - 1].text if k else ""
    small = tokens[k].text.isdecimal() and 0 < int(tokens[k].text) <= _MOST
    ends = after is None or after.text in ",.;)" or after.low in ("and", "&", "then")
    return small and before not in "$€£#" and ends


def _length(tokens: Sequence[Token], k: int) -> int | None:
    """Where a length in days that begins here ends."""
    near = {token.low for token in tokens[k : k + 4]}
    if _UNITS.isdisjoint(near) and not tokens[k].low.endswith(("d", "n")):
        return None
    found = duration_at(tokens, k)
    return None if found is None or found.value.unit == "minute" else found.stop


def _places(scan: Scan, lengths: dict[int, int]) -> set[str]:
    """The names that stand with a length: "Rome: 3 days", "three days in Rome", "and 2 in Oslo"."""
    tokens = scan.tokens
    small = not _TRIP.isdisjoint(scan.words)
    found: set[str] = set()
    for k in range(len(tokens)):
        stop = lengths.get(k) or _number(tokens, k)
        if stop is None:
            continue
        before = k - 1
        while before > 0 and tokens[before].low in _LINKS:
            before -= 1
        after = stop
        while after < len(tokens) and tokens[after].low in _INTO:
            after += 1
        if after > stop and _is_place(tokens, after, small):
            found.add(tokens[after].low)
        elif before >= 0 and _is_place(tokens, before, small):
            found.add(tokens[before].low)
        elif k in lengths and _is_place(tokens, after, small):
            found.add(tokens[after].low)
    return found


def _number(tokens: Sequence[Token], k: int) -> int | None:
    """Where a number that may be a length ends: "and 4 in Oslo", "Oslo 4,"."""
    found = number_at(tokens, k)
    stop = len(tokens) if found is None else found.stop
    ends = stop == len(tokens) or tokens[stop].text in ",.;)" or tokens[stop].low in ("in", "and", "&")
    return stop if found is not None and ends else None


def _is_place(tokens: Sequence[Token], k: int, small: bool) -> bool:
    if k >= len(tokens) or tokens[k].kind != "word" or len(tokens[k].text) < 2 or _NAMES.is_plain(tokens[k]):
        return False
    return small or tokens[k].text[0].isupper()


def _from_home(tokens: Sequence[Token], places: set[str]) -> bool:
    """ "from Boston", "back home": the way to the first city and from the last is asked for."""
    lows = [token.low for token in tokens]
    for k, low in enumerate(lows):
        if low in _HOME or (low == "home" and lows[k - 1 : k] in (["back"], ["from"])):
            return True
        leads = (
            low in ("from", "leave", "leaving") and k + 1 < len(tokens) and tokens[k + 1].text[0].isupper()
        )
        if leads and not _NAMES.is_plain(tokens[k + 1]) and lows[k + 1] not in places:
            return True
    return False
