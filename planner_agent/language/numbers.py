"""Numbers, ordinals and shares, in digits and in words; exact (int or Fraction), never float."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from .number_words import ENDS_IN_S, FRACTIONS, ORDINALS, SCALES, TEN_ORDINALS, TENS, UNITS
from .scan import low_at, over_hyphen, touching, words_at
from .tokens import Found, Token

Number = int | Fraction

_MAX_DIGITS = 18


@dataclass(frozen=True, slots=True)
class Share:
    """A part of a whole. ``more`` where strictly more is meant ("most" is more than half)."""

    value: Fraction
    more: bool = False


def number_at(tokens: Sequence[Token], i: int, *, dot_groups: bool = False) -> Found[Number] | None:
    """The cardinal number that begins at ``i``: "1,700", "1.5k", "a dozen", "two and a half".

    "1.700" can be European for 1700: it is read as 1700 with ``dot_groups`` (money does), else as 17/10.
    """
    if not 0 <= i < len(tokens):
        return None
    token = tokens[i]
    plain = token.kind == "word" or (len(token.low) == 1 and token.low.isascii())
    if token.kind != "number" and plain and token.low not in _STARTS:
        return None
    global _last
    memo = _last  # every reader asks for the numbers of one text again
    if memo[0] is not tokens:
        memo = _last = (tokens, {})
    key = i if not dot_groups else -1 - i
    if key not in memo[1]:
        memo[1][key] = _number_at(tokens, i, dot_groups)
    return memo[1][key]


_last: tuple[Sequence[Token], dict[int, Found[Number] | None]] = ((), {})


def _number_at(tokens: Sequence[Token], i: int, dot_groups: bool) -> Found[Number] | None:
    token = tokens[i]
    found = _digits_at(tokens, i, dot_groups) if token.kind == "number" else _words_at(tokens, i)
    return None if found is None else Found(_tidy(found[0]), i, found[1])


def count_at(tokens: Sequence[Token], i: int) -> Found[int] | None:
    """As ``number_at`` for whole numbers only, and "a", "an" for 1 where a letter-word follows."""
    found = number_at(tokens, i)
    if found is not None:
        return Found(found.value, i, found.stop) if isinstance(found.value, int) else None
    if low_at(tokens, i) in ("a", "an") and i + 1 < len(tokens) and tokens[i + 1].kind == "word":
        return Found(1, i, i + 1)
    return None


def ordinal_at(tokens: Sequence[Token], i: int) -> Found[int] | None:
    """ "3rd", "23 rd", "third", "twenty-first", "hundred and first"."""
    if not 0 <= i < len(tokens):
        return None
    if tokens[i].kind == "number":
        plain = tokens[i].low.isdecimal() and len(tokens[i].low) <= _MAX_DIGITS
        close = low_at(tokens, i + 1) in ("st", "nd", "rd", "th") and (
            tokens[i + 1].start - tokens[i].end <= 1
        )
        return Found(int(tokens[i].low), i, i + 2) if plain and close else None
    found = _ordinal_words(tokens, i)
    return None if found is None else Found(found[0], i, found[1])


def share_at(tokens: Sequence[Token], i: int) -> Found[Share] | None:
    """ "half (of)", "two thirds", "30 %", "most (of)"; the "of" belongs to the phrase."""
    found = _percent(tokens, i) or _most(tokens, i) or _half(tokens, i) or _parts(tokens, i)
    if found is None:
        return None
    share, stop = found
    return Found(share, i, stop + 1 if low_at(tokens, stop) == "of" else stop)


def read_digits(text: str, *, dot_groups: bool = False) -> Number | None:
    """The number that one token of digits and marks means; None where it is no single number ("10:30").

    Groups of three after commas are thousands, a comma with one or two digits after it is a decimal comma.
    """
    if len(text) > 3 * _MAX_DIGITS:
        return None
    grouped = r"[1-9]\d{0,2}(?:,\d{3})+|[1-9]\d?(?:,\d{2})+,\d{3}|[1-9]\d{0,2}(?:\.\d{3}){2,}"
    if dot_groups:
        grouped += r"|[1-9]\d{0,2}\.\d{3}"
    if re.fullmatch(rf"\d+|{grouped}", text):
        plain = re.sub(r"[.,]", "", text)
        return int(plain) if len(plain) <= _MAX_DIGITS else None
    if match := re.fullmatch(r"(\d+|\d{1,3}(?:,\d{3})+)\.(\d+)", text):
        return _decimal(match[1].replace(",", ""), match[2])
    if match := re.fullmatch(r"(\d+|\d{1,3}(?:\.\d{3})+),(\d{1,2})|(0),(\d+)", text):
        return _decimal((match[1] or match[3]).replace(".", ""), match[2] or match[4])
    return None


def dot_is_ambiguous(text: str) -> bool:
    """True for "1.700": one thousand seven hundred on the continent, 1.7 in English."""
    return re.fullmatch(r"[1-9]\d{0,2}\.\d{3}", text) is not None


def _decimal(whole: str, part: str) -> Number | None:
    if len(whole) + len(part) > _MAX_DIGITS:
        return None
    return Fraction(int(whole + part), 10 ** len(part))


def _tidy(value: Number) -> Number:
    return value.numerator if isinstance(value, Fraction) and value.denominator == 1 else value


def _digits_at(tokens: Sequence[Token], i: int, dot_groups: bool) -> tuple[Number, int] | None:
    spaced = _spaced_groups(tokens, i)
    value = read_digits(spaced[0] if spaced else tokens[i].low, dot_groups=dot_groups)
    if value is None:
        return None
    stop = spaced[1] if spaced else i + 1
    if isinstance(value, int):
        part = _added_part(tokens, stop)
        if part is not None:
            value, stop = value + part[0], part[1]
    return _scaled(tokens, value, stop)


def _spaced_groups(tokens: Sequence[Token], i: int) -> tuple[str, int] | None:
    """ "1 700", "12 000 000", "1'700": groups of three after one space or apostrophe."""
    text, stop = tokens[i].low, i + 1
    if not re.fullmatch(r"[1-9]\d{0,2}", text):
        return None
    while stop < len(tokens) and stop < i + 9:
        mark = low_at(tokens, stop) in ("'", "’") and touching(tokens, stop) and touching(tokens, stop + 1)
        nxt = stop + 1 if mark else stop
        near = mark or (nxt < len(tokens) and tokens[nxt].start - tokens[nxt - 1].end == 1)
        if not near or not re.fullmatch(r"\d{3}(?:\.\d{1,2})?", low_at(tokens, nxt)):
            break
        text, stop = text + low_at(tokens, nxt), nxt + 1
        if "." in text:
            break
    return (text, stop) if stop > i + 1 else None


def _added_part(tokens: Sequence[Token], i: int) -> tuple[Fraction, int] | None:
    """What makes a whole number broken: "½", "1/2", "and a half", "and three quarters"."""
    at = i + 1 if low_at(tokens, i) == "and" else i
    glyph = _glyph(low_at(tokens, at))
    if glyph is not None:
        return glyph, at + 1
    slashed = _slashed(tokens, at)
    if slashed is not None and slashed[0] < 1 and not touching(tokens, at):
        return slashed
    if at > i:
        for phrase, part in (("a half", 2), ("half", 2), ("a quarter", 4), ("a third", 3)):
            stop = words_at(tokens, at, phrase)
            # "two and half the ..." is two things
            if stop is not None and low_at(tokens, stop) not in ("the", "of", "my", "our"):
                return Fraction(1, part), stop
        if (stop := words_at(tokens, at, "three quarters")) is not None:
            return Fraction(3, 4), stop
    return None


def _glyph(text: str) -> Fraction | None:
    if len(text) != 1 or unicodedata.category(text) != "No":
        return None
    value = unicodedata.numeric(text, None)
    part = None if value is None else Fraction(value).limit_denominator(10)
    return part if part is not None and 0 < part < 1 else None


def _slashed(tokens: Sequence[Token], i: int) -> tuple[Fraction, int] | None:
    """ "2/3" without spaces."""
    top, low = low_at(tokens, i), low_at(tokens, i + 2)
    tight = low_at(tokens, i + 1) in ("/", "⁄") and touching(tokens, i + 1) and touching(tokens, i + 2)
    if not (tight and re.fullmatch(r"\d{1,2}", top) and re.fullmatch(r"\d{1,2}", low) and int(low)):
        return None
    return Fraction(int(top), int(low)), i + 3


def _scaled(tokens: Sequence[Token], value: Number, stop: int) -> tuple[Number, int]:
    """``value`` times the scale words behind it ("k", "thousand", "dozen")."""
    word = low_at(tokens, stop)
    if word in ("dozen", "hundred", "thousand", "grand", "k", "lakh", "million", "mio", "billion"):
        return value * (SCALES.get(word) or 12), stop + 1
    return value, stop


#: What a number in words can begin with.
_STARTS = frozenset({*UNITS, *TENS, *SCALES, "a", "an", "half", "quarter", "dozen", "couple", "pair"})


def _words_at(tokens: Sequence[Token], i: int) -> tuple[Number, int] | None:
    glyph = _glyph(low_at(tokens, i))
    if glyph is not None:
        return glyph, i + 1
    if low_at(tokens, i) not in _STARTS:
        return None
    special = _special(tokens, i)
    if special is not None:
        return special
    small = _cardinal(tokens, i)
    if small is None:
        return None
    value: Number = small[0]
    stop = small[1]
    part = _added_part(tokens, stop)
    if part is not None:
        value, stop = value + part[0], part[1]
        return _scaled(tokens, value, stop)
    if low_at(tokens, stop) == "dozen":
        return value * 12, stop + 1
    return _pointed(tokens, value, stop)


def _special(tokens: Sequence[Token], i: int) -> tuple[Number, int] | None:
    """ "a dozen", "half a million", "a couple of"."""
    for phrase, value in (("half a dozen", 6), ("half dozen", 6), ("a dozen", 12), ("dozen", 12)):
        if (stop := words_at(tokens, i, phrase)) is not None:
            return value, stop
    for phrase in ("half a", "quarter of a"):
        stop = words_at(tokens, i, phrase)
        if stop is not None and low_at(tokens, stop) in ("million", "grand", "thousand", "billion"):
            return Fraction(SCALES[low_at(tokens, stop)], 2 if phrase == "half a" else 4), stop + 1
    at = i + 1 if low_at(tokens, i) == "a" else i
    if low_at(tokens, at) not in ("couple", "pair"):
        return None
    stop = at + 1
    following = low_at(tokens, stop)
    if following == "of":
        return _scaled(tokens, 2, stop + 1)
    plural = following.isalpha() and following.endswith("s") and following not in ENDS_IN_S
    if low_at(tokens, at) == "couple" and (following in SCALES or plural):
        return _scaled(tokens, 2, stop)
    return None


def _cardinal(tokens: Sequence[Token], i: int) -> tuple[int, int] | None:
    """A whole number in words: groups below 1000 with falling scales."""
    total, stop, ceiling = 0, i, 10**12
    found = False
    while ceiling > 1:
        at = stop
        if found and low_at(tokens, at) == "and":
            at += 1
        group = _below_thousand(tokens, at, article=not found)
        if group is None:
            break
        value, end = group
        scale = SCALES.get(low_at(tokens, end), 1)
        if scale < 1000 or scale >= ceiling:
            scale = 1
        if found and (value * scale >= ceiling or (scale == 1 and value == 0)):
            break
        total += value * scale
        stop = end + 1 if scale > 1 else end
        ceiling, found = scale, True
    return (total, stop) if found else None


def _below_thousand(tokens: Sequence[Token], i: int, *, article: bool) -> tuple[int, int] | None:
    """ "forty-two", "a hundred and five", "fifteen hundred", and the bare "a" before a thousand."""
    lead = _below_hundred(tokens, i)
    if lead is None and low_at(tokens, i) == "a" and article and low_at(tokens, i + 1) in SCALES:
        lead = (1, i + 1)
    if lead is None and low_at(tokens, i) == "hundred" and article:
        lead = (1, i)
    if lead is None:
        return None
    value, stop = lead
    if low_at(tokens, stop) != "hundred" or value == 0:
        return lead
    value, stop = value * 100, stop + 1
    at = stop + 1 if low_at(tokens, stop) == "and" else stop
    rest = _below_hundred(tokens, at)
    if rest is not None and rest[0] > 0:
        return value + rest[0], rest[1]
    return value, stop


def _below_hundred(tokens: Sequence[Token], i: int) -> tuple[int, int] | None:
    word = low_at(tokens, i)
    if word in UNITS:
        return UNITS[word], i + 1
    if word not in TENS:
        return None
    at = over_hyphen(tokens, i + 1)
    unit = UNITS.get(low_at(tokens, at), 0)
    return (TENS[word] + unit, at + 1) if 0 < unit < 10 else (TENS[word], i + 1)


def _pointed(tokens: Sequence[Token], value: Number, stop: int) -> tuple[Number, int]:
    """ "three point two five"."""
    if low_at(tokens, stop) != "point":
        return value, stop
    digits, at = "", stop + 1
    while len(digits) < 6 and UNITS.get(low_at(tokens, at), 10) < 10:
        digits, at = digits + str(UNITS[low_at(tokens, at)]), at + 1
    return (value + Fraction(int(digits), 10 ** len(digits)), at) if digits else (value, stop)


def _ordinal_words(tokens: Sequence[Token], i: int) -> tuple[int, int] | None:
    word = low_at(tokens, i)
    if word in ORDINALS:
        return ORDINALS[word], i + 1
    if word in TEN_ORDINALS:
        return TEN_ORDINALS[word], i + 1
    if word in TENS:
        at = over_hyphen(tokens, i + 1)
        unit = ORDINALS.get(low_at(tokens, at), 10)
        return (TENS[word] + unit, at + 1) if unit < 10 else None
    lead = UNITS.get(word, 1 if word in ("a", "hundred", "hundredth") else 0)
    at = i if word in ("hundred", "hundredth") else i + 1
    if not 0 < lead < 10:
        return None
    if low_at(tokens, at) == "hundredth":
        return lead * 100, at + 1
    if low_at(tokens, at) != "hundred":
        return None
    rest_at = at + 2 if low_at(tokens, at + 1) == "and" else at + 1
    rest = (
        _ordinal_words(tokens, rest_at) if low_at(tokens, rest_at) not in ("hundred", "hundredth") else None
    )
    return (lead * 100 + rest[0], rest[1]) if rest is not None and rest[0] < 100 else None


def _percent(tokens: Sequence[Token], i: int) -> tuple[Share, int] | None:
    found = number_at(tokens, i)
    if found is None:
        return None
    for phrase in ("%", "percent", "per cent", "pct"):
        if (stop := words_at(tokens, found.stop, phrase)) is not None:
            return Share(Fraction(found.value) / 100), stop
    return None


def _most(tokens: Sequence[Token], i: int) -> tuple[Share, int] | None:
    for phrase in ("more than half", "over half", "the majority", "a majority"):
        if (stop := words_at(tokens, i, phrase)) is not None:
            return Share(Fraction(1, 2), more=True), stop
    if low_at(tokens, i) != "most" or low_at(tokens, i - 1) in ("at", "the"):
        return None
    word = low_at(tokens, i + 1)
    plural = word.endswith("s") and not word.endswith(("ss", "ous")) and word not in ENDS_IN_S
    if word in ("of", "people") or plural:
        return Share(Fraction(1, 2), more=True), i + 1
    return None


def _half(tokens: Sequence[Token], i: int) -> tuple[Share, int] | None:
    stop = words_at(tokens, i, "a half") or words_at(tokens, i, "one half") or words_at(tokens, i, "half")
    if stop is None or low_at(tokens, i - 1) == "and":
        return None
    other = ("a", "an", "dozen", "past", "day", "days", "board", "hour", "hourly", "marathon", "price", "-")
    if low_at(tokens, stop) in other or words_at(tokens, stop, "of a") or words_at(tokens, stop, "of an"):
        return None
    return Share(Fraction(1, 2)), stop


def _parts(tokens: Sequence[Token], i: int) -> tuple[Share, int] | None:
    """ "two thirds", "a third of", "2/3 of"."""
    slashed = _slashed(tokens, i)
    if slashed is not None:
        fits = low_at(tokens, slashed[1]) == "of" and 0 < slashed[0] <= 1
        return (Share(slashed[0]), slashed[1]) if fits else None
    count = count_at(tokens, i)
    if count is None or not 0 < count.value < 12:
        return None
    at = over_hyphen(tokens, count.stop)
    name = low_at(tokens, at)
    if count.value == 1:
        after = low_at(tokens, at + 1)
        ended = not after or after == "of" or (tokens[at + 1].kind == "symbol" and after != "-")
        in_unit = low_at(tokens, at + 2) in ("a", "an")
        if name not in FRACTIONS or not ended or (after == "of" and in_unit):
            return None
        return Share(Fraction(1, FRACTIONS[name])), at + 1
    if not name.endswith("s") or name[:-1] not in FRACTIONS or count.value > FRACTIONS[name[:-1]]:
        return None
    return Share(Fraction(count.value, FRACTIONS[name[:-1]])), at + 1
