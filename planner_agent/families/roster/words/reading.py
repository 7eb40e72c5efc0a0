"""Walks the marked line, phrase by phrase, and gathers what they say."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Any

from planner_agent.families.roster.words.facts import Facts, Told, Wanted, When
from planner_agent.families.roster.words.marked import Bound, Mark, Marked, Span
from planner_agent.families.roster.words.phrases import PHRASES
from planner_agent.language.date_values import DatePhrase

_NOTS = re.compile(
    r"\b(?:not|never|cannot|can't|cant|doesn't|doesnt|don't|won't|mustn't|shouldn't|isn't|nobody|no one|none)\b"  # noqa: E501
)
_OFFS = re.compile(r"\b(?:not|off|free|n't|hates?|dislikes?|no)\b|n't\b")
_MOST = (
    "at most",
    "no more than",
    "not more than",
    "up to",
    "max",
    "maximum",
    "under",
    "or less",
    "at the most",
    "tops",
)
_LEAST = ("at least", "min", "minimum", "over", "or more")
OTHERS = ("*",)


class Walk:
    """One pass over a marked text. ``used`` are the tokens that some phrase took."""

    def __init__(self, text: Marked, today: date) -> None:
        self.text, self.today, self.facts = text, today, Facts()
        self.used: set[int] = set()
        self.by_name = {f"{mark.kind}{n}": mark for n, mark in enumerate(text.marks) if mark.kind}
        self.span: Span = (0, 0)
        self.sentence = 0
        self.clause = 0
        self.when: When | None = None
        self.head: tuple[str, ...] | None = None
        self.subject: tuple[tuple[str, ...] | None, bool] | None = None
        self.op: str | None = None
        self.lonely = False
        self.shift_in = -1

    def run(self) -> Facts:
        line = self.text.line
        at = 0
        while at < len(line):
            hit = self._match(line, at)
            if hit is not None and hit > at:
                at = hit
                continue
            word = line[at : line.find(" ", at)]
            if word in (".", "!", "?", "¶", ";"):
                self._fresh(word)
            at = line.find(" ", at) + 1
            if at == 0:
                break
        return self.facts

    def _fresh(self, word: str) -> None:
        last = max((each.sentence for each in self.facts.wanted), default=-1)
        if self.lonely and self.when is not None and last != self.clause and self.facts.opened is None:
            self.facts.opened = self.when  # "we run two shifts, Monday to Friday."
        self.lonely = False
        self.clause += 1
        self.when = None
        if word != ";":
            self.sentence += 1
            self.head = self.subject = self.op = None

    def _match(self, line: str, at: int) -> int | None:
        for name, pattern in PHRASES:
            found = pattern.match(line, at)
            if found is None or not found[0].strip():
                continue
            marks = self.text.within(found.start(), found.end())
            if not marks:
                continue
            self.span = (marks[0].first, max(mark.stop for mark in marks))
            if getattr(self, f"_{name}")(found) is False:
                continue
            for mark in marks:
                self.used.update(range(mark.first, mark.stop))
            return found.end() + 1
        return None

    # Values ---------------------------------------------------------------------------------------

    def _mark(self, found: re.Match[str], group: str) -> Mark | None:
        shown = found.groupdict().get(group)
        return None if shown is None else self.by_name.get(shown.strip())

    def _value(self, found: re.Match[str], group: str) -> Any:
        mark = self._mark(found, group)
        return None if mark is None else mark.value

    def _shifts(self, found: re.Match[str], group: str = "s") -> tuple[str, ...]:
        return tuple(self._value(found, group) or ())

    def _people(self, found: re.Match[str], group: str = "n") -> tuple[str, ...] | None:
        listed = self._value(found, group)
        if listed is None:
            return None
        for name, role in listed:
            if role is not None and name not in self.facts.roles.setdefault(role, []):
                self.facts.roles[role].append(name)
        return tuple(name for name, _ in listed)

    def _inside(self, words: str | None) -> list[Mark]:
        return [self.by_name[word] for word in (words or "").split() if word in self.by_name]

    def days_of(self, words: str | None) -> When | None:
        """The days that are named in a stretch of the line."""
        weekdays: frozenset[int] = frozenset()
        dates: list[date] = []
        many = bool(re.search(r"\b(?:every|each|never|always|all)\b", words or ""))
        for mark in self._inside(words):
            if mark.kind == "W":
                weekdays |= mark.value[0]
                many = many or mark.value[1]
            elif mark.kind == "T":
                dates += _dates(mark.value)
        if dates:
            return When(None, tuple(dates), many)
        return When(weekdays, None, many) if weekdays else None

    def _who(self, found: re.Match[str]) -> tuple[tuple[str, ...] | None, bool]:
        """Of whom a limit is said (None: everybody), and whether it is turned round."""
        said = found.groupdict()
        after = self._people(found, "m") if "m" in said else None
        bound = next((found.start(g) for g in ("b", "d") if said.get(g)), found.end())
        turned = bool(said.get("none")) or bool(_NOTS.search(found.string[found.start() : bound]))
        if after is not None:
            return after, turned
        if said.get("n"):
            self.subject = self._people(found), turned
        elif said.get("others"):
            self.subject = OTHERS, turned
        elif said.get("none") or said.get("all"):
            self.subject = None, turned
        elif self.subject is not None:
            return self.subject[0], turned or self.subject[1]
        return (self.subject[0] if self.subject else None), turned

    def _spoken(self, found: re.Match[str]) -> bool:
        """Whether a limit has a subject of its own, or words that say "each"."""
        said = found.groupdict()
        named = any(said.get(group) for group in ("n", "none", "others", "all", "m", "m2"))
        return (
            named
            or self.subject is not None
            or bool(re.search(r"\b(?:each|per person|apiece|week|total)\b", found[0]))
        )

    def _tell(self, kind: str, people: tuple[str, ...] | None, **more: Any) -> None:
        self.facts.told.append(Told(kind, people, self.span, **more))

    # Wishes about several -------------------------------------------------------------------------

    def _refuse(self, found: re.Match[str]) -> bool | None:
        bound = self._value(found, "b")
        if bound is not None and (bound.least or bound.most or 0) < 2:
            return False
        if "shift" in found[0]:
            if _NOTS.search(found[0]):
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

    def _either(self, found: re.Match[str]) -> bool:
        """ "Bob or Cleo": one of them, which is not said of both."""
        mark = self._mark(found, "n")
        return mark is not None and " or " in f" {mark.text} "

    def _including(self, found: re.Match[str]) -> bool | None:
        if not self.facts.wanted:
            return False
        last = self.facts.wanted[-1]
        bound, role = self._value(found, "b"), self._value(found, "k")[0]
        self.facts.wanted.append(
            Wanted(bound, last.shifts, last.when, role, self.span, self.clause, part=True)
        )
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

    # Limits ---------------------------------------------------------------------------------------

    def _limit(self, found: re.Match[str], kind: str, plain: str, **more: Any) -> bool:
        """``plain`` says what a number without "at least" or "at most" is: least, most or both."""
        who, turned = self._who(found)
        bound: Bound = self._value(found, "b")
        if turned:
            bound = bound.turned()
        elif bound.plain:
            bound = Bound(bound.least if plain != "most" else None, bound.most if plain != "least" else None)
        self._tell(kind, who, bound=bound, **more)
        return True

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
        self._tell("hours", who, minutes=(least, most), weekly=bool(said.get("week") or said.get("week2")))
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

    # Roles ----------------------------------------------------------------------------------------

    def _only_they(self, found: re.Match[str]) -> None:
        self._tell("only_they", self._people(found), shifts=self._shifts(found))

    def _needs(self, found: re.Match[str]) -> None:
        clocks = self._value(found, "r")
        for shift in self._shifts(found):
            if clocks is not None:
                self.facts.shifts[shift] = clocks
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

    def _list(self, people: tuple[str, ...], intro: bool = True) -> None:
        self.facts.listed = self.facts.listed or intro
        self.facts.staff += [name for name in people if name not in self.facts.staff]
        self.facts.spans.setdefault("people", self.span)

    # Days off, requests, what was -----------------------------------------------------------------

    def _worked(self, found: re.Match[str]) -> bool | None:
        mark = self._mark(found, "t")
        days = (self.today - timedelta(1),) if mark is None else tuple(_dates(mark.value))
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

    # Shifts ---------------------------------------------------------------------------------------

    def _shift(self, found: re.Match[str]) -> bool | None:
        self.shift_in = self.sentence
        names = self._shifts(found) if "s" in found.groupdict() else ()
        if "d" in found.groupdict():
            minutes = self._value(found, "d").least
            for name in names or ("*",):
                self.facts.lengths[name] = minutes
            self._real(names)
            return None
        clocks = self._value(found, "r")
        if not names:
            self.facts.numbers.setdefault("lone", []).append(clocks)
            self.facts.spans.setdefault("shifts", self.span)
            return None
        for name in names:
            known = self.facts.shifts.get(name)
            if known is not None and known != clocks:
                self.facts.ask(
                    "shifts", "contradiction", f"When is the {name} shift? Two times were given.", self.span
                )
            self.facts.shifts[name] = clocks
        self._real(names)
        follows = re.match(r" (?::|needs?|requires?|with|=|-|–|has|wants|gets) ", found.string[found.end() :])
        self.head = names if follows else None
        return None

    def _real(self, names: tuple[str, ...]) -> None:
        for name in names:
            self.facts.shifts.setdefault(name, None)
        self.facts.spans.setdefault("shifts", self.span)

    def _clock(self, found: re.Match[str]) -> None:
        self.facts.numbers.setdefault("lone", []).append(self._value(found, "r"))

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
        when = self.days_of(found[0])
        if when is not None:
            self.facts.shut.append(when)

    def _open(self, found: re.Match[str]) -> None:
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
        if len(people) < 2:
            return False
        self._list(people)
        return None

    def _head(self, found: re.Match[str]) -> bool | None:
        if self.facts.headcount is not None:
            return False
        bound = self._value(found, "b")
        if not bound.plain or not bound.least:
            return False
        role = self._value(found, "k")
        self.facts.headcount = (bound.least, role[0] if role else "person")
        self.facts.spans.setdefault("people", self.span)
        return None

    # Demand ---------------------------------------------------------------------------------------

    def _demand(self, found: re.Match[str]) -> bool | None:
        said = found.groupdict()
        bound = self._value(found, "b") or Bound(0, 0)
        shifts = self._shifts(found) or (
            self.head if self.head and not (said.get("g") or said.get("g2")) else None
        )
        role = self._value(found, "k") if said.get("k") else None
        days = " ".join(filter(None, (said.get("when"), said.get("when2"))))
        when = self.days_of(days)
        rest = found.string[found.end() :]
        target = bool(shifts or said.get("g") or said.get("g2") or days.strip() or self.when)
        if said.get("same"):
            if not self.facts.wanted or self.when is None:
                return False
            shifts = self.facts.wanted[-1].shifts
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
        some = {name for mark in self._inside(found[0]) if mark.kind == "N" for name, _ in mark.value}
        if some and (not bound.plain or (self.facts.staff and some < set(self.facts.staff))):
            return False
        if said["b"] in ("nobody", "no one", "none") and not shifts:
            return False
        if when is not None:
            for each in self.facts.wanted:
                if each.when is None and each.sentence == self.clause:
                    each.when = when
        besides = self.days_of(said.get("x"))
        if besides is not None:
            if when is not None or self.when is not None or besides.weekdays is None:
                return False
            when = When(frozenset(range(7)) - besides.weekdays, None, True)
        wanted = Wanted(bound, shifts, when or self.when, role[0] if role else None, self.span, self.clause)
        self.facts.wanted.append(wanted)
        self.facts.spans.setdefault("demand", self.span)
        if besides is not None:
            self.when = besides
        if shifts:
            self._real(shifts)
        return None

    def _row_head(self, found: re.Match[str]) -> None:
        self.head = self._shifts(found)
        self._real(self.head)

    def _when(self, found: re.Match[str]) -> bool | None:
        if "t" in found.groupdict() and self.facts.start is None:
            return False
        self.clause += 1
        self.when = self.days_of(found[0])
        self.lonely = (
            bool(re.match(r" [.;!¶]", found.string[found.end() :])) and self.shift_in == self.sentence
        )
        return None

    _dates_ = _when

    def _period(self, found: re.Match[str]) -> bool | None:
        said = found.groupdict()
        phrase = self._value(found, "t") if said.get("t") else None
        days = self._length(found, said.get("p"))
        facts = self.facts
        if isinstance(phrase, list) or (phrase is not None and phrase.first is None):
            return False
        if phrase is not None:
            if facts.start is not None and facts.start != phrase.first:
                return False
            facts.start = phrase.first
            facts.spans.setdefault("start", self.span)
            if days is None and phrase.last is not None and phrase.last != phrase.first:
                days = phrase.days
        if days is not None:
            if facts.days is not None and facts.days != days:
                question = f"How many days shall the roster have: {facts.days} or {days}?"
                facts.ask("days", "contradiction", question, self.span, str(facts.days), str(days))
            facts.days = facts.days or days
            facts.spans.setdefault("days", self.span)
        return None

    def _length(self, found: re.Match[str], words: str | None) -> int | None:
        if words is None:
            return None
        mark = next(iter(self._inside(words)), None)
        if mark is not None:
            return mark.value if mark.kind == "P" else mark.value.least
        return 1 if "day" in words else 7


def _dates(value: DatePhrase | list[date]) -> list[date]:
    if isinstance(value, list):
        return value
    if value.first is None or value.last is None:
        return []
    return [value.first + timedelta(k) for k in range((value.last - value.first).days + 1)]
