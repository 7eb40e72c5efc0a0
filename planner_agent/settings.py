"""Settings: a few values, from the environment or from the caller.

PLANNER_HOME        folder for threads (default ~/.planner-agent)
PLANNER_CATALOG     folder of tables to plan on (default: the sample world)
PLANNER_BACKEND     solver backend by name (default cp-sat)
PLANNER_TIME_LIMIT  seconds of solving (default 20)
PLANNER_RATES       exchange rates, e.g. "EUR=1.08,GBP=1.27": the value of one unit in the
                    catalog's currency
"""

from __future__ import annotations

import math
import os
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path

from planner_agent.errors import UserError

DEFAULT_BACKEND = "cp-sat"
DEFAULT_TIME_LIMIT = 20.0
_RATE = re.compile(r"([A-Za-z]{3})\s*=\s*(\d{1,12}(?:\.\d{1,12})?)")


@dataclass(frozen=True, slots=True)
class Settings:
    """How to run: ``home`` for what is kept, ``catalog`` None for the sample world, ``time_limit`` in
    seconds, ``rates`` the value of one unit of a currency in the catalog's."""

    home: Path = field(default_factory=lambda: Path.home() / ".planner-agent")
    catalog: Path | None = None
    backend: str = DEFAULT_BACKEND
    time_limit: float = DEFAULT_TIME_LIMIT
    rates: Mapping[str, Fraction] = field(default_factory=dict)

    @classmethod
    def from_env(cls, env: Mapping[str, str] | None = None) -> Settings:
        """The settings of the environment; UserError names a variable that cannot be used."""
        env = os.environ if env is None else env
        home, catalog = env.get("PLANNER_HOME"), env.get("PLANNER_CATALOG")
        rates = env.get("PLANNER_RATES", "")
        return cls(
            home=Path(home).expanduser() if home else Path.home() / ".planner-agent",
            catalog=Path(catalog).expanduser() if catalog else None,
            backend=env.get("PLANNER_BACKEND") or DEFAULT_BACKEND,
            time_limit=seconds(env.get("PLANNER_TIME_LIMIT") or DEFAULT_TIME_LIMIT, "PLANNER_TIME_LIMIT"),
            rates=parse_rates((part for part in rates.split(",") if part.strip()), "PLANNER_RATES"),
        )


def seconds(value: str | float, name: str = "time limit") -> float:
    """A positive number of seconds; UserError for anything else."""
    try:
        found = float(value)
    except ValueError:
        found = math.nan
    if not 0 < found < math.inf:
        raise UserError(f"The {name} is {value!r}, which is no time to solve in.", "Give seconds, e.g. 20.")
    return found


def parse_rates(parts: Iterable[str], name: str = "--rate") -> dict[str, Fraction]:
    """ "EUR=1.08" and so on as exact rates; UserError for one that cannot be read."""
    rates: dict[str, Fraction] = {}
    for part in parts:
        found = _RATE.fullmatch(part.strip())
        rate = Fraction(found[2]) if found else Fraction(0)
        if found is None or rate <= 0:
            raise UserError(
                f"{name} holds {part.strip()!r}, which is no exchange rate.",
                "Write CURRENCY=VALUE, e.g. EUR=1.08 where one euro is 1.08 of the catalog's currency.",
            )
        rates[found[1].upper()] = rate
    return rates
