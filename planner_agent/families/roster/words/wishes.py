"""What is wished of several: pairs, successions, rest, corrections, and what nothing here can say."""

from __future__ import annotations

import re

from planner_agent.families.roster.words.line import Bound
from planner_agent.families.roster.words.steps import NOTS, Steps


class Wishes(Steps):
    """Handlers of phrases that are no limit of a contract."""

    def _refuse(self, found: re.Match[str]) -> bool | None:
        if (
            "day" in found[0]
            and not re.search(r"N\d|\b(?:work|do|doing|happy|willing|same|single)\b", found[0])
            and "double" not in found[0]
        ):
            return False  # "two shifts a day" are those that there are
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
        if not self.facts.wanted and not self.facts.told and not self.facts.shifts:
            return False
        self.correcting = True
        self.corrections += 1
        return None

    def _place(self, found: re.Match[str]) -> None:
        return None

    def _forget(self, found: re.Match[str]) -> bool | None:
        """What was said just before counts no more."""
        tokens = self.text.tokens
        first, full = self.span[0], 0
        while first and full < 2:
            first -= 1
            ended = tokens[first].text in ".!?¶" and tokens[first - 1].kind == "word"
            full += ended and first > 0
        near = [hit for hit in self.hits if hit.span[0] >= first and not hit.empty]
        own = [hit for hit in near if not any(t.text in ".!?¶" for t in tokens[hit.span[1] : self.span[0]])]
        last = next(reversed(own or near), None)
        if last is None:
            return False
        last.withdraw(self.facts)
        return None

    def _exempt(self, found: re.Match[str]) -> bool | None:
        """Of a limit on everybody some are let off."""
        told = self.facts.told[-1] if self.facts.told else None
        near = self.hits[-1].said[-1:] == [told] if self.hits and told else False
        if told is None or not near or told.people is not None or told.but:
            return False
        told.but = self._people(found) or ()
        self.subject = told.but, False
        return None

    def _together(self, found: re.Match[str]) -> bool | None:
        people = self._people(found) or ()
        if len(people) != 2 or self._either(found) or NOTS.search(found[0]):
            return False
        soft = bool(re.search(r"\b(?:would|like|want|prefer|rather)\b", found[0]))
        for pair in (people, people[::-1]):
            self._tell("only_with", pair, soft=soft)
        return None

    def _among(self, found: re.Match[str]) -> bool | None:
        """ "At least one of Ines and Jan on every shift", "Ann or Bob must be on each late"."""
        said = found.groupdict()
        people = self._people(found) or ()
        if "b" not in said and not self._either(found):
            return False
        bound = self._value(found, "b") if said.get("b") else Bound(1, None)
        target = bool(said.get("s") or said.get("s2") or said.get("g"))
        when = self.days_of(said.get("when"))
        if len(people) < 2 or not (target or (said.get("when") or "").strip()) or NOTS.search(found[0]):
            return False
        if when is not None and (when.open or when.nth is not None):
            return False
        if bound.plain:
            bound = Bound(bound.least, None)
        shifts = self._shifts(found) or (self._shifts(found, "s2") if said.get("s2") else ())
        self._tell("among", people, bound=bound, shifts=shifts, when=when, rest=bool(said.get("g")))
        return None

    def _apart(self, found: re.Match[str]) -> bool | None:
        people = (
            *(self._people(found) or ()),
            *((self._people(found, "o") or ()) if "o" in found.groupdict() else ()),
        )
        if "o" in found.groupdict() and len(people) > 2:
            return False
        if len(people) < 2:
            return False
        if re.search(r"\b(?:would|wants?|prefers?|like|rather)\b", found[0]):
            self._tell("apart", people, soft=True)
            return None
        if "s" in found.groupdict():
            self._tell("apart", people, shifts=self._shifts(found))
            return None
        if "daily" in found.groupdict():
            self._tell("apart", people, weekly=True)
            return None
        self._tell("apart", people)
        return None

    def _only_with(self, found: re.Match[str]) -> bool | None:
        people, others = self._people(found), self._people(found, "o")
        if not people or not others or len(people) > 1 or len(others) > 1:
            return False
        self._tell("only_with", (*people, *others))
        return None

    def _succession(self, found: re.Match[str]) -> bool | None:
        people = self._people(found) if "n" in found.groupdict() else None
        if found.groupdict().get("off"):
            return self._off_after(found)
        if re.search(r"S\d+ and (?:a |an |the )?S\d", found[0]) and not found.groupdict().get("day"):
            return False
        self._tell(
            "succession", people, shifts=self._shifts(found, "first"), then=self._shifts(found, "then")
        )
        return None

    def _off_after(self, found: re.Match[str]) -> bool | None:
        """ "After a night at least one day off": no other shift the day after."""
        bound = self._value(found, "b") if found["b"] else Bound(1, None)
        if bound.least != 1:
            return False  # which night is the last, is not known
        self._tell("succession", None, shifts=self._shifts(found, "first"), rest=True)
        return None

    def _aside(self, found: re.Match[str]) -> None:
        return None

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
