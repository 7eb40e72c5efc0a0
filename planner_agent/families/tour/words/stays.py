"""What a sentence says of stays: lengths, days on which one is somewhere, ends, orders."""

from __future__ import annotations

from collections.abc import Sequence

from planner_agent.families.tour.words.clauses import clauses
from planner_agent.families.tour.words.facts import Bound, Facts
from planner_agent.families.tour.words.orders import NOT, Orders
from planner_agent.families.tour.words.vocabulary import AREA, PLACE, REST, START, TOTAL, TRIP
from planner_agent.language.lexicon import words
from planner_agent.language.marks import Mark

_BEHIND = frozenset({"in", "at", "to", "for", "visiting", "the"})
_LINKS = words("""
    : ( - – — = for about exactly is gets needs takes around at least most up to minimum maximum
    no more less than max min the
""")
#: What takes back what was said before.
_AGAIN = (
    ("make", "that"), ("make", "it"), ("no", "wait"), ("wait", "no"), ("sorry",), ("correction",),
    ("actually",),
    ("i", "mean"), ("rather",), ("scratch", "that"), ("oops",),
)  # fmt: skip
_AGAIN_WORDS = frozenset(word for cue in _AGAIN for word in cue) | words(
    ", no : - – — ; . i or oh better between from on it is it's"
)
#: The tour as a whole, where a city may be named.
WHOLE = "*"
_BOUNDS: tuple[tuple[tuple[str, ...], Bound], ...] = (
    (("at", "least"), ">="), (("minimum",), ">="), (("minimum", "of"), ">="), (("no", "less", "than"), ">="),
    (("min",), ">="), (("max",), "<="), (("at", "most"), "<="), (("up", "to"), "<="),
    (("maximum",), "<="), (("maximum", "of"), "<="),
    (("no", "more", "than"), "<="), (("no", "longer", "than"), "<="),
)  # fmt: skip


class Stays:
    """Takes the part of a sentence into ``facts``."""

    def __init__(self, found: Sequence[Mark], facts: Facts, earlier: str = "") -> None:
        self.found, self.facts, self.earlier = found, facts, earlier
        self.clauses = clauses(found)
        self.names = [mark for mark in found if mark.kind == "name"]
        self.lengths = [mark for mark in found if mark.kind == "length"]
        self.words = {mark.value for mark in found if mark.kind == "word"}

    def take(self) -> None:
        """All but the days on which one is somewhere: for those, all cities must be known."""
        self._counts()
        for length in self.lengths:
            self._length(length)
        Orders(self.found, self.facts, self.earlier).take()
        self._rest()
        self._placed()

    def _denied(self, mark: Mark) -> bool:
        """Whether a negation stands before it in its clause: what is denied is left to be told."""
        clause = next((part for part in self.clauses if mark in part), ())
        return any(each.value in NOT and each.first < mark.first for each in clause)

    def _counts(self) -> None:
        for mark in self.found:
            if mark.kind == "count":
                self.facts.counts.append((mark.value, self.facts.claim(mark)))

    # Lengths --------------------------------------------------------------------------------------

    def _length(self, length: Mark) -> None:
        """A length goes to the city (or cities) that it stands with, or it is the whole's."""
        facts = self.facts
        bound, cue = _bound(self.found, self.found.index(length))
        k = self.found.index(length) - len(cue)
        cue += tuple(mark for mark in self.found[max(0, k - 1) : k] if mark.value in ("last", "lasts"))
        cities = [] if self._of_whole(length) else self._cities(length)
        again = self._corrects(length)
        if again and not cities and facts.latest:
            self._again(facts.latest, bound, length, (*again, *cue))
            return
        for city in cities:
            facts.city(city.value)
            span = facts.claim(*cue, *again, city, length)
            if again:
                facts.days.pop(city.value, None)
            facts.latest = city.value
            facts.days.setdefault(city.value, []).append((bound, length.value, span))
        if not cities and (
            self._of_whole(length) or self.words & TRIP or not self.names or "for" in self.words
        ):
            facts.totals.append((bound, length.value, facts.claim(*cue, length)))
            facts.latest = WHOLE
            facts.claim_words(self.found, TOTAL)

    def _corrects(self, mark: Mark) -> tuple[Mark, ...]:
        """The words of a correction that stand right before a mark: "no wait, make that", "sorry,"."""
        k = self.found.index(mark)
        lead: list[Mark] = []
        for each in reversed(self.found[max(0, k - 7) : k]):
            if each.value not in _AGAIN_WORDS:
                break
            lead.append(each)
        values = [each.value for each in reversed(lead)]
        said = any(values[n : n + len(cue)] == list(cue) for cue in _AGAIN for n in range(len(values)))
        return tuple(lead) if said else ()

    def _again(self, city: str, bound: Bound, length: Mark, cue: tuple[Mark, ...]) -> None:
        """A length said anew of the city named last, or of the whole."""
        span = self.facts.claim(*cue, length)
        if city == WHOLE:
            self.facts.totals[-1:] = [(bound, length.value, span)]
        else:
            self.facts.days[city] = [(bound, length.value, span)]

    def _of_whole(self, length: Mark) -> bool:
        """ "9 days in total", "a total of 9 days", "a tour of 9 days", "a 9-day trip"."""
        k = self.found.index(length)
        before = [mark.value for mark in self.found[max(0, k - 3) : k]]
        after = [mark.value for mark in self.found[k + 1 : k + 3]]
        opens = not any(mark.kind == "name" for mark in self.found[:k])
        if after[:1] == [":"] and opens and any(mark.kind == "name" for mark in self.found[k:]):
            return True
        if TOTAL & set(after) and all(mark.kind == "word" for mark in self.found[k + 1 : k + 3]):
            return True
        whole = TOTAL | (TRIP - {"visit", "visiting", "plan", "cities", "travel"})
        lead = before[-2:-1] + before[-1:]
        return (bool(whole & set(lead[:1])) and lead[-1] in ("of", "is", ":", "for")) or after[:1] in (
            ["trip"],
            ["tour"],
        )

    def _cities(self, length: Mark) -> list[Mark]:
        """ "6 days in Rome", "Rome for 6 days", "Rome (6 days)", "Rome and Oslo for 3 days each"."""
        k = self.found.index(length)
        after = list(self.found[k + 1 : k + 4])
        if after and after[0].value == "each":
            return self._each(k, after[0])
        taken = {mark.value for mark in self.found[:k] if mark.value in self.facts.days}
        owned = k > 0 and self.found[k - 1].kind == "name" and self.found[k - 1].value not in taken
        for n, mark in enumerate(after):
            if mark.kind == "name" and all(each.value in _BEHIND for each in after[:n]) and (n or not owned):
                return [mark]
            if mark.kind != "word":
                break
        for n, mark in enumerate(before := list(reversed(self.found[max(0, k - 5) : k]))):
            if mark.kind == "name" and all(each.value in _LINKS | {","} for each in before[:n]):
                return [mark]
            if mark.kind != "word":
                break
        clause = next((part for part in self.clauses if length in part), ())
        inside = [mark for mark in clause if mark.kind == "name"]
        alone = len(inside) == 1 and sum(mark.kind == "length" for mark in clause) == 1
        return inside if alone and inside[0].value not in taken else []

    def _each(self, k: int, cue: Mark) -> list[Mark]:
        """The cities before (or behind) "3 days each" back to the length before."""
        self.facts.claim(cue)
        lengths = [n for n, mark in enumerate(self.found) if mark.kind == "length"]
        first = max((n for n in lengths if n < k), default=-1)
        stop = min((n for n in lengths if n > k), default=len(self.found))
        before = [mark for mark in self.found[first + 1 : k] if mark.kind == "name"]
        return before or [mark for mark in self.found[k:stop] if mark.kind == "name"]

    def _rest(self) -> None:
        """ "Dublin gets the rest", "the remaining days in Dublin"."""
        for clause in self.clauses:
            cues = [mark for mark in clause if mark.value in REST]
            names = [mark for mark in clause if mark.kind == "name"]
            if cues and len(names) == 1:
                self.facts.city(names[0].value)
                self.facts.rest[names[0].value] = self.facts.claim(*cues, names[0])

    def _placed(self) -> None:
        """Names where one goes are cities; others may be."""
        placed = False
        for k, mark in enumerate(self.found):
            if mark.kind != "name":
                placed = placed and mark.value in (",", "and", "&", "or", "then")
                continue
            if k > 0 and self.found[k - 1].value in AREA and mark.value not in self.facts.days:
                self.facts.regions.add(mark.value)
                self.facts.claim(mark)
                continue
            placed = (placed or (k > 0 and self.found[k - 1].value in PLACE)) and not self._denied(mark)
            span = (mark.first, mark.stop)
            self.facts.maybe.append((mark.value, span))
            if placed:
                self.facts.city(mark.value)
                self.facts.claim(mark)

    # Days -----------------------------------------------------------------------------------------

    def days(self) -> None:
        """The days on which one must be somewhere, and the first day of the tour."""
        facts = self.facts
        cities = [mark for mark in self.names if mark.value in facts.order]
        for span in (mark for mark in self.found if mark.kind in ("span", "date")):
            city = self._city_of(span, cities)
            if span.kind == "date" and (city is None or self._opens(span)):
                if self.words & (START | {"from", "on"}) or len(self.found) < 4:
                    facts.begins.append((span.value, facts.claim(span)))
                    facts.claim_words(self.found, START)
                continue
            again = self._corrects(span)
            if again and city is None and facts.windows:
                city = next((mark for mark in cities if mark.value in facts.windows), None)
                if city is None:
                    last = next(reversed(facts.windows))
                    facts.windows[last] = [(span.value, facts.claim(*again, span))]
                    continue
            if city is not None and again:
                facts.windows.pop(city.value, None)
                facts.claim(*again)
            if city is not None and not self._denied(city) and not self._denied(span):
                facts.windows.setdefault(city.value, []).append((span.value, facts.claim(city, span)))

    def _opens(self, span: Mark) -> bool:
        """A date behind "start": the tour's, unless a city stands nearer."""
        k = self.found.index(span)
        before = list(reversed(self.found[max(0, k - 4) : k]))
        for mark in before:
            if mark.kind == "name":
                return False
            if mark.value in START | {"from"}:
                return True
        return False

    def _city_of(self, span: Mark, cities: Sequence[Mark]) -> Mark | None:
        """The city of its own clause, else the one before it; behind it where the first span opens."""
        clause = next((part for part in self.clauses if span in part), ())
        own = [mark for mark in clause if mark in cities]
        if len({mark.value for mark in own}) == 1:
            return own[0]
        if not cities:
            return None
        if own:
            return min(own, key=lambda mark: abs(mark.first - span.first))
        first = next(mark for mark in self.found if mark.kind in ("span", "date"))
        behind = [mark for mark in cities if mark.first > span.first]
        before = [mark for mark in cities if mark.first < span.first]
        if first.first < cities[0].first and behind:
            return behind[0]
        return before[-1] if before else behind[0]


def _bound(found: Sequence[Mark], k: int) -> tuple[Bound, tuple[Mark, ...]]:
    """What stands before a length: "at least", "up to", "no more than"; and its marks."""
    for phrase, bound in _BOUNDS:
        lead = found[max(0, k - len(phrase)) : k]
        if tuple(mark.value for mark in lead) == phrase:
            return bound, tuple(lead)
    return "=", ()
