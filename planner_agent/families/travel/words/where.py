"""Where from, where to, in which order, how long in each place."""

from __future__ import annotations

from collections.abc import Mapping

from planner_agent.families.travel import wishes
from planner_agent.families.travel.words.facts import PlaceName, Role, Where
from planner_agent.families.travel.words.where_counts import (
    count,
    counted_before,
    state_before,
    state_word,
    stay_length,
)
from planner_agent.language.chart import Chart
from planner_agent.language.facts import Setting, Wish
from planner_agent.language.lexicon import Sense, words
from planner_agent.language.negation import Scope
from planner_agent.spec import Is

#: Cue words by the role that they give to the place after them.
CUES = {
    "start": """start starts starting begin begins beginning set_off sets_off setting_off set_out
        setting_out originate
        originates originating originated kick_off kicking_off commence commencing start_out starting_out
        started""",
    "leave": "leave leaves leaving depart departs departing departure take_off taking_off",
    "live": """live lives living based located come_from reside residing coming i'm_in im_in we're_in
        i_am_in we_are_in home_is
        hometown_is out_of home_city home_airport origin home_base starting_point departure_city
        departing_from""",
    "home": "home return returns returning back come_back coming_back get_back going_back",
    "finish": "end ends ending end_up finish finishes finishing finish_up conclude concluding",
    "go": """head heads heading headed go goes going travel traveling travelling fly flying drive driving
        get
        getting move moving visit visits visiting see explore exploring tour touring cover covering venture
        venturing stop
        stops stopping destination discover discovering hop hopping trip journey stay staying spend
        spending experience
        take taking through around across arrive arriving arrival
        stopover include includes including want bound""",
}
_SKIP = frozenset(
    [
        "the",
        "a",
        "of",
        "beautiful",
        "sunny",
        "lovely",
        "city",
        "state",
        "will",
        "be",
        "we",
        "i",
        "i'll",
        "we'll",
        "is",
        "are",
        "our",
        "my",
        "would",
        "like",
        "me",
        "us",
        "want",
        "it",
        "you",
        "your",
        "s",
        "'d",
        "should",
        "have",
        "has",
        "and",
        "am",
        "was",
        "either",
    ]
)
_PREPOSITIONS = frozenset(
    [
        "from",
        "to",
        "in",
        "at",
        "into",
        "via",
        "through",
        "around",
        "near",
        "out",
        "of",
        "towards",
        "toward",
        "for",
        "across",
    ]
)
_THEN = frozenset(["then", "afterwards", "next", "finally", "after", "before", "followed"])
_ARROWS = frozenset(["→", ">", "->", "-", "–", "—", "➔", "➡"])


def read_places(chart: Chart) -> None:
    """Claim every place that has a role, and counts of cities."""
    turns = _elsewhere(chart)
    last: Where | None = None
    for sense in list(chart.all("place")):
        if not chart.free(sense.first, sense.stop):
            continue
        last = _place(chart, sense, last, turns) or last
    for sense in list(chart.all("order_word")):
        chart.claim("dest", sense.first, sense.stop, Setting("ordered", True, sense.first, sense.stop))
    for sense in list(chart.all("city")):
        count(chart, sense)
    _one_way(chart)


def _elsewhere(chart: Chart) -> dict[int, Sense]:
    """ "…, not back home", "instead of going back to Seattle": the trip ends where it then is.

    The last place before such words -> the words.
    """
    turns: dict[int, Sense] = {}
    for i in range(len(chart.tokens)):
        if chart.low(i) not in _NOT:
            continue
        j = i + 1
        while chart.low(j) in _GOING_BACK:
            j += 1
        said = [chart.low(k) for k in range(i + 1, j)]
        if not _BACK.intersection(said) or (chart.low(i) == "of" and chart.low(i - 1) != "instead"):
            continue
        places = [k for k in range(max(0, i - 30), i) if chart.same(k, i) and chart.at(k, "place")]
        stays = [k for k in places if chart.low(k - 1) != "from"]
        if stays and ("home" in said or chart.at(j, "place") is not None):
            first = i - 1 if chart.low(i - 1) in ("instead", "and", "but", "rather") else i
            turns[stays[-1]] = Sense("elsewhere", len(stays), first, j)
    return turns


_WISHED = ("mode", "cuisine", "category", "feature", "house", "room", "diet")


def _twice(chart: Chart, place: PlaceName) -> bool:
    return sum(bool(set(each.value.cities) & set(place.cities)) for each in chart.known("place")) > 1


def _of_another(chart: Chart, sense: Sense, scope: Scope) -> bool:
    """Whether the refusal before a place is that of something else there."""
    cue = max((each.stop for each in scope.cues if each.stop <= sense.first), default=sense.first)
    return any(chart.at(k, kind) for k in range(cue, sense.first) for kind in _WISHED)


def _place(chart: Chart, sense: Sense, last: Where | None, turns: Mapping[int, Sense]) -> Where | None:
    scope = chart.scope(sense.first)
    place: PlaceName = sense.value
    role, first, cues = _role(chart, sense, last)
    turn = next((each for each in turns.values() if each.stop == sense.first), None)
    if turn is not None:  # the place that the trip does not go back to
        chart.claim("dest", sense.first, sense.stop, satellites=[*cues, turn])
        chart.close([turn])
        return None
    turn = turns.get(sense.first)
    if turn is not None and last is not None and last.role in ("stop", "end"):
        role, cues = "end", [*cues, turn]
        chart.close([turn])
    elif turn is not None and role != "origin":
        chart.claim("dest", turn.first, turn.stop, Setting("round_trip", False, turn.first, turn.stop))
    if scope.indifferent and role != "origin":
        chart.claim("indifferent", sense.first, sense.stop, satellites=cues, scope=scope)
        return None
    refused = scope.negated
    if scope.excepted and _twice(chart, place):
        return None  # "rated 4 except in Austin", where the trip goes: about something else, reported
    if refused and _of_another(chart, sense, scope):
        if chart.low(sense.first - 1) not in ("to", "from"):
            return None  # "no Chinese food in Austin" refuses the food, and only there: reported
        refused = False  # "no flights to Dallas" goes to Dallas
    if refused and place.cities:
        rule = wishes.none(("stay",), Is(attr="city", values=place.cities))
        wish = Wish(f"not-{place.cities[0]}", rule, first, sense.stop)
        chart.claim("place", sense.first, sense.stop, wish, satellites=cues, scope=scope)
        return None
    if refused:
        return None
    first, stop, count = counted_before(chart, sense, first)
    stop, as_region = state_word(chart, sense, stop)
    nights, days, low, high = stay_length(chart, sense, stop)
    if role == "bare" and (nights or days):
        role = "stop"
    where = Where(
        role,
        place,
        min(first, low),
        max(stop, high),
        count,
        nights,
        days,
        then=_ordered(chart, sense),
        either=_either(chart, sense, last),
        home=any(cue.value == "home" for cue in cues),
        as_region=as_region or state_before(chart, sense),
    )
    phrase = chart.claim(
        "origin" if role == "origin" else "dest", sense.first, sense.stop, where, satellites=cues
    )
    claimed = set(range(min(first, low), max(stop, high)))
    phrase.used |= claimed
    for k in claimed:
        chart.claimed[k] = True
    return where


def _role(chart: Chart, sense: Sense, last: Where | None) -> tuple[Role, int, list[Sense]]:
    """The role that the words before (and "X to …" after) give to a place."""
    i, cues, words = sense.first, [], []
    limit = 0
    while i > 0 and chart.same(i - 1, sense.first) and limit < 8:
        limit += 1
        cue = chart.before(i, "cue")
        low = chart.low(i - 1)
        if cue is not None:
            cues.append(cue)
            words.append(cue.value)
            i = cue.first
            before = chart.before(i, "cue")
            goes_on = cue.value == "home" or not i or chart.low(i - 1) in _SKIP
            if not goes_on and not (before and before.value == "home"):
                break
        elif low in _PREPOSITIONS:
            words.append(low)
            i -= 1
        elif limit == 1 and _two_for_to(chart, i - 1):
            words.append("to")
            cues.append(Sense("cue", "go", i - 1, i))
            i -= 1
        elif low in _SKIP or chart.transparent[i - 1] or (low == ":" and limit == 1):
            i -= 1
        else:
            break
    if (behind := _start_behind(chart, sense)) is not None:
        return "origin", sense.first, [*cues, behind]
    first = min([cue.first for cue in cues], default=sense.first)
    return _judge(chart, sense, words, last), min(first, sense.first), cues


_BEGINNINGS = words("start base home origin departure beginning")


def _start_behind(chart: Chart, sense: Sense) -> Sense | None:
    """ "Houston as the starting point", "Houston departure": a start that is said behind the place."""
    k = sense.stop
    if chart.low(k) == "as":
        k += 1
        while chart.low(k) in ("the", "our", "my", "a"):
            k += 1
        cue = chart.at(k, "cue")
        point = cue is not None and cue.value in ("start", "live")
        if point or chart.low(k) in _BEGINNINGS:
            stop = cue.stop if cue is not None else k + 1
            return Sense("cue", "start", sense.stop, stop + (chart.low(stop) in ("point", "city", "place")))
        return None
    after = chart.tokens[k + 1].kind if k + 1 < len(chart.tokens) else "symbol"
    departs = chart.low(k) == "departure" and (after == "symbol" or not chart.same(k, k + 1))
    return Sense("cue", "start", k, k + 1) if departs and chart.same(k, sense.first) else None


def _judge(chart: Chart, sense: Sense, words: list[str], last: Where | None) -> Role:
    near = words[0] if words else ""
    near_or = last is not None and last.role == "origin" and _or_between(chart, last.stop, sense.first)
    if near_or and near in ("", "in", "from", "at"):
        return "origin"  # "from Dallas or Houston"
    if chart.low(sense.first - 1) in ("first", "firstly") or _comes_first(chart, sense):
        return "stop"
    if last is None and near in ("", "go") and _leads_on(chart, sense.stop):
        return "origin"  # "a trip Boston to Austin", "Boston -> Austin"
    if _leads_on(chart, sense.stop) and _sets_out(chart, sense, words, last):
        return "origin"
    if near == "in" and _we_are(chart, sense.first - 2):
        return "origin"
    if ("home" in words[:3] and "to" in words[:1]) or (
        near in ("home", "in") and "home" in words[:2] and "live" not in words
    ):
        return "end"
    if "home" in words[:3] and near == "from":
        return "end"
    if "home" in words[:2] and near in ("via", "through"):
        return "stop"
    if near == "from":
        return "origin"
    if near in ("to", "into", "towards", "via", "through", "around", "near", "for", "across", "toward"):
        return "end" if "home" in words[1:2] else "stop"
    if near == "leave" or (
        near in ("in", "at", "of", "out") and set(words[1:3]) & {"start", "leave", "live"}
    ):
        return "origin"
    if near in ("start", "live"):
        return "origin"
    if near == "finish" or (near in ("in", "at") and "finish" in words[1:3]):
        return "end"
    if near in ("in", "at", "go", "of"):
        return "stop"
    if last is not None and last.role in ("stop", "end") and _follows(chart, last.stop, sense.first):
        return "stop"
    if chart.low(sense.first - 1) in _ARROWS | {"then"}:
        return "stop"
    return "bare"


def _comes_first(chart: Chart, sense: Sense) -> bool:
    """ "Aspen first and then Durango"."""
    after = [chart.low(k) for k in range(sense.stop + 1, sense.stop + 3)]
    return chart.low(sense.stop) == "first" and bool({",", "and", "then"}.intersection(after))


def _sets_out(chart: Chart, sense: Sense, words: list[str], last: Where | None) -> bool:
    """ "…loved it. Boston to Denver again": a new sentence with its own way, where no origin was
    named yet."""
    if last is None or chart.same(last.first, sense.first) or (words and words[0] != "go"):
        return False
    return not any(phrase.kind == "origin" for phrase in chart.phrases)


def _we_are(chart: Chart, i: int) -> bool:
    """ "we're both in", "I am currently in": where the speakers are."""
    while chart.low(i) in ("both", "all", "currently", "now", "right", "here", "over", "based", "living"):
        i -= 1
    low = chart.low(i)
    return low in ("we're", "i'm", "im") or (low in ("are", "am") and chart.low(i - 1) in ("we", "i"))


def _either(chart: Chart, sense: Sense, last: Where | None) -> bool:
    """ "to Denver or to Durango": one of them, not both."""
    return last is not None and _or_between(chart, last.stop, sense.first)


def _or_between(chart: Chart, stop: int, first: int) -> bool:
    words = [chart.low(k) for k in range(stop, first)]
    return 0 < len(words) <= 3 and "or" in words


def _leads_on(chart: Chart, i: int) -> bool:
    """Whether "to" or an arrow at ``i`` leads to another place ("to Austin", "to 3 cities in Texas")."""
    j = _past_arrow(chart, i)
    return j > i and any(chart.same(i, k) and chart.at(k, "place", "city") for k in range(j, j + 6))


def _past_arrow(chart: Chart, i: int) -> int:
    """The token after "to" or an arrow at ``i``; -1 where there is none."""
    if chart.low(i) == "to" or _two_for_to(chart, i):
        return i + 1
    j = i
    while chart.low(j) in _ARROWS:
        j += 1
    return j if j > i else -1


def _two_for_to(chart: Chart, i: int) -> bool:
    """ "houston 2 sacramento": a "2" between two places, of which no cities or nights are counted."""
    if chart.low(i) != "2" or chart.before(i, "place") is None:
        return False
    place = chart.at(i + 1, "place")
    if place is None or chart.at(place.stop, "city") is not None:
        return False
    for_people = chart.low(place.stop) == "4" and chart.at(place.stop + 1, "people") is not None
    return for_people or chart.at(place.stop, "number") is None


def _follows(chart: Chart, stop: int, first: int) -> bool:
    """Whether only list words part two places ("A, then B and finally C")."""
    return (
        first - stop <= 5
        and chart.same(stop - 1, first)
        and all(
            chart.joins(k)
            or chart.glue(k)
            or chart.low(k) in _THEN
            or chart.low(k) == "first"
            or chart.at(k, "duration")
            or chart.low(k) in _ARROWS
            for k in range(stop, first)
        )
    )


def _ordered(chart: Chart, sense: Sense) -> bool:
    """Whether the words say that this place comes after the one before it."""
    low = sense.first
    for k in range(low - 1, max(-1, low - 6), -1):
        if not chart.same(k, low):
            break
        if chart.low(k) == "there" and chart.low(k - 1) == "from":
            return True  # "Monterey, from there to Santa Barbara"
        if chart.low(k) in _THEN or chart.low(k) in ("→", ">", "first"):
            return True
        if chart.at(k, "place"):
            break
    return False


_OWN_NEGATION = frozenset({"not", "no", "without", "won't", "don't"})
_NOT = frozenset({"not", "of", "without", "never", "than"})
_BACK = frozenset({"back", "home", "return", "returning", "returned"})
_GOING_BACK = frozenset(
    [
        "back",
        "home",
        "return",
        "returning",
        "returned",
        "going",
        "go",
        "coming",
        "come",
        "fly",
        "flying",
        "drive",
        "driving",
        "travel",
        "travelling",
        "traveling",
        "heading",
        "head",
        "to",
        "the",
        "a",
        "my",
        "our",
        "all",
        "way",
        "straight",
    ]
)


def _one_way(chart: Chart) -> None:
    for sense in chart.all("round_trip"):
        scope = chart.scope(sense.first)
        negated = scope.negated and chart.low(sense.first) not in _OWN_NEGATION
        value = bool(sense.value) != negated
        chart.claim(
            "dest",
            sense.first,
            sense.stop,
            Setting("round_trip", value, sense.first, sense.stop),
            scope=scope,
        )
