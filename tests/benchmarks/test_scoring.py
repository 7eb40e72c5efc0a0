"""What counts as exact, as a silent error, and as asking needlessly."""

from __future__ import annotations

import pytest

from benchmarks.requests.cases import budget, cities, region, soft, trip
from benchmarks.scoring import Expected, normal, score
from planner_agent.families.travel import wishes as w
from planner_agent.families.travel.spec import Destination, Party, Stop, TravelFrame, TravelSpec
from planner_agent.reading.model import Gap, Reading, Unsupported
from planner_agent.spec import Evidence

SPEC = trip("boston", "austin", "2026-05-04", 4, budget(900))
OTHER = trip("boston", "austin", "2026-05-04", 4, budget(950))
WANTED = Expected("planned", SPEC)


def read(spec: TravelSpec, *asked: str, lost: str = "", unsupported: str = "") -> Reading:
    gaps = tuple(Gap(field=field, reason="missing", question="?") for field in asked)
    words = (Evidence(start=0, end=len(lost), quote=lost),) if lost else ()
    refused = (Unsupported(code="no_form", quote=unsupported, message=""),) if unsupported else ()
    return Reading(text="", family="travel", spec=spec, gaps=gaps, not_understood=words, unsupported=refused)


def test_the_expected_spec_is_exact() -> None:
    verdict = score(WANTED, read(SPEC))
    assert (verdict.exact, verdict.silent_error, verdict.asked_needlessly) == (True, False, False)


def test_a_wrong_spec_in_silence_is_a_silent_error() -> None:
    verdict = score(WANTED, read(OTHER))
    assert (verdict.exact, verdict.silent_error) == (False, True)
    assert len(verdict.changes) == 1


@pytest.mark.parametrize(
    "reading", [read(OTHER, "budget"), read(OTHER, lost="950"), read(OTHER, unsupported="950")]
)
def test_a_wrong_spec_that_is_flagged_is_not_silent(reading: Reading) -> None:
    verdict = score(WANTED, reading)
    assert (verdict.exact, verdict.silent_error) == (False, False)


def test_asking_where_all_was_said_is_needless() -> None:
    verdict = score(WANTED, read(SPEC, "dates"))
    assert (verdict.exact, verdict.asked_needlessly) == (False, True)


def test_a_due_question_must_be_about_the_same_fields() -> None:
    wanted = Expected("needs_input", questions=("dates", "origin"))
    assert score(wanted, read(SPEC, "origin", "dates")).exact
    half = score(wanted, read(SPEC, "dates"))
    assert (half.exact, half.silent_error, half.asked_needlessly) == (False, False, False)
    assert score(wanted, read(SPEC)).silent_error


def test_an_impossible_request_is_read_like_any_other() -> None:
    wanted = Expected("infeasible", SPEC, conflicts=("r1",))
    assert score(wanted, read(SPEC)).exact
    assert not score(wanted, read(SPEC, "budget")).asked_needlessly
    assert score(wanted, read(OTHER)).silent_error


def test_a_soft_wish_counts_as_its_hard_twin() -> None:
    hard = trip("boston", "austin", "2026-05-04", 4, w.some_cuisine("Thai"))
    gentle = trip("boston", "austin", "2026-05-04", 4, soft(w.some_cuisine("Thai")))
    assert score(Expected("planned", hard), read(gentle)).exact


def test_who_is_a_child_may_be_unknown() -> None:
    grown = trip("boston", "austin", "2026-05-04", 4, adults=3)
    family = trip("boston", "austin", "2026-05-04", 4, adults=2, children=1)
    assert score(Expected("planned", grown, party_by_size=True), read(family)).exact
    assert not score(Expected("planned", grown), read(family)).exact


def test_a_draft_without_a_frame_is_compared_too() -> None:
    draft = TravelSpec(family="travel", frame=TravelFrame())
    assert not score(WANTED, read(draft, "destination", "dates", "origin")).exact


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (cities("austin"), cities(("austin", 3))),
        (cities("austin"), Destination(stops=(Stop(city="austin"),), region="Texas")),
        (cities("austin"), cities("austin", ordered=True)),
        (cities("austin", ("dallas", 2)), cities(("austin", 1), ("dallas", 2))),
    ],
)
def test_one_destination_written_twice(a: Destination, b: Destination) -> None:
    one, two = (trip("boston", to, "2026-05-04", 4) for to in (a, b))
    assert normal(one) == normal(two)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (cities("austin"), region("Texas", 1)),
        (cities("austin"), region("Texas", 2, "austin")),
        (cities("austin", "dallas"), cities("austin", ("dallas", 2))),
    ],
)
def test_other_destinations_stay_other(a: Destination, b: Destination) -> None:
    one, two = (trip("boston", to, "2026-05-04", 5) for to in (a, b))
    if a.stops[1:]:
        assert normal(two).frame.destination == cities(("austin", 2), ("dallas", 2))
    assert normal(one) != normal(two)


def test_alone_a_head_is_in_all() -> None:
    a = trip("boston", "austin", "2026-05-04", 4, w.spend_at_most(budget(9).bound, per_head=True))
    b = trip("boston", "austin", "2026-05-04", 4, w.spend_at_most(budget(9).bound))
    assert normal(a) == normal(b)
    pair = a.model_copy(update={"frame": a.frame.model_copy(update={"party": Party(adults=2)})})
    assert normal(pair).rules != normal(b).rules


def test_only_by_car_already_says_by_car() -> None:
    both = trip("boston", "austin", "2026-05-04", 4, w.only_modes("drive"), w.use_mode("drive"))
    assert normal(both) == normal(trip("boston", "austin", "2026-05-04", 4, w.only_modes("drive")))
    kept = trip("boston", "austin", "2026-05-04", 4, w.only_modes("drive", "taxi"), w.use_mode("drive"))
    assert len(normal(kept).rules) == 2


def test_the_currency_is_that_of_the_sums() -> None:
    other = trip("boston", "austin", "2026-05-04", 4, budget(900), currency="EUR")
    assert score(WANTED, read(other)).exact
