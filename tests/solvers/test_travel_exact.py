"""The exact method against brute force, against the rows in CP-SAT, and against whole solves."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import combinations, pairwise, permutations, product

import pytest

from planner_agent.data.sample import sample_catalog
from planner_agent.families import SolveOptions
from planner_agent.families.travel import solving, wishes
from planner_agent.families.travel.candidates import Collector
from planner_agent.families.travel.formulate import formulate
from planner_agent.families.travel.spec import Dates, Destination, Party, Stop, TravelFrame, TravelSpec
from planner_agent.spec import Form, Money, Rule
from solvers import lexicographic
from solvers.backend import backend
from solvers.linear import Linear
from solvers.rows import Objective
from solvers.status import SolveStatus
from solvers.travel.exact import ExactTrip, NotCovered, solve
from solvers.travel.problem import END, HOME, Booking, Choice, LegOption, TravelProblem, Visit
from solvers.travel.structure import build

#: PuLP 3.3 warns of its own next version wherever a variable is made.
pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning:pulp")

# random problems


@dataclass(frozen=True)
class Size:
    days: int
    cities: int
    count: int
    legs: int
    meals: int
    sights: int
    slots: int
    required: int = 0


@dataclass(frozen=True)
class Case:
    problem: TravelProblem
    covers: tuple[frozenset[int], ...]
    budget: int | None


def random_case(rng: random.Random, size: Size, covers: int = 2) -> Case:
    """A problem with all kinds of structure; many have no solution."""
    level = rng.choice(["city", "day", "slot"])
    round_trip = rng.random() < 0.8
    visits = [
        Visit(city, arrive, leave, min(leave, size.days - 1) - arrive)
        for city in range(size.cities)
        for arrive in range(size.days - 1)
        for leave in range(arrive + 1, size.days + (not round_trip))
        if min(leave, size.days - 1) > arrive and rng.random() < 0.95
    ]
    placed = {city for city in range(size.cities) if rng.random() < 0.3}
    bookings = [
        Booking(city, nights, arrive, rng.randint(20, 90) * nights)
        for city, nights, arrive in dict.fromkeys(
            (v.city, v.nights, v.arrive if v.city in placed else None) for v in visits
        )
        for _ in range(rng.choice([0, *[1, 2, 3] * 4]))
    ]
    meals = [Choice(i, i % size.cities, None, None, rng.randint(4, 60)) for i in range(size.meals)]
    least = tuple(min(rng.choice([0, 0, 1, 1, 2]), size.slots) for _ in range(size.cities))
    sights = tuple(random_sights(rng, size, level))
    problem = TravelProblem(
        days=size.days, cities=size.cities, count=size.count,
        required=frozenset(rng.sample(range(size.cities), size.required)),
        legs=random_legs(rng, size, round_trip), visits=tuple(visits), bookings=tuple(bookings),
        meals=tuple(meals), sights=sights, meal_slots=tuple(range(size.slots)),
        sight_slots=tuple(range(size.slots)), least_sights=least, sights_exact=rng.random() < 0.7,
        round_trip=round_trip,
    )  # fmt: skip
    wanted = tuple(
        frozenset(rng.sample(range(size.meals), max(1, size.meals // rng.choice([4, 8]))))
        for _ in range(rng.randint(0, covers))
    )
    return Case(problem, wanted, None)


def random_legs(rng: random.Random, size: Size, round_trip: bool) -> tuple[LegOption, ...]:
    cities = range(size.cities)
    ways = [(HOME, city, 0) for city in cities]
    ways += [(a, b, day) for a, b in permutations(cities, 2) for day in range(1, size.days - 1)]
    ways += [(city, END, size.days - 1) for city in cities] if round_trip else []
    legs: list[LegOption] = []
    for origin, destination, day in ways:
        for _ in range(rng.choice([0, *range(1, size.legs + 1), size.legs])):
            first, second = rng.randint(0, size.slots), rng.randint(0, size.slots)
            before = [] if origin == HOME else [(origin, slot) for slot in range(first)]
            after = [] if destination == END else [(destination, slot) for slot in range(second, size.slots)]
            lost = size.slots - len(before) - len(after)
            places = tuple(before + [place for place in after if lost >= 0])
            unfed = rng.randint(0, 80) * max(0, lost)
            own_car = rng.random() < 0.4
            legs.append(
                LegOption(origin, destination, day, own_car, rng.randint(10, 120), places, places, unfed)
            )
    return tuple(legs)


def random_sights(rng: random.Random, size: Size, level: str) -> Iterator[Choice]:
    for item in range(size.sights):
        city, cost = item % size.cities, rng.randint(0, 30)
        if level == "city":
            yield Choice(item, city, None, None, cost)
            continue
        for day in range(size.days):
            slots: Sequence[int | None] = range(size.slots) if level == "slot" else [None]
            for slot in slots:
                if rng.random() < 0.5:
                    yield Choice(item, city, day, slot, cost)


def with_budget(rng: random.Random, case: Case, free: ExactTrip) -> Case:
    """Around the cost of the trip without a budget, so that it matters."""
    return replace(case, budget=None if free.cost is None else free.cost - rng.randint(-5, 25))


# brute force: every path, every set of meals and sights


def brute_force(case: Case) -> int | None:
    """The least objective by trying everything; None where there is nothing."""
    best: int | None = None
    eaten: dict[tuple[int, ...], int | None] = {}
    for visits, legs in every_path(case.problem):
        wanted = meals_wanted(case.problem, visits, legs)
        if wanted not in eaten:
            eaten[wanted] = cheapest_meals(case, wanted)
        parts = [
            eaten[wanted],
            cheapest_bookings(case.problem, visits),
            cheapest_sights(case.problem, visits),
            sum(leg.cost for leg in legs),
        ]
        costs = [part for part in parts if part is not None]
        if len(costs) < len(parts) or (case.budget is not None and sum(costs) > case.budget):
            continue
        objective = sum(costs) + sum(leg.unfed for leg in legs)
        best = objective if best is None else min(best, objective)
    return best


def every_path(problem: TravelProblem) -> Iterator[tuple[tuple[Visit, ...], tuple[LegOption, ...]]]:
    for visits in permutations(problem.visits, problem.count):
        cities = [visit.city for visit in visits]
        if len(set(cities)) < len(cities) or not problem.required <= set(cities):
            continue
        ways = [(HOME, visits[0].city, visits[0].arrive)]
        if any(a.leave != b.arrive for a, b in pairwise(visits)):
            continue
        ways += [(a.city, b.city, a.leave) for a, b in pairwise(visits)]
        if problem.round_trip:
            ways.append((visits[-1].city, END, visits[-1].leave))
        elif visits[-1].leave != problem.days:
            continue
        fitting = [
            [leg for leg in problem.legs if (leg.origin, leg.destination, leg.day) == way] for way in ways
        ]
        for legs in product(*fitting):
            if len({leg.own_car for leg in legs}) == 1:
                yield visits, legs


def cheapest_bookings(problem: TravelProblem, visits: Sequence[Visit]) -> int | None:
    total = 0
    for visit in visits:
        placed = any(b.city == visit.city and b.arrive is not None for b in problem.bookings)
        arrive = visit.arrive if placed else None
        fitting = [
            booking.cost
            for booking in problem.bookings
            if (booking.city, booking.nights, booking.arrive) == (visit.city, visit.nights, arrive)
        ]
        if not fitting:
            return None
        total += min(fitting)
    return total


def meals_wanted(
    problem: TravelProblem, visits: Sequence[Visit], legs: Sequence[LegOption]
) -> tuple[int, ...]:
    """How many meals are to be eaten, by city."""
    wanted = [0] * problem.cities
    for visit in visits:
        wanted[visit.city] += len(visit.full_days) * len(problem.meal_slots)
    for leg in legs:
        for city, _ in leg.meals:
            wanted[city] += 1
    return tuple(wanted)


def cheapest_meals(case: Case, wanted: tuple[int, ...]) -> int | None:
    meals = case.problem.meals
    best: int | None = None
    for chosen in combinations(range(len(meals)), sum(wanted)):
        used = [0] * len(wanted)
        for index in chosen:
            used[meals[index].city] += 1
        if tuple(used) == wanted and all(cover & set(chosen) for cover in case.covers):
            cost = sum(meals[index].cost for index in chosen)
            best = cost if best is None else min(best, cost)
    return best


def cheapest_sights(problem: TravelProblem, visits: Sequence[Visit]) -> int | None:
    """The least cost city by city; each sight is nowhere or at one of its candidates."""
    total = 0
    for visit in visits:
        by_item: dict[int, list[Choice | None]] = defaultdict(lambda: [None])
        for sight in problem.sights:
            if sight.city == visit.city and (sight.day is None or sight.day in visit.full_days):
                by_item[sight.item].append(sight)
        least = problem.least_sights[visit.city]
        fitting = [
            sum(sight.cost for sight in some)
            for picked in product(*by_item.values())
            if sights_fit(problem, visit, least, some := [sight for sight in picked if sight is not None])
        ]
        if not fitting:
            return None
        total += min(fitting)
    return total


def sights_fit(problem: TravelProblem, visit: Visit, least: int, some: Sequence[Choice]) -> bool:
    if all(sight.day is None for sight in problem.sights):
        return len(some) == least * len(visit.full_days)
    slots = [(sight.day, sight.slot) for sight in some if sight.slot is not None]
    return len(slots) == len(set(slots)) and all(
        sum(sight.day == day for sight in some) == least for day in visit.full_days
    )


# the rows of ``structure`` in CP-SAT


def by_rows(case: Case) -> int | None:
    problem = case.problem
    net = build(problem)
    model = net.model
    for cover in case.covers:
        model.at_least([(net.meals[index], 1) for index in cover], 1)
    parts = (
        (problem.legs, net.legs), (problem.bookings, net.bookings),
        (problem.meals, net.meals), (problem.sights, net.sights),
    )  # fmt: skip
    cost = [
        (variable, part.cost) for some, names in parts for part, variable in zip(some, names, strict=True)
    ]
    if case.budget is not None:
        model.at_most(cost, case.budget)
    unfed = [(variable, leg.unfed) for leg, variable in zip(problem.legs, net.legs, strict=True)]
    model.objectives.append(Objective("min", Linear((*cost, *unfed))))
    found = lexicographic.solve(backend("cp-sat"), model, 20.0)
    assert found.status in (SolveStatus.OPTIMAL, SolveStatus.INFEASIBLE)
    return int(found.proofs[0].objective or 0) if found.status.has_solution else None


def check_trip(case: Case, trip: ExactTrip) -> None:
    """The chosen indexes have the values returned, and CP-SAT can fix every one of them."""
    if trip.objective is None:
        assert trip == ExactTrip(SolveStatus.INFEASIBLE)
        return
    problem = case.problem
    cost = sum(problem.legs[i].cost for i in trip.legs) + sum(problem.bookings[i].cost for i in trip.bookings)
    cost += sum(problem.meals[i].cost for i in trip.meals) + sum(problem.sights[i].cost for i in trip.sights)
    assert trip.status is SolveStatus.OPTIMAL and trip.cost == cost
    assert trip.objective == cost + sum(problem.legs[i].unfed for i in trip.legs)
    assert case.budget is None or cost <= case.budget
    assert all(cover & set(trip.meals) for cover in case.covers)
    net = build(problem)
    names = (
        (net.legs, trip.legs), (net.visits, trip.visits), (net.bookings, trip.bookings),
        (net.meals, trip.meals), (net.sights, trip.sights),
    )  # fmt: skip
    for variables, chosen in names:
        for index, variable in enumerate(variables):
            net.model.equal([(variable, 1)], int(index in chosen))
    assert lexicographic.solve(backend("cp-sat"), net.model, 20.0).status is SolveStatus.OPTIMAL


TINY = (Size(3, 2, 1, 3, 10, 6, 1), Size(4, 3, 2, 3, 12, 6, 1, 1), Size(4, 2, 2, 4, 12, 6, 2, 1))


@pytest.mark.parametrize("seed", range(6))
def test_equals_brute_force(seed: int) -> None:
    rng = random.Random(seed)
    for number in range(24):
        case = random_case(rng, TINY[number % len(TINY)])
        free = solve(case.problem, case.covers)
        assert free.objective == brute_force(case)
        tight = with_budget(rng, case, free)
        trip = solve(case.problem, case.covers, tight.budget)
        assert trip.objective == brute_force(tight)
        if number < 6:
            check_trip(tight, trip)


REAL = (
    Size(3, 1, 1, 4, 40, 10, 3, 1), Size(5, 3, 2, 3, 60, 24, 3), Size(7, 3, 3, 3, 75, 30, 3),
    Size(7, 5, 3, 2, 120, 50, 3, 1), Size(6, 3, 3, 3, 60, 30, 3, 3),
)  # fmt: skip


@pytest.mark.parametrize("size", range(len(REAL)))
def test_equals_cp_sat(size: int) -> None:
    rng = random.Random(100 + size)
    for _ in range(4):
        case = random_case(rng, REAL[size], covers=4)
        free = solve(case.problem, case.covers)
        assert free.objective == by_rows(case)
        tight = with_budget(rng, case, free)
        trip = solve(case.problem, case.covers, tight.budget)
        assert trip.objective == by_rows(tight)
        check_trip(tight, trip)


# whole solves over the sample world


@dataclass(frozen=True)
class Trip:
    """A spec, with the cuisines and budget (in minor units) that its rules ask for."""

    spec: TravelSpec
    cuisines: tuple[str, ...]
    budget: int | None


CUISINES = ("American", "Chinese", "French", "Indian", "Mexican", "Italian", "Thai")


def trips() -> Iterator[Trip]:
    """Towns, several towns in and out of order, a region to choose from, one way, moving dates."""
    texas = ("dallas", "austin", "san-antonio")
    one, two, three = ((*[Stop(city=city) for city in texas[:n]],) for n in (1, 2, 3))
    shapes = (
        (Destination(stops=one), 3, 0, True),
        (Destination(stops=two, ordered=True, count=2), 5, 1, True),
        (Destination(stops=three, count=3), 6, 0, True),
        (Destination(region="Texas", count=2), 5, 0, True),
        (Destination(region="Colorado", count=3), 6, 0, True),
        (Destination(stops=two, count=2), 4, 2, False),
    )
    rng = random.Random(7)
    for destination, days, slack, round_trip in shapes:
        start = date(2026, 3, 1) + timedelta(rng.randrange(60))
        for cuisines in ((), tuple(rng.sample(CUISINES, 3))):
            frame = TravelFrame(
                origin="houston" if destination.region != "Colorado" else "chicago",
                destination=destination,
                dates=Dates(earliest=start, latest=start + timedelta(days - 1 + slack), days=days),
                party=Party(adults=rng.randint(1, 4)),
                round_trip=round_trip,
            )
            yield Trip(spec_of(frame, cuisines, None), cuisines, None)


def spec_of(frame: TravelFrame, cuisines: Sequence[str], budget: int | None) -> TravelSpec:
    bodies: list[Form] = [wishes.some_cuisine(cuisine) for cuisine in cuisines]
    if budget is not None:
        money = Money(amount=f"{budget // 100}.{budget % 100:02}", currency="USD")
        bodies.append(wishes.spend_at_most(money))
    rules = tuple(Rule(id=f"r{number}", body=body) for number, body in enumerate(bodies))
    return TravelSpec(family="travel", frame=frame, rules=rules, goals=(wishes.cheapest(),))


def best_trip(trip: Trip) -> ExactTrip:
    """The best over the start dates."""
    catalog, options = sample_catalog(), SolveOptions()
    scales = solving.scales_of(trip.spec, catalog, options)
    collector = Collector(trip.spec, catalog, scales, explain=False, road_meals=options.road_meals)
    assert trip.spec.frame.dates is not None
    best = ExactTrip(SolveStatus.INFEASIBLE)
    for start in trip.spec.frame.dates.starts:
        made = formulate(collector, start)
        known = [
            made.candidates.meals[meal.city][offer].row.cuisines or ()
            for meal, offer in zip(made.problem.meals, made.meal_of, strict=True)
        ]
        covers = [{i for i, some in enumerate(known) if cuisine in some} for cuisine in trip.cuisines]
        found = solve(made.problem, covers, trip.budget)
        if found.objective is not None and (best.objective is None or found.objective < best.objective):
            best = found
    return best


def agreed(trip: Trip, engines: Sequence[str]) -> ExactTrip:
    found = best_trip(trip)
    for engine in engines:
        solution = solving.solve(trip.spec, sample_catalog(), SolveOptions(backend=engine))
        assert solution.status == found.status.value
        assert (solution.proof.objective if solution.proof else None) == found.objective
    return found


@pytest.mark.parametrize("number", range(12))
def test_equals_whole_solves(number: int) -> None:
    trip = list(trips())[number]
    engines = ("cp-sat",) if number in (8, 9) else ("cp-sat", "milp")
    free = agreed(trip, engines)
    assert free.cost is not None
    least = least_cost(trip, free.cost)
    frame, cuisines = trip.spec.frame, trip.cuisines
    for budget, feasible in ((least, True), (least - 1, False)):
        found = agreed(Trip(spec_of(frame, cuisines, budget), cuisines, budget), engines)
        assert (found.cost == least) if feasible else (found.cost is None)


def least_cost(trip: Trip, enough: int) -> int:
    """The smallest budget that is enough, by asking again below the cost found."""
    found = best_trip(replace(trip, budget=enough - 1))
    return enough if found.cost is None else least_cost(trip, found.cost)


# what it refuses


def tiny_problem() -> TravelProblem:
    return TravelProblem(
        days=3, cities=1, count=1, required=frozenset({0}),
        legs=(LegOption(HOME, 0, 0, False, 10, unfed=7), LegOption(0, END, 2, False, 10)),
        visits=(Visit(0, 0, 2, 2),), bookings=(Booking(0, 2, None, 50), Booking(0, 2, None, 40)),
        meals=(Choice(0, 0, None, None, 5), Choice(1, 0, None, None, 4)),
        sights=(Choice(0, 0, None, None, 3), Choice(1, 0, None, None, 2)),
        meal_slots=(0,), sight_slots=(0,), least_sights=(1,), sights_exact=True,
    )  # fmt: skip


def test_names_what_it_chose() -> None:
    expected = ExactTrip(SolveStatus.OPTIMAL, 73, 66, (0, 1), (0,), (1,), (1,), (1,))
    assert solve(tiny_problem()) == expected
    assert solve(tiny_problem(), budget=66) == expected
    assert solve(tiny_problem(), budget=65) == ExactTrip(SolveStatus.INFEASIBLE)
    assert solve(tiny_problem(), covers=[{0}]).meals == (0,)
    assert solve(tiny_problem(), covers=[{0}], budget=66).status is SolveStatus.INFEASIBLE
    assert solve(tiny_problem(), covers=[{0}, {1}]).status is SolveStatus.INFEASIBLE
    assert solve(tiny_problem(), covers=[()]).status is SolveStatus.INFEASIBLE


@pytest.mark.parametrize(
    "change",
    [
        {"count": 0},
        {"meals": (Choice(0, 0, 1, None, 5),)},
        {"meals": (Choice(0, 0, None, 0, 5),)},
        {"meals": (Choice(0, 0, None, None, 5), Choice(0, 0, None, None, 4))},
        {"sights": (Choice(0, 0, None, 0, 5),)},
        {"sights": (Choice(0, 0, None, None, 5), Choice(1, 0, 1, None, 4))},
        {"sights": (Choice(0, 0, 1, 0, 5), Choice(0, 0, 2, 0, 4))},
        {"sights": (Choice(0, 0, None, None, -5),), "sights_exact": False},
        {"least_sights": (2,)},
        {"visits": (Visit(0, 2, 2, 0),)},
        {"legs": (LegOption(HOME, 0, 0, False, 10, ((1, 0),)),)},
    ],
)
def test_says_what_it_cannot_do(change: dict[str, object]) -> None:
    with pytest.raises(NotCovered):
        solve(replace(tiny_problem(), **change))  # type: ignore[arg-type]
