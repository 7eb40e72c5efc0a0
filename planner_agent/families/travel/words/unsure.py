"""What is said about a thing without asking for it: questions, habits, the past, a fear that is overcome.

The words are closed to the readers of wishes, and so reported: no rule may come of them.
"""

from __future__ import annotations

from collections.abc import Iterable

from planner_agent.language.chart import Chart
from planner_agent.language.lexicon import Sense, words
from planner_agent.language.negation import Scope

NUCLEI = words("mode no_mode room room_adj category cuisine house feature diet public slot pace")
_NAMES = words("attraction restaurant")
_ASKING = words("is are was does do did will has have")
_POSSIBLE = frozenset(["you think", "you mind", "you fancy", "you want", "it possible", "you able", "not go"])
_OPEN = words("what which where when who any what's where's who's")
_HOW = words("far much many long often big expensive cheap close is are do does")
_CHANCES = words("chance way possibility")
_TRYING = words("smoke vape bring drive fly park cook swim party walk")
_BUT = words("but though although however yet")
_COPING = words("it manage cope survive anyway bear bravely ok okay fine accept")
_WILLING = words("will 'll can could would i'll we'll she'll he'll they'll can't")
_HABITS = words("generally often usually normally typically ordinarily customarily traditionally")
_DONE = words("seen visited done been tried eaten toured explored had flown driven taken stayed")
_ADVERBS = words("already all both just never not previously even actually since often")
_THERE = words("to in at inside around through up")
_HAVE = words("have has had 've we've i've they've haven't hasn't")
_PEOPLE = words("we i they us he she both all who")
_MORE = words("want wants like love do need care for go enjoy")
_IRREAL = words("if would wish could should")


def read_unsure(chart: Chart) -> None:
    """Close what is asked about, remembered or overcome."""
    for k in range(len(chart.tokens)):
        low = chart.low(k)
        if low == "?":
            _question(chart, k)
        elif low in _BUT:
            _overcome(chart, k)
        elif low in _HABITS or (low == "tend" and chart.low(k + 1) == "to"):
            _close(chart, range(k, _clause_stop(chart, k)))
        elif low in _HAVE:
            _experience(chart, k)
        elif low in ("was", "were"):
            _remembered(chart, k)
        elif low in ("only", "just") and _not_merely(chart, k):
            _close(chart, range(k, _clause_stop(chart, k)))


def _not_merely(chart: Chart, k: int) -> bool:
    """ "we don't only want museums"."""
    return chart.low(k + 1) in _MORE and chart.low(k - 1).endswith(("n't", "nt", "not"))


def _close(chart: Chart, where: Iterable[int], kinds: frozenset[str] = NUCLEI | _NAMES) -> None:
    chart.close(sense for k in where for sense in chart.senses_from(k) if sense.kind in kinds)


def _clause_stop(chart: Chart, k: int) -> int:
    stop = k
    while stop < len(chart.tokens) and chart.same(stop, k) and chart.low(stop) not in (",", "but", "so", ";"):
        stop += 1
    return stop


def _sentence_first(chart: Chart, k: int) -> int:
    while k > 0 and chart.same(k - 1, k):
        k -= 1
    return k


def _question(chart: Chart, mark: int) -> None:
    """ "is there a pool?", "do we need a car?", "can we smoke there?"."""
    first = _sentence_first(chart, mark)
    for k in range(mark - 1, first - 1, -1):
        opens = k == first or chart.weak(k - 1) or chart.low(k - 1) in ("and", "but", "so", "also", "oh")
        if opens and _asks(chart, k):
            _close(chart, range(k, mark))
            return


def _asks(chart: Chart, k: int) -> bool:
    low, after = chart.low(k), chart.low(k + 1)
    if low in _OPEN or (low == "how" and after in _HOW):
        return after != "about"
    if low in _ASKING:
        request = f"{after} {chart.low(k + 2)}" in _POSSIBLE or (low in ("will", "are") and after == "you")
        return not request and not any(chart.low(n) in _CHANCES for n in range(k, k + 5))
    if after in ("we", "i") and low in ("should", "must"):
        return True
    return after in ("we", "i") and low in ("can", "could", "may") and chart.low(k + 2) in _TRYING


def _overcome(chart: Chart, k: int) -> None:
    """ "afraid of flying, but she'll do it"."""
    first = _sentence_first(chart, k)
    after = [chart.low(n) for n in range(k + 1, k + 8) if chart.same(n, k)]
    will = any(low in _WILLING or low.endswith("'ll") for low in after[:3])
    feared = any(chart.at(n, "fear") or chart.scope(n).negated for n in range(first, k))
    if will and feared and not _COPING.isdisjoint(after):
        _close(chart, range(first, k), words("mode no_mode fear"))


def _experience(chart: Chart, k: int) -> None:
    """ "we've seen all the museums", "we have never been to a zoo"."""
    own = chart.low(k).startswith(("we'", "i'", "they'")) or chart.low(k - 1) in _PEOPLE
    n = k + 1
    while chart.low(n) in _ADVERBS:
        n += 1
    enough = chart.low(n) == "had" and chart.low(n + 1) == "enough"
    if enough or (chart.low(n) == "been" and chart.low(n + 1) not in _THERE):
        return  # "we've had enough of museums", "we've been vegan for years"
    if own and chart.low(n) in _DONE and chart.same(n, k):
        _close(chart, range(n, min(_clause_stop(chart, n), chart.scope(n).stop)))


def _remembered(chart: Chart, k: int) -> None:
    """ "the zoo was awful": a judgement on the past, not a wish."""
    first = k
    while first > 0 and chart.same(first - 1, k) and chart.low(first - 1) not in (",", "but", "so"):
        first -= 1
    if not any(chart.low(n) in _IRREAL for n in range(first, k)):
        _close(chart, range(first, k))


_PREPOSITIONS = words("""
    at after on in with without during through over while between that which when where who if unless
""")


def narrowed(chart: Chart, sense: Sense, scope: Scope, through: str) -> bool:
    """Whether what is refused is only a part of it: "no overnight buses", "I don't drive at night"."""
    cues = [cue.stop for cue in scope.cues if cue.stop <= sense.first]
    start = max(cues, default=sense.first)
    if sense.first - start <= 3 and any(
        _narrows(chart, k, through) for k in range(start, sense.first) if not chart.transparent[k]
    ):
        return True
    if any(chart.at(n, "moment") for n in (sense.stop, sense.stop + 1) if chart.same(n, sense.first)):
        return True
    if any(
        each.kind in ("house", "people")
        for k in range(start, sense.first)
        for each in chart.senses_from(k)
        if each.stop <= sense.first
    ):
        return True  # "no kids' museums"
    k = sense.stop
    while (noun := chart.at(k, "kind")) is not None and chart.same(k, sense.first):
        k = noun.stop
    if chart.low(k) not in _PREPOSITIONS or not chart.same(k, sense.first):
        return False
    stop = min(_clause_stop(chart, k), k + 5, scope.stop)
    if chart.low(k) in _CONDITIONS and any(_says(chart, n) for n in range(k + 1, stop)):
        return True  # "no flights with the kids": only some of them
    inside = chart.low(k) in ("in", "through", "on")
    if inside and any(chart.low(n) in _PARTS for n in range(k + 1, stop)):
        return True
    return any(_narrows(chart, n, through) for n in range(k + 1, stop))


_CONDITIONS = words("with without when while that which where who if unless")


def _says(chart: Chart, k: int) -> bool:
    """A content word, whatever it is about."""
    polite = chart.low(k) in ("possible", "can", "us", "me", "help", "please", *_EMPTY)
    return not (polite or chart.glue(k)) and chart.tokens[k].kind == "word"


def _narrows(chart: Chart, k: int, through: str) -> bool:
    """A content word that is neither framing nor another wish."""
    if chart.glue(k) or chart.tokens[k].kind != "word" or chart.low(k) in _EMPTY:
        return False
    kinds = {sense.kind for sense in (*chart.senses_from(k), *chart.senses_until(k + 1))}
    if chart.low(k) in _DARK or not kinds.isdisjoint(("vague", "date")):
        return True
    if any(
        sense.kind == "support" and not {"*", through}.isdisjoint(sense.value)
        for sense in (*chart.senses_from(k), *chart.senses_until(k + 1))
    ):
        return False
    inside = any(
        each.stop > k
        for n in range(max(0, k - 4), k)
        for each in chart.senses_from(n)
        if each.kind != "support"
    )
    return not inside and not kinds - {"support", "per", "tight"}


_EMPTY = words("more any point time form forms means use involving whatsoever sort kind type")
_PARTS = words("city cities town towns downtown traffic first last second mountains highway highways")
_DARK = words("night dark evening overnight morning rain snow")
