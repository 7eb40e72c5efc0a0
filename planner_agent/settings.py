"""Settings: a few values, from the environment or from the caller.

PLANNER_HOME        folder for threads (default ~/.planner-agent)
PLANNER_CATALOG     folder of tables to plan on (default: the sample world)
PLANNER_BACKEND     solver backend by name (default cp-sat)
PLANNER_TIME_LIMIT  seconds of solving (default 20)
PLANNER_RATES       exchange rates, e.g. "EUR=1.08,GBP=1.27": the value of one unit in the
                    catalog's currency
PLANNER_CACHE       folder for what can be found out again (default: the system's cache folder)
PLANNER_MODEL       language model that reads beside the grammar (default: none is asked)
OPENAI_BASE_URL     its endpoint (default: OpenAI's own), and
OPENAI_API_KEY      the key of it
PLANNER_MODEL_TIMEOUT  seconds that one ask of the model may take, with all retries (default 60)
PLANNER_PRICE_IN, PLANNER_PRICE_OUT
                    price of a million tokens asked and answered, in any one currency (default: not known)
"""

from __future__ import annotations

import math
import os
import re
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from fractions import Fraction
from pathlib import Path
from typing import Any

from planner_agent.errors import UserError
from planner_agent.secret import Secret

DEFAULT_HOME = "~/.planner-agent"
DEFAULT_BACKEND = "cp-sat"
DEFAULT_TIME_LIMIT = 20.0
DEFAULT_MODEL_TIMEOUT = 60.0
_FIRST_YEAR, _LAST_YEAR = 1900, 9000
_RATE = re.compile(r"([A-Za-z]{3})\s*=\s*(\d{1,12}(?:\.\d{1,12})?)")


@dataclass(frozen=True, slots=True)
class Settings:
    """How to run: ``home`` for what is kept, ``catalog`` None for the sample world, ``time_limit`` in
    seconds, ``rates`` the value of one unit of a currency in the catalog's. ``model`` None asks no language
    model; ``base_url`` None is OpenAI's endpoint; prices are per million tokens."""

    home: Path = field(default_factory=lambda: _path(DEFAULT_HOME))
    catalog: Path | None = None
    backend: str = DEFAULT_BACKEND
    time_limit: float = DEFAULT_TIME_LIMIT
    rates: Mapping[str, Fraction] = field(default_factory=dict)
    cache: Path = field(default_factory=lambda: cache_folder({}))
    model: str | None = None
    base_url: str | None = None
    api_key: Secret | None = None
    model_timeout: float = DEFAULT_MODEL_TIMEOUT
    price_in: Decimal | None = None
    price_out: Decimal | None = None

    @classmethod
    def from_env(cls, env: Mapping[str, str] | None = None) -> Settings:
        """The settings of the environment; UserError names a variable that cannot be used."""
        env = os.environ if env is None else env
        home, catalog = env.get("PLANNER_HOME"), env.get("PLANNER_CATALOG")
        rates = env.get("PLANNER_RATES", "")
        key = env.get("OPENAI_API_KEY", "").strip()
        return cls(
            home=_path(home or DEFAULT_HOME),
            catalog=_path(catalog) if catalog else None,
            backend=env.get("PLANNER_BACKEND") or DEFAULT_BACKEND,
            time_limit=seconds(env.get("PLANNER_TIME_LIMIT") or DEFAULT_TIME_LIMIT, "PLANNER_TIME_LIMIT"),
            rates=parse_rates((part for part in rates.split(",") if part.strip()), "PLANNER_RATES"),
            cache=cache_folder(env),
            model=env.get("PLANNER_MODEL", "").strip() or None,
            base_url=env.get("OPENAI_BASE_URL", "").strip() or None,
            api_key=Secret(key) if key else None,
            model_timeout=seconds(
                env.get("PLANNER_MODEL_TIMEOUT") or DEFAULT_MODEL_TIMEOUT, "PLANNER_MODEL_TIMEOUT"
            ),
            price_in=_price(env, "PLANNER_PRICE_IN"),
            price_out=_price(env, "PLANNER_PRICE_OUT"),
        )


def _path(text: str) -> Path:
    """The path, its ``~`` left as it is where nobody knows that home: it may not be needed at all."""
    try:
        return Path(text).expanduser()
    except RuntimeError:
        return Path(text)


def cache_folder(env: Mapping[str, str]) -> Path:
    """Where what can be found out again is kept: PLANNER_CACHE, else the system's folder for such things."""
    if env.get("PLANNER_CACHE"):
        return _path(env["PLANNER_CACHE"])
    if env.get("XDG_CACHE_HOME"):
        return _path(env["XDG_CACHE_HOME"]) / "planner-agent"
    if sys.platform == "win32" and env.get("LOCALAPPDATA"):
        return _path(env["LOCALAPPDATA"]) / "planner-agent"
    return _path("~/Library/Caches" if sys.platform == "darwin" else "~/.cache") / "planner-agent"


def _price(env: Mapping[str, str], name: str) -> Decimal | None:
    text = env.get(name, "").strip()
    if not text:
        return None
    try:
        price = Decimal(text)
    except InvalidOperation:
        price = Decimal(-1)
    if not (price.is_finite() and price >= 0):
        raise UserError(
            f"{name} is {text!r}, which is no price.", "Give the price of a million tokens, e.g. 0.15."
        )
    return price


def seconds(value: str | float, name: str = "time limit") -> float:
    """A positive number of seconds; UserError for anything else."""
    try:
        found = float(value)
    except (TypeError, ValueError):
        found = math.nan
    if not 0 < found < math.inf:
        raise UserError(f"The {name} is {value!r}, which is no time to work in.", "Give seconds, e.g. 20.")
    return found


def checked_day(day: date | None) -> date | None:
    """``day`` if the calendar has room around it; UserError for what is no date, or one far out."""
    if day is None:
        return None
    if not isinstance(day, date):
        raise UserError(f"Today is {day!r}, which is no date.", "Give a datetime.date.")
    if not _FIRST_YEAR <= day.year <= _LAST_YEAR:
        raise UserError(
            f"Today is {day}; trips are planned from {_FIRST_YEAR} to {_LAST_YEAR}.",
            "Give a date of our times.",
        )
    return day.date() if isinstance(day, datetime) else day


def checked_rates(rates: Mapping[str, Any]) -> dict[str, Fraction]:
    """Rates as exact positive numbers; a float is taken as it is written. UserError for anything else."""
    if not isinstance(rates, Mapping):
        raise UserError(f"The rates are a {type(rates).__name__}, not a mapping.", "Give {'EUR': 1.08}.")
    found: dict[str, Fraction] = {}
    for code, rate in rates.items():
        try:
            value = Fraction(str(rate)) if isinstance(rate, float | str) else Fraction(rate)
        except (TypeError, ValueError, ArithmeticError):
            value = Fraction(0)
        if value <= 0 or not isinstance(code, str):
            raise UserError(
                f"The rate of {code!r} is {rate!r}, which is no exchange rate.",
                "Give the value of one unit in the catalog's currency, such as {'EUR': 1.08}.",
            )
        found[code.strip().upper()] = value
    return found


def checked_effort(effort: Any, name: str = "effort") -> Any:
    """ "auto", "fast" or "slow"; UserError for anything else."""
    if effort not in ("auto", "fast", "slow"):
        raise UserError(f"The {name} is {effort!r}.", "Give auto, fast (no model), slow (always it).")
    return effort


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


def parse_calendars(parts: Iterable[str], name: str = "--calendar") -> dict[str, Path]:
    """ "Ann=ann.ics" and so on as files by person; UserError for one that cannot be read or is not there."""
    files: dict[str, Path] = {}
    for part in parts:
        person, equals, path = (piece.strip() for piece in part.partition("="))
        if not (person and equals and path):
            raise UserError(f"{name} holds {part!r}, which is no calendar.", "Write PERSON=FILE.ics.")
        if not Path(path).is_file():
            raise UserError(f"{name}: there is no file {path!r}.", "Give the path of an .ics file.")
        if person in files:
            raise UserError(f"{name} gives {person!r} two calendars.", "Give one file a person.")
        files[person] = Path(path)
    return files
