"""Who takes part: numbers of adults, children and infants, and ages."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from .money import ABOUT
from .numbers import number_at
from .people_words import ADJECTIVES, GROUPS, KIN, OWNERS, PHRASES, SETS, Kind, kind_of
from .scan import DASHES, any_at, low_at, over_hyphen, words_at
from .tokens import Found, Token

_ADULT_AGE = 18


@dataclass(frozen=True, slots=True)
class People:
    """``total`` heads, infants included; None where unknown. ``adults``, ``children``: None where not said.

    ``children`` counts minors with infants; ``infants`` are the babies (under 2) among them. ``ages``
    are the
    children's ages as said; ``age_under`` is n for "kids under n". ``some_children`` where children
    come along
    in unknown number. ``exact`` is False for "about 8", "6-8 people" (``total`` is then the larger) and "my
    family". ``includes_speaker``: True ("my wife and I"), False ("my wife": the caller adds the
    speaker), None
    where the words do not tell ("two adults").
    """

    total: int | None
    adults: int | None = None
    children: int | None = None
    infants: int = 0
    ages: tuple[int, ...] = ()
    age_under: int | None = None
    some_children: bool = False
    exact: bool = True
    includes_speaker: bool | None = None


@dataclass(frozen=True, slots=True)
class _Part:
    """One member of a list of people: ``count`` heads (None unknown) of a kind."""

    stop: int
    kind: Kind
    count: int | None
    ages: tuple[int, ...] = ()
    under: int | None = None
    speaker: bool | None = None
    group: bool = False
    exact: bool = True
    bare: bool = False


_ALONE = (
    "solo", "alone", "on my own", "by myself", "just me", "only me", "just myself", "just for me", "myself",
    "me only", "me alone", "me myself and i", "just one person", "just 1 person", "nobody but me",
    "no one but me", "no - one but me", "nobody else", "no one else", "by my lonesome", "party of me",
    "me , myself and i", "me , myself , and i", "me and myself", "yours truly only", "only yours truly",
    "just yours truly", "one person only", "for me only", "i'm alone", "i am alone", "only for me",
    "only for myself", "party of one",
)  # fmt: skip
_JOINTS = (
    "and", ", and", ",", "&", "plus", "+", "with", "along with", "together with", "as well as", "and with",
    ", with", "and also", ", plus", "w /", "and my lovely", "and then", ", &", "n", "/",
)  # fmt: skip
_INSIDE = (
    "with",
    "including",
    "incl .",
    "incl",
    ", including",
    "( including",
    "( incl .",
    "of which",
    "(",
    ", with",
)


def people_at(tokens: Sequence[Token], i: int) -> Found[People] | None:
    """The longest group of people that begins at ``i``: "two adults and a child", "a family of four"."""
    if not 0 <= i < len(tokens):
        return None
    first = _part(tokens, i)
    if first is None:
        return None
    parts, inside, stop = [first], list[_Part](), first.stop
    while len(parts) + len(inside) < 12:
        within = any_at(tokens, stop, _INSIDE) if first.group or first.kind == "any" else None
        member = _part(tokens, within, later=True) if within is not None else None
        if member is not None and within is not None and _is_inside(tokens, within, first, member):
            inside.append(member)
            stop = member.stop
            while (extra := _also_inside(tokens, stop)) is not None and len(inside) < 12:
                inside, stop = [*inside, extra], extra.stop
            stop += low_at(tokens, stop) == ")" and "(" in [t.low for t in tokens[first.stop : stop]]
            continue
        joint = any_at(tokens, stop, _JOINTS)
        member = _part(tokens, joint, later=True) if joint is not None else None
        comma = joint is not None and all(tokens[k].low in (",", "/") for k in range(stop, joint))
        if member is None or (
            comma and member.bare and member.speaker and not _listed_on(tokens, member.stop)
        ):
            break  # "one adult, I have to be home by 6"
        parts.append(member)
        stop = member.stop
    if all(part.bare for part in parts) and not inside:
        spoken = any(part.speaker for part in parts)
        if len(parts) == 1 or not spoken:
            return None
    return Found(_together(parts, inside), i, stop)


def _listed_on(tokens: Sequence[Token], i: int) -> bool:
    """Whether a list goes on behind "me": "Tom, me, and two kids"."""
    return any_at(tokens, i, _JOINTS) is not None and low_at(tokens, i - 1) == "me"


def _is_inside(tokens: Sequence[Token], within: int, first: _Part, member: _Part) -> bool:
    """True if ``member`` is one of ``first``, not one more: a child of the family, or an adult in
    brackets."""
    fits = first.count is None or member.count is None or member.count < first.count
    listed = member.kind in ("child", "infant") or "(" in (
        low_at(tokens, within - 1),
        low_at(tokens, within - 2),
    )
    return fits and listed and first.speaker is not True


def _also_inside(tokens: Sequence[Token], i: int) -> _Part | None:
    """ "five with two kids and a baby": the list goes on inside."""
    more = any_at(tokens, i, ("and", "&", ",", "+"))
    extra = _part(tokens, more, later=True) if more is not None else None
    return extra if extra is not None and extra.kind in ("child", "infant") else None


def _together(parts: Sequence[_Part], inside: Sequence[_Part]) -> People:
    young = [p for p in (*parts, *inside) if p.kind in ("child", "infant")]
    known = all(p.count is not None for p in parts)
    total = sum(p.count or 0 for p in parts) if known else None
    counted = all(p.count is not None for p in young)
    children = sum(p.count or 0 for p in young) if young and counted else None
    grown = [p for p in parts if p.kind in ("adult", "any")]
    vague = any(p.kind == "any" for p in grown) and not young
    adults = None
    if total is not None and counted and not vague:
        adults = total - (children or 0)
    if adults == 0 and not grown:
        adults = None
    if children is None and grown and not young and not vague and known:
        children = 0 if any(p.speaker for p in parts) and all(p.kind == "adult" for p in parts) else None
    said = [p.speaker for p in parts]
    if False in said and any(p.kind == "adult" and p.speaker is None for p in parts):
        said = [None]  # "2 adults and our baby": those are all
    return People(
        total=total,
        adults=adults,
        children=children,
        infants=sum(p.count or 0 for p in young if p.kind == "infant"),
        ages=tuple(age for p in young for age in p.ages),
        age_under=next((p.under for p in young if p.under is not None), None),
        some_children=bool(young) and not counted,
        exact=all(p.exact for p in parts) and known,
        includes_speaker=True if True in said else (False if False in said else None),
    )


def _part(tokens: Sequence[Token], i: int, *, later: bool = False) -> _Part | None:
    """One member; ``later`` allows "me" and unnumbered "young children", which do not open a group."""
    alone = any_at(tokens, i, _ALONE)
    if alone is not None:
        return _Part(alone, "adult", 1, speaker=True)
    return (
        _of_us(tokens, i)
        or _group(tokens, i)
        or _set(tokens, i)
        or _speaker(tokens, i)
        or _noun(tokens, i, later)
    )


def _speaker(tokens: Sequence[Token], i: int) -> _Part | None:
    low = low_at(tokens, i)
    if low in ("me", "i", "myself", "i'm"):
        return _Part(i + 1, "adult", 1, speaker=True, bare=True)
    truly = any_at(tokens, i, ("yours truly", "little old me"))
    if truly is not None:
        return _Part(truly, "adult", 1, speaker=True, bare=True)
    if low in ("she", "he", "her", "him") and _and_me(tokens, i + 1):
        return _Part(i + 1, "adult", 1, bare=True)
    if low in KIN and low_at(tokens, i - 1) not in OWNERS:
        stop = _in_law(tokens, i + 1)
        stop = _bracketed_age(tokens, stop)
        return _Part(stop, kind_of(low)[0] if kind_of(low) else "adult", 1, bare=True)  # type: ignore[index]
    return None


def _and_me(tokens: Sequence[Token], i: int) -> bool:
    return low_at(tokens, i) in ("and", "&", "+") and low_at(tokens, i + 1) in ("i", "me", "myself")


def _in_law(tokens: Sequence[Token], i: int) -> int:
    """Past "-in-law" behind a relative."""
    stop = any_at(tokens, i, ("- in - law", "in law", "- in - laws", "in - law"))
    return i if stop is None else stop


def _bracketed_age(tokens: Sequence[Token], i: int) -> int:
    """Past an age in brackets behind a grown-up: "Grandpa (81)"."""
    number = number_at(tokens, i + 1) if low_at(tokens, i) == "(" else None
    if number is None or low_at(tokens, number.stop) != ")":
        return i
    return number.stop + 1 if _ADULT_AGE <= number.value <= 120 else i


def _of_us(tokens: Sequence[Token], i: int) -> _Part | None:
    """ "the two of us", "8 of us", "us three", "both of us"."""
    both = any_at(tokens, i, ("both of us", "us both", "we both"))
    if both is not None:
        return _Part(both, "any", 2, speaker=True)
    lead = any_at(
        tokens, i, ("the", "all", "just the", "all the", "us", "we are", "we're", "we", "only the", "just")
    )
    at = i if lead is None else lead
    number = number_at(tokens, at)
    if number is None or not isinstance(number.value, int) or not 0 < number.value < 10**6:
        return None
    us = words_at(tokens, number.stop, "of us") or words_at(tokens, number.stop, "of them")
    us = us or words_at(tokens, number.stop, "of ya") or words_at(tokens, number.stop, "of you")
    if us is not None and low_at(tokens, i) in ("one", "1") and lead is None:
        return None
    if us is not None:
        return _Part(us, "any", number.value, speaker=True if low_at(tokens, us - 1) == "us" else None)
    if low_at(tokens, at - 1) == "us" and lead is not None:
        return _Part(number.stop, "any", number.value, speaker=True)
    return None


def _group(tokens: Sequence[Token], i: int) -> _Part | None:
    """ "a family of four", "group of about 8", "party of 5", "a four-person team", "my family"."""
    at = i + 1 if low_at(tokens, i) in OWNERS else i
    while low_at(tokens, at) in ADJECTIVES:
        at += 1
    if low_at(tokens, at) in GROUPS and low_at(tokens, at + 1) == "of":
        count = _count(tokens, at + 2)
        if count is None or count[0] is None:
            return _vague_group(tokens, at + 2)
        low, stop, exact = count
        noun = _skip_adjectives(tokens, stop)
        kind = kind_of(low_at(tokens, noun))
        if kind is not None:
            stop = noun + 1
        return _Part(stop, kind[0] if kind else "any", low, group=True, exact=exact)
    owned = low_at(tokens, i) in ("my", "our", "the", "a", "whole")
    if low_at(tokens, at) == "family" and at > i and owned:
        speaker = False if low_at(tokens, i) == "my" else None
        return _Part(at + 1, "any", None, speaker=speaker, group=True, exact=False)
    return None


def _vague_group(tokens: Sequence[Token], i: int) -> _Part | None:
    """ "a bunch of us", "a group of friends": some, nobody says how many."""
    if low_at(tokens, i) in ("us", "them"):
        return _Part(i + 1, "any", None, speaker=True, group=True, exact=False)
    noun = _skip_adjectives(tokens, i)
    found = kind_of(low_at(tokens, noun))
    if found is None or not found[1]:
        return None
    return _Part(noun + 1, found[0], None, group=True, exact=False)


def _set(tokens: Sequence[Token], i: int) -> _Part | None:
    """ "a couple", "our twins (6)", "my parents", "two couples"; not "a couple of" or "a couple days"."""
    at = i + 1 if low_at(tokens, i) in OWNERS else i
    owner = low_at(tokens, i) if at > i else ""
    number = number_at(tokens, at)
    if (
        number is not None
        and isinstance(number.value, int)
        and low_at(tokens, number.stop) in ("couples", "pairs")
    ):
        return _Part(number.stop + 1, "adult", 2 * number.value)
    noun = _skip_adjectives(tokens, at)
    word = low_at(tokens, noun)
    laws = words_at(tokens, noun, "in - laws")
    if laws is not None:
        word = "in-laws"
    if word not in SETS or (word in ("couple", "pair", "duo") and at == i and noun == at):
        return None
    if word in ("couple", "pair") and (low_at(tokens, noun + 1) == "of" or number_at(tokens, i) is not None):
        return None
    kind, count = SETS[word]
    stop = _in_law(tokens, noun + 1) if laws is None else laws
    ages, under, stop = _ages(tokens, stop) if kind == "child" else ((), None, stop)
    if len(ages) == 1:
        ages = ages * count
    speaker = False if owner in ("my", "our") else None
    exact = word not in ("parents", "grandparents", "in-laws")
    return _Part(stop, kind, count, ages, under, speaker, exact=exact or bool(owner))


def _noun(tokens: Sequence[Token], i: int, later: bool) -> _Part | None:
    """ "two kids aged 3 and 7", "my wife", "our 4-year-old", "a toddler", "young children"."""
    owner = low_at(tokens, i) if low_at(tokens, i) in OWNERS else ""
    about = any_at(tokens, i, ABOUT)
    at = about if about is not None else (i + 1 if owner else i)
    old = _year_old(tokens, at)
    count: tuple[int | None, int, bool] | None = None
    if old is None:
        count = _count(tokens, at)
        at = at if count is None else count[1]
        old = _year_old(tokens, at)
    single = 1 if owner or low_at(tokens, at) == "single" else None
    number = count[0] if count is not None else single
    if old is not None:
        return _aged(tokens, old, number or 1, owner)
    if count is not None:
        at = next((end for end in (words_at(tokens, at, "of my"), words_at(tokens, at, "of our")) if end), at)
    phrase = any_at(tokens, at, PHRASES)
    if owner and phrase is not None:
        return _Part(phrase, "adult", 1, speaker=False if owner in ("my", "our") else None)
    ones = _little_ones(tokens, at)
    noun = _skip_adjectives(tokens, over_hyphen(tokens, at) if count is not None else at)
    found = kind_of(low_at(tokens, noun)) if ones is None else ("child", low_at(tokens, ones).endswith("s"))
    noun = noun if ones is None else ones
    if found is None:
        return None
    kind, plural = found
    if kind in ("child", "infant") and any(t.low in ("adult", "grown") for t in tokens[at:noun]):
        kind = "adult"
    minors = kind in ("child", "infant")
    if number is None and not (plural and minors and (later or _ages(tokens, noun + 1, bare=True)[0])):
        return None
    if plural and count is None:
        number = None
    exact = about is None and (count is None or count[2])
    stop = _in_law(tokens, noun + 1)
    if low_at(tokens, noun) == "person" and low_at(tokens, stop) in GROUPS and noun > at:
        stop += 1
    ages, under, after = _ages(tokens, stop, bare=plural) if minors else ((), None, stop)
    if after > stop and len(ages) > 1 and number is not None and len(ages) != number:
        plain, under, end = _ages(tokens, stop)
        ages, after = plain, end
    stop = after if minors else _adult_tail(tokens, stop)
    if number is None and plural and len(ages) > 1:
        number = len(ages)
    exact = exact and number is not None
    if ages and min(ages) >= _ADULT_AGE:
        kind, ages = "adult", ()
    if _grown_girls(tokens, noun, number, owner, ages, under):
        kind, exact = "adult", False
    speaker = False if owner in ("my", "our") else None
    return _Part(stop, kind, number, ages, under, speaker, exact=exact)


def _little_ones(tokens: Sequence[Token], i: int) -> int | None:
    """The noun of "little ones", "a young one", "the wee ones"."""
    fits = low_at(tokens, i) in ("little", "young", "wee", "small") and low_at(tokens, i + 1) in (
        "ones",
        "one",
    )
    return i + 1 if fits else None


def _adult_tail(tokens: Sequence[Token], i: int) -> int:
    """Past what confirms that all are grown up: "3 persons, all adult", "two friends (both adults)"."""
    stop = any_at(
        tokens, i, (", all adults", ", all adult", "all adults", "( all adults )", "( all adult )",
        ", adults only",
                    ", both adults", "( both adults )", "( adults )", ", no kids", ", no children"),
    )  # fmt: skip
    return _bracketed_age(tokens, i) if stop is None else stop


def _grown_girls(
    tokens: Sequence[Token],
    noun: int,
    number: int | None,
    owner: str,
    ages: Sequence[int],
    under: int | None,
) -> bool:
    """ "7 girls", "the boys": three or more without ages and without parents are taken for a party
    of friends."""
    return (
        low_at(tokens, noun) in ("girls", "boys")
        and number is not None
        and number >= 3
        and not owner
        and not ages
        and under is None
        and low_at(tokens, noun - 1) not in ("little", "small", "young")
    )


def _aged(tokens: Sequence[Token], old: tuple[int, int], number: int, owner: str) -> _Part:
    age, stop = old
    noun = _skip_adjectives(tokens, stop)
    found = kind_of(low_at(tokens, noun))
    stop = noun + 1 if found is not None else stop
    kind: Kind = "adult" if age >= _ADULT_AGE else ("infant" if age < 2 else "child")
    ages = () if kind == "adult" else (age,) * min(number, 20)
    return _Part(stop, kind, number, ages, speaker=False if owner in ("my", "our") else None)


def _count(tokens: Sequence[Token], i: int) -> tuple[int | None, int, bool] | None:
    """A number of heads, the token after it, and whether it is exact; "6-8" gives 8."""
    about = any_at(tokens, i, ABOUT)
    low = number_at(tokens, i if about is None else about)
    if low is None or not isinstance(low.value, int) or not 0 <= low.value < 10**6:
        return None
    joint = low_at(tokens, low.stop)
    high = number_at(tokens, low.stop + 1) if joint in DASHES or joint in ("to", "or") else None
    if high is not None and isinstance(high.value, int) and low.value < high.value < 10**6:
        return high.value, high.stop, False
    return low.value, low.stop, about is None


def _skip_adjectives(tokens: Sequence[Token], i: int) -> int:
    start, end = i, i + 4
    while i < end and (low_at(tokens, i) in ADJECTIVES or (low_at(tokens, i) == "," and i > end - 4)):
        i += 1
    if kind_of(low_at(tokens, i)) is not None:
        return i
    back = i - 1
    while back > start and low_at(tokens, back) == ",":
        back -= 1
    return back if back >= start and kind_of(low_at(tokens, back)) is not None else i  # "1 adult, …"


def _year_old(tokens: Sequence[Token], i: int) -> tuple[int, int] | None:
    """Age and stop of "4-year-old", "4 year olds", "8-month-old", "4yo"."""
    number = number_at(tokens, i)
    if number is None or not isinstance(number.value, int) or number.value > 120:
        return None
    at = over_hyphen(tokens, number.stop)
    unit = low_at(tokens, at)
    if unit in ("yo", "y/o"):
        return number.value, at + 1
    if unit not in ("year", "years", "yr", "yrs", "month", "months", "week", "weeks"):
        return None
    end = over_hyphen(tokens, at + 1)
    if low_at(tokens, end) not in ("old", "olds"):
        return None
    years = number.value if unit.startswith("y") else number.value // (12 if unit.startswith("m") else 52)
    return years, end + 1


def _ages(tokens: Sequence[Token], i: int, *, bare: bool = False) -> tuple[tuple[int, ...], int | None, int]:
    """Ages behind a noun: "aged 3 and 7", "(6)", "under 10", "who are 3 and 7 years old"."""
    bracket = low_at(tokens, i) == "("
    under = any_at(
        tokens,
        i + bracket,
        ("under the age of", "under age", "under", "below", "younger than", "below the age of"),
    )
    if under is not None:
        number = number_at(tokens, under)
        if number is not None and isinstance(number.value, int) and number.value <= 21:
            return (), number.value, number.stop + (bracket and low_at(tokens, number.stop) == ")")
        return (), None, i
    named = any_at(
        tokens,
        i + (bracket or low_at(tokens, i) == ","),
        (
            "aged",
            "age",
            "ages",
            "ages :",
            "aged :",
            "who are",
            "who is",
            "both aged",
            "both",
            "of ages",
            "of age",
        ),
    )
    if named is None and not bracket:
        return _bare_ages(tokens, i) if bare else ((), None, i)
    at = i + 1 if named is None else named
    ages, stop = _number_list(tokens, at)
    years = any_at(tokens, stop, ("years old", "year old", "years", "yo", "y / o"))
    if not ages or (low_at(tokens, at - 1) == "both" and years is None):
        return (), None, i
    stop = stop if years is None else years
    if bracket and low_at(tokens, stop) != ")":
        return (), None, i
    return ages, None, stop + bracket


def _bare_ages(tokens: Sequence[Token], i: int) -> tuple[tuple[int, ...], int | None, int]:
    """Two or more ages right behind the noun: "kids 4, 7 and 12", "our little ones, 3 and 6"."""
    at = i + 1 if low_at(tokens, i) in (",", ":", "-", "–") else i
    ages, stop = _number_list(tokens, at)
    after = low_at(tokens, stop)
    ends = (
        not after
        or tokens[stop].kind == "symbol"
        or after in ("from", "and", "to", "in", "years", "yrs", "yo")
    )
    if len(ages) < 2 or max(ages) > 17 or not ends or after in ("/", "-", "–", "$"):
        return (), None, i
    years = any_at(tokens, stop, ("years old", "year old", "years of age", "yrs old", "yo", "years", "yrs"))
    return ages, None, stop if years is None else years


def _number_list(tokens: Sequence[Token], i: int) -> tuple[tuple[int, ...], int]:
    ages: list[int] = []
    while len(ages) < 20:
        word = low_at(tokens, i)
        if re.fullmatch(r"\d{1,2}(,\d{1,2})+", word):
            values, stop = [int(part) for part in word.split(",")], i + 1
        else:
            number = number_at(tokens, i)
            if number is None or not isinstance(number.value, int) or not 0 <= number.value <= 120:
                break
            noun = low_at(tokens, _skip_adjectives(tokens, number.stop))
            if ages and (kind_of(noun) is not None or noun in SETS):
                break  # "aged 4 and 8, two parents"
            values, stop = [number.value], number.stop
        ages += values
        joint = any_at(tokens, stop, (", and", ",", "and", "&", "/", "and a"))
        end, i = stop, stop if joint is None else joint
        if joint is None:
            return tuple(ages), end
    # the last joint led to no number
    while ages and i > 0 and low_at(tokens, i - 1) in (",", "and", "&", "/", "a"):
        i -= 1
    return tuple(ages), i
