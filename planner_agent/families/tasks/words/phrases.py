"""Phrases inside a clause that say when, how, with what: each takes its marks out of the clause."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

from planner_agent.families.tasks.words import vocabulary as v
from planner_agent.families.tasks.words.facts import Facts, Seen, Span, When, meant
from planner_agent.language.clocks import Clock
from planner_agent.language.day_leaves import clock, pair
from planner_agent.language.day_times import day_times
from planner_agent.language.marks import Mark
from planner_agent.rendering import formats

_NOT = v.DENIALS
#: Between a denial and its cue: "can't start before 11:00".
_VERBS = frozenset(
    {
        "start",
        "starts",
        "begin",
        "begins",
        "be",
        "done",
        "started",
        "happen",
        "earlier",
        "any",
        "come",
        "comes",
        "go",
    }
)
_AT_MOST = (
    ("no", "more", "than"), ("not", "more", "than"), ("at", "most"), ("up", "to"), ("max",), ("maximum",),
    ("at", "least"), ("no", "less", "than"), ("minimum",), ("min",),
)  # fmt: skip
_READY = frozenset({"ready", "done", "finished", "complete", "completed", "due", "deadline", "out"})
_OPEN = frozenset({"day", "days"})
_TURNED = frozenset({"before", "after", "until", "till", "earlier", "later"})
#: Denied, they say from when on: "not until Friday".
_BOUNDS = frozenset({"before", "earlier", "until", "till"})
#: What ends the name of what is needed.
_PAST = v.NEEDS | {"for", "from", "until", "by", "at", "before", "after", "about", "around", "during"}


class Phrases:
    """The marks of one clause; ``left`` are those that no phrase has taken, in order."""

    def __init__(self, found: Sequence[Mark], facts: Facts, text: Callable[[Mark], str]) -> None:
        self.left: list[Mark] = list(found)
        self.gap: Span | None = None
        self.facts, self.text = facts, text

    def take(self, first: int, stop: int) -> Span:
        """Take marks ``first`` up to ``stop`` out of the clause."""
        taken = self.left[first:stop]
        del self.left[first:stop]
        return self.facts.claim(*taken)

    def word(self, k: int) -> str:
        return str(self.left[k].value) if 0 <= k < len(self.left) and self.left[k].kind == "word" else ""

    def words(self) -> set[str]:
        return {mark.value for mark in self.left if mark.kind == "word"}

    def at(self, said: Sequence[str]) -> int | None:
        """Where these words stand, one after the other; None where they do not."""
        size = len(said)
        return next(
            (
                k
                for k in range(len(self.left) - size + 1)
                if all(self.word(k + n) == word for n, word in enumerate(said))
            ),
            None,
        )

    def timed(self) -> bool:
        return self.find("days", "range", "clock", "weekday", "weekdays") is not None

    def find(self, *kinds: str) -> int | None:
        return next((k for k, mark in enumerate(self.left) if mark.kind in kinds), None)

    def lead(self, k: int) -> tuple[int, str, bool]:
        """The cue before the phrase at ``k``, past small words: its place, the word, whether it is denied."""
        at = k - 1
        while at >= 0 and self.word(at) in v.LINKS:
            at -= 1
        cue = self.word(at)
        if cue == "than" and self.word(at - 1) in ("later", "earlier"):
            cue, at = self.word(at - 1), at - 1
        first = self.denial(at)
        if first is None and at > 1 and self.word(0) in ("no", "never") and cue in _TURNED:
            self.facts.claim(self.left[0])  # "no calls before 10:00"
            return at, cue, True
        denied = first is not None
        return (at if first is None else first, cue, denied) if cue else (k, "", False)

    def denial(self, k: int) -> int | None:
        """The place of the denial of the word at ``k``: right before it, or past a verb that opens."""
        at = k - 1
        while self.word(at) in _VERBS:
            at -= 1
        if self.word(at) not in _NOT:
            return None
        return at - (self.word(at - 1) in ("must", "may", "can", "should", "do", "does", "has"))

    # When -----------------------------------------------------------------------------------------

    def due_and_release(self, task: Seen) -> None:
        """ "due Friday at 12:00", "by 5 pm on Thursday", "not before Tuesday", "from Wednesday on"."""
        k = 0
        while k < len(self.left):
            if self.left[k].kind != "days":
                k += 1
                continue
            at, stop, minutes = k, *self._clock_behind(k + 1)
            first, cue, denied = self.lead(k)
            if not cue and minutes is None and k and self.left[k - 1].kind == "clock":
                at, stop, minutes = k - 1, k + 1, self._clock_behind(k - 1)[1]
                first, cue, denied = self.lead(at)
            days: tuple[date, ...] = self.left[k].value
            if (cue in v.DUE and not denied) or (cue in ("later", "after") and denied):
                day = (
                    days[0].fromordinal(days[0].toordinal() - 1)
                    if cue == "before" and minutes is None
                    else days[-1]
                )
                self._shift(days[-1], day)
                task.due = day, minutes, self.take(self._due_from(first), stop)
            elif (cue in v.RELEASE and not denied) or (denied and cue in _BOUNDS):
                after = cue == "after" and not denied and minutes is None
                day = days[-1].fromordinal(days[-1].toordinal() + 1) if after else days[0]
                self._shift(days[-1], day)
                stop = stop + (self.word(stop) in ("on", "onwards", "onward"))
                task.release = day, minutes or 0, self.take(first, stop)
            else:
                k += 1
                continue
            k = 0

    def by(self, task: Seen) -> None:
        """ "Ready by 8:00", "due at noon": a clock without a day."""
        if not self.words() & _READY:
            return
        for k, mark in enumerate(self.left):
            first, cue, denied = self.lead(k)
            if (
                mark.kind == "clock"
                and mark.value.span is None
                and cue in ("by", "due", "deadline")
                and not denied
            ):
                task.by = clock(mark.value), self.take(self._due_from(first), k + 1)
                return

    def _shift(self, said: date, day: date) -> None:
        """The day before or after one that its weekday alone names is as loose."""
        if said in self.facts.loose:
            self.facts.loose.add(day)

    def _due_from(self, first: int) -> int:
        while self.word(first - 1) in (
            "due",
            "is",
            "are",
            "ideally",
            "done",
            "finished",
            "ready",
            "be",
            "must",
            "has",
            "to",
            "out",
            "needs",
            "should",
            "deadline",
            "deadline:",
        ):
            if self.word(first - 1) == "ideally":
                break
            first -= 1
        return first

    def _clock_behind(self, k: int) -> tuple[int, int | None]:
        at = k + (self.word(k) in ("at", "by", ","))
        if at < len(self.left) and self.left[at].kind == "clock":
            value: Clock = self.left[at].value
            return at + 1, value.span[1] if value.span else clock(value)
        return k, None

    def windows(self) -> list[When]:
        """ "on Thursday between 10:00 and 14:00", "in the morning", "after 15:00"."""
        found: list[When] = []
        days: tuple[date, ...] = ()
        if (apart := self._day_by_day()) is not None:
            return apart
        while (k := self.find("days")) is not None:
            days += self.left[k].value
            self.take(self._from(k), k + 1)
        weekdays: tuple[int, ...] = ()
        while (k := self.find("weekdays", "weekday")) is not None:
            value = self.left[k].value
            weekdays += value if self.left[k].kind == "weekdays" else (value,)
            self.take(self._from(k), k + 1)
        self._explicit()
        while (k := self.find("range", "clock")) is not None:
            outside = self._outside(k, days)
            when = outside[0] if outside else self._clocked(k, days)
            if when is None:
                break
            found += outside or [when]
        if (k := self.at(("only",))) is not None and (found or days):
            self.take(k, k + 1)  # what a time says, only or not
        if weekdays and not days:
            return [replace(when, weekdays=weekdays) for when in found] or [When(weekdays=weekdays)]
        return found or ([When(days)] if days else [])

    def _day_by_day(self) -> list[When] | None:
        """ "Monday 9-11 or Tuesday 14-16": each day with its own times; None where there is no more than
        one."""
        groups = [each for each in day_times(self.left) if each.ranges]
        if len(groups) < 2 or any(mark.kind != "days" for each in groups for mark in each.on):
            return None
        found: list[When] = []
        for each in groups:
            days = tuple(day for mark in each.on for day in mark.value)
            found += [When(days, *pair(mark.value)) for mark in each.ranges]
        for mark in [mark for each in groups for mark in (*each.on, *each.ranges)]:
            k = self.left.index(mark)
            self.take(self._from(k), k + 1)
        return found

    def _from(self, k: int) -> int:
        while self.word(k - 1) in ("on", "in", "the", "at", "during", "for", "between", "from"):
            k -= 1
        return k

    def _explicit(self) -> None:
        """ "Saturday morning between 8 and 12": the part of the day goes, which the clocks say more
        exactly."""
        for k in range(len(self.left) - 1):
            mark, after = self.left[k], self.left[k + 1]
            if mark.kind == "clock" and mark.value.span is not None and after.kind == "range":
                self.take(k, k + 1)
                return

    def _outside(self, k: int, days: tuple[date, ...]) -> list[When]:
        """ "Except between 12 and 14", "not from 9 to 10": before it and behind it."""
        first = k - 1
        while self.word(first) in ("between", "from", "during", "at", "on"):
            first -= 1
        cue = self.word(first)
        if self.left[k].kind != "range" or cue not in ("except", "not", "but", "excluding"):
            return []
        if cue == "but" and self.word(first - 1) not in ("anytime", "time", "any"):
            return []
        start, end = pair(self.left[k].value)
        self.take(first, k + 1)
        return [When(days, None, start), When(days, end, None)]

    def starts_at(self, task: Seen) -> None:
        """ "Pick up the kids at 15:30": when it begins."""
        for k, mark in enumerate(self.left):
            if mark.kind != "clock" or mark.value.span is not None or self.word(k - 1) != "at":
                continue
            days: tuple[date, ...] = ()
            first, stop = k - 1, k + 1
            if self.word(first - 1) in ("due", "deadline", "by", "ready", "done"):
                return
            if first and self.left[first - 1].kind == "days":
                first -= 1
                days = self.left[first].value
            elif stop < len(self.left) and self.left[stop].kind == "days":
                days, stop = self.left[stop].value, stop + 1
            self.take(first, stop)
            task.at = clock(mark.value), days
            return

    def _clocked(self, k: int, days: tuple[date, ...]) -> When | None:
        mark = self.left[k]
        if mark.kind == "range":
            start, end = pair(mark.value)
            self.take(self._from(k), k + 1)
            return When(days, start, end)
        value: Clock = mark.value
        if value.span is not None:
            self.take(self._from(k), k + 1)
            return When(days, *value.span, vague=True)
        first, cue, denied = self.lead(k)
        late = (cue in v.RELEASE and not denied) or (denied and cue in _BOUNDS)
        if cue not in v.DUE | v.RELEASE | {"earlier", "later"}:
            return None
        if denied and not late and cue not in ("after", "later"):
            return None
        self.take(first, k + 1)
        return When(days, clock(value), None) if late else When(days, None, clock(value))

    # How ------------------------------------------------------------------------------------------

    def lengths(self, task: Seen) -> None:
        """How long it takes; "either 3 hours or 2 hours with Tom"."""
        places = [k for k, mark in enumerate(self.left) if mark.kind == "length"]
        if len(places) == 2 and self.word(places[1] - 1) == "or":
            one, two = places
            if self.word(one + 1) == "alone":
                self.take(one + 1, one + 2)
                two -= 1
            helper = ""
            stop = two + 1
            if self.word(stop) == "with" and stop + 1 < len(self.left):
                helper = self._written(stop + 1)
                stop = len(self.left)
            task.modes = [(self.left[one].value, ""), (self.left[two].value, helper)]
            self.take(one - (self.word(one - 1) == "either"), stop)
            return
        while (k := self._sized()) is not None:
            mark = self.left[k]
            first = k - (self.word(k - 1) in v.ABOUT)
            bound = next((n for said in _AT_MOST if (n := self._ends(k, said))), 0)
            if bound and mark.kind == "length":  # "at least 2 hours": planned with so long
                first = k - bound
                told = self.text_of(first, k + 1)
                self.facts.assumed.append(f'"{told}" is planned with {formats.duration(mark.value)}.')
            span = self.take(first, k + 1 + (self.word(k + 1) in ("each", "apiece")))
            if mark.kind == "inexact":
                task.inexact = span
            elif mark.kind == "week":
                self.facts.in_days = True
                task.days.append((mark.value, span))
            else:
                task.minutes.append((mark.value, span))

    def _ends(self, k: int, said: Sequence[str]) -> int:
        """How many words ``said`` are, if they end before ``k``."""
        same = all(self.word(k - len(said) + n) == word for n, word in enumerate(said))
        return len(said) if same and k >= len(said) else 0

    def text_of(self, first: int, stop: int) -> str:
        return " ".join(self.text(mark) for mark in self.left[first:stop])

    def _sized(self) -> int | None:
        """The next length; "a day" is none ("twice a day")."""
        for k, mark in enumerate(self.left):
            digit = self.text(mark)[:1].isdigit()
            article = mark.kind == "week" and mark.value == 1 and not digit and not (self.words() & v.TAKES)
            if mark.kind in ("length", "week", "inexact") and not article:
                return k
        return None

    def _written(self, k: int) -> str:
        return " ".join(str(mark.value) for mark in self.left[k:] if mark.kind == "word")

    def needs(self, task: Seen) -> None:
        """ "needs the saw", "with 2 workers", "in the oven"."""
        names = list(self.facts.resources)
        for k in range(len(self.left) - 1, -1, -1):
            cue = self.word(k)
            if cue not in v.NEEDS:
                continue
            at = k + 1
            while self.word(at) in ("the", "a", "an", "one", "of", "both"):
                at += 1
            number = 1
            if at < len(self.left) and self.left[at].kind == "number":
                number, at = int(self.left[at].value), at + 1
            stop = at
            while stop < len(self.left) and self.left[stop].kind == "word" and self.word(stop) not in _PAST:
                stop += 1
            said = tuple(self.word(n) for n in range(at, stop))
            written = tuple(self.text(self.left[n]) for n in range(at, stop))
            if not said:
                continue
            known = meant(said, names, v.SMALL) is not None
            if (
                known
                or cue in ("requires", "require", "using", "uses")
                or (cue in ("needs", "need") and self.word(at) != "to")
            ):
                task.wanted.append((written, number))
                self.take(k, stop)
