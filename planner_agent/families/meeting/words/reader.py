"""The reader of meeting requests: sentence by sentence, what is asked for and what is said of people."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any, TypeVar

from planner_agent.families.meeting.words import vocabulary as v
from planner_agent.families.meeting.words.agenda import agenda
from planner_agent.families.meeting.words.assemble import Assembly
from planner_agent.families.meeting.words.facts import ALL, Facts
from planner_agent.families.meeting.words.manners import (
    conditional,
    greeted,
    lunch_of,
    signed,
    together,
    with_lunch,
)
from planner_agent.families.meeting.words.request import Request, with_rooms
from planner_agent.families.meeting.words.statements import Segment, Statements
from planner_agent.families.meeting.words.turned import turned
from planner_agent.language.anchors import anchored
from planner_agent.language.date_words import WEEKDAYS
from planner_agent.language.day_leaves import PLURAL_DAYS, leaves, people_in_months
from planner_agent.language.marks import Mark, left, marks, sentences
from planner_agent.language.names import Names, is_dated
from planner_agent.language.negation import Correction, corrections, keep_latest
from planner_agent.language.shorthand import straight
from planner_agent.language.tokens import Found, Token, evidence, tokenize
from planner_agent.reading.model import Reading
from planner_agent.spec import Evidence

#: "Apart from", "aside from".
_EXCEPT = frozenset({"apart", "aside", "except"})
#: Something said, its tokens last.
Said = TypeVar("Said", bound=tuple[Any, ...])
#: How people are told from other words.
_NAMES = Names(v.PLAIN, frozenset(), v.BEHIND)


def read(text: str, data: Any, today: date, answers: Mapping[str, str]) -> Reading:
    """Read ``text`` (and the ``answers`` to earlier questions) into a draft. Never raises on any text."""
    whole = "\n".join([text, *(_said(name, words) for name, words in answers.items())])
    tokens, notes = straight(tokenize(whole), v.PLAIN)
    calendars = tuple(data or ())
    known = anchored(tokens, leaves(tokens, today, v.BEHIND), today)
    facts, shown = _facts(whole, tokens, known, calendars, today)
    _correct(facts, tokens)
    shown |= {name.lower(): name for name in calendars}

    def quoted(span: tuple[int, int]) -> Evidence | None:
        found = evidence(whole, tokens, *span)
        return found if found.end <= len(text) else None

    assembly = Assembly(facts, shown, calendars, today, quoted)
    spec = assembly.spec()
    return Reading(
        text=text,
        family="meeting",
        spec=spec,
        gaps=tuple(assembly.gaps),
        not_understood=left(text, tokens, facts.used, lambda k: k in known or _tells(tokens[k])),
        assumptions=tuple(dict.fromkeys([*notes, *assembly.assumed])),
    )


def _facts(
    whole: str, tokens: Sequence[Token], known: Mapping[int, Mark], calendars: Sequence[str], today: date
) -> tuple[Facts, dict[str, str]]:
    """What was said, and each name as it was written."""
    facts, shown = Facts(today=today), dict[str, str]()
    spans = sentences(whole, tokens)
    names = _names(tokens, spans, known, (*calendars, *people_in_months(tokens, v.BEHIND)))
    starts = [(token.start, token.end) for token in tokens]
    request = Request(facts, whole, starts)
    statements = Statements(facts, whole, starts)
    read = [with_rooms(marks(tokens, span, known, names)) for span in spans]
    for found in read:
        request.rooms(found)
    for mark in (mark for found in read for mark in found if mark.kind in ("name", "address")):
        said = whole[tokens[mark.first].start : tokens[mark.stop - 1].end]
        shown.setdefault(mark.value, said.removesuffix("'s").removesuffix("’s"))
    lunch = lunch_of(read)
    for found in agenda(signed(read, facts), facts, [token.text for token in tokens]):
        found, told = with_lunch(found, lunch)
        facts.lunch = facts.lunch or (told and lunch is None)
        _sentence(found, request, statements)
    for item in facts.planned:
        request.planned(item)
    return facts, shown


def _sentence(found: list[Mark], request: Request, statements: Statements) -> None:
    found = [replace(mark, value="except") if mark.value in _EXCEPT else mark for mark in found]
    found = together(greeted(found, request.facts))
    if conditional(found):
        return
    found = turned(found[statements.heads(found) :], request.facts)
    request.listed(found)
    segments = statements.segments(found)
    request.late(found)
    days: tuple[date, ...] = ()
    for n, segment in enumerate(segments):
        before = segments[n - 1].marks if n and not segments[n - 1].who else ()
        if segment.who and (statements.asks(segment, before) or _of_all(segment)):
            request.take(segment.marks, segment.who)
            statements.kind = ""
        elif segment.who:
            statements.take(segment, days)
        elif statements.goes_on(segment, len(segments)):
            statements.take(Segment(statements.last, segment.marks), ())
        elif n == 0 and len(segments) > 1 and _only_days(segment):
            days = tuple(day for mark in segment.marks if mark.kind == "days" for day in mark.value)
            for mark in segment.marks:
                if mark.kind == "days":
                    statements.facts.claim(mark)
        else:
            request.take(segment.marks)


def _of_all(segment: Segment) -> bool:
    """ "We can do it any day next week except Friday": when all of them meet, not what keeps them from it."""
    said = {mark.value for mark in segment.marks if mark.kind == "word"}
    dated = any(mark.kind == "days" for mark in segment.marks)
    return segment.who == (ALL,) and dated and not said & (v.NOT - {"except"}) and not said & v.BUSY


def _correct(facts: Facts, tokens: Sequence[Token]) -> None:
    """Lengths, days and hours without those that the text takes back: "actually, make it an hour"."""
    if max(len(facts.minutes), len(facts.days), len(facts.hours)) < 2:
        return
    if fixes := corrections(tokens):
        facts.minutes = _latest(tokens, facts.minutes, fixes)
        facts.days = _latest(tokens, facts.days, fixes)
        facts.hours = _latest(tokens, facts.hours, fixes)
        for fix in fixes:
            facts.used.update(range(fix.first, fix.stop))


def _latest(tokens: Sequence[Token], said: list[Said], fixes: Sequence[Correction]) -> list[Said]:
    found = sorted((Found(each, *each[-1]) for each in said), key=lambda one: one.first)
    return [one.value for one in keep_latest(tokens, found, fixes)]


def _only_days(segment: Segment) -> bool:
    """ "On Monday," before what somebody does then."""
    return all(mark.kind == "days" or mark.value in ("on", ",", "and", "but") for mark in segment.marks)


def _names(
    tokens: Sequence[Token],
    spans: Sequence[tuple[int, int]],
    known: Mapping[int, Mark],
    calendars: Sequence[str],
) -> Names:
    """Words that are names somewhere, so that they are names everywhere; any unknown word where none is
    written large."""
    given = frozenset(name.lower() for name in calendars)
    names, found = replace(_NAMES, known=given), list[Mark]()
    for small in (False, True):
        names = replace(_NAMES, known=given, small=small)
        found = [mark for span in spans for mark in marks(tokens, span, known, names) if mark.kind == "name"]
        if any(mark.value not in given for mark in found):
            break
    return replace(names, known=given | {mark.value for mark in found if mark.stop == mark.first + 1})


def _said(name: str, answer: str) -> str:
    """An answer as a sentence that says what it answers."""
    answer = answer.strip().rstrip(".")
    forms = {
        "people": f"The meeting is for {answer}.",
        "minutes": f"{answer} minutes." if answer.isdecimal() else f"{answer}.",
        "days": f"On {answer}.",
        "hours": f"Between {answer.removeprefix('between ')}.",
        "weeks": f"For {answer} weeks." if answer.isdecimal() else f"For {answer}.",
    }
    return forms.get(name, f"{answer}.")


def _tells(token: Token) -> bool:
    """No words of the language, numbers, and what turns, bounds or softens a wish."""
    low = token.low
    return (
        token.kind == "number"
        or low in v.WEIGHTY
        or low in PLURAL_DAYS
        or (is_dated(low) and (low in WEEKDAYS or token.text[0].isupper()))
        or not _NAMES.is_plain(token)
        or token.text in "$€£%"
    )
