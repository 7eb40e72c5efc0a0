"""The TravelPlanner data set's list of cities, with the states that it gives them."""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

from planner_agent.errors import DataError

_CITY_SET = "citySet_with_states.txt"
_ATTRACTIONS = "attractions.csv"
_BRACKET = re.compile(r"\s*\([^()]*\)\s*$")


@dataclass(frozen=True, slots=True)
class CityStates:
    """City -> state, as the data set has it (not always real geography), and where cities lie.

    ``places`` maps a city to (latitude, longitude) in degrees, where known.
    """

    states: Mapping[str, str]
    places: Mapping[str, tuple[float, float]] = field(default_factory=dict[str, tuple[float, float]])


def plain_city(text: str) -> str:
    """``Houston(Texas)`` or ``Houston (Texas)`` is ``Houston``, the form of the tables."""
    return _BRACKET.sub("", text).strip()


def load_city_states(folder: Path | str) -> CityStates | None:
    """City names and states from a TravelPlanner database folder, None where there is no such folder.

    Places are the median position of a city's attractions, where ``attractions.csv`` is there too.
    Raises DataError where the city list is missing from the folder or malformed.
    """
    folder = Path(folder)
    if not folder.is_dir():
        return None
    path = folder / _CITY_SET
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        hint = "It holds a city, a tab and a state a line."
        raise DataError(f"{path}: cannot be read ({error})", hint) from error
    states: dict[str, str] = {}
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        city, tab, state = line.partition("\t")
        if not tab or not city.strip() or not state.strip():
            raise DataError(f"{path}, line {number}: {line!r} is not a city, a tab and a state")
        if states.setdefault(city.strip(), state.strip()) != state.strip():
            raise DataError(f"{path}, line {number}: {city.strip()!r} is already in {states[city.strip()]!r}")
    return CityStates(states, _places(folder / _ATTRACTIONS))


def _places(path: Path) -> dict[str, tuple[float, float]]:
    if not path.is_file():
        return {}
    spots: dict[str, list[tuple[float, float]]] = defaultdict(list)
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            try:
                spots[row["City"]].append((float(row["Latitude"]), float(row["Longitude"])))
            except (KeyError, TypeError, ValueError) as error:
                raise DataError(f"{path}: no City, Latitude and Longitude in {row!r}") from error
    return {
        city: (round(median(lat for lat, _ in found), 5), round(median(lon for _, lon in found), 5))
        for city, found in spots.items()
    }
