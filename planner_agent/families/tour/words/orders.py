"""What a sentence says of the order: ends, before and after, straight and not straight; hard or soft."""

from __future__ import annotations

from collections.abc import Sequence

from planner_agent.families.tour.words.clauses import clauses
from planner_agent.families.tour.words.facts import Facts, Said, SaidKind
from planner_agent.families.tour.words.vocabulary import END, SOFT, START, THEN
from planner_agent.language.lexicon import words
from planner_agent.language.marks import Mark

NOT = words("""
    not never no nor neither without don't can't cannot mustn't shouldn't won't avoid skip
    doesn't isn't wouldn't
    didn't needn't nothing
""")
_STRAIGHT = words("right straight immediately directly direct just straightaway")
#: Between a cue of an end and its city.
_INTO = words("in at from with : of into out our the my city is be")
#: Between a city and "first", "last".
_IS = words(
    "is comes come must should be has to as the our my need needs not can't cannot never so that it which"
)
#: What may stand behind "first", "last" so that they are the end of what is said.
_ENDED = words("stop city one , and . ; ) then if or !")
_BESIDE = words("before after comes come visited right")
_PRONOUNS = words("that it this which there")
_HOMEWARD = words("home back")
_FLY = words("fly flies flying train flight plane bus drive depart")
_LINKED = words("from to between and go going goes travel travelling traveling fly get the")


class Orders:
    """Takes what the part of a sentence says of the order into ``facts``. ``earlier``: the city named last
    before it."""

    def __init__(self, found: Sequence[Mark], facts: Facts, earlier: str = "") -> None:
        self.found, self.facts, self.earlier = found, facts, earlier
        self.clauses = clauses(found)
        self.names = [mark for mark in found if mark.kind == "name"]
        self.soft = self._softened()

    def take(self) -> None:
        self._ends()
        self._places()
        self._said_of()
        self._beside()
        self._sequence()

    # Scope ----------------------------------------------------------------------------------------

    def _clause(self, mark: Mark) -> tuple[Mark, ...]:
        return next((part for part in self.clauses if mark in part), ())

    def denied(self, mark: Mark) -> list[Mark]:
        """The negations before a mark in its clause."""
        return [each for each in self._clause(mark) if each.value in NOT and each.first < mark.first]

    def _softened(self) -> dict[int, list[Mark]]:
        """The words that soften a clause, by its place; a clause of nothing else softens its neighbour."""
        found: dict[int, list[Mark]] = {}
        for n, clause in enumerate(self.clauses):
            cues = [mark for mark in clause if mark.value in SOFT]
            if not cues or (cues[0].value == "possible" and "if" not in {m.value for m in clause}):
                continue
            alone = not any(mark.kind != "word" or mark.value in END | START for mark in clause)
            n = n if not alone else n + 1 if n == 0 else n - 1
            found.setdefault(n, []).extend(cues)
        return found

    def _say(self, kind: SaidKind, names: Sequence[Mark], *cues: Mark, where: Mark | None = None) -> None:
        at = next((n for n, part in enumerate(self.clauses) if (where or names[-1]) in part), -1)
        soft = self.soft.get(at, [])
        for name in names:
            self.facts.city(name.value)
        span = self.facts.claim(*names, *cues, *soft)
        self.facts.said.append(Said(kind, tuple(name.value for name in names), bool(soft), span))

    # Ends -----------------------------------------------------------------------------------------

    def _ends(self) -> None:
        """ "start in Rome", "don't end in Oslo", "we finish in Palermo or Catania, not in Naples"."""
        k, last = 0, None
        while k < len(self.found):
            name = self.found[k]
            k += 1
            if name.kind != "name":
                continue
            end, cue = self._cue(name)
            if end is None and last is not None and self._contrasts(name):
                end, cue = last, []
            if end is None:
                continue
            names = [name]
            while k + 1 < len(self.found) and self.found[k].value in ("or", "nor"):
                if self.found[k + 1].kind != "name":
                    break
                names.append(self.found[k + 1])
                k += 2
            no = self.denied(name)
            ends = ("first", "last") if end == "both" else (end,)
            for each in ends:
                self._say(f"not_{each}" if no else each, names, *cue, *no)  # type: ignore[arg-type]
            last = end

    def _contrasts(self, name: Mark) -> bool:
        """ "…, not in Naples" behind an end."""
        clause = self._clause(name)
        values = [mark.value for mark in clause if mark.first < name.first]
        return bool(values) and values[0] in NOT and set(values[1:]) <= _INTO

    def _cue(self, name: Mark) -> tuple[str | None, list[Mark]]:
        """The end that stands before a name, and its words."""
        k = self.found.index(name)
        at = k - 1
        while at >= 0 and self.found[at].value in _INTO:
            at -= 1
        if at < 0 or at == k - 1:
            return None, []
        lead, clause = self.found[at], self._clause(name)
        joints = {mark.value for mark in self.found[at + 1 : k]}
        before = {mark.value for mark in self.found[max(0, at - 3) : at]}
        ends = self.found[at - 2 : at + 1] if at > 1 else ()
        if lead.value in END and "and" in {m.value for m in ends[1:2]} and ends[0].value in START:
            return "both", [ends[0], lead]
        if lead.value in _FLY and {"out"} <= joints:
            return "last", [lead, *(mark for mark in self.found[at + 1 : k] if mark.value == "out")]
        if (lead.value in _HOMEWARD or lead.value == "leaves") and "from" in joints:
            home = [mark for mark in clause if mark.value in _HOMEWARD and mark.first < name.first]
            return ("last", [*home, lead]) if home and _FLY & (before | {lead.value}) else (None, [])
        if lead.value in ("leave", "leaving", "leaves", "depart", "departing") and "from" not in joints:
            return None, []
        if lead.value in START - {"leave", "leaving"} or (lead.value in _FLY and "into" in joints):
            return "first", [lead]
        if lead.value in END:
            return "last", [lead]
        if lead.value in ("stop", "city") and self.found[at - 1].value in ("first", "last") and at:
            return self.found[at - 1].value, [self.found[at - 1]]
        return None, []

    def _places(self) -> None:
        """ "Rome comes first", "Riga not last", "Vilnius first or last", "Skip Ottawa as the first stop"."""
        for name in self.names:
            k = self.found.index(name)
            at = k + 1
            while at < len(self.found) and self.found[at].value in _IS:
                at += 1
            if at >= len(self.found) or self.found[at].value not in ("first", "last"):
                continue
            cue = self.found[at]
            other = [mark.value for mark in self.found[at + 1 : at + 3]]
            no = [*self.denied(name), *(mark for mark in self.found[k:at] if mark.value in NOT)]
            if other[:1] in (["or"], ["nor"]) and other[1:] and {cue.value, other[1]} == {"first", "last"}:
                cues = (cue, *self.found[at + 1 : at + 3])
                if no:
                    self._say("not_first", [name], *cues, *no)
                    self._say("not_last", [name], *cues, *no)
                else:
                    self._say("at_end", [name], *cues)
                continue
            ended = not other or other[0] in _ENDED or (len(other) == 1 and other[0] in SOFT)
            if not ended:  # "Rome first 3 days"
                continue
            names = self._neither(name, no)
            self._say(f"not_{cue.value}" if no else cue.value, names, cue, *no)

    def _neither(self, name: Mark, no: Sequence[Mark]) -> list[Mark]:
        """ "Neither Bodo nor Alta": both."""
        if not any(mark.value in ("nor", "neither") for mark in no):
            return [name]
        return [mark for mark in self._clause(name) if mark.kind == "name" and mark.first <= name.first]

    def _said_of(self) -> None:
        """ "…, so that has to be last", "Rome, that's where we begin": of the city named last."""
        for clause in self.clauses:
            if any(mark.kind != "word" for mark in clause):
                continue
            told = [mark for mark in clause if mark.value in _PRONOUNS | {"where", "that's"}]
            place = [mark for mark in clause if mark.value in ("first", "last")]
            ends = [mark for mark in clause if mark.value in START | END]
            before = [mark for mark in self.names if mark.first < clause[0].first]
            city = before[-1].value if before else self.earlier
            if not told or not city or len(place) + len(ends) != 1:
                continue
            if ends and not any(mark.value == "where" for mark in clause):
                continue
            cue = (place or ends)[0]
            end = cue.value if place else "first" if cue.value in START else "last"
            no = self.denied(cue)
            soft = self.soft.get(self.clauses.index(clause), [])
            self.facts.city(city)
            kind: SaidKind = f"not_{end}" if no else end  # type: ignore[assignment]
            self.facts.said.append(Said(kind, (city,), bool(soft), self.facts.claim(cue, *no, *soft)))

    # Neighbours -----------------------------------------------------------------------------------

    def _beside(self) -> None:
        """ "Dubrovnik right after Split", "not straight from Vienna to Budapest", "Oslo before Rome"."""
        for one, two in zip(self.names, self.names[1:], strict=False):
            between = self.found[self.found.index(one) + 1 : self.found.index(two)]
            values = [mark.value for mark in between]
            cue = next((mark for mark in between if mark.value in ("before", "after")), None)
            straight = [mark for mark in between if mark.value in _STRAIGHT]
            no = [*self.denied(one), *(mark for mark in between if mark.value in NOT)]
            quiet = set(values) <= _STRAIGHT | NOT | _IS | _BESIDE
            if cue is not None and quiet:
                pair = [one, two] if cue.value == "before" else [two, one]
                if straight:
                    self._say("not_straight" if no else "straight", pair, cue, *straight, *no, where=one)
                elif no:
                    self._say("before", pair[::-1], cue, *no, where=one)
                else:
                    self._say("before", pair, cue, where=one)
            elif values in (["to"], ["and"]) and (said := self._unjoined(one, two)):
                pairs = [[one, two]] if values == ["to"] else [[one, two], [two, one]]
                for pair in pairs:
                    self._say("not_straight", pair, *said, where=one)
            elif {"next", "each", "other"} >= set(values) - {"and"} and self._adjoining(two):
                self._say("adjacent", [one, two], *self._adjoining(two), where=two)

    def _adjoining(self, two: Mark) -> list[Mark]:
        """ "next to each other", "one after the other", "back to back" behind a pair of names."""
        k = self.found.index(two)
        after = list(self.found[k + 1 : k + 9])
        values = [mark.value for mark in after]
        for form in (
            ["next", "to", "each", "other"],
            ["one", "after", "the", "other"],
            ["back", "to", "back"],
        ):
            for at in range(4):
                if values[at : at + len(form)] == form and not self.denied(two) and set(values[:at]) <= _IS:
                    return after[at : at + len(form)]
        return []

    def _unjoined(self, one: Mark, two: Mark) -> list[Mark]:
        """The negation and the "straight" of "don't go from A to B directly"."""
        clause = (
            self._clause(one)
            if self._clause(one) == self._clause(two)
            else (*self._clause(one), *self._clause(two))
        )
        lead = [mark for mark in clause if mark.first < one.first]
        tail = [mark for mark in clause if mark.first > two.first][:1]
        no = [mark for mark in lead if mark.value in NOT]
        straight = [mark for mark in [*lead, *tail] if mark.value in _STRAIGHT]
        linked = bool(lead) and lead[-1].value in ("from", "between")
        return [*no, *straight] if no and straight and linked else []

    def _sequence(self) -> None:
        """ "3 days in Rome, then 4 days in Oslo", "first Rome, then Oslo"."""
        for one, two in zip(self.names, self.names[1:], strict=False):
            between = self.found[self.found.index(one) + 1 : self.found.index(two)]
            cues = [mark for mark in between if mark.value in THEN]
            if cues and one.value != two.value and not self.denied(two) and not self._adjoining(two):
                self._opened(one)
                self._say("before", [one, two], *cues)

    def _opened(self, one: Mark) -> None:
        """ "first Rome, then", "First 3 days in Rome, then"."""
        lead = self.found[: self.found.index(one)]
        first = next((mark for mark in lead if mark.value == "first"), None)
        if first is not None and not any(mark.kind == "name" for mark in lead):
            self._say("first", [one], first)
