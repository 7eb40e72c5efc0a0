"""Roster's reader: the text with its answers as one marked line, walked phrase by phrase into a draft."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from pydantic import ValidationError

from planner_agent.families.roster import wishes as w
from planner_agent.families.roster.spec import WEEKDAYS, Person, RosterFrame, RosterSpec, Shift
from planner_agent.families.roster.words import settle
from planner_agent.families.roster.words.contracts import Contracts
from planner_agent.families.roster.words.facts import Facts, When
from planner_agent.families.roster.words.hours import Hours
from planner_agent.families.roster.words.leaves import floating
from planner_agent.families.roster.words.line import Marked, Span
from planner_agent.families.roster.words.marked import marked
from planner_agent.families.roster.words.reading import Walk
from planner_agent.families.roster.words.vocabulary import SUPPORT, TURNS
from planner_agent.language.facts import Ask
from planner_agent.language.function_words import POLITENESS, STOP_WORDS
from planner_agent.language.tokens import evidence
from planner_agent.reading.model import Gap, Reading, Unsupported
from planner_agent.rendering import formats
from planner_agent.spec import Evidence, Goal, Hard, Mark, Priority, Rule

_ORDER = ("people", "shifts", "days", "start", "demand", "off", "requests", "history")
_SINGLE = "day"
_USUAL = 480
_PARTS = {
    "morning": "morning",
    "afternoon": "afternoon",
    "evening": "evening",
    "night": "night",
    "am": "morning",
    "pm": "afternoon",
}
#: Answers that name days for a clause that is already there.
_DAYS = ("off", "requests")


def read(text: str, data: Any, today: date, answers: Mapping[str, str]) -> Reading:
    """Read ``text`` (and the ``answers`` to earlier questions) into a draft. Never raises on any text."""
    sentences = [_sentence(field, answer) for field, answer in answers.items() if field not in _DAYS]
    whole = "\n".join([text, *sentences])
    line = marked(whole, today)
    walk = Walk(line, today)
    facts = walk.run()
    if facts.start is not None and any(
        mark.kind == "T" and floating(line.tokens[mark.first : mark.stop]) for mark in line.marks
    ):
        line = marked(whole, today, anchor=facts.start)  # "the 6th" is one of the roster
        walk = Walk(line, today)
        facts = walk.run()
    replies = {field: when for field in _DAYS if (when := _reply(answers.get(field, ""), today)) is not None}
    return _Draft(text, line, facts, walk.used, answers, replies).reading()


def _sentence(field: str, answer: str) -> str:
    """An answer as a sentence that says what it answers."""
    answer = answer.strip().rstrip(".")
    number = f"{answer} days" if answer.isdigit() else answer
    forms = {
        "people": f"Staff: {answer}.",
        "shifts": f"The shifts: {answer}.",
        "days": f"For {number}.",
        "start": f"Starting {answer}.",
        "demand": f"{answer} people on each shift." if answer.isdigit() else f"{answer}.",
    }
    return forms.get(field, f"{answer}.")


def _reply(answer: str, today: date) -> When | None:
    if not answer:
        return None
    walk = Walk(marked(answer, today), today)
    return walk.days_of(walk.text.line)


class _Draft:
    """From facts to frame, rules, goals, marks and questions."""

    def __init__(
        self, text: str, line: Marked, facts: Facts, used: set[int], answers: Mapping[str, str],
        replies: dict[str, When],
    ) -> None:  # fmt: skip
        self.text, self.line, self.facts, self.used, self.answers = text, line, facts, used, answers
        self.assumed: list[str] = [*line.notes, *facts.assumed]
        self.days = settle.Days(facts, replies)
        self.marks: dict[str, Mark] = {}
        self.rules: list[settle.RuleSaid] = []

    def reading(self) -> Reading:
        frame = self._frame()
        for name, span in self.facts.spans.items():
            self.marks[name] = self._mark(span)
        for name in frame.missing:
            if name not in {ask.field for ask in self.facts.asks}:
                self.facts.ask(name, "missing", _QUESTIONS[name], (0, 0))
        spec = RosterSpec(
            family="roster", frame=frame, rules=self._rules(), goals=self._goals(), marks=self.marks
        )
        return Reading(
            text=self.text,
            family="roster",
            spec=spec,
            gaps=self._gaps(),
            not_understood=self._left(),
            unsupported=self._refused(),
            assumptions=tuple(dict.fromkeys(self.assumed)),
        )

    # The frame ------------------------------------------------------------------------------------

    def _frame(self) -> RosterFrame:
        staff, skills = self._staff()
        shifts = self._shifts()
        names = [shift.name for shift in shifts]
        self._strange(names)
        demand, mixes = settle.demand(self.facts, self.days, names, set(skills))
        contracts = Contracts(self.facts, self.days, staff, names)
        contracts.read()
        self.rules += [*contracts.rules, *mixes]
        if demand and self.days.all:
            self._tell_demand()
        for path, span in contracts.spans.items():
            self.marks[path] = self._mark(span)
        people = [
            self._person(
                name, tuple(role for role, who in skills.items() if name in who), contracts.fields[name]
            )
            for name in staff
        ]
        values: dict[str, Any] = {
            "start": self.facts.start,
            "days": self.facts.days,
            "shifts": shifts,
            "people": tuple(person for person in people if person is not None),
            "demand": tuple(each for each in demand if each.shift in names),
            "off": tuple(settle.days_off(self.facts, self.days, staff)),
            "requests": tuple(settle.requests(self.facts, self.days, staff, names)),
            "history": tuple(settle.history(self.facts, self.days, staff)),
        }
        for _ in range(len(values)):
            try:
                return RosterFrame(**values)
            except ValidationError as error:
                first = error.errors()[0]
                place = str(first["loc"][0]) if first["loc"] else self._culprit(first["msg"])
                said = first["msg"].removeprefix("Value error, ")
                if place not in {ask.field for ask in self.facts.asks}:
                    self.facts.ask(place, "impossible", f"This cannot be: {said}. What is meant?", (0, 0))
                values[place] = None if place in ("start", "days") else ()
        return RosterFrame()

    def _culprit(self, message: str) -> str:
        table = {"demand": "demand", "day off": "off", "request": "requests", "history": "history"}
        found = next((field for word, field in table.items() if word in message), None)
        if found is None and self.facts.asks:
            return "off" if "off" not in {a.field for a in self.facts.asks} else "requests"
        return found or "off"

    def _person(self, name: str, skills: tuple[str, ...], fields: Mapping[str, Any]) -> Person | None:
        try:
            return Person(name=name, skills=skills, **fields)
        except ValidationError as error:
            said = error.errors()[0]["msg"].removeprefix("Value error, ")
            self.facts.ask("people", "impossible", f"This cannot be: {said}. What is meant?", (0, 0))
            return Person(name=name, skills=skills)

    def _staff(self) -> tuple[list[str], dict[str, list[str]]]:
        facts = self.facts
        mentioned = [
            (name, (mark.first, mark.stop))
            for mark in self.line.marks
            if mark.kind == "N"
            for name, _ in mark.value
        ]
        staff = list(facts.staff)
        if not facts.listed:
            staff = list(dict.fromkeys([*staff, *(name for name, span in mentioned if span[0] in self.used)]))
        strangers = {name: span for name, span in mentioned if name not in staff and span[0] in self.used}
        if strangers and facts.listed:
            name, span = next(iter(strangers.items()))
            question = f"Who is {name}? The staff that you named is {formats.listed(staff)}."
            facts.ask("people", "unknown_name", question, span, *staff)
        if not staff and facts.headcount is not None:
            count, what = facts.headcount
            word = "Person" if what in ("person", "people", "staff", "employee") else what.capitalize()
            staff = [f"{word} {number}" for number in range(1, min(count, 200) + 1)]
            self.assumed.append(f"Nobody was named, so they are called {staff[0]} to {staff[-1]}.")
        facts.spans.setdefault("people", mentioned[0][1]) if mentioned else None
        skills = {role: who for role, who in facts.roles.items() if who and not set(staff) <= set(who)}
        needed = {role for needs in facts.needs.values() for role in needs}
        skills |= {role: facts.roles[role] for role in needed if facts.roles.get(role)}
        for role in sorted(needed - skills.keys()):
            facts.ask("people", "missing", f"Who is a {role}?", (0, 0))
        return staff, skills

    def _shifts(self) -> tuple[Shift, ...]:
        facts = self.facts
        lone = facts.lone
        self._name_hours()
        if not facts.shifts and not facts.nameless and (facts.wanted or lone):
            spoken = {name for mark in self.line.marks if mark.kind == "S" for name in mark.value}
            name = spoken.pop() if len(spoken) == 1 else _SINGLE
            facts.shifts[name] = None
            self.assumed.append("There is one shift a day.")
        unknown = [name for name, clocks in facts.shifts.items() if clocks is None]
        for name, hours in zip(unknown, lone, strict=False):
            facts.shifts[name] = hours.of(name)
            self.assumed += filter(None, [hours.told(name)])
        if len(lone) > len(unknown) and not self._opening_hours(lone[len(unknown) :]):
            facts.ask(
                "shifts", "ambiguous", "Which shift is at which time?", facts.spans.get("shifts", (0, 0))
            )
        found: list[Shift] = []
        for name, clocks in facts.shifts.items():
            skills = tuple(facts.needs.get(name, ()))
            length = facts.lengths.get(name, facts.lengths.get("*"))
            if clocks is not None:
                made = {"start": clocks[0] % 1440, "end": clocks[1], "minutes": clocks[1] - clocks[0]}
                found.append(Shift(name=name, skills=skills, **made))
                continue
            found.append(Shift(name=name, skills=skills, minutes=length or _USUAL))
            if length is None:
                self._no_length(name)
        return tuple(found)

    def _opening_hours(self, lone: Sequence[Hours]) -> bool:
        """Whether hours without a shift are those from the first start to the last end."""
        clocks = [times for times in self.facts.shifts.values() if times is not None]
        if len(clocks) < 2 or len(clocks) < len(self.facts.shifts):
            return False
        first, last = min(start for start, _ in clocks), max(end for _, end in clocks)
        return all((hours.first, hours.of("")[1]) == (first, last) for hours in lone)

    def _parts_of_day(self) -> None:
        """ "Thursday mornings" where the shifts have other names: the one that starts then."""
        shifts = self.facts.shifts
        if any(times is None for times in shifts.values()):
            return
        for told in self.facts.told:
            for name in {*told.shifts, *told.then} - shifts.keys():
                fits = [
                    each
                    for each, times in shifts.items()
                    if times and Hours(*times).fits(_PARTS.get(name, name))
                ]
                if len(fits) != 1 or name not in _PARTS:
                    continue
                told.shifts = tuple(fits[0] if each == name else each for each in told.shifts)
                told.then = tuple(fits[0] if each == name else each for each in told.then)
                self.assumed.append(f"By {name} the {fits[0]} shift is meant.")

    def _name_hours(self) -> None:
        """Shifts of which only the hours were said: each is one that is spoken of, or called by its hours."""
        facts = self.facts
        for hours in facts.nameless:
            unknown = [name for name, clocks in facts.shifts.items() if clocks is None and hours.fits(name)]
            rivals = [
                other for other in facts.nameless if other is not hours and unknown and other.fits(unknown[0])
            ]
            if len(unknown) == 1 and not rivals:
                facts.shifts[unknown[0]] = hours.of(unknown[0])
                self.assumed.append(f"The {unknown[0]} shift is the one from {hours.name}.")
            else:
                facts.shifts[hours.name] = hours.of("")

    def _no_length(self, name: str) -> None:
        """How long a shift is, matters only where hours do."""
        hours = [told for told in self.facts.told if told.kind in ("hours", "rest")]
        hours_goal = any(goal[0] == "hours" for goal in self.facts.goals)
        if hours or hours_goal:
            span = hours[0].span if hours else (0, 0)
            self.facts.ask("shifts", "missing", f"From when to when is the {name} shift?", span)
        else:
            self.assumed.append("A shift whose times were not given has eight hours.")

    def _strange(self, names: list[str]) -> None:
        """Shifts that wishes speak of, and that there are not."""
        self._parts_of_day()
        for told in list(self.facts.told):
            for shift in (*told.shifts, *told.then):
                if shift not in names and told in self.facts.told:
                    self.facts.told.remove(told)
                if shift not in names and names:
                    text = f"When is the {shift} shift, and how many people does it need? "
                    self.facts.ask(
                        "shifts", "unknown_name", f"{text}There are {formats.listed(names)}.", told.span
                    )
        for shift in self.facts.needs:
            if shift not in names:
                self.facts.ask("shifts", "unknown_name", f"When is the {shift} shift?", (0, 0))

    def _tell_demand(self) -> None:
        if any(each.bound.plain for each in self.facts.wanted):
            self.assumed.append("A plain number of people on a shift is meant exactly.")
        days = self.days
        covered = {day for each in self.facts.wanted for day in days.of(each.when)}
        if covered < set(days.all):
            missed = sorted({day.weekday() for day in days.all if day not in covered})
            names = formats.listed([WEEKDAYS[day].capitalize() for day in missed])
            self.assumed.append(f"Nobody works on days for which nobody was asked for ({names}).")

    # Rules and goals ------------------------------------------------------------------------------

    def _rules(self) -> tuple[Rule, ...]:
        found: list[Rule] = []
        names: set[str] = set()
        bodies: list[Any] = []
        for said, body, span, soft in self.rules:
            if body in bodies:
                continue
            name, number = said, 2
            while name in names:
                name, number = f"{said}-{number}", number + 1
            names.add(name)
            bodies.append(body)
            found.append(
                Rule(
                    id=name,
                    body=body,
                    strength=Priority() if soft else Hard(),
                    source="stated",
                    evidence=self._evidence(span),
                )
            )
        return tuple(found)

    def _goals(self) -> tuple[Goal, ...]:
        return tuple(
            w.evenly("hours" if what == "hours" else "shifts", shifts, [WEEKDAYS[int(day)] for day in weekdays])  # noqa: E501
            .model_copy(update={"evidence": self._evidence(span)})
            for what, shifts, weekdays, span in dict.fromkeys(self.facts.goals)
        )  # fmt: skip

    # Words ----------------------------------------------------------------------------------------

    def _evidence(self, span: Span | None) -> Evidence | None:
        if span is None or span[1] > len(self.line.tokens) or span[0] >= span[1]:
            return None
        found = evidence(self.line.source, self.line.tokens, *span)
        return found if found.end <= len(self.text) else None

    def _mark(self, span: Span) -> Mark:
        found = self._evidence(span)
        return Mark(source="stated", evidence=found) if found is not None else Mark(source="clarified")

    def _gaps(self) -> tuple[Gap, ...]:
        ranks = {field: rank for rank, field in enumerate(_ORDER)}
        gaps: dict[str, Gap] = {}
        for ask in sorted(self.facts.asks, key=lambda each: ranks.get(each.field, len(ranks))):
            if ask.field not in gaps:
                gaps[ask.field] = self._gap(ask)
        return tuple(gaps.values())

    def _gap(self, ask: Ask) -> Gap:
        place = self._evidence((ask.first, ask.stop))
        return Gap(
            field=ask.field,
            reason=ask.reason,  # type: ignore[arg-type]
            question=ask.question,
            options=ask.options,
            default=ask.default,
            evidence=(place,) if place else (),
        )

    def _refused(self) -> tuple[Unsupported, ...]:
        found: list[Unsupported] = []
        for code, message, span in self.facts.refused:
            place = self._evidence(span)
            quote = place.quote if place else ""
            found.append(Unsupported(code=code, quote=quote, message=message, evidence=place))  # type: ignore[arg-type]
        return tuple(found)

    def _left(self) -> tuple[Evidence, ...]:
        """The content words that no phrase used, neighbours together."""
        spans: list[list[int]] = []
        for k, token in enumerate(self.line.tokens):
            plain = token.low in STOP_WORDS or token.low in POLITENESS or token.low in SUPPORT
            silent = (plain and token.low not in TURNS) or (
                token.kind == "symbol" and token.text not in "€$%"
            )
            if k in self.used or silent:
                continue
            if spans and k - spans[-1][1] <= 1:
                spans[-1][1] = k
            else:
                spans.append([k, k])
        found = (self._evidence((first, last + 1)) for first, last in spans)
        return tuple(each for each in found if each is not None)


_QUESTIONS = {
    "people": "Who can work? Please give the names.",
    "shifts": "Which shifts are there, from when to when?",
    "days": "How many days shall the roster cover?",
    "start": "On which day does the roster start?",
    "demand": "How many people are needed on each shift?",
}
