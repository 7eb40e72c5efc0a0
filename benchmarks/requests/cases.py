"""How a request and its expectation are written down: a text beside a Python expression.

Expectations come from the meaning of the words, never from what a reader happens to manage:

* a plain statement or need is a hard rule, "ideally, prefer, would love, if possible" is ``soft``;
* who travels unsaid is one adult; a child under ten implies a house that takes such children;
* n nights are n + 1 days; dates without a year are the next ones after ``today``;
* no goal said is ``cheapest``; goals said stand alone, in the order said.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

from planner_agent.families.travel import wishes as w
from planner_agent.families.travel.spec import (
    MEAL_SLOTS,
    Dates,
    Destination,
    MealSlot,
    Party,
    Stop,
    TravelFrame,
    TravelSpec,
)
from planner_agent.spec import Form, Goal, Hard, Is, Money, Priority, Rule

TODAY = date(2026, 3, 2)  # a Monday


@dataclass(frozen=True)
class Case:
    """One request; ``spec`` for planned and infeasible, ``questions`` (fields) for needs_input."""

    id: str
    text: str
    outcome: str
    spec: TravelSpec | None = None
    questions: tuple[str, ...] = ()
    conflicts: tuple[str, ...] = ()
    today: date = TODAY

    def on(self, today: str) -> Case:
        """The same, read on another day."""
        return replace(self, today=date.fromisoformat(today))


@dataclass(frozen=True)
class Soft:
    """A wish of the highest priority."""

    body: Form


def soft(body: Form) -> Soft:
    return Soft(body)


def plans(id: str, text: str, spec: TravelSpec) -> Case:
    """A request that says all that is needed."""
    return Case(id, text, "planned", spec)


def asks(id: str, text: str, *fields: str) -> Case:
    """A request that no reader can settle alone: exactly these fields are open."""
    return Case(id, text, "needs_input", questions=fields)


def fails(id: str, text: str, spec: TravelSpec, *conflicts: str) -> Case:
    """A clear request that cannot be met: ``conflicts`` are rules (``r1`` is the first) to be named."""
    return Case(id, text, "infeasible", spec, conflicts=conflicts)


def trip(
    origin: str,
    to: str | Destination,
    start: str,
    days: int,
    *rules: Form | Soft,
    adults: int = 1,
    children: int = 0,
    rooms: int | None = None,
    latest: str | None = None,
    goals: tuple[Goal, ...] | None = None,
    currency: str = "USD",
    one_way: bool = False,
    returns_to: str | None = None,
    meals: tuple[MealSlot, ...] = MEAL_SLOTS,
    sights: int | None = None,
) -> TravelSpec:
    """A trip of ``days`` days from ``start``, or within ``start`` … ``latest``."""
    first = date.fromisoformat(start)
    last = date.fromisoformat(latest) if latest else first + timedelta(days - 1)
    frame = TravelFrame(
        origin=origin,
        destination=cities(to) if isinstance(to, str) else to,
        dates=Dates(earliest=first, latest=last, days=days),
        party=Party(adults=adults, children=children, rooms=rooms),
        round_trip=not one_way,
        returns_to=returns_to,
        currency=currency,
        meals=meals,
        sights_a_day=sights,
    )
    return TravelSpec(
        family="travel",
        frame=frame,
        rules=tuple(_rule(number, rule) for number, rule in enumerate(rules, 1)),
        goals=(w.cheapest(),) if goals is None else goals,
    )


def _rule(number: int, rule: Form | Soft) -> Rule:
    if isinstance(rule, Soft):
        return Rule(id=f"r{number}", body=rule.body, strength=Priority(level=1))
    return Rule(id=f"r{number}", body=rule, strength=Hard())


def cities(*stops: str | tuple[str, int], ordered: bool = False) -> Destination:
    """Named cities, with nights where they were said."""
    named = tuple(Stop(city=s) if isinstance(s, str) else Stop(city=s[0], nights=s[1]) for s in stops)
    return Destination(stops=named, ordered=ordered, count=len(named))


def region(name: str, count: int, *among: str) -> Destination:
    """``count`` cities of a state; ``among`` must be some of them."""
    return Destination(region=name, count=count, stops=tuple(Stop(city=city) for city in among))


def usd(amount: float | str) -> Money:
    return money(amount, "USD")


def money(amount: float | str, currency: str) -> Money:
    return Money(amount=f"{float(amount):.2f}", currency=currency)


def budget(amount: float) -> Form:
    """The whole trip, the whole party, dollars."""
    return w.spend_at_most(usd(amount))


def food_a_day(amount: float, *, per_head: bool = True) -> Form:
    return w.spend_at_most(usd(amount), ("meal",), per_head=per_head, per_day=True)


def way(direction: str) -> Is:
    return Is(attr="direction", values=(direction,))


def cuisine(*names: str) -> tuple[Form, ...]:
    return tuple(w.some_cuisine(name) for name in names)


KIDS = w.house_allows("children_under_10")
PETS = w.house_allows("pets")
SMOKING = w.house_allows("smoking")
PARTIES = w.house_allows("parties")
VISITORS = w.house_allows("visitors")
