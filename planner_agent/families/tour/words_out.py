"""Tours, rules and goals in plain words: for conflicts, wishes and "I understood …"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from planner_agent.families.tour.items import TOUR_ITEMS
from planner_agent.families.wording import PLACED, Head, Names, Speaker, ValueWords, Wording, mapped, named
from planner_agent.rendering import formats
from planner_agent.rendering.clean import clean
from planner_agent.spec import Is, Pred


def _head(names: Names, kinds: Sequence[str], pred: Pred) -> Head | None:
    if isinstance(pred, Is) and pred.attr == "city" and tuple(kinds) == ("stop",):
        shown = formats.listed([clean(str(city)) for city in pred.values], "or")
        return Head(nouns=("stay",), clause=f"in {shown}")
    return None


_VALUES: Mapping[str, ValueWords] = {
    **PLACED,
    "city": named("in "),
    "origin": named("from "),
    "destination": named("to "),
    "position": mapped("in place "),
}

WORDING = Wording(
    table=TOUR_ITEMS,
    nouns={"city_day": "day", "stop": "stop", "hop": "hop"},
    whole="part of the tour",
    head=_head,
    values=_VALUES,
    measures={"days": "days", "first_day": "first day", "last_day": "last day"},
    groups={"city": "city"},
    inside=frozenset({"week", "city"}),
)


def speaker() -> Speaker:
    return Speaker(WORDING)
