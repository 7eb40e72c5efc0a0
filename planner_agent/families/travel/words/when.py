"""When the trip is and how long it lasts."""

from __future__ import annotations

from typing import Literal

from planner_agent.families.travel.words.facts import Length, When
from planner_agent.language.chart import Chart
from planner_agent.language.date_values import DatePhrase
from planner_agent.language.date_words import WEEKDAYS, holiday_at
from planner_agent.language.doubt import doubts
from planner_agent.language.facts import Ask
from planner_agent.language.lexicon import Sense, words
from planner_agent.language.number_words import ORDINALS

_START = words("""
    start starts starting begin begins beginning leave leaves leaving depart departing departs
    commence commencing kick setting off from outbound departure
""")
_END = words("""
    end ends ending finish finishing finishes conclude concludes concluding return returning returns
    back home until till through by to
""")
_LINKS = frozenset(["to", "by", "until", "till", "through", "from"])
#: "between the 23rd and the 27th" without a length is a trip of its own up to so many days.
_A_TRIP = 9
_WINDOW = frozenset(["between", "within", "sometime", "anytime", "window", "any", "some", "somewhere"])


def read_dates(chart: Chart) -> None:
    """Claim the dates of the trip, then its length."""
    read_open_points(chart)
    for sense in list(chart.all("date")):
        if chart.scope(sense.first).negated and sense.value.kind in ("day", "range", "period"):
            continue
        if _trip_day(chart, sense):
            phrase = chart.claim("date", sense.first, sense.stop)
            if chart.scope(sense.first).excepted:  # "no museums except on Sunday": left to be reported
                phrase.used.clear()
            continue
        named = _named_edge(chart, sense.first)
        when = When(
            sense.value,
            named[0] if named else _edge(chart, sense),
            _window(chart, sense),
            sense.first,
            sense.stop,
            _bare_day(chart, sense),
            any(holiday_at(chart.tokens, k) for k in range(sense.first, sense.stop)),
        )
        chart.claim("date", sense.first, sense.stop, when, satellites=[named[1]] if named else [])


def _trip_day(chart: Chart, sense: Sense) -> bool:
    """ "home by 8pm on the sunday": a weekday without a date, of which the stated range has one."""
    said = [chart.low(k) for k in range(sense.first - 1, sense.stop)]
    weekday = WEEKDAYS.get(said[-1])
    excepted = chart.scope(sense.first).excepted  # "no museums except on Sunday"
    if weekday is None or not (excepted or "the" in said[:-1]) or not {*said[1:-1]} <= {"on", "the", "by"}:
        return False
    ranges = [each.value for each in chart.known("date") if each.value.kind == "range"]
    return bool(ranges) and all(_has_one(phrase, weekday) for phrase in ranges)


def _has_one(phrase: DatePhrase, weekday: int) -> bool:
    days = phrase.days or 0
    first = phrase.first.weekday() if phrase.first else 0
    return days <= 30 and sum((first + n) % 7 == weekday for n in range(days)) == 1


def _named_edge(chart: Chart, first: int) -> tuple[Literal["start", "end"], Sense] | None:
    """ "the first day is June 6th", "last day: June 12th"."""
    i = first - 1
    while chart.low(i) in ("is", "be", "will", ":", "on", "=", "being", "would"):
        i -= 1
    if chart.low(i) != "day" or not chart.same(i, first):
        return None
    span = Sense("edge", True, i - 1, i + 1)
    if chart.low(i - 1) in ("first", "opening"):
        return "start", span
    return ("end", span) if chart.low(i - 1) in ("last", "final", "closing") else None


def read_open_points(chart: Chart) -> None:
    """ "not sure which week yet", "either 7 or 10 days, we can't agree": what is left open must be asked."""
    for doubt in doubts(chart.tokens, chart.sentence):
        if not chart.free(doubt.first, doubt.stop):
            continue
        topic = doubt.topic or (_nearest_topic(chart, doubt.first) if _ends(chart, doubt.stop) else "")
        if topic not in _OPEN_QUESTIONS:
            continue
        ask = Ask(topic, "ambiguous", _OPEN_QUESTIONS[topic], doubt.first, doubt.stop)
        chart.claim("open", doubt.first, doubt.stop, ask)
    for sense in chart.all("date"):
        _either_date(chart, sense)
    for sense in chart.all("duration"):
        if sense.value.unit == "minute" or not _either_length(chart, sense):
            continue
        first = sense.first - 1 if chart.low(sense.first - 1) == "either" else sense.first
        question = f"How many days shall the trip be: {chart.text_of(sense)}?"
        chart.claim("open", first, sense.first, Ask("dates", "ambiguous", question, first, sense.stop))


_OPEN_QUESTIONS = {
    "dates": "That is still open: on which dates, and for how many days, do you travel?",
    "party": "That is still open: how many people travel, and how many of them are children?",
    "destination": "That is still open: where shall the trip go?",
    "origin": "That is still open: which city do you start from?",
}
_TOPIC_OF = {"date": "dates", "duration": "dates", "people": "party", "place": "destination"}


def _ends(chart: Chart, i: int) -> bool:
    """Whether nothing more is said on what is open."""
    while chart.low(i) in ("yet", "which", "either", "on", "it", "that", "still", "what", "really"):
        i += 1
    return i >= len(chart.tokens) or chart.tokens[i].kind == "symbol" or not chart.same(i - 1, i)


def _nearest_topic(chart: Chart, i: int) -> str:
    """What was spoken of right before, in this sentence or, where the doubt opens one, in the last."""
    for k in range(i - 1, max(-1, i - 24), -1):
        if chart.sentence[k] < chart.sentence[i] - 1:
            break
        if chart.at(k, "money", "cuisine", "category", "mode", "room", "feature") is not None:
            return ""
        for kind, topic in _TOPIC_OF.items():
            sense = chart.at(k, kind)
            if sense is not None and not (kind == "place" and chart.low(k - 1) == "from"):
                return topic
    return ""


def _either_date(chart: Chart, sense: Sense) -> None:
    """ "either the 3rd or the 10th": one of them, nobody says which."""
    i = sense.first - 1
    while chart.low(i) in ("on", "from", "the", "in", "leaving", "starting"):
        i -= 1
    if chart.low(i) != "either":
        return
    other = next(
        (k for k in range(sense.stop, min(sense.stop + 4, len(chart.tokens))) if chart.low(k) == "or"), None
    )
    if other is None:
        return
    question = "Which of the dates is it: on which dates do you travel?"
    chart.claim("open", i, sense.first, Ask("dates", "ambiguous", question, i, sense.stop))


def _either_length(chart: Chart, sense: Sense) -> bool:
    """ "either 7 or 10 days", "5 or 8 nights": more than one apart, or called an alternative."""
    least, most = sense.value.least, sense.value.most
    said = [chart.low(k) for k in range(sense.first, sense.stop)]
    if most is None or least == most or "or" not in said or "so" in said:
        return False
    return chart.low(sense.first - 1) == "either" or most - least > 1


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
        word in ("on", "the", "st", "nd", "rd", "th", "by", "until") or word.isdecimal() or word in ORDINALS
        for word in words
    )


def _each_day(chart: Chart, sense: Sense) -> bool:
    """ "two sights a day": "a day" says how often, not how long."""
    per = chart.at(sense.first, "per")
    if per is None or per.stop != sense.stop or chart.low(sense.first) == "one":
        return False
    return chart.low(sense.first - 1) != "for" and chart.at(sense.stop, "trip") is None


def _edge(chart: Chart, sense: Sense) -> Literal["", "start", "end"]:
    if sense.value.kind == "open":
        return _open_edge(chart, sense)
    if sense.value.kind not in ("day", "ambiguous"):
        return ""
    placed = False  # "back in Chicago on 12 June": past the place, only verbs tell
    for k in range(sense.first - 1, max(-1, sense.first - 5), -1):
        if not chart.same(k, sense.first):
            break
        low = chart.low(k)
        if chart.at(k, "place") is not None or chart.before(k + 1, "place") is not None:
            placed = True
            continue
        if placed and low in _LINKS:
            continue
        if low in _END:
            return "end"
        if low in _START:
            return "start"
        if not chart.glue(k):
            break
    return ""


def _open_edge(chart: Chart, sense: Sense) -> Literal["", "start", "end"]:
    """ "starting on June 3", "till June 6": a day that begins or ends the trip, no bound of a window."""
    low = chart.low(sense.first)
    if not any(
        chart.low(k)[:1].isdigit() or chart.low(k) in ORDINALS for k in range(sense.first, sense.stop)
    ):
        return ""
    if low in ("until", "till", "til") and sense.value.first is None:
        return "end"
    return "start" if low in ("starting", "beginning", "from") and sense.value.last is None else ""


def _window(chart: Chart, sense: Sense) -> bool:
    """Whether the words say "some days within": "sometime in March", "between the 3rd and the 20th"."""
    if sense.value.kind in ("period", "open"):
        return True
    near = [
        chart.low(k) for k in range(max(0, sense.first - 4), sense.first + 1) if chart.same(k, sense.first)
    ]
    said = _WINDOW.intersection(near)
    if said == {"between"} and (sense.value.days or 0) <= _A_TRIP:
        return any(each.value.unit != "minute" for each in chart.all("duration"))
    return bool(said)
