"""What the roster covers: its days, shifts and staff, and how many of whom are wanted."""

from __future__ import annotations

import re
from datetime import date, timedelta

from planner_agent.families.roster.words.facts import Wanted, When
from planner_agent.families.roster.words.hours import Hours
from planner_agent.families.roster.words.line import Bound
from planner_agent.families.roster.words.steps import Steps, dates_of
from planner_agent.language.day_leaves import clock


class Cover(Steps):
    """Handlers of phrases that make the frame."""

    def _including(self, found: re.Match[str]) -> bool | None:
        if not self.facts.wanted:
            return False
        last = self.facts.wanted[-1]
        bound, role = self._value(found, "b"), self._value(found, "k")[0]
        self.facts.wanted.append(
            Wanted(bound, last.shifts, last.when, role, self.span, self.clause, part=True)
        )
        return None

    def _only_they(self, found: re.Match[str]) -> None:
        self._tell("only_they", self._people(found), shifts=self._shifts(found))

    def _needs(self, found: re.Match[str]) -> None:
        hours = self._value(found, "r")
        for shift in self._shifts(found):
            if hours is not None:
                self._timed(shift, hours)
            needed = self.facts.needs.setdefault(shift, [])
            needed += [role for role in self._value(found, "k") if role not in needed]

    def _not_role(self, found: re.Match[str]) -> None:
        self._list(self._people(found) or ())

    def _roles(self, found: re.Match[str]) -> bool | None:
        people = self._people(found) or ()
        role = self._value(found, "k")[0]
        mine = self.facts.roles.setdefault(role, [])
        mine += [name for name in people if name not in mine]
        if found.start("k") < found.start("n"):
            self._list(people, intro=len(people) > 1 or bool(re.search(r"K\d+ (?::|is|are)", found[0])))
        return None

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

    # People ---------------------------------------------------------------------------------------

    def _staff(self, found: re.Match[str]) -> None:
        people = self._people(found) or ()
        role = self._value(found, "k") if "k" in found.groupdict() else None
        if role:
            mine = self.facts.roles.setdefault(role[0], [])
            mine += [name for name in people if name not in mine]
        self._list(people)

    def _alone(self, found: re.Match[str]) -> bool | None:
        people = self._people(found) or ()
        if len(people) < 2 and self.listing != self.sentence:
            return False
        self._list(people)
        return None

    def _bracket(self, found: re.Match[str]) -> bool | None:
        """Somebody of whom brackets tell: "Anna (max 3 shifts)"."""
        people = self._people(found) or ()
        if self.listing == self.sentence or self.roll:
            self._list(people)
        self.subject = people[-1:], False
        self.profile = True
        return None

    def _contract(self, found: re.Match[str]) -> None:
        self.subject = self._people(found), False
        self.profile = True

    def _entry(self, found: re.Match[str]) -> bool | None:
        """A line of a list of people."""
        people = self._people(found) or ()
        before = found.string[: found.start()].rstrip()
        opened = not before or before.endswith("¶")
        if not opened or not (self.roll or len(people) > 1):
            return False
        self._list(people)
        self.subject = people, False
        self.profile = True
        return None

    def _head(self, found: re.Match[str]) -> bool | None:
        if self.facts.headcount is not None:
            return False
        bound = self._value(found, "b")
        if not bound.plain or not bound.least:
            return False
        if re.match(r" (?:[-–—:,(]) N\d", found.string[found.end() :]):
            return False
        if "opens" in found.groupdict() and not self._heads(found):
            return False
        role = self._value(found, "k")
        self.facts.headcount = (bound.least, role[0] if role else "person")
        self.facts.spans.setdefault("people", self.span)
        return None

    def _demand_hours(self, found: re.Match[str]) -> bool | None:
        """ "Two agents 8am-4pm and two agents 12pm-8pm": shifts without names."""
        if len(re.findall(r"B\d+ (?:K\d+|[a-z]+) (?:from |at |on |between |work |working |for )*R\d", found.string)) < 2:
            return False
        hours = self._value(found, "r")
        name = hours.name
        self.facts.shifts[name] = hours.of("")
        role = self._value(found, "k") if found["k"] else None
        when = self.days_of(found["when"]) or self.when
        wanted = Wanted(self._value(found, "b"), (name,), when, role[0] if role else None, self.span, self.clause)
        self.facts.wanted.append(wanted)
        self.facts.spans.setdefault("demand", self.span)
        self._real((name,))
        return None

    def _heads(self, found: re.Match[str]) -> bool:
        """ "6 guards." by itself, or "8 guards, …" at the very first."""
        before = found.string[: found.start()].rstrip()
        rest = found.string[found.end() :].lstrip()
        if self.span[0] == 0:
            return not re.match(r"[,:;] (?:on|each|every|per)\b", rest)
        return before.endswith((".", "¶", "!")) and rest[:1] in (".", "¶", "") and not self.facts.staff

    # Demand ---------------------------------------------------------------------------------------

    def _demand(self, found: re.Match[str]) -> bool | None:
        said = found.groupdict()
        bound = self._value(found, "b") or Bound(0, 0)
        shifts = self._shifts(found) or (
            self.head if self.head and not (said.get("g") or said.get("g2")) else None
        )
        role = self._value(found, "k") if said.get("k") else None
        if "again" in said:
            return self._instead(bound)
        days = " ".join(filter(None, (said.get("when0"), said.get("when"), said.get("when2"))))
        when = self.days_of(days)
        rest = found.string[found.end() :]
        named_shift = bool(said.get("s") or said.get("g") or said.get("g2"))
        if not named_shift and re.match(r" (?:\(|:) N\d", rest):
            return False
        if not named_shift and "same" not in said and re.match(r" (?:K\d+ )?S\d+ ", rest):
            return False
        if re.match(r" (?:[a-z]+ |K\d+ )?(?:aren't|isn't|are not|is not|not) ", rest):
            return False
        target = bool(shifts or said.get("g") or said.get("g2") or days.strip() or self.when)
        if said.get("same"):
            if not self.facts.wanted or (self.when is None and not self.head):
                return False
            shifts = self.head or self.facts.wanted[-1].shifts
        named = bool(re.search(r"K\d|\b(?:people|person|staff|persons|nobody|one of|of N\d+)", found[0])) or (
            "N" in found[0] and " of " in found[0]
        )
        if not target and not named:
            return False
        if (
            re.match(
                r" (?:days|shifts?|weekends?|weeks?|hours|consecutive|of the days|in a row|K\d+ : )", rest
            )
            and not target
        ):
            return False
        if re.match(r" (?:days|shifts|weekends?|hours|consecutive|shift)\b", rest):
            return False
        if re.match(r" (?:off|free|(?:a |per |each )?week|weekly|in a row|in between)\b", rest):
            return False
        some = {name for mark in self._inside(found[0]) if mark.kind == "N" for name, _ in mark.value}
        if some and (not bound.plain or (self.facts.staff and some < set(self.facts.staff))):
            return False
        if said["b"] in ("nobody", "no one", "none") and not shifts and when is None and self.when is None:
            return False
        if when is not None and self._is_period(when):
            when = None
        if when is not None:
            for each in self.facts.wanted:
                other = (each.shifts and shifts and not set(each.shifts) & set(shifts)) or (
                    each.role and role and each.role != role[0]
                )
                if each.when is None and each.sentence == self.clause and other:
                    each.when = when
        besides = self.days_of(said.get("x"))
        if besides is not None:
            if when is not None or self.when is not None or besides.weekdays is None:
                return False
            when = When(frozenset(range(7)) - besides.weekdays, None, True)
        wanted = Wanted(bound, shifts, when or self.when, role[0] if role else None, self.span, self.clause)
        if said.get("r") and shifts:
            for shift in shifts:
                self._timed(shift, self._value(found, "r"))
        wanted.near = self.near and shifts == self.head
        wanted.order = self.corrections if self.correcting else 0
        self.facts.wanted.append(wanted)
        self.facts.spans.setdefault("demand", self.span)
        if besides is not None:
            self.when = besides
        if shifts:
            self._real(shifts)
        return None

    def _aligned(self, found: re.Match[str]) -> bool | None:
        """ "early/late/night … 2/2/1": a number for each shift, in their order."""
        bounds = [self._value(found, "b"), *(mark.value for mark in self._inside(found["more"]))]
        names = self.head or tuple(self.facts.shifts)
        if len(bounds) != len(names):
            return False
        when = self.days_of(found["when"]) if "when" in found.groupdict() else None
        low = (found["op"] or "").startswith(("min", "at least")) or bounds[0].most is None
        high = (found["op"] or "").startswith(("max", "at most")) or bounds[0].least is None
        for name, bound in zip(names, bounds, strict=True):
            number = bound.least if bound.least is not None else bound.most
            made = Bound(None if high else number, None if low else number, not (low or high))
            self.facts.wanted.append(Wanted(made, (name,), when or self.when, None, self.span, self.clause))
        return None

    def _instead(self, bound: Bound) -> bool | None:
        """ "…, no, make that three": of what was wanted last."""
        if not self.correcting or not self.facts.wanted:
            return False
        last = self.facts.wanted[-1]
        self.facts.wanted.append(
            Wanted(bound, last.shifts, last.when, last.role, self.span, self.clause, order=self.corrections)
        )
        return None

    def _is_period(self, when: When) -> bool:
        """ "two on each, 9 to 15 March" tells when the roster is, where nothing has yet."""
        days = when.dates or ()
        if self.facts.start is not None or len(days) < 3 or (days[-1] - days[0]).days + 1 != len(days):
            return False
        self.facts.start, self.facts.days = days[0], len(days)
        self.facts.spans.setdefault("start", self.span)
        return True

    def _context(self, found: re.Match[str]) -> None:
        """ "On the late …": what is wanted in the clause is wanted there."""
        self.head = self._shifts(found)

    def _row_head(self, found: re.Match[str]) -> None:
        self.head = self._shifts(found)
        self._real(self.head)

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
        if days is None and phrase is not None and phrase.last in (None, phrase.first) and self._said_week(found):
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
        within = facts.start is not None and all(0 <= (day - facts.start).days < (facts.days or 0) for day in days)
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
        return bool(re.search(r"\bweek\b", found[0])) or any(token.low in ("week", "commencing") for token in self.text.tokens[mark.first : mark.stop])

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
