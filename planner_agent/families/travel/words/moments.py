"""On which day: "on June 4 a museum", "Thai food on the first evening", "a market on Saturday"."""

from __future__ import annotations

from planner_agent.families.days import WEEKDAYS
from planner_agent.families.travel import wishes
from planner_agent.language.chart import Chart
from planner_agent.language.lexicon import Lexicon, Sense, words
from planner_agent.spec import Pred

_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh")
_TOPICS = ("category", "cuisine", "attraction", "restaurant", "diet")
_TRAVEL = words("""
    leave leaves leaving depart departing departure return returning returns arrive arriving arrival back home
    fly flying go going head heading start starting end ending travel travelling traveling until till from to
""")


def add_words(lexicon: Lexicon) -> None:
    """ "the first evening", "on day two": days of the trip by number."""
    for n, ordinal in enumerate(_ORDINALS, 1):
        for part, slots in (("day", ()), ("evening", ("dinner",)), ("night", ("dinner",))):
            forms = [f"{ordinal} {part}"]
            if part == "day":
                forms += [f"day {n}", f"day {('one', 'two', 'three', 'four', 'five', 'six', 'seven')[n - 1]}"]
            starts = ("on the", "the", "on our", "our", "on my", "on", "during the", "for the")
            lexicon.add("moment", (n, slots), [f"{start} {form}" for start in starts for form in forms])


def read_days(chart: Chart) -> None:
    """Claim a date or weekday that says when something is done, where other words say when the trip is."""
    dates = list(chart.all("date"))
    for sense in dates:
        others = [each for each in dates if each is not sense and each.value.first]
        trip = any(each.value.kind == "range" for each in others) or len(others) > 1
        on = chart.low(sense.first) == "on" or chart.low(sense.first - 1) == "on"
        if sense.value.kind != "day" or not trip or not on or _travels(chart, sense):
            continue
        if _topic(chart, sense):
            chart.claim("moment", sense.first, sense.stop).used.clear()  # read where a wish takes it up


def _travels(chart: Chart, sense: Sense) -> bool:
    before = range(max(0, sense.first - 4), sense.first)
    if any(chart.same(k, sense.first) and chart.low(k) in _TRAVEL for k in before):
        return True
    after = (chart.low(k) for k in range(sense.stop, sense.stop + 3) if chart.same(k, sense.first))
    return any(low in _TRAVEL and low != "to" for low in after)


def _weekday(chart: Chart, sense: Sense) -> str:
    """ "on Friday", without a date: a day of the week."""
    said = [chart.low(k) for k in range(sense.first, sense.stop) if chart.low(k) != "on"]
    return said[0] if len(said) == 1 and said[0] in WEEKDAYS else ""


def _topic(chart: Chart, sense: Sense) -> bool:
    """Whether a wish stands right beside a day."""
    kinds = (*_TOPICS, "date", "kind", "slot", "number")
    for around in (
        chart.left(sense.first, kinds, through="category", reach=9),
        chart.right(sense.stop, kinds, through="category", reach=9, commas=True),
    ):
        found = next((each for each in around if each.kind in (*_TOPICS, "date")), None)
        if found is not None and found.kind != "date":
            return True
    return False


def moment_of(chart: Chart, sense: Sense) -> tuple[Pred | None, str, list[Sense]]:
    """The day that is said with a wish: its predicate, a name for it, and the words used."""
    days = {phrase.first for phrase in chart.phrases if phrase.kind == "moment"}
    through = {"cuisine": "cuisine", "diet": "diet"}.get(sense.kind, "category")
    kinds = ("date", "moment", "kind", "slot", "number", *_TOPICS)
    for around in (
        chart.right(sense.stop, kinds, through=through, reach=9),
        chart.left(sense.first, kinds, through=through, reach=9, commas=True),
    ):
        for each in around:
            if each.kind == "moment":
                n, slots = each.value
                meal = wishes.slot_is(*slots) if slots and sense.kind in ("cuisine", "restaurant") else None
                if slots and meal is None and sense.kind != "slot":
                    break  # "a museum on the first evening" is not just a day: left to be reported
                return wishes.both(wishes.on_day(n), meal), f"on-day-{n}", [each]
            if each.kind == "date":
                if each.first not in days:
                    break
                if weekday := _weekday(chart, each):
                    return wishes.on_weekday(weekday), f"on-{weekday}", [each]
                day = each.value.first
                return wishes.on_date(day.isoformat()), f"on-{day.isoformat()}", [each]
    return None, "", []
