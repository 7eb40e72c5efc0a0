"""Whom the roster has, what they can do, and how many of whom are wanted."""

from __future__ import annotations

import re

from planner_agent.families.roster.words.facts import Wanted, When
from planner_agent.families.roster.words.line import Bound
from planner_agent.families.roster.words.times import Times


class Cover(Times):
    """Handlers of phrases about staff and demand."""

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

    def _staff(self, found: re.Match[str]) -> None:
        people = self._people(found) or ()
        role = self._value(found, "k") if "k" in found.groupdict() else None
        if role:
            mine = self.facts.roles.setdefault(role[0], [])
            mine += [name for name in people if name not in mine]
        self._list(people)
        if found.string.startswith(" (", found.end()):
            self.subject = people[-1:], False
            self.profile = True

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
        if (
            len(
                re.findall(
                    r"B\d+ (?:K\d+|[a-z]+) (?:from |at |on |between |work |working |for )*R\d", found.string
                )
            )
            < 2
        ):
            return False
        hours = self._value(found, "r")
        name = hours.name
        self.facts.shifts[name] = hours.of("")
        role = self._value(found, "k") if found["k"] else None
        when = self.days_of(found["when"]) or self.when
        wanted = Wanted(
            self._value(found, "b"), (name,), when, role[0] if role else None, self.span, self.clause
        )
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
        if not named_shift and not days.strip() and re.match(r" (?:\(|:) N\d", rest):
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
