# ruff: noqa: E501 (patterns and word lists are read better whole)
"""A text as a line of marks, so that phrases can be patterns over it: people ``N``, shifts ``S``, roles ``K``,
weekdays ``W``, dates ``T``, clocks ``R``, lengths ``D``, weeks ``P``, bounds on a count ``B``; all other words
stand in lower case. Lists ("Anna, Bob and Cleo", "Monday to Friday") and bounds ("at least two") are one mark.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from rapidfuzz.distance import OSA

from planner_agent.families.roster.words.vocabulary import KNOWN, PEOPLE, ROLES, SHIFTS, WEEKDAY_FORMS
from planner_agent.language.clocks import ClockRange, clock_range_at
from planner_agent.language.date_values import DatePhrase
from planner_agent.language.date_words import MONTHS
from planner_agent.language.dates import date_at
from planner_agent.language.durations import duration_at
from planner_agent.language.function_words import POLITENESS, STOP_WORDS
from planner_agent.language.numbers import count_at
from planner_agent.language.tokens import Token, tokenize

Span = tuple[int, int]
_ENDS = frozenset(".!?;:¶")
_RELATIVE = frozenset({"next", "this", "tomorrow", "today", "yesterday", "week", "coming"})
_NO_SHIFT_BEFORE = frozenset(
    [
        "every",
        "each",
        "per",
        "a",
        "one",
        "same",
        "any",
        "that",
        "the",
        "whole",
        "next",
        "following",
        "first",
        "last",
        "per's",
        "of",
        "single",
        "day",
        "other",
        "another",
        "all",
        "both",
        "their",
        "his",
        "her",
        "our",
        "my",
        "your",
        "an",
        "two",
        "three",
        "four",
        "five",
        "six",
        "no",
        "extra",
        "double",
        "early's",
        "late's",
        "which",
        "what",
        "more",
        "least",
        "most",
        "exactly",
        "consecutive",
        "between",
        "each's",
        "full",
        "long",
        "short",
        "such",
        "these",
        "those",
        "some",
        "only",
        "worked",
        "rotating",
    ]
)
_NAME_INTRO = r"(?:staff|team|people|employees|crew|members|colleagues|workers|persons|names|K\d+)"


@dataclass(slots=True)
class Mark:
    """``value`` is the leaf; ``first``, ``stop`` are its tokens, ``at`` its place in the line."""

    kind: str
    value: Any
    first: int
    stop: int
    text: str = ""
    at: int = 0


@dataclass(frozen=True, slots=True)
class Bound:
    """From ``least`` to ``most``; ``said`` is how: a plain number is neither a least nor a most."""

    least: int | None
    most: int | None
    plain: bool = False

    def turned(self) -> Bound:
        """What "nobody works …" makes of it; of a plain number: fewer."""
        if self.plain and self.least is not None:
            return Bound(None, self.least - 1)
        least = None if self.most is None else self.most + 1
        return Bound(least, None if self.least is None else self.least - 1)


@dataclass(slots=True)
class Marked:
    """The line with its marks; ``notes`` tell what was taken for a slip."""

    source: str
    tokens: list[Token]
    marks: list[Mark]
    line: str = ""
    notes: list[str] = field(default_factory=list[str])
    named: list[str] = field(default_factory=list[str])

    def within(self, start: int, end: int) -> list[Mark]:
        return [mark for mark in self.marks if start <= mark.at < end]


def marked(text: str, today: date) -> Marked:
    """The text as a line of marks."""
    tokens = _with_breaks(text)
    lows, notes = _spelled(tokens)
    opening = _openings(tokens)
    names = _names(tokens, lows, opening)
    tagged = _tagged(tokens, lows)
    marks: list[Mark] = []
    i = 0
    while i < len(tokens):
        mark = _mark(tokens, lows, i, today, names)
        targeted = i > 0 and (lows[i - 1] in _TARGETS or tokens[i - 1].kind == "number" or opening[i])
        if not mark.kind and lows[i] in tagged and targeted:
            mark = Mark("S", [lows[i]], i, i + 1, lows[i])
        marks.append(mark)
        i = mark.stop
    for pattern, build in _COMPOSED:
        marks = _compose(marks, pattern, build)
    found = Marked(text, tokens, marks, notes=notes, named=sorted(names.values()))
    found.line = write(found.marks)
    return found


def _with_breaks(text: str) -> list[Token]:
    """The tokens, with one for each line break, which nothing reads across."""
    found: list[Token] = []
    for token in map(_own, tokenize(text)):
        if found and "\n" in text[found[-1].end : token.start]:
            found.append(Token("¶", "¶", found[-1].end, token.start, "symbol"))
        found.append(token)
    return found


def _own(token: Token) -> Token:
    """ "next week's shifts" are those of next week."""
    if token.low in ("week's", "month's", "weekend's"):
        return replace(token, text=token.text[:-2], low=token.low[:-2])
    return token


def write(marks: Sequence[Mark]) -> str:
    parts: list[str] = []
    at = 0
    for number, mark in enumerate(marks):
        mark.at = at
        parts.append(f"{mark.kind}{number}" if mark.kind else mark.text)
        at += len(parts[-1]) + 1
    return " ".join(parts) + " "


def _openings(tokens: Sequence[Token]) -> list[bool]:
    found: list[bool] = []
    fresh = True
    for token in tokens:
        found.append(fresh)
        fresh = token.text in _ENDS or token.text in "•*"
    return found


def _spelled(tokens: Sequence[Token]) -> tuple[list[str], list[str]]:
    """The words in lower case, slips in long known words mended."""
    lows: list[str] = []
    notes: list[str] = []
    for token in tokens:
        low = token.low
        if token.kind == "word" and len(low) > 5 and token.text[0].islower() and not _plain(low):
            close = [
                word
                for word in KNOWN
                if abs(len(word) - len(low)) < 2 and OSA.distance(word, low, score_cutoff=1) <= 1
            ]
            if len({word.rstrip("s") for word in close}) == 1 and low[0] == close[0][0]:
                low = close[0]
                notes.append(f'"{token.text}" is read as "{low}".')
        lows.append(low)
    return lows, notes


def _plain(low: str) -> bool:
    base = low.removesuffix("s")
    return (
        low in KNOWN
        or low in STOP_WORDS
        or low in POLITENESS
        or base in ROLES
        or low in MONTHS
        or low.endswith("n't")
    )


# Names --------------------------------------------------------------------------------------------


def _names(tokens: Sequence[Token], lows: Sequence[str], opening: Sequence[bool]) -> dict[str, str]:
    """What people are called, by the word in lower case: unknown words that stand in capitals inside a
    sentence, in a list, or after a word for people."""
    found: dict[str, str] = {}
    run: list[int] = []
    small = all(token.text.islower() for token in tokens if token.kind == "word")
    for k in range(len(tokens) + 1):
        if k < len(tokens) and (
            tokens[k].text in (",", "&", "/", "+") or lows[k] == "and" or lows[k] == "or"
        ):
            continue
        if k < len(tokens) and _may_name(tokens, lows, k):
            if run and not _linked(tokens, lows, run[-1], k):
                _keep(tokens, lows, run, small, found)
                run = []
            run.append(k)
            continue
        _keep(tokens, lows, run, small, found)
        run = []
    for k in range(len(tokens)):
        if _doubtful(tokens, lows, k) and any(
            _base(tokens[t].low) in found for t in _neighbours(tokens, lows, k)
        ):
            found[tokens[k].text] = tokens[k].text
    for k, token in enumerate(tokens):
        if (_may_name(tokens, lows, k) and token.text[0].isupper() and not opening[k]) or (
            _may_name(tokens, lows, k) and token.text[0].isupper() and _subject(lows, k)
        ):
            found[_base(token.low)] = _base(token.text)
    return found


def _doubtful(tokens: Sequence[Token], lows: Sequence[str], k: int) -> bool:
    """A name that is also a word: "Will", "Max", "Jan"; so only beside other names of a list."""
    token = tokens[k]
    low = token.low
    if (
        token.kind != "word"
        or not token.text[0].isupper()
        or low in SHIFTS
        or low in WEEKDAY_FORMS
        or low == "i"
    ):
        return False
    if (
        low in PEOPLE
        or low.removesuffix("s") in ROLES
        or (k + 1 < len(tokens) and tokens[k + 1].kind == "number")
    ):
        return False
    return _plain(low) and not low.endswith("n't")


def _neighbours(tokens: Sequence[Token], lows: Sequence[str], k: int) -> list[int]:
    """The tokens on the other side of a comma or "and"."""
    found: list[int] = []
    for step in (-1, 1):
        t = k + step
        if 0 <= t < len(tokens) and (tokens[t].text in ",&/" or lows[t] in ("and", "or")):
            t += step
            if 0 <= t < len(tokens) and lows[t] in ("and", "or"):
                t += step
            if 0 <= t < len(tokens):
                found.append(t)
    return found


def _subject(lows: Sequence[str], k: int) -> bool:
    after = lows[k + 1] if k + 1 < len(lows) else ""
    return after in (
        "works", "can", "can't", "cannot", "cant", "is", "would", "prefers", "wants", "never", "doesn't", "only", "has",
        "does", "needs", "likes", "worked", "must", "will", "won't", "isn't", "may", "should", "gets", "hates", "asked",
        "and", "wishes", "had", "did",
    )  # fmt: skip


def _base(word: str) -> str:
    word = word.replace("’", "'")
    return re.sub(r"'s$", "", word)


def _may_name(tokens: Sequence[Token], lows: Sequence[str], k: int) -> bool:
    token = tokens[k]
    if token.kind != "word" or len(token.low) < 2:
        return False
    if lows[k] in MONTHS or lows[k].endswith("n't"):
        return (
            token.text == "May"
            and k + 1 < len(lows)
            and lows[k + 1] in ("is", "can", "works", "and", "would")
        )
    after = lows[k + 1] if k + 1 < len(lows) else ""
    tight = k + 1 < len(tokens) and tokens[k + 1].start - tokens[k].end <= 1 and not token.text[0].isupper()
    if (tight and after in ("shift", "shifts")) or (
        k + 2 < len(lows) and tokens[k + 1].text in "(:" and tokens[k + 2].kind == "number"
    ):
        return False
    return not _plain(_base(lows[k]))


def _linked(tokens: Sequence[Token], lows: Sequence[str], a: int, b: int) -> bool:
    return a + 1 < b or (tokens[a].text[0].isupper() and tokens[b].text[0].isupper())


def _keep(
    tokens: Sequence[Token], lows: Sequence[str], run: Sequence[int], small: bool, found: dict[str, str]
) -> None:
    """A list of unknown words is one of names where they are large, or the text is small throughout or they
    follow a word for people."""
    if not run:
        return
    before = [lows[k] for k in range(max(0, run[0] - 3), run[0])]
    intro = any(
        word in PEOPLE or word.removesuffix("s") in ROLES or word in ("with", "for") for word in before
    )
    large = all(tokens[k].text[0].isupper() for k in run)
    if (len(run) > 1 and (large or small or intro)) or (intro and large):
        for k in run:
            word = _base(tokens[k].text)
            found.setdefault(_base(tokens[k].low), word if word[0].isupper() else word.capitalize())


# Leaves -------------------------------------------------------------------------------------------


def _mark(
    tokens: Sequence[Token], lows: Sequence[str], i: int, today: date, names: Mapping[str, str]
) -> Mark:
    low = lows[i]
    if tokens[i].text in names and _plain(tokens[i].low):
        return Mark("N", [(names[tokens[i].text], None)], i, i + 1, low)
    if (role := _role(lows, i)) is not None:
        return Mark("K", [role], i, i + 1, low)
    if (shift := _shift(tokens, lows, i)) is not None:
        return Mark("S", [shift[0]], i, shift[1], low)
    if (when := _date(tokens, i, today)) is not None:
        return when
    if low in WEEKDAY_FORMS and not (low in ("sat", "sun", "mon", "wed") and not _dayish(tokens, lows, i)):
        return Mark("W", (frozenset({WEEKDAY_FORMS[low]}), low.endswith("s") and len(low) > 5), i, i + 1, low)
    if (clocks := _clocks(tokens, i)) is not None:
        return clocks
    if tokens[i].kind != "symbol":
        length = duration_at(tokens, i)
        if length is not None and length.value.unit == "minute" and tokens[i].low not in ("a", "an"):
            return Mark("D", length.value, i, length.stop, low)
        weeks = length is not None and any(
            t.low in ("week", "weeks", "fortnight", "fortnights") for t in tokens[i : length.stop]
        )
        if length is not None and weeks and low not in ("a", "per", "each"):
            return Mark("P", length.value.least, i, length.stop, low)
        number = count_at(tokens, i)
        if number is not None and low not in ("a", "an"):
            return Mark("B", Bound(number.value, number.value, True), i, number.stop, low)
    if (base := _base(low)) in names or _base(tokens[i].low) in names:
        return Mark("N", [(names.get(base) or names[_base(tokens[i].low)], None)], i, i + 1, low)
    return Mark("", None, i, i + 1, low)


def _dayish(tokens: Sequence[Token], lows: Sequence[str], i: int) -> bool:
    return tokens[i].text[0].isupper() or (
        i > 0 and lows[i - 1] in ("on", "and", "from", "to", "-", "till", ",")
    )


def _role(lows: Sequence[str], i: int) -> str | None:
    base = lows[i] if lows[i] in ROLES else lows[i].removesuffix("s")
    after = lows[i + 1] if i + 1 < len(lows) else ""
    return base if base in ROLES and after not in ("shift", "shifts", "schedule", "roster", "rota") else None


def _shift(tokens: Sequence[Token], lows: Sequence[str], i: int) -> tuple[str, int] | None:
    """A shift's name from token ``i``, and where it stops (the word "shift" with it)."""
    low = lows[i]
    before = lows[i - 1] if i else ""
    after = lows[i + 1] if i + 1 < len(lows) else ""
    if low == "on" and (lows[i + 1 : i + 2] == ["call"] or lows[i + 1 : i + 3] == ["-", "call"]):
        stop = i + (2 if lows[i + 1] == "call" else 3)
        return "on-call", stop
    if low in ("am", "pm"):
        return _half(tokens, lows, i)
    tight = i + 1 < len(tokens) and tokens[i + 1].start - tokens[i].end <= 1 and not low.endswith("'s")
    tagged = (tight and after in ("shift", "shifts")) or (
        after == "-" and lows[i + 2 : i + 3] in (["shift"], ["shifts"])
    )
    clocked = i + 2 < len(lows) and (
        _hours(tokens, i + 1) is not None or (after in "(:," and _hours(tokens, i + 2) is not None)
    )
    stop = i + 1 + (tight and after in ("shift", "shifts")) + 2 * (after == "-" and tagged)
    if low in SHIFTS and (
        low != "day"
        or (
            (tagged or clocked or _beside(lows, i))
            and before not in _NO_SHIFT_BEFORE - {"the", "no"} - ({"a", "one", "two"} if tagged else set())
        )
    ):
        if before in ("good", "last") and not tagged:
            return None
        return SHIFTS[low], stop
    unknown = tokens[i].kind == "word" and low not in _NO_SHIFT_BEFORE and low not in STOP_WORDS
    unknown = (
        unknown and low not in WEEKDAY_FORMS and low not in ("not", "no", "split", "duty", "double", "work")
    )
    if unknown and tagged and count_at(tokens, i) is None and low not in PEOPLE and low not in _SHIFTLESS:
        return low, stop
    return None


def _half(tokens: Sequence[Token], lows: Sequence[str], i: int) -> tuple[str, int] | None:
    """ "AM" and "PM" as names of shifts: written large, or with the word, and not behind a clock."""
    tagged = lows[i + 1 : i + 2] in (["shift"], ["shifts"])
    if (i and tokens[i - 1].kind == "number") or not (tagged or tokens[i].text.isupper()):
        return None
    return lows[i], i + 1 + tagged


def _tagged(tokens: Sequence[Token], lows: Sequence[str]) -> frozenset[str]:
    """What only its tag makes a shift: the "pool" of "the pool shift"."""
    found = (lows[i] for i in range(len(tokens)) if _shift(tokens, lows, i) is not None)
    return frozenset(low for low in found if low not in SHIFTS and low not in ("on", "am", "pm"))


_TARGETS = frozenset(
    [
        "on",
        "in",
        "for",
        "at",
        "the",
        "no",
        "each",
        "every",
        "and",
        "or",
        ",",
        "one",
        "two",
        "three",
        "four",
        "five",
        "early/",
        "/",
        "with",
        "to",
    ]
)
_SHIFTLESS = frozenset(
    [
        "need",
        "needs",
        "work",
        "works",
        "plan",
        "make",
        "have",
        "has",
        "want",
        "wants",
        "do",
        "cover",
        "schedule",
        "roster",
        "of",
        "rotating",
        "week",
        "weeks",
        "weekend",
        "month",
        "weekly",
        "max",
        "maximum",
        "minimum",
        "consecutive",
        "fewer",
    ]
)


def _beside(lows: Sequence[str], i: int) -> bool:
    """In a list with another name of a shift: "day and night"."""
    others = SHIFTS.keys() - {"day"}
    link = ("and", ",", "or", "/", "&")
    after = lows[i + 1 : i + 3]
    before = lows[max(0, i - 2) : i]
    return (len(after) == 2 and after[0] in link and after[1] in others) or (
        len(before) == 2 and before[1] in link and before[0] in others and lows[i - 1 : i] != [","]
    )


def _date(tokens: Sequence[Token], i: int, today: date) -> Mark | None:
    if tokens[i].kind == "symbol" or (
        tokens[i].low in ("may", "march", "second", "the") and not _dated(tokens, i)
    ):
        return None
    hit = date_at(tokens, i, today)
    if hit is None or hit.value.first is None:
        return None
    said = [token.low for token in tokens[i : hit.stop]]
    solid = any(word in MONTHS or word in _RELATIVE for word in said) or re.search(
        r"\d{4}|\d(?:st|nd|rd|th)\b", " ".join(said)
    )
    ordinal = any(word in ("st", "nd", "rd", "th") for word in said)
    if not (solid or ordinal) or (len(said) == 1 and said[0] in ("week", "next", "this")):
        return None
    return Mark("T", hit.value, i, hit.stop, tokens[i].low)


def _dated(tokens: Sequence[Token], i: int) -> bool:
    near = tokens[max(0, i - 1) : i] + tokens[i + 1 : i + 3]  # type: ignore[operator]
    return any(token.kind == "number" for token in near)


def _clocks(tokens: Sequence[Token], i: int) -> Mark | None:
    hit = _hours(tokens, i)
    return None if hit is None else Mark("R", hit[0], i, hit[1], tokens[i].low)


def _hours(tokens: Sequence[Token], i: int) -> tuple[tuple[int, int], int] | None:
    """Clocks "6-14", "from 10:00 to 18:00", "7am–3pm" as minutes, the end after the start."""
    if i >= len(tokens):
        return None
    found = clock_range_at(tokens, i)
    if found is not None:
        return _span(found.value), found.stop
    k = i + (tokens[i].low in ("from", "between"))
    part = tokens[k : k + 4]
    if len(part) < 3 or not (part[0].text.isdigit() and part[2].text.isdigit()):
        return None
    if part[1].low not in ("-", "–", "to", "till", "until") or max(int(part[0].text), int(part[2].text)) > 24:
        return None
    if part[1].low == "to" and k == i and not (len(part) > 3 and part[3].low in ("h", "hrs", "o'clock")):
        before = tokens[i - 1].low if i else ""
        if before not in SHIFTS and before not in ("shift", "(", ":", ","):
            return None
    after = tokens[k + 3].low if k + 3 < len(tokens) else ""
    if after in MONTHS or after in (
        "days",
        "people",
        "shifts",
        "hours",
        "nights",
        "persons",
        "staff",
        "on",
        "weekends",
    ):
        return None
    first, last = int(part[0].text) * 60, int(part[2].text) * 60
    stop = k + 3 + (after in ("h", "hrs", "o'clock"))
    return (first, last if last > first else last + 1440), stop


def _span(clocks: ClockRange) -> tuple[int, int]:
    first, last = clocks.first.minutes, clocks.last.minutes
    return first, last if last > first else last + 1440


# Lists and bounds ---------------------------------------------------------------------------------

Build = Callable[[Sequence[Mark], "re.Match[str]"], Any]


def _compose(marks: list[Mark], pattern: str, build: Build) -> list[Mark]:
    """Each match of ``pattern`` as one mark of what ``build`` gives: a kind and a value, or None to leave it."""
    line = write(marks)
    found: list[Mark] = []
    at = 0
    for hit in re.finditer(r"(?<![^ ])(?:" + pattern + r")(?= )", line):
        inside = [mark for mark in marks if hit.start() <= mark.at < hit.end()]
        made = build([mark for mark in inside if mark.kind], hit)
        if made is None or not inside:
            continue
        found += [mark for mark in marks if at <= mark.at < hit.start()]
        found.append(Mark(made[0], made[1], inside[0].first, inside[-1].stop, hit[0].strip()))
        at = hit.end()
    return found + [mark for mark in marks if mark.at >= at]


def _joined(marks: Sequence[Mark], hit: re.Match[str]) -> Any:
    """One list of several; a role before a name is that person's."""
    found: list[Any] = []
    role: str | None = None
    for mark in marks:
        if mark.kind == "K":
            role = mark.value[0]
            continue
        part = mark.value
        found += [(name, role or own) for name, own in part] if mark.kind == "N" else part
        role = None
    return marks[-1].kind, list(dict.fromkeys(found))


def _day_range(marks: Sequence[Mark], hit: re.Match[str]) -> Any:
    first, last = (next(iter(mark.value[0])) for mark in marks)
    span = {(first + k) % 7 for k in range((last - first) % 7 + 1)}
    return "W", (frozenset(span), False)


def _day_list(marks: Sequence[Mark], hit: re.Match[str]) -> Any:
    if len({mark.value[1] for mark in marks}) > 1 and not re.search(r" (?:and|or|&) ", hit[0]):
        return None  # "Tuesday to Sunday, Mondays we are closed"
    return "W", (frozenset().union(*(mark.value[0] for mark in marks)), any(mark.value[1] for mark in marks))


def _day_word(marks: Sequence[Mark], hit: re.Match[str]) -> Any:
    if re.search(r"B\d+ (?:full |whole |free )?$", hit.string[: hit.start()]):
        return None  # "two weekends" are counted
    return "W", (
        frozenset(
            range(5) if "weekday" in hit[0] or "working" in hit[0] or "week days" in hit[0] else (5, 6)
        ),
        True,
    )


def _days_but(marks: Sequence[Mark], hit: re.Match[str]) -> Any:
    return "W", (frozenset(range(7)) - marks[-1].value[0], True)


def _dates(marks: Sequence[Mark], hit: re.Match[str]) -> Any:
    """ "8 and 9 December": days of one month."""
    last = marks[-1].value
    if isinstance(last, DatePhrase):
        days: list[date] = []
        for mark in marks[:-1]:
            if isinstance(mark.value, DatePhrase):
                days.append(mark.value.first)  # type: ignore[arg-type]
            elif mark.value.least and mark.value.least <= 31:
                days.append(last.first.replace(day=mark.value.least))  # type: ignore[union-attr]
        if last.first != last.last:
            return None
        return "T", [*days, last.first]
    return None


def _weekday_dates(marks: Sequence[Mark], hit: re.Match[str]) -> Any:
    return "T", marks[-1].value


def _bound(least: Callable[[Bound], int | None], most: Callable[[Bound], int | None]) -> Build:
    return lambda marks, hit: ("B", Bound(least(marks[0].value), most(marks[0].value)))


def _between(marks: Sequence[Mark], hit: re.Match[str]) -> Any:
    low, high = marks[0].value.least, marks[-1].value.most
    return ("B", Bound(low, high)) if low is not None and high is not None and low < high else None


def _same(marks: Sequence[Mark], hit: re.Match[str]) -> Any:
    return "B", Bound(marks[0].value.least, marks[0].value.most)


_LINK = r"(?:, and|, or|,|and|&|or|/|\+|as well as)"
_COMPOSED: tuple[tuple[str, Build], ...] = (
    (r"W\d+ (?:to|-|–|till|until|through|thru) W\d+", _day_range),
    (r"(?:weekdays?|working days|week days|weekends?)(?! off)", _day_word),
    (r"W\d+(?: (?:, and|,|and|&|or|/|\+) (?:on )?W\d+)+", _day_list),
    (r"(?:every day|each day|daily|any day|all days|all week)(?: of the week)?(?: ,)? (?:except|but not|apart from|other than|bar|but)(?: for)?(?: on)? W\d+", _days_but),
    (r"(?:B\d+|T\d+)(?: (?:,|and|&|/) (?:on )?(?:the )?(?:B\d+|T\d+))* (?:,|and|&|/) (?:on )?T\d+", _dates),
    (rf"N\d+(?: {_LINK} (?:(?:the|our|a) K\d+ )?N\d+)+", _joined),
    (rf"S\d+(?: {_LINK} (?:the |a |an )?S\d+)+", _joined),
    (r"(?:between|from)? ?B\d+ (?:and|to|-|–|or) B\d+", _between),
    (r"(?:at least|no fewer than|no less than|not fewer than|not less than|minimum of|a minimum of|minimum|min \.|min|at minimum) B\d+",
     _bound(lambda b: b.least, lambda b: None)),
    (r"(?:at most|no more than|not more than|maximum of|a maximum of|maximum|max \.|max|up to|at maximum|never more than) B\d+",
     _bound(lambda b: None, lambda b: b.most)),
    (r"B\d+ (?:or more|or above|\+|minimum|at least|and up)", _bound(lambda b: b.least, lambda b: None)),
    (r"B\d+ (?:or less|or fewer|at most|maximum|max|at the most|tops)", _bound(lambda b: None, lambda b: b.most)),
    (r"(?:more than|over) B\d+", _bound(lambda b: (b.least or 0) + 1, lambda b: None)),
    (r"(?:fewer than|less than|under) B\d+", _bound(lambda b: None, lambda b: (b.least or 1) - 1)),
    (r"(?:exactly|precisely|always) B\d+", _same),
)  # fmt: skip
