"""What ``planner-agent doctor`` tells: versions, backends, data, settings, words passed over. No keys."""

from __future__ import annotations

import platform
from collections.abc import Mapping
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from textwrap import fill
from typing import Any

from planner_agent.backends import backends
from planner_agent.errors import PlannerError
from planner_agent.settings import Settings

_PACKAGES = (
    "planner-agent", "pydantic", "ortools", "pulp", "langgraph", "langgraph-checkpoint-sqlite", "duckdb",
    "rapidfuzz", "babel", "icalendar", "typer", "rich", "tzdata",
)  # fmt: skip
_WIDTH = 100


def report(catalog: Path | str | None = None) -> dict[str, Any]:
    """Everything as plain JSON values; a broken catalog is told, not raised."""
    from planner_agent.language.function_words import POLITENESS, STOP_WORDS

    settings = Settings.from_env()
    return {
        "versions": {"python": platform.python_version(), **{name: _version(name) for name in _PACKAGES}},
        "backends": backends(),
        "settings": {
            "home": str(settings.home),
            "catalog": str(catalog or settings.catalog or "the sample world"),
            "backend": settings.backend,
            "time_limit": settings.time_limit,
            "rates": {code: f"{float(rate):g}" for code, rate in settings.rates.items()},
        },
        "data": _data(catalog),
        "stop_words": sorted(STOP_WORDS),
        "politeness": sorted(POLITENESS),
    }


def _version(package: str) -> str | None:
    try:
        return version(package)
    except PackageNotFoundError:
        return None


def _data(path: Path | str | None) -> dict[str, Any]:
    from planner_agent.planner import Planner

    try:
        catalog = Planner(catalog=path, checkpointer="memory").catalog
        check = getattr(catalog, "check", None)
        if check is not None:
            check()
        return _summary(catalog)
    except PlannerError as error:
        return {"error": error.message, "hint": error.hint}


def _summary(catalog: Any) -> dict[str, Any]:
    cities = list(catalog.cities)
    states = sorted({city.state for city in catalog.cities.values() if city.state})
    return {
        "name": catalog.name,
        "currency": catalog.currency,
        "cities": len(cities),
        "states": states,
        "rows": {
            kind: sum(len(getattr(catalog, kind)(city)) for city in cities)
            for kind in ("stays", "restaurants", "attractions")
        },
        "connections": sum(len(catalog.destinations(city)) for city in cities),
        "lacks": {kind: sorted(names) for kind, names in catalog.lacks.items() if names},
        "left_out": [
            {"kind": row.kind, "name": row.name, "city": row.city, "reason": row.reason}
            for row in catalog.left_out
        ],
    }


def words(found: Mapping[str, Any]) -> str:
    """The report for people."""
    parts = [
        _section(
            "Versions", [f"{name} {number or 'not installed'}" for name, number in found["versions"].items()]
        ),
        _section(
            "Backends",
            [f"{name}: {'ready' if there else 'not installed'}" for name, there in found["backends"].items()],
        ),
        _section(
            "Settings", [f"{name}: {value}" for name, value in found["settings"].items() if value != {}]
        ),
        _section("Data", _data_lines(found["data"])),
        _wrapped("Words passed over (function words only)", found["stop_words"]),
        _wrapped("Greetings and thanks, passed over", found["politeness"]),
    ]
    return "\n\n".join(parts)


def _data_lines(data: Mapping[str, Any]) -> list[str]:
    if "error" in data:
        return [f"broken: {data['error']}", data["hint"]]
    rows = ", ".join(f"{count:,} {kind}" for kind, count in data["rows"].items())
    lines = [
        f"{data['name']} (prices in {data['currency']})",
        f"{data['cities']} cities, {len(data['states'])} states: {rows}, {data['connections']:,} connections",
        *(f"lacks for {kind}: {', '.join(names)}" for kind, names in data["lacks"].items()),
    ]
    left_out = data["left_out"]
    lines.append(f"{len(left_out)} rows left out" + (":" if left_out else ""))
    return lines + [f"  {row['kind']} {row['name']} ({row['city']}): {row['reason']}" for row in left_out]


def _section(title: str, lines: list[str]) -> str:
    return "\n".join([title, *(f"  {line}" for line in lines if line)])


def _wrapped(title: str, listed: list[str]) -> str:
    text = fill(" ".join(listed), _WIDTH, initial_indent="  ", subsequent_indent="  ", break_on_hyphens=False)
    return f"{title}\n{text}"
