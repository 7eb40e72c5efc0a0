"""What a text says beside its tasks: hours, events, resources, goals, limits of the days."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from planner_agent.families.tasks import wishes as w
from planner_agent.families.tasks.spec import WEEKDAYS
from planner_agent.families.tasks.words import vocabulary as v
from planner_agent.families.tasks.words.facts import Away, Facts, Hours, When, meant
from planner_agent.families.tasks.words.workdays import (
    event,
    every_weekday,
    hours,
    is_week,
    weekdays_of,
    words_of,
)
from planner_agent.language.day_leaves import clock, pair
from planner_agent.language.day_times import day_times
from planner_agent.language.lexicon import words
from planner_agent.language.marks import Mark
from planner_agent.spec import Form, clock_text

_NONE = frozenset({"no", "not", "nothing", "never"})
_EARLY = frozenset({"early", "soon", "quickly", "fast"})
_AIMS = words("""
    as few interruptions possible early soon quickly fast asap finish done with lateness tardiness minimise
    minimize
    total shortest time how earliest completion end
""")
#: What a title does not take with it.
_TOLD = v.WEIGHTY - words("priority important urgent each every possible must early soon late") | {"tonight"}
#: Beside one of these a day bounds, and is not kept free.
_BOUNDS = words("before after due until till by later earlier than")
_BEGIN = words("start starts starting begin begins beginning")
_BEGINNERS = words(
    "i we it everything work the project plan all on from can will and want to i'll we'll i'd "
    "like so as of only"
)
_SOFT = words("ideally preferably rather")
_STOPS = words("stop stops finish finishes end ends leave")
#: Beside a day or clock that is nobody's task's.
_PLAIN = words(
    "start starts begin begins anything any stop finish end leave keep available earlier later than sure"
)
_PAUSES = words("break breaks pause pauses gap rest coffee take leave short")
_MUST = words("all everything must be done has have to get needs need completed finished of them it and")
_BOUNDING = words("daily than more max maximum up day")
_JOBS = (["job"], ["task"], ["one"], ["step"], ["jobs"], ["tasks"], ["of"])
_ONLY = words("every day daily each only on and or , . just i we can work do it please at the")
_NUMBERS = {"one": 1, "a": 1, "an": 1}


class Context:
    """Each method takes a clause (or a sentence) if it is of its kind, and tells whether it did."""

    def __init__(self, facts: Facts, text: Callable[[Mark], str]) -> None:
        self.facts, self.text = facts, text
        #: Whether the clause at hand opens a sentence.
        self.opens = False
        #: Whether the text lists its tasks by the parts of the day; the part that is being listed.
        self.sections = False
        self.section: When | None = None
        #: The task in the middle of whose list the clause at hand stands.
        self.scope: str | None = None

    def begin(self, found: Sequence[Mark]) -> bool:
        """ "We start next Monday", "it starts today": the first day of the plan, and nothing else."""
        days = [mark for mark in found if mark.kind == "days"]
        words = [mark for mark in found if mark.kind == "word"]
        said = {mark.value for mark in words}
        plain = len(days) == 1 and len(days) + len(words) == sum(mark.kind != "symbol" for mark in found)
        starts = said & _BEGIN or ("from" in said and said & {"so", "only", "all", "everything"})
        if not plain or not starts or not said <= _BEGIN | _BEGINNERS or len(days[0].value) != 1:
            return False
        self._first(days[0])
        self.facts.claim(*found)
        return True

    def week(self, found: Sequence[Mark]) -> bool:
        """ "We're moving house next week.": the week of the plan; what happens then is left to be told."""
        weeks = [mark for mark in found if is_week(mark, self.text)]
        others = {"length", "inexact", "clock", "range", "number", "week"}
        if len(weeks) != 1 or self.facts.days or any(mark.kind in others for mark in found):
            return False
        if words_of(found) & (v.DUE | v.RELEASE | _NONE):
            return False
        self._first(weeks[0])
        return True

    def _first(self, mark: Mark) -> None:
        self.facts.days, self.facts.week = mark.value, True
        self.facts.claim(mark)

    def each_needs(self, found: Sequence[Mark]) -> bool:
        """ "Each job needs one (worker)", "every task takes two people"."""
        said = [mark for mark in found if mark.value not in (".", ",", "of", "the", "them")]
        lows = [str(mark.value) for mark in said]
        if lows[:1] not in (["each"], ["every"], ["all"]) or lows[1:2] not in _JOBS:
            return False
        if len(lows) < 4 or lows[2] not in ("needs", "need", "takes", "take", "requires", "require"):
            return False
        number = _NUMBERS.get(lows[3]) if said[3].kind != "number" else int(said[3].value)
        if number is None or any(mark.kind != "word" for mark in said[4:]):
            return False
        self.facts.each_needs = tuple(lows[4:]), number
        self.facts.claim(*found)
        return True

    def only_days(self, found: Sequence[Mark]) -> bool:
        """ "Tuesday and Wednesday only", "only on weekdays": the days of the plan, and nothing else."""
        dated = [mark for mark in found if mark.kind in ("days", "weekday", "weekdays")]
        rest = {str(mark.value) for mark in found if mark not in dated}
        if not dated or "only" not in rest or not rest <= _ONLY:
            return False
        days = sorted(day for mark in dated if mark.kind == "days" for day in mark.value)
        if (
            days
            and not self.facts.days
            and len(days) == len(set(days))
            and not any(mark.kind != "days" for mark in dated)
        ):
            self.facts.days = tuple(days)
        self.facts.weekdays = weekdays_of(dated, self.text) or self.facts.weekdays
        self.facts.claim(*found)
        return True

    def resources(self, found: Sequence[Mark], bare: bool = True) -> bool:
        """ "There are 2 painters and one van", "We have one oven", "Machines: 2 presses"; nothing else."""
        said = [
            mark for mark in found if mark.value not in (".", ",", ";", ":", "and", "•", "-", "just", "only")
        ]
        opens = [mark.value for mark in said[:2]]
        if any(mark.kind not in ("word", "number") for mark in said) or not said:
            return False
        counted = opens in (["there", "is"], ["there", "are"], ["we", "have"], ["i", "have"])
        headed = opens[:1] and opens[0] in ("machines", "workers", "people", "staff", "resources", "team")
        if opens[:1] == ["we're"] or opens == ["we", "are"]:  # "We're three painters and have one lift"
            said = [mark for mark in said if mark.value not in ("have", "got", "also")]
            said = said[1:] if opens[0] == "we're" else said
            counted = any(mark.kind == "number" for mark in said)
            said = [said[0], said[0], *said] if counted and opens[0] == "we're" else said
        owned = next((k for k, mark in enumerate(said[:4]) if k and mark.value == "has"), 0)
        counted = counted or bool(owned and opens[0] in ("our", "the", "my"))
        rest = (
            said[owned + 1 :] if counted and owned else said[2:] if counted else said[1:] if headed else said
        )
        if not (counted or headed or bare):
            return False
        parts: list[tuple[int, list[Mark]]] = []
        for mark in rest:
            article = mark.value in ("a", "an") and not counted
            number = mark.value if mark.kind == "number" else None if article else _NUMBERS.get(mark.value)
            if number is not None:
                parts.append((int(number), []))
            elif parts:
                parts[-1][1].append(mark)
            else:
                return False
        if not parts or any(not 1 <= len(names) <= 3 for _, names in parts):
            return False
        if {mark.value for _, names in parts for mark in names} & (
            v.PLAN | v.EVENT | v.SPLIT | v.WORKS | v.TAKES | {"before", "after", "then", "to"}
        ):
            return False
        for number, names in parts:
            self.facts.resources[" ".join(str(mark.value) for mark in names)] = number
        self.facts.claim(*found)
        return True

    def equipped(self, found: Sequence[Mark]) -> bool:
        """ "Workshop with one press.", "The oven holds 2 dishes.": a sentence that says no more."""
        if any(mark.kind not in ("word", "number", "symbol") for mark in found):
            return False
        for k, mark in enumerate(found):
            if (
                mark.value == "with"
                and not words_of(found) & v.NEEDS - {"with"}
                and self.resources(found[k + 1 :])
            ):
                return True
            if mark.value in ("holds", "fits") and k + 1 < len(found) and found[k + 1].kind == "number":
                name = [str(each.value) for each in found[:k] if each.value not in ("the", "a", "an")]
                self.facts.resources[" ".join(name)] = int(found[k + 1].value)
                self.facts.claim(*found[: k + 3])
                return self.resources(found[k + 4 :]) or True
        return False

    def header(self, found: Sequence[Mark]) -> None:
        """The request before its list: which days, between which clocks."""
        for k, mark in enumerate(found):
            lead = {each.value for each in found[max(0, k - 2) : k]}
            if mark.kind == "days" and lead & (v.DUE - {"after"}):  # "By Friday: …"
                after = found[k + 1] if k + 1 < len(found) else None
                at = clock(after.value) if after is not None and after.kind == "clock" else None
                self.facts.due_all = mark.value[-1], at
                self.facts.claim(mark)
            elif mark.kind == "days":
                self.facts.days += mark.value
                self.facts.claim(mark)
                self.facts.week = (
                    self.facts.week
                    or len(mark.value) > 4
                    or (is_week(mark, self.text) and (len(mark.value) > 3))
                )
            elif mark.kind == "clock" and mark.value.span is not None and self.sections:
                start, end = mark.value.span  # "In the afternoon: …", beside other parts of the day
                self.section = When(start=start, end=end, vague=True)
                self.facts.claim(mark)
            elif mark.kind == "clock" and mark.value.span is not None:  # "this afternoon"
                opens, closes = mark.value.span
                self.facts.hours.append(Hours(opens, closes, self.facts.claim(mark)))
            elif mark.kind == "range":
                self.facts.hours.append(Hours(*pair(mark.value), self.facts.claim(mark)))
            elif mark.kind == "number" and k + 1 < len(found) and found[k + 1].value in v.PLAN:
                self.facts.claim(mark)
            elif mark.kind == "week":
                self.facts.within = mark.value
                self.facts.claim(mark)
            elif mark.value == "with" and self.resources(found[k + 1 :]):
                break
        self.facts.many = self.facts.many or bool(words_of(found) & v.MANY)
        said = [mark for mark in found if mark.kind == "word" and mark.value not in _TOLD]
        self.facts.claim(*said or found[:1])
        self.goal(found)

    def hours(self, found: Sequence[Mark]) -> bool:
        """ "I work Monday to Thursday, 9:00 to 15:00", "I can work from 10:00 to 18:00"."""
        said = words_of(found)
        days = [mark for mark in found if mark.kind == "days" and len(mark.value) > 1]
        taken = hours(found, self.facts, self.text)
        if not taken and (not said & v.WORKS or said & {"no", "not", "nothing"} or not days):
            return False
        for mark in [mark for mark in days if is_week(mark, self.text) and not self.facts.days]:
            self._first(mark)
        for mark in [mark for mark in days if not taken and not is_week(mark, self.text)]:
            self.facts.weekdays = tuple(dict.fromkeys(day.weekday() for day in mark.value))
        self.facts.claim_told(found)
        return True

    def mine(self, found: Sequence[Mark]) -> bool:
        """ "I'm free from 17 to 21, on weekends from 9 to 21": a whole sentence of hours."""
        told = any(mark.kind in ("length", "week", "inexact", "clock") for mark in found)
        if not told and self._hours_alone(found):
            return True
        return not told and not self._about_tasks(found) and self.hours(every_weekday(found, self.text))

    def _hours_alone(self, found: Sequence[Mark]) -> bool:
        """ "Weekdays 18-20, weekends 9-12.", "Weekend only, 9 to 13": hours of days of the week, and nothing
        else."""
        groups = [each for each in day_times(found) if each.ranges]
        dated = [mark for mark in found if mark.kind in ("weekday", "weekdays")]
        spans = [mark for mark in found if mark.kind == "days" and 1 < len(mark.value) < 8]
        rest = {str(mark.value) for mark in found if mark.kind in ("word", "symbol", "number")}
        daily = bool(rest & {"every", "daily", "each"}) and len(groups) == 1 and not groups[0].on
        weekly = dated or (spans and not any(is_week(mark, self.text) for mark in spans))
        if not groups or not rest <= _ONLY or not (daily or weekly):
            return False
        for each in groups:
            on = weekdays_of(each.on, self.text)
            for mark in each.ranges:
                self.facts.hours.append(Hours(*pair(mark.value), self.facts.claim(mark), on))
        if len(groups) == 1 and "only" in rest:
            self.facts.weekdays = weekdays_of(groups[0].on, self.text)
        self.facts.claim(*found)
        return True

    def _free_time(self, found: Sequence[Mark]) -> bool:
        """ "No work on Wednesday afternoon", "I can't work Tuesday from 10 to 12"."""
        said = words_of(found)
        spans = [
            pair(mark.value) if mark.kind == "range" else mark.value.span
            for mark in found
            if mark.kind == "range" or (mark.kind == "clock" and mark.value.span is not None)
        ]
        on = [mark for mark in found if mark.kind in ("days", "weekday", "weekdays")]
        plain = not self._about_tasks(found) and not any(mark.kind in ("length", "week") for mark in found)
        if len(spans) != 1 or not on or not plain or not said & _NONE or said & {"before", "after", "until"}:
            return False
        days = tuple(day for mark in on if mark.kind == "days" for day in mark.value)
        numbers = weekdays_of([mark for mark in on if mark.kind != "days"], self.text)
        start, end = spans[0]
        self.facts.events.append(Away(("free", "time"), days, start, end, numbers))
        self.facts.claim(*found)
        return True

    def event(self, found: Sequence[Mark]) -> bool:
        """ "Dentist appointment from 10:00 to 11:00 on Tuesday", "Kim is away on Monday"."""
        return event(found, self.facts, self.text)

    def goal(self, found: Sequence[Mark]) -> bool:
        """ "as early as possible", "with as few interruptions as possible", "minimise lateness"."""
        said = words_of(found)
        if "possible" in said and {"few", "interruptions"} <= said:
            self.facts.goals.append(w.fewest_interruptions())
        elif said & {"lateness", "tardiness"}:
            self.facts.goals.append(w.least_lateness())
            self.facts.lateness = True
        elif (
            ("possible" in said and said & _EARLY)
            or said & {"asap", "shortest", "earliest"}
            or ("how" in said and said & _EARLY)
        ):
            self.facts.goals.append(w.earliest())
        else:
            return False
        for mark in found:
            if mark.kind == "word" and mark.value in _AIMS:
                self.facts.claim(mark)
        return True

    def limit(self, found: Sequence[Mark]) -> bool:
        """ "No work on Sunday", "nothing before 10:00", "at most 3 hours a day", "keep two days free"."""
        if self.all_must(found) or self._free_time(found):
            return True
        made = self._amount(found) or self._days_off(found) or self._clocks(found) or self._pause(found)
        if made is not None:
            soft = bool(words_of(found) & _SOFT) or {"if", "possible"} <= words_of(found)
            self.facts.rules.append((*made, soft, self.facts.claim(*found)))
        return made is not None or self._within(found)

    def _amount(self, found: Sequence[Mark]) -> tuple[str, Form] | None:
        """So much a day or a week; days kept free."""
        said = words_of(found)
        every = [mark.value for mark in found if mark.kind == "week"]
        lengths = [mark.value for mark in found if mark.kind == "length"]
        numbers = [mark.value for mark in found if mark.kind == "number"]
        if {"keep", "free"} <= said and every:
            return "free-days", w.free_days(every[0])
        bounded = (
            {"at", "most"} <= said
            or bool(said & {"max", "maximum"})
            or {"up", "to"} <= said
            or ({"more", "than"} <= said and said & v.DENIALS)
        )
        if not bounded or not (every or said & {"day", "daily"}):
            return None
        by = "week" if every[:1] == [7] else "day"
        if lengths:
            if self.scope is not None:
                return f"hours-a-{by}", w.minutes_at_most(lengths[0], w.named(self.scope), by=by)
            own = [
                mark.value
                for mark in found
                if mark.kind == "word" and mark.value not in v.SMALL | v.TRIM | v.DENIALS | _BOUNDING
            ]
            if not own:
                return f"hours-a-{by}", w.minutes_at_most(lengths[0], by=by)
            place = meant(own, [task.name for task in self.facts.tasks], v.TRIM)
            if place is not None:
                name = self.facts.tasks[place].name
                return f"hours-a-{by}", w.minutes_at_most(lengths[0], w.named(name), by=by)
        if numbers and said & {"tasks", "task"} and by == "day":
            return "tasks-a-day", w.tasks_at_most(numbers[0])
        return None

    def _days_off(self, found: Sequence[Mark]) -> tuple[str, Form] | None:
        """ "No work on Sunday", "I never work on Fridays", "please keep Thursday free"."""
        said = words_of(found)
        days = [mark for mark in found if mark.kind in ("days", "weekday", "weekdays")]
        sized = any(mark.kind in ("length", "clock", "range") for mark in found)
        kept = bool(said & {"keep", "leave"}) and "free" in said
        if not days or sized or not (said & _NONE or kept) or said & _BOUNDS or "only" in said:
            return None
        if self._about_tasks(found):
            return None
        names = [WEEKDAYS[n] for n in weekdays_of(days, self.text)]
        if not names:
            return None
        if self.scope is not None:
            return "days-off", w.no_work_on(*names, where=w.named(self.scope))
        if not said & _SOFT:
            self.facts.days_off |= set(names)
        return "days-off", w.no_work_on(*names)

    def _about_tasks(self, found: Sequence[Mark]) -> bool:
        """Whether a clause names something, so that it speaks of that and not of all work."""
        return any(
            mark.kind == "word" and mark.value not in v.SMALL | v.TRIM | v.DENIALS | v.WORKS | _PLAIN
            for mark in found
        )

    def _clocks(self, found: Sequence[Mark]) -> tuple[str, Form] | None:
        """ "Nothing before 10:00", "I don't start before 9:30", "we can't work after 6 pm", "I stop at 5"."""
        said = words_of(found)
        clocks = [mark for mark in found if mark.kind == "clock"]
        others = any(mark.kind in ("days", "length", "range", "week", "weekday") for mark in found)
        if len(clocks) != 1 or others or clocks[0].value.span is not None:
            return None
        minutes = clock(clocks[0].value)
        shown = clock_text(minutes)
        before, after = (
            bool(said & {"before", "earlier", "until", "till"}),
            bool(said & {"after", "later", "past"}),
        )
        whole = said & _NONE and said & {"nothing", "work", "task", "tasks"}
        mine = bool(said & {"i", "we", "i'm", "everything", "work"}) or (
            self.opens and said & {"start", "stop", "finish"}
        )
        mine = mine and not self._about_tasks(found)
        denied = bool(said & (v.DENIALS | {"earliest", "latest"})) or bool(whole)
        if (whole or mine) and denied and (before or after):
            return ("not-before", w.none_before(shown)) if before else ("not-after", w.none_after(shown))
        if mine and not denied and said & _BEGIN and not said & {"by", "before", "after", "until"}:
            minutes = clocks[0].value.minutes  # in the morning where its half is unsaid
            self.facts.opens = minutes
            return "not-before", w.none_before(clock_text(minutes))
        if mine and not denied and said & _STOPS and not said & {"before", "after"}:
            self.facts.closes = minutes
            return "not-after", w.none_after(shown)
        return None

    def _pause(self, found: Sequence[Mark]) -> tuple[str, Form] | None:
        said = words_of(found)
        lengths = [mark.value for mark in found if mark.kind == "length"]
        after = "after" in said and bool(said & {"each", "every"})
        between = "between" in said and bool(said & {"tasks", "task", "jobs", "everything", "them", "two"})
        if (
            len(lengths) == 1
            and said & {"break", "pause", "breaks", "pauses", "gap", "rest"}
            and (after or between)
        ) and not self._about_tasks([mark for mark in found if mark.value not in _PAUSES]):
            return "pause", w.pause_after(lengths[0])
        return None

    def all_must(self, found: Sequence[Mark]) -> bool:
        """ "All must be done.", "Everything has to get done": what is so unless it is said otherwise."""
        said = [mark for mark in found if mark.kind == "word"]
        plain = len(said) == sum(mark.kind != "symbol" for mark in found)
        lows = {mark.value for mark in said}
        if (
            plain
            and lows & {"all", "everything"}
            and lows <= _MUST
            and lows & {"must", "has", "have", "needs", "need"}
        ):
            self.facts.claim(*found)
            return True
        return False

    def _within(self, found: Sequence[Mark]) -> bool:
        """ "within 12 days", "the deadline is in 3 weeks"."""
        said = words_of(found)
        every = [mark.value for mark in found if mark.kind == "week"]
        if not every or not ("within" in said or {"deadline", "in"} <= said):
            return False
        self.facts.within = every[0]
        self.facts.claim(*found)
        return True
