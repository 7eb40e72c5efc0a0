"""Who travels, and in how many rooms."""

from __future__ import annotations

from dataclasses import replace

from planner_agent.families.travel.words.facts import Who
from planner_agent.families.travel.words.lodging import house_of_children
from planner_agent.families.travel.words.vocabulary import YOUNG
from planner_agent.language.chart import Chart
from planner_agent.language.facts import Ask, Setting
from planner_agent.language.lexicon import Sense, words
from planner_agent.language.numbers import number_at
from planner_agent.language.people import People
from planner_agent.language.people_ages import ADULT_AGE
from planner_agent.language.people_words import FEMALE, GROUPS, MALE


def read_people(chart: Chart) -> None:
    """Claim the party; children among it ask something of the house."""
    members: list[tuple[Sense, People]] = []
    for sense in list(chart.all("people")):
        people: People = _meant(chart, sense, members)
        scope = chart.scope(sense.first)
        of_them = chart.low(sense.first) == "one" and chart.low(sense.first + 1) == "of"
        alone = chart.low(sense.first) in ("nobody", "no")
        of_them = of_them or _of_places(chart, sense) or _living_there(chart, sense)
        if (
            (scope.negated and not alone)
            or of_them
            or (people.some_children and _of_house(chart, sense.first))
        ):
            continue
        if chart.text_of(sense) == "alone" and _counted_elsewhere(chart, sense, same=True):
            chart.claim("party", sense.first, sense.stop)  # "he and I go alone"
            continue
        first = _alternatives(chart, sense)
        if first is not None:
            question = "How many people travel: the text leaves it open."
            chart.claim("party", first, sense.stop, Ask("party", "ambiguous", question, first, sense.stop))
            continue
        if _member(chart, people, sense.first, sense.stop):
            people, stop = _of_age(chart, people, sense.stop)
            young = any(chart.low(k) in YOUNG for k in range(sense.first, sense.stop))
            facts = house_of_children(people, sense.first, stop, young) if people.ages else []
            chart.claim("party", sense.first, stop, *facts)
            members.append((sense, people))
            continue
        low = _with(chart, sense.first)
        if low < sense.first and people.includes_speaker is not True and not _others(chart, low):
            if _we(chart, low) and not people.some_children and people.children != people.total:
                if _counted_elsewhere(chart, sense):
                    chart.claim("party", sense.first, sense.stop)
                    continue
                question = "How many people travel altogether?"
                ask = Ask("party", "ambiguous", question, sense.first, sense.stop)
                chart.claim("party", sense.first, sense.stop, ask)
                continue
            ours = chart.low(sense.first) == "our" and people.children == people.total
            related = people.includes_speaker is False or not any(
                chart.low(k) in _GENERIC for k in range(sense.first, sense.stop)
            )
            if people.total is not None and related and not ours and not _we(chart, low):
                people = _plus_speaker(people)
        elif people.includes_speaker is False and _apart(chart, sense.first, sense.stop):
            people = replace(people, includes_speaker=None)
        four = chart.low(low - 1) == "4" and chart.free(low - 1, low) and chart.low(low - 2) not in _COUNTING
        low = low - 1 if four else low  # "4 me n my gf"
        young = any(chart.low(k) in YOUNG for k in range(sense.first, sense.stop))
        facts = [
            Who(people, sense.first, sense.stop),
            *house_of_children(people, sense.first, sense.stop, young),
        ]
        chart.claim(
            "party", sense.first, sense.stop, *facts, satellites=[Sense("with", True, low, sense.first)]
        )


def _counted_elsewhere(chart: Chart, sense: Sense, same: bool = False) -> bool:
    """Whether other words count us all: "the deal with my daughter … So the two of us"."""
    return any(
        each is not sense
        and each.value.includes_speaker is True
        and (each.value.total or 0) > (sense.value.total or 0) - same
        and (not same or (chart.same(each.first, sense.first) and (each.value.total or 0) > 1))
        for each in chart.known("people")
    )


def _meant(chart: Chart, sense: Sense, members: list[tuple[Sense, People]]) -> People:
    """ "my son (10) is coeliac. It's just him and me": the children whom a pronoun stands for."""
    people: People = sense.value
    for k in range(sense.first, sense.stop):
        kin = _KIN_OF.get(chart.low(k))
        if kin is None or people.total is None or people.adults is None:
            continue
        named = [
            each
            for who, each in members
            if any(chart.low(n) in kin for n in range(who.first, who.stop)) and each.total == 1
        ]
        if named and named[-1].children == 1:
            children, ages = (people.children or 0) + 1, (*people.ages, *named[-1].ages)
            people = replace(people, adults=people.adults - 1, children=children, ages=ages)
    return people


_IS = words("is will be just only now turns turned turning about 's")
_KIN_OF = {"he": MALE, "him": MALE, "she": FEMALE, "her": FEMALE}


def _of_age(chart: Chart, people: People, stop: int) -> tuple[People, int]:
    """ "our daughter is four", "my boy just turned 7": the age, and the token after it."""
    k = stop
    while chart.low(k) in _IS:
        k += 1
    number = chart.at(k, "number") if k > stop and people.children == 1 else None
    if number is None or not isinstance(number.value, int) or number.value >= ADULT_AGE:
        return people, stop
    end = number.stop
    if chart.low(end) in ("years", "year") and chart.low(end + 1) in ("old", "of"):
        end += 2 if chart.low(end + 1) == "old" else 3
    elif end < len(chart.tokens) and not (chart.tokens[end].kind == "symbol" or chart.glue(end)):
        return people, stop
    return replace(people, ages=(number.value,)), end


#: "surprise my girlfriend with a weekend": who does it travels, too.
_TAKING = words("""
    surprise surprising treat treating take taking bring bringing invite inviting whisk whisking spoil
    spoiling accompany join joining
""")
_COUNTING = words("we are we're us of for party group family about and or to")
_WITH = words("with alongside accompanying")
_GOING = words(
    "want wants would are is will go goes travel travels fly flies need needs plan plans leave leaves wish"
)


def _with(chart: Chart, first: int) -> int:
    """The token of "with" (or "w/") right before a mention of people; ``first`` where there is none."""
    i = first - 1
    while i > first - 3 and chart.low(i) in ("also", "just", "only", "both"):
        i -= 1
    if chart.low(i) == "/" and chart.low(i - 1) == "w":
        return i - 1
    if chart.low(i) in _TAKING and chart.same(i, first):
        return i
    return i if chart.low(i) in _WITH or (chart.low(i), chart.low(i - 1)) == ("by", "accompanied") else first


def _alternatives(chart: Chart, sense: Sense) -> int | None:
    """ "2 or 3 of us", "four or five friends": where the numbers begin; None where there is one number."""
    i = sense.first
    while chart.low(i - 1) == "or" and chart.at(i - 2, "number") is not None:
        i -= 2
    if i < sense.first:
        return i
    said = [k for k in range(sense.first, sense.stop) if chart.low(k) == "or"]
    numbers = [k for k in said if number_at(chart.tokens, k - 1) and number_at(chart.tokens, k + 1)]
    return sense.first if numbers else None


def _of_places(chart: Chart, sense: Sense) -> bool:
    """ "Texan towns, two of them": not people."""
    if chart.low(sense.stop - 1) != "them":
        return False
    return any(chart.at(k, "city") is not None for k in range(max(0, sense.first - 4), sense.first))


_LIVING = words("live lives reside resides lived work works study studies")


def _living_there(chart: Chart, sense: Sense) -> bool:
    """ "Boston, where my parents live": what a place is known for, not who travels."""
    if chart.low(sense.stop) in _LIVING and chart.low(sense.first - 1) == "where":
        chart.claim("indifferent", sense.first - 1, sense.stop + 1)
        return True
    return False


def _apart(chart: Chart, first: int, stop: int) -> bool:
    """ "a trip for my parents", "my parents want to go": they travel, the speaker may not."""
    if chart.low(first - 1) in ("for", "send", "sending"):
        return True
    return chart.low(stop) in _GOING and chart.same(first, stop)


def _others(chart: Chart, low: int) -> bool:
    """ "a family of five with two kids", "the three of us with my mum": whoever is named before counts."""
    if chart.low(low - 1) in GROUPS or chart.low(low - 1) in ("parents", "couple", "mother", "father", "us"):
        return True
    return any(chart.before(k, "people") is not None for k in range(low, max(0, low - 3), -1))


#: People of no relation: "with 2 adults" counts the whole party.
_GENERIC = words("""
    adult adults people person persons pax ppl traveller travellers traveler travelers guest guests kid
    kids child
    children grownup grownups heads individuals passengers man men woman women senior seniors student students
    couples baby babies infant infants toddler toddlers participants members
""")


def _we(chart: Chart, low: int) -> bool:
    """Whether "we" travel with them: the speaker is not alone, nobody knows how many we are."""
    for k in range(low - 1, max(-1, low - 20), -1):
        if not chart.same(k, low):
            break
        word = chart.low(k)
        if word in ("i", "i'm", "i'd", "i'll", "i've", "me", "my", "im"):
            return False
        if word in ("we", "we're", "we'd", "we'll", "we've"):
            return True
    return False


def _plus_speaker(people: People) -> People:
    """Who goes "with my wife" goes, too."""
    children = people.children or 0
    total = (people.total or 0) + 1
    return replace(people, total=total, adults=total - children, children=children, includes_speaker=True)


_VERBS = words("""
    is has can can't cannot doesn't does isn't needs loves likes hates wants eats must joins will
    won't was prefers uses turns turned just
""")


def _member(chart: Chart, people: People, first: int, stop: int) -> bool:
    """ "my wife is vegan" speaks of one of the party, it does not count it."""
    of_us = chart.low(first) in ("my", "our") and people.total == 1 and not people.includes_speaker
    if not of_us:
        return False
    return chart.low(stop) in _VERBS or (chart.low(stop) not in _GOING and _verb(chart, first, stop))


def _verb(chart: Chart, first: int, stop: int) -> bool:
    """Whether a plain word without another meaning goes on: "my friend recommended you"."""
    if not chart.same(first, stop) or chart.tokens[stop].kind != "word" or chart.glue(stop):
        return False
    kinds = {sense.kind for sense in chart.senses_from(stop)}
    return chart.tokens[stop].text.islower() and kinds <= {"support", "tight"}


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


def read_typed_people(chart: Chart) -> None:
    """ "we're 3 smokers", "two vegetarians": people counted by what they eat or do, where no one else is."""
    if any(phrase.kind == "party" for phrase in chart.phrases):
        return
    for sense in list(chart.all("number")):
        k = sense.stop
        k += chart.low(k) == "non"
        k += chart.low(k) in ("-", "‑", "‐")
        noun = chart.at(k, "diet", "house")
        typed = noun is not None and noun.stop == k + 1 and chart.low(k) in _TYPES
        if (
            typed
            and isinstance(sense.value, int)
            and chart.low(sense.first - 1) not in ("with", "of", "including")
        ):
            people = People(total=sense.value)
            chart.claim("party", sense.first, sense.stop, Who(people, sense.first, sense.stop))


_TYPES = words("vegetarians vegans pescatarians smokers vegetarian vegan smoker veggies coeliacs celiacs")


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
