"""``diff`` sees every change of meaning and none of writing."""

from __future__ import annotations

import random
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from planner_agent.families.travel import wishes as w
from planner_agent.families.travel.items import TRAVEL_ITEMS
from planner_agent.families.travel.spec import Dates, Destination, Party, Stop, TravelFrame, TravelSpec
from planner_agent.spec import (
    All,
    Amount,
    Any_,
    Cmp,
    Compare,
    Evidence,
    Form,
    Goal,
    Group,
    Has,
    Is,
    Item,
    Mark,
    Money,
    Not,
    Pred,
    Price,
    Priority,
    Rule,
    Scales,
)
from planner_agent.spec.canonical import pred_key
from planner_agent.spec.diff import Change, diff
from planner_agent.spec.predicates import matcher
from tests.spec.strategies import preds, specs

SLOW = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def spec(*bodies: Form, goals: tuple[Goal, ...] = (), **frame: object) -> TravelSpec:
    rules = tuple(Rule(id=f"r{number}", body=body) for number, body in enumerate(bodies, 1))
    return TravelSpec(family="travel", frame=TravelFrame(**frame), rules=rules, goals=goals)


def soft(body: Form, level: int = 1) -> TravelSpec:
    rule = Rule(id="s", body=body, strength=Priority(level=level))
    return TravelSpec(family="travel", frame=TravelFrame(), rules=(rule,))


def usd(amount: str) -> Money:
    return Money(amount=amount, currency="USD")


def meals(pred: Pred | None) -> Form:
    return w.none(("meal",), pred)


@SLOW
@given(specs)
def test_nothing_differs_from_itself(each: TravelSpec) -> None:
    assert diff(each, each) == []


@SLOW
@given(specs, specs)
def test_both_ways_see_a_difference(a: TravelSpec, b: TravelSpec) -> None:
    assert bool(diff(a, b)) == bool(diff(b, a))


@SLOW
@given(specs, st.randoms(use_true_random=False))
def test_order_ids_sources_and_evidence_do_not_count(each: TravelSpec, shuffler: random.Random) -> None:
    rules = [
        rule.model_copy(
            update={"id": f"new{place}", "source": "assumed", "evidence": Evidence(start=0, end=1, quote="x")}
        )
        for place, rule in enumerate(each.rules)
    ]
    shuffler.shuffle(rules)
    marks = {"origin": Mark(source="assumed")}
    assert diff(each, each.model_copy(update={"rules": tuple(rules), "marks": marks})) == []


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (w.spend_at_most(usd("1700")), w.spend_at_most(usd("1700.00"))),
        (w.spend_at_most(usd("1700"), ("leg", "meal")), w.spend_at_most(usd("1700"), ("meal", "leg"))),
        (w.drive_hours_at_most("6"), w.drive_hours_at_most("6.0")),
        (w.nothing_before("9:00"), w.nothing_before("09:00")),
        (w.share_at_least("1/2", ("meal",), w.slot_is("lunch")),
         w.share_at_least("0.5", ("meal",), w.slot_is("lunch"))),
        (w.rooms_only("private", "entire"), w.rooms_only("entire", "private")),
        (w.rooms_only("private", "entire"), w.every(("stay",), Any_(preds=(
            Is(attr="room_type", values=("private",)), Is(attr="room_type", values=("entire",)))))),
        (w.rated_at_least("meal", "4"), meals(Cmp(attr="rating", op="<", value=4))),
        (meals(All(preds=(w.slot_is("lunch"), w.price_above(usd("9"))))),
         meals(All(preds=(w.price_above(usd("9.00")), w.slot_is("lunch"))))),
        (meals(Not(pred=Not(pred=w.slot_is("lunch")))), meals(w.slot_is("lunch"))),
        (w.at_most(2, ("meal",)), Compare(amount=Amount(of=("meal",)), op="<=", bound="2")),
    ],
)  # fmt: skip
def test_one_wish_written_twice_is_the_same(a: Form, b: Form) -> None:
    assert diff(spec(a), spec(b)) == []


def test_a_hard_ban_in_one_rule_or_in_several() -> None:
    apart = spec(w.avoid_modes("drive"), w.avoid_modes("taxi"))
    assert diff(spec(w.avoid_modes("taxi", "drive")), apart) == []
    by_kind = spec(w.nothing_after("22:00", ("leg",)), w.nothing_after("22:00", ("meal",)))
    assert diff(spec(w.nothing_after("22:00", ("meal", "leg"))), by_kind) == []
    assert len(diff(spec(w.avoid_modes("taxi", "drive")), spec(w.avoid_modes("taxi")))) == 1


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (w.spend_at_most(usd("1700")), w.spend_at_most(usd("1700.01"))),
        (w.spend_at_most(usd("1700")), w.spend_at_most(Money(amount="1700", currency="EUR"))),
        (w.spend_at_most(usd("60"), ("meal",)), w.spend_at_most(usd("60"), ("meal",), per_day=True)),
        (w.spend_at_most(usd("60"), ("meal",)), w.spend_at_most(usd("60"), ("meal",), per_head=True)),
        (w.some_cuisine("Thai"), w.avoid_cuisine("Thai")),
        (w.some_cuisine("Thai"), w.some_cuisine("Greek")),
        (w.never_use("meal", "007"), w.never_use("meal", "7")),
        (w.never_use("meal", "x"), w.never_use("stay", "x")),
        (w.rooms_only("private"), w.rooms_never("private")),
        (w.at_least(1, ("meal",)), w.at_least(1, ("meal",)).model_copy(update={"negated": True})),
        (w.at_least(1, ("meal",)),
         w.at_least(1, ("meal",), scope=(Group(by="day", quantifier="at_least", k=1),))),
        (meals(Any_(preds=(w.slot_is("lunch"), w.price_above(usd("9"))))),
         meals(All(preds=(w.slot_is("lunch"), w.price_above(usd("9")))))),
        (meals(All(preds=(Has(attr="diets", values=("vegan",)), Has(attr="diets", values=("halal",))))),
         meals(Has(attr="diets", values=("vegan", "halal")))),
        (w.stay_within(2000, "a"), w.stay_within(2000, "b")),
    ],
)  # fmt: skip
def test_another_wish_is_another(a: Form, b: Form) -> None:
    assert [change.what for change in diff(spec(a), spec(b))] in (["rule"], ["rule", "rule"])


def test_a_moved_bound_is_one_change_with_both_sides() -> None:
    a, b = spec(w.some_cuisine("Thai"), w.spend_at_most(usd("9"))), spec(w.spend_at_most(usd("8")))
    assert diff(a, b) == [
        Change("rule", "rules.r1", a.rules[0], None),
        Change("rule", "rules.r2", a.rules[1], b.rules[0]),
    ]
    assert "rules.r2" in str(diff(a, b)[1])


def test_a_new_rule_has_no_before() -> None:
    b = spec(w.some_cuisine("Thai"))
    assert diff(spec(), b) == [Change("rule", "rules.r1", None, b.rules[0])]


def test_strength_counts_unless_soft_is_hard() -> None:
    body = w.some_cuisine("Thai")
    assert len(diff(spec(body), soft(body))) == 1
    assert diff(spec(body), soft(body), soft_is_hard=True) == []
    assert len(diff(spec(body), soft(body, 2), soft_is_hard=True)) == 1


def test_prices_are_compared_as_money() -> None:
    def priced(amount: str) -> TravelSpec:
        rule = Rule(id="p", body=w.some_cuisine("Thai"), strength=Price(per_unit=usd(amount)))
        return TravelSpec(family="travel", frame=TravelFrame(), rules=(rule,))

    assert diff(priced("5"), priced("5.00")) == []
    assert len(diff(priced("5"), priced("6"))) == 1


def test_saying_a_hard_wish_twice_changes_nothing_but_a_soft_one_weighs_twice() -> None:
    body = w.some_cuisine("Thai")
    assert diff(spec(body), spec(body, body)) == []
    once = Rule(id="a", body=body, strength=Priority(level=1))
    twice = (once, once.model_copy(update={"id": "b"}))
    frame = TravelFrame()
    a = TravelSpec(family="travel", frame=frame, rules=(once,))
    assert len(diff(a, TravelSpec(family="travel", frame=frame, rules=twice))) == 1


def test_frame_fields_by_path() -> None:
    dates = Dates(earliest=date(2026, 5, 4), latest=date(2026, 5, 7), days=4)
    a = spec(origin="boston", dates=dates, party=Party(adults=2))
    b = spec(origin="boston", party=Party(adults=3))
    assert {change.path for change in diff(a, b)} == {"frame.dates", "frame.party.adults"}
    [adults] = [change for change in diff(a, b) if change.path == "frame.party.adults"]
    assert (adults.before, adults.after) == (2, 3)


def test_stops_in_any_order_unless_ordered() -> None:
    def to(ordered: bool, *names: str) -> TravelSpec:
        stops = tuple(Stop(city=name, nights=2) for name in names)
        return spec(destination=Destination(stops=stops, ordered=ordered, count=len(stops)))

    assert diff(to(False, "austin", "dallas"), to(False, "dallas", "austin")) == []
    assert [change.path for change in diff(to(True, "austin", "dallas"), to(True, "dallas", "austin"))] == [
        "frame.destination.stops"
    ]
    assert diff(to(True, "austin", "dallas"), to(False, "austin", "dallas"))


def test_meals_are_a_set() -> None:
    assert diff(spec(meals=("lunch", "dinner")), spec(meals=("dinner", "lunch"))) == []
    assert [change.path for change in diff(spec(meals=("dinner",)), spec())] == ["frame.meals"]


def test_goals_count_in_their_order() -> None:
    a = spec(goals=(w.cheapest(), w.least_travel()))
    b = spec(goals=(w.least_travel(), w.cheapest()))
    assert [change.path for change in diff(a, b)] == ["goals.0", "goals.1"]
    stated = w.cheapest().model_copy(update={"source": "stated"})
    assert diff(spec(goals=(w.cheapest(),)), spec(goals=(stated,))) == []
    assert [change.path for change in diff(a, spec(goals=(w.cheapest(),)))] == ["goals.1"]


def test_another_family_is_a_change() -> None:
    a = spec()
    assert diff(a, a.model_copy(update={"family": "tour"})) == [Change("family", "family", "travel", "tour")]


class TestKeysMeanWhatTheySay:
    """Two predicates of one key agree on every item."""

    leaves = st.one_of(
        st.builds(Is, attr=st.just("slot"), values=st.lists(
            st.sampled_from(["breakfast", "lunch", "dinner"]), min_size=1, max_size=2).map(tuple)),
        st.builds(Has, attr=st.just("diets"), values=st.lists(
            st.sampled_from(["vegan", "halal"]), min_size=1, max_size=2).map(tuple)),
        st.builds(Cmp, attr=st.just("rating"), op=st.sampled_from(["<", "<=", ">", ">="]),
                  value=st.sampled_from([4, "4.0", 3])),
    )  # fmt: skip
    trees = st.recursive(
        leaves,
        lambda inner: st.one_of(
            st.builds(All, preds=st.lists(inner, min_size=1, max_size=2).map(tuple)),
            st.builds(Any_, preds=st.lists(inner, min_size=1, max_size=2).map(tuple)),
            st.builds(Not, pred=inner),
        ),
        max_leaves=4,
    )

    @SLOW
    @given(st.lists(trees, min_size=2, max_size=12))
    def test_same_key_same_truth(self, trees: list[Pred]) -> None:
        truths: dict[str, tuple[bool | None, ...]] = {}
        for tree in trees:
            found = truths.setdefault(pred_key(tree), _truths(tree))
            assert found == _truths(tree)

    @SLOW
    @given(trees)
    def test_double_negation_keeps_the_key(self, tree: Pred) -> None:
        assert pred_key(Not(pred=Not(pred=tree))) == pred_key(tree)
        assert pred_key(Not(pred=tree)) != pred_key(tree)

    @SLOW
    @given(preds)
    def test_any_predicate_has_a_key(self, pred: Pred) -> None:
        assert pred_key(All(preds=(pred,))) == pred_key(pred)


def _truths(pred: Pred) -> tuple[bool | None, ...]:
    test = matcher(pred, "meal", TRAVEL_ITEMS, Scales("USD"))
    diets = [None, *(frozenset(each) for each in ([], ["vegan"], ["halal"], ["vegan", "halal"]))]
    return tuple(
        test(Item("meal", {"slot": slot, "diets": diet, "rating": rating}))
        for slot in ("breakfast", "lunch", "dinner")
        for diet in diets
        for rating in (None, 25, 30, 35, 40, 45)
    )
