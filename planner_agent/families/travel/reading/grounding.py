"""Names in a text -> ids of a catalog: exact, by alias, or with typos; two close candidates stay two."""

from __future__ import annotations

import weakref
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cached_property
from typing import Any

from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA

from planner_agent.data.catalog import Catalog
from planner_agent.families.travel.reading.aliases import AIRPORTS, ALIASES, OF_STATES, STATE_CODES
from planner_agent.families.travel.reading.name_cues import (
    CUES,
    REGION_CUES,
    SPELLINGS,
    SURE_CUES,
    TOWNS,
    address,
    certain,
    match,
    nameable,
    one_slip,
    past_address,
)
from planner_agent.families.travel.words.facts import PlaceName
from planner_agent.language.function_words import POLITENESS, STOP_WORDS
from planner_agent.language.lexicon import Lexicon, Sense
from planner_agent.language.tokens import Token, tokenize

_OPTIONAL = frozenset(["the"])
_LONGEST = 4  # words of an unknown name


def spelled(text: str) -> tuple[str, ...]:
    """The words of a name without stops and hyphens, in one spelling ("St. Louis", "saint louis")."""
    words = [token.low for token in tokenize(text) if token.text not in ".-‐‑–,'()"]
    return tuple(SPELLINGS.get(word, word) for word in words)


class NameIndex:
    """All names of one catalog by their first word. Built once a catalog."""

    def __init__(self, catalog: Catalog) -> None:
        self._names: dict[str, list[tuple[tuple[str, ...], str, Any]]] = defaultdict(list)
        self.places: dict[tuple[str, ...], PlaceName] = {}
        self.shown: dict[str, tuple[str, ...]] = {}
        self.city_names = {city.id: city.name for city in catalog.cities.values()}
        self.regions = sorted({city.state for city in catalog.cities.values() if city.state})
        self.region_of = {city.id: city.state for city in catalog.cities.values()}
        self.labels = {key: city.name for key, city in catalog.cities.items()}
        self._add_places(catalog)
        for city in catalog.cities:
            self._add_items("restaurant", catalog.restaurants(city))
            self._add_items("attraction", catalog.attractions(city))
        self._airports = {
            code: PlaceName(name, tuple(known))
            for code, name in AIRPORTS.items()
            if (known := self._cities_named(name))
        }
        self._fuzzy: dict[tuple[str, ...], PlaceName | None] = {}
        for names in self._names.values():
            names.sort(key=lambda entry: -len(entry[0]))

    def _add_places(self, catalog: Catalog) -> None:
        cities: dict[tuple[str, ...], list[str]] = defaultdict(list)
        for city in catalog.cities.values():
            cities[spelled(city.name)].append(city.id)
        regions = {spelled(region): region for region in self.regions}
        for words in {*cities, *regions}:
            written = self.city_names[cities[words][0]] if words in cities else regions[words]
            self._place(words, PlaceName(written, tuple(cities.get(words, ())), regions.get(words)))
        for alias, name in ALIASES.items():
            if spelled(alias) not in self.places and (known := cities.get(spelled(name))):
                self._place(spelled(alias), PlaceName(name, tuple(known)))

    def _cities_named(self, name: str) -> tuple[str, ...]:
        place = self.places.get(spelled(name))
        return place.cities if place is not None and len(place.cities) == 1 else ()

    def _place(self, words: tuple[str, ...], place: PlaceName) -> None:
        if words and words not in self.places:
            self.places[words] = place
            self.shown[" ".join(words)] = words
            self._names[words[0]].append((words, "place", place))

    def _add_items(self, kind: str, records: Iterable[Any]) -> None:
        for record in records:
            words = spelled(record.name)
            if words and words not in self.places:
                self._names[words[0]].append((words, kind, record))
                if words[0] in _OPTIONAL and len(words) > 2:
                    self._names[words[1]].append((words[1:], kind, record))

    def senses(self, tokens: Sequence[Token], lexicon: Lexicon, taken: Sequence[bool]) -> list[Sense]:
        """Places, restaurants and attractions in the text; unknown names where a place is due."""
        plain = [SPELLINGS.get(token.low, token.low) for token in tokens]
        mixed = any(token.text[:1].isupper() for token in tokens)
        found: list[Sense] = []
        i = 0
        after = -1  # the token behind the last place
        while i < len(tokens):
            if address(tokens, i):
                i = past_address(tokens, i)
                continue
            here = self._exact(tokens, plain, i, lexicon, mixed)
            here = self._longer(tokens, plain, i, here) or here
            if not here and not taken[i]:
                here = self._code(tokens, plain, i, mixed) or self._unknown(tokens, plain, i, lexicon, taken)
            if not here and not taken[i]:
                here = self._slip(tokens, plain, i, lexicon, taken, after)
            found.extend(here)
            after = max((sense.stop for sense in here if sense.kind == "place"), default=after)
            i = max((sense.stop for sense in here), default=i + 1)
        return found

    def _exact(
        self, tokens: Sequence[Token], plain: Sequence[str], i: int, lexicon: Lexicon, mixed: bool
    ) -> list[Sense]:
        best: list[Sense] = []
        for words, kind, value in self._names.get(plain[i], ()):
            stop = match(plain, i, words)
            if stop is None or (best and stop < best[0].stop):
                continue
            if stop - i == 1 and not certain(tokens, i, kind, lexicon, mixed):
                continue
            best.append(
                Sense(
                    kind,
                    self._in_state(tokens, plain, stop, value),
                    i,
                    self._past_state(tokens, plain, stop, value),
                )
            )
        return best

    def _longer(
        self, tokens: Sequence[Token], plain: Sequence[str], i: int, here: Sequence[Sense]
    ) -> list[Sense]:
        """ "Colorado Sprigns": a misspelt longer name goes before the shorter one that it begins with."""
        size = max((sense.stop - i for sense in here), default=0)
        if size != 1 or i + 1 >= len(tokens) or tokens[i + 1].kind != "word":
            return []
        for words, kind, value in self._names.get(plain[i], ()):
            if kind != "place" or len(words) < 2 or i + len(words) > len(plain):
                continue
            pairs = list(zip(words[1:], plain[i + 1 : i + len(words)], strict=True))
            if all(len(word) > 4 and one_slip(word, said) for word, said in pairs):
                written = " ".join(token.text for token in tokens[i : i + len(words)])
                return [Sense("place", replace(value, written=written, exact=False), i, i + len(words))]
        return []

    def _code(self, tokens: Sequence[Token], plain: Sequence[str], i: int, mixed: bool) -> list[Sense]:
        """ "ORD", "2 cities in TX", "Texan towns"."""
        token = tokens[i]
        if token.kind != "word" or (i + 1 < len(tokens) and tokens[i + 1].text in ("'", "’")):
            return []
        shouts = token.text.isupper()
        if shouts and len(token.text) == 3 and (place := self._airports.get(token.low)) is not None:
            return [Sense("place", place, i, i + 1)]
        cue = plain[i - 1] if i else ""
        if (
            shouts
            and len(token.text) == 2
            and cue in REGION_CUES
            and STATE_CODES.get(token.low) in self.regions
        ):
            state = STATE_CODES[token.low]
            return [Sense("place", PlaceName(state, (), state), i, i + 1)]
        state = OF_STATES.get(token.low.removesuffix("s"))
        if state in self.regions and i + 1 < len(plain) and plain[i + 1] in TOWNS:
            return [Sense("place", PlaceName(state, (), state), i, i + 1)]
        return []

    def _slip(
        self,
        tokens: Sequence[Token],
        plain: Sequence[str],
        i: int,
        lexicon: Lexicon,
        taken: Sequence[bool],
        after: int,
    ) -> list[Sense]:
        """A misspelt name where no word calls for a place: by its capital, or beside "to" and
        another place."""
        if (
            tokens[i].kind != "word"
            or len(plain[i]) < 3
            or not nameable(tokens[i], plain[i], lexicon, taken[i])
        ):
            return []
        for stop in range(min(i + _LONGEST, len(tokens)), i, -1):
            if any(tokens[k].kind != "word" or taken[k] for k in range(i, stop)):
                continue
            text = " ".join(plain[i:stop])
            leads = plain[stop : stop + 1] in (["to"], [">"], ["→"], ["-"], ["–"], ["2"]) or after == i - 1
            opens = i == 0 or tokens[i - 1].text in ".,!?:;(→>-–\n" or plain[i - 1] in CUES
            if not (tokens[i].text[:1].isupper() or (leads and opens)) or len(text) < (5 if leads else 6):
                continue
            if any(lexicon.knows(plain[k]) for k in range(i, stop)) and stop - i == 1:
                continue
            place = self.closest(plain[i:stop])
            if place is not None and not place.near and self._same_head(place, text):
                written = " ".join(token.text for token in tokens[i:stop])
                return [Sense("place", replace(place, written=written), i, stop)]
        return []

    def _same_head(self, place: PlaceName, text: str) -> bool:
        name = self.city_names[place.cities[0]] if place.cities else str(place.region)
        return name[:1].lower() == text[:1]

    def _in_state(self, tokens: Sequence[Token], plain: Sequence[str], stop: int, value: Any) -> Any:
        """ "Portland, Oregon": the state tells the city."""
        region = self._region_after(tokens, plain, stop)[0] if isinstance(value, PlaceName) else None
        if region is None or not value.cities:
            return value
        inside = tuple(city for city in value.cities if self.region_of[city] == region)
        return PlaceName(value.written, inside, None) if inside else value

    def _past_state(self, tokens: Sequence[Token], plain: Sequence[str], stop: int, value: Any) -> int:
        if not isinstance(value, PlaceName) or not value.cities:
            return stop
        region, after = self._region_after(tokens, plain, stop)
        return after if region and any(self.region_of[city] == region for city in value.cities) else stop

    def _region_after(
        self, tokens: Sequence[Token], plain: Sequence[str], stop: int
    ) -> tuple[str | None, int]:
        """The state that is named right after a city, and the token after it."""
        at = stop + 1 if stop < len(plain) and plain[stop] in ",(" else stop
        if at >= len(plain):
            return None, stop
        if tokens[at].text.isupper() and (code := STATE_CODES.get(plain[at])) in self.regions:
            return code, at + 1
        for words, kind, value in self._names.get(plain[at], ()):
            end = match(plain, at, words) if kind == "place" else None
            if end is not None:
                closes = plain[at - 1] == "(" and plain[end : end + 1] == [")"]
                return value.region, end + (1 if closes else 0)
        return None, stop

    def _unknown(
        self, tokens: Sequence[Token], plain: Sequence[str], i: int, lexicon: Lexicon, taken: Sequence[bool]
    ) -> list[Sense]:
        """A name that is in no list: a typo of one, or a place that the catalog does not have."""
        cue = plain[i - 1] if i else ""
        capital = tokens[i].text[:1].isupper()
        if tokens[i].kind != "word" or not (cue in CUES or (capital and i and tokens[i - 1].text in ",→-–>")):
            return []
        if (
            plain[i] in STOP_WORDS | POLITENESS
            or lexicon.knows(plain[i])
            or (not capital and cue not in SURE_CUES)
        ):
            return []
        for stop in range(min(i + _LONGEST, len(tokens)), i, -1):
            fits = [nameable(tokens[k], plain[k], lexicon, taken[k]) for k in range(i, stop)]
            if not all(fits) and (taken[stop - 1] or not self._ends_in(plain, i, stop, fits)):
                continue
            if place := self.closest(plain[i:stop]):
                written = " ".join(token.text for token in tokens[i:stop])
                return [Sense("place", place if place.near else replace(place, written=written), i, stop)]
        if cue not in CUES:
            return []  # after a comma only a typo of a known name is one
        stop = i + 1
        while (
            stop < len(tokens)
            and stop < i + _LONGEST
            and capital
            and not taken[stop]
            and tokens[stop].text[:1].isupper()
        ):
            stop += 1
        if not capital and (cue not in ("from", "to", "visit", "visiting") or len(plain[i]) < 4):
            return []
        written = " ".join(token.text for token in tokens[i:stop])
        near = tuple(self._near(" ".join(plain[i:stop])))
        led = cue == "to" and i > 1 and any(plain[k] in self._lasts for k in (i - 2,))
        if not capital and not near and not led:
            return []
        capital = capital or led
        return [
            Sense("place" if capital else "maybe_place", PlaceName(written, near=near, exact=False), i, stop)
        ]

    def closest(self, words: Sequence[str]) -> PlaceName | None:
        """The one place that this is a misspelling of; with two equally close, a name with both ``near``."""
        key = tuple(words)
        if key not in self._fuzzy:
            if len(self._fuzzy) > 5000:
                self._fuzzy.clear()
            self._fuzzy[key] = self._closest(key)
        return self._fuzzy[key]

    def _closest(self, words: Sequence[str]) -> PlaceName | None:
        text = " ".join(words)
        if len(text) < 5:
            return None
        allowed = 1 if len(text) < 10 else 2
        labels = self._labels
        hits = process.extract(text, labels, scorer=OSA.distance, score_cutoff=allowed, limit=3)
        if not hits and len(text) > 5:  # the same letters in another order ("Chigaco")
            hits = [
                (label, 2, n)
                for n, label in enumerate(labels)
                if label[0] == text[0] and sorted(label) == sorted(text) and OSA.distance(label, text) <= 3
            ]
        scored = [(self.places[self.shown[label]], distance) for label, distance, _ in hits]
        if not scored:
            return None
        best = min(distance for _, distance in scored)
        close = [place for place, distance in scored if distance == best]
        if len(close) > 1:
            return PlaceName(text, near=tuple(place.written for place in close), exact=False)
        place = close[0]
        return PlaceName(text, place.cities, place.region, exact=False)

    def _near(self, text: str) -> list[str]:
        hits = process.extract(text, list(self.shown), scorer=fuzz.ratio, score_cutoff=60, limit=3)
        return [self.places[self.shown[hit[0]]].written for hit in hits]

    @cached_property
    def _labels(self) -> list[str]:
        return list(self.shown)

    @cached_property
    def _lasts(self) -> frozenset[str]:
        """The last words of all places."""
        return frozenset(words[-1] for words in self.places)

    def _ends_in(self, plain: Sequence[str], i: int, stop: int, fits: Sequence[bool]) -> bool:
        """Whether the words that mean something else stand just so in a longer name ("Colorodo Springs")."""
        return any(
            len(words) == stop - i
            and all(fit or word == said for word, said, fit in zip(words, plain[i:stop], fits, strict=True))
            for words in self._long_names
        )

    @cached_property
    def _long_names(self) -> list[tuple[str, ...]]:
        return [words for words in self.places if len(words) > 1]


_INDEXES: weakref.WeakKeyDictionary[Any, NameIndex] = weakref.WeakKeyDictionary()


def index_of(catalog: Catalog) -> NameIndex:
    """The index of a catalog, built when first asked for."""
    try:
        known = _INDEXES.get(catalog)
        if known is None:
            known = _INDEXES[catalog] = NameIndex(catalog)
    except TypeError:  # a catalog that cannot be weakly referenced
        known = NameIndex(catalog)
    return known
