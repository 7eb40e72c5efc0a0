"""Time zones by the names that people use: cities of the IANA list, and common abbreviations."""

from __future__ import annotations

from functools import cache

_ALIASES = {
    "utc": "UTC", "gmt": "Etc/GMT", "nyc": "America/New_York", "new york city": "America/New_York",
    "boston": "America/New_York", "washington": "America/New_York", "miami": "America/New_York",
    "atlanta": "America/New_York", "philadelphia": "America/New_York", "est": "America/New_York",
    "et": "America/New_York", "eastern": "America/New_York", "edt": "America/New_York",
    "austin": "America/Chicago", "dallas": "America/Chicago", "houston": "America/Chicago",
    "cst": "America/Chicago", "ct": "America/Chicago", "central": "America/Chicago",
    "mst": "America/Denver", "mountain": "America/Denver", "sf": "America/Los_Angeles",
    "san francisco": "America/Los_Angeles", "la": "America/Los_Angeles", "seattle": "America/Los_Angeles",
    "san diego": "America/Los_Angeles", "portland": "America/Los_Angeles", "pst": "America/Los_Angeles",
    "pt": "America/Los_Angeles", "pdt": "America/Los_Angeles", "pacific": "America/Los_Angeles",
    "cet": "Europe/Berlin", "cest": "Europe/Berlin", "munich": "Europe/Berlin", "hamburg": "Europe/Berlin",
    "frankfurt": "Europe/Berlin", "cologne": "Europe/Berlin", "barcelona": "Europe/Madrid",
    "milan": "Europe/Rome", "naples": "Europe/Rome", "geneva": "Europe/Zurich", "basel": "Europe/Zurich",
    "bst": "Europe/London", "edinburgh": "Europe/London", "manchester": "Europe/London",
    "jst": "Asia/Tokyo", "osaka": "Asia/Tokyo", "kyoto": "Asia/Tokyo", "ist": "Asia/Kolkata",
    "mumbai": "Asia/Kolkata", "delhi": "Asia/Kolkata", "new delhi": "Asia/Kolkata",
    "bangalore": "Asia/Kolkata", "chennai": "Asia/Kolkata", "beijing": "Asia/Shanghai",
    "shenzhen": "Asia/Shanghai", "montreal": "America/Toronto", "rio": "America/Sao_Paulo",
    "são paulo": "America/Sao_Paulo", "tel aviv": "Asia/Jerusalem", "canberra": "Australia/Sydney",
}  # fmt: skip
_CONTINENTS = frozenset(["Africa", "America", "Asia", "Atlantic", "Australia", "Europe", "Indian", "Pacific"])


@cache
def _cities() -> dict[str, str]:
    from zoneinfo import available_timezones

    found: dict[str, str] = {}
    for name in sorted(available_timezones()):
        parts = name.split("/")
        if len(parts) > 1 and parts[0] in _CONTINENTS:
            found.setdefault(parts[-1].replace("_", " ").lower(), name)
    return found | _ALIASES


def zone_of(name: str) -> str | None:
    """The IANA zone of a city or abbreviation; None for one that is not known."""
    low = name.strip().lower()
    if "/" in low:
        from zoneinfo import available_timezones

        return next((each for each in available_timezones() if each.lower() == low), None)
    return _cities().get(low)
