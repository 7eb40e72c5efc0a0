"""What was said of a tour, put together: the spec, what is to be asked, what was taken for granted."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from difflib import get_close_matches

from pydantic import ValidationError

from planner_agent.families.tour.spec import MAX_DAYS, City, Connection, TourFrame, TourSpec, Window
from planner_agent.families.tour.wishes import before, stay
from planner_agent.families.tour.words.facts import Facts, Span
from planner_agent.language.durations import Duration
from planner_agent.reading.model import Gap
from planner_agent.rendering.formats import listed
from planner_agent.spec import Evidence, Form, Rule
from planner_agent.spec import Mark as Source


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
        for one, two, span in facts.before:
            if {one, two} <= set(facts.order):
                name = f"{self._name(one)}-before-{self._name(two)}"
                self._rule(name, before(self._name(one), self._name(two)), span)
        return TourSpec(family="tour", frame=frame, rules=tuple(self.rules), marks=self._marks())

    def _ask(self, name: str, reason: str, question: str, options: tuple[str, ...] = ()) -> None:
        if name not in {gap.field for gap in self.gaps}:
            self.gaps.append(Gap(field=name, reason=reason, question=question, options=options))  # type: ignore[arg-type]

    def _name(self, key: str) -> str:
        return self.shown.get(key, key).removesuffix("'s").removesuffix("’s")

    def _rule(self, name: str, body: Form, span: Span) -> None:
        key = name.lower().replace(" ", "-")
        if key not in {rule.id for rule in self.rules}:
            self.rules.append(Rule(id=key, body=body, evidence=self.evidence(span)))

    # Cities ---------------------------------------------------------------------------------------

    def _join(self) -> None:
        """Names with a connection are cities, if they were named elsewhere as well; the others are asked for
        or told."""
        facts = self.facts
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
        for what, named in facts.ends.items():
            names = list(dict.fromkeys(self._name(name) for name, _ in named))
            if len(names) > 1:
                verb = "begin" if what == "first" else "end"
                self._ask(what, "contradiction", f"Where does the tour {verb}: {listed(names, 'or')}?")
            ends[what] = names[-1]
        connections = tuple(dict.fromkeys(found)) if facts.ways else None
        try:
            return TourFrame(cities=cities, connections=connections, days=total, date=start, **ends)  # type: ignore[arg-type]
        except ValidationError as error:
            said = error.errors()[0]["msg"].removeprefix("Value error, ")
            self._ask("cities", "impossible", f"This cannot be: {said}. What is meant?")
            return TourFrame()

    def _denied(self) -> None:
        """A connection that is said to be, and not to be, is asked for."""
        for one, two, _ in self.facts.no_ways:
            for a, b, both, _ in self.facts.ways:
                same = (one, two) == (a, b) or (both and (two, one) == (a, b)) or (not two and one in (a, b))
                if same:
                    pair = f"{self._name(a)} and {self._name(b)}"
                    self._ask("connections", "contradiction", f"Is there a direct way between {pair} or not?")
        if self.facts.no_ways and not self.facts.ways:
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
        if frame.connections is None and len(frame.cities) > 1:
            self.assumed.append("One can go from each city to each other: no connections were named.")

    def _marks(self) -> dict[str, Source]:
        facts = self.facts
        marks = {
            "days": [span for _, _, span in facts.totals],
            "date": [span for _, span in facts.begins],
            "connections": [span for _, _, _, span in facts.ways],
            **{what: [span for _, span in named] for what, named in facts.ends.items()},
        }
        for at, key in enumerate(facts.order):
            marks[f"cities.{at}.days"] = [span for _, _, span in facts.days.get(key, [])]
            marks[f"cities.{at}.windows"] = [span for _, span in facts.windows.get(key, [])]
        return {
            path: Source(source="stated", evidence=self.evidence(spans[-1]))
            for path, spans in marks.items()
            if spans
        }


def _days(length: Duration) -> tuple[int, int, int | None]:
    """The days of a length, and the least and the most that its words allow; a night is two days."""
    more = length.unit == "night"
    most = None if length.most is None else length.most + more
    if length.nights is not None:
        return length.least, length.least, most
    return length.least + more, length.least + more, most
