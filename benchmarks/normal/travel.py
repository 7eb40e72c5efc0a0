"""Trips in one way of writing."""

from __future__ import annotations

from planner_agent.families.travel import wishes
from planner_agent.families.travel.items import MODES
from planner_agent.families.travel.spec import Destination, Party, Stop, TravelFrame, TravelSpec
from planner_agent.spec import Rule


def normal(spec: TravelSpec, *, party_by_size: bool = False) -> TravelSpec:
    """The same trip with one way of writing what can be written in several.

    The frame's currency is left out: every sum carries its own, and a plan is in its catalog's.
    """
    frame = spec.frame
    party = Party(adults=frame.party.size, rooms=frame.party.rooms) if party_by_size else frame.party
    back = frame.returns_to if frame.round_trip and frame.returns_to != frame.origin else None
    update = {"destination": _destination(frame), "party": party, "returns_to": back, "currency": "USD"}
    rules = tuple(map(_single, spec.rules)) if party.size == 1 else spec.rules
    only = {mode for rule in rules for mode in MODES if rule.body == wishes.only_modes(mode)}
    implied = [wishes.use_mode(mode) for mode in only]
    rules = tuple(rule for rule in rules if rule.body not in implied)
    return spec.model_copy(update={"frame": frame.model_copy(update=update), "rules": rules})


def _single(rule: Rule) -> Rule:
    """For one traveller "a head" is "in all"."""
    return Rule.model_validate_json(rule.model_dump_json().replace('"cost_per_head"', '"cost"'))


def _destination(frame: TravelFrame) -> Destination | None:
    """A region that only repeats its named cities goes; nights that follow from the others come."""
    to = frame.destination
    if to is None or to.count > len(to.stops):
        return to
    stops = to.stops
    free = [stop for stop in stops if stop.nights is None]
    if frame.dates is not None and len(free) == 1:
        rest = frame.dates.days - 1 - sum(stop.nights or 0 for stop in stops)
        if rest >= 1:
            stops = tuple(stop if stop.nights else Stop(city=stop.city, nights=rest) for stop in stops)
    return Destination(stops=stops, ordered=to.ordered and len(stops) > 1, count=len(stops))
