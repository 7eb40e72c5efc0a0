"""Walks the marked line, phrase by phrase, and gathers what they say."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from planner_agent.families.visits import wishes as w
from planner_agent.families.visits.words.facts import Facts, Said, Seen, Span
from planner_agent.families.visits.words.marked import Mark, Marked
from planner_agent.families.visits.words.phrases import CORRECTION, PHRASES
from planner_agent.families.visits.words.vocabulary import MODES
from planner_agent.language.clocks import Clock, ClockRange
from planner_agent.spec import Form, Goal, clock_text

_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5}


class Walk:
    """One pass over a marked text. ``used`` are the tokens that some phrase took."""

    def __init__(self, text: Marked, today: date) -> None:
        self.text, self.today, self.facts = text, today, Facts()
        self.used: set[int] = set()
        self.by_at = {mark.at: mark for mark in text.marks}
        self.by_name = {f"{mark.kind}{n}": mark for n, mark in enumerate(text.marks) if mark.kind != "W"}
        self.subject: Seen | None = None
        self.day: int | None = None
        self.last_way: tuple[str | None, str] | None = None
        self.span: Span = (0, 0)
        self.begun: list[Seen] = []

    def run(self) -> Facts:
        line = self._corrected(self.text.line)
        at, fresh = 0, True
        while at < len(line):
            word = line[at : line.find(" ", at)]
            hit = self._match(line, at, fresh)
            if hit is not None:
                at, fresh = hit, False
                continue
            if word in (".", "!", "?", "¶", ";"):
                self.begun = [] if word != ";" else self.begun
                self.day = None
            fresh = word in (".", "!", "?", "¶", ";", ",", ":", "-", "and", "but")
            at = line.find(" ", at) + 1
            if at == 0:
                break
        return self.facts

    def _corrected(self, line: str) -> str:
        """The line without what was taken back; the marks after it move up."""
        while (found := CORRECTION.search(line)) is not None:
            lead = re.match(r"(?:(?:at|from|to|in|by|for|is) )?", found[0])
            first = found.start() + (len(lead[0]) if lead else 0)  # the word before the value stays
            gone = found.end() - first
            for mark in self.text.marks:
                if found.start() <= mark.at < found.end():
                    self.used.update(range(mark.first, mark.stop))
                if first <= mark.at < found.end():
                    mark.at = -1
                elif mark.at >= found.end():
                    mark.at -= gone
            line = line[:first] + line[found.end() :]
        return line

    def _match(self, line: str, at: int, fresh: bool) -> int | None:
        tidy = line
        for name, pattern in PHRASES:
            found = pattern.match(tidy, at)
            if found is None or found.end() == at or not found[0].strip():
                continue
            marks = self.text.within(found.start(), found.end())
            self.span = (marks[0].first, max(mark.stop for mark in marks))
            if getattr(self, f"_{name}")(found) is False:
                continue
            for mark in marks:
                self.used.update(range(mark.first, mark.stop))
            return found.end()
        return None

    # Values ---------------------------------------------------------------------------------------

    def _mark(self, found: re.Match[str], group: str) -> Mark | None:
        shown = found.groupdict().get(group)
        return None if shown is None else self.by_name.get(shown.strip())

    def _value(self, found: re.Match[str], group: str) -> Any:
        mark = self._mark(found, group)
        return None if mark is None else mark.value

    def _minutes(self, found: re.Match[str], group: str) -> int | None:
        mark = self._mark(found, group)
        if mark is None:
            return None
        if mark.kind == "Q":
            return int(mark.value)
        return int(mark.value.least)

    def _wish(self, name: str, body: Form | None = None, goal: Goal | None = None) -> None:
        self.facts.wishes.append(Said(name, body, goal, self.span))

    # The frame ------------------------------------------------------------------------------------

    def _lunch(self, found: re.Match[str]) -> bool | None:
        minutes = next((m for g in ("d", "d2", "d3") if (m := self._minutes(found, g)) is not None), None)
        span = self._value(found, "r")
        if minutes is None and span is None and "lunch" not in found[0]:
            return False
        self.facts.lunch, self.facts.spans["lunch"] = (minutes, span), self.span
        return None

    def _usual(self, found: re.Match[str]) -> None:
        self.facts.usual = self._minutes(found, "d")
        self.facts.spans["usual"] = self.span
        self._mode(found[0])

    def _mode(self, words: str) -> None:
        said = set(words.split())
        self.facts.modes |= {mode for mode, signs in MODES.items() if signs & said}

    def _walk(self, found: re.Match[str]) -> None:
        self._mode(found[0])

    def _days(self, found: re.Match[str]) -> None:
        self.facts.days = self._value(found, "p").least
        self.facts.spans["days"] = self.span

    def _team(self, found: re.Match[str]) -> None:
        names = [self._value(found, group) for group in ("a", "c", "b")]
        self.facts.travellers = [name for name in names if name is not None]

    def _setting(self, found: re.Match[str]) -> None:
        """The town in which all this happens."""
        self.facts.assumed.append(f"All visits are in {self.text.names[self._value(found, 'n')]}.")

    def _start(self, found: re.Match[str]) -> None:
        self._start_place(found)
        self._start_clock(found)

    def _start_place(self, found: re.Match[str]) -> None:
        if self.facts.start is None:
            self.facts.start = self._value(found, "n")
            self.facts.spans["start"] = self.span

    def _start_clock(self, found: re.Match[str]) -> None:
        if self.facts.leaves is None:
            self.facts.leaves = self._value(found, "c")
            self.facts.spans["leaves"] = self.span

    def _end(self, found: re.Match[str]) -> None:
        self._end_place(found)
        self.facts.back, self.facts.spans["back"] = self._value(found, "c"), self.span

    def _end_place(self, found: re.Match[str]) -> None:
        self.facts.end, self.facts.spans["end"] = self._value(found, "n"), self.span

    def _back(self, found: re.Match[str]) -> bool | None:
        clock = self._value(found, "c")
        homeward = found["w"] in ("back", "home", "return", "get back", "go back", "come back", "be back")
        if clock is None and not homeward:
            return False
        if clock is not None:
            self.facts.back, self.facts.spans["back"] = clock, self.span
        self.facts.ends_where_it_starts = self.facts.ends_where_it_starts or homeward
        return None

    def _train(self, found: re.Match[str]) -> None:
        if self.facts.end is None and self._value(found, "n") is not None:
            self._end(found)

    # Ways -----------------------------------------------------------------------------------------

    def _put(self, a: str | None, b: str, minutes: int) -> None:
        known = self.facts.ways.get((a, b))
        if known is not None and known != minutes:
            names = self.text.names
            pair = f"{names.get(a or '', 'the start')} to {names.get(b, b)}"
            question = f"How long does it take from {pair}: {known} or {minutes} minutes?"
            self.facts.ask("ways", "contradiction", question, self.span, f"{known}", f"{minutes}")
        self.facts.ways[a, b] = minutes
        self.last_way = a, b

    def _way(self, found: re.Match[str]) -> None:
        self._put(self._value(found, "a"), self._value(found, "b"), self._minutes(found, "m") or 0)
        self._mode(found[0])

    def _way_dash(self, found: re.Match[str]) -> bool | None:
        a, b, minutes = self._value(found, "a"), self._value(found, "b"), self._minutes(found, "m")
        if a in self.facts.visits:
            return False
        self._put(b, a, minutes or 0)
        self._put(a, b, minutes or 0)
        return None

    def _way_between(self, found: re.Match[str]) -> None:
        self._way_dash(found)
        self._mode(found[0])

    def _way_on(self, found: re.Match[str]) -> None:
        origin = self.last_way[0] if self.last_way else None
        self._put(origin, self._value(found, "b"), self._minutes(found, "m") or 0)

    def _way_back(self, found: re.Match[str]) -> bool | None:
        if self.last_way is None:
            return False
        a, b = self.last_way
        start = a if a is not None else self.facts.start
        if start is None:
            return False
        self._put(b, start, self._minutes(found, "m") or 0)
        self.last_way = a, b
        return None

    def _unit(self, found: re.Match[str]) -> None:
        return None

    # Wishes ---------------------------------------------------------------------------------------

    def _limit(self, found: re.Match[str]) -> None:
        minutes = self._minutes(found, "d") or 0
        self._wish("travel", w.travel_at_most(minutes, per_day=found["day"] is not None))
        self._mode(found[0])

    def _at_most(self, found: re.Match[str]) -> None:
        self._wish("visits", w.visits_at_most(int(self._value(found, "q")), per_day=found["day"] is not None))

    def _at_least(self, found: re.Match[str]) -> None:
        self._wish("least-visits", w.visits_at_least(int(self._value(found, "q"))))

    def _none_before(self, found: re.Match[str]) -> None:
        self._wish("not-before", w.none_before(clock_text(self._clock(self._value(found, "c"), early=True))))

    def _none_after(self, found: re.Match[str]) -> None:
        self._wish("not-after", w.none_after(clock_text(self._clock(self._value(found, "c"), early=False))))

    def _clock(self, clock: Clock, early: bool) -> int:
        return clock.minutes if clock.other is None or early else max(clock.minutes, clock.other)

    def _order(self, found: re.Match[str]) -> None:
        names = self.text.names
        a, b = self._value(found, "a"), self._value(found, "b")
        self._wish("order", w.before(names[a], names[b]))

    _order_after = _order

    def _least_travel(self, found: re.Match[str]) -> None:
        self._wish("goal", goal=w.least_travel())

    def _earliest(self, found: re.Match[str]) -> None:
        self._wish("goal", goal=w.earliest())

    def _score_goal(self, found: re.Match[str]) -> bool | None:
        if not re.search(r"highest|best|greatest|maxim|most|many", found[0]):
            return False
        self._wish("goal", goal=w.highest_score())
        return None

    def _most(self, found: re.Match[str]) -> None:
        self._wish("goal", goal=w.most_visits())

    # Visits ---------------------------------------------------------------------------------------

    def _turn(self, who: str, part: str) -> Seen:
        seen = self.facts.visit(who)
        seen.spans[part] = self.span
        if seen is not self.subject:
            self.day = None
        if seen not in self.begun:
            self.begun.append(seen)
        self.subject = seen
        return seen

    def _at(self, found: re.Match[str]) -> None:
        seen = self._turn(self._value(found, "n"), "place")
        seen.place, seen.person = self._value(found, "p"), True

    def _who_is(self, found: re.Match[str]) -> bool | None:
        if self.subject is None:
            return False
        self.subject.place = self._value(found, "p")
        return None

    def _open(self, found: re.Match[str]) -> None:
        seen = self._turn(self._value(found, "n"), "place")
        seen.place = seen.place or self._value(found, "n")

    def _must_see_at(self, found: re.Match[str]) -> None:
        self._at(found)
        self._must_be(found)

    def _must_see(self, found: re.Match[str]) -> None:
        seen = self._turn(self._value(found, "n"), "must")
        seen.person = seen.person or not re.search(r" (?:visit|go to|stop|tour|check)", found[0])
        self._must_be(found)

    def _must_be(self, found: re.Match[str]) -> bool | None:
        if self.subject is None:
            return False
        self.subject.must = True
        self.subject.spans["must"] = self.span
        return None

    def _musts(self, found: re.Match[str]) -> None:
        for group in ("a", "b"):
            if (who := self._value(found, group)) is not None:
                self._turn(who, "must").must = True

    def _see(self, found: re.Match[str]) -> None:
        seen = self._turn(self._value(found, "n"), "visit")
        seen.person = seen.person or found["v"] not in (
            "visit", "visiting", "go to", "stop at", "stop by", "tour", "check out",
        )  # fmt: skip

    def _visits_of(self, found: re.Match[str]) -> None:
        for group in ("a", "c", "b"):
            if (who := self._value(found, group)) is not None:
                self._turn(who, "visit").person = True

    def _need(self, found: re.Match[str]) -> None:
        seen = self._turn(self._value(found, "n"), "minutes")
        seen.minutes = self._minutes(found, "d")

    def _each(self, found: re.Match[str]) -> None:
        self.facts.each, self.facts.spans["each"] = self._minutes(found, "d"), self.span

    def _worth(self, found: re.Match[str]) -> bool | None:
        if self.subject is None:
            return False
        self.subject.score = int(self._value(found, "q"))
        return None

    def _day(self, found: re.Match[str]) -> None:
        ordinal = found.groupdict().get("o")
        self.day = _ORDINALS[ordinal] if ordinal else int(self._value(found, "q"))

    def _any_day(self, found: re.Match[str]) -> None:
        self.day = None

    def _date(self, found: re.Match[str]) -> bool | None:
        phrase = self._value(found, "t")
        if phrase.first is None or phrase.first != phrase.last or self.facts.date not in (None, phrase.first):
            return False
        self.facts.date, self.facts.spans["date"] = phrase.first, self.span
        return None

    def _window(self, found: re.Match[str]) -> bool | None:
        if self.subject is None:
            return False
        span = self._value(found, "r")
        first = span.first if isinstance(span, ClockRange) else self._value(found, "f")
        last = span.last if isinstance(span, ClockRange) else self._value(found, "u")
        self.subject.windows.append((first, last, self.day))
        self.subject.spans["windows"] = self.span
        return None

    def _length(self, found: re.Match[str]) -> bool | None:
        minutes = self._minutes(found, "d")
        if self.subject is None or self.subject.minutes is not None:
            return False
        self.subject.minutes = minutes
        self.subject.spans["minutes"] = self.span
        return None
