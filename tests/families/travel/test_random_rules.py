"""Random rules in random worlds: both engines, both modes and brute force agree on the optimum."""

from __future__ import annotations

import pytest

from planner_agent.families.granularity import Placement
from planner_agent.families.travel import candidates
from tests.families.travel.answers import ENGINES, check
from tests.families.travel.cases import random_case

MODES = [(engine, explain) for engine in ENGINES for explain in (False, True)]


@pytest.mark.parametrize("seed", range(40))
def test_solvers_and_brute_force_agree(seed: int) -> None:
    case = random_case(seed)
    assert case.plans and case.spec.rules
    for engine, explain in MODES:
        check(case, engine, explain)


@pytest.mark.parametrize("seed", range(200, 220))
def test_the_finest_places_give_the_same_optimum(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each rule was compared at its own granularity above; here every kind is placed by day and slot."""
    monkeypatch.setattr(candidates, "placement", lambda *_: Placement(True, True))
    check(random_case(seed, most_rules=2), "cp-sat", explain=False)
    check(random_case(seed, most_rules=2), "cp-sat", explain=True)
    monkeypatch.undo()
    check(random_case(seed, most_rules=2), "cp-sat", explain=False)


@pytest.mark.parametrize("seed", range(300, 320))
def test_reductions_and_filters_keep_the_optimum(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    case = random_case(seed)
    check(case, "cp-sat", explain=False)
    monkeypatch.setattr(candidates, "undominated", lambda items, *_: list(range(len(items))))
    check(case, "cp-sat", explain=False)
    monkeypatch.setattr(candidates, "is_ban", lambda _: False)
    check(case, "cp-sat", explain=False)
