"""Ratings: "rated at least 4", "an average of 4.2"."""

from __future__ import annotations

from fractions import Fraction

from planner_agent.families.travel import wishes
from planner_agent.language.chart import Chart
from planner_agent.language.facts import Ask, Assumed, Wish
from planner_agent.language.lexicon import Sense
from planner_agent.spec import Form

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
