"""Groups that a scope speaks of: closed keys, open keys, and windows of days."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, cast

from planner_agent.spec.kinds import Item, ItemTable
from planner_agent.spec.model import Horizon
from planner_agent.spec.predicates import Truth
from planner_agent.spec.rules import Group


@dataclass(frozen=True, slots=True)
class Member:
    """An item and how surely it belongs: True, or None for perhaps.

    ``key`` is the caller's own mark (which candidate is behind the item).
    """

    item: Item
    surely: Truth
    key: int = -1

    def perhaps(self) -> Member:
        return Member(self.item, None, self.key)


@dataclass(frozen=True, slots=True)
class GroupOf:
    """One group: its members, and those that make it present (None: a closed group is always there).

    ``many`` marks what stands for any number of groups: an item whose set of keys is unknown.
    """

    members: Sequence[Member]
    makers: Sequence[Member] | None
    many: bool = False

    @property
    def present(self) -> Truth:
        """Whether the plan has the group, where the members are a plan's items."""
        if self.makers is None or any(member.surely for member in self.makers):
            return True
        return None if self.makers else False


def is_closed(key: str, horizon: Horizon) -> bool:
    """Whether the frame spans the key's groups, empty ones too."""
    return key == "window" or horizon.groups(key) is not None


def windows(days: int, n: int) -> Iterator[range]:
    """Each ``n`` consecutive days of a horizon, or the horizon where it is shorter."""
    for first in range(1, max(1, days - n + 1) + 1):
        yield range(first, min(first + n, days + 1))


def values_of(item: Item, key: str) -> tuple[Any, ...] | None:
    """The groups of ``key`` that an item is in; None where that is unknown."""
    value = item.get(key)
    if value is None:
        return None
    return tuple(sorted(cast("frozenset[str]", value))) if isinstance(value, frozenset) else (value,)


def groups_of(
    group: Group, members: Sequence[Member], kinds: tuple[str, ...], table: ItemTable, horizon: Horizon
) -> Iterator[GroupOf]:
    """The groups, each with the items in it.

    An item whose open key is unknown is perhaps in every group, and makes a group of its own that
    is perhaps there (with all others whose key is unknown), so that nothing is proved by not knowing.
    """
    if group.by == "window":
        for days in windows(len(horizon.days), group.n or 0):
            yield GroupOf([member for member in members if member.item.get("day") in days], None)
        return
    values = horizon.groups(group.by)
    if values is None:
        yield from _open_groups(group.by, members, kinds, table)
        return
    for value in values:
        yield GroupOf([member for member in members if member.item.get(group.by) == value], None)


def _open_groups(
    key: str, members: Sequence[Member], kinds: tuple[str, ...], table: ItemTable
) -> Iterator[GroupOf]:
    maker_kinds = (table.presence[key],) if key in table.presence else kinds
    sure: dict[Any, list[Member]] = {}
    perhaps: list[Member] = []
    for member in members:
        values = values_of(member.item, key)
        if values is not None:
            for value in values:
                sure.setdefault(value, []).append(member)
        elif member.item.kind in kinds:
            perhaps.append(member.perhaps())
    for value in sorted(sure, key=str):
        makers = [member for member in sure[value] if member.item.kind in maker_kinds]
        yield GroupOf(sure[value] + perhaps, makers)
    for member in perhaps:
        attribute = table.attribute(member.item.kind, key)
        yield GroupOf(perhaps, [member], attribute is not None and attribute.type == "set")
