# ruff: noqa: E501 (word lists are read better whole)
"""What is the name of a shift: a usual one ("early"), or what the text makes one ("the bar shift", "front desk
9-17", "shift A", "the second shift")."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from planner_agent.families.roster.words.hours import hours_at
from planner_agent.families.roster.words.vocabulary import (
    FILLERS,
    PEOPLE,
    SHIFTS,
    VERBS,
    WEEKDAY_FORMS,
)
from planner_agent.language.date_words import MONTHS
from planner_agent.language.function_words import POLITENESS, STOP_WORDS
from planner_agent.language.lexicon import words
from planner_agent.language.numbers import count_at
from planner_agent.language.tokens import Token

_TAGS = ("shift", "shifts")
#: Behind one of these stands no name of a shift.
_NO_SHIFT_BEFORE = words("""
    every each per a one same any that the whole next following first last of single day other another all both
    their his her our my your an two three four five six no extra double which what more least most exactly
    consecutive between full long short such these those some only worked rotating
""")
#: What "shift" behind it does not make the name of one.
_SHIFTLESS = words("""
    need needs work works plan make have has want wants do cover schedule roster of rotating week weeks weekend
    month weekly max maximum minimum consecutive fewer total respective hour hours hrs daily normal usual regular
    fair equal final
""")
#: Behind one of these, and before hours, words are the name of a shift.
_LABEL_AFTER = frozenset([".", ":", ";", ",", "¶", "and", "&", "•", "-", "–", "*", "plus", ")", "|"])
#: Words that stand before hours and name no shift.
_HOURS_OF = words("""
    hours hour hrs time times open opening opened closed day days week weeks weekend weekends daily roster rota
    schedule plan total duty period
""")
#: Behind one of these a word that is a shift elsewhere is that shift.
_TARGETS = words("on in for at the no each every and or one two three four five with to a any") | {
    ",",
    "/",
    ":",
}
_NTH = words("first second third fourth 1st 2nd 3rd")
_FOLLOWS = words("after following straight directly right immediately")
_VERBAL = {"close": "closing", "closes": "closing", "open": "opening", "opens": "opening"}
_MODALS = words("to never can must should only always will please does do")


def usual(tokens: Sequence[Token], lows: Sequence[str], i: int) -> tuple[str, int] | None:
    """A shift's name from token ``i``, and where it stops (the word "shift" with it)."""
    low = lows[i]
    before = lows[i - 1] if i else ""
    after = lows[i + 1] if i + 1 < len(lows) else ""
    if low == "on" and (lows[i + 1 : i + 2] == ["call"] or lows[i + 1 : i + 3] == ["-", "call"]):
        return "on-call", i + (2 if lows[i + 1] == "call" else 3)
    if low in ("opening", "closing") and after in ("hours", "hour", "times", "time"):
        return None
    if low in SHIFTS and before == "(" and after == ")":
        return SHIFTS[low], i + 1
    if low in ("noon", "midday") and before in ("before", "after", "until", "till", "from", "at", "by"):
        return None
    if low in ("am", "pm") and before in WEEKDAY_FORMS:
        return low, i + 1
    if low in ("am", "pm"):
        return _half(tokens, lows, i)
    tagged, stop = _tag(tokens, lows, i)
    clocked = i + 2 < len(lows) and (
        hours_at(tokens, i + 1) is not None
        or (after in "(:," and hours_at(tokens, i + 2) is not None)
        or (after == "(" and lows[i + 3 : i + 4] == [")"] and hours_at(tokens, i + 4) is not None)
    )
    timed = hours_at(tokens, i + 1) is not None or (after in "(:" and hours_at(tokens, i + 2) is not None)
    if low == "days" and timed and ("nights" in lows or "night" in lows or "evenings" in lows):
        return "day", i + 1
    if low in SHIFTS and (
        low != "day"
        or (
            (tagged or clocked or _beside(lows, i))
            and before
            not in _NO_SHIFT_BEFORE
            - {"the", "no"}
            - ({"a", "one", "two", "every", "each", "any"} if tagged else set())
        )
    ):
        return None if before in ("good", "last") and not tagged else (SHIFTS[low], stop)
    unknown = tokens[i].kind == "word" and low not in _NO_SHIFT_BEFORE and low not in STOP_WORDS
    unknown = unknown and low not in WEEKDAY_FORMS
    unknown = unknown and low not in ("not", "no", "split", "duty", "double", "work")
    if unknown and tagged and count_at(tokens, i) is None and low not in PEOPLE | _SHIFTLESS:
        return low, stop
    return None


def _tag(tokens: Sequence[Token], lows: Sequence[str], i: int) -> tuple[bool, int]:
    """Whether "shift" follows, and where what follows stops."""
    if i + 1 >= len(tokens) or lows[i].endswith("'s"):
        return False, i + 1
    if lows[i + 1] in _TAGS and tokens[i + 1].start - tokens[i].end <= 1:
        return True, i + 2
    if lows[i + 1] == "-" and lows[i + 2 : i + 3] in (["shift"], ["shifts"]):
        return True, i + 3
    return False, i + 1


def _half(tokens: Sequence[Token], lows: Sequence[str], i: int) -> tuple[str, int] | None:
    """ "AM" and "PM" as names of shifts: written large, or with the word, and not behind a clock."""
    tagged = lows[i + 1 : i + 2] in (["shift"], ["shifts"])
    if (i and tokens[i - 1].kind == "number") or not (tagged or tokens[i].text.isupper()):
        return None
    return lows[i], i + 1 + tagged


def _beside(lows: Sequence[str], i: int) -> bool:
    """In a list with another name of a shift: "day and night"."""
    others = SHIFTS.keys() - {"day"}
    link = ("and", ",", "or", "/", "&")
    after = lows[i + 1 : i + 3]
    before = lows[max(0, i - 2) : i]
    return (len(after) == 2 and after[0] in link and after[1] in others) or (
        len(before) == 2 and before[1] in link and before[0] in others and lows[i - 1 : i] != [","]
    )


class Labels:
    """The names of shifts that one text has made, by their words in lower case."""

    def __init__(self, tokens: Sequence[Token], lows: Sequence[str], people: Collection[str]) -> None:
        self.tokens, self.lows, self.people = tokens, lows, people
        self.found: dict[tuple[str, ...], str] = {}
        self.usual: set[str] = set()
        spoken = any(low in _TAGS for low in lows)
        timed = [i for i in range(len(tokens)) if hours_at(tokens, i) is not None]
        for i in range(len(tokens)):
            name = usual(tokens, lows, i)
            if name is not None:
                self.usual.add(name[0])
                if lows[i] not in SHIFTS and lows[i] not in ("on", "am", "pm"):
                    self.found[lows[i],] = name[0]
        for i in timed:
            self._before_hours(i, spoken or len(timed) > 1)
        self._numbered()
        for key, name in list(self.found.items()):
            if len(key[-1]) > 2 and not key[-1].endswith("s"):
                many = key[-1] + ("es" if key[-1].endswith(("ch", "sh", "x")) else "s")
                self.found.setdefault((*key[:-1], many), name)

    def _before_hours(self, i: int, several: bool) -> None:
        """ "front desk 9-17", "Bar: 17:00-23:00" where shifts are spoken of, or several have hours."""
        k = i
        while k and self.lows[k - 1] in ("(", ":", "from", "-", "–", "=", "is", "runs"):
            k -= 1
        first = k
        while first and k - first < 3 and self._may_label(first - 1):
            first -= 1
        if 0 < first < k and self.tokens[first - 1].text[0].isupper() and self.lows[first - 1] in VERBS:
            first -= 1  # "Finish line"
        words_ = tuple(self.lows[first:k])
        stop = (hours_at(self.tokens, i) or (None, i))[1]
        if (
            words_
            and self.lows[stop : stop + 1] in (["and"], [","])
            and hours_at(self.tokens, stop + 1) is not None
        ):
            return  # "lessons 9-12 and 13-16"
        opened = first == 0 or self.lows[first - 1] in _LABEL_AFTER | {"the", "a", "shifts", "are"}
        if len(words_) > 1 and words_[0] == "day" and opened and several and not _HOURS_OF & set(words_[1:]):
            self.found[words_] = "day"  # "day watch"
            return
        if not words_ or not opened or _HOURS_OF & set(words_) or words_[-1] in SHIFTS:
            return
        if not several:
            return
        if len(words_) == 1 and len(words_[0]) == 1:
            if not self.tokens[first].text.isupper():
                return
            self.found[words_] = self.tokens[first].text
            return
        usual_name = SHIFTS.get(words_[0])  # "early tour" is the early one
        rivals = any(name == usual_name and key != words_ for key, name in self.found.items())
        self.found[words_] = (
            usual_name if usual_name and usual_name != "day" and not rivals else " ".join(words_)
        )

    def _may_label(self, k: int) -> bool:
        low, token = self.lows[k], self.tokens[k]
        if token.kind != "word" or low in self.people or low in WEEKDAY_FORMS or low in MONTHS:
            return False
        return low not in STOP_WORDS | POLITENESS | PEOPLE | FILLERS | VERBS and low not in _TAGS

    def _numbered(self) -> None:
        """ "shift A", "shift 2", "the second shift"."""
        lows, tokens = self.lows, self.tokens
        nths = {lows[k] for k in range(len(lows) - 1) if lows[k] in _NTH and lows[k + 1] == "shift"}
        if len(nths) > 1:
            self.found |= {(nth, "shift"): nth for nth in nths} | {(nth, "shifts"): nth for nth in nths}
            self.found |= {(nth,): nth for nth in nths}
        for k in range(len(lows) - 2):
            text = tokens[k + 2].text if k + 2 < len(tokens) else ""
            if lows[k] in SHIFTS and tokens[k + 1].text == "(" and len(text) == 1 and text.isupper():
                self.found[text.lower(),] = SHIFTS[lows[k]]  # "day (D) 7-19"
            own = tokens[k].text
            if tokens[k + 1].text in "=:" and lows[k + 2] in SHIFTS and len(own) == 1 and own.isupper():
                self.found[own.lower(),] = SHIFTS[lows[k + 2]]  # "D = day 7-19"
        for k in range(len(lows) - 1):
            text = tokens[k + 1].text
            single = len(text) == 1 and (text.isdigit() or (text.isupper() and text != "I"))
            if lows[k] == "shift" and single and hours_at(tokens, k + 1) is None:
                if text.isdigit() and not self._labelled(k + 2):
                    continue
                self.found["shift", text.lower()] = text
                if text.isupper():
                    self.found[text.lower(),] = text

    def _labelled(self, k: int) -> bool:
        """Behind "shift 1" stands what shows that 1 is a name."""
        after = self.lows[k] if k < len(self.lows) else ""
        return (
            after in (":", "(", "from", "is", "=", "needs", "and", ",")
            or hours_at(self.tokens, k) is not None
        )

    def at(self, i: int, after_name: bool) -> tuple[str, int] | None:
        """The shift that the words at ``i`` name here, and where they stop."""
        lows, tokens = self.lows, self.tokens
        low = lows[i]
        before = lows[i - 1] if i else ""
        noun = _VERBAL.get(low)
        if noun in self.usual and (
            after_name or before in _MODALS or before.endswith("n't") or before == "not"
        ):
            return noun, i + 1
        if low in ("days", "day") and "day" in self.usual and self._by_day(i, before):
            return "day", i + 1
        for length in (3, 2, 1):
            key = tuple(lows[i : i + length])
            if key not in self.found:
                continue
            alone = len(tokens[i].text) == 1
            if alone and length == 1 and not tokens[i].text.isdigit():
                if not tokens[i].text.isupper() or (
                    i and before in _LABEL_AFTER - {",", "and", "&"} and not tokens[i].text.isupper()
                ):
                    continue
                tagged, stop = _tag(tokens, lows, i)
                return self.found[key], stop
            tagged, stop = _tag(tokens, lows, i + length - 1)
            targeted = (
                i == 0 or before in _TARGETS or before in _LABEL_AFTER or tokens[i - 1].kind == "number"
            )
            if length > 1 or tagged or targeted:
                return self.found[key], stop
        return None

    def _by_day(self, i: int, before: str) -> bool:
        """ "on days", "works days", "no days" where there is a day shift."""
        after = self.lows[i + 1] if i + 1 < len(self.lows) else ""
        verbs = ("on", "no", "only", "do", "does", "doing", "work", "works", "working", "prefers", "likes")
        if self.lows[i] == "day" and before in ("no", "a", "any", "never", "not") and after in _FOLLOWS:
            return any(low in SHIFTS for low in self.lows[i + 2 : i + 6])
        if self.lows[i] == "day":
            return before == "on" and after not in ("after", "before", "of", "when", "shift", "one", "1")
        return before in verbs and after not in (
            "off", "free", "in", "when", "that", "where", "with", "a", "per", "of", "she", "he", "they", "there",
            "before", "after", "like", "without", "we",
        )  # fmt: skip
