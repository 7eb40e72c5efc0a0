"""A chart: every reading of every token, the phrases that were recognised, and what they used.

Phrase readers look for a nucleus (a sum, a cuisine, a city) and for satellites around it: words of
named classes that are joined to it by function words alone. Whatever no phrase used stays visible.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

from planner_agent.spec import Evidence

from .function_words import POLITENESS, STOP_WORDS
from .labels import Label, label_of
from .lexicon import Sense, hyphens, words
from .negation import Correction, Scope, corrections, polarity_at
from .tokens import Found, Token, evidence

_STOPS = frozenset(".!?;")
_WEAK = frozenset(",:()–—-&+/\"'“”‘’[]*•…~|")
_JOINS = frozenset(["and", "or", "plus", "nor", "as", "well"])
_BREAKS = frozenset(["but", "while", "whereas", "although", "though", "unless", "than", "because", "since"])
_FINE = frozenset(["fine", "ok", "okay", "alright", "acceptable"])
_PREFERENCE = ("prefer", "prefers", "preferred", "preferring")
_TURNS = frozenset(["so", "but", "instead", "then"])
_SUBJECTS = frozenset({"i", "we", "i'd", "we'd", "i'll", "we'll", "let's", "please"})
_TURNERS = words("not no without except apart aside other instead rather besides exception never")
_EMPTY_SCOPE = Scope(0, 0)


@dataclass(slots=True)
class Phrase:
    """A recognised phrase: its ``kind`` and nucleus, the tokens that it ``used``, and its ``facts``."""

    kind: str
    first: int
    stop: int
    used: set[int] = field(default_factory=set)
    facts: list[Any] = field(default_factory=list)
    scope: Scope = _EMPTY_SCOPE


class Chart:
    """Tokens of one text with their senses. Phrase readers ``claim`` what they used."""

    def __init__(self, text: str, tokens: Sequence[Token], senses: Iterable[Sense]) -> None:
        self.text = text
        self.tokens = tokens
        self.transparent = hyphens(tokens)
        self.phrases: list[Phrase] = []
        self.claimed: list[bool] = [False] * len(tokens)
        self._kinds: dict[str, list[Sense]] = defaultdict(list)
        self._at: list[list[Sense]] = [[] for _ in tokens]
        self._ending: list[list[Sense]] = [[] for _ in range(len(tokens) + 1)]
        self._scopes: dict[int, Scope] = {}
        for sense in senses:
            self._kinds[sense.kind].append(sense)
            self._at[sense.first].append(sense)
            self._ending[sense.stop].append(sense)
        self.sentence = self._sentences()

    def _sentences(self) -> list[int]:
        """The number of the sentence of each token; a stop inside a name or number does not count."""
        inside = [False] * len(self.tokens)
        for senses in self._at:
            for sense in senses:
                for k in range(sense.first, sense.stop):
                    inside[k] = True
        numbers, current = [], 0
        for i, token in enumerate(self.tokens):
            if i and "\n" in self.text[self.tokens[i - 1].end : token.start]:
                current += 1
            numbers.append(current)
            if token.text in _STOPS and not inside[i]:
                current += 1
        return numbers

    # Looking ----------------------------------------------------------------------------------

    def all(self, kind: str) -> Iterator[Sense]:
        """The senses of a class in order, longest first at one place, without those claimed by now."""
        seen = -1
        for sense in sorted(self._kinds.get(kind, ()), key=lambda each: (each.first, -each.stop)):
            if sense.first >= seen and self.free(sense.first, sense.stop):
                seen = sense.stop
                yield sense

    def known(self, kind: str) -> Sequence[Sense]:
        """All senses of a class, claimed or not."""
        return self._kinds.get(kind, ())

    def at(self, i: int, *kinds: str) -> Sense | None:
        """The longest sense of one of ``kinds`` that begins at ``i``."""
        if not 0 <= i < len(self._at):
            return None
        found = [sense for sense in self._at[i] if sense.kind in kinds]
        return max(found, key=lambda sense: sense.stop) if found else None

    def before(self, i: int, *kinds: str) -> Sense | None:
        """The longest sense of one of ``kinds`` that ends just before ``i``."""
        if not 0 <= i < len(self._ending):
            return None
        found = [sense for sense in self._ending[i] if sense.kind in kinds]
        return min(found, key=lambda sense: sense.first) if found else None

    def senses_from(self, i: int) -> Sequence[Sense]:
        """All senses that begin at ``i``."""
        return self._at[i]

    def senses_until(self, i: int) -> Sequence[Sense]:
        """All senses that end just before ``i``."""
        return self._ending[i]

    @cached_property
    def corrections(self) -> list[Correction]:
        """Where the user takes something back."""
        return corrections(self.tokens)

    def low(self, i: int) -> str:
        return self.tokens[i].low if 0 <= i < len(self.tokens) else ""

    def free(self, first: int, stop: int) -> bool:
        return not any(self.claimed[first:stop])

    def glue(self, i: int) -> bool:
        """A word without a meaning of its own, or a hyphen inside a compound."""
        low = self.tokens[i].low
        return low in STOP_WORDS or low in POLITENESS or self.transparent[i]

    def weak(self, i: int) -> bool:
        return self.tokens[i].text in _WEAK

    def joins(self, i: int) -> bool:
        return self.tokens[i].low in _JOINS or self.tokens[i].text in ",&+/"

    def same(self, i: int, j: int) -> bool:
        """Whether two tokens stand in one sentence."""
        return (
            0 <= i < len(self.tokens) and 0 <= j < len(self.tokens) and self.sentence[i] == self.sentence[j]
        )

    def scope(self, i: int) -> Scope:
        """How token ``i`` is meant: negated, soft, indifferent … (``language.negation``)."""
        if i not in self._scopes:
            scope = polarity_at(self.tokens, i)
            label = label_of(self.tokens, self.sentence, i) if 0 <= i < len(self.tokens) else None
            if label is not None:
                self._scopes[i] = self._labelled(scope, label, i)
                return self._scopes[i]
            colon = max((k for k in range(scope.first, i) if self.tokens[k].text == ":"), default=-1)
            if colon >= 0 and scope.cues:  # "I am no morning person: no departures before 9"
                part = polarity_at(self.tokens[colon + 1 : scope.stop], i - colon - 1)
                cues = tuple(Found(c.value, c.first + colon + 1, c.stop + colon + 1) for c in part.cues)
                scope = replace(part, first=part.first + colon + 1, stop=part.stop + colon + 1, cues=cues)
            compound = [cue for cue in scope.cues if cue.value in ("non", "non -") and cue.stop <= i]
            if any(cue.stop < i for cue in compound) and scope.negated:  # "non-smoking, with a pool"
                scope = replace(scope, negated=False)
            last = max((cue.stop for cue in scope.cues if cue.stop <= i), default=i)
            if scope.negated and any(self.tokens[k].low in _TURNS for k in range(last, i)):
                scope = replace(scope, negated=False)  # "hate flying, so train or bus"
            scope = self._compared(scope, i)
            if scope.excepted and any(self.tokens[k].low in _SUBJECTS for k in range(last, i)):
                scope = replace(scope, negated=False, excepted=False)  # "instead of flying we take the train"
            self._scopes[i] = scope
        return self._scopes[i]

    def _compared(self, scope: Scope, i: int) -> Scope:
        """ "we prefer trains to planes", "we'd sooner take a bus than fly": the second is unwanted."""
        k = i - 1
        while k > 0 and self.low(k) in ("a", "an", "the", "by", "taking", "going"):
            k -= 1
        if self.low(k) not in ("to", "over", "than") or not self.same(k, i):
            return scope
        first = max(0, k - 8)
        words = [n for n in range(first, k) if self.same(n, i)]
        better = ("sooner", "better", "rather") if self.low(k) == "than" else ()
        cue = next((n for n in words if self.low(n) in (*_PREFERENCE, *better)), None)
        if cue is None or (k - cue < 2) or any(self.low(n) in (",", "but", "and") for n in range(cue, k)):
            return scope
        cues = (*scope.cues, Found(self.low(cue), cue, cue + 1), Found(self.low(k), k, k + 1))
        return replace(scope, negated=not scope.negated, soft=True, cues=cues)

    def _labelled(self, scope: Scope, label: Label, i: int) -> Scope:
        """The scope of a word under a label or with a short answer: the verdict and its own turns."""
        inside = [c for c in scope.cues if c.first >= label.cue.stop] if label.cue.stop <= i else []
        part = polarity_at(self.tokens[label.cue.stop :], i - label.cue.stop) if label.cue.stop <= i else None
        own = part.negated if part is not None else False
        return Scope(
            scope.first,
            scope.stop,
            negated=label.verdict == "no" or own,
            indifferent=label.verdict == "fine" or (part is not None and part.indifferent),
            only=part is not None and part.only,
            soft=label.verdict == "soft" or (part is not None and part.soft),
            emphatic=label.verdict == "yes",
            cues=(label.cue, *inside),
        )

    def meant(self, sense: Sense) -> Scope:
        """The scope of a sense, with what follows it: "driving is fine", "flying is not"."""
        scope = self.scope(sense.first)
        i = sense.first
        if self.low(i - 1) == "with" and self.low(i - 2) in _FINE | {"happy"} and sense.kind != "house":
            cue = (Found(self.low(i - 2), i - 2, i),)
            return scope if scope.negated else replace(scope, indifferent=True, cues=(*scope.cues, *cue))
        to = next((k for k in range(i - 1, max(-1, i - 4), -1) if self.low(k) == "to"), None)
        if to is not None and self.low(to - 1) in _FINE | {"happy", "willing"} and not scope.negated:
            return replace(scope, indifferent=True, cues=(*scope.cues, Found("willing", to - 1, to + 1)))
        i = sense.stop
        last = i + 1 >= len(self.tokens) or self.tokens[i + 1].kind == "symbol" or not self.same(i, i + 1)
        if self.low(i) in ("ok", "okay", "fine") and last and sense.kind != "house" and not scope.negated:
            return replace(scope, indifferent=True, cues=(*scope.cues, Found(self.low(i), i, i + 1)))
        if self.low(i) not in ("is", "are", "'s", "would", "will") or not self.same(i, sense.first):
            return scope
        i += 2 if self.low(i + 1) in ("be", "also", "all") else 1
        cue = (Found(self.low(i), i, i + 1),)
        if self.low(i) in _FINE and not scope.negated:
            return replace(scope, indifferent=True, cues=(*scope.cues, *cue))
        ends = i + 1 >= len(self.tokens) or self.tokens[i + 1].kind == "symbol" or not self.same(i, i + 1)
        if self.low(i) == "not" and ends and not scope.negated:
            return replace(scope, negated=True, cues=(*scope.cues, *cue))
        return scope

    def left(
        self, i: int, kinds: Iterable[str], *, through: str = "", commas: bool = False, reach: int = 14
    ) -> list[Sense]:
        """Satellites before token ``i``, nearest first, through function words and, with ``through``,
        through support words of that phrase kind. "but" and what is no satellite end the walk."""
        wanted, found, j = frozenset(kinds), [], i
        while j > 0 and self.same(j - 1, i) and i - j < reach:
            sense = self.before(j, *wanted)
            if sense is not None:
                found.append(sense)
                j = sense.first
            elif (passed := self._support(through, stop=j)) is not None:
                j = passed.first
            elif self._passes(j - 1, commas):
                j -= 1
            else:
                break
        return found

    def right(
        self, i: int, kinds: Iterable[str], *, through: str = "", commas: bool = False, reach: int = 14
    ) -> list[Sense]:
        """Satellites from token ``i`` on, nearest first; see ``left``."""
        wanted, found, j = frozenset(kinds), [], i
        while j < len(self.tokens) and self.same(j, i - 1) and j - i < reach:
            sense = self.at(j, *wanted)
            if sense is not None:
                found.append(sense)
                j = sense.stop
            elif (passed := self._support(through, first=j)) is not None:
                j = passed.stop
            elif self._passes(j, commas):
                j += 1
            else:
                break
        return found

    def _passes(self, i: int, commas: bool) -> bool:
        return (self.glue(i) and self.tokens[i].low not in _BREAKS) or (commas and self.weak(i))

    def _support(self, kind: str, first: int = -1, stop: int = -1) -> Sense | None:
        if not kind:
            return None
        senses = self._at[first] if first >= 0 else self._ending[stop]
        found = [
            each for each in senses if each.kind == "support" and (kind in each.value or "*" in each.value)
        ]
        return max(found, key=lambda each: each.stop - each.first) if found else None

    def runs(self, kind: str) -> list[list[Sense]]:
        """Senses of a class in lists: "Thai, Greek and French" is one run of three."""
        groups: list[list[Sense]] = []
        for sense in self.all(kind):
            if groups and self._listed(groups[-1][-1].stop, sense.first):
                groups[-1].append(sense)
            else:
                groups.append([sense])
        return groups

    def _listed(self, stop: int, first: int) -> bool:
        between = range(stop, first)
        return (
            0 < len(between) <= 3
            and self.same(stop - 1, first)
            and all(self.joins(k) or self.low(k) in ("the", "some", "a", "an") for k in between)
        )

    # Claiming ---------------------------------------------------------------------------------

    def claim(
        self,
        kind: str,
        first: int,
        stop: int,
        *facts: Any,
        satellites: Iterable[Sense] = (),
        scope: Scope | None = None,
    ) -> Phrase:
        """Record a phrase; its nucleus is closed to other readers, its satellites may be shared."""
        used = set(range(first, stop))
        for sense in satellites:
            used.update(range(sense.first, sense.stop))
        meant = scope or _EMPTY_SCOPE
        for cue in meant.cues:
            turns = bool(_TURNERS & {*cue.value.split()})
            if cue.first >= stop and turns and not (meant.negated or meant.indifferent):
                continue  # "vegetarian except breakfast": that turn is about what follows
            used.update(range(cue.first, cue.stop))
        phrase = Phrase(kind, first, stop, used, list(facts), meant)
        self.phrases.append(phrase)
        for k in range(first, stop):
            self.claimed[k] = True
        return phrase

    def text_of(self, sense: Sense) -> str:
        """The words of a sense, as written but in lower case."""
        return " ".join(self.tokens[k].low for k in range(sense.first, sense.stop))

    def close(self, senses: Iterable[Sense]) -> None:
        """Keep other readers from words that were satellites here and mean nothing else."""
        for sense in senses:
            for k in range(sense.first, sense.stop):
                self.claimed[k] = True

    def evidence(self, first: int, stop: int) -> Evidence:
        return evidence(self.text, self.tokens, first, stop)
