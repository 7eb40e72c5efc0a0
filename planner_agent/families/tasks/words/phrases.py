"""Phrases inside a clause that say when, how, with what: each takes its marks out of the clause."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from planner_agent.families.tasks.words import vocabulary as v
from planner_agent.families.tasks.words.facts import Facts, Seen, Span, When, meant
from planner_agent.language.clocks import Clock
from planner_agent.language.day_leaves import clock, pair
from planner_agent.language.marks import Mark

_NOT = v.DENIALS
#: Between a denial and its cue: "can't start before 11:00".
_VERBS = frozenset(
    {"start", "starts", "begin", "begins", "be", "done", "started", "happen", "earlier", "any"}
)
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
        """ "due Friday at 12:00", "by Thursday", "not before Tuesday", "from Wednesday on"."""
        k = 0
        while k < len(self.left):
            if self.left[k].kind != "days":
                k += 1
                continue
            first, cue, denied = self.lead(k)
            days: tuple[date, ...] = self.left[k].value
            if (cue in v.DUE and not denied) or (cue in ("later", "after") and denied):
                stop, minutes = self._clock_behind(k + 1)
                day = (
                    days[0].fromordinal(days[0].toordinal() - 1)
                    if cue == "before" and minutes is None
                    else days[-1]
                )
                self._shift(days[-1], day)
                task.due = day, minutes, self.take(self._due_from(first), stop)
            elif (cue in v.RELEASE and not denied) or (denied and cue in _BOUNDS):
                day = (
                    days[-1].fromordinal(days[-1].toordinal() + 1)
                    if cue == "after" and not denied
                    else days[0]
                )
                self._shift(days[-1], day)
                stop = k + 1 + (self.word(k + 1) in ("on", "onwards"))
                task.release = day, self.take(first, stop)
            else:
                k += 1
                continue
            k = 0

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
        while (k := self.find("days")) is not None:
            days += self.left[k].value
            self.take(self._from(k), k + 1)
        while (k := self.find("range", "clock")) is not None:
            when = self._clocked(k, days)
            if when is None:
                break
            found.append(when)
        return found or ([When(days)] if days else [])

    def _from(self, k: int) -> int:
        while self.word(k - 1) in ("on", "in", "the", "at", "during", "for", "between", "from"):
            k -= 1
        return k

    def _clocked(self, k: int, days: tuple[date, ...]) -> When | None:
        mark = self.left[k]
        if mark.kind == "range":
            start, end = pair(mark.value)
            self.take(self._from(k), k + 1)
            return When(days, start, end)
        value: Clock = mark.value
        if value.span is not None:
            self.take(self._from(k), k + 1)
            return When(days, *value.span)
        first, cue, denied = self.lead(k)
        late = (cue in v.RELEASE and not denied) or (denied and cue in _BOUNDS)
        if cue not in v.DUE | v.RELEASE | {"earlier", "later"}:
            return None
        if denied and not late and cue not in ("after", "later"):
            return None
        self.take(first, k + 1)
        return When(days, clock(value), None) if late else When(days, None, clock(value))

    # How ------------------------------------------------------------------------------------------

    def manner(self, task: Seen) -> None:
        """Priority, "if there is time", "in pieces", "ideally"."""
        for k in range(len(self.left) - 1, -1, -1):
            word, after, before = self.word(k), self.word(k + 1), self.word(k - 1)
            if word == "priority" and before in v.HIGH | v.LOW:
                task.priority = 3 if before in v.HIGH else 1
                self.take(k - 1, k + 1)
            elif word == "urgent":
                task.priority = 3
                self.take(k, k + 1)
            elif word == "if" and self.words() & v.TIMED:
                stop = max(n for n in range(k, len(self.left)) if self.word(n) in v.TIMED) + 1
                if self.word(stop) == "permits":
                    stop += 1
                task.must = False
                self.take(k, stop)
            elif word == "optional" or (word == "nice" and after == "to"):
                task.must = False
                self.take(k, k + 1 if word == "optional" else min(k + 3, len(self.left)))
            elif word in v.SPLIT and (
                word in ("split", "divided", "spread", "interrupted") or before in ("in", "into")
            ):
                first = k
                while self.word(first - 1) in (
                    "in",
                    "be",
                    "can",
                    "done",
                    "several",
                    "may",
                    "into",
                    "is",
                    "over",
                ):
                    first -= 1
                if self.word(first - 1) in _NOT:
                    first -= 1
                    task.whole = True
                else:
                    task.split = True
                self.take(first, k + 1 + (self.word(k + 1) == "up"))
            elif word in v.WHOLE and before in ("one", "a", "without"):
                task.whole = True
                self.take(k - 2 if self.word(k - 2) in ("in", "at") else k - 1, k + 1)
            elif word in ("ideally", "preferably"):
                task.strict = False
                self.take(k, k + 1)

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
            first = k - (self.word(k - 1) in ("about", "around", "roughly", "approximately", "maybe"))
            span = self.take(first, k + 1)
            if mark.kind == "inexact":
                task.inexact = span
            elif mark.kind == "week":
                self.facts.in_days = True
                task.days.append((mark.value, span))
            else:
                task.minutes.append((mark.value, span))

    def _sized(self) -> int | None:
        """The next length; "a day" is none ("twice a day")."""
        for k, mark in enumerate(self.left):
            article = mark.kind == "week" and mark.value == 1 and not (self.words() & v.TAKES)
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
