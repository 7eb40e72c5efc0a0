"""The marks of a sentence put into shape before it is read: numbered lists, hyphens, letters for names,
ends of
days."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from planner_agent.families.tasks.words import vocabulary as v
from planner_agent.language.lexicon import words
from planner_agent.language.marks import Mark
from planner_agent.language.tokens import Token

_BULLETS = frozenset("-•*–—")
_WEEKS = {"weekends": (5, 6), "weekdays": (0, 1, 2, 3, 4), "workdays": (0, 1, 2, 3, 4)}
#: "By the end of the day", which the day itself says.
_ENDS = (
    ("the", "end", "of", "the", "day"), ("end", "of", "the", "day"), ("the", "end", "of", "day"),
    ("end", "of", "day"), ("close", "of", "business"), ("end", "of", "business"), ("eod",), ("cob",),
    ("eob",),
)  # fmt: skip
#: What may follow the letter that names a task.
_BEHIND = (
    v.TAKES | v.DUE | words("before after and or then first last ends done right for by on at with only")
)


def shaped(tokens: Sequence[Token], span: tuple[int, int], known: Mapping[int, Mark]) -> list[Mark]:
    """Marks of the tokens of one sentence."""
    found: list[Mark] = []
    k = span[0]
    while k < span[1]:
        mark = known.get(k) or _week(tokens, k, span) or _word(tokens, k, span)
        found.append(mark)
        k = mark.stop
    return _without_ends(found)


def _without_ends(found: list[Mark]) -> list[Mark]:
    """The end of a day goes with the day beside it: "by Friday, end of day", "by EOD Friday"."""
    made = list(found)
    for mark in [mark for mark in found if mark.kind == "ends"]:
        k = made.index(mark)
        before = next((n for n in (k - 1, k - 2) if n >= 0 and made[n].kind == "days"), None)
        after = next((n for n in (k + 1, k + 2) if n < len(made) and made[n].kind == "days"), None)
        if before is not None:
            made[before : k + 1] = [replace(made[before], stop=mark.stop)]
        elif after is not None:
            made[k : after + 1] = [replace(made[after], first=mark.first)]
    return made


def _week(tokens: Sequence[Token], k: int, span: tuple[int, int]) -> Mark | None:
    """ "Weekends", "at the weekend"."""
    lows = [token.low for token in tokens[k : min(k + 3, span[1])]]
    if lows[0] in _WEEKS:
        return Mark("weekdays", _WEEKS[lows[0]], k, k + 1)
    if lows[0] in ("on", "at") and lows[1:2] and lows[1] in _WEEKS:
        return Mark("weekdays", _WEEKS[lows[1]], k, k + 2)
    if lows[0] in ("on", "at") and lows[1:] == ["the", "weekend"]:
        return Mark("weekdays", (5, 6), k, k + 3)
    if lows == ["during", "the", "week"]:
        return Mark("weekdays", (0, 1, 2, 3, 4), k, k + 3)
    if lows[0] == "weekend" and lows[1:2] == ["only"]:
        return Mark("weekdays", (5, 6), k, k + 1)
    return None


def _word(tokens: Sequence[Token], k: int, span: tuple[int, int]) -> Mark:
    token = tokens[k]
    for phrase in _ENDS:
        stop = k + len(phrase)
        if stop <= span[1] and tuple(each.low for each in tokens[k:stop]) == phrase:
            return Mark("ends", None, k, stop)
    if token.text == "-" and k + 1 < span[1] and tokens[k + 1].text == ">":
        return Mark("word", "then", k, k + 2)
    if token.text in ("→", "⇒"):
        return Mark("word", "then", k, k + 1)
    if token.kind == "symbol":
        return Mark("symbol", token.low, k, k + 1)
    stop = k + 1
    while stop + 1 < span[1] and _hyphened(tokens, stop):
        stop += 2
    if stop > k + 1:
        return Mark("word", "-".join(each.low for each in tokens[k:stop:2]), k, stop)
    if token.text.isupper() and len(token.text) == 1 and token.text != "I" and _is_name(tokens, k, span):
        return Mark("word", token.text, k, k + 1)
    return Mark("word", token.low, k, k + 1)


def _hyphened(tokens: Sequence[Token], k: int) -> bool:
    """ "Write-up": the hyphen at ``k`` joins two words."""
    before, hyphen, after = tokens[k - 1], tokens[k], tokens[k + 1]
    tight = before.end == hyphen.start and hyphen.end == after.start
    return hyphen.text == "-" and tight and before.kind == after.kind == "word"


def _is_name(tokens: Sequence[Token], k: int, span: tuple[int, int]) -> bool:
    """Whether a capital letter names a task: "A takes 2 hours", not "A quick call"."""
    if k + 1 >= span[1] or tokens[k].text != "A":
        return True
    follow = tokens[k + 1]
    return follow.kind != "word" or follow.low in _BEHIND


def lines(read: list[list[Mark]], used: set[int]) -> list[list[Mark]]:
    """The sentences with the number of a list as a bullet before what it counts; ``used`` takes its
    tokens."""
    made: list[list[Mark]] = []
    k = 0
    while k < len(read):
        found = read[k]
        alone = len(found) == 2 and found[1].value == "." and _counts(found[0]) and k + 1 < len(read)
        if alone:
            made.append([Mark("symbol", "-", found[0].first, found[1].stop), *read[k + 1]])
            k += 1
        else:
            made.append(unnumbered(found))
        if is_bullet(made[-1][0]):
            used.update(range(made[-1][0].first, made[-1][0].stop))
        k += 1
    return made


def unnumbered(found: list[Mark]) -> list[Mark]:
    """``found`` without the number of a list before it: "1.", "2)", "(3)", "a)"."""
    at = 1 if found and found[0].value == "(" else 0
    if len(found) > at + 1 and found[at + 1].value in (")", ".") and _counts(found[at]):
        return [Mark("symbol", "-", found[0].first, found[at + 1].stop), *found[at + 2 :]]
    return found


def _counts(mark: Mark) -> bool:
    letter = mark.kind == "word" and len(str(mark.value)) == 1 and str(mark.value).isalpha()
    return (mark.kind == "number" and 0 < mark.value < 100) or letter


def is_bullet(mark: Mark) -> bool:
    return mark.kind == "symbol" and mark.value in _BULLETS
