"""When people work or do not: days off, requests, what must be, what was."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from planner_agent.families.roster.words.facts import When
from planner_agent.families.roster.words.line import Mark
from planner_agent.families.roster.words.steps import Steps, dates_of
from planner_agent.language.day_leaves import clock

_OFFS = re.compile(r"\b(?:not|off|free|n't|hates?|dislikes?|no|without|avoid)\b|n't\b")
_WORKS = re.compile(r"\b(?:work|working|works|do|doing|take|be on|have)\b")
_LINKS = frozenset({"and", "or", ",", "nor", "&", "plus", "/"})
_UNTIL = frozenset({"until", "till", "through", "to", "-", "–"})
Part = tuple[tuple[str, ...], When | None, str]


class Leave(Steps):
    """Handlers of phrases about somebody's days."""

    def _parts(self, found: re.Match[str]) -> list[Part]:
        """Shifts and days that belong together, with their words: "Tuesday afternoon or all Thursday"."""
        words = found["rest"] or ""
        if self._clocked(found):
            return []
        always = bool(re.search(r"\b(?:never|always)\b", found[0]))
        parts: list[Part] = []
        start, link = 0, True
        pieces = words.split()
        kinds = set[str]()
        for k, word in enumerate(pieces):
            mark = self.by_name.get(word)
            kind = _kind(mark)
            if word in _LINKS:
                link = True
            if not kind:
                continue
            spans = kind == "day" and k > 0 and pieces[k - 1] in _UNTIL
            if (
                kinds
                and (link or kind in kinds)
                and not spans
                and not (kind in kinds and kind == "day" and not link)
            ):
                parts.append(self._part(pieces[start:k], parts))
                start, kinds = k, set[str]()
            link = False
            kinds.add(kind)
        if kinds:
            parts.append(self._part(pieces[start:], parts))
        if always:
            return [(shifts, when and replace(when, many=True), said) for shifts, when, said in parts]
        return parts

    def _clocked(self, found: re.Match[str]) -> bool:
        return any(mark.kind == "C" for mark in self._inside(found["rest"]))

    def _by_clock(self, found: re.Match[str], only: bool = False) -> tuple[str, int, When | None] | None:
        """ "after 6pm on Tuesday": what is left out, and when; ``only`` then is what can be."""
        words = found["rest"]
        hit = re.search(r"(before|after|until|till|from|past|up to|by|at) (C\d+)", words)
        if hit is None or any(mark.kind == "S" for mark in self._inside(words)):
            return None
        minutes = clock(self.by_name[hit[2]].value)
        early = hit[1] in ("before", "until", "till", "up to", "by")
        if hit[1] == "at":
            early = bool(re.search(r"leave|finish|stop|go", found[0]))
        when = self.days_of(words.replace(hit[0], ""))
        return "before" if early is not only else "after", minutes, when or self.when

    def _off_clock(self, found: re.Match[str], kind: str) -> bool | None:
        made = self._by_clock(found, only=kind == "only")
        if made is None:
            return False
        side, minutes, when = made
        self._tell("off", self._people(found), when=when, clock=(side, minutes), soft=kind == "would")
        return None

    def _only_clock(self, found: re.Match[str]) -> bool | None:
        return self._off_clock(found, "only")

    def _part(self, pieces: list[str], before: list[Part]) -> Part:
        words = " ".join(pieces)
        marks = self._inside(words)
        shifts = tuple(dict.fromkeys(name for mark in marks if mark.kind == "S" for name in mark.value))
        when = self.days_of(words)
        led = bool(before and before[-1][0] and before[-1][1]) and _shift_first(before[-1][2], self.by_name)
        if not shifts and when is not None and led and "all" not in pieces:
            shifts = before[-1][0]  # "lates on Monday or on the 12th"
        return shifts, when, words

    def _said(self, found: re.Match[str]) -> list[Part]:
        parts = self._parts(found)
        if not any(when for _, when, _ in parts) and self.when is not None:
            return [(shifts, self.when, words) for shifts, _, words in parts] or [((), self.when, "")]
        return parts

    def _again(self, kind: str, **more: Any) -> None:
        """How the same is told of the next one: "…, Lee Tuesday"."""

        def tell(people: tuple[str, ...], shifts: tuple[str, ...], when: When) -> None:
            self._tell(kind, people, shifts=shifts, when=when, **more)

        self.echo = tell

    def _echo(self, found: re.Match[str]) -> bool | None:
        if self.echo is None:
            return False
        people = self._people(found) or ()
        for shifts, when, _ in self._parts(found):
            if when is None:
                return False
            self.echo(people, shifts, when)
        return None

    def _must(self, found: re.Match[str]) -> bool | None:
        if self._clocked(found):
            return False
        parts = self._said(found)
        if self._either(found) or not parts or any(when is None for _, when, _ in parts):
            return False
        odd = any(mark.kind == "B" for mark in self._inside(found["rest"]))
        if odd or _OFFS.search(found["rest"] or "") or re.search(r" (?:or|either) ", found[0]):
            return False
        indicative = "does" in found.groupdict()
        if indicative and any(when.many or when.open for _, when, _ in parts if when):
            return False  # "works Mondays" may be all that somebody can
        for shifts, when, _ in parts:
            self._tell("must", self._people(found), shifts=shifts, when=when)
        self._again("must")
        return None

    def _worked(self, found: re.Match[str]) -> bool | None:
        mark = self._mark(found, "t")
        days = (self.today - timedelta(1),) if mark is None else tuple(dates_of(mark.value))
        if mark is not None and mark.kind == "W":
            days = self._last_of(mark)
        if not days:
            return False
        self._tell("worked", self._people(found), shifts=self._shifts(found), when=When(None, days))
        return None

    def _last_of(self, mark: Mark) -> tuple[date, ...]:
        """The last such weekday before the roster, where its start is known."""
        start = self.facts.start
        if start is None or len(mark.value[0]) != 1:
            return ()
        (weekday,) = mark.value[0]
        return (start - timedelta((start.weekday() - weekday) % 7 or 7),)

    def _would(self, found: re.Match[str]) -> bool | None:
        if self._clocked(found):
            signs = len(_OFFS.findall(f"{found['v']} {found['rest']}"))
            return self._off_clock(found, "would") if signs == 1 else False
        words = found["v"] + " " + (found["rest"] or "")
        parts = self._said(found)
        base = len(_OFFS.findall(found["v"]))
        counts = [len(_OFFS.findall(part[2])) for part in parts] if parts and parts[0][2] else [0]
        if max(counts, default=0) + base > 1 or not parts or re.search(r"\bonly\b|mind|happy", words):
            return False
        if self._either(found) or (re.search(r" or ", words) and len(parts) > 1 and base == 0):
            return False
        weights = [mark.value.least for mark in self._inside(found["rest"]) if mark.kind == "B"]
        if weights and "weight" not in words:
            return False
        if base == 0 and self._one_of(found, parts, off=sum(counts) > 0, soft=True):
            return None
        weight = max(1, next(iter(weights), 1) or 1)
        off = base > 0 or sum(counts) > 0
        for (shifts, when, said), count in zip(
            parts, counts if len(counts) == len(parts) else [0] * len(parts), strict=True
        ):
            on = not (base or count) and (not off or bool(_WORKS.search(said)))
            self._tell("would", self._people(found), shifts=shifts, when=when, on=on, weight=weight)
        self._again("would", on=not off, weight=weight)
        return None

    def _one_of(self, found: re.Match[str], parts: list[Part], off: bool, soft: bool) -> bool:
        """ "Friday or Saturday off": one of the days, which one is all the same."""
        said = [mark for mark in self._inside(found["rest"]) if mark.kind in "WT"]
        if len(said) != 1 or " or " not in f" {said[0].text} " or len(parts) != 1:
            return False
        shifts, when, _ = parts[0]
        self._tell("one_of", self._people(found), shifts=shifts, when=when, on=not off, soft=soft)
        return True

    def _away(self, found: re.Match[str]) -> bool | None:
        """A line of a list of absences: "Ada: 10-12 December"."""
        return self._cannot(found) if self.away else False

    def _only(self, found: re.Match[str]) -> bool | None:
        if "ends" in found.groupdict():
            when = self._ends(found["ends"]) or self._since(found["ends"])
            if when is None:
                return False
            self._tell("only", self._people(found), when=when)
            return None
        shifts, when = self._shifts(found), self.days_of(found[0][found.end("n") - found.start() :])
        if not shifts and when is None:
            return False
        self._tell("only", self._people(found), shifts=shifts, when=when)
        return None

    def _cannot(self, found: re.Match[str]) -> bool | None:
        if self._clocked(found):
            return self._off_clock(found, "cannot")
        parts = self._said(found)
        if "q" in found.groupdict():
            when = next((when for _, when, _ in parts if when is not None), self.when)
            parts = [(self._shifts(found, "q"), when, "")]
        odd = [mark for mark in self._inside(found["rest"]) if mark.kind == "B"]
        if odd and not re.search(r"B\d+ of ", found["rest"]):
            return False
        if not parts and not odd and re.search(r"\b(?:no|not|never|n't)$", found[0]):
            return False
        more = found.string[found.end() :]
        if re.match(r" (?:D\d|B\d|together|more than|weekend|first|second|last)", more) or (odd and parts):
            return False
        if not parts and not odd and re.match(r" (?!(?:[.,;¶!?)]|and|but)(?: |$))", more):
            return False
        for shifts, when, _ in parts or [((), None, "")]:
            self._tell("off", self._people(found), shifts=shifts, when=when)
        self._again("off")
        return None

    def _need_off(self, found: re.Match[str]) -> bool | None:
        parts = self._parts(found)
        if self._one_of(found, parts, off=True, soft=False):
            return None
        return False if re.search(r" or ", found[0]) else self._cannot(found)


def _kind(mark: Mark | None) -> str:
    if mark is None:
        return ""
    return {"S": "shift", "W": "day", "T": "day"}.get(mark.kind, "")


def _shift_first(words: str, marks: dict[str, Mark]) -> bool:
    """Whether the shift stands before its day."""
    kinds = [kind for word in words.split() if (kind := _kind(marks.get(word)))]
    return kinds[:1] == ["shift"]
