"""``Planner``: the pipeline with its catalog, reader and threads in hand."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from functools import cached_property, lru_cache
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from planner_agent import pipeline
from planner_agent.backends import check_backend
from planner_agent.data.sources import Sources
from planner_agent.errors import UserError
from planner_agent.families import SolveOptions, family
from planner_agent.outcome import Outcome
from planner_agent.reading.model import Reader, Reading
from planner_agent.revive import typed
from planner_agent.settings import Settings, checked_day, checked_effort, checked_rates, seconds

if TYPE_CHECKING:
    from planner_agent.graph.threads import Threads
    from planner_agent.llm import Model
    from planner_agent.reading.both import Effort

Format = Literal["text", "md", "json", "ics", "svg"]
FORMATS: tuple[Format, ...] = ("text", "md", "json", "ics", "svg")
#: The formats that only a plan can be shown in.
_SHOWN: Mapping[str, str] = {"ics": "a calendar", "svg": "a picture"}


class Planner:
    """Plans from words or from a spec, at once or in a thread that asks and remembers.

    ``catalog`` is a Catalog, the path of a folder of tables, or None for the sample world (or
    ``PLANNER_CATALOG``). ``reader`` is a Reader, "grammar", or "both": grammar and model, the default where a
    ``model`` is given (a name, "local", or an ``llm.Model``) or configured (``PLANNER_MODEL``); ``effort`` is
    then "auto", "fast" or "slow". ``checkpointer`` is "sqlite" (threads
    in ``PLANNER_HOME``), "memory", the path of a SQLite file, or a LangGraph saver. ``today`` is what
    "next Friday" counts from. ``time_limit`` is in seconds; ``rates`` give the value of one unit of
    a currency in the catalog's; ``calendars`` are Calendars, or paths of .ics files, by person. What is
    not given comes from the environment (``Settings``).

    Raises UserError for an argument that cannot be used and DataError for a broken catalog.
    """

    def __init__(
        self,
        catalog: Any = None,
        reader: Reader | str | None = None,
        backend: str | None = None,
        checkpointer: Any = "sqlite",
        today: date | None = None,
        time_limit: float | None = None,
        rates: Mapping[str, Fraction] | None = None,
        settings: Settings | None = None,
        calendars: Mapping[str, Any] | None = None,
        model: Model | str | None = None,
        base_url: str | None = None,
        effort: Effort = "auto",
    ) -> None:
        self.settings = settings or Settings.from_env()
        self._model, self._base_url, self._effort = model, base_url, checked_effort(effort)
        self.today = checked_day(today)
        self._options = SolveOptions(
            backend=check_backend(backend or self.settings.backend),
            time_limit=seconds(self.settings.time_limit if time_limit is None else time_limit),
            rates={**self.settings.rates, **checked_rates(rates or {})},
        )
        self._catalog = catalog
        self._calendars = calendars or {}
        self._reader = reader
        self._checkpointer = checkpointer

    @cached_property
    def context(self) -> pipeline.Context:
        """The live objects that the steps work with; the catalog is opened on first use."""
        return pipeline.Context(self.sources, self._reading(), self._options)

    def _reading(self) -> Reader:
        """The reader that was given or named; by default both, where a model is configured."""
        given = self._reader
        if given is not None and not isinstance(given, str):
            if callable(getattr(given, "read", None)):
                return given
            raise UserError(f"A {type(given).__name__} is no reader.", "Give a Reader object, or a name.")
        if given not in (None, "grammar", "both"):
            known = "Known readers: grammar, both. Or give a Reader object."
            raise UserError(f"There is no reader {given!r}.", known)
        model = None if given == "grammar" else self._opened()
        if given == "both" and model is None:
            raise UserError("No model is configured.", "Give model=NAME, or set PLANNER_MODEL.")
        from planner_agent.reading.grammar import GrammarReader

        if model is None:
            return GrammarReader()
        from planner_agent.reading.both import BothReader
        from planner_agent.reading.translated import TonguesReader

        both = BothReader(model, self._effort)
        return both if self._effort == "fast" else TonguesReader(both, model)

    def _opened(self) -> Model | None:
        """The model: the one given, or the one that is configured."""
        if self._model is not None and not isinstance(self._model, str):
            return self._model
        if self._model is None and self.settings.model is None and self._base_url is None:
            return None
        from planner_agent.llm import open_model

        return open_model(self.settings, model=self._model, base_url=self._base_url)

    @cached_property
    def sources(self) -> Sources:
        """What plans are made of; nothing is opened before it is needed."""
        given = self.settings.catalog if self._catalog is None else self._catalog
        return Sources(lambda: _catalog(given), _calendars(self._calendars))

    @property
    def catalog(self) -> Any:
        return self.sources.catalog

    @cached_property
    def _threads(self) -> Threads:
        from planner_agent.graph.threads import Threads

        return Threads(self.context, self._checkpointer, self.settings.home)

    # At once ---------------------------------------------------------------------------------

    def read(self, text: str, answers: Mapping[str, str] | None = None) -> Reading:
        """What the reader makes of a text: the draft spec, its evidence, and what is open."""
        return pipeline.read(self._request(text, answers), self.context)

    def check(self, text: str, spec: Any) -> tuple[str, ...]:
        """What ``spec`` (an object, or its JSON as a dict) has otherwise than the words of ``text``, a
        sentence
        each; empty if the words bear it. Whoever made it: nothing is solved, no model is asked."""
        from planner_agent.reading.bearing import unborne
        from planner_agent.reading.grammar import GrammarReader

        asked, given = self._request(text, None), _spec(spec)
        whole = GrammarReader().read(asked.text, self.sources, asked.today)
        house = family(whole.family)
        return unborne(given, whole, house.describe(self.context.data(whole.family)).rule)

    def plan(self, text: str, answers: Mapping[str, str] | None = None) -> Outcome:
        """The outcome of a text. Questions are answered by calling again with ``answers``,
        words by question id (blank: take the default)."""
        return pipeline.run(self._request(text, answers), self.context)

    async def aplan(self, text: str, answers: Mapping[str, str] | None = None) -> Outcome:
        """``plan`` in a worker thread."""
        return await asyncio.to_thread(self.plan, text, answers)

    def solve(self, spec: Any) -> Outcome:
        """The outcome of a spec (an object, or its JSON as a dict)."""
        try:
            return pipeline.run_spec(_spec(spec), self.context)
        except RecursionError as error:
            raise _too_deep() from error
        except ValueError as error:
            if "depth" not in str(error):
                raise
            raise _too_deep() from error

    # In threads ------------------------------------------------------------------------------

    def start(self, text: str, thread_id: str | None = None) -> Outcome:
        """Begin a thread, or a new request in an existing one; ``outcome.thread_id`` names it."""
        return self._threads.start(self._request(text), thread_id)

    def answer(self, thread_id: str, answers: Mapping[str, str]) -> Outcome:
        """Answer the open questions of a thread, by question id; one left out takes its default, or
        is asked again. UserError for a thread that is unknown, finished or busy."""
        return self._threads.answer(thread_id, pipeline.check_answers(answers))

    def thread(self, thread_id: str) -> Outcome:
        """Where a thread stands: its last outcome. A run that was cut off is brought to its end."""
        return self._threads.outcome(thread_id)

    def knows(self, thread_id: str) -> bool:
        """Whether a thread of that id exists."""
        return self._threads.knows(thread_id)

    async def astart(self, text: str, thread_id: str | None = None) -> Outcome:
        return await self._threads.astart(self._request(text), thread_id)

    async def aanswer(self, thread_id: str, answers: Mapping[str, str]) -> Outcome:
        return await self._threads.aanswer(thread_id, pipeline.check_answers(answers))

    # Forms -----------------------------------------------------------------------------------

    def render(self, outcome: Outcome, format: Format = "text") -> str:
        """An outcome as ``text``, ``md``, ``json``, ``ics`` or ``svg``; UserError for a calendar or picture
        without a plan, and for a format that its family does not have."""
        return render(outcome, format)

    def _request(self, text: str, answers: Mapping[str, str] | None = None) -> pipeline.Request:
        return pipeline.request(text, self.today or date.today(), answers)


def render(outcome: Outcome, format: Format = "text") -> str:
    """See ``Planner.render``."""
    if not isinstance(outcome, Outcome):
        raise UserError(f"A {type(outcome).__name__} is no outcome.", "Give what plan() returned.")
    outcome, house = typed(outcome), family(outcome.family)
    if format not in FORMATS:
        raise UserError(f"There is no format {format!r}.", f"Known formats: {', '.join(FORMATS)}.")
    if format not in house.formats:
        raise UserError(
            f"{house.plans.capitalize()} cannot be shown as {format!r}.",
            f"Use one of: {', '.join(house.formats)}.",
        )
    if format == "text":
        return outcome.text or house.text(outcome)
    if format == "json":
        return outcome.model_dump_json(indent=2)
    if format == "md":
        return house.markdown(outcome)
    if outcome.plan is None:
        raise UserError(
            f"The outcome is {outcome.outcome}: there is no plan to put into {_SHOWN[format]}.",
            "Ask for the text instead: --format text.",
        )
    if format == "svg":
        return house.svg(outcome)
    calendar = house.ics(outcome)
    return calendar.decode() if isinstance(calendar, bytes) else calendar


def rich_text(outcome: Outcome) -> Any:
    """The text with colours (a rich ``Text``); None where the family has none."""
    try:
        house = import_module(f"planner_agent.families.{outcome.family}.render")
    except ModuleNotFoundError:
        return None
    coloured = house.rich_text(outcome)
    plain = house.text(outcome).rstrip("\n")
    return coloured.append(outcome.text.removeprefix(plain)) if outcome.text.startswith(plain) else None


def plan(
    text: str, *, answers: Mapping[str, str] | None = None, today: date | None = None, **options: Any
) -> Outcome:
    """Plan from plain words; ``options`` are those of ``Planner``."""
    return _planner(today, options).plan(text, answers)


async def aplan(
    text: str, *, answers: Mapping[str, str] | None = None, today: date | None = None, **options: Any
) -> Outcome:
    """``plan`` without blocking the event loop."""
    return await _planner(today, options).aplan(text, answers)


def _planner(today: date | None, options: Mapping[str, Any]) -> Planner:
    if options or today:
        return Planner(today=today, **options)
    return _default_planner(_frozen(Settings.from_env()))


def _frozen(settings: Settings) -> tuple[Any, ...]:
    rates = tuple(settings.rates.items())
    return settings.home, settings.catalog, settings.backend, settings.time_limit, rates


@lru_cache(maxsize=4)
def _default_planner(key: tuple[Any, ...]) -> Planner:
    home, catalog, backend, time_limit, rates = key
    return Planner(settings=Settings(home, catalog, backend, time_limit, dict(rates)))


def _catalog(catalog: Any) -> Any:
    if catalog is None:
        from planner_agent.data.sample import sample_catalog

        return sample_catalog()
    if not isinstance(catalog, str | Path):
        if not (hasattr(catalog, "name") and hasattr(catalog, "currency")):
            raise UserError(
                f"A {type(catalog).__name__} is no catalog.",
                "Give a Catalog, or the path of a folder of tables.",
            )
        return catalog
    if not Path(catalog).is_dir():
        raise UserError(
            f"There is no catalog folder {str(catalog)!r}.",
            "Give a folder of tables (docs/bring-your-own-data.md), or none for the sample world.",
        )
    from planner_agent.data.tables import TableCatalog

    return TableCatalog(catalog)


def _calendars(given: Mapping[str, Any]) -> dict[str, Any]:
    """Calendars by person; a path is opened as an .ics file."""
    found: dict[str, Any] = {}
    for person, calendar in given.items():
        if isinstance(calendar, str | Path):
            from planner_agent.data.calendars import IcsCalendar

            calendar = IcsCalendar(calendar)
        found[person] = calendar
    return found


def _too_deep() -> UserError:
    return UserError("A rule of the spec is nested too deeply.", "Say it with fewer levels.")


def _spec(spec: Any) -> Any:
    if isinstance(getattr(spec, "family", None), str):
        return spec
    if not isinstance(spec, Mapping):
        raise UserError(f"A {type(spec).__name__} is no spec.", "Give a Spec, or its JSON as a dict.")
    from pydantic import ValidationError

    try:
        return family(str(spec.get("family"))).spec_type().model_validate(spec)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        place = ".".join(map(str, first["loc"])) or "the whole"
        raise UserError(
            f"The spec is wrong at {place}: {first['msg']}", "See the JSON schema of the spec."
        ) from error
