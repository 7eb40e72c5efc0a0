"""The cheapest trip without any solver library: labels over (city, day, visited set, own car, covers).

Dynamic programming over subsets after Held and Karp, "A dynamic programming approach to sequencing
problems" (J. SIAM 10, 1962), searched best first with the bound that forgets which cities were visited
(Christofides, Mingozzi and Toth, "State-space relaxation", Networks 11, 1981). It shares nothing with
``structure`` but the problem itself, so that one checks the other.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from heapq import heappop, heappush
from itertools import count

from solvers.status import SolveStatus
from solvers.travel.problem import END, HOME, Choice, LegOption, TravelProblem, Visit

#: More than any sum of money here.
_NEVER = 1 << 62


class NotCovered(ValueError):
    """The problem is outside of what this method can do; the message says why."""


@dataclass(frozen=True, slots=True)
class ExactTrip:
    """``objective`` is the cost and the allowances for unfed meals, the least there is; ``cost`` what
    the budget sees. Indexes are those of the problem's lists. All is empty where infeasible."""

    status: SolveStatus
    objective: int | None = None
    cost: int | None = None
    legs: tuple[int, ...] = ()
    visits: tuple[int, ...] = ()
    bookings: tuple[int, ...] = ()
    meals: tuple[int, ...] = ()
    sights: tuple[int, ...] = ()


def solve(
    problem: TravelProblem, covers: Sequence[Collection[int]] = (), budget: int | None = None
) -> ExactTrip:
    """The trip of least objective. Of each set in ``covers`` (indexes of meals) at least one meal is
    used; legs, bookings, meals and sights cost at most ``budget``.

    Meals must be placed by city alone; sights by city, by day, or by day and slot. Raises NotCovered.
    """
    _check(problem)
    return _Search(problem, covers, budget).run()


def _check(problem: TravelProblem) -> None:
    if problem.count < 1:
        raise NotCovered("a trip without a city")
    if any(visit.leave <= visit.arrive for visit in problem.visits):
        raise NotCovered("a visit that ends before it begins")
    for leg in problem.legs:
        if leg.origin == END or leg.destination == HOME:
            raise NotCovered("a leg from the end or to the beginning")
        if any(city not in (leg.origin, leg.destination) for city, _ in leg.meals):
            raise NotCovered("a leg leaves a meal in a third city")
    if any(meal.day is not None or meal.slot is not None for meal in problem.meals):
        raise NotCovered("meals placed by day or slot")
    if len({meal.item for meal in problem.meals}) < len(problem.meals):
        raise NotCovered("several candidates for one restaurant")
    if len({(sight.day is None, sight.slot is None) for sight in problem.sights}) > 1:
        raise NotCovered("sights placed in different ways")
    if any(sight.day is None and sight.slot is not None for sight in problem.sights):
        raise NotCovered("sights placed by slot and not by day")
    if len({(sight.item, sight.city, sight.cost) for sight in problem.sights}) > len(
        {sight.item for sight in problem.sights}
    ):
        raise NotCovered("a sight with several cities or prices")
    if not problem.sights_exact and any(sight.cost < 0 for sight in problem.sights):
        raise NotCovered("sights that pay, in any number")


# meals: the cheapest m restaurants of a city for every set of covers


@dataclass(frozen=True, slots=True)
class _Pick:
    """A linked list of chosen meals."""

    index: int
    rest: _Pick | None

    def indexes(self) -> list[int]:
        found: list[int] = []
        link: _Pick | None = self
        while link is not None:
            found.append(link.index)
            link = link.rest
        return found


@dataclass(frozen=True, slots=True)
class _Menu:
    """A set of restaurants, by what it costs and covers."""

    cost: int
    mask: int
    pick: _Pick | None


def _undominated(menus: Collection[_Menu]) -> list[_Menu]:
    """By cost, without those that a cheaper one covers."""
    kept: list[_Menu] = []
    for menu in sorted(menus, key=lambda menu: (menu.cost, -menu.mask.bit_count())):
        if all(menu.mask & ~other.mask for other in kept):
            kept.append(menu)
    return kept


def menus(offers: Sequence[tuple[int, int, int]], most: int) -> list[list[_Menu]]:
    """For each number m ≤ ``most`` the undominated sets of exactly m of ``offers`` (cost, index, mask).

    An offer with ``most`` cheaper ones that each cover as much is never needed: one of them is free.
    """
    kept: list[tuple[int, int, int]] = []
    for offer in sorted(offers):
        if sum(not offer[2] & ~mask for _, _, mask in kept) < most:
            kept.append(offer)
    best: list[dict[int, _Menu]] = [{0: _Menu(0, 0, None)}, *({} for _ in range(most))]
    for cost, index, mask in kept:
        for number in range(most, 0, -1):
            for old in best[number - 1].values():
                known = best[number].get(old.mask | mask)
                if known is None or old.cost + cost < known.cost:
                    made = _Menu(old.cost + cost, old.mask | mask, _Pick(index, old.pick))
                    best[number][made.mask] = made
    return [_undominated(found.values()) for found in best]


# sights: the cheapest ones that fill the full days of a visit


def assigned(sights: Sequence[tuple[int, Choice]], days: Collection[int], least: int, slots: int) -> list[int]:
    """The cheapest ``least`` sights for each of ``days``, each sight and each slot once; fewer where
    there is no such choice.

    The sets of sights that fit are independent in a gammoid, so taking sights by price whenever the
    ones before can make room is exact (Edmonds, "Matroids and the greedy algorithm", 1971).
    """
    options: dict[int, list[tuple[int, tuple[int, int]]]] = defaultdict(list)
    price: dict[int, int] = {}
    for index, sight in sights:
        price[sight.item] = sight.cost
        if sight.day not in days:
            continue
        numbers = range(slots) if sight.slot is None else (sight.slot,)
        options[sight.item] += [(index, (sight.day, number)) for number in numbers]
    holder: dict[tuple[int, int], tuple[int, int]] = {}
    used: dict[int, int] = dict.fromkeys(days, 0)

    def place(item: int, seen: set[tuple[int, int]]) -> bool:
        for index, spot in options[item]:
            if spot in seen:
                continue
            seen.add(spot)
            day = spot[0]
            if spot not in holder and used[day] < least:
                used[day] += 1
                holder[spot] = (item, index)
                return True
            rivals = [spot] if spot in holder else [other for other in holder if other[0] == day]
            for rival in rivals:
                if rival != spot and rival in seen:
                    continue
                seen.add(rival)
                moved = holder[rival][0]
                if place(moved, seen):
                    if holder[rival][0] == moved:
                        del holder[rival]
                    holder[spot] = (item, index)
                    return True
        return False

    for item in sorted(options, key=lambda item: (price[item], item)):
        if len(holder) == least * len(days):
            break
        place(item, set())
    return [index for _, index in holder.values()]
