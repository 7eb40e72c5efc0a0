"""Random trips of the sample world from end to end: whatever is asked, the answer is checked and audited.

Solved plans pass the strict check, texts pass the audit, refusals name a conflict, and both backends agree.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from random import Random

import pytest

from planner_agent.data.sample import sample_catalog
from planner_agent.families import SolveOptions, family
from planner_agent.families.travel import wishes as w
from planner_agent.families.travel.spec import (
    MEAL_SLOTS,
    Dates,
    Destination,
    Party,
    Stop,
    TravelFrame,
    TravelSpec,
)
from planner_agent.outcome import Outcome
from planner_agent.spec import (
    Amount,
    Compare,
    Form,
    Group,
    Hard,
    Has,
    Is,
    Money,
    Order,
    Pick,
    Priority,
    Rule,
    Run,
)

TRAVEL = family("travel")
WORLD = sample_catalog()
CITIES = sorted(WORLD.cities)
MUSEUM = Has(attr="categories", values=("museum",))


def usd(amount: int) -> Money:
    return Money(amount=str(amount), currency="USD")


def _wishes(r: Random) -> list[Callable[[], Form]]:
    sight = r.choice(WORLD.attractions(r.choice(CITIES))).id
    day, home = Group(by="day", quantifier="all"), Is(attr="direction", values=("back",))
    kind = r.choice(("stay", "meal", "attraction"))
    return [
        lambda: w.spend_at_most(usd(r.choice((200, 500, 900, 1500, 3000)))),
        lambda: w.spend_at_most(usd(r.choice((20, 40, 70))), ("meal",), per_head=True, per_day=True),
        lambda: w.avoid_modes(r.choice(("flight", "drive", "taxi"))),
        lambda: w.only_modes(r.choice(("flight", "drive"))),
        lambda: w.some_cuisine(r.choice(("Thai", "Indian", "French", "Greek"))),
        lambda: w.every_meal_diet(r.choice(("vegetarian", "vegan", "halal"))),
        lambda: w.house_allows(r.choice(("pets", "smoking", "parties", "visitors"))),
        lambda: w.rooms_only(r.choice(("entire", "private"))),
        lambda: w.rooms_never("shared"),
        lambda: w.every_stay_has(r.choice(("pool", "wifi", "kitchen"))),
        lambda: w.rated_at_least(kind, r.choice(("3", "4", "4.5"))),
        lambda: w.mean_rating_at_least((kind,), r.choice(("3.5", "4", "4.5"))),
        lambda: w.visit(sight),
        lambda: w.never_use("attraction", sight),
        lambda: w.some_category(r.choice(("museum", "park", "zoo")), r.choice((1, 2))),
        lambda: w.sights_a_day_at_most(r.choice((1, 2))),
        lambda: w.depart_not_before(r.choice(("08:00", "10:00"))),
        lambda: w.arrive_not_after("20:00", home),
        lambda: w.nothing_before(r.choice(("09:00", "10:30", "13:00"))),
        lambda: w.nothing_after(r.choice(("20:00", "22:00"))),
        lambda: w.drive_hours_at_most("8", per_day=r.random() < 0.5),
        lambda: w.travel_hours_at_most(r.choice(("6", "12"))),
        lambda: w.share_at_least("1/2", ("meal",), w.price_above(usd(20)), w.slot_is("dinner")),
        lambda: w.special_meal(usd(r.choice((30, 60))), "dinner"),
        lambda: w.price_per_night_at_most(usd(r.choice((60, 120)))),
        lambda: w.stay_within(r.choice((2000, 5000)), r.choice(CITIES)),
        lambda: w.at_least(1, ("meal",), scope=(Group(by="cuisines", quantifier="at_least", k=4),)),
        lambda: w.at_least(1, ("stay",), scope=(Group(by="name", quantifier="at_most", k=1),)),
        lambda: w.none(("attraction",), None, (Group(by="day", quantifier="at_least", k=1),)),
        lambda: Run(of=("attraction",), where=MUSEUM, max=1),
        lambda: Order(
            a=Pick(pick="each", of=("attraction",), where=MUSEUM),
            b=Pick(pick="some", of=("meal",)),
            axis="time",
            max_gap=120,
            scope=(day,),
        ),
        lambda: Compare(amount=Amount(of=("attraction",), where=MUSEUM), op="<=", bound=1, negated=True),
    ]


def random_trip(seed: int) -> TravelSpec:
    """A frame and up to four wishes."""
    r = Random(seed)
    count = r.choice((1, 1, 1, 2))
    days = max(count + 1, r.choice((2 * count, 2 * count + 1, 2 * count + 2, 3)))
    start = date(2027, 1, 1) + timedelta(r.randrange(365))
    stops = tuple(Stop(city=city) for city in r.sample(CITIES, count))
    named = Destination(stops=stops, ordered=r.random() < 0.5, count=count)
    region = Destination(region=r.choice(("Texas", "Colorado", "California")), count=count)
    frame = TravelFrame(
        origin=r.choice(CITIES),
        destination=named if r.random() < 0.3 else region,
        dates=Dates(earliest=start, latest=start + timedelta(days - 1 + r.choice((0, 0, 0, 2))), days=days),
        party=Party(adults=r.randint(1, 6), children=r.choice((0, 0, 2)), rooms=r.choice((None, None, 2))),
        round_trip=r.random() < 0.85,
        sights_a_day=r.choice((None, None, 0, 1, 3)),
        meals=r.choice((MEAL_SLOTS, MEAL_SLOTS, ("dinner",), ("lunch", "dinner"))),
    )
    strengths = (Hard(), Hard(), Hard(), Priority(level=1), Priority(level=2))
    rules = tuple(
        Rule(id=f"r{n}", body=r.choice(_wishes(r))(), strength=r.choice(strengths))
        for n in range(r.randrange(5))
    )
    goals = r.choice(((w.cheapest(),), (w.cheapest(),), (w.least_travel(), w.cheapest())))
    return TravelSpec(family="travel", frame=frame, rules=rules, goals=goals)


@pytest.mark.parametrize("seed", range(60))
def test_whatever_is_asked_the_answer_holds(seed: int) -> None:
    spec, options = random_trip(seed), SolveOptions()
    if TRAVEL.refusals(spec, WORLD, options):
        pytest.skip("drawn beyond what the catalog can judge")
    found = TRAVEL.solve(spec, WORLD, options)
    if found.plan is None:
        assert found.status == "infeasible" and found.conflicts
        outcome = Outcome(outcome="infeasible", spec=spec, conflicts=found.conflicts)
    else:
        assert not TRAVEL.verify(spec, WORLD, found.plan, options)
        told = TRAVEL.wishes(spec, WORLD, found.plan, options)
        outcome = Outcome(outcome="planned", spec=spec, plan=found.plan, proof=found.proof, wishes=told)
    assert not TRAVEL.audit(TRAVEL.text(outcome), outcome)
    if seed % 3 == 0:
        other = TRAVEL.solve(spec, WORLD, SolveOptions(backend="milp"))
        assert other.status == found.status
        assert (other.proof and other.proof.objective) == (found.proof and found.proof.objective)


def test_the_draw_has_both_kinds() -> None:
    statuses = {TRAVEL.solve(random_trip(seed), WORLD, SolveOptions()).status for seed in range(12)}
    assert statuses == {"optimal", "infeasible"}
