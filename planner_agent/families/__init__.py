"""The registry of families: each is one folder here, one under ``solvers/`` and one line below."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from importlib import import_module
from typing import TYPE_CHECKING, Any, Literal, Protocol

from planner_agent.data.sources import Sources
from planner_agent.errors import UserError
from planner_agent.outcome import Conflict, Outcome, ProofView, Violation, Wish
from planner_agent.reading.model import FamilyReader, Fit, Scan, Unsupported

if TYPE_CHECKING:
    from planner_agent.families.wire import Wire
    from planner_agent.families.wording import Speaker

_REGISTRY = {
    "travel": "planner_agent.families.travel.family",
    "tour": "planner_agent.families.tour.family",
    "visits": "planner_agent.families.visits.family",
    "meeting": "planner_agent.families.meeting.family",
    "tasks": "planner_agent.families.tasks.family",
    "roster": "planner_agent.families.roster.family",
}


@dataclass(frozen=True, slots=True)
class SolveOptions:
    """How to solve: ``backend`` by name, ``time_limit`` in seconds, exchange ``rates`` (value of one
    unit in the catalog's currency), and whether a meal left to the road is counted at the city's
    median meal when plans are compared (``road_meals``)."""

    backend: str = "cp-sat"
    time_limit: float = 20.0
    rates: Mapping[str, Fraction] = field(default_factory=dict)
    road_meals: bool = True


@dataclass(frozen=True, slots=True)
class Solution:
    """What solving a spec gave. ``plan`` is there for optimal and feasible; ``conflicts`` for
    infeasible. ``timings_ms`` has formulate and solve."""

    status: Literal["optimal", "feasible", "infeasible", "timed_out"]
    plan: Any = None
    proof: ProofView | None = None
    conflicts: tuple[Conflict, ...] = ()
    assumptions: tuple[str, ...] = ()
    timings_ms: Mapping[str, float] = field(default_factory=dict)


class Family(Protocol):
    """What every family offers to the pipeline. All functions are pure but for the solver's clock.

    ``plans`` says in a few words what it plans ("a trip"). ``needs`` names the part of ``Sources`` that its
    functions take as ``data`` ("": None). ``formats`` are those that its plans can be shown in.
    """

    name: str
    plans: str
    needs: Literal["", "catalog", "calendars"]
    formats: tuple[str, ...]

    def fit(self, scan: Scan) -> Fit:
        """Which fields of its frame the words seem to fill; cheap, for it is asked of every request."""
        ...

    def reader(self) -> FamilyReader: ...

    def wire(self) -> Wire:
        """What a model is asked that reads its requests."""
        ...

    def spec_type(self) -> Any:
        """The pydantic type of its specs (``Spec[Frame]``)."""
        ...

    def plan_type(self) -> Any:
        """The pydantic type of its plans."""
        ...

    def refusals(self, spec: Any, data: Any, options: SolveOptions) -> tuple[Unsupported, ...]:
        """The rules and goals that cannot be said or proved with this data."""
        ...

    def solve(self, spec: Any, data: Any, options: SolveOptions) -> Solution: ...

    def verify(self, spec: Any, data: Any, plan: Any, options: SolveOptions) -> Sequence[Violation]:
        """Independent of the solver: re-reads everything from the data by id."""
        ...

    def wishes(self, spec: Any, data: Any, plan: Any, options: SolveOptions) -> tuple[Wish, ...]: ...

    def text(self, outcome: Outcome) -> str: ...
    def markdown(self, outcome: Outcome) -> str: ...
    def ics(self, outcome: Outcome) -> bytes: ...
    def svg(self, outcome: Outcome) -> str:
        """A picture of the plan; only of families whose ``formats`` have it."""
        ...

    def describe(self, data: Any) -> Speaker:
        """Says the family's rules and goals in words; ``data`` gives names for ids."""
        ...

    def audit(self, text: str, outcome: Outcome) -> Sequence[str]:
        """What the text says that the plan does not; empty if all is well."""
        ...


def families() -> tuple[str, ...]:
    """The names of all families, in the order of the registry."""
    return tuple(_REGISTRY)


def data_for(house: Family, sources: Sources) -> Any:
    """What the family's functions take as ``data``."""
    return getattr(sources, house.needs) if house.needs else None


def family(name: str) -> Family:
    """The family of that name, imported on first use; UserError for an unknown one."""
    if name not in _REGISTRY:
        raise UserError(f"There is no family {name!r}.", f"Known families: {', '.join(_REGISTRY)}.")
    return import_module(_REGISTRY[name]).FAMILY
