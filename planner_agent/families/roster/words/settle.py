"""From what was told to the frame's people, demand, days off and requests, over the days of the roster."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

from planner_agent.families.roster import wishes as w
from planner_agent.families.roster.spec import WEEKDAYS, Demand, Off, Request, Worked
from planner_agent.families.roster.words.facts import Facts, Told, Wanted, When
from planner_agent.families.roster.words.line import Bound, Span
from planner_agent.rendering import formats
from planner_agent.spec import Form

RuleSaid = tuple[str, Form, Span, bool]
"""A rule's name, its body, where it was said, and whether it is only a wish."""


class Days:
    """The roster's days; empty where they are not known."""

    def __init__(self, facts: Facts, replies: dict[str, When]) -> None:
        self.facts, self.replies = facts, replies
        self.all: list[date] = []
        known = facts.start is not None and facts.days is not None
        self.all = [facts.start + timedelta(k) for k in range(facts.days or 0)] if known else []  # type: ignore[operator]
        self.one_week = bool(self.all) and len({day.isocalendar()[:2] for day in self.all}) == 1

    def of(self, when: When | None) -> set[date]:
        if when is None:
            return set(self.all)
        if when.open:
            return set(self.between(when))
        if when.dates is not None:
            return set(when.dates) & set(self.all)
        found = [day for day in self.all if day.weekday() in (when.weekdays or ())]
        return set(found) if when.nth is None else set(self._nth(found, when.nth))

    def _nth(self, days: Sequence[date], nth: int) -> list[date]:
        """Of days that come round, those of one round: a roster's week, a weekend or a day."""
        whole = len({day.weekday() for day in days}) == 7
        rounds: dict[object, list[date]] = {}
        for k, day in enumerate(days):
            rounds.setdefault(k // 7 if whole else day.isocalendar()[:2], []).append(day)
        listed = list(rounds.values())
        at = nth - 1 if nth > 0 else nth
        return listed[at] if -len(listed) <= at < len(listed) else []

    def between(self, when: When) -> list[date]:
        """The days from one end to the other, or to the roster's own."""
        if not self.all:
            return []
        since = self._end(when.since, self.all[0])
        later = [day for day in self.all if day >= since]
        upto = self._end(when.upto, self.all[-1], later)
        return [
            day
            for day in later
            if (day > since or not when.strict[0]) and (day < upto or (day == upto and not when.strict[1]))
        ]

    def _end(self, end: date | int | None, usual: date, among: Sequence[date] = ()) -> date:
        if end is None:
            return usual
        if isinstance(end, date):
            return end
        return next((day for day in among or self.all if day.weekday() == end), usual)

    def one(self, when: When, field: str, who: str, span: Span) -> list[date]:
        """The days meant for one person; asked where they are several or none."""
        facts = self.facts
        if when.open:
            found = self.between(when)
            if not found and self.all:
                facts.ask(
                    field, "impossible", f"Which days are meant for {who}? None is of the roster.", span
                )
            return found
        if when.dates is not None:
            outside = [day for day in when.dates if day not in self.all]
            if outside and len(outside) == len(when.dates) and self.all:
                if field in self.replies:
                    return sorted(self.of(self.replies[field]))
                text = (
                    f"The roster goes from {formats.long_date(self.all[0])} to {formats.long_date(self.all[-1])}. "  # noqa: E501
                    f"Which day is meant for {who} instead of {formats.long_date(outside[0])}?"
                )
                facts.ask(field, "impossible", text, span)
            return [day for day in when.dates if day in self.all]
        found = sorted(self.of(when))
        twice = len({day.weekday() for day in found}) < len(found)
        if twice and not when.many:
            if field in self.replies:
                return sorted(self.of(self.replies[field]))
            names = formats.listed([WEEKDAYS[k].capitalize() for k in sorted(when.weekdays or ())])
            facts.ask(field, "ambiguous", f"Which {names} is meant for {who}, or each of them?", span,
                      *(formats.long_date(day) for day in found))  # fmt: skip
        if not found and self.all:
            facts.ask(
                field, "impossible", f"Which day is meant for {who}? It is not a day of the roster.", span
            )
        return found


# Demand -------------------------------------------------------------------------------------------


def demand(
    facts: Facts, days: Days, shifts: Sequence[str], skills: set[str]
) -> tuple[list[Demand], list[RuleSaid]]:
    """The demand of each shift, the more special entry before the more general; and the mixes of skills."""
    made: list[Demand] = []
    rules: list[RuleSaid] = []
    _spread(facts, shifts)
    wholly = days.of(facts.opened) - set().union(*(days.of(when) for when in facts.shut))
    for shift in shifts:
        mine = [each for each in facts.wanted if each.shifts is None or shift in each.shifts]
        own = [each for each in mine if each.role not in skills]
        mixed = [each for each in mine if each.role in skills]
        entries = own or _sums(mixed)
        wanted = list(_of_shift(facts, days, shift, entries, wholly))
        made += wanted
        rules += _mixes(shift, mixed, bool(own), all(each.most != 0 for each in wanted))
        if not entries and facts.wanted:
            facts.ask("demand", "missing", f"How many people are needed on the {shift} shift?", (0, 0))
    return made, rules


def _spread(facts: Facts, shifts: Sequence[str]) -> None:
    """ "early 6-14, late 14-22, two people": a number behind the last one only, is that of each."""
    near = [each for each in facts.wanted if each.near]
    named = {shift for each in near for shift in each.shifts or ()}
    told = {shift for each in facts.wanted for shift in (shifts if each.shifts is None else each.shifts)}
    if len(named) == 1 and len(shifts) > 1 and told <= named:
        for each in near:
            each.shifts = None


def _mixes(shift: str, mixed: Sequence[Wanted], total: bool, always: bool) -> Iterator[RuleSaid]:
    for each in mixed:
        weekdays = _names(each.when.weekdays) if each.when and each.when.weekdays else ()
        bound = each.bound
        what = (each.role or "", shift, weekdays, always)
        exact = bound.least == bound.most and not (bound.plain and total)
        if exact and bound.least is not None:
            yield f"{each.role}s", w.skilled("=", bound.least, *what), each.span, False
            continue
        if bound.least:
            yield f"{each.role}s", w.skilled(">=", bound.least, *what), each.span, False
        if bound.most is not None and not bound.plain:
            yield f"{each.role}s", w.skilled("<=", bound.most, *what), each.span, False


def _names(weekdays: frozenset[int] | None) -> tuple[str, ...]:
    return tuple(WEEKDAYS[k] for k in sorted(weekdays or ()))


def _sums(mixed: Sequence[Wanted]) -> list[Wanted]:
    """Where only roles are counted, those together are who is wanted."""
    groups: dict[When | None, list[Wanted]] = {}
    for each in mixed:
        groups.setdefault(each.when, []).append(each)
    found: list[Wanted] = []
    for when, parts in groups.items():
        least = [part.bound.least for part in parts]
        most = [part.bound.most for part in parts]
        bound = Bound(sum(n or 0 for n in least), None if None in most else sum(n or 0 for n in most))
        first = parts[0]
        found.append(Wanted(bound, first.shifts, when, None, first.span, first.sentence))
    return found


def _rank(each: Wanted) -> tuple[int, int, int, int]:
    """What is corrected, what is said of fewer days and what of one shift comes first."""
    when, own = each.when, int(each.shifts is not None)
    if when is None:
        return each.order, 0, 0, own
    if when.dates is not None or when.open:
        return each.order, 2, 0, own
    return each.order, 1, 7 - len(when.weekdays or ()), own


def _of_shift(
    facts: Facts, days: Days, shift: str, entries: Sequence[Wanted], wholly: set[date]
) -> Iterator[Demand]:
    if not days.all:
        for each in entries:
            weekdays = _names(each.when.weekdays) if each.when else ()
            yield Demand(shift=shift, least=each.bound.least, most=each.bound.most, weekdays=weekdays)  # type: ignore[arg-type]
        return
    taken: dict[date, Bound] = {}
    ranks: dict[date, tuple[int, int, int, int]] = {}
    for each in sorted(entries, key=_rank, reverse=True):
        rank = _rank(each)
        mine = days.of(each.when)
        for day in sorted(mine):
            if day in taken and ranks[day] == rank and _numbers(taken[day]) != _numbers(each.bound):
                if _numbers(taken[day]) == _numbers(each.bound):
                    continue
                one, two = (_said(bound) for bound in (each.bound, taken[day]))
                facts.ask("demand", "contradiction",
                          f"How many people are needed on the {shift} shift: {one} or {two}?", each.span, one, two)  # fmt: skip  # noqa: E501
                break
            if day in taken or (each.when is None and day not in wholly):
                continue
            taken[day], ranks[day] = each.bound, rank
    groups: dict[tuple[int | None, int | None], list[date]] = {}
    for day in days.all:
        bound = taken.get(day)
        groups.setdefault((0, 0) if bound is None else _numbers(bound), []).append(day)
    for (least, most), mine in groups.items():
        if not entries:
            return
        weekdays = {day.weekday() for day in mine}
        regular = [day for day in days.all if day.weekday() in weekdays] == mine
        everywhere = len(mine) == len(days.all)
        yield Demand(
            shift=shift,
            least=least,
            most=most,
            weekdays=() if everywhere or not regular else _names(frozenset(weekdays)),  # type: ignore[arg-type]
            dates=None if everywhere or regular else tuple(mine),
        )


def _numbers(bound: Bound) -> tuple[int | None, int | None]:
    return bound.least, bound.most


def _said(bound: Bound) -> str:
    if bound.least == bound.most:
        return f"{bound.least}"
    if bound.most is None:
        return f"at least {bound.least}"
    return f"at most {bound.most}" if bound.least is None else f"{bound.least} to {bound.most}"


# Days off and requests ----------------------------------------------------------------------------


def days_off(facts: Facts, days: Days, staff: Sequence[str]) -> list[Off]:
    found: list[Off] = []
    for told in facts.told:
        if told.soft:
            continue
        for name in _persons(told, staff):
            if told.kind == "off" and told.when is not None:
                mine = days.one(told.when, "off", name, told.span)
            elif told.kind == "off" and not told.shifts:
                mine = sorted(days.of(days.replies["off"])) if "off" in days.replies else []
                if not mine:
                    facts.ask("off", "missing", f"On which day can {name} not work?", told.span)
            elif told.kind == "only" and told.when is not None:
                mine = sorted(set(days.all) - days.of(told.when))
            else:
                continue
            shifts = told.shifts if told.kind == "off" else ()
            found += [Off(person=name, date=day, shifts=shifts) for day in mine]
    return list(dict.fromkeys(found))


def requests(facts: Facts, days: Days, staff: Sequence[str], shifts: Sequence[str]) -> list[Request]:
    """A wish for a kind of shift without a day is one against the other kinds on every day."""
    found: list[Request] = []
    for told in map(_wished, facts.told):
        if told.kind == "only":
            found += _others(told, days, staff, shifts)
        if told.kind != "would":
            continue
        for name in _persons(told, staff):
            mine = days.all if told.when is None else days.one(told.when, "requests", name, told.span)
            names: Sequence[str | None] = told.shifts or (None,)
            on = told.on
            if told.when is None and on:
                names, on = [shift for shift in shifts if shift not in told.shifts], False
            found += [
                Request(person=name, date=day, shift=shift, on=on, weight=told.weight)
                for day in mine
                for shift in names
            ]
    return list(dict.fromkeys(found))


def _wished(told: Told) -> Told:
    """A soft "cannot" or "must" is a wish."""
    if not told.soft or told.kind not in ("off", "must"):
        return told if told.kind != "only" or told.soft else replace(told, kind="")
    return replace(told, kind="would", on=told.kind == "must")


def _others(told: Told, days: Days, staff: Sequence[str], shifts: Sequence[str]) -> Iterator[Request]:
    """A wish for only some shifts or days is one against the others."""
    mine = days.of(told.when)
    for name in _persons(told, staff):
        for day in days.all:
            if day not in mine:
                yield Request(person=name, date=day, on=False, weight=told.weight)
                continue
            for shift in shifts:
                if told.shifts and shift not in told.shifts:
                    yield Request(person=name, date=day, shift=shift, on=False, weight=told.weight)


def history(facts: Facts, days: Days, staff: Sequence[str]) -> list[Worked]:
    return [
        Worked(person=name, date=day, shift=told.shifts[0])
        for told in facts.told
        if told.kind == "worked" and told.when is not None
        for name in _persons(told, staff)
        for day in told.when.dates or ()
        if facts.start is None or day < facts.start
    ]


def _persons(told: Told, staff: Sequence[str]) -> list[str]:
    return [name for name in (staff if told.people is None else told.people) if name in staff]
