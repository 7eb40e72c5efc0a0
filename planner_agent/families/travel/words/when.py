"""When the trip is and how long it lasts."""

from __future__ import annotations

from typing import Literal

from planner_agent.families.travel.words.facts import Length, When
from planner_agent.language.chart import Chart
from planner_agent.language.lexicon import Sense, words

_START = words("""
    start starts starting begin begins beginning leave leaves leaving depart departing departs
    commence commencing kick setting off from outbound departure
""")
_END = words("""
    end ends ending finish finishing finishes conclude concludes concluding return returning returns
    back home until till through by to
""")
_WINDOW = frozenset(["between", "within", "sometime", "anytime", "window", "any", "some", "somewhere"])


def read_dates(chart: Chart) -> None:
    """Claim the dates of the trip, then its length."""
    for sense in list(chart.all("date")):
        if chart.scope(sense.first).negated and sense.value.kind in ("day", "range", "period"):
            continue
        when = When(
            sense.value,
            _edge(chart, sense),
            _window(chart, sense),
            sense.first,
            sense.stop,
            _bare_day(chart, sense),
        )
        chart.claim("date", sense.first, sense.stop, when)


def read_lengths(chart: Chart) -> None:
    for sense in list(chart.all("duration")):
        if sense.value.unit == "minute" or chart.scope(sense.first).negated:
            continue
        if _each_day(chart, sense):
            continue
        week = any(
            "week" in chart.low(k) or "fortnight" in chart.low(k) for k in range(sense.first, sense.stop)
        )
        chart.claim("duration", sense.first, sense.stop, Length(sense.value, sense.first, sense.stop, week))


def _bare_day(chart: Chart, sense: Sense) -> bool:
    """ "the 9th": a day without its month."""
    words = [chart.low(k) for k in range(sense.first, sense.stop)]
    return all(
        word in ("on", "the", "st", "nd", "rd", "th", "by", "until") or word.isdecimal() for word in words
    )


def _each_day(chart: Chart, sense: Sense) -> bool:
    """ "two sights a day": "a day" says how often, not how long."""
    per = chart.at(sense.first, "per")
    if per is None or per.stop != sense.stop or chart.low(sense.first) == "one":
        return False
    return chart.low(sense.first - 1) != "for" and chart.at(sense.stop, "trip") is None


def _edge(chart: Chart, sense: Sense) -> Literal["", "start", "end"]:
    if sense.value.kind not in ("day", "ambiguous"):
        return ""
    for k in range(sense.first - 1, max(-1, sense.first - 5), -1):
        if not chart.same(k, sense.first):
            break
        low = chart.low(k)
        if low in _END:
            return "end"
        if low in _START:
            return "start"
        if not chart.glue(k):
            break
    return ""


def _window(chart: Chart, sense: Sense) -> bool:
    """Whether the words say "some days within": "sometime in March", "between the 3rd and the 20th"."""
    if sense.value.kind in ("period", "open"):
        return True
    near = [
        chart.low(k) for k in range(max(0, sense.first - 4), sense.first + 1) if chart.same(k, sense.first)
    ]
    return not _WINDOW.isdisjoint(near)
