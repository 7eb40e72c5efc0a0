"""Rosters, rules and goals in plain words: for conflicts, wishes and "I understood …"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from planner_agent.families.roster.items import ROSTER_ITEMS
from planner_agent.families.roster.spec import Demand, RosterFrame
from planner_agent.families.wording import PLACED, Head, Names, Speaker, ValueWords, Wording, mapped, named
from planner_agent.rendering import formats
from planner_agent.rendering.clean import clean
from planner_agent.spec import Is, Pred


def _head(names: Names, kinds: Sequence[str], pred: Pred) -> Head | None:
    match pred:
        case Is(attr="shift"):
            return Head(adjective=formats.listed([clean(str(shift)) for shift in pred.values], "or"))
        case Is(attr="night", values=("yes",)):
            return Head(adjective="night")
        case _:
            return None


_VALUES: Mapping[str, ValueWords] = {
    **PLACED,
    "person": named("of "),
    "shift": mapped("of the kind "),
    "night": mapped("", {"yes": "at night", "no": "by day"}),
    "skills": mapped("of somebody who has "),
}

WORDING = Wording(
    table=ROSTER_ITEMS,
    nouns={"shift": "shift"},
    whole="part of the roster",
    head=_head,
    values=_VALUES,
    measures={"minutes": "minutes", "hours": "hours"},
    groups={},
    inside=frozenset({"week"}),
)


def speaker() -> Speaker:
    return Speaker(WORDING)


def dates_words(days: Sequence[date]) -> str:
    """Dates as people list them; the first few where there are many."""
    shown = [formats.short_date(day) for day in days[:4]]
    if len(days) > len(shown):
        return f"{', '.join(shown)} and {formats.count(len(days) - len(shown), 'other day')}"
    return formats.listed(shown)


def demand_words(demand: Demand, field: str, frame: RosterFrame) -> str:
    """ "at least 2 people on the night shift every day"."""
    bound = demand.least if field == "least" else demand.most
    days = list(frame.days_of(demand))
    if len(days) == len(frame.dates):
        when = "every day"
    elif demand.dates is None and demand.weekdays:
        when = f"on every {formats.listed([day.capitalize() for day in demand.weekdays])}"
    else:
        when = f"on {dates_words(days)}"
    who = "person" if bound == 1 else "people"
    return f"at {field} {bound} {who} on the {clean(demand.shift)} shift {when}"


def describe_frame(frame: RosterFrame) -> str:
    """The frame on one line; what is missing is left out."""
    said: list[str] = []
    if frame.days is not None:
        since = f" from {formats.long_date(frame.start)}" if frame.start is not None else ""
        said.append(formats.count(frame.days, "day") + since)
    if frame.people:
        said.append(formats.listed([clean(person.name) for person in frame.people]))
    if frame.shifts:
        said.append(f"the shifts {formats.listed([clean(shift.name) for shift in frame.shifts])}")
    if not frame.missing:
        for demand in frame.demand:
            fields = [field for field in ("least", "most") if getattr(demand, field) is not None]
            said += [demand_words(demand, field, frame) for field in fields]
    return "; ".join(said)
