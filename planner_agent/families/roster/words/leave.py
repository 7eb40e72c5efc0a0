"""When people work or do not: days off, requests, what must be, what was."""

from __future__ import annotations

import re
from datetime import timedelta

from planner_agent.families.roster.words.facts import When
from planner_agent.families.roster.words.steps import Steps, dates_of

_OFFS = re.compile(r"\b(?:not|off|free|n't|hates?|dislikes?|no)\b|n't\b")


class Leave(Steps):
    """Handlers of phrases about somebody's days."""

    def _must(self, found: re.Match[str]) -> bool | None:
        if self._either(found):
            return False
        shifts, when = self._rest_of(found)
        if (
            when is None
            or _OFFS.search(found["rest"] or "")
            or any(m.kind == "B" for m in self._inside(found["rest"]))
        ):
            return False
        self._tell("must", self._people(found), shifts=shifts, when=when)
        return None

    def _worked(self, found: re.Match[str]) -> bool | None:
        mark = self._mark(found, "t")
        days = (self.today - timedelta(1),) if mark is None else tuple(dates_of(mark.value))
        self._tell("worked", self._people(found), shifts=self._shifts(found), when=When(None, days))
        return None

    def _would(self, found: re.Match[str]) -> bool | None:
        words = found["v"] + " " + (found["rest"] or "")
        signs = len(_OFFS.findall(words))
        shifts, when = self._rest_of(found)
        if self._either(found) and signs == 0:
            return False
        if signs > 1 or (not shifts and when is None) or re.search(r"\bonly\b|mind|happy", words):
            return False
        weight = next((m.value.least for m in self._inside(found["rest"]) if m.kind == "B"), 1)
        if "weight" not in words and weight != 1:
            return False
        self._tell(
            "would", self._people(found), shifts=shifts, when=when, on=signs == 0, weight=max(1, weight or 1)
        )
        return None

    def _rest_of(self, found: re.Match[str]) -> tuple[tuple[str, ...], When | None]:
        marks = self._inside(found["rest"])
        shifts = tuple(dict.fromkeys(name for mark in marks if mark.kind == "S" for name in mark.value))
        return shifts, self._own_days(found) or self.when

    def _own_days(self, found: re.Match[str]) -> When | None:
        return self.days_of(
            found[0][found.end("n") - found.start() :]
            if found.start("n") < found.start("rest")
            else found["rest"]
        )

    def _only(self, found: re.Match[str]) -> bool | None:
        shifts, when = self._shifts(found), self.days_of(found[0][found.end("n") - found.start() :])
        if not shifts and when is None:
            return False
        self._tell("only", self._people(found), shifts=shifts, when=when)
        return None

    def _cannot(self, found: re.Match[str]) -> bool | None:
        shifts, when = self._rest_of(found)
        if "q" in found.groupdict():
            shifts = self._shifts(found, "q")
        odd = [mark for mark in self._inside(found["rest"]) if mark.kind == "B"]
        if not shifts and when is None and not odd and re.search(r"\b(?:no|not|never|n't)$", found[0]):
            return False
        more = found.string[found.end() :]
        if (odd and when is not None) or re.match(r" (?:D\d|B\d|together|more than)", more):
            return False
        if odd and shifts:
            return False
        self._tell("off", self._people(found), shifts=shifts, when=when)
        return None

    _need_off = _cannot
