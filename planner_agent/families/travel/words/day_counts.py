"""On how many days: "a beach on at least two of the days", "one day with no sights"."""

from __future__ import annotations

from dataclasses import dataclass

from planner_agent.families.travel import wishes
from planner_agent.families.travel.words.food import slug
from planner_agent.language.chart import Chart
from planner_agent.language.facts import Wish
from planner_agent.language.lexicon import Sense, words
from planner_agent.language.numbers import number_at
from planner_agent.spec import Form, Group, Has, Pred, Run

_TOPICS = ("category", "cuisine", "mode", "kind")
_NEGATIONS = ("no", "without", "never", "not", "nothing", "zero")
_SMALL = words("a an the any some of to at in our my us we i want like have with all single whole one")
_OF_DAYS = words("of the our those these single full whole my different")


@dataclass(frozen=True, slots=True)
class _Days:
    """``group`` of days, said in ``first``..``stop``; ``none`` where it is "on no day"."""

    group: Group
    first: int
    stop: int
    none: bool = False
    without: bool = False


@dataclass(frozen=True, slots=True)
class _Topic:
    """What is done on the days: items ``of`` a kind ``where``, ``n`` of them."""

    of: tuple[str, ...]
    where: Pred | None
    name: str
    n: int
    counted: bool
    negated: bool
    first: int
    stop: int


def read_day_counts(chart: Chart) -> None:
    """Claim counts of days with what is to be done on them."""
    for k in range(len(chart.tokens)):
        if not chart.claimed[k] and (days := _days(chart, k)) is not None:
            _read(chart, days)
    for k in range(len(chart.tokens)):
        _running(chart, k)


def _read(chart: Chart, days: _Days) -> None:
    topic = _topic_after(chart, days) or _topic_before(chart, days)
    if topic is None or (days.none and topic.negated):
        return
    scope = chart.scope(days.first)
    negated = topic.negated or days.without
    if days.none and not topic.counted:
        body: Form = wishes.none(topic.of, topic.where)
    elif days.none:
        body = wishes.at_most(topic.n - 1, topic.of, topic.where, (days.group,))
    elif negated:
        body = wishes.none(topic.of, topic.where, (days.group,))
    else:
        body = wishes.at_least(topic.n, topic.of, topic.where, (days.group,))
    first, stop = min(days.first, topic.first), max(days.stop, topic.stop)
    label = "never" if days.none else f"{days.group.quantifier}-{days.group.k}-days".replace("_", "-")
    name = f"{'no-' if negated else ''}{topic.name}-{label}"
    phrase = chart.claim(
        "sights", days.first, days.stop, Wish(name, body, first, stop, scope.soft),
        satellites=[Sense("topic", True, topic.first, topic.stop)], scope=None,
    )  # fmt: skip
    phrase.used.update(
        k for k in (days.stop, days.stop + 1) if chart.low(k) in ("at", "all") and not days.none
    )
    chart.close([Sense("topic", True, topic.first, topic.stop)])


def _days(chart: Chart, i: int) -> _Days | None:
    """ "on at least two of the days", "at most one day with", "on no day", "one day without"."""
    k = i + 1 if chart.low(i) in ("on", "for") else i
    none = chart.low(k) == "no" and chart.low(i) == "on"
    if none and (stop := _noun(chart, k + 1, one=True)) is not None:
        return _Days(Group(by="day", quantifier="all"), i, stop, none=True)
    cmp = chart.at(k, "cmp")
    at = cmp.stop if cmp is not None else k
    number = number_at(chart.tokens, at) if chart.low(at) not in ("a", "an", "one") else None
    if number is not None and isinstance(number.value, int):
        n, after = number.value, number.stop
    elif chart.low(at) in ("a", "one"):
        n, after = 1, at + 1
    else:
        return None
    stop = _noun(chart, after, one=n == 1)
    if stop is None or not 1 <= n <= 20:
        return None
    lead = chart.low(stop)
    with_ = lead in ("with", "without")
    if cmp is None and k == i and not with_:
        return None  # "two days of …" is how long
    if chart.low(stop) in ("a", "per", "each"):
        return None
    quantifier = "at_most" if cmp is not None and cmp.value == "<=" else "at_least"
    group = Group(by="day", quantifier=quantifier, k=n)
    return _Days(group, i, stop + (lead == "with"), without=lead == "without")


def _noun(chart: Chart, k: int, one: bool) -> int | None:
    """Past "of the days", "days", "single day", "full days of the trip"."""
    while chart.low(k) in _OF_DAYS:
        k += 1
    if chart.low(k) != "days" and not (one and chart.low(k) == "day"):
        return None
    k += 1
    if (
        chart.low(k) in ("of", "in", "during")
        and chart.low(k + 1) in ("the", "our")
        and chart.at(k + 2, "trip")
    ):
        return k + 3
    return k


def _topic_after(chart: Chart, days: _Days) -> _Topic | None:
    """ "one day with no sights", "on no day two museums", "at most two days with driving"."""
    k, begin, negated = days.stop, days.stop, False
    while k < len(chart.tokens) and chart.same(k, days.first):
        low = chart.low(k)
        if low in _NEGATIONS:
            negated = True
        elif low == "more" and chart.low(k + 1) == "than":
            number = chart.at(k + 2, "number")
            found = _at(
                chart,
                number.stop if number else k + 2,
                begin,
                number.value + 1 if number else 2,
                True,
                negated,
            )
            return found if number is not None and isinstance(number.value, int) else None
        elif (found := _at(chart, k, begin, 1, False, negated)) is not None:
            return found
        elif (number := chart.at(k, "number")) is not None and isinstance(number.value, int):
            return _at(chart, number.stop, begin, number.value, True, negated)
        elif low not in _SMALL:
            return None
        k += 1
    return None


def _topic_before(chart: Chart, days: _Days) -> _Topic | None:
    """ "a hike or a viewpoint on at least two of the days", "no driving on at least one day"."""
    near = chart.left(days.first, _TOPICS, through="category", reach=9)
    run: list[Sense] = []
    for each in near:
        if run and not all(
            chart.low(k) in ("or", "a", "an", "/", "some") for k in range(each.stop, run[-1].first)
        ):
            break
        if run and each.kind != run[-1].kind:
            break
        run.append(each)
    if not run:
        return None
    last, first = run[0], run[-1]
    start = first.first
    negated = False
    for k in range(start - 1, max(-1, start - 4), -1):
        if chart.low(k) in ("no", "without", "never"):
            negated, start = True, k
        elif chart.low(k) not in _SMALL:
            break
    number = chart.before(first.first, "number")
    counted = number is not None and isinstance(number.value, int) and number.value > 1
    value = tuple(dict.fromkeys(str(each.value) for each in run))
    of, where, name = _items(first.kind, value)
    if not of or (len(run) == 1 and chart.at(last.stop, *_TOPICS) is not None):
        return None
    n = number.value if counted and number is not None else 1
    start = min(start, number.first) if counted and number is not None else start
    return _Topic(of, where, name, n, counted, negated, start, last.stop)


def _at(chart: Chart, k: int, first: int, n: int, counted: bool, negated: bool) -> _Topic | None:
    sense = chart.at(k, *_TOPICS)
    if sense is None:
        return None
    values, stop = [str(sense.value)], sense.stop
    while (more := _or(chart, stop, sense.kind)) is not None:
        values.append(str(more.value))
        stop = more.stop
    of, where, name = _items(sense.kind, tuple(dict.fromkeys(values)))
    return _Topic(of, where, name, n, counted, negated, first, stop) if of else None


def _or(chart: Chart, k: int, kind: str) -> Sense | None:
    if chart.low(k) != "or":
        return None
    k += 1
    while chart.low(k) in ("a", "an", "some", "any"):
        k += 1
    return chart.at(k, kind)


def _items(kind: str, values: tuple[str, ...]) -> tuple[tuple[str, ...], Pred | None, str]:
    if kind == "category":
        return ("attraction",), Has(attr="categories", values=values), "-or-".join(map(slug, values))
    if kind == "cuisine":
        return ("meal",), Has(attr="cuisines", values=values), "-or-".join(map(slug, values))
    if kind == "mode":
        return ("leg",), wishes.mode_is(*values), "-or-".join(values)
    if values == ("attraction",):
        return ("attraction",), None, "sights"
    return (("leg",), None, "travel") if values == ("leg",) else ((), None, "")


def _running(chart: Chart, i: int) -> None:
    """ "never on two days running", "no driving on consecutive days": what is not done on days in a row."""
    stop = _in_a_row(chart, i)
    if stop is None or chart.claimed[i]:
        return
    first = i
    while chart.low(first - 1) in ("on", "but", "for", "any"):
        first -= 1
    refused = chart.scope(i).negated or any(
        chart.low(k) in ("never", "not", "no") for k in range(first - 4, i)
    )
    around = chart.left(first, _TOPICS, through="mode", reach=14, commas=True) or _clause_topic(chart, first)
    topic = next(iter(around), None)
    if topic is None or not refused:
        return
    of, where, name = _items(topic.kind, (str(topic.value),))
    if not of:
        return
    body = Run(of=of, where=where, max=1)
    wish = Wish(f"{name}-not-two-days-running", body, first, stop, chart.scope(i).soft)
    negations = [k for k in range(max(0, first - 4), i) if chart.low(k) in ("never", "not", "no")]
    phrase = chart.claim("sights", i, stop, wish)
    phrase.used.update({*range(first, stop), *negations})
    if chart.scope(topic.first).negated:  # "no driving on two consecutive days"
        phrase.used.update(range(topic.first, topic.stop))
        phrase.used.update(k for cue in chart.scope(topic.first).cues for k in range(cue.first, cue.stop))
        chart.close([topic])


def _clause_topic(chart: Chart, i: int) -> list[Sense]:
    """ "We drive everything ourselves, but never on …": what the sentence spoke of last."""
    for k in range(i - 1, max(-1, i - 14), -1):
        if not chart.same(k, i):
            break
        sense = chart.before(k + 1, *_TOPICS)
        if sense is not None:
            return [sense]
    return []


def _in_a_row(chart: Chart, i: int) -> int | None:
    low = [chart.low(i + n) for n in range(7)]
    if low[0] in ("two", "2", "successive", "consecutive"):
        plain = low[1:] if low[0] in ("two", "2") else low
        if plain[0] in ("days", "day"):
            if plain[1] == "running":
                return i + (len(low) - len(plain)) + 2
            if plain[1:4] == ["in", "a", "row"]:
                return i + (len(low) - len(plain)) + 4
        if plain[0] in ("consecutive", "successive") and plain[1] == "days":
            return i + (len(low) - len(plain)) + 2
    return None
