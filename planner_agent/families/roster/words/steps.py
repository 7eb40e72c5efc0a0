"""The walk over the marked line, phrase by phrase: where it is, and what the marks of a phrase say."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from planner_agent.families.roster.words.facts import Facts, Told, When
from planner_agent.families.roster.words.line import Mark, Marked, Span
from planner_agent.families.roster.words.phrases import PHRASES
from planner_agent.families.roster.words.scope import Hit, Scopes
from planner_agent.families.roster.words.vocabulary import PEOPLE
from planner_agent.language.date_values import DatePhrase

NOTS = re.compile(
    r"\b(?:not|never|cannot|can't|cant|doesn't|doesnt|don't|won't|mustn't|shouldn't|isn't|nobody|no one|none)\b"  # noqa: E501
)
OTHERS = ("*",)


class Steps:
    """One pass over a marked text; ``used`` are the tokens that some phrase took.

    The phrase ``name`` is handled by the method ``_name``; it says False where the words mean something else.
    """

    def __init__(self, text: Marked, today: date) -> None:
        self.text, self.today, self.facts = text, today, Facts()
        self.used: set[int] = set()
        self.by_name = {f"{mark.kind}{n}": mark for n, mark in enumerate(text.marks) if mark.kind}
        self.span: Span = (0, 0)
        self.sentence: int = 0
        self.clause: int = 0
        self.when: When | None = None
        self.head: tuple[str, ...] | None = None
        self.subject: tuple[tuple[str, ...] | None, bool] | None = None
        self.op: str | None = None
        self.lonely = False
        self.shift_in = -1
        self.correcting = False
        self.corrected = False
        self.corrections = 0
        self.echo: Callable[[tuple[str, ...], tuple[str, ...], When], None] | None = None
        self.listing = -1
        self.roll = False
        self.profile = False
        self.near = False
        self.away = False
        self.spoken: list[tuple[str, ...]] = []
        self.ahead = (0, 0)
        self.seen: frozenset[str] = frozenset()
        self.unit: tuple[str, str, dict[str, Any]] | None = None
        self.hits: list[Hit] = []
        self.waiting: tuple[Span, int] | None = None

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
                if word == "¶":
                    self._turn_line(line, at)
            elif word == ")":
                self.subject = None
            at = line.find(" ", at) + 1
            if at == 0:
                break
        self._fresh(".")
        if self.facts.single and self.facts.days is None:
            self.facts.days = 1  # "for Sunday 13 December"
        Scopes(self.text, self.facts, self.hits, self.used).settle()
        return self.facts

    def _heard(self) -> None:
        """Days of which nothing was then said are not understood."""
        if self.waiting is not None and not self.lonely:
            span, number = self.waiting
            if all(hit.empty for hit in self.hits[number:]):
                self.used.difference_update(range(*span))
        self.waiting = None

    def _fresh(self, word: str) -> None:
        self._heard()
        last = max((each.sentence for each in self.facts.wanted), default=-1)
        if self.lonely and self.when is not None and last != self.clause and self.facts.opened is None:
            self.facts.opened = self.when  # "we run two shifts, Monday to Friday."
        self.lonely = False
        self.clause += 1
        self.when = None
        listed = self.text.line.count(" ; ") > 1
        if word != ";" or listed:
            self.sentence += 1
            self.spoken = []
            self.head = self.subject = self.op = self.echo = None
            if word == "¶":
                self.unit = None
            self.profile = False
            if self.corrected or word == "¶":
                self.correcting = False
            self.corrected = self.correcting

    def _turn_line(self, line: str, at: int) -> None:
        """Whether the next line is one of a list of people, and what the list tells of them."""
        before = line[:at].rpartition("¶")[2]
        if before.rstrip().endswith(":"):
            self.away = bool(_AWAY.search(before))
        if _ROLL.search(before):
            self.roll = True
        elif not _ENTRY.match(line, at + 2):
            self.roll = False

    def _kinds(self, at: int) -> frozenset[str]:
        """The kinds of marks in what a phrase that begins here may read."""
        if not self.ahead[0] <= at < self.ahead[1]:
            line = self.text.line
            stop = at
            for _ in range(2):
                stop = min(
                    (line.find(f" {end} ", stop + 1) for end in ".!?¶" if f" {end} " in line[stop + 1 :]),
                    default=len(line),
                )
            self.ahead = at, max(stop, at + 1)
            self.seen = frozenset(mark.kind for mark in self.text.within(at, stop + 2) if mark.kind)
        return self.seen

    def _match(self, line: str, at: int) -> int | None:
        kinds = self._kinds(at)
        for name, pattern, needed in PHRASES:
            found = pattern.match(line, at) if needed <= kinds else None
            if found is None or not found[0].strip():
                continue
            marks = self.text.within(found.start(), found.end())
            if not marks:
                continue
            self.span = (marks[0].first, max(mark.stop for mark in marks))
            known = {id(each) for each in (*self.facts.told, *self.facts.wanted)}
            goals = len(self.facts.goals)
            if getattr(self, f"_{name}")(found) is False:
                continue
            for mark in marks:
                self.used.update(range(mark.first, mark.stop))
            said = [each for each in (*self.facts.told, *self.facts.wanted) if id(each) not in known]
            self.hits.append(Hit(self.span, said, list(self.facts.goals[goals:])))
            return found.end() + 1
        return None

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
        nth: int | None = None
        many = bool(re.search(r"\b(?:every|each|never|always|all)\b", words or ""))
        ends = self._ends(words or "")
        if ends is not None:
            return ends
        for mark in self._inside(words):
            if mark.kind == "W":
                weekdays |= mark.value[0] or self._others()
                many = many or mark.value[1]
                nth = mark.value[2] if len(mark.value) > 2 else nth
            elif mark.kind == "T":
                dates += dates_of(mark.value)
        if dates:
            return When(None, tuple(dates), many)
        return When(weekdays, None, many, nth=nth) if weekdays else None

    def _others(self) -> frozenset[int]:
        """ "The other days": those that no demand has named yet."""
        named = [each.when.weekdays or frozenset() for each in self.facts.wanted if each.when is not None]
        return frozenset(range(7)) - frozenset().union(*named)

    def _ends(self, words: str) -> When | None:
        """ "until Wednesday", "from the 10th on", "after Tuesday": days of which only an end is named."""
        since: date | int | None = None
        upto: date | int | None = None
        strict = [False, False]
        marks = [mark for mark in self._inside(words) if mark.kind in "WT"]
        open_ = next((mark for mark in marks if mark.kind == "T" and _is_open(mark.value)), None)
        if open_ is not None:
            return When(since=open_.value.first) if len(marks) == 1 else None
        for hit in _END.finditer(words):
            mark = self.by_name[hit[2] or hit[3]]
            end = _single(mark)
            if end is None or len(marks) > 2:
                return None
            if hit[3] or hit[1] in ("from", "since", "starting", "as of", "after"):
                since, strict[0] = end, hit[1] == "after"
            else:
                upto, strict[1] = end, hit[1] == "before"
        if since is None and upto is None:
            return None
        if upto is None and strict[0] is False and not _ON.search(words) and len(marks) < 2:
            return None  # "from Monday" by itself is said of Mondays, too
        return When(since=since, upto=upto, strict=(strict[0], strict[1]))

    def _since(self, words: str) -> When | None:
        """ "from Wednesday", where that is no single day."""
        mark = next((mark for mark in self._inside(words) if mark.kind in "WT"), None)
        first = None if mark is None else _single(mark)
        return None if first is None or not words.startswith("from") else When(since=first)

    def _who(self, found: re.Match[str]) -> tuple[tuple[str, ...] | None, bool]:
        """Of whom a limit is said (None: everybody), and whether it is turned round."""
        said = found.groupdict()
        after = self._people(found, "m") if "m" in said else None
        bound = next((found.start(g) for g in ("b", "d") if said.get(g)), found.end())
        turned = bool(said.get("none")) or bool(NOTS.search(found.string[found.start() : bound]))
        mark = self._mark(found, "b") if said.get("b") else None
        own = f"{found[0]} {mark.text if mark else ''}"
        over = bool(_OVER.search(own)) and not re.search(
            r"\b(?:no|not|never) (?:more|longer|fewer|less)\b", own
        )
        if after is not None:
            return after, turned
        if said.get("n"):
            self.subject = self._people(found), turned
        elif said.get("others"):
            self.subject = OTHERS, turned
        elif said.get("none") or said.get("all"):
            self.subject = None, turned
        elif self.subject is not None:
            return self.subject[0], turned or (self.subject[1] and over)
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

    def _meant(self, found: re.Match[str]) -> bool:
        """Whether it is clear of whom a limit without a subject is said: not if several were spoken of."""
        said = found.groupdict()
        if any(said.get(group) for group in ("n", "none", "others", "all", "m", "m2")):
            return True
        if re.search(r"\b(?:each|per person|per head|apiece|everyone|everybody|all)\b", found[0]):
            return True
        before = found.string[: found.start() + 1].rpartition(" . ")[2].rpartition("¶")[2]
        if self.subject is None and before.count("(") > before.count(")"):
            return False  # in brackets behind somebody
        if self.subject is None and len(self.spoken) == 1 and not self.roll:
            self.subject = self.spoken[0], False
        return len(self.spoken) < 2

    def _tell(self, kind: str, people: tuple[str, ...] | None, **more: Any) -> None:
        told = Told(kind, people, self.span, **more)
        if self.correcting:
            self.facts.told = [each for each in self.facts.told if each.kind != kind or each.people != people]
        self.facts.told.append(told)
        if people is not None and people != OTHERS and people not in self.spoken:
            self.spoken.append(people)

    def _either(self, found: re.Match[str]) -> bool:
        """ "Bob or Cleo": one of them, which is not said of both."""
        mark = self._mark(found, "n")
        return mark is not None and " or " in f" {mark.text} "

    def _list(self, people: tuple[str, ...], intro: bool = True) -> None:
        self.listing = self.sentence
        self.facts.listed = self.facts.listed or intro
        self.facts.staff += [name for name in people if name not in self.facts.staff]
        self.facts.spans.setdefault("people", self.span)

    def _real(self, names: tuple[str, ...]) -> None:
        for name in names:
            self.facts.shifts.setdefault(name, None)
        self.facts.spans.setdefault("shifts", self.span)


#: What the "nobody" of the phrase before still turns: "nobody works more than 5 days or over 2 nights".
_OVER = re.compile(r"\b(?:more|longer|fewer|less) than\b|\bover\b|\bunder\b|\bmore B")
_ROLL = re.compile(rf"(?:\b(?:{'|'.join(PEOPLE)}|names|available)\b|K\d+)[^:.]* : $")
_AWAY = re.compile(
    r"\b(?:absen\w+|leave|holidays?|vacations?|unavailab\w+|not available|time off|days off|off|away)\b"
)
_ENTRY = re.compile(r"(?:[-•*–] |B\d+ \. )?N\d+ ")
_END = re.compile(
    r"\b(from|since|starting|as of|after|until|till|through|up to|before)(?: and including| the)* ([WT]\d+)\b"
    r"|\b([WT]\d+)(?= (?:on|onwards?|onward)\b)"
)
_ON = re.compile(r"\b(?:onwards?|since|as of|starting)\b|[WT]\d+ on\b(?! [WTS])")


def _is_open(value: DatePhrase | list[date]) -> bool:
    return not isinstance(value, list) and value.first is not None and value.last is None


def _single(mark: Mark) -> date | int | None:
    """The one day that a mark is."""
    if mark.kind == "W":
        return next(iter(mark.value[0])) if len(mark.value[0]) == 1 else None
    days = dates_of(mark.value)
    return days[0] if len(days) == 1 else None


def dates_of(value: DatePhrase | list[date]) -> list[date]:
    if isinstance(value, list):
        return value
    if value.first is None or value.last is None:
        return []
    return [value.first + timedelta(k) for k in range((value.last - value.first).days + 1)]
