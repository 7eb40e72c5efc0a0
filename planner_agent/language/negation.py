"""Negation, softness, indifference and corrections on a token list."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

from .cues import CueType, cues_in
from .scan import any_at, low_at, touching
from .tokens import Found, Token

T = TypeVar("T")

#: A clause is looked for this far on each side, so that a text without points stays linear.
_REACH = 40
_ENDS = frozenset(".!?;()[]{}|•…\n")
_TURNS = "but however though although whereas while because since yet otherwise unless then"
_CONTRASTS = frozenset(_TURNS.split())
_STARTERS = """i we he she they it you i'd we'd i'm we're i'll we'll i've we've he'd she'd they'd
they're it's that's there this please want wants need needs prefer prefers love like include
includes including give make stay visit have has keep with must should would could can will a an
some at only maximum max minimum our my budget no not without ideally preferably avoid don't never
also instead also everything all be do find book plan start end see eat wanna gotta try tries trying loves
enjoy enjoys gimme nothing"""
_CLAUSE_STARTS = frozenset(_STARTERS.split())
_MOTION = ("go", "come", "try")
_ADVERB_LIST = "def defo definitely really certainly absolutely then just surely deffo"
_ADVERBS = frozenset(_ADVERB_LIST.split())
_BE_LIST = "is are isn't aren't was were will won't should shouldn't must mustn't has"
_BE = frozenset(_BE_LIST.split())
_WANTING_LIST = """want wants need needs love loves like likes has have welcome welcomes allow allows accept
accepts prefer prefers enjoy enjoys require requires permit permits get keep eat see visit take travels
comes joins goes come coming travelling traveling is are smoke smokes brings bring must should"""
#: Verbs with an object of their own: what follows "and" up to the next verb is another clause.
_WANTING = frozenset(_WANTING_LIST.split())
_PARTICLES = {
    "leave": ("out",), "leaving": ("out",), "cut": ("out",), "keep": ("out", "off"), "rule": ("out",),
    "count": ("out",), "give": ("a",), "skip": (), "drop": (), "strike": ("off",), "cross": ("off",),
    "take": ("off",), "scratch": ("off",), "put": ("off",),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Scope:
    """How token ``i`` is meant within its clause ``first``..``stop``.

    ``negated``: under an odd number of negations ("no", "without", "avoid"). ``indifferent``: "don't
    mind", "no
    preference", "isn't a must": no rule may come of it (``negated`` is then False). ``only``: "only",
    "nothing
    but". ``excepted``: after "except", "anything but", "instead of"; that counts as one more negation.
    ``soft``:
    "ideally", "prefer"; ``emphatic``: "must", "absolutely". ``cues`` are the cue spans, in order.
    """

    first: int
    stop: int
    negated: bool = False
    indifferent: bool = False
    only: bool = False
    excepted: bool = False
    soft: bool = False
    emphatic: bool = False
    cues: tuple[Found[str], ...] = ()


@dataclass(frozen=True, slots=True)
class Correction:
    """At the cue ``first``..``stop`` the user takes something back.

    Values in tokens ``old_first``..``first`` are replaced by values of the same type in
    ``stop``..``new_stop``;
    ``scratch`` where the earlier words are withdrawn even if nothing replaces them ("scratch that").
    """

    first: int
    stop: int
    old_first: int
    new_stop: int
    scratch: bool = False


def clause_at(tokens: Sequence[Token], i: int) -> tuple[int, int]:
    """The clause around token ``i`` as ``first, stop``: cut at punctuation, "but", and "and" with a new
    verb.

    The comma of a list ("no seafood, nuts or dairy") does not cut. Longer clauses are cut 40 tokens away.
    """
    first = i
    while (
        first > 0 and i - first < _REACH and not _cuts(tokens, first - 1) and not _cuts_before(tokens, first)
    ):
        first -= 1
    stop = i + 1
    while (
        stop < len(tokens)
        and stop - i < _REACH
        and not _cuts(tokens, stop)
        and not _cuts_before(tokens, stop)
    ):
        stop += 1
    return first, stop


def _cuts(tokens: Sequence[Token], i: int) -> bool:
    """True if token ``i`` is a boundary that belongs to no clause."""
    word = low_at(tokens, i)
    if word in _ENDS:
        return True
    if word in ("-", "–", "—", "−"):
        return not touching(tokens, i) or not touching(tokens, i + 1)
    if word == ",":
        return not _in_list(tokens, i) or (low_at(tokens, i + 1) == "and" and _new_subject(tokens, i + 1))
    joined = word in ("and", "or", "so", "&")
    if not joined or _same_noun(tokens, i):
        return False
    if word == "so" and _is_noun(tokens, i + 1) and low_at(tokens, i - 1) != "or":
        return True
    if word == "and" and low_at(tokens, i - 1) in _MOTION:
        return False
    if low_at(tokens, i + 1) in ("go", "take", "use") and word == "and":
        return not any(low_at(tokens, k) == "to" for k in range(max(0, i - 6), i))
    return _starts(tokens, i + 1) or (word != "or" and _new_subject(tokens, i))


def _starts(tokens: Sequence[Token], i: int) -> bool:
    """ "love", "definitely try": a verb or what else opens a clause."""
    while low_at(tokens, i) in _ADVERBS:
        i += 1
    return low_at(tokens, i) in _CLAUSE_STARTS


def _new_subject(tokens: Sequence[Token], i: int) -> bool:
    """ "we love parks and planes are out": behind "and" a subject with its verb, before it another verb."""
    at = i + 1
    while at < len(tokens) and at - i < 6 and tokens[at].kind == "word" and tokens[at].low not in _BE:
        if tokens[at].low in ("and", "or", ",") or tokens[at].low in _CLAUSE_STARTS:
            return False
        at += 2 if low_at(tokens, at + 1) == "-" and touching(tokens, at + 1) else 1
    if low_at(tokens, at) not in _BE or at == i + 1:
        return False
    for k in range(i - 1, max(-1, i - 12), -1):
        if low_at(tokens, k) in _ENDS or low_at(tokens, k) == ":":
            return False
        if low_at(tokens, k) in _WANTING:
            return True
    return False


def _same_noun(tokens: Sequence[Token], i: int) -> bool:
    """ "a hotel or a hostel": after "or", an article goes on with the list."""
    return low_at(tokens, i) == "or" and low_at(tokens, i + 1) in ("a", "an", "some", "any", "all")


def _cuts_before(tokens: Sequence[Token], i: int) -> bool:
    """True if token ``i`` opens a clause and belongs to it."""
    word, before = low_at(tokens, i), low_at(tokens, i - 1)
    if word == "but":
        return before not in ("nothing", "anything", "everything", "all", "none")
    return word in _CONTRASTS


def _in_list(tokens: Sequence[Token], i: int) -> bool:
    """True if the comma at ``i`` stands in an enumeration that ends with "or", "nor" or "and"."""
    words = 0
    for j in range(i + 1, min(i + 16, len(tokens))):
        word = low_at(tokens, j)
        if word in ("or", "nor", "and"):
            if words == 0:
                return _is_noun(tokens, j + 1) and not _starts(tokens, j + 1)
            return not _starts(tokens, j + 1)
        if word == ",":
            words = 0
        elif tokens[j].kind != "word" or word in _CLAUSE_STARTS or word in _CONTRASTS or words >= 3:
            return False
        else:
            words += 1
    return False


def _is_noun(tokens: Sequence[Token], i: int) -> bool:
    return 0 <= i < len(tokens) and tokens[i].kind == "word" and tokens[i].low not in _CLAUSE_STARTS


def polarity_at(tokens: Sequence[Token], i: int) -> Scope:
    """How token ``i`` is meant: negated, indifferent, soft, emphatic; neutral outside the list."""
    if not 0 <= i < len(tokens):
        return Scope(0, 0)
    first, stop = clause_at(tokens, i)
    cues = cues_in(tokens, first, stop)
    types = frozenset[CueType]().union(*(kinds for _, kinds in cues))
    count, excepted, indifferent = _count(tokens, cues, i)
    trailing = [kinds for cue, kinds in cues if cue.first > i]
    after = any("after_neg" in kinds for kinds in trailing)
    if count == 1 and not excepted and _unneeded(tokens, cues, i, stop):
        count, indifferent = 0, True
    parted = None if after or count else _parted(tokens, i, first, stop)
    indifferent = indifferent or any("indifferent" in kinds for kinds in trailing if not count)
    return Scope(
        first,
        stop,
        negated=not indifferent
        and (_listed(tokens, cues, i) if after and count else (count + (after or bool(parted))) % 2 == 1),
        indifferent=indifferent,
        only="only" in types,
        excepted=excepted,
        soft="soft" in types,
        emphatic="emphatic" in types,
        cues=(*(cue for cue, kinds in cues if kinds != {"none"}), *(parted or ())),
    )


def _listed(tokens: Sequence[Token], cues: Sequence[tuple[Found[str], frozenset[CueType]]], i: int) -> bool:
    """ "no museums, and zoos are out": two refusals of a list do not undo each other; those of one
    thing ("no cuisine is off the table") do."""
    verdict = next(cue.first for cue, kinds in cues if cue.first > i and "after_neg" in kinds)
    cue = max((cue.first for cue, _ in cues if cue.stop <= i), default=i)
    return any(tokens[k].low in ("and", "or", "nor") for k in range(cue, verdict))


def _unneeded(
    tokens: Sequence[Token], cues: Sequence[tuple[Found[str], frozenset[CueType]]], i: int, stop: int
) -> bool:
    """ "no pool needed": not wanted, but not refused."""
    if not any(cue.value == "no" and i - 4 <= cue.first < i for cue, _ in cues):
        return False
    after = [low_at(tokens, k) for k in range(i + 1, min(stop, i + 5))]
    return any(word in ("needed", "required", "necessary") for word in after)


def _parted(tokens: Sequence[Token], i: int, first: int, stop: int) -> tuple[Found[str], Found[str]] | None:
    """ "leave museums out", "give the zoo a miss": a refusal in two parts around token ``i``."""
    verb = next((k for k in range(i - 1, max(first, i - 6) - 1, -1) if low_at(tokens, k) in _PARTICLES), None)
    if verb is None:
        return None
    for k in range(i + 1, min(stop, i + 6)):
        if low_at(tokens, k) in _PARTICLES[low_at(tokens, verb)]:
            end = k + 1
            if low_at(tokens, k) == "a":
                if low_at(tokens, k + 1) not in ("miss", "pass", "swerve", "wide"):
                    continue
                end = k + 2
            elif low_at(tokens, k) == "out" and low_at(tokens, k + 1) in ("of", "for", "to", "and"):
                end = k + 2 if low_at(tokens, k + 1) == "of" else k + 1
            return (Found(low_at(tokens, verb), verb, verb + 1), Found(low_at(tokens, k), k, end))
    return None


def _count(
    tokens: Sequence[Token], cues: Sequence[tuple[Found[str], frozenset[CueType]]], i: int
) -> tuple[int, bool, bool]:
    """Negations over ``i``, and whether an exception and indifference are over it.

    A cue behind "and", "or" or a comma starts anew; others add up ("don't want rooms without a view").
    """
    count, excepted, indifferent = 0, False, False
    for cue, kinds in cues:
        if cue.stop > i and not (cue.first <= i and kinds & {"neg", "except"}):
            continue
        before = low_at(tokens, cue.first - 1)
        again = cue.value == "no" and count and before not in ("with", "have", "has", "is")
        anew = again or cue.value == "nor" or before in ("and", "or", ",", "&", "nor", "/")
        if anew and kinds & {"neg", "except", "indifferent"}:
            count, excepted, indifferent = 0, False, False
        if "except" in kinds:
            excepted, count = True, count + 1
        elif "neg" in kinds:
            count += 1
        elif "indifferent" in kinds:
            indifferent = True
    return count, excepted, indifferent


_STRONG = (
    "actually make that", "actually make it", "make that", "make it", "no wait", "no , wait", "wait no",
    "wait , no", "sorry , i meant", "sorry i meant", "i meant", "i mean", "or rather", "correction",
    "correction :",
    "oops", "on second thought", "on second thoughts", "change that to", "let's say", "change it to",
    "no sorry",
    "no , sorry", "no no", "no , no", "no , no , no", "no no no",
    "no - wait", "no — wait", "nope ,", "nono",
    "sorry , no", "i should say", "that should be", "well , actually", "hang on", "hold on",
    "no hang on", "no , hang on", "no hold on", "no , hold on", "no , make that", "no make that",
)  # fmt: skip
_SCRATCH = (
    "scratch that",
    "strike that",
    "forget that",
    "forget that last bit",
    "forget the last bit",
    "forget that last part",
    "forget i said that",
    "i take that back",
    "ignore that",
    "never mind that",
)
#: Cues only behind a mark: "— no, 2,400", ", actually 5 days", ", rather 6".
_WEAK = ("no ,", "no", "actually ,", "actually", "rather", "sorry ,", "sorry", "wait ,", "wait", "er ,", "er")
_MARKS = frozenset({",", ".", "-", "–", "—", "…", "!", "?", ";", "(", "and", "or"})
_FILLERS = frozenset({",", "-", "–", "—", "…", ":", ".", "and", "so"})


def corrections(tokens: Sequence[Token]) -> list[Correction]:
    """All places where a later value replaces an earlier one: "actually make that", "no wait", "I
    meant"."""
    found: list[Correction] = []
    i = 1
    while i < len(tokens):
        stop, scratch = _cue(tokens, i)
        stop = _turn(tokens, i) if stop == i else stop
        if stop == i:
            i += 1
            continue
        found.append(Correction(i, stop, _old_first(tokens, i), _new_stop(tokens, stop), scratch))
        i = stop
    return found


def _turn(tokens: Sequence[Token], i: int) -> int:
    """ "The budget was $1,500, but now we can go up to $2,100": what was, turned; else ``i``."""
    if low_at(tokens, i) not in ("but", "now"):
        return i
    for k in range(i - 1, max(-1, i - _REACH), -1):
        if low_at(tokens, k) in (".", "!", "?", ";"):
            return i
        if low_at(tokens, k) in ("was", "were") and _was_value(tokens, k):
            return i + 2 if low_at(tokens, i + 1) == "now" else i + 1
    return i


def _was_value(tokens: Sequence[Token], k: int) -> bool:
    """Whether a number or sum is what something was."""
    near = range(k + 1, min(k + 6, len(tokens)))
    return any(tokens[n].kind == "number" or tokens[n].text in "$€£¥" for n in near)


def _cue(tokens: Sequence[Token], i: int) -> tuple[int, bool]:
    """The token after a chain of correction cues at ``i`` ("no wait, sorry, I meant"); ``i`` where
    there is none."""
    stop, scratch, at = i, False, i
    for _ in range(6):
        end = any_at(tokens, at, _SCRATCH)
        scratch = scratch or end is not None
        end = end or any_at(tokens, at, _STRONG)
        if end is None and low_at(tokens, at - 1) in _MARKS:
            end = any_at(tokens, at, _WEAK)
            weak_no = end is not None and low_at(tokens, at) == "no" and end == at + 1
            if weak_no and stop == i and not low_at(tokens, at + 1)[:1].isdigit():
                end = None
        if end is None:
            break
        stop = at = end
        while low_at(tokens, at) in _FILLERS:
            at += 1
    return stop, scratch


def _old_first(tokens: Sequence[Token], i: int) -> int:
    """Start of the sentence that is corrected: the cue's own, or the one before if the cue opens a
    sentence."""
    at = i
    while at > 0 and low_at(tokens, at - 1) in _FILLERS | {"!", "?"}:
        at -= 1
    floor = max(0, i - _REACH)
    while at > floor and low_at(tokens, at - 1) not in (".", "!", "?"):
        at -= 1
    return at


def _new_stop(tokens: Sequence[Token], i: int) -> int:
    at = i
    while at < len(tokens) and at - i < _REACH and (low_at(tokens, at) not in (".", "!", "?") or at <= i + 1):
        at += 1
    return at


def keep_latest(
    tokens: Sequence[Token], values: Sequence[Found[T]], fixes: Sequence[Correction] | None = None
) -> list[Found[T]]:
    """``values`` of one type, in order, without those that a correction in ``tokens`` has replaced.

    ``fixes`` are the corrections of ``tokens`` where the caller has them already.
    """
    dropped: set[int] = set()
    for fix in corrections(tokens) if fixes is None else fixes:
        # A value that is far from the cue does not answer it.
        news = [n for n, v in enumerate(values) if fix.stop <= v.first < min(fix.new_stop, fix.stop + 8)]
        olds = [
            n
            for n, v in enumerate(values)
            if fix.old_first <= v.first and v.stop <= fix.first and n not in dropped
        ]
        if fix.scratch and not news:
            dropped.update(olds)
        elif news:
            dropped.update(olds[-len(news) :])
    return [value for n, value in enumerate(values) if n not in dropped]
