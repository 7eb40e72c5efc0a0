"""Facts of the phrases -> frame, rules, goals, marks; contradictions and gaps -> questions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, Literal, TypeVar

from planner_agent.families.drafting import gaps_of, mark, refused, rules_of
from planner_agent.families.travel.reading.assemble_when import Timing, timing
from planner_agent.families.travel.reading.assemble_where import Route, route
from planner_agent.families.travel.reading.assemble_who import Company, company
from planner_agent.families.travel.reading.assemble_wishes import dated, said_wishes
from planner_agent.families.travel.reading.grounding import NameIndex
from planner_agent.families.travel.spec import MAX_DAYS, TravelFrame, TravelSpec
from planner_agent.families.travel.wishes import cheapest
from planner_agent.families.travel.words.facts import CityCount, Length, When, Where, Who
from planner_agent.language.chart import Chart
from planner_agent.language.coverage import not_understood
from planner_agent.language.durations import Duration
from planner_agent.language.fact_bag import FactBag
from planner_agent.language.facts import Aim, Ask, Assumed, Setting, Wish
from planner_agent.reading.model import Reading
from planner_agent.spec import Goal, Mark, Rule

F = TypeVar("F", When, Length, Who, Where, CityCount, Setting, Wish)
_ORDER = ("destination", "destination.count", "dates", "origin", "party", "returns_to", "budget")
#: Questions that the first of a pair includes.
_WITHIN = {"destination.count": "destination"}
#: Which facts an answer to a question may replace.
_FIELDS: Mapping[str, tuple[type, ...]] = {
    "origin": (Where,),
    "returns_to": (Where,),
    "destination": (Where, CityCount),
    "dates": (When, Length),
    "party": (Who,),
    "budget": (Wish,),
    "destination.count": (CityCount,),
}


def assemble(
    chart: Chart, index: NameIndex, currency: str, spellings: Sequence[str], replies: Mapping[str, Chart]
) -> Reading:
    """The reading of one chart, with the answers' charts laid over it."""
    facts = FactBag(chart)
    answered = {field: FactBag(reply) for field, reply in replies.items()}
    wheres = _wheres(facts, answered)
    lengths = _take(facts, answered, "dates", Length) or _stay_as_length(wheres)
    when = timing(_take(facts, answered, "dates", When), lengths)
    who = company(_people(facts, answered), [each for each in facts.of(Setting) if each.name == "rooms"])
    days = when.dates.days if when.dates else None
    way = _route(facts, answered, wheres, index, days)
    wishes, budget_asks = said_wishes(facts, answered)
    wishes = dated(wishes, days)
    if who.stated and who.party is not None and not who.party.children and not who.asks:
        wishes = [each for each in wishes if not _of_the_party(facts, each)]  # "a girls' trip" of adults
    if not who.stated and not who.asks and (kids := next((w for w in wishes if "children" in w.id), None)):
        question = "How many adults and how many children travel?"
        who.asks.append(Ask("party", "missing", question, kids.first, kids.stop))
    asks = [*when.asks, *who.asks, *way.asks, *budget_asks, *facts.plain(Ask)]
    asks += _nights(when, way)
    frame, marks = _frame(facts, chart, when, who, way, currency, frozenset(replies))
    rules = rules_of(chart, wishes, lambda wish: "budget" in replies and wish.key.startswith("budget"))
    spec = TravelSpec(family="travel", frame=frame, rules=rules, goals=_goals(facts), marks=marks)
    assumed = [*_sentences(facts, rules, wishes), *when.assumed, *who.assumed, *way.assumed, *spellings]
    if not who.stated and not who.asks:
        assumed.append("One adult travels: the number of travellers was not said.")
    return Reading(
        text=chart.text,
        family="travel",
        spec=spec,
        gaps=gaps_of(chart, asks, frozenset(replies), _ORDER, within=_WITHIN),
        not_understood=not_understood(chart, framing="trip"),
        unsupported=refused(facts, chart),
        assumptions=tuple(dict.fromkeys(assumed)),
    )


def _take(facts: FactBag, answered: Mapping[str, FactBag], field: str, kind: type[F]) -> list[F]:
    """Facts of the answer to ``field`` where it has any, else those of the text.

    An answer that only adds what was missing (a length to a date) leaves the rest.
    """
    reply = answered.get(field)
    return (reply.of(kind) if reply else []) or facts.of(kind)


def _of_the_party(facts: FactBag, wish: Wish) -> bool:
    """Whether a wish of the house came from children that the party turned out not to have."""
    return wish.id == "house-children-under-10" and any(
        fact is wish for phrase in facts.chart.phrases if phrase.kind == "party" for fact in phrase.facts
    )


def _people(facts: FactBag, answered: Mapping[str, FactBag]) -> list[Who]:
    return _take(facts, answered, "party", Who)


def _stay_as_length(wheres: Sequence[Where]) -> list[Length]:
    """ "4 days in Austin", the only place: that is how long the trip is."""
    stays = [where for where in wheres if where.role != "origin" and not where.home]
    if len(stays) > 1 and all(where.nights for where in stays):
        total = sum(where.nights or 0 for where in stays)
        return [Length(Duration("night", total, total), stays[0].first, stays[-1].stop)]
    if len(stays) != 1 or not (stays[0].nights or stays[0].days):
        return []
    where = stays[0]
    unit: Literal["night", "day"] = "night" if where.nights else "day"
    n = where.nights or where.days or 1
    return [Length(Duration(unit, n, n), where.first, where.stop)]


def _wheres(facts: FactBag, answered: Mapping[str, FactBag]) -> list[Where]:
    """All places, answers laid over the text."""
    wheres = _corrected_roles(facts)
    for field, role in (("origin", "origin"), ("returns_to", "end"), ("destination", "stop")):
        reply = answered.get(field)
        said = reply.plain(Where) if reply else []
        if said:
            wheres = [
                where
                for where in wheres
                if where.role != role and not (role == "stop" and where.role == "bare")
            ]
            wheres += [replace(each, role=role, first=0, stop=0) for each in said]  # type: ignore[arg-type]
    return wheres


def _route(
    facts: FactBag, answered: Mapping[str, FactBag], wheres: list[Where], index: NameIndex, days: int | None
) -> Route:
    stays = [where for where in wheres if where.role != "origin" and not where.home]
    if len(stays) == 1:  # its nights are the length of the trip
        wheres = [replace(where, nights=None, days=None) for where in wheres]
    counts = _take(facts, answered, "destination", CityCount)
    reply = answered.get("destination.count")
    if reply is not None:
        counts = reply.plain(CityCount) or [CityCount(n, 0, 0) for n in _numbers(reply)][:1] or counts
    settings = [each for each in facts.of(Setting) if each.name in ("round_trip", "ordered")]
    return route(wheres, counts, settings, index, days)


def _numbers(reply: FactBag) -> list[int]:
    return [sense.value for sense in reply.chart.all("number") if isinstance(sense.value, int)]


def _corrected_roles(facts: FactBag) -> list[Where]:
    """Places with corrections applied; a bare place takes the role of the one that it replaces."""
    wheres: list[Where] = facts.plain(Where)
    kept = facts.latest(wheres)
    gone = [where for where in wheres if where not in kept]
    result: list[Where] = []
    for where in kept:
        old = next((each for each in reversed(gone) if each.first < where.first), None)
        if where.role == "bare" and old is not None:
            where = replace(where, role=old.role, count=where.count or old.count)
        result.append(where)
    return result


def _nights(when: Timing, way: Route) -> list[Ask]:
    """Fixed nights in every city fix the length; a trip without another length takes it from them."""
    if way.nights_known is None or when.dates is None or when.dates.days == way.nights_known + 1:
        return []
    span = (when.dates.latest - when.dates.earliest).days + 1
    days = way.nights_known + 1
    if days <= min(span, MAX_DAYS) and span != when.dates.days:
        return []
    said, known = way.nights_known, when.dates.days - 1
    question = f"The nights in the cities add up to {said}, the dates to {known}. Which holds?"
    return [Ask("dates", "contradiction", question, *(when.spans[0] if when.spans else (0, 0)))]


def _frame(
    facts: FactBag,
    chart: Chart,
    when: Timing,
    who: Company,
    way: Route,
    currency: str,
    replies: frozenset[str],
) -> tuple[TravelFrame, dict[str, Mark]]:
    settings = {each.name: each for each in facts.of(Setting)}
    meals, sights = settings.get("meals"), settings.get("sights_a_day")
    fields: dict[str, Any] = {
        "origin": way.origin,
        "destination": way.destination,
        "dates": when.dates,
        "party": who.party,
        "round_trip": way.round_trip,
        "returns_to": way.returns_to,
        "currency": currency,
    }
    if meals is not None:
        fields["meals"] = meals.value
    if sights is not None:
        fields["sights_a_day"] = min(3, sights.value)
    marks = {
        "origin": mark(chart, way.spans.get("origin"), "origin" in replies),
        "destination": mark(chart, way.spans.get("destination"), "destination" in replies),
        "dates": mark(chart, when.spans, "dates" in replies),
        "party.adults": mark(chart, who.spans if who.stated else [], "party" in replies, "assumed"),
        "party.children": mark(chart, who.spans if who.stated else [], "party" in replies),
        "party.rooms": mark(chart, who.room_spans, False),
        "round_trip": mark(chart, way.spans.get("round_trip"), False),
        "returns_to": mark(chart, way.spans.get("returns_to"), "returns_to" in replies),
        "currency": Mark(source="default"),
        "meals": mark(chart, [(meals.first, meals.stop)] if meals else [], False),
        "sights_a_day": mark(chart, [(sights.first, sights.stop)] if sights else [], False),
    }
    if way.count_assumed:
        marks["destination.count"] = Mark(source="assumed", note="from the length of the trip")
    return TravelFrame(**fields), marks


def _goals(facts: FactBag) -> tuple[Goal, ...]:
    goals: dict[str, Goal] = {}
    for aim in facts.plain(Aim):
        goals.setdefault(aim.goal.model_copy(update={"evidence": None}).model_dump_json(), aim.goal)
    return tuple(goals.values()) or (cheapest(),)


def _sentences(facts: FactBag, rules: Sequence[Rule], wishes: Sequence[Wish]) -> list[str]:
    assumed = [fact.sentence for fact in facts.plain(Assumed)]
    return [*assumed, *(wish.assumed for wish in wishes if wish.assumed)]
