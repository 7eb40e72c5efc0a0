"""The usual wishes of travellers in the rule language, each in its one canonical form.

The grammar reader, the benchmarks' gold reader and the tests write rules through these functions,
so that one wish has one form and two specs can be compared.
"""

from __future__ import annotations

from collections.abc import Sequence

from planner_agent.families.travel.items import ALL_KINDS
from planner_agent.spec import (
    All,
    Amount,
    Cmp,
    Compare,
    Form,
    Goal,
    Group,
    Has,
    Is,
    Mean,
    MeanOf,
    Money,
    Not,
    Pred,
)

EVERY_DAY = (Group(by="day", quantifier="all"),)


def both(*preds: Pred | None) -> Pred | None:
    """All of ``preds`` that are given; None (every item) where none is."""
    given = tuple(pred for pred in preds if pred is not None)
    return None if not given else given[0] if len(given) == 1 else All(preds=given)


def none(of: Sequence[str], where: Pred | None, scope: tuple[Group, ...] = ()) -> Form:
    """No item of the kinds matches."""
    return Compare(amount=Amount(of=tuple(of), where=where), op="<=", bound=0, scope=scope)


def every(of: Sequence[str], pred: Pred, where: Pred | None = None) -> Form:
    """Every item (that matches ``where``) is proved to match ``pred``."""
    return none(of, both(where, Not(pred=pred)))


def at_least(n: int, of: Sequence[str], where: Pred | None = None, scope: tuple[Group, ...] = ()) -> Form:
    return Compare(amount=Amount(of=tuple(of), where=where), op=">=", bound=n, scope=scope)


def at_most(n: int, of: Sequence[str], where: Pred | None = None, scope: tuple[Group, ...] = ()) -> Form:
    return Compare(amount=Amount(of=tuple(of), where=where), op="<=", bound=n, scope=scope)


def spend_at_most(
    money: Money, of: Sequence[str] = ALL_KINDS, *, per_head: bool = False, per_day: bool = False,
    where: Pred | None = None,
) -> Form:  # fmt: skip
    """Budget: the cost of the kinds, in all or a head, in total or on each day."""
    amount = Amount(measure="cost_per_head" if per_head else "cost", of=tuple(of), where=where)
    return Compare(amount=amount, op="<=", bound=money, scope=EVERY_DAY if per_day else ())


def mode_is(*modes: str) -> Pred:
    return Is(attr="mode", values=modes)


def avoid_modes(*modes: str) -> Form:
    """ "no flights": one rule a mode."""
    return none(("leg",), mode_is(*modes))


def only_modes(*modes: str) -> Form:
    """ "by train only"."""
    return every(("leg",), mode_is(*modes))


def use_mode(mode: str) -> Form:
    """ "we want to take a train some time"."""
    return at_least(1, ("leg",), mode_is(mode))


def some_cuisine(cuisine: str) -> Form:
    """ "Thai food": at least one meal; several cuisines are several rules."""
    return at_least(1, ("meal",), Has(attr="cuisines", values=(cuisine,)))


def avoid_cuisine(cuisine: str) -> Form:
    return none(("meal",), Has(attr="cuisines", values=(cuisine,)))


def every_meal_diet(diet: str) -> Form:
    """ "we are vegetarian": every meal's restaurant caters for it."""
    return every(("meal",), Has(attr="diets", values=(diet,)))


def house_allows(rule: str) -> Form:
    """ "bringing the dog": every night's house permits ``rule``."""
    return every(("stay",), Has(attr="allows", values=(rule,)))


def rooms_only(*types: str) -> Form:
    """ "private rooms", "entire homes"."""
    return every(("stay",), Is(attr="room_type", values=types))


def rooms_never(*types: str) -> Form:
    """ "no shared rooms"."""
    return none(("stay",), Is(attr="room_type", values=types))


def every_stay_has(feature: str) -> Form:
    """ "with a pool"."""
    return every(("stay",), Has(attr="features", values=(feature,)))


def rated_at_least(kind: str, rating: str, where: Pred | None = None) -> Form:
    """ "4-star hotels or better": each one."""
    return every((kind,), Cmp(attr="rating", op=">=", value=rating), where)


def mean_rating_at_least(of: Sequence[str], rating: str, where: Pred | None = None) -> Form:
    """ "restaurants that average 4.2"."""
    return Mean(measure="rating", of=tuple(of), where=where, op=">=", bound=rating)


def visit(attraction_id: str) -> Form:
    """A must-see, by catalog id."""
    return at_least(1, ("attraction",), Is(attr="id", values=(attraction_id,)))


def never_use(kind: str, item_id: str) -> Form:
    """A never-name, by catalog id."""
    return none((kind,), Is(attr="id", values=(item_id,)))


def eat_at(restaurant_id: str) -> Form:
    return at_least(1, ("meal",), Is(attr="id", values=(restaurant_id,)))


def some_category(category: str, n: int = 1) -> Form:
    """ "two museums"."""
    return at_least(n, ("attraction",), Has(attr="categories", values=(category,)))


def avoid_category(category: str) -> Form:
    return none(("attraction",), Has(attr="categories", values=(category,)))


def sights_a_day_at_most(n: int) -> Form:
    return at_most(n, ("attraction",), scope=EVERY_DAY)


def depart_not_before(clock: str, where: Pred | None = None) -> Form:
    """ "no departure before 9": ``where`` may narrow it to a mode or a direction."""
    return none(("leg",), both(where, Cmp(attr="depart", op="<", value=clock)))


def depart_not_after(clock: str, where: Pred | None = None) -> Form:
    return none(("leg",), both(where, Cmp(attr="depart", op=">", value=clock)))


def arrive_not_after(clock: str, where: Pred | None = None) -> Form:
    """ "home by 8 pm": ``where`` = direction back."""
    return none(("leg",), both(where, Cmp(attr="arrive", op=">", value=clock)))


def nothing_before(clock: str, of: Sequence[str] = ("leg", "meal", "attraction")) -> Form:
    return none(of, Cmp(attr="start", op="<", value=clock))


def nothing_after(clock: str, of: Sequence[str] = ("leg", "meal", "attraction")) -> Form:
    return none(of, Cmp(attr="end", op=">", value=clock))


def drive_hours_at_most(hours: str, *, per_day: bool = False) -> Form:
    """ "six hours of driving in total", or on each day."""
    amount = Amount(measure="hours", of=("leg",), where=mode_is("drive"))
    return Compare(amount=amount, op="<=", bound=hours, scope=EVERY_DAY if per_day else ())


def longest_drive(hours: str) -> Form:
    """ "no drive longer than four hours"."""
    return none(("leg",), both(mode_is("drive"), Cmp(attr="hours", op=">", value=hours)))


def travel_hours_at_most(hours: str) -> Form:
    return Compare(amount=Amount(measure="hours", of=("leg",)), op="<=", bound=hours)


def share_at_least(share: str, of: Sequence[str], pred: Pred, where: Pred | None = None) -> Form:
    """ "half of the dinners under $30": share of the items that match ``where``."""
    return Compare(
        amount=Amount(of=tuple(of), where=both(where, pred)),
        op=">=",
        times=share,
        other=Amount(of=tuple(of), where=where),
    )


def slot_is(*slots: str) -> Pred:
    return Is(attr="slot", values=slots)


def price_above(money: Money) -> Pred:
    """For meals and sights: the listed price for one person is above ``money``."""
    return Cmp(attr="price_per_head", op=">", value=money)


def special_meal(money: Money, *slots: str) -> Form:
    """ "one evening to remember, over $60 a head"."""
    return at_least(1, ("meal",), both(slot_is(*slots) if slots else None, price_above(money)))


def price_per_night_at_most(money: Money) -> Form:
    return every(("stay",), Cmp(attr="price_per_night", op="<=", value=money))


def meal_price_at_most(money: Money, where: Pred | None = None) -> Form:
    """ "no dinner above $40 a head"."""
    return every(("meal",), Cmp(attr="price_per_head", op="<=", value=money), where)


def stay_within(metres: int, place: str) -> Form:
    """ "sleep within 2 km of the harbour": ``place`` is the id of an attraction or city."""
    return every(("stay",), Cmp(attr="distance_to", arg=place, op="<=", value=metres))


def on_day(n: int) -> Pred:
    """ "on the second day": day ``n`` of the trip, the first is 1."""
    return Is(attr="day", values=(n,))


def on_date(day: str) -> Pred:
    """ "on June 4": an ISO date."""
    return Is(attr="date", values=(day,))


def on_weekday(*days: str) -> Pred:
    """ "on Friday": English names in lower case."""
    return Is(attr="weekday", values=days)


def share_of_meals(share: str, pred: Pred, *slots: str) -> Form:
    """ "half of the dinners vegetarian"."""
    return share_at_least(share, ("meal",), pred, slot_is(*slots) if slots else None)


def cheapest() -> Goal:
    """Least total cost: the default goal."""
    return Goal(sense="min", amount=Amount(measure="cost", of=ALL_KINDS), source="default")


def best_rated(of: Sequence[str] = ("stay", "meal", "attraction")) -> Goal:
    return Goal(sense="max", mean=MeanOf(measure="rating", of=tuple(of)))


def least_travel() -> Goal:
    """Fewest hours on the way."""
    return Goal(sense="min", amount=Amount(measure="hours", of=("leg",)))
