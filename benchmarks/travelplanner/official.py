"""The official verdict of TravelPlanner: eight commonsense and five hard checks, as its evaluator gives it.

Source: J. Xie et al., "TravelPlanner: A Benchmark for Real-World Planning with Language Agents", ICML 2024,
and the behaviour of its published evaluator, re-implemented from a description of it, quirks included. Where
that evaluator would crash on a plan, the check fails here with a message. What a traveller would expect
beyond these checks is another verdict (strict).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from benchmarks.travelplanner.official_commonsense import COMMONSENSE
from benchmarks.travelplanner.official_hard import HARD
from benchmarks.travelplanner.official_sandbox import Sandbox, Unreadable, load_city_states
from benchmarks.travelplanner.official_trip import Day, Query, Trip

__all__ = ["Check", "OfficialScores", "OfficialVerdict", "Sandbox", "judge", "load_city_states", "score"]

_NEEDED_FOR_HARD = ("not_absent", "sandbox")


@dataclass(frozen=True)
class Check:
    """Result of one check: True, False, or None where it was not asked or not run; ``message`` says why."""

    passed: bool | None
    message: str = ""


@dataclass(frozen=True)
class OfficialVerdict:
    """The official checks of one plan.

    ``hard`` holds None throughout unless ``hard_judged``: those checks run only on a plan that is complete
    and in the sandbox. ``hard_asked`` is the number of hard constraints of the query, run or not.
    """

    delivered: bool
    commonsense: Mapping[str, Check]
    hard: Mapping[str, Check]
    hard_judged: bool
    hard_asked: int

    @property
    def checks(self) -> dict[str, Check]:
        """All 13 by name."""
        return {**self.commonsense, **self.hard}

    @property
    def failed(self) -> tuple[str, ...]:
        """Names of the checks that are False."""
        return tuple(name for name, check in self.checks.items() if check.passed is False)

    @property
    def commonsense_pass(self) -> bool:
        """Delivered, and no commonsense check is False."""
        return self.delivered and all(check.passed is not False for check in self.commonsense.values())

    @property
    def hard_pass(self) -> bool:
        """The hard checks were run, and none is False, whatever the other commonsense checks say."""
        return self.hard_judged and all(check.passed is not False for check in self.hard.values())

    @property
    def final_pass(self) -> bool:
        """Both."""
        return self.commonsense_pass and self.hard_pass

    @property
    def commonsense_micro(self) -> tuple[int, int]:
        """(checks passed, 8)."""
        return _true(self.commonsense), len(self.commonsense)

    @property
    def hard_micro(self) -> tuple[int, int]:
        """(constraints met, constraints of the query)."""
        return _true(self.hard), self.hard_asked


@dataclass(frozen=True)
class OfficialScores:
    """The benchmark's rates over many queries, each in 0…1; an empty denominator gives 0."""

    queries: int
    delivery: float
    commonsense_micro: float
    commonsense_macro: float
    hard_micro: float
    hard_macro: float
    final: float


def judge(
    row: Mapping[str, Any], plan: object, city_states: Mapping[str, str], sandbox: Sandbox | None = None
) -> OfficialVerdict:
    """The official verdict on ``plan`` (a list of day objects) for the query ``row``.

    ``city_states`` is city -> state (see ``load_city_states``). ``sandbox`` defaults to the row's own
    ``reference_information``. A malformed plan is a failed check, never an exception; a malformed *query* is
    one (KeyError for a missing field, ValueError for an unknown constraint).
    """
    query = Query.from_row(row)
    asked = {name: wish is None or wish in query.wishes for name, (wish, _) in HARD.items()}
    asked["budget"] = query.budget is not None
    if not isinstance(plan, list) or not plan:
        return _undelivered("no plan" if not plan else "the plan is not a list of days", sum(asked.values()))
    days = tuple(Day(number, raw) for number, raw in enumerate(plan[: query.days], 1))
    tables = Sandbox.from_reference(row["reference_information"]) if sandbox is None else sandbox
    trip = Trip(query, days, tables, city_states)
    commonsense = {name: _run(check, trip) for name, check in COMMONSENSE.items()}
    missing = [name for name in _NEEDED_FOR_HARD if not commonsense[name].passed]
    if missing:
        hard = dict.fromkeys(HARD, Check(None, f"not run, because failed: {', '.join(missing)}"))
    else:
        silent = Check(None, "not asked")
        hard = {name: _run(check, trip) if asked[name] else silent for name, (_, check) in HARD.items()}
    return OfficialVerdict(True, _frozen(commonsense), _frozen(hard), not missing, sum(asked.values()))


def score(verdicts: Iterable[OfficialVerdict]) -> OfficialScores:
    """The benchmark's rates over ``verdicts``, one a query, undelivered ones included."""
    verdicts = list(verdicts)
    commonsense = [verdict.commonsense_micro for verdict in verdicts]
    hard = [verdict.hard_micro for verdict in verdicts]
    return OfficialScores(
        queries=len(verdicts),
        delivery=_share(sum(v.delivered for v in verdicts), len(verdicts)),
        commonsense_micro=_share(sum(met for met, _ in commonsense), sum(of for _, of in commonsense)),
        commonsense_macro=_share(sum(v.commonsense_pass for v in verdicts), len(verdicts)),
        hard_micro=_share(sum(met for met, _ in hard), sum(of for _, of in hard)),
        hard_macro=_share(sum(v.hard_pass for v in verdicts), len(verdicts)),
        final=_share(sum(v.final_pass for v in verdicts), len(verdicts)),
    )


def _run(check: Callable[[Trip], str | None], trip: Trip) -> Check:
    try:
        message = check(trip)
    except Unreadable as error:
        return Check(False, f"the official evaluator would crash: {error}")
    return Check(message is None, message or "")


def _undelivered(why: str, asked: int) -> OfficialVerdict:
    commonsense = dict.fromkeys(COMMONSENSE, Check(None, why))
    hard = dict.fromkeys(HARD, Check(None, why))
    return OfficialVerdict(False, _frozen(commonsense), _frozen(hard), False, asked)


def _frozen(checks: dict[str, Check]) -> Mapping[str, Check]:
    return MappingProxyType(checks)


def _true(checks: Mapping[str, Check]) -> int:
    return sum(check.passed is True for check in checks.values())


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 0.0
