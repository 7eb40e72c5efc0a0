"""A template of one line that works both ways: typed values → line → typed values.

The form is text with ``{name:type}`` for a field and ``[…]`` for a part that is left out where
one of its fields is None: ``"{start:clock} {slot:=Lunch|Dinner} · {name:text}[ · {cost:money}]"``.
Types: ``text line quote list route quotes int money clock date duration km rating count`` and
``=a|b`` for one of some fixed words. Writing and reading are apart (``money.py``, ``formats.py``),
and reading is strict: each value has exactly one spelling, so a line that reads as the plan's
values is the line that the plan gives.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from planner_agent.rendering import formats
from planner_agent.rendering.clean import ARROW, quoted
from planner_agent.rendering.clean import field as safe_field
from planner_agent.rendering.money import MONEY_PATTERN, money, read_money


class Claim(NamedTuple):
    """What one line says: its kind, the header it stands under, and its values by name.

    Values are typed: money in minor units, clocks in minutes, kilometres and ratings in tenths,
    counts as (number, noun), dates as dates, words as cleaned text.
    """

    kind: str
    values: tuple[tuple[str, Any], ...]
    section: Claim | None = None

    def say(self) -> str:
        shown = ", ".join(f"{name} {value}" for name, value in self.values)
        where = f" (under {self.section.say()})" if self.section else ""
        return f"{self.kind}: {shown}{where}" if shown else f"{self.kind}{where}"


def _same(value: Any) -> Any:
    return value


class _Codec(NamedTuple):
    """How one type of value is written, read, and held in a claim; money asks for the currency too."""

    pattern: str
    write: Callable[..., str]
    read: Callable[..., Any] = _same
    hold: Callable[[Any], Any] = _same
    in_currency: bool = False


def _joined(words: Sequence[str]) -> str:
    return ", ".join(map(safe_field, words))


def _route(names: Sequence[str]) -> str:
    return ARROW.join(map(safe_field, names))


def _quotes(words: Sequence[str]) -> str:
    return ", ".join(f"“{quoted(each)}”" for each in words)


def _count(pair: tuple[int, str]) -> str:
    return formats.count(*pair)


_CODECS = {
    "text": _Codec(".+?", safe_field, hold=safe_field),
    "line": _Codec(".+", safe_field, hold=safe_field),
    "quote": _Codec("[^“”]+", quoted, hold=quoted),
    "list": _Codec(".+?", _joined, hold=_joined),
    "route": _Codec(".+?", _route, hold=_route),
    "quotes": _Codec("“[^“”]+”(?:, “[^“”]+”)*", _quotes, hold=_quotes),
    "int": _Codec(formats.WHOLE_PATTERN, str, int),
    "money": _Codec(MONEY_PATTERN, money, read_money, in_currency=True),
    "clock": _Codec(formats.CLOCK_PATTERN, formats.clock, formats.read_clock),
    "date": _Codec(formats.DATE_PATTERN, formats.long_date, formats.read_date),
    "duration": _Codec(formats.DURATION_PATTERN, formats.duration, formats.read_duration),
    "km": _Codec(formats.KM_PATTERN, formats.kilometres, formats.read_km, formats.km_tenths),
    "rating": _Codec(formats.RATING_PATTERN, formats.rating, formats.read_rating),
    "count": _Codec(formats.COUNT_PATTERN, _count, formats.read_count),
}
_FIELD = re.compile(r"\{(\w+):([^}]+)\}")
_PARTS = re.compile(r"\[([^\]]*)\]")


#: Made for speed: whether it is optional, a ``%`` format, and (name, write, in currency) a field.
_Writer = tuple[bool, str, tuple[tuple[str, Callable[..., str], bool], ...]]


class _Part(NamedTuple):
    """A stretch of a form: ``fields`` are (name, codec), ``literals`` the text around and between
    them, one more than the fields."""

    optional: bool
    literals: tuple[str, ...]
    fields: tuple[tuple[str, _Codec], ...]

    def pattern(self) -> str:
        shown = [re.escape(self.literals[0])]
        for (name, codec), after in zip(self.fields, self.literals[1:], strict=True):
            shown.append(f"(?P<{name}>{codec.pattern}){re.escape(after)}")
        return f"(?:{''.join(shown)})?" if self.optional else "".join(shown)

    def writer(self) -> _Writer:
        written = "%s".join(literal.replace("%", "%%") for literal in self.literals)
        fields = tuple((name, codec.write, codec.in_currency) for name, codec in self.fields)
        return self.optional, written, fields


def _part(form: str, optional: bool) -> _Part:
    found = _FIELD.split(form)
    fields = tuple(zip(found[1::3], map(_codec, found[2::3]), strict=True))
    return _Part(optional, tuple(found[0::3]), fields)


def _codec(kind: str) -> _Codec:
    if kind.startswith("="):
        return _Codec("|".join(map(re.escape, kind[1:].split("|"))), str)
    return _CODECS[kind]


@dataclass(frozen=True)
class Template:
    """One kind of line.

    ``opens`` marks a header: the lines below belong to it. ``lead`` stands before the line in plain
    text, ``mark`` in Markdown; ``gap`` asks for an empty line before; ``style`` is for rich.
    """

    kind: str
    form: str
    opens: bool = False
    lead: str = ""
    mark: str = ""
    gap: bool = False
    style: str = ""
    _writers: tuple[_Writer, ...] = field(init=False, repr=False, compare=False)
    _regex: re.Pattern[str] = field(init=False, repr=False, compare=False)
    _fields: tuple[tuple[str, _Codec], ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        parts = tuple(_part(part, at % 2 == 1) for at, part in enumerate(_PARTS.split(self.form)) if part)
        object.__setattr__(self, "_writers", tuple(part.writer() for part in parts))
        object.__setattr__(self, "_regex", re.compile("".join(part.pattern() for part in parts)))
        object.__setattr__(self, "_fields", tuple(pair for part in parts for pair in part.fields))

    def types(self) -> dict[str, str]:
        """The type of each field, by its name."""
        return dict(_FIELD.findall(self.form))

    def write(self, currency: str, /, **values: Any) -> str:
        """The line; KeyError where a field that cannot be left out has no value."""
        shown: list[str] = []
        for optional, written, fields in self._writers:
            texts: list[str] = []
            for name, write, in_currency in fields:
                value = values.get(name)
                if value is None:
                    if not optional:
                        raise KeyError(f"the line {self.kind} needs {name}")
                    break
                texts.append(write(value, currency) if in_currency else write(value))
            else:
                shown.append(written % tuple(texts))
        return "".join(shown)

    def claim(self, section: Claim | None = None, /, **values: Any) -> Claim:
        """What the line says if it shows ``values``; those that are None are not shown."""
        held = [
            (name, codec.hold(value))
            for name, codec in self._fields
            if (value := values.get(name)) is not None
        ]
        return Claim(self.kind, tuple(held), section)

    def read(self, line: str, currency: str, section: Claim | None = None) -> Claim | None:
        """What ``line`` says; None where it is not of this kind or a value is not written just so."""
        match = self._regex.fullmatch(line)
        if match is None:
            return None
        values: list[tuple[str, Any]] = []
        try:
            for (name, codec), shown in zip(self._fields, match.groups(), strict=True):
                if shown is not None:
                    value = codec.read(shown, currency) if codec.in_currency else codec.read(shown)
                    values.append((name, value))
        except (ValueError, IndexError):
            return None
        return Claim(self.kind, tuple(values), None if self.opens else section)


@dataclass(frozen=True, slots=True)
class Line:
    """A line that was written, with its template, for layout."""

    template: Template
    text: str
