"""What a text says beside its tasks: hours, events, resources, goals, limits of the days."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from planner_agent.families.tasks import wishes as w
from planner_agent.families.tasks.spec import WEEKDAYS
from planner_agent.families.tasks.words import vocabulary as v
from planner_agent.families.tasks.words.facts import Facts
from planner_agent.language.day_leaves import clock, pair
from planner_agent.language.marks import Mark
from planner_agent.rendering import formats

_NUMBERS = {"one": 1, "a": 1, "an": 1}


def words_of(found: Sequence[Mark]) -> set[str]:
    return {mark.value for mark in found if mark.kind == "word"}


class Context:
    """Each method takes a clause (or a sentence) if it is of its kind, and tells whether it did."""

    def __init__(self, facts: Facts) -> None:
        self.facts = facts

    def resources(self, found: Sequence[Mark]) -> bool:
        """ "There are 2 painters and one van", "We have one oven", "Machines: 2 presses"; nothing else."""
        said = [
            mark for mark in found if mark.value not in (".", ",", ";", ":", "and", "•", "-", "just", "only")
        ]
        opens = [mark.value for mark in said[:2]]
        if any(mark.kind not in ("word", "number") for mark in said) or not said:
            return False
        counted = opens in (["there", "is"], ["there", "are"], ["we", "have"], ["i", "have"])
        headed = opens[:1] and opens[0] in ("machines", "workers", "people", "staff", "resources", "team")
        rest = said[2:] if counted else said[1:] if headed else said
        parts: list[tuple[int, list[Mark]]] = []
        for mark in rest:
            number = mark.value if mark.kind == "number" else _NUMBERS.get(mark.value)
            if number is not None:
                parts.append((int(number), []))
            elif parts:
                parts[-1][1].append(mark)
            else:
                return False
        if not parts or any(not 1 <= len(names) <= 3 for _, names in parts):
            return False
        if {mark.value for _, names in parts for mark in names} & (v.PLAN | v.EVENT | v.SPLIT | v.WORKS):
            return False
        for number, names in parts:
            self.facts.resources[" ".join(str(mark.value) for mark in names)] = number
        self.facts.claim(*found)
        return True

    def header(self, found: Sequence[Mark]) -> None:
        """The request before its list: which days, between which clocks."""
        for k, mark in enumerate(found):
            if mark.kind == "days":
                self.facts.days += mark.value
                self.facts.claim(mark)
                self.facts.week = self.facts.week or len(mark.value) > 2
            elif mark.kind == "range":
                self.facts.hours.append((*pair(mark.value), self.facts.claim(mark)))
            elif mark.kind == "number" and k + 1 < len(found) and found[k + 1].value in v.PLAN:
                self.facts.claim(mark)
        self.facts.claim(*[mark for mark in found if mark.kind == "word"] or found[:1])
        self.goal(found)

    def hours(self, found: Sequence[Mark]) -> bool:
        """ "I work Monday to Thursday, 9:00 to 15:00", "I can work from 10:00 to 18:00"."""
        said = words_of(found)
        ranges = [mark for mark in found if mark.kind == "range"]
        days = [mark for mark in found if mark.kind == "days" and len(mark.value) > 1]
        if not said & v.WORKS or said & {"no", "not", "nothing"} or not (ranges or days):
            return False
        for mark in ranges:
            self.facts.hours.append((*pair(mark.value), self.facts.claim(mark)))
        for mark in days:
            self.facts.weekdays = tuple(dict.fromkeys(day.weekday() for day in mark.value))
        self.facts.claim(*found)
        return True

    def event(self, found: Sequence[Mark]) -> bool:
        """ "Dentist appointment from 10:00 to 11:00 on Tuesday", "I have meetings from 11:00 to 12:00"."""
        said = words_of(found)
        ranges = [mark for mark in found if mark.kind == "range"]
        lengths = [mark for mark in found if mark.kind in ("length", "week")]
        if not ranges or lengths or not said & v.EVENT:
            return False
        days: tuple[date, ...] = tuple(day for mark in found if mark.kind == "days" for day in mark.value)
        name = " ".join(
            str(mark.value)
            for mark in found
            if mark.kind == "word"
            and (mark.value not in v.SMALL or mark.value in v.EVENT)
            and mark.value.isalpha()
        )
        for mark in ranges:
            start, end = pair(mark.value)
            if end <= start:
                self.facts.wrong.append(
                    ("events", f"{name} from {formats.clock(start)} to {formats.clock(end)}")
                )
            else:
                self.facts.events.append((name, days, start, end))
        self.facts.claim(*found)
        return True

    def goal(self, found: Sequence[Mark]) -> bool:
        """ "as early as possible", "with as few interruptions as possible"."""
        said = words_of(found)
        if "possible" in said and {"few", "interruptions"} <= said:
            self.facts.goals.append(w.fewest_interruptions())
        elif ("possible" in said and said & {"early", "soon", "quickly", "fast"}) or said & {"asap"}:
            self.facts.goals.append(w.earliest())
        else:
            return False
        for mark in found:
            if mark.value in (
                "as",
                "few",
                "interruptions",
                "possible",
                "early",
                "soon",
                "quickly",
                "fast",
                "asap",
                "finish",
                "done",
                "with",
            ):
                self.facts.claim(mark)
        return True

    def limit(self, found: Sequence[Mark]) -> bool:
        """ "No work on Sunday", "not on friday", "nothing before 10:00", "at most 3 hours a day"."""
        said, facts = words_of(found), self.facts
        soft = bool(said & {"ideally", "preferably", "rather"})
        days = [mark for mark in found if mark.kind in ("days", "weekday")]
        clocks = [mark for mark in found if mark.kind == "clock"]
        lengths = [mark for mark in found if mark.kind == "length"]
        every = [mark.value for mark in found if mark.kind == "week"]
        if lengths and {"at", "most"} <= said and (every or said & {"day", "daily"}):
            by = "week" if every[:1] == [7] else "day"
            body = w.minutes_at_most(lengths[0].value, by=by)
            facts.rules.append((f"hours-a-{by}", body, soft, facts.claim(*found)))
            return True
        if (
            days
            and not lengths
            and said & {"no", "not", "nothing", "never"}
            and not said & {"before", "after", "due"}
        ):
            names = tuple(
                dict.fromkeys(
                    WEEKDAYS[n]
                    for mark in days
                    for n in (
                        (mark.value,) if mark.kind == "weekday" else [day.weekday() for day in mark.value]
                    )
                )
            )
            facts.rules.append(("days-off", w.no_work_on(*names), soft, facts.claim(*found)))
            return True
        if (
            clocks
            and said & {"nothing", "no", "not"}
            and said & {"before", "after"}
            and said & {"nothing", "work"}
        ):
            minutes = clock(clocks[0].value)
            shown = f"{minutes // 60:02d}:{minutes % 60:02d}"
            early = "before" in said
            body = w.none_before(shown) if early else w.none_after(shown)
            facts.rules.append(("not-before" if early else "not-after", body, soft, facts.claim(*found)))
            return True
        return False
