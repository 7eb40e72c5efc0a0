"""Labels and short answers: "no-gos: flights, zoos", "nice to have: a pool", "Museums? No thanks."."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from .scan import low_at, touching
from .tokens import Found, Token

Verdict = Literal["no", "yes", "soft", "fine"]


def _forms(text: str) -> frozenset[str]:
    return frozenset(" ".join(part.split()) for part in text.split("|"))


_LABELS: dict[Verdict, frozenset[str]] = {
    "no": _forms("""must not|must nots|must not have|mustn't|must not do|no go|no gos|no goes|nogo|nogos|no
|nope|not
|never|nevers|avoid|avoids|to avoid|avoiding|please avoid|please no|please not|no please|dislike|dislikes|hate
|hates|don't want|dont want|do not want|doesn't want|don't like|dont like|do not like|not wanted|unwanted
|don't|don'ts|donts|deal breaker|deal breakers|dealbreaker|dealbreakers|exclude|excluded|excludes|excluding
|exclusions|without|skip|skips|forbidden|off limits|red line|red lines|can't have|cannot have|can't stand
|turn off|turn offs|not interested in|no thanks|no way|minus|definitely not|absolutely not|not for us
|not for me
|refuse|hard no|hard nos|pet hates|pet hate|nays|nay|leave out|to skip|no no|no nos|big no|rather not|veto
|vetoes
|not allowed|none|stay away from|not ok|not okay|won't do|will not do"""),
    "soft": _forms("""nice to have|nice to haves|would be nice|nice|bonus|bonuses|bonus points|optional
|ideally|ideal
|prefer|prefers|preferred|preferably|if possible|maybe|would love|would be great|perhaps|hopefully|a plus|plus
|pluses|extras|want if possible|optionally|could have"""),
    "yes": _forms("""must|musts|must have|must haves|must do|must dos|must see|must sees|want|wants|need
|needs|yes|require
|required|requires|requirement|requirements|essential|essentials|wish|wishes|wish list|wishlist|wanted|needed
|non negotiable|non negotiables|definitely|please|yes please|has to have|have to have|would like|we'd like
|asks|like|likes|love|loves|interests|interested in|do|dos|do's|important|include|including|includes
|request|requests|special requests|mandatory"""),
    "fine": _forms("""don't mind|doesn't mind|do not mind|don't care|do not care|don't care about
|don't mind about|fine
|ok|okay|fine with|ok with|okay with|happy with|indifferent|not fussed|whatever|no preference|either way"""),
}  # fmt: skip
_ANSWERS: dict[Verdict, frozenset[str]] = {
    "no": _forms("""no|nope|none|never|not|no thanks|no thank you|no way|nah|hell no|count me out
|count us out|not for me
|not for us|hard pass|pass|rather not|definitely not|absolutely not|please no|no please|not really|no go
|no - go
|avoid|not interested|not wanted|x|don't|forget it|not a chance|not in a million years|not our thing
|not my thing
|excluded|over my dead body|absolutely no way|never again|skip|dislike|hate it|hate them|we hate them
|can't stand them|out"""),
    "soft": _forms("""nice to have|if possible|ideally|preferably|preferred|maybe|would be nice|optional
|perhaps"""),
    "yes": _forms("""yes|yep|yeah|yes please|sure|definitely|absolutely|a must|must|required|of course
|please|must have"""),
    "fine": _forms("""ok|okay|fine|either|don't care|doesn't matter|no matter|don't mind|whatever|any
|no preference|allowed
|not important|not needed|not required|it doesn't matter|either is fine|either way|either way is fine
|both are fine|both fine|we don't mind|i don't mind
|we don't care|i don't care|don't mind which|all fine|either works|both work|is ok|is fine|all good
|fine by me|fine by us|fine with us|fine with me"""),
}  # fmt: skip
_OPENERS = frozenset(
    [
        "we",
        "i",
        "our",
        "my",
        "please",
        "things",
        "thing",
        "what",
        "list",
        "of",
        "the",
        "are",
        "is",
        "stuff",
        "also",
        "and",
        "some",
    ]
)
_BULLETS = frozenset("-–—*•·+")
_ENDS = frozenset(".!?;")


@dataclass(frozen=True, slots=True)
class Label:
    """How the words behind a label (or before an answer) are meant; ``cue`` are the label's own tokens."""

    verdict: Verdict
    cue: Found[str]


def label_of(tokens: Sequence[Token], sentence: Sequence[int], i: int) -> Label | None:
    """The label that token ``i`` stands under, or the answer that it is given; None where there is neither.

    ``sentence`` numbers the sentences, a new line being a new one.
    """
    return _above(tokens, sentence, i) or _answer(tokens, sentence, i)


_REACH = 60  # a label is looked for this far back


def _above(tokens: Sequence[Token], sentence: Sequence[int], i: int) -> Label | None:
    k = i - 1
    while k >= 0 and sentence[k] == sentence[i] and i - k < _REACH:
        if tokens[k].text == ":" and (label := _label(tokens, sentence, k)) is not None:
            return label
        k -= 1
    line = k + 1
    while k >= 0 and line < len(tokens) and tokens[line].text in _BULLETS:  # a list below its label
        if tokens[k].text == ":":
            return _label(tokens, sentence, k)
        line = k
        while line > 0 and sentence[line - 1] == sentence[k]:
            line -= 1
        k = line - 1
    return None


def _label(tokens: Sequence[Token], sentence: Sequence[int], colon: int) -> Label | None:
    first = colon
    while (
        first > 0
        and sentence[first - 1] == sentence[colon]
        and colon - first < 8
        and (tokens[first - 1].kind == "word" or _hyphen(tokens, first - 1))
    ):
        first -= 1
    for start in range(first, colon):
        words = [token.low for token in tokens[start:colon] if token.text != "-"]
        said = tokens[first:start]
        if all(token.low in _OPENERS or token.text == "-" for token in said):
            for verdict, forms in _LABELS.items():
                if " ".join(words) in forms:
                    return Label(verdict, Found(" ".join(words), start, colon + 1))
    return None


def _hyphen(tokens: Sequence[Token], k: int) -> bool:
    return low_at(tokens, k) in ("-", "‑") and touching(tokens, k) and touching(tokens, k + 1)


def _answer(tokens: Sequence[Token], sentence: Sequence[int], i: int) -> Label | None:
    """ "flights: no", "Museums? Count me out.", "zoos - no thanks": a short verdict right behind."""
    k = i + 1
    while k < len(tokens) and k - i < 5 and tokens[k].kind == "word" and sentence[k] == sentence[i]:
        k += 1
    mark = low_at(tokens, k)
    asked = mark == "?" and k + 1 < len(tokens)
    dash = mark in ("-", "–", "—") and not (touching(tokens, k) and touching(tokens, k + 1))
    listed = mark == "," and low_at(tokens, k - 1) not in ("no", "not")
    if not (asked or mark == ":" or dash or listed):
        return None
    first = k + 1
    stop = first
    while stop < len(tokens) and sentence[stop] == sentence[first] and tokens[stop].text not in ".!?;,":
        stop += 1
    if low_at(tokens, first) in ("no", "nope", "nah", "yes", "yep") and low_at(tokens, first + 1) == ",":
        stop = first + 1
    words = " ".join(token.low for token in tokens[first:stop])
    for verdict, forms in _ANSWERS.items():
        if words in forms and (verdict == "fine" or not listed):
            if asked and i > 0 and _long_question(tokens, sentence, i):
                return None
            return Label(verdict, Found(words, first, stop))
    return None


def _long_question(tokens: Sequence[Token], sentence: Sequence[int], i: int) -> bool:
    """ "Can you plan a trip with museums? No…" is a question to the planner."""
    k = i
    while k > 0 and sentence[k - 1] == sentence[i] and tokens[k - 1].text not in ",:":
        k -= 1
    return i - k > 3
