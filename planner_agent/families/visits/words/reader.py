"""Visits' reader: the text with its answers as one marked line, walked phrase by phrase into a draft."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from pydantic import ValidationError

from planner_agent.families.visits import wishes as w
from planner_agent.families.visits.spec import (
    Lunch,
    Traveller,
    Visit,
    VisitsFrame,
    VisitsSpec,
    Way,
    Window,
)
from planner_agent.families.visits.words.facts import Facts, Seen, Span
from planner_agent.families.visits.words.marked import Marked, marked
from planner_agent.families.visits.words.reading import Walk
from planner_agent.families.visits.words.vocabulary import KNOWN
from planner_agent.language.clocks import Clock, ClockRange
from planner_agent.language.facts import Ask
from planner_agent.language.function_words import POLITENESS, STOP_WORDS
from planner_agent.language.tokens import evidence
from planner_agent.reading.model import Gap, Reading
from planner_agent.rendering import formats
from planner_agent.spec import Evidence, Hard, Mark, Rule

_ORDER = ("visits", "places", "start", "leaves", "windows", "minutes", "ways", "lunch", "back", "travellers")
#: Words that turn a wish round or limit it: unread, they must be told.
_TURNS = frozenset({"no", "not", "never", "without", "except", "only", "don't", "cannot", "can't", "avoid"})


def read(text: str, data: Any, today: date, answers: Mapping[str, str]) -> Reading:
    """Read ``text`` (and the ``answers`` to earlier questions) into a draft. Never raises on any text."""
    whole = "\n".join([text, *(_sentence(field, answer) for field, answer in answers.items())])
    line = marked(whole, today)
    walk = Walk(line, today)
    facts = walk.run()
    return _Draft(text, line, facts, walk.used, answers).reading()


def _sentence(field: str, answer: str) -> str:
    """An answer as a sentence that says what it answers."""
    answer = answer.strip().rstrip(".")
    forms = {
        "start": f"Start from {answer}.",
        "leaves": f"Start at {answer}.",
        "minutes": f"{answer} each.",
        "ways": answer if " to " in answer or " from " in answer else f"All ways take {answer}.",
        "lunch": f"Lunch break between {answer}.",
    }
    return forms.get(field, f"{answer}.")


class _Draft:
    """From facts to frame, rules, goals, marks and questions."""

    def __init__(
        self, text: str, line: Marked, facts: Facts, used: set[int], answers: Mapping[str, str]
    ) -> None:
        self.text, self.line, self.facts, self.used, self.answers = text, line, facts, used, answers
        self.asks: list[Ask] = [each for each in facts.asks if each.field not in answers]
        self.assumed: list[str] = list(facts.assumed)
        self.marks: dict[str, Mark] = {}

    def reading(self) -> Reading:
        self._settle()
        frame = self._frame()
        self._missing(frame)
        rules = tuple(
            Rule(
                id=name, body=said.body, strength=Hard(), source="stated", evidence=self._evidence(said.span)
            )
            for name, said in self._numbered()
        )
        spec = VisitsSpec(family="visits", frame=frame, rules=rules, goals=self._goals(), marks=self.marks)
        return Reading(
            text=self.text,
            family="visits",
            spec=spec,
            gaps=self._gaps(),
            not_understood=self._left(),
            assumptions=tuple(dict.fromkeys(self.assumed)),
        )

    def _numbered(self):  # -> Iterator[tuple[str, Said]]
        names: set[str] = set()
        bodies: list[Any] = []
        for said in self.facts.wishes:
            if said.body is None or said.body in bodies:
                continue
            name, n = said.id, 2
            while name in names:
                name, n = f"{said.id}-{n}", n + 1
            names.add(name)
            bodies.append(said.body)
            yield name, said

    def _evidence(self, span: Span | None) -> Evidence | None:
        if span is None or span[1] > len(self.line.tokens) or span[0] >= span[1]:
            return None
        found = evidence(self.line.source, self.line.tokens, *span)
        return found if found.end <= len(self.text) else None

    def _name(self, key: str | None) -> str | None:
        return None if key is None else self.line.names.get(key, key)

    # Settling -------------------------------------------------------------------------------------

    def _settle(self) -> None:
        """What needs the whole text: ways from the start, a home that is the start, places of things."""
        facts = self.facts
        for key in [key for key in facts.visits if key in facts.travellers]:
            del facts.visits[key]
        for (a, b), minutes in list(facts.ways.items()):
            if a is None and facts.start is not None:
                del facts.ways[a, b]
                facts.ways.setdefault((facts.start, b), minutes)
        facts.ways = {(a, b): m for (a, b), m in facts.ways.items() if a is not None and a != b}
        if facts.ends_where_it_starts and facts.end is None:
            facts.end = facts.start
        if facts.end in ("home", "hotel") and facts.start is not None and facts.end not in self._places():
            facts.end = facts.start
        places = {place for pair in facts.ways for place in pair}
        for seen in facts.visits.values():
            if seen.place is None and (not seen.person or seen.who in places):
                seen.place = seen.who
            if seen.minutes is None:
                seen.minutes = facts.each

    def _places(self) -> set[str]:
        pairs = {place for pair in self.facts.ways for place in pair if place}
        return pairs | {seen.place for seen in self.facts.visits.values() if seen.place}

    # Clocks ---------------------------------------------------------------------------------------

    def _clock(self, clock: Clock, after: int | None = None) -> int:
        """The half of the day that was not said: the first one past ``after`` where that is known, else one
        between 7 in the morning and 7 in the evening."""
        if clock.other is None:
            return clock.minutes
        halves = sorted((clock.minutes, clock.other))
        if after is not None:
            return next((half for half in halves if half > after), halves[1])
        return next((half for half in halves if 7 * 60 <= half < 19 * 60), halves[0])

    def _window(self, seen: Seen, window: tuple[Clock | None, Clock | None, int | None]) -> Window | None:
        first, last, day = window
        leaves = None if self.facts.leaves is None else self._clock(self.facts.leaves)
        if first is not None and last is not None:
            opens, closes = self._pair(first, last, leaves)
        elif first is not None:
            opens, closes = self._clock(first, leaves), 24 * 60
        else:
            assert last is not None
            opens, closes = 0, self._clock(last, leaves)
        if closes <= opens:
            name = self._name(seen.who)
            question = (
                f"From when to when can {name} be visited? "
                f"It says {formats.clock(opens)} to {formats.clock(closes)}."
            )
            self.asks.append(Ask("windows", "impossible", question, *seen.spans.get("windows", (0, 0))))
            return None
        return Window(opens=opens, closes=closes, day=day)

    def _pair(self, first: Clock, last: Clock, leaves: int | None) -> tuple[int, int]:
        options = [
            (opens, closes)
            for opens in {first.minutes, first.minutes if first.other is None else first.other}
            for closes in {last.minutes, last.minutes if last.other is None else last.other}
            if opens < closes
        ]
        if not options:
            return self._clock(first), self._clock(last)
        if len(options) == 1:
            return options[0]
        late = [pair for pair in options if leaves is None or pair[1] > leaves]
        waking = [pair for pair in late if pair[0] >= 7 * 60]
        return min(waking or late or options, key=lambda pair: (pair[1] - pair[0], pair[0]))

    # The frame ------------------------------------------------------------------------------------

    def _frame(self) -> VisitsFrame:
        facts = self.facts
        leaves = None if facts.leaves is None else self._clock(facts.leaves)
        for name in ("start", "leaves", "end", "back", "lunch", "usual", "days", "date"):
            if name in facts.spans:
                self.marks[name] = self._mark(facts.spans[name])
        days = facts.days or max(
            [1, *(day for seen in facts.visits.values() for _, _, day in seen.windows if day is not None)]
        )
        shared: dict[str, Any] = {
            "start": self._name(facts.start),
            "leaves": leaves,
            "end": self._name(facts.end),
            "back": None if facts.back is None else self._clock(facts.back, leaves),
            "date": facts.date,
            "days": days,
            "travellers": tuple(Traveller(name=self._name(key) or key) for key in facts.travellers),
            "ways": tuple(
                Way(origin=self._name(a) or "", destination=self._name(b) or b, minutes=minutes)
                for (a, b), minutes in facts.ways.items()
            ),
            "usual": facts.usual,
            "mode": next(iter(facts.modes)) if len(facts.modes) == 1 else None,
            "lunch": self._lunch(leaves),
        }
        visits = tuple(self._visit(place, seen, days) for place, seen in enumerate(self._told()))
        try:
            return VisitsFrame(**shared, visits=visits)
        except ValidationError as error:
            question = (
                f"This cannot be: {error.errors()[0]['msg'].removeprefix('Value error, ')}. What is meant?"
            )
            self.asks.append(Ask("visits", "impossible", question, 0, 0))
            return VisitsFrame()

    def _told(self) -> list[Seen]:
        """The visits: those of whom more is known than that a name fell beside a length."""
        places = self._places() | {self.facts.start, self.facts.end}
        return [
            seen
            for seen in self.facts.visits.values()
            if seen.windows or seen.place not in (None, seen.who) or "visit" in seen.spans or seen.must
            or seen.who not in places or seen.minutes is not None
        ]  # fmt: skip

    def _visit(self, place: int, seen: Seen, days: int) -> Visit:
        found = (self._window(seen, window) for window in seen.windows)
        windows = tuple(window for window in found if window is not None)
        if seen.must and "must" in seen.spans:
            self.marks[f"visits.{place}.must"] = self._mark(seen.spans["must"])
        minutes = seen.minutes
        if minutes is not None and not 1 <= minutes <= 1440:
            question = f"How long shall the visit to {self._name(seen.who)} be? {minutes} minutes cannot be."
            self.asks.append(Ask("minutes", "impossible", question, *seen.spans.get("minutes", (0, 0))))
            minutes = None
        return Visit(
            who=self._name(seen.who) or seen.who,
            place=self._name(seen.place),
            minutes=minutes,
            windows=tuple(dict.fromkeys(windows)),
            score=1 if seen.score is None else seen.score,
            must=seen.must,
        )

    def _lunch(self, leaves: int | None) -> Lunch | None:
        if self.facts.lunch is None:
            return None
        minutes, span = self.facts.lunch
        where = self.facts.spans["lunch"]
        if span is None:
            question = "Between which clocks shall the lunch break be?"
            self.asks.append(Ask("lunch", "missing", question, *where, default="12:00 and 14:00"))
            return None
        if isinstance(span, ClockRange):
            opens, closes = self._pair(span.first, span.last, leaves)
            minutes = minutes or min(60, closes - opens)
        else:
            opens = self._clock(span, leaves)
            minutes = minutes or 60
            closes = opens + minutes
        if self.facts.lunch[0] is None:
            self.assumed.append(f"The lunch break is {formats.duration(minutes)} long.")
        try:
            return Lunch(opens=opens, closes=closes, minutes=minutes)
        except ValidationError:
            question = f"When shall the break of {minutes} minutes be? It does not fit where it was put."
            self.asks.append(Ask("lunch", "impossible", question, *where))
            return None

    def _mark(self, span: Span) -> Mark:
        found = self._evidence(span)
        return Mark(source="stated", evidence=found) if found is not None else Mark(source="clarified")

    # Questions ------------------------------------------------------------------------------------

    def _missing(self, frame: VisitsFrame) -> None:
        asked = {ask.field for ask in self.asks}
        for name in frame.missing:
            if name not in asked:
                self.asks.append(Ask(name, "missing", _question(name, frame), 0, 0))
        if frame.usual is None:
            one_way = [
                way for way in frame.ways if (way.destination, way.origin) not in frame.minutes_between
            ]
            if one_way:
                self.assumed.append("A way takes as long as the way back where only one of them was said.")
        if frame.travellers or frame.days == 1:
            return
        self.assumed.append("Each day begins at the same place and time.")

    def _gaps(self) -> tuple[Gap, ...]:
        ranks = {field: rank for rank, field in enumerate(_ORDER)}
        gaps: dict[str, Gap] = {}
        for ask in sorted(self.asks, key=lambda each: ranks.get(each.field, len(ranks))):
            if ask.field not in gaps:
                place = self._evidence((ask.first, ask.stop))
                gaps[ask.field] = Gap(
                    field=ask.field,
                    reason=ask.reason,  # type: ignore[arg-type]
                    question=ask.question,
                    options=ask.options,
                    default=ask.default,
                    evidence=(place,) if place else (),
                )
        return tuple(gaps.values())

    def _goals(self) -> tuple[Any, ...]:
        said = [wish.goal for wish in self.facts.wishes if wish.goal is not None]
        scored = any(seen.score is not None for seen in self.facts.visits.values())
        mains = [goal for goal in said if goal in (w.most_visits(), w.highest_score())]
        if scored and w.highest_score() not in said and not mains:
            self.assumed.append("The visits together are to be worth as much as can be.")
        first = mains[:1] or [w.highest_score() if scored else w.most_visits()]
        return tuple(dict.fromkeys([*first, *(goal for goal in said if goal not in mains)]))

    def _left(self) -> tuple[Evidence, ...]:
        """The content words that no phrase used, neighbours together."""
        spans: list[list[int]] = []
        for k, token in enumerate(self.line.tokens):
            plain = token.low in STOP_WORDS or token.low in POLITENESS or token.low in KNOWN
            turning = token.low in _TURNS
            if (
                k in self.used
                or (plain and not turning)
                or (token.kind == "symbol" and token.text not in "€$%")
            ):
                continue
            if spans and k - spans[-1][1] <= 1:
                spans[-1][1] = k
            else:
                spans.append([k, k])
        found = (self._evidence((first, last + 1)) for first, last in spans)
        return tuple(each for each in found if each is not None)


def _question(name: str, frame: VisitsFrame) -> str:
    lacking = [visit.who for visit in frame.visits if visit.minutes is None]
    placeless = [visit.who for visit in frame.visits if visit.place is None]
    pairs = [f"{a} to {b}" for a, b in frame.unknown_ways[:6]]
    return {
        "visits": "Whom or what would you like to visit, where, when and for how long?",
        "places": f"Where can {formats.listed(placeless)} be visited?",
        "start": "Where do you start?",
        "leaves": "At what time do you start?",
        "minutes": f"How long shall the visit to {formats.listed(lacking)} be?",
        "ways": f"How many minutes does it take from {formats.listed(pairs)}?",
    }[name]
