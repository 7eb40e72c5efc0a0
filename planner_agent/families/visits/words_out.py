"""Visits, rules and goals in plain words: for conflicts, wishes and "I understood …"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from planner_agent.families.visits.items import VISITS_ITEMS
from planner_agent.families.visits.spec import VisitsFrame
from planner_agent.families.wording import PLACED, Head, Names, Speaker, ValueWords, Wording, mapped, named
from planner_agent.rendering import formats
from planner_agent.rendering.clean import clean
from planner_agent.spec import Is, Pred

_MODES = {"walk": "walk", "drive": "drive", "bike": "ride", "transit": "ride"}


def _head(names: Names, kinds: Sequence[str], pred: Pred) -> Head | None:
    match pred:
        case Is(attr="who"):
            shown = formats.listed([clean(str(who)) for who in pred.values], "or")
            return Head(nouns=("visit",), clause=f"to {shown}")
        case Is(attr="mode") if tuple(kinds) == ("hop",):
            return Head(nouns=tuple(_MODES.get(str(mode), clean(str(mode))) for mode in pred.values))
        case _:
            return None


_VALUES: Mapping[str, ValueWords] = {
    **PLACED,
    "who": named("to "),
    "place": named("at "),
    "origin": named("from "),
    "destination": named("to "),
    "traveller": named("by "),
    "categories": mapped("of the kind "),
    "mode": mapped("by "),
}

WORDING = Wording(
    table=VISITS_ITEMS,
    nouns={"visit": "visit", "hop": "way"},
    whole="part of the plan",
    head=_head,
    values=_VALUES,
    clocks={},
    measures={"minutes": "minutes", "score": "score", "end": "end", "start": "start"},
    per={},
    groups={"traveller": "traveller", "who": "visit", "place": "place"},
    inside=frozenset({"week"}),
)


def speaker() -> Speaker:
    return Speaker(WORDING)


def describe_frame(frame: VisitsFrame) -> str:
    """The frame on one line; what is missing is left out."""
    said = [formats.count(len(frame.visits), "visit")]
    if frame.days > 1 or frame.date is not None:
        when = f" from {formats.long_date(frame.date)}" if frame.date is not None else ""
        said.append(formats.count(frame.days, "day") + when)
    if frame.start is not None:
        leaves = "" if frame.leaves is None else f" at {formats.clock(frame.leaves)}"
        said.append(f"starting from {clean(frame.start)}{leaves}")
    if frame.end is not None or frame.back is not None:
        place = "" if frame.end is None else f" at {clean(frame.end)}"
        until = "" if frame.back is None else f" by {formats.clock(frame.back)}"
        said.append(f"ending{place}{until}")
    if frame.travellers:
        said.append(f"by {formats.listed([clean(each.name) for each in frame.travellers])}")
    if frame.lunch is not None:
        span = f"{formats.clock(frame.lunch.opens)} and {formats.clock(frame.lunch.closes)}"
        said.append(f"a break of {formats.duration(frame.lunch.minutes)} between {span}")
    return ", ".join(said)
