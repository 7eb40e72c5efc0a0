"""Orders: pairs of items in a relation of gaps, with quantifiers and three truth values."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from planner_agent.spec.groups import Member
from planner_agent.spec.kinds import Item
from planner_agent.spec.predicates import Truth
from planner_agent.spec.rules import Order

DAY = 1440
Related = Callable[[Item, Item], bool]


def begins(item: Item) -> int:
    """Minutes after the horizon's first midnight at which the item starts."""
    return item.values["day"] * DAY + item.values["start"]


def ends(item: Item) -> int:
    return item.values["day"] * DAY + item.values["end"]


def gap(a: Item, b: Item, axis: str) -> int:
    """start(b) − end(a) in minutes, or the distance in days or in places of the sequence."""
    if axis == "time":
        return begins(b) - ends(a)
    return b.values[axis] - a.values[axis]


def relation(order: Order) -> Related:
    """Whether two items stand in the relation of gaps."""

    def related(a: Item, b: Item) -> bool:
        distance = gap(a, b, order.axis)
        return (order.min_gap is None or order.min_gap <= distance) and (
            order.max_gap is None or distance <= order.max_gap
        )

    return related


def precedes(pick: str, axis: str, z: Item, x: Item) -> bool:
    """Whether ``z`` keeps ``x`` from being the first (the last) of its kind; ties do not."""
    if axis == "time":
        return begins(z) < begins(x) if pick == "first" else ends(z) > ends(x)
    return z.values[axis] < x.values[axis] if pick == "first" else z.values[axis] > x.values[axis]


def order_truth(order: Order, a: Sequence[Member], b: Sequence[Member]) -> Truth:
    """True if the order is proved on these matching members, False if refuted, else None."""
    related = relation(order)
    if _holds(order, a, b, related, proving=True):
        return True
    return None if _holds(order, a, b, related, proving=False) else False


def _holds(order: Order, a: Sequence[Member], b: Sequence[Member], related: Related, proving: bool) -> bool:
    xs = _picked(order.a.pick, order.axis, a, proving)
    ys = _picked(order.b.pick, order.axis, b, proving)

    def inner(x: Item) -> bool:
        others = (related(x, y) for y in ys if y is not x)
        return any(others) if order.b.pick == "some" else all(others)

    return any(map(inner, xs)) if order.a.pick == "some" else all(map(inner, xs))


def _picked(pick: str, axis: str, members: Sequence[Member], proving: bool) -> list[Item]:
    """Proving, a universal takes perhaps-matching items and an existential does not; refuting turns
    both round."""
    wide = (pick != "some") == proving
    chosen = [member.item for member in members if member.surely or wide]
    if pick not in ("first", "last"):
        return chosen
    rivals = [member.item for member in members if member.surely or not proving]
    return [x for x in chosen if not any(precedes(pick, axis, z, x) for z in rivals)]
