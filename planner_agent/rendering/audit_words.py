"""Audit of free wording: texts that a model put into other words have no templates to read by.

``audit_words`` looks at each line: dates, clocks, money, lengths, numbers and names are taken out
of it and each must be among the plan's facts; where the line names an item, they must be facts of that item
or of its day. It is strict where it cannot tell (an unknown capitalised word is a finding), since
the templates' own text is always there to fall back on. Two values of one item that change
places within a line are not seen; in texts of our templates (``audit``) they are.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Generator, Iterable, Iterator
from datetime import date

from planner_agent.rendering import formats
from planner_agent.rendering.audit import AuditFinding, Facts
from planner_agent.rendering.clean import ARROW
from planner_agent.rendering.money import read_money
from planner_agent.rendering.template import Claim

_SIZE = 2  # shorter words of a name are not looked for
_MONTH = "|".join((*formats.MONTHS, *(month[:3] for month in formats.MONTHS)))
_DATE = re.compile(
    rf"(?:(?P<weekday>{'|'.join(formats.WEEKDAYS)}),? )?(?P<month>{_MONTH}) (?P<day>[0-9]{{1,2}})(?!:?[0-9])"
    r"(?:,? (?P<year>[0-9]{4})\b)?"
)
_ISO = re.compile(r"\b([0-9]{4})-([0-9]{2})-([0-9]{2})\b")
_WEEKDAY = re.compile(rf"\b(?:{'|'.join(formats.WEEKDAYS)})s?\b", re.IGNORECASE)
_CLOCK = re.compile(r"\b[0-9]{1,2}:[0-9]{2}(?: ?[ap]\.?m\b\.?)?(?: \([+-][0-9]+\))?", re.IGNORECASE)
_LENGTH = re.compile(formats.DURATION_PATTERN)
_KM = re.compile(formats.KM_PATTERN)
_NUMBER = re.compile(r"[0-9][0-9.,]*")
_QUOTE = re.compile(r"“([^“”]*)”|\"([^\"]*)\"")
_PROPER = re.compile(r"[^\W\d_][\w’'-]*")
_MONEY = re.compile(r"-?(?:[A-Z]{0,3}[$€£¥₩₹₽₺₫₪฿₴₦]|\b[A-Z]{3}) ?[0-9][0-9,]*(?:\.[0-9]+)?")
_SPELLED = {
    "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12,
}  # fmt: skip
_SPELLED_OUT = re.compile(rf"\b(?:{'|'.join(_SPELLED)})\b", re.IGNORECASE)


class _Allowed:
    """The values of some claims, by type, as texts may show them."""

    def __init__(self, claims: Iterable[Claim], facts: Facts) -> None:
        self.dates: set[date] = set()
        self.money: set[int] = set()
        self.numbers: set[str] = set()
        self.clocks: set[str] = set()
        self.shown: set[str] = set()
        self.words: set[str] = set()
        templates = {template.kind: template for template in facts.templates}
        for claim in claims:
            types = templates[claim.kind].types()
            for name, value in (*claim.values, *(claim.section.values if claim.section else ())):
                self._add(types.get(name, ""), value)

    def _add(self, kind: str, value: object) -> None:
        if isinstance(value, date):
            self.dates.add(value)
        elif isinstance(value, str):
            self.words.add(value)
            self.numbers.update(number.rstrip(".,") for number in _NUMBER.findall(value))
        elif isinstance(value, tuple):
            self.numbers.add(str(value[0]))
        elif isinstance(value, int):
            self._integer(kind, value)

    def _integer(self, kind: str, value: int) -> None:
        match kind:
            case "money":
                self.money.add(value)
            case "clock":
                self.clocks |= {formats.clock(value), formats.clock(value % formats.DAY_MINUTES)}
            case "duration":
                self.shown.add(formats.duration(value))
            case "km":
                self.shown.add(formats.kilometres(value * 100))
            case "rating":
                self.numbers.add(formats.rating(value))
            case _:
                self.numbers.add(str(value))


def audit_words(text: str, facts: Facts) -> list[AuditFinding]:
    """The findings on a text in free wording: each value or name that the plan's facts lack."""
    return _Words(facts).findings(text)


class _Words:
    def __init__(self, facts: Facts) -> None:
        self.facts = facts
        self.all = _Allowed(facts.claims, facts)
        self.by_name = _by_name(facts)
        names = {
            part for words in self.all.words for part in (words, *words.split(ARROW), *words.split(", "))
        }
        self.names = sorted(names, key=len, reverse=True)
        self.common = {
            word.lower() for template in facts.templates for word in _PROPER.findall(template.form)
        }

    def findings(self, text: str) -> list[AuditFinding]:
        return [
            AuditFinding("not_in_plan", f"the plan does not say {said!r}", number, line)
            for number, line in enumerate(text.split("\n"), 1)
            for said in self._line(line)
        ]

    def _line(self, line: str) -> Iterator[str]:
        items = [claims for name, claims in self.by_name.items() if _holds(line, name)]
        allowed = self.all
        if items:
            allowed = _Allowed([claim for claims in items for claim in claims], self.facts)
        rest = line
        for name in self.names:
            if len(name) > _SIZE and name in rest:
                rest = re.sub(rf"(?<!\w){re.escape(name)}(?!\w)", "\0", rest)
        yield from (found for quote in _QUOTE.findall(rest) if (found := "".join(quote).strip("\0 ")))
        rest = yield from self._values(rest, allowed)
        yield from self._proper(rest)

    def _values(self, rest: str, allowed: _Allowed) -> Generator[str, None, str]:
        """Yields what is not allowed; returns what is left of the line."""
        days = {formats.WEEKDAYS[day.weekday()] for day in allowed.dates}
        iso = {day.isoformat() for day in allowed.dates}
        currency = self.facts.currency
        tests: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], bool]], ...] = (
            (_DATE, lambda found: _is_date(found, allowed.dates)),
            (_ISO, lambda found: found[0] in iso),
            (_WEEKDAY, lambda found: found[0].capitalize().removesuffix("s") in days),
            (_CLOCK, lambda found: found[0] in allowed.clocks),
            (_MONEY, lambda found: _is_money(found[0], currency, allowed.money)),
            (_LENGTH, lambda found: found[0] in allowed.shown),
            (_KM, lambda found: found[0] in allowed.shown),
            (_NUMBER, lambda found: found[0].rstrip(".,") in allowed.numbers),
            (_SPELLED_OUT, lambda found: str(_SPELLED[found[0].lower()]) in allowed.numbers),
        )
        for pattern, is_fact in tests:
            yield from (found[0] for found in pattern.finditer(rest) if not is_fact(found))
            rest = pattern.sub("\0", rest)
        return rest

    def _proper(self, rest: str) -> Iterator[str]:
        """Capitalised words that are no name of the plan; a line may begin with a common word."""
        for found in _PROPER.finditer(rest):
            word = found[0]
            if word[0].isupper() and word.lower() not in self.common and word not in _OPENERS:
                yield word


#: Words that a sentence may begin with; anything else with a capital must be the plan's.
_OPENERS = frozenset({
    "After", "All", "And", "As", "At", "Before", "Begin", "But", "By", "Day", "Do", "Each", "End",
    "Enjoy", "Evening", "Finally", "First", "For", "From", "Have", "Here", "If", "In", "It", "Last",
    "Later", "Morning", "Next", "No", "Now", "On", "Once", "Or", "Our", "Sleep", "So", "Spend", "Start",
    "Stay", "Take", "That", "The", "Then", "There", "These", "This", "To", "Today", "Tomorrow", "Travel",
    "Until", "Visit", "We", "When", "While", "With", "You", "Your", "A", "An", "I",
})  # fmt: skip


def _by_name(facts: Facts) -> dict[str, list[Claim]]:
    """The claims of each item, by its name: only where the name stands for an item of a day."""
    found: dict[str, list[Claim]] = {}
    for claim in facts.claims:
        name = dict(claim.values).get("name")
        if isinstance(name, str) and claim.section is not None:
            found.setdefault(name, []).append(claim)
    return found


def _holds(line: str, name: str) -> bool:
    return name in line and re.search(rf"(?<!\w){re.escape(name)}(?!\w)", line) is not None


def _is_date(found: re.Match[str], dates: set[date]) -> bool:
    month = next(n for n, name in enumerate(formats.MONTHS, 1) if name.startswith(found["month"][:3]))
    return any(
        day.month == month
        and day.day == int(found["day"])
        and (found["year"] is None or day.year == int(found["year"]))
        and (found["weekday"] is None or formats.WEEKDAYS[day.weekday()] == found["weekday"])
        for day in dates
    )


def _is_money(shown: str, currency: str, allowed: set[int]) -> bool:
    for spelling in (shown, f"{shown}.00"):
        try:
            if read_money(spelling, currency) in allowed:
                return True
        except ValueError:
            continue
    return False
