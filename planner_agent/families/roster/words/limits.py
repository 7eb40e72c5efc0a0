"""Limits on what people work: rows, weekends, days off, hours, counts."""

from __future__ import annotations

import re
from typing import Any

from planner_agent.families.roster.words.line import Bound, Mark
from planner_agent.families.roster.words.steps import NOTS, Steps

_OVER = (
    "more than",
    "over",
    "exceed",
    "exceeds",
    "exceeding",
    "go over",
    "goes over",
    "go above",
    "above",
    "beyond",
)
_LEAST = ("not less than", "no less than", "no fewer than", "at least", "min", "minimum", "over", "or more")


class Limits(Steps):
    """Handlers of phrases that limit what each, or some, may work."""

    def _once(self, found: re.Match[str]) -> bool | None:
        """ "Everyone works at least once"."""
        said = found.groupdict()
        if not any(said.get(group) for group in ("n", "none", "others", "all")) and self.subject is None:
            return False
        who, turned = self._who(found)
        number = 2 if found["once"] == "twice" else 1
        low = "least" in found["op"] or (found["op"] == "more than" and not turned)
        exact = found["op"] == "exactly"
        bound = Bound(number if low or exact else None, None if low else number)
        self._tell("count", who, bound=bound, but=self._but(found), weekly=bool(found["week"]))
        return None

    def _limit(self, found: re.Match[str], kind: str, plain: str, **more: Any) -> bool:
        """``plain`` says what a number without "at least" or "at most" is: least, most or both."""
        if not self._meant(found):
            return False
        who, turned = self._who(found)
        bound: Bound = self._value(found, "b")
        if turned:
            bound = bound.turned()
        elif bound.plain and found.groupdict().get("op2"):
            low = re.search(r"least|min|more", found["op2"])
            bound = Bound(bound.least if low else None, None if low else bound.most)
        elif bound.plain:
            bound = Bound(bound.least if plain != "most" else None, bound.most if plain != "least" else None)
        self._tell(kind, who, bound=bound, but=self._but(found), **more)
        if re.search(r"\b(?:would|wants|prefers|likes|hopes|wishes)\b", found[0]):
            self.facts.told[-1].soft = True
        side = "most" if bound.least is None else "least" if bound.most is None else "both"
        self.unit = kind, side, more
        return True

    def _ellipsis(self, found: re.Match[str]) -> bool | None:
        """ "Ada at most four shifts, Chloe at least three"."""
        said = found.groupdict()
        own = any(said.get(group) for group in ("n", "others", "all", "none"))
        bound: Bound = self._value(found, "b")
        if not own or (self.unit is None and not said.get("n")):
            return False
        kind, side, more = self.unit or ("count", "", {})
        if not side and bound.plain and not said.get("op"):
            return False
        if bound.plain and not said.get("op"):
            bound = Bound(bound.least if side != "most" else None, bound.most if side != "least" else None)
        if said.get("op"):
            low = "least" in said["op"] or said["op"].startswith("min")
            bound = Bound(
                bound.least if low or said["op"] == "exactly" else None, None if low else bound.most
            )
        who, _ = self._who(found)
        if kind == "hours":
            minutes = tuple(None if each is None else 60 * each for each in (bound.least, bound.most))
            self._tell(kind, who, minutes=minutes, but=self._but(found), **more)
            return None
        self._tell(kind, who, bound=bound, but=self._but(found), **more)
        return None

    def _but(self, found: re.Match[str]) -> tuple[str, ...]:
        """Who is let off: "everyone except Dan"."""
        return (self._people(found, "but") or ()) if found.groupdict().get("but") else ()

    def _weekly_off(self, found: re.Match[str]) -> bool:
        return self._limit(found, "weekends_off", "least")

    def _weekends(self, found: re.Match[str]) -> bool:
        if "both" in (self._mark(found, "b") or Mark("", None, 0, 0)).text and not NOTS.search(found[0]):
            return False
        return self._limit(found, "weekends", "most") if self._limited(found) else False

    def _limited(self, found: re.Match[str]) -> bool:
        bound = self._value(found, "b")
        return self._spoken(found) or (bound is not None and not bound.plain)

    def _days_off_row(self, found: re.Match[str]) -> bool:
        together = re.search(
            r"row|succession|end|trot|consecutive|blocks|groups|running|straight|together", found[0]
        )
        if together:
            return self._limit(found, "days_off_row", "least")
        weekly = bool(found.groupdict().get("week"))
        return (
            self._limit(found, "days_off", "least", weekly=weekly)
            if self._limited(found) or weekly
            else False
        )

    def _both_days(self, found: re.Match[str]) -> bool | None:
        """ "Nobody works both weekend days"."""
        days = {day for mark in self._inside(found[0]) if mark.kind == "W" for day in mark.value[0]}
        if (days and days != {5, 6}) or "both" not in found[0]:
            return False
        who, turned = self._who(found)
        if not turned or not self._spoken(found):
            return False
        self._tell("one_weekend_day", who, but=self._but(found))
        return None

    def _row(self, found: re.Match[str]) -> bool:
        shifts = self._shifts(found, "u")
        if found.groupdict().get("same"):
            most = (self._value(found, "b").least or 2) - 1
            self._tell("row", None, bound=Bound(None, most), shifts=shifts)
            return True
        if found.groupdict().get("max"):
            bound = self._value(found, "b")
            low = found["max"].startswith("min")
            made = Bound(bound.least, None) if low else Bound(None, bound.most)
            self._tell("row", None, bound=made)
            return True
        return self._limit(found, "row", "most", shifts=shifts)

    def _hours(self, found: re.Match[str]) -> bool | None:
        length = self._value(found, "d")
        said = found.groupdict()
        op = said.get("op") or said.get("op2")
        if not self._meant(found):
            return False
        who, turned = self._who(found)
        own = self.profile or any(said.get(group) for group in ("n", "none", "others", "all", "m"))
        if op is None and not own and self.subject is None and self.op is None:
            return False
        if op is None and length.most is not None and length.least != length.most:
            least, most = length.least, length.most
        else:
            kind = op or self.op or ""
            if op is None and self.op is None:
                if not own:
                    return False
                self.facts.assumed.append("Hours said of a person are the most that he or she works.")
            if kind == "exactly":
                least = most = length.least
            elif kind in _OVER or kind in _LEAST or "minimum" in kind:
                least, most = (None, length.least) if turned else (length.least, None)
            elif kind in ("less than", "fewer than", "under"):
                least, most = (length.least, None) if turned else (None, length.least)
            else:
                least, most = None, length.most or length.least
            self.op = op or self.op
        weekly = bool(said.get("week") or said.get("week2"))
        side = "most" if least is None else "least" if most is None else "both"
        self.unit = "hours", side, {"weekly": weekly}
        self._tell("hours", who, minutes=(least, most), but=self._but(found), weekly=weekly)
        return None

    def _count(self, found: re.Match[str]) -> bool:
        if not self._limited(found):
            return False
        bound = self._value(found, "b")
        # "at least 2 on the night" is demand; "at least two nights" of nobody is everybody's.
        weekly = bool(found["week"] or found["week2"])
        if bound.plain and self.subject is None and not self._spoken(found):
            return False
        rest = found.string[found.end() :]
        if found["u"] in ("days", "shift", "shifts") and re.match(
            r" (?:off|free|in a row|R\d|:|a S|are)", rest
        ):
            return False
        return self._limit(found, "count", "both", shifts=self._shifts(found, "u"), weekly=weekly)

    def _whole(self, found: re.Match[str]) -> bool | None:
        said = found.groupdict()
        if said.get("a"):
            days = (self._value(found, "a")[0], self._value(found, "b")[0])
            if set().union(*days) != {5, 6}:
                return False
        elif "weekend" not in found[0]:
            return False
        self._tell("whole", None)
        return None
