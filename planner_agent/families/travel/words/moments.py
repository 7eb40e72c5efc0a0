"""On which day: "on June 4 a museum", "Thai food on the first evening", "a market on the Saturday"."""

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
    off out outbound set
""")
#: The number of the last day of the trip, until the trip's length is known (``assemble_wishes``).
LAST = -1
_LAST_DAYS = ("last day", "final day", "last full day", "day of departure", "day we leave", "departure day")
_FIRST_DAYS = ("day of arrival", "day we arrive", "arrival day", "day we get there")
_STARTS = ("on the", "the", "on our", "our", "on my", "on", "during the", "for the")


def add_words(lexicon: Lexicon) -> None:
    """ "the first evening", "on day two", "our last night": days of the trip by number."""
    for n, ordinal in enumerate(_ORDINALS, 1):
        for part, slots in (("day", ()), ("evening", ("dinner",)), ("night", ("dinner",))):
            forms = [f"{ordinal} {part}"]
            if part == "day":
                forms += [f"day {n}", f"day {('one', 'two', 'three', 'four', 'five', 'six', 'seven')[n - 1]}"]
            lexicon.add("moment", (n, slots), [f"{start} {form}" for start in _STARTS for form in forms])
    for n, days in ((LAST, _LAST_DAYS), (1, _FIRST_DAYS)):
        lexicon.add("moment", (n, ()), [f"{start} {form}" for start in _STARTS for form in days])
    evenings = ("last evening", "last night", "final evening", "final night")
    lexicon.add("moment", (LAST, ("dinner",)), [f"{start} {form}" for start in _STARTS for form in evenings])


def read_days(chart: Chart) -> None:
    """Claim a date or weekday that says when something is done, where other words say when the trip is."""
    dates = list(chart.all("date"))
    for sense in dates:
        others = [each for each in dates if each is not sense and each.value.first]
        trip = any(each.value.kind == "range" for each in others) or len(others) > 1
        on = "on" in (chart.low(sense.first), chart.low(sense.first - 1), chart.low(sense.first - 2))
        if sense.value.kind != "day" or not trip or _travels(chart, sense):
            continue
        if (on and _topic(chart, sense)) or (
            _weekday(chart, sense) and _within(sense, others) and _told(chart, sense)
        ):
            chart.claim("moment", sense.first, sense.stop).used.clear()  # read where a wish takes it up


def _within(sense: Sense, others: list[Sense]) -> bool:
    """Whether a weekday falls within the dates of the trip that other words say."""
    day = sense.value.first.weekday()
    for each in others:
        first, last = each.value.first, each.value.last
        if each.value.kind == "range" and first and last and (last - first).days < 7:
            return any((first.weekday() + n) % 7 == day for n in range((last - first).days + 1))
    return False


def _told(chart: Chart, sense: Sense) -> bool:
    """ "Friday is the wedding": a day that something is said of."""
    return chart.low(sense.stop) in ("is", "'s", "will", "being", "was") and chart.same(
        sense.first, sense.stop
    )


def _travels(chart: Chart, sense: Sense) -> bool:
    before = range(max(0, sense.first - 4), sense.first)
    if any(chart.same(k, sense.first) and chart.low(k) in _TRAVEL for k in before):
        return True
    after = (chart.low(k) for k in range(sense.stop, sense.stop + 3) if chart.same(k, sense.first))
    return any(low in _TRAVEL and low != "to" for low in after)


def _weekday(chart: Chart, sense: Sense) -> str:
    """ "on Friday", "the Friday", without a date: a day of the week."""
    said = [chart.low(k) for k in range(sense.first, sense.stop) if chart.low(k) not in ("on", "the")]
    return said[0] if len(said) == 1 and said[0] in WEEKDAYS else ""


def _topic(chart: Chart, sense: Sense) -> bool:
    """Whether a wish stands right beside a day."""
    kinds = (*_TOPICS, "date", "kind", "slot", "number", "clock", "mode")
    for around in (
        chart.left(sense.first, kinds, through="category", reach=9),
        chart.right(sense.stop, kinds, through="category", reach=9, commas=True),
    ):
        found = next((each for each in around if each.kind not in ("number",)), None)
        if found is not None and found.kind not in ("date", "mode") and found.value not in ("leg", "stay"):
            return True
        if found is not None and found.kind == "mode" and chart.scope(found.first).negated:
            return True
    return False


def day_pred(chart: Chart, sense: Sense) -> Pred | None:
    """The day that a moment, a weekday or a date names."""
    if sense.kind == "moment":
        n, slots = sense.value
        return wishes.both(wishes.on_day(n), wishes.slot_is(*slots) if slots else None)
    if weekday := _weekday(chart, sense):
        return wishes.on_weekday(weekday)
    if sense.value.kind != "day" or sense.value.first is None:
        return None
    return wishes.on_date(sense.value.first.isoformat())


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
                if slots and meal is None and sense.kind not in ("slot", "clock"):
                    break  # "a museum on the first evening" is not just a day: left to be reported
                label = "on-last-day" if n == LAST else f"on-day-{n}"
                return wishes.both(wishes.on_day(n), meal), label, [each]
            if each.kind == "date":
                if each.first not in days:
                    break
                if weekday := _weekday(chart, each):
                    return wishes.on_weekday(weekday), f"on-{weekday}", [each]
                day = each.value.first
                return wishes.on_date(day.isoformat()), f"on-{day.isoformat()}", [each]
    return None, "", []
