"""Times of a segment: days, spans of the clock and open ends, each day with the spans that it belongs to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

from planner_agent.families.meeting.words.facts import Facts, Span, When
from planner_agent.families.meeting.words.vocabulary import AFTER, ALL, BEFORE
from planner_agent.language.clocks import Clock
from planner_agent.language.day_leaves import clock, pair
from planner_agent.language.lexicon import words
from planner_agent.language.marks import Mark

_LINKS = frozenset(
    [
        "before",
        "after",
        "earlier",
        "later",
        "than",
        "until",
        "by",
        "past",
        "in",
        "the",
        "at",
        "during",
        "from",
        "between",
    ]
)
#: What may stand between a negation and its time: "can't start before", "not during lunch (".
_BETWEEN = words("""
    start starts begin begins end ends finish finishes be meet do have it we this anything any time slot lunch
    lunchtime break hour meeting meetings ( want wants to like wish schedule scheduled book make possible
    please held take place over
""")
_TURNS = words("""
    not no never can't cannot cant don't dont doesn't won't wouldn't isn't shouldn't without avoid avoiding
    except
    nothing unless
""")
_STARTS = words("start starts starting begin begins beginning")
_ENDS = words("end ends ending finish finishes finishing over done leave leaves")


_GOES = words("leaves leave finishes gone")
_COMES = words("starts start begins arrives arrive returns back lands joins comes gets in")


@dataclass(frozen=True, slots=True)
class Part:
    """``start`` and ``end`` of a clock phrase (None: open). ``turned``: a negation stands before it.
    ``vague``: "morning"; ``exact``: "at 10:00"; ``starting``: it bounds the start, "start by 10:00"."""

    start: int | None
    end: int | None
    first: int
    stop: int
    turned: bool = False
    vague: bool = False
    exact: bool = False
    starting: bool = False


@dataclass(frozen=True, slots=True)
class Time:
    """A time with its tokens; see ``Part``. ``off``: its days are denied, not its clocks."""

    when: When
    span: Span
    turned: bool = False
    off: bool = False
    vague: bool = False
    clocked: bool = False
    exact: bool = False


class Times:
    """The times of ``found``, marks of one segment."""

    def __init__(self, found: Sequence[Mark]) -> None:
        self.found = found

    def all(self, facts: Facts, days: tuple[date, ...] = ()) -> list[Time]:
        """Every time that is said, its tokens claimed; ``days`` were said before, for those without a day."""
        made: list[Time] = []
        groups = list(self._groups())
        for dates, weekdays, parts in groups:
            spans = [(mark.first, mark.stop) for mark in (*dates, *weekdays)]
            named = tuple(day for said in narrowest([mark.value for mark in dates]) for day in said) or days
            numbers = tuple(mark.value for mark in weekdays)
            off = any(self._turned(mark) for mark in (*dates, *weekdays))
            facts.claim(*dates, *weekdays) if spans else None
            if not parts:
                span = min(s[0] for s in spans), max(s[1] for s in spans)
                made.append(Time(When(named, numbers), span, False, off))
            apart = off and bool(parts) and not self._adjoin([*dates, *weekdays], parts)
            if apart:  # "not on Wednesday, between 10 and 15"
                span = min(s[0] for s in spans), max(s[1] for s in spans)
                made.append(Time(When(named, numbers), span, False, off))
                named, numbers, off, spans = days, (), False, []
            for part in parts:
                facts.used.update(range(part.first, part.stop))
                ends = [*spans, (part.first, part.stop)]
                span = min(s[0] for s in ends), max(s[1] for s in ends)
                when = When(named, numbers, part.start, part.end, part.starting)
                made.append(Time(when, span, part.turned, off, part.vague, True, part.exact))
        return made

    def _adjoin(self, dates: Sequence[Mark], parts: Sequence[Part]) -> bool:
        """Whether days and clocks are said in one breath, "not on Monday between 9 and 12"."""
        first = min(max(mark.stop for mark in dates), max(part.stop for part in parts))
        last = max(min(mark.first for mark in dates), min(part.first for part in parts))
        between = [mark for mark in self.found if first <= mark.first < last]
        return all(mark.kind == "word" and mark.value in _LINKS | {"on"} for mark in between)

    def _groups(self) -> Iterator[tuple[list[Mark], list[Mark], list[Part]]]:
        """Days with their spans: "Monday 9-10, 11-12, Tuesday 9-10" or "9-10 and 11-12 on Monday"."""
        order: list[tuple[str, Mark | Part]] = []
        for k, mark in enumerate(self.found):
            if mark.kind in ("days", "weekday"):
                order.append(("day", mark))
            elif mark.kind in ("range", "clock"):
                part = self._part(k, mark)
                if part is not None:
                    order.append(("part", part))
        order = _explicit(order)
        trailing = bool(order) and order[0][0] == "part"
        if trailing:
            order.reverse()
        dates: list[Mark] = []
        parts: list[Part] = []
        for _, each in order:
            if isinstance(each, Part):
                parts.append(each)
                continue
            if parts or (dates and self._turned(dates[-1]) != self._turned(each)):
                yield self._group(dates, parts)
                dates, parts = [], []
            dates.append(each)
        if dates or parts:
            yield self._group(dates, parts)

    @staticmethod
    def _group(dates: list[Mark], parts: list[Part]) -> tuple[list[Mark], list[Mark], list[Part]]:
        order = sorted(dates, key=lambda mark: mark.first)
        numbers = [mark for mark in order if mark.kind == "weekday"]
        return (
            [mark for mark in order if mark.kind == "days"],
            numbers,
            sorted(parts, key=lambda part: part.first),
        )

    def _part(self, k: int, mark: Mark) -> Part | None:
        turned, first = self._before(k)
        if mark.kind == "range":
            start, end = pair(mark.value)
            return Part(start, end, first, mark.stop, turned)
        value: Clock = mark.value
        if value.span is not None:
            return Part(*value.span, first, mark.stop, turned, True)
        minutes, lead = clock(value), [each.value for each in self.found[max(0, k - 3) : k]]
        if not lead:
            return None
        if lead[-1] == "than" and len(lead) > 1 and lead[-2] in ("earlier", "later", "before", "after"):
            late = lead[-2] in ("later", "after")
            return self._open(
                minutes, late, self.found[k - 2].first if not turned else first, mark.stop, turned
            )
        if lead[-1] == "at" and (
            cue := (_GOES | _COMES) & {each.value for each in self.found[max(0, k - 5) : k]}
        ):
            late = bool(cue & _COMES)
            return self._open(minutes, late, self.found[k - len(lead)].first, mark.stop, turned)
        if lead[-1] in BEFORE - {"earlier"}:
            return self._open(minutes, False, first if turned else self.found[k - 1].first, mark.stop, turned)
        if lead[-1] in AFTER - {"later"}:
            return self._open(minutes, True, first if turned else self.found[k - 1].first, mark.stop, turned)
        after = [str(each.value) for each in self.found[k + 1 : k + 3]]
        if after[:1] == ["onwards"]:
            return self._open(minutes, True, mark.first, mark.stop + 1, turned)
        if after[:1] == ["or"] and after[1:] in (["later"], ["after"], ["earlier"], ["before"]):
            late = after[1] in ("later", "after")
            return self._open(minutes, late, mark.first, mark.stop + 2, turned)
        bound = self._bounding(k) if lead[-1] == "at" else None
        if bound is not None:
            late = self.found[bound].value == "after"
            return self._open(minutes, late, self.found[bound].first, mark.stop, turned)
        if lead[-1] in ("at", "preferably", "ideally"):
            return Part(minutes, None, mark.first, mark.stop, turned, exact=True)
        return None

    def _bounding(self, k: int) -> int | None:
        """ "Before her flight at 4 pm": where the cue stands that the clock at ``k`` bounds."""
        for at in range(k - 2, max(-1, k - 6), -1):
            if self.found[at].value in ("before", "after"):
                return at if at < k - 2 else None
            if self.found[at].kind not in ("word", "name") or self.found[at].value in (",", ".", "and", "or"):
                return None
        return None

    def _open(self, minutes: int, late: bool, first: int, stop: int, turned: bool) -> Part | None:
        """An open end; of the start alone where the words say so. "Not end before" is no wish."""
        at = next((k for k, mark in enumerate(self.found) if mark.stop > first), 0)
        lead = {mark.value for mark in self.found[max(0, at - 2) : at + 3] if mark.first < stop}
        if late != turned and lead & (_ENDS - {"leave", "leaves"}):
            return None
        starting = bool(lead & _STARTS) and not lead & _ENDS
        return Part(
            minutes if late else None, None if late else minutes, first, stop, turned, starting=starting
        )

    def _before(self, k: int) -> tuple[bool, int]:
        """Whether a negation stands right before the phrase at ``k``, and its first token."""
        at = k
        while at and self._passes(self.found[at - 1]):
            at -= 1
        if at and self.found[at - 1].value in _TURNS:
            return True, self.found[at - 1].first
        return False, self.found[k].first

    @staticmethod
    def _passes(mark: Mark) -> bool:
        """Whether a negation before it reaches the time behind it: "not in the morning break (9 to 10)"."""
        vague = mark.kind == "clock" and mark.value.span is not None
        return vague or (mark.kind == "word" and mark.value in _LINKS | _BETWEEN)

    def _turned(self, mark: Mark) -> bool:
        at = self.found.index(mark)
        while (at and self.found[at - 1].value in ("on", "the", "a", "or", "and", "next", "for")) or (
            at and self.found[at - 1].kind in ("days", "weekday")
        ):
            at -= 1
        return bool(at) and self.found[at - 1].value in _TURNS


def _explicit(order: list[tuple[str, Mark | Part]]) -> list[tuple[str, Mark | Part]]:
    """Without the part of the day that clocks right behind it say more exactly: "Tuesday evening, 6 to 9"."""
    kept: list[tuple[str, Mark | Part]] = []
    for n, (kind, each) in enumerate(order):
        after = order[n + 1][1] if n + 1 < len(order) else None
        told = isinstance(each, Part) and each.vague and not each.turned
        more = isinstance(after, Part) and not after.vague and not after.exact and not after.turned
        if (
            told
            and more
            and isinstance(after, Part)
            and isinstance(each, Part)
            and after.first - each.stop < 3
        ):
            order[n + 1] = (order[n + 1][0], replace(after, first=each.first))
            continue
        kept.append((kind, order[n][1]))
    return kept


def narrowest(said: Sequence[tuple[date, ...]]) -> list[tuple[date, ...]]:
    """Without the periods of which other days name a part: "this week, Wednesday or Thursday"."""
    return [
        days for days in said if len(days) < 3 or not any(set(other) < set(days) for other in said if other)
    ]


def whole_day(found: Sequence[Mark], facts: Facts) -> bool:
    """ "all day", "the entire day"."""
    for one, two in pairwise(found):
        if one.value in ALL and two.value == "day":
            facts.claim(one, two)
            return True
    return False
