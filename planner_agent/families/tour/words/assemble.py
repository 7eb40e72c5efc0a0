"""What was said of a tour, put together: the spec, what is to be asked, what was taken for granted."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from difflib import get_close_matches

from pydantic import ValidationError

from planner_agent.families.tour.spec import MAX_DAYS, City, Connection, TourFrame, TourSpec, Window
from planner_agent.families.tour.wishes import adjacent, before, end, not_straight, stay, straight
from planner_agent.families.tour.words.facts import Facts, Said, Span
from planner_agent.language.durations import Duration
from planner_agent.reading.model import Gap
from planner_agent.rendering.formats import listed
from planner_agent.spec import Evidence, Form, Hard, Priority, Rule
from planner_agent.spec import Mark as Source

_NEIGHBOURS: dict[str, Callable[[str, str], Form]] = {
    "before": before, "straight": straight, "not_straight": not_straight, "adjacent": adjacent,
}  # fmt: skip


class Assembly:
    """``facts`` as a spec, with ``gaps`` and ``assumed``. ``shown``: names as they were written."""

    def __init__(
        self, facts: Facts, shown: dict[str, str], evidence: Callable[[Span], Evidence | None]
    ) -> None:
        self.facts, self.shown, self.evidence = facts, shown, evidence
        self.assumed: list[str] = []
        self.gaps: list[Gap] = []
        self.rules: list[Rule] = []

    def spec(self) -> TourSpec:
        """The draft; call it once."""
        facts = self.facts
        self._join()
        start = self._start()
        self._count()
        cities = tuple(self._city(name, start) for name in facts.order)
        frame = self._frame(cities, self._total(cities), start)
        self._unsaid(frame)
        for said in facts.said:
            if said.soft or said.kind not in ("first", "last") or len(said.names) > 1:
                self._ordered(said, len(cities))
        if not facts.ways and not facts.all_ways:
            for one, two, span in facts.no_ways:
                self._apart(one, two, span)
        return TourSpec(family="tour", frame=frame, rules=tuple(self.rules), marks=self._marks())

    def _ask(self, name: str, reason: str, question: str, options: tuple[str, ...] = ()) -> None:
        if name not in {gap.field for gap in self.gaps}:
            self.gaps.append(Gap(field=name, reason=reason, question=question, options=options))  # type: ignore[arg-type]

    def _name(self, key: str) -> str:
        return self.shown.get(key, key).removesuffix("'s").removesuffix("’s")

    def _rule(self, name: str, body: Form, span: Span, soft: bool = False) -> None:
        key = name.lower().replace(" ", "-")
        strength = Priority(level=1) if soft else Hard()
        if key not in {rule.id for rule in self.rules}:
            self.rules.append(Rule(id=key, body=body, strength=strength, evidence=self.evidence(span)))

    def _ordered(self, said: Said, stops: int) -> None:
        """A wish for the order as a rule."""
        if not set(said.names) <= set(self.facts.order):
            return
        names = [self._name(name) for name in said.names]
        key = f"{'-'.join(names)}-{said.kind.replace('_', '-')}"
        if said.kind in _NEIGHBOURS:
            self._rule(key, _NEIGHBOURS[said.kind](*names), said.span, said.soft)
            return
        places = said.kind.removeprefix("not_")
        body = end(places, names, stops, there=not said.kind.startswith("not_"))  # type: ignore[arg-type]
        self._rule(key, body, said.span, said.soft)

    def _apart(self, one: str, two: str, span: Span) -> None:
        """A way that there is not, where nothing is said of those that there are."""
        if {one, two} <= set(self.facts.order):
            pair = self._name(one), self._name(two)
            self._rule(f"{pair[0]}-not-straight-{pair[1]}", not_straight(*pair), span)

    # Cities ---------------------------------------------------------------------------------------

    def _join(self) -> None:
        """Names with a connection are cities, if they were named elsewhere as well; the others are asked for
        or told."""
        facts = self.facts
        for region in sorted(facts.regions & set(facts.order)):
            if region not in facts.days and region not in facts.rest:
                facts.order.remove(region)
        for region in sorted(facts.regions - set(facts.order)):
            self.assumed.append(f"{self._name(region)} is taken as where the cities lie.")
        ends = {name for a, b, _, _ in facts.ways for name in (a, b)}
        for name, span in facts.maybe:
            if name in ends and name not in facts.order:
                facts.city(name)
            if name in facts.order:
                facts.used.update(range(*span))
        strange = sorted(ends - set(facts.order)) if facts.order else []
        for name in strange:
            near = get_close_matches(name, facts.order, 1, 0.7)
            if near:
                pair = (self._name(near[0]), self._name(name))
                self._ask("connections", "ambiguous", f"Connections of {pair[1]}: is that {pair[0]}?")
        if strange and not self.gaps:
            shown = listed([self._name(name) for name in strange])
            self.assumed.append(f"The connections of {shown} are left out: no stay there was asked for.")

    def _count(self) -> None:
        facts = self.facts
        said = list(dict.fromkeys(count for count, _ in facts.counts))
        if not said or not facts.order or max(said) == len(facts.order):
            return
        missing = max(said) - len(facts.order)
        if missing > 0:
            besides = "city is" if missing == 1 else f"{missing} cities are"
            self._ask("cities", "missing", f"Which {besides} to be visited besides?")
        else:
            named = listed([self._name(name) for name in facts.order])
            question = (
                f"You speak of {max(said)} cities and name {len(facts.order)}: {named}. Which shall it be?"
            )
            self._ask("cities", "contradiction", question)

    def _city(self, key: str, start: date | None) -> City:
        name = self._name(key)
        return City(name=name, days=self._days(key, name), windows=self._windows(key, name, start))

    def _days(self, key: str, name: str) -> int | None:
        """Its days; None where they are bounded by rules, or unsaid."""
        field = f"days of {name}"
        exact: list[int] = []
        for bound, length, span in self.facts.days.get(key, []):
            days, least, most = _days(length)
            if bound != "=":
                self._rule(f"stay-{bound}-{days}-{name}", stay(name, bound, days), span)
                continue
            if least != most or length.assumed:
                until = f"{least} or {most}" if most is not None else f"{least} or more"
                self._ask(field, "ambiguous", f"How many days exactly in {name}: {until}?")
            elif not length.exact:
                self.assumed.append(f"“About {days} days” in {name} is counted as {days} days.")
            if length.unit == "night":
                self.assumed.append(
                    "Nights are counted as days, the days of travel counting for both cities."
                )
            exact.append(days)
        if len(set(exact)) > 1:
            shown = listed([str(days) for days in dict.fromkeys(exact)], "or")
            self._ask(field, "contradiction", f"How many days are spent in {name}: {shown}?")
        days = exact[-1] if exact else None
        if days is not None and not 1 <= days <= MAX_DAYS:
            self._ask(field, "impossible", f"{days} days in {name} cannot be. How many shall it be?")
            return None
        return days

    def _windows(self, key: str, name: str, start: date | None) -> tuple[Window, ...]:
        windows: list[Window] = []
        for (first, last), _ in self.facts.windows.get(key, []):
            if isinstance(first, date):
                if start is not None:
                    first, last = _behind(first, last, start)
                if start is None:
                    question = f"On which day does the tour begin? You are in {name} on {first}."
                    self._ask("date", "missing", question)
                    continue
                first, last = (first - start).days + 1, (last - start).days + 1
            if not 1 <= first <= last <= MAX_DAYS:
                said = f"In {name} from day {first} to day {last}: that cannot be."
                self._ask(f"days in {name}", "impossible", f"{said} When is it?")
                continue
            windows.append(Window(first=first, last=last))
        return tuple(dict.fromkeys(windows))

    # The whole ------------------------------------------------------------------------------------

    def _start(self) -> date | None:
        days = list(dict.fromkeys(day for day, _ in self.facts.begins))
        if not days:
            return None
        if len(days) > 1 or days[0][0] != days[0][1]:
            shown = listed([str(day) for pair in days for day in dict.fromkeys(pair)], "or")
            self._ask("date", "contradiction", f"On which day does the tour begin: {shown}?")
        return days[-1][0]

    def _total(self, cities: Sequence[City]) -> int | None:
        """The days of the whole tour, if they were said; asked where they do not fit the stays."""
        said = self.facts.totals
        totals = list(dict.fromkeys(_days(length)[0] for _, length, _ in said))
        if not totals:
            return None
        if len(totals) > 1:
            shown = listed([f"{n} days" for n in totals], "or")
            self._ask("days", "contradiction", f"How long is the tour: {shown}?")
        total = totals[-1]
        if not 1 <= total <= MAX_DAYS:
            question = f"A tour of {total} days cannot be planned. How long shall it be?"
            self._ask("days", "impossible", question)
            return None
        stays = [city.days for city in cities]
        fixed = bool(stays) and None not in stays
        need = sum(days or 0 for days in stays) - (len(stays) - 1)
        bounds = {bound for bound, _, _ in said}
        if any(_days(length)[1] != _days(length)[2] for _, length, _ in said) or (
            bounds != {"="} and not fixed
        ):
            self._ask("days", "ambiguous", f"How many days shall the tour have exactly ({total})?")
        if not fixed or self.gaps:
            return total
        if bounds != {"="}:
            if any((b == "<=" and need > total) or (b == ">=" and need < total) for b in bounds):
                self._clash(need, total)
            return None
        if need != total:
            self._clash(need, total)
        return total

    def _clash(self, need: int, total: int) -> None:
        told = f"The stays take {need} days (a day of travel counts for both cities), not {total}."
        self._ask("days", "contradiction", f"{told} Which holds?", (f"{need} days", f"{total} days"))

    def _frame(self, cities: tuple[City, ...], total: int | None, start: date | None) -> TourFrame:
        facts = self.facts
        inside = {city.name for city in cities}
        found: list[Connection] = []
        for a, b, both, _ in facts.ways:
            origin, destination = self._name(a), self._name(b)
            if {origin, destination} <= inside and origin != destination:
                found.append(Connection(origin=origin, destination=destination, both=both))
        self._denied()
        ends: dict[str, str] = {}
        for what in ("first", "last"):
            said = [each for each in facts.said if each.kind == what and not each.soft]
            names = list(dict.fromkeys(self._name(each.names[0]) for each in said if len(each.names) == 1))
            if not names:
                continue
            if len(names) > 1:
                verb = "begin" if what == "first" else "end"
                self._ask(what, "contradiction", f"Where does the tour {verb}: {listed(names, 'or')}?")
            ends[what] = names[-1]
        if facts.all_ways and facts.no_ways:
            found = self._but(cities)
        connections = tuple(dict.fromkeys(found)) if found or facts.ways else None
        try:
            return TourFrame(cities=cities, connections=connections, days=total, date=start, **ends)  # type: ignore[arg-type]
        except ValidationError as error:
            said = error.errors()[0]["msg"].removeprefix("Value error, ")
            self._ask("cities", "impossible", f"This cannot be: {said}. What is meant?")
            return TourFrame()

    def _but(self, cities: Sequence[City]) -> list[Connection]:
        """All pairs but those that are said not to be."""
        without = {frozenset((self._name(one), self._name(two))) for one, two, _ in self.facts.no_ways}
        names = [city.name for city in cities]
        return [
            Connection(origin=one, destination=two)
            for k, one in enumerate(names)
            for two in names[k + 1 :]
            if not without & {frozenset((one, two)), frozenset((one, "")), frozenset(("", two))}
        ]

    def _denied(self) -> None:
        """A connection that is said to be, and not to be, is asked for."""
        for one, two, _ in self.facts.no_ways:
            for a, b, both, _ in self.facts.ways:
                same = (one, two) == (a, b) or (both and (two, one) == (a, b)) or (not two and one in (a, b))
                if same:
                    pair = f"{self._name(a)} and {self._name(b)}"
                    self._ask("connections", "contradiction", f"Is there a direct way between {pair} or not?")
        open_ended = any(not two for _, two, _ in self.facts.no_ways)
        if open_ended and not self.facts.ways and not self.facts.all_ways:
            self._ask("connections", "missing", "Which cities are connected directly?")

    def _unsaid(self, frame: TourFrame) -> None:
        if self.gaps:
            return
        if frame.missing == ("cities",):
            self._ask("cities", "missing", "Which cities shall the tour go to, and for how many days each?")
        elif frame.missing == ("days",):
            unsaid = listed([city.name for city in frame.cities if city.days is None])
            question = f"How many days shall the tour have, or the stay in {unsaid}?"
            self._ask("days", "missing", question)
        if self.facts.bare:
            self.assumed.append("The numbers that stand with the cities are counted as days.")
        if frame.connections is None and len(frame.cities) > 1 and not self.facts.all_ways:
            self.assumed.append("One can go from each city to each other: no connections were named.")

    def _marks(self) -> dict[str, Source]:
        facts = self.facts
        marks = {
            "days": [span for _, _, span in facts.totals],
            "date": [span for _, span in facts.begins],
            "connections": [span for _, _, _, span in facts.ways],
            **{
                what: [each.span for each in facts.said if each.kind == what and not each.soft]
                for what in ("first", "last")
            },
        }
        for at, key in enumerate(facts.order):
            marks[f"cities.{at}.days"] = [span for _, _, span in facts.days.get(key, [])]
            marks[f"cities.{at}.windows"] = [span for _, span in facts.windows.get(key, [])]
        return {
            path: Source(source="stated", evidence=self.evidence(spans[-1]))
            for path, spans in marks.items()
            if spans
        }


def _behind(first: date, last: date, start: date) -> tuple[date, date]:
    """Days said without their month or year ("the 8th") lie behind the start of the tour."""
    if first >= start or first.day == first.month == 0:
        return first, last
    for months in range(1, 25):
        month = start.month - 1 + months - 1
        try:
            moved = first.replace(year=start.year + month // 12, month=month % 12 + 1)
        except ValueError:
            continue
        if moved >= start and (moved - start).days <= MAX_DAYS:
            return moved, moved + (last - first)
    return first, last


def _days(length: Duration) -> tuple[int, int, int | None]:
    """The days of a length, and the least and the most that its words allow; a night is two days."""
    more = length.unit == "night"
    most = None if length.most is None else length.most + more
    if length.nights is not None:
        return length.least, length.least, most
    return length.least + more, length.least + more, most
