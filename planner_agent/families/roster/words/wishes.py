"""What is wished of several: pairs, successions, rest, corrections, and what nothing here can say."""

from __future__ import annotations

import re

from planner_agent.families.roster.words.steps import NOTS, Steps


class Wishes(Steps):
    """Handlers of phrases that are no limit of a contract."""

    def _refuse(self, found: re.Match[str]) -> bool | None:
        bound = self._value(found, "b")
        if bound is not None and (bound.least or bound.most or 0) < 2:
            return False
        if "shift" in found[0]:
            if NOTS.search(found[0]):
                return False
            text = "A person works one shift a day at most here."
            self.facts.refused.append(("outside", text, self.span))
        else:
            text = "Nothing is known here of what shifts cost."
            self.facts.refused.append(("no_attribute", text, self.span))
        return None

    def _correct(self, found: re.Match[str]) -> bool | None:
        mine = [each for each in self.facts.wanted if each.sentence == self.sentence]
        if not mine:
            return False
        last = max(each.span[1] for each in mine)
        self.facts.wanted = [
            each for each in self.facts.wanted if each.sentence != self.sentence or last - each.span[1] > 12
        ]
        return None

    def _place(self, found: re.Match[str]) -> None:
        return None

    def _apart(self, found: re.Match[str]) -> bool | None:
        people = self._people(found)
        if people is None or len(people) < 2:
            return False
        self._tell("apart", people)
        return None

    def _only_with(self, found: re.Match[str]) -> bool | None:
        people, others = self._people(found), self._people(found, "o")
        if not people or not others or len(people) > 1 or len(others) > 1:
            return False
        self._tell("only_with", (*people, *others))
        return None

    def _succession(self, found: re.Match[str]) -> None:
        people = self._people(found) if "n" in found.groupdict() else None
        self._tell(
            "succession", people, shifts=self._shifts(found, "first"), then=self._shifts(found, "then")
        )

    def _rest(self, found: re.Match[str]) -> bool | None:
        if not re.search(r"rest|break|between", found[0]):
            return False
        self._tell("rest", None, minutes=(self._value(found, "d").least, None))
        return None

    def _fair(self, found: re.Match[str]) -> bool | None:
        if not re.search(r"\b(?:even|evenly|fair|fairly|equal|equally|balance|balanced)\b", found[0]):
            return False
        mark = self._mark(found, "x") if "x" in found.groupdict() else None
        what, shifts, weekdays = "shifts", (), ()
        if mark is not None and mark.kind == "S":
            shifts = mark.value
        elif mark is not None and mark.kind == "W":
            weekdays = tuple(sorted(mark.value[0]))
        elif "hours" in found[0]:
            what = "hours"
        elif "shifts" not in found[0]:
            self.facts.assumed.append("A fair roster is one in which all work about as many shifts.")
        self.facts.goals.append((what, tuple(shifts), tuple(weekdays), self.span))
        return None
