"""Plans and outcomes for the rendering tests: hand-made ones, and varied ones from a seed."""

from __future__ import annotations

import random
from datetime import date, timedelta

from planner_agent.families.travel.plan import (
    PlannedLeg,
    PlannedMeal,
    PlannedSight,
    PlannedStay,
    RoadMeal,
    TravelPlan,
)
from planner_agent.families.travel.spec import Party, TravelFrame, TravelSpec
from planner_agent.outcome import Conflict, Outcome, ProofView, Question, Violation, Wish
from planner_agent.reading.model import Unsupported
from planner_agent.spec import Evidence

#: Names as catalogs have them, some of them hostile.
NAMES = (
    "Casa Azul", "Coco's Café", "Blue 22 Diner", "The 14:05 Express", "Zoë & Sons", "Bar (Thai)", "El Niño",
    "in Dallas", "rated 4.5", "$12.00", "100% Taco", "Tom · in Taos · rated 5.0", "A → B", "Paral·lel",
    "“Quoted” Place", "[bold red]Shout[/bold red]", "*stars* _and_ `ticks`", "[link](http://x.example)",
    "<b>Tag</b>", "\x1b[31mRed\x1b[0m Lion", "Two\nLines", "abc\u202edef", "\x07", "Кафе",
    "Day 2 · Monday", "Total: $1.00",
    "serves Thai", "Monday, March 14, 2022", "· dots ·", "12 Apostles", "Old Mill 3", "Old Mill 8",
    "🎉 Party",
)  # fmt: skip
CITIES = ("Dallas", "Santa Fe", "Taos", "St. Louis", "Winston-Salem", "New * York", "Truth or Consequences")


class Maker:
    """Draws one plan; all of it follows from the seed."""

    def __init__(self, seed: int) -> None:
        self.rng = random.Random(seed)
        self.start = date(2022, 1, 1) + timedelta(self.rng.randrange(1500))
        self.days = self.rng.randint(1, 9)
        self.heads = self.rng.choice((1, 2, 3, 7))

    def maybe(self, value: object) -> object:
        return value if self.rng.random() < 0.6 else None

    def some(self, *words: str) -> tuple[str, ...]:
        return tuple(self.rng.sample(words, self.rng.randint(0, len(words))))

    def cost(self) -> int:
        return self.rng.choice((0, 5, 1234, 99999, 1234567, self.rng.randrange(500000)))

    def leg(self, day: int, origin: str, destination: str) -> PlannedLeg:
        mode = self.rng.choice(("flight", "train", "bus", "ferry", "drive", "taxi"))
        depart = self.rng.randrange(1440)
        return PlannedLeg(
            mode=mode, direction="out", origin=origin.lower(), destination=destination.lower(),
            origin_name=origin, destination_name=destination, date=self.start + timedelta(day),
            number=self.maybe(f"F{self.rng.randrange(10**6)}"), depart=depart,
            arrive=depart + self.rng.randrange(900), minutes=self.maybe(self.rng.randrange(900)),
            metres=self.maybe(self.rng.randrange(3 * 10**6)), units=self.rng.randint(1, 4), cost=self.cost(),
        )  # fmt: skip

    def item(self, day: int, city: str, slot: str) -> dict[str, object]:
        start = self.rng.randrange(1380)
        return {
            "id": f"i{self.rng.randrange(10**6)}", "name": self.rng.choice(NAMES), "city": city.lower(),
            "slot": slot,
            "city_name": city, "date": self.start + timedelta(day), "start": start, "end": start + 60,
            "cost": self.cost(), "rating": self.maybe(self.rng.randint(10, 50)),
        }  # fmt: skip

    def stay(self, city: str, first: int, last: int) -> PlannedStay:
        return PlannedStay(
            id=f"s{first}", name=self.rng.choice(NAMES), city=city.lower(), city_name=city,
            room_type=self.rng.choice((None, "entire", "private", "shared")),
            check_in=self.start + timedelta(first), check_out=self.start + timedelta(last),
            nights=last - first,
            units=self.rng.randint(1, 3), cost=self.cost(), rating=self.maybe(self.rng.randint(10, 50)),
        )  # fmt: skip

    def plan(self, currency: str) -> TravelPlan:
        home, *cities = self.rng.sample(CITIES, self.rng.randint(2, min(4, self.days + 1)))
        cuts = (
            sorted(self.rng.sample(range(1, self.days), min(len(cities), self.days) - 1))
            if self.days > 1
            else []
        )
        spans = list(zip([0, *cuts], [*cuts, self.days - 1], strict=True))
        legs = [
            self.leg(first, a, b) for (first, _), a, b in zip(spans, [home, *cities], cities, strict=False)
        ]
        if self.rng.random() < 0.8:
            legs.append(self.leg(self.days - 1, cities[len(spans) - 1], home))
        pairs = zip(spans, cities, strict=False)
        stays = [self.stay(city, first, last) for (first, last), city in pairs if last > first]
        meals, sights, road = [], [], []
        for day in range(self.days):
            city = cities[sum(day >= cut for cut in cuts)]
            for slot in self.some("breakfast", "lunch", "dinner"):
                if self.rng.random() < 0.2:
                    allowance = self.rng.choice((0, 900))
                    road.append(RoadMeal(date=self.start + timedelta(day), slot=slot, allowance=allowance))
                    continue
                cuisines = self.some("Thai", "French", "Mid-West & BBQ")
                meals.append(PlannedMeal(**self.item(day, city, slot), cuisines=cuisines))
            for slot in self.some("morning", "afternoon", "late_afternoon"):
                categories = self.some("museum", "park")
                sights.append(PlannedSight(**self.item(day, city, slot), categories=categories))
        costs = {"leg": legs, "stay": stays, "meal": meals, "attraction": sights}
        by_kind = {kind: sum(item.cost for item in items) for kind, items in costs.items()}
        return TravelPlan(
            start=self.start, days=self.days, heads=self.heads, currency=currency, legs=tuple(legs),
            stays=tuple(stays), meals=tuple(meals), sights=tuple(sights), road_meals=tuple(road),
            cost_by_kind=by_kind, total=sum(by_kind.values()),
        )  # fmt: skip


def evidence(quote: str) -> Evidence:
    return Evidence(start=0, end=len(quote), quote=quote)


def notes(maker: Maker) -> dict[str, object]:
    """What stands around a plan or in its place."""
    words = ("no more than $1,700", "“nice” food", "2 museums\non 3 days", "*no* flights", "")
    wishes = [
        Wish(rule=f"r{n}", words=each, status=maker.rng.choice(("met", "as far as known", "not met")),
             detail=maker.rng.choice(("", "3 of 4 · known", "$1,234.50")))
        for n, each in enumerate(maker.some(*words))
    ]  # fmt: skip
    unsupported = [
        Unsupported(
            code="no_attribute", quote=each, message="nothing · says so", near=maker.some("rating", "a · b")
        )
        for each in maker.some("romantic", "“charming”")
    ]
    return {
        "wishes": tuple(wishes),
        "unsupported": tuple(unsupported),
        "assumptions": maker.some("You travel alone.", "Prices are for 2022."),
        "not_understood": tuple(map(evidence, maker.some("zorb", "foo bar", "\x1b[1mbaz"))),
        "violations": tuple(Violation(code="x", message=each) for each in maker.some("Too late: 23:10.")),
        "proof": maker.rng.choice(
            (
                None,
                ProofView(status="optimal", statement="Cheapest of all possible plans, proved."),
                ProofView(status="feasible", objective=1234, bound=1200, gap="2.8 %"),
                ProofView(status="unknown"),
            )
        ),
    }


def planned(seed: int) -> Outcome:
    """A planned outcome with everything that may stand in one."""
    maker = Maker(seed)
    plan = maker.plan(maker.rng.choice(("USD", "USD", "EUR", "JPY", "CHF", "KWD")))
    frame = TravelFrame(party=Party(adults=maker.heads, children=maker.rng.choice((0, 1, 2))))
    spec = maker.rng.choice((None, TravelSpec(family="travel", frame=frame)))
    return Outcome(outcome="planned", plan=plan, spec=spec, **notes(maker))


def answered(seed: int) -> Outcome:
    """An outcome without a plan."""
    maker = Maker(seed)
    kind = maker.rng.choice(("needs_input", "infeasible", "timed_out", "unsupported", "planned"))
    questions = [
        Question(id=each, text=f"Where · is {each}?", options=maker.some("Dallas · TX", "Taos"),
                 default=maker.maybe("Taos"), reason=maker.rng.choice(("", "it is not said")))
        for each in maker.some("origin", "dates", "budget")
    ]  # fmt: skip
    conflicts = [
        Conflict(id=each, words=maker.rng.choice(("", "“under” $100")), meaning=f"{each} at most $100.00",
                 change=maker.maybe("at most $120.00"))
        for each in maker.some("cost", "hours", "nights")
    ]  # fmt: skip
    parts = notes(maker)
    return Outcome(outcome=kind, questions=tuple(questions), conflicts=tuple(conflicts), **parts)
