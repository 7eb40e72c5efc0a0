"""The rows of a TravelPlanner file, each with the catalog that it brings along."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

from benchmarks.common import load_rows
from planner_agent.data.travelplanner import CityStates, TravelPlannerCatalog, load_city_states, plain_city
from planner_agent.errors import DataError

#: Requests were written before March 2022; every one of them states the year.
TODAY = date(2022, 2, 1)
_TABLES = "Attractions in "


@dataclass(frozen=True)
class Request:
    """One request: ``fields`` as in the file, ``states`` of the database folder if there is one."""

    fields: Mapping[str, Any]
    known_states: CityStates | None

    @property
    def id(self) -> str:
        return f"travelplanner-{self.fields['idx']}"

    @property
    def text(self) -> str:
        return str(self.fields["query"])

    @cached_property
    def states(self) -> CityStates:
        """City -> state. Without a database folder a longer trip's own tables name the cities of its state;
        the state of any other city is then unknown."""
        if self.known_states is not None:
            return self.known_states
        region = self.fields["dest"] if self.fields["days"] > 3 else ""
        titles = [title for title in self.fields["reference_information"] if title.startswith(_TABLES)]
        states = {plain_city(title.removeprefix(_TABLES)): region for title in titles}
        return CityStates({self.fields["org"]: "", **states})

    @cached_property
    def catalog(self) -> TravelPlannerCatalog:
        return TravelPlannerCatalog(self.fields["reference_information"], self.states, name=self.id)


def is_travelplanner(row: Mapping[str, Any]) -> bool:
    """Whether a line is one of TravelPlanner's, told by its fields."""
    return "query" in row and "reference_information" in row


def load_requests(path: Path, database: Path | None = None) -> list[Request]:
    """The requests of ``path``. ``database`` defaults to the folder of that name beside the file."""
    if database is not None and not database.is_dir():
        raise DataError(f"{database}: there is no such folder", "It holds citySet_with_states.txt.")
    states = load_city_states(database or path.parent / "database")
    return [Request(row, states) for row in load_rows(path)]
