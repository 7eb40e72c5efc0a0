"""Odd calls from Python: wrong types, stored outcomes, deep rules, huge numbers, tiny time limits."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest

from planner_agent import Outcome, Planner, UserError
from planner_agent.families import family
from planner_agent.families.travel import solving, wishes
from planner_agent.families.travel.explain import explain
from planner_agent.families.travel.spec import Dates, Destination, Stop, TravelFrame, TravelSpec
from planner_agent.spec import Has, Money, Not, Rule

TODAY = date(2026, 11, 22)
TRIP = "3 days in Denver from Chicago, March 3rd to 5th 2027"
MUSEUM = Has(attr="categories", values=("museum",))


def planner(**options: Any) -> Planner:
    return Planner(checkpointer="memory", **{"today": TODAY, **options})


def spec(*rules: Rule, latest: date = date(2027, 3, 5), **frame: Any) -> TravelSpec:
    dates = Dates(earliest=date(2027, 3, 3), latest=latest, days=3)
    usual = {"origin": "chicago", "destination": Destination(stops=(Stop(city="denver"),)), "dates": dates}
    return TravelSpec(
        family="travel", frame=TravelFrame(**usual | frame), rules=rules, goals=(wishes.cheapest(),)
    )


@pytest.mark.parametrize(
    "options",
    [
        {"today": "2026-11-22"},
        {"today": 3},
        {"today": date(9999, 12, 31)},
        {"today": date(1, 1, 1)},
        {"time_limit": [5]},
        {"rates": ["EUR"]},
        {"rates": {"EUR": -1}},
        {"rates": {"EUR": 0}},
        {"rates": {"EUR": float("nan")}},
        {"rates": {"EUR": None}},
        {"catalog": 3},
        {"catalog": {}},
        {"reader": 3},
        {"backend": 3},
    ],
    ids=str,
)
def test_an_argument_that_cannot_be_used(options: dict[str, Any]) -> None:
    with pytest.raises(UserError):
        planner(**options).plan(TRIP)


@pytest.mark.parametrize("thing", [None, 3, "x", [], {}, {"family": "nosuch"}])
def test_what_is_no_spec(thing: Any) -> None:
    with pytest.raises(UserError):
        planner().solve(thing)


def test_what_is_no_outcome() -> None:
    with pytest.raises(UserError, match="no outcome"):
        planner().render("x")  # type: ignore[arg-type]


def test_rates_as_people_write_them() -> None:
    for rate in (1.08, "1.08"):
        outcome = planner(rates={"eur": rate}).plan(f"{TRIP}, budget of 1000 euros")
        assert outcome.outcome == "planned"
    assert planner(today=datetime(2026, 11, 22, 9)).today == TODAY


@pytest.mark.parametrize("text", [TRIP, f"{TRIP}, budget $50", "Two of us to Dallas with the dog"])
def test_a_stored_outcome_renders_as_the_live_one(text: str) -> None:
    made = planner()
    live = made.plan(text)
    stored = Outcome.model_validate_json(live.model_dump_json())
    for format in ("text", "md", "json", *(("ics",) if live.plan else ())):
        assert made.render(stored, format) == made.render(live, format)


@pytest.mark.parametrize("backend", ["cp-sat", "milp"])
@pytest.mark.parametrize("many", [10**17, 10**30])
def test_a_bound_beyond_any_integer_of_the_solver(backend: str, many: int) -> None:
    rule = Rule(id="many", body=wishes.at_least(many, ("attraction",), MUSEUM))
    outcome = planner(backend=backend).solve(spec(rule))
    assert outcome.outcome == "infeasible" and outcome.conflicts[0].id == "many"


def test_a_rule_nested_beyond_reason() -> None:
    pred: Any = MUSEUM
    for _ in range(300):
        pred = Not(pred=pred)
    with pytest.raises(UserError, match="nested too deeply"):
        planner().solve(spec(Rule(id="deep", body=wishes.at_least(1, ("attraction",), pred))))


def test_a_year_that_is_not_written_in_four_digits() -> None:
    with pytest.raises(ValueError, match="before the year 1000"):
        Dates(earliest=date(1, 1, 1), latest=date(1, 1, 3), days=3)


def test_no_start_is_begun_when_the_time_is_over(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every start of a year was formulated, whether there was time left for it or not."""
    begun: list[date] = []
    whole = solving.formulate

    def counted(collector: Any, start: date) -> Any:
        begun.append(start)
        return whole(collector, start)

    monkeypatch.setattr(solving, "formulate", counted)
    outcome = planner(time_limit=1e-9).solve(spec(latest=date(2028, 3, 2)))
    assert outcome.outcome == "timed_out" and len(begun) <= 1
    assert "whether there is one is not known" in outcome.text


def test_reasons_that_were_not_worked_out_are_not_made_up() -> None:
    tiny = Rule(id="b", body=wishes.spend_at_most(Money(amount="10", currency="USD")))
    made, never = planner(), {"No change of this alone", "leave no trip"}
    options = made.context.options
    found = solving.solve(spec(tiny), made.catalog, options)
    assert found.status == "infeasible"
    hurried = explain(spec(tiny), made.catalog, type(options)(time_limit=0.0), found)
    outcome = Outcome(outcome="infeasible", spec=spec(tiny), conflicts=hurried.conflicts)
    assert "the time was too short to say" in made.render(outcome)
    assert not any(claim in made.render(outcome) for claim in never)


@pytest.mark.parametrize("part", ["legs", "stays", "meals", "sights", "road_meals"])
def test_every_fact_of_a_plan_is_checked(part: str) -> None:
    made = planner()
    outcome = made.plan("A 5-day trip for three from Chicago to 2 cities in Texas, March 5th to 9th, 2027")
    options = made.context.options

    def wrong(items: tuple[Any, ...]) -> bool:
        plan = outcome.plan.model_copy(update={part: items})
        return bool(family("travel").verify(outcome.spec, made.catalog, plan, options))

    items = getattr(outcome.plan, part)
    assert items and not wrong(items)
    assert wrong((*items, items[0]))
    assert part == "sights" or wrong(items[1:])  # a day may have one sight less
    for name, value in items[0].model_dump().items():
        if name != "allowance":
            assert wrong((items[0].model_copy(update={name: _other(value)}), *items[1:])), name


def _other(value: Any) -> Any:
    if isinstance(value, str):
        return f"{value}x"
    if isinstance(value, int):
        return value + 1
    if isinstance(value, date):
        return value.replace(year=value.year + 1)
    return ("other",) if isinstance(value, tuple) else 7


def test_too_few_restaurants_are_counted() -> None:
    frame = {"dates": Dates(earliest=date(2027, 3, 1), latest=date(2027, 3, 30), days=30)}
    outcome = planner().solve(spec(**frame))
    assert outcome.outcome == "infeasible" and "28 full days would need 84 restaurants" in outcome.text
