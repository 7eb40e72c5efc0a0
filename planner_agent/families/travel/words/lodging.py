"""Under which roof: house rules, room types, features, distance."""

from __future__ import annotations

from planner_agent.families.travel import wishes
from planner_agent.families.travel.words.unsure import narrowed
from planner_agent.families.travel.words.vocabulary import YOUNG
from planner_agent.language.chart import Chart
from planner_agent.language.facts import Assumed, Wish
from planner_agent.language.lexicon import Sense, words
from planner_agent.language.negation import Scope
from planner_agent.language.people import People
from planner_agent.spec import Has

_SAYS = {
    "pets": "pets",
    "smoking": "smoking",
    "parties": "parties",
    "visitors": "visitors",
    "children_under_10": "children-under-10",
}


def read_house(chart: Chart) -> None:
    """Claim what the house must permit."""
    for sense in list(chart.all("house")):
        rule: str = sense.value
        scope = chart.meant(sense)
        around = [
            *chart.left(sense.first, ("allow", "kind", "bring", "house"), through="house"),
            *chart.right(sense.stop, ("allow", "kind", "bring", "house"), through="house"),
        ]
        allow = [each for each in around if each.kind in ("allow", "kind", "bring")]
        allow += _heads(chart, sense)
        if chart.text_of(sense) in ("visitors", "guests") and not _received(chart, sense, allow):
            continue  # "the visitors wish to see …": people, left to be reported
        if _subject(chart, sense):
            chart.claim("house", sense.first, sense.stop)
            continue
        if scope.indifferent or _stays_behind(chart, sense):
            chart.claim("indifferent", sense.first, sense.stop, satellites=allow, scope=scope)
        elif (free := _free_of(chart, sense)) is not None:
            body = wishes.none(("stay",), Has(attr="allows", values=(rule,)))
            wish = Wish(f"house-no-{_SAYS[rule]}", body, sense.first, free + 1, scope.soft)
            chart.claim("house", sense.first, free + 1, wish, satellites=allow, scope=scope)
        elif scope.negated:
            _unwanted(chart, sense, rule, allow, scope)
        else:
            wish = Wish(
                f"house-{_SAYS[rule]}",
                wishes.house_allows(rule),
                sense.first,
                sense.stop,
                _soft(chart, sense, scope),
            )
            facts: list[object] = [wish]
            if rule == "children_under_10" and not _young(chart, sense):
                facts.append(
                    Assumed(
                        "Children may be under 10, so every house must allow that.", sense.first, sense.stop
                    )
                )
            phrase = chart.claim("house", sense.first, sense.stop, *facts, satellites=allow, scope=scope)
            if rule == "visitors":
                phrase.used.update(_evenings(chart, sense.stop))


def _heads(chart: Chart, sense: Sense) -> list[Sense]:
    """ "two small dogs": how many animals is nothing that a house is asked."""
    if sense.value != "pets":
        return []
    return [
        each
        for each in chart.left(sense.first, ("number",), through="house", reach=4)
        if each.stop < sense.stop
    ]


def _evenings(chart: Chart, k: int) -> range:
    """ "friends over in the evenings": the house allows visitors at any time or never."""
    n = k
    while chart.low(n) in ("in", "the", "for", "at", "on", "some", "during") and chart.same(n, k - 1):
        n += 1
    late = chart.low(n) in ("evening", "evenings", "night", "nights") and chart.same(n, k - 1) and n > k
    return range(k, n + 1) if late else range(0)


_RECEIVING = words("""
    receive receiving have having host hosting invite inviting entertain entertaining welcome welcomed over
    expecting expect friendly allowed allow permitted bring bringing let lets no not any without accept ok
    okay fine add must should mind
""")
_PERSONS = words("wish wishes want wants would like likes will need needs are is love prefer who from")


def _received(chart: Chart, sense: Sense, allow: list[Sense]) -> bool:
    """Whether visitors are received in the house, not the travellers themselves."""
    clause = [k for k in range(sense.first - 7, sense.stop + 7) if chart.same(k, sense.first)]
    said = any(each.kind == "allow" or each.value == "stay" for each in allow)
    if not said and chart.low(sense.stop) in _PERSONS:
        return False
    return said or any(chart.low(k) in _RECEIVING for k in clause)


def _subject(chart: Chart, sense: Sense) -> bool:
    """ "let guests smoke": the guests are whom the next rule is about."""
    if chart.text_of(sense) != "guests":
        return False
    after = chart.right(sense.stop, ("house",), through="house", reach=4)
    between = range(sense.stop, after[0].first) if after else range(0)
    return bool(after) and not any(chart.joins(k) for k in between)


_AWAY = frozenset(
    ["home", "behind", "kennel", "kennels", "parents", "mum's", "mom's", "grandma", "grandma's"]
)
_STAYING = frozenset(["stay", "stays", "staying", "remain", "remains", "is", "are", "will", "left", "be"])
_LEAVING = frozenset(["leave", "leaving", "left"])
_COMING = frozenset(["come", "coming", "join", "joining", "travel", "travelling", "traveling", "accompany"])


def _stays_behind(chart: Chart, sense: Sense) -> bool:
    """ "the dog stays at home"."""
    after = [chart.low(k) for k in range(sense.stop, sense.stop + 7) if chart.same(k, sense.first)]
    before = [chart.low(k) for k in range(max(0, sense.first - 4), sense.first) if chart.same(k, sense.first)]
    other = "with" in after[:3] and bool(_STAYING.intersection(after[:2])) and not {"us", "me"} & {*after}
    away = bool(_AWAY.intersection(after)) or other
    if away and (_STAYING.intersection(after[:6]) or _LEAVING.intersection(before)):
        return True
    turned = any(low in ("won't", "not", "isn't", "aren't", "can't", "cannot") for low in after[:3])
    return turned and bool(_COMING.intersection(after[1:6]))


def _free_of(chart: Chart, sense: Sense) -> int | None:
    """ "smoke-free", "pet free": the token that turns the word round."""
    i = sense.stop + 1 if sense.stop < len(chart.tokens) and chart.transparent[sense.stop] else sense.stop
    return i if chart.low(i) == "free" else None


def _soft(chart: Chart, sense: Sense, scope: Scope) -> bool:
    """Who brings the dog needs a house for it: only the house can be a mere preference."""
    return scope.soft and chart.before(sense.first, "bring") is None


def _unwanted(chart: Chart, sense: Sense, rule: str, allow: list[Sense], scope: Scope) -> None:
    """ "we don't smoke", "no pets with us": nothing is asked. "no pets allowed in the house" is asked for."""
    allergic = any(cue.value == "allergic to" for cue in scope.cues)
    if allergic or (_of_the_house(chart, sense, allow) and not _ours(chart, sense)):
        body = wishes.none(("stay",), Has(attr="allows", values=(rule,)))
        wish = Wish(f"house-no-{_SAYS[rule]}", body, sense.first, sense.stop, scope.soft)
        chart.claim("house", sense.first, sense.stop, wish, satellites=allow, scope=scope)
    else:
        name = _SAYS[rule].replace("-", " ")
        fact = Assumed(f"Nothing is asked of the house about {name}.", sense.first, sense.stop)
        chart.claim("house", sense.first, sense.stop, fact, satellites=allow, scope=scope)


_HOUSES = frozenset(
    [
        "house",
        "houses",
        "place",
        "places",
        "apartment",
        "flat",
        "home",
        "property",
        "hotel",
        "hotels",
        "building",
        "rooms",
        "room",
    ]
)


def _of_the_house(chart: Chart, sense: Sense, around: list[Sense]) -> bool:
    """ "non-smoking rooms", "no smoking in the house", "where pets are not allowed"."""
    compound = chart.low(sense.first - 1) in ("-", "non") and "non" in (
        chart.low(sense.first - 1),
        chart.low(sense.first - 2),
    )
    if any("allowed" in cue.value or cue.value == "non" for cue in chart.scope(sense.first).cues):
        return True
    if sense.stop < len(chart.tokens) and chart.low(sense.stop) in ("room", "rooms", "hotel", "house"):
        return True
    if chart.low(sense.first - 1) == "without" and chart.low(sense.first - 2) in _HOUSES:
        return True
    if any(chart.low(k) in _HOUSES and chart.same(k, sense.first) for k in range(sense.stop, sense.stop + 4)):
        return True
    in_house = any(each.value == "stay" for each in chart.right(sense.stop, ("kind", "home"), reach=4))
    return compound or in_house or any(each.kind == "allow" or each.value == "stay" for each in around)


def _ours(chart: Chart, sense: Sense) -> bool:
    if chart.low(sense.stop) in ("room", "rooms"):
        return False
    return any(
        chart.low(k) in ("we", "i", "our", "us", "have") for k in range(max(0, sense.first - 4), sense.first)
    )


def _young(chart: Chart, sense: Sense) -> bool:
    return any(chart.low(k) in YOUNG for k in range(sense.first, sense.stop))


def house_of_children(people: People, first: int, stop: int, young_words: bool) -> list[object]:
    """What children in the party ask of the house."""
    if not (people.children or people.infants or people.some_children or people.ages):
        return []
    if people.ages and min(people.ages) >= 10 and len(people.ages) >= (people.children or 0):
        return []
    wish = Wish("house-children-under-10", wishes.house_allows("children_under_10"), first, stop)
    known = bool(people.infants or any(age < 10 for age in people.ages) or young_words)
    known = known or (people.age_under is not None and people.age_under <= 10)
    if known:
        return [wish]
    return [wish, Assumed("Children may be under 10, so every house must allow that.", first, stop)]


def read_rooms(chart: Chart) -> None:
    """Claim room types: wanted ones together are alternatives, unwanted ones are excluded."""
    _predicates(chart)
    for run in chart.runs("room"):
        wanted: list[Sense] = []
        for sense in run:
            scope = chart.meant(sense)
            around = _around(chart, sense)
            if _other_thing(chart, sense):
                continue
            if sense.value == ("private",) and _one_each(chart, sense):
                if _rooms_counted(chart, sense):  # "everyone gets their own room, so three rooms"
                    chart.claim("room", sense.first, sense.stop, satellites=around)
                continue
            if scope.indifferent:
                chart.claim("indifferent", sense.first, sense.stop, satellites=around, scope=scope)
            elif scope.negated:
                types = sense.value
                wish = Wish(
                    f"rooms-not-{'-'.join(types)}",
                    wishes.rooms_never(*types),
                    sense.first,
                    sense.stop,
                    scope.soft,
                )
                chart.claim("room", sense.first, sense.stop, wish, satellites=around, scope=scope)
            elif not _one_room_together(chart, sense):
                wanted.append(sense)
        if wanted:
            _wanted(chart, wanted)


_ROOMS = words("room rooms bedroom bedrooms accommodation accommodations lodging lodgings place places")
_BEING = words("be are is :")
_LINKS = _BEING | words("""
    must should has have to need needs would will shall all please ideally preferably type types strictly not
    always also both fully completely really - definitely absolutely only kind
    don't dont doesn't doesnt needn't shouldn't mustn't
""")


def _predicates(chart: Chart) -> None:
    """ "rooms must be private", "room type: private": the type behind its noun."""
    for run in chart.runs("room_adj"):
        first, stop = run[0].first, run[-1].stop
        k, links = first - 1, 0
        while chart.low(k) in _LINKS and chart.same(k, first) and first - k < 9:
            links += chart.low(k) in _BEING
            k -= 1
        ends = not chart.same(stop, first) or chart.tokens[stop].kind == "symbol" or chart.low(stop) in _ENDS
        of_room = chart.low(k) in _ROOMS and chart.same(k, first) and links
        if not of_room or not ends or any(chart.at(each.first, "room") for each in run):
            continue
        scope = chart.meant(run[0])
        types = tuple(dict.fromkeys(each for sense in run for each in sense.value))
        noun = [Sense("kind", "stay", k, first)]
        if scope.indifferent:
            chart.claim("indifferent", first, stop, satellites=noun, scope=scope)
        elif scope.negated:
            wish = Wish(f"rooms-not-{'-'.join(types)}", wishes.rooms_never(*types), first, stop, scope.soft)
            chart.claim("room", first, stop, wish, satellites=noun, scope=scope)
        else:
            wish = Wish(f"rooms-{'-'.join(types)}", wishes.rooms_only(*types), first, stop, scope.soft)
            chart.claim("room", first, stop, wish, satellites=noun, scope=scope)


_ENDS = words("and or but please if so with while preferably ideally only too as for though")


def _other_thing(chart: Chart, sense: Sense) -> bool:
    """ "shared bathrooms", "a shared kitchen": not the room; left to be reported."""
    if chart.text_of(sense) != "shared" or not chart.same(sense.stop, sense.first):
        return False
    return chart.low(sense.stop) in ("bathroom", "bathrooms", "bath", "tour", "tours", "ride", "rides") or (
        chart.at(sense.stop, "feature", "mode") is not None
    )


def _one_room_together(chart: Chart, sense: Sense) -> bool:
    """ "my wife and I share a room": one room for the two, not a shared one; left to be reported."""
    text = chart.text_of(sense)
    return text.startswith(("share ", "sharing")) and "strangers" not in text


def _one_each(chart: Chart, sense: Sense) -> bool:
    """ "everyone gets their own room" is about how many rooms, not of what type."""
    if "own" not in chart.text_of(sense):
        return False
    near = range(max(0, sense.first - 6), min(sense.stop + 2, len(chart.tokens)))
    who = ("everyone", "everybody", "each", "all")
    return any(chart.same(k, sense.first) and chart.low(k) in who for k in near)


def _rooms_counted(chart: Chart, sense: Sense) -> bool:
    return any(
        chart.same(each.first, sense.first) and chart.at(each.stop, "room_count") is not None
        for each in chart.all("number")
    )


def _around(chart: Chart, sense: Sense) -> list[Sense]:
    kinds = ("kind", "allow", "soft")
    around = [
        *chart.left(sense.first, kinds, through="room"),
        *chart.right(sense.stop, kinds, through="room"),
    ]
    return [each for each in around if each.value in ("stay", "allow", True)]


def _wanted(chart: Chart, senses: list[Sense]) -> None:
    types = tuple(dict.fromkeys(each for sense in senses for each in sense.value))
    first, stop = senses[0].first, senses[-1].stop
    scope = chart.scope(first)
    around = [each for sense in senses for each in _around(chart, sense)]
    soft = scope.soft or any(each.kind == "soft" for each in around)
    facts: list[object] = [Wish(f"rooms-{'-'.join(types)}", wishes.rooms_only(*types), first, stop, soft)]
    if any(chart.at(sense.first, "whole_word") for sense in senses):
        facts.append(Assumed("An apartment or house is meant as a place to yourselves.", first, stop))
    chart.claim("room", first, stop, *facts, satellites=around, scope=scope)


_SERVES = frozenset(["with", "have", "has", "offer", "offers", "serve", "serves", "including", "and"])


def _breakfasts(chart: Chart) -> None:
    """ "a hotel with breakfast", "the hotel must have breakfast": served by the house."""
    for sense in list(chart.all("slot")):
        if sense.value != "breakfast" or chart.scope(sense.first).negated:
            continue
        if _SERVES.isdisjoint({chart.low(sense.first - 1), chart.low(sense.first - 2)}):
            continue
        near = ("kind", "feature", "rating", "cmp", "number", "soft")
        left = chart.left(sense.first, near, through="feature", reach=11, commas=True)
        stay = next((each for each in left if each.kind == "kind"), None)
        if stay is None or stay.value != "stay":
            continue
        scope = chart.meant(sense)
        wish = Wish("stay-breakfast", wishes.every_stay_has("breakfast"), sense.first, sense.stop, scope.soft)
        chart.claim("feature", sense.first, sense.stop, wish, satellites=[stay], scope=scope)


def read_features(chart: Chart, offered: dict[str, frozenset[str]]) -> None:
    """Claim what a house, a restaurant or a sight must have. ``offered``: features by kind in the catalog."""
    _breakfasts(chart)
    for sense in list(chart.all("feature")):
        scope = chart.meant(sense)
        kinds = ("kind", "slot")
        around = [
            *chart.left(sense.first, kinds, through="feature"),
            *chart.right(sense.stop, kinds, through="feature"),
        ]
        kind = _kind_of(chart, sense, around, offered)
        used = [each for each in around if each.value == kind or (kind == "meal" and each.kind == "slot")]
        if scope.indifferent:
            chart.claim("indifferent", sense.first, sense.stop, satellites=used, scope=scope)
            continue
        if len({cue.first for cue in scope.cues if cue.value in _DENIALS}) > 1:
            continue  # "no restaurant without a terrace": left to be reported
        if scope.negated and narrowed(chart, sense, scope, "feature"):
            continue  # "no public pools": left to be reported
        facts = _feature_facts(kind, sense, scope)
        chart.claim("feature", sense.first, sense.stop, *facts, satellites=used, scope=scope)


def _feature_facts(kind: str, sense: Sense, scope: Scope) -> list[object]:
    name, pred = f"{kind}-{sense.value}", Has(attr="features", values=(sense.value,))
    if scope.negated:
        return [
            Wish(f"{kind}-no-{sense.value}", wishes.none((kind,), pred), sense.first, sense.stop, scope.soft)
        ]
    if kind == "stay":
        return [Wish(name, wishes.every_stay_has(sense.value), sense.first, sense.stop, scope.soft)]
    return [Wish(name, wishes.at_least(1, (kind,), pred), sense.first, sense.stop, scope.soft)]


_DENIALS = words("no not without never none n't non")


def _owner(chart: Chart, sense: Sense) -> Sense | None:
    """ "a hotel with a bar", "a restaurant without music": the noun that has it."""
    k = sense.first - 1
    while chart.low(k) in ("a", "an", "the", "its", "own", "some", "any", "good", "nice") and k > 0:
        k -= 1
    return chart.before(k, "kind") if chart.low(k) in ("with", "without") else None


def _kind_of(chart: Chart, sense: Sense, around: list[Sense], offered: dict[str, frozenset[str]]) -> str:
    owner = _owner(chart, sense)
    if owner is not None and owner.value in offered:
        return str(owner.value)
    for each in around:
        kind = "meal" if each.kind == "slot" else each.value
        if kind in _kinds(sense.value, offered):
            return str(kind)
    return next(iter(_kinds(sense.value, offered)), "stay")


def _kinds(feature: str, offered: dict[str, frozenset[str]]) -> list[str]:
    return [kind for kind in ("stay", "meal", "attraction") if feature in offered.get(kind, ())]


def read_distance(chart: Chart) -> None:
    """ "within 2 km of the harbour": the place is an attraction or city of the catalog."""
    for sense in list(chart.all("distance")):
        after = chart.right(sense.stop, ("attraction", "place"), through="place")
        left = chart.left(sense.first, ("kind", "cmp"), through="room")
        if not after:
            continue
        target = after[0]
        place = target.value.id if target.kind == "attraction" else next(iter(target.value.cities), None)
        if place is None:
            continue
        wish = Wish(
            f"stay-near-{place}",
            wishes.stay_within(sense.value, place),
            sense.first,
            target.stop,
            chart.meant(sense).soft,
        )
        chart.claim("distance", sense.first, target.stop, wish, satellites=left)
