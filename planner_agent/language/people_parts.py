"""One member of a list of people: "my wife", "two kids aged 3 and 7", "a few friends", "the four of us"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from .money import ABOUT
from .numbers import number_at
from .people_ages import ADULT_AGE, ages_at, bracketed_age, skip_adjectives, year_old
from .people_words import ADJECTIVES, GROUPS, KIN, OWNERS, PHRASES, SETS, TRADES, VAGUE, Kind, kind_of
from .scan import DASHES, any_at, low_at, over_hyphen, words_at
from .tokens import Token


@dataclass(frozen=True, slots=True)
class Part:
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


def part_at(tokens: Sequence[Token], i: int, *, later: bool = False) -> Part | None:
    """One member; ``later`` allows "me" and unnumbered "young children", which do not open a group."""
    alone = any_at(tokens, i, _ALONE)
    if alone is not None:
        return Part(alone, "adult", 1, speaker=True)
    return (
        _of_us(tokens, i)
        or _group(tokens, i)
        or _set(tokens, i)
        or _speaker(tokens, i)
        or _noun(tokens, i, later)
        or _some(tokens, i)
    )


def _some(tokens: Sequence[Token], i: int) -> Part | None:
    """ "a few people from our office", "some friends and I", "with my friends": nobody says how many."""
    vague = any_at(tokens, i, VAGUE)
    at = i if vague is None else vague
    us = words_at(tokens, at, "of us") or words_at(tokens, at, "us")
    if vague is not None and us is not None:
        return Part(us, "any", None, speaker=True, group=True, exact=False)
    owned = vague is None and low_at(tokens, i) in ("my", "our")
    noun = skip_adjectives(tokens, at + owned)
    found = kind_of(low_at(tokens, noun))
    if found is None or not found[1] or found[0] not in ("adult", "any"):
        return None
    joined = _and_me(tokens, noun + 1)
    before = low_at(tokens, i - 1)
    if vague is None and not joined and (before != "with" or low_at(tokens, noun) in ("people", "folks")):
        return None
    if before in _MEETING or low_at(tokens, noun + 1) in _DROPPING_BY:
        return None
    speaker = False if owned or found[0] == "adult" else None
    return Part(noun + 1, found[0], None, speaker=speaker, group=True, exact=False)


_MEETING = frozenset(
    ["meet", "meeting", "visit", "visiting", "see", "seeing", "avoid", "avoiding", "than", "too", "not", "of"]
)


_DROPPING_BY = frozenset(
    [
        "over",
        "round",
        "around",
        "visit",
        "visiting",
        "can",
        "to",
        "drop",
        "dropping",
        "come",
        "stay",
        "by",
        "will",
        "may",
        "might",
        "who",
        "in",
        "there",
        "say",
        "said",
        "told",
        "live",
        "could",
        "would",
    ]
)


def _speaker(tokens: Sequence[Token], i: int) -> Part | None:
    low = low_at(tokens, i)
    if low in ("me", "i", "myself", "i'm"):
        return Part(i + 1, "adult", 1, speaker=True, bare=True)
    truly = any_at(tokens, i, ("yours truly", "little old me"))
    if truly is not None:
        return Part(truly, "adult", 1, speaker=True, bare=True)
    if low in ("she", "he", "her", "him") and _with_me(tokens, i + 1):
        return Part(i + 1, "adult", 1, bare=True)
    if low in KIN and low_at(tokens, i - 1) not in OWNERS:
        found = kind_of(low)
        if found is not None and found[0] == "child":
            ages, under, stop = ages_at(tokens, i + 1)
            if ages and min(ages) >= ADULT_AGE:
                return Part(stop, "adult", 1, bare=True)
            return Part(stop, "child", 1, ages, under, bare=True)
        stop = bracketed_age(tokens, _in_law(tokens, i + 1))
        return Part(stop, "adult", 1, bare=True)
    return None


def _and_me(tokens: Sequence[Token], i: int) -> bool:
    return low_at(tokens, i) in ("and", "&", "+") and low_at(tokens, i + 1) in ("i", "me", "myself")


def _with_me(tokens: Sequence[Token], i: int) -> bool:
    """ "she and I", "her, my brother and me"."""
    if _and_me(tokens, i):
        return True
    return low_at(tokens, i) == "," and any(_and_me(tokens, k) for k in range(i + 1, i + 6))


def _in_law(tokens: Sequence[Token], i: int) -> int:
    """Past "-in-law" behind a relative."""
    stop = any_at(tokens, i, ("- in - law", "in law", "- in - laws", "in - law"))
    return i if stop is None else stop


def _of_us(tokens: Sequence[Token], i: int) -> Part | None:
    """ "the two of us", "8 of us", "us three", "both of us"."""
    both = any_at(tokens, i, ("both of us", "us both", "we both"))
    if both is not None:
        return Part(both, "any", 2, speaker=True)
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
        return Part(us, "any", number.value, speaker=True if low_at(tokens, us - 1) == "us" else None)
    if low_at(tokens, at - 1) == "us" and lead is not None:
        return Part(number.stop, "any", number.value, speaker=True)
    return None


def _group(tokens: Sequence[Token], i: int) -> Part | None:
    """ "a family of four", "group of about 8", "party of 5", "a four-person team", "my family"."""
    at = i + 1 if low_at(tokens, i) in OWNERS else i
    while low_at(tokens, at) in ADJECTIVES:
        at += 1
    if low_at(tokens, at) in GROUPS and low_at(tokens, at + 1) == "of":
        count = _count(tokens, at + 2)
        if count is None or count[0] is None:
            return _vague_group(tokens, at + 2)
        low, stop, exact = count
        noun = skip_adjectives(tokens, stop)
        kind = kind_of(low_at(tokens, noun))
        if kind is not None:
            stop = noun + 1
        return Part(stop, kind[0] if kind else "any", low, group=True, exact=exact)
    owned = low_at(tokens, i) in ("my", "our", "the", "a", "whole")
    if low_at(tokens, at) == "family" and at > i and owned:
        speaker = False if low_at(tokens, i) == "my" else None
        return Part(at + 1, "any", None, speaker=speaker, group=True, exact=False)
    return None


def _vague_group(tokens: Sequence[Token], i: int) -> Part | None:
    """ "a bunch of us", "a group of friends": some, nobody says how many."""
    if low_at(tokens, i) in ("us", "them"):
        return Part(i + 1, "any", None, speaker=True, group=True, exact=False)
    noun = skip_adjectives(tokens, i)
    found = kind_of(low_at(tokens, noun))
    if found is None or not found[1]:
        return None
    return Part(noun + 1, found[0], None, group=True, exact=False)


def _set(tokens: Sequence[Token], i: int) -> Part | None:
    """ "a couple", "our twins (6)", "my parents", "two couples"; not "a couple of" or "a couple days"."""
    at = i + 1 if low_at(tokens, i) in OWNERS else i
    owner = low_at(tokens, i) if at > i else ""
    number = number_at(tokens, at)
    if (
        number is not None
        and isinstance(number.value, int)
        and low_at(tokens, number.stop) in ("couples", "pairs")
    ):
        return Part(number.stop + 1, "adult", 2 * number.value)
    noun = skip_adjectives(tokens, at)
    word = low_at(tokens, noun)
    if word in ("quartet", "quintet", "sextet") and low_at(tokens, i - 1) not in _COUNTED_AS:
        return None  # music
    laws = words_at(tokens, noun, "in - laws")
    if laws is not None:
        word = "in-laws"
    if word not in SETS or (
        word in ("couple", "pair", "duo", "quartet", "quintet", "sextet") and at == i and noun == at
    ):
        return None
    if word in ("couple", "pair") and (low_at(tokens, noun + 1) == "of" or number_at(tokens, i) is not None):
        return None
    kind, count = SETS[word]
    stop = _in_law(tokens, noun + 1) if laws is None else laws
    ages, under, stop = ages_at(tokens, stop) if kind == "child" else ((), None, stop)
    if len(ages) == 1:
        ages = ages * count
    speaker = False if owner in ("my", "our") else None
    exact = word not in ("parents", "grandparents", "in-laws")
    return Part(stop, kind, count, ages, under, speaker, exact=exact or bool(owner))


_COUNTED_AS = frozenset(["as", "for", "a", "are", "we're", "of", "be", "our", "the", ",", ":"])


def _noun(tokens: Sequence[Token], i: int, later: bool) -> Part | None:
    """ "two kids aged 3 and 7", "my wife", "our 4-year-old", "a toddler", "young children"."""
    owner = low_at(tokens, i) if low_at(tokens, i) in OWNERS else ""
    about = any_at(tokens, i, ABOUT)
    at = about if about is not None else (i + 1 if owner else i)
    old = year_old(tokens, at)
    count: tuple[int | None, int, bool] | None = None
    if old is None:
        count = _count(tokens, at)
        at = at if count is None else count[1]
        old = year_old(tokens, at)
    single = 1 if owner or low_at(tokens, at) == "single" else None
    number = count[0] if count is not None else single
    if old is not None:
        return _aged(tokens, old, number or 1, owner)
    if count is not None:
        at = next((end for end in (words_at(tokens, at, "of my"), words_at(tokens, at, "of our")) if end), at)
    phrase = any_at(tokens, at, PHRASES)
    if owner and phrase is not None and not (owner == "the" and low_at(tokens, phrase - 1) == "half"):
        return Part(phrase, "adult", 1, speaker=False if owner in ("my", "our") else None)
    ones = _little_ones(tokens, at)
    noun = skip_adjectives(tokens, over_hyphen(tokens, at) if count is not None else at)
    found = kind_of(low_at(tokens, noun)) if ones is None else ("child", low_at(tokens, ones).endswith("s"))
    noun = noun if ones is None else ones
    if found is None and count is not None and low_at(tokens, noun) in TRADES:
        found = ("adult", False)  # "one doctor"
    if found is None:
        return None
    kind, plural = found
    if kind in ("child", "infant") and any(t.low in ("adult", "grown") for t in tokens[at:noun]):
        kind = "adult"
    minors = kind in ("child", "infant")
    if number is None and not (plural and minors and (later or ages_at(tokens, noun + 1, bare=True)[0])):
        return None
    if plural and count is None:
        number = None
    exact = about is None and (count is None or count[2])
    stop = _in_law(tokens, noun + 1)
    if low_at(tokens, noun) == "person" and low_at(tokens, stop) in GROUPS and noun > at:
        stop += 1
    ages, under, after = ages_at(tokens, stop, bare=plural) if minors else ((), None, stop)
    if after > stop and len(ages) > 1 and number is not None and len(ages) != number:
        plain, under, end = ages_at(tokens, stop)
        ages, after = plain, end
    stop = after if minors else _adult_tail(tokens, stop)
    if number is None and plural and len(ages) > 1:
        number = len(ages)
    exact = exact and number is not None
    if ages and min(ages) >= ADULT_AGE:
        kind, ages = "adult", ()
    if _grown_girls(tokens, noun, number, owner, ages, under):
        kind, exact = "adult", False
    speaker = False if owner in ("my", "our") else None
    return Part(stop, kind, number, ages, under, speaker, exact=exact)


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
    return bracketed_age(tokens, i) if stop is None else stop


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


def _aged(tokens: Sequence[Token], old: tuple[int, int], number: int, owner: str) -> Part:
    age, stop = old
    noun = skip_adjectives(tokens, stop)
    found = kind_of(low_at(tokens, noun))
    stop = noun + 1 if found is not None else stop
    kind: Kind = "adult" if age >= ADULT_AGE else ("infant" if age < 2 else "child")
    ages = () if kind == "adult" else (age,) * min(number, 20)
    return Part(stop, kind, number, ages, speaker=False if owner in ("my", "our") else None)


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
