"""What comes before what: "after the report", "once the walls are stripped", "at least 2 hours after
baking"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from planner_agent.families.tasks.words import vocabulary as v
from planner_agent.families.tasks.words.facts import Span, meant
from planner_agent.families.tasks.words.phrases import Phrases
from planner_agent.language.lexicon import words

#: What comes first stands behind one of these; behind "before" and "precedes" what comes then.
_CUES = words("before after once following follows precedes precede")
_DONE = words("done finished ready complete completed over through")
#: Where the clause behind a cue has told whom it is about.
_VERBS = (
    words("""
    is are was were has have been gets get got goes go ends end finishes finish starts start begins
    begin can must
    should
    will takes take
""")
    | _DONE
)
#: Verbs that belong to the cue: "can only start after".
_LEADS = words(
    "comes come only must is are be done start starts should goes go can has have to begin "
    "begins happen needs"
)
#: What is waited for: "needs to dry for a day before painting".
_WAITS = words("dry rest cool set cure wait rise soak settle stand chill prove proof ferment")
_ADJOINS = words("right immediately directly straight")


@dataclass(frozen=True, slots=True)
class Said:
    """Something of which ``words`` tell comes first (``early``) or then; ``lag`` minutes apart, ``most``
    at most."""

    early: bool
    words: tuple[str, ...]
    lag: int
    most: int | None
    span: Span


def take(phrases: Phrases, names: Sequence[str]) -> list[Said]:
    """Take the orders out of the clause."""
    found: list[Said] = []
    waited = _waited(phrases)
    k = 0
    while k < len(phrases.left):
        cue, begin = _cue(phrases, k, names)
        if cue is None:
            k += 1
            continue
        stop = cue
        while stop < len(phrases.left) and (
            phrases.left[stop].kind == "word" or (stop > cue and phrases.left[stop].kind == "number")
        ):
            stop += 1
        said = [str(mark.value) for mark in phrases.left[cue:stop]]
        about = tuple(_subject(said))
        first = phrases.word(k) not in ("before", "precedes", "precede")
        lag, most, begin = _lag(phrases, begin)
        if waited is not None:
            lag, most = waited, None
        if not about:
            k += 1
            continue
        adjoins = phrases.word(begin - 1) in _ADJOINS
        denied = phrases.denial(begin - 1 if adjoins else k)
        named = k and phrases.word(0) in v.DENIALS  # "no text before the analysis"
        open_ = phrases.word(k) in ("until", "till")
        if (denied is not None or named) and (first or lag or adjoins) and not open_:
            k += 1  # "not after", "not right after": what that leaves open, no order says
            continue
        if phrases.word(k) in ("until", "till"):  # "can't start until it is done"
            if denied is None:
                k += 1
                continue
            found.append(Said(True, about, lag, most, phrases.take(denied, stop)))
            k = denied
            continue
        if denied is not None:
            begin = denied
        elif named:
            phrases.take(0, 1)
            stop, begin = stop - 1, begin - 1
        if adjoins:
            begin, most = begin - 1, 0
        while phrases.word(begin - 1) in _LEADS:
            begin -= 1
        turned = denied is not None or bool(named)
        found.append(Said(first or turned, about, lag, most, phrases.take(begin, stop)))
        k = begin
    return found


def _cue(phrases: Phrases, k: int, names: Sequence[str]) -> tuple[int | None, int]:
    """Where the words behind a cue at ``k`` begin, and the cue; None where there is none."""
    word = phrases.word(k)
    if word in _CUES:
        worded = k + 1 < len(phrases.left) and phrases.left[k + 1].kind == "word"
        return (k + 1, k) if worded else (None, k)
    if word == "depends" and phrases.word(k + 1) in ("on", "upon"):
        return k + 2, k
    if word == "soon" and (phrases.word(k - 1), phrases.word(k + 1)) == ("as", "as"):
        return k + 2, k - 1
    behind = [phrases.word(n) for n in range(k + 1, len(phrases.left))]
    if (
        word in ("when", "until", "till")
        and set(behind) & _DONE
        and meant(_subject(behind), names, v.TRIM) is not None
    ):
        return k + 1, k
    if word in ("needs", "requires", "need", "require") and set(behind) & (_DONE | {"first"}):
        about = _subject([each for each in behind if each not in ("first", "to", "be")])
        if about and meant(about, names, v.TRIM) is not None:
            return k + 1, k
    return None, k


def _lag(phrases: Phrases, k: int) -> tuple[int, int | None, int]:
    """ "At least 2 hours" before the cue at ``k``: least and most minutes between, and where it begins."""
    if not k or phrases.left[k - 1].kind not in ("length", "week"):
        return 0, None, k
    mark = phrases.left[k - 1]
    size = int(mark.value) * (1440 if mark.kind == "week" else 1)
    lead = phrases.word(k - 2)
    lengths = sum(each.kind in ("length", "week") for each in phrases.left)
    if lead not in ("least", "most", "within", "exactly") and lengths < 2 and not _bare(phrases, k - 1):
        return 0, None, k
    begin = k - 1
    while phrases.word(begin - 1) in (
        "at",
        "least",
        "most",
        "within",
        "exactly",
        "than",
        "no",
        "later",
        "more",
    ):
        begin -= 1
    if lead in ("most", "within"):
        return 0, size, begin
    return size, size if lead == "exactly" else None, begin


def _bare(phrases: Phrases, k: int) -> bool:
    """ "B starts 30 minutes after A": a verb stands before the length, which is no size then."""
    return phrases.word(k - 1) in ("starts", "start", "begins", "begin", "comes", "come", "happens", "happen")


def _waited(phrases: Phrases) -> int | None:
    """ "Needs to dry for a day": the length of it, taken out."""
    for k, mark in enumerate(phrases.left):
        if mark.kind not in ("length", "week") or not ({"before", "after"} & phrases.words()):
            continue
        first = k - (phrases.word(k - 1) == "for")
        while first and phrases.word(first - 1) in ("at", "least", "for"):
            first -= 1
        if phrases.word(first - 1) in _WAITS:
            begin = first - 1
            while phrases.word(begin - 1) in (
                "to",
                "needs",
                "need",
                "has",
                "must",
                "should",
                "have",
                "let",
                "it",
            ):
                begin -= 1
            phrases.take(begin, k + 1)
            return int(mark.value) * (1440 if mark.kind == "week" else 1)
    return None


def _subject(said: Sequence[str]) -> list[str]:
    """Whom a clause behind a cue is about: "the walls are stripped", "I have finished the report"."""
    found = list(said)
    while len(found) > 1 and found[0] in v.TRIM | _VERBS:
        found.pop(0)
    cut = next((n for n, word in enumerate(found) if n and word in _VERBS), len(found))
    found = found[:cut]
    while len(found) > 1 and found[-1] in v.TRIM:
        found.pop()
    return found if found and not set(found) <= _VERBS else []
