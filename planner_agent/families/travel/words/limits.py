"""Clocks and ratings: "home by 8 pm", "nothing before 9", "rated at least 4", "an average of 4.2"."""

from __future__ import annotations

from fractions import Fraction

from planner_agent.families.travel import wishes
from planner_agent.language.chart import Chart
from planner_agent.language.clocks import Clock
from planner_agent.language.facts import Ask, Assumed, Wish
from planner_agent.language.lexicon import Sense, words
from planner_agent.spec import Cmp, Form, Is, Pred, clock_text

_EARLY = frozenset(["before", "earlier"])
_LATE = frozenset(["after", "later", "past", "beyond"])


def read_clocks(chart: Chart) -> None:
    """Claim clocks that bound departures, arrivals or the day."""
    for sense in list(chart.all("clock")):
        clock: Clock = sense.value
        if clock.span is not None:
            continue
        cues = ("clock_cue", "mode", "neg", "kind", "slot", "side", "direction", "any_thing", "place")
        left = chart.left(sense.first, cues, through="clock")
        left += _beyond_not(chart, sense, left, cues)
        left = _from_subject(chart, left)
        right = chart.right(sense.stop, cues, through="clock")
        if any(each.kind == "clock_cue" for each in left):  # "arrive before noon and leave after lunch"
            right = [each for each in right if not any(map(chart.joins, range(sense.stop, each.first)))]
        side = _side(chart, sense, left, right)
        scope = chart.scope(sense.first)
        if side is None:
            continue
        used = [
            each
            for each in (*left, *right)
            if each.kind in ("clock_cue", "side", "direction", "any_thing", "mode", "slot")
        ]
        wish = _clock_wish(chart, sense, left, right, side, scope.negated)
        if wish is None:
            continue
        facts: list[object] = [wish]
        if clock.half_unsaid:
            facts.append(
                Assumed(f"{clock_text(clock.minutes)} is meant, 24-hour clock.", sense.first, sense.stop)
            )
        used += [Sense("way", True, each.stop, each.stop + 1) for each in used if _way(chart, each)]
        phrase = chart.claim("clock", sense.first, sense.stop, *facts, satellites=used, scope=scope)
        chart.close(each for each in used if each.kind in ("mode", "slot"))
        phrase.used.update(
            k for k in range(max(0, sense.first - 3), sense.first) if chart.low(k) in _EARLY | _LATE
        )


def _from_subject(chart: Chart, left: list[Sense]) -> list[Sense]:
    """ "eight hours of driving on any day and nothing after ten": what is before the subject is said of
    something else."""
    for n, each in enumerate(left):
        if each.kind == "any_thing" or (each.kind == "side" and chart.text_of(each).startswith("nothing")):
            return left[: n + 1]
    return left


def _way(chart: Chart, each: Sense) -> bool:
    return each.kind == "mode" and chart.low(each.stop) in _WAYS


def _beyond_not(chart: Chart, sense: Sense, left: list[Sense], cues: tuple[str, ...]) -> list[Sense]:
    """ "Flights out must not leave before 8": the subject, which stands before the negation."""
    first = k = min([sense.first, *(each.first for each in left)])
    while (
        k > 0 and chart.same(k - 1, sense.first) and (chart.low(k - 1) in _NOT or chart.low(k - 1) in _MODALS)
    ):
        k -= 1
    if not any(chart.low(n) in _NOT for n in range(k, first)):
        return []
    return chart.left(k, cues, through="clock")


_MODALS = words(
    "must should may can could will would shall ought to do does has have be need needs we i want wants like"
)
_NOT = words("not never n't mustn't shouldn't can't cannot won't shan't don't doesn't couldn't wouldn't")


def _side(chart: Chart, sense: Sense, left: list[Sense], right: list[Sense]) -> str | None:
    """Which side of the clock is spoken of: before or after it; None where nothing tells."""
    for each in left:
        if each.kind == "side" and sense.first - each.stop <= 1:
            return str(each.value)
    for each in right[:1]:
        if each.kind == "side" and each.first - sense.stop <= 1:
            return "not-before" if each.value == "after" else "not-after"
    return None


def _clock_wish(
    chart: Chart, sense: Sense, left: list[Sense], right: list[Sense], side: str, negated: bool
) -> Wish | None:
    early = (side == "before") if negated else (side in ("after", "not-before"))
    if side in ("not-before", "not-after"):
        early = side == "not-before"
    clock = clock_text(_minutes(sense.value, early))
    nothing = any(each.kind == "side" and chart.text_of(each).startswith("nothing") for each in left)
    about = [
        each
        for each in (*left, *right)
        if each.kind in ("clock_cue", "mode", "any_thing", "direction", "kind")
    ]
    cue = next((each.value for each in about if each.kind == "clock_cue"), None)
    carrier = next((each for each in about if each.kind == "mode"), None)
    mode = carrier.value if carrier is not None else None
    said = _WAYS.get(chart.low(carrier.stop)) if carrier is not None else None
    ways = [said] if said else [str(each.value) for each in about if each.kind == "direction"]
    back = "back" in ways or cue == "home"
    way = "back" if back else next(iter(ways), None)
    where: Pred | None = Is(attr="direction", values=(way,)) if way else None
    if mode is not None:
        where = wishes.both(where, wishes.mode_is(mode))
    first, stop = sense.first, sense.stop
    body: Form
    meals = [each for each in (*left, *right) if each.kind == "slot"]
    if meals and cue in (None, "finish") and mode is None:
        return _of_meal(chart, sense, meals, early, ends=cue == "finish")
    if cue == "finish":
        subject = _subject(chart, sense)
        if (early and not subject.startswith(("no", "nothing"))) or not subject:
            return None
        name, body = "nothing-after", wishes.nothing_after(clock_text(_minutes(sense.value, False)))
        clock = clock_text(_minutes(sense.value, False))
    elif cue in ("arrive", "home"):
        if early:
            return None
        name = "home-by" if back else "latest-arrival"
        body = wishes.arrive_not_after(clock, where)
    elif cue == "depart" or mode is not None:
        name = "earliest-departure" if early else "latest-departure"
        body = wishes.depart_not_before(clock, where) if early else wishes.depart_not_after(clock, where)
    elif cue == "day" or nothing or any(each.kind == "any_thing" for each in about):
        name = "nothing-before" if early else "nothing-after"
        body = wishes.nothing_before(clock) if early else wishes.nothing_after(clock)
    else:
        return None
    return Wish(name, body, first, stop, chart.scope(first).soft, key=name, shown=clock)


#: "flights out", "the train back": the way that a means of transport is for.
_WAYS = {"out": "out", "outbound": "out", "there": "out", "back": "back", "home": "back"}


def _of_meal(chart: Chart, sense: Sense, meals: list[Sense], early: bool, ends: bool) -> Wish | None:
    """ "no dinner before 7", "dinner over by 9": when a meal starts or ends."""
    slots = tuple(dict.fromkeys(each.value for each in meals))
    clock = clock_text(_minutes(sense.value, early))
    if ends and early:
        return None
    late = Cmp(attr="end" if ends else "start", op=">", value=clock)
    pred = Cmp(attr="start", op="<", value=clock) if early else late
    name = f"{'-'.join(slots)}-{'not-before' if early else 'over-by' if ends else 'not-after'}"
    body = wishes.none(("meal",), wishes.both(wishes.slot_is(*slots), pred))
    return Wish(name, body, sense.first, sense.stop, chart.scope(sense.first).soft, key=name, shown=clock)


def _subject(chart: Chart, sense: Sense) -> str:
    """ "nothing, be it travel or a meal, may end …": the word for all that is done, before the clock."""
    for k in range(sense.first - 1, max(-1, sense.first - 20), -1):
        if not chart.same(k, sense.first):
            break
        found = chart.at(k, "any_thing")
        if found is not None:
            return chart.text_of(found)
    return ""


def _minutes(clock: Clock, early: bool) -> int:
    """The half of the day that makes sense: bounds on the morning are am, on the evening pm."""
    if clock.other is None:
        return clock.minutes
    choices = sorted((clock.minutes, clock.other))
    if early:
        return choices[0] if choices[0] >= 240 else choices[1]
    return choices[1]


_RATED = ("rating", "cmp", "kind", "mean", "per", "neg", "slot", "goodness", "category")


def read_ratings(chart: Chart) -> None:
    """Claim numbers with a word of rating: each item (by kind), or on average."""
    for sense in list(chart.all("number")):
        if not 1 <= Fraction(sense.value) <= 10:
            continue
        left = chart.left(sense.first, _RATED, through="rating", reach=9)
        right = chart.right(sense.stop, _RATED, through="rating", reach=9)
        words = [each for each in (*left, *right) if each.kind in ("rating", "mean")]
        if not words:
            continue
        scope = chart.scope(sense.first)
        if scope.negated and not any(each.kind == "cmp" for each in (*left, *right)):
            continue  # "no 2 star hotels" is no least rating: left to be reported
        used = [each for each in (*left, *right) if each.kind in ("rating", "mean", "cmp", "kind", "slot")]
        first, stop = sense.first, sense.stop
        if Fraction(sense.value) > 5:
            text = chart.tokens[first].text
            question = f"Ratings go from 1 to 5, so {text} cannot be one. Which rating do you mean?"
            chart.claim(
                "rating", first, stop, Ask("rating", "impossible", question, first, stop), satellites=used
            )
            continue
        facts = _ratings(chart, sense, left, right)
        chart.claim("rating", first, stop, *facts, satellites=used, scope=scope)


def _ratings(chart: Chart, sense: Sense, left: list[Sense], right: list[Sense]) -> list[object]:
    number = _number(Fraction(sense.value))
    mean = any(each.kind == "mean" for each in (*left, *right))
    kinds = [each for each in (*left, *right) if each.kind in ("kind", "slot") and each.value != "leg"]
    if not kinds and (headed := _heading(chart, sense, left)) is not None:
        kinds = [headed]
    of = list(dict.fromkeys("meal" if each.kind == "slot" else each.value for each in kinds[:1])) or [
        "stay",
        "meal",
    ]
    facts: list[object] = []
    if not kinds:
        facts.append(Assumed("The rating is meant for lodging and restaurants.", sense.first, sense.stop))
    if not any(each.kind == "cmp" and each.value == ">=" for each in (*left, *right)):
        facts.append(Assumed(f"A rating of {number} means that or better.", sense.first, sense.stop))
    soft = chart.scope(sense.first).soft
    for kind in of:
        if mean:
            body: Form = wishes.mean_rating_at_least((kind,), number)
            facts.append(Wish(f"mean-rating-{kind}", body, sense.first, sense.stop, soft))
        else:
            facts.append(
                Wish(f"rating-{kind}", wishes.rated_at_least(kind, number), sense.first, sense.stop, soft)
            )
    return facts


def _heading(chart: Chart, sense: Sense, left: list[Sense]) -> Sense | None:
    """ "the hotels: four stars or better": what a line is about."""
    first = min([sense.first, *(each.first for each in left)])
    noun = chart.before(first - 1, "kind") if chart.low(first - 1) == ":" else None
    return noun if noun is not None and noun.value != "leg" else None


def _number(value: Fraction) -> str:
    return str(value.numerator) if value.denominator == 1 else f"{float(value):g}"
