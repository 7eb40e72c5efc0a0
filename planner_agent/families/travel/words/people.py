"""Who travels, and in how many rooms."""

from __future__ import annotations

from planner_agent.families.travel.words.facts import Setting, Who
from planner_agent.families.travel.words.lodging import house_of_children
from planner_agent.families.travel.words.vocabulary import YOUNG
from planner_agent.language.chart import Chart
from planner_agent.language.lexicon import words
from planner_agent.language.people import People


def read_people(chart: Chart) -> None:
    """Claim the party; children among it ask something of the house."""
    for sense in list(chart.all("people")):
        people: People = sense.value
        scope = chart.scope(sense.first)
        of_them = chart.low(sense.first) == "one" and chart.low(sense.first + 1) == "of"
        if scope.negated or of_them or (people.some_children and _of_house(chart, sense.first)):
            continue
        if _member(chart, people, sense.first, sense.stop):
            chart.claim("party", sense.first, sense.stop)
            continue
        young = any(chart.low(k) in YOUNG for k in range(sense.first, sense.stop))
        facts = [
            Who(people, sense.first, sense.stop),
            *house_of_children(people, sense.first, sense.stop, young),
        ]
        chart.claim("party", sense.first, sense.stop, *facts)


_VERBS = words("""
    is has can can't cannot doesn't does isn't needs loves likes hates wants eats must joins will
    won't was prefers uses
""")


def _member(chart: Chart, people: People, first: int, stop: int) -> bool:
    """ "my wife is vegan" speaks of one of the party, it does not count it."""
    of_us = chart.low(first) in ("my", "our") and people.total == 1 and not people.includes_speaker
    return of_us and chart.low(stop) in _VERBS


def read_plain_people(chart: Chart) -> None:
    """ "for two", "a single-person trip", "solo": people without a word for them."""
    for sense in list(chart.all("kin")):
        if chart.low(sense.stop) in ("and", "&", "+") and chart.low(sense.stop + 1) in ("i", "me", "myself"):
            people = People(total=2)
            chart.claim("party", sense.first, sense.stop + 2, Who(people, sense.first, sense.stop + 2))
    for sense in list(chart.all("party_word")):
        if chart.low(sense.stop) == "of":
            continue
        people = People(total=sense.value, adults=sense.value)
        chart.claim("party", sense.first, sense.stop, Who(people, sense.first, sense.stop))
    for sense in list(chart.all("number")):
        if not isinstance(sense.value, int):
            continue
        noun = chart.at(sense.stop, "person_noun")
        if noun is not None:
            people = People(total=sense.value, adults=sense.value)
            chart.claim("party", sense.first, noun.stop, Who(people, sense.first, noun.stop))
            continue
        label = chart.low(sense.first - 1) == ":" and chart.before(sense.first - 1, "person_noun") is not None
        we = chart.low(sense.first - 1) in ("we're", "are") and "we" in chart.low(
            sense.first - 2
        ) + chart.low(sense.first - 1)
        if not (label or we or chart.low(sense.first - 1) == "for"):
            continue
        after = sense.stop
        ends = (
            after >= len(chart.tokens)
            or not chart.same(sense.first, after)
            or chart.tokens[after].kind == "symbol"
        )
        if ends or chart.glue(after) or chart.at(after, "cue", "date", "duration") is not None:
            people = People(total=sense.value)
            chart.claim("party", sense.first, sense.stop, Who(people, sense.first, sense.stop))


def _of_house(chart: Chart, first: int) -> bool:
    """ "accommodation that allows children" speaks of the house, not of the party."""
    return any(
        each.kind == "allow" for each in chart.left(first, ("allow", "kind"), through="house", reach=6)
    )


def read_room_count(chart: Chart) -> None:
    """ "two rooms": how many units to book."""
    for sense in list(chart.all("number")):
        word = chart.at(sense.stop, "room_count")
        if word is None or not isinstance(sense.value, int) or not 1 <= sense.value <= 50:
            continue
        if chart.scope(sense.first).negated:
            continue
        fact = Setting("rooms", sense.value, sense.first, word.stop)
        chart.claim("room", sense.first, sense.stop, fact, satellites=[word])
