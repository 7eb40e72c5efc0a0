"""Who travels: all mentions of people -> the party, or what must be asked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from planner_agent.families.travel.spec import MAX_PARTY, Party
from planner_agent.families.travel.words.facts import Who
from planner_agent.language.facts import Ask, Setting


@dataclass(slots=True)
class Company:
    party: Party = field(default_factory=Party)
    stated: bool = False
    spans: list[tuple[int, int]] = field(default_factory=list)
    room_spans: list[tuple[int, int]] = field(default_factory=list)
    asks: list[Ask] = field(default_factory=list)
    assumed: list[str] = field(default_factory=list)


def company(whos: Sequence[Who], rooms: Sequence[Setting]) -> Company:
    """The party from every mention of people (corrections are already applied)."""
    result = Company(spans=[(who.first, who.stop) for who in whos])
    units = rooms[-1].value if rooms else None
    result.room_spans = [(each.first, each.stop) for each in rooms]
    counted = _without_members([who for who in whos if who.people.total is not None])
    if not counted:
        _uncounted(result, whos, units)
        return result
    first, stop = counted[0].first, counted[0].stop
    if all(who.people.includes_speaker is False and who.people.adults for who in counted):
        heads = counted[0].people.total or 0
        options = (str(heads), str(heads + 1))
        question = f"Do you travel, too? That would be {heads + 1} travellers, else {heads}."
        result.asks.append(Ask("party", "ambiguous", question, first, stop, options, options[1]))
        return result
    total, children = _together(result, counted)
    if total is None:
        return result
    if total < 1 or total > MAX_PARTY:
        hint = (
            "Split the group, or plan for part of it."
            if total > MAX_PARTY
            else "At least one person travels."
        )
        question = (
            f"A party of {total} cannot be planned: 1 to {MAX_PARTY} are possible. {hint} How many travel?"
        )
        result.asks.append(Ask("party", "impossible", question, first, stop))
        return result
    children = min(children, total)
    if children == total:
        question = f"{total} {'child travels' if total == 1 else 'children travel'}: with how many adults?"
        result.asks.append(
            Ask("party", "missing", question, first, stop, (), f"1 adult and {total} children")
        )
        return result
    result.party = Party(adults=total - children, children=children, rooms=units)
    result.stated = True
    if any(not who.people.exact for who in counted):
        result.assumed.append(f"The party is taken as {total}.")
    return result


def _without_members(counted: Sequence[Who]) -> list[Who]:
    """ "my friend told me of you. We are three": one who is named as ours is one of a larger number."""
    most = max(
        (who.people.total or 0 for who in counted if who.people.includes_speaker is not False), default=0
    )
    return [
        who
        for who in counted
        if who.people.includes_speaker is not False
        or not who.people.adults
        or (who.people.total or 0) >= most
    ]


def _uncounted(result: Company, whos: Sequence[Who], units: int | None) -> None:
    """Nobody counted: one traveller, assumed; children without a number must be asked for."""
    result.party = Party(rooms=units)
    if any(who.people.some_children or who.people.children for who in whos):
        who = whos[0]
        question = "How many adults and how many children travel?"
        result.asks.append(Ask("party", "missing", question, who.first, who.stop))
    elif whos:
        who = whos[0]
        result.asks.append(Ask("party", "missing", "How many people travel?", who.first, who.stop, (), "1"))


def _together(result: Company, counted: Sequence[Who]) -> tuple[int | None, int]:
    """One total from several mentions: the same said twice, parts of a whole, or a contradiction."""
    everyone = [who.people for who in counted]
    children = max((people.children or len(people.ages)) for people in everyone)
    totals = [people.total or 0 for people in everyone]
    minors = [
        people for people in everyone if people.children is not None and people.children == people.total
    ]
    adults = [
        people
        for people in everyone
        if people not in minors and people.adults == people.total and not people.children
    ]
    wholes = [people for people in everyone if people not in minors and people not in adults]
    same = {people.total for people in (*adults, *wholes)}
    if len(same) == 1 and not minors:
        return totals[0], children
    grown = {people.total for people in adults}
    young = {people.total for people in minors}
    if len(grown) <= 1 and len(young) <= 1 and len({people.total for people in wholes}) <= 1:
        parts = sum(n or 0 for n in (*grown, *young))
        whole = wholes[0].total if wholes else None
        minor = (
            max((people.children or len(people.ages)) for people in (*minors, *wholes))
            if minors or wholes
            else 0
        )
        if whole is None and (grown or len(everyone) == len(minors)):
            return parts, minor
        if (
            whole is not None
            and (whole == parts or not grown or parts < whole)
            and not (grown and not young and parts != whole)
        ):
            return whole, minor
    first, stop = counted[0].first, counted[-1].stop
    said = " and ".join(str(total) for total in totals)
    question = f"You speak of {said} travellers. How many are you altogether?"
    result.asks.append(
        Ask(
            "party",
            "contradiction",
            question,
            first,
            stop,
            tuple(str(total) for total in dict.fromkeys(totals)),
        )
    )
    return None, 0
