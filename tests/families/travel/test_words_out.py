"""Rules, goals and frames in plain words."""

from __future__ import annotations

from datetime import date
from types import SimpleNamespace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner_agent.families.travel import wishes as w
from planner_agent.families.travel.items import TRAVEL_ITEMS
from planner_agent.families.travel.spec import Dates, Destination, Party, Stop, TravelFrame
from planner_agent.families.travel.words_out import describe, describe_form, describe_frame, describe_goal
from planner_agent.spec import (
    Amount,
    Any_,
    Cmp,
    Compare,
    Either,
    Form,
    Goal,
    Group,
    Has,
    Is,
    Known,
    Mean,
    Money,
    Not,
    Order,
    Pick,
    Pred,
    Price,
    Priority,
    Rule,
    Run,
)


def usd(amount: str) -> Money:
    return Money(amount=amount, currency="USD")


def _named(**names: str):
    return lambda city: [SimpleNamespace(id=key, name=name) for key, name in names.items() if city == "sf"]


CATALOG = SimpleNamespace(
    cities={"sf": SimpleNamespace(name="Santa Fe"), "da": SimpleNamespace(name="Dallas")},
    stays=_named(s1="Casa\x1b[1m Azul"),
    restaurants=_named(r1="Thai Garden"),
    attractions=_named(a1="Folk Museum"),
)
MUSEUM = Has(attr="categories", values=("museum",))
PER_DAY = (Group(by="day", quantifier="all"),)


@pytest.mark.parametrize(
    ("form", "words"),
    [
        (w.spend_at_most(usd("1700")), "total cost at most $1,700.00"),
        (w.spend_at_most(usd("60"), ("meal",), per_head=True, per_day=True),
         "cost a head of all meals at most $60.00 on each day"),
        (w.avoid_modes("flight"), "no flights"),
        (w.only_modes("train"), "every journey by train"),
        (w.use_mode("train"), "at least one train ride"),
        (w.some_cuisine("Thai"), "at least one Thai meal"),
        (w.avoid_cuisine("Thai"), "no Thai meals"),
        (w.every_meal_diet("vegetarian"), "every meal catering for the diet vegetarian"),
        (w.house_allows("pets"), "every night in a place that allows pets"),
        (w.rooms_only("private", "entire"), "every night in a private room or an entire home"),
        (w.rooms_never("shared"), "no nights in a shared room"),
        (w.every_stay_has("pool"), "every night with pool"),
        (w.rated_at_least("meal", "4.5", w.slot_is("dinner")), "every dinner rated 4.5 or better"),
        (w.mean_rating_at_least(("meal",), "4.2"), "average rating of meals at least 4.2"),
        (w.visit("a1"), "at least one visit to Folk Museum"),
        (w.never_use("stay", "s1"), "no nights at Casa Azul"),
        (w.eat_at("r1"), "at least one meal at Thai Garden"),
        (w.some_category("museum", 2), "at least 2 sights of the kind museum"),
        (w.sights_a_day_at_most(2), "at most 2 sights on each day"),
        (w.depart_not_before("09:00"), "no journeys departing before 09:00"),
        (w.depart_not_after("09:00", w.mode_is("bus")), "no bus rides departing after 09:00"),
        (w.nothing_after("22:00"), "no journeys, meals or sights ending after 22:00"),
        (w.drive_hours_at_most("6", per_day=True), "travel time of all drives at most 6 h on each day"),
        (w.longest_drive("4.5"), "no drives taking more than 4 h 30 min"),
        (w.travel_hours_at_most("9"), "travel time of all journeys at most 9 h"),
        (w.share_at_least("1/2", ("meal",), Not(pred=w.price_above(usd("30"))), w.slot_is("dinner")),
         "at least half of the dinners priced at most $30.00 a head"),
        (w.special_meal(usd("60"), "dinner"), "at least one dinner priced over $60.00 a head"),
        (w.price_per_night_at_most(usd("150")), "every night priced at most $150.00 a night"),
        (w.stay_within(2000, "a1"), "every night at most 2 km from Folk Museum"),
        (w.at_least(1, ("attraction",), MUSEUM, (Group(by="city", quantifier="all"),)),
         "at least one sight of the kind museum in every city"),
        (w.at_least(1, ("meal",), None, (Group(by="cuisines", quantifier="at_least", k=4),)),
         "at least one meal for each of at least 4 cuisines"),
        (w.none(("attraction",), None, (Group(by="day", quantifier="at_least", k=1),)),
         "no sights on at least 1 day"),
        (w.none(("attraction",), None, (Group(by="window", n=3, quantifier="all"),)),
         "no sights in any 3 days in a row"),
        (Compare(amount=Amount(measure="cost", of=("meal",)), op=">=", bound=usd("9"), negated=True),
         "cost of all meals less than $9.00"),
        (Compare(amount=Amount(of=("meal",)), op="<=", bound=0, negated=True), "at least one meal"),
        (Compare(amount=Amount(of=("meal",)), op="=", bound=3), "exactly 3 meals"),
        (Order(a=Pick(pick="some", of=("attraction",)), b=Pick(pick="first", of=("meal",)), axis="position",
               min_gap=1, max_gap=1, negated=True), "never any sight directly before the first meal"),
        (Order(a=Pick(pick="each", of=("attraction",), where=MUSEUM), b=Pick(pick="some", of=("meal",)),
               axis="time", max_gap=60, scope=PER_DAY),
         "every sight of the kind museum before some meal, at most 1 h apart on each day"),
        (Run(of=("leg",), where=w.mode_is("drive"), max=1), "days with drives: at most 1 in a row"),
        (Either(branches=((w.avoid_modes("flight"),), (w.avoid_category("museum"),))),
         "either no flights, or no sights of the kind museum"),
    ],
)  # fmt: skip
def test_wishes(form: Form, words: str) -> None:
    assert describe_form(form, CATALOG) == words


def test_strengths() -> None:
    body = w.avoid_modes("flight")
    assert describe(Rule(id="r", body=body)) == "no flights"
    assert describe(Rule(id="r", body=body, strength=Priority())) == "no flights, if possible"
    assert describe(Rule(id="r", body=body, strength=Priority(level=2))).endswith("(priority 2)")
    assert describe(Rule(id="r", body=body, strength=Price(per_unit=usd("5")))).endswith(
        "$5.00 for each unit missed"
    )


def test_goals() -> None:
    assert describe_goal(w.cheapest()) == "the lowest total cost"
    assert describe_goal(w.best_rated()) == "the highest average rating of nights, meals and sights"
    assert describe_goal(w.least_travel()) == "the lowest travel time of all journeys"
    fold = Goal(sense="min", fold="max", by="day", amount=Amount(measure="hours", of=("leg",)))
    assert describe_goal(fold) == "the lowest greatest travel time of all journeys by day"


def test_frames() -> None:
    frame = TravelFrame(
        origin="da",
        destination=Destination(stops=(Stop(city="sf", nights=2),)),
        dates=Dates(earliest=date(2022, 3, 16), latest=date(2022, 3, 18), days=3),
        party=Party(adults=2, children=1, rooms=2),
    )
    assert describe_frame(frame, CATALOG) == (
        "2 adults and 1 child in 2 rooms, from Dallas, to Santa Fe (2 nights), "
        "Wednesday, March 16, 2022 to Friday, March 18, 2022 (3 days)"
    )
    region = TravelFrame(destination=Destination(region="Texas", count=3), round_trip=False, meals=())
    assert describe_frame(region) == "1 adult, to 3 cities in Texas, one way, no meals planned"


@st.composite
def predicates(draw: st.DrawFn, kind: str) -> Pred:
    attribute = draw(st.sampled_from(list(TRAVEL_ITEMS.kinds[kind].attributes.values())))
    argument = "a1" if attribute.argument else None
    values = {"money": usd("9.50"), "clock": "09:00", "number": 3, "day": 2, "date": "2022-03-16"}
    value = attribute.values[-1] if attribute.values else values.get(attribute.type, "sf")
    if attribute.type == "set":
        leaf: Pred = Has(attr=attribute.name, values=(value, value))
    elif attribute.type in ("text", "enum", "date") or draw(st.booleans()):
        leaf = Is(attr=attribute.name, arg=argument, values=(value,))
    else:
        op = draw(st.sampled_from(["<", "<=", ">", ">="]))
        leaf = Cmp(attr=attribute.name, arg=argument, op=op, value=value)
    known = Known(attr=attribute.name, arg=argument)
    return draw(
        st.sampled_from([leaf, Not(pred=leaf), known, Not(pred=known), Any_(preds=(leaf, Not(pred=known)))])
    )


@st.composite
def forms(draw: st.DrawFn) -> Form:
    kind = draw(st.sampled_from(list(TRAVEL_ITEMS.kinds)))
    where = draw(st.none() | predicates(kind))
    extra = w.both(where, draw(predicates(kind)))
    bound = draw(st.sampled_from([0, 1, 3]))
    negated = draw(st.booleans())
    groups = [
        Group(by="day", quantifier="all"), Group(by="city", quantifier="at_least", k=2),
        Group(by="window", n=3, quantifier="at_most", k=1),
    ]  # fmt: skip
    scope = tuple(draw(st.lists(st.sampled_from(groups), max_size=2, unique_by=lambda group: group.by)))
    op = draw(st.sampled_from(["<=", ">=", "="]))
    amount = Amount(of=(kind,), where=extra)
    picks = [Pick(pick=pick, of=(kind,), where=where) for pick in ("each", "some", "first", "last")]
    a, b = draw(st.sampled_from(picks)), draw(st.sampled_from(picks))
    axis = draw(st.sampled_from(["time", "day", "position"]))
    common = {"scope": scope, "negated": negated}
    plain: list[Form] = [
        Compare(amount=amount, op=op, bound=bound, **common),
        Compare(amount=amount, op=op, times="2/5", other=Amount(of=(kind,), where=where), **common),
        Compare(amount=amount, op=op, bound=bound, times=2, other=Amount(of=("meal", "leg")), **common),
        Compare(amount=Amount(measure="cost", of=(kind,), where=extra), op=op, bound=usd("10"), **common),
        Mean(
            measure="cost_per_head",
            of=(kind,),
            where=where,
            op=">=",
            bound=usd("2"),
            known_share="3/4",
            **common,
        ),
        Order(a=a, b=b, axis=axis, min_gap=draw(st.sampled_from([None, -2, 0, 1])), max_gap=1, **common),
        Run(of=(kind,), where=where, min=2, max=draw(st.none() | st.just(3)), edges="shut", **common),
    ]
    found = draw(st.sampled_from(plain))
    return draw(st.sampled_from([found, Either(branches=((found,), (plain[0], plain[5])))]))


@given(forms())
@settings(max_examples=300, deadline=None)
def test_every_rule_has_words(form: Form) -> None:
    words = describe_form(form, CATALOG)
    assert words == words.strip()
    assert "  " not in words
    assert not any(mark in words for mark in ("{", "None", "_", "test="))
