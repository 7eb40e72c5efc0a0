"""The travel family's words: vocabulary, and readers that turn phrases into facts.

``lexicon_for(catalog)`` is the vocabulary with the catalog's own cuisines, categories and features;
``read_phrases(chart, …)`` lets every reader claim its phrases, the most specific first.
"""

from __future__ import annotations

from functools import partial
from itertools import permutations

from planner_agent.data.catalog import Catalog
from planner_agent.families.travel.words import (
    clocks,
    cues,
    day_counts,
    food,
    limits,
    lodging,
    moments,
    money,
    open_wishes,
    people,
    sights,
    transport,
    unsure,
    vocabulary,
    when,
    where,
)
from planner_agent.families.travel.words.facts import Names
from planner_agent.families.travel.words.support import TRIP, support_table, tight_table
from planner_agent.language.chart import Chart
from planner_agent.language.lexicon import Lexicon

__all__ = ["lexicon_for", "names_of", "read_phrases"]

#: Catalog values that are everyday words: no wish may come of them alone.
_EVERYDAY = frozenset(["evening", "food", "view", "indoor", "outdoor", "quiet", "bar", "tea", "breakfast"])


def names_of(catalog: Catalog) -> Names:
    """The cuisines, categories, features and diets that occur in the catalog."""
    return Names(
        cuisines=catalog.vocabulary("meal", "cuisines"),
        categories=catalog.vocabulary("attraction", "categories"),
        features={kind: catalog.vocabulary(kind, "features") for kind in ("stay", "meal", "attraction")},
        diets=catalog.vocabulary("meal", "diets"),
    )


def offered_features(names: Names) -> dict[str, frozenset[str]]:
    """Features by kind: the catalog's, and the usual ones of the kind."""
    usual = {
        "stay": vocabulary.STAY_FEATURES,
        "meal": vocabulary.MEAL_FEATURES,
        "attraction": vocabulary.SIGHT_FEATURES,
    }
    return {kind: names.features.get(kind, frozenset()) | usual[kind] for kind in usual}


def lexicon_for(names: Names) -> Lexicon:
    """The whole vocabulary."""
    lexicon = Lexicon()
    _wishes(lexicon)
    _catalog_words(lexicon, names)
    _cues(lexicon)
    for form, kinds in support_table().items():
        lexicon.add("support", kinds, [form])
    for form, kinds in tight_table().items():
        lexicon.add("tight", kinds, [form])
    lexicon.add("trip", True, _forms(TRIP))
    moments.add_words(lexicon)
    return lexicon


def _forms(text: str) -> list[str]:
    forms = [form.replace("_", " ") for form in text.split()]
    return [*forms, *(form.replace("n't", "nt") for form in forms if "n't" in form)]


def _wishes(lexicon: Lexicon) -> None:
    for kind, table in (
        ("mode", vocabulary.MODES),
        ("cuisine", vocabulary.CUISINES),
        ("diet", vocabulary.DIETS),
        ("category", vocabulary.CATEGORIES),
        ("feature", vocabulary.FEATURES),
        ("room", vocabulary.ROOMS),
        ("house", vocabulary.HOUSE),
        ("slot", vocabulary.SLOTS),
        ("kind", vocabulary.KINDS),
        ("per", vocabulary.PER),
        ("cmp", vocabulary.COMPARE),
        ("cue", where.CUES),
        ("pace", cues.PACE),
        ("goal", cues.GOALS),
        ("vague", cues.VAGUE),
        ("outside", cues.OUTSIDE),
        ("clock_cue", cues.CLOCK_CUES),
        ("side", cues.SIDES),
        ("direction", cues.DIRECTIONS),
        ("round_trip", cues.ROUND_TRIP),
    ):
        lexicon.table(kind, table)
    lexicon.table("party_word", cues.PARTY_WORDS)
    lexicon.add("room", ("entire",), _forms(vocabulary.WHOLE_PLACES))
    lexicon.add("room", ("entire",), vocabulary.whole_places())
    lexicon.add("room", ("private",), vocabulary.own_rooms())
    lexicon.add("house", "visitors", vocabulary.callers())
    lexicon.table("room_adj", vocabulary.ROOM_ADJECTIVES)
    for one, other in permutations(vocabulary.ROOM_WORDS, 2):  # "private or entire rooms"
        types = tuple(sorted((vocabulary.ROOM_WORDS[one], vocabulary.ROOM_WORDS[other])))
        forms = [
            f"{one} {joint} {other} {noun}" for joint in ("or", "and", "/") for noun in vocabulary.ROOM_NOUNS
        ]
        if types[0] != types[1]:
            lexicon.add("room", types, forms)


def _cues(lexicon: Lexicon) -> None:
    for kind, forms in (
        ("approx", vocabulary.APPROX),
        ("city", cues.CITY),
        ("distinct", cues.DISTINCT),
        ("budget", cues.BUDGET),
        ("total", cues.TOTAL),
        ("special", cues.SPECIAL),
        ("bring", cues.BRING),
        ("allow", cues.ALLOW),
        ("house_noun", cues.HOUSE_NOUN),
        ("rating", cues.RATING),
        ("mean", cues.MEAN),
        ("longest", cues.LONGEST),
        ("member", cues.MEMBER),
        ("restriction", cues.RESTRICTION),
        ("none_word", cues.NONE_WORD),
        ("indifferent", cues.INDIFFERENT),
        ("any_thing", cues.ANY_THING),
        ("room_count", cues.ROOM_COUNT),
        ("whole_word", cues.WHOLE_WORD),
        ("fear", cues.FEAR),
        ("soft", cues.SOFT),
        ("kin", cues.KIN),
        ("person_noun", cues.PERSON_NOUN),
        ("order_word", cues.ORDER_WORD),
        ("mostly", cues.MOSTLY),
        ("whole_way", cues.WHOLE_WAY),
        ("second_goal", cues.SECOND_GOAL),
        ("public", vocabulary.PUBLIC_TRANSPORT),
    ):
        value = "allow" if kind == "allow" else True
        lexicon.add(kind, value, _forms(forms))


def _catalog_words(lexicon: Lexicon, names: Names) -> None:
    features = frozenset().union(*names.features.values())
    for kind, values in (
        ("cuisine", names.cuisines),
        ("category", names.categories),
        ("diet", names.diets),
        ("feature", features),
    ):
        for value in sorted(values):
            words = value.replace("_", " ").lower()
            if words not in _EVERYDAY:
                lexicon.add(kind, value, {words, words + "s"})


def read_phrases(chart: Chart, names: Names, currency: str) -> None:
    """Every reader in order: what is more specific claims its words first."""
    offered = offered_features(names)
    for reader in (
        open_wishes.read_outside,
        unsure.read_unsure,
        open_wishes.read_goals,
        open_wishes.read_indifference,
        lodging.read_distance,
        transport.read_hours,
        partial(money.read_money, currency=currency),
        moments.read_days,
        clocks.read_clocks,
        day_counts.read_day_counts,
        when.read_dates,
        limits.read_ratings,
        people.read_people,
        where.read_places,
        people.read_plain_people,
        people.read_typed_people,
        when.read_lengths,
        sights.read_names,
        sights.read_pace,
        lodging.read_rooms,
        people.read_room_count,
        lodging.read_house,
        partial(lodging.read_features, offered=offered),
        food.read_diets,
        food.read_variety,
        food.read_cuisines,
        sights.read_categories,
        transport.read_modes,
        transport.read_public,
        food.read_meals,
        open_wishes.read_indifferent_nouns,
        open_wishes.read_vague,
    ):
        reader(chart)
    for sense in list(chart.all("trip")):
        if not chart.scope(sense.first).negated:
            chart.claim("trip", sense.first, sense.stop)
