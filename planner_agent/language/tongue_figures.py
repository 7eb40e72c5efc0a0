"""The numbers, months, weekdays and currencies that a text says, in any of the languages with tables: so that
a rendering can be compared with its original."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from fractions import Fraction

from planner_agent.language.numbers import number_at, ordinal_at
from planner_agent.language.tokens import tokenize
from planner_agent.language.tongue_words import (
    CLOCKS,
    CURRENCIES,
    DATES,
    LATER,
    MONTHS,
    MULTIPLES,
    NO_NUMBERS,
    NUMBERS,
    WEEKDAYS,
    Spoken,
)

_NOON = 12
_ISO = re.compile(r"\b(?P<y>\d{4})-(?P<mo>\d{2})-(?P<d>\d{2})\b")
_WORD = re.compile(r"[^\W\d_]+")
_WORD_OR_STOP = re.compile(r"[^\W\d_]+|[,.;:!?]")
_ZH_DIGITS = {char: n for n, char in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2, "双": 2, "俩": 2}
_ZH_UNITS = {"十": 10, "百": 100, "千": 1000, "万": 10**4, "亿": 10**8}
_ZH_NUMBER = re.compile(r"(?:\d[\d,]*(?:\.\d+)?|[零〇一二两双俩三四五六七八九十百千万亿])+")
_ZH_DAYS = {char: n for n, char in enumerate("一二三四五六")} | {"日": 6, "天": 6}
_ZH_WEEKDAY = re.compile(
    "(?:周|星期|礼拜)([一二三四五六日天])(?:[到至-](?:周|星期|礼拜)?([一二三四五六日天]))?"
)
#: Digits with thousands and decimals as the language writes them.
_DIGITS: dict[Spoken, re.Pattern[str]] = {
    "en": re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?"),
    "de": re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?(?!\d)|\d+(?:,\d+)?"),
    "es": re.compile(r"\d{1,3}(?:[.,\u00a0]\d{3})+(?!\d)|\d+(?:,\d+)?"),
    "fr": re.compile(r"\d{1,3}(?:[ .\u00a0\u202f]\d{3})+(?:,\d+)?(?!\d)|\d+(?:,\d+)?"),
}
#: Half hours that are said in words: the hour, to which 30 minutes belong.
_HALF_HOUR: dict[Spoken, re.Pattern[str]] = {
    "de": re.compile(r"\bhalb (\w+)"),
    "es": re.compile(r"\blas (\w+) y media\b"),
    "fr": re.compile(r"\b(\w+) heures? et demie?\b"),
    "en": re.compile(r"\bhalf[ -]past (\w+)"),
}


@dataclass(slots=True)
class Figures:
    """``numbers``: the values that each number may have; months from 1, weekdays from 0 (Monday); ``maybe``:
    months that are other words, too ("may")."""

    numbers: list[frozenset[Fraction]] = field(default_factory=list[frozenset[Fraction]])
    months: set[int] = field(default_factory=set[int])
    maybe: set[int] = field(default_factory=set[int])
    weekdays: set[int] = field(default_factory=set[int])
    currencies: set[str] = field(default_factory=set[str])

    def add(self, *values: int | Fraction) -> None:
        """One number, of any of these values; a one is not kept: articles say it."""
        if Fraction(1) not in values:
            self.numbers.append(frozenset(map(Fraction, values)))


def figures(text: str, tongue: Spoken) -> Figures:
    """What ``text`` says in numbers."""
    low, found = text.lower(), Figures()
    found.currencies = {code for code, called in CURRENCIES[tongue].items() if called.search(low)}
    later = LATER[tongue].search(low) is not None
    if tongue == "zh":
        low = _ZH_WEEKDAY.sub(lambda match: _days(match, found), NO_NUMBERS.sub(" ", low))
    low = _ISO.sub(lambda match: _date(match, found), low)
    low = CLOCKS[tongue].sub(lambda match: _clock(match, found, later), low)
    low = DATES[tongue].sub(lambda match: _date(match, found), low)
    if tongue == "zh":
        _ZH_NUMBER.sub(lambda match: _number(_zh(match[0]), found), low)
        return found
    if tongue in _HALF_HOUR:
        low = _HALF_HOUR[tongue].sub(lambda match: _half(match, found, tongue, later), low)
    low = _WORD.sub(lambda match: _named(match[0], found, tongue), low)
    if tongue == "en":
        _english(low, found)
        return found
    low = _DIGITS[tongue].sub(lambda match: _number(_digits(match[0], tongue), found), low)
    for value in _in_words(_WORD_OR_STOP.findall(low), tongue):
        found.add(value)
    return found


def _number(value: int | Fraction | None, found: Figures) -> str:
    if value is not None:
        found.add(value)
    return " , "


def _days(match: re.Match[str], found: Figures) -> str:
    found.weekdays |= {_ZH_DAYS[day] for day in match.groups() if day}
    return " "


def _date(match: re.Match[str], found: Figures) -> str:
    for name, value in match.groupdict().items():
        if value is not None:
            number = _zh(value)
            if name == "mo":
                found.months.add(int(number))
            else:
                found.add(number)
    return " "


def _clock(match: re.Match[str], found: Figures, later: bool) -> str:
    said = {name.rstrip("23"): value for name, value in match.groupdict().items() if value}
    hour, half = int(_zh(said["h"])), said.get("half")
    minutes = 30 if said.get("m") == "半" else _zh(said.get("m", "0"))
    _add_hour(hour % _NOON + (_NOON if half == "p" else 0) if half else hour, found, later and not half)
    if minutes:
        found.add(minutes)
    return " "


def _add_hour(hour: int, found: Figures, later: bool) -> None:
    """An hour is a number, though it is one o'clock."""
    hours = {hour, hour + _NOON} if later and hour < _NOON else {hour}
    found.numbers.append(frozenset(map(Fraction, hours)))


def _half(match: re.Match[str], found: Figures, tongue: Spoken, later: bool) -> str:
    known = NUMBERS[tongue].get(match[1])
    if known is None and tongue == "en":
        read = number_at(tokenize(match[1]), 0)
        known = int(read.value) if read is not None else None
    hour = int(match[1]) if match[1].isdigit() else known
    if hour is None:
        return match[0]
    _add_hour(hour - 1 if tongue == "de" else hour, found, later)
    found.add(30)
    return " "


def _named(word: str, found: Figures, tongue: Spoken) -> str:
    """A month's or a weekday's name is taken out of the text."""
    if word in WEEKDAYS[tongue]:
        found.weekdays.add(WEEKDAYS[tongue][word])
    elif word == "may":
        found.maybe.add(MONTHS[tongue][word])
    elif word in MONTHS[tongue]:
        found.months.add(MONTHS[tongue][word])
    else:
        return word
    return " "


def _english(low: str, found: Figures) -> None:
    tokens, k = tokenize(low), 0
    while k < len(tokens):
        reads = [read for reader in (ordinal_at, number_at) if (read := reader(tokens, k)) is not None]
        if reads:
            read = max(reads, key=lambda one: one.stop)
            found.add(Fraction(read.value))
            k = max(k + 1, read.stop)
            continue
        if tokens[k].low in NUMBERS["en"]:
            found.add(NUMBERS["en"][tokens[k].low])
        k += 1


def _digits(shown: str, tongue: Spoken) -> Fraction:
    whole, _, part = shown.partition("," if not re.fullmatch(r"\d{1,3}(?:,\d{3})+", shown) else "\0")
    plain = re.sub(r"\D", "", whole)
    return Fraction(f"{plain}.{part}" if part else plain)


def _zh(shown: str) -> int | Fraction:
    """Digits, numerals, or both ("3万", "一千二")."""
    if re.fullmatch(r"[\d,]+(?:\.\d+)?", shown):
        value = Fraction(shown.replace(",", ""))
        return int(value) if value.denominator == 1 else value
    total, section, current, unit = Fraction(0), Fraction(0), None, 1
    for part in re.findall(r"\d[\d,]*(?:\.\d+)?|.", shown):
        if part in _ZH_UNITS:
            scale = _ZH_UNITS[part]
            if scale >= 10**4:
                total, section, current = (total + section + (current or 0)) * scale, Fraction(0), None
            else:
                section += (1 if current is None else current) * scale
                current = None
            unit = scale
        elif part in _ZH_DIGITS:
            digit = _ZH_DIGITS[part]
            current = Fraction(digit) if current is None or unit > 1 else current * 10 + digit
            unit = 1 if digit == 0 else unit
        else:
            current = Fraction(part.replace(",", ""))
    if current is not None and unit > 10 and shown[-1] in _ZH_DIGITS:
        current = current * unit / 10  # "一千二" is 1200
    value = total + section + (current or 0)
    return int(value) if value.denominator == 1 else value


def _in_words(said: list[str], tongue: Spoken) -> Iterator[int]:
    """The numbers that words say: "deux mille cinq cents", "zweitausendfünfhundert", "treinta y dos"."""
    take: Callable[[str], list[int] | None] = _german if tongue == "de" else lambda word: _part(word, tongue)
    total, current, last = 0, 0, 0
    pending = False
    for place, word in enumerate(said):
        parts = take(word)
        if parts is None:
            joins = pending and word in ("y", "et", "und") and last in range(20, 100, 10)
            if not (joins and place + 1 < len(said) and (take(said[place + 1]) or [100])[0] < 20):
                if pending:
                    yield total + current
                total = current = last = 0
                pending = False
            continue
        for value in parts:
            if value == 1000 or value >= 10**6:
                total, current = total + max(current, 1) * value, 0
            elif value == 100 and 0 < current < 10:
                current *= 100
            elif value == 20 and last == 4 and tongue == "fr":
                current += 76  # quatre-vingt
            elif pending and not (value < last and (last >= 100 or last % 10 == 0)):
                yield total + current
                total, current = 0, value
            else:
                current += value
            last, pending = value, True
    if pending:
        yield total + current


def _part(word: str, tongue: Spoken) -> list[int] | None:
    value = NUMBERS[tongue].get(word, MULTIPLES[tongue].get(word))
    return None if value is None else [value]


def _german(word: str) -> list[int] | None:
    """The parts of a compound: "zweitausendfünfhundert" is 2, 1000, 5, 100; "vierundzwanzig" is 20, 4."""
    known = NUMBERS["de"].get(word, MULTIPLES["de"].get(word))
    if known is not None:
        return [known]
    for name, scale in (("tausend", 1000), ("hundert", 100)):
        before, found, after = word.partition(name)
        if found:
            first = [] if not before else _german(before)
            rest = [] if not after else _german(after.removeprefix("und"))
            return None if first is None or rest is None else [*first, scale, *rest]
    ones, joined, tens = word.partition("und")
    if joined and NUMBERS["de"].get(ones, 10) < 10 and NUMBERS["de"].get(tens, 0) >= 20:
        return [NUMBERS["de"][tens], NUMBERS["de"][ones]]
    stem = re.sub(r"(?:st|t)e[nrsm]?$", "", word)
    return _german(stem) if stem != word else None
