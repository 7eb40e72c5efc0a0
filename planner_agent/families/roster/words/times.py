"""When the roster is, and which shifts there are: days, hours, what is open and what is closed."""

from __future__ import annotations

import re
from datetime import date, timedelta

from planner_agent.families.roster.words.facts import Wanted, When
from planner_agent.families.roster.words.hours import Hours
from planner_agent.families.roster.words.line import Bound
from planner_agent.families.roster.words.steps import Steps, dates_of
from planner_agent.language.day_leaves import clock


class Times(Steps):
    """Handlers of phrases about shifts and days."""

    def _shift(self, found: re.Match[str]) -> bool | None:
        self.shift_in = self.sentence
        names = self._shifts(found) if "s" in found.groupdict() else ()
        if "d" in found.groupdict():
            minutes = self._value(found, "d").least
            for name in names or ("*",):
                self.facts.lengths[name] = minutes
            if "c" in found.groupdict() and found["c"]:
                first = clock(self._value(found, "c"))
                self.facts.lone.append(Hours(first, (first + minutes - 1) % 1440 + 1))
            self._real(names)
            return None
        hours = self._value(found, "r")
        if not names:
            self.facts.lone.append(hours)
            self.facts.spans.setdefault("shifts", self.span)
            return None
        for name in names:
            self._timed(name, hours)
        self._real(names)
        rest = found.string[found.end() :]
        follows = re.match(r" (?:\((?= B)|:|needs?|requires?|with|=|-|–|has|wants|gets) ", rest)
        near = re.match(r" (?:, )?B\d+(?: (?:people|person|staff|persons|K\d+))? [,;.)¶]", rest)
        self.head = names if follows or near else None
        self.near = bool(near)
        return None

    def _hours_list(self, found: re.Match[str]) -> bool | None:
        """ "shifts 10-13 and 13-16": shifts without names."""
        self.facts.nameless += [mark.value for mark in self._inside(found["list"])]
        self.facts.spans.setdefault("shifts", self.span)
        return None

    def _runs(self, found: re.Match[str]) -> bool | None:
        """ "earlies start at 5 and finish at 1"."""
        first, last = (self._minutes(found, group) for group in "fl")
        if first is None or last is None:
            return False
        dial = max(first[0], last[0]) <= 720 and first[1] and last[1]
        for name in self._shifts(found):
            self._timed(name, Hours(first[0], last[0], dial))
        self._real(self._shifts(found))
        return None

    def _minutes(self, found: re.Match[str], group: str) -> tuple[int, bool] | None:
        """Minutes after midnight, and whether the half of the day is open."""
        value = self._value(found, group)
        if isinstance(value, Bound):
            hour = value.least or 0
            return (hour * 60, True) if value.plain and 0 < hour <= 24 else None
        return clock(value), False

    def _clock(self, found: re.Match[str]) -> None:
        self.facts.lone.append(self._value(found, "r"))

    def _timed(self, name: str, hours: Hours) -> None:
        known, clocks = self.facts.shifts.get(name), hours.of(name)
        if known is not None and known != clocks and not self.correcting:
            self.facts.ask(
                "shifts", "contradiction", f"When is the {name} shift? Two times were given.", self.span
            )
        self.facts.assumed += filter(None, [hours.told(name)])
        self.facts.shifts[name] = clocks

    def _shifts_(self, found: re.Match[str]) -> None:
        self._real(self._shifts(found))

    def _kind(self, found: re.Match[str]) -> None:
        self._real(self._shifts(found))

    def _named(self, found: re.Match[str]) -> bool | None:
        names = self._shifts(found)
        if len(names) < 2 and "shift" not in found[0] and self.head is None:
            return False
        self._real(names)
        self.head = names
        return None

    def _shut(self, found: re.Match[str]) -> None:
        said = found.groupdict()
        when = self.days_of(found["w"])
        if when is None:
            return
        if said.get("w2") or not said.get("s"):
            self.facts.shut.append(when)
        if said.get("s"):
            part = self.days_of(said.get("w2") or said["w"])
            none = Wanted(Bound(0, 0), self._shifts(found), part, None, self.span, self.clause)
            self.facts.wanted.append(none)

    def _open(self, found: re.Match[str]) -> bool | None:
        if "whole" in found.groupdict():
            before = found.string[: found.start()].rstrip()
            if len((self.days_of(found["w"]) or When()).weekdays or ()) < 3 or before[-1:] not in (
                ".",
                "¶",
                "",
            ):
                return False
        self.facts.opened = self.days_of(found["w"]) or self.facts.opened

    def _when(self, found: re.Match[str]) -> bool | None:
        if "t" in found.groupdict() and self.facts.start is None:
            return False
        self._heard()
        self.clause += 1
        self.when = self.days_of(found[0])
        self.waiting = self.span, len(self.hits) + 1
        self.lonely = (
            bool(re.match(r" [.;!¶]", found.string[found.end() :])) and self.shift_in == self.sentence
        )
        return None

    _dates_ = _when

    def _period(self, found: re.Match[str]) -> bool | None:
        said = found.groupdict()
        phrase = self._value(found, "t") if said.get("t") else None
        days = self._length(found, said.get("p"))
        if said.get("p") and any(m.kind == "B" and not m.value.plain for m in self._inside(said["p"])):
            return False
        if said.get("bare"):
            days = self._value(found, "bare").least
        facts = self.facts
        if said.get("w"):
            first = self._next(self._value(found, "w")[0])
            if first is None or (facts.start is not None and facts.start != first):
                return False
            facts.start = first
            facts.spans.setdefault("start", self.span)
        if isinstance(phrase, list):
            return self._listed_days(dates_of(phrase))  # type: ignore[arg-type]
        if phrase is not None and phrase.first is None:
            return False
        if phrase is not None:
            if facts.start is not None and facts.start != phrase.first:
                return False
            facts.start = phrase.first
            facts.spans.setdefault("start", self.span)
            if days is None and phrase.last is not None and phrase.last != phrase.first:
                days = phrase.days
        if (
            days is None
            and phrase is not None
            and phrase.last in (None, phrase.first)
            and self._said_week(found)
        ):
            days = 7
        if days is not None:
            if facts.days is not None and facts.days != days:
                question = f"How many days shall the roster have: {facts.days} or {days}?"
                facts.ask("days", "contradiction", question, self.span, str(facts.days), str(days))
            facts.days = facts.days or days
            facts.spans.setdefault("days", self.span)
        return None

    def _listed_days(self, days: list[date]) -> bool | None:
        """ "12 and 13 December": the roster's days, where they have not been told."""
        facts = self.facts
        month = facts.start is not None and (facts.days or 0) >= 28
        within = facts.start is not None and all(
            0 <= (day - facts.start).days < (facts.days or 0) for day in days
        )
        if (facts.start is not None or facts.days is not None) and not (month and within):
            return False
        self.facts.start = min(days)
        self.facts.days = (max(days) - min(days)).days + 1
        self.facts.spans.setdefault("start", self.span)
        if len(days) < self.facts.days:
            self.facts.opened = When(None, tuple(days))
        return None

    def _said_week(self, found: re.Match[str]) -> bool:
        """ "week starting 14/12/2026"."""
        mark = self._mark(found, "t")
        if mark is None:
            return False
        return bool(re.search(r"\bweek\b", found[0])) or any(
            token.low in ("week", "commencing") for token in self.text.tokens[mark.first : mark.stop]
        )

    def _next(self, weekdays: frozenset[int]) -> date | None:
        """The next such day after today."""
        if len(weekdays) != 1:
            return None
        ahead = (next(iter(weekdays)) - self.today.weekday()) % 7 or 7
        return self.today + timedelta(ahead)

    def _length(self, found: re.Match[str], words: str | None) -> int | None:
        if words is None:
            return None
        mark = next(iter(self._inside(words)), None)
        if mark is not None:
            return mark.value if mark.kind == "P" else mark.value.least
        return 1 if "day" in words else 7
