"""Limits on what people work: rows, weekends, days off, hours, counts."""

from __future__ import annotations

import re
from typing import Any

from planner_agent.families.roster.words.line import Bound
from planner_agent.families.roster.words.steps import Steps

_LEAST = ("at least", "min", "minimum", "over", "or more")


class Limits(Steps):
    """Handlers of phrases that limit what each, or some, may work."""

    def _limit(self, found: re.Match[str], kind: str, plain: str, **more: Any) -> bool:
        """``plain`` says what a number without "at least" or "at most" is: least, most or both."""
        who, turned = self._who(found)
        bound: Bound = self._value(found, "b")
        if turned:
            bound = bound.turned()
        elif bound.plain:
            bound = Bound(bound.least if plain != "most" else None, bound.most if plain != "least" else None)
        self._tell(kind, who, bound=bound, but=self._but(found), **more)
        return True

    def _but(self, found: re.Match[str]) -> tuple[str, ...]:
        """Who is let off: "everyone except Dan"."""
        return (self._people(found, "but") or ()) if found.groupdict().get("but") else ()

    def _weekly_off(self, found: re.Match[str]) -> bool:
        return self._limit(found, "weekends_off", "least")

    def _weekends(self, found: re.Match[str]) -> bool:
        return self._limit(found, "weekends", "most") if self._limited(found) else False

    def _limited(self, found: re.Match[str]) -> bool:
        bound = self._value(found, "b")
        return self._spoken(found) or (bound is not None and not bound.plain)

    def _days_off_row(self, found: re.Match[str]) -> bool:
        together = re.search(r"row|consecutive|blocks|groups|running|straight|together", found[0])
        if together:
            return self._limit(found, "days_off_row", "least")
        return self._limit(found, "days_off", "least", weekly=False) if self._limited(found) else False

    def _row(self, found: re.Match[str]) -> bool:
        shifts = self._shifts(found, "u")
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
        who, turned = self._who(found)
        own = any(said.get(group) for group in ("n", "none", "others", "all", "m"))
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
            elif kind in ("more than", "over") or kind in _LEAST or "minimum" in kind:
                least, most = (None, length.least) if turned else (length.least, None)
            elif kind in ("less than", "fewer than", "under"):
                least, most = (length.least, None) if turned else (None, length.least)
            else:
                least, most = None, length.most or length.least
            self.op = op or self.op
        self._tell("hours", who, minutes=(least, most), but=self._but(found), weekly=bool(said.get("week") or said.get("week2")))
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
