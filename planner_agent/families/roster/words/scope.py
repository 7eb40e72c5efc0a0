"""How far a word reaches: a wish's "if possible", a "not" or an "if" that no phrase has read, "forget it"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from planner_agent.families.roster.words.facts import Facts, Told, Wanted
from planner_agent.families.roster.words.line import Marked, Span
from planner_agent.families.roster.words.vocabulary import TURNS
from planner_agent.language.lexicon import words
from planner_agent.language.tokens import Token

_ENDS = frozenset(".!?;¶")
_JOINTS = frozenset({"and", "but", "while", "whereas", "so", "though", "although"})
#: Unread, these turn their whole sentence.
_WHOLE = words("if unless respectively alternate alternately alternating when whenever once otherwise")
#: Unread, these turn what stands before them, too.
_BACK = words("except unless without not only never excluding")
_TURN = TURNS | words("excluding besides")
_HEADINGS = words("wishes wish requests preferences preference wishlist nice-to-have")
#: What is no rule, and so cannot be a wish.
_FIRM = frozenset({"weekends", "weekends_off", "days_off_row", "worked", "only_they"})


#: What people may work; what stands beside it unread may turn it round.
_LIMITS = frozenset({"row", "count", "hours", "days_off", "days_off_row", "weekends", "weekends_off", "rest"})
_MODIFIERS = words("""
    consecutive row running successive same average half double between apart within during week weekly month
""")


@dataclass(slots=True)
class Hit:
    """A phrase that was read, and what it said."""

    span: Span
    said: list[Told | Wanted] = field(default_factory=list["Told | Wanted"])
    goals: list[object] = field(default_factory=list[object])

    def withdraw(self, facts: Facts) -> None:
        mine = {id(each) for each in self.said}
        facts.told = [each for each in facts.told if id(each) not in mine]
        facts.wanted = [each for each in facts.wanted if id(each) not in mine]
        facts.goals = [goal for goal in facts.goals if goal not in self.goals]
        self.said, self.goals = [], []

    @property
    def empty(self) -> bool:
        return not self.said and not self.goals


class Scopes:
    """The sentences and clauses of a text, for what reaches over them."""

    def __init__(self, text: Marked, facts: Facts, hits: Sequence[Hit], used: set[int]) -> None:
        self.tokens, self.facts, self.hits, self.used = text.tokens, facts, hits, used
        self.soft = text.soft
        self.marked = {k for mark in text.marks if mark.kind for k in range(mark.first, mark.stop)}
        self.sentence = list(_numbered(self.tokens, joints=False))
        self.clause = list(_numbered(self.tokens, joints=True))

    def settle(self) -> None:
        """Soften what a wish's words reach, then take back what an unread word may turn round."""
        for first, stop in (*self.soft, *self._headings()):
            self._soften(first, stop)
        for hit in list(self.hits):
            if any(isinstance(each, Told) and each.kind in _LIMITS for each in hit.said) and self._half_read(
                hit
            ):
                self._take_back(hit)
        for k, token in enumerate(self.tokens):
            if k not in self.used and token.low in _WHOLE | _TURN and not self._spoken_of(k):
                self._turn(k, token)

    def _half_read(self, hit: Hit) -> bool:
        """Whether what stands beside a limit and belongs to it was not read: "after nights two days off"."""
        for step, k in ((-1, self._word(hit.span[0]) - 1), (1, hit.span[1])):
            while 0 <= k < len(self.tokens) and k not in self.used and not self._cut(k, k + 1):
                token = self.tokens[k]
                if token.text in _ENDS or (token.kind == "symbol" and token.text not in "-–"):
                    break
                if k in self.marked or (step > 0 and token.low in _MODIFIERS):
                    return True
                k += step
        return False

    def _spoken_of(self, k: int) -> bool:
        """ "if" of a wish that was heard."""
        return any(first <= k < stop for first, stop in self.soft) and k in self.used

    # Wishes ---------------------------------------------------------------------------------------

    def _headings(self) -> Iterator[Span]:
        for k, token in enumerate(self.tokens[:-1]):
            if token.low in _HEADINGS and self._colon(k) is not None:
                yield k, (self._colon(k) or k) + 1

    def _colon(self, k: int) -> int | None:
        """The colon that makes a heading of the words at ``k``."""
        for t in range(k + 1, min(k + 6, len(self.tokens))):
            if self.tokens[t].text == ":":
                return t
            if self.tokens[t].text in _ENDS:
                return None
        return None

    def _reached(self, first: int, stop: int) -> list[Hit]:
        tokens = self.tokens
        if tokens[stop - 1].text == ":":
            last = self._paragraph(stop) if stop < len(tokens) and tokens[stop].text == "¶" else stop
            same = [hit for hit in self.hits if stop <= hit.span[0] < max(last, stop)]
            mine = [
                hit
                for hit in self.hits
                if hit.span[0] >= stop and self.sentence[hit.span[0]] == self.sentence[first]
            ]
            return same or mine
        mine = [hit for hit in self.hits if self.sentence[hit.span[0]] == self.sentence[first]]
        ends = stop >= len(tokens) or tokens[stop].text in _ENDS
        if ends and first and tokens[first - 1].text == ",":
            return mine
        near = [hit for hit in mine if self.clause[hit.span[0]] == self.clause[first]]
        return [hit for hit in near if not hit.empty] or near or mine

    def _paragraph(self, k: int) -> int:
        """Where the lines under a heading stop: at the next one, or behind the list."""
        at = k
        while at < len(self.tokens):
            line = next(
                (t for t in range(at + 1, len(self.tokens)) if self.tokens[t].text == "¶"), len(self.tokens)
            )
            opened = self.tokens[at + 1].text if at + 1 < len(self.tokens) else ""
            if self.tokens[line - 1].text == ":" or (at > k and opened not in "-•*–"):
                return at
            at = line
        return at

    def _soften(self, first: int, stop: int) -> None:
        reached = [hit for hit in self._reached(first, stop) if not hit.empty]
        for hit in reached:
            firm = hit.goals or any(isinstance(each, Wanted) or each.kind in _FIRM for each in hit.said)
            if firm and not hit.goals:
                self._take_back(hit)
                continue
            for each in hit.said:
                each.soft = True
            self.used.update(range(first, stop))

    # Words that turn ------------------------------------------------------------------------------

    def _turn(self, k: int, token: Token) -> None:
        mine = [hit for hit in self.hits if self.sentence[hit.span[0]] == self.sentence[k] and not hit.empty]
        if token.low in _WHOLE:
            for hit in mine:
                self._take_back(hit)
            return
        after = next((hit for hit in mine if hit.span[0] > k), None)
        if after is not None and not self._cut(k + 1, self._word(after.span[0])):
            self._take_back(after)
        before = next((hit for hit in reversed(mine) if hit.span[1] <= k), None)
        if before is not None and token.low in _BACK and not self._cut(before.span[1], k):
            self._take_back(before)

    def _cut(self, first: int, stop: int) -> bool:
        return any(token.text in ",;:()" or token.low in ("and", "but") for token in self.tokens[first:stop])

    def _word(self, k: int) -> int:
        while self.tokens[k].kind == "symbol" and k + 1 < len(self.tokens):
            k += 1
        return k

    def _take_back(self, hit: Hit) -> None:
        hit.withdraw(self.facts)
        self.used.difference_update(range(*hit.span))


def _numbered(tokens: Sequence[Token], joints: bool) -> Iterator[int]:
    """The number of each token's sentence, or clause."""
    number = 0
    for k, token in enumerate(tokens):
        after = tokens[k + 1].low if k + 1 < len(tokens) else ""
        if joints and ((token.text == "," and after in _JOINTS) or token.low == "but"):
            number += 1
        yield number
        if token.text in _ENDS:
            number += 1
