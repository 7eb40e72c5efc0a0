"""Per-city tables of the exact method: the cheapest meals for every need, the cheapest sights that fit."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from solvers.travel.problem import Choice

# meals: the cheapest m restaurants of a city for every set of covers


@dataclass(frozen=True, slots=True)
class Pick:
    """A linked list of chosen meals."""

    index: int
    rest: Pick | None

    def indexes(self) -> list[int]:
        found: list[int] = []
        link: Pick | None = self
        while link is not None:
            found.append(link.index)
            link = link.rest
        return found


@dataclass(frozen=True, slots=True)
class Menu:
    """A set of restaurants, by what it costs and covers."""

    cost: int
    mask: int
    pick: Pick | None


def undominated(menus: Collection[Menu]) -> list[Menu]:
    """By cost, without those that a cheaper one covers."""
    kept: list[Menu] = []
    for menu in sorted(menus, key=lambda menu: (menu.cost, -menu.mask.bit_count())):
        if all(menu.mask & ~other.mask for other in kept):
            kept.append(menu)
    return kept


def menus(offers: Sequence[tuple[int, int, int]], most: int) -> list[list[Menu]]:
    """For each number m ≤ ``most`` the undominated sets of exactly m of ``offers`` (cost, index, mask).

    An offer with ``most`` cheaper ones that each cover as much is never needed: one of them is free.
    """
    kept: list[tuple[int, int, int]] = []
    for offer in sorted(offers):
        if sum(not offer[2] & ~mask for _, _, mask in kept) < most:
            kept.append(offer)
    best: list[dict[int, Menu]] = [{0: Menu(0, 0, None)}, *({} for _ in range(most))]
    for cost, index, mask in kept:
        for number in range(most, 0, -1):
            for old in best[number - 1].values():
                known = best[number].get(old.mask | mask)
                if known is None or old.cost + cost < known.cost:
                    made = Menu(old.cost + cost, old.mask | mask, Pick(index, old.pick))
                    best[number][made.mask] = made
    return [undominated(found.values()) for found in best]


# sights: the cheapest ones that fill the full days of a visit


_Spot = tuple[int, int]


def assigned(
    sights: Sequence[tuple[int, Choice]], days: Collection[int], least: int, slots: Sequence[int]
) -> list[int]:
    """The cheapest ``least`` sights for each of ``days``, each sight and each slot once; fewer where
    there is no such choice.

    The sets of sights that fit are independent in a gammoid, so taking sights by price whenever the
    ones before can make room is exact (Edmonds, "Matroids and the greedy algorithm", 1971).
    """
    options: dict[int, dict[_Spot, int]] = defaultdict(dict)
    price: dict[int, int] = {}
    for index, sight in sights:
        price[sight.item] = sight.cost
        if sight.day in days:
            assert sight.day is not None
            for slot in slots if sight.slot is None else {sight.slot} & set(slots):
                options[sight.item][sight.day, slot] = index
    holder: dict[_Spot, int] = {}
    for item in sorted(options, key=lambda item: (price[item], item)):
        if len(holder) == least * len(days):
            break
        for spot, freed, mover in _moves(item, options, holder, least):
            if freed is not None:
                del holder[freed]
            holder[spot] = mover
    return [options[item][spot] for spot, item in holder.items()]


def _moves(
    item: int, options: dict[int, dict[_Spot, int]], holder: dict[_Spot, int], least: int
) -> list[tuple[_Spot, _Spot | None, int]]:
    """How ``item`` finds a spot: an augmenting path as (spot, spot freed for it, who moves there), in
    an order in which a spot is free when it is taken. Empty where there is none."""
    used: dict[int, int] = defaultdict(int)
    for day, _ in holder:
        used[day] += 1
    came: dict[int, tuple[int, _Spot, _Spot]] = {}
    queue, entered = [item], set[_Spot]()
    for mover in queue:
        for spot in options[mover]:
            if spot in entered:
                continue
            entered.add(spot)
            if spot not in holder and used[spot[0]] < least:
                path: list[tuple[_Spot, _Spot | None, int]] = [(spot, None, mover)]
                while mover in came:
                    mover, taken, freed = came[mover]
                    path.append((taken, freed, mover))
                return path
            for rival in [spot] if spot in holder else [other for other in holder if other[0] == spot[0]]:
                moved = holder[rival]
                if moved != item and moved not in came:
                    came[moved] = (mover, spot, rival)
                    queue.append(moved)
    return []
