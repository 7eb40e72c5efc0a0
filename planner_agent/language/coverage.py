"""Which words of a text nothing has used: what is left must be said, not dropped.

A token is read if it lies in a used phrase, or is a function word or politeness, or is a support word
(a sense ``support`` or ``tight``) joined by read words to a phrase of a kind that it may belong to.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from planner_agent.language.chart import Chart, Phrase
from planner_agent.language.facts import Wish
from planner_agent.language.lexicon import Sense, words
from planner_agent.spec import Compare, Evidence

_NEGATORS = frozenset(
    [
        "no",
        "not",
        "never",
        "without",
        "none",
        "neither",
        "nor",
        "nothing",
        "nobody",
        "nowhere",
        "cannot",
        "avoid",
        "avoiding",
        "except",
    ]
)
#: Negations without their apostrophe.
_BARE = words("dont doesnt didnt wont cant isnt arent wasnt wouldnt shouldnt couldnt mustnt")
_PASSES = 6


def not_understood(chart: Chart, framing: str) -> tuple[Evidence, ...]:
    """The content words that no part of the reading used, neighbours together, in order.

    ``framing`` is the kind of phrase that frames a whole request ("trip"): a sentence of its support words
    alone ("could you help me?") says nothing more.
    """
    read, kinds = _marked(chart)
    for _ in range(_PASSES):
        order = range(len(chart.tokens))
        if not (_attach(chart, read, kinds, order) | _attach(chart, read, kinds, reversed(order))):
            break
    _framed(chart, read, framing)
    _echoes(chart, read)
    left = [k for k in range(len(chart.tokens)) if not read[k] and _content(chart, k)]
    left = sorted({*left, *_loose_negations(chart, read), *_loose_operators(chart)})
    return tuple(chart.evidence(first, stop) for first, stop in _groups(chart, left))


def _marked(chart: Chart) -> tuple[list[bool], list[set[str]]]:
    read = [False] * len(chart.tokens)
    kinds: list[set[str]] = [set() for _ in chart.tokens]
    for phrase in chart.phrases:
        for k in _used(phrase):
            read[k] = True
            kinds[k].add(phrase.kind)
    for cue in chart.corrections:
        for k in range(cue.first, cue.stop):
            read[k] = True
    return read, kinds


def _used(phrase: Phrase) -> set[int]:
    """The tokens of a phrase; of a wish that wants what its words refuse without the refusal: that is then
    reported."""
    if not phrase.scope.negated or not any(_wants(fact) for fact in phrase.facts):
        return phrase.used
    inside = range(phrase.first, phrase.stop)
    cues = {k for cue in phrase.scope.cues for k in range(cue.first, cue.stop)}
    return {k for k in phrase.used if k not in cues or k in inside}


def _wants(fact: object) -> bool:
    body = fact.body if isinstance(fact, Wish) else None
    return isinstance(body, Compare) and (body.op, body.negated) == (">=", False) and body.other is None


def _content(chart: Chart, k: int) -> bool:
    token = chart.tokens[k]
    return not chart.glue(k) and (token.kind != "symbol" or token.text in "%$€£¥₹")


def _attach(chart: Chart, read: list[bool], kinds: list[set[str]], order: Iterable[int]) -> bool:
    """One sweep: support words beside a run of read words take part in it. True if any did."""
    seen: set[str] = set()
    changed, last = False, -1
    for k in order:
        if last >= 0 and chart.sentence[k] != chart.sentence[last]:
            seen = set()
        if read[k]:
            seen |= kinds[k]
        elif chart.claimed[k]:  # closed to every reader: said, but no wish
            seen = set()
        elif (sense := _support(chart, k, k > last, seen, read, kinds)) is not None:
            for t in range(sense.first, sense.stop):
                read[t] = changed = True
        elif _content(chart, k):
            seen = set()
        last = k
    return changed


def _support(
    chart: Chart, k: int, forward: bool, seen: set[str], read: list[bool], kinds: list[set[str]]
) -> Sense | None:
    if not seen:
        return None
    senses = chart.senses_from(k) if forward else chart.senses_until(k + 1)
    best: Sense | None = None
    for sense in senses:
        if sense.kind == "support":
            fits = "*" in sense.value or not seen.isdisjoint(sense.value)
        elif sense.kind == "tight":
            fits = _touches(chart, sense, read, kinds)
        else:
            continue
        fits = fits and not any(chart.tokens[k].kind == "number" for k in range(sense.first, sense.stop))
        if fits and (best is None or sense.stop - sense.first > best.stop - best.first):
            best = sense
    return best


def _touches(chart: Chart, sense: Sense, read: Sequence[bool], kinds: Sequence[set[str]]) -> bool:
    """Whether the words right before or after are of a kind that this word may stand beside."""
    for k in (sense.first - 1, sense.stop):
        if 0 <= k < len(read) and read[k] and not kinds[k].isdisjoint(sense.value):
            return True
    return False


def _framed(chart: Chart, read: list[bool], framing: str) -> None:
    """ "Could you help me?": a sentence of nothing but asking words."""
    sentences: dict[int, list[int]] = {}
    for k in range(len(chart.tokens)):
        if not read[k] and _content(chart, k):
            sentences.setdefault(chart.sentence[k], []).append(k)
    whole = {chart.sentence[k] for k in range(len(read)) if read[k]}
    for number, tokens in sentences.items():
        asking = all(
            any(sense.kind == "support" and framing in sense.value for sense in chart.senses_from(k))
            for k in tokens
        )
        if asking and number not in whole:
            for k in tokens:
                read[k] = True


def _loose_negations(chart: Chart, read: Sequence[bool]) -> list[int]:
    """Negations that no phrase has used, where a content word of the sentence stands with them."""
    used = {k for phrase in chart.phrases for k in _used(phrase)}
    used.update(k for cue in chart.corrections for k in range(cue.first, cue.stop))
    loose: list[int] = []
    for k, token in enumerate(chart.tokens):
        if k in used or (read[k] and not chart.glue(k)) or not _negates(chart, k):
            continue
        follow = next(
            (t for t in range(k + 1, len(read)) if not chart.same(k, t) or _content(chart, t)), None
        )
        if follow is not None and chart.same(k, follow):
            loose.extend(range(k, follow + 1))
        elif token.low not in ("no", "not"):
            loose.append(k)
    return loose


#: Small words that change what a wish asks for: to pass them over would be to misread it.
_OPERATORS = words("except excepting unless each before after twice half instead other others otherwise")
_IDLE = {
    "after": words("that all are i'm we're looked which"),
    "before": words("that we i you"),
    "other": words(
        "each than every on and half requirements wishes words restrictions preferences needs way"
    ),
}


def _loose_operators(chart: Chart) -> list[int]:
    """ "a hotel rated 4 except in Austin": operators that no phrase has used, with what they govern."""
    used = {k for phrase in chart.phrases for k in _used(phrase)}
    used.update(k for cue in chart.corrections for k in range(cue.first, cue.stop))
    loose: list[int] = []
    for k, token in enumerate(chart.tokens):
        if k in used or token.low not in _OPERATORS or not (k > 0 and chart.same(k - 1, k)):
            continue
        idle = _IDLE.get(token.low, frozenset[str]())
        follow = next((t for t in range(k + 1, len(chart.tokens)) if _content(chart, t)), None)
        if follow is None or not chart.same(k, follow) or {chart.low(k - 1), chart.low(k + 1)} & idle:
            continue
        loose.extend(range(k, follow + 1))
    return loose


def _echoes(chart: Chart, read: list[bool]) -> None:
    """ "we prefer no flights, so the plan should **not include them**": a negation said before, again."""
    used = {k for phrase in chart.phrases for k in _used(phrase)}
    said = {chart.sentence[k]: k for k in sorted(used, reverse=True) if _negates(chart, k)}
    for k in range(len(chart.tokens)):
        if read[k] or not _negates(chart, k) or said.get(chart.sentence[k], k) >= k:
            continue
        t = k + 1
        while t < len(chart.tokens) and any(sense.kind == "support" for sense in chart.senses_from(t)):
            t += 1
        if t > k + 1 and chart.same(k, t) and chart.low(t) in ("them", "it", "those", "any", "one", "that"):
            for each in range(k, t):
                read[each] = True


def _negates(chart: Chart, k: int) -> bool:
    low = chart.low(k)
    return low in _NEGATORS or low.endswith("n't") or low in _BARE


def _groups(chart: Chart, left: Sequence[int]) -> list[tuple[int, int]]:
    """Neighbours in one sentence, with at most two function words between, as one span."""
    groups: list[list[int]] = []
    for k in left:
        last = groups[-1][1] if groups else -9
        if (
            groups
            and k - last <= 3
            and chart.same(last, k)
            and all(chart.glue(t) for t in range(last + 1, k))
        ):
            groups[-1][1] = k
        else:
            groups.append([k, k])
    return [(first, last + 1) for first, last in groups]
