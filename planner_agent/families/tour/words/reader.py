"""A tour's reader: sentence by sentence, lengths, days and connections find the cities they belong to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from pydantic import ValidationError

from planner_agent.families.tour.spec import MAX_DAYS, City, Connection, TourFrame, TourSpec, Window
from planner_agent.families.tour.wishes import before
from planner_agent.families.tour.words.connections import ways
from planner_agent.families.tour.words.marks import Mark, is_plain, marks, sentences
from planner_agent.families.tour.words.vocabulary import CONNECT, END, START, TOTAL, TURNS
from planner_agent.language.tokens import Token, evidence, tokenize
from planner_agent.reading.model import Gap, Reading
from planner_agent.spec import Evidence, Rule
from planner_agent.spec import Mark as Source

Span = tuple[int, int]
_TRIP = frozenset(
    {"tour", "trip", "cities", "travel", "visiting", "visit", "plan", "itinerary", "journey", "holiday"}
)


def read(text: str, data: Any, today: date, answers: Mapping[str, str]) -> Reading:
    """Read ``text`` (and the ``answers`` to earlier questions) into a draft. Never raises on any text."""
    return _Reader(text, today, dict(answers)).reading()


@dataclass(slots=True)
class _Facts:
    """What was said, by the name in lower case; spans are of tokens."""

    order: list[str] = field(default_factory=list[str])
    days: dict[str, list[tuple[int, Span]]] = field(default_factory=dict[str, list[tuple[int, Span]]])
    windows: dict[str, list[tuple[Any, Span]]] = field(default_factory=dict[str, list[tuple[Any, Span]]])
    ways: list[tuple[str, str, bool]] = field(default_factory=list[tuple[str, str, bool]])
    ways_at: list[Span] = field(default_factory=list[Span])
    totals: list[tuple[int, Span]] = field(default_factory=list[tuple[int, Span]])
    counts: list[tuple[int, Span]] = field(default_factory=list[tuple[int, Span]])
    begins: list[tuple[date, Span]] = field(default_factory=list[tuple[date, Span]])
    ends: dict[str, tuple[str, Span]] = field(default_factory=dict[str, tuple[str, Span]])
    rules: list[tuple[str, str, Span]] = field(default_factory=list[tuple[str, str, Span]])


class _Reader:
    def __init__(self, text: str, today: date, answers: dict[str, str]) -> None:
        self.text, self.answers = text, answers
        self.whole = "\n".join([text, *(_sentence(name, words) for name, words in answers.items())])
        self.tokens: Sequence[Token] = tokenize(self.whole)
        self.used: set[int] = set()
        self.facts = _Facts()
        self.assumed: list[str] = []
        self.gaps: list[Gap] = []
        self.shown: dict[str, str] = {}
        spans = sentences(self.whole, self.tokens)
        known = self._names(spans, today)
        self.sentences = [marks(self.tokens, span, today, known) for span in spans]

    def _names(self, spans: Sequence[Span], today: date) -> frozenset[str]:
        """Words that are names somewhere, so that they are names everywhere."""
        found = [mark for span in spans for mark in marks(self.tokens, span, today, frozenset())]
        return frozenset(mark.value for mark in found if mark.kind == "name" and " " not in mark.value)

    def reading(self) -> Reading:
        listing = False
        for found in self.sentences:
            listing = self._sentence(found, listing)
        spec = self._spec()
        return Reading(
            text=self.text,
            family="tour",
            spec=spec,
            gaps=tuple(self.gaps),
            not_understood=self._left(),
            assumptions=tuple(dict.fromkeys(self.assumed)),
        )

    # One sentence ---------------------------------------------------------------------------------

    def _sentence(self, found: Sequence[Mark], listing: bool) -> bool:
        """Take what a sentence says; whether a list of connections goes on behind it."""
        words = {mark.value for mark in found if mark.kind == "word"}
        names = [mark for mark in found if mark.kind == "name"]
        lengths = [mark for mark in found if mark.kind == "length"]
        spans = [mark for mark in found if mark.kind in ("span", "date")]
        for mark in names:
            self.shown.setdefault(
                mark.value, self.whole[self.tokens[mark.first].start : self.tokens[mark.stop - 1].end]
            )
        connects = bool(words & CONNECT)
        said = ways(found) if (connects or listing) and not lengths else []
        if said:
            self._ways(found, said)
            return True
        if connects and not names:  # "Here are the cities that have direct flights:", "only direct flights"
            self._use(found, words & (CONNECT | {"only"}))
            self._totals(found, lengths, words)
            return True
        if not names:
            self._totals(found, lengths, words)
            self._start_date(found, spans, words)
            return False
        self._order(found)
        self._stays(found, names, lengths, words)
        self._days(found, names, spans, words)
        self._ends(found, names)
        return False

    def _use(self, found: Sequence[Mark], words: set[str] | frozenset[str]) -> None:
        for mark in found:
            if mark.kind == "word" and mark.value in words:
                self._claim(mark)

    def _claim(self, *claimed: Mark) -> Span:
        for mark in claimed:
            self.used.update(range(mark.first, mark.stop))
        return min(mark.first for mark in claimed), max(mark.stop for mark in claimed)

    def _ways(self, found: Sequence[Mark], said: Sequence[Any]) -> None:
        for way in said:
            self.facts.ways.append((way.origin, way.destination, way.both))
            self.facts.ways_at.append(self._claim(*found[way.first : way.stop]))
        self._use(found, CONNECT | {"only"})

    def _stays(
        self, found: Sequence[Mark], names: Sequence[Mark], lengths: Sequence[Mark], words: set[str]
    ) -> None:
        """Each length goes to the city that it stands with; one that stands with none may be the whole."""
        free = list(lengths)
        for length in lengths:
            city = _city_of(found, length)
            if city is None and len(names) == len(lengths) == 1 and not words & TOTAL:
                city = names[0]
            if city is not None:
                free.remove(length)
                self._city(city)
                self.facts.days.setdefault(city.value, []).append(
                    (length.value[0], self._claim(city, length))
                )
                if length.value[1] == "night":
                    self.assumed.append(
                        "Nights are counted as days, the days of travel counting for both cities."
                    )
        for length in free:
            if words & (TOTAL | _TRIP):
                self.facts.totals.append((length.value[0], self._claim(length)))
                self._use(found, TOTAL)
        for mark in names:
            self._city(mark)
            self._claim(mark)

    def _city(self, mark: Mark) -> None:
        if mark.value not in self.facts.order:
            self.facts.order.append(mark.value)

    def _days(
        self, found: Sequence[Mark], names: Sequence[Mark], spans: Sequence[Mark], words: set[str]
    ) -> None:
        for span in spans:
            if span.kind == "date" and _opens(found, span) and not _near(found, span, names, 3):
                self.facts.begins.append((span.value, self._claim(span)))
                continue
            city = min(names, key=lambda name: abs(name.first - span.first))
            self.facts.windows.setdefault(city.value, []).append((span.value, self._claim(city, span)))

    def _start_date(self, found: Sequence[Mark], spans: Sequence[Mark], words: set[str]) -> None:
        for span in spans:
            if span.kind == "date" and (words & START or len(spans) == 1):
                self.facts.begins.append((span.value, self._claim(span)))

    def _totals(self, found: Sequence[Mark], lengths: Sequence[Mark], words: set[str]) -> None:
        if len(lengths) == 1 and (words & (TOTAL | _TRIP) or "for" in words):
            self.facts.totals.append((lengths[0].value[0], self._claim(lengths[0])))
            self._use(found, TOTAL)
        for k, mark in enumerate(found):
            nouns = {each.value for each in found[k + 1 : k + 3]}
            if mark.kind == "word" and mark.value.isdecimal() and nouns & {"cities", "stops", "towns"}:
                self.facts.counts.append((int(mark.value), self._claim(mark)))

    def _ends(self, found: Sequence[Mark], names: Sequence[Mark]) -> None:
        """ "start in Rome", "we end in Oslo"."""
        for name in names:
            k = found.index(name) - 1
            if k < 1 or found[k].value not in ("in", "at", "from", "with", ":"):
                continue
            cue = found[k - 1].value
            if cue in START - {"leave", "leaving", "first"}:
                self.facts.ends["first"] = (name.value, self._claim(found[k - 1], name))
            elif cue in END - {"back", "last"}:
                self.facts.ends["last"] = (name.value, self._claim(found[k - 1], name))

    def _order(self, found: Sequence[Mark]) -> None:
        """ "Oslo before Rome", "Rome after Oslo"."""
        for one, word, two in zip(found, found[1:], found[2:], strict=False):
            if one.kind == two.kind == "name" and word.value in ("before", "after"):
                pair = (one.value, two.value) if word.value == "before" else (two.value, one.value)
                self.facts.rules.append((*pair, self._claim(one, word, two)))

    # The spec -------------------------------------------------------------------------------------

    def _spec(self) -> TourSpec:
        facts = self.facts
        begins = [day for day, _ in facts.begins]
        start = begins[-1] if begins else None
        if len(set(begins)) > 1:
            self._ask(
                "date", "contradiction", f"On which day does the tour begin: {' or '.join(map(str, begins))}?"
            )
        if facts.counts and facts.order and len(facts.order) < facts.counts[0][0]:
            missing = facts.counts[0][0] - len(facts.order)
            self._ask(
                "cities", "missing", f"Which {'city' if missing == 1 else f'{missing} cities'} besides?"
            )
        cities = tuple(self._one(name, start) for name in facts.order)
        total = self._total(cities)
        frame = self._frame(cities, total, start)
        if frame.missing == ("cities",) and not self.gaps:
            self._ask("cities", "missing", "Which cities shall the tour go to, and for how many days each?")
        elif frame.missing == ("days",):
            unsaid = [city.name for city in cities if city.days is None]
            self._ask(
                "days",
                "missing",
                f"How many days shall the tour have, or the stay in {' and '.join(unsaid)}?",
            )
        if frame.connections is None and len(cities) > 1:
            self.assumed.append("One can go from each city to each other: no connections were named.")
        return TourSpec(family="tour", frame=frame, rules=self._rules(), marks=self._marks())

    def _frame(self, cities: tuple[City, ...], total: int | None, start: date | None) -> TourFrame:
        facts = self.facts
        inside = {city.name for city in cities}
        connections = tuple(
            Connection(origin=self._name(a), destination=self._name(b), both=both)
            for a, b, both in dict.fromkeys(facts.ways)
            if {self._name(a), self._name(b)} <= inside
        )
        ends = {what: self._name(name) for what, (name, _) in facts.ends.items()}
        try:
            return TourFrame(
                cities=cities, connections=connections if facts.ways else None, days=total, date=start, **ends
            )
        except ValidationError as error:
            said = error.errors()[0]["msg"].removeprefix("Value error, ")
            self._ask("cities", "impossible", f"This cannot be: {said}. What is meant?")
            return TourFrame()

    def _name(self, key: str) -> str:
        return self.shown.get(key, key).removesuffix("'s")

    def _one(self, key: str, start: date | None) -> City:
        name, days = self._name(key), [n for n, _ in self.facts.days.get(key, [])]
        if len(set(days)) > 1:
            shown = " or ".join(map(str, dict.fromkeys(days)))
            self._ask(f"days of {name}", "contradiction", f"How many days are spent in {name}: {shown}?")
        length = days[-1] if days else None
        if length is not None and not 1 <= length <= MAX_DAYS:
            self._ask(
                f"days of {name}", "impossible", f"{length} days in {name} cannot be. How many shall it be?"
            )
            length = None
        windows: list[Window] = []
        for value, _ in self.facts.windows.get(key, []):
            first, last = (value, value) if isinstance(value, date) else value
            if isinstance(value, date):
                if start is None:
                    self._ask(
                        "date", "missing", f"On which day does the tour begin? You are in {name} on {value}."
                    )
                    continue
                first = last = (value - start).days + 1
            if not 1 <= first <= last <= MAX_DAYS:
                said = f"day {first} to day {last}"
                self._ask(
                    f"days in {name}", "impossible", f"In {name} from {said}: that cannot be. When is it?"
                )
                continue
            windows.append(Window(first=first, last=last))
        return City(name=name, days=length, windows=tuple(dict.fromkeys(windows)))

    def _total(self, cities: Sequence[City]) -> int | None:
        said = list(dict.fromkeys(n for n, _ in self.facts.totals))
        if len(said) > 1:
            shown = " or ".join(f"{n} days" for n in said)
            self._ask("days", "contradiction", f"How long is the tour: {shown}?")
        total = said[-1] if said else None
        if total is not None and not 1 <= total <= MAX_DAYS:
            self._ask(
                "days", "impossible", f"A tour of {total} days cannot be planned. How long shall it be?"
            )
            return None
        lengths = [city.days for city in cities]
        if total is None or not lengths or None in lengths:
            return total
        need = sum(n or 0 for n in lengths) - (len(lengths) - 1)
        if need != total and not self.gaps:
            need_words = f"The stays take {need} days (a day of travel counts for both cities)"
            question = f"{need_words}, not {total}. Which holds?"
            self._ask("days", "contradiction", question, (f"{need} days", f"{total} days"))
        return total

    def _rules(self) -> tuple[Rule, ...]:
        rules: list[Rule] = []
        for a, b, span in self.facts.rules:
            one, two = self._name(a), self._name(b)
            name = f"{one}-before-{two}".lower().replace(" ", "-")
            if name not in {rule.id for rule in rules}:
                rules.append(Rule(id=name, body=before(one, two), evidence=self._evidence(span)))
        return tuple(rules)

    def _marks(self) -> dict[str, Source]:
        facts = self.facts
        marks = {
            "days": [span for _, span in facts.totals],
            "date": [span for _, span in facts.begins],
            "connections": facts.ways_at,
            **{what: [span] for what, (_, span) in facts.ends.items()},
        }
        for at, key in enumerate(facts.order):
            marks[f"cities.{at}.days"] = [span for _, span in facts.days.get(key, [])]
            marks[f"cities.{at}.windows"] = [span for _, span in facts.windows.get(key, [])]
        return {
            path: Source(source="stated", evidence=self._evidence(spans[-1]))
            for path, spans in marks.items()
            if spans
        }

    def _evidence(self, span: Span) -> Evidence | None:
        found = evidence(self.whole, self.tokens, *span)
        return found if found.end <= len(self.text) else None

    def _ask(self, name: str, reason: str, question: str, options: tuple[str, ...] = ()) -> None:
        if name not in {gap.field for gap in self.gaps}:
            self.gaps.append(Gap(field=name, reason=reason, question=question, options=options))  # type: ignore[arg-type]

    def _left(self) -> tuple[Evidence, ...]:
        """The words that nothing used: no words of the language, numbers, and what turns a wish round."""
        left = [
            k
            for k, token in enumerate(self.tokens)
            if k not in self.used
            and token.end <= len(self.text)
            and (not is_plain(token) or token.kind == "number" or token.low in TURNS or token.text in "$€£%")
        ]
        groups: list[list[int]] = []
        for k in left:
            if groups and k - groups[-1][1] <= 2:
                groups[-1][1] = k
            else:
                groups.append([k, k])
        return tuple(evidence(self.text, self.tokens, first, last + 1) for first, last in groups)


def _sentence(name: str, answer: str) -> str:
    """An answer as a sentence that says what it answers."""
    answer = answer.strip().rstrip(".")
    if name.startswith("days of "):
        return f"{answer} in {name.removeprefix('days of ')}."
    forms = {
        "days": f"{answer} in total.",
        "date": f"Start on {answer}.",
        "connections": f"Direct: {answer}.",
    }
    return forms.get(name, f"{answer}.")


def _city_of(found: Sequence[Mark], length: Mark) -> Mark | None:
    """The city that a length stands with: "6 days in Rome", "Rome for 6 days", "Rome (6 days)"."""
    k = found.index(length)
    after = list(found[k + 1 : k + 4])
    for n, mark in enumerate(after):
        if mark.kind == "name" and all(
            each.value in ("in", "at", "to", "for", "visiting", "the") for each in after[:n]
        ):
            if n or not _owned(found, k):
                return mark
            break
        if mark.kind != "word":
            break
    before = list(reversed(found[max(0, k - 4) : k]))
    for n, mark in enumerate(before):
        links = {"for", ":", "(", "-", "–", "=", ",", "about", "exactly", "is", "gets", "needs", "takes"}
        if mark.kind == "name" and all(each.value in links for each in before[:n]):
            return mark
        if mark.kind != "word":
            break
    return None


def _owned(found: Sequence[Mark], k: int) -> bool:
    """ "Rome 3 days, Oslo 4 days": the length belongs to the city before it."""
    return k > 0 and found[k - 1].kind == "name"


def _opens(found: Sequence[Mark], span: Mark) -> bool:
    k = found.index(span)
    return any(mark.value in START | {"from"} for mark in found[max(0, k - 3) : k])


def _near(found: Sequence[Mark], span: Mark, names: Sequence[Mark], reach: int) -> bool:
    k = found.index(span)
    return any(0 < k - found.index(name) <= reach for name in names)
